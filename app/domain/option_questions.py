"""Which open questions (A1–A14) a rubric really asks: its items, and the answers it knows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.conditions import deciding_keys
from app.domain.evidence_keys import EvidenceKey
from app.domain.rubrics import Gap, Rubric, RubricItem
from app.domain.scoring_options import OPTION_QUESTIONS, GapReading, OptionQuestion
from app.domain.text import points_text

_K = EvidenceKey
_DURATIONS = frozenset({_K.DURATION_SHORTFALL_MINUTES, _K.DURATION_RATIO_PERCENT})


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One open question of the rubric in use, and the items its answer changes."""

    question: OptionQuestion
    items: tuple[str, ...]
    """Empty for a question of the whole work, not of some items."""


def questions_for(rubric: Rubric | None) -> tuple[AskedQuestion, ...]:
    """Return the questions that make a difference with a rubric, only with possible answers."""
    asked = (_asked(question, rubric) for question in OPTION_QUESTIONS)
    return tuple(one for one in asked if one is not None and len(one.question.choices) > 1)


def _asked(question: OptionQuestion, rubric: Rubric | None) -> AskedQuestion | None:
    concerns = _CONCERNS.get(question.code)
    if concerns is None:
        return AskedQuestion(question, ())
    items = [item for item in rubric.items() if concerns(item)] if rubric is not None else []
    if not items:
        return None
    return AskedQuestion(_fitted(question, items[0]), tuple(item.id for item in items))


def _fitted(question: OptionQuestion, item: RubricItem) -> OptionQuestion:
    """Return the question with the answers the item of this rubric knows, in its own figures."""
    rule = item.if_not_applicable
    if question.code in _APPLIES and rule is not None:
        known = tuple(choice for choice in question.choices if choice[0] in rule.options)
        own = [choice for choice in known if choice[0] == rule.default]
        return replace(question, choices=(*own, *(c for c in known if c not in own)))
    gaps = [gap for gap in item.gaps if _leaves_open(gap, question.code)]
    return replace(question, choices=tuple(_gap_choices(gaps[0]))) if gaps else question


def _gap_choices(gap: Gap) -> Iterator[tuple[str, str]]:
    highest = max(gap.options)
    yield GapReading.AS_DEFAULT, f"Như phiếu gợi ý ({points_text(gap.default)} điểm)"
    if highest != gap.default:
        yield GapReading.HIGHEST, f"Mức cao ({points_text(highest)} điểm)"


_GAPS: Mapping[str, frozenset[EvidenceKey]] = MappingProxyType(
    {"A3": frozenset({_K.SPEAKER_PERCENT}), "A4": _DURATIONS}
)
_APPLIES: Mapping[str, EvidenceKey] = MappingProxyType(
    {
        "A1": _K.THEMATIC_HELD,
        "A2": _K.REGULAR_PART_HELD,
        "A8": _K.PREVIOUS_RESOLUTION_EXISTS,
    }
)


def _leaves_open(gap: Gap, code: str) -> bool:
    return any(condition.evidence in _GAPS.get(code, ()) for condition in gap.when)


def _applies_by(code: str) -> Callable[[RubricItem], bool]:
    key = _APPLIES[code]
    return lambda item: item.applies_if is not None and item.applies_if.evidence is key


def _open_in(code: str) -> Callable[[RubricItem], bool]:
    return lambda item: any(_leaves_open(gap, code) for gap in item.gaps)


def _decided_by(key: EvidenceKey) -> Callable[[RubricItem], bool]:
    return lambda item: key in deciding_keys(item)


def _depends_on_size(item: RubricItem) -> bool:
    return "required_minutes_large" in item.parameters


_CONCERNS: Mapping[str, Callable[[RubricItem], bool]] = MappingProxyType(
    {
        **{code: _applies_by(code) for code in _APPLIES},
        **{code: _open_in(code) for code in _GAPS},
        "A5": _depends_on_size,
        "A6": _depends_on_size,
        "A7": _decided_by(_K.CRITIQUE_MINUTES),
        "A9": _decided_by(_K.FINISHED_PAPERS_POSTED_DAYS_AFTER),
        "A10": _decided_by(_K.SPEAKER_PERCENT),
        "A11": _depends_on_size,
    }
)
