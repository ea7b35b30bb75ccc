"""Files kept with a meeting: copied into the book under their content, opened as a copy."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.text import clean
from app.services.kept_files import copy_into, gone, keep, kept_bytes, refuse_secret

LARGEST_FILE = 50_000_000


class AttachmentService:
    """Actions on attached files; what is attached is never changed or deleted here."""

    def __init__(self, db: Database, folder: Path, clock: Clock) -> None:
        self._db = db
        self._folder = folder
        self._clock = clock

    def attach_scan(self, meeting_id: int, source: Path) -> str:
        """Keep the signed scan of a meeting's minutes and return its name.

        Raises Refused for a file that cannot be read, is too large, or is marked secret by name.
        """
        row = self._kept(source)
        with self._db.write("Đính bản quét có chữ ký") as session:
            find_meeting(session, meeting_id).signed_scan = row.name
            row.meeting_id = meeting_id
            session.add(row)
            return row.name

    def attach_paper(self, paper_id: int, source: Path) -> str:
        """Keep the file of a tham luận and return its name; an earlier file gives way to it."""
        row = self._kept(source)
        with self._db.write("Đính tệp tham luận") as session:
            paper = _paper(session, paper_id)
            row.meeting_id = paper.meeting_id
            session.add(row)
            session.flush()
            paper.attachment_id = row.id
            return row.name

    def detach_paper(self, paper_id: int) -> None:
        """Take the file off a tham luận; it stays in the folder for undo and backups."""
        with self._db.write("Bỏ tệp tham luận") as session:
            _paper(session, paper_id).attachment_id = None

    def copy_of_scan(self, meeting_id: int, folder: Path) -> Path:
        """Write a copy of the signed scan into a folder, to be opened there, and return it."""
        with self._db.read() as session:
            name, sha256 = _scan_of(session, meeting_id)
        return copy_into(self._folder, sha256, name, folder)

    def missing_scan(self, meeting_id: int) -> str:
        """Return why there is no signed scan of a meeting to be had, "" where there is one."""
        try:
            with self._db.read() as session:
                name, sha256 = _scan_of(session, meeting_id)
        except NotFound as refusal:
            return refusal.sentence
        return "" if (self._folder / sha256).exists() else gone(name)

    def scan(self, meeting_id: int) -> tuple[str, bytes]:
        """Return the signed scan of a meeting: its name and content; raises NotFound."""
        with self._db.read() as session:
            name, sha256 = _scan_of(session, meeting_id)
        return name, kept_bytes(self._folder, sha256, name)

    def copy_of_paper(self, paper_id: int, folder: Path) -> Path:
        """Write a copy of the file of a tham luận into a folder and return it."""
        with self._db.read() as session:
            row = session.get(t.Attachment, _paper(session, paper_id).attachment_id or 0)
            if row is None:
                raise NotFound("Tham luận này chưa có tệp trong sổ.")
            name, sha256 = row.name, row.sha256
        return copy_into(self._folder, sha256, name, folder)

    def _kept(self, source: Path) -> t.Attachment:
        """Copy a file into the folder under its content and return its row, of no meeting yet."""
        name = clean(source.name).strip()
        refuse_secret(name)
        data = _content(source)
        return _attachment(name, keep(self._folder, data), len(data), self._clock())


def _attachment(name: str, sha256: str, size: int, now: datetime) -> t.Attachment:
    return t.Attachment(
        meeting_id=None, item_id=None, name=name, sha256=sha256, size=size, added_at=now
    )


def _paper(session: Session, paper_id: int) -> t.Paper:
    row = session.get(t.Paper, paper_id)
    if row is None:
        raise NotFound("Tham luận này không còn trong sổ.")
    return row


def _scan_of(session: Session, meeting_id: int) -> tuple[str, str]:
    name = find_meeting(session, meeting_id).signed_scan
    query = (
        select(t.Attachment.sha256)
        .where(t.Attachment.meeting_id == meeting_id, t.Attachment.name == name)
        .order_by(t.Attachment.id.desc())
    )
    sha256 = session.scalars(query).first()
    if not name:
        raise NotFound("Buổi họp này chưa có bản quét trong sổ.")
    if sha256 is None:
        raise NotFound(f"Sổ chỉ ghi tên bản quét {name}, chưa giữ tệp. Hãy chọn lại bản quét.")
    return name, sha256


def _content(source: Path) -> bytes:
    try:
        if source.stat().st_size > LARGEST_FILE:
            raise Refused("Tệp lớn hơn 50 MB. Hãy quét với độ phân giải thấp hơn.")
        data = source.read_bytes()
    except OSError as fault:
        raise Refused("Không đọc được tệp. Hãy kiểm tra tên tệp và quyền đọc.") from fault
    if not data:
        raise Refused("Tệp này rỗng. Hãy chọn bản quét khác.")
    return data
