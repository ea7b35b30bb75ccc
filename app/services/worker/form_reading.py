"""Reads a foreign workbook for its preview: what stands where, merged areas, colours roughly."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from app.domain.text import clean, number_text, short_date
from app.services.worker.form_package import FormPackage, SheetPart, open_form
from app.services.worker.form_styles import Formats, read_formats
from app.services.worker.sheet_cells import first_day, sheet_data
from app.services.worker.xlsx_files import merged_areas
from app.services.worker.xml_places import Node, parse

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 400, 60, 20
MOST_LETTERS = 300
_TEXTS = "xl/sharedStrings.xml"
_USUAL_WIDTH = 9.0


def read_form(path: str) -> list[dict[str, Any]]:
    """Return the sheets of a workbook; raises JobRefused with the sentence to show."""
    package = open_form(path)
    reader = _Reader(package)
    return [reader.sheet(sheet) for sheet in package.sheets()[:MOST_SHEETS]]


class _Reader:
    def __init__(self, package: FormPackage) -> None:
        self._package = package
        self._formats: Formats = read_formats(package)
        self._texts = shared_texts(package)

    def sheet(self, part: SheetPart) -> dict[str, Any]:
        data = self._package.parts[part.part]
        found = sheet_data(data)
        cells = [
            self._cell(row.number, column, cell)
            for row in found.rows.values()
            for column, cell in row.cells.items()
            if row.number <= MOST_ROWS and column <= MOST_COLUMNS
        ]
        merged = list(merged_areas(data, MOST_ROWS, MOST_COLUMNS))
        shown = [place for place in cells if place["text"] or place["style"]]
        return {
            "name": part.name,
            "is_hidden": part.is_hidden,
            "cells": shown,
            "merged": merged,
            "widths": dict(column_widths(found.root)),
            "hidden_columns": list(_hidden_columns(found.root)),
            "hidden_rows": [r.number for r in found.rows.values() if _is_hidden(r.node)],
            "heights": dict(_heights(found.rows.values())),
            "row_count": _most([*(c["row"] for c in shown), *(area[2] for area in merged)]),
            "column_count": _most([*(c["column"] for c in shown), *(area[3] for area in merged)]),
            "is_cut": any(number > MOST_ROWS for number in found.rows),
            "looks": self._formats.looks,
        }

    def _cell(self, row: int, column: int, cell: Node) -> dict[str, Any]:
        style = cell.attributes.get("s", "0")
        formula = cell.child("f")
        return {
            "row": row,
            "column": column,
            "text": self._shown(cell, style)[:MOST_LETTERS],
            "style": int(style) if style.isdecimal() else 0,
            "is_formula": formula is not None,
            "is_number": cell.attributes.get("t", "n") == "n",
        }

    def _shown(self, cell: Node, style: str) -> str:
        kind, value = cell.attributes.get("t", "n"), cell.child("v")
        if kind in {"s", "inlineStr"} or cell.child("is") is not None:
            return text_of_cell(cell, self._texts)
        words = value.text if value is not None else ""
        return self._number(words, style) if kind == "n" and words else clean(words)

    def _number(self, words: str, style: str) -> str:
        try:
            number = float(words)
            if self._formats.is_day(style):
                return short_date(first_day(self._formats) + timedelta(days=int(number)))
        except (ValueError, OverflowError):
            return clean(words)
        return _figure(number, is_percent=self._formats.is_percent(style))


def _figure(number: float, *, is_percent: bool) -> str:
    if not abs(number) < 1e15:
        return repr(number)
    exact = Decimal(repr(number))
    return f"{number_text(exact * 100)}%" if is_percent else number_text(exact)


def shared_texts(package: FormPackage) -> list[str]:
    """Return the texts cells speak of by number."""
    data = package.parts.get(_TEXTS)
    return [] if data is None else [rich_text(si) for si in parse(data).all("si")]


def text_of_cell(cell: Node, texts: list[str]) -> str:
    """Return the words of a cell that holds a text, "" for any other."""
    inline, value, kind = cell.child("is"), cell.child("v"), cell.attributes.get("t", "n")
    if inline is not None:
        return rich_text(inline)
    words = value.text if value is not None else ""
    if kind == "s":
        known = words.isascii() and words.isdecimal() and int(words) < len(texts)
        return texts[int(words)] if known else ""
    return clean(words) if kind == "str" else ""


def rich_text(node: Node) -> str:
    """Return the words of a text; how it is read aloud in other scripts is left out."""
    pieces = [child.text for child in node.children if child.name == "t"]
    for run in node.all("r"):
        pieces += [child.text for child in run.children if child.name == "t"]
    return clean("".join(pieces))


def column_widths(root: Node) -> Iterator[tuple[str, float]]:
    """Give the width of each column, in letters; JSON keys are texts."""
    usual = root.child("sheetFormatPr")
    base = _float(usual.attributes.get("defaultColWidth") if usual else None, _USUAL_WIDTH)
    known = dict.fromkeys(range(1, MOST_COLUMNS + 1), base)
    for node, columns in _columns(root):
        width = _float(node.attributes.get("width"), base)
        known |= dict.fromkeys(columns, width)
    for column, width in known.items():
        yield str(column), width


def _hidden_columns(root: Node) -> Iterator[int]:
    for node, columns in _columns(root):
        if _is_hidden(node):
            yield from columns


def _columns(root: Node) -> Iterator[tuple[Node, range]]:
    group = root.child("cols")
    for node in group.all("col") if group else ():
        low, high = node.attributes.get("min", "0"), node.attributes.get("max", "0")
        if low.isdecimal() and high.isdecimal():
            yield node, range(max(int(low), 1), min(int(high), MOST_COLUMNS) + 1)


def _heights(rows: Any) -> Iterator[tuple[str, float]]:
    for row in rows:
        if row.number <= MOST_ROWS and "ht" in row.node.attributes:
            yield str(row.number), _float(row.node.attributes["ht"], 15.0)


def _is_hidden(node: Node) -> bool:
    return node.attributes.get("hidden") in {"1", "true"}


def _most(numbers: list[int]) -> int:
    return max(numbers, default=0)


def _float(text: str | None, usual: float) -> float:
    try:
        return min(max(float(text or usual), 0.0), 500.0)
    except ValueError:
        return usual
