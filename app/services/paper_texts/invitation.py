"""The invitation to a meeting (giấy mời), or a notice (thông báo) once one has a number."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.documents import DocumentType
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.domain.text import short_date
from app.services.export.issued_contexts import Invitation
from app.services.paper_texts.header import FILED, paper_header, recipients, signature
from app.services.paper_texts.minutes_opening import form_words
from app.services.paper_texts.programme import sign_place
from app.services.paper_texts.source import PaperSource, invited_on
from app.services.paper_texts.wording import (
    comrade,
    ended,
    joined,
    lowered,
    presenter,
    subject_of,
    text_lines,
    title_of,
    unended,
    when_words,
)

_FRAME_KINDS = frozenset({ItemKind.PROCEDURE, ItemKind.READING})
_OFFICE_KINDS = frozenset({*_FRAME_KINDS, ItemKind.DECISION, ItemKind.SCORING, ItemKind.CRITIQUE})
"""Items nobody prepares a text for."""


def invitation(source: PaperSource) -> Invitation:
    """Return what the invitation to a meeting prints."""
    file, header = source.file, source.file.header
    notice, invited = source.document(DocumentType.NOTICE), source.document(DocumentType.INVITATION)
    document = notice or invited
    day = document.issued_on if document else invited_on(file)
    return Invitation(
        header=paper_header(file.cell, day, "" if document is None else document.code),
        title="Giấy mời" if notice is None else "Thông báo",
        subject=subject_of(header),
        addressees=tuple(_addressees(file)),
        cell_name=_caller(file),
        meeting_name=lowered(subject_of(header)),
        time_text=when_words(header.day, header.starts_at),
        place=unended(header.place),
        form=form_words(file),
        contents=tuple(_contents(file)),
        documents=tuple(_documents(file)),
        prompts=text_lines(header.discussion_prompts),
        preparers=tuple(_preparers(file)),
        absence_contact=_absence_contact(file),
        recipients=recipients(("Như trên", FILED), day or header.day),
        signature=signature(file.settings, sign_place(file), file.people),
        call="trân trọng kính mời" if notice is None else "thông báo và kính mời",
        form_note=f"căn cứ: {unended(header.form_basis)}" if header.form_basis.strip() else "",
    )


def _caller(file: MeetingFile) -> str:
    is_committee = file.header.kind is MeetingKind.COMMITTEE
    return f"Chi ủy {file.cell.name}" if is_committee else file.cell.name


def _addressees(file: MeetingFile) -> Iterator[str]:
    if file.header.kind is MeetingKind.COMMITTEE:
        yield f"Các đồng chí chi ủy viên {file.cell.name}"
    else:
        yield f"Các đồng chí đảng viên {file.cell.name}"
    for line in file.notices:
        if line.is_superior:
            yield joined((_title(line.name), "cấp ủy viên phụ trách chi bộ"), ", ")


def _title(name: str) -> str:
    return name if name.lower().startswith("đồng chí") else f"Đồng chí {name}"


def _contents(file: MeetingFile) -> Iterator[str]:
    items = [item for item in file.agenda if item.kind not in _FRAME_KINDS]
    if items:
        return (ended(title_of(item)) for item in items)
    return iter(text_lines(file.header.topic.title or file.header.focus))


def _documents(file: MeetingFile) -> Iterator[str]:
    names = "; ".join(_document_names(file))
    posted = file.header.papers_posted_on
    if posted is None:
        if names:
            yield names
        return
    where = "Sổ tay đảng viên điện tử, " if file.header.papers_on_handbook else "gửi ngày "
    yield f"{names or 'tài liệu sinh hoạt'} ({where}{short_date(posted)})"


def _document_names(file: MeetingFile) -> Iterator[str]:
    for item in file.agenda:
        if item.draft_text.strip():
            yield lowered(_on_one_line(item))
    if file.header.draft_resolution.strip():
        yield "dự thảo nghị quyết"
    if file.header.topic.drafted_on is not None:
        yield "bài chuyên đề"


def _preparers(file: MeetingFile) -> Iterator[str]:
    for item in file.agenda:
        name = presenter(file, item)
        if name and item.kind not in _OFFICE_KINDS:
            yield f"{comrade(name)}: {lowered(_on_one_line(item))}"


def _on_one_line(item: AgendaItem) -> str:
    # The list itself is divided by semicolons, and a colon stands after each name.
    return title_of(item).partition(":")[0].replace(";", ",")


def _absence_contact(file: MeetingFile) -> str:
    header = file.header
    name = file.name(header.minute_taker_id) or file.name(header.chair_id)
    day_before = short_date(header.day - timedelta(days=1))
    return f"{comrade(name) if name else 'chi ủy'} chậm nhất ngày {day_before}"
