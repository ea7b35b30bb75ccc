"""What the meetings of a year say about members: counts for the list, facts for the card."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_number, load_settings
from app.data.driver import places, plain_rows
from app.data.memo import remembered
from app.data.past_attendance import past_of_months, past_of_year
from app.data.report_turns import reports_of
from app.data.task_records import load_tasks
from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.meetings import HELD_STAGES, MeetingKind, meeting_title
from app.domain.member_cards import CardLine, MemberCard, MemberFigure, MonthMark
from app.domain.member_days import class_on
from app.domain.member_labels import was_in_base
from app.domain.members import Member
from app.domain.minutes import EntryKind
from app.domain.past_attendance import PastEntry
from app.domain.periods import Period
from app.domain.settings import Settings
from app.domain.tasks import Task, TaskState, was_late
from app.domain.text import lower_first, shortened

MOST_LETTERS = 90
REGULAR_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)

COUNT_TABLES = frozenset(
    {"meetings", "attendances", "minutes_entries", "past_attendance", "settings"}
)
"""What the counts of a year are read from, the members apart."""
_MINUTES = frozenset({"minutes_entries", "meetings"})
ALL_MONTHS = range(1, 13)


def year_counts(
    session: Session,
    year: int,
    members: Sequence[Member],
    months: Collection[int] = ALL_MONTHS,
    *,
    with_past: bool = False,
) -> dict[int, tuple[int, int, int]]:
    """Return (attended, summoned, speeches) of the regular meetings of a year or of its months.

    `with_past` counts those of an old matrix too, as no score does.
    """
    meetings = [row for row in _held(session, year) if row.month in months]
    marks = _states(session, year)
    speeches, settings = _speech_counts(session, year, months), load_settings(session)
    past = _past_counts(session, year, months) if with_past else {}
    counts = {}
    for member in members:
        attended, summoned = _attendance(member, meetings, marks, settings)
        before_attended, before_summoned = past.get(member.id, (0, 0))
        counts[member.id] = (
            attended + before_attended,
            summoned + before_summoned,
            speeches.get(member.id, 0),
        )
    return counts


def _past_counts(
    session: Session, year: int, months: Collection[int]
) -> Mapping[int, tuple[int, int]]:
    """Return (attended, summoned) of the meetings of an old matrix."""
    attended: Counter[int] = Counter()
    summoned: Counter[int] = Counter()
    for entry in past_of_months(session, year, months):
        attended[entry.member_id] += entry.state in ATTENDING
        summoned[entry.member_id] += entry.state is not None
    return {member_id: (attended[member_id], summoned[member_id]) for member_id in summoned}


def load_card(session: Session, member: Member, year: int, today: date) -> MemberCard:
    """Return the card of one member for a year, as of today."""
    meetings = _held(session, year)
    tasks, settings = _tasks_of(session, member.id, year), load_settings(session)
    last_day = meetings[-1].day if meetings else date(year, 12, 31)
    reports = _reports(session, member, year)
    papers = _paper_lines(session, member.id)
    return MemberCard(
        member=member,
        member_class=class_on(member, last_day),
        year=year,
        marks=_marks(session, member, year, meetings, settings),
        speeches=_speech_counts(session, year).get(member.id, 0),
        tasks_done=sum(task.state is TaskState.DONE for task in tasks),
        tasks_counted=len(tasks),
        recent=_recent(session, member.id, tasks, (*reports, *papers)),
        tasks_late=sum(was_late(task, today) for task in tasks),
        records=_records(session, member.id, year, (*papers, *reports)),
        absence_limit=load_number(session, "expulsion_months", last_day),
    )


def _marks(
    session: Session, member: Member, year: int, meetings: Sequence["_Held"], settings: Settings
) -> tuple[MonthMark, ...]:
    """Return the marks of a year by day, those of an old matrix among them."""
    states = _states(session, year)
    own = [
        (
            row.day,
            MonthMark(
                month=row.month,
                meeting_id=row.id,
                state=states.get((row.id, member.id), AttendanceState.UNMARKED),
                in_base=was_in_base(member, row.day, settings),
            ),
        )
        for row in meetings
    ]
    past = [e for e in past_of_year(session, year) if e.member_id == member.id]
    before = [(entry.held_on, _past_mark(entry)) for entry in past]
    return tuple(mark for _day, mark in sorted((*own, *before), key=lambda pair: pair[0]))


def _past_mark(entry: PastEntry) -> MonthMark:
    state = entry.state or AttendanceState.UNMARKED
    return MonthMark(entry.held_on.month, None, state, in_base=entry.state is not None)


@dataclass(frozen=True, slots=True)
class _Held:
    """A regular meeting as the figures of members need it."""

    id: int
    day: date
    month: int


def _held(session: Session, year: int) -> tuple[_Held, ...]:
    def read(session: Session) -> tuple[_Held, ...]:
        query = (
            select(t.Meeting.id, t.Meeting.day, t.Meeting.month)
            .where(
                t.Meeting.year == year,
                t.Meeting.kind.in_(REGULAR_KINDS),
                t.Meeting.stage.in_(HELD_STAGES),
            )
            .order_by(t.Meeting.day)
        )
        return tuple(
            _Held(id_, day, month or day.month) for id_, day, month in session.execute(query)
        )

    return remembered(session, f"regular meetings of {year}", frozenset({"meetings"}), read)


def _states(session: Session, year: int) -> Mapping[tuple[int, int], AttendanceState]:
    def read(session: Session) -> Mapping[tuple[int, int], AttendanceState]:
        ids = tuple(row.id for row in _held(session, year))
        query = (
            "SELECT meeting_id, member_id, state FROM attendances"
            f" WHERE meeting_id IN ({places(ids)})"
        )
        rows = plain_rows(session, query, ids)
        return {(meeting, member): _STATES[state] for meeting, member, state in rows}

    tables = frozenset({"meetings", "attendances"})
    return remembered(session, f"attendance of {year}", tables, read)


_STATES = {state.value: state for state in AttendanceState}


def _attendance(
    member: Member,
    meetings: Sequence[_Held],
    marks: Mapping[tuple[int, int], AttendanceState],
    settings: Settings,
) -> tuple[int, int]:
    summoned = [row for row in meetings if was_in_base(member, row.day, settings)]
    attended = sum(marks.get((row.id, member.id)) in ATTENDING for row in summoned)
    return attended, len(summoned)


def _speech_counts(
    session: Session, year: int, months: Collection[int] = ALL_MONTHS
) -> Mapping[int, int]:
    tables = frozenset({"meetings", "minutes_entries"})
    counts = remembered(session, f"speeches of {year}", tables, lambda s: _count_speeches(s, year))
    speeches: Counter[int] = Counter()
    for member_id, month, number in counts:
        if month in months:
            speeches[member_id] += number
    return speeches


def _count_speeches(session: Session, year: int) -> tuple[tuple[int, int, int], ...]:
    """Return member, month and number of speeches."""
    kinds = tuple(kind.value for kind in REGULAR_KINDS)
    query = (
        "SELECT e.member_id, coalesce(m.month, CAST(strftime('%m', m.day) AS INTEGER)), count(*)"
        " FROM minutes_entries e JOIN meetings m ON m.id = e.meeting_id"
        f" WHERE m.year = ? AND m.kind IN ({places(kinds)})"
        " AND e.kind = ? AND NOT e.as_chair AND e.member_id IS NOT NULL GROUP BY 1, 2"
    )
    return tuple(plain_rows(session, query, (year, *kinds, EntryKind.SPEECH.value)))


def _tasks_of(session: Session, member_id: int, year: int) -> tuple[Task, ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return load_tasks(session, t.Task.owner_id == member_id, t.Task.due_on.between(first, last))


def _records(
    session: Session, member_id: int, year: int, papers: Sequence[CardLine]
) -> Mapping[MemberFigure, tuple[CardLine, ...]]:
    """Return the lines behind each figure, the newest meeting first."""
    lines: dict[MemberFigure, list[CardLine]] = {figure: [] for figure in _FIGURES.values()}
    for figure, line in _said(session, member_id, year):
        lines[figure].append(line)
    lines[MemberFigure.PAPERS] = _papers_of(session, member_id, year, papers)
    return {figure: tuple(of_figure) for figure, of_figure in lines.items()}


def _said(session: Session, member_id: int, year: int) -> tuple[tuple[MemberFigure, CardLine], ...]:
    name = f"lines of the minutes of {year} about member {member_id}"
    return remembered(session, name, _MINUTES, lambda s: tuple(_read_said(s, member_id, year)))


def _read_said(
    session: Session, member_id: int, year: int
) -> Iterator[tuple[MemberFigure, CardLine]]:
    """Give the lines of the minutes that figures count; of speeches those at regular meetings."""
    entry = t.MinutesEntry
    query = (
        select(*_SAID)
        .join(t.Meeting, t.Meeting.id == entry.meeting_id)
        .where(
            entry.member_id == member_id,
            entry.kind.in_(_FIGURES),
            entry.as_chair.is_(False),
            t.Meeting.year == year,
            or_(entry.kind != EntryKind.SPEECH, t.Meeting.kind.in_(REGULAR_KINDS)),
        )
        .order_by(t.Meeting.day.desc(), entry.position)
    )
    for row in session.execute(query):
        words = shortened(row.text.strip(), MOST_LETTERS) or _meeting(row)
        yield _FIGURES[row.kind], CardLine(row.day, words, _where(row))


def _papers_of(
    session: Session, member_id: int, year: int, papers: Sequence[CardLine]
) -> list[CardLine]:
    """Return the topics, tham luận and reports on học tập Bác of a year, the newest first."""
    topics = [line for of_year, line in _topics(session, member_id) if of_year == year]
    lines = [*topics, *(line for line in papers if line.day.year == year)]
    return sorted(lines, key=lambda line: line.day, reverse=True)


def _topics(session: Session, member_id: int) -> tuple[tuple[int, CardLine], ...]:
    """Return the topics a member wrote, each with the year it was held for."""
    row = t.Meeting

    def read(session: Session) -> tuple[tuple[int, CardLine], ...]:
        query = select(row.year, row.id, row.day, row.topic_title).where(
            row.stage.in_(HELD_STAGES), row.topic_author_id == member_id
        )
        return tuple(
            (year, CardLine(day, f"Báo cáo chuyên đề “{title}”", f"meeting:{id_}"))
            for year, id_, day, title in session.execute(query)
        )

    name = f"topics written by member {member_id}"
    return remembered(session, name, frozenset({"meetings"}), read)


def _reports(session: Session, member: Member, year: int) -> list[CardLine]:
    return [
        CardLine(report.day, "Báo cáo học tập và làm theo Bác", f"meeting:{report.meeting_id}")
        for report in reports_of(session, member, year)
    ]


def _recent(
    session: Session, member_id: int, tasks: Sequence[Task], papers: Sequence[CardLine]
) -> tuple[CardLine, ...]:
    lines = [*_last_entries(session, member_id)]
    lines.extend(
        CardLine(task.done_on, f"Xong việc {task.code}", f"task:{task.id}")
        for task in tasks
        if task.done_on is not None
    )
    lines.extend(papers)
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True)[:6])


def _paper_lines(session: Session, member_id: int) -> tuple[CardLine, ...]:
    name, tables = f"last papers of member {member_id}", frozenset({"papers", "meetings"})
    return remembered(session, name, tables, lambda s: tuple(_read_papers(s, member_id)))


def _read_papers(session: Session, member_id: int) -> Iterator[CardLine]:
    query = (
        select(t.Paper.id, t.Paper.title, t.Meeting.id, t.Meeting.day)
        .join(t.Meeting, t.Meeting.id == t.Paper.meeting_id)
        .where(t.Paper.author_id == member_id, t.Meeting.stage.in_(HELD_STAGES))
        .order_by(t.Meeting.day.desc())
        .limit(6)
    )
    for paper_id, title, meeting_id, day in session.execute(query):
        yield CardLine(
            day, f"Tham luận “{title}”", f"meeting:{meeting_id}:prepare:paper:{paper_id}"
        )


def _last_entries(session: Session, member_id: int) -> tuple[CardLine, ...]:
    name = f"last lines of the minutes about member {member_id}"
    return remembered(session, name, _MINUTES, lambda s: tuple(_read_entries(s, member_id)))


def _read_entries(session: Session, member_id: int) -> Iterator[CardLine]:
    query = (
        select(*_SAID)
        .join(t.Meeting, t.Meeting.id == t.MinutesEntry.meeting_id)
        .where(t.MinutesEntry.member_id == member_id, t.MinutesEntry.kind.in_(_ENTRY_WORDS))
        .order_by(t.Meeting.day.desc(), t.MinutesEntry.position)
        .limit(6)
    )
    for row in session.execute(query):
        is_told = row.kind is not EntryKind.SPEECH and row.text.strip()
        said = f": {row.text.strip()}" if is_told else ""
        words = f"{_ENTRY_WORDS[row.kind]}, {_meeting(row)}{said}"
        yield CardLine(row.day, words, _where(row))


_SAID = (
    t.MinutesEntry.id,
    t.MinutesEntry.kind,
    t.MinutesEntry.text,
    t.Meeting.id.label("meeting_id"),
    t.Meeting.day,
    t.Meeting.kind.label("meeting_kind"),
    t.Meeting.year,
    t.Meeting.month,
    t.Meeting.quarter,
)
"""A line of the minutes and what names its meeting, read without either of them."""


def _meeting(row: Row[*tuple[Any, ...]]) -> str:
    period = Period(row.year, row.month, row.quarter)
    return lower_first(meeting_title(row.meeting_kind, period))


def _where(row: Row[*tuple[Any, ...]]) -> str:
    return f"meeting:{row.meeting_id}:run:entry:{row.id}"


_ENTRY_WORDS = {
    EntryKind.SPEECH: "Phát biểu",
    EntryKind.COMMENDATION: "Được biểu dương",
    EntryKind.REMINDER: "Được nhắc nhở",
}
"""What the minutes keep of a member for the review at the end of the year."""
_FIGURES = {
    EntryKind.SPEECH: MemberFigure.SPEECHES,
    EntryKind.COMMENDATION: MemberFigure.PRAISE,
    EntryKind.REMINDER: MemberFigure.REMINDERS,
}
