"""The two files of a template of the user: the one that is edited, and what was checked last.

The first bears the name of the template in the folder of templates. The second is kept unchanged
among the attachments under its hash, so that a backup carries it.
"""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from app.data import failures
from app.data.files import atomic_write, safe_file_name
from app.data.template_records import TemplateRecord
from app.domain.errors import ExportError, Refused
from app.domain.text import fold
from app.services.export.paper_kinds import kind_ending, kind_named
from app.services.saving import save
from app.services.template_worker import read_template

LONGEST_NAME = 80


class FileState(StrEnum):
    """How the file that is edited compares with what was checked last."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


class TemplateFiles:
    """Reads and writes both files; a good version is only ever added, never replaced."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self._folder = folder
        self._kept = kept

    def path(self, name: str, kind: str) -> Path:
        """Return the file that is edited."""
        return self._folder / safe_file_name(f"{name}{kind_ending(kind_named(kind))}")

    def state(self, record: TemplateRecord) -> FileState:
        """Say whether the file was changed or taken away outside."""
        try:
            data = self.path(record.name, record.kind).read_bytes()
        except FileNotFoundError:
            return FileState.MISSING
        except OSError:
            return FileState.CHANGED
        is_same = sha256(data).hexdigest() == record.sha256
        return FileState.SAME if is_same else FileState.CHANGED

    def working(self, record: TemplateRecord) -> bytes:
        """Return the file as it is now, or what was checked last where it was deleted."""
        path = self.path(record.name, record.kind)
        return read_template(path) if path.exists() else self.good(record)

    def changed(self, record: TemplateRecord) -> bytes | None:
        """Return the file when it was changed outside and can be read, else nothing."""
        if self.state(record) is not FileState.CHANGED:
            return None
        try:
            return read_template(self.path(record.name, record.kind))
        except Refused:
            return None

    def good(self, record: TemplateRecord) -> bytes:
        """Return what was checked last; raises ExportError when it is nowhere to be found whole."""
        for path in (self._kept / record.sha256, self.path(record.name, record.kind)):
            try:
                data = path.read_bytes()
            except OSError:
                continue
            if sha256(data).hexdigest() == record.sha256:
                return data
        raise ExportError(
            f"Mẫu “{record.name}” không còn tệp đã kiểm tra. Hãy mở Quản lý mẫu, kiểm tra lại mẫu "
            "hoặc dùng lại mẫu gốc."
        )

    def restored(self, record: TemplateRecord) -> Path:
        """Return the file to edit; one that was deleted is written again as it was checked last."""
        path = self.path(record.name, record.kind)
        if not path.exists():
            save(path, self.good(record))
        return path

    def keep(self, data: bytes) -> str:
        """Keep a version that passed the check and return its hash."""
        digest = sha256(data).hexdigest()
        target = self._kept / digest
        if not target.exists() or sha256(target.read_bytes()).hexdigest() != digest:
            with failures.of_files(target):
                atomic_write(target, data)
        return digest

    def begin(self, name: str, kind: str, data: bytes) -> None:
        """Write the file of a new template, to be edited."""
        save(self.path(name, kind), data)

    def free_name(self, wanted: str, kind: str, known: Iterable[TemplateRecord]) -> str:
        """Return the name, or "… 2", "… 3", that neither a template nor a file bears yet."""
        taken = {fold(record.name) for record in known}
        stem = wanted[:LONGEST_NAME].rstrip()
        name, number = stem, 2
        while fold(name) in taken or self.path(name, kind).exists():
            name = f"{stem} {number}"
            number += 1
        return name
