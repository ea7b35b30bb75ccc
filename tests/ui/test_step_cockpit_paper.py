"""Ghi lại buổi đã họp: clocks off, times typed or left empty; results, clocks, programme."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agendas import ItemKind
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage
from app.domain.minutes import EntryKind
from app.domain.tasks import TaskState
from app.domain.text import short_date
from app.domain.time_shares import held_minutes
from tests.books import MovingClock
from tests.builders import a_meeting_file, an_old_task, at, with_header
from tests.fakes import FakeDialogs
from tests.told_books import told_meeting
from tests.ui.meeting_stage import Hands, Stage, attended_meeting
from ui.meetings.cockpit import CockpitStep
from ui.meetings.cockpit_agenda import AgendaList, agenda_lines
from ui.meetings.cockpit_clock import RunningClock, clock_fields
from ui.meetings.cockpit_results import ResultForm, ResultsList
from ui.meetings.readback import AdoptDialog
from ui.workspace import Workspace

Key = Qt.Key
NOW = datetime(2026, 11, 10, 8, 0)


def held_last_week() -> tuple[Path, int]:
    return told_meeting("cockpit-paper", attended_meeting, NOW)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOW)


@pytest.fixture
def made_book() -> Path:
    return held_last_week()[0]


@pytest.fixture
def stage(workspace: Workspace, qtbot: QtBot) -> Stage:
    return Stage(workspace, CockpitStep, held_last_week()[1]).open(qtbot)


def step_of(stage: Stage) -> CockpitStep:
    assert isinstance(stage.step, CockpitStep)
    return stage.step


def begin(stage: Stage, hands: Hands) -> None:
    step_of(stage).start.afterwards.click()
    QApplication.processEvents()
    hands.press(Key.Key_F2)


def give_minutes(stage: Stage, hands: Hands) -> None:
    """State how long each item took, and go on."""
    for item in stage.file.agenda:
        step_of(stage).text.times.minutes.setFocus()
        hands.write(str(item.planned_minutes))
        hands.press(Key.Key_F2)


def test_another_day_than_today_is_pointed_out_before_the_start(stage: Stage):
    notice = step_of(stage).start.day_notice
    assert notice.isVisible()
    assert "Hôm nay 10/11/2026 không phải ngày họp 04/11/2026" in notice.label.text()


def test_from_paper_no_clock_runs_and_nothing_is_stamped(stage: Stage, hands: Hands):
    begin(stage, hands)
    hands.write("Chép từ sổ tay")
    file = stage.file
    assert (file.header.started_at, file.agenda[0].started_at, file.entries[0].at) == (None,) * 3
    assert not step_of(stage).clocks.isVisible()
    assert step_of(stage).head.paper.isVisible()


def test_a_whole_past_meeting_is_recorded_by_minutes_alone(
    stage: Stage, hands: Hands, dialogs: FakeDialogs
):
    begin(stage, hands)
    give_minutes(stage, hands)
    hands.press(Key.Key_F3)
    hands.type("th")
    hands.press(Key.Key_1)
    hands.write("nhất trí báo cáo")

    def adopt(dialog: AdoptDialog) -> bool:
        dialog.votes.agree.setText("5")
        dialog.accept()
        return bool(dialog.result())

    dialogs.answers.append(adopt)
    step_of(stage).open_readback()
    step_of(stage).readback.reading.adopt.click()
    file = stage.file
    assert file.header.stage is MeetingStage.FINISHING
    assert held_minutes(file) == 93
    assert (file.header.started_at, file.header.ended_at, file.votes[0].at) == (None,) * 3
    assert file.entries[0].kind is EntryKind.SPEECH


def test_start_and_end_of_a_past_meeting_are_typed_at_the_top(stage: Stage, hands: Hands):
    begin(stage, hands)
    times = step_of(stage).head.paper.times
    times.started.setFocus()
    hands.type("14h")
    times.ended.setFocus()
    hands.write("1535")
    assert stage.file.header.ended_at == datetime(2026, 11, 4, 15, 35)
    assert "Họp 95 phút" in step_of(stage).head.paper.words.text()


def test_a_time_being_typed_survives_a_new_reading(stage: Stage, hands: Hands):
    begin(stage, hands)
    times = step_of(stage).head.paper.times
    times.started.setFocus()
    hands.type("14")
    stage.read()
    hands.type("30")
    assert times.started.text() == "1430"


# --- Clocks -------------------------------------------------------------------------------------


def in_session(minutes_in: int = 67) -> MeetingFile:
    """Return the meeting of November in its sixth item."""
    file = a_meeting_file()
    cut = [
        replace(item, ended_at=None, fate=None) if item.position == 6 else item
        for item in file.agenda[:6]
    ]
    later = [replace(i, started_at=None, ended_at=None, fate=None) for i in file.agenda[6:]]
    running = replace(file, agenda=(*cut, *later))
    return with_header(running, stage=MeetingStage.IN_SESSION, ended_at=None)


def test_the_three_clocks_say_what_the_picture_says():
    meeting, item, schedule = clock_fields(in_session(), at(15, 12) + timedelta(seconds=10))
    assert (meeting.figure, meeting.sentence) == ("1:12:10", "còn 17 phút 50 đủ 90 phút")
    assert (item.figure, item.sentence) == ("7:10", "còn 7 phút 50 đủ 15 phút")
    assert item.label == "Mục 6 · Tự phê bình và phê bình"
    assert (schedule.figure, schedule.sentence) == ("chậm 2 phút", "xong khoảng 15:35")


def test_a_reached_goal_is_said_and_the_bar_is_full():
    meeting, item, _ = clock_fields(in_session(), at(15, 40))
    assert (meeting.sentence, meeting.share) == ("đã đủ 90 phút", Fraction(1))
    assert (item.sentence, item.share) == ("đã đủ 15 phút", Fraction(1))


def test_an_item_that_takes_too_long_makes_the_meeting_late():
    schedule = clock_fields(in_session(), at(15, 30))[2]
    assert (schedule.figure, schedule.sentence) == ("chậm 12 phút", "xong khoảng 15:45")


def test_a_meeting_held_on_another_day_is_neither_early_nor_late():
    begun = at(14, 2) - timedelta(days=11)
    schedule = clock_fields(with_header(in_session(), started_at=begun), at(15, 12))[2]
    assert (schedule.figure, schedule.sentence) == ("–", f"họp ngày {short_date(begun.date())}")


def test_the_clock_goes_on_by_the_clock_that_never_jumps():
    wall, seconds = [at(15, 0)], [100.0]
    clock = RunningClock(lambda: wall[0], lambda: seconds[0])
    assert clock() == at(15, 0)
    wall[0], seconds[0] = at(17, 0), 105.4
    assert clock() == at(15, 0) + timedelta(seconds=5)
    clock.set()
    assert clock() == at(17, 0)


def test_the_clock_stands_where_the_book_has_its_own_day():
    seconds = [0.0]
    clock = RunningClock(lambda: at(8, 5), lambda: seconds[0])
    seconds[0] = 500.0
    assert clock() == at(8, 5)


# --- Programme ----------------------------------------------------------------------------------


def test_coming_items_show_when_they_are_planned():
    lines = agenda_lines(in_session(), 0)
    assert [line.time for line in lines[4:8]] == ["14:57", "15:05", "15:18", "15:24"]
    assert [line.is_running for line in lines].index(True) == 5


def test_a_low_window_folds_what_is_done(dressed: QApplication, qtbot: QtBot):
    shown = AgendaList()
    qtbot.addWidget(shown)
    shown.set_lines(agenda_lines(in_session(), 0))
    shown.set_low(True)
    assert [spot.text for spot in shown.spots][:2] == [
        "0. Đã xong mục 1 đến 4, đã xong",
        "5. Học tập và làm theo Bác, 14:57, đã xong",
    ]
    shown.toggle_fold()
    assert len(shown.spots) == 10


# --- Results of the last resolution -------------------------------------------------------------


def test_the_tasks_of_the_last_resolution_show_their_state(dressed: QApplication, qtbot: QtBot):
    shown = ResultsList()
    qtbot.addWidget(shown)
    shown.show_file(a_meeting_file())
    assert shown.spots[6].text == "16.7 Báo cáo tổng kết năm 2026, Gia hạn"
    assert shown.accessibleDescription().startswith("Nghị quyết 16-NQ/CB: xong 7/8, đạt 87,5%")


def test_an_extension_asks_for_the_new_deadline(dressed: QApplication, qtbot: QtBot):
    form = ResultForm(lambda: at(15, 0))
    qtbot.addWidget(form)
    sent: list[bool] = []
    form.submitted.connect(lambda: sent.append(True))
    form.start(an_old_task(7, TaskState.IN_PROGRESS))
    form.state.press(2)
    form.submit()
    assert form.form.problem_texts() == {"new_due_on": "Chưa ghi: Hạn mới."}
    form.due.set_value(date(2026, 11, 13))
    form.submit()
    assert sent == [True]
    assert form.values() == (TaskState.EXTENDED, "", date(2026, 11, 13))


def test_the_critique_item_is_the_one_with_a_goal():
    kinds = [item.kind for item in in_session().agenda]
    assert kinds.index(ItemKind.CRITIQUE) == 5
