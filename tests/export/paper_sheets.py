"""Score sheets of the meeting of November for tests of papers, by any shipped rubric."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from app.data.rubric_records import shipped_rubrics
from app.domain.choices import Choice
from app.domain.fact_reading import read_facts
from app.domain.meeting_file import MeetingFile
from app.domain.rubrics import Rubric, RubricItemKind, ScoringKind
from app.domain.score_columns import score_columns
from app.domain.score_sheets import SheetLine, SheetRecord, SheetState
from app.domain.scoring import ScoredSheet, score
from app.domain.sheet_views import SheetView
from tests.builders import NOW


@lru_cache
def a_rubric(rubric_id: str = "an-phu-chi-tiet") -> Rubric:
    """Return a shipped rubric."""
    return next(rubric for rubric in shipped_rubrics() if rubric.id == rubric_id)


def a_view(
    file: MeetingFile,
    rubric_id: str = "an-phu-chi-tiet",
    choices: Iterable[Choice] = (),
    *,
    state: SheetState = SheetState.CLOSED,
    superior: Fraction | None = None,
) -> SheetView:
    """Return a sheet on the facts of a meeting; what is open gets full points."""
    rubric, chosen = a_rubric(rubric_id), list(choices)
    facts = read_facts(file, NOW)
    sheet = score(rubric, facts, chosen)
    while sheet.open_items:
        chosen += [_full(item.id, item.kind, item.max) for item in sheet.open_items]
        sheet = score(rubric, facts, chosen)
    record = SheetRecord(
        id=1,
        rubric_edition_id=1,
        chosen_by_hand=False,
        state=state,
        lines=tuple(SheetLine(item.id, cell_points=item.points) for item in sheet.items),
        voted_points=None if state is SheetState.OPEN else _total(sheet),
        superior_total=superior,
    )
    columns = score_columns(sheet, rubric.bands, record.lines, superior)
    return SheetView(rubric, 1, False, record, sheet, columns)


def _full(item_id: str, kind: RubricItemKind, points: Fraction) -> Choice:
    level = "pass" if kind is RubricItemKind.TOGGLE else ""
    return Choice(
        item_id,
        level_id=level,
        points=None if level else points,
        is_override=True,
        reason="đã đối chiếu tại chỗ",
    )


def _total(sheet: ScoredSheet) -> Fraction:
    return sheet.total if sheet.scoring is ScoringKind.POINTS else Fraction(0)
