"""Excel papers as they were printed before their forms became files, and hard ones beside them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.services.export.contexts import PaperHeader, Signature
from app.services.export.paper_kinds import SheetKind
from app.services.export.sample_sheets import sample_sheets
from app.services.export.samples import (
    sample_attendance_year,
    sample_monthly_list,
    sample_task_table,
)
from app.services.export.sheet_forms import form_of
from app.services.worker.paper_forms import fill_shipped


def printed(report) -> bytes:
    """Return a report filled into its shipped form."""
    return fill_shipped(*form_of(report))


HEADER = PaperHeader("Đảng bộ xã A", "Chi bộ B", "17-NQ/CB", "", number_word="Số:")
SIGNATURE = Signature("T/M CHI BỘ", "PHÓ BÍ THƯ", "Trần Thị Hằng", bold_title=True)
"""As a house writes it that differs from the Party form."""


def hard_list():
    """Return a list of a year with a long note, few marks, and no words below."""
    listed = sample_monthly_list()
    row = replace(
        listed.rows[0], note="thiếu 3 phút (-1); " * 30, grade="poor", members_text="20/24"
    )
    half = replace(row, points=Fraction(181, 2), grade="", unit_name="=SUM(A1:A9)", note="")
    return replace(listed, month=0, rows=(row, half, listed.rows[0]), footnote="")


def long_year():
    """Return a year whose signature would stand alone on a page."""
    year = sample_attendance_year()
    return replace(year, rows=(year.rows * 8)[:23], footnote="–: chưa vào chi bộ.")


def hard_tasks():
    """Return tasks with long numbers, many lines, and habits of the house."""
    tasks = replace(sample_task_table(), header=HEADER, signature=SIGNATURE)
    row = replace(
        tasks.rows[0],
        code="001234567890",
        text="Dòng một\nDòng hai & <ba>",
        done_on=date(2026, 11, 20),
        note="+84 912",
    )
    return replace(tasks, rows=(row, *tasks.rows))


CASES = {
    **{kind.value: report for kind, report in sample_sheets().items()},
    f"{SheetKind.MONTHLY_LIST}:hard": hard_list(),
    f"{SheetKind.ATTENDANCE_YEAR}:long": long_year(),
    f"{SheetKind.TASKS}:hard": hard_tasks(),
}
"""By the slug of the kind, ":" and what is hard about it."""
