"""The year's grade by the annual rule the cell borrows: which rule, and where the year stands."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.reported_scores import ReportedScore, reported_scores
from app.data.rubric_records import edition_on, rubric_of
from app.domain.cells import Cell
from app.domain.checks_year import AnnualRule
from app.domain.grades import grade_labels
from app.domain.meetings import HELD_STAGES, MeetingStage
from app.domain.roll_up import Forecast, SessionGrade, forecast, is_counted
from app.domain.rule_loans import loan_on
from app.domain.settings import Settings

OFF = (MeetingStage.POSTPONED, MeetingStage.NOT_HELD)


@dataclass(frozen=True, slots=True)
class YearForecast:
    """What the annual rule says of a year, and whose rule it is."""

    rule_name: str
    forecast: Forecast


def load_forecast(
    session: Session, cell: Cell, settings: Settings, year: int
) -> YearForecast | None:
    """Return where a year stands by the rule borrowed on its last day, None without one."""
    annual = annual_rule(session, settings, year)
    if annual is None:
        return None
    rows = [row for row in _graded(session, cell, year) if is_counted(annual.rule, row[0])]
    held = [
        SessionGrade(kind, grade or None) for kind, stage, grade in rows if stage in HELD_STAGES
    ]
    said = forecast(annual.rule, annual.labels, held, len(rows) - len(held))
    return YearForecast(annual.lender, said)


def annual_rule(session: Session, settings: Settings, year: int) -> AnnualRule | None:
    """Return the rule borrowed on the last day of a year, None without one."""
    last = date(year, 12, 31)
    loan = loan_on(settings.roll_up_loans, last)
    edition = edition_on(session, loan.rubric_id, last) if loan is not None else None
    rubric = rubric_of(edition) if edition is not None else None
    if rubric is None or rubric.roll_up is None:
        return None
    return AnnualRule(rubric.roll_up, grade_labels(rubric.bands), rubric.name)


def _graded(session: Session, cell: Cell, year: int) -> list[tuple[str, MeetingStage, str]]:
    """Return kind, stage and reported grade of the meetings that count in a year."""
    scores = reported_scores(session, year)
    query = select(t.Meeting.id, t.Meeting.kind, t.Meeting.stage).where(
        t.Meeting.year == year, t.Meeting.day >= cell.records_from, t.Meeting.stage.not_in(OFF)
    )
    return [
        (kind.value, stage, scores.get(meeting_id, ReportedScore()).grade)
        for meeting_id, kind, stage in session.execute(query)
    ]
