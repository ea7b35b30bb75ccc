"""A year as the checks of the year see it, in a handful of queries over columns."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_rule_values, load_settings, load_terms
from app.data.register_records import documents_of_term, documents_of_year, first_numbers
from app.data.reported_scores import SCORE_TABLES, ReportedScore, reported_scores
from app.data.year_forecasts import annual_rule
from app.data.year_records import OFF_STAGES, siblings_of
from app.domain.cells import Cell, Term
from app.domain.checks_year import CheckedYear, GradedMeeting, TermPapers
from app.domain.meetings import HELD_STAGES
from app.domain.registers import register_lines
from app.domain.rule_sets import RuleSet, rule_set_on

YEAR_TABLES = SCORE_TABLES | {"annual_plans", "settings"}
"""What the checks of a year are read from, its papers apart."""


def year_under_check(
    session: Session, year: int, today: date, *, with_numbers: bool = True
) -> CheckedYear:
    """Return a year ready to be checked; the numbers of its whole terms only where wanted."""
    cell, own = load_cell(session), load_rule_values(session)
    sent_on = select(t.AnnualPlan.sent_on).where(t.AnnualPlan.year == year)

    @cache
    def rules_on(day: date) -> RuleSet:
        return rule_set_on(day, own)

    return CheckedYear(
        year=year,
        today=today,
        rules_on=rules_on,
        siblings=siblings_of(session, year, cell),
        records_from=cell.records_from,
        plan_sent_on=session.scalar(sent_on),
        graded=_graded(session, year, cell),
        annual=annual_rule(session, load_settings(session), year),
        papers=tuple(_papers(session, year)) if with_numbers else _issued(session, year),
    )


def _graded(session: Session, year: int, cell: Cell) -> tuple[GradedMeeting, ...]:
    scores = reported_scores(session, year)
    query = (
        select(t.Meeting.id, t.Meeting.stage, t.Meeting.kind)
        .where(
            t.Meeting.year == year,
            t.Meeting.stage.not_in(OFF_STAGES),
            t.Meeting.day >= cell.records_from,
        )
        .order_by(t.Meeting.day, t.Meeting.id)
    )
    return tuple(
        GradedMeeting(
            row_id, stage in HELD_STAGES, scores.get(row_id, ReportedScore()).grade or None, kind
        )
        for row_id, stage, kind in session.execute(query)
    )


def _papers(session: Session, year: int) -> Iterator[TermPapers]:
    for term in load_terms(session):
        if _is_in(term, year):
            documents = documents_of_term(session, term.id)
            lines = register_lines(documents, first_numbers(session, term.id))
            yield TermPapers(documents, lines)


def _issued(session: Session, year: int) -> tuple[TermPapers, ...]:
    """Return the papers of the year alone: enough to see of which types they are (K38)."""
    return (TermPapers(documents_of_year(session, year), ()),)


def _is_in(term: Term, year: int) -> bool:
    has_ended = term.ends_on is not None and term.ends_on < date(year, 1, 1)
    return term.starts_on <= date(year, 12, 31) and not has_ended
