"""What the styles of a foreign workbook say: which cells show dates or shares, roughly how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from app.services.worker.form_package import WORKBOOK, FormPackage
from app.services.worker.xml_places import Node, parse

_STYLES, _THEME = "xl/styles.xml", "xl/theme/theme1.xml"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))
_PLAIN_FILLS = 2
"""The first two fills are none and a grey pattern nobody chose."""


@dataclass(slots=True)
class Formats:
    """The number formats and the looks of the styles, by their number."""

    formats: list[str] = field(default_factory=list)
    looks: list[dict[str, Any]] = field(default_factory=list)
    begins_1904: bool = False

    def is_day(self, style: str) -> bool:
        """Tell whether a cell of a style shows its number as a date."""
        return bool(is_date_format(self._format(style)))

    def is_percent(self, style: str) -> bool:
        """Tell whether a cell of a style shows its number as a share."""
        return "%" in self._format(style)

    def _format(self, style: str) -> str:
        place = int(style) if style.isdecimal() else 0
        return self.formats[place] if place < len(self.formats) else "General"


def read_formats(package: FormPackage) -> Formats:
    """Return the styles of a workbook."""
    found = Formats(begins_1904=_begins_1904(package))
    if _STYLES not in package.parts:
        return found
    root = parse(package.parts[_STYLES])
    own = {
        node.attributes.get("numFmtId", ""): node.attributes.get("formatCode", "")
        for node in _all(root, "numFmts", "numFmt")
    }
    looks = _Looks(root, _theme(package))
    for node in _all(root, "cellXfs", "xf"):
        number = node.attributes.get("numFmtId", "0")
        built_in = BUILTIN_FORMATS.get(int(number) if number.isdecimal() else 0, "General")
        found.formats.append(own.get(number, built_in))
        found.looks.append(looks.of(node))
    return found


def _begins_1904(package: FormPackage) -> bool:
    node = parse(package.parts[WORKBOOK]).child("workbookPr")
    return node is not None and node.attributes.get("date1904") in {"1", "true"}


def _all(root: Node, group: str, name: str) -> list[Node]:
    found = root.child(group)
    return found.all(name) if found else []


class _Looks:
    def __init__(self, root: Node, theme: Mapping[int, str]) -> None:
        self._fonts, self._fills = _all(root, "fonts", "font"), _all(root, "fills", "fill")
        self._borders = _all(root, "borders", "border")
        self._theme = theme

    def of(self, xf: Node) -> dict[str, Any]:
        font = _at(self._fonts, xf.attributes.get("fontId"))
        align = xf.child("alignment")
        return {
            "fill": self._fill(xf.attributes.get("fillId", "0")),
            "colour": self._colour(font.child("color") if font else None),
            "is_bold": font is not None and _is_on(font.child("b")),
            "is_italic": font is not None and _is_on(font.child("i")),
            "align": align.attributes.get("horizontal", "") if align else "",
            "has_frame": self._has_frame(xf.attributes.get("borderId")),
        }

    def _fill(self, number: str) -> str:
        if not number.isdecimal() or int(number) < _PLAIN_FILLS:
            return ""
        fill = _at(self._fills, number)
        pattern = fill.child("patternFill") if fill else None
        if pattern is None or pattern.attributes.get("patternType") != "solid":
            return ""
        return self._colour(pattern.child("fgColor"))

    def _has_frame(self, number: str | None) -> bool:
        border = _at(self._borders, number)
        return border is not None and any(s.attributes.get("style") for s in border.children)

    def _colour(self, node: Node | None) -> str:
        if node is None:
            return ""
        rgb, theme = node.attributes.get("rgb", ""), node.attributes.get("theme", "")
        if len(rgb) == 8:
            return f"#{rgb[2:]}"
        plain = self._theme.get(int(theme), "") if theme.isdecimal() else ""
        return _tinted(plain, node.attributes.get("tint", "0"))


def _at(nodes: list[Node], number: str | None) -> Node | None:
    place = int(number) if number and number.isdecimal() else 0
    return nodes[place] if place < len(nodes) else None


def _is_on(node: Node | None) -> bool:
    return node is not None and node.attributes.get("val", "1") not in {"0", "false"}


def _theme(package: FormPackage) -> dict[int, str]:
    if _THEME not in package.parts:
        return {}
    nodes = {node.name: node for node in parse(package.parts[_THEME]).walk()}
    found = {}
    for place, name in enumerate(_THEME_ORDER):
        colour = nodes[name].children[0] if name in nodes and nodes[name].children else None
        if colour is not None:
            said = colour.attributes.get("lastClr") or colour.attributes.get("val", "")
            found[place] = f"#{said}" if len(said) == 6 else ""
    return found


def _tinted(colour: str, tint: str) -> str:
    """Return a colour of the theme as light or dark as the sheet wants it."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
        channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    except ValueError:
        return colour
    if share < 0:
        made = [channel * (1 + share) for channel in channels]
    else:
        made = [channel + (255 - channel) * share for channel in channels]
    return "#" + "".join(f"{round(channel):02X}" for channel in made)
