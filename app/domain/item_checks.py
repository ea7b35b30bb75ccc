"""Checks of one criterion of a rubric: its points, levels, gaps and conditions."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from app.domain.evidence_keys import EvidenceKey, domain_of, is_yes_no
from app.domain.ranges import Bounded, Span, closed_span, holes, overlaps, span_of, span_text
from app.domain.rubrics import (
    Condition,
    Level,
    Policy,
    Rubric,
    RubricItem,
    RubricItemKind,
    ScoringKind,
)
from app.domain.text import number_text

Faults = Iterator[tuple[str, str]]

PARAMETERS = ("required_minutes_small", "required_minutes_large", "large_from_members")
"""The numbers an item may carry; the engine knows no others."""

MAX_CONDITION_DEPTH = 3
_MAY_HAVE_LEVELS = frozenset({RubricItemKind.BANDS, None})
"""None is a kind that could not be read: what else is wrong with the item is said all the same."""


def check_item(rubric: Rubric, item: RubricItem, place: str) -> Faults:
    """Give everything wrong with one criterion."""
    if not item.text.strip():
        yield f"{place}.text", f"Tiêu chí {item.id} chưa có nội dung."
    yield from _check_max(rubric, item, place)
    yield from _check_fields_of_kind(item, place)
    yield from _check_parameters(item, place)
    yield from _check_applicability(rubric, item, place)
    yield from _check_overrides(item, place)
    yield from check_conditions(item.pass_when, f"{place}.pass_when")
    yield from check_conditions(item.full_when, f"{place}.full_when")
    if item.kind in _MAY_HAVE_LEVELS:
        yield from _check_levels(item, place)
        yield from _check_gaps(item, place)
    if item.suggest_from and item.suggest_from.rubric == rubric.id:
        yield f"{place}.suggest_from", f"Tiêu chí {item.id} không thể mượn thang của chính phiếu."


def check_conditions(conditions: Sequence[Condition], place: str) -> Faults:
    """Give everything wrong with a list of conditions."""
    for i, condition in enumerate(conditions):
        yield from _check_condition(condition, f"{place}[{i}]", depth=1)


def _check_condition(condition: Condition, place: str, depth: int) -> Faults:
    key = condition.evidence
    bounded = condition.lower is not None or condition.upper is not None
    if is_yes_no(key):
        if bounded or not isinstance(condition.equals, bool):
            yield place, f"“{key}” là có/không: ghi “equals: true” hoặc “equals: false”."
    elif isinstance(condition.equals, bool) or (condition.equals is None) is not bounded:
        yield place, f"“{key}” là số: ghi “lower”, “upper” hoặc “equals” bằng số."
    yield from _check_bounds(condition, place)
    if condition.applies_if is None:
        return
    if depth >= MAX_CONDITION_DEPTH:
        yield f"{place}.applies_if", "Điều kiện lồng nhau quá nhiều tầng."
    else:
        yield from _check_condition(condition.applies_if, f"{place}.applies_if", depth + 1)


def _check_bounds(bounds: Bounded, place: str) -> Faults:
    if bounds.lower is not None and bounds.lower_inclusive is None:
        yield f"{place}.lower_inclusive", "Có “lower” thì phải ghi “lower_inclusive: true/false”."
    if bounds.upper is not None and bounds.upper_inclusive is None:
        yield f"{place}.upper_inclusive", "Có “upper” thì phải ghi “upper_inclusive: true/false”."
    span = span_of(bounds)
    if span.start >= span.end:
        yield place, "Cận dưới phải nhỏ hơn cận trên, hoặc bằng nhau và cùng lấy cả hai cận."


def _check_max(rubric: Rubric, item: RubricItem, place: str) -> Faults:
    if rubric.scoring is ScoringKind.PASS_FAIL:
        yield from _check_pass_line(item, place)
    elif item.max is None:
        if rubric.complete:
            yield f"{place}.max", f"Tiêu chí {item.id} chưa có điểm tối đa."
    elif item.max <= 0:
        yield f"{place}.max", f"Tiêu chí {item.id}: điểm tối đa phải lớn hơn 0."
    if item.min_points is not None and not _is_within(item, item.min_points):
        yield f"{place}.min_points", f"Tiêu chí {item.id}: điểm thấp nhất phải từ 0 đến tối đa."


def _check_pass_line(item: RubricItem, place: str) -> Faults:
    if item.max is not None:
        yield f"{place}.max", "Phiếu đạt/không đạt không có điểm: để “max: null”."
    if item.kind is not RubricItemKind.TOGGLE:
        yield f"{place}.kind", "Phiếu đạt/không đạt chỉ có dòng “kind: toggle”."
    if item.min_points:
        yield f"{place}.min_points", "Phiếu đạt/không đạt không có điểm thấp nhất."
    for i, override in enumerate(item.overrides):
        if override.points not in {0, 1}:
            text = "Phiếu đạt/không đạt: “points” là 1 (đạt) hoặc 0 (không)."
            yield f"{place}.overrides[{i}].points", text


def _is_within(item: RubricItem, points: Fraction) -> bool:
    return points >= 0 and (item.max is None or points <= item.max)


_KINDS_OF_FIELD: Mapping[str, RubricItemKind] = {
    "pass_when": RubricItemKind.TOGGLE,
    "full_when": RubricItemKind.NUMBER,
    "step": RubricItemKind.NUMBER,
    "levels": RubricItemKind.BANDS,
    "gaps": RubricItemKind.BANDS,
}


def _check_fields_of_kind(item: RubricItem, place: str) -> Faults:
    for name, kind in _KINDS_OF_FIELD.items():
        if getattr(item, name) and item.kind not in {kind, None}:
            yield f"{place}.{name}", f"“{name}” chỉ dùng cho “kind: {kind}”."
    if item.kind is RubricItemKind.BANDS and not item.levels:
        yield f"{place}.levels", f"Tiêu chí {item.id} chưa có các mức."
    if item.step is not None and (item.step <= 0 or not _is_within(item, item.step)):
        yield f"{place}.step", f"Tiêu chí {item.id}: bước nhập phải lớn hơn 0 và không quá tối đa."


def _check_parameters(item: RubricItem, place: str) -> Faults:
    for name, value in item.parameters.items():
        if name not in PARAMETERS:
            yield f"{place}.parameters.{name}", f"Tham số có thể dùng: {', '.join(PARAMETERS)}."
        elif value <= 0:
            yield f"{place}.parameters.{name}", "Tham số phải lớn hơn 0."


def _check_applicability(rubric: Rubric, item: RubricItem, place: str) -> Faults:
    if (item.applies_if is None) is not (item.if_not_applicable is None):
        yield place, f"Tiêu chí {item.id}: “applies_if” và “if_not_applicable” phải đi cùng nhau."
    if item.applies_if is not None:
        yield from _check_condition(item.applies_if, f"{place}.applies_if", depth=1)
    if item.if_not_applicable is None:
        return
    here = f"{place}.if_not_applicable"
    rule = item.if_not_applicable
    if rule.default not in rule.options:
        yield f"{here}.default", f"“{rule.default}” không có trong “options”."
    if Policy.TRANSFER in (*rule.options, rule.default):
        yield from _check_transfer(rubric, item, here)


def _check_transfer(rubric: Rubric, item: RubricItem, place: str) -> Faults:
    rule = item.if_not_applicable
    target = rubric.item(rule.transfer_to) if rule and rule.transfer_to else None
    if target is None or target.id == item.id:
        yield f"{place}.transfer_to", f"Tiêu chí {item.id} chưa ghi đúng mục nhận điểm chuyển."
    elif target.if_not_applicable and Policy.TRANSFER in target.if_not_applicable.options:
        yield f"{place}.transfer_to", f"Mục nhận điểm {target.id} lại có thể chuyển điểm đi."


def _check_overrides(item: RubricItem, place: str) -> Faults:
    for i, override in enumerate(item.overrides):
        here = f"{place}.overrides[{i}]"
        if not override.when:
            yield f"{here}.when", f"Tiêu chí {item.id}: “overrides” chưa ghi điều kiện."
        if not _is_within(item, override.points):
            yield f"{here}.points", f"Tiêu chí {item.id}: điểm phải từ 0 đến tối đa."
        yield from check_conditions(override.when, f"{here}.when")


def _check_levels(item: RubricItem, place: str) -> Faults:
    ids = [level.id for level in item.levels]
    for i, level in enumerate(item.levels):
        here = f"{place}.levels[{i}]"
        if level.id in ids[:i] or not level.id.strip():
            yield f"{here}.id", f"Tiêu chí {item.id}: mã mức “{level.id}” trùng hoặc để trống."
        if not _is_within(item, level.points):
            yield f"{here}.points", f"Tiêu chí {item.id}: điểm của mức phải từ 0 đến tối đa."
        key = level_key(item, level)
        if key is not None and is_yes_no(key):
            yield f"{here}.evidence", f"“{key}” là có/không, không chia mức theo số được."
        yield from _check_bounds(level, here)
    if any(level_key(item, level) is None for level in item.levels):
        yield f"{place}.evidence", f"Tiêu chí {item.id}: chưa ghi căn cứ chọn mức (“evidence”)."
    if item.levels and item.max not in {None, *(level.points for level in item.levels)}:
        yield f"{place}.levels", f"Tiêu chí {item.id}: không mức nào đạt điểm tối đa."
    yield from _check_scale(item, place)


def level_key(item: RubricItem, level: Level) -> EvidenceKey | None:
    """Return the evidence that selects a level: its own or the item's."""
    return level.evidence or item.evidence


def _check_scale(item: RubricItem, place: str) -> Faults:
    by_key: dict[EvidenceKey, list[Span]] = {}
    for level in item.levels:
        key = level_key(item, level)
        if key is not None and span_of(level).start < span_of(level).end:
            by_key.setdefault(key, []).append(span_of(level))
    for key, spans in by_key.items():
        for common in overlaps(spans):
            yield f"{place}.levels", f"Tiêu chí {item.id}: hai mức chồng nhau {span_text(common)}."
        whole = closed_span(*domain_of(key))
        if len(by_key) > 1:  # several scales share the item: only holes inside one are certain
            whole = Span(min(spans).start, max(span.end for span in spans))
        for hole in holes([*spans, *_gap_spans(item, key)], whole):
            text = f"Tiêu chí {item.id}: chưa có mức cho giá trị {span_text(hole)}"
            yield f"{place}.levels", f"{text}; thêm mức hoặc ghi vào “gaps”."


def _gap_spans(item: RubricItem, key: EvidenceKey) -> list[Span]:
    """Return the stretches of one key that the form is said to leave open."""
    return [
        span_of(condition)
        for gap in item.gaps
        for condition in gap.when
        if len(gap.when) == 1 and condition.evidence is key
    ]


def _check_gaps(item: RubricItem, place: str) -> Faults:
    ids = [gap.id for gap in item.gaps]
    for i, gap in enumerate(item.gaps):
        here = f"{place}.gaps[{i}]"
        if gap.id in ids[:i] or not gap.id.strip():
            yield f"{here}.id", f"Tiêu chí {item.id}: mã khoảng hở “{gap.id}” trùng hoặc để trống."
        if not gap.when:
            yield f"{here}.when", f"Khoảng hở “{gap.id}” chưa ghi điều kiện."
        if gap.default not in gap.options:
            yield f"{here}.default", f"{number_text(gap.default)} không có trong “options”."
        if not all(_is_within(item, points) for points in gap.options):
            yield f"{here}.options", f"Tiêu chí {item.id}: điểm phải từ 0 đến tối đa."
        yield from check_conditions(gap.when, f"{here}.when")
