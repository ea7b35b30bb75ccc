"""Papers a cell may issue (văn bản): types, signs, numbers of the term."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentType(StrEnum):
    """Types of `documents.md` section 4 a cell may issue."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    CONCLUSION = "conclusion"
    REGULATION = "regulation"
    NOTICE = "notice"
    REPORT = "report"
    PLAN = "plan"
    PROGRAMME = "programme"
    SCHEME = "scheme"
    OPTION = "option"
    SUBMISSION = "submission"
    OFFICIAL_LETTER = "official_letter"
    MINUTES = "minutes"
    INVITATION = "invitation"


DOCUMENT_TYPE_LABELS = {
    DocumentType.RESOLUTION: "Nghị quyết",
    DocumentType.DECISION: "Quyết định",
    DocumentType.CONCLUSION: "Kết luận",
    DocumentType.REGULATION: "Quy chế",
    DocumentType.NOTICE: "Thông báo",
    DocumentType.REPORT: "Báo cáo",
    DocumentType.PLAN: "Kế hoạch",
    DocumentType.PROGRAMME: "Chương trình",
    DocumentType.SCHEME: "Đề án",
    DocumentType.OPTION: "Phương án",
    DocumentType.SUBMISSION: "Tờ trình",
    DocumentType.OFFICIAL_LETTER: "Công văn",
    DocumentType.MINUTES: "Biên bản",
    DocumentType.INVITATION: "Giấy mời",
}
DOCUMENT_SIGNS = {
    DocumentType.RESOLUTION: "NQ",
    DocumentType.DECISION: "QĐ",
    DocumentType.CONCLUSION: "KL",
    DocumentType.REGULATION: "QC",
    DocumentType.NOTICE: "TB",
    DocumentType.REPORT: "BC",
    DocumentType.PLAN: "KH",
    DocumentType.PROGRAMME: "CTr",
    DocumentType.SCHEME: "ĐA",
    DocumentType.OPTION: "PA",
    DocumentType.SUBMISSION: "TTr",
    DocumentType.OFFICIAL_LETTER: "CV",
    DocumentType.MINUTES: "BB",
    DocumentType.INVITATION: "GM",
}


class DocumentState(StrEnum):
    """A number once given is never given again; undoing an issue cancels it with a reason."""

    ISSUED = "issued"
    CANCELLED = "cancelled"


DOCUMENT_STATE_LABELS = {
    DocumentState.ISSUED: "Đã cấp số",
    DocumentState.CANCELLED: "Đã hủy",
}


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A paper in the register with its number of the term."""

    id: int
    type: DocumentType
    number: int
    term_id: int
    issued_on: date
    abstract: str
    meeting_id: int | None
    state: DocumentState
    cancel_reason: str = ""

    @property
    def code(self) -> str:
        """Số và ký hiệu without the word Số, e.g. "05-NQ/CB"."""
        return document_code(self.type, self.number)


def document_code(document_type: DocumentType, number: int) -> str:
    """Return number and sign as HD 05 writes them: "05-NQ/CB", two digits below ten."""
    return f"{number:02d}-{DOCUMENT_SIGNS[document_type]}/CB"


@dataclass(frozen=True, slots=True)
class RegisterGaps:
    """What is missing or given twice in one type of a term (K37)."""

    type: DocumentType
    missing: tuple[int, ...]
    repeated: tuple[int, ...]


def register_gaps(
    documents: tuple[IssuedDocument, ...], first: dict[DocumentType, int]
) -> tuple[RegisterGaps, ...]:
    """Return gaps and duplicates per type; numbers before `first` of a type are no gaps."""
    found = []
    for document_type in DocumentType:
        numbers = sorted(d.number for d in documents if d.type is document_type)
        if not numbers:
            continue
        start = first.get(document_type, 1)
        missing = tuple(n for n in range(start, numbers[-1]) if n not in set(numbers))
        repeated = tuple(sorted({n for n in numbers if numbers.count(n) > 1}))
        if missing or repeated:
            found.append(RegisterGaps(document_type, missing, repeated))
    return tuple(found)
