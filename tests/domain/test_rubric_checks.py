"""Checks of a rubric: each thing that does not add up is named in Vietnamese."""

from datetime import date

import pytest

from app.data.rubric_files import import_rubric
from app.domain.rubric_checks import check_rubric
from app.domain.rubric_editions import by_hand_notice, offered
from app.domain.rubric_reading import read_rubric
from app.domain.rubrics import AppliesTo
from tests.domain.rubric_making import MINI, mini
from tests.domain.score_samples import RUBRIC_IDS, library, rubric


def faults_after(*changes: tuple[str, str]) -> list[str]:
    text = MINI
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [fault.sentence for fault in import_rubric(text, library()).faults]


B1_LAST = "          - {evidence: duration_shortfall_minutes, upper: 0, upper_inclusive: true}\n"
B1_KIND = "        kind: toggle\n        pass_when:\n" + B1_LAST
A1_LEVEL_A = '{id: a, text: "Từ 50%", lower: 50, lower_inclusive: true, points: 6}'
GOOD = '{grade: good, label: "Tốt", lower: 9, lower_inclusive: true, upper: 10'
FAIR = '{grade: fair, label: "Khá", lower: 5, lower_inclusive: true, upper: 9'

MAPPED_GATE = (
    "gates: [{id: g, enabled: true, grade: good, criteria_at_max: [A1],"
    " suggested_item_map: {x: {q: [A1]}}}]"
)


@pytest.mark.parametrize("name", RUBRIC_IDS)
def test_shipped_rubrics_add_up_together(name):
    assert check_rubric(rubric(name), library()) == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("schema: 1", "schema: 2", "Chỉ đọc được mẫu tệp “schema: 1”."),
        ("id: mini", "id: Mini phiếu", "“id” gồm chữ thường không dấu"),
        ('name: "Phiếu nhỏ"', 'name: " "', "Chưa có tên khung tiêu chí."),
        ("valid_to: null", 'valid_to: "2024-01-01"', "Ngày hết hiệu lực trước"),
        ("derive_from: {}", "gates_from: mini", "không thể mượn điều kiện của chính nó"),
        ("applies_to: [regular]", "applies_to: []", "Chưa ghi khung tiêu chí dùng cho loại nào."),
        ("[regular]", "[member_with_post]", "không hợp với “target: meeting”"),
        ("total: 10", "total: 12", "Các nhóm cộng lại 10 điểm, khác tổng 12."),
        ("total: 10", "total: 0", "Chưa có tổng điểm."),
        ("total: 10", "total: null", "Chưa có tổng điểm."),
        (GOOD, GOOD.replace("lower: 9", "lower: 8"), "chồng nhau: từ 8 đến dưới 9 điểm"),
        (GOOD, GOOD.replace("true, upper", "false, upper"), "xếp loại cho đúng 9 điểm"),
        (FAIR, FAIR.replace("lower: 5", "lower: 6"), "xếp loại cho từ 5 đến dưới 6 điểm"),
        ("upper: 10, upper_inclusive: true", "upper: 10, upper_inclusive: false", "đúng 10 điểm"),
        (FAIR, FAIR.replace("lower: 5", "lower: 9"), "Mức “Khá”: điểm dưới phải nhỏ hơn"),
        ("grade: fair", "grade: excellent", "Không có mức “excellent”; dùng một trong: good"),
        ("grade: fair", "grade: good", "Mã mức “good” bị trùng."),
        ('id: "B"', 'id: "A"', "Mã nhóm “A” bị trùng."),
        ('id: "B1"', 'id: "A1"', "Mã tiêu chí “A1” bị trùng."),
        ('id: "B1"', 'id: ""', "“id” đang để trống."),
        ('text: "Nhóm B"', 'text: ""', "Nhóm B chưa có tên."),
        ('text: "Đúng thời lượng"', 'text: ""', "Tiêu chí B1 chưa có nội dung."),
        ("max: 6\n", "max: 7\n", "Nhóm A: các tiêu chí cộng lại 6 điểm, khác điểm tối đa 7."),
        ("max: 6\n", "max: null\n", "Nhóm A chưa có điểm tối đa."),
        ("        max: 4\n", "        max: null\n", "Tiêu chí B1 chưa có điểm tối đa."),
        ("        max: 4\n", "        max: 0\n", "B1: điểm tối đa phải lớn hơn 0."),
        ("kind: toggle", "kind: number", "“pass_when” chỉ dùng cho “kind: toggle”."),
        ("kind: toggle", "kind: bands", "Tiêu chí B1 chưa có các mức."),
        ("kind: toggle", "kind: toggle\n        step: 1", "“step” chỉ dùng cho “kind: number”."),
        (B1_KIND, "        kind: number\n        step: 5\n", "bước nhập phải lớn hơn 0"),
        (B1_KIND, "        kind: number\n        min_points: 5\n", "điểm thấp nhất phải từ 0"),
        ("evidence: speaker_percent, ", "", "chưa ghi căn cứ chọn mức"),
        ("evidence: speaker_percent", "evidence: minutes_adopted", "là có/không, không chia mức"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("id: a", "id: b"), "mã mức “b” trùng hoặc để trống"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("points: 6", "points: 7"), "điểm của mức phải từ 0"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("points: 6", "points: 5"), "không mức nào đạt điểm tối đa"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("lower: 50", "lower: 60"), "giá trị từ 50 đến dưới 60"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("lower: 50", "lower: 40"), "chồng nhau từ 40 đến dưới 50"),
        (A1_LEVEL_A, A1_LEVEL_A.replace(", lower_inclusive: true", ""), "“lower_inclusive: true"),
        ("upper: 50, upper_inclusive: false", "upper: 50", "“upper_inclusive: true/false”"),
        (A1_LEVEL_A, A1_LEVEL_A.replace("50, lower", "50, upper: 40, upper_inclusive: true, lower"),
         "Cận dưới phải nhỏ hơn cận trên"),
        ("upper: 0, upper_inclusive: true", "equals: true", "“duration_shortfall_minutes” là số"),
        ("upper: 0, upper_inclusive: true", "", "“duration_shortfall_minutes” là số"),
        ("duration_shortfall_minutes, upper: 0", "minutes_adopted, upper: 0", "là có/không: ghi"),
        ("gates: []", "gates: [{id: g, enabled: true}]", "đúng một trong “grade” và “force_grade”"),
        ("gates: []", "gates: [{id: g, enabled: true, force_grade: poor}]", "chưa ghi “any_of”"),
        ("gates: []", "gates: [{id: g, enabled: true, grade: good}]", "một: “criteria_at_max”"),
        ("gates: []", "gates: [{id: g, enabled: true, grade: best, criteria_at_max: [A1]}]",
         "Phiếu này không có mức “best”."),
        ("gates: []", "gates: [{id: g, enabled: true, grade: good, criteria_at_max: [A9]}]",
         "Không có tiêu chí “A9”"),
        ("gates: []", MAPPED_GATE, "“q” không có trong “criteria_at_max”."),
        ("derive_from: {}", 'extra_fields: [{id: a, text: "B", kind: date}]', "có loại free_text"),
        ('"Chỉ để thử."', f'"{"x" * 5000}"', "Có đoạn chữ dài quá 4000 chữ cái"),
        ("derive_from: {}", 'derive_from: {mini: {"A": [A], "B": [B]}}', "thành vòng tròn"),
        ("derive_from: {}", "derive_from: {other: {C: [A], A: [B], B: [C]}}", "không có nhóm “C”."),
        ("derive_from: {}", "derive_from: {other: {A: [B]}}", "Chưa ghi nhóm “B” lấy điểm"),
        ("derive_from: {}", "derive_from: {other: {A: [x], B: [x]}}", "bị cộng hơn một lần"),
        ("derive_from: {}", 'derive_from: {hd42-rut-gon: {A: ["1"], B: ["9"]}}',
         "Phiếu “hd42-rut-gon” không có nhóm “9”."),
    ],
)  # fmt: skip
def test_fault_is_named(old, new, sentence):
    found = faults_after((old, new))
    assert any(sentence in line for line in found), found


ITEM_KEYS = "        kind: toggle\n"


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ("applies_if: {evidence: thematic_held, equals: true}", "phải đi cùng nhau"),
        ("if_not_applicable: {options: [full], default: ask}", "“ask” không có trong “options”."),
        ("if_not_applicable: {options: [transfer], default: transfer, transfer_to: A9}",
         "chưa ghi đúng mục nhận điểm"),
        ("if_not_applicable: {options: [transfer], default: transfer, transfer_to: B1}",
         "chưa ghi đúng mục nhận điểm"),
        ("overrides: [{when: [], points: 9}]", "“overrides” chưa ghi điều kiện"),
        ("overrides: [{when: [], points: 9}]", "điểm phải từ 0 đến tối đa"),
        ("parameters: {required_minutes: 9}", "Tham số có thể dùng: required_minutes_small"),
        ("parameters: {required_minutes_small: -9}", "Tham số phải lớn hơn 0."),
        ("suggest_from: {rubric: mini, item: A1, enabled: true}", "không thể mượn thang"),
        ("full_when: [{evidence: minutes_adopted, equals: true}]", "“full_when” chỉ dùng cho"),
    ],
)  # fmt: skip
def test_fault_of_one_criterion_is_named(extra, sentence):
    found = faults_after((ITEM_KEYS, f"{ITEM_KEYS}        {extra}\n"))
    assert any(sentence in line for line in found), found


def test_conditions_may_not_nest_without_end():
    inner = "{evidence: thematic_held, equals: true"
    deep = inner + ", applies_if: " + inner + ", applies_if: " + inner + ", applies_if: " + inner
    found = faults_after((B1_LAST, f"          - {deep}}}}}}}}}\n"))
    assert found == ["Điều kiện lồng nhau quá nhiều tầng."]


def test_points_do_not_wander_from_item_to_item():
    rule = "if_not_applicable: {options: [transfer], default: transfer, transfer_to: %s}"
    when = "applies_if: {evidence: thematic_held, equals: true}"
    found = faults_after(
        (ITEM_KEYS, f"{ITEM_KEYS}        {when}\n        {rule % 'A1'}\n"),
        ('text: "Tỷ lệ phát biểu",', f'text: "Tỷ lệ", {when}, {rule % "B1"},'),
    )
    assert found == [
        "Mục nhận điểm B1 lại có thể chuyển điểm đi.",
        "Mục nhận điểm A1 lại có thể chuyển điểm đi.",
    ]


def test_hole_of_a_scale_may_be_declared_as_a_gap():
    hole = A1_LEVEL_A.replace("lower_inclusive: true", "lower_inclusive: false")
    gap = '{id: half, text: "Đúng 50%", options: [2, 6], default: 2, when: [{evidence: '
    gap += "speaker_percent, lower: 50, lower_inclusive: true, upper: 50, upper_inclusive: true}]}"
    declared = (
        "upper_inclusive: false, points: 2}]}",
        f"upper_inclusive: false, points: 2}}], gaps: [{gap}]}}",
    )
    assert faults_after((A1_LEVEL_A, hole)) == [
        "Tiêu chí A1: chưa có mức cho giá trị đúng 50; thêm mức hoặc ghi vào “gaps”."
    ]
    assert faults_after((A1_LEVEL_A, hole), declared) == []


@pytest.mark.parametrize(
    ("gap", "sentence"),
    [
        ("{id: '', text: a, options: [2], default: 2, when: []}", "trùng hoặc để trống"),
        ("{id: g, text: a, options: [2], default: 2, when: []}", "chưa ghi điều kiện"),
        ("{id: g, text: a, options: [2], default: 3, when: []}", "3 không có trong “options”."),
        ("{id: g, text: a, options: [9], default: 9, when: []}", "điểm phải từ 0 đến tối đa"),
    ],
)
def test_fault_of_a_gap_is_named(gap, sentence):
    end = "upper_inclusive: false, points: 2}]}"
    found = faults_after((end, end[:-1] + f", gaps: [{gap}]}}"))
    assert any(sentence in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("        kind: toggle\n", "", ["Thiếu “kind”."]),
        ("target: meeting", "target: meetings",
         ["“meetings” không dùng được ở đây, có phải “meeting”."]),
        ("derive_from: {}", "derive_from: [x]",
         ["“derive_from” phải gồm các dòng “tên: giá trị”."]),
        ("complete: true", "complet: true",
         ["Thiếu “complete”.",
          "“complet” không có trong mẫu khung tiêu chí, có phải “complete”."]),
        ("        max: 4\n", "        max: [4]\n",
         ["“max” phải là một giá trị, không phải danh sách hay nhóm dòng."]),
        ("valid_to: null", 'valid_to: "2025-02-30"',
         ["“valid_to” phải là ngày có thật, viết như 2025-10-28."]),
        ("thu_cap", "x" * 50,
         [f"“{'x' * 40}…” không dùng được ở đây; dùng một trong: da_doi_chieu, thu_cap."]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_once_and_not_again_by_the_checks(old, new, sentences):
    assert sorted(faults_after((old, new))) == sorted(sentences)


@pytest.mark.parametrize(
    ("wrong", "hidden", "sentence"),
    [
        (("target: meeting", "target: meting"), ("total: 10", "total: 12"), "khác tổng 12."),
        (("scoring: points", "scoring: point"), ("total: 10", "total: 12"), "khác tổng 12."),
        (("total: 10", "total: ten"), (FAIR, FAIR.replace("lower: 5", "lower: 6")),
         "Chưa có mức xếp loại cho từ 5 đến dưới 6 điểm."),
        (("kind: toggle", "kind: togle"), ("        max: 4\n", "        max: 5\n"),
         "Nhóm B: các tiêu chí cộng lại 5 điểm, khác điểm tối đa 4."),
        (("kind: bands", "kind: band"), (A1_LEVEL_A, A1_LEVEL_A.replace("points: 6", "points: 7")),
         "Tiêu chí A1: điểm của mức phải từ 0 đến tối đa."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_hides_no_other_fault(wrong, hidden, sentence):
    """All faults of a file are told at once: one wrong letter must not keep the rest for later."""
    alone, both = faults_after(wrong), faults_after(wrong, hidden)
    assert len(alone) == 1
    assert any(sentence in line for line in both), both


def test_a_misspelt_target_or_scoring_is_guessed_from_the_rest():
    of_members = ("target: meeting", "target: mem"), ("[regular]", "[member_with_post]")
    assert "Không có mức “fair”" in " ".join(faults_after(*of_members))
    mixed = faults_after(of_members[0], ("[regular]", "[regular, member_with_post]"))
    assert not any("không hợp với" in line for line in mixed)
    start, end = MINI.index("bands:"), MINI.index("gates:")
    no_points = MINI[:start] + "bands: []\n" + MINI[end:]
    no_points = no_points.replace("scoring: points", "scoring: x").replace("total: 10", "total: ~")
    found = [fault.sentence for fault in import_rubric(no_points, library()).faults]
    assert "Phiếu đạt/không đạt không có điểm: để “max: null”." in found


def test_bands_stand_from_the_highest_down():
    swapped = MINI.splitlines()
    good = next(i for i, line in enumerate(swapped) if "grade: good" in line)
    swapped[good], swapped[good + 1] = swapped[good + 1], swapped[good]
    found = [fault.sentence for fault in import_rubric("\n".join(swapped)).faults]
    assert found == ["Các mức phải xếp từ cao xuống thấp."]


def test_a_sheet_of_points_needs_grades():
    start, end = MINI.index("bands:"), MINI.index("gates:")
    found = import_rubric(MINI[:start] + "bands: []\n" + MINI[end:], library()).faults
    assert "Chưa có các mức xếp loại." in [fault.sentence for fault in found]


@pytest.mark.parametrize("raw", [["mini"], "mini", None])
def test_what_is_no_record_at_all_is_refused_and_not_checked_further(raw):
    reading = read_rubric(raw)
    assert reading.rubric is None
    assert len(reading.faults) == 1


def test_sheet_of_met_or_not_has_no_points():
    found = faults_after(("scoring: points", "scoring: pass_fail"))
    assert "Phiếu đạt/không đạt không có tổng điểm: để “total: null”." in found
    assert "Phiếu đạt/không đạt không xếp mức theo điểm: để “bands: []”." in found
    assert "Phiếu đạt/không đạt không có điểm: để “max: null”." in found
    assert "Phiếu đạt/không đạt chỉ có dòng “kind: toggle”." in found


PASS_LINE = "min_points: 1, overrides: [{when: [], points: 1}, {when: [], points: 5}]"


def test_lines_met_or_not_carry_no_points_of_their_own():
    found = faults_after(
        ("scoring: points", "scoring: pass_fail"), ('{id: "A1",', f'{{id: "A1", {PASS_LINE},')
    )
    assert "Phiếu đạt/không đạt không có điểm thấp nhất." in found
    assert found.count("Phiếu đạt/không đạt: “points” là 1 (đạt) hoặc 0 (không).") == 1


def test_complete_rubric_has_groups_with_items():
    empty = MINI[: MINI.index("groups:")] + "groups: []\n"
    found = [fault.sentence for fault in import_rubric(empty).faults]
    assert found == ["Khung tiêu chí đủ dùng (complete: true) phải có nhóm và tiêu chí."]
    group = empty.replace("groups: []", "groups: [{id: A, text: A, max: 10, items: []}]")
    assert [fault.sentence for fault in import_rubric(group).faults] == [
        "Nhóm A chưa có tiêu chí nào."
    ]


def test_skeleton_may_leave_items_and_maxima_open():
    skeleton = ("complete: true", "complete: false")
    assert faults_after(skeleton, ("        max: 4\n", "        max: null\n")) == []


def test_subgroups_name_items_of_their_group_and_add_up():
    parts = 'max: 4\n    subgroups: [{id: p, text: P, max: 3, items: ["B1"]}, '
    parts += '{id: q, text: Q, max: 1, items: ["B2"]}]\n'
    found = faults_after(("max: 4\n", parts))
    assert found[0] == "Phần p: các tiêu chí cộng lại 4 điểm."
    assert found[1].startswith("Nhóm B không có tiêu chí “B2”")


def test_annual_rule_names_grades_and_one_measure_each():
    rule = "roll_up: {period: year, counts: [regular], complete: true, rules: [{grade: best, "
    rule += "label: x, require: [{at_least: top}, {sessions_count: 7, at_least: good}]}]}"
    found = faults_after(("roll_up: null", rule))
    assert found == [
        "Phiếu này không có mức “best”.",
        "Ghi đúng một: “share_of_sessions_percent” hoặc “sessions_count”.",
        "Phiếu này không có mức “top”.",
    ]


@pytest.mark.parametrize(
    ("demand", "sentences"),
    [
        ("share_of_sessions_percent: 100", []),
        ("share_of_sessions_percent: 166", ["Tỷ lệ buổi họp phải từ 0 đến 100."]),
        ("sessions_count: 0", []),
        ("sessions_count: -1", ["Số buổi họp phải là số nguyên từ 0."]),
        ("sessions_count: 6.5", ["Số buổi họp phải là số nguyên từ 0."]),
    ],
)
def test_demands_of_an_annual_rule_are_shares_or_whole_numbers(demand, sentences):
    rule = "roll_up: {period: year, counts: [regular], complete: true, rules: [{grade: good, "
    rule += f"label: x, require: [{{{demand}, at_least: good}}]}}]}}"
    assert faults_after(("roll_up: null", rule)) == sentences


def test_circle_through_another_rubric_is_found():
    made = mini()
    seven = rubric("hd42-7-nhom")
    circle = faults_after(("id: mini", "id: hd42-rut-gon"), ("derive_from: {}",
        'derive_from: {hd42-7-nhom: {A: ["1"], B: ["2"]}}'))  # fmt: skip
    assert any("thành vòng tròn" in line for line in circle)
    assert check_rubric(made, {"hd42-7-nhom": seven}) == ()


def test_rubric_that_lends_its_conditions_must_be_in_the_book():
    assert faults_after(("derive_from: {}", "gates_from: phu-to")) == [
        "Sổ chưa có khung tiêu chí “phu-to” để mượn điều kiện, có phải “phu-tho”."
    ]
    assert faults_after(("derive_from: {}", "gates_from: phu-tho")) == []


def test_yearly_count_of_one_scale_among_several_is_left_to_its_ends():
    form = rubric("an-phu-chi-tiet").item("1.1")
    assert {level.evidence for level in form.levels} == {
        "duration_shortfall_minutes",
        "duration_ratio_percent",
    }


@pytest.mark.parametrize(
    ("name", "day", "in_force"),
    [
        ("hd12-checklist", date(2018, 7, 5), False),
        ("hd12-checklist", date(2018, 7, 6), True),
        ("hd12-checklist", date(2025, 10, 27), True),
        ("hd12-checklist", date(2025, 10, 28), False),
        ("hd42-rut-gon", date(2030, 1, 1), True),
        ("phu-tho", date(1990, 1, 1), True),
    ],
)
def test_dates_of_a_rubric_include_their_ends(name, day, in_force):
    assert rubric(name).in_force_on(day) is in_force


def test_scale_without_an_upper_end_names_its_hole():
    counted = ("evidence: speaker_percent", "evidence: critique_minutes")
    end = "lower: 50, lower_inclusive: true,"
    ends = (end, f"{end} upper: 90, upper_inclusive: true,")
    assert faults_after(counted, ends) == [
        "Tiêu chí A1: chưa có mức cho giá trị trên 90; thêm mức hoặc ghi vào “gaps”."
    ]


def test_rubrics_in_force_are_offered_first_and_skeletons_never():
    found = offered(library().values(), AppliesTo.REGULAR, date(2026, 11, 3))
    assert [made.id for made in found][-1] == "hd12-checklist"
    assert {made.id for made in found[:-1]} == {"an-phu-chi-tiet", "hd42-7-nhom", "hd42-rut-gon"}
    old = offered(library().values(), AppliesTo.THEMATIC, date(2020, 10, 7))
    assert old[0].id == "hd12-checklist"


def test_rubric_chosen_outside_its_dates_says_so():
    assert by_hand_notice(rubric("hd42-rut-gon"), date(2026, 11, 3)) == ""
    assert by_hand_notice(rubric("hd42-rut-gon"), date(2018, 3, 30)) == (
        "Khung tiêu chí do chi bộ chọn; ngày họp 30/3/2018 nằm ngoài thời gian áp dụng của khung "
        "(từ ngày 28/10/2025)."
    )
