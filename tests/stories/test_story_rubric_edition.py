"""A rubric is changed through the window: the next meeting uses it, November's score stays."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.cli.documents import score_document
from app.domain.score_sheets import SheetState
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs, InstantTasks
from tests.services.sample_book import open_sample
from tests.stories.window_desk import Desk, settle
from ui.application import prepare as dress
from ui.kit import theme
from ui.kit.state import WindowState
from ui.kit.tokens import PaletteName, SizeName
from ui.main_window import MainWindow
from ui.settings.page import SettingsPage
from ui.settings.rubric_editor import RubricEditor
from ui.settings.rubric_section import RubricSection
from ui.workspace import Workspace

Key = Qt.Key
DETAILED = "an-phu-chi-tiet"


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The sample cell in its window; November's sheet is closed."""
    state = WindowState(tmp_path / "state")
    if qapp.property("prepared") is None:
        qapp.setProperty("prepared", True)
        dress(qapp, state)
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    services, dialogs = open_sample(tmp_path / "so"), FakeDialogs()
    services.scoring.close(services.meetings.id_of("2026-11"))
    window = MainWindow(state)
    qtbot.addWidget(window)
    window.show_book(Workspace(services, dialogs, InstantTasks(), state))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield Desk(window, services, MovingClock(datetime(2026, 11, 4, 8, 5)), dialogs)
    dialogs.assert_all_asked()
    window.leave_book()


def test_a_changed_rubric_scores_the_next_meeting_and_leaves_november_as_it_was(
    desk: Desk, tmp_path: Path
):
    services = desk.services
    november, december = (services.meetings.id_of(key) for key in ("2026-11", "2026-12"))
    before = what_is_known(services, november, tmp_path / "truoc")
    editor = begin_copy(desk)
    see_the_fault_of_a_band_and_mend_it(desk, editor)
    see_the_fault_of_points_and_mend_it(desk, editor)
    desk.into(field_of(editor.head.form.input("name")), "")
    editor.save_button.click()
    settle()
    assert "dùng cho buổi họp từ 05/11/2026" in desk.said
    changed = services.scoring.view(december)
    assert changed.rubric.bands[0].lower == 92
    assert (changed.rubric.item("2.1").max, changed.rubric.item("2.2").max) == (3, 2)
    assert services.scoring.view(november).state is SheetState.CLOSED
    assert services.scoring.view(november).rubric.bands[0].lower == 90
    assert what_is_known(services, november, tmp_path / "sau") == before
    services.history.undo()
    assert services.scoring.view(december).rubric.bands[0].lower == 90


def what_is_known(services: Services, meeting: int, folder: Path) -> tuple[str, bytes]:
    """Return the score as the command line prints it, and the sheet on paper."""
    printed = json.dumps(score_document(services, meeting), ensure_ascii=False, sort_keys=True)
    (path,) = services.papers.export("phieu-cham-diem", meeting_id=meeting, folder=folder)
    return printed, path.read_bytes()


def begin_copy(desk: Desk) -> RubricEditor:
    desk.window.go("settings:rubrics")
    settle()
    page = desk.window.shell.page
    assert isinstance(page, SettingsPage)
    section = page.section
    assert isinstance(section, RubricSection)
    rows = section.editions.table.records()
    section.editions.table.select(next(row.id for row in rows if row.rubric_id == DETAILED))
    section.editions.edit_button.click()
    settle()
    assert section.editor.state.text() == "Cộng đủ 100 điểm"
    return section.editor


def field_of(widget: Any) -> QLineEdit:
    assert isinstance(widget, QLineEdit)
    return widget


def retype(desk: Desk, field: QLineEdit, text: str) -> None:
    """Put the keyboard into a field, type over what is there, and leave it."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    desk.type(text)
    desk.press(Key.Key_Tab)


def see_the_fault_of_a_band_and_mend_it(desk: Desk, editor: RubricEditor) -> None:
    """Tốt from 65 would lie below Khá from 70: it is named and nothing can be saved."""
    best = editor.bands.rows[0]
    retype(desk, best.points, "65")
    editor.check_now()
    assert [line.sentence for line in editor.faults.lines] == [
        "Mức “Khá”: điểm dưới phải nhỏ hơn điểm trên."
    ]
    assert not editor.save_button.isEnabled()
    retype(desk, best.points, "92")
    editor.check_now()
    assert editor.faults.isHidden()


def see_the_fault_of_points_and_mend_it(desk: Desk, editor: RubricEditor) -> None:
    """One point moves from 2.1 to 2.2; its levels must follow."""

    def lower(dialog: Any) -> bool:
        dialog.form.set_values({"max": 3})
        return accepted(dialog)

    def mend(dialog: Any) -> bool:
        best = max(dialog.levels.rows, key=lambda level: level.points.value())
        best.points.set_value(3)
        return accepted(dialog)

    def higher(dialog: Any) -> bool:
        dialog.form.set_values({"max": 2})
        return accepted(dialog)

    desk.answer(lower)
    open_item(editor, "2.1")
    places = [line.where for line in editor.faults.lines]
    assert "Nhóm 2" in places
    assert any(place.startswith("Tiêu chí 2.1, mức") for place in places)
    desk.answer(mend)
    editor.go_to(next(line.place for line in editor.faults.lines if "mức" in line.where))
    desk.answer(higher)
    open_item(editor, "2.2")
    assert [line.sentence for line in editor.faults.lines] == []


def accepted(dialog: Any) -> bool:
    dialog.accept()
    return bool(dialog.result() == dialog.DialogCode.Accepted)


def open_item(editor: RubricEditor, number: str) -> None:
    row = next(row for row in editor.lines.table.records() if row.number == number)
    editor.lines.open(row)
    editor.check_now()
