"""Points and remarks of members through the service: entering, agreeing, closing, undo."""

from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS, Choice
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.evidence_keys import EvidenceKey
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.member_sheets import MemberRemarkDraft, RemarkKind
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.review_forms import ReviewFormKind
from app.domain.rubrics import RubricItemKind
from app.domain.score_sheets import SheetState

QUARTER = Period(2026, quarter=3)
OCTOBER = Period(2026, 10)


@pytest.fixture
def ids(services, members) -> tuple[int, ...]:
    services.member_points.choose_rubric("member-d")
    return tuple(members.values())


def fill(services, member_id: int, share: Fraction = Fraction(1)) -> None:
    """Give every line of a member's sheet the same share of its points."""
    view = services.member_points.view(member_id, QUARTER)
    for item in view.sheet.items:
        choice = Choice(item.id, points=item.max * share)
        services.member_points.choose(member_id, QUARTER, choice)


def mark_of(services, member_id: int):
    rows = services.member_points.board(QUARTER).rows
    return next(row for row in rows if row.id == member_id).marks.get(3)


def test_without_a_rubric_the_list_stands_and_nothing_can_be_entered(services, members):
    member = next(iter(members.values()))
    assert services.member_points.board(QUARTER).rubric_id == ""
    assert services.member_points.view(member, QUARTER) is None
    with pytest.raises(Refused, match="chưa chọn bộ tiêu chí"):
        services.member_points.choose(member, QUARTER, Choice("1.1", points=Fraction(5)))


def test_lines_add_up_to_points_and_a_grade_in_the_list(services, ids):
    fill(services, ids[0], Fraction(4, 5))
    view = services.member_points.view(ids[0], QUARTER)
    assert (view.total, view.grade) == (80, "good")
    mark = mark_of(services, ids[0])
    assert (mark.total, mark.grade, mark.state) == ("80", "good", SheetState.OPEN)
    services.history.undo()
    assert mark_of(services, ids[0]).grade == ""


@pytest.mark.parametrize("points", [Fraction(6), Fraction(-1), Fraction(1, 3)])
def test_points_beyond_the_line_or_its_step_are_refused(services, ids, points):
    with pytest.raises(ValidationError):
        services.member_points.choose(ids[0], QUARTER, Choice("1.1", points=points))


def test_the_cell_agrees_the_superior_changes_and_the_sheet_is_closed(services, ids):
    points = services.member_points
    fill(services, ids[0])
    points.set_cell_points(ids[0], QUARTER, "2.1", Fraction(13))
    assert points.agree(ids, QUARTER) == 1
    with pytest.raises(Refused, match="Mở lại"):
        points.clear(ids[0], QUARTER, "1.1")
    points.set_superior(ids[0], QUARTER, "2.2", Fraction(10), "sản phẩm chậm")
    view = points.view(ids[0], QUARTER)
    assert (view.columns.self_total, view.columns.cell_total, view.total) == (100, 98, 93)
    assert points.close(ids, QUARTER) == 1
    assert mark_of(services, ids[0]).state is SheetState.CLOSED
    points.reopen(ids[0], QUARTER)
    assert points.view(ids[0], QUARTER).state is SheetState.VOTED
    points.reopen(ids[0], QUARTER)
    assert points.view(ids[0], QUARTER).state is SheetState.OPEN


def test_nothing_finished_cannot_be_agreed_closed_or_opened_again(services, ids):
    points = services.member_points
    with pytest.raises(Refused, match="chấm đủ"):
        points.agree(ids, QUARTER)
    with pytest.raises(Refused, match="để chốt"):
        points.close(ids, QUARTER)
    with pytest.raises(Refused, match="đang mở"):
        points.reopen(ids[0], QUARTER)
    with pytest.raises(Refused, match="chưa thống nhất"):
        points.set_superior(ids[0], QUARTER, "2.1", Fraction(1), "")


def test_choosing_another_rubric_leaves_sheets_already_begun(services, ids):
    points = services.member_points
    fill(services, ids[0])
    points.choose_rubric("member-a")
    assert points.view(ids[0], QUARTER).rubric.id == "member-d"
    assert points.view(ids[1], QUARTER).rubric.id == "member-a"
    with pytest.raises(Refused, match="không dùng để chấm đảng viên"):
        points.choose_rubric("hd42-rut-gon")
    with pytest.raises(NotFound):
        points.choose_rubric("member-x")


def test_a_closed_sheet_is_read_from_its_copy_whatever_is_installed_later(services, ids):
    points = services.member_points
    fill(services, ids[0])
    points.agree(ids, QUARTER)
    points.close(ids, QUARTER)
    before = points.view(ids[0], QUARTER).sheet
    text = services.rubrics.export_text("member-d")
    services.rubrics.import_bytes(text.replace("Tư tưởng chính trị", "Bản lĩnh").encode())
    assert points.view(ids[0], QUARTER).sheet == before
    edition = points.view(ids[0], QUARTER).edition_id
    assert services.rubrics.why_kept(edition)


def test_yes_or_no_lines_of_everybody_are_passed_in_one_action(services, ids):
    points = services.member_points
    points.choose_rubric("member-a")
    points.choose(ids[0], QUARTER, Choice("III.1.1", level_id=FAIL))
    assert points.pass_all(ids, QUARTER) == 15 * len(ids) - 1
    first = points.view(ids[0], QUARTER)
    assert first.sheet.item("III.1.1").points == 0
    assert first.sheet.item("III.1.2").level_id == PASS
    assert [item.kind for item in first.sheet.open_items] == [RubricItemKind.NUMBER]
    services.history.undo()
    assert points.view(ids[1], QUARTER).record is None


def test_a_condition_waits_for_statements_or_an_answer(services, ids):
    points = services.member_points
    points.choose_rubric("member-a")
    points.pass_all(ids[:1], QUARTER)
    points.choose(ids[0], QUARTER, Choice("B", points=Fraction(50)))
    view = points.view(ids[0], QUARTER)
    assert (view.total, view.grade, bool(view.sheet.verdict.asks)) == (80, "", True)
    points.answer_gate(ids[0], QUARTER, "completed")
    assert points.view(ids[0], QUARTER).grade == "completed"
    with pytest.raises(Refused, match="không có mức"):
        points.answer_gate(ids[0], QUARTER, "poor")
    points.state(ids[0], QUARTER, EvidenceKey.CONCLUDED_DEGRADATION, "yes")
    assert points.view(ids[0], QUARTER).grade == "not_completed"
    with pytest.raises(Refused, match="Không có điều kiện"):
        points.answer_gate(ids[1], QUARTER, "good")


def test_why_points_were_lost_is_kept_beside_the_line(services, ids):
    points = services.member_points
    points.choose_rubric("member-a")
    points.choose(ids[0], QUARTER, Choice("III.1.1", level_id=FAIL))
    assert points.view(ids[0], QUARTER).sheet.item("III.1.1").needs_note
    points.set_note(ids[0], QUARTER, "III.1.1", "chưa thuộc nghị quyết")
    assert not points.view(ids[0], QUARTER).sheet.item("III.1.1").needs_note
    points.clear(ids[0], QUARTER, "III.1.1")
    item = points.view(ids[0], QUARTER).sheet.item("III.1.1")
    assert (item.points, item.note) == (None, "chưa thuộc nghị quyết")


def test_praise_and_absence_come_from_the_minutes_by_themselves(services, ids):
    draft = MeetingDraft(MeetingKind.REGULAR, OCTOBER, date(2026, 10, 5), planned_minutes=90)
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    services.attendance.mark(meeting, ids[0], AttendanceState.EXCUSED, "ốm")
    services.attendance.mark(meeting, ids[1], AttendanceState.PRESENT)
    praise = EntryDraft(EntryKind.COMMENDATION, "tận tụy", member_id=ids[1])
    entry = services.minutes.add(meeting, praise)
    view = services.member_points.view(ids[1], OCTOBER)
    assert [(line.text, line.where) for line in view.facts] == [
        ("Biểu dương, họp tháng 10: tận tụy", f"meeting:{meeting}:run:entry:{entry}")
    ]
    counts = {row.id: row.counts for row in services.member_points.board(OCTOBER).rows}
    assert (counts[ids[0]].attended, counts[ids[0]].summoned) == (0, 1)
    assert (counts[ids[1]].attended, counts[ids[1]].praised) == (1, 1)
    away = services.member_points.view(ids[0], OCTOBER)
    assert away.facts[0].where == f"meeting:{meeting}:attendance:{ids[0]}"


def test_a_remark_is_kept_changed_taken_away_and_comes_back(services, ids):
    points = services.member_points
    draft = MemberRemarkDraft(RemarkKind.STRENGTH, " tích cực ", date(2026, 8, 3))
    remark = points.add_remark(ids[0], QUARTER, draft)
    assert points.view(ids[0], QUARTER).remarks[0].draft.text == "tích cực"
    changed = MemberRemarkDraft(RemarkKind.WEAKNESS, "chậm", date(2026, 8, 4))
    points.save_remark(remark, QUARTER, changed)
    assert points.view(ids[0], QUARTER).remarks[0].draft == changed
    points.remove_remark(remark)
    assert points.view(ids[0], QUARTER).remarks == ()
    services.history.undo()
    assert points.view(ids[0], QUARTER).remarks[0].draft == changed
    with pytest.raises(ValidationError):
        points.add_remark(ids[0], OCTOBER, draft)
    with pytest.raises(NotFound):
        points.remove_remark(999)
    with pytest.raises(NotFound):
        points.add_remark(999, QUARTER, draft)


def test_a_period_is_written_as_a_workbook_that_can_be_read_again(services, ids):
    with pytest.raises(Refused, match="chưa chấm điểm"):
        services.member_points.export(QUARTER)
    fill(services, ids[0], Fraction(4, 5))
    draft = MemberRemarkDraft(RemarkKind.STRENGTH, "tích cực", date(2026, 8, 3))
    services.member_points.add_remark(ids[0], QUARTER, draft)
    place = services.member_points.export(QUARTER)
    assert place.name == "2026-11-04_diem-dang-vien_2026-quy-3.xlsx"
    cells = [row for row in load_workbook(place).active.iter_rows(values_only=True) if row[1]]
    own = next(row for row in cells if row[1] == "Nguyễn Thị Hạnh")
    assert own[6:11] == (80, 80, None, "Hoàn thành tốt nhiệm vụ", "Đang chấm")
    assert own[12] == "Ưu điểm: tích cực"


def test_who_is_exempt_is_not_in_the_list_and_names_stand_in_order(services, ids, members):
    rows = services.member_points.board(QUARTER).rows
    assert [row.full_name for row in rows][:2] == ["Lý Gia Bảo", "Phạm Văn Dũng"]
    assert len(services.member_points.views(QUARTER)) == len(rows) == len(members)


def test_who_writes_another_form_is_given_points_by_another_rubric(services, ids):
    services.member_points.choose_own_rubrics({ReviewFormKind.PLAIN: "member-a"})
    views = services.member_points.views(QUARTER)
    assert {view.rubric.id for view in views} == {"member-a", "member-d"}
    assert services.member_points.board(QUARTER).own_rubrics == {ReviewFormKind.PLAIN: "member-a"}
    with pytest.raises(Refused, match="giữ chức vụ"):
        services.member_points.choose_own_rubrics({ReviewFormKind.LEADER: "member-a"})
    outside = dict(services.member_points.rubrics(ReviewFormKind.OUTSIDE))
    assert "member-a" not in outside
    services.member_points.choose_own_rubrics({ReviewFormKind.PLAIN: ""})
    assert {view.rubric.id for view in services.member_points.views(QUARTER)} == {"member-d"}
