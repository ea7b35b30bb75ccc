"""Rungs of the preparation ladder that a recorded fact proves, ticked in the same action."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.meetings import HELD_STAGES

RUNGS_OF_FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "papers_posted_on": ("papers",),
        "topic_drafted_on": ("writer_draft",),
        "topic_approved_on": ("approve",),
        "draft_resolution": ("draft",),
        "reported_on": ("finish",),
        "preparer_id": ("assign",),
        "topic_author_id": ("writer",),
        "notices": ("invite",),
        "committee": ("committee",),
    }
)
"""Keys of `ladders.LADDERS` by the field of the meeting that proves them."""


def tick(row: t.Meeting, fact: str, day: date | None, person_id: int | None = None) -> None:
    """Tick the rungs a fact proves on a day, or take that back with None.

    A rung somebody has ticked with another day keeps it; a lock has closed the ladder for good.
    """
    if row.locked_at is not None:
        return
    for rung in row.preparations:
        if rung.key not in RUNGS_OF_FACTS.get(fact, ()):
            continue
        if day is None or rung.done_on is None:
            rung.done_on = day
        if person_id is not None:
            rung.person_id = person_id


def tick_prepared(session: Session, committee: t.Meeting) -> None:
    """Tick the meetings a chi ủy meeting prepares once it is held, or take that back."""
    query = (
        select(t.Meeting)
        .join(t.CommitteeLink, t.CommitteeLink.meeting_id == t.Meeting.id)
        .where(t.CommitteeLink.committee_id == committee.id)
    )
    day = committee.day if committee.stage in HELD_STAGES else None
    for row in session.scalars(query):
        tick(row, "committee", day)
