"""What a mask must know of a book beforehand: who and where is named in it, what is nobody's."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import journal
from app.data import tables as t
from app.data.cell_records import load_cell
from app.data.driver import raw
from app.data.mask_rules import COLUMNS, Treatment
from app.data.meeting_parts import period_of
from app.data.rubric_records import shipped_rubrics
from app.domain import rubric_editions
from app.domain.agenda_presets import PRESETS
from app.domain.cells import Cell
from app.domain.masks import Mask
from app.domain.meetings import meeting_title
from app.domain.rule_values import ValueKind, texts_of
from app.domain.settings import DEFAULT_SIGNS
from app.domain.shipped_rules import THRESHOLDS
from app.domain.text import fold

_CELL, _PLACE, _SUPERIOR = "Chi bộ Ẩn danh", "Ẩn danh", "Cấp trên ẩn danh"
_COMMITTEES = ("Đảng ủy", "Đảng bộ", "Chi bộ", "Ban Thường vụ", "Quân ủy")


def teach(mask: Mask, session: Session) -> None:
    """Tell a mask the people and places of a book and the program's own words."""
    mask.keep_words(own_words(session), _phrases())
    mask.learn(_people(raw(session.connection())), _places(load_cell(session)))


def _places(cell: Cell) -> Mapping[str, str]:
    known = fold(cell.superior_name)
    kinds = (f"{word} {_PLACE}" for word in _COMMITTEES if known.startswith(fold(word)))
    superior = next(kinds, _SUPERIOR)
    return {cell.place_name: _PLACE, cell.superior_name: superior, cell.name: _CELL}


def own_words(session: Session) -> Iterator[str]:
    """Return the program's own sentences, which tell nothing of a cell."""
    yield from _texts(map(rubric_editions.to_plain, shipped_rubrics()))
    shipped = select(t.RubricEdition.body).where(t.RubricEdition.shipped.is_(True))
    yield from _texts(session.scalars(shipped))
    yield from session.scalars(select(t.DayOff.name).where(t.DayOff.by_hand.is_(False)))
    for meeting in session.scalars(select(t.Meeting)):
        yield meeting_title(meeting.kind, period_of(meeting))
    for item in (item for preset in PRESETS for item in preset.items):
        yield item.title
        yield item.title.replace("tháng trước", "tháng 1").replace("tháng này", "tháng 1")
    for words in DEFAULT_SIGNS.values():
        yield from words


def _phrases() -> Iterator[str]:
    for rule in THRESHOLDS:
        if rule.kind is ValueKind.TEXTS:
            yield from texts_of(rule.value)


def _people(connection: Any) -> Iterator[str]:
    """Return every name of a person in the rows of a file and in its journal."""
    named: dict[str, list[str]] = {}
    for place, treatment in COLUMNS.items():
        if treatment is Treatment.PERSON:
            table, name = place.split(".")
            named.setdefault(table, []).append(name)
            query = f'SELECT DISTINCT "{name}" FROM "{table}"'
            yield from (row[0] for row in connection.execute(query))
    for table, texts in connection.execute(
        "SELECT table_name, before FROM journal_entries UNION ALL "
        "SELECT table_name, after FROM journal_entries"
    ):
        image = journal.image_from(texts) or {}
        yield from (str(image[name]) for name in named.get(table, ()) if image.get(name))


def _texts(bodies: Any) -> Iterator[str]:
    """Return every text of rubrics as plain data."""
    for body in bodies:
        if isinstance(body, str):
            yield body
        elif isinstance(body, dict | list):
            yield from _texts(body.values() if isinstance(body, dict) else body)
