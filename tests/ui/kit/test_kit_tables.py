from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.text import name_key
from ui.kit.cards import EmptyState
from ui.kit.cells import Group
from ui.kit.chips import ChipSpec
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column, RecordModel


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    points: int | None


PEOPLE = (
    Person(1, "Nguyễn Thị Hạnh", 94),
    Person(2, "Đỗ Đức Thành", None),
    Person(3, "Bùi Thị Thu Hà", 88),
    Person(4, "Đặng Văn Ân", 90),
)
COLUMNS: tuple[Column[Person], ...] = (
    Column("Họ và tên", lambda p: p.name, sort_key=lambda p: name_key(p.name), stretch=True),
    Column(
        "Điểm",
        lambda p: "" if p.points is None else str(p.points),
        sort_key=lambda p: p.points,
        numeric=True,
        tooltip=lambda p: f"{p.name}: {p.points}",
    ),
    Column("Diện", lambda _p: "", chip=lambda p: ChipSpec("Dự bị", "gold") if p.id == 4 else None),
)


@pytest.fixture
def table(qtbot):
    made = RecordTable(
        COLUMNS, name="Đảng viên", empty=EmptyState("users", "Chưa có đảng viên nào.")
    )
    qtbot.addWidget(made)
    made.set_records(PEOPLE)
    made.resize(600, 300)
    return made


def _ids(table):
    return [person.id for person in table.records()]


@pytest.mark.parametrize("rows", [PEOPLE, (), (Group("A"), *PEOPLE[:2], Group("B", "0/1"))])
def test_the_model_keeps_qts_rules(qtmodeltester, rows):
    model = RecordModel(COLUMNS)
    model.set_records(rows)

    qtmodeltester.check(model)

    model.set_filter("ha")
    model.sort(0)
    qtmodeltester.check(model)


def test_names_sort_by_the_given_name_in_vietnamese_order(table):
    table.sort_by("Họ và tên")

    assert _ids(table) == [4, 3, 1, 2]


def test_unknown_values_come_last_both_ways(table):
    table.sort_by("Điểm")
    assert _ids(table) == [3, 4, 1, 2]

    table.sort_by("Điểm", descending=True)
    assert _ids(table) == [1, 4, 3, 2]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("duc", [2]), ("ĐỨC", [2]), ("du bi", [4]), ("94", [1]), ("xyz", []), ("", [1, 2, 3, 4])],
)
def test_the_filter_needs_no_marks_and_sees_chips(table, typed, ids):
    table.set_filter(typed)

    assert _ids(table) == ids


def test_a_filter_without_result_says_so(table):
    table.set_filter("xyz")
    assert table.empty.sentence.text() == "Không có dòng nào khớp “xyz”."
    assert not table.empty.isHidden()

    table.set_filter("")
    assert table.empty.sentence.text() == "Chưa có đảng viên nào."


def test_the_choice_is_kept_by_id_through_sorting_filtering_and_refresh(table, qtbot):
    table.select(3)

    with qtbot.assertNotEmitted(table.selected):
        table.sort_by("Họ và tên", descending=True)
        table.set_filter("thi")
        table.set_records(reversed(PEOPLE))
    assert table.current() == PEOPLE[2]


def test_losing_the_chosen_record_is_told(table, qtbot):
    table.select(3)

    with qtbot.waitSignal(table.selected) as told:
        table.set_records(PEOPLE[:2])
    assert told.args == [None]
    assert table.current() is None


def test_a_list_that_takes_the_first_tells_of_one_choice_only(table):
    told = []
    table.takes_first = True
    table.selected.connect(told.append)
    table.select(2)
    table.set_records(PEOPLE[2:])
    assert told == [PEOPLE[1], PEOPLE[2]]
    table.set_records(PEOPLE[3:], quietly=True)
    assert (len(told), table.current()) == (2, PEOPLE[3])


def test_choosing_tells_the_record(table, qtbot):
    with qtbot.waitSignal(table.selected) as told:
        table.view.selectRow(1)

    assert told.args == [PEOPLE[1]]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_F2, "edit_asked"),
        (Qt.Key.Key_Delete, "delete_asked"),
    ],
)
def test_keys_act_on_the_chosen_record(table, qtbot, key, signal):
    table.select(2)

    with qtbot.waitSignal(getattr(table, signal)) as told:
        QTest.keyClick(table.view, key)
    assert told.args == [PEOPLE[1]]


def test_typing_letters_finds_a_row_without_marks(table):
    table.view.keyboardSearch("dang")

    assert table.current() == PEOPLE[3]


def test_texts_are_what_a_person_reads(table):
    assert table.texts()[3] == ("Đặng Văn Ân", "90", "Dự bị")


def test_an_empty_group_is_left_out_when_filtering():
    model = RecordModel(COLUMNS)
    model.set_records([Group("A"), PEOPLE[0], Group("B"), PEOPLE[1]])

    model.set_filter("duc")

    assert model.rows() == (Group("B"), PEOPLE[1])


def test_grouped_lists_keep_their_order():
    model = RecordModel(COLUMNS)
    model.set_records([Group("A"), PEOPLE[0], PEOPLE[2]])

    model.sort(1)

    assert model.records() == (PEOPLE[0], PEOPLE[2])


def test_the_stretching_column_fills_the_view(table, qtbot):
    table.show()
    qtbot.waitExposed(table)

    assert sum(table.widths()) == table.view.viewport().width()


def test_header_and_cells_of_figures_stand_at_the_right(table):
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole

    assert table.model.headerData(1, Qt.Orientation.Horizontal, role) == right
    assert table.model.index(0, 1).data(role) == right
    assert table.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "Nguyễn Thị Hạnh: 94"


def test_a_table_that_shows_itself_whole_has_no_scroll_bar(table, qtbot):
    table.show_whole()
    table.show()
    qtbot.waitExposed(table)

    assert table.height() == 36 + 4 * 36
    assert not table.view.verticalScrollBar().isVisible()


def test_the_table_has_a_name_to_be_read(table):
    assert table.view.accessibleName() == "Đảng viên"
