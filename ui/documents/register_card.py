"""The card of the register: from which number to which of each type, and what is missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.registers import Register, gap_sentences
from ui.kit.buttons import LinkButton
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.labels import IconLabel, Label, hairline

NO_TERM = "Chưa khai báo nhiệm kỳ nên chưa cấp được số văn bản."
NO_PAPERS = "Chưa có văn bản nào trong nhiệm kỳ."


class RegisterCard(Card):
    """Shows one line a type; a gap has its word, its icon and its neighbours."""

    opened = Signal()

    def __init__(self, *, has_link: bool = True, parent: QWidget | None = None) -> None:
        self.link = LinkButton("Mở sổ", style="small")
        super().__init__("Sổ văn bản", right=[self.link] if has_link else [], parent=parent)
        self._register: Register | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add_layout(self._lines)
        self.body.addStretch(1)
        self.link.clicked.connect(lambda _checked: self.opened.emit())

    def show_register(self, register: Register) -> None:
        """Show another register."""
        if register == self._register:
            return
        self._register = register
        name = f" {register.term_name}" if register.term_name else ""
        self.title.setText(f"Sổ văn bản{name}")
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                drop(old)
        if not register.lines:
            said = NO_PAPERS if register.term_name else NO_TERM
            self._lines.addWidget(Label(said, "secondary", wrap=True))
            return
        self._lines.addWidget(_spans(register))
        gaps = [gap for line in register.lines for gap in gap_sentences(line)]
        if gaps:
            self._lines.addWidget(hairline())
        for title, sentence in gaps:
            self._lines.addWidget(_gap(title, sentence))

    def texts(self) -> tuple[str, ...]:
        """Return what a person reads."""
        return tuple(label.text() for label in self.findChildren(Label) if not label.isHidden())


def _spans(register: Register) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(register.lines):
        grid.addWidget(Label(line.label, wrap=True), row, 0)
        cancelled = f", hủy {line.cancelled}" if line.cancelled else ""
        grid.addWidget(Label(f"{line.span}{cancelled}", "small"), row, 1)
    return made


def _gap(title: str, sentence: str) -> QWidget:
    made = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    name = Label(title, "label", tone="warn")
    words.addWidget(name)
    words.addWidget(Label(sentence, "small", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return made
