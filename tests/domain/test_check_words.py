"""The plain words of the checks, and what a number of a rule can be."""

from datetime import date

import pytest

from app.domain.check_words import CHECK_WORDS, explain_check
from app.domain.rule_limits import LIMITS, limit_trouble, neighbour_trouble
from app.domain.rule_sets import RuleValue, check_rows, rule_rows, rule_set_on
from app.domain.shipped_rules import CHECK_RULES, THRESHOLDS

DAY = date(2026, 11, 3)
RULES = rule_set_on(DAY)


def test_every_check_has_words_and_reads_known_thresholds():
    assert {check.code for check in CHECK_RULES} == set(CHECK_WORDS)
    known = {value.key for value in THRESHOLDS}
    assert {key for words in CHECK_WORDS.values() for key in words.keys} <= known
    assert all(words.looks_at.endswith(".") for words in CHECK_WORDS.values())
    assert all(words.to_do.endswith(".") for words in CHECK_WORDS.values())


def test_an_explanation_has_the_values_in_force_the_source_and_its_mark():
    found = explain_check("K13", RULES, DAY)
    assert found is not None
    assert found.lines[1] == "Tỷ lệ dự họp tối thiểu: ≥ 90% (HD 42-HD/BTCTW)."
    assert found.lines[-2].startswith("Căn cứ: HD 12, HD 42. ◇")
    own = rule_set_on(DAY, [RuleValue("attendance_min", "80", DAY)])
    changed = explain_check("K13", own, DAY)
    assert changed is not None
    assert changed.values[0] == "Tỷ lệ dự họp tối thiểu: ≥ 80% (chi bộ đặt)."


def test_a_rule_without_text_says_whom_to_ask_and_an_unknown_one_says_nothing():
    found = explain_check("K40", RULES, DAY)
    assert found is not None
    assert found.mark == "✘ Chưa có văn bản quy định; cần hỏi cấp ủy cấp trên."
    assert explain_check("K99", RULES, DAY) is None


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("attendance_min", "90", ""),
        ("attendance_min", "101", "Ghi số từ 0 đến 100."),
        ("speaker_bands", "120/40/30", "Ghi số từ 0 đến 100."),
        ("large_cell_from", "", ""),
        ("merge_keywords", "giao ban", ""),
    ],
)
def test_a_number_stays_inside_what_can_be(key, value, said):
    assert limit_trouble(key, value) == said


def test_the_shipped_values_can_be():
    numbers = [value for value in THRESHOLDS if value.key in LIMITS]
    assert len({value.key for value in numbers}) == len(LIMITS)
    assert [limit_trouble(value.key, value.value) for value in numbers] == [""] * len(numbers)


def test_the_window_of_the_meeting_day_is_not_turned_round():
    assert neighbour_trouble("window_from", "7", RULES) == ""
    assert "ngày 7" in neighbour_trouble("window_from", "8", RULES)
    assert "ngày 1" in neighbour_trouble("window_to", "0", RULES)
    assert neighbour_trouble("min_minutes", "90", RULES) == ""


def test_a_value_set_back_to_the_shipped_one_is_no_longer_the_cells_own():
    back = [RuleValue("min_minutes", "60", date(2026, 1, 1)), RuleValue("min_minutes", "90", DAY)]
    row = next(r for r in rule_rows(DAY, back) if r.rule.key == "min_minutes")
    assert not row.is_own
    cited = RuleValue("min_minutes", "90", DAY, citation="CV 12")
    assert next(r for r in rule_rows(DAY, [cited]) if r.rule.key == "min_minutes").is_own
    switched = rule_set_on(DAY, [RuleValue("K02.on", "0", DAY)])
    assert [row.code for row in check_rows(switched, DAY) if row.is_own] == ["K02"]
