"""The papers of a term out of their table, and the first number this book gives of each type."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.cell_records import load_cell, load_settings, term_on
from app.domain.documents import DocumentType, IssuedDocument


def documents_of_term(session: Session, term_id: int) -> tuple[IssuedDocument, ...]:
    """Return the papers of a term by type and number."""
    return _documents(session, t.IssuedDocument.term_id == term_id)


def documents_of_year(session: Session, year: int) -> tuple[IssuedDocument, ...]:
    """Return the papers issued in a year by type and number."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return _documents(session, t.IssuedDocument.issued_on.between(first, last))


def _documents(session: Session, where: ColumnElement[bool]) -> tuple[IssuedDocument, ...]:
    """Return papers read as columns, so that a long register stays light."""
    row = t.IssuedDocument
    query = (
        select(
            row.id,
            row.type,
            row.number,
            row.term_id,
            row.issued_on,
            row.abstract,
            row.meeting_id,
            row.state,
            row.cancel_reason,
        )
        .where(where)
        .order_by(row.type, row.number, row.id)
    )
    return tuple(IssuedDocument(*columns) for columns in session.execute(query))


def first_numbers(session: Session, term_id: int) -> dict[DocumentType, int]:
    """Return the first number of each type; only the term the records begin in has its own.

    Numbers run from 01 through every later term.
    """
    begun_in = term_on(session, load_cell(session).records_from)
    if begun_in is None or begun_in.id != term_id:
        return dict.fromkeys(DocumentType, 1)
    settings = load_settings(session)
    return {kind: settings.first_number(kind) for kind in DocumentType}
