"""Which rubric a member is given points by."""

from dataclasses import replace

from app.domain.member_rubrics import own_rubrics, rubric_for, with_own_rubric
from app.domain.review_forms import ReviewFormKind
from app.domain.settings import Settings

LEADER, PLAIN = ReviewFormKind.LEADER, ReviewFormKind.PLAIN
CELL = Settings(member_rubric_id="member-d")


def test_everybody_takes_the_rubric_of_the_cell_until_a_kind_has_its_own():
    assert rubric_for(Settings(), LEADER) == ""
    assert rubric_for(CELL, LEADER) == rubric_for(CELL, PLAIN) == "member-d"
    own = replace(CELL, member_rubrics_by_form=with_own_rubric(CELL, PLAIN, "member-a"))
    assert (rubric_for(own, LEADER), rubric_for(own, PLAIN)) == ("member-d", "member-a")
    assert own_rubrics(own) == {PLAIN: "member-a"}


def test_a_choice_is_taken_back_with_nothing():
    own = replace(CELL, member_rubrics_by_form=with_own_rubric(CELL, PLAIN, "member-a"))
    assert with_own_rubric(own, LEADER, "x") == (("leader", "x"), ("plain", "member-a"))
    assert with_own_rubric(own, PLAIN, "") == ()
