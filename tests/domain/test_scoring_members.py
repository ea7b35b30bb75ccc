"""Members are scored by the same engine, from evidence entered or counted over the year."""

from fractions import Fraction

import pytest

from app.domain.choices import FAIL, PASS, Choice
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import known_evidence
from app.domain.scored_items import LineState
from app.domain.scoring import check_entry
from tests.domain.score_samples import rubric, scored, untyped

FRAME = rubric("member-phu-luc-5")
OFFICE = rubric("member-a")
QUARTER = rubric("member-d")


def test_form_that_prints_only_two_totals_is_scored_by_its_groups():
    sheet = scored(FRAME, {}, [Choice("I", points=Fraction(28))])
    assert [(item.id, item.points, item.max) for item in sheet.items] == [
        ("I", 28, 30),
        ("II", None, 70),
    ]
    assert (sheet.safe, sheet.winnable, sheet.lost) == (28, 70, 2)


def test_hints_of_a_group_stand_beside_its_total():
    facts = known_evidence({EvidenceKey.MEMBER_SPEECH_COUNT: 7})
    line = scored(FRAME, facts).item("II")
    assert line.why == "Cần người ghi điểm. Số lần phát biểu trong năm: 7."


def test_office_form_adds_printed_parts_inside_a_group():
    choices = [Choice(item.id, level_id=PASS) for item in OFFICE.groups[0].items]
    choices[0] = Choice("III.1.1", level_id=FAIL)
    sheet = scored(OFFICE, {}, [*choices, Choice("B", points=Fraction(66))])
    parts = [(part.id, part.points, part.max) for part in sheet.groups[0].parts]
    assert parts == [("III.1", 18, 20), ("III.2", 8, 8), ("III.3", 2, 2)]
    assert (sheet.total, sheet.grade, sheet.groups[0].lost) == (94, "excellent", 2)


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90", "excellent"), ("89.5", "good"), ("70", "good"), ("49.5", "not_completed")],
)
def test_half_points_of_a_quarter_are_exact(points, grade):
    left = Fraction(points)
    choices = []
    for item in untyped(QUARTER).items():
        given = min(left, item.max)
        choices.append(Choice(item.id, points=given))
        left -= given
    sheet = scored(QUARTER, {}, choices)
    assert (sheet.total, sheet.grade) == (Fraction(points), grade)


def test_nothing_entered_is_nothing_scored():
    sheet = scored(QUARTER, {})
    assert (sheet.safe, sheet.winnable, sheet.total) == (0, 100, 0)
    assert all(item.state is LineState.EMPTY for item in sheet.items)
    assert check_entry(QUARTER, {}, Choice("1.1", points=Fraction(5))) == ()
