"""Rubrics: the editions of this book, bringing files in and taking them out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.data import tables as t
from app.data.database import Database
from app.data.files import atomic_write
from app.data.rubric_files import export_rubric, fault_problems, import_rubric
from app.data.rubric_records import (
    add_edition,
    edition_on,
    has_shipped_rubrics,
    load_rubric,
    rubric_of,
    shipped_rubrics,
)
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.rubrics import Rubric

LARGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition as lists show it."""

    id: int
    rubric_id: str
    edition: str
    name: str
    target: str
    complete: bool
    can_score: bool
    valid_from: date | None
    valid_to: date | None
    shipped: bool
    confidence: str
    caveats: tuple[str, ...]


class RubricService:
    """Actions on rubrics."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def seed(self) -> None:
        """Put the shipped rubrics into a book that has none."""
        with self._db.read() as session:
            if has_shipped_rubrics(session):
                return
        with self._db.write("Khung tiêu chí kèm chương trình", undoable=False) as session:
            for rubric in shipped_rubrics():
                add_edition(session, rubric, shipped=True)

    def list(self) -> tuple[EditionRow, ...]:
        """Return every edition by rubric and date."""
        query = select(t.RubricEdition).order_by(
            t.RubricEdition.target, t.RubricEdition.rubric_id, t.RubricEdition.valid_from
        )
        with self._db.read() as session:
            return tuple(_row(row) for row in session.scalars(query))

    def for_meetings(self, day: date) -> tuple[EditionRow, ...]:
        """Return the editions a meeting may be scored with, those in force on the day first."""
        offered = [row for row in self.list() if row.target == "meeting" and row.can_score]
        return tuple(sorted(offered, key=lambda row: (not _in_force(row, day), row.name)))

    def get(self, edition_id: int) -> Rubric:
        """Return the rubric of an edition."""
        with self._db.read() as session:
            return load_rubric(session, edition_id)

    def import_file(self, path: Path) -> EditionRow:
        """Bring in a rubric file as a new edition; raises ValidationError with every fault."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise Refused("Tệp quá lớn, không phải khung tiêu chí.")
            data = path.read_bytes()
        except OSError as fault:
            raise Refused(
                "Không đọc được tệp khung tiêu chí. Hãy kiểm tra tên tệp và quyền đọc."
            ) from fault
        return self.import_bytes(data)

    def import_bytes(self, data: bytes) -> EditionRow:
        """Bring in a rubric as a new edition; the same content twice is one edition."""
        with self._db.write("Nhập khung tiêu chí") as session:
            library = {
                row.rubric_id: rubric_of(row) for row in session.scalars(select(t.RubricEdition))
            }
            reading = import_rubric(data, library)
            if reading.rubric is None:
                raise ValidationError(fault_problems(reading.faults))
            today = self._clock().date()
            return _row(add_edition(session, reading.rubric, shipped=False, installed_on=today))

    def export_text(self, rubric_id: str) -> str:
        """Return the edition of a rubric in force today as a YAML file."""
        with self._db.read() as session:
            row = edition_on(session, rubric_id, self._clock().date())
            if row is None:
                raise NotFound(f"Không có khung tiêu chí nào có mã “{rubric_id}”.")
            return export_rubric(rubric_of(row))

    def export_file(self, rubric_id: str, path: Path) -> None:
        """Write the edition of a rubric in force today to a file."""
        atomic_write(path, self.export_text(rubric_id).encode())


def _in_force(row: EditionRow, day: date) -> bool:
    starts = row.valid_from is None or row.valid_from <= day
    return starts and (row.valid_to is None or day <= row.valid_to)


def _row(row: t.RubricEdition) -> EditionRow:
    rubric = rubric_of(row)
    return EditionRow(
        id=row.id,
        rubric_id=row.rubric_id,
        edition=row.content_hash,
        name=row.name,
        target=row.target,
        complete=row.complete,
        can_score=rubric.can_score,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        shipped=row.shipped,
        confidence=rubric.confidence.value,
        caveats=rubric.caveats,
    )
