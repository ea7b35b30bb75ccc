"""The plan of a year against what was held (P3): days, reasons, presence, grades."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.meetings import HELD_STAGES, MeetingRow, MeetingStage
from app.domain.text import day_month, lower_first


class RealityState(StrEnum):
    """What became of a planned meeting."""

    ON_DAY = "on_day"
    OTHER_DAY = "other_day"
    COMING = "coming"
    LATE = "late"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


REALITY_LABELS = {
    RealityState.ON_DAY: "Đúng ngày",
    RealityState.OTHER_DAY: "Họp ngày khác",
    RealityState.COMING: "Chưa đến ngày",
    RealityState.LATE: "Quá ngày, chưa họp",
    RealityState.POSTPONED: "Hoãn",
    RealityState.NOT_HELD: "Không họp",
}
_HELD = (RealityState.ON_DAY, RealityState.OTHER_DAY)
_OFF = (RealityState.POSTPONED, RealityState.NOT_HELD)


@dataclass(frozen=True, slots=True)
class HeldFigures:
    """What is known of a meeting that was held."""

    present: int = 0
    base: int = 0
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class RealityLine:
    """One meeting of the plan: the day it was planned for, the day it was held, how it went."""

    row: MeetingRow
    planned_on: date
    """The day of the plan; a meeting kept before plans noted it says where it was moved from."""
    state: RealityState
    reason: str = ""
    """Why it moved, was put off or not held; "" when nobody said."""
    figures: HeldFigures = HeldFigures()

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.row.id

    @property
    def held_on(self) -> date | None:
        """The day it was held, None while it was not."""
        return self.row.day if self.state in _HELD else None

    @property
    def note(self) -> str:
        """Say what differs from the plan in a few words."""
        if self.state in _OFF:
            return self.reason
        if self.row.day == self.planned_on:
            return ""
        if self.state in _HELD:
            return self.reason
        moved = f"dời từ {day_month(self.planned_on)}"
        return f"{moved}: {lower_first(self.reason)}" if self.reason else moved


def reality_line(
    row: MeetingRow, today: date, reason: str = "", figures: HeldFigures | None = None
) -> RealityLine:
    """Return a meeting of the plan as it stands on a day."""
    planned_on = row.proposed_on or row.moved_from or row.day
    state = _state(row, planned_on, today)
    return RealityLine(row, planned_on, state, reason, figures or HeldFigures())


def _state(row: MeetingRow, planned_on: date, today: date) -> RealityState:
    if row.stage is MeetingStage.POSTPONED:
        return RealityState.POSTPONED
    if row.stage is MeetingStage.NOT_HELD:
        return RealityState.NOT_HELD
    if row.stage not in HELD_STAGES:
        return RealityState.LATE if row.day < today else RealityState.COMING
    return RealityState.ON_DAY if row.day == planned_on else RealityState.OTHER_DAY


def reality_sentence(lines: Iterable[RealityLine]) -> str:
    """Return the year in one sentence: planned, held, on another day, late, off."""
    counts = Counter(line.state for line in lines)
    held = sum(counts[state] for state in _HELD)
    said = [f"Kế hoạch {counts.total()} buổi", f"đã họp {held}"]
    words = {
        RealityState.OTHER_DAY: "họp ngày khác",
        RealityState.LATE: "quá ngày chưa họp",
        RealityState.POSTPONED: "hoãn",
        RealityState.NOT_HELD: "không họp",
        RealityState.COMING: "chưa đến ngày",
    }
    said += [f"{counts[state]} {text}" for state, text in words.items() if counts[state]]
    return f"{', '.join(said)}."
