"""Members typed or pasted one a line: a name, then what dates follow it."""

import re

from app.domain.dates import PartialDate, parse_partial
from app.domain.members import MemberForm
from app.domain.text import clean

_NUMBERING = re.compile(r"^\s*(?:[-•*]|[0-9]{1,3}\s*[.)/]?)\s*(?=\D)")
_CELLS = re.compile(r"[\t;|]|,\s+|\s+(?=[0-9])")
_TITLE = re.compile(r"^(?:đ/c|đồng chí|ông|bà)\s+", re.IGNORECASE)


def read_name_lines(text: str) -> tuple[MemberForm, ...]:
    """Return a form for each line with a name: birth, admission, official date in this order.

    Cells stand apart by tabs, semicolons or commas, dates also by blanks.
    """
    lines = (_read_line(line) for line in clean(text).splitlines())
    return tuple(form for form in lines if form is not None)


def recased(name: str) -> str:
    """Return a name written IN CAPITALS with capital first letters; others stay as they are."""
    words = name.split()
    if not name.isupper():
        return " ".join(words)
    return " ".join(word[:1] + word[1:].lower() for word in words)


def _read_line(line: str) -> MemberForm | None:
    cells = [cell.strip() for cell in _CELLS.split(line.strip()) if cell.strip()]
    names = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
    if not names:
        return None
    name = _TITLE.sub("", _NUMBERING.sub("", names[0]))
    dates = [date for cell in cells if (date := parse_partial(cell)) is not None]
    birth, admission, official = _three(dates)
    return MemberForm(
        recased(name), birth_date=birth, admission_date=admission, official_date=official
    )


def _three(
    dates: list[PartialDate],
) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
    first = dates[:3]
    padded: list[PartialDate | None] = [*first, *([None] * (3 - len(first)))]
    return padded[0], padded[1], padded[2]
