"""The sittings of a meeting held by party groups: one part for each tổ đảng."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.meetings import MeetingForm, PartKind


def add_group_parts(session: Session, row: t.Meeting) -> None:
    """Give a meeting by groups a part for every party group that has none yet."""
    if row.form is not MeetingForm.BY_GROUP:
        return
    known = {part.group_id for part in row.parts}
    for group_id in session.scalars(select(t.PartyGroup.id).order_by(t.PartyGroup.id)):
        if group_id not in known:
            row.parts.append(t.MeetingPart(kind=PartKind.GROUP, group_id=group_id, place=row.place))
