"""The rows of a cell's hidden sheet as tests write them."""

from app.domain.cell_reports import REPORT_COLUMNS


def machine_rows(cell="Chi bộ Một", cell_id="c1", made_on="2026-11-05", meetings=(), **facts):
    """Return the rows of one workbook; a meeting is (key, members, attended, day, points, …)."""
    head = {
        "format": "so-chi-bo/u1",
        "version": "1",
        "cell_id": cell_id,
        "cell_name": cell,
        "superior": "Đảng bộ xã Tân Hòa",
        "year": "2026",
        "month": "11",
        "made_on": made_on,
        **facts,
    }
    rows = [
        ("row", cell, members, attended, day, points, grade, "", key)
        for key, members, attended, day, points, grade in meetings
    ]
    return (*head.items(), ("columns", *REPORT_COLUMNS), *rows)


NOVEMBER = ("2026-11", "24", "20", "2026-11-03", "94", "good")
OCTOBER = ("2026-10", "24", "22", "2026-10-05", "179/2", "fair")
