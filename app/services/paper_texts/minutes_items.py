"""Fields 13–15 of the minutes: the items as they went, praise, self-criticism, the topic."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.agendas import AgendaItem, ItemFate, ItemKind, ItemPart
from app.domain.carry_over import RESULT_STEP
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind, MeetingPart, PartKind
from app.domain.minutes import EntryKind, MinutesEntry
from app.domain.resolution_progress import resolution_progress
from app.domain.text import fold, percent_text, unaddressed, upper_first
from app.domain.time_shares import critique_minutes
from app.domain.votes import Vote, VoteMatter
from app.services.export.contexts import MinutesItem, Opinion, RegularPart
from app.services.paper_texts.labelled_texts import ReportPart, report_parts
from app.services.paper_texts.vote_lines import lines_of
from app.services.paper_texts.wording import (
    comrade,
    ended,
    hour_words,
    joined,
    joined_once,
    lowered,
    presenter,
    time_words,
    title_of,
    unended,
)

CLOSING_MATTERS = frozenset(
    {
        VoteMatter.AGENDA,
        VoteMatter.CONCLUSION,
        VoteMatter.RESOLUTION,
        VoteMatter.SCORE,
        VoteMatter.MINUTES,
    }
)
"""Matters the minutes print at a place of their own."""
_FRAME_KINDS = frozenset({ItemKind.PROCEDURE, ItemKind.SCORING, ItemKind.READING})
_PLACED_KINDS = frozenset({ItemKind.CRITIQUE, ItemKind.GUEST})
"""Kinds with a section of their own further on."""
_FATE_WORDS = {ItemFate.POSTPONED: "để lại kỳ sau", ItemFate.DROPPED: "không bàn tại kỳ này"}
CONCLUSION_STEP = "R-C4"


def regular_part(file: MeetingFile) -> RegularPart:
    """Return the regular half of the minutes; times are printed when it is combined."""
    items = printed_items(file)
    lines = (*_numbered(file, items), *_loose_opinions(file, len(items) + 1))
    critique = [item for item in _half(file) if item.kind is ItemKind.CRITIQUE]
    part = part_of(file, PartKind.REGULAR)
    return RegularPart(
        items=lines,
        praise_number=len(lines) + 1,
        commendations=remarks(file, EntryKind.COMMENDATION),
        reminders=remarks(file, EntryKind.REMINDER),
        critique_minutes=critique_minutes(critique) or 0,
        critique=joined(words for item in critique for words in _said(file, item)),
        critique_opinions=tuple(o for item in critique for o in item_opinions(file, item)),
        started=time_words(part.started_at) if part else "",
        ended=time_words(part.ended_at) if part else "",
    )


def part_of(file: MeetingFile, kind: PartKind) -> MeetingPart | None:
    """Return one half of a combined meeting."""
    return next((part for part in file.parts if part.kind is kind), None)


def printed_items(file: MeetingFile) -> tuple[AgendaItem, ...]:
    """Return the items printed one by one; opening and closing acts have their own sections.

    Such an act is printed too when something was written under it, so that nothing is lost.
    """
    return tuple(item for item in _half(file) if _is_printed(file, item))


def _is_printed(file: MeetingFile, item: AgendaItem) -> bool:
    if item.kind in _PLACED_KINDS or concludes(item):
        return False
    return item.kind not in _FRAME_KINDS or _has_text(file, item)


def concludes(item: AgendaItem) -> bool:
    """Tell whether an item is the conclusion, which the minutes print after the tasks."""
    return item.kind is ItemKind.DECISION and CONCLUSION_STEP in item.step_ids


def _half(file: MeetingFile) -> tuple[AgendaItem, ...]:
    if file.header.kind is not MeetingKind.COMBINED:
        return file.agenda
    return tuple(item for item in file.agenda if item.part is ItemPart.REGULAR)


def _has_text(file: MeetingFile, item: AgendaItem) -> bool:
    written = item.content + item.response + item.conclusion
    kept = {EntryKind.COMMENDATION, EntryKind.REMINDER}
    return bool(written.strip()) or any(e.kind not in kept for e in file.item_entries(item.id))


def _numbered(file: MeetingFile, items: Iterable[AgendaItem]) -> Iterator[MinutesItem]:
    for number, item in enumerate(items, start=1):
        yield _minutes_item(file, item, str(number))


def _minutes_item(file: MeetingFile, item: AgendaItem, number: str) -> MinutesItem:
    parts = item_parts(item)
    by = "" if item.fate in _FATE_WORDS else presenter(file, item)
    said = (parts.get(part, "") for part in _SUMMARY_PARTS)
    summary = joined((*said, *_texts(file, item, EntryKind.NOTE), _progress(file, item)))
    return MinutesItem(
        number=number,
        title=title_of(item),
        presenter=by,
        summary=summary,
        strengths=parts.get(ReportPart.STRENGTHS, ""),
        limits=parts.get(ReportPart.LIMITS, ""),
        causes=parts.get(ReportPart.CAUSES, ""),
        remedies=parts.get(ReportPart.REMEDIES, ""),
        opinions=item_opinions(file, item),
        response=item_response(file, item),
        conclusion=item_conclusion(file, item),
        deferred=item_deferred(file, item),
        votes=lines_of(item_votes(file, item), file),
    )


def _progress(file: MeetingFile, item: AgendaItem) -> str:
    """Say how far the last resolution was carried out, unless it was written down."""
    progress, is_result = resolution_progress(file), RESULT_STEP in item.step_ids
    if not is_result or item.fate is not ItemFate.DONE or progress is None or not progress.counted:
        return ""
    figure, share = f"{progress.done}/{progress.counted}", percent_text(progress.share or 0)
    written = item.content + item.conclusion
    return "" if figure in written else f"Chi bộ hoàn thành {figure} nhiệm vụ, đạt {share}."


_SUMMARY_PARTS = (
    ReportPart.REST,
    ReportPart.IDEOLOGY,
    ReportPart.PARTY_BUILDING,
    ReportPart.TASK_RESULTS,
)
_REPORT_PARTS = (
    ReportPart.STRENGTHS,
    ReportPart.LIMITS,
    ReportPart.CAUSES,
    ReportPart.REMEDIES,
    ReportPart.IDEOLOGY,
)


def item_parts(item: AgendaItem) -> dict[ReportPart, str]:
    """Return the labelled parts of an item; a report that was given lends what it lacks."""
    parts = dict(report_parts(item.content))
    if item.kind is ItemKind.REPORT and item.fate is ItemFate.DONE:
        drafted = report_parts(item.draft_text)
        parts = {part: drafted[part] for part in _REPORT_PARTS if part in drafted} | parts
    return parts


def item_votes(file: MeetingFile, item: AgendaItem) -> tuple[Vote, ...]:
    """Return the votes taken under an item that no other section prints."""
    return tuple(vote for vote in file.votes if vote.item_id == item.id and _is_of_items(vote))


def _is_of_items(vote: Vote) -> bool:
    return vote.matter not in CLOSING_MATTERS


def other_votes(file: MeetingFile, printed: Iterable[AgendaItem]) -> tuple[Vote, ...]:
    """Return the votes that neither a printed item nor a section of its own shows."""
    shown = {item.id for item in printed}
    return tuple(v for v in file.votes if _is_of_items(v) and v.item_id not in shown)


def item_opinions(file: MeetingFile, item: AgendaItem) -> tuple[Opinion, ...]:
    """Return the speeches of an item by name, in the order they were made."""
    return tuple(opinions_of(file, file.item_entries(item.id)))


def opinions_of(file: MeetingFile, entries: Iterable[MinutesEntry]) -> Iterator[Opinion]:
    """Give the speeches among some lines; those of the superior have a section of their own."""
    for entry in entries:
        if entry.kind is EntryKind.SPEECH and not by_superior(file, entry):
            yield opinion(file, entry)


def by_superior(file: MeetingFile, entry: MinutesEntry) -> bool:
    """Tell whether a line is a speech of the superior: under its item, or of its delegate."""
    if entry.kind is not EntryKind.SPEECH:
        return False
    item, name = file.item(entry.item_id), fold(unaddressed(entry.guest_name))
    if item is not None and item.kind is ItemKind.GUEST:
        return True
    return any(g.is_superior and fold(unaddressed(g.name)) == name for g in file.guests)


def opinion(file: MeetingFile, entry: MinutesEntry) -> Opinion:
    """Return one speech; a guest speaks under the name that was typed."""
    return Opinion(
        speaker=file.name(entry.member_id) or unaddressed(entry.guest_name),
        text=ended(entry.text) or "phát biểu ý kiến.",
        time=hour_words(entry.at),
    )


def item_response(file: MeetingFile, item: AgendaItem) -> str:
    """Return what was answered to the opinions."""
    answers = (_by_name(file, e) for e in _entries(file, item, EntryKind.RESPONSE))
    return joined((ended(item.response), *answers))


def item_conclusion(file: MeetingFile, item: AgendaItem) -> str:
    """Return what was concluded and decided, or why the item was not dealt with."""
    decisions = _texts(file, item, EntryKind.DECISION)
    return joined_once((ended(item.conclusion), *decisions, _fate(item)))


def item_deferred(file: MeetingFile, item: AgendaItem) -> str:
    """Return what was put off under an item, on one line."""
    return deferred(_entries(file, item, EntryKind.PARKED))


def deferred(entries: Iterable[MinutesEntry]) -> str:
    """Return matters put off to the next meeting, on one line."""
    return ended("; ".join(lowered(unended(entry.text)) for entry in entries))


def _fate(item: AgendaItem) -> str:
    words = _FATE_WORDS.get(item.fate) if item.fate else None
    if words is None:
        return ""
    reason = unended(item.fate_reason)
    return f"{words}; lý do: {reason}." if reason else f"{words}."


def item_notes(file: MeetingFile, item: AgendaItem) -> tuple[str, ...]:
    """Return what was written under an item besides speeches and conclusions."""
    return (ended(item.content), *_texts(file, item, EntryKind.NOTE))


def _said(file: MeetingFile, item: AgendaItem) -> tuple[str, ...]:
    later = item_deferred(file, item)
    closing = (item_response(file, item), item_conclusion(file, item))
    put_off = f"Để lại kỳ sau: {later}" if later else ""
    return (*item_notes(file, item), *map(upper_first, closing), put_off)


def _entries(file: MeetingFile, item: AgendaItem, kind: EntryKind) -> Iterator[MinutesEntry]:
    return (entry for entry in file.item_entries(item.id) if entry.kind is kind)


def _texts(file: MeetingFile, item: AgendaItem, kind: EntryKind) -> tuple[str, ...]:
    return tuple(ended(entry.text) for entry in _entries(file, item, kind))


def _by_name(file: MeetingFile, entry: MinutesEntry) -> str:
    name = file.name(entry.member_id) or unaddressed(entry.guest_name)
    return f"Đồng chí {name}: {ended(entry.text)}" if name else ended(entry.text)


def remarks(file: MeetingFile, kind: EntryKind) -> tuple[str, ...]:
    """Return praise or reminders, each with the member it is about, without closing mark."""
    found = (entry for entry in file.entries if entry.kind is kind)
    return tuple(
        joined((comrade(file.name(e.member_id) or e.guest_name), lowered(unended(e.text))), ": ")
        for e in found
    )


def _loose_opinions(file: MeetingFile, number: int) -> Iterator[MinutesItem]:
    """Give what was said or noted under no item of the programme."""
    known = {item.id for item in file.agenda}
    loose = [entry for entry in file.entries if entry.item_id not in known]
    speeches = tuple(opinions_of(file, loose))
    lines = MinutesItem(
        number=str(number),
        title="Ý kiến khác",
        summary=joined(ended(e.text) for e in loose if e.kind is EntryKind.NOTE),
        opinions=speeches,
        response=joined(_by_name(file, e) for e in loose if e.kind is EntryKind.RESPONSE),
        conclusion=joined(ended(e.text) for e in loose if e.kind is EntryKind.DECISION),
        deferred=deferred(e for e in loose if e.kind is EntryKind.PARKED),
    )
    if replace(lines, number="", title="") != MinutesItem(number="", title=""):
        yield lines
