"""F1: the guide beside every screen, following it, searched with or without marks."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.helping import START, topic_of
from ui.kit import theme
from ui.kit.help_texts import CONTENTS, topics
from ui.kit.key_map import KeyMap
from ui.kit.tokens import PaletteName, SizeName
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage
from ui.meetings.steps import step_classes
from ui.places import PLACES
from ui.plan.page import TABS as PLAN_TABS
from ui.remarks.tabs import TABS as REMARK_TABS
from ui.reviews.tabs import TABS as REVIEW_TABS
from ui.settings.page import SettingsPage
from ui.settings.section_places import SECTIONS
from ui.workspace import Workspace


@pytest.fixture
def front(window: MainWindow, workspace: Workspace, qtbot) -> MainWindow:
    window.resize(1440, 900)
    window.show_book(workspace)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def press(qtbot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key)


def shown(window: MainWindow) -> str:
    return window.help.helping.panel.topic


def parts_of_places() -> Iterator[tuple[str, str]]:
    yield from (("plan", tab.handles[0]) for tab in PLAN_TABS)
    yield from (("reviews", tab.handles[0]) for tab in REVIEW_TABS)
    yield from (("remarks", tab.handles[0]) for tab in REMARK_TABS)
    yield from (("meetings", step.key) for step in step_classes())
    yield from (("settings", section.key) for section in SECTIONS)
    yield from (("tasks", part) for part in ("task", "document", "written"))
    yield from (("members", part) for part in ("books", "import", "edit"))
    yield from (("overview", part) for part in ("first", "year"))


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_every_place_has_a_topic_of_its_own(key: str):
    topic, anchor = topic_of(key)

    assert topic in topics()
    assert topic not in {START, CONTENTS}
    assert anchor == ""


def test_every_part_of_a_place_has_a_topic_or_a_section_there():
    for place, part in parts_of_places():
        topic, anchor = topic_of(place, part)
        assert (topic, anchor) != topic_of(place), (place, part)
        assert not anchor or anchor in {one.anchor for one in topics()[topic].sections}, part


def test_f1_loads_and_opens_the_topic_of_the_screen_and_closes_it(front, qtbot):
    front.show_place("plan")
    assert "helping" not in vars(front.help)
    before = front.focusWidget()
    press(qtbot, front, Qt.Key.Key_F1)
    panel = front.help.helping.panel
    assert panel.isVisible()
    assert shown(front) == "ke-hoach-nam"
    assert front.focusWidget() is panel.pages
    assert "PySide6.QtNetwork" not in sys.modules

    press(qtbot, front, Qt.Key.Key_F1)
    assert not panel.isVisible()
    assert front.focusWidget() is before

    press(qtbot, front, Qt.Key.Key_F1)
    press(qtbot, front, Qt.Key.Key_Escape)
    assert not front.help.helping.is_shown


def test_the_help_follows_places_steps_and_tabs(front, scoring):
    front.help.toggle()
    seen = [shown(front)]
    for where in (f"meeting:{scoring}:score", "settings:backup", "settings:handover"):
        front.go(where)
        seen.append(shown(front))
    front.show_place("meetings")
    seen.append(shown(front))
    page = front.shell.page
    assert isinstance(page, MeetingsPage)
    page.show_list()
    seen.append(shown(front))

    assert seen == [
        "tong-quan", "cham-diem", "sao-luu", "ban-giao", "cham-diem", "buoi-sinh-hoat",
    ]  # fmt: skip


def test_a_page_read_again_leaves_the_topic_somebody_reads(front):
    for place, topic in (("plan", "phim-tat"), ("settings", "muc-luc")):
        front.show_place(place)
        if not front.help.helping.is_shown:
            front.help.show_keys()
        front.help.helping.panel.show_topic(topic)
        front.shell.page.refresh()
        assert shown(front) == topic


def test_help_closes_though_what_had_the_keyboard_is_gone(front, qtbot):
    field = QLineEdit(front.shell.page)
    field.show()
    field.setFocus()
    press(qtbot, front, Qt.Key.Key_F1)
    field.deleteLater()
    QApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete.value)
    press(qtbot, front, Qt.Key.Key_Escape)

    assert not front.help.helping.is_shown


def test_esc_in_the_help_closes_it_and_not_the_sheet_beside_it(front, qtbot):
    left: list[bool] = []
    keys = KeyMap(front.shell.page)
    keys.add("Escape", lambda: left.append(True))
    front.help.toggle()
    press(qtbot, front, Qt.Key.Key_Escape)
    assert (front.help.helping.is_shown, left) == (False, [])

    press(qtbot, front, Qt.Key.Key_Escape)
    assert left == [True]


def test_another_look_dresses_what_is_found_and_leaves_who_reads_in_their_place(front, dressed):
    front.help.show_keys()
    panel = front.help.helping.panel
    bar = panel.pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    theme.apply(dressed, PaletteName.LIGHT, SizeName.LARGE)
    assert abs(bar.value() - bar.maximum() / 2) < bar.pageStep()

    panel.search.setText("khung")
    panel.search.search_now()
    theme.apply(dressed, PaletteName.DARK, SizeName.NORMAL)
    begun = panel.pages.document().begin().begin().fragment().charFormat()
    assert begun.foreground().color() == theme.colour("text")
    theme.apply(dressed, PaletteName.LIGHT, SizeName.NORMAL)


def test_the_page_keeps_its_room_in_a_wide_window_and_is_covered_in_a_narrow_one(front):
    front.help.toggle()
    panel, shell = front.help.helping.panel, front.shell
    before = panel.width()
    panel.dragged.emit(60)
    QApplication.processEvents()
    assert panel.width() > before
    assert front.state.text("help/width") == str(shell.beside_width)
    assert shell.topbar.geometry().right() < panel.geometry().left()

    front.resize(960, 600)
    QApplication.processEvents()
    assert shell.topbar.geometry().right() == shell.width() - 1
    assert panel.geometry().top() == shell.topbar.geometry().bottom() + 1
    assert panel.width() < shell.width() * 2 // 3


def test_the_guide_is_searched_without_marks_and_its_links_lead_on_and_back(front, qtbot):
    front.help.toggle()
    panel = front.help.helping.panel
    panel.search.setText("cap so nghi quyet")
    panel.search.search_now()
    assert "Hoàn thiện" in panel.pages.toPlainText()
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert shown(front) == "hoan-thien"

    panel.pages.link_chosen.emit("phim-tat.md")
    assert shown(front) == "phim-tat"
    panel.back.click()
    assert shown(front) == "hoan-thien"
    panel.pages.link_chosen.emit("go:settings:rules")
    assert isinstance(front.shell.page, SettingsPage)
    assert shown(front) == "cai-dat"


def test_without_a_book_the_help_tells_how_to_begin(window):
    window.show_waiting("Đang mở sổ…")
    window.show()
    window.help.toggle()

    assert shown(window) == START
