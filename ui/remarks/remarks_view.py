"""The tab *Góp ý của người dự*: remarks with their state, and beside them the answer."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.cards import Card, EmptyState
from ui.remarks.tab import PlaceTab
from ui.workspace import Workspace

NOTHING = "Chưa có góp ý nào."
HINT = "Ghi góp ý của cấp trên sau mỗi lần dự họp."


class RemarksView(PlaceTab):
    """Remarks of the year."""

    title = "Góp ý của người dự"
    icon = "message-square-text"
    tables = frozenset({"remarks", "visits", "observer_teams", "observers", "meetings", "tasks"})
    handles = ("remark", "remarks")

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(edge_to_edge=True)
        card.add(EmptyState("message-square-text", NOTHING, HINT), 1)
        column.addWidget(card, 1)
