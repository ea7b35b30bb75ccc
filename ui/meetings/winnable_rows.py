"""Rows of what a sheet can still win: item, name, points, and the button that goes to the act."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.acts import Act
from app.domain.meeting_views import MeetingView
from app.domain.text import points_text
from app.domain.winnable import WinnableLine
from ui.kit import fonts, theme
from ui.kit.buttons import LinkButton, secondary, small_width
from ui.kit.cards import PADDING
from ui.kit.kept_rows import KeptRows
from ui.kit.labels import Label, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph
from ui.meetings.scoring_values import is_open_sheet

ROW_GAP, GAP, LEAST_NAME, SCROLL_BAR = 4, 8, 64, 14
SHORT = 3
"""How many rows a step beside the sheet shows before it is asked for all."""


def winnable_row(line: WinnableLine, words: str, act: Callable[[], None]) -> QWidget:
    """Return the row of one line; a long act stands below where the panel has no room for it."""
    number = Label(line.item_id, "small", tone="muted")
    points = Label(f"+{points_text(line.points)}", "strong", tone="ok")
    button = secondary(words, small=True)
    button.setAccessibleDescription(f"Mục {line.item_id}: {line.text}")
    button.clicked.connect(lambda _checked: act())
    upper, lower = QHBoxLayout(), QHBoxLayout()
    for row in (upper, lower):
        row.setSpacing(GAP)
    upper.addWidget(number)
    upper.addWidget(_name(line), 1)
    is_long = _beside(number, points, words) > _room()
    if is_long:
        lower.addStretch(1)
    for part in (points, button):
        (lower if is_long else upper).addWidget(part)
    holder = QWidget()
    holder.setFocusProxy(button)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ROW_GAP)
    column.addWidget(hairline())
    column.addLayout(upper)
    column.addLayout(lower)
    return holder


def _beside(number: Label, points: Label, words: str) -> int:
    """Return the room a row needs on one line, reckoned from its words alone."""
    sides = fonts.width(number.text(), theme.face("small"))
    sides += fonts.width(points.text(), theme.face("strong"))
    return sides + small_width(words) + 3 * GAP + LEAST_NAME


def _room() -> int:
    """Return the width of the panel inside a card, beside its scroll bar."""
    return theme.sizes().findings_width - 2 * PADDING - SCROLL_BAR


def winnable_place(line: WinnableLine) -> str:
    """Return where the act of a line is done."""
    return "run:readback" if line.act is Act.READ_BACK else line.where


def _name(line: WinnableLine) -> Paragraph:
    """Return the criterion on two short lines, the rest in its tooltip."""
    name = Paragraph((Run(line.text, Ink(style="small")),), most_lines=2, spacing=1.15)
    name.setMinimumWidth(LEAST_NAME)
    return name


def _words(line: WinnableLine) -> str:
    """Return the act; one that is done on the sheet itself names its line."""
    on_sheet = line.where.startswith("score:")
    return f"{line.act_label} mục {line.item_id}" if on_sheet else line.act_label


class WinnableList(QWidget):
    """What can still be won, the acts of the step in front first, some of them until asked."""

    go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._is_unfolded = "", False
        self._lines: tuple[WinnableLine, ...] = ()
        self.rows = KeptRows(self._row, 0)
        self.more = LinkButton("", style="small")
        self.more.clicked.connect(lambda _checked: self._toggle())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addWidget(self.rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_step(self, step: str) -> None:
        """Put the acts of this step first; the sheet itself lists them in its own card."""
        if step != self._step:
            self._step, self._is_unfolded = step, False
            self._show()

    def show_view(self, view: MeetingView) -> None:
        """Show what the sheet of a meeting can still win."""
        sheet = view.sheet
        is_open = sheet is not None and is_open_sheet(view, sheet)
        self._lines = sheet.sheet.winnable_lines if sheet is not None and is_open else ()
        self._show()

    def _show(self) -> None:
        is_shown = bool(self._lines) and self._step != "score"
        self.setVisible(is_shown)
        if not is_shown:
            return
        shown = self._ordered() if self._is_unfolded else self._ordered()[:SHORT]
        self.rows.show_rows(shown)
        rest = len(self._lines) - SHORT
        self.more.setVisible(rest > 0)
        self.more.setText("Thu gọn" if self._is_unfolded else f"Còn {rest} mục có thể đạt")
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()

    def _ordered(self) -> tuple[WinnableLine, ...]:
        """Return the lines of this step before the others, the most points first."""
        own = f"{self._step}:"

        def rank(line: WinnableLine) -> tuple[bool, object]:
            return not f"{line.where}:".startswith(own), -line.points

        return tuple(sorted(self._lines, key=rank))

    def _row(self, line: WinnableLine) -> QWidget:
        """Return a row as narrow as the panel: the act itself is what one presses."""
        holder = QWidget()
        act = LinkButton(_words(line))
        act.setToolTip(f"{line.item_id}. {line.text}")
        act.setAccessibleDescription(f"Mục {line.item_id}: {line.text}")
        act.clicked.connect(lambda _checked: self.go.emit(winnable_place(line)))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(Label(line.item_id, "small", tone="muted"))
        row.addWidget(act)
        row.addStretch(1)
        row.addWidget(Label(f"+{points_text(line.points)}", "strong", tone="ok"))
        holder.setFocusProxy(act)
        return holder

    def _toggle(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show()
