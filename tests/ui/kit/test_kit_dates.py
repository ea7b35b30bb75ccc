from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.dates import DatePrecision, PartialDate
from ui.kit.date_inputs import DateField, PartialDateField, TimeField
from ui.kit.month_grid import DayNote, MonthGrid, MonthPopup

TODAY = date(2026, 11, 4)


@pytest.fixture
def field(qtbot):
    made = DateField(today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(300, 36)
    made.show()
    return made


@pytest.mark.parametrize("typed", ["3/11", "3.11.26", "0311", "03/11/2026"])
def test_a_day_is_read_as_people_write_it_and_tidied_when_left(field, qtbot, typed):
    qtbot.keyClicks(field.line, typed)
    assert field.value() == date(2026, 11, 3)
    assert field.text() == typed

    field.line.editingFinished.emit()

    assert field.text() == "03/11/2026"
    assert field._weekday.text() == "Thứ Ba"


def test_what_cannot_be_read_stays_and_is_explained(field, qtbot):
    qtbot.keyClicks(field.line, "31/2")
    field.line.editingFinished.emit()

    assert field.text() == "31/2"
    assert field.value() is None
    assert "Không có ngày 31 tháng 2" in field.trouble()


def test_an_empty_day_is_no_trouble(field):
    assert (field.value(), field.trouble()) == (None, "")


def test_a_partial_date_keeps_what_is_known(qtbot):
    field = PartialDateField(today=lambda: TODAY)
    qtbot.addWidget(field)
    field.line.setText("05/1984")
    assert field.value() == PartialDate(date(1984, 5, 1), DatePrecision.MONTH, "05/1984")

    field.set_value(PartialDate(date(1984, 1, 1), DatePrecision.YEAR))
    assert field.text() == "1984"
    field.line.setText("19/5/84")
    assert "đủ bốn số" in field.trouble()


def test_f4_opens_the_month_and_enter_takes_a_day(field, qtbot):
    field.set_value(date(2026, 11, 3))
    QTest.keyClick(field.line, Qt.Key.Key_F4)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MonthPopup))

    QTest.keyClick(popup.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(popup.grid, Qt.Key.Key_Return)

    assert field.value() == date(2026, 11, 10)
    assert not popup.isVisible()


@pytest.mark.parametrize(
    ("key", "day"),
    [(Qt.Key.Key_Left, date(2027, 1, 30)), (Qt.Key.Key_Up, date(2027, 1, 24)),
     (Qt.Key.Key_PageDown, date(2027, 2, 28)), (Qt.Key.Key_PageUp, date(2026, 12, 31))],
)  # fmt: skip
def test_keys_walk_through_the_month(qtbot, key, day):
    grid = MonthGrid(date(2027, 1, 31), TODAY, lambda _day: DayNote())
    qtbot.addWidget(grid)

    QTest.keyClick(grid, key)

    assert grid.day == day


def test_weeks_begin_on_monday_and_a_click_picks(qtbot):
    grid = MonthGrid(
        TODAY, TODAY, lambda day: DayNote("Nghỉ", "mùng 1") if day.day == 5 else DayNote()
    )
    qtbot.addWidget(grid)
    grid.resize(grid.sizeHint())
    grid.show()
    width, height = grid._cell()

    with qtbot.waitSignal(grid.picked) as told:
        qtbot.mouseClick(
            grid, Qt.MouseButton.LeftButton, pos=grid.rect().topLeft() + _at(width, height)
        )

    assert told.args == [date(2026, 10, 26)]
    assert grid._days()[0].weekday() == 0


def _at(width, height):
    return QPoint(width // 2, height + height // 2)


@pytest.mark.parametrize(
    ("typed", "moment"), [("14h", time(14)), ("1405", time(14, 5)), ("8:30", time(8, 30))]
)
def test_times_are_read_and_tidied(qtbot, typed, moment):
    field = TimeField(now=lambda: datetime(2026, 11, 4, 8, 5))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)

    field.editingFinished.emit()

    assert field.value() == moment
    assert field.text() == f"{moment:%H:%M}"


def test_ctrl_t_writes_the_time_now_and_arrows_move_a_minute(qtbot):
    field = TimeField(now=lambda: datetime(2026, 11, 4, 23, 59, 30))
    qtbot.addWidget(field)

    QTest.keyClick(field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == time(23, 59)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == time(0, 0)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == time(23, 59)
