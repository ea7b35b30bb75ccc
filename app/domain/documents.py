"""Papers a cell issues (văn bản): types, signs, numbers of the term."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from app.domain.text import fold


class DocumentType(StrEnum):
    """Types of `documents.md` section 4; the last four are not for a cell (K38)."""

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
    INTRODUCTION = "introduction"
    PROVISION = "provision"
    GUIDANCE = "guidance"
    DIRECTIVE = "directive"
    CIRCULAR = "circular"


NOT_FOR_A_CELL = (
    DocumentType.PROVISION,
    DocumentType.GUIDANCE,
    DocumentType.DIRECTIVE,
    DocumentType.CIRCULAR,
)
"""Types no cell issues; they can only be written into the register as they were found."""
CELL_TYPES = tuple(kind for kind in DocumentType if kind not in NOT_FOR_A_CELL)

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
    DocumentType.INTRODUCTION: "Giấy giới thiệu",
    DocumentType.PROVISION: "Quy định",
    DocumentType.GUIDANCE: "Hướng dẫn",
    DocumentType.DIRECTIVE: "Chỉ thị",
    DocumentType.CIRCULAR: "Thông tri",
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
    DocumentType.INTRODUCTION: "GGT",
    DocumentType.PROVISION: "QĐ",
    DocumentType.GUIDANCE: "HD",
    DocumentType.DIRECTIVE: "CT",
    DocumentType.CIRCULAR: "TT",
}


@cache
def forbidden_types(names: tuple[str, ...]) -> frozenset[DocumentType]:
    """Return the types among the names a cell may not issue (K38)."""
    folded = {fold(name) for name in names}
    return frozenset(kind for kind in DocumentType if fold(DOCUMENT_TYPE_LABELS[kind]) in folded)


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


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What writing a paper into the register submits."""

    type: DocumentType
    number: int
    abstract: str
    day: date
    meeting_id: int | None = None


def document_code(document_type: DocumentType, number: int) -> str:
    """Return number and sign as HD 05 writes them: "05-NQ/CB", two digits below ten."""
    return f"{number:02d}-{DOCUMENT_SIGNS[document_type]}/CB"


HIGHEST_NUMBER = 9999
"""No cell issues more papers of a type in a term: a longer number is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class RegisterGaps:
    """What is missing or given twice in one type of a term (K37)."""

    type: DocumentType
    missing: tuple[int, ...]
    repeated: tuple[int, ...]


def register_gaps(
    documents: tuple[IssuedDocument, ...], first: dict[DocumentType, int]
) -> tuple[RegisterGaps, ...]:
    """Return gaps and duplicates per type; numbers before `first` of a type are no gaps.

    A slip of the hand that a book already keeps is counted up to no further than numbers can go.
    """
    found = []
    for document_type in DocumentType:
        numbers = sorted(d.number for d in documents if d.type is document_type)
        if not numbers:
            continue
        times = Counter(numbers)
        start = first.get(document_type, 1)
        end = min(numbers[-1], HIGHEST_NUMBER + 1)
        missing = tuple(n for n in range(start, end) if n not in times)
        repeated = tuple(n for n, count in times.items() if count > 1)
        if missing or repeated:
            found.append(RegisterGaps(document_type, missing, repeated))
    return tuple(found)
