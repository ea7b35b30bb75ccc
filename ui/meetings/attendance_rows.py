"""What the attendance grid shows of a meeting: people by class, their notes, the figures above."""

from collections.abc import Iterable

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.count_texts import headline_tiles
from app.domain.counting import Counts, counted_lines, in_attendance_base
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingForm, MeetingKind
from app.domain.members import MemberClass
from app.domain.text import clock_text
from ui.kit.people_grid import AttendanceOption, PeopleGroup, PersonCell
from ui.kit.stat_tiles import StatTile

PRESENT = AttendanceOption(AttendanceState.PRESENT, "Có mặt", "1", "ok")
EXCUSED = AttendanceOption(AttendanceState.EXCUSED, "Có lý do", "2", "warn")
UNEXCUSED = AttendanceOption(AttendanceState.UNEXCUSED, "Không lý do", "3", "error")
ONLINE = AttendanceOption(AttendanceState.ONLINE, "Trực tuyến", "4", "info")
ONLINE_FORMS = frozenset({MeetingForm.ONLINE, MeetingForm.HYBRID})
ABSENT = frozenset({AttendanceState.EXCUSED, AttendanceState.UNEXCUSED})

_CLASS_HEADINGS = {
    MemberClass.OFFICIAL: "Chính thức",
    MemberClass.PROBATIONARY: "Dự bị",
    MemberClass.TEMPORARY_IN: "Sinh hoạt tạm thời đến",
}
_OUTSIDE_WORDS = {
    MemberClass.EXEMPT: "miễn sinh hoạt",
    MemberClass.TEMPORARY_OUT: "tạm thời nơi khác",
    MemberClass.SUSPENDED: "đình chỉ sinh hoạt",
    MemberClass.SPECIAL_DUTY: "làm nhiệm vụ đặc biệt",
    MemberClass.TEMPORARY_IN: "sinh hoạt tạm thời đến, không tính",
}


def options_for(file: MeetingFile) -> tuple[AttendanceOption, ...]:
    """Return the states offered; *Trực tuyến* where the meeting is held that way."""
    usual = (PRESENT, EXCUSED, UNEXCUSED)
    is_used = any(line.state is AttendanceState.ONLINE for line in file.attendance)
    return (*usual, ONLINE) if file.header.form in ONLINE_FORMS or is_used else usual


def tiles_for(counts: Counts) -> tuple[StatTile, ...]:
    """Return the five headline figures."""
    return tuple(
        StatTile(key, tile.label, tile.figure, tile.detail)
        for key, tile in zip(TILE_KEYS, headline_tiles(counts), strict=True)
    )


TILE_KEYS = ("all", "official", "probationary", "absent", "voters")


def people_groups(
    file: MeetingFile, counts: Counts, *, with_outside: bool
) -> tuple[PeopleGroup, ...]:
    """Return the summoned by class, then those who are not; these have rows once asked for."""
    lines = counted_lines(file)
    base = [line for line in lines if in_attendance_base(line, file.settings)]
    if file.header.kind is MeetingKind.COMMITTEE:
        groups = [_group("Chi ủy", base, "")]
    else:
        groups = [
            _group(heading, _of_class(base, member_class), _class_note(member_class))
            for member_class, heading in _CLASS_HEADINGS.items()
        ]
    shown = tuple(group for group in groups if group.people)
    outside = _outside_group(outside_lines(file), with_outside=with_outside)
    return (*shown, outside) if outside and counts.attendance_base else shown


def outside_lines(file: MeetingFile) -> tuple[AttendanceLine, ...]:
    """Return who is on the roll or here for a time, but not summoned."""
    return tuple(
        line for line in counted_lines(file) if not in_attendance_base(line, file.settings)
    )


def _of_class(lines: Iterable[AttendanceLine], member_class: MemberClass) -> list[AttendanceLine]:
    return [line for line in lines if line.member_class is member_class]


def _class_note(member_class: MemberClass) -> str:
    return "không biểu quyết" if member_class is MemberClass.PROBATIONARY else ""


def _group(heading: str, lines: list[AttendanceLine], note: str) -> PeopleGroup:
    present = sum(line.attends for line in lines)
    words = (f"{len(lines)} đồng chí", f"có mặt {present}", note)
    return PeopleGroup(heading, " · ".join(filter(None, words)), tuple(map(_cell, lines)))


def _outside_group(lines: tuple[AttendanceLine, ...], *, with_outside: bool) -> PeopleGroup | None:
    if not lines:
        return None
    rows = [line for line in lines if with_outside or line.attends]
    told = [line for line in lines if line not in rows]
    note = " · ".join(f"{line.full_name}: {outside_words(line)}" for line in told)
    return PeopleGroup("Không triệu tập", note, tuple(_outside_cell(line) for line in rows))


def outside_words(line: AttendanceLine) -> str:
    """Return why a member is not summoned."""
    return _OUTSIDE_WORDS.get(line.member_class, "không triệu tập")


def _outside_cell(line: AttendanceLine) -> PersonCell:
    vote = "tham gia biểu quyết" if line.votes else ""
    note = " · ".join(filter(None, (outside_words(line), times_text(line), vote)))
    return PersonCell(line.member_id, line.full_name, _shown_state(line), note)


def _cell(line: AttendanceLine) -> PersonCell:
    return PersonCell(line.member_id, line.full_name, _shown_state(line), note_of(line))


def _shown_state(line: AttendanceLine) -> str | None:
    return None if line.state is AttendanceState.UNMARKED else line.state.value


def note_of(line: AttendanceLine) -> str:
    """Return the exception under a name: times, reason, or that the reason is missing."""
    if line.state is AttendanceState.EXCUSED:
        return line.reason or "chưa ghi lý do"
    if line.state is AttendanceState.UNEXCUSED:
        return line.reason
    vote = "tham gia biểu quyết" if line.votes else ""
    return " · ".join(filter(None, (times_text(line), vote)))


def times_text(line: AttendanceLine) -> str:
    """Return late arrival and early leave: "đến 14:10 · về 15:20"."""
    came = f"đến {clock_text(line.arrived_at)}" if line.arrived_at else ""
    left = f"về {clock_text(line.left_at)}" if line.left_at else ""
    return " · ".join(filter(None, (came, left)))
