"""The card of the score sheet on Hoàn thiện: how it stands against the vote, and closing it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from app.domain.meeting_views import MeetingView
from app.domain.score_sheets import SheetState
from app.domain.sheet_views import SheetView
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.meetings.scoring_notices import StripStack, StripText, strip_texts

NOT_VOTED = StripText("warn", "Điểm chưa được chi bộ biểu quyết.", "Biểu quyết điểm", "score:vote")


class SheetCard(Card):
    """Hidden for meetings that are not scored."""

    go = Signal(str)
    close_asked = Signal()
    reopen_asked = Signal()

    def __init__(self) -> None:
        self.open_button = secondary("Xem phiếu", small=True)
        self.close_button = secondary("Chốt phiếu", icon="stamp", small=True)
        right = (self.open_button, self.close_button)
        super().__init__("Phiếu chấm điểm", right=right, edge_to_edge=True)
        self.strips = StripStack()
        self.strips.go.connect(self._follow)
        self.body.setContentsMargins(0, 0, 0, 0)
        holder = QVBoxLayout()
        holder.addWidget(self.strips)
        self.add_layout(holder)
        self.open_button.clicked.connect(lambda _checked: self.go.emit("score"))
        self.close_button.clicked.connect(lambda _checked: self.close_asked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show how the sheet stands."""
        sheet = view.sheet
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        texts = strip_texts(view)
        self.strips.set_texts((NOT_VOTED, *texts) if sheet.state is SheetState.OPEN else texts)
        self.close_button.setVisible(_can_close(view, sheet))

    def _follow(self, where: str) -> None:
        if where == "score:reopen":
            self.reopen_asked.emit()
        else:
            self.go.emit(where)


def _can_close(view: MeetingView, sheet: SheetView) -> bool:
    return not view.is_locked and sheet.state is SheetState.VOTED and not sheet.differences
