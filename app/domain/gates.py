"""Gates (điều kiện của mức): grades held back or forced by facts, beside the grade by points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.domain.conditions import Values, any_holds, holds
from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey
from app.domain.evidence_values import Evidence, values_now
from app.domain.grades import band_named
from app.domain.rubrics import Band, Criterion, Gate, Rubric
from app.domain.score_sheets import SheetLine
from app.domain.scored_items import ScoredItem
from app.domain.text import lower_first, points_text

ItemMap = Mapping[str, tuple[str, ...]]
_ANSWER = "gate:"
"""A person's answer to a gate is kept as a line of the sheet whose name begins so."""


@dataclass(frozen=True, slots=True)
class AppliedGate:
    """A gate switched on for a sheet, with the items its criteria stand for there."""

    gate: Gate
    item_map: ItemMap = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gating:
    """The gates of a sheet and what persons answered where a gate asks."""

    gates: tuple[AppliedGate, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    """Grade by gate id."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """What one gate said."""

    gate_id: str
    sentence: str
    grade: str | None
    """The grade it led to; None while a person must answer."""


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """The grade after the gates and why."""

    grade: str | None
    sentence: str
    lines: tuple[GateLine, ...] = ()
    asks: str = ""
    """Id of the gate that waits for an answer."""
    exception: str = ""
    """What the rule says may soften a forced grade."""


@dataclass(frozen=True, slots=True)
class GateCase:
    """What gates judge: the sheet by points, its lines and the evidence."""

    bands: tuple[Band, ...]
    total: Fraction
    grade: str | None
    items: Mapping[str, ScoredItem]
    entries: Mapping[EvidenceKey, Evidence]


def gates_for(
    source: Rubric, target: Rubric, item_map: ItemMap | None = None
) -> tuple[AppliedGate, ...]:
    """Return the gates a rubric carries, mapped to the items of the rubric they judge.

    With an `item_map` the gates are borrowed: the same number may then stand for something else,
    so a criterion looks only where the cell, or the lender's own suggestion, says.
    """
    return tuple(
        AppliedGate(gate, _mapping(gate, target, item_map)) for gate in source.gates if gate.enabled
    )


def answer_line(gate_id: str) -> str:
    """Return the name of the line that keeps the answer to a gate."""
    return f"{_ANSWER}{gate_id}"


def answers_in(lines: Iterable[SheetLine]) -> Mapping[str, str]:
    """Return the grades persons chose where a gate asks, by gate."""
    kept = (line for line in lines if line.item_id.startswith(_ANSWER) and line.level_id)
    return {line.item_id.removeprefix(_ANSWER): line.level_id for line in kept}


def own_gates(rubric: Rubric, lender: Rubric | None) -> tuple[AppliedGate, ...]:
    """Return a rubric's own gates and those of the rubric it names in `gates_from`."""
    lent = gates_for(lender, rubric) if lender is not None else ()
    return (*gates_for(rubric, rubric), *lent)


def _mapping(gate: Gate, target: Rubric, chosen: ItemMap | None) -> ItemMap:
    named = [c.id for c in gate.criteria_at_max]
    own = {c: (c,) for c in named if chosen is None and target.item(c)}
    found = {**own, **gate.suggested_item_map.get(target.id, {}), **(chosen or {})}
    return {c: found.get(c, ()) for c in named}


def judge(case: GateCase, gating: Gating) -> GateVerdict:
    """Return the grade after every gate, or the question a person must answer."""
    forced = _forced(case, gating)
    lines = (forced,) if forced else tuple(_held_back(case, gating))
    grade = lines[-1].grade if lines else case.grade
    waiting = bool(lines) and grade is None
    return GateVerdict(
        grade=grade,
        sentence=_sentence(case, lines, grade),
        lines=lines,
        asks=lines[-1].gate_id if waiting else "",
        exception=_exception(gating, forced),
    )


def _forced(case: GateCase, gating: Gating) -> GateLine | None:
    values = values_now(case.entries)
    for applied in gating.gates:
        gate = applied.gate
        if gate.force_grade is not None and any_holds(gate.any_of, values):
            facts = [_said(case, c.evidence) for c in gate.any_of if holds(c, values)]
            grade = gating.answers.get(gate.id, gate.force_grade)
            return GateLine(gate.id, "; ".join(facts), grade)
    return None


def _exception(gating: Gating, forced: GateLine | None) -> str:
    found = [a.gate.exception for a in gating.gates if forced and a.gate.id == forced.gate_id]
    return (found[0] or "") if found else ""


def _held_back(case: GateCase, gating: Gating) -> Iterator[GateLine]:
    """Give each gate that holds a grade back, then those of the grade it led to."""
    grade, waiting = case.grade, list(gating.gates)
    while grade is not None:
        applied = next((a for a in waiting if a.gate.grade == grade), None)
        if applied is None:
            return
        waiting.remove(applied)
        missing = _missing(case, applied)
        if missing:
            grade = gating.answers.get(applied.gate.id, applied.gate.else_grade)
            yield GateLine(applied.gate.id, "; ".join(missing), grade)


def _missing(case: GateCase, applied: AppliedGate) -> tuple[str, ...]:
    """Return in words what the gate still wants; nothing when it is satisfied."""
    values = values_now(case.entries)
    below = [
        criterion
        for criterion in applied.gate.criteria_at_max
        if not _is_at_max(case, applied.item_map.get(criterion.id, ()))
    ]
    wanted = [f"thiếu điểm tối đa ở {', '.join(map(_criterion_text, below))}"] if below else []
    return (*wanted, *_unmet(case, applied.gate, values))


def _is_at_max(case: GateCase, item_ids: Sequence[str]) -> bool:
    found = [case.items.get(item_id) for item_id in item_ids]
    return bool(found) and all(
        item is not None and (not item.counts or item.points == item.max) for item in found
    )


def _criterion_text(criterion: Criterion) -> str:
    return f"“{criterion.text or criterion.id}”"


def _unmet(case: GateCase, gate: Gate, values: Values) -> Iterator[str]:
    for condition in gate.requires:
        said = holds(condition, values)
        if said is False:
            yield _said(case, condition.evidence)
        elif said is None:
            yield f"chưa có dữ liệu “{EVIDENCE_LABELS[condition.evidence]}”"


def _said(case: GateCase, key: EvidenceKey) -> str:
    return lower_first(case.entries[key].sentence)


def _sentence(case: GateCase, lines: Sequence[GateLine], grade: str | None) -> str:
    if not case.bands:
        return f"Đạt {points_text(case.total)} tiêu chí"
    by_points = f"Điểm {points_text(case.total)} – mức theo điểm: {_label(case, case.grade)}"
    if not lines:
        return by_points
    reasons = "; ".join(line.sentence for line in lines)
    after = _label(case, grade) if grade else "cần người quyết định"
    return f"{by_points} – mức sau điều kiện: {after} ({reasons})"


def _label(case: GateCase, grade: str | None) -> str:
    band = band_named(case.bands, grade) if grade else None
    return band.label if band else grade or "chưa có"
