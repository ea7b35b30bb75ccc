"""Whose turn it is to report (B4, K40): longest wait first, skips with a reason, fairness seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.carry_over import ReportTurn, next_reporters
from app.domain.periods import Period
from app.domain.text import given_name

NOTHING: Mapping[int, Period] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TurnSkip:
    """A member who does not report at one kỳ, and why."""

    member_id: int
    key: str
    """Key of the kỳ: "2026-12"."""
    reason: str


@dataclass(frozen=True, slots=True)
class MemberReport:
    """One report a member has given."""

    member_id: int
    meeting_id: int
    label: str
    """Short name of the meeting: "T11/2026"."""
    day: date


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One member in the order of turns, with every report of earlier years."""

    turn: ReportTurn
    place: int
    """Place in the order, from 1; 0 while skipped."""
    is_next: bool
    reports: tuple[MemberReport, ...] = ()
    """Those of this book, the last one first."""
    skip_reason: str = ""
    earlier: Period | None = None
    """Month of the last report before this book was begun."""

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.turn.member_id

    @property
    def last(self) -> MemberReport | None:
        """The last report, None when there was none."""
        return self.reports[0] if self.reports else None

    @property
    def last_label(self) -> str:
        """Name the last report, "" when there was none: "T11/2026"."""
        if self.last is not None:
            return self.last.label
        return month_label(self.earlier) if self.earlier is not None else ""

    @property
    def waited(self) -> str:
        """Say how long the member has waited: "chờ 13 kỳ"."""
        waited = self.turn.waited
        return "chưa lần nào" if waited is None else f"chờ {waited} kỳ"

    @property
    def times(self) -> int:
        """Count every report known of."""
        return len(self.reports) + (self.earlier is not None)

    def in_year(self, year: int) -> int:
        """Return how many reports were given in a year."""
        before = self.earlier is not None and self.earlier.year == year
        return sum(report.day.year == year for report in self.reports) + before


@dataclass(frozen=True, slots=True)
class Rotation:
    """The order of turns for the next meeting."""

    key: str
    label: str
    """The kỳ it is made for: "tháng 12/2026"."""
    number: int
    """How many report at one meeting, by the size of the cell."""
    members: int
    lines: tuple[TurnLine, ...]
    meeting_id: int | None = None
    """The meeting it is made for, None while none is planned."""
    planned: frozenset[int] = frozenset()
    """Members its agenda already names."""

    @property
    def upcoming(self) -> tuple[TurnLine, ...]:
        """Return the members who wait for their turn, in its order."""
        return tuple(line for line in self.lines if line.place)

    @property
    def is_on_agenda(self) -> bool:
        """Tell whether the agenda names everybody whose turn it is."""
        due = {line.id for line in self.lines if line.is_next}
        return bool(due) and due <= self.planned

    @property
    def last_said(self) -> str:
        """Say who reported last: "Tháng 11: đ/c Hoàng Thị Lan đã báo cáo."."""
        given = [(line.last.day, line) for line in self.lines if line.last is not None]
        if not given:
            return ""
        last = max(day for day, _line in given)
        names = ", ".join(f"đ/c {line.turn.full_name}" for day, line in given if day == last)
        return f"Tháng {last.month}: {names} đã báo cáo."

    @property
    def sentence(self) -> str:
        """Say whose turn it is: "Mỗi kỳ 1 đồng chí (chi bộ 22 đảng viên). Kỳ tới: đ/c Loan."."""
        up = [line.turn.full_name for line in self.lines if line.is_next]
        names = ", ".join(f"đ/c {given_name(name)}" for name in up)
        coming = f" Đến lượt {self.label}: {names}." if names else ""
        return f"Mỗi kỳ {self.number} đồng chí (chi bộ {self.members} đảng viên).{coming}"

    @property
    def fairness(self) -> str:
        """Say how evenly turns were shared: "Nhiều nhất 2 lần, ít nhất 0 lần; 3 đồng chí …"."""
        counts = [line.times for line in self.lines]
        if not counts:
            return ""
        never = counts.count(0)
        rest = f"; {never} đồng chí chưa báo cáo lần nào" if never else ""
        waits = [line.turn.waited for line in self.lines if line.turn.waited is not None]
        longest = f"; chờ lâu nhất {max(waits)} kỳ" if waits else ""
        return f"Nhiều nhất {max(counts)} lần, ít nhất {min(counts)} lần{rest}{longest}."


def turn_lines(
    turns: Sequence[ReportTurn],
    reports: Iterable[MemberReport],
    number: int,
    skips: Iterable[TurnSkip] = (),
    earlier: Mapping[int, Period] = NOTHING,
) -> tuple[TurnLine, ...]:
    """Return the members in the order of their turns; those who are skipped come last."""
    reasons = {skip.member_id: skip.reason for skip in skips}
    given: dict[int, list[MemberReport]] = {}
    for report in sorted(reports, key=lambda one: one.day, reverse=True):
        given.setdefault(report.member_id, []).append(report)
    ordered = next_reporters(turns, len(turns), frozenset(reasons))
    places = {turn.member_id: place for place, turn in enumerate(ordered, start=1)}
    skipped = (turn for turn in turns if turn.member_id in reasons)
    return tuple(
        TurnLine(
            turn,
            place := places.get(turn.member_id, 0),
            0 < place <= number,
            tuple(given.get(turn.member_id, ())),
            reasons.get(turn.member_id, ""),
            earlier.get(turn.member_id),
        )
        for turn in (*ordered, *skipped)
    )


def month_label(month: Period) -> str:
    """Name a month of another year in a narrow place: "T10/2025"."""
    return f"{month.short_label}/{month.year}"


def waited_since(earlier: Period, held: Sequence[Period]) -> int:
    """Return the kỳ since a report of before the book: its own meetings, and the months between."""
    told = _months(earlier)
    inside = [_months(period) for period in held]
    before = min(inside, default=told) - told - 1
    return max(0, before) + sum(month > told for month in inside)


def _months(period: Period) -> int:
    return period.year * 12 + (period.key_month or 0)
