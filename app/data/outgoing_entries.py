"""Search entries of the inspection programme and of what papers are made with: templates, forms."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.search import Entry, SearchIndex
from app.domain.inspections import INSPECTION_KIND_LABELS, InspectionKind


def register_outgoing(index: SearchIndex) -> None:
    """Let lines of the programme, user templates and forms of the upper level be found."""
    index.register("inspection_items", _inspections, is_small=True)
    index.register("user_templates", _templates, is_small=True)
    index.register("upward_forms", _forms, is_small=True)
    index.follow("members", "inspection_items", _inspected_rows)


def _inspections(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.InspectionItem
    columns = (row.id, row.year, row.kind, row.subject, row.result, t.Member.full_name)
    query = (
        select(*columns)
        .outerjoin(t.Member, t.Member.id == row.member_id)
        .where(row.id.in_(row_ids))
    )
    return [
        Entry(
            id_,
            "inspection",
            f"inspection:{id_}",
            f"{name}: {subject}" if name else subject,
            f"{INSPECTION_KIND_LABELS[InspectionKind(kind)]} {result}",
            year,
        )
        for id_, year, kind, subject, result, name in session.execute(query)
    ]


def _inspected_rows(session: Session, member_ids: Collection[int]) -> Iterable[int]:
    row = t.InspectionItem
    return session.scalars(select(row.id).where(row.member_id.in_(member_ids)))


def _templates(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.UserTemplate
    query = select(row.id, row.name, row.note).where(row.id.in_(row_ids))
    return [
        Entry(id_, "template", f"template:{id_}", name, f"mẫu văn bản riêng {note}")
        for id_, name, note in session.execute(query)
    ]


def _forms(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.UpwardForm
    query = select(row.id, row.name, row.file_name, row.note).where(row.id.in_(row_ids))
    return [
        Entry(id_, "form", f"form:{id_}", name, f"biểu của cấp trên {file_name} {note}")
        for id_, name, file_name, note in session.execute(query)
    ]
