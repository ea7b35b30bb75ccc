"""The list of one meeting: to sign beforehand, with what was marked once attendance began."""

from datetime import date, datetime

from app.domain.attendance import ATTENDANCE_LABELS, AttendanceLine, AttendanceState
from app.domain.count_texts import attendance_sentence
from app.domain.counting import count
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import HELD_STAGES, Guest, meeting_title
from app.domain.members import MEMBER_CLASS_LABELS, MemberClass
from app.domain.settings import SignPlace
from app.domain.text import clock_text, short_date
from app.services.export.sheet_contexts import AttendanceList, AttendanceListRow
from app.services.paper_texts.header import paper_header, signature

GUEST = "Đại biểu"
LATE = "đến {}"
_NOT_SUMMONED = frozenset(
    {MemberClass.TEMPORARY_OUT, MemberClass.SUSPENDED, MemberClass.SPECIAL_DUTY}
)


def attendance_list(file: MeetingFile, made_on: date) -> AttendanceList:
    """Return the list of a meeting in the order of the roll, guests last.

    Who is not summoned stands on it only if he or she came.
    """
    header = file.header
    members = [line for line in file.attendance if line.attends or _is_summoned(line)]
    is_held = header.stage in HELD_STAGES
    return AttendanceList(
        header=paper_header(file.cell, made_on),
        meeting=meeting_title(header.kind, header.period, header.topic.title),
        when_and_where=_occasion(file),
        rows=(
            *(_member(line, header.started_at) for line in members),
            *map(_guest, file.guests),
        ),
        summary=attendance_sentence(count(file)) if is_held else "",
        signature=signature(file.settings, SignPlace.CELL, file.people),
    )


def _is_summoned(line: AttendanceLine) -> bool:
    return line.member_class not in _NOT_SUMMONED


def _occasion(file: MeetingFile) -> str:
    header = file.header
    hour = "" if header.starts_at is None else f"{clock_text(header.starts_at)}, "
    place = f", {header.place}" if header.place else ""
    return f"{hour}ngày {short_date(header.day)}{place}"


def _member(line: AttendanceLine, started_at: datetime | None) -> AttendanceListRow:
    is_marked = line.state is not AttendanceState.UNMARKED
    return AttendanceListRow(
        name=line.full_name,
        post=line.post_label,
        member_class=MEMBER_CLASS_LABELS[line.member_class],
        state=ATTENDANCE_LABELS[line.state] if is_marked else "",
        note=line.reason or _arrival(line, started_at),
    )


def _arrival(line: AttendanceLine, started_at: datetime | None) -> str:
    """Return when somebody came after the meeting had begun."""
    if line.arrived_at is None or started_at is None or line.arrived_at <= started_at:
        return ""
    return LATE.format(clock_text(line.arrived_at))


def _guest(guest: Guest) -> AttendanceListRow:
    return AttendanceListRow(guest.name, guest.role, GUEST, "", guest.unit)
