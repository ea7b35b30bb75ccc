import unicodedata
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from ui.kit.choice import Choice, find_text
from ui.kit.inputs import Check, Input, LineText, LongText, Number, RadioChoice, SearchLine
from ui.kit.segmented import Segmented

FORMS = (("in_person", "Trực tiếp"), ("online", "Trực tuyến"), ("hybrid", "Kết hợp"))
NAMES = "Hạnh Dũng Hà Tuấn Lan Thành Huy Phượng Đạt Oanh Bảo Khánh Hương Thắm"
MANY = tuple(enumerate(NAMES.split()))


@pytest.mark.parametrize(
    "build",
    [LineText, LongText, Number, lambda: Check("Đã báo"), lambda: Choice(FORMS),
     lambda: Segmented(FORMS), lambda: RadioChoice(FORMS)],
)  # fmt: skip
def test_every_input_speaks_the_same_protocol_and_starts_empty(qtbot, build):
    made = build()
    qtbot.addWidget(made)

    assert isinstance(made, Input)
    assert made.value() in (None, "", False)
    assert made.trouble() == ""


@pytest.mark.parametrize("build", [LineText, LongText])
def test_text_is_given_in_nfc_without_outer_blanks(qtbot, build):
    made = build()
    qtbot.addWidget(made)

    made.set_value("  " + unicodedata.normalize("NFD", "Đảng ủy") + " ")

    assert made.value() == "Đảng ủy"


def test_setting_a_value_is_not_a_change_but_typing_is(qtbot):
    line = LineText()
    qtbot.addWidget(line)

    with qtbot.assertNotEmitted(line.changed):
        line.set_value("Phòng họp")
    with qtbot.waitSignal(line.changed):
        qtbot.keyClicks(line, " A")


def test_words_still_being_composed_are_not_rewritten(qtbot):
    line = SearchLine("Lọc")
    qtbot.addWidget(line)
    searched: list[str] = []
    line.searched.connect(searched.append)

    QApplication.sendEvent(line, QInputMethodEvent("thuơ", []))
    line.search_now()
    done = QInputMethodEvent()
    done.setCommitString("thường")
    QApplication.sendEvent(line, done)

    with qtbot.waitSignal(line.searched):
        pass
    assert searched == ["", "thường"]
    assert line.text() == "thường"


def test_esc_empties_a_filter(qtbot):
    line = SearchLine("Lọc")
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "ha")

    with qtbot.waitSignal(line.searched) as told:
        QTest.keyClick(line, Qt.Key.Key_Escape)

    assert told.args == [""]


@pytest.mark.parametrize(
    ("typed", "value", "trouble"),
    [
        ("17", 17, ""),
        ("", None, ""),
        ("mười", None, "Chỉ ghi số, ví dụ 12."),
        ("1,5", None, "Chỉ ghi số, ví dụ 12."),
        ("61", 61, "Ghi số từ 0 đến 60."),
        ("nan", None, "Chỉ ghi số, ví dụ 12."),
    ],
)
def test_whole_numbers(qtbot, typed, value, trouble):
    number = Number(highest=60)
    qtbot.addWidget(number)
    number.setText(typed)

    assert (number.value(), number.trouble()) == (value, trouble)


def test_decimals_are_typed_and_shown_with_a_comma(qtbot):
    number = Number(decimals=2)
    qtbot.addWidget(number)
    number.setText("4,25")
    assert number.value() == Decimal("4.25")

    number.set_value(Decimal("12.5"))
    assert number.text() == "12,5"


def test_arrows_count_within_the_limits(qtbot):
    number = Number(lowest=0, highest=2)
    qtbot.addWidget(number)
    for _ in range(3):
        QTest.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 2
    QTest.keyClick(number, Qt.Key.Key_Down)
    assert number.value() == 1


def test_long_text_grows_up_to_its_limit_and_lets_tab_go(qtbot):
    text = LongText(lines=2, most_lines=5)
    qtbot.addWidget(text)
    text.resize(300, 100)
    text.show()
    low = text.height()

    text.setPlainText("\n".join("x" * 3 for _ in range(4)))
    middle = text.height()
    text.setPlainText("\n".join("x" * 3 for _ in range(50)))

    assert low < middle < text.height()
    assert text.height() - low == 3 * text.fontMetrics().lineSpacing()
    assert text.tabChangesFocus()


def _wheel(widget):
    here, down = QPointF(5, 5), QPoint(0, -120)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(here, here, down, down, no_button, no_key, phase, False)
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_does_nothing_to_a_choice_without_the_keyboard(qtbot):
    choice = Choice(FORMS)
    qtbot.addWidget(choice)
    choice.set_value("in_person")

    event = _wheel(choice)

    assert choice.value() == "in_person"
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("typed", "value"), [("k", "hybrid"), ("truc tuy", "online"), ("tuyen", "online")]
)
def test_typing_chooses_without_marks(qtbot, typed, value):
    choice = Choice(FORMS)
    qtbot.addWidget(choice)

    for letter in typed.replace(" ", "") if value == "hybrid" else typed.split()[-1]:
        QTest.keyClick(choice, letter)

    assert choice.value() == value


def test_the_start_of_a_text_wins_over_the_start_of_a_word():
    assert find_text(["Lê Hà", "Hạnh", "Hà Lê"], "ha") == 1
    assert find_text(["Lê Hà", "Minh"], "ha") == 0
    assert find_text(["Lê"], "x") is None


def test_other_options_keep_the_chosen_value_if_they_can(qtbot):
    choice = Choice(FORMS)
    qtbot.addWidget(choice)
    choice.set_value("online")

    choice.set_options(FORMS[1:])
    assert choice.value() == "online"
    choice.set_options(FORMS[:1])
    assert choice.value() is None


def _is_hidden(choice: Choice, place: int) -> bool:
    view = choice.view()
    assert isinstance(view, QListView)
    return view.isRowHidden(place)


def test_a_long_list_gets_a_filter_line(qtbot):
    choice = Choice(MANY)
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()

    line = choice._filter
    assert line is not None
    qtbot.keyClicks(line, "tha")
    shown = [t for i, t in enumerate(choice.texts()) if not _is_hidden(choice, i)]
    with qtbot.waitSignal(choice.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert shown == ["Thành", "Thắm"]
    assert choice.currentText() == "Thành"
    assert not choice.view().isVisible()


def test_the_filter_is_empty_when_the_list_opens_again(qtbot):
    choice = Choice(MANY)
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    qtbot.keyClicks(choice._filter, "zzz")
    choice.hidePopup()

    choice.showPopup()

    assert not any(_is_hidden(choice, i) for i in range(choice.count()))
    choice.hidePopup()


def test_a_segment_is_chosen_by_click_and_arrow(qtbot):
    segmented = Segmented(FORMS)
    qtbot.addWidget(segmented)
    assert segmented.value() is None

    segmented.press(1)
    assert segmented.value() == "online"
    QTest.keyClick(segmented, Qt.Key.Key_Right)
    assert segmented.value() == "hybrid"
    with qtbot.assertNotEmitted(segmented.changed):
        QTest.keyClick(segmented, Qt.Key.Key_Right)
    assert segmented.accessibleDescription() == "Kết hợp"


def test_segments_take_other_words_and_keep_the_choice_and_the_keyboard(qtbot):
    field = Segmented(((1, "Tất cả 4"), (2, "Quá hạn 1")))
    qtbot.addWidget(field)
    field.show()
    field.set_value(2)
    field.setFocus()
    field.set_options(((1, "Tất cả 5"), (2, "Quá hạn 2")))
    assert (field.texts(), field.value()) == (("Tất cả 5", "Quá hạn 2"), 2)
    field.set_options(((1, "Tất cả 5"), (2, "Quá hạn 2"), (3, "Đã rời 1")))
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert (field.value(), field.focusWidget()) == (3, field)
    field.set_options(((1, "Tất cả 5"),))
    assert field.value() is None


def test_a_radio_choice_can_be_emptied_again(qtbot):
    radio = RadioChoice((("hand", "Giơ tay"), ("box", "Phiếu kín")))
    qtbot.addWidget(radio)
    radio.set_value("box")
    assert radio.value() == "box"

    radio.set_value(None)

    assert radio.value() is None
