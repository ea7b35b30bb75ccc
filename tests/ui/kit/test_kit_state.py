import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QWidget

from ui.kit import theme
from ui.kit.gallery import task_table
from ui.kit.state import FILE_NAME, WindowState
from ui.kit.tokens import PaletteName, SizeName


def test_texts_and_flags_last_until_the_next_run(qapp, tmp_path):
    state = WindowState(tmp_path)
    state.set_text("folder", "D:/Chi bộ Văn phòng")
    state.set_flag("keys_on_buttons", value=True)
    state.save()

    again = WindowState(tmp_path)
    assert again.text("folder") == "D:/Chi bộ Văn phòng"
    assert again.flag("keys_on_buttons")
    assert not again.flag("unknown")
    assert again.flag("unknown", default=True)
    assert (tmp_path / FILE_NAME).is_file()


def test_a_window_comes_back_to_its_place(qtbot, tmp_path):
    state = WindowState(tmp_path)
    window, other = QWidget(), QWidget()
    for widget in (window, other):
        qtbot.addWidget(widget)
    assert not state.restore_window(other, "main")
    window.resize(700, 500)
    state.keep_window(window, "main")

    assert state.restore_window(other, "main")
    assert other.size() == window.size()


def test_a_splitter_divides_as_before(qtbot, tmp_path):
    state = WindowState(tmp_path)
    first, second = (_splitter(qtbot) for _ in range(2))
    first.setSizes([100, 300])
    state.keep_splitter(first, "plan")

    assert state.restore_splitter(second, "plan")
    assert second.sizes() == first.sizes()


def _splitter(qtbot):
    made = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(made)
    made.addWidget(QLabel("a"))
    made.addWidget(QLabel("b"))
    made.resize(405, 100)
    made.show()
    return made


def test_columns_keep_their_widths(qtbot, tmp_path):
    state = WindowState(tmp_path)
    table, again = task_table(), task_table()
    for widget in (table, again):
        qtbot.addWidget(widget)
    table.set_widths([200, 90, 150])
    state.keep_columns(table, "tasks")

    assert state.restore_columns(again, "tasks")
    assert again.widths()[1:] == [90, 150]


@pytest.mark.parametrize("kept", ["", "1 2", "a b c", "1 2 3 4"])
def test_widths_of_another_table_are_left_alone(qtbot, tmp_path, kept):
    state = WindowState(tmp_path)
    state.set_text("tasks/columns", kept)
    table = task_table()
    qtbot.addWidget(table)

    assert not state.restore_columns(table, "tasks")


def test_a_column_that_was_dragged_is_as_wide_the_next_time(qtbot, tmp_path):
    state = WindowState(tmp_path)
    table, again = task_table(), task_table()
    for widget in (table, again):
        qtbot.addWidget(widget)
        widget.remember(state, "tasks")

    table.view.horizontalHeader().resizeSection(1, 210)
    again.remember(state, "tasks")

    assert again.widths()[1] == 210


def test_widths_grow_with_the_type_and_come_back(dressed, qtbot, tmp_path):
    state, table = WindowState(tmp_path), task_table()
    qtbot.addWidget(table)
    table.remember(state, "tasks")
    table.view.horizontalHeader().resizeSection(1, 110)

    theme.apply(dressed, PaletteName.LIGHT, SizeName.LARGE)
    large = table.widths()[1]
    theme.apply(dressed, PaletteName.LIGHT, SizeName.NORMAL)

    assert (large, table.widths()[1]) == (130, 110)
    assert table.own_widths()[1] == 110
