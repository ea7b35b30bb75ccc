"""A table paints again only what looks different."""

from dataclasses import replace

import pytest

from tests.ui.kit.test_kit_tables import COLUMNS, PEOPLE
from ui.kit.cells import Group
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column


@pytest.fixture
def table(qtbot):
    made = RecordTable(COLUMNS, name="Đảng viên")
    qtbot.addWidget(made)
    made.set_records(PEOPLE)
    made.resize(600, 300)
    return made


def _painted(table):
    """Paint everything and return the rows painted again since."""
    rows = []
    table.model.dataChanged.connect(
        lambda first, last: rows.extend(range(first.row(), last.row() + 1))
    )
    table.grab()
    return rows


def test_only_rows_that_look_different_are_painted_again(table, qtbot):
    rows = _painted(table)
    table.select(2)
    with qtbot.assertNotEmitted(table.model.modelReset), qtbot.assertNotEmitted(table.selected):
        table.set_records(tuple(PEOPLE))
        assert rows == []
        changed = replace(PEOPLE[2], name="Lê Thị Hòa")
        table.set_records((*PEOPLE[:2], changed, *PEOPLE[3:]))
    assert rows == [2]
    assert table.texts()[2][0] == "Lê Thị Hòa"
    assert table.current() == PEOPLE[1]


def test_a_row_is_painted_again_when_a_column_tells_something_else_of_it(qtbot):
    words = {"all": "cũ"}
    told = Column("Lời", lambda _row: words["all"])
    made = RecordTable((told,), name="Lời")
    qtbot.addWidget(made)
    made.set_records(PEOPLE)
    rows = _painted(made)
    words["all"] = "mới"
    assert made.texts()[0] == ("mới",)
    made.set_records(PEOPLE)
    assert rows == list(range(len(PEOPLE)))


def test_other_records_or_another_order_are_a_new_list(table, qtbot):
    table.grab()
    with qtbot.waitSignal(table.model.modelReset, timeout=0):
        table.set_records((*PEOPLE[1:], PEOPLE[0]))
    with qtbot.waitSignal(table.model.modelReset, timeout=0):
        table.set_records(PEOPLE[1:])


def test_a_group_that_counts_something_else_is_painted_again(table):
    table.set_records((Group("A", "0/2"), *PEOPLE[:2]))
    rows = _painted(table)
    table.set_records((Group("A", "1/2"), *PEOPLE[:2]))
    assert rows == [0]
    assert table.texts()[0] == ("A", "1/2")
