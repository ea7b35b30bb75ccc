"""One register of members as a table, with what it says while it is empty."""

from collections.abc import Callable
from functools import partial
from typing import Any

from app.domain.dates import PartialDate
from app.domain.member_books import MEMBER_BOOK_LABELS, MemberBook
from app.services.book_tables import BookRow, BookTable, cell_text
from ui.kit.cards import EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.members.book_forms import SPECS

TICK = "Nhận phiếu"
_STATE_WIDTH = {
    MemberBook.PROBATION: 164,
    MemberBook.BADGES: 120,
    MemberBook.TRANSFERS: 192,
    MemberBook.SLIPS: 110,
    MemberBook.LOANS: 176,
    MemberBook.CONTACTS: 136,
}
NOT_YET = "Ghi nhận"
_EMPTY = {
    MemberBook.ROLL: ("Chưa có đảng viên nào.", "Thêm đảng viên ở trang Danh sách."),
    MemberBook.LEFT: (
        "Chưa có ai ra khỏi Đảng.",
        "Ai xin ra, bị xóa tên, khai trừ được ghi ở thẻ, mục Rời chi bộ, rồi tự vào sổ này.",
    ),
    MemberBook.DECEASED: (
        "Chưa có ai từ trần.",
        "Ghi ở thẻ đảng viên, mục Rời chi bộ, lý do Từ trần; người ấy tự vào sổ này.",
    ),
    MemberBook.PROBATION: (
        "Chi bộ không có đảng viên dự bị.",
        "Người có ngày vào Đảng mà chưa có ngày chính thức tự vào sổ này.",
    ),
    MemberBook.BADGES: ("Chưa ghi huy hiệu nào.", "Ai sắp đủ năm thì sổ tự nêu trước 12 tháng."),
    MemberBook.TRANSFERS: (
        "Chưa ghi việc chuyển sinh hoạt nào.",
        "Ghi ngày quyết định để sổ tính thời hạn 60 và 30 ngày làm việc.",
    ),
    MemberBook.SLIPS: ("Chưa có đảng viên nào.", "Thêm đảng viên ở trang Danh sách."),
    MemberBook.LOANS: (
        "Hồ sơ đều ở chi bộ.",
        "Khi giao hồ sơ hoặc có người mượn đọc, ghi lại để biết ai giữ.",
    ),
    MemberBook.CHECKS: (
        "Chưa đối chiếu lần nào.",
        "Cứ 6 tháng đối chiếu danh sách đảng viên với hồ sơ một lần.",
    ),
    MemberBook.CONTACTS: (
        "Chưa ghi đảng viên 213 nào.",
        "Dùng cho chi bộ khu dân cư: đảng viên nơi khác giữ liên hệ với chi bộ nơi cư trú.",
    ),
    MemberBook.HONOURS: (
        "Chưa ghi khen thưởng, kỷ luật nào.",
        "Chỉ ghi loại, hình thức và ngày; bản kiểm điểm cần đến.",
    ),
}


def made_table(shown: BookTable) -> RecordTable[BookRow]:
    """Return the empty table of a register."""
    book = shown.book
    act = SPECS[book].new if book in SPECS and book is not MemberBook.SLIPS else ""
    empty = EmptyState("book-open", *_EMPTY[book], act=act)
    name = MEMBER_BOOK_LABELS[book]
    return RecordTable(_columns(shown), name=name, key=_key, empty=empty)


def _key(row: BookRow) -> str:
    return row.key


def _columns(shown: BookTable) -> tuple[Column[BookRow], ...]:
    columns = [
        Column(
            column.title,
            _tick_text(place) if _is_tick(shown.book, column.title) else _text(place),
            _sort(place),
            width=column.width,
            stretch=column.stretch,
            numeric=column.numeric,
            link=_is_tick(shown.book, column.title),
            tooltip=_text(place),
        )
        for place, column in enumerate(shown.columns)
    ]
    if shown.has_states:
        columns.append(
            Column("Tình trạng", _state_text, width=_STATE_WIDTH[shown.book], chip=_state_chip)
        )
    return tuple(columns)


def _is_tick(book: MemberBook, title: str) -> bool:
    return book is MemberBook.SLIPS and title == TICK


def _text(place: int) -> Callable[[BookRow], str]:
    return partial(_cell, place=place)


def _cell(row: BookRow, *, place: int) -> str:
    return cell_text(row.cells[place])


def _tick_text(place: int) -> Callable[[BookRow], str]:
    return lambda row: cell_text(row.cells[place]) or NOT_YET


def _sort(place: int) -> Callable[[BookRow], Any] | None:
    def value(row: BookRow) -> Any:
        found = row.cells[place]
        return found.value if isinstance(found, PartialDate) else found

    return value


def _state_text(row: BookRow) -> str:
    return row.state.text


def _state_chip(row: BookRow) -> ChipSpec | None:
    if not row.state.text:
        return None
    if row.state.is_late:
        return ChipSpec(row.state.text, "error")
    return ChipSpec(row.state.text, "ok" if row.state.is_done else "neutral")
