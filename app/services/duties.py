"""Periodic duties: entering them, switching them, and what became of them in a year."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.duty_records import load_duties, load_duty_lines
from app.domain.clock import Clock
from app.domain.duties import (
    DutyLine,
    PeriodicDuty,
    PeriodicDutyDraft,
    check_duty,
    suggested,
)
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.text import clean


class DutyService:
    """Actions on periodic duties (việc định kỳ)."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self) -> tuple[PeriodicDuty, ...]:
        """Return the duties of the cell."""
        with self._db.read() as session:
            return load_duties(session)

    def suggested(self) -> tuple[PeriodicDutyDraft, ...]:
        """Return what other cells have been asked for; nothing of it is on by itself."""
        return suggested(self.list())

    def lines(self, year: int) -> tuple[DutyLine, ...]:
        """Return every time a duty is due in a year: done where, or missing."""
        with self._db.read() as session:
            since = load_cell(session).records_from
            return load_duty_lines(session, year, self._clock().date(), since)

    def add(self, draft: PeriodicDutyDraft) -> int:
        """Enter a duty; it enters the agendas opened from now on."""
        _refuse_problems(draft)
        with self._db.write("Thêm việc định kỳ") as session:
            row = t.PeriodicDuty()
            _write(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, duty_id: int, draft: PeriodicDutyDraft) -> None:
        """Change a duty."""
        _refuse_problems(draft)
        with self._db.write("Sửa việc định kỳ") as session:
            _write(_find(session, duty_id), draft)

    def switch(self, duty_id: int, *, enabled: bool) -> None:
        """Switch a duty on or off."""
        with self._db.write("Bật việc định kỳ" if enabled else "Tắt việc định kỳ") as session:
            _find(session, duty_id).enabled = enabled

    def remove(self, duty_id: int) -> None:
        """Delete a duty no meeting has dealt with; one that was dealt with is switched off."""
        with self._db.write("Xóa việc định kỳ") as session:
            row = _find(session, duty_id)
            query = select(func.count()).where(t.AgendaItem.duty_id == duty_id)
            if session.scalar(query):
                raise Refused(
                    "Việc này đã có trong chương trình của buổi họp nên không xóa được. Hãy tắt đi."
                )
            session.delete(row)


def _write(row: t.PeriodicDuty, draft: PeriodicDutyDraft) -> None:
    row.title = clean(draft.title).strip()
    row.citation = clean(draft.citation).strip()
    row.subject = clean(draft.subject).strip()
    row.months = sorted(set(draft.months))
    row.starts_on, row.enabled = draft.starts_on, draft.enabled
    row.note = clean(draft.note).strip()


def _refuse_problems(draft: PeriodicDutyDraft) -> None:
    problems = check_duty(draft)
    if problems:
        raise ValidationError(problems)


def _find(session: Session, duty_id: int) -> t.PeriodicDuty:
    row = session.get(t.PeriodicDuty, duty_id)
    if row is None:
        raise NotFound("Việc định kỳ này không còn trong sổ.")
    return row
