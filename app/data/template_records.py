"""Reads the templates of the user as records."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.errors import NotFound


@dataclass(frozen=True, slots=True)
class TemplateRecord:
    """A template of the user: its kind of paper, its name, the hash of what was checked last."""

    id: int
    kind: str
    name: str
    sha256: str
    is_default: bool
    added_at: datetime
    changed_at: datetime


def load_templates(session: Session, *where: ColumnElement[bool]) -> tuple[TemplateRecord, ...]:
    """Return templates by kind and name."""
    query = select(t.UserTemplate).where(*where).order_by(t.UserTemplate.kind, t.UserTemplate.id)
    return tuple(map(template_record, session.scalars(query)))


def find_template(session: Session, template_id: int) -> t.UserTemplate:
    """Return the row of a template; raises NotFound."""
    row = session.get(t.UserTemplate, template_id)
    if row is None:
        raise NotFound("Mẫu này không còn trong sổ. Hãy mở lại danh sách mẫu.")
    return row


def template_record(row: t.UserTemplate) -> TemplateRecord:
    """Return a template as its record."""
    return TemplateRecord(
        id=row.id,
        kind=row.kind,
        name=row.name,
        sha256=row.sha256,
        is_default=row.is_default,
        added_at=row.added_at,
        changed_at=row.changed_at,
    )
