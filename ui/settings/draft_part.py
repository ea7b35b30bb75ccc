"""What the parts of the rubric editor share: they show a draft and hand over a changed one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.plain_records import number_as_written, number_of
from app.domain.rubric_drafts import Draft, value_at
from app.domain.rubrics import RubricFault
from app.domain.text import number_text
from ui.kit.cards import Card
from ui.kit.labels import Label

Faults = Sequence[RubricFault]


class DraftPart(Card):
    """One card of the editor; `edited` carries the whole draft as this part changed it."""

    edited = Signal(object)
    start = ""
    """Places this part answers for begin so."""

    def __init__(
        self, title: str, *, right: Sequence[QWidget] = (), edge_to_edge: bool = False
    ) -> None:
        super().__init__(title, right=right, edge_to_edge=edge_to_edge)
        self.draft: Draft = {}
        self.wrong = Label("", tone="error", wrap=True)
        self.wrong.setContentsMargins(16 if edge_to_edge else 0, 4, 16, 4)
        self.wrong.hide()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft as another part left it."""
        self.draft = draft
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the draft."""

    def show_faults(self, faults: Faults) -> None:
        """Say what is wrong in this part, below what it shows."""
        own = [fault.sentence for fault in faults if fault.path.startswith(self.start)]
        self.wrong.setText("\n".join(own))
        self.wrong.setVisible(bool(own))

    def go_to(self, place: str) -> None:
        """Put the keyboard where a fault lies."""

    def keep(self, draft: Draft) -> None:
        """Take a changed draft over and hand it on."""
        self.draft = draft
        self.edited.emit(draft)


def number_at(draft: Draft, place: str) -> Any:
    """Return the exact number at a place, None where there is none to read."""
    written = value_at(draft, place)
    return None if written is None else number_of(str(written))


def written_number(value: Any) -> str | None:
    """Return a typed number as a draft keeps it, None for an empty field."""
    if value is None:
        return None
    number = number_of(str(value))
    return str(value) if number is None else number_as_written(number)


def figure(written: Any) -> str:
    """Return a number of a draft as people write it: 2,5."""
    number = None if written is None else number_of(str(written))
    return "" if number is None else number_text(number)
