"""Fields 3–12 of the minutes: time, place, who was there, who led, dues, the programme."""

from collections.abc import Iterable, Iterator

from app.domain.attendance import AttendanceLine
from app.domain.counting import Counts, count
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MEETING_FORM_LABELS, MeetingPart, PartKind
from app.domain.members import MemberClass
from app.domain.text import count_text, long_date, percent_text
from app.domain.votes import VoteMatter
from app.services.export.contexts import Absence, MinutesOpening
from app.services.paper_texts.vote_lines import vote_lines
from app.services.paper_texts.wording import (
    comrade,
    ended,
    guest_text,
    hour_words,
    joined,
    lowered,
    session_of,
    time_words,
    unended,
    with_post,
)


def minutes_opening(file: MeetingFile) -> MinutesOpening:
    """Return the opening of the minutes; every figure is the one the screen shows."""
    counts, header = count(file), file.header
    return MinutesOpening(
        cell_name=file.cell.name,
        session_name=session_of(header),
        started=time_words(header.started_at),
        date_text=long_date(header.day),
        place=unended(header.place),
        form=_form(file, counts),
        total=counts.member_total,
        official=counts.official_total,
        probationary=counts.probationary_total,
        attendance_base=counts.attendance_base,
        present=counts.present,
        attendance_percent=percent_text(counts.attendance),
        present_official=counts.present_official,
        present_probationary=counts.present_probationary,
        chair=with_post(file, header.chair_id),
        minute_taker=with_post(file, header.minute_taker_id),
        form_basis=unended(header.form_basis),
        temporary_in=counts.temporary_in,
        present_temporary_in=counts.present_temporary,
        exempt=_names(_of_class(file, MemberClass.EXEMPT)),
        exempt_present=_names(line for line in _of_class(file, MemberClass.EXEMPT) if line.attends),
        temporary_out=_names(_of_class(file, MemberClass.TEMPORARY_OUT)),
        special_duty=_names(_of_class(file, MemberClass.SPECIAL_DUTY)),
        suspended=_names(_of_class(file, MemberClass.SUSPENDED)),
        excused=absences(counts.excused),
        unexcused=_names(counts.unexcused),
        unmarked=_names(counts.unmarked),
        arrivals=tuple(_arrivals(file.attendance)),
        group_places=tuple(_group_places(file)),
        superior_guests=_guests(file, is_superior=True),
        other_guests=_guests(file, is_superior=False),
        dues=_dues(file),
        agenda_votes=vote_lines(file, VoteMatter.AGENDA),
    )


def absences(lines: Iterable[AttendanceLine]) -> tuple[Absence, ...]:
    """Return absent members with their reasons."""
    return tuple(Absence(line.full_name, lowered(unended(line.reason))) for line in lines)


def form_words(file: MeetingFile) -> str:
    """Return the form of a meeting inside a sentence: "trực tiếp"."""
    return lowered(MEETING_FORM_LABELS[file.header.form])


def _form(file: MeetingFile, counts: Counts) -> str:
    online = f" (trực tuyến {count_text(counts.online)} đồng chí)" if counts.online else ""
    return form_words(file) + online


def _of_class(file: MeetingFile, member_class: MemberClass) -> Iterator[AttendanceLine]:
    return (line for line in file.attendance if line.member_class is member_class)


def _names(lines: Iterable[AttendanceLine]) -> tuple[str, ...]:
    return tuple(line.full_name for line in lines)


def _arrivals(lines: Iterable[AttendanceLine]) -> Iterator[str]:
    for line in lines:
        came = f"đến lúc {hour_words(line.arrived_at)}" if line.arrived_at else ""
        left = f"về lúc {hour_words(line.left_at)}" if line.left_at else ""
        if line.attends and (came or left):
            yield f"{comrade(line.full_name)} {joined((came, left), ', ')}"


def _group_places(file: MeetingFile) -> Iterator[str]:
    parts = [part for part in file.parts if part.kind is PartKind.GROUP]
    for number, part in enumerate(parts, start=1):
        yield _group_place(file, part, number)


def _group_place(file: MeetingFile, part: MeetingPart, number: int) -> str:
    people = {part.chair_id, part.minute_taker_id}
    names = (line.group_name for line in file.attendance if line.member_id in people)
    facts = (
        f"tại {unended(part.place)}" if part.place.strip() else "",
        f"từ {time_words(part.started_at)}" if part.started_at else "",
        f"đến {time_words(part.ended_at)}" if part.ended_at else "",
        f"chủ trì {comrade(file.name(part.chair_id))}" if part.chair_id else "",
        f"thư ký {comrade(file.name(part.minute_taker_id))}" if part.minute_taker_id else "",
    )
    name = next(filter(None, names), f"Tổ đảng {number}")
    return f"{name}: {joined(facts, ', ') or 'chưa ghi nơi họp'}"


def _guests(file: MeetingFile, *, is_superior: bool) -> tuple[str, ...]:
    return tuple(guest_text(guest) for guest in file.guests if guest.is_superior is is_superior)


def _dues(file: MeetingFile) -> str:
    if file.header.dues_note.strip():
        return lowered(ended(file.header.dues_note))
    match file.header.dues_announced:
        case True:
            return "đã thông báo trước chi bộ."
        case False:
            return "chưa thông báo."
        case None:
            return ""
