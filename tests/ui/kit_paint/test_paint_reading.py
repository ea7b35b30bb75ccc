"""The read-back view and the paper preview."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from tests.ui.kit_paint.paint_samples import paper, readback, readback_sections, shown
from ui.kit.paper_preview import A4_MM, PageTurner
from ui.kit.readback import LARGEST, SMALLEST, ReadbackParagraph, ReadbackSection
from ui.kit.tokens import PaletteName, SizeName


@pytest.fixture
def view(qtbot):
    made = readback()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown])
def test_space_and_page_down_go_on_to_the_next_section(view, press, qtbot, key):
    with qtbot.waitSignal(view.section_shown) as shown_section:
        press(view.page, key)

    assert shown_section.args == [1]
    assert view.page.accessibleName() == "Mục 2 trên 3: Kết luận"


def test_the_last_section_is_the_end(view, press):
    for _ in range(5):
        press(view.page, Qt.Key.Key_PageDown)

    assert view.index == 2
    assert not view.forward.isEnabled()
    press(view.page, Qt.Key.Key_PageUp)
    assert view.index == 1


def test_a_long_section_is_scrolled_before_it_is_left(view, press, qtbot):
    long = tuple(ReadbackParagraph(str(i), "Chi bộ thảo luận. " * 20) for i in range(12))
    view.set_sections((ReadbackSection("Mục 1 trên 2", "Dài", long), readback_sections()[1]))
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 0)

    press(view.page, Qt.Key.Key_Space)

    assert view.index == 0
    assert view.area.verticalScrollBar().value() > 0


def test_m_notes_a_place_to_correct(view, press, qtbot):
    press(view.page, Qt.Key.Key_M, "m")
    qtbot.keyClicks(view.note, "ghi ro")

    with qtbot.waitSignal(view.marked) as marked:
        press(view.note, Qt.Key.Key_Return)

    assert marked.args == ["1a", "ghi ro"]
    assert view._note_row.isHidden()


def test_an_emptied_note_takes_the_mark_away(view, press, qtbot):
    view.ask_note("1b")
    assert view.note.text() == "ghi rõ lý do"
    view.note.clear()

    with qtbot.waitSignal(view.unmarked) as unmarked:
        press(view.note, Qt.Key.Key_Return)

    assert unmarked.args == ["1b"]


def test_escape_in_the_note_only_closes_it(view, press, qtbot):
    view.ask_note("1a")

    with qtbot.assertNotEmitted(view.left):
        press(view.note, Qt.Key.Key_Escape)

    assert view._note_row.isHidden()
    with qtbot.waitSignal(view.left):
        press(view.page, Qt.Key.Key_Escape)


def test_the_foot_counts_sections_and_marks(view):
    assert view.place.text() == "Mục 1 trên 3 · 1 chỗ cần sửa"

    view.set_marks(())

    assert view.place.text() == "Mục 1 trên 3"


def test_control_plus_and_minus_change_the_type_within_limits(view, press):
    usual = view.points
    press(view.page, Qt.Key.Key_Plus, "+", ctrl=True)
    assert view.points == usual + 2

    for _ in range(40):
        press(view.page, Qt.Key.Key_Minus, "-", ctrl=True)
    assert view.points == SMALLEST
    for _ in range(40):
        press(view.page, Qt.Key.Key_Plus, "+", ctrl=True)
    assert view.points == LARGEST
    press(view.page, Qt.Key.Key_0, "0", ctrl=True)
    assert view.points == usual


def test_larger_type_makes_the_page_longer(view):
    before = view.page.heightForWidth(600)

    view.zoom(4)

    assert view.page.heightForWidth(600) > before


def test_the_column_is_at_most_820_wide(view):
    view.resize(1600, 700)

    assert all(spot.area.width() <= 820 + 40 for spot in view.page.spots)


def test_a_marked_paragraph_is_read_with_its_note(view, press):
    press(view.page, Qt.Key.Key_Down)

    assert view.page.accessibleDescription().endswith("Cần sửa: ghi rõ lý do")


def test_adoption_is_one_button(view, qtbot):
    with qtbot.waitSignal(view.adopted):
        view.adopt.click()

    view.set_adopt("Biểu quyết thông qua", is_possible=False)
    assert not view.adopt.isEnabled()


def test_new_sections_keep_the_place(view):
    view.go_to(2)

    view.set_sections(readback_sections()[:2])

    assert view.index == 1


def test_a_paper_is_cut_into_pages_of_a4(qtbot):
    preview = shown(qtbot, paper(), 460)

    sheet = preview.sheet()

    assert preview.page_count > 1
    assert sheet.height() / sheet.width() == pytest.approx(A4_MM[1] / A4_MM[0], abs=0.01)
    assert preview.accessibleDescription() == f"trang 1 trên {preview.page_count}"


def test_pages_are_turned_within_the_paper(qtbot, press):
    preview = shown(qtbot, paper(), 460)

    press(preview, Qt.Key.Key_End)
    assert preview.page == preview.page_count - 1
    preview.set_page(99)
    assert preview.page == preview.page_count - 1
    press(preview, Qt.Key.Key_Home)
    assert preview.page == 0


def test_page_down_scrolls_to_the_foot_and_then_turns(qtbot, press):
    preview = shown(qtbot, paper(), 460)
    bar = preview.verticalScrollBar()

    press(preview, Qt.Key.Key_PageDown)
    assert (preview.page, bar.value()) == (0, bar.maximum())
    press(preview, Qt.Key.Key_PageDown)

    assert (preview.page, bar.value()) == (1, 0)


def test_the_turner_says_the_page_and_stops_at_the_ends(qtbot):
    preview = shown(qtbot, paper(), 460)
    turner = PageTurner(preview)
    qtbot.addWidget(turner)
    assert not turner.back.isEnabled()

    turner.forward.click()

    assert turner.label.text() == f"trang 2/{preview.page_count}"
    assert turner.back.isEnabled()


def test_paper_stays_white_and_its_letters_black_in_the_dark(qtbot, dress, picture):
    dress(PaletteName.DARK, SizeName.NORMAL)
    preview = shown(qtbot, paper(), 460)

    image = picture(preview)
    inside = [image.pixelColor(x, y) for x in range(60, 420, 2) for y in range(60, 400, 2)]

    assert QColor("#ffffff") in inside
    assert min(colour.lightness() for colour in inside) < 60
