"""The page of all parts is drawn in every look, with names for those who listen instead of look."""

from datetime import datetime

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.kit import theme
from ui.kit.gallery import Gallery
from ui.kit.tokens import PaletteName, SizeName


@pytest.fixture
def gallery(qtbot):
    made = Gallery(lambda: datetime(2026, 11, 4, 8, 5))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.mark.parametrize("size", list(SizeName))
@pytest.mark.parametrize("palette", list(PaletteName))
def test_every_look_paints_the_page_on_its_own_ground(qapp, gallery, palette, size):
    theme.apply(qapp, palette, size)
    qapp.processEvents()

    picture = gallery.grab().toImage()

    assert picture.pixelColor(2, 2).name() == theme.colour("window").name()
    colours = {picture.pixel(x, y) for x in range(0, 1400, 7) for y in range(0, 880, 11)}
    assert len(colours) > 40


def test_everything_one_can_operate_has_a_name(gallery):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    nameless = [
        widget
        for kind in kinds
        for widget in gallery.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and widget.isVisible()
    ]

    assert [type(widget).__name__ for widget in nameless] == []


def test_no_control_is_smaller_than_one_can_hit(gallery):
    small = [
        (type(b).__name__, b.text(), b.size())
        for b in gallery.findChildren(QAbstractButton)
        if b.isVisible() and min(b.width(), b.height()) < 26
    ]

    assert small == []


def test_tab_visits_the_form_from_top_to_bottom(gallery):
    order: list[QWidget] = []
    widget = gallery.form.input("place")
    for _ in range(200):
        order.append(widget)
        widget = widget.nextInFocusChain()
    places = [
        order.index(gallery.form.input(name))
        for name in ("place", "agree", "form", "start", "dues", "text")
    ]

    assert places == sorted(places)


def test_a_page_without_menus_has_no_actions_of_its_own(gallery):
    assert gallery.findChildren(QAction) == []
