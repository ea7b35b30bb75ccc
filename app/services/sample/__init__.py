"""Chi bộ mẫu: an invented cell with a whole year, in a folder of its own, to play with."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from app.data import tables as t
from app.data import upgrade
from app.data.database import Database
from app.data.entries import search_index
from app.data.folder import DataFolder
from app.data.rubric_records import add_edition, shipped_rubrics
from app.services.sample.book import declare
from app.services.sample.november import build_november
from app.services.sample.year import build_months


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """What was made."""

    members: int
    meetings: int


def make_sample(place: Path, *, years: int = 1, members: int = 24) -> SampleCounts:
    """Make the sample book in an empty folder: always the same content for the same arguments."""
    folder = DataFolder.create(place)
    try:
        upgrade.create(folder.database)
        db = Database.open(folder.database, indexer=search_index().update)
        try:
            return _fill(db)
        finally:
            db.close()
    finally:
        folder.close()


def _fill(db: Database) -> SampleCounts:
    with db.fill() as session:
        for rubric in shipped_rubrics():
            add_edition(session, rubric, shipped=True)
        book = declare(session)
        october = build_months(book)
        build_november(book, october)
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
        return SampleCounts(
            members=session.scalar(select(func.count(t.Member.id))) or 0,
            meetings=session.scalar(select(func.count(t.Meeting.id))) or 0,
        )
