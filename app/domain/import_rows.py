"""Tells the rows of people in a foreign list from totals, sections, headings and closing lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.import_columns import ImportColumn
from app.domain.import_grids import SheetGrid
from app.domain.import_headers import ListHeader, repeats_header
from app.domain.import_statuses import ImportStatus, status_of
from app.domain.import_values import looks_like_name, plain_text
from app.domain.text import fold


class ListRowKind(StrEnum):
    """What a row below the headings is."""

    PERSON = "person"
    NAME_ALONE = "name_alone"
    """A name and nothing else: a member, or somebody who signed below."""
    NAMELESS = "nameless"
    """Facts of somebody without a name."""
    NUMBERED_APART = "numbered_apart"
    """A name numbered as groups are, II or B: somebody, or what the people below have in common."""
    BLANK = "blank"
    HEADING = "heading"
    NUMBERING = "numbering"
    TOTAL = "total"
    SECTION = "section"
    CLOSING = "closing"
    CONTINUED = "continued"


SKIP_REASONS = {
    ListRowKind.HEADING: "dòng tiêu đề lặp lại",
    ListRowKind.NUMBERING: "dòng đánh số cột",
    ListRowKind.TOTAL: "dòng tổng cộng",
    ListRowKind.SECTION: "dòng tiêu đề nhóm",
    ListRowKind.CLOSING: "ghi chú hoặc phần ký tên",
    ListRowKind.CONTINUED: "dòng nối tiếp dòng trên",
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row below the headings, with what its section says of everybody in it."""

    number: int
    kind: ListRowKind
    text: str
    """What stands in the row, for the list of rows that were left out."""
    section_status: ImportStatus | None = None
    section_group: str = ""


_UNSURE = frozenset({ListRowKind.NAME_ALONE, ListRowKind.NAMELESS})
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong)(?: so)?(?: dang vien| nguoi| dong chi| danh sach)?"
    r"\s*(?:[:.=(-].*|[0-9].*)?"
)
_CLOSING = re.compile(
    r"(?:.*\bngay\b.*\bthang\b.*\bnam\b.*|t\s?[/.]?\s?m\b.*|"
    r"(?:nguoi|can bo) (?:lap|ghi|tong hop).*|"
    r"(?:pho )?bi thu|bi thu chi bo|chi uy|ghi chu\b.*|luu y\b.*|chu thich\b.*|xac nhan\b.*|"
    r"thu truong\b.*|noi nhan\b.*|ky ten\b.*|\(?ky[,.].*|danh sach nay\b.*|an dinh\b.*|"
    r"(?:danh sach|tren day) co\b.*|nguoi kiem tra|dai dien\b.*|ban chap hanh\b.*)"
)
_SECTION_NUMBER = re.compile(
    r"^(?:(?:[ivx]+|[a-h]|[0-9]{1,2})\s*[.)/:\-]\s*|(?-i:[IVX]+|[A-H])\s+)", re.IGNORECASE
)
_SECTION_WORDS = re.compile(r"(?:dang vien|to dang|to (?:so )?[0-9]+|chi bo|danh sach)\b.*")
_GROUP = re.compile(r"(?:to dang|to (?:so )?[0-9]+)\b.*")
_UNIT = re.compile(
    r"(?:ban|phòng|tổ|khoa|khối|bộ phận|bộ môn|đội|nhóm|trường|trạm|trung tâm|văn phòng|đơn vị|"
    r"xóm|thôn|ấp|bản|khu|khu phố|tiểu khu|phân xưởng|chi cục|cục|chi nhánh|cơ quan|công đoàn|"
    r"đoàn thể|đoàn thanh niên|hội|(?:ủy|u\u1ef7) ban|hội đồng)\s.*"
)
"""Read with its marks: Tô and Trương are families, tổ and trường are not."""
_MEMBERS = re.compile(r"(?:đảng viên|tổ đảng|chi bộ|danh sách)\b.*")
"""Read with its marks too: Tô Đăng Khoa is a person."""
_GROUP_MARK = re.compile(r"[IVXivx]+|[A-H]")
_COUNT = re.compile(r"\(?[0-9]{1,3}(?: ?(?:d/c|dc|dong chi|dang vien|nguoi))?\)?")
_NUMBER_MARK = re.compile(r"\(?(?:[0-9]{1,2}|[a-z])\)?")


def list_rows(grid: SheetGrid, header: ListHeader) -> Iterator[ListRow]:
    """Give each row below the headings that holds anything, with what it is."""
    status: ImportStatus | None = None
    group, is_closing = "", False
    for number in range(header.last_row + 1, grid.last_row + 1):
        kind, text = _kind(grid, header, number)
        if kind is ListRowKind.BLANK:
            continue
        if kind is ListRowKind.SECTION:
            status, group = _section(_own_words(header, _texts(grid, number)))
        is_closing = is_closing or kind is ListRowKind.CLOSING
        if is_closing and (kind in _UNSURE or not _has_figures(grid, number)):
            kind = ListRowKind.CLOSING
        yield ListRow(number, kind, text, status, group)


def _has_figures(grid: SheetGrid, row: int) -> bool:
    """Tell whether a row has a number or a date in it, as nobody who signs below has."""
    return any(letter.isdigit() for text in _texts(grid, row).values() for letter in text)


def name_in(grid: SheetGrid, header: ListHeader, row: int) -> str:
    """Return the name of a row, put together from its columns."""
    cells = (grid.own(row, number) for number in header.name_numbers)
    return " ".join(plain_text(cell.text) for cell in cells if cell is not None)


def _kind(grid: SheetGrid, header: ListHeader, row: int) -> tuple[ListRowKind, str]:
    texts = _texts(grid, row)
    joined = " ".join(dict.fromkeys(texts.values()))
    if not texts:
        return ListRowKind.BLANK, ""
    if repeats_header(grid, row, header):
        return ListRowKind.HEADING, joined
    if _is_numbering(texts, header):
        return ListRowKind.NUMBERING, joined
    if any(grid.is_covered_from_above(row, number) for number in header.name_numbers):
        return ListRowKind.CONTINUED, joined
    return _content_kind(grid, header, row, texts), joined


def _texts(grid: SheetGrid, row: int) -> dict[int, str]:
    """Return the texts that stand in a row itself, by column."""
    cells = ((number, grid.own(row, number)) for number in grid.columns)
    return {number: text for number, cell in cells if cell and (text := plain_text(cell.text))}


def _content_kind(
    grid: SheetGrid, header: ListHeader, row: int, texts: dict[int, str]
) -> ListRowKind:
    name = name_in(grid, header, row)
    facts = _facts(header, texts)
    is_person = bool(facts) and looks_like_name(name)
    if not is_person and _any_matches(_TOTAL, texts):
        return ListRowKind.TOTAL
    signs = _CLOSING.fullmatch(fold(name)) is not None
    if signs or (not is_person and _any_matches(_CLOSING, texts)):
        return ListRowKind.CLOSING
    if _has_only_counts(facts, texts):
        heading = _heading_kind(header, texts, name)
        if heading is not None:
            return heading
    return _person_kind(header, texts, name)


def _heading_kind(header: ListHeader, texts: dict[int, str], name: str) -> ListRowKind | None:
    """Return what a row without facts heads, NUMBERED_APART where it may be a person."""
    if _is_section(_own_texts(header, texts)):
        is_doubtful = _is_ordered_name(header, texts, name)
        return ListRowKind.NUMBERED_APART if is_doubtful else ListRowKind.SECTION
    if name and _is_numbered_apart(header, texts):
        return ListRowKind.NUMBERED_APART
    return None


def _is_ordered_name(header: ListHeader, texts: dict[int, str], name: str) -> bool:
    """Tell whether a unit is numbered and written as people are: 3 | Hội Văn Nam."""
    orders = (texts.get(number, "") for number in header.numbers(ImportColumn.ORDER))
    is_ordered = any(order.strip(" .)").isdigit() for order in orders)
    is_written_so = looks_like_name(name) and all(word[:1].isupper() for word in name.split())
    names_members = _MEMBERS.fullmatch(name.lower()) or status_of(fold(name)) is not None
    return is_ordered and is_written_so and not names_members


def _person_kind(header: ListHeader, texts: dict[int, str], name: str) -> ListRowKind:
    """Return what a row is that speaks of somebody, if it speaks of anybody."""
    facts = _facts(header, texts)
    if not name:
        return ListRowKind.NAMELESS if facts else _unheaded(header, texts)
    has_order = any(number in texts for number in header.numbers(ImportColumn.ORDER))
    return ListRowKind.PERSON if facts or has_order else ListRowKind.NAME_ALONE


def _facts(header: ListHeader, texts: dict[int, str]) -> set[int]:
    """Return the columns of a row that say something of a person besides number and name."""
    others = {headed.number for headed in header.columns} - set(header.name_numbers)
    return others.intersection(texts) - set(header.numbers(ImportColumn.ORDER))


def _own_texts(header: ListHeader, texts: dict[int, str]) -> dict[int, str]:
    """Return the number and the name of a row, or what stands there, without its facts."""
    facts = _facts(header, texts)
    return {number: text for number, text in texts.items() if number not in facts}


def _own_words(header: ListHeader, texts: dict[int, str]) -> str:
    return " ".join(dict.fromkeys(_own_texts(header, texts).values()))


def _has_only_counts(facts: set[int], texts: dict[int, str]) -> bool:
    """Tell whether a row says nothing of a person, at most how many people follow."""
    return all(_COUNT.fullmatch(fold(texts[number])) for number in facts)


def _is_numbered_apart(header: ListHeader, texts: dict[int, str]) -> bool:
    """Tell whether a row is numbered as groups are: II, B."""
    names = header.name_numbers
    before = (text for number, text in _own_texts(header, texts).items() if number not in names)
    return any(_GROUP_MARK.fullmatch(text.strip(" .)")) for text in before)


def _any_matches(pattern: re.Pattern[str], texts: dict[int, str]) -> bool:
    return any(pattern.fullmatch(fold(text)) for text in texts.values())


def _is_section(texts: dict[int, str]) -> bool:
    """Tell whether a row only names what follows: "II. ĐẢNG VIÊN DỰ BỊ", "Tổ đảng 1"."""
    if not texts:
        return False
    title = _section_title(" ".join(texts.values()))
    bare = fold(title)
    if _SECTION_WORDS.fullmatch(bare) or status_of(bare) is not None:
        return True
    words = [text.lower() for text in (title, *texts.values())]
    if any(_UNIT.fullmatch(text) or _MEMBERS.fullmatch(text) for text in words):
        return True
    first, *rest = texts.values()
    is_numbered = _GROUP_MARK.fullmatch(first.strip(" .)")) is not None
    return is_numbered and len(rest) == 1 and not looks_like_name(rest[0].title())


def _section(text: str) -> tuple[ImportStatus | None, str]:
    bare = _section_title(text)
    group = bare if _GROUP.fullmatch(fold(bare)) else ""
    return status_of(re.sub(r"\s*[:(].*", "", bare)), group


def _section_title(text: str) -> str:
    """Return a section without the number before it: "II. Đảng viên dự bị"."""
    return _SECTION_NUMBER.sub("", text).strip(" :.")


def _unheaded(header: ListHeader, texts: dict[int, str]) -> ListRowKind:
    """Return what a row without name and facts is: a number prepared, or words below."""
    prepared = set(header.numbers(ImportColumn.ORDER))
    return ListRowKind.BLANK if set(texts) <= prepared else ListRowKind.CLOSING


def _is_numbering(texts: dict[int, str], header: ListHeader) -> bool:
    """Tell whether a row numbers the columns: 1, 2, 3 … or (1), (2), A, B …"""
    has_name = any(number in texts for number in header.name_numbers)
    marks = [_NUMBER_MARK.fullmatch(fold(text)) for text in texts.values()]
    return has_name and len(marks) > 1 and all(marks)
