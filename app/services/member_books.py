"""Registers of the members: lines written, ticked and taken away; tables and their Excel lists."""

from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.book_records import BOOK_ROWS, BOOK_TABLES, load_entries, write_draft
from app.data.cell_records import load_cell, load_days_off, load_rules, load_settings
from app.data.database import Database
from app.data.member_records import load_members
from app.data.memo import remembered
from app.data.work_scope import SCOPE_TABLES
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.journals import RECORD_NOUNS
from app.domain.member_books import (
    MEMBER_BOOK_LABELS,
    AnyDraft,
    BadgeDraft,
    BookEntry,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.member_cards import CardLine
from app.domain.member_days import on_roll
from app.domain.sensitive_data import SensitiveGroup
from app.domain.text import fold, lower_first
from app.services.book_tables import BookSource, BookTable
from app.services.export.report_tables import member_report
from app.services.exported_files import MadePaper, put, record
from app.services.member_tables import book_counts, book_table, lines_by_member, reminders
from app.services.paper_making import table_file
from app.services.paper_sources import people_on
from app.services.paper_texts.habits import in_habit
from app.services.paper_texts.registers import RegisterFrame

Draft = TypeVar("Draft", bound=AnyDraft)
PAPER, PRINT = "so-dang-vien", "in-so-dang-vien"
"""Kinds under which exported registers are listed: Excel lists, Word papers for print."""
_TABLES = BOOK_TABLES | SCOPE_TABLES | {"days_off"}


class MemberBookService:
    """Actions on the registers of members."""

    def __init__(self, db: Database, exports: Path, clock: Clock) -> None:
        self._db = db
        self._exports = exports
        self._clock = clock

    def table(self, book: MemberBook, year: int) -> BookTable:
        """Return one register as of today; slips are those of a year."""
        with self._db.read() as session:
            return book_table(book, self._source(session, year))

    def counts(self, year: int) -> dict[MemberBook, int]:
        """Return how many lines each register has; honours only while they are switched on."""
        with self._db.read() as session:
            counts = book_counts(self._source(session, year))
            if SensitiveGroup.HONOURS not in load_settings(session).sensitive_groups:
                del counts[MemberBook.HONOURS]
            return counts

    def about(self, member_id: int, year: int) -> tuple[CardLine, ...]:
        """Return what the registers say of one member."""
        name = f"what registers of {year} say on {self._clock().date()}"
        with self._db.read() as session:
            known = remembered(
                session, name, _TABLES, lambda s: lines_by_member(self._source(s, year))
            )
        return known.get(member_id, ())

    def reminders(self) -> tuple[CardLine, ...]:
        """Return what the registers wait for: the next comparison, what is overdue."""
        with self._db.read() as session:
            return reminders(self._source(session, self._clock().year))

    def entry(self, kind: type[Draft], entry_id: int) -> BookEntry[Draft]:
        """Return one line of a register; raises NotFound."""
        with self._db.read() as session:
            found = (e for e in load_entries(session, kind) if e.id == entry_id)
            entry = next(found, None)
        if entry is None:
            raise NotFound("Dòng này không còn trong sổ. Hãy mở lại sổ.")
        return entry

    def add(self, draft: AnyDraft) -> int:
        """Write a new line and return its id; raises ValidationError."""
        self._refuse(draft)
        row = BOOK_ROWS[type(draft)]()
        with self._db.write(f"Ghi {_noun(type(draft))}") as session:
            write_draft(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, entry_id: int, draft: AnyDraft) -> None:
        """Change a line; raises ValidationError."""
        self._refuse(draft)
        with self._db.write(f"Sửa {_noun(type(draft))}") as session:
            row = session.get(BOOK_ROWS[type(draft)], entry_id)
            if row is None:
                raise NotFound
            write_draft(row, draft)

    def remove(self, kind: type[AnyDraft], entry_id: int) -> None:
        """Take a line away that was written by mistake."""
        with self._db.write(f"Xóa {_noun(kind)}") as session:
            row = session.get(BOOK_ROWS[kind], entry_id)
            if row is None:
                raise NotFound
            session.delete(row)

    def tick_slip(self, member_id: int, year: int) -> bool:
        """Record that a member's slip of a year came today, or take the tick back; say which."""
        with self._db.write("Ghi nhận phiếu bổ sung") as session:
            row = _slip(session, member_id, year)
            if row is not None and row.sent_on is not None:
                raise Refused("Phiếu này đã gửi lên. Muốn sửa, hãy mở dòng này ra.")
            if row is not None and row.received_on is not None:
                row.received_on = None
                return False
            if row is None:
                row = t.YearlySlip(member_id=member_id, year=year, sent_on=None, note="")
                session.add(row)
            row.received_on = self._clock().date()
            return True

    def save_slip(self, draft: SlipDraft) -> None:
        """Write what is known of a member's slip of a year; raises ValidationError."""
        self._refuse(draft)
        with self._db.write("Ghi phiếu bổ sung hồ sơ") as session:
            row = _slip(session, draft.member_id, draft.year)
            if row is None:
                row = t.YearlySlip()
                session.add(row)
            write_draft(row, draft)

    def send_slips(self, year: int) -> int:
        """Record that the slips received were sent up today; return how many."""
        today = self._clock().date()
        with self._db.write(f"Gửi phiếu bổ sung năm {year}") as session:
            rows = session.scalars(
                select(t.YearlySlip).where(
                    t.YearlySlip.year == year,
                    t.YearlySlip.received_on.is_not(None),
                    t.YearlySlip.sent_on.is_(None),
                )
            ).all()
            if not rows:
                raise Refused("Chưa có phiếu nào đã nhận mà chưa gửi.")
            for row in rows:
                row.sent_on = today
        return len(rows)

    def draft_of_slip(self, member_id: int, year: int) -> SlipDraft:
        """Return what is known of a member's slip of a year."""
        with self._db.read() as session:
            known = (entry.draft for entry in load_entries(session, SlipDraft))
            found = (d for d in known if d.member_id == member_id and d.year == year)
            return next(found, SlipDraft(member_id, year))

    def people(self) -> tuple[tuple[int, str], ...]:
        """Return who a line can be about: members of the roll first, then those who left."""
        with self._db.read() as session:
            source = self._source(session, self._clock().year)
        here = source.roll
        ids = {member.id for member in on_roll(here, source.today)}
        gone = source.sorted(member for member in source.members if member.id not in ids)
        return tuple((member.id, member.full_name) for member in (*here, *gone))

    def export(
        self, book: MemberBook, year: int, *, as_word: bool = False, is_shared: bool = False
    ) -> Path:
        """Write one register as an Excel list or for print; raises Refused when empty.

        A list to be shared leaves out birth dates and numbers of cards, and says so.
        """
        paper = self._made(book, year, as_word=as_word, is_shared=is_shared)
        if paper is None:
            raise Refused(f"Sổ “{MEMBER_BOOK_LABELS[book]}” chưa có dòng nào để xuất.")
        place = put(self._db, self._exports, paper)
        label = f"sổ {lower_first(MEMBER_BOOK_LABELS[book])}"
        record(self._db, label, [(paper, place)], self._clock())
        return place

    def export_all(
        self,
        year: int,
        *,
        as_word: bool = False,
        is_shared: bool = False,
        folder: Path | None = None,
    ) -> tuple[Path, ...]:
        """Write every register that has lines; raises Refused when none has.

        Lists to be shared leave out birth dates and numbers of cards, and say so.
        """
        made = (
            self._made(book, year, as_word=as_word, is_shared=is_shared)
            for book in self.counts(year)
        )
        written = [
            (paper, put(self._db, folder or self._exports, paper))
            for paper in made
            if paper is not None
        ]
        if not written:
            raise Refused("Chưa có sổ sách đảng viên nào có dòng để xuất.")
        record(self._db, "sổ sách đảng viên", written, self._clock())
        return tuple(path for _, path in written)

    def _made(
        self, book: MemberBook, year: int, *, as_word: bool, is_shared: bool = False
    ) -> MadePaper | None:
        """Return one register as a file, None while it has no lines."""
        with self._db.read() as session:
            table = book_table(book, self._source(session, year))
            frame = self._frame(session, year)
        if not table.rows:
            return None
        table = table.shared() if is_shared else table
        report = member_report(frame.header, frame.signature, table, frame.today)
        data = table_file(in_habit(report, frame.settings.form_habits), as_word=as_word)
        stem = fold(MEMBER_BOOK_LABELS[book]).replace(",", "").replace(" ", "-")
        stem += "-chia-se" if is_shared else ""
        name = f"{frame.today.isoformat()}_{stem}{'.docx' if as_word else '.xlsx'}"
        return MadePaper(PRINT if as_word else PAPER, name, data, year=year)

    def _frame(self, session: Session, year: int) -> RegisterFrame:
        today = self._clock().date()
        return RegisterFrame(
            load_cell(session), load_settings(session), people_on(session, today), year, today
        )

    def _source(self, session: Session, year: int) -> BookSource:
        today = self._clock().date()
        return BookSource(
            members=load_members(session),
            today=today,
            year=year,
            rules=load_rules(session, today),
            days_off=load_days_off(session),
            first_day=load_cell(session).records_from,
            by_family=load_settings(session).sort_by_family,
            badges=load_entries(session, BadgeDraft),
            honours=load_entries(session, HonourDraft),
            transfers=load_entries(session, TransferDraft),
            slips=load_entries(session, SlipDraft),
            loans=load_entries(session, LoanDraft),
            checks=load_entries(session, DossierCheckDraft),
            contacts=load_entries(session, ResidenceContactDraft),
        )

    def _refuse(self, draft: AnyDraft) -> None:
        problems = tuple(draft.problems(self._clock().date()))
        if problems:
            raise ValidationError(problems)


def _slip(session: Session, member_id: int | None, year: int) -> t.YearlySlip | None:
    return session.scalars(
        select(t.YearlySlip).where(t.YearlySlip.member_id == member_id, t.YearlySlip.year == year)
    ).one_or_none()


def _noun(kind: type[AnyDraft]) -> str:
    return lower_first(RECORD_NOUNS[BOOK_ROWS[kind].__tablename__].one)
