import re

import pytest
from PySide6.QtGui import QIcon, QImage

from app import paths
from ui.kit import icons, svg, theme
from ui.kit.tokens import data

NAMES = sorted(
    {
        name
        for path in paths.program_root().joinpath("ui", "kit").glob("*.py")
        for name in re.findall(
            r'(?:icon=|icon\(|IconLabel\(|icon_button\(|pixmap\(|EmptyState\(\s*)"([a-z0-9-]+)"',
            path.read_text(encoding="utf-8"),
        )
    }
    | set(data()["icons"]["used"])
)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_has_its_file(name):
    assert paths.resource("icons", f"{name}.svg").is_file()


def test_the_colour_and_stroke_are_put_in():
    drawn = svg.recoloured("lock", "#123456").decode()

    assert "currentColor" not in drawn
    assert 'stroke="#123456"' in drawn
    assert 'stroke-width="1.75"' in drawn


def test_a_filled_mark_has_its_colour_inside():
    assert 'fill="#B5821B"' in svg.recoloured("star", "#B5821B", filled=True).decode()


@pytest.mark.parametrize(("ratio", "side"), [(1.0, 20), (1.25, 25), (1.5, 30), (2.0, 40)])
def test_pixmaps_are_drawn_at_the_ratio_of_the_screen(ratio, side):
    picture = icons.pixmap("lock", "text", 20, ratio)

    assert picture.width() == side
    assert picture.devicePixelRatio() == ratio


def _solid_colours(image: QImage) -> set[str]:
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    return {colour.name() for colour in row if colour.alpha() == 255}


def test_pixmaps_wear_the_token():
    picture = icons.pixmap("square", "error", 96)

    assert _solid_colours(picture.toImage()) == {theme.colour("error").name()}


def test_disabled_icons_are_pale():
    made = icons.icon("square", "text", 96)

    picture = made.pixmap(96, QIcon.Mode.Disabled)
    assert _solid_colours(picture.toImage()) == {theme.colour("text_disabled").name()}
