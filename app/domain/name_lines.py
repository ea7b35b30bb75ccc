"""Members typed or pasted one a line: a name, then what dates follow it."""

import re

from app.domain.dates import PartialDate, parse_partial
from app.domain.members import MemberForm
from app.domain.text import clean

_NUMBERING = re.compile(r"^\s*(?:[-•*]|[0-9]{1,3}\s*[.)/]?)\s*(?=\D)")
_CELLS = re.compile(r"[\t;|]|,\s+|\s+(?=[0-9])")
_PART = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"^(?:đ/c|đồng chí|ông|bà)\s+", re.IGNORECASE)


def read_name_lines(text: str) -> tuple[MemberForm, ...]:
    """Return a form for each line with a name: birth, admission, official date in this order.

    Cells stand apart by tabs, semicolons or commas, dates also by blanks.
    """
    lines = (_read_line(line) for line in clean(text).splitlines())
    return tuple(form for form in lines if form is not None)


def recased(name: str) -> str:
    """Return a name with the words written IN CAPITALS given capital first letters only.

    The other words stay as they are; H'HEN NIÊ becomes H'Hen Niê.
    """
    return " ".join(_PART.sub(_recased_part, word) for word in name.split())


def _recased_part(match: re.Match[str]) -> str:
    part = match[0]
    return part[:1] + part[1:].lower() if part.isupper() else part


def untitled(name: str) -> str:
    """Return a name without the "Đ/c" or "Đồng chí" before it."""
    return _TITLE.sub("", name.strip())


def _read_line(line: str) -> MemberForm | None:
    cells = [cell.strip() for cell in _CELLS.split(line.strip()) if cell.strip()]
    names = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
    if not names:
        return None
    name = untitled(_NUMBERING.sub("", names[0]))
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
