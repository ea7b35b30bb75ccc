"""Mail going out (W4): a draft with its papers, the log of what went, when, to whom, the copies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import extract
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_number, load_settings, write_settings
from app.data.database import Database
from app.data.files import safe_file_name
from app.data.mail_records import find_mail, load_mails, mail_record
from app.data.meeting_files import find_meeting
from app.data.meeting_parts import header_record
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.mails import (
    Mail,
    MailDraft,
    MailReader,
    check_addresses,
    check_mail,
    check_sent,
    usual_body,
    usual_subject,
)
from app.domain.progress import Progress, no_progress
from app.domain.text import clean
from app.services.exported_files import MadePaper, put, record
from app.services.kept_files import copy_of, keep
from app.services.papers import PAPER_NAMES, PaperOrder, PaperService

CODE = "thu"
DUE_RULE = "finished_days_after"


class MailService:
    """Actions on mail; nothing is sent by the program, no socket is opened."""

    def __init__(
        self, db: Database, papers: PaperService, exports: Path, kept: Path, clock: Clock
    ) -> None:
        self._db = db
        self._papers = papers
        self._exports = exports
        self._kept = kept
        self._clock = clock

    def suggest(self, orders: Sequence[PaperOrder], reader: MailReader) -> MailDraft:
        """Return a draft by rule: subject, words, addresses of the readers, the day it is due."""
        _refuse_empty(orders)
        names = [PAPER_NAMES[order.kind] for order in orders]
        with self._db.read() as session:
            cell, settings = load_cell(session).name, load_settings(session)
            occasion = _occasion(session, orders, self._clock().year)
        return MailDraft(
            reader=reader,
            subject=usual_subject(cell, names, occasion.words),
            body=usual_body(reader, cell, names, occasion.words),
            recipients=settings.addresses(reader),
            due_on=occasion.due_on if reader is MailReader.SUPERIOR else None,
        )

    def check(self, draft: MailDraft) -> MailDraft:
        """Return the draft; raises ValidationError for fields that must be mended first."""
        problems = check_mail(draft)
        if problems:
            raise ValidationError(problems)
        return draft

    def write(
        self,
        draft: MailDraft,
        orders: Sequence[PaperOrder],
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> Path:
        """Write the draft with fresh papers as .eml, log it with its copies, return the file.

        Raises ValidationError for wrong fields and Refused when a paper cannot be made.
        """
        from app.services.export.mail import eml  # noqa: PLC0415 - the message library loads here

        self.check(draft)
        _refuse_empty(orders)
        papers = self._papers.made(orders, progress)
        for paper in papers:
            keep(self._kept, paper.data)
        data = eml(draft, [(paper.file_name, paper.data) for paper in papers])
        with self._db.read() as session:
            year = _occasion(session, orders, self._clock().year).year
        letter = MadePaper(CODE, f"thu_{self._clock():%Y-%m-%d_%H%M}.eml", data, year=year)
        path = put(self._db, folder or self._exports, letter)
        record(self._db, "thư", [(letter, path)], self._clock())
        with self._db.write("Soạn thư") as session:
            session.add(self._row(draft, orders, papers, year))
        return path

    def remember(self, reader: MailReader, addresses: Sequence[str]) -> None:
        """Keep where mail for these readers goes from now on; raises ValidationError."""
        problems = check_addresses("recipients", addresses)
        if problems:
            raise ValidationError(problems)
        with self._db.write("Nhớ người nhận thư") as session:
            settings = load_settings(session)
            known = dict(settings.mail_addresses) | {reader.value: tuple(addresses)}
            write_settings(session, replace(settings, mail_addresses=tuple(known.items())))

    def log(self, year: int) -> tuple[Mail, ...]:
        """Return the mail drafted in a year or about its papers, the last one first."""
        drafted = extract("year", t.OutgoingMail.drafted_at) == year
        with self._db.read() as session:
            return load_mails(session, drafted | (t.OutgoingMail.year == year))

    def mark_sent(self, mail_id: int, on: date) -> None:
        """Note the day a mail went out; raises ValidationError for an impossible day."""
        with self._db.write("Ghi ngày gửi thư") as session:
            row = find_mail(session, mail_id)
            problems = check_sent(mail_record(row), on, self._clock().date())
            if problems:
                raise ValidationError(problems)
            row.sent_on = on

    def take_back_sent(self, mail_id: int) -> None:
        """Say that a mail has not gone out after all."""
        with self._db.write("Bỏ ngày gửi thư") as session:
            find_mail(session, mail_id).sent_on = None

    def remove(self, mail_id: int) -> None:
        """Take a mail off the log; the files it kept stay for undo and backups."""
        with self._db.write("Xóa thư khỏi sổ gửi") as session:
            session.delete(find_mail(session, mail_id))

    def copy_of(self, mail_id: int, name: str, folder: Path) -> Path:
        """Write a copy of a file as it went with a mail into a folder and return it."""
        with self._db.read() as session:
            mail = mail_record(find_mail(session, mail_id))
        file = next((file for file in mail.files if file.name == name), None)
        try:
            data = (self._kept / file.sha256).read_bytes() if file else None
        except OSError:
            data = None
        if data is None:
            raise NotFound(f"Không còn thấy bản đã gửi của {name} trong thư mục đính kèm.")
        return copy_of(data, folder / safe_file_name(name))

    def _row(
        self,
        draft: MailDraft,
        orders: Iterable[PaperOrder],
        papers: Iterable[MadePaper],
        year: int,
    ) -> t.OutgoingMail:
        return t.OutgoingMail(
            kind=draft.reader.value,
            year=year,
            meeting_id=next((order.meeting_id for order in orders if order.meeting_id), None),
            subject=clean(draft.subject).strip(),
            recipients=list(draft.recipients),
            copies=list(draft.copies),
            body=clean(draft.body),
            drafted_at=self._clock(),
            due_on=draft.due_on,
            sent_on=None,
            note="",
            files=[
                t.MailFile(name=paper.file_name, sha256=paper.sha256, size=len(paper.data))
                for paper in papers
            ],
        )


def _refuse_empty(orders: Sequence[PaperOrder]) -> None:
    if not orders:
        raise Refused("Thư chưa có văn bản nào. Hãy chọn văn bản gửi kèm.")


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What papers are of: in words, in which year, and by when they are due upward."""

    words: str
    year: int
    due_on: date | None = None


def _occasion(session: Session, orders: Sequence[PaperOrder], this_year: int) -> _Occasion:
    meeting_id = next((order.meeting_id for order in orders if order.meeting_id), None)
    if meeting_id is None:
        year = next((order.year for order in orders if order.year), this_year)
        return _Occasion(f"năm {year}", year)
    header = header_record(find_meeting(session, meeting_id))
    days = load_number(session, DUE_RULE, header.day)
    return _Occasion(header.period.label, header.period.year, header.day + timedelta(days=days))
