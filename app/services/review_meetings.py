"""The meetings a review can be voted at: its voting base is taken from the one that is chosen."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.problems import Problem
from app.domain.reviews import Review, ReviewKind, ReviewPlan
from app.services.review_writing import refuse

NOT_OF_THIS_REVIEW = (
    "Cuộc họp này không biểu quyết được đợt này. Hãy chọn cuộc họp chi bộ đã hoặc sẽ họp, từ "
    "tháng cuối kỳ đến một tháng sau kỳ."
)
_REVIEWABLE = (MeetingKind.REVIEW, MeetingKind.REGULAR, MeetingKind.COMBINED)


@dataclass(frozen=True, slots=True)
class ReviewMeeting:
    """A meeting a review can be voted at."""

    id: int
    day: date
    kind: MeetingKind


def meetings_for(
    session: Session, year: int, kind: ReviewKind, number: int
) -> tuple[ReviewMeeting, ...]:
    """Return meetings from the last month of the period to a month after it."""
    review = Review(0, kind, year, number, date(year, 1, 1), ReviewPlan())
    first = review.last_day.replace(day=1)
    last = date.fromordinal(review.last_day.toordinal() + 31)
    query = (
        select(t.Meeting.id, t.Meeting.day, t.Meeting.kind)
        .where(
            t.Meeting.kind.in_(_REVIEWABLE),
            t.Meeting.day.between(first, last),
            t.Meeting.stage != MeetingStage.NOT_HELD,
        )
        .order_by(t.Meeting.day, t.Meeting.id)
    )
    return tuple(ReviewMeeting(*row) for row in session.execute(query))


def refuse_other_meeting(session: Session, review: Review, meeting_id: int | None) -> None:
    """Refuse a newly chosen meeting that is not offered: its base would count other people."""
    if meeting_id is None or meeting_id == review.plan.meeting_id:
        return
    offered = meetings_for(session, review.year, review.kind, review.number)
    if meeting_id not in {one.id for one in offered}:
        refuse([Problem("meeting_id", NOT_OF_THIS_REVIEW)])
