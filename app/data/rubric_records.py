"""Rubric editions out of their table, and the shipped ones every book holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.memo import remembered
from app.domain.errors import NotFound
from app.domain.rubric_editions import content_hash, from_plain, to_plain
from app.domain.rubrics import Rubric
from app.paths import resource

_READ: dict[str, Rubric] = {}
Edition = TypeVar("Edition", t.RubricEdition, "_Edition")


@cache
def shipped_rubrics() -> tuple[Rubric, ...]:
    """Return the rubrics that come with the program, read once: their files never change."""
    from app.data.rubric_files import import_rubric  # noqa: PLC0415 - YAML, for a new book only

    files = sorted(resource("rubrics").glob("*.yaml"))
    readings = (import_rubric(path.read_bytes()) for path in files)
    return tuple(reading.rubric for reading in readings if reading.rubric is not None)


def has_shipped_rubrics(session: Session) -> bool:
    """Tell whether the book holds the shipped rubrics of some edition."""
    query = select(t.RubricEdition.id).where(t.RubricEdition.shipped.is_(True)).limit(1)
    return session.scalar(query) is not None


def add_edition(
    session: Session, rubric: Rubric, *, shipped: bool, installed_on: date | None = None
) -> t.RubricEdition:
    """Keep an edition; the same content is kept only once and never changed."""
    known = find_edition(session, rubric.id, content_hash(rubric))
    if known is not None:
        return known
    row = t.RubricEdition(
        rubric_id=rubric.id,
        content_hash=content_hash(rubric),
        name=rubric.name,
        target=rubric.target.value,
        complete=rubric.complete,
        valid_from=rubric.valid_from,
        valid_to=rubric.valid_to,
        body=to_plain(rubric),
        shipped=shipped,
        installed_on=installed_on,
    )
    session.add(row)
    session.flush()
    return row


def find_edition(session: Session, rubric_id: str, edition: str) -> t.RubricEdition | None:
    """Return an edition by id and content hash."""
    return session.scalars(
        select(t.RubricEdition).where(
            t.RubricEdition.rubric_id == rubric_id, t.RubricEdition.content_hash == edition
        )
    ).one_or_none()


def load_rubric(session: Session, edition_id: int) -> Rubric:
    """Return the rubric of an edition."""
    row = session.get(t.RubricEdition, edition_id)
    if row is None:
        raise NotFound("Khung tiêu chí này không còn trong sổ.")
    return rubric_of(row)


def rubric_of(row: "t.RubricEdition | _Edition") -> Rubric:
    """Return the rubric of an edition; an edition never changes, so it is read once a run."""
    known = _READ.get(row.content_hash)
    if known is None:
        known = _READ[row.content_hash] = from_plain(row.body)
    return known


def edition_on(session: Session, rubric_id: str, day: date) -> t.RubricEdition | None:
    """Return the edition of a rubric for a meeting on a day, None when the book has none."""
    rows = session.scalars(
        select(t.RubricEdition)
        .where(t.RubricEdition.rubric_id == rubric_id)
        .order_by(t.RubricEdition.valid_from, t.RubricEdition.id)
    )
    return _edition_of(rows.all(), day)


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition as it is kept between two changes of the table."""

    id: int
    content_hash: str
    body: object
    valid_from: date | None
    valid_to: date | None
    installed_on: date | None


def rubric_on(session: Session, rubric_id: str, day: date) -> Rubric | None:
    """Return the same as a rubric; the editions are read again only when one was changed."""
    name, tables = f"editions of {rubric_id}", frozenset({t.RubricEdition.__tablename__})
    editions = remembered(session, name, tables, lambda s: _editions(s, rubric_id))
    found = _edition_of(editions, day)
    return None if found is None else rubric_of(found)


def _editions(session: Session, rubric_id: str) -> tuple[_Edition, ...]:
    row = t.RubricEdition
    query = (
        select(row.id, row.content_hash, row.body, row.valid_from, row.valid_to, row.installed_on)
        .where(row.rubric_id == rubric_id)
        .order_by(row.valid_from, row.id)
    )
    return tuple(_Edition(*known) for known in session.execute(query))


def lenders_on(session: Session, rubric: Rubric, day: date) -> dict[str, Rubric]:
    """Return the rubrics whose scales this one borrows, as a meeting on a day knows them."""
    loans = (item.suggest_from for item in rubric.items())
    names = {loan.rubric for loan in loans if loan is not None and loan.enabled}
    found = (edition_on(session, name, day) for name in sorted(names))
    return {row.rubric_id: rubric_of(row) for row in found if row is not None}


def is_known_on(row: t.RubricEdition | _Edition, day: date) -> bool:
    """Tell whether the edition was in the book before a day; it changes nothing before that."""
    return row.installed_on is None or row.installed_on < day


def is_in_force(row: t.RubricEdition | _Edition, day: date) -> bool:
    """Tell whether an edition's own dates include a day."""
    starts = row.valid_from is None or row.valid_from <= day
    return starts and (row.valid_to is None or day <= row.valid_to)


def _edition_of(rows: Sequence[Edition], day: date) -> Edition | None:
    """Choose among editions by date: the one in force, else the newest; never a later arrival.

    A meeting from before every edition keeps the first that came, whatever is installed later.
    """
    known = [row for row in rows if is_known_on(row, day)]
    if not known:
        return min(rows, key=lambda row: row.id, default=None)
    inside = [row for row in known if is_in_force(row, day)]
    return inside[-1] if inside else known[-1]
