"""Đọc lại: sections over the window, marks that stay, adoption that ends the meeting."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.meetings import MeetingStage
from app.domain.minutes import EntryDraft, EntryKind
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs
from tests.told_books import told_meeting
from tests.ui.meeting_stage import Hands, Stage, attended_meeting
from ui.meetings.cockpit import CockpitStep
from ui.meetings.readback import AdoptDialog, ReadbackScreen
from ui.workspace import Workspace

Key = Qt.Key
NOW = datetime(2026, 11, 4, 15, 30)


def half_held(services: Services) -> int:
    meeting = attended_meeting(services)
    services.minutes.start(meeting, datetime(2026, 11, 4, 14, 0))
    first = services.meetings.file(meeting).agenda[0]
    services.minutes.add(meeting, EntryDraft(EntryKind.NOTE, "Giới thiệu đại biểu", first.id))
    services.minutes.set_item_text(first.id, "content", "Thông qua chương trình.")
    return meeting


def being_read() -> tuple[Path, int]:
    return told_meeting("readback", half_held, NOW)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOW)


@pytest.fixture
def made_book() -> Path:
    return being_read()[0]


@pytest.fixture
def stage(workspace: Workspace, qtbot: QtBot) -> Stage:
    return Stage(workspace, CockpitStep, being_read()[1]).open(qtbot)


def step_of(stage: Stage) -> CockpitStep:
    assert isinstance(stage.step, CockpitStep)
    return stage.step


@pytest.fixture
def screen(stage: Stage, hands: Hands) -> ReadbackScreen:
    hands.press(Key.Key_F10)
    shown = step_of(stage).full_view()
    assert isinstance(shown, ReadbackScreen)
    return shown


def keys_of(screen: ReadbackScreen) -> list[str]:
    return [spot.key for spot in screen.reading.page.spots]


def test_it_covers_the_whole_window_and_esc_goes_back(
    stage: Stage, screen: ReadbackScreen, hands: Hands
):
    assert screen.size() == stage.size()
    hands.press(Key.Key_Escape)
    assert step_of(stage).full_view() is None
    assert step_of(stage).text.slot.note.field.hasFocus()


def test_it_opens_at_the_item_in_front(screen: ReadbackScreen):
    assert screen.reading.index == 0
    assert keys_of(screen)[:2] == ["opening:when", "opening:counts"]


def test_keys_of_the_cockpit_rest_while_reading(stage: Stage, screen: ReadbackScreen, hands: Hands):
    before = stage.file.agenda[0].ended_at
    hands.press(Key.Key_F2)
    assert stage.file.agenda[0].ended_at == before


def test_tab_stays_on_the_sheet(screen: ReadbackScreen, hands: Hands):
    for _ in range(12):
        hands.press(Key.Key_Tab)
        assert screen.isAncestorOf(hands.field)


def test_a_mark_on_a_line_is_kept_with_the_line(stage: Stage, screen: ReadbackScreen, hands: Hands):
    key = f"entry:{stage.file.entries[0].id}"
    screen.reading.page.move_to(key)
    hands.press(Key.Key_M)
    hands.write("ghi đủ họ tên")
    assert stage.file.entries[0].correction_mark == "ghi đủ họ tên"
    assert "1 chỗ cần sửa" in screen.reading.place.text()


def test_a_mark_on_another_paragraph_is_there_after_closing(
    stage: Stage, screen: ReadbackScreen, hands: Hands
):
    content = next(key for key in keys_of(screen) if key.endswith(":content"))
    screen.reading.page.move_to(content)
    hands.press(Key.Key_M)
    hands.write("bỏ câu cuối")
    hands.press(Key.Key_Escape, Key.Key_F10)
    again = step_of(stage).full_view()
    assert isinstance(again, ReadbackScreen)
    assert again.reading.page.note_of(content) == "bỏ câu cuối"


def test_a_mark_is_taken_away_with_an_empty_note(
    stage: Stage, screen: ReadbackScreen, services: Services
):
    entry = stage.file.entries[0].id
    services.minutes.mark_correction(entry, "sửa")
    screen.reading.unmarked.emit(f"entry:{entry}")
    assert stage.file.entries[0].correction_mark == ""


def test_leaving_the_question_adopts_nothing(
    stage: Stage, screen: ReadbackScreen, dialogs: FakeDialogs
):
    dialogs.answers.append(False)
    screen.reading.adopt.click()
    assert stage.file.header.minutes_adopted_at is None
    assert step_of(stage).full_view() is screen


def test_an_impossible_vote_is_refused_in_the_dialog(
    stage: Stage, screen: ReadbackScreen, dialogs: FakeDialogs
):
    said: list[dict[str, str]] = []

    def too_many(dialog: AdoptDialog) -> bool:
        dialog.votes.agree.setText("9")
        dialog.accept()
        said.append(dialog.votes.form.problem_texts())
        return bool(dialog.result())

    dialogs.answers.append(too_many)
    screen.reading.adopt.click()
    assert said == [{"agree": "Chỉ có 5 người biểu quyết."}]
    assert stage.file.header.stage is MeetingStage.IN_SESSION


def test_adopting_without_figures_stamps_the_end_and_drops_the_notes(
    stage: Stage, screen: ReadbackScreen, dialogs: FakeDialogs, services: Services
):
    services.history.keep_typed(f"meeting:{stage.meeting_id}:readback:conclusion", "sửa")

    def uncounted(dialog: AdoptDialog) -> bool:
        dialog.uncounted.click()
        dialog.accept()
        return bool(dialog.result())

    dialogs.answers.append(uncounted)
    screen.reading.adopt.click()
    QApplication.processEvents()
    assert stage.file.header.ended_at == datetime(2026, 11, 4, 15, 30)
    assert services.history.unfinished() == ()
    assert step_of(stage).full_view() is None
    assert stage.wanted == ["finish"]
