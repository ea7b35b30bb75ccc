"""The forms the keys open in the slot: a task, a vote, a result, times of item and meeting."""

from PySide6.QtCore import QObject, Qt

from app.domain.agendas import AgendaItem
from app.domain.meeting_views import MeetingView
from app.domain.members import PartyGroup
from app.domain.tasks import TaskDraft
from app.domain.votes import VoteDraft
from ui.meetings.cockpit_results import ResultForm
from ui.meetings.cockpit_scene import CockpitScene
from ui.meetings.cockpit_times import TimesForm
from ui.meetings.task_form import TaskForm, choices_of
from ui.meetings.vote_form import VoteForm, VoteStart, matter_for


class CockpitForms(QObject):
    """Fills a form from the meeting, shows it in the slot, and keeps what it submits."""

    def __init__(self, step: CockpitScene, parent: QObject) -> None:
        super().__init__(parent)
        self._step, self._slot = step, step.text.slot
        self._task_id: int | None = None
        self._timed_item = 0
        now = step.workspace.now
        self.votes, self.tasks = VoteForm(now), TaskForm(lambda: now().date())
        self.results = ResultForm(now)
        self.item_times = TimesForm(now, with_minutes=True)
        self.meeting_times = TimesForm(now, with_minutes=False)
        self._connect()

    def show_view(self, view: MeetingView) -> None:
        """Say anew what a form that is open depends on."""
        if not self.votes.isHidden():
            self.votes.show_file(view.file)

    def forget(self) -> None:
        """Let the next task be a new one."""
        self._task_id = None

    def ask_task(self) -> None:
        """Ask for a new task; one half written is gone on with."""
        view, item = self._step.view, self._step.item
        if view is None or item is None:
            return
        is_open = not self.tasks.isHidden() and self._task_id is None
        self._task_id = None
        self._slot.show_form(self.tasks)
        if not is_open:
            self.tasks.start(choices_of(view.file, self._groups(), item.id))

    def _groups(self) -> tuple[PartyGroup, ...]:
        return self._step.workspace.services.members.groups()

    def ask_vote(self) -> None:
        """Ask for a new vote."""
        view, item, acts = self._step.view, self._step.item, self._step.acts_on()
        if view is None or acts is None:
            return
        self._slot.show_form(self.votes)
        item_id = item.id if item else None
        self.votes.start(view.file, VoteStart(matter_for(view.file, item), item_id, acts.stamp()))

    def ask_time(self) -> None:
        """Ask for the time of the line with the keyboard, else for those of the item."""
        view, item = self._step.view, self._step.item
        row = self._step.text.row_with_keyboard()
        if row is not None:
            row.edit_time()
        elif view is not None and item is not None:
            self._ask_item_times(view, item)

    def ask_meeting_times(self) -> None:
        """Ask for start and end of the meeting."""
        view = self._step.view
        if view is None or not self._step.is_running:
            return
        if view.file.header.afterwards:
            self._step.head.paper.times.started.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._slot.show_form(self.meeting_times)
        self.meeting_times.show_header(view.file.header)
        self.meeting_times.started.setFocus(Qt.FocusReason.OtherFocusReason)
        self._step.text.reveal_slot()

    def edit_vote(self, vote_id: int) -> None:
        """Show a vote to be mended."""
        view, acts = self._step.view, self._step.acts_on()
        vote = acts.vote(vote_id) if acts else None
        if view is not None and vote is not None:
            self._slot.show_form(self.votes)
            self.votes.edit(view.file, vote)

    def edit_task(self, task_id: int) -> None:
        """Show a task to be changed."""
        view = self._step.view
        task = next((one for one in view.file.tasks if one.id == task_id), None) if view else None
        if view is not None and task is not None:
            self._task_id = task.id
            self._slot.show_form(self.tasks)
            self.tasks.start(choices_of(view.file, self._groups(), task.item_id), task)

    def keep_meeting_times(self) -> None:
        """Keep start and end of the meeting, from the head or from the form."""
        acts = self._step.acts_on()
        is_form = not self.meeting_times.isHidden()
        times = self.meeting_times if is_form else self._step.head.paper.times
        if acts is not None and acts.set_times(*times.moments()) and is_form:
            self._slot.rest()

    def _ask_item_times(self, view: MeetingView, item: AgendaItem) -> None:
        if view.file.header.afterwards:
            self._step.text.times.started.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._timed_item = item.id
        self._slot.show_form(self.item_times)
        self.item_times.show_item(item, view.file.header.day)
        self.item_times.started.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_result(self, key: str) -> None:
        task = self._step.text.results.task(key)
        if task is not None and self._step.is_running:
            self._slot.show_form(self.results)
            self.results.start(task)
            self._step.text.reveal_slot()

    def _keep_vote(self, draft: VoteDraft) -> None:
        acts = self._step.acts_on()
        if acts is not None and acts.keep_vote(self.votes.vote_id, draft, self.votes.form):
            self._slot.rest()

    def _keep_task(self, draft: TaskDraft) -> None:
        acts = self._step.acts_on()
        if acts is not None and acts.keep_task(self._task_id, draft, self.tasks.form):
            self._slot.rest()

    def _keep_result(self) -> None:
        acts, task = self._step.acts_on(), self.results.task
        if acts is None or task is None:
            return
        if acts.record_result(task.id, self.results.values(), self.results.form):
            self._slot.rest()
            self._step.text.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_item_times(self) -> None:
        acts, times = self._step.acts_on(), self.item_times
        if acts is None:
            return
        if acts.set_item_times(self._timed_item, times.moments(), times.given_minutes()):
            self._slot.rest()

    def _keep_paper_times(self) -> None:
        """Keep the times of the item in front of a meeting recorded from paper."""
        acts, times = self._step.acts_on(), self._step.text.times
        if acts is not None:
            item_id = self._step.text.item_id
            acts.set_item_times(item_id, times.moments(), times.given_minutes())

    def _connect(self) -> None:
        self.votes.submitted.connect(self._keep_vote)
        self.tasks.submitted.connect(self._keep_task)
        self.results.submitted.connect(self._keep_result)
        self.item_times.kept.connect(self._keep_item_times)
        self.meeting_times.kept.connect(self.keep_meeting_times)
        for times in (self.item_times, self.meeting_times):
            times.cancelled.connect(self._slot.rest)
            times.hide()
        for form in (self.votes, self.tasks, self.results):
            form.cancelled.connect(self._slot.rest)
            form.hide()
        self._step.text.times_kept.connect(self._keep_paper_times)
        self._step.text.result_asked.connect(self._ask_result)
