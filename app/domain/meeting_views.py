"""A meeting as its workspace shows it: file, points, findings, next act, completeness, at once."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.completeness import CompletenessLine
from app.domain.counting import Counts
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile
from app.domain.next_acts import NextAct
from app.domain.sheet_views import SheetView


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One reading of a meeting; all five steps are drawn from the same one."""

    file: MeetingFile
    now: datetime
    counts: Counts
    sheet: SheetView | None
    findings: tuple[Finding, ...]
    next_act: NextAct
    completeness: tuple[CompletenessLine, ...]

    @property
    def is_locked(self) -> bool:
        """The minutes are locked: only đính chính and a few ticks are left."""
        return self.file.header.locked_at is not None

    def findings_of(self, step: str) -> tuple[Finding, ...]:
        """Return the findings whose place is on a step: prepare, attendance, run, score, finish."""
        return tuple(f for f in self.findings if f.where.split(":")[0] == step)
