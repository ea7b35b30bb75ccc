"""What the workbook of a cell tells a machine: its meetings of a month or of a year (U2).

Everything in the hidden sheet is text. A file that is not wholly understood is rejected with the
reason; nothing of it is taken, and nothing counts as zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.grades import MeetingGrade
from app.domain.text import clean

REPORT_FORMAT = "so-chi-bo/u1"
REPORT_VERSION = "1"
REPORT_COLUMNS = (
    "unit_name",
    "members",
    "attended",
    "held_on",
    "points",
    "grade",
    "note",
    "meeting_key",
)
MOST_DIGITS = 6
NO_MACHINE_PART = (
    "không có phần đọc máy của Sổ Chi bộ. Hãy xin chi bộ gửi lại đúng tệp đã xuất, không chép "
    "bảng sang tệp khác"
)
NEWER = "do bản Sổ Chi bộ mới hơn lập. Hãy cập nhật chương trình rồi tổng hợp lại"
NO_ROWS = "không có buổi họp nào"
CHANGED = "phần đọc máy đã bị sửa"
_GRADES = frozenset({"", *MeetingGrade})


@dataclass(frozen=True, slots=True)
class ReportedMeeting:
    """One meeting as a cell reported it; `points` is exact."""

    key: str
    unit_name: str
    members: int
    attended: int
    held_on: date
    points: Fraction
    grade: str
    """Slug of the grade; "" where the points lie in no band."""
    note: str


@dataclass(frozen=True, slots=True)
class CellReport:
    """One file of one cell."""

    file_name: str
    cell_id: str
    """Permanent id of the cell; its name may change."""
    cell_name: str
    superior: str
    made_on: date
    meetings: tuple[ReportedMeeting, ...]


@dataclass(frozen=True, slots=True)
class RejectedFile:
    """A file that was left out, and why; the reason begins in lower case."""

    file_name: str
    reason: str


def read_report(file_name: str, rows: Iterable[Sequence[str]]) -> CellReport | RejectedFile:
    """Return the report in the rows of a workbook, or why there is none."""
    lines = [tuple(clean(text) for text in row) for row in rows]
    start = next((at for at, line in enumerate(lines) if _begins(line)), None)
    if start is None:
        return RejectedFile(file_name, NO_MACHINE_PART)
    facts = {line[0]: line[1] for line in lines[start:] if len(line) > 1 and line[0] != "row"}
    if facts.get("version") != REPORT_VERSION:
        return RejectedFile(file_name, NEWER)
    try:
        return _report(file_name, facts, lines[start:])
    except ValueError as fault:
        return RejectedFile(file_name, str(fault))


def _begins(line: Sequence[str]) -> bool:
    return tuple(line[:2]) == ("format", REPORT_FORMAT)


def _report(file_name: str, facts: Mapping[str, str], lines: Iterable[Sequence[str]]) -> CellReport:
    if not facts.get("cell_id") or not facts.get("cell_name"):
        raise ValueError(f"{CHANGED}: thiếu mã hoặc tên chi bộ")
    columns = next((tuple(line[1:]) for line in lines if line[:1] == ("columns",)), ())
    if columns[: len(REPORT_COLUMNS)] != REPORT_COLUMNS:
        raise ValueError(f"{CHANGED}: các cột không đúng thứ tự")
    found = [line[1:] for line in lines if line[:1] == ("row",)]
    if not found:
        raise ValueError(NO_ROWS)
    meetings = tuple(_meeting(number, line) for number, line in enumerate(found, start=1))
    if len({meeting.key for meeting in meetings}) < len(meetings):
        raise ValueError(f"{CHANGED}: một buổi họp ghi hai lần")
    return CellReport(
        file_name=file_name,
        cell_id=facts["cell_id"],
        cell_name=facts["cell_name"],
        superior=facts.get("superior", ""),
        made_on=_day(facts.get("made_on", ""), "ngày lập"),
        meetings=meetings,
    )


def _meeting(number: int, line: Sequence[str]) -> ReportedMeeting:
    cells = dict(zip(REPORT_COLUMNS, (*line, *("",) * len(REPORT_COLUMNS)), strict=False))
    where = f"ở dòng {number}"
    meeting = ReportedMeeting(
        key=cells["meeting_key"],
        unit_name=cells["unit_name"],
        members=_number(cells["members"], f"số đảng viên {where}"),
        attended=_number(cells["attended"], f"số dự họp {where}"),
        held_on=_day(cells["held_on"], f"ngày họp {where}"),
        points=_points(cells["points"], f"số điểm {where}"),
        grade=cells["grade"],
        note=cells["note"],
    )
    if not meeting.key:
        raise ValueError(f"{CHANGED}: thiếu mã buổi họp {where}")
    if meeting.grade not in _GRADES:
        raise ValueError(_wrong(f"mức xếp loại {where}", meeting.grade))
    return meeting


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise ValueError(_wrong(what, text))
    return int(text)


def _points(text: str, what: str) -> Fraction:
    """Return exact points: "94", "93.5" or "187/2", never below zero."""
    digits = text.replace("/", "", 1).replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 2 * MOST_DIGITS):
        raise ValueError(_wrong(what, text))
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as fault:
        raise ValueError(_wrong(what, text)) from fault


def _day(text: str, what: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise ValueError(_wrong(what, text)) from fault
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_wrong(what, text))
    return day


def _wrong(what: str, text: str) -> str:
    return f"{CHANGED}: {what} là “{text[:40]}”" if text else f"{CHANGED}: thiếu {what}"
