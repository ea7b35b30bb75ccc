"""The card *Còn có thể đạt*: each line that can still win points, and the act that wins it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.acts import ACT_LABELS, Act
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.rubrics import ScoringKind
from app.domain.score_sheets import SheetState
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from app.domain.winnable import WinnableLine
from ui.kit.cards import Card
from ui.kit.kept_rows import KeptRows
from ui.kit.labels import IconLabel, Label
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph
from ui.meetings.scoring_frames import want
from ui.meetings.scoring_values import is_open_sheet
from ui.meetings.winnable_rows import ROW_GAP, winnable_place, winnable_row

FACTS = {Act.READ_BACK: "adoption_committed", Act.COMMIT: "posting_committed"}
"""What a commitment ticks while the sheet is not voted yet."""
_BEFORE_END = frozenset({MeetingStage.IN_SESSION, MeetingStage.SCORING})


class WinnableCard(Card):
    """Rows from the most points to the fewest are as the sheet gives them: in its own order."""

    go = Signal(str)
    committed = Signal(str)
    """Name of the fact to tick."""

    def __init__(self) -> None:
        self.figure = Label("", "strong")
        super().__init__("Còn có thể đạt", right=(self.figure,))
        self.rows, self.settled = KeptRows(self._row, ROW_GAP), _all_settled()
        self.add(self.rows)
        self.add(self.settled)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show what the sheet of a meeting can still win; hidden once it is closed."""
        sheet = view.sheet
        want(self, is_wanted=sheet is not None and is_open_sheet(view, sheet))
        if sheet is None:
            return
        rows = tuple((line, commit_fact(line, view)) for line in sheet.sheet.winnable_lines)
        self.figure.setText(_figure(sheet))
        self.rows.show_rows(rows)
        self.settled.setVisible(not rows)

    def _row(self, shown: tuple[WinnableLine, str]) -> QWidget:
        line, fact = shown
        if fact:
            return winnable_row(line, ACT_LABELS[Act.COMMIT], lambda: self.committed.emit(fact))
        return winnable_row(line, line.act_label, lambda: self.go.emit(winnable_place(line)))


def commit_fact(line: WinnableLine, view: MeetingView) -> str:
    """Return the commitment that lets the cell vote on a line now, "" when there is none."""
    header, sheet = view.file.header, view.sheet
    fact = FACTS.get(line.act, "")
    is_open = sheet is not None and sheet.state is SheetState.OPEN
    if not fact or not is_open or getattr(header, fact):
        return ""
    if line.act is Act.READ_BACK and header.stage not in _BEFORE_END:
        return ""
    return fact


def _figure(sheet: SheetView) -> str:
    if not sheet.sheet.winnable:
        return ""
    unit = "nội dung" if sheet.sheet.scoring is ScoringKind.PASS_FAIL else "điểm"
    return f"{points_text(sheet.sheet.winnable)} {unit}"


def _all_settled() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel("circle-check", "ok"))
    row.addWidget(Paragraph((Run("Mọi mục đã rõ điểm.", Ink()),)), 1)
    return holder
