"""Files kept in the book under the hash of their content, never changed, never taken away here."""

import hashlib
import re
from pathlib import Path

from app.data import failures
from app.data.files import atomic_write, free_name, safe_file_name
from app.domain.errors import NotFound, Refused
from app.domain.text import fold
from app.services.saving import told

_SECRET = re.compile(r"\bmật\b", re.IGNORECASE)
_SECRET_FOLDED = re.compile(r"\b(tuyet|toi) mat\b")


def keep(folder: Path, data: bytes) -> str:
    """Keep a file and return its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = folder / sha256
    if not target.exists():
        with failures.of_files(target):
            atomic_write(target, data)
    return sha256


def kept_path(folder: Path, sha256: str, name: str) -> Path:
    """Return where a kept file lies; raises NotFound when it is gone."""
    path = folder / sha256
    if not path.is_file():
        raise NotFound(gone(name))
    return path


def kept_bytes(folder: Path, sha256: str, name: str) -> bytes:
    """Return the content of a kept file; raises NotFound when it cannot be read."""
    try:
        return (folder / sha256).read_bytes()
    except OSError as fault:
        raise NotFound(gone(name)) from fault


def gone(name: str) -> str:
    """Say that a kept file is gone."""
    return f"Không còn thấy tệp {name} trong thư mục đính kèm."


def copy_into(kept: Path, sha256: str, name: str, folder: Path) -> Path:
    """Write a copy of a kept file into a folder and return it; a file changed there stays."""
    data = kept_bytes(kept, sha256, name)
    return copy_of(data, folder / safe_file_name(name))


def copy_of(data: bytes, wanted: Path) -> Path:
    """Write content as a copy of its own beside a file that holds something else; return it."""
    with told(wanted):
        if wanted.exists() and wanted.read_bytes() == data:
            return wanted
        wanted.parent.mkdir(parents=True, exist_ok=True)
        target = free_name(wanted)
        atomic_write(target, data)
    return target


def refuse_secret(name: str) -> None:
    """Raise Refused for a file whose name says that it is secret."""
    if _SECRET.search(name) or _SECRET_FOLDED.search(re.sub(r"[_\-.]+", " ", fold(name))):
        raise Refused("Tên tệp có chữ “mật”. Không đưa tài liệu mật vào sổ này.")
