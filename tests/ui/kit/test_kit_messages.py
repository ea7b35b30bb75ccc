import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.kit.messages import MessageStrip


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


@pytest.fixture
def strip(page):
    return MessageStrip(page)


def test_the_strip_stands_sixteen_pixels_from_the_edges(page, strip):
    strip.say("Đã xóa việc 16.7.")
    assert (strip.x(), strip.width(), strip.geometry().bottom()) == (16, 768, 483)
    assert strip.height() == 44

    page.resize(600, 400)
    assert (strip.width(), strip.geometry().bottom()) == (568, 383)


def test_undo_is_offered_once_and_only_where_there_is_one(strip):
    undone = []
    strip.say("Đã xóa việc 16.7.", undo=lambda: undone.append(1))
    assert not strip.undo_button.isHidden()

    strip.undo_button.click()
    strip.undo()

    assert undone == [1]
    assert strip.text() == ""
    strip.say("Đã xuất 60 tệp.")
    assert strip.undo_button.isHidden()


def test_a_newer_message_replaces_the_older(strip):
    undone = []
    strip.say("Một", undo=lambda: undone.append("một"))
    strip.say("Hai", undo=lambda: undone.append("hai"))

    strip.undo()

    assert undone == ["hai"]


def test_f6_puts_the_keyboard_on_the_strip_and_esc_closes_it(page, strip, qtbot):
    page.activateWindow()
    strip.say("Đã xóa việc 16.7.", undo=lambda: None)

    QTest.keyClick(page, Qt.Key.Key_F6)
    qtbot.waitUntil(strip.undo_button.hasFocus)
    QTest.keyClick(strip.undo_button, Qt.Key.Key_Escape)

    assert strip.text() == ""


def test_f6_can_be_given_to_the_page(page, strip):
    strip.say("Đã ghi.")
    strip.set_key_enabled(False)

    QTest.keyClick(page, Qt.Key.Key_F6)

    assert not strip.close_button.hasFocus()


def test_it_leaves_by_itself_but_not_while_it_has_the_keyboard(page, strip, qtbot):
    page.activateWindow()
    strip.say("Đã ghi.")
    strip.take_focus()
    qtbot.waitUntil(strip.close_button.hasFocus)
    strip._timer.timeout.emit()
    assert strip.text() == "Đã ghi."

    strip.close_button.clearFocus()
    strip._timer.timeout.emit()

    assert strip.text() == ""
    assert strip._timer.interval() == 10_000


def test_a_long_message_takes_two_lines(strip):
    strip.say("Đã chuyển buổi họp tháng 12 sang ngày làm việc gần nhất. " * 4)

    assert strip.height() > 44
    assert strip.geometry().bottom() == 483
