"""F1: the guide beside every screen, following it, searched with or without marks."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.helping import START, topic_of
from ui.kit.help_texts import CONTENTS, topics
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
