"""Reads the forms of the upper level as records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.errors import NotFound
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardForm, cells_from_plain


def load_forms(session: Session) -> tuple[UpwardForm, ...]:
    """Return the forms in the order they were added."""
    return tuple(map(form_record, session.scalars(select(t.UpwardForm).order_by(t.UpwardForm.id))))


def find_form(session: Session, form_id: int) -> t.UpwardForm:
    """Return the row of a form; raises NotFound."""
    row = session.get(t.UpwardForm, form_id)
    if row is None:
        raise NotFound("Biểu này không còn trong sổ.")
    return row


def form_record(row: t.UpwardForm) -> UpwardForm:
    """Return a form as its record."""
    return UpwardForm(
        id=row.id,
        name=row.name,
        subject=UpwardSubject(row.subject),
        file_name=row.file_name,
        sha256=row.sha256,
        cells=cells_from_plain(row.fields),
        added_at=row.added_at,
        note=row.note,
    )
