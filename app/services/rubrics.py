"""Rubrics: the editions of this book, bringing files in and taking them out."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.rubric_files import export_rubric, fault_problems, import_rubric
from app.data.rubric_records import (
    add_edition,
    edition_on,
    find_edition,
    has_shipped_rubrics,
    load_rubric,
    rubric_of,
    shipped_rubrics,
)
from app.data.rubric_use import why_kept
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.rubric_drafts import Draft
from app.domain.rubric_editions import content_hash
from app.domain.rubric_reading import RubricReading, read_rubric
from app.domain.rubrics import Rubric, RubricFault
from app.services.saving import save

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
    installed_on: date | None
    confidence: str
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RubricPreview:
    """What a rubric would be in this book, before it is kept."""

    rubric: Rubric
    known: EditionRow | None
    """The edition with the same content that is already here."""
    replaces: EditionRow | None
    """The edition that meetings would have used from the first day on."""
    first_day: date
    """The first day a meeting may use it; earlier meetings keep what they had."""


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
            t.RubricEdition.target,
            t.RubricEdition.rubric_id,
            t.RubricEdition.valid_from,
            t.RubricEdition.id,
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

    def preview_file(self, path: Path) -> RubricPreview:
        """Return what a file would bring in; raises ValidationError with every fault."""
        with self._db.read() as session:
            reading = import_rubric(_read(path), _library(session))
            if reading.rubric is None:
                raise ValidationError(fault_problems(reading.faults))
            return self._preview(session, reading.rubric)

    def faults_of_file(self, path: Path) -> tuple[RubricFault, ...]:
        """Return everything wrong with a file, each fault with its line."""
        with self._db.read() as session:
            return import_rubric(_read(path), _library(session)).faults

    def import_file(self, path: Path) -> EditionRow:
        """Bring in a rubric file as a new edition; raises ValidationError with every fault."""
        return self.import_bytes(_read(path))

    def import_bytes(self, data: bytes) -> EditionRow:
        """Bring in a rubric as a new edition; the same content twice is one edition."""
        with self._db.write("Nhập khung tiêu chí") as session:
            reading = import_rubric(data, _library(session))
            if reading.rubric is None:
                raise ValidationError(fault_problems(reading.faults))
            return self._install(session, reading.rubric)

    def check_draft(self, draft: Draft) -> RubricReading:
        """Return the rubric a draft makes, or everything that keeps it from adding up."""
        with self._db.read() as session:
            return read_rubric(draft, _library(session))

    def preview(self, rubric: Rubric) -> RubricPreview:
        """Return what keeping a rubric as an edition would change."""
        with self._db.read() as session:
            return self._preview(session, rubric)

    def save_draft(self, draft: Draft) -> EditionRow:
        """Keep a draft as a new edition; raises ValidationError with every fault."""
        with self._db.write("Lưu bản mới của khung tiêu chí") as session:
            reading = read_rubric(draft, _library(session))
            if reading.rubric is None:
                raise ValidationError(fault_problems(reading.faults))
            return self._install(session, reading.rubric)

    def why_kept(self, edition_id: int) -> str:
        """Return why an edition cannot be taken away, "" when it can."""
        with self._db.read() as session:
            row = session.get(t.RubricEdition, edition_id)
            return why_kept(session, row) if row is not None else ""

    def remove(self, edition_id: int) -> None:
        """Take an own edition away; raises Refused when anything is scored by it."""
        with self._db.write("Xóa bản khung tiêu chí") as session:
            row = session.get(t.RubricEdition, edition_id)
            if row is None:
                raise NotFound("Khung tiêu chí này không còn trong sổ.")
            reason = why_kept(session, row)
            if reason:
                raise Refused(reason)
            session.delete(row)

    def export_text(self, rubric_id: str) -> str:
        """Return the edition of a rubric that the next meetings use, as a YAML file."""
        with self._db.read() as session:
            row = edition_on(session, rubric_id, self._tomorrow())
            if row is None:
                raise NotFound(f"Không có khung tiêu chí nào có mã “{rubric_id}”.")
            return export_rubric(rubric_of(row))

    def export_file(self, rubric_id: str, path: Path) -> None:
        """Write the edition of a rubric that the next meetings use to a file."""
        save(path, self.export_text(rubric_id).encode())

    def export_edition(self, edition_id: int, path: Path) -> None:
        """Write one edition to a file."""
        save(path, export_rubric(self.get(edition_id)).encode())

    def _install(self, session: Session, rubric: Rubric) -> EditionRow:
        today = self._clock().date()
        return _row(add_edition(session, rubric, shipped=False, installed_on=today))

    def _preview(self, session: Session, rubric: Rubric) -> RubricPreview:
        first = max(rubric.valid_from or date.min, self._tomorrow())
        known = find_edition(session, rubric.id, content_hash(rubric))
        old = edition_on(session, rubric.id, first)
        return RubricPreview(
            rubric=rubric,
            known=None if known is None else _row(known),
            replaces=None if old is None or known is not None else _row(old),
            first_day=first,
        )

    def _tomorrow(self) -> date:
        return self._clock().date() + timedelta(days=1)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused("Tệp quá lớn, không phải khung tiêu chí.")
        return path.read_bytes()
    except OSError as fault:
        raise Refused(
            "Không đọc được tệp khung tiêu chí. Hãy kiểm tra tên tệp và quyền đọc."
        ) from fault


def _library(session: Session) -> dict[str, Rubric]:
    rows = session.scalars(select(t.RubricEdition).order_by(t.RubricEdition.id))
    return {row.rubric_id: rubric_of(row) for row in rows}


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
        installed_on=row.installed_on,
        confidence=rubric.confidence.value,
        caveats=rubric.caveats,
    )
