"""Fills an Excel form: fields become values, the marked row of a list is repeated for its lines.

The form keeps its bytes wherever nothing is filled, as a form of the upper level does. Rows that
had nothing to say are hidden, and rows are made as tall as their words need.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.errors import ExportError
from app.services.export.columns import Value
from app.services.export.paper_kinds import SheetKind
from app.services.export.sheet_fields import LOOP, Filled, cell_text, filled
from app.services.export.sheet_forms import Facts
from app.services.export.sheet_texts import free_title, sheet_title
from app.services.worker.added_sheets import add_hidden_sheet, rename_sheet
from app.services.worker.child import JobRefused
from app.services.worker.form_filling import work_out_when_opened
from app.services.worker.form_package import FormPackage, SheetPart
from app.services.worker.form_reading import shared_texts
from app.services.worker.form_styles import read_formats
from app.services.worker.paper_cells import FieldRow, field_rows, lists_of
from app.services.worker.paper_looks import STYLES, PaperLooks, paper_looks
from app.services.worker.paper_sheets import FilledRows, set_rows
from app.services.worker.row_shifts import RowShift
from app.services.worker.sheet_cells import put_values, sheet_data
from app.services.worker.sheet_growing import grow

MOST_LINES = 5_000
MACHINE_SHEET = "so_chi_bo"
CANNOT_REPEAT = (
    "Hàng {row} ở trang “{sheet}” không lặp được vì {why}. Hãy bỏ phần đó khỏi mẫu trong Excel."
)
TOO_MANY = "Giấy này có {count} dòng, nhiều quá một biểu. Hãy chia ra rồi xuất lại."


def fill_package(
    package: FormPackage, kind: SheetKind, names: Mapping[str, Any], facts: Facts = ()
) -> None:
    """Fill every sheet of a form; raises JobRefused with the sentence to show."""
    looks = paper_looks(package)
    try:
        filler = _Filler(package, kind, names)
        for sheet in package.sheets():
            rows = filler.fill(sheet)
            if rows.values:
                _write(package, sheet, rows, looks)
        package.parts[STYLES] = looks.written()
        _name_sheets(package, names)
    except ExportError as refusal:
        raise JobRefused(refusal.sentence) from refusal
    if facts:
        add_hidden_sheet(package, MACHINE_SHEET, facts)
    work_out_when_opened(package)


class _ListShift(RowShift):
    """Rows for the lines of a list, below the row that is repeated."""

    def refusal(self, why: str) -> JobRefused:
        """Return the refusal to repeat the row, which says what to do."""
        return JobRefused(CANNOT_REPEAT.format(row=self.first, sheet=self.sheet, why=why))


class _Filler:
    """Works out what the fields of a form become and adds the rows its lists need."""

    def __init__(self, package: FormPackage, kind: SheetKind, names: Mapping[str, Any]) -> None:
        self._package = package
        self._names = names
        self._lists = lists_of(kind)
        self._texts = shared_texts(package)

    def fill(self, sheet: SheetPart) -> FilledRows:
        """Add the rows of a sheet and return what stands where."""
        found, shifts = FilledRows(), []
        moved = 0
        data = sheet_data(self._package.parts[sheet.part])
        for row in field_rows(data, self._texts, self._lists):
            if not row.loop:
                self._single(found, row, row.number + moved)
                continue
            extra = self._listed(found, row, row.number + moved)
            if extra:
                shifts.append(_ListShift(sheet.name, row.number, row.number, extra))
            moved += extra
        for shift in reversed(shifts):
            grow(self._package, shift)
        return found

    def _single(self, found: FilledRows, row: FieldRow, number: int) -> None:
        said = [filled(cell.text, self._names) for cell in row.cells]
        found.put(number, row.cells, said)
        if not row.says_more and all(one.is_empty for one in said):
            found.hidden.add(number)

    def _listed(self, found: FilledRows, row: FieldRow, number: int) -> int:
        """Set the lines of a list; return how many rows more than one they take."""
        records = self._names[self._lists[row.loop]]
        if len(records) > MOST_LINES:
            raise JobRefused(TOO_MANY.format(count=len(records)))
        for place, record in enumerate(records):
            inside = {**self._names, row.loop: record, LOOP: _loop(place, len(records))}
            said = [filled(cell.text, inside) for cell in row.cells]
            found.put(number + place, row.cells, said)
        if not records:
            found.put(number, row.cells, [Filled(None, is_empty=True)] * len(row.cells))
            found.hidden.add(number)
        extra = max(len(records) - 1, 0)
        found.lines = found.lines if found.lines[0] else (number, number + extra)
        return extra


def _loop(place: int, count: int) -> dict[str, int | bool]:
    return {
        "index": place + 1,
        "index0": place,
        "length": count,
        "first": place == 0,
        "last": place == count - 1,
    }


def _write(package: FormPackage, sheet: SheetPart, rows: FilledRows, looks: PaperLooks) -> None:
    values = {
        place: _plain(value, rows.styles[place], looks) for place, value in rows.values.items()
    }
    data = put_values(package.parts[sheet.part], values, read_formats(package))
    package.parts[sheet.part] = set_rows(package, sheet, data, rows, looks)


def _plain(value: Value, style: str, looks: PaperLooks) -> list[str] | None:
    """Return a value as cells take it: its kind, plain words, the look it needs."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return ["text", value, looks.for_text(style, value)]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return ["number", repr(float(value))]


def _name_sheets(package: FormPackage, names: Mapping[str, Any]) -> None:
    """Fill the fields in the names of sheets: Điểm danh {{ year }}."""
    texts = {sheet.name: cell_text(sheet.name) for sheet in package.sheets()}
    taken = {name for name, text in texts.items() if text is None}
    for name, text in texts.items():
        if text is not None:
            title = free_title(sheet_title(str(filled(text, names).value)), taken)
            taken.add(title)
            rename_sheet(package, name, title)
