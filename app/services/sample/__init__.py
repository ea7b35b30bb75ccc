"""Chi bộ mẫu: an invented cell with a whole year, in a folder of its own, to play with."""

import gc
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import failures, files, upgrade
from app.data import tables as t
from app.data.database import Database
from app.data.entries import search_index
from app.data.folder import DataFolder
from app.data.rubric_records import add_edition, shipped_rubrics
from app.domain.errors import Refused
from app.domain.progress import Progress, no_progress
from app.services.sample.book import declare
from app.services.sample.duties import add_first_duty, add_late_duty
from app.services.sample.inspections import add_programme
from app.services.sample.member_books import build_member_books
from app.services.sample.november import build_november
from app.services.sample.points import build_points
from app.services.sample.reference import LAST_YEAR, build_reference_year, declare_reference
from app.services.sample.registers import build_registers
from app.services.sample.reviews import build_review
from app.services.sample.upward_form import add_upward_form, keep_workbook
from app.services.sample.written import add_written_papers
from app.services.sample.year import build_months

SAMPLE_MEMBERS = 24
MOST_YEARS, FEWEST_MEMBERS, MOST_MEMBERS = 30, 6, 60
JOURNALLED_YEARS = 2
SCRATCH = ".dang-tao-mau"
"""Where the book is made: it appears in its folder only when it is whole."""


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """What was made."""

    members: int
    meetings: int


def make_sample(
    place: Path, *, years: int = 1, members: int = SAMPLE_MEMBERS, progress: Progress = no_progress
) -> SampleCounts:
    """Make a sample book in an empty folder: always the same content for the same arguments.

    One year of 24 members is Chi bộ mẫu; anything else is reference data of that size.
    """
    _refuse_sizes(years, members)
    folder, scratch = DataFolder.create(place), place / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        with failures.of_files(place):
            scratch.mkdir()
        made = scratch / folder.database.name
        with _no_looking_for_garbage():
            counts = _filled(made, years, members, progress)
        if _is_sample(years, members):
            keep_workbook(folder.attachments)
        with failures.of_files(place):
            files.move_into_place(made, folder.database)
        return counts
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        folder.close()


def _filled(path: Path, years: int, members: int, progress: Progress) -> SampleCounts:
    upgrade.create(path)
    db = Database.open(path)
    try:
        is_sample = _is_sample(years, members)
        counts = _fill_sample(db) if is_sample else _fill_reference(db, years, members, progress)
        with db.aside() as session:  # once for all, not row by row
            search_index().rebuild(session)
        return counts
    finally:
        db.close()


@contextmanager
def _no_looking_for_garbage() -> Generator[None]:
    """Leave garbage where it is: rows by the thousand hold nothing that does not go by itself."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _is_sample(years: int, members: int) -> bool:
    return (years, members) == (1, SAMPLE_MEMBERS)


def _refuse_sizes(years: int, members: int) -> None:
    if not 1 <= years <= MOST_YEARS:
        raise Refused(f"Số năm phải từ 1 đến {MOST_YEARS}.")
    if not FEWEST_MEMBERS <= members <= MOST_MEMBERS:
        raise Refused(f"Số đảng viên phải từ {FEWEST_MEMBERS} đến {MOST_MEMBERS}.")


def _fill_sample(db: Database) -> SampleCounts:
    with db.fill() as session:
        _add_rubrics(session)
        book = declare(session)
        add_first_duty(session)
        october = build_months(book)
        build_november(book, october)
        build_registers(book)
        build_review(book)
        build_points(book)
        build_member_books(book)
        add_late_duty(session)
        add_programme(book)
        add_upward_form(session)
        add_written_papers(book)
        session.add(
            t.AnnualPlan(
                year=2026,
                proposed_on=date(2025, 12, 20),
                sent_on=date(2026, 1, 12),
                purpose="",
                organisation="",
            )
        )
        session.flush()
        return _counts(session)


def _fill_reference(db: Database, years: int, members: int, progress: Progress) -> SampleCounts:
    with db.fill() as session:
        _add_rubrics(session)
        reference = declare_reference(session, years, members)
    for place, year in enumerate(range(LAST_YEAR - years + 1, LAST_YEAR + 1)):
        progress(place, years, f"Đang ghi năm {year}")
        is_recent = year > LAST_YEAR - JOURNALLED_YEARS
        writing = db.write(f"Dữ liệu năm {year}", undoable=False) if is_recent else db.fill()
        with writing as session:
            reference.open_tasks = [session.merge(task) for task in reference.open_tasks]
            build_reference_year(session, reference, year)
    with db.read() as session:
        return _counts(session)


def _add_rubrics(session: Session) -> None:
    for rubric in shipped_rubrics():
        add_edition(session, rubric, shipped=True)


def _counts(session: Session) -> SampleCounts:
    return SampleCounts(
        members=session.scalar(select(func.count(t.Member.id))) or 0,
        meetings=session.scalar(select(func.count(t.Meeting.id))) or 0,
    )
