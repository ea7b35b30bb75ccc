"""Vietnamese text: cleaning, search keys, name order, and figures and dates as people read them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

TextKey = tuple[str, ...]
NameKey = tuple[TextKey, ...]
Number = Fraction | int | Decimal

MINUS = "−"
MOST_KEYS = 4096
"""Sort keys kept: the names of a cell are sorted again on every look."""
WEEKDAY_NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Besides what no file can hold: signs nobody sees, which web pages and chats leave in a text."""
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_D_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})
_ADDRESS = re.compile(r"^\s*(?:đồng chí|đ/c)\s+", re.IGNORECASE)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANKS = str.maketrans({letter: chr(0x100 + i) for i, letter in enumerate(_LETTERS)})
# ngang < huyền < hỏi < ngã < sắc < nặng (CLDR "vi"); ngang has no mark at all.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANKS = {mark: str(rank) for rank, mark in enumerate(_TONES, start=1)}
_WITHOUT_TONES = str.maketrans(dict.fromkeys(_TONES))
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def clean(text: str, limit: int | None = None) -> str:
    """Return text that Word, Excel and the data file can all keep, in NFC, cut to `limit`.

    Nothing invisible stays in it: a name with a hidden sign would be another name.
    """
    with_newlines = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", with_newlines))[:limit]


def fold(text: str) -> str:
    """Return the search key of a text: lower case, no marks, đ as d, single spaces."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered)
        lowered = _MARKS.sub("", decomposed).translate(_D_LETTERS)
    return " ".join(lowered.split())


@lru_cache(maxsize=MOST_KEYS)
def text_key(text: str) -> TextKey:
    """Return the sort key of a text in Vietnamese letter order, tones only between equal words."""
    return tuple(part for word in text.split() for part in _word_key(word))


@lru_cache(maxsize=MOST_KEYS)
def name_key(full_name: str, *, by_family: bool = False) -> NameKey:
    """Return the sort key of a person: tên, đệm, họ (or họ, đệm, tên)."""
    words = full_name.split()
    given, family = words[-1:], words[:-1][:1]
    middle = words[1:-1]
    order = (family, middle, given) if by_family and family else (given, middle, family)
    return tuple(text_key(" ".join(part)) for part in order)


def _word_key(word: str) -> TextKey:
    letters, tones = letters_and_tones(word.lower())
    return letters.translate(_LETTER_RANKS), tones


def letters_and_tones(word: str) -> tuple[str, str]:
    """Return a word without its tones, and their ranks: on which letter they sat is lost."""
    decomposed = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", decomposed.translate(_WITHOUT_TONES))
    return letters, "".join(_TONE_RANKS.get(char, "") for char in decomposed)


def given_name(full_name: str) -> str:
    """Return the tên, the last word of a full name."""
    return full_name.rsplit(maxsplit=1)[-1] if full_name.strip() else ""


def initial(full_name: str) -> str:
    """Return the capital first letter of the tên."""
    return unicodedata.normalize("NFC", given_name(full_name))[:1].upper()


def lower_first(text: str) -> str:
    """Return a text that goes on inside a sentence: small first letter."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a text that stands at the head of a sentence or cell: capital first letter."""
    return text[:1].upper() + text[1:]


def unaddressed(name: str) -> str:
    """Return a typed name without "đồng chí" before it: sentences and papers write that."""
    return _ADDRESS.sub("", name)


def letter_count(text: str) -> int:
    """Return how many letters and digits a text has; a reason of dots says nothing."""
    return sum(letter.isalnum() for letter in text)


def short_date(day: date) -> str:
    """Return a day as screens and papers write it: 03/02/2006, 19/5/2020."""
    return f"{day_month(day)}/{day.year}"


def day_month(day: date) -> str:
    """Return a day without its year: 05/01, 19/5, 03/11."""
    return f"{day.day:02d}/{month_text(day.month)}"


def month_text(month: int) -> str:
    """Return the number of a month, with a leading zero for January and February only."""
    return f"{month:02d}" if month <= 2 else str(month)


def long_date(day: date) -> str:
    """Return a day in the words of papers: ngày 03 tháng 02 năm 2026."""
    return f"ngày {day.day:02d} tháng {month_text(day.month)} năm {day.year}"


def weekday_name(day: date) -> str:
    """Return the weekday of a day: Thứ Ba."""
    return WEEKDAY_NAMES[day.weekday()]


def clock_text(moment: time | datetime) -> str:
    """Return a time of day as 14:00."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def clock_words(moment: time | datetime) -> str:
    """Return a time of day in the words of papers: 14 giờ 00 phút."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def number_text(value: Number, digits: int = 2) -> str:
    """Return a number with a decimal comma, rounded half up, without closing zeros."""
    exact = value if isinstance(value, int | Fraction) else Fraction(value)
    parts, of = abs(exact.numerator) * 10**digits, exact.denominator
    scaled = (2 * parts + of) // (2 * of)  # whole numbers only: sheets write hundreds of these
    whole, rest = divmod(scaled, 10**digits)
    decimals = f"{rest:0{digits}d}".rstrip("0") if digits else ""
    sign = MINUS if exact.numerator < 0 and scaled else ""
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"


def percent_text(ratio: Fraction | int, digits: int = 1) -> str:
    """Return a ratio as a percentage: 10/11 gives 90,9%."""
    return f"{number_text(ratio * 100, digits)}%"


def points_text(points: Number) -> str:
    """Return points as score sheets write them: 94 or 4,25."""
    return number_text(points, 2)


def count_text(count: int) -> str:
    """Return a count as papers write it, with two digits: 02."""
    return f"{count:02d}"


def number_words(number: int) -> str:
    """Return a whole number from 0 to 999 999 in words: hai mươi mốt."""
    if not 0 <= number <= 999_999:
        raise ValueError(number)
    thousands, rest = divmod(number, 1000)
    words = [*_group_words(thousands), "nghìn"] if thousands else []
    if rest or not thousands:
        words += _group_words(rest, after_thousands=bool(thousands))
    return " ".join(words)


def _group_words(number: int, *, after_thousands: bool = False) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or after_thousands else []
    if not words or rest >= 10:
        return [*words, *_tens_words(rest)]
    return [*words, "linh", _DIGITS[rest]] if rest else words


def _tens_words(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if not tens:
        return [_DIGITS[unit]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, _unit_after_ten(unit, tens)] if unit else words


def _unit_after_ten(unit: int, tens: int) -> str:
    if unit == 5:
        return "lăm"
    special = {1: "mốt", 4: "tư"} if tens >= 2 else {}
    return special.get(unit, _DIGITS[unit])


def ascii_slug(text: str) -> str:
    """Return a text for file names: plain letters, digits and hyphens ("thuong-ky")."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line, cut between two words with "…"."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most + 1].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"


def sentence_list(items: Iterable[str]) -> str:
    """Join what is not empty with semicolons: "a; b; c"."""
    return "; ".join(item for item in items if item)
