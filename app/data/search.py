"""The full-text index: kept in step with the rows in the transaction that changes them.

A table feeds the index through its loader; one row makes at most one entry. Words are folded, so
they are found with or without marks. The index keeps no original text: what a hit shows is
loaded again from its row.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.data.driver import raw
from app.data.journal import Change
from app.data.tables.history import SearchSource
from app.domain.progress import Progress, no_progress
from app.domain.search_words import fits_marks, has_marks, search_words
from app.domain.text import fold

SCHEMA = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "title, body, kind UNINDEXED, ref UNINDEXED, year UNINDEXED, "
    "tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3 4 5')"
)
"""Made by `rebuild`. Nearly every syllable is a listed prefix, which is found at one look."""

EDITION = 5
"""Raised whenever folding, the entries or the table change: older files build the index again."""

EXCERPT_LENGTH = 160

Span = tuple[int, int]

_PIECE = 500
_COMPARED = 150
"""Of so many finds the very marks are compared with those typed."""
_ROWS = 1 << 40  # the rows of one table lie together in the index
_Source: Any = SearchSource.__table__


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found of one row, and where a click on it leads."""

    row_id: int
    kind: str
    ref: str
    title: str
    body: str
    year: int | None = None
    """The year it belongs to, None for what lasts, such as a member."""


class Match(NamedTuple):
    """What the index itself tells of an entry that holds the words; hundreds at every key."""

    rowid: int
    kind: str
    ref: str
    year: int | None
    folded_title: str


@dataclass(frozen=True, slots=True)
class Matches:
    """Everything found, in order; `known` are the entries that had to be loaded to order it."""

    every: tuple[Match, ...] = ()
    known: Mapping[int, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with the words around the first match."""

    kind: str
    ref: str
    title: str
    excerpt: str
    year: int | None = None


Loader = Callable[[Session, Sequence[int]], Iterable[Entry]]
"""Gives the entries of rows of its table; rows that are gone or say nothing give none."""


RowsOf = Callable[[Session, Collection[int]], Iterable[int]]
"""Gives the rows of another table whose entries hold words of these rows."""


class SearchIndex:
    """The tables that can be searched; `update` is the indexer of a `Database`."""

    def __init__(self) -> None:
        self._loaders: dict[str, Loader] = {}
        self._small: set[str] = set()
        self._followers: list[tuple[str, str, RowsOf]] = []

    def register(self, table_name: str, loader: Loader, *, is_small: bool = False) -> None:
        """Let the rows of a table be found; small tables are looked through together."""
        self._loaders[table_name] = loader
        if is_small:
            self._small.add(table_name)

    def follow(self, table_name: str, follower: str, rows_of: RowsOf) -> None:
        """Bring rows of another table in step too: their entries hold words of this one."""
        self._followers.append((table_name, follower, rows_of))

    # --- Keeping in step -----------------------------------------------------------------------

    def update(self, session: Session, changes: Iterable[Change]) -> None:
        """Bring the entries of the changed rows in step."""
        touched: dict[str, set[int]] = {}
        for change in changes:
            if change.table in self._loaders:
                touched.setdefault(change.table, set()).add(change.row_id)
        for table, follower, rows_of in self._followers:
            if table in touched:
                touched.setdefault(follower, set()).update(rows_of(session, touched[table]))
        if not touched:
            return
        numbers = _source_numbers(session.connection(), touched)
        for table, row_ids in touched.items():
            for piece in _pieces(sorted(row_ids)):
                self._replace(session, table, numbers[table], piece)

    def _replace(self, session: Session, table: str, source: int, row_ids: Sequence[int]) -> None:
        connection = session.connection()
        connection.exec_driver_sql(
            "DELETE FROM search_index WHERE rowid = ?", [(_rowid(source, i),) for i in row_ids]
        )
        rows = [_folded(source, entry) for entry in self._loaders[table](session, row_ids)]
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO search_index (rowid, title, body, kind, ref, year) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )

    def is_stale(self, session: Session) -> bool:
        """Say whether some table was never indexed by this edition: `rebuild` is due."""
        editions = session.execute(select(_Source.c.name, _Source.c.edition)).all()
        current = {row.name for row in editions if row.edition == EDITION}
        return not self._loaders.keys() <= current

    def rebuild(self, session: Session, progress: Progress = no_progress) -> None:
        """Build the whole index from the rows."""
        connection = session.connection()
        connection.exec_driver_sql("DROP TABLE search_index")  # works on a damaged one, too
        connection.exec_driver_sql(SCHEMA)
        numbers = _source_numbers(connection, self._loaders)
        for done, table in enumerate(self._loaders):
            progress(done, len(self._loaders), "Đang lập chỉ mục tìm kiếm")
            ids = connection.exec_driver_sql(f'SELECT id FROM "{table}" ORDER BY id')
            for piece in _pieces([row[0] for row in ids]):
                self._replace(session, table, numbers[table], piece)
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('optimize')")
        connection.execute(
            update(_Source).where(_Source.c.name.in_(self._loaders)).values(edition=EDITION)
        )

    # --- Finding -------------------------------------------------------------------------------

    def find(self, session: Session, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return what holds words beginning with all of these, each thing once.

        What has the very marks that were typed comes first; then titles before texts, newer rows
        before older ones, and the tables take turns. No ranking over all matches: a common word
        would cost more than a keystroke may.
        """
        wanted = search_words(words)
        if not wanted:
            return ()
        match = _match(wanted)
        found = self._newest(session, f"{{title}} : ({match})", limit)
        if len(found) < limit:
            found += self._newest(session, match, limit)
        matches = self._ordered(session, _once(found)[:limit], words)
        return self.hits(session, matches, matches.every, words)

    def find_all(self, session: Session, words: str, most: int) -> Matches:
        """Return everything that holds the words, up to the newest `most` rows of each table.

        `hits` makes finds of those that are shown.
        """
        wanted = search_words(words)
        found = self._newest(session, _match(wanted), most) if wanted else []
        return self._ordered(session, _once(found), words)

    def hits(
        self, session: Session, matches: Matches, shown: Sequence[Match], words: str
    ) -> tuple[Hit, ...]:
        """Return some of the matches as finds, with the words around the first one."""
        wanted = search_words(words)
        rowids = [match.rowid for match in shown]
        missing = [rowid for rowid in rowids if rowid not in matches.known]
        entries = {**matches.known, **self._loaded(session, missing)}
        return tuple(_hit(entries[rowid], wanted) for rowid in rowids if rowid in entries)

    def _newest(self, session: Session, match: str, limit: int) -> list[Match]:
        """Return the newest matches of each table, the tables taking turns."""
        connection = session.connection()
        spans = self._spans(_known_sources(connection))
        by_span = [_matches(connection, match, span, limit) for span in spans]
        return [one for turn in zip_longest(*by_span) for one in turn if one is not None]

    def _spans(self, numbers: Mapping[str, int]) -> Iterator[Span]:
        """Give first and last source of what is looked through at once.

        Every look costs the same however few rows it is for, so small neighbours share one.
        """
        known = sorted(
            (numbers[name], name in self._small) for name in self._loaders.keys() & numbers
        )
        for is_small, group in groupby(known, key=lambda source: source[1]):
            sources = [number for number, _ in group]
            if is_small:
                yield sources[0], sources[-1]
            else:
                yield from ((number, number) for number in sources)

    def _ordered(self, session: Session, found: Iterable[Match], words: str) -> Matches:
        """Put titles before texts, and before both of them what has the typed marks."""
        wanted = [f" {word}" for word in search_words(words)]
        every = sorted(found, key=lambda match: not _holds(match.folded_title, wanted))
        if not has_marks(words):
            return Matches(tuple(every))
        front = every[:_COMPARED]
        known = self._loaded(session, [match.rowid for match in front])
        front.sort(key=lambda match: not _fits(words, known.get(match.rowid)))
        return Matches((*front, *every[_COMPARED:]), known)

    def _loaded(self, session: Session, rowids: Sequence[int]) -> dict[int, Entry]:
        """Return the entries of rows of the index, loaded again table by table."""
        loaded: dict[int, Entry] = {}
        by_source: dict[int, list[int]] = {}
        for rowid in rowids:
            by_source.setdefault(rowid // _ROWS, []).append(rowid % _ROWS)
        sources = _known_sources(session.connection()) if rowids else {}
        for table, source in sources.items():
            row_ids = by_source.get(source, ())
            for entry in self._loaders[table](session, row_ids) if row_ids else ():
                loaded[_rowid(source, entry.row_id)] = entry
        return loaded


def _hit(entry: Entry, wanted: Sequence[str]) -> Hit:
    return Hit(entry.kind, entry.ref, entry.title, _excerpt(entry.body, wanted), entry.year)


def _once(found: Iterable[Match]) -> list[Match]:
    """Return each thing that was found once, by its first row."""
    first: dict[tuple[str, str], Match] = {}
    for match in found:
        first.setdefault((match.kind, match.ref), match)
    return list(first.values())


def _holds(folded_title: str, wanted: Iterable[str]) -> bool:
    """Tell whether a title has words beginning with all of these, each after its space."""
    spaced = f" {folded_title}"
    return all(word in spaced for word in wanted)


def _fits(words: str, entry: Entry | None) -> bool:
    return entry is not None and fits_marks(words, f"{entry.title} {entry.body}")


def _match(wanted: Sequence[str]) -> str:
    return " ".join(f'"{word}"*' for word in wanted)


def _matches(connection: Connection, match: str, sources: Span, limit: int) -> list[Match]:
    query = (
        "SELECT rowid, kind, ref, year, title FROM search_index "
        "WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
    )
    span = (_rowid(sources[0], 0), _rowid(sources[1], _ROWS - 1))
    return [Match._make(row) for row in raw(connection).execute(query, (match, *span, limit))]


def _known_sources(connection: Connection) -> dict[str, int]:
    # Asked several times at every keystroke: the plain statement costs a tenth of a built one.
    query = f"SELECT name, id FROM {_Source.name}"
    return dict(raw(connection).execute(query).fetchall())


def _source_numbers(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    """Return the number of each table in the index, giving one to a new table."""
    known = _known_sources(connection)
    for table in tables:
        if table not in known:
            connection.execute(insert(_Source).values(name=table, edition=0))
    return _known_sources(connection)


def _rowid(source: int, row_id: int) -> int:
    return source * _ROWS + row_id


def _folded(source: int, entry: Entry) -> tuple[int, str, str, str, str, int | None]:
    rowid = _rowid(source, entry.row_id)
    return rowid, fold(entry.title), fold(entry.body), entry.kind, entry.ref, entry.year


def _pieces(row_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(row_ids), _PIECE):
        yield row_ids[start : start + _PIECE]


def _excerpt(body: str, wanted: Sequence[str]) -> str:
    """Return the part of a text around the first wanted word, cut at spaces."""
    flat = " ".join(body.split())
    if len(flat) <= EXCERPT_LENGTH:
        return flat
    folded = fold(flat)
    at = min((m.start() for w in wanted if (m := re.search(rf"\b{w}", folded))), default=0)
    if len(folded) != len(flat):  # rare letters fold to none or two: places no longer agree
        at = 0
    start = flat.rfind(" ", 0, max(at - EXCERPT_LENGTH // 4, 0)) + 1
    part = flat[start : start + EXCERPT_LENGTH].rsplit(" ", 1)[0]
    return ("… " if start else "") + part + " …"
