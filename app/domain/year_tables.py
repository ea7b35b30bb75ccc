"""The year table: every held meeting with points, presence, duration and what it lost."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from app.domain.meetings import MeetingKind
from app.domain.scored_items import ScoredItem
from app.domain.text import MINUS, number_text, points_text

REGULAR_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})


@dataclass(frozen=True, slots=True)
class LostLine:
    """A line of a sheet that did not get all its points, and why."""

    item_id: str
    points: Fraction
    """How many were lost."""
    reason: str
    where: str
    """The record behind it, as "attendance" or "run:item:5"; "" when only the sheet says it."""

    @property
    def text(self) -> str:
        """Return "4.7 −2"."""
        return f"{self.item_id}\u00a0{MINUS}{points_text(self.points)}"


@dataclass(frozen=True, slots=True)
class YearRow:
    """One held meeting of the year table."""

    meeting_id: int
    kind: MeetingKind
    title: str
    period: str
    """"Tháng 3", "Quý I"."""
    month: int
    day: date
    base: int
    present: int
    speakers: int
    minutes: int | None
    """Minutes the meeting took, None when its times are not known."""
    points: Fraction | None = None
    """As reported: the superior's where there are any, else the cell's."""
    maximum: Fraction | None = None
    grade: str = ""
    grade_label: str = ""
    superior_points: Fraction | None = None
    lost: tuple[LostLine, ...] = ()

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.meeting_id

    @property
    def lost_points(self) -> Fraction | None:
        """All points lost."""
        if self.points is None or self.maximum is None:
            return None
        return self.maximum - self.points

    @property
    def is_regular(self) -> bool:
        """Tell whether it counts as the regular meeting of its month."""
        return self.kind in REGULAR_KINDS


@dataclass(frozen=True, slots=True)
class YearPoints:
    """The points of the regular meetings of one year."""

    year: int
    mean: Fraction
    lowest: Fraction
    highest: Fraction
    count: int


@dataclass(frozen=True, slots=True)
class YearTable:
    """A year of held meetings, and the years before it in one figure each."""

    year: int
    rows: tuple[YearRow, ...]
    history: tuple[YearPoints, ...] = ()
    """Years with points, earliest first; the last one may be this year."""

    @property
    def scored(self) -> tuple[YearRow, ...]:
        """Return the regular meetings that have points."""
        return tuple(row for row in self.rows if row.is_regular and row.points is not None)


def lowest_of(rows: Sequence[YearRow]) -> YearRow | None:
    """Return the meeting with the fewest points, the latest of several."""
    return min(reversed(rows), key=_points, default=None)


def highest_of(rows: Sequence[YearRow]) -> YearRow | None:
    """Return the meeting with the most points, the latest of several."""
    return max(reversed(rows), key=_points, default=None)


def mean_of(rows: Sequence[YearRow]) -> Fraction | None:
    """Return the mean of the points, None without any."""
    return sum(map(_points, rows), Fraction(0)) / len(rows) if rows else None


def _points(row: YearRow) -> Fraction:
    return row.points or Fraction(0)


def points_of_year(year: int, points: Sequence[Fraction]) -> YearPoints:
    """Return the figure of one year; there is at least one meeting."""
    mean = sum(points, Fraction(0)) / len(points)
    return YearPoints(year, mean, min(points), max(points), len(points))


def trend_sentence(table: YearTable) -> str:
    """Return "tăng 1,2 điểm so với năm 2025", "" without a year before."""
    now = next((one for one in table.history if one.year == table.year), None)
    before = next((one for one in table.history if one.year == table.year - 1), None)
    if now is None or before is None:
        return ""
    change = now.mean - before.mean
    fewer = f" ({before.count} buổi)" if before.count < now.count else ""
    if not change:
        return f"bằng năm {before.year}{fewer}"
    word = "tăng" if change > 0 else "giảm"
    return f"{word} {number_text(abs(change), 1)} điểm so với năm {before.year}{fewer}"


def grade_counts(rows: Iterable[YearRow]) -> str:
    """Return "8 Tốt · 3 Khá" in the order the grades first appear from the best points down."""
    labelled = sorted((row for row in rows if row.grade_label), key=_points, reverse=True)
    counts = Counter(row.grade_label for row in labelled)
    return " · ".join(f"{count} {label}" for label, count in counts.items())


@dataclass(frozen=True, slots=True)
class LossCount:
    """How often a line of the sheet lost points in a year, and how many."""

    item_id: str
    times: int
    points: Fraction


def most_lost(rows: Iterable[YearRow]) -> tuple[LossCount, ...]:
    """Return the lines that lose points, the most often lost first."""
    found: dict[str, list[Fraction]] = {}
    for row in rows:
        for line in row.lost:
            found.setdefault(line.item_id, []).append(line.points)
    counts = (LossCount(item, len(lost), sum(lost, Fraction(0))) for item, lost in found.items())
    return tuple(sorted(counts, key=lambda one: (-one.times, -one.points, one.item_id)))


def lost_lines(items: Iterable[ScoredItem]) -> tuple[LostLine, ...]:
    """Return the lines of a sheet below their maximum."""
    return tuple(
        LostLine(
            item.id,
            item.max - item.points,
            item.note or item.reason or item.why,
            next((entry.where for entry in item.evidence if entry.where), ""),
        )
        for item in items
        if item.points is not None and item.points < item.max
    )


def frozen_losses(plain: Mapping[str, Any]) -> tuple[Fraction, tuple[LostLine, ...]]:
    """Return maximum and lost lines of a frozen copy, without reading the rest of it."""
    sheet = plain["sheet"]
    lost = tuple(_frozen_loss(item) for item in sheet["items"] if _is_lost(item))
    return Fraction(sheet["maximum"]), lost


def _is_lost(item: Mapping[str, Any]) -> bool:
    points = item.get("points")
    if points is None or points == item["max"]:
        return False
    return Fraction(points) < Fraction(item["max"])


def _frozen_loss(item: Mapping[str, Any]) -> LostLine:
    places = (entry.get("where", "") for entry in item.get("evidence", ()))
    return LostLine(
        item["id"],
        Fraction(item["max"]) - Fraction(item["points"]),
        item.get("note") or item.get("reason") or item["why"],
        next(filter(None, places), ""),
    )
