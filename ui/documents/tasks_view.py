"""The tab *Nhiệm vụ*: the list by document with its filters, and beside it the chosen task."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.task_boards import TaskBoard, TaskGroup
from app.domain.task_months import owner_year
from app.domain.tasks import Task, TaskState
from ui.documents.owner_card import OwnerCard
from ui.documents.progress_card import ProgressCard
from ui.documents.register_card import RegisterCard
from ui.documents.task_card import ResultDraft, TaskCard
from ui.documents.task_rows import (
    FILTER_LABELS,
    WHOLE_YEAR,
    TaskFilter,
    TaskRow,
    Wanted,
    columns,
    counts_of,
    owner_options,
    period_options,
    rows_of,
    state_options,
)
from ui.kit.cards import PADDING, Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.flow import flow
from ui.kit.list_with_side import ListWithSide
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.workspace import Workspace

CHOICE_WIDTHS = (160, 136, 130)
"""Owner, kỳ and state; together with the figures they fill one line at 1440."""
NOTHING = "Chưa giao nhiệm vụ nào."
HINT = "Giao việc khi họp (F5) hoặc ngay ở đây; việc chưa xong sẽ tự vào chương trình buổi sau."
_DONE_WORDS = {
    TaskState.DONE: "Đã ghi xong việc {code}.",
    TaskState.IN_PROGRESS: "Đã ghi kết quả việc {code}.",
    TaskState.EXTENDED: "Đã gia hạn việc {code}.",
    TaskState.DROPPED: "Đã ghi thôi thực hiện việc {code}.",
}


class TasksView(ListWithSide):
    """Drawn from one `TaskBoard` and the progress of the last resolution."""

    give_asked = Signal()
    edit_asked = Signal(int)
    register_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.board = TaskBoard(())
        self._counts = dict.fromkeys(TaskFilter, 0)
        self.filters = Segmented([(TaskFilter.ALL, "")])
        self.owner, self.period, self.state = Choice(), Choice(), Choice(state_options())
        self.table = RecordTable(columns(), name="Nhiệm vụ", empty=_empty())
        self.table.takes_first = True
        self.table.remember(workspace.state, "tasks")
        self.card = TaskCard(lambda: workspace.now().date())
        self.person = OwnerCard()
        self.progress, self.register = ProgressCard(), RegisterCard()
        super().__init__(
            self._list_card(), (self.card, self.person, self.progress, self.register), parent
        )
        self._connect()

    def load(self) -> None:
        """Read the tasks again and keep filters and choice."""
        year = self.workspace.year
        self.board = self.workspace.services.documents.task_board(year)
        self._offer()
        self._show_rows()
        self._show_progress()

    def count(self) -> int:
        """Return how many tasks the filters of person and kỳ show."""
        return self._counts[TaskFilter.ALL]

    def show_task(self, task_id: int) -> bool:
        """Choose a task; filters that hide it are taken away. False when it is of another year."""
        if self.board.find(task_id) is None:
            return False
        if not self.table.select(task_id):
            self.filters.set_value(TaskFilter.ALL)
            self._show_everything_of(None)
            self.table.select(task_id)
        self._show_card()
        return True

    def show_owner(self, owner: int) -> None:
        """Show the year of a member by id, or of a tổ đảng by its negative id."""
        self.filters.set_value(TaskFilter.ALL)
        self._show_everything_of(owner)
        self.take_focus()

    def _show_everything_of(self, owner: int | None) -> None:
        known = {value for value, _ in owner_options(self.board)}
        self.owner.set_value(owner if owner in known else None)
        self.period.set_value(WHOLE_YEAR)
        self.state.set_value(None)
        self._show_rows()

    def current(self) -> tuple[TaskGroup, Task] | None:
        """Return the chosen task with its document."""
        row = self.table.current()
        return None if row is None else self.board.find(row.id)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def _list_card(self) -> Card:
        card = Card(edge_to_edge=True)
        bar = flow(self.filters, self.owner, self.period, self.state, gap=6)
        self.filters.setAccessibleName("Tình trạng")
        self.owner.setAccessibleName("Của ai")
        self.period.setAccessibleName("Kỳ")
        self.state.setAccessibleName("Trạng thái")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        row.addWidget(bar)
        card.body.setContentsMargins(0, 0, 0, 1)
        card.add(holder)
        card.add(self.table, 1)
        return card

    def _offer(self) -> None:
        self.owner.set_options(owner_options(self.board))
        self.period.set_options(period_options(self.board, self.workspace.year))
        if self.period.value() is None:
            self.period.set_value(Wanted().period)
        for choice, width in zip(self._choices(), CHOICE_WIDTHS, strict=True):
            choice.setFixedWidth(scaled(width))

    def _show_rows(self) -> None:
        wanted = self._wanted()
        self._counts = counts_of(self.board, wanted, self._today())
        self._show_filters(self._counts, wanted.state)
        self.table.set_records(rows_of(self.board, wanted, self._today()), quietly=True)
        said = "Không có nhiệm vụ nào khớp." if self.board.groups else NOTHING
        self.table.empty.say(said, "" if self.board.groups else HINT)
        self._show_card()
        self._show_person(wanted.owner_id)

    def _show_person(self, owner: int | None) -> None:
        tasks = (task for group in self.board.groups for task in group.tasks)
        self.person.setVisible(owner is not None)
        if owner is not None:
            found = owner_year(tasks, owner, self._today())
            name = dict(owner_options(self.board)).get(owner, found.name)
            self.person.show_owner(name, self.workspace.year, found)

    def _show_filters(self, counts: dict[TaskFilter, int], chosen: TaskFilter) -> None:
        options = [(state, f"{FILTER_LABELS[state]} {counts[state]}") for state in TaskFilter]
        self.filters.set_options(options)
        self.filters.set_value(chosen)

    def _show_card(self) -> None:
        found = self.current()
        self.card.setVisible(found is not None)
        self.card.show_task(*(found or (None, None)))

    def _show_progress(self) -> None:
        documents = self.workspace.services.documents
        self.progress.show_progress(documents.last_progress(self.workspace.year))

    def _record(self, draft: ResultDraft) -> None:
        found = self.current()
        if found is None:
            return
        group, task = found
        act = partial(self._write, task.id, draft)
        said = _DONE_WORDS[draft.state].format(code=group.code(task))
        if self.workspace.perform(act, said):
            self.card.close_form()

    def _write(self, task_id: int, draft: ResultDraft) -> bool:
        self.workspace.services.tasks.record(
            task_id, draft.state, draft.text, on=draft.on, new_due_on=draft.new_due_on
        )
        return True

    def _open_source(self) -> None:
        found = self.current()
        if found is not None and found[0].source is not None:
            self.workspace.go(f"meeting:{found[0].source.meeting_id}")

    def _edit(self, row: TaskRow | None = None) -> None:
        chosen = row or self.table.current()
        if chosen is not None:
            self.edit_asked.emit(chosen.id)

    def _remove(self, row: TaskRow) -> None:
        remove = self.workspace.services.tasks.remove
        self.workspace.perform(partial(remove, row.id), f"Đã xóa việc {row.code}.")

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_rows)
        for choice in self._choices():
            choice.changed.connect(self._show_rows)
        self.table.selected.connect(lambda _row: self._show_card())
        self.table.opened.connect(self._edit)
        self.table.edit_asked.connect(self._edit)
        self.table.delete_asked.connect(self._remove)
        self.table.empty.pressed.connect(self.give_asked)
        self.card.recorded.connect(self._record)
        self.card.edit_asked.connect(self._edit)
        self.card.source_asked.connect(self._open_source)
        self.progress.wanted.connect(self.workspace.go)
        self.card.form_opened.connect(lambda: self.reveal(self.card))
        self.register.opened.connect(self.register_asked)

    def _wanted(self) -> Wanted:
        known = Wanted()
        return Wanted(
            state=self.filters.value() or known.state,
            owner_id=self.owner.value(),
            period=self.period.value() or known.period,
            recorded=self.state.value(),
        )

    def _choices(self) -> tuple[Choice, ...]:
        return (self.owner, self.period, self.state)

    def _today(self) -> date:
        return self.workspace.now().date()


def _empty() -> EmptyState:
    return EmptyState("list-checks", NOTHING, HINT, act="Giao nhiệm vụ")
