"""One search over members, meetings, minutes, tasks, papers and remarks, marks or not."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.data.database import Database
from app.data.search import Hit, Match, SearchIndex
from app.data.task_finds import tasks_of_code
from app.domain.clock import Clock

PAGE = 50
CODED = 0
"""In place of a row of the index, where a code was found and not words."""
MOST = 120
"""Rows looked through of each table when everything is wanted: the newest ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, where a click leads, and where it comes from."""

    kind: str
    """What `entries.py` calls it: member, meeting, item, entry, task, document, remark, file…"""
    where: str
    title: str
    excerpt: str
    origin: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some of everything found, and how much of it there is of each kind and year."""

    found: tuple[Found, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    """Counted in the year chosen."""
    years: tuple[tuple[int, int], ...]
    """Counted over the kinds chosen, the latest first."""
    is_cut: bool = False
    """There is more of a common word than is looked through."""


def _origins(session: Session, hits: Iterable[Hit], today: date) -> dict[str, str]:
    """Return where finds come from; who opens a book does not search at once."""
    from app.data.search_origins import origins_of  # noqa: PLC0415 - half of the records load here

    return origins_of(session, hits, today)


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
            coded = tasks_of_code(session, words)
            known = {hit.ref for hit in coded}
            others = self._index.find(session, words, limit)
            hits = (*coded, *(hit for hit in others if hit.ref not in known))[:limit]
            origins = _origins(session, hits, today)
        return tuple(_found(hit, origins) for hit in hits)

    def find_page(
        self,
        words: str,
        kinds: Collection[str] = (),
        year: int | None = None,
        *,
        start: int = 0,
        limit: int = PAGE,
    ) -> FoundPage:
        """Return everything found, narrowed to kinds and a year, from a place in the list on."""
        today = self._clock().date()
        with self._db.read() as session:
            matches = self._index.find_all(session, words, MOST)
            coded = {hit.ref: hit for hit in tasks_of_code(session, words)}
            others = (match for match in matches.every if match.ref not in coded)
            every = [*map(_match, coded.values()), *others]
            of_kinds = [match for match in every if not kinds or match.kind in kinds]
            of_year = [match for match in every if year is None or match.year == year]
            fitting = [match for match in of_kinds if year is None or match.year == year]
            page = fitting[start : start + limit]
            told = [coded[match.ref] for match in page if match.rowid == CODED]
            indexed = [match for match in page if match.rowid != CODED]
            shown = (*told, *self._index.hits(session, matches, indexed, words))
            origins = _origins(session, shown, today)
        return FoundPage(
            found=tuple(_found(hit, origins) for hit in shown),
            total=len(fitting),
            kinds=tuple(Counter(match.kind for match in of_year).items()),
            years=tuple(sorted(_by_year(of_kinds).items(), reverse=True)),
            is_cut=any(count >= MOST for count in Counter(match.kind for match in every).values()),
        )

    def bring_up_to_date(self) -> None:
        """Build the index again when an older program or a fill left it behind."""
        with self._db.read() as session:
            stale = self._index.is_stale(session)
        if stale:
            with self._db.aside() as session:
                self._index.rebuild(session)


def _match(hit: Hit) -> Match:
    return Match(CODED, hit.kind, hit.ref, hit.year, "")


def _found(hit: Hit, origins: Mapping[str, str]) -> Found:
    origin = origins.get(hit.ref, "")
    return Found(hit.kind, hit.ref, hit.title, hit.excerpt, origin, hit.year)


def _by_year(matches: Iterable[Match]) -> Counter[int]:
    return Counter(match.year for match in matches if match.year is not None)
