"""Makes the large-print version of a Word paper, for reading aloud and for weak eyes."""

import zipfile
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO

from lxml import etree

BODY, TABLE = Fraction(3, 2), Fraction(6, 5)
"""How much letters grow in the text, and in tables, whose columns stay as wide as they are."""
WIDE_CELL = 1900
"""In twentieths of a point: 33 mm."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_SIZES = (f"{_W}sz", f"{_W}szCs")
_EXACT = {"exact", "atLeast"}


def large_print(data: bytes) -> bytes:
    """Return a .docx with larger letters; the block at its head keeps its form."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as paper,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as larger,
    ):
        for entry in paper.infolist():
            content = paper.read(entry)
            if entry.filename == _STYLES:
                content = _styles(content)
            elif entry.filename == _DOCUMENT:
                content = _document(content)
            larger.writestr(entry, content)
    return buffer.getvalue()


def _document(content: bytes) -> bytes:
    root = etree.fromstring(content)
    body = root.find(f"{_W}body")
    blocks = [] if body is None else list(body)
    head = _head(blocks)
    for block in blocks:
        if block.tag != f"{_W}tbl":
            _grow(block.iter(), BODY)
            _let_loose(block)
        elif block is not head:
            _grow_wide_cells(block)
    return _bytes(root)


def _let_loose(paragraph: etree._Element) -> None:
    """Set a justified paragraph left: few large words on a line would stand far apart."""
    for align in paragraph.iter(f"{_W}jc"):
        if align.get(f"{_W}val") == "both":
            align.set(f"{_W}val", "left")


def _grow_wide_cells(table: etree._Element) -> None:
    """Leave narrow columns as they are, or their numbers and dates would break in two."""
    for cell in table.iter(f"{_W}tc"):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        text = "" if width is None else width.get(f"{_W}w", "")
        if text.isdecimal() and int(text) >= WIDE_CELL:
            _grow(cell.iter(), TABLE)


def _head(blocks: list[etree._Element]) -> etree._Element | None:
    """Return the table at the head of a paper: the first one with no words before it."""
    for block in blocks:
        if block.tag == f"{_W}tbl":
            return block
        if "".join(block.itertext()).strip():
            return None
    return None


def _styles(content: bytes) -> bytes:
    root = etree.fromstring(content)
    _grow(root.iter(), BODY)
    return _bytes(root)


def _grow(elements: Iterator[etree._Element], factor: Fraction) -> None:
    for element in elements:
        if element.tag in _SIZES:
            _multiply(element, f"{_W}val", factor)
        elif element.tag == f"{_W}spacing" and element.get(f"{_W}lineRule") in _EXACT:
            _multiply(element, f"{_W}line", factor)


def _multiply(element: etree._Element, name: str, factor: Fraction) -> None:
    value = element.get(name, "")
    if value.isdecimal():
        element.set(name, str(round(int(value) * factor)))


def _bytes(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    return data
