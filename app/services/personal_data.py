"""The data of one person: all of it as a workbook on request, or erased for good."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.data import erasing, journal_log
from app.data import tables as t
from app.data.database import Database
from app.data.member_records import load_members
from app.data.person_records import load_person
from app.domain.clock import Clock, as_utc
from app.domain.erasures import keeps_name
from app.domain.errors import NotFound
from app.domain.text import clean, fold
from app.services.exported_files import MadePaper, put, record

PAPER = "du-lieu-ca-nhan"
LABEL = "Xóa dữ liệu cá nhân của một đảng viên"


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """That data of one person were erased, when and why."""

    erased_on: date
    reason: str
    fields: int
    """How many fields held something."""


class PersonalDataService:
    """Actions on what the book holds about one member."""

    def __init__(self, db: Database, exports: Path, clock: Clock) -> None:
        self._db = db
        self._exports = exports
        self._clock = clock

    def export(self, member_id: int) -> Path:
        """Write all that the book holds about a member as a workbook; return its place."""
        from app.services.export.person_workbook import person_workbook  # noqa: PLC0415 - heavy

        with self._db.read() as session:
            person = load_person(session, member_id, self._clock().date())
        stem = fold(person.full_name).replace(" ", "-")
        name = f"{self._clock():%Y-%m-%d}_du-lieu_{stem}.xlsx"
        data, year = person_workbook(person), self._clock().year
        paper = MadePaper(PAPER, name, data, year=year, source_id=member_id)
        place = put(self._db, self._exports, paper)
        record(self._db, "dữ liệu của một đảng viên", [(paper, place)], self._clock())
        return place

    def erases_name(self, member_id: int) -> bool:
        """Tell whether the name goes too: it stays while the member is still in the cell."""
        with self._db.read() as session:
            member = next((m for m in load_members(session) if m.id == member_id), None)
        if member is None:
            raise NotFound("Đảng viên này không còn trong sổ. Hãy mở lại danh sách đảng viên.")
        return not keeps_name(member, self._clock().date())

    def erase(self, member_id: int, reason: str) -> None:
        """Erase a person's data from rows, journal, typed texts and the search index, for good.

        Locked minutes keep the name, older backups the data. Nothing of it can be undone.
        """
        takes_name = self.erases_name(member_id)
        today = self._clock().date()
        with self._db.fill() as session:
            row = session.get(t.Member, member_id)
            if row is None:
                raise NotFound
            fields = erasing.erase(session, row, keeps_name=not takes_name)
            row.erased_on = today
            session.add(
                t.Erasure(
                    member_id=member_id,
                    erased_on=today,
                    reason=clean(reason).strip(),
                    fields=list(fields),
                )
            )
            session.flush()
            journal_log.note(session, LABEL, as_utc(self._clock()))
        self._db.forget_undo()
        with self._db.aside() as session:
            erasing.compact_index(session)
        self._db.compact()

    def erasures(self) -> tuple[ErasureRow, ...]:
        """Return when data of a person were erased and why, the last time first."""
        with self._db.read() as session:
            rows = session.scalars(select(t.Erasure).order_by(t.Erasure.id.desc()))
            return tuple(ErasureRow(r.erased_on, r.reason, len(r.fields)) for r in rows)
