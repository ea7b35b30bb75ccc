"""The hand-over to the next secretary (G2): the whole book as one file, counted on both sides."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.data import failures, files, restore
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.folder import ATTACHMENTS, RESTORED, TEMPLATES, DataFolder
from app.domain.clock import Clock
from app.domain.errors import Damaged, Refused
from app.domain.progress import Progress, no_progress
from app.services.about import AboutService
from app.services.backups import BackupService
from app.services.export.handover_record import handover_record
from app.services.exported_files import MadePaper, put, record
from app.services.handover_counts import HandoverCounts, count_backup
from app.services.handover_lists import HandoverContents, record_of, unfinished_work
from app.services.saving import told

PAPER = "bien-ban-ban-giao"
BACKUP, NOTE = "sao-luu.zip", "ban-giao.json"
DAMAGED = (
    "Gói bàn giao này bị hỏng hoặc thiếu nên chưa nhận được gì. "
    "Hãy xin lại gói từ đồng chí bàn giao."
)
NOT_A_PACKAGE = "Tệp này không phải gói bàn giao. Hãy chọn đúng tệp .zip do bên bàn giao lập."
_KEPT = re.compile(rf"{ATTACHMENTS}/[0-9a-f]{{64}}")
_TEMPLATE = re.compile(rf"{TEMPLATES}/[^/\\]+")
_BLOCK = 1 << 20
MARK_SIGNS = 16
"""Signs of a package's hash that are shown and printed."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What a package holds: the same figures are counted by the one who receives it."""

    cell_name: str
    made_at: str
    members: int
    meetings: int
    documents: int
    tasks: int
    attachments: int
    templates: int
    missing: tuple[str, ...]
    """Hashes of attached files the giving side could no longer find."""
    rows: tuple[tuple[str, int], ...]
    """Rows of each table."""


class HandoverService:
    """Packing the open book for the next secretary."""

    def __init__(
        self,
        db: Database,
        folder: DataFolder,
        backups: BackupService,
        about: AboutService,
        clock: Clock,
    ) -> None:
        self._db = db
        self._folder = folder
        self._backups = backups
        self._about = about
        self._clock = clock

    def contents(self) -> HandoverContents:
        """Count what a package would hold now and what is unfinished, without writing one."""
        known = self._about.describe()
        with self._db.read() as session:
            unfinished = unfinished_work(session, self._clock().date())
        return HandoverContents(
            cell_name=known.cell_name,
            members=known.member_total,
            meetings=len(known.meetings),
            documents=known.documents,
            tasks=known.tasks,
            attachments=len(list(_kept(self._folder.attachments))),
            templates=len(list(_own(self._folder.templates))),
            missing=len(self._backups.missing_attachments()),
            unfinished=unfinished,
        )

    def write(
        self, target: Path, progress: Progress = no_progress, *, replaces: bool = False
    ) -> Handover:
        """Write the package whole or not at all.

        Raises Refused when the file is there already, unless the package `replaces` it: then the
        old one stays until the new one is whole.
        """
        if target.exists() and not (replaces and target.is_file()):
            raise Refused(f"Đã có tệp {target.name}. Hãy đặt tên khác để không ghi đè.")
        made = self._backups.path_of(self._backups.make(progress).name)
        held = {f"{ATTACHMENTS}/{path.name}": path for path in _kept(self._folder.attachments)}
        held |= {f"{TEMPLATES}/{path.name}": path for path in _own(self._folder.templates)}
        note = self._note(made, held)
        with told(target):
            files.clear_leftovers(target)
            part = files.temporary_beside(target)
            try:
                _pack(part, {BACKUP: made} | held, note, progress)
                files.sync_file(part)
                files.move_into_place(part, target)
            finally:
                part.unlink(missing_ok=True)
        return note

    def export_record(self, package: Path | None = None) -> Path:
        """Write the record both sides sign: of a package with its hash, where one was written."""
        contents, today = self.contents(), self._clock().date()
        if package is not None:
            contents = _as_packed(contents, look_into(package))
        with self._db.read() as session:
            cell = load_cell(session)
        mark = package_mark(package) if package is not None else ""
        name = f"{today.isoformat()}_Bien-ban-ban-giao.docx"
        data = handover_record(record_of(contents, cell, today, mark))
        paper = MadePaper(PAPER, name, data, year=today.year)
        place = put(self._db, self._folder.exports, paper)
        record(self._db, "biên bản bàn giao", [(paper, place)], self._clock())
        return place

    def _note(self, made: Path, held: Mapping[str, Path]) -> Handover:
        now = self._clock()
        found = count_backup(made, now.date())
        with self._db.read() as session:
            cell = load_cell(session)
        in_place = sum(name.startswith(ATTACHMENTS) for name in held)
        return Handover(
            cell_name=cell.name,
            made_at=now.isoformat(timespec="minutes"),
            members=found.members,
            meetings=found.meetings,
            documents=found.documents,
            tasks=found.tasks,
            attachments=in_place,
            templates=len(held) - in_place,
            missing=self._backups.missing_attachments(),
            rows=found.rows,
        )


def _as_packed(contents: HandoverContents, note: Handover) -> HandoverContents:
    """Return the figures of a package: the book may have gone on since it was written."""
    return replace(
        contents,
        members=note.members,
        meetings=note.meetings,
        documents=note.documents,
        tasks=note.tasks,
        attachments=note.attachments,
        templates=note.templates,
        missing=len(note.missing),
    )


def counted(note: Handover) -> str:
    """Return what a package holds, as both sides read it aloud."""
    rows = sum(count for _table, count in note.rows)
    return (
        f"{note.members} đảng viên, {note.meetings} buổi họp, {note.documents} văn bản, "
        f"{note.tasks} nhiệm vụ, {note.attachments} tệp đính kèm, {note.templates} mẫu riêng, "
        f"{rows} dòng dữ liệu"
    )


def package_mark(package: Path) -> str:
    """Return the short hash both sides compare: "3F9A-01C2-77D0-B41E"."""
    with failures.of_files(package):
        digest = _sha256(package)[:MARK_SIGNS].upper()
    return "-".join(digest[at : at + 4] for at in range(0, MARK_SIGNS, 4))


def look_into(package: Path) -> Handover:
    """Return what a package says of itself, before anything is received; raises AppError."""
    with _opened(package) as archive:
        return _read_note(archive)


def receive(folder: DataFolder, package: Path) -> Handover:
    """Put a package into a new, locked folder and return its note once every count agrees.

    Raises Refused for another file and Damaged when anything is broken, missing or counted
    otherwise; the folder then holds no book.
    """
    if folder.database.exists() or (folder.place / RESTORED).exists():
        raise Refused("Thư mục này đã có sổ. Hãy nhận bàn giao vào một thư mục mới.")
    with _opened(package) as archive, failures.of_files(folder.place):
        note = _read_note(archive)
        taken = _places(archive, folder)
        scratch = files.temporary_beside(folder.exports / BACKUP)
        try:
            _unpack(archive, BACKUP, scratch)
            made_at = datetime.fromisoformat(note.made_at)
            _refuse_other(archive, note, taken, count_backup(scratch, made_at.date()))
            restore.restore(scratch, folder.database, folder.attachments)
        except BaseException:
            waiting = folder.place / RESTORED  # there was no book before: both are of this act
            for target in (waiting, folder.database, *taken.values()):
                target.unlink(missing_ok=True)
            raise
        finally:
            scratch.unlink(missing_ok=True)
    return note


def _kept(place: Path) -> Iterator[Path]:
    return (p for p in sorted(place.iterdir()) if _KEPT.fullmatch(f"{ATTACHMENTS}/{p.name}"))


def _own(place: Path) -> Iterator[Path]:
    """Give the templates of the user, without what Word keeps beside an open one."""
    return (p for p in sorted(place.iterdir()) if p.is_file() and p.name[:1] not in {".", "~"})


def _pack(part: Path, held: Mapping[str, Path], note: Handover, progress: Progress) -> None:
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        for done, (name, path) in enumerate(held.items()):
            progress(done, len(held) + 1, "Đang gói bàn giao")
            archive.write(path, name)
        archive.writestr(NOTE, json.dumps(asdict(note), ensure_ascii=False, indent=1))
    progress(len(held) + 1, len(held) + 1, "")


@contextmanager
def _opened(package: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package; whatever is broken in it is said as one sentence."""
    try:
        archive = zipfile.ZipFile(package)
    except OSError as fault:
        raise Refused("Không đọc được tệp này. Hãy kiểm tra tên tệp, ổ đĩa rồi thử lại.") from fault
    except zipfile.BadZipFile as fault:
        raise Refused(NOT_A_PACKAGE) from fault
    with archive:
        if {NOTE, BACKUP} - set(archive.namelist()):
            raise Refused(NOT_A_PACKAGE)
        if any(part.compress_type != zipfile.ZIP_STORED for part in archive.infolist()):
            raise Damaged(DAMAGED)  # ours are stored: none unfolds to more than the file's size
        try:
            yield archive
        except files.BROKEN_ZIP as fault:
            raise Damaged(DAMAGED) from fault


def _read_note(archive: zipfile.ZipFile) -> Handover:
    note = json.loads(archive.read(NOTE))
    try:
        rows = tuple((str(table), int(count)) for table, count in note["rows"])
        read = Handover(**{**note, "missing": tuple(note["missing"]), "rows": rows})
        datetime.fromisoformat(read.made_at)
    except TypeError as fault:
        raise Damaged(DAMAGED) from fault
    words = (read.cell_name, *read.missing)
    if not all(isinstance(word, str) for word in words) or min(_figures(read)) < 0:
        raise Damaged(DAMAGED)
    return read


def _figures(note: Handover) -> tuple[int, ...]:
    """Return the whole numbers of a note, -1 for what is none."""
    figures = (
        note.members,
        note.meetings,
        note.documents,
        note.tasks,
        note.attachments,
        note.templates,
    )
    return tuple(figure if type(figure) is int else -1 for figure in figures)


def _places(archive: zipfile.ZipFile, folder: DataFolder) -> dict[str, Path]:
    """Return where each attachment and template of a package belongs."""
    places = {}
    for name in archive.namelist():
        own = files.safe_file_name(name.rpartition("/")[2])
        if _KEPT.fullmatch(name):
            places[name] = folder.attachments / own
        elif _TEMPLATE.fullmatch(name):
            places[name] = folder.templates / own
    return places


def _refuse_other(
    archive: zipfile.ZipFile,
    note: Handover,
    taken: Mapping[str, Path],
    found: HandoverCounts,
) -> None:
    """Unpack the files and raise Damaged where a count or an attachment is not as noted."""
    kept = sum(bool(_KEPT.fullmatch(name)) for name in taken)
    figures = (found.members, found.meetings, found.documents, found.tasks)
    if (found.rows, *figures, kept, len(taken) - kept) != (note.rows, *_figures(note)):
        raise Damaged(DAMAGED)
    for name, target in taken.items():
        _unpack(archive, name, target)
        if _KEPT.fullmatch(name) and _sha256(target) != target.name:
            raise Damaged(DAMAGED)


def _unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file, _BLOCK)
    files.sync_file(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
