"""The head of the score sheet card: which rubric, since when, other rubrics, all lines or a few."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.domain.rubrics import CONFIDENCE_LABELS, Confidence, Rubric
from app.domain.text import short_date
from app.services.rubrics import EditionRow
from ui.kit.buttons import icon_button, quiet
from ui.kit.chips import Chip, ChipSpec
from ui.kit.labels import ElidedLabel
from ui.kit.painting import scaled
from ui.kit.segmented import Segmented

ALL, OPEN = "all", "open"
LEAST_NAME = 180


class SheetHeader(QWidget):
    """One line that never wraps; the name of the rubric gives way first."""

    rubric_chosen = Signal(int)
    caveats_asked = Signal()
    superior_asked = Signal()
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.chip = Chip(ChipSpec(""))
        self.rubric_button = icon_button("chevron-down", "Chọn khung tiêu chí khác", small=True)
        self.caveat_button = icon_button("info", "Lưu ý của khung tiêu chí", small=True)
        self.superior_button = quiet("Điểm cấp trên", small=True)
        self.filter = Segmented(((ALL, "Tất cả"), (OPEN, "Cần xem")), small=True)
        self.filter.set_value(ALL)
        self.menu = QMenu(self)
        self.setMinimumHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.name)
        for widget in (self.chip, self.rubric_button, self.caveat_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.superior_button)
        row.addWidget(self.filter)
        self._connect()

    def show_rubric(self, rubric: Rubric, *, by_hand: bool, can_change: bool) -> None:
        """Show the rubric a sheet is scored by."""
        self.name.set_text(rubric.name)
        in_force = force_words(rubric)
        self.name.set_hint(f"{in_force}\n{CONFIDENCE_LABELS[rubric.confidence]}")
        self.chip.set_spec(ChipSpec(in_force, "warn" if by_hand else "neutral"))
        self.rubric_button.setVisible(can_change)
        self.caveat_button.setVisible(bool(rubric.caveats))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the dates to the name where it would hardly be read."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Share the room again when a button comes or goes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        parts = (self.rubric_button, self.caveat_button, self.superior_button, self.filter)
        taken = sum(part.sizeHint().width() + 8 for part in parts if not part.isHidden())
        room = self.width() - taken - self.chip.sizeHint().width() - 44
        self.chip.setVisible(room >= min(self.name.sizeHint().width(), scaled(LEAST_NAME)))

    def show_counts(self, lines: int, to_see: int) -> None:
        """Show how many lines there are and how many are worth a look."""
        self.filter.set_options(((ALL, f"Tất cả {lines}"), (OPEN, f"Cần xem {to_see}")))

    def offer(self, editions: Sequence[EditionRow], chosen: int) -> None:
        """List the rubrics a meeting may be scored by, those in force on its day first."""
        self.menu.clear()
        for edition in editions:
            action = QAction(edition_words(edition), self.menu)
            action.setCheckable(True)
            action.setChecked(edition.id == chosen)
            action.triggered.connect(lambda _checked, own=edition.id: self.rubric_chosen.emit(own))
            self.menu.addAction(action)

    def _connect(self) -> None:
        self.rubric_button.clicked.connect(lambda _checked: self._open_menu())
        self.caveat_button.clicked.connect(lambda _checked: self.caveats_asked.emit())
        self.superior_button.clicked.connect(lambda _checked: self.superior_asked.emit())
        self.filter.changed.connect(lambda: self.filtered.emit(self.filter.value()))

    def _open_menu(self) -> None:
        below = self.rubric_button.rect().bottomLeft()
        self.menu.popup(self.rubric_button.mapToGlobal(below))


def force_words(rubric: Rubric) -> str:
    """Return since when a rubric is in force: hiệu lực từ 28/10/2025."""
    return _force(rubric.valid_from, rubric.valid_to)


def edition_words(edition: EditionRow) -> str:
    """Return a rubric as the menu names it: name, dates, how far it was compared."""
    force = _force(edition.valid_from, edition.valid_to)
    mark = CONFIDENCE_LABELS[Confidence(edition.confidence)]
    return f"{edition.name} – {force} ({mark})"


def _force(first: date | None, last: date | None) -> str:
    start = short_date(first) if first else ""
    end = short_date(last) if last else ""
    if start and end:
        return f"hiệu lực {start}–{end}"
    if start or end:
        return f"hiệu lực {'từ' if start else 'đến'} {start or end}"
    return "không ghi thời hạn"
