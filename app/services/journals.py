"""The journal of changes and the trash; the window opens before anything of these is loaded."""

from dataclasses import dataclass
from datetime import date, datetime

from app.data import journal_log, journal_pages, single_undo, trash
from app.data.cell_records import load_settings
from app.data.database import Database
from app.data.record_words import Records
from app.data.tables.history import JournalAction
from app.domain.clock import Clock, as_utc
from app.domain.dates import months_later
from app.domain.errors import NotFound, Refused
from app.domain.journals import (
    ACTION_UNDONE,
    PARENT_GONE_NAMED,
    RECORD_NOUNS,
    ChangedRecord,
    JournalFilter,
    JournalPage,
    RecordKey,
    TrashLine,
    trash_tables,
)
from app.domain.text import lower_first, short_date

PAGE = 50
MOST_TRASH = 300
EVERYTHING = JournalFilter()


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What one action did, and why it cannot be taken back alone ("" when it can)."""

    records: tuple[ChangedRecord, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class OldActions:
    """What clearing the journal would forget."""

    before: date
    count: int


class JournalService:
    """What was done before, what was deleted, and forgetting what is old."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def page(
        self, wanted: JournalFilter = EVERYTHING, *, before_id: int | None = None, limit: int = PAGE
    ) -> JournalPage:
        """Return the newest actions that fit; `before_id` the ones before that action."""
        with self._db.read() as session:
            return journal_pages.journal_page(session, wanted, limit, before_id)

    def details(self, action_id: int) -> ActionDetails:
        """Return every record of an action and whether it can still be taken back alone."""
        with self._db.read() as session:
            return ActionDetails(
                journal_pages.action_details(session, action_id),
                single_undo.refusal(session, action_id),
            )

    def undo_alone(self, action_id: int) -> None:
        """Take one old action back as a new action; raises Conflict where that is not safe."""
        with self._db.write(ACTION_UNDONE.format(self._label(action_id))) as session:
            single_undo.undo_alone(session, action_id)

    def _label(self, action_id: int) -> str:
        with self._db.read() as session:
            action = session.get(JournalAction, action_id)
            if action is None:
                raise NotFound
            return action.label

    # --- The trash -----------------------------------------------------------------------------

    def trash(self) -> tuple[TrashLine, ...]:
        """Return what was deleted and can be put back, newest first."""
        with self._db.read() as session:
            records = Records(session)
            lost = trash.deletions(session, trash_tables(), MOST_TRASH)
            gone = trash.missing_parents(session, lost)
            return tuple(
                _trash_line(records, one, parent) for one, parent in zip(lost, gone, strict=True)
            )

    def put_back(self, line: TrashLine) -> str:
        """Bring a deleted record back with its parts; return where it is seen.

        Raises Conflict when what it belongs to is gone, or something else took its place.
        """
        key = (line.key.table, line.key.row_id)
        with self._db.write(f"Lấy lại {lower_first(line.noun)}") as session:
            trash.put_back(session, line.action_id, key)
        with self._db.read() as session:
            return Records(session).where(*key)

    # --- Clearing ------------------------------------------------------------------------------

    def old_actions(self) -> OldActions:
        """Return what is older than the cell wants its journal to go back."""
        with self._db.read() as session:
            day = self._kept_since(load_settings(session).journal_months)
            return OldActions(day, journal_log.older_than(session, _moment(day)))

    def clear_old(self) -> int:
        """Forget the actions older than the journal goes back, and give their room back.

        Raises Refused when there are none. This cannot be undone; locked meetings keep their
        snapshots.
        """
        old = self.old_actions()
        if not old.count:
            raise Refused(f"Nhật ký không có việc nào trước {short_date(old.before)}.")
        label = f"Dọn nhật ký trước {short_date(old.before)}: bỏ {old.count} việc"
        with self._db.aside() as session:
            count = journal_log.purge(session, _moment(old.before))
            journal_log.note(session, label, as_utc(self._clock()))
        self._db.compact()
        return count

    def _kept_since(self, months: int) -> date:
        return months_later(self._clock().date(), -months)


def _trash_line(records: Records, lost: trash.Deletion, gone: tuple[str, int] | None) -> TrashLine:
    noun = RECORD_NOUNS[lost.table]
    return TrashLine(
        action_id=lost.action_id,
        key=RecordKey(lost.table, lost.row_id),
        noun=noun.one,
        title=records.title(lost.table, lost.image),
        of=records.owner_words(lost.table, lost.image),
        at=journal_pages.local_time(lost.at.isoformat()),
        children=lost.children,
        trouble="" if gone is None else PARENT_GONE_NAMED.format(records.words(*gone)),
        group=noun.group,
    )


def _moment(day: date) -> datetime:
    return as_utc(datetime(day.year, day.month, day.day))
