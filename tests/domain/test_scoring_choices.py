"""What persons may enter, and what an entry does to its line."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.choices import FAIL, PASS, Choice, choice_of_line
from app.domain.errors import Refused
from app.domain.evidence import known_evidence
from app.domain.evidence_keys import EvidenceKey
from app.domain.meetings import MeetingKind
from app.domain.rubrics import Policy
from app.domain.score_sheets import SheetLine
from app.domain.scored_items import LineState
from app.domain.scoring import check_entry, seen_beside
from tests.domain.score_samples import ended_facts, library, rubric, sample_facts, scored, untyped

DETAILED = rubric("an-phu-chi-tiet")
CONDENSED = rubric("hd42-rut-gon")
QUARTER = rubric("member-d")
LONG_REASON = "Đồng hồ phòng họp chạy chậm"


def refusal(entry, made=DETAILED, facts=None):
    problems = check_entry(made, facts if facts is not None else sample_facts(), entry)
    return problems[0].message if problems else ""


@pytest.mark.parametrize(
    "entry",
    [
        Choice("5.3", level_id=PASS),
        Choice("5.3", level_id=FAIL),
        Choice("5.3", points=Fraction(3)),
        Choice("2.1", level_id="a"),
        Choice("4.7", note="Mục 6 bắt đầu muộn"),
        Choice("4.7", level_id=PASS, is_override=True, reason=LONG_REASON),
        Choice("2.1", level_id="b", is_override=True, reason=LONG_REASON),
        Choice("2.1", points=Fraction(2), is_override=True, reason=LONG_REASON),
        Choice("4.3", policy="full"),
    ],
)
def test_entry_is_taken(entry):
    assert refusal(entry) == ""


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Choice("9.9", level_id=PASS), "Mục này không có trong phiếu."),
        (Choice("4.3", level_id=PASS), "Mục này không áp dụng ở buổi họp này."),
        (Choice("4.3", policy="ask"), "Cách tính này không có trong phiếu."),
        (Choice("5.3", policy="full"), "Cách tính này không có trong phiếu."),
        (Choice("5.3", level_id="a"), "Mức này không có trong phiếu."),
        (Choice("2.1", level_id="z"), "Mức này không có trong phiếu."),
        (Choice("5.3", points=Fraction(1)), "Mục này chỉ có 0 hoặc 3 điểm."),
        (Choice("5.3", points=Fraction(4)), "Điểm phải từ 0 đến 3."),
        (Choice("4.7", level_id=PASS), "Mục này do hồ sơ quyết định."),
        (Choice("8.2", level_id=PASS), "Mục này do hồ sơ quyết định."),
        (Choice("2.1", level_id="c"), "Mục này do hồ sơ quyết định."),
        (Choice("4.7", level_id=PASS, is_override=True, reason="Ngắn quá"), "Lý do sửa điểm cần"),
    ],
)
def test_entry_is_refused_with_a_sentence(entry, sentence):
    assert refusal(entry).startswith(sentence)


def test_numbers_keep_to_their_step():
    assert refusal(Choice("1.1", points=Fraction("4.25")), QUARTER, {}) == "Điểm ghi theo bước 0,5."
    assert refusal(Choice("1.1", points=Fraction("4.5")), QUARTER, {}) == ""
    assert refusal(Choice("1.1", level_id=PASS), QUARTER, {}) == (
        "Mức này không có trong phiếu. Hãy chọn lại."
    )


def test_value_in_a_gap_may_be_read_either_way_without_a_reason():
    facts = ended_facts()
    half = replace(facts, proceedings=replace(facts.proceedings, speakers=10))
    assert scored(DETAILED, half).item("4.5").gap_id == "exactly-50"
    five = Choice("4.5", points=Fraction(5))
    assert refusal(five, facts=half) == ""
    line = scored(DETAILED, half, [five]).item("4.5")
    assert (line.state, line.points) == (LineState.CHOSEN, 5)
    assert refusal(Choice("4.5", points=Fraction(3)), facts=half) != ""


def test_overridden_line_prints_its_reason_and_what_the_record_says():
    entry = Choice("4.7", level_id=PASS, is_override=True, reason=LONG_REASON)
    line = scored(DETAILED, sample_facts(), [entry]).item("4.7")
    assert (line.state, line.points, line.low, line.high) == (LineState.OVERRIDDEN, 1, 1, 1)
    assert line.reason == LONG_REASON
    assert line.suggestion == 0
    assert line.why == f"Sửa thành 1 điểm: {LONG_REASON}. Theo hồ sơ: 0 điểm."


def test_overriding_what_nothing_decides_says_only_the_reason():
    entry = Choice("8.2", level_id=PASS, is_override=True, reason=LONG_REASON)
    line = scored(DETAILED, sample_facts(), [entry]).item("8.2")
    assert line.why == f"Sửa thành 2 điểm: {LONG_REASON}. Theo hồ sơ: 0 điểm."
    free = Choice("5.3", level_id=PASS, is_override=True, reason=LONG_REASON)
    assert scored(DETAILED, sample_facts(), [free]).item("5.3").why.endswith(f"{LONG_REASON}.")


def test_number_entry_is_marked_for_review_when_its_evidence_changes():
    facts = sample_facts()
    mark = scored(CONDENSED, facts).item("4.2").evidence_mark
    entry = Choice("4.2", points=Fraction(22), evidence_seen=mark)
    assert not scored(CONDENSED, facts, [entry]).item("4.2").needs_review
    more = replace(facts, proceedings=replace(facts.proceedings, speakers=15))
    line = scored(CONDENSED, more, [entry]).item("4.2")
    assert (line.needs_review, line.points) == (True, 22)


def test_number_line_shows_its_evidence_beside_the_entry():
    entry = Choice("4.2", points=Fraction(22))
    line = scored(CONDENSED, sample_facts(), [entry]).item("4.2")
    assert line.why.startswith("Người chấm chọn 22/25 điểm. Đã làm 7/9 = 77,8% mục")
    assert "Phát biểu 11/20 = 55,0%." in line.why


def test_number_line_met_in_full_needs_no_click_and_stays_empty_otherwise():
    facts = sample_facts()
    met = scored(CONDENSED, facts).item("2")
    assert (met.state, met.points) == (LineState.AUTO, 5)
    fewer = replace(facts, attendance=replace(facts.attendance, present=19))
    line = scored(CONDENSED, fewer).item("2")
    assert (line.state, line.points, line.low, line.high) == (LineState.EMPTY, None, 0, 5)
    assert line.why.startswith("Cần người ghi điểm. Dự 19/22 = 86,4%.")


def test_points_beyond_a_smaller_maximum_are_held_to_it():
    entry = Choice("4.1", points=Fraction(50))
    assert scored(CONDENSED, sample_facts(), [entry]).item("4.1").points == 5


def test_entry_that_does_not_fit_its_line_is_no_entry():
    entry = Choice("4.1", level_id=PASS)
    assert scored(CONDENSED, sample_facts(), [entry]).item("4.1").state is LineState.EMPTY
    toggled = Choice("5.3", level_id="a")
    assert scored(DETAILED, sample_facts(), [toggled]).item("5.3").state is LineState.EMPTY


def test_level_chosen_by_hand_where_no_task_was_due():
    facts = sample_facts()
    none_due = replace(facts, previous=replace(facts.previous, counted=0, done=0))
    empty = scored(DETAILED, none_due).item("7")
    assert (empty.state, empty.low, empty.high) == (LineState.EMPTY, 10, 30)
    assert empty.why == "Cần người chọn. Kỳ này không có nhiệm vụ cũ đến hạn."
    line = scored(DETAILED, none_due, [Choice("7", level_id="b")]).item("7")
    assert (line.points, line.level_id) == (27, "b")
    assert line.why.startswith("Người chấm chọn mức “từ 80% đến dưới 90%”.")


def test_first_month_asks_what_to_do_with_the_last_resolution():
    facts = sample_facts()
    first = replace(facts, previous=replace(facts.previous, exists=False))
    line = scored(DETAILED, first).item("7")
    assert (line.state, line.points, line.low, line.high) == (LineState.EMPTY, None, 0, 30)
    assert line.policy_options == (Policy.FULL, Policy.EXCLUDE_AND_NORMALISE)
    assert line.why.startswith("Chưa có nghị quyết kỳ trước.")
    answered = scored(DETAILED, first, [Choice("7", policy="full")]).item("7")
    assert (answered.state, answered.points) == (LineState.NOT_APPLICABLE, 30)
    assert refusal(Choice("7", policy="full"), facts=first) == ""


def test_item_left_out_scales_the_rest_to_the_whole():
    facts = replace(sample_facts(), kind=MeetingKind.THEMATIC)
    sheet = scored(DETAILED, facts)
    assert sheet.item("4.2").policy is Policy.EXCLUDE_AND_NORMALISE
    assert sheet.scale == Fraction(100, 90)
    assert sheet.total == sum((i.points or 0 for i in sheet.items), Fraction(0)) * 10 / 9


def test_kept_line_becomes_a_choice():
    kept = SheetLine("5.3", Fraction(3), "pass", "", True, LONG_REASON, "Vì sao", "x=1")
    choice = choice_of_line(kept)
    assert choice == Choice("5.3", "pass", Fraction(3), "", True, LONG_REASON, "Vì sao", "x=1")
    assert choice.selects
    assert not choice_of_line(SheetLine("5.3", loss_note="Vì sao")).selects


def test_skeleton_cannot_be_scored():
    with pytest.raises(Refused, match="mới là khung, chưa đủ tiêu chí"):
        scored(rubric("phu-tho"), sample_facts())


def test_borrowed_scale_is_a_suggestion_only():
    made = CONDENSED
    item = untyped(made.item("6"))
    enabled = replace(item, suggest_from=replace(item.suggest_from, enabled=True))
    groups = tuple(replace(g, items=(enabled,)) if g.id == "6" else g for g in made.groups)
    lent = replace(made, groups=groups)
    line = scored(lent, sample_facts(), library=library()).item("6")
    assert (line.state, line.points, line.suggestion) == (LineState.EMPTY, None, 27)
    assert line.why.endswith("Gợi ý 27 điểm theo thang mượn.")
    assert scored(made, sample_facts(), library=library()).item("6").suggestion is None
    assert scored(lent, known_evidence({EvidenceKey.RESOLUTION_COMPLETION_PERCENT: None}),
                 library=library()).item("6").suggestion is None  # fmt: skip


@pytest.mark.parametrize("made", [DETAILED, CONDENSED, rubric("hd42-7-nhom")])
def test_what_stands_beside_a_line_is_the_mark_its_sheet_carries(made):
    facts = sample_facts()
    for item in scored(made, facts).items:
        assert seen_beside(made, facts, item.id) == item.evidence_mark
    assert seen_beside(made, facts, "không có") == ""
