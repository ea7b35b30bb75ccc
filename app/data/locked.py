"""The guard of locked meetings: after a lock only a few facts of a meeting may still change."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.base import Base
from app.data.journal import Change
from app.domain.errors import Refused

LOCKED_SENTENCE = (
    "Biên bản buổi họp này đã khóa nên không sửa được. Hãy ghi đính chính ở bước Hoàn thiện."
)
OPEN_TABLES = frozenset(
    {
        "corrections",
        "exports",
        "attachments",
        "task_results",
        "visits",
        "remarks",
        "petitions",
        "good_models",
        "member_remarks",
        "reviews",
        "outgoing_mails",
        "inspection_items",
    }
)
"""Tables of a meeting that stay open: đính chính, files, results of its tasks, what came of it."""
OPEN_COLUMNS: Mapping[str, frozenset[str]] = {
    "meetings": frozenset({"finished_posted_on", "reported_on", "announced_on", "signed_scan"}),
    "tasks": frozenset({"state"}),
    "score_sheets": frozenset({"superior_total", "superior_reason"}),
    "score_lines": frozenset({"superior_points", "superior_reason"}),
    "documents": frozenset({"state", "cancel_reason"}),
}
_WITH_MEETING = frozenset(
    {
        "meeting_parts",
        "preparations",
        "notices",
        "guests",
        "agenda_items",
        "attendances",
        "minutes_entries",
        "votes",
        "tasks",
        "score_sheets",
        "finding_overrides",
        "snapshots",
        "documents",
        "papers",
    }
)
"""Tables whose rows name their meeting."""
_EMPTY = frozenset({None, "", 0, "[]"})


def refuse_locked(session: Session, changes: Sequence[Change]) -> None:
    """Raise Refused when an action touches what a lock has closed.

    A meeting counts as locked when it was so before this action: the action that locks it writes
    the snapshot and the stage in one go.
    """
    locking = {c.row_id for c in changes if c.table == "meetings" and _sets_lock(c)}
    for change in changes:
        if change.table == "meetings" and _undoes_lock(change):
            raise Refused(LOCKED_SENTENCE)
        if change.table in OPEN_TABLES or _only_open_columns(change):
            continue
        meeting_id = _meeting_of(session, change)
        if meeting_id is None or meeting_id in locking:
            continue
        if _is_locked(session, meeting_id):
            raise Refused(LOCKED_SENTENCE)


def _sets_lock(change: Change) -> bool:
    if change.after is None or change.before is None:
        return False
    return change.before.get("locked_at") is None and bool(change.after.get("locked_at"))


def _undoes_lock(change: Change) -> bool:
    """Tell whether a locked meeting is deleted or opened: the row itself no longer says it was."""
    if change.before is None or not change.before.get("locked_at"):
        return False
    return change.after is None or not change.after.get("locked_at", True)


def _only_open_columns(change: Change) -> bool:
    open_columns = OPEN_COLUMNS.get(change.table, frozenset())
    if change.before is not None and change.after is not None:
        return change.after.keys() <= open_columns
    if change.table == "score_lines" and change.before is None and change.after is not None:
        entered = {name for name, value in change.after.items() if value not in _EMPTY}
        return entered <= {"id", "sheet_id", "item_id", "superior_points", "superior_reason"}
    return False


def _meeting_of(session: Session, change: Change) -> int | None:
    """Return the meeting a changed row belongs to, None for rows of no meeting."""
    if change.table == "meetings":
        return change.row_id
    image = {**(change.after or {}), **(change.before or {})}
    if "meeting_id" in image:
        meeting_id: int | None = image["meeting_id"]
        return meeting_id
    if change.table == "score_lines":
        return _meeting_of_line(session, change, image)
    if change.table == "task_co_owners":
        row = session.get(t.Task, image.get("task_id"))
        return None if row is None else row.meeting_id
    if change.table not in _WITH_MEETING:
        return None
    columns = Base.metadata.tables[change.table].c
    return session.scalar(select(columns.meeting_id).where(columns.id == change.row_id))


def _meeting_of_line(session: Session, change: Change, image: Mapping[str, object]) -> int | None:
    sheet_id = image.get("sheet_id") or session.scalar(
        select(t.ScoreLine.sheet_id).where(t.ScoreLine.id == change.row_id)
    )
    return session.scalar(select(t.ScoreSheet.meeting_id).where(t.ScoreSheet.id == sheet_id))


def _is_locked(session: Session, meeting_id: int) -> bool:
    query = select(t.Meeting.locked_at).where(t.Meeting.id == meeting_id)
    return session.scalar(query) is not None
