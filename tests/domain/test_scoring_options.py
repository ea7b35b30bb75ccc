"""The open questions of the forms: kept as pairs, and each answer changes what it should."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.choices import PASS, Choice
from app.domain.errors import Refused
from app.domain.meetings import MeetingKind
from app.domain.rubrics import Policy
from app.domain.scored_items import LineState
from app.domain.scoring_options import (
    OPTION_QUESTIONS,
    CritiqueMinimum,
    GapReading,
    ScoringOptions,
    option_pairs,
    options_of,
)
from tests.domain.score_samples import choices_of_picture, ended_facts, rubric, sample_facts, scored

DETAILED = rubric("an-phu-chi-tiet")


def test_default_answers_are_the_first_ones_asked():
    for question in OPTION_QUESTIONS:
        value, _ = question.choices[0]
        assert str(getattr(ScoringOptions(), question.field)) == value
    assert option_pairs(ScoringOptions()) == ()


def test_every_answer_survives_being_kept_as_pairs():
    for question in OPTION_QUESTIONS:
        for value, _ in question.choices:
            options = options_of([(question.code, value)])
            assert str(getattr(options, question.field)) == value
            assert options_of(option_pairs(options)) == options


@pytest.mark.parametrize("pair", [("A99", "x"), ("A1", "sometimes")])
def test_unknown_answer_is_refused_not_guessed(pair):
    with pytest.raises(Refused, match="không dùng được"):
        options_of([pair])


@pytest.mark.parametrize(
    ("policy", "total", "scale"),
    [
        (Policy.TRANSFER, 88, 1),
        (Policy.FULL, 88, 1),
        (Policy.EXCLUDE_AND_NORMALISE, Fraction(83 * 20, 19), Fraction(20, 19)),
    ],
)
def test_month_without_topic(policy, total, scale):
    options = ScoringOptions(no_thematic=policy)
    sheet = scored(DETAILED, sample_facts(), choices_of_picture(), options)
    assert (sheet.total, sheet.scale) == (total, scale)
    assert sheet.safe + sheet.winnable + sheet.lost == 100


def test_answer_on_the_sheet_comes_before_the_setting():
    options = ScoringOptions(no_thematic=Policy.EXCLUDE_AND_NORMALISE)
    line = scored(DETAILED, sample_facts(), [Choice("4.3", policy="full")], options).item("4.3")
    assert (line.state, line.points, line.policy) == (LineState.NOT_APPLICABLE, 5, Policy.FULL)
    assert line.why.startswith("Không áp dụng: tính đủ điểm.")


def test_only_a_topic_with_full_points_for_the_regular_part():
    facts = replace(sample_facts(), kind=MeetingKind.THEMATIC)
    sheet = scored(DETAILED, facts, (), ScoringOptions(only_thematic=Policy.FULL))
    assert (sheet.item("4.2").points, sheet.scale) == (10, 1)


def test_setting_a_form_does_not_offer_leaves_its_own_default():
    options = ScoringOptions(only_thematic=Policy.TRANSFER)
    facts = replace(sample_facts(), kind=MeetingKind.THEMATIC)
    assert scored(DETAILED, facts, (), options).item("4.2").policy is Policy.EXCLUDE_AND_NORMALISE


@pytest.mark.parametrize(
    ("reading", "points"), [(GapReading.AS_DEFAULT, 4), (GapReading.HIGHEST, 5)]
)
def test_exactly_half_spoke(reading, points):
    facts = ended_facts()
    half = replace(facts, proceedings=replace(facts.proceedings, speakers=10))
    line = scored(DETAILED, half, (), ScoringOptions(exactly_half_spoke=reading)).item("4.5")
    assert line.points == points
    assert line.why == (
        f"Phát biểu 10/20 = 50,0%. Đúng 50%: mẫu không nêu mức; đang lấy {points} điểm."
    )


@pytest.mark.parametrize(
    ("minutes", "reading", "points"),
    [
        (90, GapReading.AS_DEFAULT, 5),
        (75, GapReading.AS_DEFAULT, 4),
        (74, GapReading.AS_DEFAULT, 3),
        (60, GapReading.AS_DEFAULT, 3),
        (59, GapReading.AS_DEFAULT, 2),
        (59, GapReading.HIGHEST, 3),
        (45, GapReading.HIGHEST, 2),
        (44, GapReading.HIGHEST, 1),
        (0, GapReading.AS_DEFAULT, 1),
    ],
)
def test_short_meeting(minutes, reading, points):
    facts = ended_facts()
    short = replace(facts, duration=replace(facts.duration, minutes=minutes))
    options = ScoringOptions(short_but_over_half=reading)
    assert scored(DETAILED, short, (), options).item("1.1").points == points


@pytest.mark.parametrize(
    ("minimum", "minutes", "points"),
    [
        (CritiqueMinimum.AS_IN_FORM, 15, 1),
        (CritiqueMinimum.MINUTES_20, 15, 0),
        (CritiqueMinimum.MINUTES_20, 20, 1),
        (CritiqueMinimum.MINUTES_30, 29, 0),
    ],
)
def test_length_of_critique(minimum, minutes, points):
    facts = ended_facts()
    block = replace(facts.proceedings.critique[0], minutes=minutes)
    held = replace(facts, proceedings=replace(facts.proceedings, critique=(block,)))
    options = ScoringOptions(critique_minimum=minimum)
    assert scored(DETAILED, held, (), options).item("4.7").points == points


def test_cell_of_a_secretary_alone_has_full_points_for_the_committee():
    facts = sample_facts()
    alone = replace(facts, preparation=replace(facts.preparation, secretary_only=True))
    line = scored(DETAILED, alone, [Choice("3.1", level_id=PASS)]).item("3.3")
    assert (line.state, line.points, line.policy) == (LineState.NOT_APPLICABLE, 2, Policy.FULL)


def test_large_cell_is_judged_by_the_numbers_of_its_form():
    facts = ended_facts()
    large = replace(facts, attendance=replace(facts.attendance, member_total=35))
    line = scored(DETAILED, large).item("1.1")
    assert line.points == 3
    assert "yêu cầu 120 phút" in line.why
