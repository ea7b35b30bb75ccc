"""The attendance grid."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.kit_paint.paint_samples import OPTIONS, PEOPLE, people_grid, shown
from ui.kit import theme
from ui.kit.people_grid import AttendanceOption, PeopleGrid, PeopleGroup, PersonCell

ONLINE = AttendanceOption("online", "Trực tuyến", "2", "info")


def crowd(count: int) -> tuple[PersonCell, ...]:
    return tuple(PersonCell(i, f"Nguyễn Văn Ẩn {i}", "present") for i in range(1, count + 1))


@pytest.fixture
def grid(qtbot):
    return shown(qtbot, people_grid(), 900)


def test_a_press_on_a_segment_chooses_the_state(grid, click, qtbot):
    with qtbot.waitSignal(grid.chosen) as chosen:
        click(grid.viewport(), grid.place_of(3, "excused"))

    assert chosen.args == [3, "excused"]
    assert grid.current_member == 3


@pytest.mark.parametrize(("text", "state"), [("1", "present"), ("2", "excused"), ("3", "absent")])
def test_a_digit_chooses_for_the_row_in_focus(grid, press, qtbot, text, state):
    grid.set_current(2)

    with qtbot.waitSignal(grid.chosen) as chosen:
        press(grid, Qt.Key(ord(text)), text)

    assert chosen.args == [2, state]


def test_space_means_present(grid, press, qtbot):
    grid.set_current(5)

    with qtbot.waitSignal(grid.chosen) as chosen:
        press(grid, Qt.Key.Key_Space, " ")

    assert chosen.args == [5, "present"]


def test_a_fourth_state_takes_its_own_digit(grid, press, qtbot):
    grid.set_options((OPTIONS[0], ONLINE, *OPTIONS[1:]))

    with qtbot.waitSignal(grid.chosen) as chosen:
        press(grid, Qt.Key.Key_2, "2")

    assert chosen.args[1] == "online"


def test_arrows_move_down_the_column_and_across(grid, press):
    grid.set_current(1)

    press(grid, Qt.Key.Key_Down)
    assert grid.current_member == 2
    press(grid, Qt.Key.Key_Right)
    assert grid.current_member == 5
    press(grid, Qt.Key.Key_Up)
    assert grid.current_member == 4
    press(grid, Qt.Key.Key_Left)
    assert grid.current_member == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_ask_to_edit_the_person(grid, press, qtbot, key):
    grid.set_current(4)

    with qtbot.waitSignal(grid.edit_requested) as asked:
        press(grid, key)

    assert asked.args == [4]


def test_the_pencil_beside_the_name_asks_to_edit(grid, click, qtbot):
    row = next(row for row in grid.rows if row.person.member_id == 2)

    with qtbot.waitSignal(grid.edit_requested) as asked:
        click(grid.viewport(), row.edit.center().toPoint())

    assert asked.args == [2]


def test_names_are_filtered_without_diacritics(grid):
    grid.set_filter("huong")

    assert [row.person.name for row in grid.rows] == ["Mai Thị Hương"]
    grid.set_filter("")
    assert len(grid.rows) == len(PEOPLE)


def test_a_filter_that_finds_nobody_leaves_no_one_to_choose_for(grid, press, qtbot):
    grid.set_filter("xyz")

    with qtbot.assertNotEmitted(grid.chosen):
        press(grid, Qt.Key.Key_1, "1")
    assert grid.current_member == 0


def test_not_yet_marked_is_said_and_looks_different(grid, picture):
    grid.set_current(3)
    assert grid.accessibleDescription() == "Hồ Sỹ Đạt, chưa điểm danh"
    before = picture(grid)

    grid.set_groups((PeopleGroup("Chính thức", "", (PersonCell(3, "Hồ Sỹ Đạt", "present"),)),))

    assert grid.accessibleDescription() == "Hồ Sỹ Đạt, Có mặt"
    assert picture(grid) != before


def test_new_states_keep_the_place_of_the_keyboard(grid):
    grid.set_current(4)

    grid.set_groups((PeopleGroup("Chính thức", "", PEOPLE),))

    assert grid.current_member == 4


def test_segments_touch_and_end_at_one_edge(grid):
    ends = {row.segments[-1].right() for row in grid.rows if row.column == 0}

    assert len(ends) == 1
    for row in grid.rows:
        first, second, third = row.segments
        assert first.right() == second.left()
        assert second.right() == third.left()
        assert row.area.contains(first.united(third))


def test_rows_hold_name_and_exception(grid):
    assert all(row.area.height() >= theme.sizes().row for row in grid.rows)


def test_a_narrow_grid_has_one_column(qtbot):
    narrow = shown(qtbot, people_grid(), 480)

    assert {row.column for row in narrow.rows} == {0}


def test_the_row_in_focus_is_scrolled_into_sight(qtbot, press):
    grid = shown(qtbot, PeopleGrid(OPTIONS), 900)
    grid.set_groups((PeopleGroup("Chính thức", "", crowd(60)),))

    press(grid, Qt.Key.Key_End)

    row = next(row for row in grid.rows if row.person.member_id == grid.current_member)
    top = grid.verticalScrollBar().value()
    assert top < row.area.top() < row.area.bottom() <= top + grid.viewport().height()


def groups(*people: PersonCell) -> tuple[PeopleGroup, ...]:
    return (PeopleGroup("Chính thức", f"{len(people)} đồng chí", people),)


def test_after_a_mark_the_grid_looks_as_if_drawn_whole(grid):
    first, *rest = PEOPLE
    for people in ((replace(first, state="absent", note="Ốm"), *rest), PEOPLE, tuple(rest)):
        grid.set_groups(groups(*people))
        QApplication.processEvents()
        seen = grid.window().screen().grabWindow(grid.winId()).toImage()
        grid.rearrange()
        QApplication.processEvents()
        assert grid.window().screen().grabWindow(grid.winId()).toImage() == seen


def test_a_mark_changes_only_its_row(grid):
    grid.set_groups(groups(*PEOPLE))
    before = grid._layout
    grid.set_groups(groups(replace(PEOPLE[0], note="Ốm"), *PEOPLE[1:]))
    assert before.stands_like(grid._layout)
    assert before.differences(grid._layout) == (grid.rows[0].area,)
    grid.set_groups(groups(*PEOPLE[1:]))
    assert not before.stands_like(grid._layout)
