"""Whose turn it is to report (B4, K40): longest wait first, skips with a reason, fairness seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.carry_over import ReportTurn, next_reporters
from app.domain.text import given_name


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
    """The last one first."""
    skip_reason: str = ""

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.turn.member_id

    @property
    def last(self) -> MemberReport | None:
        """The last report, None when there was none."""
        return self.reports[0] if self.reports else None

    def in_year(self, year: int) -> int:
        """Return how many reports were given in a year."""
        return sum(report.day.year == year for report in self.reports)


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
        counts = [len(line.reports) for line in self.lines]
        if not counts:
            return ""
        never = counts.count(0)
        rest = f"; {never} đồng chí chưa báo cáo lần nào" if never else ""
        return f"Nhiều nhất {max(counts)} lần, ít nhất {min(counts)} lần{rest}."


def turn_lines(
    turns: Sequence[ReportTurn],
    reports: Iterable[MemberReport],
    number: int,
    skips: Iterable[TurnSkip] = (),
) -> tuple[TurnLine, ...]:
    """Return the members in the order of their turns; those who are skipped come last."""
    reasons = {skip.member_id: skip.reason for skip in skips}
    given: dict[int, list[MemberReport]] = {}
    for report in sorted(reports, key=lambda one: one.day, reverse=True):
        given.setdefault(report.member_id, []).append(report)
    ordered = next_reporters(turns, len(turns), frozenset(reasons))
    waiting = tuple(
        TurnLine(turn, place, place <= number, tuple(given.get(turn.member_id, ())))
        for place, turn in enumerate(ordered, start=1)
    )
    skipped = tuple(
        TurnLine(turn, 0, False, tuple(given.get(turn.member_id, ())), reasons[turn.member_id])
        for turn in turns
        if turn.member_id in reasons
    )
    return (*waiting, *skipped)
