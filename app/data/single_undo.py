"""Taking back one old action alone, and only where nothing has been built on it since."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.data import journal, journal_log
from app.data.journal import Change, Image, Key
from app.data.journal_pages import actions_of
from app.data.locked import refuse_locked
from app.data.record_words import Records
from app.data.references import References
from app.data.tables.history import JournalAction
from app.data.trash import refuse_orphans
from app.domain import journals
from app.domain.errors import Conflict, NotFound, Refused


def refusal(session: Session, action_id: int) -> str:
    """Return why an action cannot be taken back alone, "" when it can."""
    action = session.get(JournalAction, action_id)
    if action is None:
        raise NotFound
    if action.undone:
        return journals.UNDONE_ALREADY
    wanted = _inverse(session, action_id)
    if not wanted:
        return journals.NOTHING_LEFT
    return _trouble(session, action_id, wanted)


def undo_alone(session: Session, action_id: int) -> None:
    """Take an action back as part of the action being done now; raises Conflict with the reason."""
    reason = refusal(session, action_id)
    if reason:
        raise Conflict(reason)
    refuse_orphans(session, journal.apply(session, _inverse(session, action_id)))


def _inverse(session: Session, action_id: int) -> tuple[Change, ...]:
    done = journal_log.changes_of(session, action_id)
    return tuple(change.inverse() for change in reversed(done))


def _trouble(session: Session, action_id: int, wanted: Sequence[Change]) -> str:
    for change in wanted:
        if change.after is None and change.table in journals.NEVER_ALONE:
            return journals.NEVER_ALONE[change.table]
    try:
        refuse_locked(session, wanted)
    except Refused as refused:
        return refused.sentence
    if _has_moved_on(session, action_id, wanted):
        return journals.MOVED_SINCE
    return next(_changed_since(session, wanted), "") or next(_used_since(session, wanted), "")


def _has_moved_on(session: Session, action_id: int, wanted: Sequence[Change]) -> bool:
    """Tell whether something was written of a meeting after the action moved its stage."""
    moved = [c.row_id for c in wanted if c.table == "meetings" and c.after and "stage" in c.after]
    is_move = any(change.before is not None for change in wanted if change.table == "meetings")
    if not moved or not is_move:
        return False
    return any(
        later > action_id for row_id in moved for later in actions_of(session, ("meetings", row_id))
    )


def _changed_since(session: Session, wanted: Sequence[Change]) -> Iterator[str]:
    """Say of which row the file no longer holds what the action left."""
    seen: dict[Key, Image | None] = {}
    for change in wanted:
        key = (change.table, change.row_id)
        now = seen[key] if key in seen else journal.stored(session.connection(), *key)
        if change.before is None:
            if now is not None:
                yield _said(session, journals.BACK_SINCE, key)
        elif now is None:
            yield _said(session, journals.GONE_SINCE, key)
        elif any(now.get(name) != value for name, value in change.before.items()):
            yield _said(session, journals.CHANGED_SINCE, key)
        seen[key] = None if change.after is None else {**(now or {}), **change.after}


def _used_since(session: Session, wanted: Sequence[Change]) -> Iterator[str]:
    """Say what cannot go because something else points at it, or come back without its parent."""
    references = References(session.connection())
    going = {(c.table, c.row_id) for c in wanted if c.after is None}
    coming = {(c.table, c.row_id) for c in wanted if c.before is None}
    for key in going:
        if any(pointing not in going for pointing in references.pointing_at(key)):
            yield _said(session, journals.USED_SINCE, key)
    for change in wanted:
        needed = {key for key, _rule in references.parents(change.table, change.after or {})}
        if any(journal.stored(session.connection(), *key) is None for key in needed - coming):
            yield journals.PARENT_GONE


def _said(session: Session, sentence: str, key: Key) -> str:
    return sentence.format(Records(session).words(*key))
