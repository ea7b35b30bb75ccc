"""Rows put into a sheet, and what that does to addresses, ranges and formulas.

The new rows come after the last row of a table. What lies below moves down; a range that ends with
the table's last row takes the new rows in, as a sum over the table must.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from app.services.worker.child import JobRefused

_CELL = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)", re.IGNORECASE)
_CELLS = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+):(\$?[A-Z]{1,3}\$?)(\d+)", re.IGNORECASE)
_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")
_SQREF = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")
_SHEETS_FROM_TO = re.compile(r"^'?[^']+:[^']+'?$")

CANNOT_GROW = (
    "Bảng ở trang “{sheet}” chỉ có {rows} dòng trống mà cần {wanted} dòng, và sổ không tự thêm "
    "dòng được vì {why}. Hãy mở biểu gốc, chèn sẵn {more} dòng vào bảng, lưu lại rồi thêm biểu "
    "vào sổ."
)


@dataclass(frozen=True, slots=True)
class RowShift:
    """`extra` rows after the last row of a table that begins in `first`."""

    sheet: str
    first: int
    last: int
    extra: int

    def refusal(self, why: str) -> JobRefused:
        """Return the refusal to add rows, which says what to do."""
        rows = self.last - self.first + 1
        said = CANNOT_GROW.format(
            sheet=self.sheet, rows=rows, wanted=rows + self.extra, more=self.extra, why=why
        )
        return JobRefused(said)

    def row(self, row: int) -> int:
        """Return where a row is afterwards."""
        return row + self.extra if row > self.last else row

    def touches(self, row: int) -> bool:
        """Tell whether a row belongs to the table."""
        return self.first <= row <= self.last

    def sqref(self, ranges: str) -> str:
        """Return the ranges of a rule; one that reaches the last row goes on in the new ones."""
        return " ".join(_SQREF.sub(self._ruled, one) for one in ranges.split())

    def _ruled(self, found: re.Match[str]) -> str:
        first_column, first, last_column, last = found.groups()
        low, high = int(first), int(last or first)
        ends = self.row(high) + (self.extra if high == self.last else 0)
        begins = f"{first_column}{self.row(low)}"
        end = f"{last_column or first_column}{ends}"
        return begins if begins == end and not last_column else f"{begins}:{end}"

    def formula(self, text: str, sheet: str, row: int = 0) -> str:
        """Return a formula that stands on a sheet, in a row of it where it has one."""
        return _rewritten(text, lambda words: self._operand(words, sheet, row))

    def _operand(self, words: str, sheet: str, row: int) -> str:
        name, mark, place = words.rpartition("!")
        if mark and not self._is_named(name):
            return words
        if not mark and sheet != self.sheet:
            return words
        own = row if sheet == self.sheet else 0
        return name + mark + self._place(place, own)

    def _is_named(self, name: str) -> bool:
        plain = name[1:-1].replace("''", "'") if name.startswith("'") else name
        if _SHEETS_FROM_TO.match(plain) and "[" not in plain:
            raise self.refusal("biểu có công thức cộng qua nhiều trang")
        return plain.casefold() == self.sheet.casefold()

    def _place(self, place: str, own: int) -> str:
        if found := _CELLS.fullmatch(place):
            low, high = self._span(int(found[2]), int(found[4]), own)
            return f"{found[1]}{low}:{found[3]}{high}"
        if found := _ROWS.fullmatch(place):
            low, high = self._span(int(found[2]), int(found[4]), own)
            return f"{found[1]}{low}:{found[3]}{high}"
        if found := _CELL.fullmatch(place):
            return f"{found[1]}{self.row(int(found[2]))}"
        return place

    def _span(self, low: int, high: int, own: int) -> tuple[int, int]:
        """Return a range of rows; the last row of the table takes the new rows with it.

        Not in a formula about that very row, such as the sum of its own columns.
        """
        takes_in = high == self.last and own != high and (low < high or self.first == self.last)
        return self.row(low), self.row(high) + (self.extra if takes_in else 0)


def _rewritten(text: str, change: Callable[[str], str]) -> str:
    try:
        tokens = Tokenizer(f"={text}")
    except TokenizerError as error:
        raise JobRefused("Biểu này có công thức không đọc được nên không thêm dòng.") from error
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = change(token.value)
    return "".join(token.value for token in tokens.items)


def moved_formula(text: str, origin: str, target: str) -> str:
    """Return a formula as it reads when it is copied from one cell to another."""
    try:
        return str(Translator(f"={text}", origin=origin).translate_formula(target))[1:]
    except (TokenizerError, TranslatorError, ValueError) as error:
        raise JobRefused("Biểu này có công thức không đọc được nên không thêm dòng.") from error
