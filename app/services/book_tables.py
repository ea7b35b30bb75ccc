"""What a register of members is as a table: the same columns on the screen and in Excel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dates import PartialDate
from app.domain.member_books import (
    BadgeDraft,
    BookEntry,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.member_days import on_roll
from app.domain.member_deadlines import (
    DeadlineState,
)
from app.domain.members import Member
from app.domain.periods import DaysOff
from app.domain.rule_sets import RuleSet
from app.domain.text import name_key, short_date

Value = str | int | date | PartialDate | None
NO_STATE = DeadlineState("")
STATED = frozenset(
    {
        MemberBook.PROBATION,
        MemberBook.BADGES,
        MemberBook.TRANSFERS,
        MemberBook.SLIPS,
        MemberBook.LOANS,
        MemberBook.CONTACTS,
    }
)
"""Registers whose lines have a state of their own."""


@dataclass(frozen=True, slots=True)
class BookColumn:
    """One column: heading, width on the screen, width in Excel."""

    title: str
    width: int
    letters: float
    stretch: bool = False
    numeric: bool = False
    is_private: bool = False
    """Left out of a list that is shared: birth dates and numbers of cards."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line; a line that is only reckoned has no id of its own."""

    key: str
    cells: tuple[Value, ...]
    id: int | None = None
    member_id: int | None = None
    state: DeadlineState = NO_STATE
    year: int | None = None
    """Years of the badge a reckoned line proposes."""


@dataclass(frozen=True, slots=True)
class BookTable:
    """One register with its lines, and what to know or do next about it."""

    book: MemberBook
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]
    note: str = ""
    is_late: bool = False
    """The note tells of something overdue."""
    left_out: tuple[str, ...] = ()
    """Headings of the columns a list to be shared goes without; the paper says so."""

    @property
    def has_states(self) -> bool:
        """Tell whether the lines carry a state of their own."""
        return self.book in STATED

    @property
    def has_private(self) -> bool:
        """Tell whether some column is nobody else's business."""
        return any(column.is_private for column in self.columns)

    def shared(self) -> "BookTable":
        """Return the register as it may be passed on: without the private columns."""
        kept = [place for place, column in enumerate(self.columns) if not column.is_private]
        rows = (replace(row, cells=tuple(row.cells[n] for n in kept)) for row in self.rows)
        columns = tuple(self.columns[place] for place in kept)
        left_out = tuple(column.title for column in self.columns if column.is_private)
        return replace(self, columns=columns, rows=tuple(rows), left_out=left_out)


@dataclass(frozen=True, slots=True)
class BookSource:
    """What the registers are built from, as of one day."""

    members: tuple[Member, ...]
    today: date
    year: int
    rules: RuleSet
    days_off: DaysOff
    first_day: date
    by_family: bool
    badges: tuple[BookEntry[BadgeDraft], ...]
    honours: tuple[BookEntry[HonourDraft], ...]
    transfers: tuple[BookEntry[TransferDraft], ...]
    slips: tuple[BookEntry[SlipDraft], ...]
    loans: tuple[BookEntry[LoanDraft], ...]
    checks: tuple[BookEntry[DossierCheckDraft], ...]
    contacts: tuple[BookEntry[ResidenceContactDraft], ...]

    @property
    def names(self) -> Mapping[int, str]:
        """Names of all members ever kept, by id."""
        return {member.id: member.full_name for member in self.members}

    @property
    def roll(self) -> tuple[Member, ...]:
        """The members of the roll on the day, by name."""
        return self.sorted(on_roll(self.members, self.today))

    def sorted(self, members: Iterable[Member]) -> tuple[Member, ...]:
        """Return members in the order of names the cell has chosen."""
        by_family = self.by_family
        return tuple(sorted(members, key=lambda m: name_key(m.full_name, by_family=by_family)))


def cell_text(value: Value) -> str:
    """Return a value as the screen shows it."""
    if isinstance(value, PartialDate):
        return value.text()
    return short_date(value) if isinstance(value, date) else str(value or "")


NAME = BookColumn("Họ và tên", 140, 24, stretch=True)
BORN = BookColumn("Ngày sinh", 116, 12, numeric=True, is_private=True)
ADMITTED = BookColumn("Vào Đảng", 116, 12, numeric=True)


def day_column(title: str) -> BookColumn:
    """Return a column of days."""
    return BookColumn(title, 116, 12, numeric=True)


def of_member(member: Member, *cells: Value, state: DeadlineState = NO_STATE) -> BookRow:
    """Return the line of a member."""
    return BookRow(
        f"member:{member.id}", (member.full_name, *cells), member_id=member.id, state=state
    )


def name_in(source: BookSource, member_id: int | None) -> str:
    """Return the name of a member."""
    return source.names.get(member_id or 0, "")
