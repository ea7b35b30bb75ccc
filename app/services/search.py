"""One search over members, meetings, minutes, tasks, papers and remarks, marks or not."""

from dataclasses import dataclass

from app.data.database import Database
from app.data.search import SearchIndex
from app.data.search_origins import origins_of
from app.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, where a click leads, and where it comes from."""

    kind: str
    """member, meeting, item, entry, task, document, remark, visit or team."""
    where: str
    title: str
    excerpt: str
    origin: str


class SearchService:
    """Looking things up."""

    def __init__(self, db: Database, index: SearchIndex, clock: Clock) -> None:
        self._db = db
        self._index = index
        self._clock = clock

    def find(self, words: str, limit: int = 50) -> tuple[Found, ...]:
        """Return what holds words beginning with all of these, best first."""
        today = self._clock().date()
        with self._db.read() as session:
            hits = self._index.find(session, words, limit)
            origins = origins_of(session, hits, today)
        return tuple(
            Found(hit.kind, hit.ref, hit.title, hit.excerpt, origins.get(hit.ref, ""))
            for hit in hits
        )

    def bring_up_to_date(self) -> None:
        """Build the index again when an older program or a fill left it behind."""
        with self._db.read() as session:
            stale = self._index.is_stale(session)
        if stale:
            with self._db.aside() as session:
                self._index.rebuild(session)
