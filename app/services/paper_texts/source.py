"""What the papers of one meeting are made from, read in one go and then left alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.derived_sheets import DerivedSheet
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingHeader
from app.domain.sheet_views import SheetView


@dataclass(frozen=True, slots=True)
class PaperSource:
    """A meeting with its findings and points, as its papers need them."""

    file: MeetingFile
    findings: tuple[Finding, ...] = ()
    view: SheetView | None = None
    derived: DerivedSheet | None = None
    """Group totals of part IV of the resolution, None while there are none."""
    prepares: MeetingHeader | None = None
    """The meeting a committee meeting prepares."""

    def document(self, document_type: DocumentType) -> IssuedDocument | None:
        """Return the paper of a type that has its number, None before issuing."""
        return issued_document(self.file.documents, document_type)


def issued_document(
    documents: Iterable[IssuedDocument], document_type: DocumentType
) -> IssuedDocument | None:
    """Return the last paper of a type whose number is not cancelled."""
    issued = [
        paper
        for paper in documents
        if paper.type is document_type and paper.state is DocumentState.ISSUED
    ]
    return issued[-1] if issued else None


def invited_on(file: MeetingFile) -> date | None:
    """Return the day the invitation went out, or is due to, None when there is no such rung."""
    sent = [line.sent_on for line in file.notices if line.sent_on is not None]
    if sent:
        return min(sent)
    rung = next((rung for rung in file.preparations if rung.key == "invite"), None)
    return None if rung is None else rung.done_on or rung.due_on
