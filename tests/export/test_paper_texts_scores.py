from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.choices import FAIL, Choice
from app.domain.periods import Period
from app.domain.rule_sets import EARLY_NOTICE
from app.domain.score_sheets import SheetState
from app.services.paper_texts.monthly_list import is_listed, listed, monthly_list
from app.services.paper_texts.score_sheet import band_text, basis_text, score_sheet
from app.services.paper_texts.score_summary import loss_texts, score_summary, shortcomings_text
from app.services.paper_texts.source import PaperSource
from tests import builders as b
from tests.export.paper_sheets import a_rubric, a_view

LOST = Choice("6.2", level_id=FAIL, note="còn nể nang")
BY_HAND = Choice(
    "4.7", level_id="pass", is_override=True, reason="sổ viết tay ghi đủ 15 phút tự phê bình"
)


def source(*choices: Choice, **options) -> PaperSource:
    file = b.with_header(b.a_meeting_file(), shortcomings="Góp ý thẳng thắn hơn")
    return PaperSource(file, view=a_view(file, choices=choices, **options))


def test_the_minutes_state_points_grade_and_what_was_lost():
    summary = score_summary(source(LOST))
    assert summary is not None
    assert (summary.maximum, summary.shortcomings) == ("100", "góp ý thẳng thắn hơn.")
    assert "mục 6.2 trừ 2 điểm (còn nể nang)" in summary.losses
    assert summary.result.endswith("/100 điểm; xếp loại: Tốt")
    assert summary.votes[0].agree == 17


def test_points_set_by_hand_print_with_their_reason():
    summary = score_summary(source(BY_HAND))
    assert summary is not None
    reasons = {line.what: line.reason for line in summary.overrides}
    assert reasons["Mục 4.7: 1 điểm"] == "sổ viết tay ghi đủ 15 phút tự phê bình"


def test_a_meeting_without_points_says_nothing():
    assert score_summary(PaperSource(b.a_meeting_file())) is None


def test_before_the_vote_total_and_grade_are_left_open():
    summary = score_summary(source(state=SheetState.OPEN))
    assert summary is not None
    assert (summary.total, summary.grade, summary.gate_note) == ("…", "…", "")


def test_a_rubric_chosen_by_hand_is_named_as_such():
    found = source()
    assert found.view is not None
    header = replace(found.file.header, day=date(2025, 10, 7))
    by_hand = replace(
        found,
        file=replace(found.file, header=header),
        view=replace(found.view, chosen_by_hand=True),
    )
    summary = score_summary(by_hand)
    assert summary is not None
    assert summary.chosen_by_hand == (
        "Khung tiêu chí do chi bộ chọn; ngày họp 07/10/2025 nằm ngoài thời gian áp dụng của khung "
        "(từ ngày 28/10/2025)."
    )


def test_a_day_without_rules_of_its_own_is_said_on_sheet_and_minutes():
    found = source()
    assert found.view is not None
    rules = replace(found.file.rules, notice=EARLY_NOTICE)
    early = replace(found, file=replace(found.file, rules=rules))
    summary, sheet = score_summary(early), score_sheet(early, found.view)
    assert summary is not None
    assert summary.chosen_by_hand == sheet.chosen_by_hand == EARLY_NOTICE


@pytest.mark.parametrize(
    ("choices", "of_minutes", "of_resolution"),
    [
        ((LOST,), "các điểm trừ nêu trên.", "còn nể nang"),
        ((), "các điểm trừ nêu trên.", "mục 7: xong 7/8 = 87,5%"),
    ],
)
def test_what_must_be_mended_comes_from_the_lost_points_where_nobody_wrote_it(
    choices, of_minutes, of_resolution
):
    file = b.a_meeting_file()
    found = PaperSource(file, view=a_view(file, choices=choices))
    summary = score_summary(found)
    assert summary is not None
    assert summary.shortcomings == of_minutes
    assert of_resolution in shortcomings_text(found)


def test_before_the_vote_nobody_claims_there_is_nothing_to_mend():
    file = b.a_meeting_file()
    assert shortcomings_text(PaperSource(file, view=a_view(file, state=SheetState.OPEN))) == ""


def test_a_sheet_without_points_counts_what_was_met():
    file = b.a_meeting_file()
    view = a_view(file, "hd12-checklist")
    summary = score_summary(PaperSource(file, view=view))
    assert summary is not None
    assert summary.result.startswith(f"đạt {summary.total}/{summary.maximum} nội dung")
    assert "điểm" not in summary.result


def test_the_sheet_has_every_line_and_sums_by_group():
    found = source(LOST)
    assert found.view is not None
    paper = score_sheet(found, found.view)
    assert [group.row.number for group in paper.groups] == list("12345678")
    assert sum(len(group.items) for group in paper.groups) == 27
    assert sum(int(group.row.self_points) for group in paper.groups) == int(paper.total.self_points)
    principle = paper.groups[5]
    assert (principle.row.maximum, principle.row.cell_points) == ("5", "3")
    assert principle.items[1].note == "Còn nể nang"


def test_the_cell_column_is_empty_until_the_vote():
    found = source(state=SheetState.OPEN)
    assert found.view is not None
    paper = score_sheet(found, found.view)
    assert paper.total.cell_points == ""
    assert {item.cell_points for group in paper.groups for item in group.items} == {""}


def test_the_superior_has_a_column_and_a_grade_of_its_own():
    found = source(superior=Fraction(71))
    assert found.view is not None
    paper = score_sheet(found, found.view)
    assert (paper.total.superior_points, paper.grade_superior) == ("71", "Khá")
    assert paper.total.cell_points != "71"


def test_a_sheet_of_lines_met_or_not_prints_words():
    file = b.a_meeting_file()
    view = a_view(file, "hd12-checklist")
    paper = score_sheet(PaperSource(file, view=view), view)
    words = {item.self_points for group in paper.groups for item in group.items}
    assert words <= {"Đạt", "Không"}
    assert paper.bands == ()
    assert paper.groups[0].row.self_points == ""


def test_bands_and_bases_are_written_out():
    rubric = a_rubric()
    assert [band_text(band) for band in rubric.bands] == [
        "Tốt từ 90 điểm trở lên",
        "Khá từ 70 đến dưới 90 điểm",
        "Trung bình từ 50 đến dưới 70 điểm",
        "Kém dưới 50 điểm",
    ]
    assert basis_text(rubric.basis[0]) == "Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025"


def test_signatures_split_body_and_post():
    found = source()
    assert found.view is not None
    paper = score_sheet(found, found.view)
    assert (paper.left.capacity, paper.left.title) == ("T/M BAN CHI ỦY", "BÍ THƯ")
    assert paper.right is not None
    assert paper.right.name == "Nguyễn Hữu Phước"


@pytest.mark.parametrize(("counts_attended", "said"), [(True, "20/24"), (False, "")])
def test_the_list_upward_counts_as_the_screen_does(counts_attended, said):
    found = source(LOST)
    settings = replace(found.file.settings, list_counts_attended=counts_attended)
    found = replace(found, file=replace(found.file, settings=settings))
    paper = monthly_list(listed([found]), date(2026, 11, 10), whole_year=False)
    (row,) = paper.rows
    assert found.view is not None
    assert (row.members, row.members_text, row.attended) == (24, said, 20)
    assert row.points == found.view.sheet.total
    assert row.grade == found.view.sheet.grade
    assert row.note == "; ".join(loss_texts(found.view))
    assert (paper.year, paper.month, row.meeting_key) == (2026, 11, "2026-11")


def test_the_list_reports_the_superiors_points_where_given():
    found = source(superior=Fraction(71))
    (row,) = monthly_list(listed([found]), date(2026, 11, 10), whole_year=False).rows
    assert (int(row.points), row.grade) == (71, "fair")


@pytest.mark.parametrize(
    ("before", "footnote"),
    [
        (24, "đảng số không thay đổi so với tháng 10."),
        (23, "đảng số tháng 11 tăng 01 so với tháng 10."),
        (26, "đảng số tháng 11 giảm 02 so với tháng 10."),
    ],
)
def test_the_footnote_explains_changes_of_the_roll(before, footnote):
    october = b.with_header(
        replace(b.a_meeting_file(), member_total=before), period=Period(2026, month=10)
    )
    meetings = listed([PaperSource(october), source()])[-1:]
    assert monthly_list(meetings, date(2026, 11, 10), whole_year=False).footnote == footnote


def test_a_meeting_whose_points_were_not_voted_is_not_listed():
    assert not is_listed(source(state=SheetState.OPEN))
    assert listed([source(state=SheetState.OPEN)]) == ()
