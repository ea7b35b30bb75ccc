"""Remarks of observers: teams, visits, what was noted on each item, and the answers."""

from sqlalchemy import func, select

from app.data import tables as t
from app.data.database import Database
from app.domain.clock import Clock


class RemarkService:
    """Actions on observers, their visits and their remarks."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def overdue(self) -> int:
        """Return how many unanswered remarks are past their day, read without the remarks."""
        late = t.Remark.due_on < self._clock().date()
        query = select(func.count(t.Remark.id)).where(t.Remark.answered_on.is_(None), late)
        with self._db.read() as session:
            return session.scalar(query) or 0
