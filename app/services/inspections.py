"""The programme of inspection and supervision: its lines, and what came of them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.inspection_records import load_inspections, of_year
from app.data.meeting_files import find_meeting
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.inspections import (
    InspectionDraft,
    InspectionLine,
    InspectionResult,
    check_inspection,
    why_not_done,
)
from app.domain.text import clean


class InspectionService:
    """Actions on the year's programme (chương trình kiểm tra, giám sát)."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int) -> tuple[InspectionLine, ...]:
        """Return the lines of a year in the order of the form."""
        with self._db.read() as session:
            return load_inspections(session, of_year(year))

    def year_of(self, line_id: int) -> int | None:
        """Return the year of a line, None when it is gone."""
        with self._db.read() as session:
            row = session.get(t.InspectionItem, line_id)
            return None if row is None else row.year

    def add(self, year: int, draft: InspectionDraft) -> int:
        """Add a line at the end of its part; raises ValidationError."""
        _refuse_problems(draft)
        with self._db.write("Thêm việc kiểm tra, giám sát") as session:
            row = t.InspectionItem(year=year, done_on=None, result="", meeting_id=None)
            row.position = _next_position(session, year)
            _write(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, line_id: int, draft: InspectionDraft) -> None:
        """Change a line."""
        _refuse_problems(draft)
        with self._db.write("Sửa việc kiểm tra, giám sát") as session:
            _write(_find(session, line_id), draft)

    def finish(self, line_id: int, result: InspectionResult) -> None:
        """Record that a line was done, with what result, and where the cell heard of it.

        Raises Refused for a day that cannot be.
        """
        with self._db.write("Ghi kết quả kiểm tra, giám sát") as session:
            row = _find(session, line_id)
            why = why_not_done(row.year, result.on, self._clock().date())
            if why:
                raise Refused(why)
            if result.meeting_id is not None:
                find_meeting(session, result.meeting_id)
            row.done_on, row.meeting_id = result.on, result.meeting_id
            row.result = clean(result.text).strip()

    def reopen(self, line_id: int) -> None:
        """Take back that a line was done; its result goes with it."""
        with self._db.write("Bỏ kết quả kiểm tra, giám sát") as session:
            row = _find(session, line_id)
            row.done_on, row.result, row.meeting_id = None, "", None

    def remove(self, line_id: int) -> None:
        """Delete a line."""
        with self._db.write("Xóa việc kiểm tra, giám sát") as session:
            session.delete(_find(session, line_id))


def _refuse_problems(draft: InspectionDraft) -> None:
    problems = check_inspection(draft)
    if problems:
        raise ValidationError(problems)


def _next_position(session: Session, year: int) -> int:
    query = select(func.max(t.InspectionItem.position)).where(of_year(year))
    return (session.scalar(query) or 0) + 1


def _write(row: t.InspectionItem, draft: InspectionDraft) -> None:
    row.kind, row.planned = draft.kind.value, draft.planned
    row.subject, row.member_id = clean(draft.subject).strip(), draft.member_id


def _find(session: Session, line_id: int) -> t.InspectionItem:
    row = session.get(t.InspectionItem, line_id)
    if row is None:
        raise NotFound("Việc này không còn trong chương trình.")
    return row
