"""Only the open questions a rubric really asks are put, with its own items and figures."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import known_evidence
from app.domain.option_questions import questions_for
from app.domain.rubrics import NotApplicable, Policy
from app.domain.scoring_options import ScoringOptions, option_pairs, options_of
from tests.domain.score_samples import rubric, scored

DETAILED = rubric("an-phu-chi-tiet")
ALWAYS = ("A12", "A14", "A14b")


def asked(name):
    return {one.question.code: one for one in questions_for(rubric(name))}


def test_the_detailed_rubric_asks_about_its_own_items():
    found = asked("an-phu-chi-tiet")
    items = {code: one.items for code, one in found.items()}
    assert items["A1"] == ("4.3",)
    assert items["A3"] == ("4.5",)
    assert items["A4"] == items["A5"] == items["A6"] == items["A11"] == ("1.1",)
    assert items["A8"] == ("7",)
    assert {code for code in items if not items[code]} == set(ALWAYS)
    assert dict(found["A3"].question.choices)["highest"] == "Mức cao (5 điểm)"
    assert dict(found["A4"].question.choices)["as_default"] == "Như phiếu gợi ý (2 điểm)"


@pytest.mark.parametrize("name", ["hd42-rut-gon", "hd12-checklist", "phu-tho"])
def test_a_rubric_without_the_item_is_not_asked(name):
    assert not {"A1", "A3", "A4", "A8"} & asked(name).keys()
    assert set(ALWAYS) <= asked(name).keys()


def test_without_a_rubric_only_questions_of_the_whole_work_are_left():
    assert tuple(one.question.code for one in questions_for(None)) == ALWAYS


def with_item(old, **changes):
    known = DETAILED.item(old)
    assert known is not None
    new = replace(known, **changes)
    groups = tuple(
        replace(group, items=tuple(new if item.id == old else item for item in group.items))
        for group in DETAILED.groups
    )
    return replace(DETAILED, groups=groups)


FULL_FIRST = NotApplicable(
    options=(Policy.TRANSFER, Policy.FULL), default=Policy.FULL, transfer_to="4.2"
)


def test_the_answer_of_the_form_comes_first_and_others_only_where_it_knows_them():
    made = with_item("4.3", if_not_applicable=FULL_FIRST)
    (question,) = (q.question for q in questions_for(made) if q.question.code == "A1")
    assert [value for value, _ in question.choices] == ["full", "transfer"]
    only = NotApplicable(options=(Policy.FULL,), default=Policy.FULL)
    codes = [q.question.code for q in questions_for(with_item("4.3", if_not_applicable=only))]
    assert "A1" not in codes


def test_a_gap_with_one_reading_asks_nothing():
    gap = replace(DETAILED.item("4.5").gaps[0], options=(Fraction(4),))
    assert "A3" not in [q.question.code for q in questions_for(with_item("4.5", gaps=(gap,)))]


@pytest.mark.parametrize(
    ("pairs", "policy"), [((), Policy.FULL), ((("A1", "transfer"),), Policy.TRANSFER)]
)
def test_the_usual_answer_counts_over_the_form_only_when_it_was_given(pairs, policy):
    made = with_item("4.3", if_not_applicable=FULL_FIRST)
    values = known_evidence({EvidenceKey.THEMATIC_HELD: False})
    options = options_of(pairs)
    assert scored(made, values, [], options).item("4.3").policy is policy
    assert options_of(option_pairs(options)) == options
    assert (options == ScoringOptions()) is (pairs == ())
