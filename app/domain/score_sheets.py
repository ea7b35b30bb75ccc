"""The score sheet (phiếu chấm điểm) of a meeting as it is kept: what persons chose and voted."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class SheetState(StrEnum):
    """Open while choosing, voted on the facts so far, closed on the final facts."""

    OPEN = "open"
    VOTED = "voted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What persons entered on one line; lines decided by evidence alone have none."""

    item_id: str
    self_points: Fraction | None = None
    level_id: str = ""
    policy: str = ""
    """Answer to an if_not_applicable "ask" or to a gap."""
    overridden: bool = False
    reason: str = ""
    """Why the evidence was overridden; prints."""
    loss_note: str = ""
    """Why points were lost (K30)."""
    evidence_seen: str = ""
    """Evidence sentence beside the entry when it was made; a change marks "xem lại"."""
    cell_points: Fraction | None = None
    superior_points: Fraction | None = None
    superior_reason: str = ""
    """Why the superior gave other points than the cell."""


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """The kept part of a sheet; points that evidence decides are computed until it is closed."""

    id: int
    rubric_edition_id: int
    chosen_by_hand: bool
    """The edition is not in force on the meeting's day: the sheet says it was chosen by hand."""
    state: SheetState
    lines: tuple[SheetLine, ...] = ()
    voted_points: Fraction | None = None
    superior_total: Fraction | None = None
    superior_reason: str = ""
    kept_reason: str = ""
    """Why the voted points were kept although the record gives others."""
    frozen: str = ""
    """JSON of the frozen copy once closed, else empty."""

    def line(self, item_id: str) -> SheetLine:
        """Return the line of an item, an empty one when nothing was entered."""
        for line in self.lines:
            if line.item_id == item_id:
                return line
        return SheetLine(item_id)
