"""A paper whose body the secretary writes: the frame of its type round the typed text."""

import re
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cells import Cell, superior_committee
from app.domain.meeting_file import Person
from app.domain.members import POST_LABELS, Post
from app.domain.settings import Settings, SignPlace
from app.domain.text import lower_first
from app.domain.text_blocks import listed_lines, text_blocks
from app.domain.written_papers import (
    ADDRESSED_TYPES,
    ADMINISTRATIVE_TYPES,
    PaperSigner,
    WrittenPaper,
    WrittenPaperType,
)
from app.services.export.contexts import Signature
from app.services.export.drafted_contexts import DraftedPaper, TextPart
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.header import (
    FILED,
    paper_header,
    recipients,
    signature,
    signature_in_one,
)

ABOVE = "Như trên"
TO_MEMBERS = "Các đồng chí đảng viên"
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
_SHORT_BEGINNING = re.compile(r"v/v:?\s+", re.IGNORECASE)
_BEGINNING = re.compile(r"về\s", re.IGNORECASE)
_KINDS = {
    WrittenPaperType.DECISION: PaperKind.DECISION,
    WrittenPaperType.NOTICE: PaperKind.NOTICE,
    WrittenPaperType.OFFICIAL_LETTER: PaperKind.OFFICIAL_LETTER,
    WrittenPaperType.SUBMISSION: PaperKind.SUBMISSION,
    WrittenPaperType.REPORT: PaperKind.REPORT,
    WrittenPaperType.PLAN: PaperKind.PLAN,
    WrittenPaperType.PROGRAMME: PaperKind.WORK_PROGRAMME,
    WrittenPaperType.CONCLUSION: PaperKind.CONCLUSION,
    WrittenPaperType.REGULATION: PaperKind.REGULATION,
    WrittenPaperType.RESOLUTION: PaperKind.OTHER_RESOLUTION,
    WrittenPaperType.SCHEME: PaperKind.SCHEME,
    WrittenPaperType.OPTION: PaperKind.OPTION,
    WrittenPaperType.MINUTES: PaperKind.OTHER_MINUTES,
    **dict.fromkeys(ADMINISTRATIVE_TYPES, PaperKind.ADMINISTRATIVE),
}
"""The template each type is printed with."""


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """What a written paper is printed from."""

    paper: WrittenPaper
    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    """The members with the posts they hold on the day of the paper."""
    today: date


def template_of(kind: WrittenPaperType) -> PaperKind:
    """Return the kind of template a type is printed with."""
    return _KINDS[kind]


def written_paper(source: WrittenSource) -> DraftedPaper:
    """Return the paper; the register's words and day win over those typed."""
    paper, draft = source.paper, source.paper.draft
    number = paper.number
    day = draft.day if number is None else number.issued_on
    header = paper_header(source.cell, day, paper.code)
    return DraftedPaper(
        header=replace(header, urgency=draft.urgency),
        title=paper.label,
        subject=_subject(paper),
        addressees=listed_lines(draft.addressees),
        bases=listed_lines(draft.bases),
        parts=_parts(draft.body),
        recipients=recipients(listed_lines(draft.recipients), day or source.today),
        signature=_signature(source),
        note_taker=_note_taker(source),
    )


def usual_recipients_of(kind: WrittenPaperType, cell: Cell, settings: Settings) -> tuple[str, ...]:
    """Return the nơi nhận a new paper begins with."""
    if kind is WrittenPaperType.MINUTES:
        return ()
    if kind in ADDRESSED_TYPES:
        return (ABOVE, FILED)
    if kind in ADMINISTRATIVE_TYPES:
        return (FILED,)
    superior = superior_committee(cell) or "Đảng ủy cấp trên"
    return settings.recipients or (f"{superior} (để báo cáo)", TO_MEMBERS, FILED)


def _parts(body: str) -> tuple[TextPart, ...]:
    """Return the paragraphs of a body; the last ends with a full stop, never with "./."."""
    parts = tuple(TextPart(b.lead, b.text, b.is_centred) for b in text_blocks(body))
    if not parts or not parts[-1].text:
        return parts
    last = parts[-1].text.removesuffix("/.")
    ending = "" if last.endswith(_SENTENCE_ENDS) else "."
    return (*parts[:-1], replace(parts[-1], text=f"{last}{ending}"))


def _subject(paper: WrittenPaper) -> str:
    """Return the trích yếu without the tên loại above it; that of a công văn reads "về việc …"."""
    kind, number = paper.draft.type, paper.number
    words = paper.draft.subject if number is None else number.abstract
    if words.lower().startswith(f"{paper.label.lower()} "):
        words = words[len(paper.label) + 1 :]
    if kind is not WrittenPaperType.OFFICIAL_LETTER:
        return words
    if short := _SHORT_BEGINNING.match(words):
        return f"về việc {words[short.end() :]}"
    return lower_first(words) if _BEGINNING.match(words) else f"về việc {lower_first(words)}"


def _signature(source: WrittenSource) -> Signature:
    draft, settings, people = source.paper.draft, source.settings, source.people
    if draft.type is WrittenPaperType.MINUTES:
        return signature_in_one(settings.sign(SignPlace.MINUTES)[1], ())
    place = SignPlace.CELL if draft.signer.is_for_cell else SignPlace.COMMITTEE
    if draft.signer.is_deputy:
        capacity, _title = settings.sign(place)
        return signature_in_one(
            f"{capacity} – {POST_LABELS[Post.DEPUTY_SECRETARY].upper()}", people
        )
    return signature(settings, place, people)


def _note_taker(source: WrittenSource) -> Signature:
    if source.paper.draft.type is not WrittenPaperType.MINUTES:
        return Signature("")
    return Signature(source.settings.sign(SignPlace.MINUTES)[0])


def signer_words(signer: PaperSigner, settings: Settings) -> str:
    """Return how a choice of signer reads: "T/M CHI BỘ, BÍ THƯ"."""
    place = SignPlace.CELL if signer.is_for_cell else SignPlace.COMMITTEE
    capacity, title = settings.sign(place)
    return (
        f"{capacity}, {POST_LABELS[Post.DEPUTY_SECRETARY].upper() if signer.is_deputy else title}"
    )
