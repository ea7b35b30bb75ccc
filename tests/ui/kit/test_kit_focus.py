from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import buttons, focus
from ui.kit.date_inputs import DateField
from ui.kit.gallery import task_table
from ui.kit.inputs import LineText


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(500, 500)
    return made


def _show(window, *widgets) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
    window.show()
    window.activateWindow()


def _ring(window) -> focus.FocusRing | None:
    rings = [ring for ring in window.findChildren(focus.FocusRing) if ring.isVisible()]
    return rings[0] if rings else None


def test_the_ring_stands_four_pixels_round_the_widget_with_the_keyboard(qtbot, window):
    line, button = LineText(), buttons.secondary("Gửi")
    _show(window, line, button)

    button.setFocus()

    qtbot.waitUntil(lambda: _ring(window) is not None and _ring(window).widget() is button)
    assert _ring(window).geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_a_composite_gets_one_ring_round_itself(window):
    field = DateField(today=lambda: date(2026, 11, 4))
    _show(window, field)

    assert focus.ring_target(field.line) is field


def test_tables_draw_their_own_focus(window):
    table = task_table()
    _show(window, table)

    assert focus.ring_target(table.view) is None


def test_the_ring_survives_the_window_it_was_in(qtbot, window):
    other = QWidget()
    QVBoxLayout(other)
    _show(other, inner := LineText())
    inner.setFocus()
    qtbot.waitUntil(lambda: _ring(other) is not None)
    other.deleteLater()
    line = LineText()
    _show(window, line)

    line.setFocus()

    qtbot.waitUntil(lambda: _ring(window) is not None)
    assert _ring(window).widget() is line


def test_nothing_with_the_keyboard_means_no_ring():
    assert focus.ring_target(None) is None
