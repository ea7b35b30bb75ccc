"""Every count made from the attendance of a meeting, in one place: `rules.md` 4.1 to 4.3.

Screen, minutes, checks, points and Excel read these figures, so they cannot disagree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.domain.members import MemberClass
from app.domain.minutes import EntryKind
from app.domain.settings import Settings
from app.domain.text import name_key

ALWAYS_SUMMONED = frozenset({MemberClass.OFFICIAL, MemberClass.PROBATIONARY})


@dataclass(frozen=True, slots=True)
class Counts:
    """The counted attendance of one meeting."""

    is_committee: bool
    member_total: int
    """Đảng số on the day, with those who are exempt, away or suspended."""
    official_total: int
    probationary_total: int
    exempt: int
    temporary_out: int
    temporary_in: int
    suspended: int
    special_duty: int
    attendance_base: int
    official_base: int
    probationary_base: int
    present: int
    """Those of the attendance base who are in the room or online."""
    present_official: int
    present_probationary: int
    present_temporary: int
    """Members of other cells who are here temporarily."""
    online: int
    exempt_present: int
    """Exempt members who came: listed apart, in no percentage."""
    excused: tuple[AttendanceLine, ...]
    unexcused: tuple[AttendanceLine, ...]
    unmarked: tuple[AttendanceLine, ...]
    voting_base: int
    voters: int
    """Official members present who take part in votes, at any time of the meeting."""

    @property
    def attendance(self) -> Fraction:
        """Exact share of the base that attends; 0 while nobody is summoned."""
        return Fraction(self.present, self.attendance_base) if self.attendance_base else Fraction(0)

    @property
    def is_closed(self) -> bool:
        """Tell whether everybody of the base is marked, so that the shares may be judged."""
        return self.attendance_base > 0 and not self.unmarked


_LAST: list[tuple[MeetingFile, Counts]] = []
"""The meeting counted last: one look asks for its counts half a dozen times."""


def count(file: MeetingFile) -> Counts:
    """Return the counts of a meeting; a committee meeting counts the chi ủy only."""
    if _LAST and _LAST[0][0] is file:
        return _LAST[0][1]
    counts = _counted(file)
    _LAST[:] = [(file, counts)]
    return counts


def _counted(file: MeetingFile) -> Counts:
    lines, base = counted_lines(file), base_lines(file)
    roll = [line for line in lines if line.member_class is not MemberClass.TEMPORARY_IN]
    present = [line for line in base if line.attends]
    return Counts(
        is_committee=file.header.kind is MeetingKind.COMMITTEE,
        member_total=_roll_size(file, roll),
        official_total=_number(roll, lambda line: line.is_official),
        probationary_total=_number(roll, lambda line: not line.is_official),
        exempt=_of_class(lines, MemberClass.EXEMPT),
        temporary_out=_of_class(lines, MemberClass.TEMPORARY_OUT),
        temporary_in=_of_class(lines, MemberClass.TEMPORARY_IN),
        suspended=_of_class(lines, MemberClass.SUSPENDED),
        special_duty=_of_class(lines, MemberClass.SPECIAL_DUTY),
        attendance_base=len(base),
        official_base=_of_class(base, MemberClass.OFFICIAL),
        probationary_base=_of_class(base, MemberClass.PROBATIONARY),
        present=len(present),
        present_official=_of_class(present, MemberClass.OFFICIAL),
        present_probationary=_of_class(present, MemberClass.PROBATIONARY),
        present_temporary=_of_class(present, MemberClass.TEMPORARY_IN),
        online=_in_state(present, AttendanceState.ONLINE),
        exempt_present=_number(lines, _is_exempt_guest),
        excused=_sorted(base, AttendanceState.EXCUSED),
        unexcused=_sorted(base, AttendanceState.UNEXCUSED),
        unmarked=_sorted(base, AttendanceState.UNMARKED),
        voting_base=voting_base(file),
        voters=may_vote_at(file, None),
    )


def counted_lines(file: MeetingFile) -> tuple[AttendanceLine, ...]:
    """Return the attendance lines a meeting is about: all, or those of the chi ủy."""
    if file.header.kind is not MeetingKind.COMMITTEE:
        return file.attendance
    return tuple(line for line in file.attendance if line.is_committee)


def base_lines(file: MeetingFile) -> tuple[AttendanceLine, ...]:
    """Return the lines of the attendance base."""
    return tuple(line for line in counted_lines(file) if in_attendance_base(line, file.settings))


def in_attendance_base(line: AttendanceLine, settings: Settings) -> bool:
    """Tell whether a member counts for the share of those who attend."""
    return class_in_attendance_base(line.member_class, settings)


def class_in_attendance_base(member_class: MemberClass, settings: Settings) -> bool:
    """Tell whether members of a class count for the share of those who attend."""
    if member_class is MemberClass.TEMPORARY_IN:
        return settings.temp_in_counts_attendance
    return member_class in ALWAYS_SUMMONED


def in_voting_base(line: AttendanceLine, settings: Settings) -> bool:
    """Tell whether a member counts in the denominator of votes."""
    if not line.is_official:
        return False
    match line.member_class:
        case MemberClass.OFFICIAL | MemberClass.SPECIAL_DUTY:
            return True
        case MemberClass.TEMPORARY_IN:
            return settings.temp_in_votes or _takes_part(line)
        case MemberClass.EXEMPT | MemberClass.TEMPORARY_OUT:
            return _takes_part(line)
        case _:
            return False


def _takes_part(line: AttendanceLine) -> bool:
    return line.attends and line.votes


def voting_base(file: MeetingFile) -> int:
    """Return the denominator of votes (mẫu số biểu quyết); leaving early does not change it."""
    return sum(in_voting_base(line, file.settings) for line in counted_lines(file))


def voters_at(file: MeetingFile, moment: datetime | None) -> tuple[AttendanceLine, ...]:
    """Return who may vote at a moment, or who may at some time when `moment` is None."""
    return tuple(
        line
        for line in counted_lines(file)
        if line.attends and in_voting_base(line, file.settings) and _is_there(line, moment)
    )


def may_vote_at(file: MeetingFile, moment: datetime | None) -> int:
    """Return how many may vote at a moment; agree, against and other cannot be more."""
    return len(voters_at(file, moment))


def _is_there(line: AttendanceLine, moment: datetime | None) -> bool:
    if moment is None:
        return True
    has_come = line.arrived_at is None or line.arrived_at <= moment
    return has_come and (line.left_at is None or moment < line.left_at)


def speakers(file: MeetingFile) -> frozenset[int]:
    """Return the members of the base, present, who spoke to an item.

    The chair counts when speaking to an item, not when chairing, unless the cell says so.
    """
    present = {line.member_id for line in base_lines(file) if line.attends}
    return frozenset(
        entry.member_id
        for entry in file.entries
        if entry.kind is EntryKind.SPEECH
        and entry.member_id in present
        and (not entry.as_chair or file.settings.chair_counts_as_speaker)
    )


def speaker_share(file: MeetingFile) -> Fraction | None:
    """Return speakers over those present, exactly; None while nobody is present."""
    present = sum(line.attends for line in base_lines(file))
    return Fraction(len(speakers(file)), present) if present else None


def _roll_size(file: MeetingFile, roll: list[AttendanceLine]) -> int:
    if file.header.kind is MeetingKind.COMMITTEE or not file.member_total:
        return len(roll)
    return file.member_total


def _number(lines: Iterable[AttendanceLine], wanted: Callable[[AttendanceLine], bool]) -> int:
    return sum(1 for line in lines if wanted(line))


def _of_class(lines: Iterable[AttendanceLine], member_class: MemberClass) -> int:
    return _number(lines, lambda line: line.member_class is member_class)


def _in_state(lines: Iterable[AttendanceLine], state: AttendanceState) -> int:
    return _number(lines, lambda line: line.state is state)


def _is_exempt_guest(line: AttendanceLine) -> bool:
    return line.member_class is MemberClass.EXEMPT and line.attends


def _sorted(lines: Iterable[AttendanceLine], state: AttendanceState) -> tuple[AttendanceLine, ...]:
    found = (line for line in lines if line.state is state)
    return tuple(sorted(found, key=lambda line: name_key(line.full_name)))
