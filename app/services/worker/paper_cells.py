"""Where the fields of an Excel form stand: their cells, and the rows that are repeated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import lru_cache

from app.services.export.paper_kinds import SheetKind
from app.services.export.sheet_fields import CellText, cell_text
from app.services.export.sheet_forms import FORM_CONTEXTS
from app.services.export.template_fields import loop_name
from app.services.export.template_names import element_of, field_types, is_list
from app.services.worker.form_reading import text_of_cell
from app.services.worker.sheet_cells import SheetData
from app.services.worker.xml_places import Node


@dataclass(frozen=True, slots=True)
class FieldCell:
    """A cell with fields."""

    column: int
    style: str
    text: CellText


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row with fields; `loop` names the list it is repeated for, "" for a row of its own."""

    number: int
    cells: tuple[FieldCell, ...]
    loop: str
    says_more: bool
    """Words or a formula stand beside the fields."""


@lru_cache(maxsize=len(SheetKind))
def lists_of(kind: SheetKind) -> Mapping[str, str]:
    """Return what a line of each list is called in a form, with the list: row, rows."""
    declared = field_types(FORM_CONTEXTS[kind]) or {}
    lists = {name: element_of(found) for name, found in declared.items() if is_list(found)}
    return {loop_name(line): name for name, line in lists.items() if is_dataclass(line)}


def field_rows(
    sheet: SheetData, texts: list[str], lists: Mapping[str, str]
) -> tuple[FieldRow, ...]:
    """Return the rows of a sheet that hold fields."""
    rows = []
    for number, row in sorted(sheet.rows.items()):
        found = tuple(_field_cells(row.cells, texts))
        if found:
            loop = next((n for n in lists if any(one.text.names(n) for one in found)), "")
            known = {one.column for one in found}
            says_more = any(c.children for at, c in row.cells.items() if at not in known)
            rows.append(FieldRow(number, found, loop, says_more))
    return tuple(rows)


def _field_cells(cells: Mapping[int, Node], texts: list[str]) -> Iterator[FieldCell]:
    for column, cell in sorted(cells.items()):
        words = text_of_cell(cell, texts) if cell.child("f") is None else ""
        found = cell_text(words) if "{{" in words else None
        if found is not None:
            yield FieldCell(column, cell.attributes.get("s", ""), found)
