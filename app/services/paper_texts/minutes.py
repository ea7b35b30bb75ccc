"""The minutes of every kind of meeting put together from their parts."""

from app.domain.documents import DocumentType
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.services.export.contexts import (
    CombinedMinutes,
    CommitteeMinutes,
    PaperHeader,
    RegularMinutes,
    ThematicMinutes,
)
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.committee_minutes import committee_minutes
from app.services.paper_texts.header import paper_header
from app.services.paper_texts.minutes_closing import minutes_closing
from app.services.paper_texts.minutes_items import printed_items, regular_part
from app.services.paper_texts.minutes_opening import minutes_opening
from app.services.paper_texts.minutes_topic import thematic_part
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.wording import subject_of

Minutes = RegularMinutes | ThematicMinutes | CombinedMinutes | CommitteeMinutes


def minutes_kind(kind: MeetingKind) -> PaperKind:
    """Return the template of a meeting's minutes."""
    match kind:
        case MeetingKind.THEMATIC:
            return PaperKind.THEMATIC_MINUTES
        case MeetingKind.COMBINED:
            return PaperKind.COMBINED_MINUTES
        case MeetingKind.COMMITTEE:
            return PaperKind.COMMITTEE_MINUTES
        case _:
            return PaperKind.REGULAR_MINUTES


def minutes(source: PaperSource) -> Minutes:
    """Return what the minutes of this meeting print."""
    file = source.file
    header, subject = minutes_header(source), subject_of(file.header)
    match minutes_kind(file.header.kind):
        case PaperKind.COMMITTEE_MINUTES:
            return committee_minutes(source, header)
        case PaperKind.THEMATIC_MINUTES:
            return ThematicMinutes(
                header=header,
                subject=subject,
                opening=minutes_opening(file),
                thematic=thematic_part(file),
                closing=minutes_closing(source, ()),
            )
        case PaperKind.COMBINED_MINUTES:
            return _combined(source, header, subject)
        case _:
            return RegularMinutes(
                header=header,
                subject=subject,
                opening=minutes_opening(file),
                regular=regular_part(file),
                closing=minutes_closing(source, printed_items(file)),
            )


def minutes_header(source: PaperSource) -> PaperHeader:
    """Return the header block; minutes carry a number only when the register gave one."""
    document = source.document(DocumentType.MINUTES)
    number = "" if document is None else document.code
    return paper_header(source.file.cell, source.file.header.day, number)


def _combined(source: PaperSource, header: PaperHeader, subject: str) -> CombinedMinutes:
    file: MeetingFile = source.file
    return CombinedMinutes(
        header=header,
        subject=subject,
        opening=minutes_opening(file),
        regular=regular_part(file),
        thematic=thematic_part(file),
        closing=minutes_closing(source, printed_items(file)),
    )
