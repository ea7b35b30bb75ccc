"""Checks that a rubric adds up: its parts, sums, grades, references; every fault at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from re import fullmatch

from app.domain.grades import MEETING_GRADE_LABELS, MEMBER_GRADE_LABELS
from app.domain.item_checks import check_conditions, check_item
from app.domain.plain_records import did_you_mean
from app.domain.ranges import Span, closed_span, holes, overlaps, span_of, span_text
from app.domain.rubrics import (
    SCHEMA,
    AppliesTo,
    Gate,
    Requirement,
    Rubric,
    RubricFault,
    RubricGroup,
    RubricTarget,
    ScoringKind,
)
from app.domain.text import number_text

Faults = Iterator[tuple[str, str]]
"""Pairs of place and sentence."""

MEETING_KINDS = frozenset({AppliesTo.REGULAR, AppliesTo.THEMATIC, AppliesTo.COMBINED})
MAX_PERCENT = 100
MAX_TEXT = 4000
"""Longer texts are no criteria."""


def check_rubric(
    rubric: Rubric, library: Mapping[str, Rubric] | None = None
) -> tuple[RubricFault, ...]:
    """Return everything that keeps a rubric from being used, each with its place."""
    known = {**(library or {}), rubric.id: rubric}
    found = [fault for check in CHECKS for fault in check(rubric)]
    found += list(_check_derivation(rubric, known))
    if library is not None:
        found += list(_check_lender(rubric, known))
    return tuple(RubricFault(None, place, sentence) for place, sentence in found)


def _check_head(rubric: Rubric) -> Faults:
    if rubric.schema != SCHEMA:
        yield "schema", f"Chỉ đọc được mẫu tệp “schema: {SCHEMA}”."
    if not fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rubric.id) or len(rubric.id) > 60:
        yield "id", "“id” gồm chữ thường không dấu, số và dấu nối, ví dụ phieu-chi-tiet."
    if not rubric.name.strip():
        yield "name", "Chưa có tên khung tiêu chí."
    dates = rubric.valid_from, rubric.valid_to
    if dates[0] and dates[1] and dates[0] > dates[1]:
        yield "valid_to", "Ngày hết hiệu lực trước ngày bắt đầu hiệu lực."
    if rubric.gates_from == rubric.id:
        yield "gates_from", "Khung tiêu chí không thể mượn điều kiện của chính nó."


def _check_lender(rubric: Rubric, known: Mapping[str, Rubric]) -> Faults:
    lender = rubric.gates_from
    if lender and lender not in known:
        near = did_you_mean(lender, known)
        yield "gates_from", f"Sổ chưa có khung tiêu chí “{lender}” để mượn điều kiện{near}."


def _check_applies_to(rubric: Rubric) -> Faults:
    wants_meeting = rubric.target is RubricTarget.MEETING
    for i, kind in enumerate(rubric.applies_to):
        if (kind in MEETING_KINDS) is not wants_meeting:
            yield f"applies_to[{i}]", f"“{kind}” không hợp với “target: {rubric.target}”."
    if not rubric.applies_to:
        yield "applies_to", "Chưa ghi khung tiêu chí dùng cho loại nào."


def _check_ids(rubric: Rubric) -> Faults:
    groups = [(f"groups[{i}]", group) for i, group in enumerate(rubric.groups)]
    yield from _twice([(f"{place}.id", group.id) for place, group in groups], "nhóm")
    items = [
        (f"{place}.items[{i}].id", item.id)
        for place, group in groups
        for i, item in enumerate(group.items)
    ]
    yield from _twice(items, "tiêu chí")
    yield from _twice([(f"gates[{i}].id", gate.id) for i, gate in enumerate(rubric.gates)], "gate")


def _twice(ids: Sequence[tuple[str, str]], what: str) -> Faults:
    counts = Counter(identity for _, identity in ids)
    seen: set[str] = set()
    for place, identity in ids:
        if not identity.strip():
            yield place, "“id” đang để trống."
        elif counts[identity] > 1 and identity in seen:
            yield place, f"Mã {what} “{identity}” bị trùng."
        seen.add(identity)


def _check_groups(rubric: Rubric) -> Faults:
    for i, group in enumerate(rubric.groups):
        place = f"groups[{i}]"
        yield from _check_group_max(rubric, group, place)
        yield from _check_subgroups(group, place)
        for j, item in enumerate(group.items):
            yield from check_item(rubric, item, f"{place}.items[{j}]")
    if rubric.complete and not rubric.groups:
        yield "groups", "Khung tiêu chí đủ dùng (complete: true) phải có nhóm và tiêu chí."


def _check_group_max(rubric: Rubric, group: RubricGroup, place: str) -> Faults:
    if not group.text.strip():
        yield f"{place}.text", f"Nhóm {group.id} chưa có tên."
    if rubric.complete and not group.items:
        yield f"{place}.items", f"Nhóm {group.id} chưa có tiêu chí nào."
    if rubric.scoring is ScoringKind.PASS_FAIL:
        if group.max is not None:
            yield f"{place}.max", "Phiếu đạt/không đạt không có điểm: để “max: null”."
        return
    if group.max is None or group.max < 0:
        yield f"{place}.max", f"Nhóm {group.id} chưa có điểm tối đa."
        return
    sums = _sum(item.max for item in group.items)
    if group.items and sums is not None and sums != group.max:
        added, limit = number_text(sums), number_text(group.max)
        text = f"Nhóm {group.id}: các tiêu chí cộng lại {added} điểm, khác điểm tối đa {limit}."
        yield f"{place}.items", text


def _check_subgroups(group: RubricGroup, place: str) -> Faults:
    maxima = {item.id: item.max for item in group.items}
    for i, part in enumerate(group.subgroups):
        here = f"{place}.subgroups[{i}]"
        for j, item_id in enumerate(part.items):
            if item_id not in maxima:
                near = did_you_mean(item_id, maxima)
                yield f"{here}.items[{j}]", f"Nhóm {group.id} không có tiêu chí “{item_id}”{near}."
        sums = _sum(maxima.get(item_id) for item_id in part.items)
        if sums is not None and sums != part.max:
            yield f"{here}.max", f"Phần {part.id}: các tiêu chí cộng lại {number_text(sums)} điểm."


def _sum(numbers: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _check_total(rubric: Rubric) -> Faults:
    if rubric.scoring is ScoringKind.PASS_FAIL:
        if rubric.total is not None:
            yield "total", "Phiếu đạt/không đạt không có tổng điểm: để “total: null”."
        return
    if rubric.total is None or rubric.total <= 0:
        yield "total", "Chưa có tổng điểm."
        return
    sums = _sum(group.max for group in rubric.groups)
    if rubric.groups and sums is not None and sums != rubric.total:
        yield (
            "groups",
            f"Các nhóm cộng lại {number_text(sums)} điểm, khác tổng {number_text(rubric.total)}.",
        )


def _check_bands(rubric: Rubric) -> Faults:
    if rubric.scoring is ScoringKind.PASS_FAIL:
        if rubric.bands:
            yield "bands", "Phiếu đạt/không đạt không xếp mức theo điểm: để “bands: []”."
        return
    if not rubric.bands:
        yield "bands", "Chưa có các mức xếp loại."
        return
    yield from _check_band_names(rubric)
    spans = [span_of(band) for band in rubric.bands]
    disorder = list(_check_band_order(rubric, spans))
    yield from disorder
    if disorder:  # what overlaps or is missing then only repeats it
        return
    for common in overlaps(spans):
        yield "bands", f"Hai mức xếp loại chồng nhau: {span_text(common)} điểm."
    top = rubric.bands[0].upper if rubric.total is None else rubric.total
    for hole in holes(spans, closed_span(Fraction(0), top)):
        yield "bands", f"Chưa có mức xếp loại cho {span_text(hole)} điểm."


def _check_band_order(rubric: Rubric, spans: Sequence[Span]) -> Faults:
    for i, (band, span) in enumerate(zip(rubric.bands, spans, strict=True)):
        if span.start >= span.end:
            yield f"bands[{i}]", f"Mức “{band.label}”: điểm dưới phải nhỏ hơn điểm trên."
            return
    for i, (above, below) in enumerate(pairwise(spans)):
        if below >= above:
            yield f"bands[{i + 1}]", "Các mức phải xếp từ cao xuống thấp."


def _check_band_names(rubric: Rubric) -> Faults:
    labels = _grade_labels(rubric)
    places = [(f"bands[{i}].grade", band.grade) for i, band in enumerate(rubric.bands)]
    yield from _twice(places, "mức")
    for place, grade in places:
        if grade not in labels:
            yield place, f"Không có mức “{grade}”; dùng một trong: {', '.join(labels)}."


def _grade_labels(rubric: Rubric) -> Sequence[str]:
    if rubric.target is RubricTarget.MEETING:
        return [grade.value for grade in MEETING_GRADE_LABELS]
    return [grade.value for grade in MEMBER_GRADE_LABELS]


def _check_gates(rubric: Rubric) -> Faults:
    for i, gate in enumerate(rubric.gates):
        place = f"gates[{i}]"
        yield from _check_gate_form(gate, place)
        yield from _check_gate_grades(rubric, gate, place)
        yield from _check_gate_items(rubric, gate, place)
        yield from check_conditions(gate.requires, f"{place}.requires")
        yield from check_conditions(gate.any_of, f"{place}.any_of")


def _check_gate_form(gate: Gate, place: str) -> Faults:
    holds_back = gate.grade is not None
    forces = gate.force_grade is not None
    if holds_back is forces:
        yield place, f"Điều kiện “{gate.id}” phải có đúng một trong “grade” và “force_grade”."
    elif forces and not gate.any_of:
        yield f"{place}.any_of", f"Điều kiện “{gate.id}” chưa ghi “any_of”."
    elif holds_back and bool(gate.criteria_at_max) is bool(gate.requires):
        yield place, f"Điều kiện “{gate.id}” phải có đúng một: “criteria_at_max” hoặc “requires”."


def _check_gate_grades(rubric: Rubric, gate: Gate, place: str) -> Faults:
    known = {band.grade for band in rubric.bands}
    for key in ("grade", "else_grade", "force_grade"):
        grade = getattr(gate, key)
        if grade is not None and grade not in known:
            yield f"{place}.{key}", f"Phiếu này không có mức “{grade}”."


def _check_gate_items(rubric: Rubric, gate: Gate, place: str) -> Faults:
    items = {item.id for item in rubric.items()}
    names = {criterion.id for criterion in gate.criteria_at_max}
    for i, criterion in enumerate(gate.criteria_at_max):
        if items and criterion.id not in items:
            yield (
                f"{place}.criteria_at_max[{i}]",
                f"Không có tiêu chí “{criterion.id}”{did_you_mean(criterion.id, items)}.",
            )
    for target, mapped in gate.suggested_item_map.items():
        for name in mapped:
            if name not in names:
                yield (
                    f"{place}.suggested_item_map.{target}.{name}",
                    f"“{name}” không có trong “criteria_at_max”.",
                )


def _check_roll_up(rubric: Rubric) -> Faults:
    if rubric.roll_up is None:
        return
    known = {band.grade for band in rubric.bands}
    for i, rule in enumerate(rubric.roll_up.rules):
        place = f"roll_up.rules[{i}]"
        if rule.grade not in known:
            yield f"{place}.grade", f"Phiếu này không có mức “{rule.grade}”."
        for j, wanted in enumerate(rule.require):
            here = f"{place}.require[{j}]"
            yield from _check_requirement(wanted, here)
            if wanted.at_least not in known:
                yield f"{here}.at_least", f"Phiếu này không có mức “{wanted.at_least}”."


def _check_requirement(wanted: Requirement, place: str) -> Faults:
    share, count = wanted.share_of_sessions_percent, wanted.sessions_count
    if (share is None) is (count is None):
        yield place, "Ghi đúng một: “share_of_sessions_percent” hoặc “sessions_count”."
    if share is not None and not 0 <= share <= MAX_PERCENT:
        yield f"{place}.share_of_sessions_percent", "Tỷ lệ buổi họp phải từ 0 đến 100."
    if count is not None and (count < 0 or count.denominator != 1):
        yield f"{place}.sessions_count", "Số buổi họp phải là số nguyên từ 0."


def _check_words(rubric: Rubric) -> Faults:
    long = [rubric.name, rubric.origin, *rubric.caveats, *(item.text for item in rubric.items())]
    if any(len(text) > MAX_TEXT for text in long):
        yield "", f"Có đoạn chữ dài quá {MAX_TEXT} chữ cái; hãy rút gọn."
    for i, extra in enumerate(rubric.extra_fields):
        if extra.kind != "free_text":
            yield f"extra_fields[{i}].kind", "Mục ghi thêm chỉ có loại free_text."


def _check_derivation(rubric: Rubric, known: Mapping[str, Rubric]) -> Faults:
    own = {group.id for group in rubric.groups}
    for source_id, mapping in rubric.derive_from.items():
        place = f"derive_from.{source_id}"
        if _leads_back(source_id, rubric.id, known):
            yield place, f"Tính từ “{source_id}” thành vòng tròn: phiếu đó lại tính từ phiếu này."
        for group_id in mapping:
            if group_id not in own:
                yield f"{place}.{group_id}", f"Phiếu này không có nhóm “{group_id}”."
        for group_id in sorted(own - set(mapping)):
            yield place, f"Chưa ghi nhóm “{group_id}” lấy điểm từ nhóm nào của “{source_id}”."
        yield from _check_sources(mapping, known.get(source_id), place)


def _check_sources(
    mapping: Mapping[str, tuple[str, ...]], source: Rubric | None, place: str
) -> Faults:
    used = Counter(group_id for groups in mapping.values() for group_id in groups)
    for group_id in (g for g, times in used.items() if times > 1):
        yield place, f"Nhóm “{group_id}” của phiếu kia bị cộng hơn một lần."
    if source is None:
        return
    theirs = {group.id for group in source.groups}
    for group_id in (g for g in used if g not in theirs):
        yield place, f"Phiếu “{source.id}” không có nhóm “{group_id}”."


def _leads_back(source_id: str, rubric_id: str, known: Mapping[str, Rubric]) -> bool:
    waiting, seen = [source_id], set[str]()
    while waiting:
        here = waiting.pop()
        if here == rubric_id:
            return True
        if here not in seen and here in known:
            seen.add(here)
            waiting.extend(known[here].derive_from)
    return False


CHECKS: tuple[Callable[[Rubric], Faults], ...] = (
    _check_head,
    _check_applies_to,
    _check_total,
    _check_bands,
    _check_ids,
    _check_groups,
    _check_gates,
    _check_roll_up,
    _check_words,
)
