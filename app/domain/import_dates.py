"""Dates out of foreign lists: always day before month; what can be read twice is asked."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.dates import (
    DatePrecision,
    PartialDate,
    from_excel_serial,
    parse_partial,
    years_between,
)
from app.domain.doubts import LEAVE_EMPTY, AnswerChoice
from app.domain.import_columns import ImportColumn
from app.domain.import_reading import Reading, asked, known
from app.domain.text import fold, short_date
from app.domain.xl_sheets import XlCell, XlKind

PARTY_FOUNDED = date(1930, 2, 3)
YOUNGEST, OLDEST = 18, 110

_MIDNIGHT = re.compile(r"\s+(?:0{1,2}:00(?::00)?(?:\.0+)?|12:00:00 am)$", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:t00:00:00(?:\.0+)?z?)?", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:sinh |ngay )*(?:ngay )?(?:([0-9]{1,2}) )?(?:thang |t)([0-9]{1,2}) (?:nam )?([0-9]{4})"
)
_YEAR_WORDS = re.compile(r"(?:sinh )?(?:nam )([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{2})")
_AMERICAN = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})")
_LEADING = re.compile(r"^(?:ngày|sinh|năm sinh|ns)\s*[:.]?\s*(?=[0-9])", re.IGNORECASE)
_EDGES = " \t\n'\u00a0.,;"
_YEARS_OF = {
    ImportColumn.BIRTH_YEAR, ImportColumn.MALE_BIRTH, ImportColumn.FEMALE_BIRTH,
}  # fmt: skip
_BORN = {ImportColumn.BIRTH_DATE, *_YEARS_OF}
_ODD = {True: "Tuổi tính ra không hợp lẽ.", False: "Ngày này trước khi có Đảng (03/02/1930)."}


def read_date(
    cell: XlCell, column: ImportColumn, today: date, *, is_swap_likely: bool = False
) -> Reading:
    """Return the date a cell holds, or what to ask about it."""
    if cell.kind is XlKind.FAULT:
        return asked("Ô này báo lỗi trong Excel nên không có ngày. Ghi ngày nào?", (LEAVE_EMPTY,))
    if cell.day is not None:
        return _real_day(cell.day, column, today, is_swap_likely=is_swap_likely)
    if cell.kind is XlKind.NUMBER:
        return _number(cell, column, today)
    return read_date_text(cell.text, column, today)


def read_date_text(text: str, column: ImportColumn, today: date) -> Reading:
    """Return the date a text holds, or what to ask about it."""
    found = _parse(text)
    if found is not None:
        return _judged(found, column, today)
    candidates = tuple(_other_readings(_trimmed(text), column, today))
    if not candidates:
        return asked("Không đọc được ngày này. Ghi ngày nào?", (LEAVE_EMPTY,))
    only = candidates[0] if len(candidates) == 1 and _SHORT_YEAR.fullmatch(_trimmed(text)) else None
    return asked(
        "là ngày nào?", (*map(_choice, candidates), LEAVE_EMPTY), _answer(only) if only else None
    )


def answered_date(text: str, today: date) -> PartialDate | None:
    """Return the date of an answer: a person has looked at it, so a part of a date will do."""
    found = _parse(text)
    return found if found is not None and found.value <= today else None


def swaps_days(cells: Iterable[XlCell | None]) -> bool:
    """Tell whether the real dates of a column look as if Excel took them for month/day.

    A computer set to American dates turns 05/03/1980 into a real date, the third of May, and
    leaves 19/5/1980 a text: then no real date has a day after the 12th, and texts have nothing
    else.
    """
    real, typed = [], []
    for cell in cells:
        if cell is not None and cell.day is not None:
            real.append(cell.day.day)
        elif cell is not None and cell.kind is XlKind.TEXT:
            found = _parse(cell.text)
            typed += [found.value.day] if found is not None and found.is_exact else []
    return bool(real and typed) and max(real) <= 12 < min(typed)


def _real_day(day: date, column: ImportColumn, today: date, *, is_swap_likely: bool) -> Reading:
    swapped = date(day.year, day.day, day.month) if day.day <= 12 else day
    if is_swap_likely and swapped != day:
        question = "Máy có thể đã đổi chỗ ngày và tháng. Ngày nào đúng?"
        return asked(question, (_choice(day), _choice(swapped), LEAVE_EMPTY))
    return _judged(PartialDate(day, original=short_date(day)), column, today)


def _number(cell: XlCell, column: ImportColumn, today: date) -> Reading:
    if 1900 <= cell.number <= today.year and cell.number.is_integer():
        return read_date_text(cell.text, column, today)
    serial = from_excel_serial(cell.number)
    if serial is not None and _is_sane(serial, column, today):
        question = "Excel ghi ngày bằng một con số. Có phải ngày này?"
        return asked(question, (_choice(serial), LEAVE_EMPTY), _answer(serial))
    figures = cell.text.zfill(8)
    found = parse_partial(figures) if len(figures) == 8 else None
    if found is not None and _is_sane(found.value, column, today):
        question = "Ngày viết liền không có dấu. Có phải ngày này?"
        return asked(question, (_choice(found.value), LEAVE_EMPTY), _answer(found.value))
    return asked("Con số này không phải ngày. Ghi ngày nào?", (LEAVE_EMPTY,))


def _parse(text: str) -> PartialDate | None:
    trimmed = _trimmed(text)
    found = parse_partial(trimmed)
    if found is not None:
        return found
    parts = _parts_in_words(trimmed)
    if parts is None:
        return None
    day, month, year = parts
    written = "/".join(str(part) for part in (day, month, year) if part)
    spelled = parse_partial(written)
    return PartialDate(spelled.value, spelled.precision, trimmed) if spelled else None


def _parts_in_words(text: str) -> tuple[str, str, str] | None:
    if match := _ISO.fullmatch(text):
        return match[3], match[2], match[1]
    words = " ".join(re.sub(r"[/.,\-:]", " ", fold(text)).split())
    if match := _WORDS.fullmatch(words):
        return match[1] or "", match[2], match[3]
    match = _YEAR_WORDS.fullmatch(words)
    return ("", "", match[1]) if match else None


def _trimmed(text: str) -> str:
    return _LEADING.sub("", _MIDNIGHT.sub("", text.strip(_EDGES))).strip(_EDGES)


def _judged(found: PartialDate, column: ImportColumn, today: date) -> Reading:
    """Return a date that can be meant, else ask; a part of a date is asked unless expected."""
    if found.value > today:
        return asked("Ngày này chưa tới. Ghi ngày nào?", (LEAVE_EMPTY,))
    if not _is_sane(found.value, column, today):
        kept = AnswerChoice(found.text(), "Đúng, giữ nguyên")
        return asked(f"{_ODD[column in _BORN]} Có đúng không?", (kept, LEAVE_EMPTY))
    if found.is_exact or (column in _YEARS_OF and found.precision is DatePrecision.YEAR):
        return known(found, found.text())
    if found.precision is DatePrecision.MONTH:
        question, label = "Chỉ biết tháng và năm?", "Đúng, chỉ tháng năm"
    else:
        question, label = "Chỉ biết năm?", "Đúng, chỉ biết năm"
    return asked(question, (AnswerChoice(found.text(), label), LEAVE_EMPTY), found.text())


def _other_readings(text: str, column: ImportColumn, today: date) -> Iterator[date]:
    """Give the days a text can stand for that is no full day/month/year."""
    if match := _SHORT_YEAR.fullmatch(text):
        for century in (1900, 2000):
            found = parse_partial(f"{match[1]}/{match[2]}/{century + int(match[3])}")
            if found is not None and _is_sane(found.value, column, today):
                yield found.value
    elif match := _AMERICAN.fullmatch(text):
        found = parse_partial(f"{match[2]}/{match[1]}/{match[3]}")
        if found is not None and _is_sane(found.value, column, today):
            yield found.value


def _is_sane(day: date, column: ImportColumn, today: date) -> bool:
    if column in _BORN:
        return YOUNGEST <= years_between(day, today) <= OLDEST
    return PARTY_FOUNDED <= day <= today


def _choice(day: date) -> AnswerChoice:
    return AnswerChoice(_answer(day), short_date(day))


def _answer(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
