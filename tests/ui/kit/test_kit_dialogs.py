from collections import deque
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tests.fakes import FakeDialogs
from ui.kit.buttons import ButtonKind
from ui.kit.dialog import Dialog, Overlay
from ui.kit.dialogs import Dialogs, QtDialogs, ReasonDialog, file_filter
from ui.kit.focus import REACH
from ui.kit.inputs import LineText
from ui.kit.labels import Label

QUESTION = "Khóa biên bản tháng 11/2026?"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def _soon(act) -> None:
    """Do something to the dialog that is about to open."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def _press(key):
    return lambda dialog: QTest.keyClick(dialog, key)


@pytest.mark.parametrize(
    ("danger", "key", "answer"),
    [
        (False, Qt.Key.Key_Return, True),
        (False, Qt.Key.Key_Escape, False),
        (True, Qt.Key.Key_Return, False),
    ],
)
def test_enter_presses_the_verb_unless_it_deletes_and_esc_leaves(window, danger, key, answer):
    _soon(_press(key))

    assert (
        QtDialogs(window).ask(QUESTION, "Việc này không hoàn tác được.", "Khóa", danger=danger)
        is answer
    )


def test_the_verb_of_a_deletion_is_outlined_and_must_be_pressed(window):
    kinds = []

    def press(dialog):
        kinds.append(dialog.verb.kind)
        dialog.verb.click()

    _soon(press)

    assert QtDialogs(window).ask("Xóa tệp?", "", "Xóa tệp", danger=True)
    assert kinds == [ButtonKind.DANGER]


def test_the_window_is_dimmed_while_a_question_stands_over_it(window, qtbot):
    seen = []

    def look(dialog):
        seen.append([shade.geometry() for shade in window.findChildren(Overlay)])
        dialog.reject()

    _soon(look)
    QtDialogs(window).ask(QUESTION, "", "Khóa")

    assert seen == [[window.rect()]]
    qtbot.waitUntil(lambda: not window.findChildren(Overlay))


def test_a_reason_must_be_long_enough(window):
    seen = []

    def write(dialog):
        dialog.line.setPlainText("ngắn")
        seen.append((dialog.verb.isEnabled(), dialog._reason.text()))
        dialog.line.setPlainText("  Cấp trên đồng ý  ")
        seen.append((dialog.verb.isEnabled(), dialog._reason.text()))
        dialog.verb.click()

    _soon(write)

    assert QtDialogs(window).ask_reason("Bỏ qua?", "Lý do sẽ in.", "Bỏ qua") == "Cấp trên đồng ý"
    assert seen == [(False, "Ghi thêm ít nhất 6 chữ"), (True, "")]


def test_leaving_a_reason_gives_none(window):
    _soon(lambda dialog: dialog.leave.click())

    assert QtDialogs(window).ask_reason("Bỏ qua?", "", "Bỏ qua") is None


def test_an_error_has_one_button(window):
    seen = []

    def close(dialog):
        seen.append(dialog.leave)
        dialog.verb.click()

    _soon(close)
    QtDialogs(window).error("Tệp đang mở trong Word, hãy đóng rồi thử lại.")

    assert seen == [None]


def test_the_details_of_a_fault_can_be_copied(window):
    _soon(lambda dialog: dialog.verb.click())

    QtDialogs(window).show_fault("Traceback …")

    assert QApplication.clipboard().text() == "Traceback …"


def _name_file(path: Path):
    def act(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit).setText(str(path))
        dialog.accept()

    return act


def test_a_file_is_chosen(window, tmp_path):
    path = tmp_path / "Danh sách.xlsx"
    path.write_bytes(b"x")
    _soon(_name_file(path))

    assert (
        QtDialogs(window).choose_file("Chọn tệp", [("Tệp Excel", "*.xlsx *.xls")], tmp_path) == path
    )


def test_leaving_a_file_dialog_gives_none(window, tmp_path):
    dialogs = QtDialogs(window)
    for ask in (
        lambda: dialogs.choose_file("Chọn tệp", [], tmp_path),
        lambda: dialogs.choose_folder("Chọn thư mục", tmp_path),
        lambda: dialogs.save_file("Lưu", [], tmp_path / "a.docx"),
    ):
        _soon(lambda dialog: dialog.reject())
        assert ask() is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Biên bản", "Biên bản.docx"), ("Q.1 xã", "Q.1 xã.docx"), ("Biên bản.DOCX", "Biên bản.DOCX")],
)
def test_a_saved_file_gets_the_ending_it_was_offered_with(window, tmp_path, typed, name):
    _soon(_name_file(tmp_path / typed))

    saved = QtDialogs(window).save_file("Lưu", [("Tệp Word", "*.docx")], tmp_path / "x.docx")

    assert saved == tmp_path / name


def test_a_file_found_only_with_the_added_ending_is_asked_about(window, tmp_path):
    (tmp_path / "Biên bản.docx").write_bytes(b"old")

    def name_it(dialog: QFileDialog) -> None:
        _soon(_press(Qt.Key.Key_Escape))
        _name_file(tmp_path / "Biên bản")(dialog)

    _soon(name_it)
    dialogs = QtDialogs(window)
    assert dialogs.save_file("Lưu", [("Tệp Word", "*.docx")], tmp_path / "x.docx") is None


def test_kinds_of_files_are_written_as_qt_wants_them():
    assert (
        file_filter([("Tệp Excel", "*.xlsx"), ("Mọi tệp", "*")])
        == "Tệp Excel (*.xlsx);;Mọi tệp (*)"
    )


def test_words_beside_a_resting_verb_say_what_is_missing(qtbot):
    dialog = Dialog(QUESTION, "", "Ghi 24 đảng viên", width=640)
    qtbot.addWidget(dialog)

    dialog.set_ready(False, "Còn 1 ô chưa chọn")

    assert not dialog.verb.isEnabled()
    assert dialog._reason.text() == "Còn 1 ô chưa chọn"
    assert dialog.width() == 640


def test_the_fake_answers_in_order_and_refuses_surprises():
    dialogs: Dialogs = FakeDialogs(answers=deque([True]), reasons=deque(["một lý do đủ dài"]))

    assert dialogs.ask(QUESTION, "", "Khóa") is True
    assert dialogs.ask_reason("Bỏ qua?", "", "Bỏ qua") == "một lý do đủ dài"
    with pytest.raises(AssertionError, match=r"unexpected question: Xóa\?"):
        dialogs.ask("Xóa?", "", "Xóa")


def test_the_fake_can_fill_in_a_dialog(qtbot):
    def fill(dialog: ReasonDialog) -> bool:
        dialog.line.setPlainText("đã trao đổi với bí thư")
        return True

    dialogs = FakeDialogs(answers=deque([fill]))
    dialog = ReasonDialog("Bỏ qua?", "", "Bỏ qua", 10)
    qtbot.addWidget(dialog)

    assert dialogs.show(dialog)
    assert dialog.reason() == "đã trao đổi với bí thư"


def test_the_ring_round_a_field_of_a_scrolled_form_has_room_at_every_edge(qtbot):
    dialog, form = Dialog(QUESTION, "", "Khóa"), QWidget()
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    line = LineText()
    column.addWidget(line)
    qtbot.addWidget(dialog)
    dialog.add_scrolling(form)
    dialog.show()

    area = dialog.findChild(QScrollArea)
    place = QRect(line.mapTo(area.viewport(), QPoint(0, 0)), line.size())

    assert area.viewport().rect().contains(place.adjusted(-REACH, -REACH, REACH, REACH))
    question = dialog.findChild(Label)
    assert line.mapTo(dialog, QPoint(0, 0)).x() == question.mapTo(dialog, QPoint(0, 0)).x()
