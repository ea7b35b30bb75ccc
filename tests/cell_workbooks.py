"""Workbooks of many cells, each made as the program makes its own."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from app.services.export.samples import sample_monthly_list
from app.services.export.sheet_forms import form_of
from app.services.worker.paper_forms import fill_shipped


def slip(number: int, *, month: int = 11, points: int = 94, made_after: int = 1):
    """Return the slip of one cell for a month of 2026."""
    held_on = date(2026, month, 3)
    slip = sample_monthly_list()
    name = f"Chi bộ Thôn {number}"
    row = replace(
        slip.rows[0],
        unit_name=name,
        held_on=held_on,
        points=Fraction(points),
        meeting_key=f"2026-{month:02d}",
    )
    return replace(
        slip,
        cell_id=f"cell-{number:04d}",
        cell_name=name,
        month=month,
        made_on=held_on + timedelta(days=made_after),
        rows=(row,),
    )


def write_slips(folder: Path, numbers, **options) -> tuple[Path, ...]:
    """Write the slips of these cells into a folder and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in numbers:
        path = folder / f"chi-bo-{number:04d}_{options.get('month', 11)}.xlsx"
        path.write_bytes(fill_shipped(*form_of(slip(number, **options))))
        files.append(path)
    return tuple(files)
