"""Small forms whose fields are facts of a meeting: each is kept when it is left."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.date_inputs import DateField, TimeField

Keep = Callable[[str, Any], bool]
"""Keeps a fact by its name; false when it was refused."""


class FactFields(QObject):
    """Watches inputs by the name of their fact; what a person is typing is never overwritten."""

    def __init__(self, inputs: dict[str, Any], keep: Keep, parent: QObject) -> None:
        super().__init__(parent)
        self._inputs, self._keep = inputs, keep
        self._saved: dict[str, Any] = dict.fromkeys(inputs)
        for name, field in inputs.items():
            line = line_of(field)
            if line is None:
                field.changed.connect(lambda own=name: self.commit(own))
            else:
                line.editingFinished.connect(lambda own=name: self.commit(own))

    def show_values(self, values: dict[str, Any]) -> None:
        """Show the facts as they are kept."""
        for name, value in values.items():
            field = self._inputs[name]
            line = line_of(field)
            is_typing = line is not None and line.hasFocus() and field.value() != self._saved[name]
            self._saved[name] = value
            if not is_typing:
                field.set_value(value)

    def commit(self, name: str) -> None:
        """Keep one fact if it was changed and can be read."""
        field = self._inputs[name]
        value = field.value()
        if field.trouble() or value == self._saved[name]:
            return
        before, self._saved[name] = self._saved[name], value
        if not self._keep(name, value):
            self._saved[name] = before
            field.set_value(before)

    def commit_all(self) -> None:
        """Keep whatever is typed, as before another step is shown."""
        for name in self._inputs:
            self.commit(name)

    def set_read_only(self, names: Sequence[str], *, is_read_only: bool) -> None:
        """Let fields be read only."""
        for name in names:
            field: QWidget = self._inputs[name]
            field.setEnabled(not is_read_only)


def line_of(field: Any) -> QLineEdit | None:
    """Return the line a person types in, None for choices and ticks."""
    if isinstance(field, DateField):
        return field.line
    return field if isinstance(field, TimeField) else None
