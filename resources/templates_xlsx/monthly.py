"""The form of U1: two heading rows and a number row, totals below, footnote, signature."""

from app.services.export.workbooks import U1_COLUMNS, U1_TITLE, u1_heading
from resources.templates_xlsx.layout import ONE_LINE, Form, begin, finish

FORM = Form(
    sheet="U1",
    title=U1_TITLE,
    lines=("{{ period }}",),
    columns=U1_COLUMNS,
    row=(
        "{{ loop.index }}",
        "{{ row.unit_name }}",
        "{{ row.members }}",
        "{{ row.held_on }}",
        "{{ row.points }}",
        "{{ row.good }}",
        "{{ row.fair }}",
        "{{ row.average }}",
        "{{ row.poor }}",
        "{{ row.note }}",
    ),
    notes=("Ghi chú: {{ footnote }}",),
)
TOTALS = (
    "",
    "Tổng cộng",
    "",
    "",
    "",
    "{{ totals.good }}",
    "{{ totals.fair }}",
    "{{ totals.average }}",
    "{{ totals.poor }}",
    "",
)


def monthly_form() -> bytes:
    """Return the form."""
    book, sheet = begin(FORM)
    u1_heading(sheet)
    sheet.field_row(FORM.row)
    sheet.table_row(TOTALS, bold=True)
    book.worksheets[0].row_dimensions[sheet.row - 1].height = ONE_LINE
    return finish(book, sheet, FORM)
