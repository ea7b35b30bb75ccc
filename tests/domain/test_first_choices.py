"""What is chosen before a book has settings: the look of the window, the first rubrics offered."""

from app.domain.appearances import AppearanceChoice
from app.domain.rubric_choices import DERIVED_RUBRIC, MAIN_RUBRICS
from tests.domain.score_samples import rubric


def test_a_window_begins_light_in_the_normal_size_with_its_keys_shown():
    look = AppearanceChoice()
    assert (look.palette, look.size, look.show_keys) == ("light", "normal", True)


def test_the_rubrics_offered_first_are_whole_and_the_groups_follow_from_each():
    for rubric_id, title, sentence in MAIN_RUBRICS:
        offered = rubric(rubric_id)
        assert offered.complete
        assert title
        assert sentence.endswith(".")
    derived = rubric(DERIVED_RUBRIC)
    assert set(derived.derive_from) >= {rubric_id for rubric_id, _title, _sentence in MAIN_RUBRICS}
