"""Facts of a meeting or a year as the forms of the upper level take them.

The figures are those of the papers: the list upward, the attendance list, the table of tasks.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

from app.data.cell_records import load_cell
from app.data.database import Database
from app.domain.attendance import AttendanceLine
from app.domain.cells import Cell
from app.domain.counting import count, speaker_share, speakers
from app.domain.errors import Refused
from app.domain.grades import MeetingGrade, band_named
from app.domain.meeting_file import MeetingFile, Person
from app.domain.meetings import HELD_STAGES, MEETING_KIND_LABELS
from app.domain.members import POST_LABELS, Post
from app.domain.resolution_progress import resolution_progress
from app.domain.sheet_views import SheetView
from app.domain.text import clock_text
from app.domain.upward_fields import UpwardGroup
from app.services import paper_sources
from app.services.export.sheet_contexts import AttendanceListRow, MonthlyListRow, TaskTableRow
from app.services.paper_texts.attendance_list import attendance_list
from app.services.paper_texts.header import paper_header
from app.services.paper_texts.minutes_closing import resolution_code
from app.services.paper_texts.monthly_list import ListedMeeting, listed, monthly_list, reported
from app.services.paper_texts.score_summary import agreed_total, loss_texts
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_table import task_table

FormValue = str | int | Fraction | date | None
Facts = Mapping[str, FormValue]
_MARK = "x"
_YEARLY = frozenset({UpwardGroup.YEAR, UpwardGroup.MEETINGS})


@dataclass(frozen=True, slots=True)
class FormValues:
    """What a form is filled with: single facts, and the records of its lists."""

    facts: Facts
    lists: Mapping[UpwardGroup, tuple[Facts, ...]]


def values_of_meeting(
    db: Database, source: PaperSource, groups: Collection[UpwardGroup], now: datetime
) -> FormValues:
    """Return the facts of a meeting, of a year only where a form asks for them.

    Raises Refused for a meeting that is not held yet.
    """
    file, today = source.file, now.date()
    if file.header.stage not in HELD_STAGES:
        raise Refused("Buổi họp chưa diễn ra nên chưa có số liệu để điền biểu.")
    facts = (
        _cell_facts(file.cell, file.people, file.header.period.year, today)
        | _meeting_facts(source)
        | _attendance_facts(file)
        | _points_facts(source.view)
    )
    lists: dict[UpwardGroup, tuple[Facts, ...]] = {}
    if _YEARLY & set(groups):
        lists[UpwardGroup.MEETINGS] = _meetings(db, file.header.period.year, now, file.header.day)
        facts |= _year_facts(lists[UpwardGroup.MEETINGS])
    if UpwardGroup.ROLL in groups:
        lists[UpwardGroup.ROLL] = _roll(attendance_list(file, today).rows)
    if UpwardGroup.TASKS in groups:
        tasks = paper_sources.meeting_tasks(source, resolution_code(source), today)
        lists[UpwardGroup.TASKS] = _tasks(task_table(tasks).rows)
    return FormValues(facts, lists)


def values_of_year(
    db: Database, year: int, groups: Collection[UpwardGroup], now: datetime
) -> FormValues:
    """Return the facts of a year up to today."""
    today = now.date()
    with db.read() as session:
        cell = load_cell(session)
        people = paper_sources.people_on(session, min(today, date(year, 12, 31)))
    facts = _cell_facts(cell, people, year, today)
    lists: dict[UpwardGroup, tuple[Facts, ...]] = {}
    if _YEARLY & set(groups):
        lists[UpwardGroup.MEETINGS] = _meetings(db, year, now, date(year, 12, 31))
        facts |= _year_facts(lists[UpwardGroup.MEETINGS])
    if UpwardGroup.TASKS in groups:
        tasks = paper_sources.read_year_tasks(db, year, today)
        lists[UpwardGroup.TASKS] = _tasks(task_table(tasks).rows)
    return FormValues(facts, lists)


def _cell_facts(
    cell: Cell, people: Iterable[Person], year: int, today: date
) -> dict[str, FormValue]:
    label = POST_LABELS[Post.SECRETARY]
    return {
        "cell_name": cell.name,
        "superior_name": cell.superior_name,
        "place_name": cell.place_name,
        "secretary": next((p.full_name for p in people if p.post_label == label), ""),
        "made_on": today,
        "place_and_date": paper_header(cell, today).place_and_date,
        "year": year,
    }


def _meeting_facts(source: PaperSource) -> dict[str, FormValue]:
    file, header = source.file, source.file.header
    progress = resolution_progress(file)
    return {
        "period": header.period.label,
        "month": header.period.key_month or header.day.month,
        "kind": MEETING_KIND_LABELS[header.kind],
        "held_on": header.day,
        "started": _clock(header.started_at or header.starts_at),
        "ended": _clock(header.ended_at),
        "place": header.place,
        "chair": file.name(header.chair_id),
        "minute_taker": file.name(header.minute_taker_id),
        "focus": header.focus,
        "topic": header.topic.title,
        "resolution": resolution_code(source),
        "conclusion": header.conclusion,
        "petitions_up": header.petitions_up,
        "task_total": len(file.tasks),
        "previous_done": progress.done if progress else None,
        "previous_total": progress.counted if progress else None,
    }


def _clock(moment: datetime | time | None) -> str:
    return "" if moment is None else clock_text(moment)


def _attendance_facts(file: MeetingFile) -> dict[str, FormValue]:
    counts = count(file)
    return {
        "member_total": counts.member_total,
        "official_total": counts.official_total,
        "probationary_total": counts.probationary_total,
        "exempt": counts.exempt,
        "temporary_out": counts.temporary_out,
        "attendance_base": counts.attendance_base,
        "present": counts.present,
        "attendance": counts.attendance if counts.attendance_base else None,
        "present_of_total": f"{counts.present}/{counts.member_total}",
        "excused": len(counts.excused),
        "excused_names": _names(counts.excused),
        "unexcused": len(counts.unexcused),
        "unexcused_names": _names(counts.unexcused),
        "speakers": len(speakers(file)),
        "speaking": speaker_share(file),
        "guests": ", ".join(guest.name for guest in file.guests if guest.is_superior),
    }


def _names(lines: Sequence[AttendanceLine]) -> str:
    return ", ".join(line.full_name for line in lines)


def _points_facts(view: SheetView | None) -> dict[str, FormValue]:
    """Return points and grade as reported upward; nothing before the vote, never a zero."""
    if view is None or (agreed_total(view) is None and not view.columns.reported_by_superior):
        return {}
    points, grade = reported(view)
    band = band_named(view.rubric.bands, grade)
    return {
        "points": points,
        "maximum": view.sheet.maximum,
        "grade": band.label if band else "",
        **_marks("grade_", grade),
        "losses": "; ".join(loss_texts(view)),
        "rubric": view.rubric.name,
    }


def _marks(prefix: str, grade: str) -> dict[str, FormValue]:
    return {f"{prefix}{one.value}": _MARK if one == grade else "" for one in MeetingGrade}


def _meetings(db: Database, year: int, now: datetime, until: date) -> tuple[Facts, ...]:
    """Return the rows of the list upward (U1) of a year up to a day."""
    ids = paper_sources.listed_ids(db, year)
    sources = (paper_sources.read_meeting(db, one, now) for one in ids)
    found = [one for one in listed(sources) if one.source.file.header.day <= until]
    if not found:
        return ()
    rows = monthly_list(found, now.date(), whole_year=True).rows
    return tuple(
        _meeting_row(number, meeting, row)
        for number, (meeting, row) in enumerate(zip(found, rows, strict=True), start=1)
    )


def _meeting_row(number: int, meeting: ListedMeeting, row: MonthlyListRow) -> Facts:
    band = band_named(meeting.view.rubric.bands, row.grade)
    period = meeting.source.file.header.period
    return {
        "meetings.number": number,
        "meetings.unit": row.unit_name,
        "meetings.month": period.key_month or row.held_on.month,
        "meetings.members": row.members,
        "meetings.attended": row.attended,
        "meetings.held_on": row.held_on,
        "meetings.points": row.points,
        "meetings.grade": band.label if band else "",
        **_marks("meetings.", row.grade),
        "meetings.note": row.note,
        "grade": row.grade,
    }


def _year_facts(meetings: Sequence[Facts]) -> dict[str, FormValue]:
    counts = Counter(meeting["grade"] for meeting in meetings)
    by_grade: dict[str, FormValue] = {
        f"meetings_{grade.value}": counts[grade.value] for grade in MeetingGrade
    }
    return {"meetings_scored": len(meetings), **by_grade}


def _roll(rows: Iterable[AttendanceListRow]) -> tuple[Facts, ...]:
    return tuple(
        {
            "roll.number": number,
            "roll.name": row.name,
            "roll.post": row.post,
            "roll.class": row.member_class,
            "roll.state": row.state,
            "roll.note": row.note,
        }
        for number, row in enumerate(rows, start=1)
    )


def _tasks(rows: Iterable[TaskTableRow]) -> tuple[Facts, ...]:
    return tuple(
        {
            "tasks.number": number,
            "tasks.code": row.code,
            "tasks.source": row.source,
            "tasks.text": row.text,
            "tasks.owner": row.owner,
            "tasks.co_owners": row.co_owners,
            "tasks.due_on": row.due_on,
            "tasks.product": row.product,
            "tasks.state": row.state,
            "tasks.done_on": row.done_on,
            "tasks.result": row.result,
        }
        for number, row in enumerate(rows, start=1)
    )
