"""The programme of a meeting (chương trình): who, when, and each item with its minutes."""

from collections.abc import Iterator

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.carry_over import RESULT_STEP, tasks_line
from app.domain.counting import count
from app.domain.documents import DocumentType
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.domain.periods import Period, previous_month
from app.domain.settings import SignPlace
from app.domain.text import clock_text, clock_words, count_text
from app.domain.time_shares import agenda_sum, running_starts, total_minutes
from app.services.export.issued_contexts import Programme, ProgrammeRow
from app.services.paper_texts.header import (
    paper_header,
    recipients,
    short_recipients,
    signature,
)
from app.services.paper_texts.minutes_opening import form_words
from app.services.paper_texts.source import PaperSource, invited_on
from app.services.paper_texts.wording import (
    ended,
    guest_text,
    joined,
    lowered,
    month_words,
    presenter,
    subject_of,
    text_lines,
    title_of,
    unended,
    when_words,
    with_post,
)

_ROLES = {
    ItemKind.PROCEDURE: "Chủ trì",
    ItemKind.CRITIQUE: "Chủ trì",
    ItemKind.DECISION: "Chủ trì",
    ItemKind.READING: "Thư ký",
    ItemKind.GUEST: "Đại biểu cấp trên",
}
"""Who does what nobody else was named for."""
_MONTHLY = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})


def programme(source: PaperSource) -> Programme:
    """Return what the programme of a meeting prints."""
    file, header = source.file, source.file.header
    document = source.document(DocumentType.PROGRAMME)
    ends_at = agenda_sum(file).ends_at
    day = document.issued_on if document else invited_on(file)
    return Programme(
        header=paper_header(file.cell, day, "" if document is None else document.code),
        subject=subject_of(header),
        purposes=tuple(_purposes(file)),
        time_text=when_words(header.day, header.starts_at),
        place=unended(header.place),
        form=form_words(file),
        participants=(_participants(file),),
        guests=tuple(guest_text(guest) for guest in file.guests),
        chair=with_post(file, header.chair_id),
        minute_taker=with_post(file, header.minute_taker_id),
        rows=tuple(_rows(file)),
        total_minutes=total_minutes(file.agenda),
        ends_at="" if ends_at is None else clock_words(ends_at),
        recipients=recipients(short_recipients(file.cell, header.kind), day or header.day),
        signature=signature(file.settings, sign_place(file), file.people),
    )


def sign_place(file: MeetingFile) -> SignPlace:
    """Return which signature a paper that calls a meeting carries."""
    is_committee = file.header.kind is MeetingKind.COMMITTEE
    return SignPlace.COMMITTEE if is_committee else SignPlace.CELL


def _purposes(file: MeetingFile) -> Iterator[str]:
    header = file.header
    if header.kind in _MONTHLY and header.period.month:
        month = Period(header.period.year, month=header.period.month)
        before = month_words(previous_month(month))
        yield f"Đánh giá kết quả {before}, đề ra nhiệm vụ {month_words(month)}."
    if header.focus.strip():
        yield f"Trọng tâm: {lowered(ended(header.focus))}"
    yield from text_lines(header.topic.purpose)


def _participants(file: MeetingFile) -> str:
    base = count_text(count(file).attendance_base)
    if file.header.kind is MeetingKind.COMMITTEE:
        return f"Các đồng chí chi ủy viên: {base} đồng chí."
    return f"Đảng viên trong diện triệu tập của chi bộ: {base} đồng chí."


def _rows(file: MeetingFile) -> Iterator[ProgrammeRow]:
    starts_at = file.header.starts_at
    starts = running_starts(starts_at, file.agenda) if starts_at else (None,) * len(file.agenda)
    for number, (item, start) in enumerate(zip(file.agenda, starts, strict=True), start=1):
        minutes = f"{item.planned_minutes} phút"
        yield ProgrammeRow(
            number=str(number),
            time=minutes if start is None else f"{clock_text(start)}, {minutes}",
            content=title_of(item),
            person=presenter(file, item) or _ROLES.get(item.kind, ""),
            note=_note(file, item),
        )


def _note(file: MeetingFile, item: AgendaItem) -> str:
    """Return the table a report comes with and what the item serves.

    The reasons an item returned are not for print.
    """
    return joined((_results(file, item), item.serves_line), "; ")


def _results(file: MeetingFile, item: AgendaItem) -> str:
    if RESULT_STEP not in item.step_ids or file.previous is None:
        return ""
    return tasks_line(file.previous.tasks)
