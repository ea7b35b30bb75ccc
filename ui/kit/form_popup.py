"""A small form that drops under a button: Enter keeps what was entered, Esc leaves it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import quiet, secondary
from ui.kit.forms import Field, Form
from ui.kit.labels import Label


class FormPopup(QFrame):
    """A titled form with its button; it is gone once left."""

    kept = Signal(dict)
    """The values of the form, which shows no problem."""

    def __init__(self, title: str, fields: Sequence[Field], parent: QWidget, keep: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", "true")
        self.setMinimumWidth(320)
        self.form = Form(fields)
        self.keep_button, self.leave_button = secondary(keep, small=True), quiet("Bỏ", small=True)
        self.keep_button.clicked.connect(lambda _checked: self.keep())
        self.leave_button.clicked.connect(lambda _checked: self.close())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(title, "section"))
        column.addWidget(self.form)
        column.addLayout(buttons)

    def open_under(self, spot: QPoint, field: str, values: dict[str, Any]) -> None:
        """Show the form with these values at a place of the screen, the keyboard in a field."""
        self.form.set_values(values)
        self.move(spot)
        self.show()
        self.form.go_to(field)

    def keep(self) -> None:
        """Hand over the values and close; problems stay beside their fields."""
        if self.form.is_ready():
            self.kept.emit(self.form.values())
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, close with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
