"""What the cockpit records: each method is one action of the user on the meeting in front."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from app.domain.agendas import AgendaItem, ItemFate
from app.domain.meeting_views import MeetingView
from app.domain.meetings import SCORED_KINDS
from app.domain.minutes import EntryDraft, EntryKind, MinutesEntry
from app.domain.tasks import TaskDraft, TaskState
from app.domain.votes import Vote, VoteDraft
from app.services.votes import LIVE_STAGES
from ui.kit.forms import Form
from ui.meetings.cockpit_lines import draft_of
from ui.meetings.cockpit_speakers import Speaker
from ui.workspace import Workspace


class CockpitActs:
    """Records through the services; refusals and what was done are said by the workspace."""

    def __init__(self, workspace: Workspace, view: MeetingView) -> None:
        self._workspace, self.view = workspace, view
        self._services = workspace.services

    @property
    def meeting_id(self) -> int:
        """Return the meeting."""
        return self.view.file.header.id

    @property
    def is_live(self) -> bool:
        """Say whether clocks run and times are stamped."""
        header = self.view.file.header
        return header.stage in LIVE_STAGES and not header.afterwards and header.ended_at is None

    def stamp(self) -> datetime | None:
        """Return the moment a line is stamped with, None when times are typed."""
        return self._workspace.now() if self.is_live else None

    def moment(self, at: time | None) -> datetime | None:
        """Return a typed time on the meeting's day."""
        return None if at is None else datetime.combine(self.view.file.header.day, at)

    # --- The meeting ----------------------------------------------------------------------------

    def start(self) -> bool:
        """Open the meeting."""
        return self._do(lambda: self._services.minutes.start(self.meeting_id), "Đã bắt đầu họp.")

    def set_afterwards(self, *, afterwards: bool) -> bool:
        """Record from paper, or live."""
        return self._do(lambda: self._services.minutes.set_afterwards(self.meeting_id, afterwards))

    def next_item(self) -> bool:
        """Go on to the next item."""
        return self._do(lambda: self._services.minutes.next_item(self.meeting_id))

    def end(self) -> str:
        """Go on to the points, or to finishing where none are given; return the step, or ""."""
        is_scored = self.view.file.header.kind in SCORED_KINDS
        said = "Đã sang bước Chấm điểm." if is_scored else "Đã sang bước Hoàn thiện."
        done = self._do(lambda: self._services.minutes.to_scoring(self.meeting_id), said)
        return ("score" if is_scored else "finish") if done else ""

    def set_times(self, started_at: datetime | None, ended_at: datetime | None) -> bool:
        """Correct start and end of the meeting."""
        minutes = self._services.minutes
        return self._do(lambda: minutes.set_times(self.meeting_id, started_at, ended_at))

    def tick_dues(self, *, announced: bool) -> bool:
        """Record that the state of the dues was announced."""
        return self._set_fact("dues_announced", announced)

    def tick_no_praise(self, *, is_none: bool) -> bool:
        """State that there is nobody to praise this time."""
        return self._set_fact("no_commendation", is_none)

    # --- Items ----------------------------------------------------------------------------------

    def set_item_times(
        self, item_id: int, moments: tuple[datetime | None, datetime | None], minutes: int | None
    ) -> bool:
        """Correct the times of an item, or state its minutes."""
        act = self._services.minutes.set_item_times
        return self._do(lambda: act(item_id, *moments, minutes))

    def set_fate(self, item: AgendaItem, fate: ItemFate) -> bool:
        """Say what became of an item; leaving it out asks why."""
        reason: str | None = ""
        if fate is not ItemFate.DONE:
            verb = "Để lại kỳ sau" if fate is ItemFate.POSTPONED else "Không bàn"
            reason = self._workspace.dialogs.ask_reason(
                f"{verb}: {item.title}?", "Lý do được ghi vào biên bản.", verb, shortest=3
            )
        if reason is None:
            return False
        why, said = reason, "" if fate is ItemFate.DONE else "Đã ghi lý do."
        return self._do(lambda: self._services.agendas.set_fate(item.id, fate, why), said)

    # --- Lines ----------------------------------------------------------------------------------

    def draft(
        self, kind: EntryKind, item_id: int | None, speaker: Speaker | None = None, text: str = ""
    ) -> EntryDraft:
        """Return a new line, stamped while the meeting is live."""
        who = speaker or Speaker()
        return EntryDraft(
            kind=kind,
            text=text,
            item_id=item_id,
            at=self.stamp(),
            member_id=who.member_id,
            guest_name=who.guest_name,
            as_chair=who.as_chair,
        )

    def add(self, draft: EntryDraft) -> int | None:
        """Write a line and return its id."""
        act = self._services.minutes.add
        return self._workspace.perform(lambda: act(self.meeting_id, draft))

    def keep(self, draft: EntryDraft) -> None:
        """Write a line from within a text that reports refusals itself."""
        self._services.minutes.add(self.meeting_id, draft)

    def keep_text(self, entry_id: int, draft: EntryDraft, text: str) -> None:
        """Write the words of a line from within a text that reports refusals itself."""
        self._services.minutes.save(entry_id, replace(draft, text=text))

    def entry(self, entry_id: int) -> MinutesEntry | None:
        """Return a line by id."""
        return next((one for one in self.view.file.entries if one.id == entry_id), None)

    def vote(self, vote_id: int) -> Vote | None:
        """Return a vote by id."""
        return next((one for one in self.view.file.votes if one.id == vote_id), None)

    def remove(self, key: str) -> bool:
        """Take a line, a vote or a task out."""
        kind, _, number = key.partition(":")
        services = self._services
        act, said = {
            "entry": (services.minutes.remove, "Đã xóa dòng biên bản."),
            "vote": (services.votes.remove, "Đã xóa lần biểu quyết."),
            "task": (services.tasks.remove, "Đã xóa nhiệm vụ."),
        }[kind]
        return self._do(lambda: act(int(number)), said)

    def set_line_time(self, key: str, at: time | None) -> bool:
        """Correct the time of a line or a vote."""
        kind, _, number = key.partition(":")
        moment = self.moment(at)
        entry = self.entry(int(number)) if kind == "entry" else None
        vote = self.vote(int(number)) if kind == "vote" else None
        if entry is not None:
            draft = replace(draft_of(entry), at=moment)
            return self._do(lambda: self._services.minutes.save(entry.id, draft))
        if vote is not None:
            changed = replace(_draft_of_vote(vote), at=moment)
            return self._do(lambda: self._services.votes.save(vote.id, changed))
        return False

    # --- Votes, tasks, results ------------------------------------------------------------------

    def keep_vote(self, vote_id: int | None, draft: VoteDraft, form: Form) -> bool:
        """Record a vote, or mend one; what makes it impossible stands beside its field."""
        votes = self._services.votes
        if vote_id is not None:
            return self._do(lambda: votes.save(vote_id, draft), form=form)
        return self._do(
            lambda: votes.record(self.meeting_id, draft), "Đã ghi biểu quyết.", form=form
        )

    def keep_task(self, task_id: int | None, draft: TaskDraft, form: Form) -> bool:
        """Give a task, or change one."""
        tasks = self._services.tasks
        if task_id is not None:
            return self._do(lambda: tasks.save(task_id, draft), form=form)
        return self._do(lambda: tasks.assign(self.meeting_id, draft), "Đã giao việc.", form=form)

    def record_result(
        self, task_id: int, result: tuple[TaskState, str, date | None], form: Form
    ) -> bool:
        """Record what became of a task of the last resolution."""
        state, text, due = result
        header, record = self.view.file.header, self._services.tasks.record
        return self._do(
            lambda: record(
                task_id, state, text, on=header.day, new_due_on=due, meeting_id=header.id
            ),
            "Đã ghi kết quả nhiệm vụ.",
            form=form,
        )

    def _set_fact(self, name: str, value: bool) -> bool:
        act = self._services.meetings.set_fact
        return self._do(lambda: act(self.meeting_id, name, value))

    def _do(self, act: Callable[[], object], said: str = "", form: Form | None = None) -> bool:
        """Perform an action and say whether it was done."""

        def done() -> bool:
            act()
            return True

        return bool(self._workspace.perform(done, said, form=form))


def _draft_of_vote(vote: Vote) -> VoteDraft:
    return VoteDraft(
        matter=vote.matter,
        agree=vote.agree,
        against=vote.against,
        other=vote.other,
        text=vote.text,
        method=vote.method,
        threshold=vote.threshold,
        item_id=vote.item_id,
        at=vote.at,
    )
