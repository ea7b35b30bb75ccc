"""Files that are whole or not there: safe saving, free names, names every system accepts."""

import errno
import os
import re
import secrets
import shutil
import time
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from app.domain.clock import monotonic_seconds

PATIENCE_SECONDS = 2.5
LONGEST_NAME = 120
LONGEST_NAME_BYTES = 240

ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How our backups and every Word file pack their parts; a flipped bit can name other methods."""
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError)
"""What `zipfile` raises at a broken file; RuntimeError when a flipped bit makes it look locked."""

TEMPORARY_NAME = re.compile(r"\.~[0-9a-f]{8}-[0-9a-f]{8}\.tmp")
"""What `temporary_beside` calls things."""

_FIRST_WAIT = 0.01
_LONGEST_WAIT = 0.5
_FORBIDDEN = re.compile(
    '[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|(COM|LPT)[1-9¹²³])", re.IGNORECASE)

replace = os.replace
"""The seam where tests put the refusals of Windows."""


def atomic_write(path: Path, data: bytes, *, patience: float = PATIENCE_SECONDS) -> None:
    """Save bytes so that the file is the old one or the new one, also after a power cut.

    What the system refuses (a full disk, a file open in Word) is raised as its OSError.
    """
    clear_leftovers(path)
    temporary = temporary_beside(path)
    try:
        _write_new(temporary, data)
        move_into_place(temporary, path, patience=patience)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def clear_leftovers(path: Path) -> None:
    """Remove what a killed save of the same file or folder left behind."""
    for left in path.parent.glob(f"{_mark(path)}-*.tmp"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
            continue
        with suppress(OSError):
            left.unlink()


def temporary_beside(path: Path) -> Path:
    """Return a name beside a file or folder under which it is made before it takes its own."""
    return path.with_name(f"{_mark(path)}-{secrets.token_hex(4)}.tmp")


def _mark(path: Path) -> str:
    return f".~{zlib.crc32(path.name.encode('utf-8', 'surrogatepass')):08x}"


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that did not exist, with the permissions files ordinarily get."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def move_into_place(source: Path, target: Path, *, patience: float = PATIENCE_SECONDS) -> None:
    """Rename over the target, waiting while another program holds it, and make it durable."""
    started = monotonic_seconds()
    wait = _FIRST_WAIT
    while True:
        try:
            replace(source, target)
            break
        except PermissionError:
            if monotonic_seconds() - started > patience:
                raise
            time.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does so of itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems cannot sync a folder
            raise
    finally:
        os.close(descriptor)


def free_name(path: Path) -> Path:
    """Return the path, or the first of "… (2).docx", "… (3).docx" that is not taken."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def safe_file_name(name: str, *, fallback: str = "khong-ten") -> str:
    """Return a file name that Windows, Linux and macOS accept, as close to `name` as can be."""
    composed = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip().rstrip(". ")
    if not composed.strip("._ "):
        composed = fallback
    if _RESERVED.fullmatch(composed.split(".")[0].strip()):
        composed = f"_{composed}"
    return _shortened(composed)


def _shortened(name: str) -> str:
    """Cut the stem and keep the ending, in letters and in bytes."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 10:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME_BYTES - len((dot + ending).encode())
    stem = stem[: LONGEST_NAME - len(dot + ending)].encode()[:room].decode(errors="ignore")
    return stem.rstrip(". ") + dot + ending
