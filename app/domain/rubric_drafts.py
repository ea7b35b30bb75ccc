"""A rubric being edited: plain data changed place by place, checked as a whole after each change.

A place is written as faults name it: "groups[0].items[2].max". Nothing here changes in place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.domain.evidence_keys import EVIDENCE_LABELS
from app.domain.grades import MEETING_GRADE_LABELS, MEMBER_GRADE_LABELS
from app.domain.plain_records import RecordReader, number_of
from app.domain.rubric_editions import to_plain
from app.domain.rubrics import Condition, Rubric, RubricTarget
from app.domain.text import number_text

Draft = Mapping[str, Any]
_STEP = re.compile(r"[^.\[\]]+")
_NUMBERED = re.compile(r"\[(\d+)\]")
_HEADS = (
    ("bands", "Mức xếp loại"),
    ("gates", "Điều kiện của mức"),
    ("roll_up", "Xếp loại năm"),
    ("derive_from", "Cách tính từ khung khác"),
)
GENERAL = "Thông tin chung"
_ITEM_PARTS = {"levels": "mức", "overrides": "ngoại lệ", "gaps": "khoảng để ngỏ"}
_ITEM_PART = re.compile(r"\.(levels|overrides|gaps)\[(\d+)\]")


def draft_of(rubric: Rubric) -> Draft:
    """Return a rubric as a draft of its next edition."""
    return to_plain(rubric)


def value_at(draft: Draft, place: str) -> Any:
    """Return what stands at a place, None where nothing does."""
    found: Any = draft
    for step in _steps(place):
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else None
        else:
            found = found.get(step) if isinstance(found, Mapping) else None
    return found


def with_value(draft: Draft, place: str, value: Any) -> Draft:
    """Return the draft with another value at a place."""
    changed: Draft = _changed(draft, _steps(place), value)
    return changed


def with_entry(draft: Draft, place: str, entry: Any, at: int | None = None) -> Draft:
    """Return the draft with one more entry in a list, at its end unless said where."""
    entries = list(value_at(draft, place) or ())
    entries.insert(len(entries) if at is None else at, entry)
    return with_value(draft, place, entries)


def without_entry(draft: Draft, place: str) -> Draft:
    """Return the draft without one entry of a list: "groups[0].items[2]"."""
    owner, at = _owner(place)
    entries = list(value_at(draft, owner))
    del entries[at]
    return with_value(draft, owner, entries)


def with_entry_moved(draft: Draft, place: str, step: int) -> Draft:
    """Return the draft with an entry some places further down (or up) its list, if it can go."""
    owner, at = _owner(place)
    entries = list(value_at(draft, owner))
    if not 0 <= at + step < len(entries):
        return draft
    entries.insert(at + step, entries.pop(at))
    return with_value(draft, owner, entries)


def with_band_from(draft: Draft, at: int, lower: str, *, takes_lower: bool) -> Draft:
    """Return the draft with a grade beginning elsewhere; the grade below ends where it begins."""
    changed = with_value(draft, f"bands[{at}].lower", lower)
    changed = with_value(changed, f"bands[{at}].lower_inclusive", takes_lower)
    if at + 1 < len(value_at(draft, "bands")):
        changed = with_value(changed, f"bands[{at + 1}].upper", lower)
        changed = with_value(changed, f"bands[{at + 1}].upper_inclusive", not takes_lower)
    return changed


def without_band(draft: Draft, at: int) -> Draft:
    """Return the draft without one grade; the grade above reaches down to where it ended."""
    gone = value_at(draft, f"bands[{at}]")
    changed = without_entry(draft, f"bands[{at}]")
    if at == 0:
        return with_total(changed, value_at(draft, "total"))
    lower, takes_lower = gone.get("lower"), gone.get("lower_inclusive")
    changed = with_value(changed, f"bands[{at - 1}].lower", lower)
    return with_value(changed, f"bands[{at - 1}].lower_inclusive", takes_lower)


def with_band(draft: Draft, grade: str, label: str) -> Draft:
    """Return the draft with one more grade at the bottom, where a person then says its points."""
    bands = value_at(draft, "bands") or []
    above = bands[-1] if bands else {}
    entry = {
        "grade": grade,
        "label": label,
        "lower": "0",
        "lower_inclusive": True,
        "upper": above.get("lower", value_at(draft, "total")),
        "upper_inclusive": not above.get("lower_inclusive", False),
    }
    return with_entry(draft, "bands", entry)


def unused_grades(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return the grades, with their names, that the draft has no band for."""
    is_meeting = value_at(draft, "target") == RubricTarget.MEETING
    labels = MEETING_GRADE_LABELS if is_meeting else MEMBER_GRADE_LABELS
    used = {band.get("grade") for band in value_at(draft, "bands") or ()}
    return tuple((grade.value, label) for grade, label in labels.items() if grade not in used)


def with_total(draft: Draft, total: str | None) -> Draft:
    """Return the draft with another maximum; the best grade reaches up to it."""
    changed = with_value(draft, "total", total)
    if value_at(draft, "bands[0]") is None:
        return changed
    changed = with_value(changed, "bands[0].upper", total)
    return with_value(changed, "bands[0].upper_inclusive", value=True)


def new_group(draft: Draft) -> dict[str, Any]:
    """Return an empty group with the next free number."""
    taken = [str(group.get("id")) for group in value_at(draft, "groups") or ()]
    return {"id": _next_id("", taken), "text": "", "max": "0", "items": []}


def new_item(draft: Draft, group_place: str) -> dict[str, Any]:
    """Return an empty criterion with the next free number of its group."""
    group = value_at(draft, group_place)
    taken = [str(item.get("id")) for item in group.get("items") or ()]
    is_pass_fail = value_at(draft, "scoring") == "pass_fail"
    kind, most = ("toggle", None) if is_pass_fail else ("number", "1")
    return {"id": _next_id(f"{group['id']}.", taken), "text": "", "max": most, "kind": kind}


def _next_id(start: str, taken: Sequence[str]) -> str:
    number = len(taken) + 1
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"


@dataclass(frozen=True, slots=True)
class PartSum:
    """What the parts of a group, or the groups of the whole, add up to."""

    place: str
    stated: Fraction | None
    added: Fraction | None
    """None while some part has no readable points."""

    @property
    def is_even(self) -> bool:
        """The parts add up to what is stated."""
        return self.stated is not None and self.stated == self.added

    @property
    def text(self) -> str:
        """The two figures as the table shows them: 38/40."""
        return f"{_figure(self.added)}/{_figure(self.stated)}"


def sums(draft: Draft) -> tuple[PartSum, ...]:
    """Return the sum of every group and, last, of the whole."""
    groups = value_at(draft, "groups") or []
    found = [
        PartSum(f"groups[{i}]", _number(group.get("max")), _added(group.get("items") or ()))
        for i, group in enumerate(groups)
    ]
    whole = PartSum("total", _number(value_at(draft, "total")), _added(groups))
    return (*found, whole)


def _added(parts: Sequence[Mapping[str, Any]]) -> Fraction | None:
    numbers = [_number(part.get("max")) for part in parts]
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) if len(known) == len(numbers) else None


def _number(written: Any) -> Fraction | None:
    return None if written is None else number_of(str(written))


def _figure(number: Fraction | None) -> str:
    return "…" if number is None else number_text(number)


def place_words(draft: Draft, place: str) -> str:
    """Return in words where a place lies: "Tiêu chí 2.1, mức 3"."""
    if place.startswith("groups["):
        return _group_words(draft, place)
    head = next((words for name, words in _HEADS if place.startswith(name)), GENERAL)
    numbered = _NUMBERED.search(place)
    return f"{head} {int(numbered[1]) + 1}" if numbered and head != GENERAL else head


def _group_words(draft: Draft, place: str) -> str:
    item_place = re.match(r"groups\[\d+\]\.items\[\d+\]", place)
    if item_place is None:
        group = re.match(r"groups\[\d+\]", place)
        return f"Nhóm {value_at(draft, f'{group[0] if group else place}.id') or ''}".strip()
    words = f"Tiêu chí {value_at(draft, f'{item_place[0]}.id') or ''}".strip()
    inside = place[item_place.end() :]
    if inside.startswith((".applies_if", ".if_not_applicable")):
        return f"{words}, khi nào áp dụng"
    part = _ITEM_PART.match(inside)
    return f"{words}, {_ITEM_PARTS[part[1]]} {int(part[2]) + 1}" if part else words


def conditions_of_draft(entries: Any) -> tuple[Condition, ...]:
    """Return the conditions of a draft that can be read; what cannot is a fault elsewhere."""
    found: tuple[Condition, ...] = RecordReader().read(tuple[Condition, ...], entries or [], "")
    return found


def conditions_text(conditions: Sequence[Condition]) -> str:
    """Return conditions in words."""
    return "; ".join(map(_condition_text, conditions))


def _condition_text(condition: Condition) -> str:
    said = f"{EVIDENCE_LABELS[condition.evidence]}: {' '.join(_bounds_text(condition))}"
    if condition.applies_if is None:
        return said
    return f"{said} (chỉ xét khi {_condition_text(condition.applies_if)})"


def _bounds_text(condition: Condition) -> Iterator[str]:
    if isinstance(condition.equals, bool):
        yield "có" if condition.equals else "không"
    elif condition.equals is not None:
        yield f"đúng {number_text(condition.equals)}"
    if condition.lower is not None:
        yield f"{'từ' if condition.lower_inclusive else 'trên'} {number_text(condition.lower)}"
    if condition.upper is not None:
        yield f"{'đến' if condition.upper_inclusive else 'dưới'} {number_text(condition.upper)}"


Step = str | int


def _steps(place: str) -> tuple[Step, ...]:
    numbered = re.sub(r"\[(\d+)\]", r".#\1", place)
    return tuple(int(step[1:]) if step[0] == "#" else step for step in _STEP.findall(numbered))


def _owner(place: str) -> tuple[str, int]:
    owner, _, at = place.rpartition("[")
    return owner, int(at.rstrip("]"))


def _changed(found: Any, steps: Sequence[Step], value: Any) -> Any:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        entries = list(found)
        entries[step] = _changed(entries[step], rest, value)
        return entries
    record = dict(found or {})
    record[step] = _changed(record.get(step), rest, value)
    return record
