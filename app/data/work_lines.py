"""The work list of Tổng quan: running clocks, overdue tasks, late preparations, coming dates."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.duty_work import missed_duty_lines
from app.data.inspection_work import inspection_lines
from app.data.meeting_work import (
    AHEAD,
    locking_lines,
    open_meeting_lines,
    open_meetings,
    open_periods,
    posting_lines,
    preparation_lines,
)
from app.data.memo import remembered
from app.data.register_work import directive_lines, petition_lines
from app.data.remark_records import REMARK_TABLES, is_waiting, load_remark_rows
from app.data.task_records import TASK_TABLES, load_tasks
from app.data.work_scope import SCOPE_TABLES, WorkScope
from app.data.year_findings import YEAR_TABLES
from app.data.year_work import year_lines
from app.domain.member_days import class_on
from app.domain.member_labels import probation_ends
from app.domain.members import Member, MemberClass
from app.domain.overviews import Urgency, WorkLine
from app.domain.remark_boards import RemarkRow
from app.domain.remarks import answerer_words
from app.domain.tasks import OPEN_STATES, Task
from app.domain.text import given_name, lower_first, short_date, shortened
from app.domain.urgency import due_words

MOST_LETTERS = 42
"""Of a remark: with who answers it the line stays one line of the list."""
PROBATION_AHEAD = timedelta(days=31)


Lines = Callable[[Session, WorkScope], Iterable[WorkLine]]


def work_lines(session: Session, scope: WorkScope) -> tuple[WorkLine, ...]:
    """Return what there is to do, the most urgent first; lists never re-sort by themselves."""
    lines = [line for part in _PARTS for line in _remembered(session, scope, *part)]
    order = list(Urgency)
    return tuple(sorted(lines, key=lambda w: (order.index(w.urgency), w.due_on or date.max)))


def _remembered(
    session: Session, scope: WorkScope, lines: Lines, tables: frozenset[str]
) -> tuple[WorkLine, ...]:
    """Return one part of the list; until its tables change it is the same all day."""
    name = f"{lines.__name__} on {scope.today}"
    return remembered(session, name, tables | SCOPE_TABLES, lambda s: tuple(lines(s, scope)))


def _open_meeting_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    return open_meeting_lines(open_meetings(session, scope), scope.today)


def _task_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    today = scope.today
    tasks = load_tasks(session, t.Task.state.in_(OPEN_STATES))
    due = (task for task in tasks if task.due_now is not None and task.due_now <= today + AHEAD)
    return (_task_line(task, today) for task in due)


def _task_line(task: Task, today: date) -> WorkLine:
    due = task.due_now or today
    product = f" Sản phẩm: {task.deliverable}." if task.deliverable else ""
    return WorkLine(
        urgency=Urgency.OVERDUE if due < today else Urgency.SOON,
        due_on=due,
        when=due_words(due, today),
        what=task.text,
        why=f"Việc {task.code}, {_owner(task)} chủ trì.{product}",
        button="Xem nhiệm vụ",
        where=f"task:{task.id}",
    )


def _owner(task: Task) -> str:
    is_person = task.owner_id is not None
    return f"đ/c {given_name(task.owner_name)}" if is_person else task.owner_name


def _remark_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    today = scope.today
    rows = load_remark_rows(session, is_waiting(), t.Remark.due_on <= today + AHEAD)
    return (_remark_line(row, today) for row in rows)


def _remark_line(row: RemarkRow, today: date) -> WorkLine:
    due, gist = row.remark.form.due_on or today, shortened(row.remark.form.gist, MOST_LETTERS)
    meeting = lower_first(row.meeting.short(today.year))
    return WorkLine(
        urgency=Urgency.OVERDUE if due < today else Urgency.SOON,
        due_on=due,
        when=due_words(due, today),
        what=f"Trả lời góp ý của {row.visit.source} ({meeting})",
        why=f"{gist.rstrip(' .')}{'' if gist.endswith('…') else '.'} "
        f"{answerer_words(row.owner_name)}",
        button="Viết trả lời",
        where=f"remark:{row.id}",
    )


def _probation_lines(_session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    months = scope.rules_on(scope.today).integer("probation_months")
    for member in scope.members:
        ends = probation_ends(member, months)
        if ends is None or ends > scope.today + PROBATION_AHEAD:
            continue
        if class_on(member, scope.today) is MemberClass.PROBATIONARY:
            yield _probation_line(member, ends, months, scope.today)


def _probation_line(member: Member, ends: date, months: int, today: date) -> WorkLine:
    return WorkLine(
        urgency=Urgency.OVERDUE if ends < today else Urgency.SOON,
        due_on=ends,
        when=due_words(ends, today),
        what=f"Đ/c {member.full_name} hết {months} tháng dự bị",
        why=f"Đủ {months} tháng ngày {short_date(ends)}. Đưa vào chương trình họp tới.",
        button="Xem đảng viên",
        where=f"member:{member.id}",
    )


def _year_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    return year_lines(session, scope, open_periods(open_meetings(session, scope)))


_MEETINGS = frozenset({"meetings", "preparations"})
_ON_AGENDAS = frozenset({"meetings", "agenda_items"})
_PARTS: tuple[tuple[Lines, frozenset[str]], ...] = (
    (posting_lines, _MEETINGS),
    (_open_meeting_lines, _MEETINGS),
    (_task_lines, TASK_TABLES),
    (_remark_lines, REMARK_TABLES),
    (preparation_lines, _MEETINGS),
    (_probation_lines, frozenset()),
    (petition_lines, frozenset({"petitions", "meetings", "days_off"})),
    (directive_lines, _ON_AGENDAS | {"directives"}),
    (missed_duty_lines, _ON_AGENDAS | {"periodic_duties"}),
    (inspection_lines, frozenset({"inspection_items", "members", "meetings"})),
    (locking_lines, _MEETINGS),
    (_year_lines, YEAR_TABLES | {"documents"}),
)
"""What asks for something, in the order of the list, and the tables each is read from."""
