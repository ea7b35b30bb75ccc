"""Every text the file can hold has its treatment in an anonymised copy, named one by one."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import Any, get_args, get_type_hints

import sqlalchemy as sa

from app.data import tables as t
from app.data.base import Base
from app.data.mask_rules import COLUMNS, FIELDS, RUBRIC_TEXTS, Treatment
from app.domain.findings import Finding
from app.domain.frozen_sheets import FrozenSheet
from app.domain.masks import Mask
from app.domain.meeting_file import MeetingFile
from app.domain.reviews import ReviewFile
from app.domain.rubrics import Rubric
from app.domain.scoring_options import ScoringOptions
from app.domain.settings import Settings

NO_TEXT = (sa.Enum, sa.Integer, sa.Boolean, sa.Date, sa.DateTime, sa.Time)
FROZEN = (MeetingFile, Finding, FrozenSheet, ReviewFile, Settings)


def text_columns() -> set[str]:
    t.declare_all()
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if not isinstance(column.type, NO_TEXT)
    }


def records(kinds: tuple[Any, ...]) -> set[Any]:
    """Return every kind of record that a frozen value is made of."""
    found: set[Any] = set()
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if is_dataclass(kind) and kind not in found:
            found.add(kind)
            waiting += get_type_hints(kind).values()
        waiting += get_args(kind)
    return found


def holds(hint: Any, kind: type) -> bool:
    is_one = isinstance(hint, type) and issubclass(hint, kind) and not issubclass(hint, Enum)
    return is_one or any(holds(part, kind) for part in get_args(hint))


def test_every_text_column_has_a_treatment_and_no_other():
    assert text_columns() == set(COLUMNS)


def test_every_text_field_of_what_is_frozen_has_a_treatment():
    kinds = records(FROZEN) - records((Rubric,))
    missing = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        for name, hint in get_type_hints(kind).items()
        if holds(hint, str) and not {name, *_placed(name)} & set(FIELDS)
    }
    assert missing == set()


def test_no_record_with_texts_of_its_own_is_kept_whole():
    kept = {
        f"{kind.__name__}.{name}"
        for kind in records(FROZEN) - records((Rubric,))
        for name, hint in get_type_hints(kind).items()
        if FIELDS.get(name) is Treatment.KEPT and records((hint,)) - {ScoringOptions}
    }
    assert kept == set()


def _placed(name: str) -> set[str]:
    return {key for key in FIELDS if key.endswith(f".{name}")}


def test_every_text_field_of_a_rubric_is_read_by_people_or_an_id():
    ids = {"id", "form", "bands_basis", "gates_from", "derive_from", "grade", "else_grade", "kind",
           "force_grade", "suggested_item_map", "at_least", "recorded_in", "items", "parameters",
           "transfer_to", "rubric", "item", "signatures"}  # fmt: skip
    named = {
        name.rstrip("_")
        for kind in records((Rubric,))
        for name, hint in get_type_hints(kind).items()
        if holds(hint, str)
    }
    assert named - ids <= RUBRIC_TEXTS


def test_slugs_days_and_figures_of_what_is_frozen_stay_as_they_are():
    mask = Mask(b"")
    for kind in records(FROZEN):
        for spec in fields(kind):
            for choice in _choices(get_type_hints(kind)[spec.name]):
                stays = FIELDS.get(spec.name) is Treatment.KEPT or spec.name in RUBRIC_TEXTS
                assert stays or mask.plain(choice) == choice, f"{kind.__name__}.{spec.name}"
    for value in (date(2026, 1, 31), datetime(2026, 1, 31, 8, 5), time(8, 5)):
        assert mask.plain(value.isoformat()) == value.isoformat()
    assert mask.plain(str(Fraction(25, 3))) == "25/3"


def _choices(hint: Any) -> list[str]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [str(member.value) for member in hint]
    return [choice for part in get_args(hint) for choice in _choices(part)]
