"""What a person does on a score sheet: each act asks what it must, then is one action."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from app.domain.choices import Choice, choice_of_line
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from app.domain.votes import VoteDraft
from app.services.scoring import ScoringService
from ui.kit.forms import Form
from ui.meetings.acts import MeetingActs
from ui.meetings.scoring_entry import entered_choice
from ui.meetings.scoring_gate import GateDialog
from ui.meetings.scoring_notices import answered_gate
from ui.meetings.scoring_override import OverrideDialog
from ui.meetings.scoring_vote import ScoreVoteDialog, SuperiorTotalDialog


class SheetActs(MeetingActs):
    """The acts on the sheet of the meeting last read."""

    @property
    def sheet(self) -> SheetView | None:
        """Return the sheet of the meeting, None where nothing is scored."""
        return None if self.view is None else self.view.sheet

    def item(self, item_id: str) -> ScoredItem | None:
        """Return a line as it stands."""
        return None if self.sheet is None else self.sheet.sheet.item(item_id)

    def choose(self, choice: Choice) -> None:
        """Enter a line."""
        kept = self._with_policy(choice)
        said = f"Đã chấm mục {choice.item_id}."
        self._do(lambda m: self._scoring.choose(m, kept), said)

    def enter(self, item_id: str, value: Any) -> None:
        """Enter what an input holds; nothing while it is empty."""
        item = self.item(item_id)
        choice = None if item is None else entered_choice(item, value)
        if choice is not None:
            self.choose(choice)

    def choose_policy(self, item_id: str, policy: str) -> None:
        """Say how a line that does not apply is counted."""
        self.choose(Choice(item_id, policy=policy))

    def clear(self, item_id: str) -> None:
        """Take an entry back; the record decides again where it can."""
        item = self.item(item_id)
        if item is not None and item.state in {LineState.CHOSEN, LineState.OVERRIDDEN}:
            self._do(lambda m: self._scoring.clear(m, item_id), f"Đã bỏ chọn mục {item_id}.")

    def review(self, item_id: str) -> None:
        """Keep an entry although its record changed."""
        entry = self._entry(item_id)
        said = f"Giữ mục {item_id} như đã chấm."
        self._do(lambda m: self._scoring.choose(m, entry), said)

    def commit_to(self, fact: str) -> None:
        """Tick a commitment, or take it back."""
        if self.view is None:
            return
        value = not getattr(self.view.file.header, fact)
        said = "Đã ghi cam kết." if value else "Đã bỏ cam kết."
        self._do(lambda m: self.workspace.services.meetings.set_fact(m, fact, value), said)

    def override(self, item_id: str) -> None:
        """Change what the record has decided, with a reason."""
        sheet, item = self.sheet, self.item(item_id)
        if sheet is None or item is None:
            return

        def keep(choice: Choice, form: Form) -> bool:
            kept = self._with_policy(choice)
            said = f"Đã sửa điểm mục {item_id}."
            return self._is_done(lambda m: self._scoring.choose(m, kept), said, form)

        self.workspace.dialogs.show(OverrideDialog(sheet, item, keep))

    def vote(self) -> str:
        """Ask how the cell voted; return the first open line when it is too early."""
        view, sheet = self.view, self.sheet
        if view is None or sheet is None:
            return ""
        if not sheet.sheet.can_close:
            self.workspace.dialogs.error(open_sentence(sheet))
            return sheet.sheet.open_items[0].id

        def keep(draft: VoteDraft, form: Form) -> bool:
            said = f"Đã biểu quyết {points_text(sheet.sheet.total)} điểm."
            return self._is_done(lambda m: self._scoring.vote(m, draft), said, form)

        self.workspace.dialogs.show(ScoreVoteDialog(view, sheet, self.workspace.now, keep))
        return ""

    def answer_gate(self) -> None:
        """Ask which grade is given where a condition states none."""
        sheet = self.sheet
        gate = answered_gate(sheet) if sheet is not None else ""
        if sheet is None or not gate:
            return
        dialog = GateDialog(sheet, gate)
        if self.workspace.dialogs.show(dialog):
            grade = dialog.grade()
            self._do(lambda m: self._scoring.answer_gate(m, gate, grade), "Đã chọn mức xếp loại.")

    def keep_voted(self, item_id: str) -> None:
        """Keep the voted points of a line, with a reason."""
        reason = self.workspace.dialogs.ask_reason(
            f"Giữ điểm biểu quyết mục {item_id}?",
            "Hồ sơ cho điểm khác. Lý do giữ được in trên phiếu chấm.",
            "Giữ điểm",
        )
        if reason is not None:
            said = f"Đã giữ điểm mục {item_id}."
            self._do(lambda m: self._scoring.keep_voted(m, item_id, reason), said)

    def accept_record(self, item_id: str) -> None:
        """Take the points of the record over the voted ones."""
        said = f"Đã nhận điểm theo hồ sơ ở mục {item_id}."
        self._do(lambda m: self._scoring.accept_record(m, item_id), said)

    def close(self) -> None:
        """Close the sheet on the final record."""
        self._do(self._scoring.close, "Đã chốt phiếu chấm điểm.")

    def reopen(self) -> None:
        """Open a closed sheet again."""
        self._do(self._scoring.reopen, "Đã mở lại phiếu chấm điểm.")

    def set_superior(self, item_id: str, value: Any, reason: str = "") -> None:
        """Record the superior's points of one line; nothing takes them away."""
        points = None if value is None else Fraction(value)
        said = f"Đã ghi điểm cấp trên mục {item_id}."
        self._do(lambda m: self._scoring.set_superior(m, points, item_id, reason), said)

    def ask_superior_total(self) -> None:
        """Ask for the superior's points of the whole sheet."""
        if self.sheet is None:
            return

        def keep(points: Fraction | None, reason: str, form: Form) -> bool:
            said = "Đã ghi điểm cấp trên."
            return self._is_done(
                lambda m: self._scoring.set_superior(m, points, reason=reason), said, form
            )

        self.workspace.dialogs.show(SuperiorTotalDialog(self.sheet, keep))

    def choose_rubric(self, edition_id: int) -> None:
        """Score by another rubric; what was chosen on the old one is dropped."""
        said = "Đã đổi khung tiêu chí. Mục đã chọn trên khung cũ không còn."
        self._do(lambda m: self._scoring.choose_rubric(m, edition_id), said)

    def _entry(self, item_id: str) -> Choice:
        sheet = self.sheet
        if sheet is None or sheet.record is None:
            return Choice(item_id)
        return choice_of_line(sheet.record.line(item_id))

    def _with_policy(self, choice: Choice) -> Choice:
        """Keep the answer to a line that does not apply beside a new value."""
        if choice.policy:
            return choice
        return replace(choice, policy=self._entry(choice.item_id).policy)

    @property
    def _scoring(self) -> ScoringService:
        return self._services.scoring


def open_sentence(sheet: SheetView) -> str:
    """Say which lines keep the cell from voting."""
    names = ", ".join(item.id for item in sheet.sheet.open_items)
    return (
        f"Còn {len(sheet.sheet.open_items)} mục chưa rõ điểm: {names}. Hãy chọn hết rồi biểu quyết."
    )
