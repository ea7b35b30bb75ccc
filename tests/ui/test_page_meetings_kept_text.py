"""Long texts survive: kept while typed, one action when left, given back after a crash."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import Refused
from ui.meetings.kept_text import KeptText, commit_all

KEY = "meeting:1:conclusion"


class Sheet(QWidget):
    """A kept text, another field to go to, and what was committed."""

    def __init__(self, workspace) -> None:
        super().__init__()
        self.committed: list[str] = []
        self.refuses = False
        self.text, self.other = KeptText(workspace), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.other)

    def commit(self, text: str) -> None:
        if self.refuses:
            raise Refused("Biên bản buổi họp này đã khóa nên không sửa được.")
        self.committed.append(text)


@pytest.fixture
def sheet(workspace, show: Callable[..., None], qtbot) -> Sheet:
    made = Sheet(workspace)
    show(made, 600, 300)
    made.text.show_text(KEY, "Đã bàn.", made.commit)
    made.text.setFocus()
    qtbot.waitUntil(made.text.field.hasFocus)
    return made


def unfinished(services) -> dict[str, str]:
    return {text.key: text.text for text in services.history.unfinished()}


def type_at_end(sheet: Sheet, words: str, qtbot) -> None:
    sheet.text.field.moveCursor(sheet.text.field.textCursor().MoveOperation.End)
    qtbot.keyClicks(sheet.text.field, words)


def test_typed_text_is_kept_before_it_is_committed(sheet, services, qtbot):
    type_at_end(sheet, " Them", qtbot)
    qtbot.waitUntil(lambda: unfinished(services) == {KEY: "Đã bàn. Them"}, timeout=2000)
    assert sheet.committed == []


def test_keys_that_keep_coming_do_not_delay_it_beyond_two_seconds(sheet, services, qtbot):
    type_at_end(sheet, "a", qtbot)
    assert sheet.text._most.isActive()
    assert sheet.text._most.interval() <= 2000
    first = sheet.text._most.remainingTime()
    type_at_end(sheet, "b", qtbot)
    assert sheet.text._most.remainingTime() <= first


def test_leaving_the_field_is_one_action_and_drops_the_kept_text(sheet, services, qtbot):
    type_at_end(sheet, " Them", qtbot)
    sheet.text.keep_now()
    sheet.other.setFocus()
    assert sheet.committed == ["Đã bàn. Them"]
    assert unfinished(services) == {}
    assert not sheet.text.is_dirty


def test_a_field_that_was_only_visited_commits_nothing(sheet, qtbot):
    sheet.other.setFocus()
    assert sheet.committed == []


def test_turning_to_another_window_keeps_but_does_not_commit(sheet, services, qtbot):
    type_at_end(sheet, "!", qtbot)
    sheet.text.field.turned_away.emit()
    assert unfinished(services) == {KEY: "Đã bàn.!"}
    assert sheet.committed == []


def test_what_a_crash_left_comes_back_and_is_committed_when_left(sheet, services, workspace, show):
    services.history.keep_typed(KEY, "Đã bàn. Gõ dở")
    after = Sheet(workspace)
    show(after, 600, 300)
    after.text.show_text(KEY, "Đã bàn.", after.commit)
    assert after.text.value() == "Đã bàn. Gõ dở"
    assert "Đã lấy lại" in after.text._notice.label.text()
    commit_all(after)
    assert after.committed == ["Đã bàn. Gõ dở"]
    assert unfinished(services) == {}


def test_the_saved_text_can_be_taken_instead(sheet, services, workspace):
    services.history.keep_typed(KEY, "Gõ dở")
    after = Sheet(workspace)
    after.text.show_text(KEY, "Đã bàn.", after.commit)
    after.text._drop_restored()
    assert after.text.value() == "Đã bàn."
    assert unfinished(services) == {}


def test_a_refresh_leaves_what_is_being_typed_alone(sheet, qtbot):
    type_at_end(sheet, " Them", qtbot)
    sheet.text.show_text(KEY, "Người khác sửa.", sheet.commit)
    assert sheet.text.value() == "Đã bàn. Them"


def test_a_refresh_shows_an_undone_text(sheet):
    sheet.text.show_text(KEY, "Như cũ.", sheet.commit)
    assert sheet.text.value() == "Như cũ."


def test_a_refused_text_stays_and_stays_kept(sheet, services, dialogs, qtbot):
    sheet.refuses = True
    type_at_end(sheet, "!", qtbot)
    sheet.other.setFocus()
    assert dialogs.errors == ["Biên bản buổi họp này đã khóa nên không sửa được."]
    assert sheet.text.is_dirty
    assert unfinished(services) == {KEY: "Đã bàn.!"}


def test_another_record_commits_the_one_before(sheet, qtbot):
    type_at_end(sheet, "!", qtbot)
    sheet.text.show_text("meeting:2:conclusion", "", sheet.commit)
    assert sheet.committed == ["Đã bàn.!"]
    assert sheet.text.value() == ""


def test_a_field_of_a_form_stays_kept_until_the_form_drops_it(workspace, services, show, qtbot):
    sheet = Sheet(workspace)
    show(sheet, 600, 300)
    sheet.text.show_text("item:new", "", None)
    sheet.text.setFocus()
    qtbot.waitUntil(sheet.text.field.hasFocus)
    type_at_end(sheet, "abc", qtbot)
    sheet.other.setFocus()
    assert unfinished(services) == {"item:new": "abc"}
    assert sheet.text.value() == "abc"


def test_tab_leaves_the_text(sheet, qtbot):
    type_at_end(sheet, "!", qtbot)
    qtbot.keyClick(sheet.text.field, Qt.Key.Key_Tab)
    assert sheet.committed == ["Đã bàn.!"]
