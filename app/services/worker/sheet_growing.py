"""Adds rows to a table of a foreign sheet: what is below moves down, in all parts that name it."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from app.domain.upward_forms import address_of
from app.services.worker.form_package import FormPackage, SheetPart
from app.services.worker.parts_growing import shift_other_parts
from app.services.worker.row_shifts import RowShift, moved_formula
from app.services.worker.sheet_cells import SheetData, sheet_data
from app.services.worker.xml_places import (
    Edit,
    Node,
    attribute_edit,
    edited,
    parse,
    quoted,
    text_edit,
)

_UNMOVED = frozenset(
    {
        "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetCalcPr", "sheetProtection",
        "phoneticPr", "printOptions", "pageMargins", "pageSetup", "headerFooter", "colBreaks",
        "drawing", "legacyDrawing", "legacyDrawingHF", "picture",
    }
)  # fmt: skip
"""Parts of a sheet that name no row."""
_MOVED = frozenset(
    {
        "dimension", "sheetData", "protectedRanges", "autoFilter", "mergeCells",
        "conditionalFormatting", "dataValidations", "hyperlinks", "rowBreaks", "ignoredErrors",
        "tableParts", "extLst",
    }
)  # fmt: skip
_RANGES = {
    "dimension": "ref", "autoFilter": "ref", "conditionalFormatting": "sqref",
    "dataValidation": "sqref", "ignoredError": "sqref", "protectedRange": "sqref",
    "hyperlink": "ref",
}  # fmt: skip
_RULES = frozenset({"formula", "formula1", "formula2"})
_MERGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_NUMBER = re.compile(rb"\sr\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def grow(package: FormPackage, shift: RowShift) -> None:
    """Add the rows of a shift to the package; raises JobRefused where that is not safe."""
    own = package.sheet(shift.sheet)
    _refuse_unsafe(package, own, shift)
    for sheet in package.sheets():
        grown = _Sheet(package.parts[sheet.part], sheet.name, shift)
        package.parts[sheet.part] = grown.own() if sheet.part == own.part else grown.other()
    shift_other_parts(package, own, shift)


# --- What stops it --------------------------------------------------------------------------------


def _refuse_unsafe(package: FormPackage, own: SheetPart, shift: RowShift) -> None:
    root = parse(package.parts[own.part])
    strange = [node.name for node in root.children if node.name not in _UNMOVED | _MOVED]
    if strange:
        raise shift.refusal("trang có nút bấm, kịch bản hoặc phần đặc biệt của Excel")
    if any(package.related(own.part, "/pivotTable")) or _feeds_pivot(package, shift):
        raise shift.refusal("biểu có bảng tổng hợp xoay (PivotTable)")
    for _key, part in package.related(own.part, "/table"):
        found = _MERGE.fullmatch(parse(package.parts[part]).attributes.get("ref", ""))
        if found is None or int(found[4]) >= shift.first:
            raise shift.refusal("chỗ này là bảng Excel có tên (Table)")


def _feeds_pivot(package: FormPackage, shift: RowShift) -> bool:
    caches = (name for name in package.parts if "pivotCacheDefinition" in name)
    return any(
        node.attributes.get("sheet") == shift.sheet
        for name in caches
        if name.endswith(".xml")
        for node in parse(package.parts[name]).walk()
        if node.name == "worksheetSource"
    )


# --- Sheets ---------------------------------------------------------------------------------------


class _Sheet:
    """One sheet of the workbook: the one that grows, or another that speaks of it."""

    def __init__(self, data: bytes, name: str, shift: RowShift) -> None:
        self._data, self._name, self._shift = data, name, shift
        self._sheet: SheetData = sheet_data(data)
        self._is_own = name == shift.sheet

    def own(self) -> bytes:
        """Return the sheet with its rows added."""
        edits = [
            *self._formula_edits(),
            *self._row_edits(),
            *self._new_rows(),
            *self._rule_edits(),
            *self._merge_edits(),
        ]
        return edited(self._data, edits)

    def other(self) -> bytes:
        """Return a sheet whose formulas speak of the one that grows."""
        return edited(self._data, [*self._formula_edits(), *self._rule_edits()])

    # --- Formulas -----------------------------------------------------------------------------

    def _formulas(self) -> Iterator[tuple[int, int, Node]]:
        for row in self._sheet.rows.values():
            for column, cell in row.cells.items():
                node = cell.child("f")
                if node is not None:
                    yield row.number, column, node

    def _formula_edits(self) -> Iterator[Edit]:
        shared: dict[str, list[tuple[int, int, Node]]] = {}
        for row, column, node in self._formulas():
            kind = node.attributes.get("t", "normal")
            if kind == "shared":
                shared.setdefault(node.attributes.get("si", ""), []).append((row, column, node))
            elif kind == "normal":
                yield from self._plain_formula(row, node)
            else:
                yield from self._area_formula(row, node)
        for members in shared.values():
            yield from self._shared_formula(members)

    def _plain_formula(self, row: int, node: Node) -> Iterator[Edit]:
        shifted = self._shift.formula(node.text, self._name, row)
        if shifted != node.text:
            yield text_edit(node, shifted)

    def _area_formula(self, row: int, node: Node) -> Iterator[Edit]:
        """Move a formula of a whole area, if the area lies beside what grows."""
        if self._is_own:
            found = _MERGE.fullmatch(node.attributes.get("ref", ""))
            low, high = (int(found[2]), int(found[4])) if found else (row, row)
            is_apart = high < self._shift.first or low > self._shift.last
            if node.attributes.get("t") != "array" or not is_apart:
                raise self._shift.refusal("bảng có công thức mảng")
            moved = self._shift.sqref(node.attributes.get("ref", ""))
            if moved != node.attributes.get("ref", ""):
                yield attribute_edit(self._data, node, "ref", moved)
        yield from self._plain_formula(row, node)

    def _shared_formula(self, members: list[tuple[int, int, Node]]) -> Iterator[Edit]:
        """Write the formulas of a group out, each for itself, where one of them changes."""
        written = self._written_out(members)
        pairs = [
            (member, text, self._shift.formula(text, self._name, member[0]))
            for member, text in written
        ]
        moves = self._is_own and any(row > self._shift.last for (row, _c, _n), _t, _s in pairs)
        if moves or any(text != shifted for _member, text, shifted in pairs):
            for (_row, _column, node), _text, shifted in pairs:
                yield node.start, node.end, _formula(node.prefix, shifted)

    def _written_out(
        self, members: list[tuple[int, int, Node]]
    ) -> list[tuple[tuple[int, int, Node], str]]:
        master = next((one for one in members if one[2].text), None)
        if master is None:
            raise self._shift.refusal("biểu có công thức không đọc được")
        origin, text = address_of(*master[:2]), master[2].text
        return [(one, moved_formula(text, origin, address_of(*one[:2]))) for one in members]

    # --- Rows ---------------------------------------------------------------------------------

    def _row_edits(self) -> Iterator[Edit]:
        for row in self._sheet.rows.values():
            if row.number <= self._shift.last:
                continue
            number = self._shift.row(row.number)
            yield attribute_edit(self._data, row.node, "r", str(number))
            for column, cell in row.cells.items():
                yield attribute_edit(self._data, cell, "r", address_of(number, column))

    def _new_rows(self) -> Iterator[Edit]:
        """Copy the look and the formulas of the last row; what it says stays with it."""
        pattern = self._sheet.rows.get(self._shift.last)
        if pattern is None:
            return
        formulas = self._own_formulas(pattern.cells)
        made = []
        for extra in range(1, self._shift.extra + 1):
            number = self._shift.last + extra
            cells = b"".join(
                self._copied(column, cell, number, formulas.get(column, ""))
                for column, cell in sorted(pattern.cells.items())
            )
            made.append(self._row(pattern.node, number, cells))
        yield pattern.node.end, pattern.node.end, b"".join(made)

    def _own_formulas(self, cells: dict[int, Node]) -> dict[int, str]:
        """Return the formulas of the last row, those of a group written out."""
        found: dict[int, str] = {}
        groups: dict[str, list[tuple[int, int, Node]]] = {}
        for row, column, node in self._formulas():
            if node.attributes.get("t") == "shared":
                groups.setdefault(node.attributes.get("si", ""), []).append((row, column, node))
            elif row == self._shift.last and column in cells:
                found[column] = node.text
        for members in groups.values():
            written = self._written_out(members)
            found |= {c: text for (row, c, _n), text in written if row == self._shift.last}
        return {c: self._shift.formula(t, self._name, self._shift.last) for c, t in found.items()}

    def _copied(self, column: int, cell: Node, number: int, formula: str) -> bytes:
        place = address_of(number, column)
        style = cell.attributes.get("s", "")
        head = f'<{cell.prefix}c r="{place}"' + (f' s="{quoted(style)}"' if style else "")
        if not formula:
            return f"{head}/>".encode()
        moved = moved_formula(formula, address_of(self._shift.last, column), place)
        end = f"</{cell.prefix}c>".encode()
        return f"{head}>".encode() + _formula(cell.prefix, moved) + end

    def _row(self, pattern: Node, number: int, cells: bytes) -> bytes:
        tag = _renumbered(self._data[pattern.start : pattern.tag_end], number)
        if pattern.is_empty:
            return tag
        return tag + cells + f"</{pattern.prefix}row>".encode()

    # --- What stands around the rows ----------------------------------------------------------

    def _rule_edits(self) -> Iterator[Edit]:
        for top in self._sheet.root.children:
            if top.name == "sheetData":
                continue
            for node in top.walk():
                yield from self._rule_edit(node, is_extended=top.name == "extLst")

    def _rule_edit(self, node: Node, *, is_extended: bool) -> Iterator[Edit]:
        name = _RANGES.get(node.name, "")
        if self._is_own and node.attributes.get(name):
            yield from self._range_attribute(node, name)
        if node.name == "hyperlink" and node.attributes.get("location"):
            location = node.attributes["location"]
            shifted = self._shift.formula(location, self._name)
            if shifted != location:
                yield attribute_edit(self._data, node, "location", shifted)
        if self._is_own and node.name == "brk" and self._is_row_break(node):
            number = int(node.attributes["id"]) + self._shift.extra
            yield attribute_edit(self._data, node, "id", str(number))
        is_formula = node.name in _RULES or (is_extended and node.name == "f")
        if is_formula and node.text:
            yield from self._plain_formula(0, node)
        if self._is_own and is_extended and node.name == "sqref":
            moved = self._shift.sqref(node.text)
            if moved != node.text:
                yield text_edit(node, moved)

    def _range_attribute(self, node: Node, name: str) -> Iterator[Edit]:
        moved = self._shift.sqref(node.attributes[name])
        if moved != node.attributes[name]:
            yield attribute_edit(self._data, node, name, moved)

    def _is_row_break(self, node: Node) -> bool:
        breaks = self._sheet.root.child("rowBreaks")
        is_of_rows = breaks is not None and breaks.start < node.start < breaks.end
        number = node.attributes.get("id", "")
        return is_of_rows and number.isdecimal() and int(number) >= self._shift.last

    def _merge_edits(self) -> Iterator[Edit]:
        merges = self._sheet.root.child("mergeCells")
        if merges is None:
            return
        copies: list[str] = []
        for node in merges.all("mergeCell"):
            found = _MERGE.fullmatch(node.attributes.get("ref", ""))
            if found is None:
                continue
            low, high = int(found[2]), int(found[4])
            if low == high == self._shift.last:
                copies += (
                    f"{found[1]}{high + n}:{found[3]}{high + n}"
                    for n in range(1, self._shift.extra + 1)
                )
            else:
                yield from self._moved_merge(node, low, high, found)
        if copies:
            made = "".join(f'<{merges.prefix}mergeCell ref="{ref}"/>' for ref in copies)
            yield merges.close, merges.close, made.encode()
            if "count" in merges.attributes:
                count = len(merges.all("mergeCell")) + len(copies)
                yield attribute_edit(self._data, merges, "count", str(count))

    def _moved_merge(self, node: Node, low: int, high: int, found: re.Match[str]) -> Iterator[Edit]:
        if low <= self._shift.last <= high and low > self._shift.first:
            raise self._shift.refusal("có ô gộp vắt qua dòng cuối của bảng")
        ends = self._shift.row(high) + (self._shift.extra if high == self._shift.last else 0)
        ref = f"{found[1]}{self._shift.row(low)}:{found[3]}{ends}"
        if ref != node.attributes["ref"]:
            yield attribute_edit(self._data, node, "ref", ref)


def _formula(prefix: str, text: str) -> bytes:
    return f"<{prefix}f>{escape(text)}</{prefix}f>".encode()


def _renumbered(tag: bytes, number: int) -> bytes:
    """Return the start tag of a row with another number."""
    said = f' r="{number}"'.encode()
    if _NUMBER.search(tag):
        return _NUMBER.sub(said, tag, count=1)
    place = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:place] + said + tag[place:]
