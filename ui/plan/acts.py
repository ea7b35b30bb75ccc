"""What the plan does to one meeting: another day, other words, put off, called off, removed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.meetings import MeetingRow, MeetingStage
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import short_date
from ui.kit.date_inputs import DateField
from ui.kit.day_dialog import DayDialog
from ui.kit.month_grid import DayNote
from ui.plan.meeting_form import PlannedMeetingDialog
from ui.workspace import Workspace


class PlanActs:
    """Acts on meetings of the plan; each is one action that can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._meetings = workspace.services.meetings

    def ask_sent(self) -> None:
        """Ask when the plan of the year went to the superior (K35)."""
        year, plans = self._workspace.year, self._workspace.services.plans
        day = self._ask_day_sent(f"Gửi kế hoạch năm {year} lên cấp trên ngày nào?", plans.sent_on)
        if day is not None:
            self._workspace.perform(lambda: plans.set_sent(year, day), "Đã ghi ngày gửi kế hoạch.")

    def ask_team_sent(self) -> None:
        """Ask when the plan of the year went to the tổ công tác (S25)."""
        year, plans = self._workspace.year, self._workspace.services.plans
        question = f"Gửi kế hoạch năm {year} cho tổ công tác ngày nào?"
        day = self._ask_day_sent(question, plans.team_sent_on)
        if day is not None:
            self._workspace.perform(
                lambda: plans.set_team_sent(year, day), "Đã ghi ngày gửi tổ công tác."
            )

    def _ask_day_sent(self, question: str, known: Callable[[int], date | None]) -> date | None:
        today = self._workspace.now().date()
        dialog = DayDialog(
            question,
            "",
            "Ghi ngày gửi",
            field=DateField(today=lambda: today, required=True),
            day=known(self._workspace.year) or today,
            with_reason=False,
        )
        return dialog.day() if self._workspace.dialogs.show(dialog) else None

    def edit(self, meeting_id: int) -> None:
        """Ask for other words, people, time and place."""
        draft = self._workspace.perform(lambda: self._meetings.draft_of(meeting_id))
        if draft is None:
            return
        dialog = PlannedMeetingDialog(self._workspace, draft)
        if self._workspace.dialogs.show(dialog):
            changed = dialog.draft()
            self._workspace.perform(
                lambda: self._meetings.save(meeting_id, changed), "Đã sửa kế hoạch."
            )

    def ask_day(self, row: MeetingRow, day: date | None = None) -> None:
        """Ask for another day and the reason; the rungs not done yet move along."""
        days_off = self._workspace.services.cells.days_off().days
        field = DateField(
            today=lambda: self._workspace.now().date(),
            required=True,
            day_notes=lambda one: DayNote(days_off.get(one, "")),
        )
        is_off = row.stage is MeetingStage.POSTPONED
        dialog = DayDialog(
            f"Dời {row.title.split(':')[0]} sang ngày nào?",
            "Các mốc chuẩn bị chưa làm dời theo ngày họp.",
            "Dời buổi họp",
            field=field,
            day=day or (None if is_off else row.day),
        )
        if self._workspace.dialogs.show(dialog):
            self.move(row.id, dialog.day(), dialog.reason())

    def move(self, meeting_id: int, day: date, reason: str = "") -> None:
        """Put a meeting on another day."""
        self._workspace.perform(
            lambda: self._meetings.move(meeting_id, day, reason),
            f"Đã dời buổi họp sang {short_date(day)}.",
        )

    def postpone(self, meeting_id: int) -> None:
        """Ask why a meeting is put off, its new day not known yet."""
        reason = self._workspace.dialogs.ask_reason(
            "Hoãn buổi họp?", "Chưa có ngày mới; khi có, bấm Dời ngày.", "Hoãn buổi họp"
        )
        if reason is not None:
            self._workspace.perform(
                lambda: self._meetings.postpone(meeting_id, reason), "Đã hoãn buổi họp."
            )

    def call_off(self, meeting_id: int) -> None:
        """Ask why a meeting is not held at all."""
        reason = self._workspace.dialogs.ask_reason(
            "Ghi buổi này không họp?", "Kế hoạch năm và bảng tháng sẽ nêu lý do.", "Ghi không họp"
        )
        if reason is not None:
            self._workspace.perform(
                lambda: self._meetings.not_held(meeting_id, reason), "Đã ghi không họp."
            )

    def remove(self, row: MeetingRow) -> None:
        """Take a meeting out of the plan; undo brings everything of it back."""
        self._workspace.perform(
            lambda: self._meetings.remove(row.id), f"Đã xóa {row.title} khỏi kế hoạch."
        )

    def keep_focus(self, row: MeetingRow, text: str) -> None:
        """Keep what a meeting is about; a thematic one without a name gets it as its name."""
        draft = self._workspace.perform(lambda: self._meetings.draft_of(row.id))
        if draft is None:
            return
        changed = replace(draft, focus=text)
        if row.kind in THEMATIC_KINDS and draft.topic.title in ("", draft.focus):
            changed = replace(changed, topic=replace(draft.topic, title=text))
        self._workspace.perform(
            lambda: self._meetings.save(row.id, changed), "Đã ghi nội dung trọng tâm."
        )

    def keep_writer(self, row: MeetingRow, member_id: int | None) -> None:
        """Keep who prepares a meeting, or writes its topic."""
        name = "topic_author_id" if row.kind in THEMATIC_KINDS else "preparer_id"
        self._workspace.perform(
            lambda: self._meetings.set_person(row.id, name, member_id), "Đã ghi người viết."
        )
