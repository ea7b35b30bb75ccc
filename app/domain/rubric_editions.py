"""Editions of a rubric: its plain form for storage and the hash that names an edition."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.domain.errors import Damaged
from app.domain.plain_records import RecordReader, canonical_json, encode
from app.domain.rubrics import AppliesTo, Rubric
from app.domain.text import short_date


def to_plain(rubric: Rubric) -> dict[str, Any]:
    """Return the rubric as plain JSON-ready data."""
    plain: dict[str, Any] = encode(rubric)
    return plain


def from_plain(plain: object) -> Rubric:
    """Return the rubric `to_plain` made the data from; raises Damaged."""
    reader = RecordReader()
    rubric = reader.read(Rubric, plain, "")
    if reader.faults or not isinstance(rubric, Rubric):
        raise Damaged("Khung tiêu chí trong sổ bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.")
    return rubric


_NAMED: dict[int, tuple[Rubric, str]] = {}
MOST_NAMED = 64


def content_hash(rubric: Rubric) -> str:
    """Return the name of this edition: the same for the same content, whatever the file's form.

    A rubric never changes but is scored again and again, so its name is kept with it.
    """
    known, name = _NAMED.get(id(rubric), (None, ""))
    if known is not rubric:
        name = hashlib.sha256(canonical_json(to_plain(rubric)).encode()).hexdigest()
        if len(_NAMED) >= MOST_NAMED:
            _NAMED.clear()
        _NAMED[id(rubric)] = (rubric, name)
    return name


def offered(rubrics: Iterable[Rubric], kind: AppliesTo, day: date) -> tuple[Rubric, ...]:
    """Return the rubrics that can score this kind, those in force on the day first."""
    fitting = (rubric for rubric in rubrics if rubric.can_score and kind in rubric.applies_to)
    return tuple(sorted(fitting, key=lambda rubric: not rubric.in_force_on(day)))


def by_hand_notice(rubric: Rubric, day: date) -> str:
    """Return what the sheet says when a rubric is chosen outside its own dates, else nothing."""
    if rubric.in_force_on(day):
        return ""
    ends = (("từ", rubric.valid_from), ("đến", rubric.valid_to))
    dates = " ".join(f"{word} ngày {short_date(end)}" for word, end in ends if end)
    return (
        f"Khung tiêu chí do chi bộ chọn; ngày họp {short_date(day)} nằm ngoài thời gian áp dụng "
        f"của khung ({dates})."
    )
