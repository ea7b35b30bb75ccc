"""Remarks of observers: what closes them, how they stand, how they are counted."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.domain.remark_boards import (
    RemarkBoard,
    RemarkCounts,
    RemarkRow,
    VisitedMeeting,
    VisitSummary,
    count_remarks,
    pressing_first,
)
from app.domain.remarks import (
    AnswerForm,
    Remark,
    RemarkForm,
    RemarkPart,
    RemarkState,
    Visit,
    VisitForm,
    answerer_words,
    check_answer,
    check_remark,
    check_visit,
)

TODAY, HELD = date(2026, 11, 4), date(2026, 9, 3)
FORM = RemarkForm(
    strength="Số liệu rõ",
    shortcoming=" Chưa nêu hạn chế ",
    proposal="Bổ sung phần hạn chế",
    item_id=4,
    due_on=date(2026, 10, 31),
)
ANSWER = AnswerForm("Chi bộ tiếp thu.", accepted=True, on=TODAY)


def a_remark(remark_id: int = 1, **changes) -> Remark:
    return replace(Remark(remark_id, visit_id=1, form=FORM), **changes)


def a_row(remark: Remark, day: date = HELD, **changes) -> RemarkRow:
    meeting = VisitedMeeting(9, MeetingKind.REGULAR, Period(day.year, month=day.month), day)
    visit = Visit(1, VisitForm(9, team_id=2), team_name="Tổ công tác số 2")
    return replace(RemarkRow(remark, visit, meeting), **changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": " "}, "text"),
        ({"accepted": None}, "accepted"),
        ({"on": None}, "on"),
        ({"on": date(2026, 9, 2)}, "on"),
        ({"on": date(2026, 11, 5)}, "on"),
    ],
)
def test_a_remark_closes_only_with_a_whole_answer(changes, field):
    problems = check_answer(replace(ANSWER, **changes), HELD, TODAY)
    assert [problem.field for problem in problems] == [field]


def test_a_whole_answer_closes_a_remark():
    assert check_answer(ANSWER, HELD, TODAY) == ()


@pytest.mark.parametrize(
    ("remark", "state", "words"),
    [
        (a_remark(), RemarkState.OVERDUE, "Quá 4 ngày"),
        (a_remark(form=replace(FORM, due_on=TODAY)), RemarkState.OPEN, "Hạn hôm nay"),
        (a_remark(form=replace(FORM, due_on=None)), RemarkState.OPEN, "Chưa trả lời"),
        (a_remark(answered_on=TODAY), RemarkState.ANSWERED, "Đã trả lời"),
        (a_remark(form=RemarkForm(strength="Sôi nổi")), RemarkState.NOTED, "Ghi nhận"),
    ],
)
def test_a_remark_says_how_it_stands(remark, state, words):
    assert remark.state(TODAY) is state
    assert remark.state_words(TODAY) == words
    assert remark.is_waiting(TODAY) is (state in {RemarkState.OPEN, RemarkState.OVERDUE})


def test_a_draft_answer_leaves_the_remark_open():
    assert a_remark(answer="Chi bộ sẽ").is_waiting(TODAY)


def test_the_gist_is_what_must_be_mended_then_what_is_asked_then_the_praise():
    assert FORM.gist == "Chưa nêu hạn chế"
    assert replace(FORM, shortcoming="").gist == "Bổ sung phần hạn chế"
    assert RemarkForm(strength="Sôi nổi").gist == "Sôi nổi"
    assert [FORM.part(part) for part in RemarkPart] == [
        FORM.strength,
        FORM.shortcoming,
        FORM.proposal,
    ]


def test_an_empty_remark_and_an_early_deadline_are_refused():
    problems = check_remark(RemarkForm(due_on=date(2026, 9, 2)), HELD)
    assert [problem.field for problem in problems] == ["shortcoming", "due_on"]
    assert check_remark(FORM, HELD) == ()


def test_somebody_must_have_attended():
    assert [problem.field for problem in check_visit(VisitForm(9, name=" "))] == ["name"]
    assert check_visit(VisitForm(9, team_id=2)) == ()
    assert check_visit(VisitForm(9, name="Nguyễn Hữu Phước")) == ()


def test_a_visit_is_named_after_its_team_else_its_person():
    person = Visit(1, VisitForm(9, name="Nguyễn Hữu Phước"))
    assert person.source == "đ/c Nguyễn Hữu Phước"
    assert replace(person, team_name="Tổ công tác số 2").source == "Tổ công tác số 2"


def test_remarks_are_counted_by_what_became_of_them():
    remarks = (
        a_remark(1),
        a_remark(2, form=replace(FORM, due_on=None)),
        a_remark(3, answered_on=TODAY, accepted=True),
        a_remark(4, answered_on=TODAY, accepted=False),
        a_remark(5, form=RemarkForm(strength="Sôi nổi")),
    )
    counts = count_remarks(remarks, TODAY)
    assert counts == RemarkCounts(total=4, answered=2, accepted=1, overdue=1, noted=1)
    assert counts.waiting == 2


def test_the_year_says_how_many_remarks_were_accepted_without_older_ones():
    rows = (
        a_row(a_remark(1)),
        a_row(a_remark(2, answered_on=TODAY, accepted=True)),
        a_row(a_remark(3), day=date(2025, 12, 3)),
    )
    board = RemarkBoard(2026, TODAY, rows)
    assert board.accepted_sentence == "Chi bộ đã tiếp thu 1/2 góp ý trong năm 2026."
    assert board.find(3) is rows[2]
    assert board.find(4) is None


def test_a_year_without_remarks_says_so():
    board = RemarkBoard(2026, TODAY)
    assert board.accepted_sentence == "Năm 2026 chưa có góp ý nào cần trả lời."


def test_waiting_remarks_stand_first_by_deadline_then_the_newest_meetings():
    rows = (
        a_row(a_remark(1, answered_on=TODAY)),
        a_row(a_remark(2, answered_on=TODAY), day=date(2026, 10, 5)),
        a_row(a_remark(3, form=replace(FORM, due_on=None))),
        a_row(a_remark(4)),
    )
    assert [row.id for row in pressing_first(rows, TODAY)] == [4, 3, 2, 1]


def test_a_row_says_its_meeting_and_item():
    row = a_row(a_remark(), item_number=4, item_title="Báo cáo tháng 8")
    assert row.meeting.title == "Thường kỳ tháng 9, 03/9/2026"
    assert row.place_words(2026) == "Buổi 03/9 · mục 4. Báo cáo tháng 8"
    assert a_row(a_remark()).place_words(2027) == "Buổi 03/9/2026 · chung cả buổi"
    assert a_row(a_remark()).item_words == "Cả buổi họp"


def test_a_summary_carries_the_id_of_its_visit():
    row = a_row(a_remark())
    assert VisitSummary(row.visit, row.meeting, RemarkCounts()).id == row.visit.id


def test_who_answers_is_said_by_given_name():
    assert answerer_words("Nguyễn Thị Hạnh") == "Đ/c Hạnh trả lời."
    assert answerer_words("") == "Chưa giao ai trả lời."
