"""The anonymised copy (G3): a book to ask about a fault with, in which nobody can be found."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import failures, files, masking
from app.data import tables as t
from app.data.cell_records import load_settings, write_settings
from app.data.database import Database
from app.data.entries import search_index
from app.data.folder import DataFolder, refuse_file
from app.data.made_folders import take_back
from app.data.mask_knowledge import teach
from app.data.scratch import scratch_folder
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.masks import Mask
from app.domain.progress import Progress, no_progress

_COPY, _SALT = "so.db", 32


@dataclass(frozen=True, slots=True)
class AnonymousCopy:
    """What was made, and what stayed out of it."""

    place: Path
    members: int
    meetings: int
    attachments: int
    templates: int
    exports: int
    typed_texts: int

    @property
    def left_out(self) -> int:
        """Return how many files and unfinished texts the copy leaves out."""
        return self.attachments + self.templates + self.exports + self.typed_texts


class AnonymousCopyService:
    """Making anonymised copies of the open book."""

    def __init__(self, db: Database, folder: DataFolder, _clock: Clock) -> None:
        self._db = db
        self._folder = folder

    def make(self, place: Path, progress: Progress = no_progress) -> AnonymousCopy:
        """Make a copy in a folder of its own, whole or not at all; raises Refused for a used one.

        What is copied as it is lies in a scratch folder only, never beside the finished copy.
        """
        _refuse_used(place)
        was_there = place.exists()
        target = DataFolder.create(place)
        try:
            with failures.of_files(place), scratch_folder() as scratch:
                made = self._made(scratch / _COPY, place, progress)
                part = files.temporary_beside(target.database)
                try:
                    masking.write_anew(scratch / _COPY, part)
                    files.sync_file(part)
                    files.move_into_place(part, target.database)
                finally:
                    part.unlink(missing_ok=True)
        finally:
            target.close()
            if not target.database.exists():
                take_back(place, was_there=was_there)
        return made

    def _made(self, copy: Path, place: Path, progress: Progress) -> AnonymousCopy:
        self._db.copy_to(copy, progress)
        typed = masking.mask_file(copy, _mask_for(copy), progress)
        db = Database.open(copy)
        try:
            with db.read() as session:
                members = session.scalar(select(func.count(t.Member.id))) or 0
                meetings = session.scalar(select(func.count(t.Meeting.id))) or 0
            made = AnonymousCopy(
                place=place,
                members=members,
                meetings=meetings,
                attachments=_count(self._folder.attachments),
                templates=_count(self._folder.templates),
                exports=_count(self._folder.exports),
                typed_texts=typed,
            )
            with db.aside() as session:
                _mark(session, made.left_out)
                search_index().rebuild(session, progress)
        finally:
            db.close()
        return made


def _mask_for(copy: Path) -> Mask:
    """Return a mask that knows who and what is named in a book; its salt is kept nowhere."""
    mask = Mask(secrets.token_bytes(_SALT))
    db = Database.open(copy)
    try:
        with db.read() as session:
            teach(mask, session)
    finally:
        db.close()
    return mask


def _refuse_used(place: Path) -> None:
    with failures.of_files(place):
        refuse_file(place)
        if place.exists() and any(place.iterdir()):
            raise Refused(
                f"Thư mục {place.name} không trống. Hãy chọn một thư mục mới để lập bản ẩn danh."
            )


def _mark(session: Session, left_out: int) -> None:
    write_settings(session, replace(load_settings(session), left_out_items=left_out))


def _count(place: Path) -> int:
    return sum(1 for path in place.iterdir() if path.is_file())
