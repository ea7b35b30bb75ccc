"""Editions of a rubric: its plain form for storage and the hash that names an edition."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from re import fullmatch
from typing import Any

from app.domain.errors import Damaged
from app.domain.plain_records import RecordReader, canonical_json, encode
from app.domain.rubric_checks import MEETING_KINDS, check_rubric
from app.domain.rubrics import AppliesTo, Rubric, RubricFault, RubricTarget, ScoringKind
from app.domain.text import short_date


@dataclass(frozen=True, slots=True)
class RubricReading:
    """What reading a rubric gave: the rubric when nothing is wrong, else every fault."""

    rubric: Rubric | None
    faults: tuple[RubricFault, ...]


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


def read_rubric(raw: object, library: Mapping[str, Rubric] | None = None) -> RubricReading:
    """Return the rubric that plain data as written says, or everything wrong with it at once."""
    reader = RecordReader()
    rubric = reader.read(Rubric, raw, "")
    faults = list(reader.faults)
    if isinstance(rubric, Rubric):
        whole = _with_guesses(rubric, reader.unread)
        faults += [f for f in check_rubric(whole, library) if not _is_echo(f, reader.unread)]
    if faults:
        return RubricReading(None, tuple(faults))
    return RubricReading(rubric, ())


def _with_guesses(rubric: Rubric, unread: set[str]) -> Rubric:
    """Return the rubric with the target and scoring it seems to mean, where these were misspelt.

    Otherwise one wrong letter at the top would hide every other fault until the next try.
    """
    if "target" in unread:
        kinds = {kind for kind in rubric.applies_to if kind not in MEETING_KINDS}
        rubric = replace(rubric, target=RubricTarget.MEMBER if kinds else RubricTarget.MEETING)
    if "scoring" in unread:
        has_points = rubric.bands or rubric.total is not None
        scoring = ScoringKind.POINTS if has_points else ScoringKind.PASS_FAIL
        rubric = replace(rubric, scoring=scoring)
    return rubric


def _is_echo(fault: RubricFault, unread: set[str]) -> bool:
    """Say whether a fault only repeats that something it is about could not be read."""
    return any(_repeats(fault.path, place) for place in unread)


def _repeats(path: str, unread: str) -> bool:
    if _lies_in(path, unread):
        return True
    if not _lies_in(unread, path):
        return unread == "target" and path.startswith("applies_to")
    # What is said of a list of groups or criteria is their sum: only a maximum unread touches it.
    is_sum = path.endswith(("groups", "items"))
    return not is_sum or fullmatch(r"\[[0-9]+\](\.max)?", unread.removeprefix(path)) is not None


def _lies_in(place: str, outer: str) -> bool:
    return place == outer or place.startswith((f"{outer}.", f"{outer}["))


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
