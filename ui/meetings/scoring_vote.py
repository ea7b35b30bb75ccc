"""The dialogs of a vote on the points and of the superior's points for the whole sheet."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction

from app.domain.agendas import ItemKind
from app.domain.clock import Clock
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.rubrics import ScoringKind
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from app.domain.votes import VoteDraft, VoteMatter
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.meetings.scoring_entry import number_input
from ui.meetings.vote_form import VoteForm, VoteStart

Vote = Callable[[VoteDraft, Form], bool]
"""Keeps the vote; false when it was refused and the form stays open."""
LIVE = frozenset({MeetingStage.IN_SESSION, MeetingStage.SCORING})


class ScoreVoteDialog(Dialog):
    """Asks how the cell voted on its points; the figures are those of the vote, never proposed."""

    def __init__(self, view: MeetingView, sheet: SheetView, now: Clock, act: Vote) -> None:
        super().__init__(_question(sheet), "", "Ghi biểu quyết", width=640)
        self._act = act
        self.votes = VoteForm(now, with_buttons=False)
        self.votes.matter.setEnabled(False)
        self.add(self.votes)
        self.votes.start(view.file, _start(view, now()))
        self.votes.submitted.connect(lambda _draft: self.accept())
        self.votes.cancelled.connect(self.reject)

    @property
    def form(self) -> Form:
        """Return the fields."""
        return self.votes.form

    def accept(self) -> None:
        """Keep the vote; stay open while it cannot be."""
        if self.form.is_ready() and self._act(self.votes.draft(), self.form):
            super().accept()


def _start(view: MeetingView, now: datetime) -> VoteStart:
    items = [item.id for item in view.file.agenda if item.kind is ItemKind.SCORING]
    return VoteStart(VoteMatter.SCORE, items[0] if items else None, vote_moment(view, now))


def vote_moment(view: MeetingView, now: datetime) -> datetime | None:
    """Return when the vote is taken: now while the meeting runs, else not known."""
    header = view.file.header
    if header.stage not in LIVE or header.afterwards or now.date() != header.day:
        return None
    return now.replace(second=0, microsecond=0)


def _question(sheet: SheetView) -> str:
    total = points_text(sheet.sheet.total)
    if sheet.sheet.scoring is ScoringKind.PASS_FAIL:
        return f"Biểu quyết {total}/{points_text(sheet.sheet.maximum)} nội dung đạt?"
    grade = f", mức {sheet.sheet.grade_label}" if sheet.sheet.grade_label else ""
    return f"Biểu quyết {total} điểm{grade}?"


class SuperiorTotalDialog(Dialog):
    """Asks for the superior's points of the whole sheet; empty takes them away."""

    def __init__(self, sheet: SheetView, act: Callable[[Fraction | None, str, Form], bool]) -> None:
        super().__init__(
            "Ghi điểm cấp trên cho cả phiếu?",
            "Điểm này đứng riêng một cột, không thay điểm chi bộ. Để trống nếu chưa có.",
            "Ghi điểm",
        )
        self._act = act
        record = sheet.record
        field = number_input(sheet.sheet.maximum, record.superior_total if record else None)
        reason = LineText(placeholder="ví dụ: cấp trên trừ mục 4.7")
        self.form = Form(
            (
                Field("Điểm cấp trên", "total", field),
                Field("Lý do, nếu khác điểm chi bộ", "reason", reason),
            )
        )
        self.form.set_values({"reason": record.superior_reason if record else ""})
        self.add(self.form)
        self.form.go_to("total")

    def accept(self) -> None:
        """Keep the points; stay open while they cannot be."""
        values = self.form.values()
        points = None if values["total"] is None else Fraction(values["total"])
        if self.form.is_ready() and self._act(points, values["reason"] or "", self.form):
            super().accept()
