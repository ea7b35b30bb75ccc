"""Papers whose body the secretary writes (văn bản tự soạn): types, fields, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.documents import (
    DOCUMENT_SIGNS,
    DOCUMENT_TYPE_LABELS,
    DocumentState,
    DocumentType,
    IssuedDocument,
    document_code,
)
from app.domain.problems import Problem
from app.domain.text import lower_first

LONGEST_SUBJECT = 500


class WrittenPaperType(StrEnum):
    """What a cell may issue (`documents.md` section 4): types of documents, then giấy tờ."""

    DECISION = "decision"
    NOTICE = "notice"
    OFFICIAL_LETTER = "official_letter"
    SUBMISSION = "submission"
    REPORT = "report"
    PLAN = "plan"
    PROGRAMME = "programme"
    CONCLUSION = "conclusion"
    REGULATION = "regulation"
    RESOLUTION = "resolution"
    SCHEME = "scheme"
    OPTION = "option"
    MINUTES = "minutes"
    INVITATION = "invitation"
    INTRODUCTION = "introduction"
    CERTIFICATE = "certificate"
    TRAVEL_PAPER = "travel_paper"
    LEAVE_PAPER = "leave_paper"
    TRANSFER_SLIP = "transfer_slip"
    SENDING_SLIP = "sending_slip"
    OPEN_LETTER = "open_letter"


_UNNUMBERED_LABELS = {
    WrittenPaperType.CERTIFICATE: "Giấy chứng nhận",
    WrittenPaperType.TRAVEL_PAPER: "Giấy đi đường",
    WrittenPaperType.LEAVE_PAPER: "Giấy nghỉ phép",
    WrittenPaperType.TRANSFER_SLIP: "Phiếu chuyển",
    WrittenPaperType.SENDING_SLIP: "Phiếu gửi",
    WrittenPaperType.OPEN_LETTER: "Thư công",
}
ADMINISTRATIVE_TYPES = frozenset(
    {WrittenPaperType.INVITATION, WrittenPaperType.INTRODUCTION, *_UNNUMBERED_LABELS}
)
"""Giấy tờ hành chính: no complete form is known, so the program composes a plain one."""
ADDRESSED_TYPES = frozenset({WrittenPaperType.OFFICIAL_LETTER, WrittenPaperType.SUBMISSION})
"""Papers that say whom they go to, and repeat it in nơi nhận as "Như trên"."""


def document_type_of(kind: WrittenPaperType) -> DocumentType | None:
    """Return the type the register numbers it under, None for papers without a ký hiệu."""
    return None if kind in _UNNUMBERED_LABELS else DocumentType(kind.value)


WRITTEN_PAPER_LABELS = {
    kind: _UNNUMBERED_LABELS.get(kind) or DOCUMENT_TYPE_LABELS[DocumentType(kind.value)]
    for kind in WrittenPaperType
}


class PaperSigner(StrEnum):
    """Who signs a written paper and for whom; the words come from the settings."""

    CELL = "cell"
    CELL_DEPUTY = "cell_deputy"
    COMMITTEE = "committee"
    COMMITTEE_DEPUTY = "committee_deputy"

    @property
    def is_deputy(self) -> bool:
        """Tell whether the phó bí thư signs."""
        return self in {PaperSigner.CELL_DEPUTY, PaperSigner.COMMITTEE_DEPUTY}

    @property
    def is_for_cell(self) -> bool:
        """Tell whether it is signed T/M CHI BỘ, not T/M CHI ỦY."""
        return self in {PaperSigner.CELL, PaperSigner.CELL_DEPUTY}


@dataclass(frozen=True, slots=True)
class WrittenPaperDraft:
    """What the form of a written paper submits; lists are texts, one line each."""

    type: WrittenPaperType
    subject: str
    """Trích yếu as it prints: "về việc thành lập Tổ số hóa"."""
    day: date | None = None
    """Ngày ban hành, None while it is not known: the date is then left to the hand."""
    addressees: str = ""
    bases: str = ""
    body: str = ""
    recipients: str = ""
    signer: PaperSigner = PaperSigner.CELL
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A written paper with the number the register gave it, if any."""

    id: int
    draft: WrittenPaperDraft
    changed_at: datetime
    document: IssuedDocument | None = None
    """Its line in the register, cancelled or not."""

    @property
    def label(self) -> str:
        """Name of the type."""
        return WRITTEN_PAPER_LABELS[self.draft.type]

    @property
    def number(self) -> IssuedDocument | None:
        """Its line in the register while the number stands, None before and after."""
        document = self.document
        if document is None or document.state is DocumentState.CANCELLED:
            return None
        return document

    @property
    def code(self) -> str:
        """Return "03-QĐ/CB", "…-QĐ/CB" before the number is given, "" without a ký hiệu."""
        kind = document_type_of(self.draft.type)
        if kind is None:
            return ""
        number = self.number
        return f"…-{DOCUMENT_SIGNS[kind]}/CB" if number is None else number.code

    @property
    def dated(self) -> date:
        """Return the day it carries, before it has one the day it was changed."""
        return self.draft.day or self.changed_at.date()

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing is missing: neither a field nor the number it should carry."""
        return self.has_its_number and not missing_parts(self.draft)

    @property
    def has_its_number(self) -> bool:
        """Tell whether it carries the number it should, or is of a type without numbers."""
        return self.number is not None or document_type_of(self.draft.type) is None


def check_written_paper(draft: WrittenPaperDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a paper can be kept."""
    return tuple(_problems(draft))


def _problems(draft: WrittenPaperDraft) -> Iterator[Problem]:
    if not draft.subject.strip():
        yield Problem("subject", "Chưa ghi trích yếu. Ví dụ: về việc thành lập Tổ số hóa hồ sơ.")
    elif len(draft.subject) > LONGEST_SUBJECT:
        yield Problem("subject", f"Trích yếu dài quá {LONGEST_SUBJECT} chữ. Hãy viết gọn lại.")


def missing_parts(draft: WrittenPaperDraft) -> tuple[str, ...]:
    """Return what a paper still lacks before it can get its number, as words of a sentence."""
    found = (
        ("ngày ban hành", draft.day is None),
        ("nội dung", not draft.body.strip()),
        (addressed_words(draft.type), _lacks_addressee(draft)),
    )
    return tuple(words for words, lacks in found if lacks)


def _lacks_addressee(draft: WrittenPaperDraft) -> bool:
    return draft.type in ADDRESSED_TYPES and not draft.addressees.strip()


def addressed_words(kind: WrittenPaperType) -> str:
    """Return "kính trình" on a tờ trình, "kính gửi" on other papers."""
    return "kính trình" if kind is WrittenPaperType.SUBMISSION else "kính gửi"


def locked_fields(paper: WrittenPaper, draft: WrittenPaperDraft) -> tuple[str, ...]:
    """Return the fields a change would make unlike the register, once the number is given."""
    if paper.number is None:
        return ()
    names = ("type", "subject", "day")
    return tuple(name for name in names if getattr(paper.draft, name) != getattr(draft, name))


def issued_words(paper: WrittenPaper) -> str:
    """Return how the state of a paper reads: its number, dự thảo, or that the number is gone."""
    if paper.number is not None:
        return "Đã cấp số"
    if paper.document is not None:
        return f"Số {document_code(paper.document.type, paper.document.number)} đã hủy"
    return "Không đánh số" if document_type_of(paper.draft.type) is None else "Dự thảo"


def unfinished_words(paper: WrittenPaper) -> str:
    """Say why a paper is still a draft: "thiếu ngày ban hành; chưa cấp số"; "" when it is none."""
    missing = missing_parts(paper.draft)
    lacks = f"thiếu {', '.join(missing)}" if missing else ""
    return "; ".join(filter(None, (lacks, _number_lacks(paper))))


def _number_lacks(paper: WrittenPaper) -> str:
    if paper.has_its_number:
        return ""
    return "chưa cấp số" if paper.document is None else lower_first(issued_words(paper))
