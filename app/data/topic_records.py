"""Topics of thematic meetings of every year, read over columns."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.year_records import OFF_STAGES
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.periods import Period
from app.domain.plans import THEMATIC_KINDS
from app.domain.topics import HeldTopic


def load_topics(session: Session) -> tuple[HeldTopic, ...]:
    """Return the named topics, the last one first; meetings called off are left out."""
    head = t.Meeting
    query = (
        select(
            head.id,
            head.topic_title,
            head.focus,
            head.topic_group,
            head.day,
            head.year,
            head.month,
            head.quarter,
            head.stage,
            head.kind,
            t.Member.full_name,
        )
        .outerjoin(t.Member, t.Member.id == head.topic_author_id)
        .where(head.kind.in_(THEMATIC_KINDS), head.stage.not_in(OFF_STAGES))
        .order_by(head.day.desc())
    )
    return tuple(
        HeldTopic(
            meeting_id=row.id,
            title=row.topic_title or row.focus,
            group=row.topic_group,
            day=row.day,
            period_label=Period(row.year, row.month, row.quarter).label,
            is_held=row.stage in HELD_STAGES,
            author_name=row.full_name or "",
        )
        for row in session.execute(query)
        if row.topic_title or (row.focus and row.kind is MeetingKind.THEMATIC)
    )
