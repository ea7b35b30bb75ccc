"""Puts finished papers into a folder without touching a file the user may have changed."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from itertools import count
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.database import Database
from app.data.made_folders import whole_folder
from app.data.meeting_parts import period_of
from app.domain.meetings import meeting_title
from app.services.saving import save, told


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper ready to be written."""

    code: str
    file_name: str
    data: bytes
    meeting_id: int | None = None
    year: int | None = None
    quarter: int | None = None
    source_id: int | None = None
    """What else it is of: a paper written by hand, a form from above, a member."""

    @property
    def sha256(self) -> str:
        """Return the hash that tells later whether the file was changed."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ExportedPaper:
    """A file that was written once."""

    code: str
    meeting_id: int | None
    meeting_title: str
    year: int | None
    file_name: str
    written_at: datetime
    quarter: int | None = None
    source_id: int | None = None
    folder: str = ""
    sha256: str = ""

    @property
    def is_of_year(self) -> bool:
        """Tell whether it is of a whole year: of no meeting, quarter or member."""
        return self.meeting_id is None and self.quarter is None and self.source_id is None


def put(db: Database, folder: Path, paper: MadePaper) -> Path:
    """Write a paper under its name, or "… (2)" beside what is not this paper as it was written."""
    with told(folder, f"Không tạo được thư mục {folder.name}. Hãy chọn thư mục khác rồi xuất lại."):
        folder.mkdir(parents=True, exist_ok=True)
    target = _target(folder / paper.file_name, partial(_is_as_written, db, (paper,)))
    save(target, paper.data)
    return target


def put_together(
    db: Database, wanted: Path, papers: Iterable[MadePaper]
) -> tuple[tuple[MadePaper, Path], ...]:
    """Write papers as a folder that is whole or not there, and return each with its file.

    A folder in which all is as this program wrote it of the same thing gives way; beside any
    other the new one is "… (2)".
    """
    papers = tuple(papers)

    def is_ours(folder: Path) -> bool:
        return folder.is_dir() and all(
            path.is_file() and _is_as_written(db, papers, path) for path in folder.iterdir()
        )

    failed = f"Không tạo được thư mục {wanted.name}. Hãy chọn thư mục khác rồi xuất lại."
    with told(wanted, failed):
        target = _target(wanted, is_ours)
        with whole_folder(target, replaces=True) as working:
            written = [(paper, target / paper.file_name) for paper in papers]
            for paper, path in written:
                save(working / path.name, paper.data)
    return tuple(written)


def _target(wanted: Path, may_replace: Callable[[Path], bool]) -> Path:
    """Return the first name that is free or holds only what this program wrote there."""
    for number in count(1):
        path = wanted if number == 1 else wanted.with_name(_numbered(wanted, number))
        if not path.exists() or may_replace(path):
            return path
    raise AssertionError  # pragma: no cover - counting has no end


def _is_as_written(db: Database, papers: tuple[MadePaper, ...], path: Path) -> bool:
    """Tell whether a file is as it was last written there for the very same papers.

    Two decisions of one month may share a name: neither gives way to the other.
    """
    table = t.ExportedFile
    of_what = (table.kind, table.meeting_id, table.year, table.quarter, table.source_id)
    query = select(table.sha256, *of_what).where(
        table.file_name == path.name, table.folder == _folder_words(db, path.parent)
    )
    with db.read() as session:
        rows = session.execute(query).all()
    known = {sha256 for sha256, *same in rows if tuple(same) in {_of_what(one) for one in papers}}
    return _hash_of(path) in known


def _of_what(paper: MadePaper) -> tuple[str | int | None, ...]:
    return paper.code, paper.meeting_id, paper.year, paper.quarter, paper.source_id


def _numbered(path: Path, number: int) -> str:
    return f"{path.stem} ({number}){path.suffix}"


def _hash_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        # Not readable means not ours to replace.
        return ""


def _folder_words(db: Database, folder: Path) -> str:
    """Return where a file lies as a moved book still finds it: seen from the data folder."""
    place, home = folder.absolute(), db.path.parent.absolute()
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else place.as_posix()


def is_changed(db: Database, paper: ExportedPaper) -> bool:
    """Tell whether a file is another one now than was written; one that is gone is not changed."""
    path = db.path.parent / paper.folder / paper.file_name
    try:
        seen = path.stat()
    except OSError:
        return False
    now = _hash_at(path, seen.st_mtime_ns, seen.st_size)
    return bool(now) and now != paper.sha256


@lru_cache(maxsize=1024)
def _hash_at(path: Path, _written_at: int, _size: int) -> str:
    """Return the hash of a file as it is; lists ask for all of theirs again at every click."""
    return _hash_of(path)


def record(
    db: Database, label: str, written: Iterable[tuple[MadePaper, Path]], now: datetime
) -> None:
    """Note what was written and when; exporting is no action to undo."""
    with db.write(f"Xuất {label}", undoable=False) as session:
        session.add_all(
            t.ExportedFile(
                kind=paper.code,
                meeting_id=paper.meeting_id,
                year=paper.year,
                quarter=paper.quarter,
                source_id=paper.source_id,
                folder=_folder_words(db, path.parent),
                file_name=path.name,
                sha256=paper.sha256,
                written_at=now,
            )
            for paper, path in written
        )


def exported(session: Session, *, meeting_id: int) -> tuple[ExportedPaper, ...]:
    """Return the exports of one meeting, the last one first."""
    return _exported(session, t.ExportedFile.meeting_id == meeting_id)


def exported_in(session: Session, year: int) -> tuple[ExportedPaper, ...]:
    """Return the exports of a year's papers and meetings, the last one first."""
    of_year = select(t.Meeting.id).where(t.Meeting.year == year)
    return _exported(
        session, or_(t.ExportedFile.year == year, t.ExportedFile.meeting_id.in_(of_year))
    )


def _exported(session: Session, where: ColumnElement[bool]) -> tuple[ExportedPaper, ...]:
    query = (
        select(t.ExportedFile, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.ExportedFile.meeting_id, isouter=True)
        .where(where)
        .order_by(t.ExportedFile.written_at.desc(), t.ExportedFile.id.desc())
    )
    return tuple(_record(row, meeting) for row, meeting in session.execute(query))


def _record(row: t.ExportedFile, meeting: t.Meeting | None) -> ExportedPaper:
    title = ""
    if meeting is not None:
        title = meeting_title(meeting.kind, period_of(meeting), meeting.topic_title)
    return ExportedPaper(
        code=row.kind,
        meeting_id=row.meeting_id,
        meeting_title=title,
        year=row.year,
        file_name=row.file_name,
        written_at=row.written_at,
        quarter=row.quarter,
        source_id=row.source_id,
        folder=row.folder,
        sha256=row.sha256,
    )
