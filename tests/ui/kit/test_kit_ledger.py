"""The ledger's own painting: nothing is cut, marker, links and choices are where they belong."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from ui.kit import theme
from ui.kit.cells import Group, Segments
from ui.kit.gallery import STACKED
from ui.kit.ledger import segment_areas
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.kit.tokens import PaletteName, SizeName


@dataclass(frozen=True)
class Line:
    id: int
    text: str
    second: str = ""
    chosen: int | None = None


def _columns(**more):
    return (
        Column("Tên", lambda r: r.text, stretch=True, **more),
        Column("Sửa", lambda _r: "Sửa", width=60, link=True),
        Column(
            "Đạt", lambda _r: "", width=140, segments=lambda r: Segments(("Không", "Đạt"), r.chosen)
        ),
    )


@pytest.fixture
def table(qtbot):
    made = RecordTable(_columns(), name="Mục")
    qtbot.addWidget(made)
    made.set_records([Line(1, "Một"), Line(2, "Hai"), Line(3, "Ba")])
    made.resize(500, 240)
    made.show()
    return made


def _pixels(table, column: int, row: int):
    image = table.view.viewport().grab().toImage()
    area = table.view.visualRect(table.model.index(row, column))
    return image, area


@pytest.mark.parametrize("size", list(SizeName))
@pytest.mark.parametrize("second", ["", STACKED])
def test_letters_never_reach_the_lines_of_a_row(qapp, qtbot, size, second):
    theme.apply(qapp, PaletteName.LIGHT, size)
    table = RecordTable(_columns(second=lambda r: r.second), name="Mục", two_line=bool(second))
    qtbot.addWidget(table)
    table.set_records([Line(1, STACKED, second)])
    table.resize(700, 240)
    table.show()

    image, area = _pixels(table, 0, 0)
    ground = theme.colour("surface").name()
    edges = (area.top(), area.bottom() - 1)
    seen = {image.pixelColor(x, y).name() for y in edges for x in range(area.left(), area.right())}
    assert seen == {ground}


def test_the_chosen_row_has_its_marker_and_ground(table):
    table.select(2)

    image, area = _pixels(table, 0, 1)
    assert image.pixelColor(area.left() + 2, area.top() + 3).name() == theme.colour("marker").name()
    assert (
        image.pixelColor(area.left() + 8, area.top() + 3).name()
        == theme.colour("selectionBg").name()
    )


def test_the_row_under_the_pointer_is_lit(table, qtbot):
    area = table.view.visualRect(table.model.index(2, 0))

    qtbot.mouseMove(table.view.viewport(), area.center())

    image, area = _pixels(table, 0, 2)
    assert image.pixelColor(area.left() + 3, area.top() + 3).name() == theme.colour("hover").name()


def test_a_link_is_followed_by_mouse_and_enter(table, qtbot):
    pressed = []
    table.link_pressed.connect(lambda record, title: pressed.append((record.id, title)))
    index = table.model.index(0, 1)
    area = table.view.visualRect(index)

    QTest.mouseClick(
        table.view.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(14, 16)
    )
    table.view.setCurrentIndex(index)
    QTest.keyClick(table.view, Qt.Key.Key_Return)

    assert pressed == [(1, "Sửa"), (1, "Sửa")]


def test_a_choice_in_place_is_taken_by_mouse_and_digit(table):
    taken = []
    table.segment_pressed.connect(
        lambda record, title, place: taken.append((record.id, title, place))
    )
    index = table.model.index(1, 2)
    inner = table.view.ledger._inner(table.view.visualRect(index), index)
    word = segment_areas(inner, Segments(("Không", "Đạt")))[1]

    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=word.center())
    table.view.setCurrentIndex(index)
    QTest.keyClick(table.view, Qt.Key.Key_1)
    QTest.keyClick(table.view, Qt.Key.Key_9)

    assert taken == [(2, "Đạt", 1), (2, "Đạt", 0)]


def test_a_cut_cell_offers_its_whole_text(table, qtbot):
    whole = "Thực hành tiết kiệm, chống lãng phí trong công sở và nơi cư trú"
    table.set_records([Line(1, whole)])
    index = table.model.index(0, 0)
    point = table.view.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, table.view.viewport().mapToGlobal(point))

    QApplication.sendEvent(table.view.viewport(), event)

    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text().splitlines()[0] == whole
    QToolTip.hideText()


def test_group_rows_span_all_columns(table):
    table.set_records(
        [Group("Nhóm A", "xong 1/2"), Line(1, "Một"), Group("Nhóm B", ""), Line(2, "Hai")]
    )

    assert table.view.columnSpan(0, 0) == 3
    assert table.view.columnSpan(1, 0) == 1
    assert table.texts()[0] == ("Nhóm A", "xong 1/2")


def test_the_frame_of_the_keyboard_is_inside_the_cell(table, qtbot):
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    qtbot.waitUntil(table.view.hasFocus)

    image, area = _pixels(table, 0, 0)
    assert image.pixelColor(area.left(), area.center().y()).name() == theme.colour("focus").name()
