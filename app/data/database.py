"""The data file while it is open: one transaction per action, journalled, undone, announced."""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

from app.data import driver, failures, journal, journal_log
from app.data.base import Base
from app.data.journal import Change, Key
from app.data.memo import Memo
from app.data.tables import declare_all
from app.data.turns import Turns
from app.data.undo_list import Step, given_row
from app.domain.clock import utc_now
from app.domain.errors import AppError, Conflict, DataFileError, Refused
from app.domain.progress import Progress

Changes = tuple[Change, ...]
Check = Callable[[Session, Changes], None]
"""Called with all changes of an action after they are made and before they are kept."""
Listener = Callable[[frozenset[str]], None]

GIVEN_FOR_GOOD = "Số văn bản đã cấp chỉ hủy được kèm lý do. Hãy dùng Hủy số ở Sổ văn bản."

_log = logging.getLogger(__name__)
journal.watch(Base)


class Database:
    """An open data file: every change goes through `write`, every look through `read`.

    `guard` may refuse an action, an undo or a redo by raising: it sees the changed rows and the
    list of changes (a meeting being locked shows as its own change of stage), and everything is
    rolled back. `indexer` keeps the search index in step in the same transaction.
    """

    def __init__(
        self,
        path: Path,
        *,
        guard: Check | None = None,
        indexer: Check | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._path = path
        self._guard = guard
        self._indexer = indexer
        self._now = now
        self._turns = Turns()
        self._listeners: list[Listener] = []
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._engine = driver.open_engine(path)
        self._memo = Memo()
        self._readers = _reading(self._engine, self._memo)
        self._writers = _writing(self._engine, self._memo)
        self._notes = sessionmaker(self._engine)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        guard: Check | None = None,
        indexer: Check | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> "Database":
        """Open an existing file of the current schema."""
        if not path.is_file():
            raise DataFileError(failures.FILE_MISSING)
        database = cls(path, guard=guard, indexer=indexer, now=now)
        try:
            database._take_hold()
        except AppError:
            database.close()
            raise
        _log.info("data file open, SQLite %s", driver.sqlite_version())
        return database

    def _take_hold(self) -> None:
        """Lock the file itself for as long as it is open, should the folder's lock fail."""
        alone = self._engine.execution_options(begin="EXCLUSIVE")
        with self._turns.take(), failures.of_database(self._path), alone.begin() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    def keep_time_by(self, now: Callable[[], datetime]) -> None:
        """Stamp actions by this clock, in UTC with its offset."""
        self._now = now

    @property
    def path(self) -> Path:
        """Return where the file is."""
        return self._path

    # --- Transactions --------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Generator[Session]:
        """Look at one state of the file; nothing is ever kept."""
        with self._turns.take(), failures.of_database(self._path), self._readers() as session:
            yield session

    @contextmanager
    def write(self, action: str, *, undoable: bool = True, gives: str = "") -> Generator[Session]:
        """Do one action: all of it is kept, journalled and announced, or none of it.

        A new row of the table it `gives` is never taken out again: see `undo_closing`.
        """
        with self._turn() as session:
            yield session
            tables = self._settle(session)
            action_id = journal_log.save(session, action, self._now())
            self._commit(session, tables)
            if action_id is not None and undoable:
                kept = given_row(journal.changes(session), gives)
                self._done.append(Step(action_id, action, kept))
                self._undone.clear()
        self._announce(tables)

    @contextmanager
    def fill(self) -> Generator[Session]:
        """Write reference data: indexed and announced, but with no images in the journal."""
        with self._turn(has_images=self._guard is not None) as session:
            yield session
            tables = self._settle(session)
            self._commit(session, tables)
        self._announce(tables)

    @contextmanager
    def aside(self) -> Generator[Session]:
        """Write what is no action, such as a typed text: neither journalled nor announced."""
        declare_all()
        with self._turns.take(), failures.of_database(self._path), self._notes() as session:
            yield session
            session.commit()

    @contextmanager
    def _turn(self, *, has_images: bool = True) -> Generator[Session]:
        declare_all()
        with self._turns.take(), failures.of_database(self._path), self._writers() as session:
            journal.start(session, has_images=has_images)
            yield session

    def _settle(self, session: Session) -> frozenset[str]:
        """Flush, let the guard refuse, bring the index in step; give back the tables touched."""
        session.flush()
        changes = journal.changes(session)
        if changes:
            for check in (self._guard, self._indexer):
                if check is not None:
                    check(session, changes)
        if session.new or session.dirty or session.deleted:
            raise RuntimeError("guard and indexer must not change rows")
        return frozenset(change.table for change in changes)

    def _commit(self, session: Session, tables: frozenset[str]) -> None:
        """Keep what was done; before anyone else has a turn, forget what was read before."""
        session.commit()
        self._memo.forget(tables)

    # --- Undo and redo -------------------------------------------------------------------------

    def undo(self) -> str | None:
        """Take back the last action of this run; give back its label, None if there is none.

        Raises Refused for one that gave something for good, and keeps it in the list.
        """
        if self.kept_by_undo() is not None:
            raise Refused(GIVEN_FOR_GOOD)
        return self._replay(journal_log.undo, self._done, self._undone)

    def redo(self) -> str | None:
        """Do again what was last undone; give back its label, None if there is none."""
        return self._replay(journal_log.redo, self._undone, self._done)

    def labels(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would act on."""
        return (
            self._done[-1].label if self._done else None,
            self._undone[-1].label if self._undone else None,
        )

    def kept_by_undo(self) -> Key | None:
        """Return the row the last action gave for good, None where undo takes all of it back."""
        return self._done[-1].kept if self._done else None

    @contextmanager
    def undo_closing(self, action: str) -> Generator[Session]:
        """Take back the last action but for the row it gave, which the caller closes.

        That is an action of its own, with no undo and no redo; those before it stay within reach.
        """
        step = self._done[-1]
        with self._turn() as session, self._conflicts():
            journal_log.undo(session, step.action_id, but=step.kept)
            yield session
            tables = self._settle(session)
            journal_log.save(session, action, self._now())
            self._commit(session, tables)
            self._done.pop()
            self._undone.clear()
        self._announce(tables)

    def forget_undo(self) -> None:
        """Empty the undo list, as after a lock or a restore."""
        self._done.clear()
        self._undone.clear()

    def _replay(
        self,
        step: Callable[[Session, int], None],
        source: list[Step],
        target: list[Step],
    ) -> str | None:
        with self._turn() as session:
            if not source:
                return None
            last = source[-1]
            with self._conflicts():
                step(session, last.action_id)
                tables = self._settle(session)
                self._commit(session, tables)
            target.append(source.pop())
        self._announce(tables)
        return last.label

    @contextmanager
    def _conflicts(self) -> Generator[None]:
        """When one action cannot be replayed, those beyond it cannot be reached either."""
        try:
            yield
        except (Conflict, IntegrityError) as error:
            self.forget_undo()
            raise Conflict from error

    # --- Listeners -----------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the tables touched after each change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, tables: frozenset[str]) -> None:
        if tables:
            for listener in tuple(self._listeners):
                listener(tables)

    # --- The file as a whole -------------------------------------------------------------------

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Copy the file while it is in use, a step at a time so that others get their turn."""

        def after_step(done: int, total: int) -> None:
            progress(done, total, "Đang chép sổ")
            self._turns.pause()

        with failures.of_database(target), self._turns.take():
            driver.copy_pages(self._raw(), target, after_step)

    def compact(self) -> None:
        """Give back the room of deleted rows, so that nothing of them stays in the file."""
        with self._turns.take(), failures.of_database(self._path):
            self._raw().execute("VACUUM")

    def close(self) -> None:
        """Close the file; the lists of undo go with it."""
        with self._turns.take():
            self._engine.dispose()
        self.forget_undo()

    def _raw(self) -> Any:
        connection = self._engine.raw_connection()
        try:
            return connection.driver_connection
        finally:
            connection.close()


def _writing(engine: Engine, memo: Memo) -> sessionmaker[Session]:
    sessions = sessionmaker(engine, info=memo.info)
    event.listen(sessions, "do_orm_execute", _refuse_bulk_statements)
    return sessions


def _reading(engine: Engine, memo: Memo) -> sessionmaker[Session]:
    deferred = engine.execution_options(begin="DEFERRED")
    sessions = sessionmaker(deferred, autoflush=False, info=memo.info)
    event.listen(sessions, "do_orm_execute", _refuse_bulk_statements)
    event.listen(sessions, "before_flush", _refuse_flush)
    return sessions


def _refuse_bulk_statements(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("only mapped rows are changed here: the journal sees no bulk statement")


def _refuse_flush(*_event: object) -> None:
    raise RuntimeError("rows are changed in write(), never in read()")
