"""The registers around the members: what a form of each submits, and what would make it false."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from app.domain.milestones import BADGE_YEARS
from app.domain.problems import Problem


class MemberBook(StrEnum):
    """One register of the members."""

    ROLL = "roll"
    LEFT = "left"
    DECEASED = "deceased"
    PROBATION = "probation"
    BADGES = "badges"
    TRANSFERS = "transfers"
    SLIPS = "slips"
    LOANS = "loans"
    CHECKS = "checks"
    CONTACTS = "contacts"
    HONOURS = "honours"


MEMBER_BOOK_LABELS = {
    MemberBook.ROLL: "Đang sinh hoạt",
    MemberBook.LEFT: "Đã ra khỏi Đảng",
    MemberBook.DECEASED: "Đã từ trần",
    MemberBook.PROBATION: "Đảng viên dự bị",
    MemberBook.BADGES: "Huy hiệu Đảng",
    MemberBook.TRANSFERS: "Chuyển sinh hoạt",
    MemberBook.SLIPS: "Phiếu bổ sung hồ sơ",
    MemberBook.LOANS: "Giao, mượn hồ sơ",
    MemberBook.CHECKS: "Đối chiếu hồ sơ",
    MemberBook.CONTACTS: "Đảng viên 213",
    MemberBook.HONOURS: "Khen thưởng, kỷ luật",
}

TRANSFER_PAPERS = {
    "introduction": "Giấy giới thiệu sinh hoạt đảng",
    "card": "Thẻ đảng viên",
    "dossier": "Hồ sơ đảng viên",
    "self_review": "Bản tự kiểm điểm có nhận xét",
    "record_sheet": "Phiếu đảng viên (khi rời đảng bộ cấp trên trực tiếp)",
}
"""What goes along with a transfer, to be ticked (HD 06-HD/TW, members.md 5)."""

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class BookEntry(Generic[Draft]):
    """One line of a register: its id and what its form shows."""

    id: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class BadgeDraft:
    """A badge given, or proposed while no day of award is written."""

    member_id: int | None
    years: int | None
    awarded_on: date | None = None
    decision: str = ""
    note: str = ""

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _member_missing(self.member_id)
        if self.years not in BADGE_YEARS:
            yield Problem("years", "Chưa chọn loại huy hiệu.")
        yield from _later(self.awarded_on, today, "awarded_on", "Ngày trao")


@dataclass(frozen=True, slots=True)
class HonourDraft:
    """A commendation or a discipline: kind, day and title, nothing more."""

    member_id: int | None
    discipline: bool
    on: date | None
    title: str

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _member_missing(self.member_id)
        yield from _words_missing(self.title, "title", "Chưa ghi hình thức. Ví dụ: Giấy khen.")
        yield from _later(self.on, today, "on", "Ngày")


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """A transfer in or out, for good or for a time."""

    member_id: int | None
    incoming: bool
    temporary: bool
    place: str
    decided_on: date | None
    decision: str = ""
    handed_on: date | None = None
    """Day the papers were shown to the chi ủy of the new cell."""
    received_on: date | None = None
    """Day the new cell took the member in."""
    ends_on: date | None = None
    papers: tuple[str, ...] = ()
    note: str = ""

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _member_missing(self.member_id)
        yield from _words_missing(self.place, "place", "Chưa ghi nơi chuyển đến hoặc chuyển đi.")
        if self.decided_on is None:
            yield Problem("decided_on", "Chưa ghi ngày của quyết định, giấy giới thiệu.")
            return
        for day, field in ((self.handed_on, "handed_on"), (self.received_on, "received_on")):
            yield from _later(day, today, field, "Ngày")
            yield from _earlier(day, self.decided_on, field, "ngày của quyết định")
        yield from _earlier(self.ends_on, self.decided_on, "ends_on", "ngày của quyết định")


@dataclass(frozen=True, slots=True)
class SlipDraft:
    """The yearly supplement of one member's dossier."""

    member_id: int | None
    year: int
    received_on: date | None = None
    sent_on: date | None = None
    note: str = ""

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _member_missing(self.member_id)
        yield from _later(self.received_on, today, "received_on", "Ngày nhận phiếu")
        yield from _later(self.sent_on, today, "sent_on", "Ngày gửi lên")
        if self.sent_on is not None and self.received_on is None:
            yield Problem("received_on", "Phiếu gửi lên thì phải nhận trước. Hãy ghi ngày nhận.")
            return
        yield from _earlier(self.sent_on, self.received_on, "sent_on", "ngày nhận phiếu")


@dataclass(frozen=True, slots=True)
class LoanDraft:
    """A dossier handed over or lent for reading."""

    member_id: int | None
    borrower: str
    lent_on: date | None
    purpose: str = ""
    due_on: date | None = None
    returned_on: date | None = None
    note: str = ""

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _member_missing(self.member_id)
        yield from _words_missing(self.borrower, "borrower", "Chưa ghi ai nhận, ai mượn hồ sơ.")
        if self.lent_on is None:
            yield Problem("lent_on", "Chưa ghi ngày giao.")
            return
        yield from _later(self.lent_on, today, "lent_on", "Ngày giao")
        yield from _later(self.returned_on, today, "returned_on", "Ngày trả")
        yield from _earlier(self.due_on, self.lent_on, "due_on", "ngày giao")
        yield from _earlier(self.returned_on, self.lent_on, "returned_on", "ngày giao")


@dataclass(frozen=True, slots=True)
class DossierCheckDraft:
    """One comparison of the list of members with the dossiers."""

    checked_on: date | None
    person: str
    outcome: str

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        if self.checked_on is None:
            yield Problem("checked_on", "Chưa ghi ngày đối chiếu.")
        yield from _later(self.checked_on, today, "checked_on", "Ngày đối chiếu")
        yield from _words_missing(self.outcome, "outcome", "Chưa ghi kết quả đối chiếu.")


@dataclass(frozen=True, slots=True)
class ResidenceContactDraft:
    """A member of another cell who keeps in touch with this residential one; never counted."""

    full_name: str
    work_unit: str = ""
    home_cell: str = ""
    introduced_on: date | None = None
    admission_date: str = ""
    official_date: str = ""
    phone: str = ""
    comment: str = ""
    commented_on: date | None = None
    left_on: date | None = None
    note: str = ""

    def problems(self, today: date) -> Iterator[Problem]:
        """Tell what would make the line empty or false."""
        yield from _words_missing(self.full_name, "full_name", "Chưa ghi họ và tên.")
        yield from _later(self.introduced_on, today, "introduced_on", "Ngày giới thiệu")
        yield from _later(self.commented_on, today, "commented_on", "Ngày nhận xét")
        yield from _earlier(self.left_on, self.introduced_on, "left_on", "ngày giới thiệu")


AnyDraft = (
    BadgeDraft
    | HonourDraft
    | TransferDraft
    | SlipDraft
    | LoanDraft
    | DossierCheckDraft
    | ResidenceContactDraft
)


def _member_missing(member_id: int | None) -> Iterator[Problem]:
    if member_id is None:
        yield Problem("member_id", "Chưa chọn đảng viên.")


def _words_missing(words: str, field: str, sentence: str) -> Iterator[Problem]:
    if not words.strip():
        yield Problem(field, sentence)


def _later(day: date | None, today: date, field: str, name: str) -> Iterator[Problem]:
    if day is not None and day > today:
        yield Problem(field, f"{name} không thể sau hôm nay.")


def _earlier(day: date | None, first: date | None, field: str, name: str) -> Iterator[Problem]:
    if day is not None and first is not None and day < first:
        yield Problem(field, f"Không thể trước {name}.")
