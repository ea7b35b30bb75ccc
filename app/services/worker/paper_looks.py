"""How the cells of an Excel form look: the size of their letters, and the looks a value adds.

A text that Excel would take for a formula, or for a number, once somebody edits it keeps its cell's
look and is marked as text beside.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from app.services.export.sheet_texts import is_long_number, is_risky
from app.services.worker.child import JobRefused
from app.services.worker.form_package import FormPackage
from app.services.worker.xml_places import Node, attribute_edit, edited, parse

T = TypeVar("T")
STYLES = "xl/styles.xml"
NO_LOOKS = "Biểu này không có phần định dạng. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lại."
_TEXT_FORMAT = "49"
_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a cell."""

    size: float = _USUAL_SIZE
    is_bold: bool = False
    is_wrapped: bool = False


@dataclass(slots=True)
class PaperLooks:
    """The styles of a form by number; new ones are added at the end."""

    letters: list[Letters]
    frames: list[bool]
    _data: bytes
    _root: Node
    _added: dict[tuple[str, bool, bool], str] = field(default_factory=dict)
    _made: list[bytes] = field(default_factory=list)

    def of(self, style: str) -> Letters:
        """Return the letters of a style."""
        place = _number(style)
        return self.letters[place] if place < len(self.letters) else Letters()

    def has_frame(self, style: str) -> bool:
        """Tell whether a style draws lines around its cell."""
        place = _number(style)
        return place < len(self.frames) and self.frames[place]

    def for_text(self, style: str, text: str) -> str:
        """Return the style a text is written in: its cell's own, or the same marked as text."""
        key = (style, is_risky(text), is_long_number(text))
        if not any(key[1:]):
            return style
        if key not in self._added:
            self._added[key] = self._marked(*key)
        return self._added[key]

    def _marked(self, style: str, is_risky: bool, is_number: bool) -> str:
        group = self._root.child("cellXfs")
        known = group.all("xf") if group else []
        if not known:
            return style
        own = known[min(_number(style), len(known) - 1)]
        data = self._data[own.start : own.end]
        node = parse(data)
        edits = [attribute_edit(data, node, "quotePrefix", "1")] if is_risky else []
        if is_number:
            edits.append(attribute_edit(data, node, "numFmtId", _TEXT_FORMAT))
            edits.append(attribute_edit(data, node, "applyNumberFormat", "1"))
        self._made.append(edited(data, edits))
        return str(len(known) + len(self._made) - 1)

    def written(self) -> bytes:
        """Return the styles with those added."""
        group = self._root.child("cellXfs")
        if group is None or not self._made:
            return self._data
        count = str(len(group.all("xf")) + len(self._made))
        return edited(
            self._data,
            [
                attribute_edit(self._data, group, "count", count),
                (group.close, group.close, b"".join(self._made)),
            ],
        )


def paper_looks(package: FormPackage) -> PaperLooks:
    """Return the looks of a form; raises JobRefused for one without styles."""
    data = package.parts.get(STYLES)
    if data is None:
        raise JobRefused(NO_LOOKS)
    root = parse(data)
    fonts = [_font(node) for node in _all(root, "fonts", "font")]
    borders = [_is_drawn(node) for node in _all(root, "borders", "border")]
    cells = _all(root, "cellXfs", "xf")
    letters = [_letters(node, fonts) for node in cells]
    frames = [_at(borders, node.attributes.get("borderId", "0"), other=False) for node in cells]
    return PaperLooks(letters, frames, data, root)


def _all(root: Node, group: str, name: str) -> list[Node]:
    found = root.child(group)
    return found.all(name) if found else []


def _font(node: Node) -> tuple[float, bool]:
    size, bold = node.child("sz"), node.child("b")
    is_bold = bold is not None and bold.attributes.get("val", "1") not in {"0", "false"}
    try:
        return float(size.attributes.get("val", _USUAL_SIZE) if size else _USUAL_SIZE), is_bold
    except ValueError:
        return _USUAL_SIZE, is_bold


def _is_drawn(node: Node) -> bool:
    return any(side.attributes.get("style") for side in node.children)


def _letters(node: Node, fonts: list[tuple[float, bool]]) -> Letters:
    size, is_bold = _at(fonts, node.attributes.get("fontId", "0"), other=(_USUAL_SIZE, False))
    look = node.child("alignment")
    is_wrapped = look is not None and look.attributes.get("wrapText") in {"1", "true"}
    return Letters(size, is_bold, is_wrapped)


def _at(known: list[T], number: str, *, other: T) -> T:
    place = _number(number)
    return known[place] if place < len(known) else other


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
