"""The frame of every paper: header block, signatures, nơi nhận."""

from collections.abc import Iterable
from datetime import date

from app.domain.cells import Cell, superior_committee
from app.domain.documents import DOCUMENT_SIGNS, DocumentType, IssuedDocument
from app.domain.meeting_file import Person
from app.domain.meetings import MeetingKind
from app.domain.members import POST_LABELS, Post
from app.domain.settings import Settings, SignPlace
from app.domain.text import fold, long_date, upper_first
from app.services.export.contexts import PaperHeader, Recipients, Signature
from app.services.export.format_profiles import format_on

FILED = "Lưu Chi bộ"


def paper_header(cell: Cell, day: date | None, number: str = "") -> PaperHeader:
    """Return the header block of a paper of a day, without a day the date is left to the hand."""
    date_text = "ngày … tháng … năm …" if day is None else long_date(day)
    place = f"{cell.place_name}, {date_text}" if cell.place_name else upper_first(date_text)
    return PaperHeader(
        superior=cell.superior_name, issuer=cell.name, number=number, place_and_date=place
    )


def number_of(document: IssuedDocument | None, document_type: DocumentType) -> str:
    """Return "17-NQ/CB", or "…-NQ/CB" before the number is given."""
    return f"…-{DOCUMENT_SIGNS[document_type]}/CB" if document is None else document.code


def signature(settings: Settings, place: SignPlace, people: Iterable[Person]) -> Signature:
    """Return the signature the cell has chosen, with the name of who holds the post."""
    capacity, title = settings.sign(place)
    return Signature(capacity, title, _holder(title, people))


def signature_in_one(words: str, people: Iterable[Person]) -> Signature:
    """Return a signature written as one line, "T/M BAN CHI ỦY – BÍ THƯ"."""
    capacity, _dash, title = words.partition(" – ")
    return Signature(capacity, title, _holder(title, people))


def _holder(title: str, people: Iterable[Person]) -> str:
    post = next((post for post in Post if fold(POST_LABELS[post]) == fold(title)), None)
    if post is None:
        return ""
    return next((p.full_name for p in people if p.post_label == POST_LABELS[post]), "")


def recipients(lines: Iterable[str], day: date) -> Recipients:
    """Return nơi nhận with the separator of the format in force on the day."""
    plain = tuple(line.strip().rstrip(".;,") for line in lines if line.strip())
    return Recipients(plain, format_on(day).recipients_separator)


def usual_recipients(cell: Cell, settings: Settings) -> tuple[str, ...]:
    """Return the cell's own nơi nhận, else the one of the resolution form."""
    return settings.recipients or (
        f"{superior_committee(cell) or 'Đảng ủy cấp trên'} (để báo cáo)",
        "Cấp ủy viên phụ trách chi bộ",
        "Ban công tác Mặt trận, đoàn thể",
        "Các đồng chí đảng viên",
        "Sổ tay đảng viên điện tử",
        FILED,
    )


def short_recipients(cell: Cell, kind: MeetingKind | None = None) -> tuple[str, ...]:
    """Return nơi nhận of a plan or a programme; that of a chi ủy meeting stays in the house."""
    if kind is MeetingKind.COMMITTEE:
        return ("Các đồng chí chi ủy viên", FILED)
    return (superior_committee(cell) or "Đảng ủy cấp trên", "Chi ủy", FILED)
