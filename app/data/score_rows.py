"""New rows of score sheets: an open sheet of an edition, and a line nobody has entered."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.data import tables as t
from app.data.rubric_records import is_in_force
from app.domain.score_sheets import SheetState

NOTHING_ENTERED: Mapping[str, str | bool] = MappingProxyType(
    {
        "self_points": "",
        "level_id": "",
        "policy": "",
        "overridden": False,
        "reason": "",
        "loss_note": "",
        "evidence_seen": "",
        "cell_points": "",
        "superior_points": "",
        "superior_reason": "",
    }
)
"""What stands on a line nobody has entered, of a meeting's sheet or a member's."""


def new_sheet(meeting_id: int, edition: t.RubricEdition, day: date) -> t.ScoreSheet:
    """Return an open sheet of a meeting; an edition not in force that day was chosen by hand."""
    return t.ScoreSheet(
        meeting_id=meeting_id,
        rubric_edition_id=edition.id,
        chosen_by_hand=not is_in_force(edition, day),
        state=SheetState.OPEN,
        voted_points="",
        total="",
        grade="",
        grade_label="",
        superior_total="",
        superior_reason="",
        kept_reason="",
        frozen="",
    )


def new_line(item_id: str) -> t.ScoreLine:
    """Return an empty line of a sheet."""
    return t.ScoreLine(item_id=item_id, **NOTHING_ENTERED)
