"""Lines of the programme of inspection and supervision out of their table."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.meeting_parts import period_of
from app.data.member_records import load_members
from app.domain.inspections import InspectionKind, InspectionLine, planned_period
from app.domain.meetings import meeting_title
from app.domain.member_labels import post_label
from app.domain.members import Member


def load_inspections(session: Session, *where: ColumnElement[bool]) -> tuple[InspectionLine, ...]:
    """Return the lines that match, by the part of the form they stand in."""
    rows = session.scalars(select(t.InspectionItem).where(*where)).all()
    about_members = any(row.member_id is not None for row in rows)
    members = {m.id: m for m in load_members(session)} if about_members else {}
    titles = _titles(session, {row.meeting_id for row in rows if row.meeting_id is not None})
    lines = (
        replace(
            _line(row, members.get(row.member_id or 0)),
            meeting_id=row.meeting_id,
            meeting_title=titles.get(row.meeting_id or 0, ""),
        )
        for row in rows
    )
    order = list(InspectionKind)
    return tuple(sorted(lines, key=lambda line: (order.index(line.kind), line.position, line.id)))


def of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year's programme."""
    return t.InspectionItem.year == year


def unfinished() -> ColumnElement[bool]:
    """Return the condition of what is not done yet."""
    return t.InspectionItem.done_on.is_(None)


def _titles(session: Session, meeting_ids: Collection[int]) -> dict[int, str]:
    """Return what the meetings are called that heard of a result."""
    if not meeting_ids:
        return {}
    meetings = session.scalars(select(t.Meeting).where(t.Meeting.id.in_(meeting_ids)))
    return {row.id: meeting_title(row.kind, period_of(row)) for row in meetings}


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
