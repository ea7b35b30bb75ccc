"""U8: the attendance of a year, one line for each member, one column for each month."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.cells import Cell
from app.domain.counting import in_attendance_base
from app.domain.meeting_file import MeetingFile
from app.domain.member_days import class_on
from app.domain.members import MEMBER_CLASS_LABELS, Member, MemberClass
from app.domain.past_attendance import PastEntry, past_months
from app.domain.past_marks import PAST_MARK_SIGNS, PastMark
from app.domain.periods import MONTHS
from app.domain.settings import SignPlace
from app.domain.streaks import YearMark, excused_streak
from app.domain.text import month_text, name_key
from app.services.export.sheet_contexts import AttendanceYear, AttendanceYearRow
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.registers import RegisterFrame

OUTSIDE = "–"
"""Not of the cell that month, or not summoned for another reason."""
OUTSIDE_LEGEND = "–: chưa vào hoặc đã rời chi bộ, không trong diện triệu tập."
PRESENT = PAST_MARK_SIGNS[PastMark.PRESENT]
_CLASS_MARKS = {
    MemberClass.EXEMPT: PAST_MARK_SIGNS[PastMark.EXEMPT],
    MemberClass.TEMPORARY_OUT: PAST_MARK_SIGNS[PastMark.AWAY],
}
_STATE_MARKS = {
    AttendanceState.PRESENT: PRESENT,
    AttendanceState.ONLINE: PRESENT,
    AttendanceState.EXCUSED: PAST_MARK_SIGNS[PastMark.EXCUSED],
    AttendanceState.UNEXCUSED: PAST_MARK_SIGNS[PastMark.UNEXCUSED],
    AttendanceState.UNMARKED: "",
}


@dataclass(frozen=True, slots=True)
class PastYear:
    """What an old matrix says of a year; the frame serves a year without any meeting here."""

    frame: RegisterFrame
    members: tuple[Member, ...] = ()
    entries: tuple[PastEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """One member at one regular meeting: the sign to print, what counts, the class of the day."""

    day: date
    month: int
    sign: str
    state: AttendanceState | None
    member_class: MemberClass | None


def attendance_year(files: Sequence[MeetingFile], past: PastYear) -> AttendanceYear:
    """Return the attendance of a year: its held meetings, and those of an old matrix."""
    frame = past.frame
    cell, settings, people = frame.cell, frame.settings, frame.people
    if files:
        last = files[-1]
        cell, settings, people = last.cell, last.settings, last.people
    return AttendanceYear(
        header=paper_header(cell, frame.today),
        year=frame.year,
        rows=tuple(_rows(files, past)),
        signature=signature(settings, SignPlace.CELL, people),
        footnote=" ".join((OUTSIDE_LEGEND, *_since(cell, past))),
    )


def _since(cell: Cell, past: PastYear) -> Iterator[str]:
    first, months = cell.records_from, past_months(e.held_on.month for e in past.entries)
    if months:
        yield months
    elif first.year == past.frame.year and first.month > 1:
        yield f"Số liệu từ tháng {month_text(first.month)}."


def _rows(files: Sequence[MeetingFile], past: PastYear) -> Iterator[AttendanceYearRow]:
    listed = {entry.member_id for entry in past.entries}
    names = {member.id: member.full_name for member in past.members if member.id in listed}
    names |= {line.member_id: line.full_name for file in files for line in file.attendance}
    for member_id in sorted(names, key=lambda member: name_key(names[member])):
        marks = [_held_mark(_of_member(file, member_id), file) for file in files]
        marks += _past_marks(past, member_id)
        yield _row(names[member_id], sorted(marks, key=lambda mark: mark.day))


def _of_member(file: MeetingFile, member_id: int) -> AttendanceLine | None:
    return next((line for line in file.attendance if line.member_id == member_id), None)


def _held_mark(line: AttendanceLine | None, file: MeetingFile) -> _Mark:
    header = file.header
    return _Mark(
        day=header.day,
        month=header.period.month or header.day.month,
        sign=_sign(line, file),
        state=_base_state(line, file),
        member_class=line.member_class if line is not None else None,
    )


def _past_marks(past: PastYear, member_id: int) -> Iterator[_Mark]:
    member = next((member for member in past.members if member.id == member_id), None)
    for entry in past.entries:
        if member is not None and entry.member_id == member_id:
            day, sign = entry.held_on, PAST_MARK_SIGNS[entry.mark]
            yield _Mark(day, day.month, sign, entry.state, class_on(member, day))


def _row(name: str, marks: Sequence[_Mark]) -> AttendanceYearRow:
    states = [mark.state for mark in marks]
    present, excused, unexcused = (
        sum(state in kinds for state in states)
        for kinds in (
            {AttendanceState.PRESENT, AttendanceState.ONLINE},
            {AttendanceState.EXCUSED},
            {AttendanceState.UNEXCUSED},
        )
    )
    summoned = present + excused + unexcused
    classes = [mark.member_class for mark in marks if mark.member_class is not None]
    return AttendanceYearRow(
        name=name,
        member_class=MEMBER_CLASS_LABELS[classes[-1]] if classes else "",
        marks=_months(marks),
        present=present,
        excused=excused,
        unexcused=unexcused,
        longest_streak=_longest_streak(states),
        rate=Fraction(present, summoned) if summoned else None,
    )


def _base_state(line: AttendanceLine | None, file: MeetingFile) -> AttendanceState | None:
    """Return what is marked for a member of the base, None outside it."""
    if line is None or not in_attendance_base(line, file.settings):
        return None
    return line.state


def _months(marks: Iterable[_Mark]) -> tuple[str, ...]:
    """Return twelve marks; a month with two meetings has both, a month without none."""
    signs: dict[int, list[str]] = {month: [] for month in MONTHS}
    for mark in marks:
        signs[mark.month].append(mark.sign)
    return tuple("/".join(filter(None, signs[month])) for month in MONTHS)


def _sign(line: AttendanceLine | None, file: MeetingFile) -> str:
    state = _base_state(line, file)
    if state is not None:
        return _STATE_MARKS[state]
    if line is None:
        return OUTSIDE
    own = _CLASS_MARKS.get(line.member_class)
    return own or (PRESENT if line.attends else OUTSIDE)


def _longest_streak(states: Sequence[AttendanceState | None]) -> int:
    marks = [
        YearMark("", 0, state or AttendanceState.UNMARKED, in_base=state is not None)
        for state in states
    ]
    return max((len(excused_streak(marks[: n + 1])) for n in range(len(marks))), default=0)
