"""The score sheet of a meeting as screens, papers and checks see it."""

from dataclasses import dataclass, field
from fractions import Fraction

from app.domain.checked_meetings import ScoreOutcome
from app.domain.gates import Gating
from app.domain.rubrics import Rubric
from app.domain.score_columns import ScoreColumns, VoteDifference
from app.domain.score_sheets import SheetRecord, SheetState
from app.domain.scored_items import ScoredItem
from app.domain.scoring import ScoredSheet
from app.domain.text import points_text


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet with the rubric it is scored by and its three columns."""

    rubric: Rubric
    edition_id: int
    chosen_by_hand: bool
    """The rubric is not in force on the meeting's day: the sheet says who chose it."""
    record: SheetRecord | None
    sheet: ScoredSheet
    columns: ScoreColumns
    gating: Gating = field(default_factory=Gating)
    differences: tuple[VoteDifference, ...] = ()
    """Lines whose record no longer gives the voted points."""

    @property
    def state(self) -> SheetState:
        """Open, voted or closed."""
        return SheetState.OPEN if self.record is None else self.record.state

    @property
    def voted_points(self) -> Fraction | None:
        """Points the cell voted on."""
        return None if self.record is None else self.record.voted_points


def outcome_of(view: SheetView | None) -> ScoreOutcome:
    """Return what checks and texts need of a sheet."""
    if view is None:
        return ScoreOutcome()
    sheet = view.sheet
    return ScoreOutcome(
        points=points_text(sheet.total),
        grade_label=sheet.grade_label,
        open_items=tuple(item.id for item in sheet.open_items),
        lost_without_note=tuple(item.id for item in sheet.items if _is_lost_silently(item)),
        asked_without_note=tuple(item.id for item in sheet.items if item.needs_note),
        gate_missing=_below_maximum(sheet, view.gating),
    )


def _is_lost_silently(item: ScoredItem) -> bool:
    is_lost = item.points is not None and item.points < item.max
    return is_lost and not item.note.strip()


def _below_maximum(sheet: ScoredSheet, gating: Gating) -> tuple[str, ...]:
    """Return the lines a gate that held the grade back wants at their maximum."""
    held_back = {line.gate_id for line in sheet.verdict.lines}
    wanted = (
        item_id
        for applied in gating.gates
        if applied.gate.id in held_back
        for item_ids in applied.item_map.values()
        for item_id in item_ids
    )
    items = (sheet.item(item_id) for item_id in dict.fromkeys(wanted))
    return tuple(item.id for item in items if item is not None and item.points != item.max)
