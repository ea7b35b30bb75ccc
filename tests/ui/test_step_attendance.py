"""Điểm danh: one press a person, figures and sentence at once, everything by keyboard."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.meetings import MeetingForm
from app.domain.members import Situation
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs
from tests.told_books import peopled_book, told_meeting
from tests.ui.meeting_stage import DAY, Hands, Stage, new_meeting
from ui.meetings.attendance import AttendanceStep
from ui.workspace import Workspace

Key = Qt.Key
NOW = datetime(2026, 11, 4, 14, 0)


def called() -> tuple[Path, int]:
    return told_meeting("attendance", new_meeting, NOW)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOW)


@pytest.fixture
def made_book(request: pytest.FixtureRequest) -> Path:
    return called()[0] if "meeting" in request.fixturenames else peopled_book()


@pytest.fixture
def meeting(services: Services) -> int:
    return called()[1]


@pytest.fixture
def stage(workspace: Workspace, meeting: int, qtbot: QtBot) -> Stage:
    return Stage(workspace, AttendanceStep, meeting).open(qtbot)


def step_of(stage: Stage) -> AttendanceStep:
    assert isinstance(stage.step, AttendanceStep)
    return stage.step


def line_of(stage: Stage, name: str) -> AttendanceLine:
    return next(line for line in stage.file.attendance if line.full_name == name)


def stand_on(stage: Stage, name: str) -> None:
    stage.step.go(f"attendance:{line_of(stage, name).member_id}")


def figure(stage: Stage) -> str:
    return step_of(stage).tiles.spots[0].text


def test_nobody_is_present_until_somebody_says_so(stage: Stage):
    assert figure(stage) == "Dự họp: 0/6 = 0%"
    assert step_of(stage).mark(stage.workspace.services.meetings.view(stage.meeting_id)) == ""


def test_all_present_is_one_action_with_a_way_back(stage: Stage, hands: Hands):
    step_of(stage).all_present.click()
    QApplication.processEvents()
    assert figure(stage) == "Dự họp: 6/6 = 100%"
    assert stage.said == ["Đã ghi 6 đồng chí có mặt."]
    stage.workspace.undo()
    QApplication.processEvents()
    assert figure(stage) == "Dự họp: 0/6 = 0%"


def test_a_digit_marks_the_row_and_the_figures_follow(stage: Stage, hands: Hands):
    stand_on(stage, "Hồ Sỹ Đạt")
    hands.press(Key.Key_3)
    assert line_of(stage, "Hồ Sỹ Đạt").state is AttendanceState.UNEXCUSED
    assert step_of(stage).tiles.spots[3].text == "Vắng: 0 có lý do · 1 không lý do"
    assert "Vắng không lý do: 01 (đ/c Hồ Sỹ Đạt)" in step_of(stage).sentence.label.text()


def test_absent_with_a_reason_asks_for_it_at_once(stage: Stage, hands: Hands):
    stand_on(stage, "Hồ Sỹ Đạt")
    hands.press(Key.Key_2)
    hands.write("Ốm, đã báo 01/11")
    assert line_of(stage, "Hồ Sỹ Đạt").reason == "Ốm, đã báo 01/11"
    assert step_of(stage).grid.hasFocus()


def test_a_late_arrival_is_typed_without_a_colon(stage: Stage, hands: Hands):
    stand_on(stage, "Vũ Thị Thắm")
    hands.press(Key.Key_Space, Key.Key_F2)
    hands.write("1410")
    assert line_of(stage, "Vũ Thị Thắm").arrived_at == datetime(2026, 11, 4, 14, 10)
    people = {row.person.name: row.person.note for row in step_of(stage).grid.rows}
    assert people["Vũ Thị Thắm"] == "đến 14:10"


def test_a_time_that_cannot_be_read_stays_with_its_sentence(stage: Stage, hands: Hands):
    stand_on(stage, "Vũ Thị Thắm")
    hands.press(Key.Key_Space, Key.Key_F2)
    hands.write("25h")
    texts = step_of(stage).editor.present_form.problem_texts()
    assert texts == {"arrived_at": "Viết giờ:phút, ví dụ 14:00 hoặc 8:30."}
    assert line_of(stage, "Vũ Thị Thắm").arrived_at is None


def test_leaving_before_arriving_is_refused_with_a_sentence(
    stage: Stage, hands: Hands, dialogs: FakeDialogs
):
    stand_on(stage, "Vũ Thị Thắm")
    hands.press(Key.Key_Space, Key.Key_F2)
    hands.type("1500")
    hands.press(Key.Key_Tab)
    hands.write("1430")
    assert dialogs.errors == ["Giờ về không thể trước giờ đến."]


def test_online_is_offered_where_the_meeting_is_held_so(
    services: Services, workspace: Workspace, qtbot: QtBot
):
    meeting = new_meeting(services, MeetingForm.HYBRID)
    stage = Stage(workspace, AttendanceStep, meeting).open(qtbot)
    stand_on(stage, "Bùi Thị Thu Hà")
    Hands(stage, qtbot).press(Key.Key_4)
    assert line_of(stage, "Bùi Thị Thu Hà").state is AttendanceState.ONLINE


def test_an_exempt_member_who_comes_may_take_part_in_the_vote(
    services: Services, stage: Stage, hands: Hands
):
    member = line_of(stage, "Hồ Sỹ Đạt").member_id
    services.members.set_situation(member, Situation.EXEMPT, DAY.replace(month=6))
    QApplication.processEvents()
    step = step_of(stage)
    assert "Hồ Sỹ Đạt" not in {row.person.name for row in step.grid.rows}
    step.outside.click()
    hands.press(Key.Key_1, Key.Key_Return)
    step.editor.votes.setChecked(True)
    hands.press(Key.Key_Return)
    line = line_of(stage, "Hồ Sỹ Đạt")
    assert (line.state, line.votes) == (AttendanceState.PRESENT, True)


def test_the_filter_finds_names_without_marks(stage: Stage, hands: Hands, qtbot: QtBot):
    step = step_of(stage)
    step.filter.setFocus()
    hands.write("tham")
    assert [row.person.name for row in step.grid.rows] == ["Vũ Thị Thắm"]


def test_the_sentence_is_copied(stage: Stage):
    step = step_of(stage)
    step.sentence.copy.click()
    assert QApplication.clipboard().text() == step.sentence.label.text()


def test_a_reason_being_written_survives_a_new_reading(stage: Stage, hands: Hands):
    stand_on(stage, "Hồ Sỹ Đạt")
    hands.press(Key.Key_2)
    hands.type("đi công")
    stage.read()
    hands.type(" tác")
    assert step_of(stage).editor.reason.text() == "đi công tác"


def test_a_reason_being_written_is_kept_when_the_step_is_left(stage: Stage, hands: Hands):
    stand_on(stage, "Hồ Sỹ Đạt")
    hands.press(Key.Key_2)
    hands.type("ốm")
    stage.step.leave()
    assert line_of(stage, "Hồ Sỹ Đạt").reason == "ốm"
