"""The data folder: its five entries, and the lock that lets one program in at a time.

Nothing heavy is imported here: the window takes the lock before anything else.
"""

import getpass
import json
import os
import platform
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from app.domain.clock import system_now
from app.domain.errors import DataFileError, DiskFull, FolderInUse, ReadOnly, Refused

DATABASE = "so-chi-bo.db"
ATTACHMENTS = "dinh-kem"
TEMPLATES = "mau-bieu"
BACKUPS = "sao-luu"
EXPORTS = "xuat"
LOCK = "so-chi-bo.lock"
LOCK_NOTE = "so-chi-bo.lock.txt"
RESTORED = "so-chi-bo.db.moi"
"""A verified copy waiting to take the place of the data file."""

LOW_SPACE_BYTES = 200_000_000

NO_BOOK = (
    "Thư mục này không có sổ. Hãy chọn đúng thư mục của sổ, "
    "tạo sổ mới, hoặc khôi phục từ bản sao lưu."
)
BOOK_THERE = "Thư mục này đã có sổ. Hãy mở sổ đó hoặc chọn thư mục khác."
FILE_THERE = "“{}” là một tệp, không phải thư mục. Hãy chọn một thư mục mới."


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the folder open."""

    host: str
    user: str
    pid: int
    since: datetime


class DataFolder:
    """An open data folder; the system frees its lock when the program ends, however it ends."""

    def __init__(self, place: Path, lock: FileLock) -> None:
        self.place = place
        self._lock = lock

    @classmethod
    def create(cls, place: Path, *, clock: Callable[[], datetime] = system_now) -> Self:
        """Make a folder for a new book and take its lock; the data file is made next."""
        if _holds_a_book(place):
            raise Refused(BOOK_THERE)
        refuse_file(place)
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReadOnly from error
        folder = cls._locked(place, clock)
        if _holds_a_book(place):  # another program was faster
            folder.close()
            raise Refused(BOOK_THERE)
        return folder

    @classmethod
    def open(cls, place: Path, *, clock: Callable[[], datetime] = system_now) -> Self:
        """Take the lock of a folder that holds a book; raise FolderInUse naming who has it."""
        if not _holds_a_book(place):
            raise DataFileError(NO_BOOK)
        return cls._locked(place, clock)

    @classmethod
    def _locked(cls, place: Path, clock: Callable[[], datetime]) -> Self:
        lock = FileLock(
            place / LOCK,
            blocking=False,
            thread_local=False,
            fallback_to_soft=False,
            preserve_lock_file=True,
        )
        try:
            lock.acquire()
        except Timeout as held:
            raise _in_use(holder(place)) from held
        except OSError as error:
            raise ReadOnly from error
        folder = cls(place, lock)
        folder._prepare(clock())
        return folder

    def _prepare(self, now: datetime) -> None:
        note = Holder(platform.node(), _user_name(), os.getpid(), now)
        try:
            _write_note(self.place, note)
            for entry in (self.attachments, self.templates, self.backups, self.exports):
                entry.mkdir(exist_ok=True)
        except OSError as error:
            self.close()
            raise DiskFull if free_bytes(self.place) < LOW_SPACE_BYTES else ReadOnly from error

    @property
    def database(self) -> Path:
        """Return where the data file is."""
        return self.place / DATABASE

    @property
    def attachments(self) -> Path:
        """Return the folder of attached files, named by what they contain."""
        return self.place / ATTACHMENTS

    @property
    def templates(self) -> Path:
        """Return the folder of the user's own templates."""
        return self.place / TEMPLATES

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.place / BACKUPS

    @property
    def exports(self) -> Path:
        """Return the folder papers are exported to."""
        return self.place / EXPORTS

    def close(self) -> None:
        """Let others in."""
        with suppress(OSError):  # a note left is no lock
            (self.place / LOCK_NOTE).unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _holds_a_book(place: Path) -> bool:
    return (place / DATABASE).exists() or (place / RESTORED).exists()


def refuse_file(place: Path) -> None:
    """Raise Refused for a place that is a file."""
    if place.exists() and not place.is_dir():
        raise Refused(FILE_THERE.format(place.name))


def holder(place: Path) -> Holder | None:
    """Return who last took the lock of a folder, as far as its note tells."""
    try:
        note = json.loads((place / LOCK_NOTE).read_text(encoding="utf-8"))
        return Holder(
            note["host"], note["user"], note["pid"], datetime.fromisoformat(note["since"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_note(place: Path, note: Holder) -> None:
    """Write the note beside the lock: Windows lets nobody read a locked file."""
    content = {
        "host": note.host,
        "user": note.user,
        "pid": note.pid,
        "since": note.since.isoformat(),
    }
    (place / LOCK_NOTE).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _in_use(who: Holder | None) -> FolderInUse:
    if who is None:
        return FolderInUse()
    since = f"{who.since:%H:%M} ngày {who.since:%d/%m/%Y}"
    return FolderInUse(
        f"Sổ đang mở trên máy {who.host} bởi {who.user} từ {since} (tiến trình {who.pid}). "
        "Hãy đóng ở đó rồi thử lại."
    )


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in the environment nor in the system's list
        return "người dùng không tên"


def free_bytes(place: Path) -> int:
    """Return the room left on the drive of a folder."""
    return shutil.disk_usage(place).free


def space_warning(place: Path, *, measure: Callable[[Path], int] = free_bytes) -> str | None:
    """Return a sentence when the drive is nearly full."""
    free = measure(place)
    if free >= LOW_SPACE_BYTES:
        return None
    return (
        f"Ổ đĩa chỉ còn {free // 1_000_000} MB trống. "
        "Hãy xóa bớt tệp khác để sổ và bản sao lưu còn chỗ lưu."
    )
