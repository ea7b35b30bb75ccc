"""Lists from outside into the book: read, compared, asked about, then written in one action."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_number, load_settings
from app.data.database import Database
from app.data.import_writing import Ticks, write_import
from app.data.member_records import load_members
from app.data.past_attendance import load_held, load_past, write_past
from app.domain.attendance_imports import AttendanceBook, AttendanceImport, draft_attendance
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.matrix_meetings import MatrixSetting
from app.domain.member_imports import MemberImport, draft_members
from app.domain.member_matching import KnownMember, known_on
from app.domain.past_attendance import PastKey
from app.domain.sensitive_data import hidden_fields
from app.services.backups import BackupService
from app.services.foreign_files import read_foreign_file, read_pasted

MEMBERS, ATTENDANCE = "members", "attendance"
NO_NAMES = (
    "Không thấy cột họ tên trong danh sách. Hãy chỉ rõ cột nào là họ tên, hoặc kiểm tra lại tệp."
)
NO_MATRIX = (
    "Không thấy cột họ tên và các cột buổi họp của bảng điểm danh. Hãy chỉ rõ dòng tiêu đề, cột "
    "nào là họ tên, các cột nào là buổi họp, hoặc kiểm tra lại tệp."
)
NOTHING_NEW = "Danh sách này không có gì khác với sổ nên không ghi gì."


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import wrote."""

    added: int
    changed: int
    missing: int


class ImportService:
    """Actions on lists from outside."""

    def __init__(self, db: Database, backups: BackupService, clock: Clock) -> None:
        self._db = db
        self._backups = backups
        self._clock = clock

    def read_file(self, path: Path) -> ForeignFile:
        """Return what a file holds; raises Refused with one sentence."""
        return read_foreign_file(path)

    def read_pasted(self, text: str) -> ForeignFile:
        """Return what was pasted; raises Refused when there is nothing."""
        return read_pasted(text)

    def since(self) -> date:
        """Return from when posts and situations of a list hold unless a person says otherwise."""
        today = self._clock().date()
        with self._db.read() as session:
            return min(load_cell(session).records_from, today)

    def draft(
        self, file: ForeignFile, choices: ImportChoices, earlier: MemberImport | None = None
    ) -> MemberImport:
        """Return how a list of members stands with the choices made so far; writes nothing.

        `earlier` is how it stood before the last choice, so that only that is read anew.
        """
        setting, members = self._book()
        return draft_members(file, choices, setting, members, earlier)

    def draft_attendance(
        self, file: ForeignFile, choices: ImportChoices, earlier: AttendanceImport | None = None
    ) -> AttendanceImport:
        """Return how a matrix of attendance stands with the choices so far; writes nothing."""
        today = self._clock().date()
        with self._db.read() as session:
            book = AttendanceBook(
                MatrixSetting(today, load_held(session)),
                tuple(known_on(member, today) for member in load_members(session)),
                load_past(session),
            )
        return draft_attendance(file, choices, book, earlier)

    def refuse_unready(self, draft: MemberImport | AttendanceImport) -> None:
        """Raise Refused with the reason a list may not be written yet."""
        _refuse_unready(draft)

    def apply(
        self, file: ForeignFile, choices: ImportChoices, ticks: Ticks | None = None
    ) -> ImportOutcome:
        """Write a list of members in one action, after a backup.

        `ticks` are the differences to write; without them only what fills empty fields is.
        Raises Refused while a doubt is open.
        """
        draft = self.draft(file, choices)
        _refuse_unready(draft)
        chosen = draft.plan.first_ticks if ticks is None else ticks
        if not (draft.plan.added or chosen or draft.plan.missing or draft.plan.returned):
            raise Refused(NOTHING_NEW)
        since = choices.since or self.since()
        self._backups.make_before_import()
        now = self._clock()
        with self._db.write("Nhập danh sách đảng viên") as session:
            changed = write_import(session, draft.plan, chosen, since, now.date())
            outcome = ImportOutcome(len(draft.plan.added), changed, len(draft.plan.missing))
            _note_run(session, now, file, MEMBERS, outcome)
        return outcome

    def apply_attendance(
        self, file: ForeignFile, choices: ImportChoices, ticks: frozenset[PastKey] = frozenset()
    ) -> ImportOutcome:
        """Write a matrix of attendance in one action, after a backup.

        `ticks` are the marks to overwrite; without them only what is new is written. Meetings
        the book itself holds are left alone. Raises Refused while a doubt is open.
        """
        draft = self.draft_attendance(file, choices)
        _refuse_unready(draft)
        if not (draft.plan.added or ticks):
            raise Refused(NOTHING_NEW)
        self._backups.make_before_import()
        with self._db.write("Nhập bảng điểm danh cũ") as session:
            changed = write_past(session, draft.plan, ticks)
            outcome = ImportOutcome(len(draft.plan.added), changed, 0)
            _note_run(session, self._clock(), file, ATTENDANCE, outcome)
        return outcome

    def _book(self) -> tuple[ImportSetting, tuple[KnownMember, ...]]:
        today = self._clock().date()
        with self._db.read() as session:
            hidden = hidden_fields(load_settings(session).sensitive_groups)
            setting = ImportSetting(
                today=today,
                probation_months=load_number(session, "probation_months", today),
                cell_name=load_cell(session).name,
                hidden=frozenset(c for c in ImportColumn if c.value in hidden),
            )
            return setting, tuple(known_on(member, today) for member in load_members(session))


def _note_run(
    session: Session, now: datetime, file: ForeignFile, kind: str, outcome: ImportOutcome
) -> None:
    session.add(
        t.ImportRun(
            at=now,
            kind=kind,
            file_name=file.name,
            sha256=file.sha256,
            added=outcome.added,
            changed=outcome.changed,
            missing=outcome.missing,
            note="",
        )
    )


def _refuse_unready(draft: MemberImport | AttendanceImport) -> None:
    if not draft.has_header:
        raise Refused(NO_MATRIX if isinstance(draft, AttendanceImport) else NO_NAMES)
    if draft.open:
        raise Refused(f"Còn {len(draft.open)} ô chưa trả lời. Hãy trả lời rồi ghi.")
