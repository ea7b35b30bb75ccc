"""Lines of the programme of inspection and supervision out of their table."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.member_records import load_members
from app.domain.inspections import InspectionKind, InspectionLine, planned_period
from app.domain.member_labels import post_label
from app.domain.members import Member


def load_inspections(session: Session, *where: ColumnElement[bool]) -> tuple[InspectionLine, ...]:
    """Return the lines that match, by the part of the form they stand in."""
    rows = session.scalars(select(t.InspectionItem).where(*where)).all()
    about_members = any(row.member_id is not None for row in rows)
    members = {m.id: m for m in load_members(session)} if about_members else {}
    lines = (_line(row, members.get(row.member_id or 0)) for row in rows)
    order = list(InspectionKind)
    return tuple(sorted(lines, key=lambda line: (order.index(line.kind), line.position, line.id)))


def of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year's programme."""
    return t.InspectionItem.year == year


def _line(row: t.InspectionItem, member: Member | None) -> InspectionLine:
    return InspectionLine(
        id=row.id,
        year=row.year,
        kind=InspectionKind(row.kind),
        position=row.position,
        subject=row.subject,
        planned=row.planned,
        member_id=row.member_id,
        member_name=member.full_name if member else "",
        member_post=_post(row, member) if member else "",
        done_on=row.done_on,
        result=row.result,
    )


def _post(row: t.InspectionItem, member: Member) -> str:
    """Return the post held when the line is due: programmes of past years keep theirs."""
    return post_label(member, planned_period(row.year, row.planned).last_day)
