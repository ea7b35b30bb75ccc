"""The form of one line of a register of members: entered new, changed, or taken away."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.member_books import AnyDraft, MemberBook, SlipDraft
from ui.kit.buttons import quiet
from ui.kit.form_page import FormPage
from ui.kit.forms import Form
from ui.members.book_forms import SPECS, draft_of, values_of
from ui.workspace import Workspace


class BookForm(FormPage):
    """Asks for one line; slips are asked for the member whose row was opened."""

    saved = Signal()

    def __init__(
        self, workspace: Workspace, book: MemberBook, parent: QWidget | None = None
    ) -> None:
        self._spec = SPECS[book]
        today = lambda: workspace.now().date()  # noqa: E731
        super().__init__(Form(self._spec.fields(today), columns=2), self._spec.hint, parent)
        self.workspace, self._books = workspace, workspace.services.member_books
        self._id: int | None = None
        self._fixed: dict[str, Any] = {}
        self.remove_button = quiet("Xóa", icon="trash-2")
        self.remove_button.clicked.connect(lambda _checked: self.remove())
        self.add_act(self.remove_button)
        self.back_button.setText("Sổ sách")

    def start(self, known: dict[str, Any]) -> None:
        """Ask for a new line, with what is known of it."""
        self._id, self._fixed = None, {}
        self._show({**dict.fromkeys(self.form.values()), **known}, self._spec.new)

    def edit(self, line_id: int) -> None:
        """Show a line to be changed."""
        entry = self.workspace.perform(partial(self._books.entry, self._spec.kind, line_id))
        if entry is not None:
            self._id, self._fixed = line_id, {}
            self._show(values_of(entry.draft), self._spec.edit)

    def edit_slip(self, draft: SlipDraft, name: str) -> None:
        """Show what is known of a member's slip of a year."""
        self._id = None
        self._fixed = {"member_id": draft.member_id, "year": draft.year}
        self._show(values_of(draft), f"Phiếu bổ sung năm {draft.year}: {name}")

    def save(self) -> None:
        """Write the line."""
        if not self.form.is_ready():
            return
        draft = draft_of(self._spec.kind, self.form.values(), self._fixed)
        act = partial(self._write, draft)
        if self.workspace.perform(act, self._spec.said, form=self.form):
            self.form.keep_as_clean()
            self.saved.emit()

    def remove(self) -> None:
        """Take the line away."""
        if self._id is not None:
            act = partial(self._take_away, self._id)
            if self.workspace.perform(act, "Đã xóa một dòng của sổ."):
                self.saved.emit()

    def _write(self, draft: AnyDraft) -> bool:
        if isinstance(draft, SlipDraft):
            self._books.save_slip(draft)
        elif self._id is None:
            self._books.add(draft)
        else:
            self._books.save(self._id, draft)
        return True

    def _take_away(self, line_id: int) -> bool:
        self._books.remove(self._spec.kind, line_id)
        return True

    def _show(self, values: dict[str, Any], title: str) -> None:
        if "member_id" in self.form.values():
            self.form.input("member_id").set_options(self._books.people())
        self.form.set_values(values)
        self.title.setText(title)
        self.remove_button.setVisible(self._id is not None)
        self.form.go_to(next(iter(self.form.values())))
