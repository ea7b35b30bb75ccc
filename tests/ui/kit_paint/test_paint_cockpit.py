"""What stands in the cockpit: clocks, function keys, speaker box, findings."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.kit_paint.paint_samples import (
    CLOCKS,
    SPEAKERS,
    clock_card,
    findings,
    findings_panel,
    function_keys,
    key_hints,
    shown,
)
from ui.kit import theme
from ui.kit.clocks import ClockField
from ui.kit.findings_panel import FindingsPanel
from ui.kit.function_keys import FunctionKey
from ui.kit.paragraph import Paragraph
from ui.kit.speaker_box import SpeakerBox


def test_the_clocks_are_read_as_sentences(qtbot):
    card = shown(qtbot, clock_card())

    assert "So với chương trình: chậm 2 phút, xong khoảng 15:35" in card.accessibleDescription()
    assert sum(spot.area.width() for spot in card.spots) == 900


def test_a_second_later_the_card_keeps_its_height(qtbot):
    card = shown(qtbot, clock_card())
    before = card.heightForWidth(900)

    later = ClockField("Cả buổi (từ 14:00)", "1:12:11", "còn 17 phút 49", Fraction(72, 90))
    card.set_fields((later, *CLOCKS[1:]))

    assert card.heightForWidth(900) == before


def test_a_narrow_card_puts_its_sentences_below(qtbot):
    card = shown(qtbot, clock_card())

    assert card.heightForWidth(500) > card.heightForWidth(1200)


def test_function_keys_fill_the_row_and_print_their_key(qtbot):
    row = shown(qtbot, function_keys(), 900)

    rights = [button.geometry().right() for button in row.buttons]

    assert rights[-1] == 899
    assert row.buttons[0].accessibleName() == "Mục tiếp, phím F2"
    assert {button.height() for button in row.buttons} == {theme.sizes().control}


def test_the_least_needed_key_gives_way_first(qtbot):
    row = shown(qtbot, function_keys(), 420)

    assert [b.spec.key for b in row.buttons if not b.isHidden()] == ["F2", "F3", "F10"]


@pytest.mark.parametrize("key", ["F2", "F7"])
def test_a_function_key_acts_from_the_keyboard_too(qtbot, key):
    row = shown(qtbot, function_keys(), 420)
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)

    with qtbot.waitSignal(row.pressed) as pressed:
        qtbot.keyClick(row, getattr(Qt.Key, f"Key_{key}"))

    assert pressed.args == [key]


def test_a_function_key_acts_by_click(qtbot):
    row = shown(qtbot, function_keys(), 900)

    with qtbot.waitSignal(row.pressed) as pressed:
        row.buttons[1].click()

    assert pressed.args == ["F3"]


def test_other_keys_replace_the_old_ones(qtbot):
    row = shown(qtbot, function_keys(), 900)

    row.set_keys((FunctionKey("F9", "Giờ"),))

    assert [button.spec.label for button in row.buttons] == ["Giờ"]


def test_hints_are_shortened_before_they_are_left_out(qtbot):
    hints = shown(qtbot, key_hints(), 400)
    full = hints.spots[-1].area.width()

    hints.resize(hints.natural_width() - 10, 30)

    assert len(hints.spots) == 2
    assert hints.spots[-1].area.width() < full


@pytest.fixture
def box(qtbot) -> SpeakerBox:
    made = SpeakerBox(lambda text: SPEAKERS if text.startswith("th") else ())
    shown(qtbot, made, 440)
    made.start()
    return made


def typed(qtbot, box: SpeakerBox, letters: str) -> None:
    qtbot.keyClicks(box.field, letters)
    qtbot.waitUntil(lambda: box._asked == letters)


def test_one_letter_lists_nobody_and_two_list_at_most_four(box, qtbot):
    typed(qtbot, box, "t")
    assert not box.is_open

    qtbot.keyClicks(box.field, "h")
    qtbot.waitUntil(lambda: box.is_open)

    assert [match.name for match in box.matches] == [match.name for match in SPEAKERS]


@pytest.mark.parametrize(("key", "text", "member"), [("3", "3", 9), ("4", "4", 10)])
def test_a_digit_chooses_the_speaker(box, press, qtbot, key, text, member):
    typed(qtbot, box, "th")

    with qtbot.waitSignal(box.spoken) as spoken:
        press(box.field, Qt.Key(ord(key)), text)

    assert spoken.args == [member]
    assert box.field.text() == ""
    assert not box.is_open


def test_a_digit_before_the_timer_still_chooses(box, press, qtbot):
    qtbot.keyClicks(box.field, "th")

    with qtbot.waitSignal(box.spoken) as spoken:
        press(box.field, Qt.Key.Key_1, "1")

    assert spoken.args == [7]


def test_arrows_and_enter_choose_the_speaker(box, press, qtbot):
    typed(qtbot, box, "th")
    press(box.field, Qt.Key.Key_Down)
    assert box.field.accessibleDescription().startswith("Trịnh Hồng Tham")

    with qtbot.waitSignal(box.spoken) as spoken:
        press(box.field, Qt.Key.Key_Return)

    assert spoken.args == [8]


def test_escape_empties_the_field_and_says_so(box, press, qtbot):
    typed(qtbot, box, "th")

    with qtbot.waitSignal(box.cancelled):
        press(box.field, Qt.Key.Key_Escape)

    assert box.field.text() == ""


def test_typing_is_never_rewritten(box, qtbot):
    qtbot.keyClicks(box.field, "TH")
    box.field.insert("ắ")

    box.find_now()

    assert box.field.text() == "THắ"


def test_a_digit_without_a_list_is_typed(box, qtbot):
    qtbot.keyClicks(box.field, "4")

    assert box.field.text() == "4"


def test_enter_on_an_empty_field_chooses_nobody(box, press, qtbot):
    with qtbot.assertNotEmitted(box.spoken):
        press(box.field, Qt.Key.Key_Return)

    assert box.field.text() == ""


def test_findings_stand_from_grave_to_mild(qtbot):
    panel = shown(qtbot, findings_panel(), 304)

    assert [one.severity for one in panel.findings] == ["E", "W", "I"]
    assert panel.header.count.spec().text == "2"
    assert panel.header.count.spec().role == "error"


def button_of(panel: FindingsPanel, text: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text() == text)


def test_the_button_of_a_finding_goes_to_its_place(qtbot):
    panel = shown(qtbot, findings_panel(), 304)

    with qtbot.waitSignal(panel.go) as went:
        button_of(panel, "Ghi lý do").click()

    assert went.args == ["item"]


def test_only_a_grave_finding_that_may_be_passed_offers_it(qtbot):
    panel = shown(qtbot, findings_panel(), 304)

    with qtbot.waitSignal(panel.override) as asked:
        button_of(panel, "Bỏ qua, ghi lý do").click()

    assert asked.args == ["K02", "vote"]
    assert sum(b.text().startswith("Bỏ qua") for b in panel.findChildren(QPushButton)) == 1


def test_an_empty_panel_says_that_nothing_is_left(qtbot):
    panel = shown(qtbot, FindingsPanel(), 304)

    assert panel.header.count.isHidden()
    assert [one.text() for one in panel.findChildren(Paragraph)] == ["Không còn gì phải xử lý."]


def test_only_mild_findings_count_for_nothing(qtbot):
    panel = shown(qtbot, FindingsPanel(), 304)

    panel.set_findings(findings()[:1])

    assert panel.header.count.isHidden()
    assert "Đ/c Huy vắng có lý do 2 kỳ liền." in panel.accessibleDescription()


def test_the_panel_folds_to_its_header_and_opens_again(qtbot, press):
    panel = shown(qtbot, findings_panel(), 304)

    press(panel.header, Qt.Key.Key_Space)
    assert panel.is_folded
    assert panel.area.isHidden()

    with qtbot.waitSignal(panel.folded):
        panel.set_folded(False)
    assert not panel.area.isHidden()
    assert panel.findChildren(QLabel)
