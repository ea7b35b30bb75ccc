"""Who can be named in the minutes, found by two letters, and who has not spoken yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.attendance import AttendanceState
from app.domain.counting import base_lines, speakers
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import EntryKind
from app.domain.text import clock_text, fold, given_name, name_key
from ui.kit.speaker_box import SpeakerMatch

CHAIR_KEY = 0
"""Stands for the chair speaking as chair; guests have negative keys."""
ABSENT = frozenset({AttendanceState.EXCUSED, AttendanceState.UNEXCUSED})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant by a key of the list: a member, a guest by name, or the chair as chair."""

    member_id: int | None = None
    guest_name: str = ""
    as_chair: bool = False


@dataclass(frozen=True, slots=True)
class Quiet:
    """A member who is present and has not spoken; for how many meetings before this one."""

    member_id: int
    name: str
    meetings: int | None
    """None where the member attended no meeting of the year before."""


def speaker_of(file: MeetingFile, key: int) -> Speaker:
    """Return who a chosen key stands for."""
    if key == CHAIR_KEY:
        return Speaker(file.header.chair_id, as_chair=True)
    if key < 0:
        return Speaker(guest_name=next(g.name for g in file.guests if g.id == -key))
    return Speaker(key)


def find_speakers(file: MeetingFile, typed: str) -> tuple[SpeakerMatch, ...]:
    """Return who could be speaking: those silent so far first, the given name before the rest."""
    people = [*_present_people(file), *_guest_people(file), *_chair(file)]
    return _ranked(people, typed, _silence(file))


def find_members(file: MeetingFile, typed: str) -> tuple[SpeakerMatch, ...]:
    """Return members of the meeting's list, present or not, as for praise and tasks."""
    people = [
        SpeakerMatch(line.member_id, line.full_name, line.post_label) for line in file.attendance
    ]
    return _ranked(people, typed, {})


def match_names(people: Iterable[tuple[int, str]], typed: str) -> tuple[SpeakerMatch, ...]:
    """Return plain people by the letters typed."""
    return _ranked([SpeakerMatch(key, name) for key, name in people], typed, {})


def _present_people(file: MeetingFile) -> list[SpeakerMatch]:
    spoken = last_speech_times(file)
    return [
        SpeakerMatch(line.member_id, line.full_name, *_speech_note(spoken, line.member_id))
        for line in file.attendance
        if line.state not in ABSENT
    ]


def _guest_people(file: MeetingFile) -> list[SpeakerMatch]:
    return [SpeakerMatch(-guest.id, guest.name, guest.role or "khách mời") for guest in file.guests]


def _chair(file: MeetingFile) -> list[SpeakerMatch]:
    name = file.name(file.header.chair_id)
    return (
        [
            SpeakerMatch(
                CHAIR_KEY, f"{name} (chủ trì)", "điều hành, không tính phát biểu", "điều hành"
            )
        ]
        if name
        else []
    )


def _speech_note(spoken: dict[int, str], member_id: int) -> tuple[str, str]:
    if member_id not in spoken:
        return "chưa phát biểu hôm nay", "chưa phát biểu"
    at = spoken[member_id]
    return (f"đã phát biểu {at}", f"đã phát biểu {at}") if at else ("đã phát biểu", "đã phát biểu")


def last_speech_times(file: MeetingFile) -> dict[int, str]:
    """Return when each member last spoke to an item today, "" where no time is known."""
    return {
        entry.member_id: clock_text(entry.at) if entry.at else ""
        for entry in file.entries
        if entry.kind is EntryKind.SPEECH and entry.member_id is not None and not entry.as_chair
    }


def _silence(file: MeetingFile) -> dict[int, int]:
    """Return ranks: those silent longest first, those who have spoken last."""
    spoken = last_speech_times(file)
    silent = {year.member_id: -(year.meetings_since_speech or 0) for year in file.member_years}
    return {
        line.member_id: 1 if line.member_id in spoken else silent.get(line.member_id, 0)
        for line in file.attendance
    }


def _ranked(
    people: list[SpeakerMatch], typed: str, silence: dict[int, int]
) -> tuple[SpeakerMatch, ...]:
    wanted = fold(typed)
    ranked = [(rank, one) for one in people if (rank := _fit(one.name, wanted)) is not None]
    ranked.sort(
        key=lambda pair: (
            pair[0],
            pair[1].member_id <= 0,
            silence.get(pair[1].member_id, 2 if silence else 0),
            name_key(pair[1].name),
        )
    )
    return tuple(one for _, one in ranked)


def _fit(name: str, wanted: str) -> int | None:
    """Return 0 when the given name begins so, 1 for another word or the initials, else None."""
    folded = fold(name)
    plain = folded.split(" (", maxsplit=1)[0]
    if fold(given_name(plain)).startswith(wanted):
        return 0
    if folded.startswith(wanted) or f" {wanted}" in folded or f"({wanted}" in folded:
        return 1
    initials = "".join(word[0] for word in plain.split())
    return 1 if initials.endswith(wanted) else None


def quiet_members(file: MeetingFile) -> tuple[Quiet, ...]:
    """Return who of those present has not spoken, the longest silent first."""
    spoken = speakers(file)
    silent = {year.member_id: year.meetings_since_speech for year in file.member_years}
    found = [
        Quiet(line.member_id, line.full_name, silent.get(line.member_id))
        for line in base_lines(file)
        if line.attends and line.member_id not in spoken
    ]
    return tuple(sorted(found, key=lambda one: (-(one.meetings or 0), name_key(one.name))))


def missing_speakers(file: MeetingFile) -> tuple[int, int]:
    """Return the best band in percent and how many more must speak to be above it."""
    band = file.rules.bands("speaker_bands")[0]
    present = sum(line.attends for line in base_lines(file))
    needed = present * band // 100 + 1
    return band, max(min(needed, present) - len(speakers(file)), 0)
