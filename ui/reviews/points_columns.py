"""The columns of the list of points: a chip for each month or quarter, and what happened."""

from functools import partial

from app.domain.grades import MemberGrade
from app.domain.member_sheets import (
    MEMBER_STATE_LABELS,
    MemberPointsRow,
    PeriodCounts,
    PeriodMark,
)
from app.domain.periods import MONTHS, QUARTERS, ROMAN
from app.domain.rubrics import SheetPeriod
from app.domain.score_sheets import SheetState
from app.domain.text import name_key
from ui.kit.chips import ChipSpec, Role
from ui.kit.tables import Column

FIRST_PERIOD = 1
"""Column of the first month or quarter."""
_ROLES: dict[str, Role] = {
    MemberGrade.EXCELLENT.value: "gold",
    MemberGrade.GOOD.value: "ok",
    MemberGrade.COMPLETED.value: "info",
    MemberGrade.NOT_COMPLETED.value: "error",
}
LEGEND = (
    "XS: hoàn thành xuất sắc · Tốt: hoàn thành tốt · HT: hoàn thành · KHT: không hoàn thành · "
    "…: đang chấm. Mũi tên chọn đồng chí và kỳ, Enter mở phiếu."
)

_NAME = "Đồng chí"


def columns_of(kind: SheetPeriod) -> tuple[Column[MemberPointsRow], ...]:
    """Return the columns of the months, or of the quarters with what happened in the chosen one."""
    name: Column[MemberPointsRow] = Column(
        _NAME, lambda r: r.full_name, lambda r: name_key(r.full_name), width=150, stretch=True
    )
    if kind is SheetPeriod.MONTH:
        return (name, *(_mark_column(f"T{month}", month, 50) for month in MONTHS))
    quarters = (_mark_column(f"Quý {ROMAN[q - 1]}", q, 74) for q in QUARTERS)
    return (name, *quarters, *_count_columns())


def letters_chip(grade: str, letters: str) -> ChipSpec:
    """Return the chip of a grade in few letters, or in the words given."""
    return ChipSpec(letters, _ROLES.get(grade, "neutral"))


def _mark_column(title: str, place: int, width: int) -> Column[MemberPointsRow]:
    return Column(
        title,
        lambda _row: "",
        partial(_points_at, place=place),
        width=width,
        chip=partial(_chip_at, place=place),
        tooltip=partial(_words_at, place=place),
    )


def _chip_at(row: MemberPointsRow, place: int) -> ChipSpec | None:
    mark = row.marks.get(place)
    return None if mark is None else letters_chip(mark.grade, mark.letters)


def _points_at(row: MemberPointsRow, place: int) -> float:
    mark = row.marks.get(place)
    return float(mark.total.replace(",", ".")) if mark is not None and mark.total else -1.0


def _words_at(row: MemberPointsRow, place: int) -> str:
    mark = row.marks.get(place)
    return "" if mark is None else mark_words(mark)


def mark_words(mark: PeriodMark) -> str:
    """Return what a chip stands for: "92 điểm, Hoàn thành tốt nhiệm vụ. Đã chốt."."""
    if mark.state is SheetState.OPEN and not mark.grade:
        return f"{MEMBER_STATE_LABELS[mark.state]}."
    return f"{mark.total} điểm, {mark.grade_label}. {MEMBER_STATE_LABELS[mark.state]}."


def _count_columns() -> tuple[Column[MemberPointsRow], ...]:
    return (
        Column("Dự họp", lambda r: _attended(r.counts), lambda r: r.counts.attended, width=72,
               numeric=True),
        Column("Phát biểu", lambda r: str(r.counts.speeches), lambda r: r.counts.speeches,
               width=84, numeric=True),
        Column("Biểu dương", lambda r: _some(r.counts.praised), lambda r: r.counts.praised,
               width=94, numeric=True),
        Column("Nhắc nhở", lambda r: _some(r.counts.reminded), lambda r: r.counts.reminded,
               width=84, numeric=True),
    )  # fmt: skip


def _attended(counts: PeriodCounts) -> str:
    return f"{counts.attended}/{counts.summoned}" if counts.summoned else "–"


def _some(count: int) -> str:
    return str(count) if count else ""
