"""Reads the words of a Word or Excel file from outside as rows of cells; trusts nothing in it.

Sizes are checked before anything is unpacked, XML brings no entities, and nothing is computed,
followed or run: only the texts are taken.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from app.data import files
from app.services.export.template_package import MAIN_PART, parse_part, sizes_are_sane

MOST_BYTES = 10_000_000
MOST_XML = 20_000_000
"""Most bytes of the parts that are read, unpacked."""
MOST_ROWS = 2_000
MOST_CELLS = 60
"""Columns after these are not looked at: a sheet has five."""
_TEXTS = "xl/sharedStrings.xml"

Rows = tuple[tuple[str, ...], ...]


def office_rows(data: bytes) -> Rows | None:
    """Return the table rows and paragraphs of a .docx or .xlsx, None if it cannot be read."""
    parts = _parts(data)
    if parts is None:
        return None
    if MAIN_PART in parts:
        root = parse_part(parts[MAIN_PART])
        return None if root is None else _limited(_word_rows(root))
    return _workbook_rows(parts)


def _parts(data: bytes) -> dict[str, bytes] | None:
    """Return the parts with words in them, None for what is no such package or too large."""
    try:
        with ZipFile(BytesIO(data)) as package:
            infos = package.infolist()
            wanted = [info for info in infos if _has_words(info.filename)]
            if not sizes_are_sane(infos) or sum(info.file_size for info in wanted) > MOST_XML:
                return None
            return {info.filename: package.read(info) for info in wanted}
    except files.BROKEN_ZIP:
        return None


def _has_words(name: str) -> bool:
    is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
    return name in {MAIN_PART, _TEXTS} or is_sheet


def _limited(rows: Iterator[tuple[str, ...]]) -> Rows | None:
    found = []
    for row in rows:
        if any(row):
            found.append(row)
        if len(found) > MOST_ROWS:
            return None
    return tuple(found)


# --- Word ---------------------------------------------------------------------------------------


def _word_rows(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """Give every row of every table, and every paragraph outside tables as a row of one."""
    for element in root.iter(etree.Element):
        name = _name(element)
        if name == "tr":
            cells = (child for child in element.iter(etree.Element) if _name(child) == "tc")
            yield tuple(_words(cell) for cell, _ in zip(cells, range(MOST_CELLS), strict=False))
        elif name == "p" and not _is_in_table(element):
            yield (_paragraph(element),)


def _is_in_table(element: etree._Element) -> bool:
    return any(_name(above) == "tc" for above in element.iterancestors())


def _words(cell: etree._Element) -> str:
    paragraphs = (child for child in cell.iter(etree.Element) if _name(child) == "p")
    return "\n".join(filter(None, map(_paragraph, paragraphs)))


def _paragraph(element: etree._Element) -> str:
    """Return the words of a paragraph; what change tracking has deleted is no `t`."""
    marks = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    pieces = []
    for child in element.iter(etree.Element):
        name = _name(child)
        pieces.append((child.text or "") if name == "t" else marks.get(name, ""))
    return "".join(pieces).strip()


# --- Excel --------------------------------------------------------------------------------------


def _workbook_rows(parts: dict[str, bytes]) -> Rows | None:
    """Return the rows of all sheets, in the order of their parts."""
    names = sorted(name for name in parts if name != _TEXTS)
    roots = [parse_part(parts[name]) for name in names]
    texts = _shared_texts(parts.get(_TEXTS))
    if not roots or texts is None or any(root is None for root in roots):
        return None
    return _limited(row for root in roots if root is not None for row in _sheet_rows(root, texts))


def _shared_texts(data: bytes | None) -> list[str] | None:
    if data is None:
        return []
    root = parse_part(data)
    if root is None:
        return None
    return [_rich(item) for item in root.iter(etree.Element) if _name(item) == "si"]


def _sheet_rows(root: etree._Element, texts: list[str]) -> Iterator[tuple[str, ...]]:
    for row in root.iter(etree.Element):
        if _name(row) != "row":
            continue
        cells: dict[int, str] = {}
        for child in row:
            if isinstance(child.tag, str) and _name(child) == "c":
                place = _column(child.get("r", ""), len(cells))
                if place < MOST_CELLS:
                    cells[place] = _cell_words(child, texts)
        yield tuple(cells.get(place, "") for place in range(max(cells, default=-1) + 1))


def _cell_words(cell: etree._Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _rich(cell)
    value = next((c.text or "" for c in cell.iter(etree.Element) if _name(c) == "v"), "")
    if cell.get("t") != "s":
        return value.strip()
    is_known = value.isascii() and value.isdecimal() and int(value) < len(texts)
    return texts[int(value)] if is_known else ""


def _rich(element: etree._Element) -> str:
    """Return the text of runs; how it is read aloud in other scripts is left out."""
    pieces = (
        child.text or ""
        for child in element.iter(etree.Element)
        if _name(child) == "t" and not any(_name(a) == "rPh" for a in child.iterancestors())
    )
    return "".join(pieces).strip()


def _column(reference: str, following: int) -> int:
    """Return the place a reference such as "C12" names, the next one when it has none."""
    letters = reference.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return following
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, for every cell of a thousand files."""
    return str(element.tag).rpartition("}")[2]
