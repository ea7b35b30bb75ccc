"""The sample meeting scores as the design pictures show it."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from app.domain.acts import Act
from app.domain.choices import Choice
from app.domain.scored_items import LineState
from tests.domain.score_samples import (
    choices_of_picture,
    ended_facts,
    last_choices,
    rubric,
    sample_facts,
    scored,
)

DETAILED = rubric("an-phu-chi-tiet")


def figures(sheet):
    return tuple(int(value) for value in (sheet.safe, sheet.winnable, sheet.lost, sheet.total))


def test_before_the_last_choices_88_are_safe_8_winnable_4_lost():
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    assert figures(sheet) == (88, 8, 4, 88)
    assert (sheet.maximum, sheet.grade_label) == (100, "Khá")
    assert sheet.next_grade == "Thêm 2 điểm nữa là Tốt."
    assert not sheet.can_close


def test_groups_stand_as_in_the_picture():
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    assert [f"{g.points}/{g.max}" for g in sheet.groups] == [
        "5/5",
        "5/5",
        "10/10",
        "29/30",
        "7/10",
        "3/5",
        "27/30",
        "2/5",
    ]
    assert [g.open_lines for g in sheet.groups] == [0, 0, 0, 0, 1, 1, 0, 2]
    assert [g.lost for g in sheet.groups] == [0, 0, 0, 1, 0, 0, 3, 0]


def test_each_winnable_line_names_the_act_that_wins_it():
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    lines = [(w.item_id, w.points, w.act, w.act_label) for w in sheet.winnable_lines]
    assert lines == [
        ("5.3", 3, Act.CHOOSE, "Chọn"),
        ("6.2", 2, Act.CHOOSE, "Chọn"),
        ("8.2", 2, Act.READ_BACK, "Đọc lại"),
        ("8.3", 1, Act.COMMIT, "Cam kết"),
    ]
    assert sheet.winnable_lines[2].where == "finish:adoption"


@pytest.mark.parametrize(
    ("item_id", "why"),
    [
        ("2.1", "Dự 20/22 = 90,9%, mức “từ 90% trở lên”."),
        ("2.2", "Dài nhất: đ/c Trần Quang Huy, 2 kỳ (T10, T11)."),
        ("4.5", "Phát biểu 11/20 = 55,0%, mức “trên 50%”."),
        ("4.7", "Mục 6 từ 15:05 đến 15:17, thiếu 3 phút."),
        ("7", "Xong 7/8 = 87,5%, mức “từ 80% đến dưới 90%”."),
        ("5.3", "Cần người chọn."),
        ("8.2", "Chưa đọc lại và thông qua biên bản."),
        ("3.3", "Họp chi ủy ngày 30/10/2026; có biên bản họp chi ủy."),
        ("1.1", "Đã họp 91 phút, dự kiến 95 phút, yêu cầu 90 phút, mức “đạt thời lượng yêu cầu”."),
    ],
)
def test_sentence_says_the_number_and_the_reason(item_id, why):
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    assert sheet.item(item_id).why == why


def test_lost_points_without_a_note_are_the_two_of_the_finding():
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    assert [item.id for item in sheet.items if item.needs_note] == ["4.7", "7"]
    noted = (*choices_of_picture(), Choice("4.7", note="Mục 6 bắt đầu muộn"))
    again = scored(DETAILED, sample_facts(), noted)
    assert [item.id for item in again.items if item.needs_note] == ["7"]


def test_month_without_topic_moves_its_5_points():
    sheet = scored(DETAILED, sample_facts(), choices_of_picture())
    moved, target = sheet.item("4.3"), sheet.item("4.2")
    assert (moved.state, moved.points, moved.max) == (LineState.NOT_APPLICABLE, None, 0)
    assert (target.points, target.max) == (15, 15)
    assert moved.why.startswith("Không áp dụng: chuyển điểm sang mục 4.2.")
    assert target.why.endswith("Gồm cả điểm chuyển từ mục 4.3.")


def test_closed_sheet_ends_at_94_good():
    sheet = scored(DETAILED, ended_facts(), last_choices())
    assert figures(sheet) == (94, 0, 6, 94)
    assert {item.id: item.lost for item in sheet.items if item.lost} == {"4.7": 1, "6.2": 2, "7": 3}
    assert (sheet.grade, sheet.grade_label, sheet.can_close) == ("good", "Tốt", True)
    assert sheet.winnable_lines == ()
    assert sheet.next_grade == ""
    assert sheet.verdict.sentence == "Điểm 94 – mức theo điểm: Tốt"


def test_commitments_count_for_the_vote_but_are_not_safe():
    facts = sample_facts()
    promised = replace(facts.closing, adoption_committed=True, posting_committed=True)
    sheet = scored(DETAILED, replace(facts, closing=promised), last_choices())
    assert figures(sheet) == (91, 3, 6, 94)
    assert sheet.can_close
    assert [w.act for w in sheet.winnable_lines] == [Act.READ_BACK, Act.POST]
    assert sheet.item("8.3").why == "Cam kết đăng tài liệu hoàn thiện chậm nhất ngày 05/11/2026."


def test_broken_commitment_is_seen_from_the_record():
    facts = ended_facts()
    closing = replace(facts.closing, finished_posted_on=None, posting_committed=True)
    late = replace(facts, closing=closing, today=facts.day + timedelta(days=3))
    sheet = scored(DETAILED, late, last_choices())
    assert figures(sheet) == (93, 0, 7, 93)
    assert sheet.item("8.3").state is LineState.AUTO


def test_one_attendance_tick_changes_item_total_and_grade_at_once():
    facts = ended_facts()
    fewer = replace(facts.attendance, present=19)
    sheet = scored(DETAILED, replace(facts, attendance=fewer), last_choices())
    assert sheet.item("2.1").points == 3
    assert sheet.item("2.1").why == "Dự 19/22 = 86,4%, mức “từ 75% đến dưới 90%”."
    assert sheet.total == 93


def test_unexcused_absence_overrides_the_share():
    facts = ended_facts()
    attendance = replace(facts.attendance, unexcused=1)
    sheet = scored(DETAILED, replace(facts, attendance=attendance), last_choices())
    line = sheet.item("2.1")
    assert (line.points, line.low, line.high) == (1, 1, 4)
    assert line.why == "1 đảng viên vắng không lý do; phiếu tính 1 điểm."
    assert sheet.winnable_lines[0].act is Act.RECORD_REASON


def test_nothing_is_filled_in_from_nothing():
    sheet = scored(DETAILED, sample_facts())
    assert all(sheet.item(i).points is None for i in ("3.1", "4.2", "5.1", "6.1"))
    assert sheet.total == sum(
        (item.points for item in sheet.items if item.state is LineState.AUTO), Fraction(0)
    )
