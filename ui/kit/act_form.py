"""A few fields with their verb in a card: Ctrl+Enter keeps them, Bỏ puts them away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import primary, quiet, secondary
from ui.kit.forms import Field, Form
from ui.kit.key_map import KeyMap


class ActForm(QWidget):
    """Records one act on the record a card shows; hidden until it is asked for."""

    submitted = Signal(dict)
    """The values, once no field misses anything."""
    cancelled = Signal()

    def __init__(
        self,
        verb: str,
        fields: Sequence[Field],
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take the verb and the fields; a small one stands among other cards without a red verb."""
        super().__init__(parent)
        self._first = fields[0].name
        self.form = Form(fields)
        if small:
            self.save_button = secondary(verb, icon="check", small=True)
        else:
            self.save_button = primary(verb, icon="check", keys="Ctrl Enter")
        self.leave_button = quiet("Bỏ", small=small)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8 if small else 12)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column.addLayout(row)
        self.save_button.clicked.connect(lambda _checked: self.submit())
        self.leave_button.clicked.connect(lambda _checked: self.cancelled.emit())
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self.submit)

    def start(self, values: dict[str, Any]) -> None:
        """Show these values in otherwise empty fields, the keyboard in the first."""
        self.form.set_values({**dict.fromkeys(self.form.values()), **values})
        self.form.go_to(self._first)

    def submit(self) -> None:
        """Hand over what is written, unless a field is missing."""
        if self.form.is_ready():
            self.submitted.emit(self.form.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the fields away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)
