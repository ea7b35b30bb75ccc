"""Every own-painted widget in every palette and size: draws, says what it is, wears the colours."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.ui.kit_paint.paint_samples import FLOWING, SAMPLES, meter, ribbon, shown
from ui.kit import theme
from ui.kit.painting import Flow, Ink, Run, headroom, line_height
from ui.kit.paragraph import Paragraph
from ui.kit.tokens import PaletteName, SizeName

LOOKS = [
    (PaletteName.LIGHT, SizeName.NORMAL),
    (PaletteName.DARK, SizeName.LARGE),
    (PaletteName.HIGH_CONTRAST, SizeName.XLARGE),
]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_widget_draws_something_in_every_look(sample, look, dress, picture, qtbot):
    dress(*look)
    widget = shown(qtbot, sample())

    image = picture(widget)

    rows = range(0, min(40, image.height()), 3)
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 600, 7) for y in rows}
    assert len(colours) > 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_widget_has_words_for_those_who_cannot_see_it(sample, qtbot):
    widget = shown(qtbot, sample())

    said = [widget, *widget.findChildren(QWidget)]

    assert any(one.accessibleName() for one in said)


@pytest.mark.parametrize("sample", FLOWING)
def test_a_picture_grows_with_the_type_size(sample, dress, qtbot):
    widget = shown(qtbot, sample(), 1400)
    before = widget.heightForWidth(1400)

    dress(PaletteName.LIGHT, SizeName.XLARGE)

    assert widget.heightForWidth(1400) > before


@pytest.mark.parametrize("sample", [one for one in FLOWING if one is not ribbon])
def test_a_narrow_picture_is_as_high_or_higher(sample, qtbot):
    widget = shown(qtbot, sample())

    assert widget.heightForWidth(360) >= widget.heightForWidth(1140)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_widget_can_be_squeezed_without_trouble(sample, picture, qtbot):
    widget = shown(qtbot, sample())

    widget.resize(160, 60)

    assert picture(widget).width() >= 160


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_shown_widget_changes_its_colours_with_the_palette(sample, dress, picture, qtbot):
    widget = shown(qtbot, sample())
    light = picture(widget)

    dress(PaletteName.DARK, SizeName.NORMAL)

    assert picture(widget) != light


@pytest.mark.parametrize("sample", SAMPLES)
def test_places_lie_inside_the_picture_and_have_words(sample, qtbot):
    widget = shown(qtbot, sample())
    spots = getattr(widget, "spots", ())

    for spot in spots:
        assert spot.text
        assert -1 <= spot.area.left() <= spot.area.right() <= widget.width() + 7


def test_lost_points_are_hatched_in_high_contrast(dress, picture, qtbot):
    dress(PaletteName.HIGH_CONTRAST, SizeName.NORMAL)
    widget = shown(qtbot, meter(), 300)
    left, width = widget.pieces(300)[2]

    image = picture(widget)
    line = [image.pixelColor(left + x, 12).name() for x in range(2, width - 2)]

    assert len(set(line)) > 1
    assert QColor(theme.colours().error_fill).name() in {
        image.pixelColor(left + width // 2, y).name() for y in range(4, 20)
    }


def test_scroll_areas_of_the_kit_never_scroll_sideways(qtbot):
    for sample in SAMPLES:
        widget = shown(qtbot, sample())
        for area in widget.findChildren(QAbstractScrollArea):
            assert not area.horizontalScrollBar().isVisible()


def ink_height(image: QImage) -> int:
    """Return the rows between the first and the last one that is not plain ground."""
    ground = image.pixelColor(0, image.height() - 1)
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(image.width()))
    ]
    return rows[-1] - rows[0] + 1


@pytest.mark.parametrize("size", list(SizeName))
@pytest.mark.parametrize("style", ["body", "small", "section"])
def test_stacked_marks_and_tails_are_never_cut(style, size, dress, picture, qtbot):
    dress(PaletteName.LIGHT, size)
    runs = (Run("ẨỖẬ qgyj", Ink(style=style, weight=600)),)
    widget = shown(qtbot, Paragraph(runs), 300)
    free = QImage(300, 200, QImage.Format.Format_RGB32)
    free.fill(QColor("white"))
    painter = QPainter(free)
    Flow(runs, 300).draw(painter, QPointF(0, 80))
    painter.end()

    assert ink_height(picture(widget)) == ink_height(free)


@pytest.mark.parametrize("size", list(SizeName))
@pytest.mark.parametrize("style", ["body", "small", "section", "figure", "clock", "meter"])
def test_lines_are_as_high_as_their_font(style, size, dress):
    dress(PaletteName.LIGHT, size)
    ink = Ink(style=style, weight=600)

    assert line_height(ink) >= QFontMetricsF(ink.font()).height()
    assert 0 < headroom(ink) < line_height(ink) / 3
