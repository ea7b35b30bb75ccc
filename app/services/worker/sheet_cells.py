"""Sets cells of a sheet in its bytes: the cell keeps its style, nothing beside it changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from app.domain.text import clean
from app.domain.upward_forms import address_of, column_number
from app.services.worker.child import JobRefused
from app.services.worker.form_styles import Formats
from app.services.worker.xml_places import Edit, Node, attribute_edit, edited, parse

LONGEST_TEXT = 32_767
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LIKE_A_LETTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads "_x0041_" as the letter A unless the first sign is written in that way itself."""
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")

Place = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(slots=True)
class SheetRow:
    """A row of a sheet and its cells by column."""

    number: int
    node: Node
    cells: dict[int, Node] = field(default_factory=dict)


@dataclass(slots=True)
class SheetData:
    """The rows of a sheet by number, with what surrounds them."""

    root: Node
    node: Node
    rows: dict[int, SheetRow]

    def cell(self, place: Place) -> Node | None:
        """Return the cell of a place."""
        row = self.rows.get(place[0])
        return None if row is None else row.cells.get(place[1])


def sheet_data(data: bytes) -> SheetData:
    """Return the rows of a sheet; raises JobRefused for a part that is none."""
    root = parse(data)
    node = root.child("sheetData")
    if node is None:
        raise JobRefused("Biểu này có trang không đọc được. Hãy mở bằng Excel rồi lưu lại.")
    rows: dict[int, SheetRow] = {}
    number = 0
    for row in node.all("row"):
        number = _number(row.attributes.get("r"), number + 1)
        rows[number] = SheetRow(number, row, dict(_cells(row)))
    return SheetData(root, node, rows)


def _cells(row: Node) -> Iterator[tuple[int, Node]]:
    column = 0
    for cell in row.all("c"):
        found = _ADDRESS.fullmatch(cell.attributes.get("r", ""))
        column = column_number(found[1]) if found else column + 1
        yield column, cell


def _number(text: str | None, following: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else following


def put_values(data: bytes, values: Mapping[Place, Any], formats: Formats) -> bytes:
    """Return a sheet with values in its cells; None empties a cell that holds something."""
    sheet = sheet_data(data)
    writer = _Writer(data, sheet, formats)
    by_row: dict[int, dict[int, Any]] = {}
    for (row, column), value in values.items():
        by_row.setdefault(row, {})[column] = value
    edits = [edit for row in sorted(by_row) for edit in writer.row(row, by_row[row])]
    return edited(data, edits)


class _Writer:
    def __init__(self, data: bytes, sheet: SheetData, formats: Formats) -> None:
        self._data, self._sheet, self._formats = data, sheet, formats
        self._prefix = sheet.node.prefix
        columns = sheet.root.child("cols")
        self._columns = columns.all("col") if columns else []

    def row(self, number: int, values: Mapping[int, Any]) -> Iterator[Edit]:
        row = self._sheet.rows.get(number)
        if row is None:
            yield from self._new_row(number, values)
            return
        added = {column: value for column, value in values.items() if column not in row.cells}
        for column in sorted(values.keys() - added.keys()):
            yield from self._replaced(row.cells[column], (number, column), values[column])
        made = {c: v for c, v in added.items() if v is not None}
        if made:
            yield from self._added(row, made)

    def _replaced(self, cell: Node, place: Place, value: Any) -> Iterator[Edit]:
        if cell.child("f") is not None:
            raise JobRefused(
                f"Ô {address_of(*place)} có công thức nên không điền đè. Hãy chỉ ô khác."
            )
        if value is None and not cell.children:
            return
        style = cell.attributes.get("s", "")
        yield cell.start, cell.end, self._cell(place, style, value)

    def _added(self, row: SheetRow, values: Mapping[int, Any]) -> Iterator[Edit]:
        own = row.node.attributes.get("s", "") if "customFormat" in row.node.attributes else ""
        made = {
            column: self._cell((row.number, column), own or self._column_style(column), value)
            for column, value in sorted(values.items())
        }
        yield from self._wider(row, made)
        if row.node.is_empty:
            content = b"".join(made.values()) + f"</{self._prefix}row>".encode()
            yield row.node.tag_end - 2, row.node.tag_end, b">" + content
            return
        for column, cell in made.items():
            after = (node.start for other, node in sorted(row.cells.items()) if other > column)
            place = next(after, row.node.close)
            yield place, place, cell

    def _wider(self, row: SheetRow, made: Mapping[int, bytes]) -> Iterator[Edit]:
        """Say truly from which to which column a row goes, where it says so at all."""
        first, colon, last = row.node.attributes.get("spans", "").partition(":")
        if not (colon and first.isdecimal() and last.isdecimal()):
            return
        low, high = min(int(first), *made), max(int(last), *made)
        if (low, high) != (int(first), int(last)):
            yield attribute_edit(self._data, row.node, "spans", f"{low}:{high}")

    def _new_row(self, number: int, values: Mapping[int, Any]) -> Iterator[Edit]:
        cells = b"".join(
            self._cell((number, column), self._column_style(column), value)
            for column, value in sorted(values.items())
            if value is not None
        )
        if not cells:
            return
        p, node = self._prefix, self._sheet.node
        row = f'<{p}row r="{number}">'.encode() + cells + f"</{p}row>".encode()
        if node.is_empty:
            yield node.tag_end - 2, node.tag_end, b">" + row + f"</{p}sheetData>".encode()
            return
        rows = sorted(self._sheet.rows.items())
        place = next((known.node.start for at, known in rows if at > number), node.close)
        yield place, place, row

    def _column_style(self, column: int) -> str:
        for node in self._columns:
            first, last = (_number(node.attributes.get(name), 0) for name in ("min", "max"))
            if first <= column <= last:
                return node.attributes.get("style", "")
        return ""

    def _cell(self, place: Place, style: str, value: Any) -> bytes:
        """Return a cell; a value may name the style it is written in."""
        p = self._prefix
        style = value[2] if value is not None and len(value) > 2 else style
        kind, content = _content(p, value, self._formats, style)
        head = f'<{p}c r="{address_of(*place)}"'
        head += f' s="{int(style)}"' if style.isdecimal() else ""
        head += f' t="{kind}"' if kind else ""
        return (f"{head}>{content}</{p}c>" if content else f"{head}/>").encode()


def _content(p: str, value: Any, formats: Formats, style: str) -> tuple[str, str]:
    """Return the type and the inside of a cell for [kind, value]."""
    if value is None:
        return "", ""
    kind, plain = value[:2]
    if kind == "day":
        return _day(p, date.fromisoformat(plain), formats, style)
    if kind == "share":
        number = float(plain) if formats.is_percent(style) else round(float(plain) * 100, 1)
        return "", f"<{p}v>{_plain_number(number)}</{p}v>"
    if kind == "number":
        return "", f"<{p}v>{_plain_number(float(plain))}</{p}v>"
    return _words(p, str(plain))


def _day(p: str, day: date, formats: Formats, style: str) -> tuple[str, str]:
    """Return a day as a date where the cell shows dates, else as it is read."""
    if not formats.is_day(style):
        return _words(p, f"{day:%d/%m/%Y}")
    return "", f"<{p}v>{(day - first_day(formats)).days}</{p}v>"


def first_day(formats: Formats) -> date:
    """Return the day a workbook counts its dates from."""
    return _FIRST_DAY_1904 if formats.begins_1904 else _FIRST_DAY


def _words(p: str, text: str) -> tuple[str, str]:
    words = clean(text)
    if len(words) > LONGEST_TEXT:
        raise JobRefused(f"Một ô dài {len(words)} chữ, Excel chỉ giữ {LONGEST_TEXT}. Hãy rút gọn.")
    if not words:
        return "", ""
    plain = escape(_LIKE_A_LETTER.sub("_x005F_", words))
    inside = f'<{p}is><{p}t xml:space="preserve">{plain}</{p}t></{p}is>'
    return "inlineStr", inside


def _plain_number(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
