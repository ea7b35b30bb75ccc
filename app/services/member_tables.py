"""The registers of members as tables, one by its name."""

from collections.abc import Callable, Mapping

from app.domain.member_books import MEMBER_BOOK_LABELS, MemberBook
from app.domain.member_cards import CardLine
from app.domain.text import lower_first
from app.services.book_tables import BookRow, BookSource, BookTable, cell_text
from app.services.entry_tables import (
    checks_table,
    contacts_table,
    honours_table,
    loans_table,
    slips_table,
    transfers_table,
)
from app.services.people_tables import (
    badges_table,
    deceased_table,
    left_table,
    probation_table,
    roll_table,
)


def book_table(book: MemberBook, source: BookSource) -> BookTable:
    """Return one register."""
    return _BUILDERS[book](source)


def book_counts(source: BookSource) -> dict[MemberBook, int]:
    """Return how many lines each register has."""
    return {book: len(book_table(book, source).rows) for book in MemberBook}


def lines_about(member_id: int, source: BookSource) -> tuple[CardLine, ...]:
    """Return what the registers say of one member, each leading to its line."""
    return tuple(
        CardLine(source.today, _words(book, row), f"register:{book}:{row.key}")
        for book in _ON_CARD
        for row in book_table(book, source).rows
        if row.member_id == member_id
    )


def _words(book: MemberBook, row: BookRow) -> str:
    title, state = MEMBER_BOOK_LABELS[book], row.state.text
    if book is MemberBook.BADGES:
        return f"Huy hiệu {row.cells[1]}: {lower_first(state)} {cell_text(row.cells[2])}".strip()
    if book is MemberBook.TRANSFERS:
        return f"{row.cells[1]}: {row.cells[2]}. {state}"
    if book is MemberBook.LOANS:
        return f"Hồ sơ giao {row.cells[1]}: {lower_first(state)}"
    return f"{title}: {lower_first(state)}"


_ON_CARD = (
    MemberBook.PROBATION,
    MemberBook.BADGES,
    MemberBook.TRANSFERS,
    MemberBook.SLIPS,
    MemberBook.LOANS,
)
_BUILDERS: Mapping[MemberBook, Callable[[BookSource], BookTable]] = {
    MemberBook.ROLL: roll_table,
    MemberBook.LEFT: left_table,
    MemberBook.DECEASED: deceased_table,
    MemberBook.PROBATION: probation_table,
    MemberBook.BADGES: badges_table,
    MemberBook.TRANSFERS: transfers_table,
    MemberBook.SLIPS: slips_table,
    MemberBook.LOANS: loans_table,
    MemberBook.CHECKS: checks_table,
    MemberBook.CONTACTS: contacts_table,
    MemberBook.HONOURS: honours_table,
}
