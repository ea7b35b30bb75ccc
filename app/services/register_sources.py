"""Reads what the lists of the registers are made from, each in one short transaction."""

from datetime import date

from sqlalchemy.orm import Session

from app.data import directive_records, model_records, petition_records
from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.member_records import load_members
from app.data.past_attendance import past_of_year
from app.domain.directives import Directive
from app.domain.good_models import GoodModel
from app.domain.petitions import Petition
from app.services.paper_sources import people_on
from app.services.paper_texts.attendance_year import PastYear
from app.services.paper_texts.registers import RegisterFrame


def read_petitions(
    db: Database, year: int, today: date
) -> tuple[RegisterFrame, tuple[Petition, ...]]:
    """Return the petitions of a year."""
    with db.read() as session:
        found = petition_records.load_petitions(session, petition_records.of_year(year))
        return _frame(session, year, today), found


def read_directives(
    db: Database, year: int, today: date
) -> tuple[RegisterFrame, tuple[Directive, ...]]:
    """Return the documents from above of a year."""
    with db.read() as session:
        found = directive_records.load_directives(session, directive_records.of_year(year))
        return _frame(session, year, today), found


def read_models(
    db: Database, year: int, today: date
) -> tuple[RegisterFrame, tuple[GoodModel, ...]]:
    """Return the good models of a year."""
    with db.read() as session:
        found = model_records.load_models(session, model_records.of_year(year))
        return _frame(session, year, today), found


def read_past_year(db: Database, year: int, today: date) -> PastYear:
    """Return what an old matrix says of a year, for the meetings the book does not hold."""
    with db.read() as session:
        return PastYear(
            frame=_frame(session, year, today),
            members=load_members(session),
            entries=past_of_year(session, year),
        )


def _frame(session: Session, year: int, today: date) -> RegisterFrame:
    return RegisterFrame(
        cell=load_cell(session),
        settings=load_settings(session),
        people=people_on(session, min(today, date(year, 12, 31))),
        year=year,
        today=today,
    )
