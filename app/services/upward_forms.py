"""Forms of the upper level (W3): kept, shown, told which cell takes what, filled month by month."""

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.data import tables as t
from app.data.database import Database
from app.data.form_records import find_form, form_record, load_forms
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.findings import open_errors
from app.domain.form_carrying import carried_cells
from app.domain.form_grids import GridSheet, read_grid, with_ready_rows, written_anew
from app.domain.text import ascii_slug, clean
from app.domain.upward_fields import UpwardKind, UpwardSubject, upward_field
from app.domain.upward_forms import (
    UpwardCell,
    UpwardForm,
    UpwardTable,
    cells_from_markers,
    cells_from_plain,
    cells_problem,
    form_name,
    name_problem,
    plain_cells,
    tables_in,
    with_cell,
    with_last_row,
    without_cell,
)
from app.services import paper_sources
from app.services.exported_files import MadePaper, put, record
from app.services.form_values import FormValue, FormValues, values_of_meeting, values_of_year
from app.services.kept_files import copy_into, keep, kept_path, refuse_secret
from app.services.paper_names import DRAFT_MARK
from app.services.worker.pool import UNREADABLE, shared_worker

CODE, ENDING = "bieu-cap-tren", ".xlsx"
NOTHING_SHOWN = "Biểu này chưa chỉ ô nào. Hãy bấm vào một ô rồi chọn mục điền vào ô đó."
NO_NAMES = (
    "Không thấy ô nào ghi tên mục. Hãy ghi tên mục như {{Tên chi bộ}} vào ô của bản sao, lưu lại "
    "rồi chọn bản sao đó."
)


@dataclass(frozen=True, slots=True)
class AddedForm:
    """A form as it came in: how many cells named what they take, and names nobody knows."""

    form: UpwardForm
    found: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenewedForm:
    """A form that took a new version: how many cells went over, and what has to be shown again."""

    form: UpwardForm
    kept: int
    lost: tuple[str, ...]


class UpwardFormService:
    """Actions on forms of the upper level; the workbook itself is never changed."""

    def __init__(self, db: Database, exports: Path, kept: Path, clock: Clock) -> None:
        self._db = db
        self._exports = exports
        self._kept = kept
        self._clock = clock
        self._read: tuple[str, tuple[GridSheet, ...]] = "", ()
        """The form looked at last: every cell that is shown asks for it again."""

    def list(self) -> tuple[UpwardForm, ...]:
        """Return the forms in the order they were added."""
        with self._db.read() as session:
            return load_forms(session)

    def form(self, form_id: int) -> UpwardForm:
        """Return one form; raises NotFound."""
        with self._db.read() as session:
            return form_record(find_form(session, form_id))

    def grid(self, form_id: int) -> tuple[GridSheet, ...]:
        """Return the sheets of a form as it came; raises Refused when it cannot be read."""
        form = self.form(form_id)
        known, sheets = self._read
        if known != form.sha256:
            sheets = _grid(kept_path(self._kept, form.sha256, form.file_name))
            self._read = form.sha256, sheets
        return sheets

    def copy_of(self, form_id: int, folder: Path) -> Path:
        """Write a copy of a form into a folder, for writing names into its cells."""
        form = self.form(form_id)
        return copy_into(self._kept, form.sha256, form.file_name, folder)

    def add(
        self, path: Path, name: str = "", subject: UpwardSubject = UpwardSubject.MEETING
    ) -> AddedForm:
        """Keep a workbook; cells with names between {{ }} are taken as shown.

        Raises Refused with one sentence for a file that is no form.
        """
        file_name = clean(path.name).strip()
        refuse_secret(file_name)
        sheets = _grid(path)
        sha256 = keep(self._kept, _content(path))
        marked = [one for sheet in sheets for one in sheet.marked() if "{{" in one.text]
        found = cells_from_markers(subject, marked)
        with self._db.write("Thêm biểu của cấp trên") as session:
            row = t.UpwardForm(
                name=_checked_name(name or form_name(file_name)),
                subject=subject.value,
                file_name=file_name,
                sha256=sha256,
                fields=plain_cells(_with_tables(sheets, found.cells)),
                added_at=self._clock(),
                note="",
            )
            session.add(row)
            session.flush()
            return AddedForm(form_record(row), len(found.cells), found.unknown)

    def rename(self, form_id: int, name: str) -> None:
        """Call a form otherwise; raises Refused for an empty name."""
        checked = _checked_name(name)
        with self._db.write("Đổi tên biểu") as session:
            find_form(session, form_id).name = checked

    def set_subject(self, form_id: int, subject: UpwardSubject) -> None:
        """Say what a form reports on; facts that then have no place are taken off its cells."""
        with self._db.write("Đổi loại biểu") as session:
            row = find_form(session, form_id)
            cells = [c for c in cells_from_plain(row.fields) if not cells_problem(subject, [c])]
            row.subject, row.fields = subject.value, plain_cells(cells)

    def show(self, form_id: int, sheet: str, row: int, column: int, field: str) -> UpwardCell:
        """Say what a cell takes; raises Refused where that cannot be.

        A merged area is filled in its first cell; a fact of a list begins a table there.
        """
        page = _page(self.grid(form_id), sheet)
        row, column = page.top_of(row, column)
        refusal = page.refusal(row, column)
        if refusal:
            raise Refused(refusal)
        new = UpwardCell(sheet, row, column, field, page.last_ready_row(row, column))
        self._change(form_id, "Chỉ ô của biểu", lambda cells: with_cell(cells, new))
        return new

    def clear(self, form_id: int, sheet: str, row: int, column: int) -> None:
        """Leave a cell as the form has it."""
        self._change(
            form_id, "Bỏ chỉ ô của biểu", lambda cells: without_cell(cells, sheet, row, column)
        )

    def end_table(self, form_id: int, table: UpwardTable, last_row: int) -> None:
        """Say which row of the form is the last one of a table."""
        self._change(
            form_id, "Đổi dòng cuối của bảng", lambda cells: with_last_row(cells, table, last_row)
        )

    def show_by_copy(self, form_id: int, path: Path) -> AddedForm:
        """Take what a copy of the form names in its cells; raises Refused when it names nothing."""
        form, sheets = self.form(form_id), self.grid(form_id)
        found = cells_from_markers(form.subject, written_anew(sheets, _grid(path)))
        if not found.cells:
            raise Refused(" ".join((NO_NAMES, *found.unknown)))
        added = _with_tables(sheets, _not_formulas(sheets, found.cells))

        def change(cells: Iterable[UpwardCell]) -> tuple[UpwardCell, ...]:
            known = tuple(cells)
            for cell in added:
                known = with_cell(known, cell)
            return known

        self._change(form_id, "Chỉ ô theo bản sao", change)
        return AddedForm(self.form(form_id), len(added), found.unknown)

    def renew(self, form_id: int, path: Path) -> RenewedForm:
        """Put a new version in the place of a form; cells go over where their captions still are.

        Names between {{ }} in the new version count as shown. Raises Refused for a file that is
        no form, or the same one.
        """
        form, old = self.form(form_id), self.grid(form_id)
        file_name = clean(path.name).strip()
        refuse_secret(file_name)
        sheets = _grid(path)
        sha256 = keep(self._kept, _content(path))
        if sha256 == form.sha256:
            raise Refused("Tệp này giống hệt biểu đang dùng. Hãy chọn bản mới của cấp trên.")
        carried = carried_cells(form.subject, form.cells, old, sheets)
        marked = [one for sheet in sheets for one in sheet.marked() if "{{" in one.text]
        named = cells_from_markers(form.subject, marked)
        cells = carried.cells
        for cell in _with_tables(sheets, named.cells):
            cells = with_cell(cells, cell)
        with self._db.write("Thay biểu bằng bản mới") as session:
            row = find_form(session, form_id)
            row.file_name, row.sha256, row.fields = file_name, sha256, plain_cells(cells)
            session.flush()
            renewed = form_record(row)
        return RenewedForm(renewed, len(carried.cells), (*carried.lost, *named.unknown))

    def remove(self, form_id: int) -> None:
        """Take a form off the book; its file stays for undo and backups."""
        with self._db.write("Xóa biểu của cấp trên") as session:
            session.delete(find_form(session, form_id))

    def fill(
        self,
        form_id: int,
        *,
        meeting_id: int | None = None,
        year: int | None = None,
        folder: Path | None = None,
    ) -> Path:
        """Write the form filled for a meeting or a year and return the file.

        Raises Refused with one sentence when it cannot be filled.
        """
        form = self.form(form_id)
        _refuse_unready(form, meeting_id, year)
        values, stem = self._values(form, meeting_id, year)
        data = _filled(kept_path(self._kept, form.sha256, form.file_name), form, values)
        name = f"{stem}{ENDING}"
        paper = MadePaper(CODE, name, data, meeting_id, year, source_id=form.id)
        path = put(self._db, folder or self._exports, paper)
        record(self._db, f"biểu “{form.name}”", [(paper, path)], self._clock())
        return path

    def _values(
        self, form: UpwardForm, meeting_id: int | None, year: int | None
    ) -> tuple[FormValues, str]:
        """Return the facts asked for and the name of the file by rule, without its ending."""
        groups = {group for cell in form.cells if (group := cell.group) is not None}
        now, slug = self._clock(), ascii_slug(form.name)
        if meeting_id is not None and form.subject is UpwardSubject.MEETING:
            source = paper_sources.read_meeting(self._db, meeting_id, now)
            draft = DRAFT_MARK if open_errors(source.findings) else ""
            values = values_of_meeting(self._db, source, groups, now)
            return values, f"{source.file.header.key}_{slug}{draft}"
        wanted = year or now.year
        return values_of_year(self._db, wanted, groups, now), f"{wanted}_{slug}"

    def _change(
        self,
        form_id: int,
        label: str,
        change: Callable[[tuple[UpwardCell, ...]], tuple[UpwardCell, ...]],
    ) -> None:
        with self._db.write(label) as session:
            row = find_form(session, form_id)
            cells = change(cells_from_plain(row.fields))
            problem = cells_problem(UpwardSubject(row.subject), cells)
            if problem:
                raise Refused(problem)
            row.fields = plain_cells(cells)


def _grid(path: Path) -> tuple[GridSheet, ...]:
    plain = shared_worker().do("read_form", {"path": str(path.absolute())})
    try:
        return read_grid(plain)
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(UNREADABLE) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(UNREADABLE) from error


def _checked_name(name: str) -> str:
    problem = name_problem(name)
    if problem:
        raise Refused(problem)
    return clean(name).strip()


def _page(sheets: Iterable[GridSheet], name: str) -> GridSheet:
    found = next((sheet for sheet in sheets if sheet.name == name), None)
    if found is None:
        raise Refused(f"Biểu không có trang “{name}”.")
    return found


def _not_formulas(
    sheets: Iterable[GridSheet], cells: Iterable[UpwardCell]
) -> tuple[UpwardCell, ...]:
    """Return the cells the original does not work out by itself; raises Refused for others."""
    known = tuple(sheets)
    for cell in cells:
        refusal = _page(known, cell.sheet).refusal(cell.row, cell.column)
        if refusal:
            raise Refused(refusal)
    return tuple(cells)


def _with_tables(
    sheets: Iterable[GridSheet], cells: Iterable[UpwardCell]
) -> tuple[UpwardCell, ...]:
    """Return cells named by markers, tables ending where the form's ready rows do."""
    known = tuple(cells)
    ends = with_ready_rows(sheets, known)
    made: tuple[UpwardCell, ...] = ()
    for cell in known:
        made = with_cell(made, replace(cell, last_row=ends.get(cell, 0)))
    return made


def _refuse_unready(form: UpwardForm, meeting_id: int | None, year: int | None) -> None:
    if not form.cells:
        raise Refused(NOTHING_SHOWN)
    if form.subject is UpwardSubject.MEETING and meeting_id is None:
        raise Refused("Biểu này điền theo từng buổi họp. Hãy chọn buổi họp.")
    if form.subject is UpwardSubject.YEAR and year is None:
        raise Refused("Biểu này điền cho cả năm. Hãy chọn năm.")


def _filled(path: Path, form: UpwardForm, values: FormValues) -> bytes:
    singles = [cell for cell in form.cells if not cell.is_listed]
    job = {
        "path": str(path.absolute()),
        "cells": [
            [cell.sheet, cell.row, cell.column, _plain(cell.field, values.facts.get(cell.field))]
            for cell in singles
        ],
        "tables": [_plain_table(table, values) for table in tables_in(form.cells)],
    }
    return base64.b64decode(shared_worker().do("fill_form", job))


def _plain_table(table: UpwardTable, values: FormValues) -> dict[str, Any]:
    records = values.lists.get(table.group, ())
    return {
        "sheet": table.sheet,
        "first_row": table.first_row,
        "last_row": table.last_row,
        "columns": [column for column, _field in table.columns],
        "records": [
            [_plain(field, record.get(field)) for _column, field in table.columns]
            for record in records
        ],
    }


def _plain(key: str, value: FormValue) -> list[str] | None:
    """Return a fact as the worker takes it: its kind and plain words; None leaves a cell empty."""
    field = upward_field(key)
    if field is None or value is None or value == "":
        return None
    if isinstance(value, date):
        return [UpwardKind.DAY.value, value.isoformat()]
    if isinstance(value, Fraction):
        return [field.kind.value, repr(float(value))]
    return [field.kind.value, str(value)]
