"""Excel forms as strangers change them: other cells, formulas, rows, sheets, parts that attack."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.services.export.paper_kinds import SheetKind
from app.services.worker.paper_forms import shipped_form

TASKS = SheetKind.TASKS
LIST_ROW = 10
"""The row of the shipped form of tasks that is repeated."""


def changed(
    change: Callable[[Worksheet], object],
    extra: Mapping[str, str] | None = None,
    kind: SheetKind = TASKS,
) -> bytes:
    """Return the shipped form of a kind after somebody changed its sheet, with further parts."""
    book = load_workbook(BytesIO(shipped_form(kind)))
    change(book.worksheets[0])
    return saved(book, extra)


def with_cells(cells: Mapping[str, str], extra: Mapping[str, str] | None = None) -> bytes:
    """Return the shipped form of tasks with other words in some cells."""

    def change(sheet: Worksheet) -> None:
        for address, value in cells.items():
            sheet[address] = value

    return changed(change, extra)


def saved(book: Workbook, extra: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook as bytes, with further parts."""
    buffer = BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        for name, words in (extra or {}).items():
            package.writestr(name, words)
    return buffer.getvalue()


def without_rows(sheet: Worksheet) -> None:
    """Empty the row that is repeated."""
    for column in range(1, sheet.max_column + 1):
        sheet.cell(LIST_ROW, column).value = None


def with_twice_the_row(sheet: Worksheet) -> None:
    """Write the row that is repeated once more below itself."""
    sheet.insert_rows(LIST_ROW + 1)
    sheet.cell(LIST_ROW + 1, 2).value = "{{ row.code }}"
