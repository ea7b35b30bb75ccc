"""U8: the attendance of a year, one line for each member, one column for each month."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.cells import Cell
from app.domain.counting import in_attendance_base
from app.domain.meeting_file import MeetingFile
from app.domain.members import MEMBER_CLASS_LABELS, MemberClass
from app.domain.periods import MONTHS
from app.domain.settings import SignPlace
from app.domain.streaks import YearMark, excused_streak
from app.domain.text import month_text, name_key
from app.services.export.sheet_contexts import AttendanceYear, AttendanceYearRow
from app.services.paper_texts.header import paper_header, signature

OUTSIDE = "–"
"""Not of the cell that month, or not summoned for another reason."""
OUTSIDE_LEGEND = "–: chưa vào hoặc đã rời chi bộ, không trong diện triệu tập."
_CLASS_MARKS = {MemberClass.EXEMPT: "M", MemberClass.TEMPORARY_OUT: "Đ"}
_STATE_MARKS = {
    AttendanceState.PRESENT: "x",
    AttendanceState.ONLINE: "x",
    AttendanceState.EXCUSED: "P",
    AttendanceState.UNEXCUSED: "K",
    AttendanceState.UNMARKED: "",
}


def attendance_year(files: Sequence[MeetingFile], year: int, day: date) -> AttendanceYear:
    """Return the attendance of the held meetings of a year, at least one, in order of day."""
    last = files[-1]
    return AttendanceYear(
        header=paper_header(last.cell, day),
        year=year,
        rows=tuple(_rows(files)),
        signature=signature(last.settings, SignPlace.CELL, last.people),
        footnote=" ".join((OUTSIDE_LEGEND, *_since(last.cell, year))),
    )


def _since(cell: Cell, year: int) -> Iterator[str]:
    first = cell.records_from
    if first.year == year and first.month > 1:
        yield f"Số liệu từ tháng {month_text(first.month)}."


def _rows(files: Sequence[MeetingFile]) -> Iterator[AttendanceYearRow]:
    names = {line.member_id: line.full_name for file in files for line in file.attendance}
    for member_id in sorted(names, key=lambda member: name_key(names[member])):
        yield _row(names[member_id], [_of_member(file, member_id) for file in files], files)


def _of_member(file: MeetingFile, member_id: int) -> AttendanceLine | None:
    return next((line for line in file.attendance if line.member_id == member_id), None)


def _row(
    name: str, lines: Sequence[AttendanceLine | None], files: Sequence[MeetingFile]
) -> AttendanceYearRow:
    pairs = list(zip(lines, files, strict=True))
    states = [_base_state(line, file) for line, file in pairs]
    present, excused, unexcused = (
        sum(state in kinds for state in states)
        for kinds in (
            {AttendanceState.PRESENT, AttendanceState.ONLINE},
            {AttendanceState.EXCUSED},
            {AttendanceState.UNEXCUSED},
        )
    )
    summoned = present + excused + unexcused
    last_class = next(line.member_class for line in reversed(lines) if line is not None)
    return AttendanceYearRow(
        name=name,
        member_class=MEMBER_CLASS_LABELS[last_class],
        marks=_months(pairs),
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


def _months(pairs: Iterable[tuple[AttendanceLine | None, MeetingFile]]) -> tuple[str, ...]:
    """Return twelve marks; a month with two meetings has both, a month without none."""
    marks: dict[int, list[str]] = {month: [] for month in MONTHS}
    for line, file in pairs:
        marks[file.header.period.month or file.header.day.month].append(_mark(line, file))
    return tuple("/".join(filter(None, marks[month])) for month in MONTHS)


def _mark(line: AttendanceLine | None, file: MeetingFile) -> str:
    state = _base_state(line, file)
    if state is not None:
        return _STATE_MARKS[state]
    if line is None:
        return OUTSIDE
    own = _CLASS_MARKS.get(line.member_class)
    return own or ("x" if line.attends else OUTSIDE)


def _longest_streak(states: Sequence[AttendanceState | None]) -> int:
    marks = [
        YearMark("", 0, state or AttendanceState.UNMARKED, in_base=state is not None)
        for state in states
    ]
    return max((len(excused_streak(marks[: n + 1])) for n in range(len(marks))), default=0)
