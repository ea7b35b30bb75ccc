"""Controls are exactly as high as the design says, and never cut the tallest letters."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import buttons, theme
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField, TimeField
from ui.kit.gallery import STACKED
from ui.kit.inputs import Check, LineText, Number
from ui.kit.labels import ElidedLabel, Label
from ui.kit.segmented import Segmented
from ui.kit.tokens import PaletteName, SizeName

CONTROLS: dict[str, Callable[[], QWidget]] = {
    "line": LineText,
    "number": Number,
    "choice": lambda: Choice([(1, "Trực tiếp")]),
    "date": lambda: DateField(today=lambda: date(2026, 11, 4)),
    "time": lambda: TimeField(now=lambda: datetime(2026, 11, 4, 8, 5)),
    "segmented": lambda: Segmented(((1, "Bảng"), (2, "Lịch"))),
    "secondary": lambda: buttons.secondary("In phiếu", icon="printer"),
    "primary": lambda: buttons.primary("Gửi", keys="F2"),
    "danger": lambda: buttons.danger("Xóa"),
    "icon only": lambda: buttons.icon_button("undo-2", "Hoàn tác"),
    "check": lambda: Check("Thông báo đảng phí"),
}
SMALL: dict[str, Callable[[], QWidget]] = {
    "secondary": lambda: buttons.secondary("In phiếu", small=True),
    "segmented": lambda: Segmented(((1, "Bảng"), (2, "Lịch")), small=True),
    "icon only": lambda: buttons.icon_button("x", "Đóng", small=True),
}


def _shown(qtbot, widget, width=320) -> QWidget:
    """Return a shown window that holds only this widget."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(widget)
    column.addStretch(1)
    holder.resize(width, 200)
    holder.show()
    return holder


def _height(holder: QWidget) -> int:
    return holder.layout().itemAt(0).widget().height()


@pytest.mark.parametrize(("size", "height"), [("normal", 36), ("large", 42), ("xlarge", 48)])
@pytest.mark.parametrize("name", list(CONTROLS))
def test_controls_have_the_height_of_the_size_mode(qapp, qtbot, name, size, height):
    theme.apply(qapp, PaletteName.LIGHT, SizeName(size))

    assert _height(_shown(qtbot, CONTROLS[name]())) == height


@pytest.mark.parametrize("size", SizeName)
def test_the_width_of_a_small_button_is_known_before_it_lies_in_a_window(qapp, qtbot, size):
    theme.apply(qapp, PaletteName.LIGHT, size)
    button = buttons.secondary("Ghi ý kiến phát biểu", small=True)

    known = buttons.small_width(button.text())

    assert button.styleSheet() == ""
    holder = _shown(qtbot, button)
    assert known == holder.layout().itemAt(0).widget().sizeHint().width()


@pytest.mark.parametrize(("size", "height"), [("normal", 30), ("large", 36), ("xlarge", 42)])
@pytest.mark.parametrize("name", list(SMALL))
def test_small_controls_have_the_small_height(qapp, qtbot, name, size, height):
    theme.apply(qapp, PaletteName.LIGHT, SizeName(size))

    assert _height(_shown(qtbot, SMALL[name]())) == height


def _ink(image: QImage, ground: QImage) -> QRect:
    """Return where two pictures differ."""
    box = QRect()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixel(x, y) != ground.pixel(x, y):
                box = box.united(QRect(x, y, 1, 1))
    return box


def _free_ink_height(font: QFont) -> int:
    blank = QImage(300, 120, QImage.Format.Format_ARGB32)
    blank.fill(QColor("white"))
    drawn = blank.copy()
    painter = QPainter(drawn)
    painter.setFont(font)
    painter.drawText(20, 70, STACKED)
    painter.end()
    return _ink(drawn, blank).height()


def _line(text):
    line = LineText()
    line.set_value(text)
    return line


def _chosen(text):
    choice = Choice([(1, text)])
    choice.set_value(1)
    return choice


WITH_TEXT: dict[str, tuple[Callable[[str], QWidget], Callable[[], QFont]]] = {
    "line": (_line, theme.font),
    "choice": (_chosen, theme.font),
    "button": (buttons.secondary, lambda: theme.font(weight=500)),
    "small button": (lambda t: buttons.secondary(t, small=True), lambda: theme.font(weight=500)),
    "check": (Check, theme.font),
    "label": (Label, theme.font),
    "title": (lambda text: Label(text, "title"), lambda: theme.font("title")),
    "elided": (ElidedLabel, theme.font),
    "chip": (lambda text: Chip(ChipSpec(text)), lambda: theme.font("chip", weight=500)),
    "segmented": (lambda text: Segmented(((1, text),)), theme.font),
}


@pytest.mark.parametrize("size", list(SizeName))
@pytest.mark.parametrize("name", list(WITH_TEXT))
def test_stacked_marks_are_not_cut(qapp, qtbot, name, size):
    theme.apply(qapp, PaletteName.LIGHT, size)
    build, font = WITH_TEXT[name]
    written, empty = _shown(qtbot, build(STACKED)), _shown(qtbot, build(" "))
    written.setFocus()
    empty.layout().itemAt(0).widget().setFixedSize(written.layout().itemAt(0).widget().size())

    ink = _ink(written.grab().toImage(), empty.grab().toImage())

    assert abs(ink.height() - _free_ink_height(font())) <= 1


@pytest.mark.parametrize("size", SizeName)
def test_a_button_never_touches_the_edges_of_a_card_head(dressed, qtbot, size):
    theme.apply(dressed, PaletteName.LIGHT, size)
    button = buttons.secondary("Thêm mục")
    card = Card("Chương trình", right=(button,))
    qtbot.addWidget(card)
    card.show()
    assert button.mapTo(card, button.rect().topLeft()).y() >= 6
    theme.apply(dressed, PaletteName.LIGHT, SizeName.NORMAL)
