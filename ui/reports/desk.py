"""A desk: work with papers that takes the place of the list of papers and of their pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.choice import Choice
from ui.kit.labels import Label
from ui.workspace import Workspace


class Desk(QWidget):
    """Subclasses set the words, put their cards into `body` and write `load`."""

    key = ""
    title = ""
    icon = ""
    tables: frozenset[str] = frozenset()
    """The tables whose changes it shows."""
    handles: tuple[str, ...] = ()
    """Words before ":" of the records it opens."""
    kind_chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.kinds = Choice(required=True)
        self.kinds.setAccessibleName("Loại")
        label = Label("Loại", "secondary")
        label.setBuddy(self.kinds)
        self._kind_row = QWidget()
        row = QHBoxLayout(self._kind_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.kinds, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.body.addWidget(self._kind_row)
        self._kind_row.hide()
        self.kinds.changed.connect(lambda: self.kind_chosen.emit(self.kinds.value()))

    def offer_kinds(self, kinds: tuple[tuple[str, str], ...]) -> None:
        """Fill the list that stands on top where the kinds have no column of their own."""
        self.kinds.set_options(kinds)
        self.kinds.set_value(self.key)

    def fold(self, is_folded: bool) -> None:
        """Show the list of kinds on top, or leave it out."""
        self._kind_row.setVisible(is_folded)

    def load(self) -> None:
        """Read again what the desk shows; called only while it is in front."""

    def open(self, where: str) -> None:
        """Show a record of one of its `handles`."""
