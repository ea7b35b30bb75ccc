"""The form of a record of a register: entered new, or changed."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.member_days import on_roll
from app.domain.text import name_key, short_date
from ui.kit.form_page import FormPage
from ui.kit.forms import Form
from ui.workspace import Workspace

NO_MEETING = "Ngoài buổi họp"


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form is called and says, new and changed."""

    new: str
    edit: str
    verb: str
    said_new: str
    said_edit: str
    hint: str


class RegisterForm(FormPage):
    """What the forms of petitions, papers and models share."""

    saved = Signal(int)
    """A record was entered or changed; its id."""

    def __init__(
        self, workspace: Workspace, form: Form, words: FormWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(form, words.hint, parent)
        self.workspace = workspace
        self._words = words
        self._id: int | None = None

    def start(self) -> None:
        """Ask for a new record; one already begun is shown again."""
        first = next(iter(self.form.values()))
        if self._id is None and self.form.is_changed():
            self.form.go_to(first)
            return
        self._id = None
        self.offer(None)
        self._show(self.blank(), self._words.new, self._words.verb)

    def edit(self, record: Any) -> None:
        """Show a record to be changed."""
        self._id = record.id
        self.offer(record)
        self._show(self.values_of(record), self._words.edit, "Ghi thay đổi")

    def save(self) -> None:
        """Write the record."""
        if not self.form.is_ready():
            return
        kept = self._id
        act: Callable[[], int] = self.add if kept is None else partial(self._change, kept)
        said = self._words.said_new if kept is None else self._words.said_edit
        made = self.workspace.perform(act, said, form=self.form)
        if made is not None:
            self.form.keep_as_clean()
            self.saved.emit(made)

    def offer(self, record: Any) -> None:
        """Fill the choices; subclasses know which."""

    def blank(self) -> dict[str, Any]:
        """Return what a new record begins with."""
        return {}

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return the values of a record by field."""
        return {name: getattr(record, name) for name in self.form.values()}

    @abstractmethod
    def add(self) -> int:
        """Enter what is written and return its id."""

    @abstractmethod
    def change(self, record_id: int) -> None:
        """Change a record to what is written."""

    def people(self) -> list[tuple[int, str]]:
        """Return the members of today, by tên."""
        members = on_roll(self.workspace.services.members.all(), self.workspace.now().date())
        return [(m.id, m.full_name) for m in sorted(members, key=lambda m: name_key(m.full_name))]

    def meetings(self, record: Any) -> list[tuple[int, str]]:
        """Return the meetings of the year up to today, the last first, with that of a record."""
        kept = None if record is None else record.meeting_id
        today = self.workspace.now().date()
        rows = self.workspace.services.meetings.list(self.workspace.year)
        past = [(r.id, f"{r.title}, {short_date(r.day)}") for r in rows if r.day <= today][::-1]
        own = [] if kept is None or kept in dict(past) else [(kept, record.meeting_title)]
        return [(0, NO_MEETING), *own, *past]

    def _change(self, record_id: int) -> int:
        self.change(record_id)
        return record_id

    def _show(self, values: dict[str, Any], title: str, verb: str) -> None:
        self.form.set_values({**dict.fromkeys(self.form.values()), **values})
        self.form.clear_problems()
        self.form.keep_as_clean()
        self.title.setText(title)
        self.save_button.setText(verb)
        self.form.go_to(next(iter(self.form.values())))
