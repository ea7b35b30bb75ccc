"""A condition of a draft is taken apart into evidence, relation and figures, and put together."""

from fractions import Fraction

import pytest
from hypothesis import given

from app.domain.draft_conditions import (
    RELATION_LABELS,
    ConditionParts,
    Relation,
    condition_with,
    figures_of,
    parts_of,
    points_list,
    points_list_text,
    relations_for,
)
from app.domain.evidence_keys import EvidenceKey
from app.domain.plain_records import encode
from app.domain.rubric_drafts import conditions_of_draft
from tests.domain.rubric_making import conditions

SPEAKERS, ADOPTED = "speaker_percent", "minutes_adopted"


@pytest.mark.parametrize(
    ("entry", "relation", "figures"),
    [
        ({"equals": True}, Relation.YES, ()),
        ({"equals": "false"}, Relation.NO, ()),
        ({"equals": "50"}, Relation.EXACTLY, ("50",)),
        ({"lower": "0", "lower_inclusive": True}, Relation.FROM, ("0",)),
        ({"lower": "50", "lower_inclusive": False}, Relation.ABOVE, ("50",)),
        ({"upper": "3", "upper_inclusive": "true"}, Relation.UP_TO, ("3",)),
        ({"upper": "3"}, Relation.BELOW, ("3",)),
        (
            {"lower": "1", "lower_inclusive": True, "upper": "2.5", "upper_inclusive": True},
            Relation.FROM_UP_TO,
            ("1", "2.5"),
        ),
        ({"lower": "1", "upper": "2"}, Relation.ABOVE_BELOW, ("1", "2")),
        ({}, None, ()),
    ],
)
def test_a_condition_is_said_as_one_relation(entry, relation, figures):
    assert parts_of({"evidence": SPEAKERS, **entry}) == ConditionParts(SPEAKERS, relation, figures)
    assert parts_of(entry).evidence == ""


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_comes_back_out_of_the_condition_it_makes(relation):
    parts = ConditionParts(SPEAKERS, relation, ("30", "60.5")[: figures_of(relation)])
    assert parts_of(condition_with({}, parts)) == parts
    assert RELATION_LABELS[relation].count("…") == (2 if len(parts.figures) == 2 else 0)


@given(conditions())
def test_any_condition_of_a_rubric_stays_as_it_is_when_nothing_is_changed(condition):
    (plain,) = encode((condition,))
    assert condition_with(plain, parts_of(plain)) == plain
    assert conditions_of_draft([condition_with(plain, parts_of(plain))]) == (condition,)


def test_what_else_hangs_on_a_condition_stays_and_old_bounds_go():
    nested = {"evidence": ADOPTED, "equals": True}
    entry = {"evidence": SPEAKERS, "lower": "50", "lower_inclusive": True, "applies_if": nested}
    changed = condition_with(entry, ConditionParts("critique_minutes", Relation.BELOW, ("15",)))
    assert changed == {
        "evidence": "critique_minutes",
        "upper": "15",
        "upper_inclusive": False,
        "applies_if": nested,
    }
    assert condition_with(entry, ConditionParts(SPEAKERS)) == {
        "evidence": SPEAKERS,
        "applies_if": nested,
    }


def test_only_relations_that_fit_the_evidence_are_offered():
    assert relations_for(ADOPTED) == (Relation.YES, Relation.NO)
    assert relations_for(SPEAKERS)[0] is Relation.FROM
    assert Relation.YES not in relations_for(EvidenceKey.CRITIQUE_MINUTES)
    assert relations_for("khong-co") == relations_for("") == ()
    assert figures_of(None) == figures_of(Relation.NO) == 0


def test_points_are_typed_with_a_decimal_comma_and_kept_as_written_numbers():
    assert points_list("3; 4,5 ;") == ("3", "4.5")
    assert points_list("") == ()
    assert points_list("3; năm") is None
    assert points_list_text(["3", "4.5", Fraction(1, 3), "x"]) == "3; 4,5; 0,33; x"
