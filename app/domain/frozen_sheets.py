"""The frozen copy of a closed sheet: everything it was made from, read from that copy only."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from app.domain.choices import Choice
from app.domain.errors import Damaged
from app.domain.evidence_keys import EvidenceValue
from app.domain.gates import Gating
from app.domain.plain_records import RecordReader, canonical_json, encode
from app.domain.rubrics import RollUp, Rubric
from app.domain.scored_items import ScoredItem
from app.domain.scoring import ScoredSheet
from app.domain.scoring_options import ScoringOptions, option_pairs, options_of

VERSION = 1
KEPT_RUBRICS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSheet:
    """A closed sheet with the rubric, gates, annual rule, options and entries it was made with."""

    rubric: Rubric
    gating: Gating
    roll_up: RollUp | None
    options: ScoringOptions
    choices: tuple[Choice, ...]
    sheet: ScoredSheet


def freeze(
    sheet: ScoredSheet,
    rubric: Rubric,
    choices: Iterable[Choice] = (),
    options: ScoringOptions | None = None,
    *,
    gating: Gating | None = None,
    roll_up: RollUp | None = None,
) -> dict[str, Any]:
    """Return the plain copy to keep; the parameters are those inside the rubric."""
    return {
        "version": VERSION,
        "rubric": encode(rubric),
        "gating": encode(gating or Gating()),
        "roll_up": encode(roll_up) if roll_up else None,
        "options": [list(pair) for pair in option_pairs(options or ScoringOptions())],
        "choices": encode(tuple(choices)),
        "sheet": encode(sheet),
    }


def frozen_json(plain: Mapping[str, Any]) -> str:
    """Return the one text a frozen copy can have."""
    return canonical_json(plain)


def thaw(plain: object) -> FrozenSheet:
    """Return the closed sheet exactly as it was; raises Damaged."""
    if not isinstance(plain, dict) or plain.get("version") != VERSION:
        raise _damaged()
    reader = RecordReader()
    roll_up = plain.get("roll_up")
    read = FrozenSheet(
        rubric=_rubric(canonical_json(plain.get("rubric"))),
        gating=reader.read(Gating, plain.get("gating"), "gating"),
        roll_up=None if roll_up is None else reader.read(RollUp, roll_up, "roll_up"),
        options=options_of(_pairs(plain.get("options"))),
        choices=reader.read(tuple[Choice, ...], plain.get("choices"), "choices"),
        sheet=reader.read(ScoredSheet, plain.get("sheet"), "sheet"),
    )
    if reader.faults:
        raise _damaged()
    return read


def thaw_item(plain: object, chosen: Callable[[Rubric], str | None]) -> ScoredItem | None:
    """Return the one line of a closed sheet its rubric names; the others are left unread."""
    if not isinstance(plain, dict) or plain.get("version") != VERSION:
        raise _damaged()
    wanted = chosen(_rubric(canonical_json(plain.get("rubric"))))
    sheet = plain.get("sheet")
    items = sheet.get("items") if isinstance(sheet, dict) else None
    if not isinstance(items, list):
        raise _damaged()
    raw = next(
        (item for item in items if isinstance(item, dict) and item.get("id") == wanted), None
    )
    reader = RecordReader()
    read: ScoredItem | None = None if raw is None else reader.read(ScoredItem, raw, "item")
    if reader.faults:
        raise _damaged()
    return read


@lru_cache(maxsize=KEPT_RUBRICS)
def _rubric(text: str) -> Rubric:
    """Read the rubric inside a copy; the sheets of years are made with the same few."""
    reader = RecordReader()
    rubric: Rubric | None = reader.read(Rubric, json.loads(text), "rubric")
    if rubric is None or reader.faults:
        raise _damaged()
    return rubric


def _pairs(raw: object) -> list[tuple[str, str]]:
    if not isinstance(raw, list) or not all(isinstance(p, list) and len(p) == 2 for p in raw):
        raise _damaged()
    return [(str(code), str(value)) for code, value in raw]


def _damaged() -> Damaged:
    return Damaged("Bản lưu của phiếu đã chốt bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.")


def as_json(sheet: ScoredSheet, meeting: str, state: str) -> dict[str, Any]:
    """Return the sheet with the stable keys of the command line."""
    return {
        "meeting": meeting,
        "rubric": {"id": sheet.rubric_id, "edition": sheet.edition},
        "state": state,
        "maximum": _rounded(sheet.maximum),
        "safe": _rounded(sheet.safe),
        "lost": _rounded(sheet.lost),
        "winnable": _rounded(sheet.winnable),
        "total": _rounded(sheet.total),
        "grade": sheet.grade,
        "grade_after_gates": sheet.verdict.grade,
        "items": [_item_json(item) for item in sheet.items],
    }


def _item_json(item: ScoredItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "group": item.group_id,
        "max": _rounded(item.max),
        "points": _rounded(item.points),
        "state": item.state.value,
        "evidence": {entry.key.value: _rounded(entry.value) for entry in item.evidence},
        "why": item.why,
    }


def _rounded(value: EvidenceValue | Fraction) -> bool | int | float | None:
    if value is None or isinstance(value, bool):
        return value
    return int(value) if value.denominator == 1 else round(float(value), 6)
