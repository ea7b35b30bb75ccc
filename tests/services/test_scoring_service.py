from datetime import date
from fractions import Fraction

import pytest

from app.cli.documents import score_document
from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS, Choice
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState
from app.domain.votes import VoteDraft, VoteMatter
from tests.scored_books import (
    CHECKLIST,
    DETAILED,
    choose_all,
    edition_of,
    members_of,
)
from tests.services.paper_book import THAM, at


@pytest.fixture
def meeting(scoring) -> int:
    return scoring


def item(services, meeting, item_id):
    return services.scoring.view(meeting).sheet.item(item_id)


def test_a_meeting_of_the_committee_is_not_scored(services, members):
    draft = MeetingDraft(MeetingKind.COMMITTEE, Period(2026, month=11), date(2026, 11, 2))
    meeting = services.meetings.create(draft)
    assert services.scoring.view(meeting) is None
    with pytest.raises(Refused, match="không chấm điểm"):
        score_document(services, meeting)


def test_the_stable_keys_of_a_sheet_add_up_to_its_maximum(services, meeting):
    plain = score_document(services, meeting)
    assert plain["safe"] + plain["lost"] + plain["winnable"] == plain["maximum"] == 100


def test_choosing_a_line_gives_its_points_and_undo_takes_them_back(services, meeting):
    services.scoring.choose(meeting, Choice("5.3", level_id=PASS))
    assert item(services, meeting, "5.3").points == 3
    services.history.undo()
    assert item(services, meeting, "5.3").state is LineState.EMPTY


def test_a_line_of_the_record_takes_no_plain_choice(services, meeting):
    with pytest.raises(ValidationError, match="hồ sơ"):
        services.scoring.choose(meeting, Choice("2.1", level_id="a"))


def test_an_override_needs_a_reason_of_ten_letters_and_keeps_it(services, meeting):
    short = Choice("2.1", level_id="a", is_override=True, reason="vì")
    with pytest.raises(ValidationError):
        services.scoring.choose(meeting, short)
    long = Choice("2.1", level_id="a", is_override=True, reason="đối chiếu sổ điểm danh giấy")
    services.scoring.choose(meeting, long)
    line = item(services, meeting, "2.1")
    assert (line.state, line.points) == (LineState.OVERRIDDEN, 4)
    services.scoring.clear(meeting, "2.1")
    assert item(services, meeting, "2.1").state is LineState.AUTO


def test_clearing_a_line_keeps_the_note_of_lost_points(services, meeting):
    services.scoring.choose(meeting, Choice("5.3", level_id=FAIL))
    services.scoring.set_note(meeting, "5.3", "Chưa gợi mở")
    services.scoring.clear(meeting, "5.3")
    assert services.scoring.view(meeting).record.line("5.3").loss_note == "Chưa gợi mở"


def test_one_tick_of_attendance_moves_every_line_it_touches_and_the_sentence(services, meeting):
    before = services.scoring.view(meeting).sheet
    services.attendance.mark(meeting, members_of(services)[THAM], AttendanceState.PRESENT)
    after = services.scoring.view(meeting).sheet
    assert (before.item("2.1").points, after.item("2.1").points) == (3, 4)
    assert after.item("2.1").why.startswith("Dự 6/6 = 100,0%")
    moved = {
        item.id: after.item(item.id).points - (item.points or 0)
        for item in before.items
        if item.points != after.item(item.id).points
    }
    assert moved == {"2.1": 1, "4.5": -1}
    assert after.total == before.total + sum(moved.values())


def test_another_rubric_drops_what_was_chosen_and_says_it_was_chosen_by_hand(services, meeting):
    services.scoring.choose(meeting, Choice("5.3", level_id=PASS))
    services.scoring.choose_rubric(meeting, edition_of(services, CHECKLIST))
    view = services.scoring.view(meeting)
    assert view.rubric.id == CHECKLIST
    assert view.chosen_by_hand
    assert all(line.level_id == "" for line in view.record.lines)
    with pytest.raises(NotFound):
        services.scoring.choose_rubric(meeting, 9999)


def test_a_vote_waits_until_every_line_is_settled(services, meeting):
    with pytest.raises(Refused, match="mục chưa chọn"):
        services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 4))


def test_more_votes_than_voters_are_refused(services, meeting):
    choose_all(services, meeting)
    with pytest.raises(ValidationError):
        services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 9, at=at(15, 30)))
    assert services.scoring.view(meeting).state is SheetState.OPEN


def test_a_live_vote_is_stamped_and_one_written_later_is_not(services, meeting, clock):
    choose_all(services, meeting)
    clock.set(15, 30, date(2026, 11, 3))
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 4))
    assert services.meetings.file(meeting).votes[-1].at == at(15, 30)
    services.minutes.adopt(meeting, at(15, 35))
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 3))
    assert services.meetings.file(meeting).votes[-1].at is None


def test_a_voted_sheet_keeps_its_rubric(services, voted):
    with pytest.raises(Refused, match="không đổi khung"):
        services.scoring.choose_rubric(voted, edition_of(services, DETAILED))


@pytest.fixture
def different(services, voted, clock) -> int:
    """The minutes were adopted, but nothing was posted within the two days."""
    services.minutes.adopt(voted, at(15, 35))
    clock.set(8, 0, date(2026, 11, 9))
    return voted


def test_a_line_off_the_vote_stops_closing_until_a_person_decides(services, different):
    assert [d.item_id for d in services.scoring.view(different).differences] == ["8.3"]
    with pytest.raises(Refused, match=r"8\.3"):
        services.scoring.close(different)


def test_keeping_the_voted_points_takes_a_reason(services, different):
    with pytest.raises(ValidationError):
        services.scoring.keep_voted(different, "8.3", "vì")
    services.scoring.keep_voted(different, "8.3", "đã đăng ở nhóm Zalo của chi bộ")
    view = services.scoring.view(different)
    assert (view.differences, view.sheet.item("8.3").points) == ((), 1)
    services.scoring.close(different)
    assert services.scoring.view(different).state is SheetState.CLOSED


def test_taking_the_record_over_the_vote_keeps_its_sentence_as_the_reason(services, different):
    voted = services.scoring.view(different).voted_points
    services.scoring.accept_record(different, "8.3")
    view = services.scoring.view(different)
    assert view.differences == ()
    assert view.columns.cell_total == voted - 1
    assert view.record.kept_reason.startswith("Mục 8.3: chưa đăng")
    with pytest.raises(Refused):
        services.scoring.accept_record(different, "8.3")


def test_a_closed_sheet_does_not_follow_the_record_until_it_is_opened_again(services, voted):
    services.minutes.adopt(voted, at(15, 35))
    services.scoring.close(voted)
    total = services.scoring.view(voted).sheet.total
    services.attendance.mark(voted, members_of(services)[THAM], AttendanceState.UNEXCUSED)
    assert services.scoring.view(voted).sheet.total == total
    with pytest.raises(Refused, match="đã chốt"):
        services.scoring.choose(voted, Choice("5.3", level_id=FAIL))
    services.scoring.reopen(voted)
    assert services.scoring.view(voted).sheet.total < total


def test_an_open_sheet_cannot_be_opened_again(services, meeting):
    with pytest.raises(Refused, match="chưa chốt"):
        services.scoring.reopen(meeting)


def test_the_superior_scores_a_line_or_the_whole_sheet_after_the_vote(services, voted):
    services.scoring.set_superior(voted, Fraction(2), "5.3")
    view = services.scoring.view(voted)
    assert view.columns.superior_total == view.columns.cell_total - 1
    services.scoring.set_superior(voted, Fraction(80))
    assert services.scoring.view(voted).columns.reported_total == 80
    services.scoring.set_superior(voted, None)
    assert services.scoring.view(voted).columns.superior_total != 80


def test_lists_and_the_forecast_of_the_year_take_what_the_superior_gave(services, voted):
    year = services.meetings.file(voted).header.day.year
    services.scoring.set_superior(voted, Fraction(2), "5.3")
    by_lines = services.scoring.view(voted).columns.superior_total
    assert figures_of(services, year) == (by_lines, by_lines)
    services.scoring.set_superior(voted, Fraction(30))
    assert figures_of(services, year) == (30, 30)
    (row,) = services.meetings.list(year)
    assert row.grade_slug == services.scoring.view(voted).columns.grade


def figures_of(services, year):
    """Points of the only meeting of a year in the list of meetings and on Tổng quan."""
    (row,) = services.meetings.list(year)
    (point,) = [month.points for month in services.overview.load(year).months if month.points]
    return Fraction(row.points), point


@pytest.mark.parametrize(
    ("points", "item_id"), [(Fraction(4), "5.3"), (Fraction(-1), "5.3"), (Fraction(101), None)]
)
def test_points_beyond_a_line_or_sheet_are_refused(services, voted, points, item_id):
    with pytest.raises(Refused, match="từ 0 đến"):
        services.scoring.set_superior(voted, points, item_id)


def test_why_the_superior_differs_is_kept_beside_the_points(services, voted):
    services.scoring.set_superior(voted, Fraction(2), "5.3", " còn 2 ý kiến trùng ")
    services.scoring.set_superior(voted, Fraction(80), reason="họp muộn")
    columns = services.scoring.view(voted).columns
    line = next(one for one in columns.lines if one.item_id == "5.3")
    assert (line.superior_change, line.superior_reason) == (-1, "còn 2 ý kiến trùng")
    assert columns.superior_reason == "họp muộn"
    services.scoring.set_superior(voted, None, "5.3", "không còn điểm thì không còn lý do")
    line = next(one for one in services.scoring.view(voted).columns.lines if one.item_id == "5.3")
    assert (line.superior_points, line.superior_reason) == (None, "")


def test_the_superior_scores_nothing_before_the_vote_and_no_unknown_line(services, meeting):
    with pytest.raises(Refused, match="chưa biểu quyết"):
        services.scoring.set_superior(meeting, Fraction(1), "5.3")
    choose_all(services, meeting)
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 4, at=at(15, 30)))
    with pytest.raises(NotFound):
        services.scoring.set_superior(meeting, Fraction(1), "99")
