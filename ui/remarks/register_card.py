"""The chosen record of a register: its words and facts, and what can be recorded of it in place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.act_form import ActForm
from ui.kit.buttons import LinkButton, PushButton, quiet
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec
from ui.kit.facts import Fact, FactGrid, act_row
from ui.kit.labels import Label, hairline
from ui.kit.page import scrolling

EDGE, TOP = 15, 12


class RegisterCard(Card):
    """What the cards of petitions, papers and models share; an act opens its form in place."""

    acted = Signal(str, dict)
    """The name of an act with what was entered for it."""
    edit_asked = Signal()
    delete_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chip = Chip(ChipSpec(""))
        super().__init__(" ", right=(self.chip,), edge_to_edge=True, parent=parent)
        self.name, self.words = Label("", "strong", wrap=True), Label("", wrap=True)
        self.facts = FactGrid()
        self.meeting_link = LinkButton("")
        self.parts = QVBoxLayout()
        self.edit_button = quiet("Sửa", icon="pencil", small=True)
        self.delete_button = quiet("Xóa", icon="trash-2", small=True)
        self.hint = Label("", "small", wrap=True)
        self.forms: dict[str, ActForm] = {}
        self._buttons: dict[str, PushButton] = {}
        self._open, self._has_acts = "", False

    def add_act(self, name: str, button: PushButton, form: ActForm | None = None) -> None:
        """Offer an act; without a form a press is the act itself."""
        self._buttons[name] = button
        if form is None:
            button.clicked.connect(lambda _checked: self.acted.emit(name, {}))
            return
        self.forms[name] = form
        button.clicked.connect(lambda _checked: self.open_form(name))
        form.submitted.connect(lambda values: self.acted.emit(name, values))
        form.cancelled.connect(self.close_form)

    def show_words(
        self, title: str, chip: ChipSpec, facts: Sequence[Fact], *, name: str = "", words: str = ""
    ) -> None:
        """Show another record; its name may be long, so only a short title stands in the head."""
        self.title.setText(title)
        self.setAccessibleName(f"{title} {name}".strip())
        self.chip.set_spec(chip)
        for label, text in ((self.name, name), (self.words, words)):
            label.setText(text)
            label.setVisible(bool(text))
        self.facts.set_facts(tuple(facts))

    def show_meeting(self, title: str) -> None:
        """Name the meeting it belongs to, if any."""
        self._meeting_row.setVisible(bool(title))
        self.meeting_link.setText(title)
        self.meeting_link.setAccessibleName(f"Mở buổi họp: {title}")
        self.meeting_link.updateGeometry()

    def show_acts(self, *names: str) -> None:
        """Show these acts and no others."""
        self._has_acts = bool(names)
        for name, button in self._buttons.items():
            button.setVisible(name in names)
        if self._open not in names:
            self.close_form()

    def start_values(self, name: str) -> dict[str, Any]:
        """Return what the form of an act begins with; subclasses know."""
        del name
        return {}

    def open_form(self, name: str) -> None:
        """Ask for what an act needs in place of the buttons."""
        self.close_form()
        self._open = name
        self._acts.hide()
        self._more.hide()
        self.forms[name].show()
        self.forms[name].start(self.start_values(name))

    def close_form(self) -> None:
        """Put the form away without recording."""
        for form in self.forms.values():
            form.hide()
        self._open = ""
        self._acts.setVisible(self._has_acts)
        self._more.show()

    def open_form_name(self) -> str:
        """Return the act being entered, "" when none is."""
        return self._open

    def build(self) -> None:
        """Lay everything out once the acts are known."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(EDGE, TOP, EDGE, EDGE)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(self.words)
        column.addLayout(self.parts)
        column.addWidget(self._named_meeting())
        column.addWidget(self.facts)
        self._acts = act_row(*self._buttons.values())
        self._more = act_row(self.edit_button, self.delete_button, gap=4)
        column.addWidget(self._acts)
        for form in self.forms.values():
            column.addWidget(form)
            form.hide()
        column.addWidget(self._more)
        column.addWidget(hairline())
        column.addWidget(self.hint)
        column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.add(hairline())
        area = scrolling(inner)
        for ground in (area.viewport(), inner):
            ground.setAutoFillBackground(False)
        self.add(area, 1)
        self.parts.setSpacing(4)
        self.edit_button.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.delete_button.clicked.connect(lambda _checked: self.delete_asked.emit())
        self.meeting_link.clicked.connect(lambda _checked: self.meeting_asked.emit())

    def _named_meeting(self) -> QWidget:
        self._meeting_row = QWidget()
        row = QHBoxLayout(self._meeting_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label("Buổi họp", "secondary"))
        row.addWidget(self.meeting_link)
        row.addStretch(1)
        return self._meeting_row
