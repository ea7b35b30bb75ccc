"""The first line of a meeting: way back, title, its facts, and the acts of the step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.meeting_file import MeetingFile
from app.domain.meetings import meeting_title
from app.domain.text import clock_text, given_name, short_date, weekday_name
from ui.kit import theme
from ui.kit.buttons import LinkButton, icon_button
from ui.kit.labels import ElidedLabel, IconLabel, Label

FACT_GAP, ICON_GAP = 16, 6
Fact = tuple[str, str]
"""Icon name, or none, and words."""


class MeetingLine(QWidget):
    """Title and facts of a meeting; facts that do not fit give way from the end."""

    back = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = icon_button(
            "arrow-left", "Về danh sách buổi họp", keys="Alt+B", small=True
        )
        self.back_button.clicked.connect(lambda _checked: self.back.emit())
        self.title = ElidedLabel("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.facts = FactLine()
        self.facts.edit.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.slot = QHBoxLayout()
        """Where the ribbon stands when the window is low."""
        self.slot.setContentsMargins(0, 0, 0, 0)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.facts, 1)
        row.addLayout(self.slot, 1)
        row.addLayout(self.acts)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def show_file(self, file: MeetingFile, *, is_locked: bool) -> None:
        """Show another meeting or other facts of it."""
        self.title.set_text(meeting_title(file.header.kind, file.header.period))
        self.facts.set_facts(facts_of(file))
        self.facts.edit.setVisible(not is_locked)

    def set_compact(self, is_compact: bool) -> None:
        """Leave the facts out where the ribbon needs their place."""
        self.facts.setVisible(not is_compact)

    def _fit(self) -> None:
        self.setMinimumHeight(theme.sizes().control)


class FactLine(QWidget):
    """Facts behind each other and *Sửa*, one of a kind; each is shown whole or not at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LinkButton("Sửa")
        self.edit.setAccessibleName("Sửa thông tin buổi họp")
        self._facts: tuple[Fact, ...] = ()
        self._widgets: list[_FactWords] = []
        self._made: dict[str, _FactWords] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(FACT_GAP)
        self._row.addWidget(self.edit)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        for icon in self._made.keys() - dict(facts).keys():
            self._made[icon].hide()
        self._widgets, place = [], 0
        for icon, words in facts:
            widget = self._made.get(icon) or self._make(icon, place)
            place = self._row.indexOf(widget) + 1
            widget.label.setText(words)
            self._widgets.append(widget)
        self.setAccessibleName(", ".join(words for _, words in facts))
        self._fit()

    def _make(self, icon: str, place: int) -> "_FactWords":
        """Make the place of one kind of fact, kept for the meetings that have such a fact."""
        made = self._made[icon] = _FactWords(icon)
        self._row.insertWidget(place, made)
        return made

    def shown(self) -> tuple[str, ...]:
        """Return the words that have room."""
        pairs = zip(self._facts, self._widgets, strict=True)
        return tuple(words for (_, words), widget in pairs if not widget.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many facts as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = self.width() - self.edit.sizeHint().width()
        for widget in self._widgets:
            left -= widget.sizeHint().width() + FACT_GAP
            widget.setVisible(left >= 0)


class _FactWords(QWidget):
    """The words of one fact behind its picture."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.label = Label("", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ICON_GAP)
        if icon:
            row.addWidget(IconLabel(icon, "text_secondary"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label)


def facts_of(file: MeetingFile) -> tuple[Fact, ...]:
    """Return what the line says of a meeting, what is not known left out."""
    header = file.header
    at = clock_text(header.starts_at) if header.starts_at else ""
    facts = (
        ("calendar", f"{weekday_name(header.day)}, {short_date(header.day)}"),
        ("clock", at),
        ("map-pin", header.place),
        ("user-round", _person("Chủ trì", file.name(header.chair_id))),
        ("", _person("Thư ký", file.name(header.minute_taker_id))),
        ("book-open-text", header.topic.title),
    )
    return tuple((icon, words) for icon, words in facts if words)


def _person(role: str, full_name: str) -> str:
    return f"{role}: đ/c {given_name(full_name)}" if full_name else ""
