"""F1: the guide beside every screen, following it, searched with or without marks."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.workspace import Services
from tests.fakes import FakeDialogs, InstantTasks
from tests.services.sample_book import open_sample
from ui.helping import START, topic_of
from ui.kit.help_texts import CONTENTS, topics
from ui.kit.state import WindowState
from ui.main_window import MainWindow
from ui.meetings.steps import step_classes
from ui.places import PLACES
from ui.plan.page import TABS as PLAN_TABS
from ui.remarks.tabs import TABS as REMARK_TABS
from ui.reports.page import ReportsPage
from ui.reviews.tabs import TABS as REVIEW_TABS
from ui.settings.page import SECTIONS
from ui.workspace import Workspace


@pytest.fixture(scope="module")
def services(tmp_path_factory) -> Iterator[Services]:
    opened = open_sample(tmp_path_factory.mktemp("tro-giup") / "mau")
    yield opened
    opened.close()


@pytest.fixture
def window(services, qtbot, qapp, tmp_path) -> MainWindow:
    state = WindowState(tmp_path)
    made = MainWindow(state)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show_book(Workspace(services, FakeDialogs(), InstantTasks(), state, made))
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


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


def test_nothing_of_the_help_is_loaded_before_the_first_f1(window):
    assert "helping" not in vars(window.help)
    assert window.findChild(object, "help") is None


def test_f1_opens_the_topic_of_the_screen_and_closes_it(window, qtbot):
    window.show_place("plan")
    before = window.focusWidget()
    press(qtbot, window, Qt.Key.Key_F1)
    panel = window.help.helping.panel
    assert panel.isVisible()
    assert shown(window) == "ke-hoach-nam"
    assert window.focusWidget() is panel.pages

    press(qtbot, window, Qt.Key.Key_F1)
    assert not panel.isVisible()
    assert window.focusWidget() is before


def test_escape_in_the_help_closes_it(window, qtbot):
    window.help.toggle()
    press(qtbot, window, Qt.Key.Key_Escape)

    assert not window.help.helping.is_shown


def test_the_help_follows_places_steps_and_tabs(window, services):
    window.show_place("overview")
    window.help.toggle()
    seen = [shown(window)]
    meeting = services.meetings.id_of("2026-11")
    for where in (
        f"meeting:{meeting}:score", f"meeting:{meeting}:run", "settings:backup", "page:reports",
    ):  # fmt: skip
        window.go(where)
        seen.append(shown(window))
    page = window.shell.page
    assert isinstance(page, ReportsPage)
    page.show_kind("templates")
    seen.append(shown(window))

    assert seen == [
        "tong-quan", "cham-diem", "dieu-hanh", "sao-luu", "bieu-mau", "mau-van-ban",
    ]  # fmt: skip


def test_the_page_keeps_its_room_in_a_wide_window_and_is_covered_in_a_narrow_one(window):
    window.help.toggle()
    QApplication.processEvents()
    panel, shell = window.help.helping.panel, window.shell
    assert shell.topbar.geometry().right() < panel.geometry().left()

    window.resize(960, 600)
    QApplication.processEvents()
    assert shell.topbar.geometry().right() == shell.width() - 1
    assert panel.geometry().top() == shell.topbar.geometry().bottom() + 1
    assert panel.width() < shell.width() * 2 // 3


def test_the_width_is_kept(window):
    window.help.toggle()
    panel = window.help.helping.panel
    before = panel.width()
    panel.dragged.emit(60)

    assert panel.width() > before
    assert window.state.text("help/width") == str(window.shell.beside_width)


def test_words_are_found_without_marks_and_enter_opens_the_first(window, qtbot):
    window.help.toggle()
    panel = window.help.helping.panel
    panel.search.setText("cap so nghi quyet")
    panel.search.search_now()
    assert "Hoàn thiện" in panel.pages.toPlainText()

    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert shown(window) == "hoan-thien"


def test_a_link_leads_to_a_topic_and_back_or_to_a_place(window):
    window.show_place("overview")
    window.help.toggle()
    panel = window.help.helping.panel
    panel.pages.link_chosen.emit("phim-tat.md")
    assert shown(window) == "phim-tat"
    panel.back.click()
    assert shown(window) == "tong-quan"

    panel.pages.link_chosen.emit("go:settings:rules")
    assert window.shell.sidebar.list.rows.items
    assert shown(window) == "cai-dat"


def test_without_a_book_the_help_tells_how_to_begin(qtbot, qapp, tmp_path):
    window = MainWindow(WindowState(tmp_path))
    qtbot.addWidget(window)
    window.show_waiting("Đang mở sổ…")
    window.show()
    window.help.toggle()

    assert shown(window) == START


def test_the_guide_asks_no_network(window):
    window.help.toggle()
    assert "PySide6.QtNetwork" not in sys.modules
    assert not window.help.helping.panel.pages.openLinks()
