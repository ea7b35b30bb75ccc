"""The records behind a line of the sheet as links, each place once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evidence_keys import EVIDENCE_LABELS
from app.domain.scored_items import ScoredItem
from ui.kit.buttons import LinkButton
from ui.kit.flow import flow
from ui.kit.labels import Label

LINK_HEIGHT = 30


def record_places(item: ScoredItem) -> tuple[tuple[str, str], ...]:
    """Return what each record behind a line is called and where it is."""
    found: dict[str, str] = {}
    for entry in item.evidence:
        if entry.where:
            found.setdefault(entry.where, EVIDENCE_LABELS[entry.key])
    return tuple((label, where) for where, label in found.items())


class RecordLinks(QWidget):
    """“Hồ sơ” and one link for each place."""

    wanted = Signal(str)

    def __init__(self, item: ScoredItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = [self._link(*place) for place in record_places(item)]
        label = Label("Hồ sơ", "label")
        label.setMinimumHeight(LINK_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(label, *self.links, gap=12))

    def _link(self, label: str, where: str) -> LinkButton:
        link = LinkButton(label, style="small")
        link.setAccessibleName(f"Mở hồ sơ: {label}")
        link.clicked.connect(lambda _checked: self.wanted.emit(where))
        return link
