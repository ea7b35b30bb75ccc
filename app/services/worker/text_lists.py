"""Lists in plain text as sheets: CSV with comma, semicolon or tab, and what Excel copies."""

import csv
import io
from collections import Counter
from typing import Any

from app.domain.xl_sheets import MOST_COLUMNS, MOST_ROWS, XlKind

MOST_LETTERS = 2_000
_DELIMITERS = "\t;,"


def text_sheet(text: str, name: str = "") -> dict[str, Any]:
    """Return a text as one sheet of texts, cut at the delimiter most of its lines share."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    rows: list[list[Any]] = []
    is_cut = False
    try:
        for line in lines:
            if len(rows) >= MOST_ROWS:
                is_cut = True
                break
            rows.append([_cell(value) for value in line[:MOST_COLUMNS]])
    except csv.Error:  # a field longer than any list has, or a lone quotation mark
        rows = [[_cell(value) for value in line.split(delimiter_of(text))[:MOST_COLUMNS]]
                for line in text.splitlines()[:MOST_ROWS]]  # fmt: skip
    return {
        "name": name,
        "rows": rows,
        "merged": [],
        "hidden_rows": [],
        "is_hidden": False,
        "is_cut": is_cut,
    }


def delimiter_of(text: str) -> str:
    """Return the sign that parts most lines into the same number of cells, above one."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        score = max((many for count, many in counts.items() if count), default=0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _cell(value: str) -> list[Any] | None:
    return [XlKind.TEXT.value, [[value[:MOST_LETTERS], ""]]] if value.strip() else None
