"""Files kept with a meeting: copied into the book under their content, opened as a copy."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.files import atomic_write, free_name, safe_file_name
from app.data.meeting_files import find_meeting
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.text import clean, fold

LARGEST_FILE = 50_000_000
_SECRET = re.compile(r"\bmật\b", re.IGNORECASE)
_SECRET_FOLDED = re.compile(r"\b(tuyet|toi) mat\b")


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
        name = clean(source.name).strip()
        _refuse_secret(name)
        data = _content(source)
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._folder / sha256
        if not target.exists():
            atomic_write(target, data)
        with self._db.write("Đính bản quét có chữ ký") as session:
            find_meeting(session, meeting_id).signed_scan = name
            row = _attachment(meeting_id, name, sha256, self._clock())
            row.size = len(data)
            session.add(row)
        return name

    def copy_of_scan(self, meeting_id: int, folder: Path) -> Path:
        """Write a copy of the signed scan into a folder, to be opened there, and return it."""
        with self._db.read() as session:
            name, sha256 = _scan_of(session, meeting_id)
        try:
            data = (self._folder / sha256).read_bytes()
        except OSError as fault:
            raise NotFound(f"Không còn thấy tệp {name} trong thư mục đính kèm.") from fault
        target = folder / safe_file_name(name)
        if not target.exists() or hashlib.sha256(target.read_bytes()).hexdigest() != sha256:
            target = free_name(target)
            atomic_write(target, data)
        return target


def _attachment(meeting_id: int, name: str, sha256: str, now: datetime) -> t.Attachment:
    return t.Attachment(
        meeting_id=meeting_id, item_id=None, name=name, sha256=sha256, size=0, added_at=now
    )


def _scan_of(session: Session, meeting_id: int) -> tuple[str, str]:
    name = find_meeting(session, meeting_id).signed_scan
    query = (
        select(t.Attachment.sha256)
        .where(t.Attachment.meeting_id == meeting_id, t.Attachment.name == name)
        .order_by(t.Attachment.id.desc())
    )
    sha256 = session.scalars(query).first()
    if not name or sha256 is None:
        raise NotFound("Buổi họp này chưa có bản quét trong sổ.")
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


def _refuse_secret(name: str) -> None:
    if _SECRET.search(name) or _SECRET_FOLDED.search(re.sub(r"[_\-.]+", " ", fold(name))):
        raise Refused("Tên tệp có chữ “mật”. Không đưa tài liệu mật vào sổ này.")
