"""Reads the papers whose body the secretary writes as records."""

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_parts import document_record
from app.domain.errors import NotFound
from app.domain.written_papers import WrittenPaper, WrittenPaperDraft

DRAFT_COLUMNS = (
    "type",
    "subject",
    "day",
    "addressees",
    "bases",
    "body",
    "recipients",
    "signer",
    "urgency",
)


def load_written_papers(session: Session, *where: ColumnElement[bool]) -> tuple[WrittenPaper, ...]:
    """Return papers with their lines of the register, the one changed last first."""
    row = t.WrittenPaper
    query = (
        select(row, t.IssuedDocument)
        .join(t.IssuedDocument, t.IssuedDocument.id == row.document_id, isouter=True)
        .where(*where)
        .order_by(row.changed_at.desc(), row.id.desc())
    )
    return tuple(_record(*found) for found in session.execute(query))


def written_in(year: int) -> ColumnElement[bool]:
    """Return the condition of a year's papers; one without a day is of the year it was changed."""
    return extract("year", func.coalesce(t.WrittenPaper.day, t.WrittenPaper.changed_at)) == year


def load_written_paper(session: Session, paper_id: int) -> WrittenPaper:
    """Return one paper; raises NotFound."""
    found = load_written_papers(session, t.WrittenPaper.id == paper_id)
    if not found:
        raise _gone()
    return found[0]


def find_written_paper(session: Session, paper_id: int) -> t.WrittenPaper:
    """Return the row of a paper; raises NotFound."""
    row = session.get(t.WrittenPaper, paper_id)
    if row is None:
        raise _gone()
    return row


def _gone() -> NotFound:
    return NotFound("Văn bản này không còn trong sổ. Hãy mở lại danh sách văn bản tự soạn.")


def _record(row: t.WrittenPaper, document: t.IssuedDocument | None) -> WrittenPaper:
    return WrittenPaper(
        id=row.id,
        draft=WrittenPaperDraft(**{name: getattr(row, name) for name in DRAFT_COLUMNS}),
        changed_at=row.changed_at,
        document=None if document is None else document_record(document),
    )
