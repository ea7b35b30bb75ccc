"""The list of members: its columns, its chips for exceptions, and who each filter shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.members import MEMBER_CLASS_LABELS, MemberClass, Situation, Standing
from app.domain.text import fold, name_key
from app.services.member_rows import MemberRow
from ui.kit.chips import ChipSpec
from ui.kit.tables import Column


class Filter(StrEnum):
    """Who is shown."""

    ALL = "all"
    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    LEFT = "left"


FILTER_LABELS = {
    Filter.ALL: "Tất cả",
    Filter.OFFICIAL: "Chính thức",
    Filter.PROBATIONARY: "Dự bị",
    Filter.LEFT: "Đã rời",
}

_CHIPS = {
    MemberClass.PROBATIONARY: ChipSpec("Dự bị", "gold"),
    MemberClass.EXEMPT: ChipSpec("Miễn SH"),
    MemberClass.TEMPORARY_OUT: ChipSpec("Tạm đi", "info"),
    MemberClass.TEMPORARY_IN: ChipSpec("Tạm đến", "info"),
    MemberClass.SUSPENDED: ChipSpec("Đình chỉ", "warn"),
    MemberClass.SPECIAL_DUTY: ChipSpec("NV đặc biệt"),
}
LEFT_CHIP = ChipSpec("Đã rời")
COMING_CHIP = ChipSpec("Sắp về")


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One row of the list: a member, the place in the order of names, and who has left."""

    row: MemberRow
    place: int
    has_left: bool

    @property
    def id(self) -> int:
        """The member's own id."""
        return self.row.id


def lines_of(rows: Iterable[MemberRow], today: date) -> tuple[MemberLine, ...]:
    """Return the rows numbered, those who left counted apart."""
    here = [row for row in rows if not _has_left(row, today)]
    left = [row for row in rows if _has_left(row, today)]
    return (
        *(MemberLine(row, place, has_left=False) for place, row in enumerate(here, 1)),
        *(MemberLine(row, place, has_left=True) for place, row in enumerate(left, 1)),
    )


def _has_left(row: MemberRow, today: date) -> bool:
    return row.left_on is not None and row.left_on <= today


def belongs(line: MemberLine, wanted: Filter) -> bool:
    """Tell whether a filter shows a line."""
    match wanted:
        case Filter.LEFT:
            return line.has_left
        case Filter.OFFICIAL:
            return line.row.standing is Standing.OFFICIAL
        case Filter.PROBATIONARY:
            return line.row.standing is Standing.PROBATIONARY
        case _:
            return not line.has_left


def matches(line: MemberLine, typed: str) -> bool:
    """Tell whether a name contains what was typed, marks or not."""
    return fold(typed) in fold(line.row.full_name)


def class_chip(line: MemberLine) -> ChipSpec | None:
    """Return the chip of an exception, None for the usual official member."""
    row = line.row
    if line.has_left:
        return LEFT_CHIP
    if row.situation is Situation.TRANSFERRING:
        return ChipSpec("Đang chuyển", "warn")
    if row.member_class is not None:
        return _CHIPS.get(row.member_class)
    return _CHIPS[MemberClass.TEMPORARY_IN] if row.standing else COMING_CHIP


def class_text(line: MemberLine) -> str:
    """Return the class in words."""
    kind = line.row.member_class
    return MEMBER_CLASS_LABELS[kind] if kind is not None else ""


def columns() -> tuple[Column[MemberLine], ...]:
    """Return the columns of the list."""
    return (
        Column("TT", lambda line: str(line.place), lambda line: line.place, width=48),
        Column(
            "Họ và tên",
            lambda line: line.row.full_name,
            lambda line: name_key(line.row.full_name),
            width=144,
            stretch=True,
        ),
        Column("Chức vụ", lambda line: line.row.post_label, width=102, strong=True),
        Column("Năm sinh", lambda line: line.row.birth_year, width=82, numeric=True),
        Column(
            "Vào Đảng",
            lambda line: line.row.admission_text,
            lambda line: line.row.admitted_on,
            width=112,
            numeric=True,
        ),
        Column("Diện", class_text, width=104, chip=class_chip),
        Column("Dự họp", _attended, _attended_share, width=74, numeric=True),
        Column(
            "Phát biểu",
            lambda line: str(line.row.speeches) if line.row.speeches else "–",
            lambda line: line.row.speeches,
            width=92,
            numeric=True,
        ),
    )


def _attended(line: MemberLine) -> str:
    row = line.row
    return f"{row.attended}/{row.summoned}" if row.summoned else "–"


def _attended_share(line: MemberLine) -> tuple[float, int] | None:
    row = line.row
    return (row.attended / row.summoned, row.summoned) if row.summoned else None
