"""One search over members, meetings, minutes, tasks and papers, with or without marks."""

from dataclasses import dataclass

from sqlalchemy import select

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_parts import period_of
from app.data.search import SearchIndex
from app.domain.meetings import meeting_title
from app.domain.text import day_month


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, where a click leads, and where it comes from."""

    kind: str
    where: str
    title: str
    excerpt: str
    origin: str


class SearchService:
    """Looking things up."""

    def __init__(self, db: Database, index: SearchIndex) -> None:
        self._db = db
        self._index = index

    def find(self, words: str, limit: int = 50) -> tuple[Found, ...]:
        """Return what holds words beginning with all of these, best first."""
        with self._db.read() as session:
            hits = self._index.find(session, words, limit)
            meetings = {_meeting_id(hit.ref) for hit in hits} - {0}
            rows = session.scalars(select(t.Meeting).where(t.Meeting.id.in_(meetings)))
            origins = {
                row.id: f"{meeting_title(row.kind, period_of(row))}, {day_month(row.day)}"
                for row in rows
            }
        return tuple(
            Found(
                hit.kind,
                hit.ref,
                hit.title,
                hit.excerpt,
                origins.get(_meeting_id(hit.ref), ""),
            )
            for hit in hits
        )

    def bring_up_to_date(self) -> None:
        """Build the index again when an older program or a fill left it behind."""
        with self._db.read() as session:
            stale = self._index.is_stale(session)
        if stale:
            with self._db.aside() as session:
                self._index.rebuild(session)


def _meeting_id(ref: str) -> int:
    parts = ref.split(":")
    return int(parts[1]) if parts[0] == "meeting" else 0
