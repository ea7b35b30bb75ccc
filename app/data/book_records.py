"""Lines of the registers of members out of their tables; a draft has the names of its columns."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.base import Row
from app.data.memo import remembered
from app.domain.member_books import (
    AnyDraft,
    BadgeDraft,
    BookEntry,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.text import clean

Draft = TypeVar("Draft", bound=AnyDraft)

BOOK_ROWS: Mapping[type[Any], type[Row]] = {
    BadgeDraft: t.MemberBadge,
    HonourDraft: t.MemberHonour,
    TransferDraft: t.Transfer,
    SlipDraft: t.YearlySlip,
    LoanDraft: t.DossierLoan,
    DossierCheckDraft: t.DossierCheck,
    ResidenceContactDraft: t.ResidentMember,
}
BOOK_TABLES = frozenset(row.__tablename__ for row in BOOK_ROWS.values())


def load_entries(session: Session, kind: type[Draft]) -> tuple[BookEntry[Draft], ...]:
    """Return every line of a register, in the order they were written."""
    row = BOOK_ROWS[kind]

    def read(session: Session) -> tuple[BookEntry[Draft], ...]:
        rows = session.scalars(select(row).order_by(row.id))
        return tuple(BookEntry(found.id, _draft(kind, found)) for found in rows)

    table = row.__tablename__
    return remembered(session, f"book {table}", frozenset({table}), read)


def _draft(kind: type[Draft], row: Row) -> Draft:
    values: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(kind)}
    if "papers" in values:
        values["papers"] = tuple(values["papers"])
    return kind(**values)


def write_draft(row: Row, draft: AnyDraft) -> None:
    """Put what a form submits into a row, texts cleaned."""
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, tuple):
            value = list(value)
        setattr(row, field.name, clean(value).strip() if isinstance(value, str) else value)
