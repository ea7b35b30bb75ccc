"""The sheet an observer fills in (phiếu góp ý): its code, and what a filled one says (S26).

A sheet read from Word or Excel arrives as rows of texts. It is ours when it carries our code; its
lines find their items by title, because an agenda may have changed after the sheet went out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.remark_boards import VisitedMeeting
from app.domain.remarks import (
    REMARK_PART_LABELS,
    WHOLE_MEETING,
    Remark,
    RemarkForm,
    RemarkPart,
    VisitForm,
)
from app.domain.text import clean, fold

SheetRows = Sequence[Sequence[str]]
"""What a file holds: the cells of each table row, and each paragraph as a row of one."""

NUMBER, CONTENT = "TT", "Nội dung"
NAME, ROLE, UNIT, TEAM = "Họ và tên", "Chức vụ", "Đơn vị", "Tổ công tác"
LONGEST_CELL = 10_000
_CELL_LETTERS = 8
_CODE = re.compile(r"GY1-([0-9a-f]{8})-(\d{1,9})-(\d{1,9})", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
"""Word and phones turn a hyphen into other dashes."""
_DOTS = re.compile(r"[.…_\s]+")


@dataclass(frozen=True, slots=True)
class RemarkSheetCode:
    """What a sheet belongs to, printed on it: "GY1-5f1b1d3e-41-7"."""

    cell: str
    """First letters of the permanent id of the cell."""
    meeting_id: int
    visit_id: int = 0
    """The attendance it went out for, 0 on a blank sheet."""

    @classmethod
    def of(cls, permanent_id: str, meeting_id: int, visit_id: int = 0) -> "RemarkSheetCode":
        """Return the code of a sheet of a cell."""
        return cls(permanent_id[:_CELL_LETTERS].lower(), meeting_id, visit_id)

    @property
    def text(self) -> str:
        """Return the code as it is printed."""
        return f"GY1-{self.cell}-{self.meeting_id}-{self.visit_id}"

    def is_of(self, permanent_id: str) -> bool:
        """Tell whether the sheet is one of this cell."""
        return self.cell == permanent_id[:_CELL_LETTERS].lower()


@dataclass(frozen=True, slots=True)
class RemarkSheetLine:
    """One filled row: number and title of its item, and its three parts."""

    number: str
    title: str
    form: RemarkForm


@dataclass(frozen=True, slots=True)
class RemarkSheet:
    """What a filled sheet says, before it is compared with the book."""

    code: RemarkSheetCode
    name: str = ""
    role: str = ""
    unit: str = ""
    team: str = ""
    lines: tuple[RemarkSheetLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RemarkSheetEntry:
    """A line as it would be kept: its item, and what a person should look at first."""

    item_words: str
    form: RemarkForm
    doubt: str = ""
    is_known: bool = False
    """The same words are in the book already; they are not kept twice."""


@dataclass(frozen=True, slots=True)
class RemarkSheetPreview:
    """What taking a sheet in would write; nothing is written before it."""

    meeting: VisitedMeeting
    visit: VisitForm
    entries: tuple[RemarkSheetEntry, ...]

    @property
    def new_forms(self) -> tuple[RemarkForm, ...]:
        """Return the remarks the book does not know yet."""
        return tuple(entry.form for entry in self.entries if not entry.is_known)


def read_remark_sheet(rows: SheetRows) -> RemarkSheet | None:
    """Return what a sheet says, None when it is none of ours."""
    code = _code_in(rows)
    if code is None:
        return None
    return RemarkSheet(
        code=code,
        name=_fact(rows, NAME),
        role=_fact(rows, ROLE),
        unit=_fact(rows, UNIT),
        team=_fact(rows, TEAM),
        lines=tuple(_lines(rows)),
    )


def too_long(sheet: RemarkSheet) -> bool:
    """Tell whether a cell holds more than a person writes on one page."""
    texts = (line.form.part(part) for line in sheet.lines for part in RemarkPart)
    return any(len(text) > LONGEST_CELL for text in texts)


def match_lines(
    sheet: RemarkSheet,
    items: Sequence[tuple[int, str]],
    known: Iterable[Remark],
    due_on: date | None,
) -> tuple[RemarkSheetEntry, ...]:
    """Return the lines as remarks on the items (id, title) of the meeting, in their order."""
    ids = {fold(title): item_id for item_id, title in items}
    words = {item_id: f"{n}. {title}" for n, (item_id, title) in enumerate(items, start=1)}
    said = {_key(remark.form) for remark in known}
    return tuple(_entry(line, ids, words, said, due_on) for line in sheet.lines)


def _entry(
    line: RemarkSheetLine,
    ids: Mapping[str, int],
    words: Mapping[int, str],
    said: set[tuple[int | None, str, str, str]],
    due_on: date | None,
) -> RemarkSheetEntry:
    item_id = ids.get(fold(line.title))
    is_whole = fold(line.title) in {"", fold(WHOLE_MEETING)}
    form = replace(line.form, item_id=item_id, due_on=due_on if line.form.needs_answer else None)
    doubt = ""
    if item_id is None and not is_whole:
        doubt = f"Mục “{line.title}” không còn trong chương trình; ghi cho cả buổi họp."
        form = _quoting(form, line.title)
    return RemarkSheetEntry(
        item_words=WHOLE_MEETING if item_id is None else words[item_id],
        form=form,
        doubt=doubt,
        is_known=_key(form) in said,
    )


def _quoting(form: RemarkForm, title: str) -> RemarkForm:
    """Return the parts naming the item they were written under."""

    def quoted(text: str) -> str:
        return f"Về mục “{title}”: {text}" if text else ""

    return replace(
        form,
        strength=quoted(form.strength),
        shortcoming=quoted(form.shortcoming),
        proposal=quoted(form.proposal),
    )


def _key(form: RemarkForm) -> tuple[int | None, str, str, str]:
    return form.item_id, fold(form.strength), fold(form.shortcoming), fold(form.proposal)


def _code_in(rows: SheetRows) -> RemarkSheetCode | None:
    for row in rows:
        for text in row:
            found = _CODE.search("".join(text.translate(_DASHES).split()))
            if found is not None:
                cell, meeting, visit = found.groups()
                return RemarkSheetCode(cell.lower(), int(meeting), int(visit))
    return None


def _fact(rows: SheetRows, label: str) -> str:
    """Return what stands in the cell after a label; dots to write on are nothing."""
    for row in rows:
        for place, text in enumerate(row[:-1]):
            if fold(text).rstrip(" :") == fold(label):
                return "" if _DOTS.fullmatch(row[place + 1]) else _tidy(row[place + 1])
    return ""


def _lines(rows: SheetRows) -> Iterable[RemarkSheetLine]:
    places: dict[str, int] | None = None
    for row in rows:
        found = _heading(row)
        if found is not None:
            places = found
        elif places is not None and len(row) > max(places.values()):
            line = _line(row, places)
            if line.form.gist:
                yield line


def _heading(row: Sequence[str]) -> dict[str, int] | None:
    """Return where each heading stands, None when the row is no heading."""
    cells = [fold(text) for text in row]
    if any(fold(heading) not in cells for heading in _HEADINGS):
        return None
    return {heading: cells.index(fold(heading)) for heading in _HEADINGS}


_STRENGTH, _SHORTCOMING, _PROPOSAL = (REMARK_PART_LABELS[part] for part in RemarkPart)
_HEADINGS = (NUMBER, CONTENT, _STRENGTH, _SHORTCOMING, _PROPOSAL)


def _line(row: Sequence[str], places: Mapping[str, int]) -> RemarkSheetLine:
    return RemarkSheetLine(
        number=_tidy(row[places[NUMBER]]),
        title=_tidy(row[places[CONTENT]]),
        form=RemarkForm(
            strength=_written(row[places[_STRENGTH]]),
            shortcoming=_written(row[places[_SHORTCOMING]]),
            proposal=_written(row[places[_PROPOSAL]]),
        ),
    )


def _written(text: str) -> str:
    return "" if _DOTS.fullmatch(text) else clean(text).strip()


def _tidy(text: str) -> str:
    return " ".join(clean(text).split())
