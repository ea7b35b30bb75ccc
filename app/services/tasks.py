"""Tasks: giving them, what became of them, the register of open ones."""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.data.memo import remembered
from app.data.task_records import TASK_TABLES, load_tasks
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.tasks import OPEN_STATES, Task, TaskDraft, TaskState, check_task
from app.domain.text import clean


class TaskService:
    """Actions on tasks."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int) -> tuple[Task, ...]:
        """Return the tasks given or due in a year and those still open from before."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        of_year = select(t.Meeting.id).where(t.Meeting.year == year)
        with self._db.read() as session:
            return load_tasks(
                session,
                or_(
                    t.Task.meeting_id.in_(of_year),
                    t.Task.due_on.between(first, last),
                    t.Task.state.in_(OPEN_STATES) & (t.Task.due_on < first),
                ),
            )

    def open(self) -> tuple[Task, ...]:
        """Return every task that is not done and not dropped."""
        with self._db.read() as session:
            return remembered(
                session,
                "open tasks",
                TASK_TABLES,
                lambda own: load_tasks(own, t.Task.state.in_(OPEN_STATES)),
            )

    def overdue(self) -> int:
        """Return how many open tasks are past their day, read without the tasks themselves."""
        today = self._clock().date()
        with self._db.read() as session:
            return remembered(
                session,
                f"overdue tasks on {today}",
                frozenset({"tasks", "task_results"}),
                lambda own: _overdue(own, today),
            )

    def assign(self, meeting_id: int | None, draft: TaskDraft) -> int:
        """Give a task and return its id; raises ValidationError without person or deadline."""
        with self._db.write("Giao nhiệm vụ") as session:
            day = None if meeting_id is None else find_meeting(session, meeting_id).day
            return add_task(session, meeting_id, draft, day).id

    def save(self, task_id: int, draft: TaskDraft) -> None:
        """Change a task as it was given."""
        with self._db.write("Sửa nhiệm vụ") as session:
            row = _find(session, task_id)
            day = None if row.meeting_id is None else find_meeting(session, row.meeting_id).day
            _refuse_problems(draft, day)
            _write(row, draft)

    def remove(self, task_id: int) -> None:
        """Delete a task given by mistake; one with results is dropped with a reason instead."""
        with self._db.write("Xóa nhiệm vụ") as session:
            row = _find(session, task_id)
            if row.results:
                raise Refused("Nhiệm vụ đã có kết quả. Hãy ghi “thôi thực hiện” kèm lý do.")
            session.delete(row)

    def record(
        self,
        task_id: int,
        state: TaskState,
        text: str = "",
        *,
        on: date | None = None,
        new_due_on: date | None = None,
        meeting_id: int | None = None,
    ) -> None:
        """Record a result of a task; extending needs a later deadline, dropping a reason."""
        with self._db.write("Ghi kết quả nhiệm vụ") as session:
            row = _find(session, task_id)
            _refuse_result(row, state, text, new_due_on)
            row.state = state
            row.results.append(
                t.TaskResult(
                    meeting_id=meeting_id,
                    on=on or self._clock().date(),
                    state=state,
                    text=clean(text).strip(),
                    new_due_on=new_due_on if state is TaskState.EXTENDED else None,
                )
            )


def add_task(
    session: Session, meeting_id: int | None, draft: TaskDraft, day: date | None
) -> t.Task:
    """Add a task given on a day as part of the action being done."""
    _refuse_problems(draft, day)
    row = t.Task(
        meeting_id=meeting_id,
        position=_next_position(session, meeting_id),
        state=TaskState.NOT_STARTED,
    )
    _write(row, draft)
    session.add(row)
    session.flush()
    return row


def _refuse_problems(draft: TaskDraft, day: date | None) -> None:
    problems = check_task(draft, day)
    if problems:
        raise ValidationError(problems)


def _refuse_result(row: t.Task, state: TaskState, text: str, new_due_on: date | None) -> None:
    if state is TaskState.DROPPED and not text.strip():
        raise Refused("Chưa ghi lý do thôi thực hiện nhiệm vụ.")
    if state is not TaskState.EXTENDED:
        return
    before = max((d for d in (row.due_on, *(r.new_due_on for r in row.results)) if d), default=None)
    if new_due_on is None or (before is not None and new_due_on <= before):
        raise Refused("Hạn mới phải sau hạn đang có.")


def _write(row: t.Task, draft: TaskDraft) -> None:
    row.text = clean(draft.text).strip()
    row.owner_id, row.owner_group_id = draft.owner_id, draft.owner_group_id
    row.due_on, row.standing = draft.due_on, draft.standing
    row.deliverable = clean(draft.deliverable).strip()
    row.report_period, row.source = draft.report_period, clean(draft.source).strip()
    row.item_id = draft.item_id
    kept = {helper.member_id: helper for helper in row.co_owners}
    row.co_owners = [
        kept.get(member_id) or t.TaskCoOwner(member_id=member_id)
        for member_id in draft.co_owner_ids
    ]


def _find(session: Session, task_id: int) -> t.Task:
    row = session.get(t.Task, task_id)
    if row is None:
        raise NotFound("Nhiệm vụ này không còn trong sổ.")
    return row


def _next_position(session: Session, meeting_id: int | None) -> int:
    query = select(func.max(t.Task.position)).where(t.Task.meeting_id == meeting_id)
    return (session.scalar(query) or 0) + 1


def _overdue(session: Session, today: date) -> int:
    is_open = t.Task.state.in_(OPEN_STATES)
    given = select(t.Task.id, t.Task.due_on).where(is_open)
    extended = (
        select(t.TaskResult.task_id, t.TaskResult.new_due_on)
        .join(t.Task, t.Task.id == t.TaskResult.task_id)
        .where(is_open, t.TaskResult.new_due_on.is_not(None))
        .order_by(t.TaskResult.id)
    )
    due = dict(session.execute(given).all()) | dict(session.execute(extended).all())
    return sum(day is not None and day < today for day in due.values())
