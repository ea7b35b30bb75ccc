"""What meetings ask for now: today's one, records left open, posting, the next preparation."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_parts import period_of
from app.data.work_scope import WorkScope
from app.domain.checks_plan import period_key
from app.domain.ladders import GOAL
from app.domain.meetings import MeetingKind, MeetingStage, meeting_title
from app.domain.overviews import Urgency, WorkLine
from app.domain.periods import Period
from app.domain.text import clock_text, day_month, lower_first, sentence_list, short_date
from app.domain.urgency import due_words

AHEAD = timedelta(days=14)
POSTING_BACK = timedelta(days=62)
MOST_TO_LOCK = 2
AFTER_MEETING = (MeetingStage.FINISHING, MeetingStage.LOCKED)
BEFORE_MEETING = (MeetingStage.PLANNED, MeetingStage.PREPARING)
DURING_MEETING = (MeetingStage.IN_SESSION, MeetingStage.SCORING)


def posting_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the meetings whose papers still have to be posted and reported."""
    query = select(t.Meeting).where(
        t.Meeting.stage.in_(AFTER_MEETING),
        t.Meeting.kind != MeetingKind.COMMITTEE,
        t.Meeting.day >= max(scope.cell.records_from, scope.today - POSTING_BACK),
        or_(t.Meeting.finished_posted_on.is_(None), t.Meeting.reported_on.is_(None)),
    )
    return (_posting_line(row, scope) for row in session.scalars(query))


def _posting_line(row: t.Meeting, scope: WorkScope) -> WorkLine:
    days = scope.rules_on(row.day).integer("finished_days_after")
    due = row.day + timedelta(days=days)
    missing = (
        "chưa đăng" if row.finished_posted_on is None else "",
        "chưa báo cáo cấp trên" if row.reported_on is None else "",
    )
    return WorkLine(
        urgency=Urgency.CLOCK,
        due_on=due,
        when=due_words(due, scope.today),
        what=f"Đăng và báo cáo kết quả buổi {named(row)}",
        why=f"Hạn {day_month(due)}; {sentence_list(missing)}.",
        button="Đăng, báo cáo",
        where=f"meeting:{row.id}:finish:posting",
    )


def open_meetings(session: Session, scope: WorkScope) -> Sequence[t.Meeting]:
    """Return today's meeting, past ones never recorded, and records left in the middle."""
    query = select(t.Meeting).where(
        t.Meeting.day >= scope.cell.records_from,
        or_(
            t.Meeting.stage.in_(BEFORE_MEETING) & (t.Meeting.day <= scope.today),
            t.Meeting.stage.in_(DURING_MEETING),
        ),
    )
    return session.scalars(query).all()


def open_meeting_lines(rows: Sequence[t.Meeting], today: date) -> Iterator[WorkLine]:
    """Give what each open meeting asks for."""
    return (_open_line(row, today) for row in rows)


def _open_line(row: t.Meeting, today: date) -> WorkLine:
    if row.stage in DURING_MEETING:
        return _unfinished_line(row, today)
    return _todays_line(row) if row.day == today else _unrecorded_line(row, today)


def _todays_line(row: t.Meeting) -> WorkLine:
    at = clock_text(row.starts_at) if row.starts_at else ""
    return WorkLine(
        urgency=Urgency.CLOCK,
        due_on=row.day,
        when="Hôm nay",
        what=meeting_title(row.kind, period_of(row), row.topic_title),
        why=sentence_list((at, row.place)).replace(";", ",") + "." if at or row.place else "",
        button="Mở buổi họp",
        where=f"meeting:{row.id}",
    )


def _unrecorded_line(row: t.Meeting, today: date) -> WorkLine:
    return WorkLine(
        urgency=Urgency.OVERDUE,
        due_on=row.day,
        when=due_words(row.day, today),
        what=f"Ghi buổi {named(row)}",
        why=f"Dự kiến họp {short_date(row.day)}. Nếu không họp, hãy ghi lý do hoặc dời ngày.",
        button="Mở buổi họp",
        where=f"meeting:{row.id}",
    )


def _unfinished_line(row: t.Meeting, today: date) -> WorkLine:
    is_scoring = row.stage is MeetingStage.SCORING
    left = "Còn chấm điểm và thông qua biên bản." if is_scoring else "Biên bản đang ghi dở."
    return WorkLine(
        urgency=Urgency.CLOCK if row.day >= today else Urgency.OVERDUE,
        due_on=row.day,
        when="Đang họp" if row.day >= today else due_words(row.day, today),
        what=f"Ghi tiếp buổi {named(row)}",
        why=f"Họp ngày {day_month(row.day)}. {left}",
        button="Ghi tiếp",
        where=f"meeting:{row.id}:{'score' if is_scoring else 'run'}",
    )


def locking_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the records that are complete but not locked; many of them are one line."""
    is_posted = t.Meeting.finished_posted_on.is_not(None) & t.Meeting.reported_on.is_not(None)
    waiting = (
        t.Meeting.day >= scope.cell.records_from,
        t.Meeting.stage == MeetingStage.FINISHING,
        or_(is_posted, t.Meeting.kind == MeetingKind.COMMITTEE),
    )
    count = session.scalar(select(func.count(t.Meeting.id)).where(*waiting)) or 0
    if count > MOST_TO_LOCK:
        return iter((_many_to_lock(count),))
    rows = session.scalars(select(t.Meeting).where(*waiting).order_by(t.Meeting.day))
    return (_locking_line(row, scope.today) for row in rows)


def _locking_line(row: t.Meeting, today: date) -> WorkLine:
    return WorkLine(
        urgency=Urgency.NOTE,
        due_on=row.day,
        when="Chờ khóa",
        what=f"Khóa biên bản buổi {named(row)}",
        why=f"Họp ngày {day_month(row.day)}, đã {(today - row.day).days} ngày.",
        button="Mở hoàn thiện",
        where=f"meeting:{row.id}:finish",
    )


def _many_to_lock(count: int) -> WorkLine:
    return WorkLine(
        urgency=Urgency.NOTE,
        due_on=None,
        when="Chờ khóa",
        what=f"{count} biên bản chưa khóa",
        why="Khóa xong thì biên bản, điểm và văn bản không ai sửa được nữa.",
        button="Xem buổi họp",
        where="page:meetings",
    )


def preparation_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the first rung not done of each coming meeting, when it is near."""
    query = (
        select(t.Preparation, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.Preparation.meeting_id)
        .where(
            t.Meeting.stage.in_(BEFORE_MEETING),
            t.Meeting.day >= max(scope.cell.records_from, scope.today),
            t.Preparation.done_on.is_(None),
            t.Preparation.key != GOAL,
            t.Preparation.due_on <= scope.today + AHEAD,
        )
        .order_by(t.Preparation.due_on, t.Preparation.position)
    )
    first: dict[int, WorkLine] = {}
    for rung, row in session.execute(query):
        if row.id not in first:
            first[row.id] = _preparation_line(rung, row, scope.today)
    return iter(first.values())


def _preparation_line(rung: t.Preparation, row: t.Meeting, today: date) -> WorkLine:
    return WorkLine(
        urgency=Urgency.OVERDUE if rung.due_on < today else Urgency.SOON,
        due_on=rung.due_on,
        when=due_words(rung.due_on, today),
        what=f"{rung.label}: {named(row)}",
        why=f"Họp ngày {day_month(row.day)}, mốc này đến hạn {day_month(rung.due_on)}.",
        button="Mở chuẩn bị",
        where=f"meeting:{row.id}:prepare:{rung.key}",
    )


def open_periods(rows: Sequence[t.Meeting]) -> frozenset[str]:
    """Return the kỳ, as findings of a year name them, whose meeting is a line of its own."""
    return frozenset(
        f"plan:{period_key(period)}" for row in rows for period in _judged(period_of(row))
    )


def _judged(period: Period) -> tuple[Period, ...]:
    quarter = Period(period.year, quarter=period.quarter_number)
    return (Period(period.year, month=period.month), quarter) if period.month else (quarter,)


def named(row: t.Meeting) -> str:
    """Return the name of a meeting inside a sentence: thường kỳ tháng 11/2026."""
    return lower_first(meeting_title(row.kind, period_of(row)))
