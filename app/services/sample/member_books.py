"""Registers of the members of Chi bộ mẫu: badges, transfers, slips, dossiers lent and compared."""

from collections.abc import Iterator
from datetime import date

from app.data import tables as t
from app.data.base import Row
from app.data.book_records import BOOK_ROWS, write_draft
from app.domain.member_books import (
    AnyDraft,
    BadgeDraft,
    DossierCheckDraft,
    LoanDraft,
    SlipDraft,
    TransferDraft,
)
from app.services.sample.book import Book

COLLECTED, SENT = date(2026, 4, 24), date(2026, 4, 28)
WITHOUT_SLIP, LATE_SLIP = "linh", "phuong"
MENTORS = {"bao": "dung", "linh": "ha"}
EXEMPT_DECISION = "NQ 03-NQ/CB ngày 08/3/2024"


def build_member_books(book: Book) -> None:
    """Write the registers, the mentors, and the decision behind the exemption."""
    book.session.add_all(_rows(book))
    for key, mentor in MENTORS.items():
        member = book.session.get(t.Member, book.ids[key])
        if member is not None:
            member.mentor_id = book.ids[mentor]
    for place, member_id in enumerate(book.ids.values(), start=1):
        member = book.session.get(t.Member, member_id)
        if member is not None:
            member.card_number = f"9900{place:08d}"  # invented: no real card begins so
    exempt = book.session.get(t.Member, book.ids["phuong"])
    if exempt is not None:
        exempt.situations[0].decision = EXEMPT_DECISION
    book.session.flush()


def _rows(book: Book) -> Iterator[Row]:
    for draft in (*_drafts(book.ids), *_slips(book.ids)):
        row = BOOK_ROWS[type(draft)]()
        write_draft(row, draft)
        yield row


def _drafts(ids: dict[str, int]) -> Iterator[AnyDraft]:
    yield BadgeDraft(ids["phuong"], 45, date(2019, 2, 3), "27-QĐ/TU ngày 21/01/2019")
    yield BadgeDraft(ids["phuong"], 50, date(2024, 2, 3), "31-QĐ/TU ngày 19/01/2024")
    yield TransferDraft(
        ids["nam"],
        incoming=False,
        temporary=True,
        place="Chi bộ Ban Quản lý dự án tỉnh",
        decided_on=date(2026, 6, 24),
        decision="GGT 18-GT/ĐU",
        handed_on=date(2026, 7, 1),
        received_on=date(2026, 7, 1),
        ends_on=date(2027, 7, 1),
        papers=("introduction", "card"),
    )
    yield LoanDraft(
        ids["huy"],
        "Ủy ban Kiểm tra Đảng ủy xã",
        date(2026, 3, 9),
        "Đọc phục vụ kiểm tra chuyên đề",
        due_on=date(2026, 3, 20),
        returned_on=date(2026, 3, 18),
    )
    yield LoanDraft(
        ids["bao"],
        "Ban Xây dựng Đảng xã",
        date(2026, 10, 20),
        "Xét công nhận chính thức",
        due_on=date(2026, 11, 20),
    )
    person = "Bùi Thị Thu Hà"
    yield DossierCheckDraft(date(2025, 12, 10), person, "Khớp 22/22 hồ sơ.")
    outcome = "Khớp 23/23 hồ sơ; đ/c Lê Minh Tuấn thiếu phiếu bổ sung năm 2024, đã bổ sung."
    yield DossierCheckDraft(date(2026, 5, 12), person, outcome)


def _slips(ids: dict[str, int]) -> Iterator[AnyDraft]:
    for key, member_id in ids.items():
        if key == LATE_SLIP:
            yield SlipDraft(member_id, 2026, date(2026, 5, 4), note="Con gái nộp thay")
        elif key != WITHOUT_SLIP:
            yield SlipDraft(member_id, 2026, COLLECTED, SENT)
