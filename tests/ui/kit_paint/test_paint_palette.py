"""The Ctrl+K window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.text import fold
from ui.kit.palette import CommandPalette, PaletteGroup, PaletteRow

NAMES = ("Vũ Thị Thắm", "Nguyễn Văn Thâm", "Trịnh Hồng Tham", "Hồ Sỹ Đạt")


def search(text: str) -> tuple[PaletteGroup, ...]:
    words = fold(text)
    people = tuple(
        PaletteRow("user-round", name, name, "chính thức") for name in NAMES if words in fold(name)
    )
    commands = tuple(
        PaletteRow("user-plus", name, name, key_hint="Ctrl N")
        for name in ("Thêm đảng viên",)
        if words in fold(name)
    )
    return (PaletteGroup("Đảng viên", people), PaletteGroup("Lệnh", commands))


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.fixture
def palette(window) -> CommandPalette:
    made = CommandPalette(window, search)
    made.open()
    return made


def type_words(qtbot, palette: CommandPalette, words: str) -> None:
    qtbot.keyClicks(palette.field, words)
    qtbot.waitUntil(lambda: palette._asked == words)


def texts(palette: CommandPalette) -> list[str]:
    model = palette.model
    return [str(model.data(model.index(i))) for i in range(model.rowCount())]


def test_everything_is_offered_at_first_and_the_first_find_is_chosen(palette):
    assert texts(palette)[0] == "Đảng viên"
    assert palette.current_row().text == "Vũ Thị Thắm"


def test_typing_finds_with_and_without_diacritics(palette, qtbot):
    type_words(qtbot, palette, "tham")

    assert texts(palette)[1:] == [
        "Vũ Thị Thắm, chính thức",
        "Nguyễn Văn Thâm, chính thức",
        "Trịnh Hồng Tham, chính thức",
    ]


def test_arrows_pass_over_headings(palette, press):
    for _ in range(4):
        press(palette.field, Qt.Key.Key_Down)

    assert palette.current_row().text == "Thêm đảng viên"
    press(palette.field, Qt.Key.Key_Down)
    assert palette.current_row().text == "Thêm đảng viên"
    press(palette.field, Qt.Key.Key_Up)
    assert palette.current_row().text == "Hồ Sỹ Đạt"


def test_enter_hands_back_the_payload_and_leaves(palette, press, qtbot):
    press(palette.field, Qt.Key.Key_Down)

    with qtbot.waitSignal(palette.picked) as picked:
        press(palette.field, Qt.Key.Key_Return)

    assert picked.args == ["Nguyễn Văn Thâm"]
    assert palette.isHidden()


def test_enter_before_the_timer_chooses_from_what_is_typed(palette, press, qtbot):
    qtbot.keyClicks(palette.field, "dat")

    with qtbot.waitSignal(palette.picked) as picked:
        press(palette.field, Qt.Key.Key_Return)

    assert picked.args == ["Hồ Sỹ Đạt"]


def test_escape_gives_the_keyboard_back(window, press, qtbot):
    before = QWidget(window)
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    before.show()
    window.activateWindow()
    before.setFocus()
    palette = CommandPalette(window, search)
    palette.open()

    with qtbot.waitSignal(palette.closed):
        press(palette.field, Qt.Key.Key_Escape)

    assert palette.isHidden()
    assert window.focusWidget() is before


def test_nothing_found_is_said_in_words(palette, press, qtbot):
    type_words(qtbot, palette, "xyz")

    assert not palette._empty.isHidden()
    with qtbot.assertNotEmitted(palette.picked):
        press(palette.field, Qt.Key.Key_Return)


def test_a_click_beside_the_frame_leaves(palette, click, qtbot):
    with qtbot.waitSignal(palette.closed):
        click(palette, palette.rect().bottomLeft())


def test_the_frame_is_720_wide_and_follows_the_window(palette, window, qtbot):
    assert palette.frame.width() == 720
    assert palette.frame.y() == 96

    window.resize(700, 540)

    assert palette.width() == 700
    assert palette.frame.width() == 652
    assert palette.frame.geometry().bottom() < 540


def test_the_chosen_find_is_said_at_the_field(palette, press):
    press(palette.field, Qt.Key.Key_Down)

    assert palette.field.accessibleDescription() == "Nguyễn Văn Thâm, chính thức"


def test_its_list_is_a_sound_model(palette, qtmodeltester):
    qtmodeltester.check(palette.model)
