"""The registers of members as tables, one by its name."""

from collections.abc import Callable, Mapping

from app.domain.member_books import MEMBER_BOOK_LABELS, MemberBook
from app.domain.member_cards import CardLine
from app.domain.member_deadlines import next_check
from app.domain.text import lower_first, short_date
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

CHECK_DUE = "Đối chiếu danh sách đảng viên với hồ sơ trước ngày {}"


def book_table(book: MemberBook, source: BookSource) -> BookTable:
    """Return one register."""
    return _BUILDERS[book](source)


def book_counts(source: BookSource) -> dict[MemberBook, int]:
    """Return how many lines each register has."""
    return {book: len(book_table(book, source).rows) for book in MemberBook}


def lines_by_member(source: BookSource) -> Mapping[int | None, tuple[CardLine, ...]]:
    """Return what the registers say of each member, each line leading to its own."""
    found: dict[int | None, list[CardLine]] = {}
    for book in _ON_CARD:
        for row in book_table(book, source).rows:
            line = CardLine(source.today, _words(book, row), f"register:{book}:{row.key}")
            found.setdefault(row.member_id, []).append(line)
    return {member_id: tuple(lines) for member_id, lines in found.items()}


def reminders(source: BookSource) -> tuple[CardLine, ...]:
    """Return what the registers wait for: the next comparison, transfers and dossiers overdue."""
    last = max((e.draft.checked_on for e in source.checks if e.draft.checked_on), default=None)
    due = next_check(last, source.first_day, source.rules.integer("dossier_check_months"))
    lines = [CardLine(due, CHECK_DUE.format(short_date(due)), f"register:{MemberBook.CHECKS}")]
    for book in (MemberBook.TRANSFERS, MemberBook.LOANS):
        lines += [
            CardLine(source.today, f"Đ/c {row.cells[0]}: {lower_first(row.state.text)}", where)
            for row in book_table(book, source).rows
            if row.state.is_late and (where := f"register:{book}:{row.key}")
        ]
    return tuple(lines)


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
