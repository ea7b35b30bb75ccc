"""A card with a form that keeps one record: *Ghi thay đổi* appears when something has changed."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import primary, quiet
from ui.kit.cards import Card
from ui.kit.forms import Form
from ui.kit.labels import Label
from ui.workspace import Workspace

Keep = Callable[[dict[str, Any]], None]


class FormCard(Card):
    """Shows values, and keeps them as one action when asked or when the page is left."""

    def __init__(
        self,
        title: str,
        form: Form,
        workspace: Workspace,
        keep: Keep,
        *,
        said: str,
        note: str = "",
    ) -> None:
        super().__init__(title)
        self.form, self._workspace, self._keep, self._said = form, workspace, keep, said
        self.save_button = primary("Ghi thay đổi", icon="check", small=True)
        self.drop_button = quiet("Bỏ", small=True)
        self._kept: Mapping[str, Any] = {}
        self.add(form)
        if note:
            self.add(Label(note, "small", wrap=True))
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.drop_button)
        row.addWidget(self.save_button)
        self.add(self._row)
        form.changed.connect(self._show_buttons)
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.drop_button.clicked.connect(lambda _checked: self._drop())
        self._show_buttons()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what is kept, unless something is being typed over it."""
        self._kept = values
        if not self.form.is_changed():
            self.form.set_values(values)
        self._show_buttons()

    def save(self) -> None:
        """Keep what is in the form and say so."""
        if not self.form.is_ready():
            return
        values = self.form.values()
        if self._workspace.perform(lambda: self._do(values), self._said, form=self.form):
            self.form.keep_as_clean()
            self._show_buttons()

    def keep_typed(self) -> None:
        """Keep a changed form whose fields can be read; raises AppError."""
        if not self.form.is_changed() or self.form.problems():
            return
        self._keep(self.form.values())
        self.form.keep_as_clean()
        self._show_buttons()

    def _do(self, values: dict[str, Any]) -> bool:
        self._keep(values)
        return True

    def _drop(self) -> None:
        self.form.set_values(self._kept)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._row.setVisible(self.form.is_changed())
