"""Scoring a sample meeting: every line chosen by hand, then enough lost to reach its points.

Only a sample may work backwards from a wished total; its purpose is a year worth looking at.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from itertools import combinations

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.closing import close_sheet, write_totals
from app.data.meeting_files import read_open_meeting
from app.data.score_records import points_text_of, sheet_record
from app.data.score_rows import new_line, new_sheet
from app.data.sheet_views import load_sheet_view
from app.domain.choices import FAIL, PASS
from app.domain.meeting_file import MeetingFile
from app.domain.rubrics import RubricItemKind
from app.domain.score_sheets import SheetLine, SheetRecord, SheetState
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView

NOTES = {
    "4.7": "Thời gian tự phê bình và phê bình chưa đủ 15 phút.",
    "7": "Một nhiệm vụ gia hạn do chờ hồ sơ thanh lý.",
    "6.2": "Một số ý kiến còn nể nang.",
}
COMMON_NOTE = "Chưa đạt yêu cầu, chi bộ rút kinh nghiệm kỳ sau."


def score_meeting(
    session: Session,
    row: t.Meeting,
    edition: t.RubricEdition,
    wished: int,
    now: datetime,
    *,
    closed: bool = True,
) -> None:
    """Add the sheet of a meeting, voted, and closed unless told otherwise."""
    session.flush()
    session.refresh(row)
    sheet = new_sheet(row.id, edition, row.day)
    session.add(sheet)
    session.flush()
    file = replace(read_open_meeting(session, row), sheet=sheet_record(sheet))
    passed = _entered(file, _view(session, file, now), failed=())
    view = _view(session, passed, now)
    failed = _to_lose(view, Fraction(wished))
    final = _entered(file, view, failed)
    view = _view(session, final, now)
    sheet.lines = [_row(line, view) for line in _lines(final, view)]
    sheet.state, sheet.voted_points = SheetState.VOTED, points_text_of(view.sheet.total)
    write_totals(sheet, view)
    session.flush()
    if closed:
        done = replace(final, sheet=sheet_record(sheet))
        close_sheet(session, done, _view(session, done, now), sheet)


def _view(session: Session, file: MeetingFile, now: datetime) -> SheetView:
    view = load_sheet_view(session, file, now)
    if view is None:
        raise ValueError(file.header.key)
    return view


def _entered(file: MeetingFile, view: SheetView, failed: Sequence[str]) -> MeetingFile:
    """Return the file with every open line chosen: met, except the failed ones."""
    kept = {line.item_id: line for line in (file.sheet.lines if file.sheet else ())}
    for item in view.sheet.items:
        if _is_for_person(item) or item.id in kept:
            level = FAIL if item.id in failed else _best_level(view, item)
            kept[item.id] = SheetLine(item.id, level_id=level, evidence_seen=item.evidence_mark)
    record = file.sheet or SheetRecord(0, view.edition_id, False, SheetState.OPEN)
    return replace(file, sheet=replace(record, lines=tuple(kept.values())))


def _best_level(view: SheetView, item: ScoredItem) -> str:
    criterion = view.rubric.item(item.id)
    return criterion.levels[0].id if criterion is not None and criterion.levels else PASS


def _is_for_person(item: ScoredItem) -> bool:
    return item.state in {LineState.EMPTY, LineState.CHOSEN} and not item.waits_for_record


def _to_lose(view: SheetView, wished: Fraction) -> tuple[str, ...]:
    """Return judgement lines whose points together are what must be lost, fewest first."""
    excess = view.sheet.total - wished
    chosen = [item for item in view.sheet.items if _can_fail(item)]
    late_first = sorted(chosen, key=lambda item: item.id, reverse=True)
    for size in range(len(late_first) + 1):
        for lines in combinations(late_first, size):
            if sum((item.max * view.sheet.scale for item in lines), Fraction(0)) == excess:
                return tuple(item.id for item in lines)
    raise ValueError(f"cannot reach {wished} from {view.sheet.total}")


def _can_fail(item: ScoredItem) -> bool:
    """Tell whether a line is a person's judgement alone: nothing recorded speaks against it."""
    is_judged = item.state is LineState.CHOSEN and item.kind is RubricItemKind.TOGGLE
    return is_judged and not item.evidence


def _lines(file: MeetingFile, view: SheetView) -> list[SheetLine]:
    entered = {line.item_id: line for line in (file.sheet.lines if file.sheet else ())}
    return [entered.get(item.id, SheetLine(item.id)) for item in view.sheet.items]


def _row(line: SheetLine, view: SheetView) -> t.ScoreLine:
    item = view.sheet.item(line.item_id)
    lost = item is not None and item.points is not None and item.points < item.max
    row = new_line(line.item_id)
    row.level_id, row.evidence_seen = line.level_id, line.evidence_seen
    row.loss_note = NOTES.get(line.item_id, COMMON_NOTE) if lost else ""
    row.cell_points = points_text_of(item.points if item is not None else None)
    return row
