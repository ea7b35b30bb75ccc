"""Dated thresholds: which one is in force, how it reads, what may be written."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.domain.findings import Severity
from app.domain.rule_sets import (
    RuleSet,
    RuleValue,
    ValueKind,
    check_rows,
    check_rule_value,
    number_on,
    rule_rows,
    rule_set_on,
    shipped_value,
)
from app.domain.rule_values import is_value, threshold_text
from app.domain.shipped_rules import CHECK_RULES, SHIPPED, THRESHOLDS
from tests.builders import some_rules

HD12, HD42 = date(2020, 1, 1), date(2026, 11, 3)
DAY_BEFORE_HD42 = date(2025, 10, 27)


@pytest.mark.parametrize(
    ("day", "profile", "minimum", "strict"),
    [
        (date(2018, 7, 6), "meeting.hd12", 85, True),
        (DAY_BEFORE_HD42, "meeting.hd12", 85, True),
        (date(2025, 10, 28), "meeting.hd42", 90, False),
    ],
)
def test_the_rules_of_a_meeting_are_those_of_its_day(day, profile, minimum, strict):
    rules = rule_set_on(day)
    assert (rules.profile, rules.notice) == (profile, "")
    assert (rules.integer("attendance_min"), rules.flag("attendance_strict")) == (minimum, strict)


def test_a_day_before_the_first_set_uses_the_earliest_and_says_so():
    rules = rule_set_on(date(2015, 1, 1))
    assert rules.profile == "meeting.hd12"
    assert rules.notice == "Chưa có bộ quy tắc cho ngày này, dùng bộ sớm nhất."
    assert rules.integer("attendance_min") == 85


@pytest.mark.parametrize("code", ["K10", "K17", "K24", "K26", "K27", "K29", "K31"])
def test_checks_of_hd42_are_off_before_it(code):
    assert not rule_set_on(DAY_BEFORE_HD42).is_on(code)
    assert rule_set_on(HD42).is_on(code)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2025, 7, 22), False), (date(2025, 7, 23), True)]
)
def test_k03_begins_with_the_directive(day, expected):
    assert rule_set_on(day).is_on("K03") is expected


@pytest.mark.parametrize("code", ["K19", "K32", "K36"])
def test_local_rules_are_off_until_the_cell_switches_them_on(code):
    assert not rule_set_on(HD42).is_on(code)
    own = (RuleValue(f"{code}.on", "1", HD42),)
    assert rule_set_on(HD42, own).is_on(code)


def test_every_check_has_the_severity_of_the_handbook():
    rules = rule_set_on(HD42)
    errors = {row.code for row in check_rows(rules, HD42) if row.severity is Severity.ERROR}
    numbers = (1, 3, 4, 5, 8, 14, 15, 16, 18, 20, 21, 22, 28, 29, 38)
    assert errors == {f"K{number:02d}" for number in numbers}
    assert rules.severity("K40") is Severity.INFO
    assert len(check_rows(rules, HD42)) == len(CHECK_RULES)


def test_the_values_of_the_cell_stand_over_the_shipped_ones_from_their_day():
    own = (RuleValue("attendance_min", "80", date(2026, 3, 1), "Quy định của đảng ủy"),)
    assert rule_set_on(date(2026, 2, 28), own).integer("attendance_min") == 90
    assert rule_set_on(date(2026, 3, 1), own).integer("attendance_min") == 80


def test_one_rule_is_read_alone_as_the_whole_set_has_it():
    own = (RuleValue("attendance_min", "80", date(2026, 3, 1), "Quy định của đảng ủy"),)
    for day in (date(2019, 1, 1), date(2026, 2, 28), date(2026, 3, 1)):
        whole = rule_set_on(day, own).integer("attendance_min")
        assert number_on("attendance_min", day, own) == whole


def test_a_newer_national_rule_ends_an_older_number_of_the_cell():
    own = (RuleValue("attendance_min", "80", date(2019, 1, 1)),)
    assert rule_set_on(HD12, own).integer("attendance_min") == 80
    assert rule_set_on(HD42, own).integer("attendance_min") == 90


def test_the_latest_value_of_the_cell_counts_and_a_very_early_one_too():
    own = (
        RuleValue("window_to", "10", date(2017, 1, 1)),
        RuleValue("window_to", "12", date(2026, 5, 1)),
    )
    assert rule_set_on(HD42, own).integer("window_to") == 12
    assert rule_set_on(date(2017, 5, 1), own).integer("window_to") == 10


def test_typed_values_read_as_written():
    rules = some_rules(min_minutes_override="60")
    assert rules.optional_integer("min_minutes_override") == 60
    assert rules.optional_integer("large_cell_from") is None
    assert rules.fraction("quorum") == Fraction(2, 3)
    assert rules.texts("merge_keywords") == ("giao ban", "chuyên môn")
    assert rules.bands("speaker_bands") == (50, 40, 30)


def test_a_snapshot_of_an_older_version_still_answers():
    old = RuleSet("meeting.hd12", (("attendance_min", "85"),))
    assert old.integer("min_minutes") == 90
    assert not old.is_on("K31")
    assert RuleSet("meeting.hd42").is_on("K31")


@pytest.mark.parametrize(
    ("label", "threshold", "since", "verified"),
    [
        ("Tỷ lệ dự họp tối thiểu", "≥ 90%", date(2025, 10, 28), False),
        ("Thời lượng tối thiểu", "90 phút", date(2018, 7, 6), True),
        ("Thường kỳ kết hợp chuyên đề", "120 phút", date(2018, 7, 6), True),
        ("Vắng có lý do liên tiếp tối đa", "3 kỳ", date(2018, 7, 6), True),
        ("Tự phê bình và phê bình", "≥ 15 phút", date(2025, 10, 28), False),
        ("Đăng tài liệu trước buổi họp", "≥ 1 ngày", date(2025, 10, 28), True),
        ("Đăng, báo cáo sau buổi họp", "≤ 2 ngày", date(2025, 10, 28), False),
    ],
)
def test_the_settings_list_the_thresholds_of_the_picture(label, threshold, since, verified):
    row = next(row for row in rule_rows(HD42) if row.rule.label == label)
    assert (row.threshold, row.rule.valid_from, row.is_verified) == (threshold, since, verified)
    assert row.checked == ("Đã đối chiếu" if verified else "Cần hỏi cấp trên")
    assert not row.is_own


def test_an_own_value_is_listed_as_such_with_the_words_of_the_rule():
    own = (RuleValue("critique_minutes_min", "20", date(2026, 1, 1), "Phiếu của cấp trên"),)
    row = next(row for row in rule_rows(HD42, own) if row.rule.key == "critique_minutes_min")
    assert (row.threshold, row.is_own, row.rule.label) == (
        "≥ 20 phút",
        True,
        "Tự phê bình và phê bình",
    )


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("attendance_strict", "Tắt"),
        ("min_minutes_override", "Không dùng"),
        ("two_thirds_matters", "Kết nạp đảng viên, Xóa tên"),
        ("K13.severity", "Nên xem"),
        ("K13.on", "Bật"),
        ("quorum", "≥ 2/3"),
    ],
)
def test_every_kind_of_value_reads_in_words(key, text):
    assert threshold_text(shipped_value(key, HD42)) == text


@pytest.mark.parametrize(
    ("key", "value", "accepted"),
    [
        ("min_minutes", "100", True),
        ("min_minutes", "-1", False),
        ("min_minutes", "nhiều", False),
        ("min_minutes_override", "", True),
        ("min_minutes_override", "x", False),
        ("quorum", "1/2", True),
        ("quorum", "3/2", False),
        ("quorum", "1/0", False),
        ("K13.on", "0", True),
        ("K13.on", "yes", False),
        ("speaker_bands", "60/50", True),
        ("speaker_bands", "50/60", False),
        ("merge_keywords", "giao ban", True),
        ("two_thirds_matters", "admission", True),
        ("two_thirds_matters", "", True),
        ("two_thirds_matters", "votes", False),
        ("K13.severity", "E", True),
        ("K13.severity", "X", False),
        ("no_such_rule", "1", False),
    ],
)
def test_only_what_a_rule_can_hold_is_accepted(key, value, accepted):
    assert (check_rule_value(key, value) == ()) is accepted


def test_every_shipped_value_is_one_its_kind_accepts():
    assert all(is_value(rule.kind, rule.value) for rule in SHIPPED)
    assert all(rule.label for rule in SHIPPED)
    assert {rule.kind for rule in THRESHOLDS} >= {ValueKind.INTEGER, ValueKind.FRACTION}


def test_a_rule_set_is_made_of_texts_only():
    rules = rule_set_on(HD42)
    assert all(isinstance(part, str) for pair in rules.values for part in pair)
    assert len({key for key, _ in rules.values}) == len(rules.values)


def test_rules_stay_the_same_from_one_start_to_the_next():
    own = (RuleValue("finished_days_after", "5", date(2024, 6, 1), "Nghị quyết"),)
    starts = {value.valid_from for value in (*SHIPPED, *own)} | {date(2000, 1, 1)}
    for start in sorted(starts):
        later = min((other for other in starts if other > start), default=date(2040, 1, 2))
        for day in (start, start + (later - start) / 2, later - timedelta(days=1)):
            assert rule_set_on(day, own) == rule_set_on(start, own)
    assert rule_set_on(date(2024, 5, 31), own) != rule_set_on(date(2024, 6, 1), own)
