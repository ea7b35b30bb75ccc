"""Everything that keeps a rubric from being used: where, and why; one can go there, or copy it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton, secondary
from ui.kit.cards import Notice
from ui.kit.dropping import drop
from ui.kit.labels import Label

MOST_SHOWN = 60
_AT_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault as the list shows it."""

    where: str
    sentence: str
    place: str = ""
    """Where to go when pressed; empty where there is nothing to go to."""


class FaultList(QWidget):
    """Shows all faults at once; hidden while there is none."""

    pressed = Signal(str)

    def __init__(self, *, side: int = 16, closable: bool = False) -> None:
        super().__init__()
        self._side = side
        self.title = Notice("", "error", closable=closable)
        self.copy_button = secondary("Sao chép danh sách", icon="copy", small=True)
        self.lines: tuple[FaultLine, ...] = ()
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(2)
        self._build()

    def show_faults(self, title: str, lines: Sequence[FaultLine]) -> None:
        """Show these faults and nothing of earlier ones."""
        self._empty()
        self.lines = tuple(lines)
        self.title.set_text(title)
        self.title.show()
        for at, line in enumerate(self.lines[:MOST_SHOWN]):
            self._rows.addWidget(self._where(line), at, 0, _AT_START)
            sentence = Label(line.sentence, wrap=True)
            sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._rows.addWidget(sentence, at, 1)
        more = len(self.lines) - MOST_SHOWN
        if more > 0:
            self._rows.addWidget(Label(f"Và {more} chỗ nữa: sao chép để xem đủ."), MOST_SHOWN, 1)
        self.setVisible(bool(self.lines))

    def clear(self) -> None:
        """Show no faults any more."""
        self.show_faults("", ())

    def text(self) -> str:
        """Return the whole list as text."""
        return "\n".join(f"{line.where}: {line.sentence}" for line in self.lines)

    def copy(self) -> None:
        """Put the list where it can be pasted from."""
        QApplication.clipboard().setText(f"{self.title.label.text()}\n{self.text()}")

    def _where(self, line: FaultLine) -> QWidget:
        if not line.place:
            return Label(line.where, "strong")
        link = LinkButton(line.where)
        link.clicked.connect(lambda _checked, place=line.place: self.pressed.emit(place))
        return link

    def _empty(self) -> None:
        while (entry := self._rows.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                drop(widget)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(self._side, 0, self._side, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.copy_button)
        column.addLayout(top)
        column.addLayout(self._rows)
        self.copy_button.clicked.connect(lambda _checked: self.copy())
        self.hide()
