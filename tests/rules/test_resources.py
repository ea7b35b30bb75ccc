"""Fonts, icons, rubrics and licence texts are whole."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from fontTools.ttLib import TTFont

from tests.rules.source_tree import ROOT

RESOURCES = ROOT / "resources"
FONTS = RESOURCES / "fonts"
LICENCES = RESOURCES / "licences"
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
RUBRICS = sorted((RESOURCES / "rubrics").glob("*.yaml"))
TABULAR = sorted(FONTS.glob("BeVietnamTab-*.ttf"))
PLACES = ["layout-dashboard", "calendar-days", "users-round", "list-checks", "contact-round"]
VIETNAMESE = "ẨỖẬẰỮỵđĐươ"


def font_id(file: Path) -> str:
    return file.stem


def locked_names() -> list[str]:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE)


def test_four_weights_have_digits_for_columns():
    weights = {file.stem.removeprefix("BeVietnamTab-") for file in TABULAR}

    assert weights == {"Regular", "Medium", "SemiBold", "Bold"}


@pytest.mark.parametrize("file", TABULAR, ids=font_id)
def test_tabular_digits_have_one_width_and_are_not_kerned(file: Path):
    font = TTFont(file)
    characters, metrics = font.getBestCmap(), font["hmtx"]
    features = font["GPOS"].table.FeatureList.FeatureRecord

    assert {metrics[characters[ord(digit)]][0] for digit in "0123456789"} == {650}
    assert [
        feature.Feature.LookupCount for feature in features if feature.FeatureTag == "kern"
    ] == [0]


@pytest.mark.parametrize("file", TABULAR, ids=font_id)
def test_tabular_fonts_have_a_name_of_their_own(file: Path):
    names = {entry.nameID: entry.toUnicode() for entry in TTFont(file)["name"].names}

    assert all("Be Vietnam Tab" in names.get(number, "Be Vietnam Tab") for number in (1, 4, 16))
    assert names[6] == file.stem
    assert "BeVietnamPro" not in names[3]


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=font_id)
def test_every_font_covers_vietnamese(file: Path):
    characters = TTFont(file).getBestCmap()

    assert [letter for letter in VIETNAMESE if ord(letter) not in characters] == []


@pytest.mark.parametrize("file", ICONS, ids=font_id)
def test_every_icon_takes_its_colour_from_the_theme(file: Path):
    text = file.read_text(encoding="utf-8")

    assert ElementTree.fromstring(text).get("viewBox") == "0 0 24 24"
    assert 'stroke="currentColor"' in text


@pytest.mark.parametrize("name", PLACES)
def test_the_places_of_the_sidebar_have_icons(name: str):
    assert name in {file.stem for file in ICONS}


@pytest.mark.parametrize("file", RUBRICS, ids=font_id)
def test_every_shipped_rubric_is_named_like_its_file(file: Path):
    rubric = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

    assert rubric["id"] == file.stem


@pytest.mark.parametrize("name", [*locked_names(), "be-vietnam-pro", "lucide"])
def test_everything_that_is_shipped_has_a_licence_text(name: str):
    assert len((LICENCES / f"{name}.txt").read_text(encoding="utf-8")) > 500


def test_no_licence_text_is_left_of_what_is_no_longer_shipped():
    kept = {file.stem for file in LICENCES.glob("*.txt")}

    assert kept == {*locked_names(), "be-vietnam-pro", "lucide"}
