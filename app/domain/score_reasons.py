"""The sentence beside every line of a score sheet that says why it has its points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from app.domain.choices import Choice
from app.domain.conditions import holds, keys_of, shown_keys
from app.domain.counted_items import CountedItem
from app.domain.evidence_keys import EVIDENCE_KINDS, EvidenceKey, EvidenceKind
from app.domain.evidence_values import Evidence, values_now
from app.domain.outcomes import Outcome
from app.domain.rubrics import Condition, Policy, RubricItemKind
from app.domain.text import lower_first, number_text, points_text

Entries = Mapping[EvidenceKey, Evidence]


def decided_reason(line: CountedItem, entries: Entries, now: Outcome) -> str:
    """Say which evidence decided the line: "Dự 20/22 = 90,9%, mức “từ 90% trở lên”."."""
    if now.override is not None:
        said = _said(entries, keys_of(now.override.when))
        return _ended(f"{said}; phiếu tính {points_text(now.points)} điểm") + _received(line)
    if now.level is not None:
        key = now.level.evidence or line.item.evidence
        said = _said(entries, (key,) if key else ())
        return _ended(f"{said}, mức “{lower_first(now.level.text)}”") + _received(line)
    if now.gap is not None:
        said = _said(entries, keys_of(now.gap.when))
        taken = f"{now.gap.text}; đang lấy {points_text(now.points)} điểm"
        return f"{_ended(said)} {_ended(taken)}{_received(line)}"
    return _condition_reason(line, entries, passed=now.points == line.limit) + _received(line)


def _condition_reason(line: CountedItem, entries: Entries, *, passed: bool) -> str:
    conditions = (*line.item.pass_when, *line.item.full_when)
    if passed:
        return _ended(_said(entries, keys_of(conditions)))
    failures = _joined(_failures(conditions, entries))
    return _ended(failures or _said(entries, shown_keys(line.item)))


def waiting_reason(line: CountedItem, entries: Entries) -> str:
    """Say what record the line still waits for."""
    failures = _joined(_failures(line.item.pass_when, entries))
    return _ended(failures or _said(entries, shown_keys(line.item)))


def _failures(conditions: Iterable[Condition], entries: Entries) -> Iterator[str]:
    values = values_now(entries)
    for condition in conditions:
        if holds(condition, values) is not True:
            said = _said(entries, (condition.evidence,))
            yield said + _shortage(condition, entries)


def _shortage(condition: Condition, entries: Entries) -> str:
    """Return ", thiếu 3 phút" where minutes are missing."""
    entry = entries.get(condition.evidence)
    is_minutes = EVIDENCE_KINDS[condition.evidence] is EvidenceKind.MINUTES
    if not is_minutes or entry is None or condition.lower is None or entry.value is None:
        return ""
    missing = condition.lower - Fraction(entry.value)
    return f", thiếu {number_text(missing)} phút" if missing > 0 else ""


def open_reason(line: CountedItem, shown: Sequence[Evidence], borrowed: Fraction | None) -> str:
    """Say that a person must choose, with the evidence that helps."""
    is_number = line.item.kind is RubricItemKind.NUMBER
    asked = "Cần người ghi điểm." if is_number else "Cần người chọn."
    hints = " ".join(_ended(entry.sentence) for entry in shown)
    loan = "" if borrowed is None else f"Gợi ý {points_text(borrowed)} điểm theo thang mượn."
    return " ".join(part for part in (asked, hints, loan) if part) + _received(line)


def chosen_reason(
    line: CountedItem,
    choice: Choice,
    points: Fraction,
    now: Outcome | None,
    shown: Sequence[Evidence],
) -> str:
    """Say what a person entered, and beside it what the evidence says."""
    hints = " ".join(_ended(entry.sentence) for entry in shown)
    if not choice.is_override:
        entered = f"Người chấm chọn {_choice_text(line, choice, points)}."
        return " ".join(part for part in (entered, hints) if part) + _received(line)
    by_record = "" if now is None else f" Theo hồ sơ: {points_text(now.points)} điểm."
    return f"Sửa thành {points_text(points)} điểm: {_ended(choice.reason)}{by_record}"


def _choice_text(line: CountedItem, choice: Choice, points: Fraction) -> str:
    for level in line.item.levels:
        if level.id == choice.level_id:
            return f"mức “{lower_first(level.text)}”"
    if line.item.kind is RubricItemKind.TOGGLE:
        return "“đạt”" if points == line.limit else "“không”"
    return f"{points_text(points)}/{points_text(line.limit)} điểm"


def question_reason(line: CountedItem, entries: Entries) -> str:
    """Say that somebody must decide how an item that does not apply is counted."""
    if line.applies is None:
        return "Chưa rõ mục này có áp dụng hay không."
    said = _ended(_said(entries, _applicability_keys(line)))
    return f"{said} Phiếu không nêu cách tính: cần người quyết định.".strip()


def left_out_reason(line: CountedItem, entries: Entries) -> str:
    """Say why an item does not apply and what became of its points."""
    rule = line.item.if_not_applicable
    target = rule.transfer_to if rule else None
    done = {
        Policy.FULL: "tính đủ điểm",
        Policy.TRANSFER: f"chuyển điểm sang mục {target}",
        Policy.EXCLUDE_AND_NORMALISE: "bỏ mục này, quy về thang điểm chung",
    }.get(line.policy or Policy.ASK, "")
    return f"Không áp dụng: {done}. {_ended(_said(entries, _applicability_keys(line)))}".strip()


def _applicability_keys(line: CountedItem) -> tuple[EvidenceKey, ...]:
    return (line.item.applies_if.evidence,) if line.item.applies_if else ()


def _received(line: CountedItem) -> str:
    if not line.received:
        return ""
    return f" Gồm cả điểm chuyển từ mục {', '.join(line.received)}."


def _said(entries: Entries, keys: Iterable[EvidenceKey]) -> str:
    return _joined(entries[key].sentence for key in keys if key in entries)


def _joined(sentences: Iterable[str]) -> str:
    """Join what several records say into one sentence, without saying a thing twice."""
    first, *rest = dict.fromkeys(sentence for sentence in sentences if sentence) or [""]
    return "; ".join([first, *map(lower_first, rest)])


def _ended(sentence: str) -> str:
    text = sentence.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
