"""The registers of members as tables, one by its name."""

from collections.abc import Callable, Mapping

from app.domain.member_books import MemberBook
from app.services.book_tables import BookSource, BookTable
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
