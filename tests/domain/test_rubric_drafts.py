"""A rubric being edited: places, entries, sums, and where a fault lies in words."""

from fractions import Fraction

import pytest

from app.domain.evidence_keys import EvidenceKey
from app.domain.rubric_drafts import (
    conditions_of_draft,
    conditions_text,
    draft_of,
    new_group,
    new_item,
    place_words,
    sums,
    unused_grades,
    value_at,
    with_band,
    with_band_from,
    with_entry,
    with_entry_moved,
    with_total,
    with_value,
    without_band,
    without_entry,
)
from app.domain.rubric_reading import read_rubric
from app.domain.rubrics import Condition
from tests.domain.rubric_making import mini
from tests.domain.score_samples import RUBRIC_IDS, rubric

DRAFT = draft_of(mini())
ITEMS = "groups[0].items"


def faults(draft):
    return [(fault.path, fault.sentence) for fault in read_rubric(draft).faults]


@pytest.mark.parametrize("name", RUBRIC_IDS)
def test_an_untouched_draft_is_the_same_rubric(name):
    assert read_rubric(draft_of(rubric(name))).rubric == rubric(name)


def test_a_value_is_read_and_changed_by_its_place_only_in_the_new_draft():
    changed = with_value(DRAFT, "groups[1].items[0].max", "5")
    assert value_at(changed, "groups[1].items[0].max") == "5"
    assert value_at(DRAFT, "groups[1].items[0].max") == "4"
    assert changed["bands"] is DRAFT["bands"]
    assert value_at(with_value(DRAFT, "print.title", "Phiếu"), "print") == {"title": "Phiếu"}


@pytest.mark.parametrize("place", ["groups[9].id", "nothing", "name.first", "name[0]", "bands.x"])
def test_a_place_that_is_not_there_holds_nothing(place):
    assert value_at(DRAFT, place) is None


def test_every_fault_of_a_change_carries_the_place_it_was_made_at():
    changed = with_value(with_value(DRAFT, "groups[1].items[0].max", "5"), "name", "")
    assert ("groups[1].items", "Nhóm B: các tiêu chí cộng lại 5 điểm, khác điểm tối đa 4.") in (
        faults(changed)
    )
    assert ("name", "Chưa có tên khung tiêu chí.") in faults(changed)


def test_entries_are_added_moved_and_taken_away():
    more = with_entry(DRAFT, "groups", new_group(DRAFT))
    assert value_at(more, "groups[2]") == {"id": "3", "text": "", "max": "0", "items": []}
    first = with_entry(DRAFT, "groups", new_group(DRAFT), at=0)
    assert [group["id"] for group in first["groups"]] == ["3", "A", "B"]
    swapped = with_entry_moved(DRAFT, "groups[0]", 1)
    assert [group["id"] for group in swapped["groups"]] == ["B", "A"]
    assert with_entry_moved(DRAFT, "groups[1]", 1) is DRAFT
    assert without_entry(DRAFT, "groups[0].items[0]")["groups"][0]["items"] == []
    assert value_at(with_entry(DRAFT, "caveats_of", "x"), "caveats_of") == ["x"]


def test_a_new_criterion_has_the_next_free_number_and_points_where_there_are_points():
    one = with_entry(DRAFT, ITEMS, {"id": "A.3"})
    assert new_item(one, "groups[0]") == {"id": "A.4", "text": "", "max": "1", "kind": "number"}
    lines = with_value(DRAFT, "scoring", "pass_fail")
    assert new_item(lines, "groups[1]") == {
        "id": "B.2",
        "text": "",
        "max": None,
        "kind": "toggle",
    }


def test_a_grade_that_begins_elsewhere_moves_the_end_of_the_one_below():
    changed = with_band_from(DRAFT, 0, "8", takes_lower=False)
    assert value_at(changed, "bands[0].lower") == value_at(changed, "bands[1].upper") == "8"
    assert value_at(changed, "bands[1].upper_inclusive") is True
    assert faults(changed) == []
    crossed = with_band_from(DRAFT, 1, "9.5", takes_lower=True)
    assert [path for path, _ in faults(crossed)] == ["bands[1]"]
    last = with_band_from(DRAFT, 2, "1", takes_lower=True)
    assert faults(last) == [("bands", "Chưa có mức xếp loại cho từ 0 đến dưới 1 điểm.")]


def test_a_grade_is_taken_away_and_the_others_still_touch():
    for at in range(3):
        assert faults(without_band(DRAFT, at)) == []
    first = without_band(DRAFT, 0)
    assert (first["bands"][0]["grade"], first["bands"][0]["upper"]) == ("fair", "10")
    assert without_band(DRAFT, 2)["bands"][-1]["lower"] == "0"


def test_a_grade_is_added_at_the_bottom_for_a_person_to_place():
    assert unused_grades(DRAFT) == (("average", "Trung bình"),)
    more = with_band(without_band(DRAFT, 2), "average", "Trung bình")
    assert faults(more) != []
    placed = with_band_from(more, 1, "5", takes_lower=True)
    assert faults(placed) == []
    none = with_value(DRAFT, "bands", [])
    assert faults(with_band(none, "good", "Tốt")) == []
    assert unused_grades(with_value(none, "target", "member"))[0][0] == "excellent"


def test_another_total_moves_the_top_of_the_best_grade():
    changed = with_total(DRAFT, "12")
    assert value_at(changed, "bands[0].upper") == "12"
    assert [path for path, _ in faults(changed)] == ["groups"]
    assert with_total(with_value(DRAFT, "bands", []), "12")["bands"] == []


def test_sums_show_what_is_added_and_what_is_stated():
    assert [(one.text, one.is_even) for one in sums(DRAFT)] == [
        ("6/6", True),
        ("4/4", True),
        ("10/10", True),
    ]
    short = sums(with_value(DRAFT, "groups[0].items[0].max", "2.5"))
    assert (short[0].text, short[0].is_even, short[0].added) == ("2,5/6", False, Fraction(5, 2))
    unread = sums(with_value(DRAFT, "groups[0].items[0].max", "nhiều"))
    assert (unread[0].text, unread[0].is_even) == ("…/6", False)
    assert sums({})[-1].text == "0/…"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("groups[0].items[0].levels[1].points", "Tiêu chí A1, mức 2"),
        ("groups[0].items[0].overrides[0].when[1].evidence", "Tiêu chí A1, ngoại lệ 1"),
        ("groups[0].items[0].gaps[2].default", "Tiêu chí A1, khoảng để ngỏ 3"),
        ("groups[0].items[0].applies_if.evidence", "Tiêu chí A1, khi nào áp dụng"),
        ("groups[0].items[0].if_not_applicable.options", "Tiêu chí A1, khi nào áp dụng"),
        ("groups[0].items[0].gaps", "Tiêu chí A1"),
        ("groups[1].items[0]", "Tiêu chí B1"),
        ("groups[1].max", "Nhóm B"),
        ("groups[7].max", "Nhóm"),
        ("groups", "Thông tin chung"),
        ("bands[1].grade", "Mức xếp loại 2"),
        ("bands", "Mức xếp loại"),
        ("gates[0].any_of[1]", "Điều kiện của mức 1"),
        ("roll_up.rules[2].require[0]", "Xếp loại năm 3"),
        ("derive_from.x", "Cách tính từ khung khác"),
        ("applies_to[0]", "Thông tin chung"),
        ("", "Thông tin chung"),
    ],
)
def test_a_place_is_said_in_words(place, words):
    assert place_words(DRAFT, place) == words


def test_conditions_of_a_draft_are_read_as_far_as_they_can_be():
    plain = {"evidence": "minutes_adopted", "equals": True}
    assert conditions_of_draft([plain, {"equals": True}]) == (
        Condition(evidence=EvidenceKey.MINUTES_ADOPTED, equals=True),
    )
    assert conditions_of_draft(None) == ()


def test_conditions_are_said_in_words():
    share = Condition(
        evidence=EvidenceKey.SPEAKER_PERCENT,
        lower=Fraction(50),
        lower_inclusive=False,
        upper=Fraction(90),
        upper_inclusive=True,
    )
    others = (
        Condition(evidence=EvidenceKey.MINUTES_ADOPTED, equals=True, applies_if=share),
        Condition(evidence=EvidenceKey.THEMATIC_HELD, equals=False),
        Condition(evidence=EvidenceKey.CRITIQUE_MINUTES, equals=Fraction(15)),
        Condition(evidence=EvidenceKey.CRITIQUE_MINUTES, lower=Fraction(15), lower_inclusive=True,
                  upper=Fraction(30), upper_inclusive=False),
    )  # fmt: skip
    assert conditions_text(others) == (
        "Đã thông qua biên bản: có (chỉ xét khi Tỷ lệ đảng viên phát biểu: trên 50 đến 90); "
        "Có sinh hoạt chuyên đề: không; Thời gian tự phê bình và phê bình: đúng 15; "
        "Thời gian tự phê bình và phê bình: từ 15 dưới 30"
    )
