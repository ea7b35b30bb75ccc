"""What Excel would take for something else than words: names of sheets, formulas, long numbers."""

import re
from collections.abc import Collection

from app.domain.text import clean

LONGEST_TITLE = 31
_RISKY_START = ("=", "+", "-", "@", "\t", "\n", "\r", "'", "#", "|", "%")
_LONG_DIGITS = re.compile(r"0\d+|\d{12,}")
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]+")


def sheet_title(text: str) -> str:
    """Return a sheet name Excel accepts: no / \\ ? * [ ] :, at most 31 letters."""
    safe = _NOT_IN_TITLE.sub("-", clean(text)).replace("\n", " ").replace("\t", " ")
    safe = safe[:LONGEST_TITLE].strip().strip("'").strip()
    reserved = safe.lower() in {"", "history"}
    return f"Trang {safe}".strip() if reserved else safe


def free_title(title: str, taken: Collection[str]) -> str:
    """Return a sheet name that is not taken yet; Excel takes no namesakes, whatever their case."""
    known = {one.casefold() for one in taken}
    number, free = 1, title
    while free.casefold() in known:
        number += 1
        mark = f" ({number})"
        free = title[: LONGEST_TITLE - len(mark)].rstrip() + mark
    return free


def is_risky(text: str) -> bool:
    """Tell a text Excel would take for a formula once somebody edits the cell."""
    return text.startswith(_RISKY_START)


def is_long_number(text: str) -> bool:
    """Tell digits that must stay as they are: card and identity numbers."""
    return _LONG_DIGITS.fullmatch(text) is not None
