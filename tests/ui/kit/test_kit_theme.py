import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import paths
from ui.kit import buttons, theme
from ui.kit.tokens import Colours, PaletteName, SizeName, data, palette, snake

PAIRS = [(pair, name) for pair in data()["contrast"] for name in PaletteName]


def _luminance(value: str) -> float:
    colour = QColor(value)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("pair", "name"), PAIRS, ids=[f"{p['fg']}-on-{p['bg']}-{n}" for p, n in PAIRS]
)
def test_every_pair_of_the_contrast_table_reaches_its_minimum(pair, name):
    colours = palette(name)

    ratio = _contrast(getattr(colours, snake(pair["fg"])), getattr(colours, snake(pair["bg"])))

    assert ratio >= pair["min"]
    assert ratio == pytest.approx(pair[str(name)], abs=0.01)


def test_every_token_has_an_attribute_and_no_other():
    names = {snake(name) for name in data()["palettes"]["light"]}

    assert names == set(Colours.__slots__)


@pytest.mark.parametrize("name", list(PaletteName))
def test_the_sheet_is_whole_in_each_palette(qapp, name):
    theme.apply(qapp, name, SizeName.LARGE)

    sheet = theme.sheet()
    assert "${" not in sheet
    assert "min-height: 40px" in sheet
    assert ("/*HC" in sheet) is (name is not PaletteName.HIGH_CONTRAST)


@pytest.mark.parametrize("name", list(PaletteName))
def test_every_picture_of_the_sheet_is_a_file(qapp, name):
    theme.apply(qapp, name, SizeName.NORMAL)

    pictures = set(re.findall(r'url\("([^"]+)"\)', theme.sheet()))
    assert pictures
    assert all(b"<svg" in Path(path).read_bytes() for path in pictures)


def test_the_palette_of_qt_agrees_with_the_tokens(qapp):
    theme.apply(qapp, PaletteName.DARK, SizeName.NORMAL)

    dressed = qapp.palette()
    assert dressed.color(QPalette.ColorRole.Window) == theme.colour("window")
    assert dressed.color(QPalette.ColorRole.Link) == theme.colour("primaryText")
    assert dressed.color(QPalette.ColorRole.PlaceholderText) == theme.colour("text_muted")


def test_the_overlay_keeps_its_transparency():
    assert theme.colour("overlay").alpha() == round(0.42 * 255)


def test_the_same_look_twice_changes_nothing(qapp, qtbot):
    before = theme.current()
    with qtbot.assertNotEmitted(theme.notifier().changed):
        theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    assert theme.current() is before


def test_another_size_reaches_what_is_already_drawn(qapp, qtbot):
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    window, button = QWidget(), buttons.secondary("Ghi")
    column = QVBoxLayout(window)
    column.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    seen = []
    for size in (SizeName.LARGE, SizeName.XLARGE, SizeName.NORMAL):
        theme.apply(qapp, PaletteName.LIGHT, size)
        qapp.processEvents()
        seen.append(button.font().pointSizeF())

    assert seen == [13, 15, 11]


def test_another_look_is_announced(qapp, qtbot):
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, PaletteName.LIGHT, SizeName.XLARGE)
    assert theme.sizes().control == 48


def test_without_a_choice_the_system_decides(qapp):
    theme.apply(qapp, None, SizeName.NORMAL)

    assert theme.current().palette in (PaletteName.LIGHT, PaletteName.DARK)


def test_the_bundled_font_is_in_use(qapp):
    assert QFontInfo(qapp.font()).family() == "Be Vietnam Pro"
    assert QFontInfo(theme.font(tabular=True)).family() == "Be Vietnam Tab"


def test_the_four_weights_differ():
    widths = {
        QFontMetrics(theme.font(weight=weight)).horizontalAdvance("Nghị quyết tháng 11" * 10)
        for weight in (400, 500, 600, 700)
    }

    assert len(widths) == 4


def test_tabular_digits_have_one_width():
    metrics = QFontMetrics(theme.font("clock"))

    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1


def test_the_token_file_lies_in_resources():
    assert paths.resource("tokens.json").is_file()
