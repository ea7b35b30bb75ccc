"""The design's colours and sizes as data, read once from `resources/tokens.json`."""

import json
import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from app import paths


class PaletteName(StrEnum):
    """Which set of colours the window wears."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "highContrast"


PALETTE_LABELS = {
    PaletteName.LIGHT: "Sáng",
    PaletteName.DARK: "Tối",
    PaletteName.HIGH_CONTRAST: "Tương phản cao",
}


class SizeName(StrEnum):
    """How large text, rows and controls are."""

    NORMAL = "normal"
    LARGE = "large"
    XLARGE = "xlarge"


SIZE_LABELS = {SizeName.NORMAL: "Vừa", SizeName.LARGE: "Lớn", SizeName.XLARGE: "Rất lớn"}


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette; each value is `#RRGGBB`, the overlay `rgba(…)`."""

    window: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    text: str
    text_secondary: str
    text_muted: str
    text_disabled: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    primary_text: str
    marker: str
    primary_tint: str
    primary_tint_border: str
    gold: str
    gold_text: str
    gold_tint: str
    ok: str
    ok_tint: str
    ok_border: str
    ok_fill: str
    warn: str
    warn_tint: str
    warn_border: str
    warn_fill: str
    error: str
    error_tint: str
    error_border: str
    error_fill: str
    info: str
    info_tint: str
    info_border: str
    info_fill: str
    focus: str
    selection_bg: str
    selection_text: str
    tooltip_bg: str
    tooltip_text: str
    overlay: str
    paper: str
    paper_text: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """One size mode; fonts in points, the rest in logical pixels."""

    font_body: float
    font_small: float
    font_caption: float
    font_section: float
    font_title: float
    font_figure: float
    font_clock: float
    font_readback: float
    row: int
    row_two_line: int
    control: int
    control_small: int
    sidebar_item: int
    sidebar_width: int
    sidebar_rail: int
    top_bar: int
    tab: int
    ribbon: int
    chip: int
    icon: int
    icon_small: int
    findings_width: int
    border_width: int


@cache
def data() -> dict[str, Any]:
    """Return the whole token file."""
    text = paths.resource("tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def palette(name: PaletteName) -> Colours:
    """Return the colours of one palette."""
    values = {snake(key): value for key, value in data()["palettes"][name].items()}
    return Colours(**{field.name: values[field.name] for field in fields(Colours)})


@cache
def size_mode(name: SizeName) -> Sizes:
    """Return the sizes of one size mode."""
    values = {snake(key): value for key, value in data()["sizes"][name].items()}
    return Sizes(**{field.name: values[field.name] for field in fields(Sizes)})


@cache
def snake(name: str) -> str:
    """Return the attribute name of a token: `borderStrong` is `border_strong`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
