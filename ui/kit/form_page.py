"""A form that takes the place of the lists: its name, the way back, the verb, the fields."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import PushButton, primary, quiet
from ui.kit.cards import Card
from ui.kit.forms import Form
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.page import scrolling_whole
from ui.kit.painting import scaled

FORM_WIDTH = 880
LEAST_LIST = 300


class FormPage(QWidget):
    """What such forms share; subclasses write `save`."""

    left = Signal()

    def __init__(self, form: Form, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.title = Label("", "section", wrap=True)
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.save_button = primary("Ghi", icon="check", keys="Ctrl Enter")
        self.hint = Label(hint, "secondary", wrap=True)
        self._lay_out()
        self.back_button.clicked.connect(lambda _checked: self.left.emit())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self.save)

    def save(self) -> None:
        """Write what is in the form."""

    def add_act(self, button: PushButton) -> None:
        """Put another act left of the verb."""
        self._bar.insertWidget(self._bar.count() - 1, button)

    def put_above_form(self, part: QWidget) -> None:
        """Put something between the hint and the first field."""
        self._card.body.insertWidget(1, part)

    def put_below_form(self, part: QWidget) -> None:
        """Put something under the last field."""
        self._card.add(part)

    def fill_below_form(self, part: QWidget) -> None:
        """Put a list under the last field that takes what is left of the height."""
        part.setMinimumHeight(scaled(LEAST_LIST))
        self._card.body.addWidget(part, 1)
        self._column.setStretch(0, 1)
        self._column.setStretch(1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._bar = bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.save_button)
        self._card = card = Card()
        card.add(self.hint)
        self.hint.setVisible(bool(self.hint.text()))
        card.add(self.form)
        card.setMaximumWidth(FORM_WIDTH)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(scrolling_whole(inner), 1)
