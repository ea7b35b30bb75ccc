"""The frame of the window: sidebar or rail, the bar above, pages that scroll in low windows."""

from itertools import cycle, islice, pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.appearances import AppearanceChoice
from app.services.workspace import Services
from tests.ui.shell_pages import a_place
from ui.kit import appearance, theme
from ui.kit.sidebar import Sidebar
from ui.kit.sidebar_items import SidebarItem
from ui.kit.state import WindowState
from ui.kit.tokens import PaletteName, SizeName
from ui.main_window import MainWindow
from ui.places import PLACES
from ui.workspace import Workspace

TITLED = tuple(islice(cycle(PLACES), 9))
NINE = tuple(
    a_place(f"{place.key}{number}", "PlainPage", place.title, place.icon)
    for number, place in enumerate(TITLED)
)


@pytest.fixture
def full_window(window: MainWindow, workspace: Workspace, show) -> MainWindow:
    window.show_book(workspace, NINE)
    show(window)
    return window


@pytest.fixture
def sidebar(show) -> Sidebar:
    made = Sidebar()
    made.set_places(
        tuple(SidebarItem(place.key, place.title, place.short, place.icon) for place in PLACES)
    )
    show(made, 252, 800)
    return made


@pytest.mark.parametrize(
    ("width", "size", "is_rail"),
    [
        (1440, SizeName.NORMAL, False),
        (1399, SizeName.NORMAL, True),
        (1440, SizeName.LARGE, True),
        (1600, SizeName.LARGE, False),
        (1600, SizeName.XLARGE, False),
        (1280, SizeName.XLARGE, True),
    ],
)
def test_the_sidebar_becomes_a_rail_when_room_is_short(
    full_window: MainWindow, state: WindowState, width: int, size: SizeName, is_rail: bool
):
    appearance.keep_choice(state, AppearanceChoice(size=size))

    full_window.resize(width, 900)

    sidebar = full_window.shell.sidebar
    assert sidebar.is_rail is is_rail
    wanted = theme.sizes().sidebar_rail if is_rail else theme.sizes().sidebar_width
    assert sidebar.width() == wanted


def test_nine_places_fit_the_lowest_rail(full_window: MainWindow):
    full_window.resize(960, 540)

    places = full_window.shell.sidebar.list
    last = places.visualRect(places.rows.index(8))
    assert places.viewport().rect().contains(last)
    assert not places.verticalScrollBar().isVisible()


@pytest.mark.parametrize("width", [1440, 1366, 1280, 960])
@pytest.mark.parametrize("size", SizeName)
def test_the_bar_fits_every_width(
    full_window: MainWindow, workspace: Workspace, state: WindowState, width: int, size: SizeName
):
    appearance.keep_choice(state, AppearanceChoice(size=size))
    workspace.save_state_changed.emit("Ổ đĩa đã đầy.")

    full_window.resize(width, 600)

    bar = full_window.shell.topbar
    parts = (bar.years, bar.search, bar.saved, bar.undo_button, bar.undo_arrow, bar.redo_button)
    shown = [part.geometry() for part in parts if part.isVisible()]
    assert all(left.right() < right.left() for left, right in pairwise(shown))
    assert shown[-1].right() <= bar.width()
    assert bar.search.width() >= 120


def test_a_page_taller_than_the_window_scrolls(window: MainWindow, workspace: Workspace, show):
    window.show_book(workspace, (a_place("tall", "TallPage"),))

    show(window, 960, 540)

    page = window.shell.page
    assert page is not None
    assert page.height() == 900
    assert window.height() == 540


def test_opening_a_place_leaves_no_ring_in_the_sidebar(full_window: MainWindow, qtbot: QtBot):
    places = full_window.shell.sidebar.list
    middle = places.visualRect(places.rows.index(3)).center()

    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert full_window.shell.page is full_window.show_place("tasks3")
    assert not places.hasFocus()


def test_arrows_move_and_enter_opens(sidebar: Sidebar, qtbot: QtBot):
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)
    sidebar.mark_open("overview")

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(sidebar.list, key)
    assert chosen == []
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Return)

    assert chosen == ["meetings"]


def test_other_badges_leave_the_keyboard_where_it_is(sidebar: Sidebar):
    items = sidebar.list.rows.items
    sidebar.list.setCurrentIndex(sidebar.list.rows.index(4))

    sidebar.set_places((*items[:3], SidebarItem("tasks", "N", "N", "star", badge=12), *items[4:]))

    assert sidebar.list.currentIndex().row() == 4
    assert sidebar.list.rows.items[3].badge == 12


def test_names_are_not_cut_in_any_size(sidebar: Sidebar, state: WindowState):
    from ui.kit.painting import Ink, text_width

    for size in SizeName:
        appearance.keep_choice(state, AppearanceChoice(size=size))
        room = theme.sizes().sidebar_rail - 2 * 6
        widest = max(text_width(place.short, Ink(style="small", weight=600)) for place in PLACES)
        assert widest <= room


def test_sample_data_is_marked_with_its_day(
    window: MainWindow, workspace: Workspace, services: Services
):
    from sqlalchemy import select

    from app.data import tables as t

    with services._db.write("Đặt làm sổ mẫu") as session:
        session.scalars(select(t.Cell)).one().is_sample = True
    window.show_book(workspace, NINE)

    mark = window.shell.sidebar.sample
    assert not mark.isHidden()
    assert mark.accessibleName() == "Dữ liệu mẫu, ngày 04/11/2026"


def test_a_real_cell_has_no_mark(full_window: MainWindow):
    assert full_window.shell.sidebar.sample.isHidden()


def test_a_chosen_look_is_kept_and_put_on_again(dressed, state: WindowState):
    wanted = AppearanceChoice(palette=PaletteName.DARK, size=SizeName.LARGE, show_keys=False)
    appearance.keep_choice(state, wanted)
    theme.apply(dressed, PaletteName.LIGHT, SizeName.NORMAL)

    appearance.apply_choice(state)

    assert appearance.choice(state) == wanted
    assert (theme.current().palette, theme.current().size) == (PaletteName.DARK, SizeName.LARGE)
    assert not appearance.shows_keys()
    appearance.keep_choice(state, AppearanceChoice())


@pytest.mark.parametrize("junk", ["", "blue", "LIGHT"])
def test_a_look_that_cannot_be_read_is_the_usual_one(state: WindowState, junk: str):
    state.set_text("look/palette", junk)
    state.set_text("look/size", junk)

    assert appearance.choice(state) == AppearanceChoice()


@pytest.mark.parametrize("palette", PaletteName)
def test_the_frame_paints_in_every_palette(full_window: MainWindow, dressed, palette: PaletteName):
    theme.apply(dressed, palette, SizeName.NORMAL)

    picture = full_window.grab().toImage()

    corner = picture.pixelColor(20, picture.height() - 20)
    assert corner == theme.colour("sidebar")
