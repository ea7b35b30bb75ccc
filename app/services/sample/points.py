"""The points of Chi bộ mẫu for the third quarter of 2026, and some remarks about members."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.data import tables as t
from app.data.cell_records import load_settings, write_settings
from app.data.member_sheet_records import (
    line_of,
    new_member_sheet,
    write_member_remark,
)
from app.data.member_sheet_views import (
    freeze_member_sheet,
    load_member_view,
    members_pointed,
    write_member_totals,
)
from app.data.score_records import points_text_of
from app.domain.member_sheets import MemberRemarkDraft, MemberSheetView, RemarkKind
from app.domain.members import Member
from app.domain.periods import Period
from app.domain.score_sheets import SheetState
from app.services.sample.book import Book

RUBRIC = "member-d"
QUARTERS = (Period(2026, quarter=2), Period(2026, quarter=3))
TODAY = date(2026, 11, 4)
BEST = frozenset({"dung", "hanh", "ha"})
LOST = {"huy": 32, "diep": 24, "khanh": 20, "nga": 18, "bao": 18, "linh": 22}
USUAL_LOSS = 14
"""Points not given out of 100, spread over the lines; others than these lose the usual ones."""
UNFINISHED = "tham_v"
"""One sheet of the third quarter has lines still open."""
REMARKS = (
    ("dung", RemarkKind.STRENGTH, date(2026, 9, 30), "Chủ động số hóa hồ sơ trước hạn."),
    ("huy", RemarkKind.WEAKNESS, date(2026, 9, 30), "Hai văn bản chậm, đã nhận khuyết điểm."),
    ("linh", RemarkKind.OTHER, date(2026, 8, 31), "Đảng viên mới, cần giao việc cụ thể."),
    ("oanh", RemarkKind.STRENGTH, date(2026, 7, 31), "Theo dõi phiếu bổ sung hồ sơ chu đáo."),
)  # fmt: skip


def build_points(book: Book) -> None:
    """Write the sheets of two quarters; those of the second are closed."""
    session = book.session
    write_settings(session, replace(load_settings(session), member_rubric_id=RUBRIC))
    session.flush()
    keys = {member_id: key for key, member_id in book.ids.items()}
    for period in QUARTERS:
        for member in members_pointed(session, period.last_day):
            _score(book, member, keys[member.id], period)
    for key, kind, day, text in REMARKS:
        row = t.MemberRemark()
        write_member_remark(row, book.ids[key], QUARTERS[-1], MemberRemarkDraft(kind, text, day))
        session.add(row)
    session.flush()


def _score(book: Book, member: Member, key: str, period: Period) -> None:
    view = _view(book, member, period)
    row = new_member_sheet(member.id, period, view.edition_id)
    book.session.add(row)
    is_open = key == UNFINISHED and period == QUARTERS[-1]
    lines = view.sheet.items[:6] if is_open else view.sheet.items
    lost = Fraction(5 if key in BEST else LOST.get(key, USUAL_LOSS), 100)
    for item in lines:
        points = Fraction(round(item.max * (1 - lost) * 2), 2)
        line = line_of(row, item.id)
        line.self_points = points_text_of(points)
        line.cell_points = "" if is_open else line.self_points
    row.state = SheetState.OPEN if is_open else SheetState.VOTED
    book.session.flush()
    write_member_totals(row, _view(book, member, period))
    if period == QUARTERS[0]:
        freeze_member_sheet(row, _view(book, member, period))
    book.session.flush()


def _view(book: Book, member: Member, period: Period) -> MemberSheetView:
    view = load_member_view(book.session, member, period, TODAY)
    if view is None:
        raise ValueError(RUBRIC)
    return view
