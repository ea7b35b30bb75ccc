"""The cell, its term, its settings and its dated rules out of their tables."""

from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.calendar import days_off_of_table
from app.data.codec import from_plain, to_plain
from app.data.memo import remembered
from app.domain.cells import Cell, Term
from app.domain.errors import NotFound
from app.domain.periods import DaysOff
from app.domain.rule_sets import RuleSet, RuleValue, number_on, rule_set_on
from app.domain.settings import Settings


def load_cell(session: Session) -> Cell:
    """Return the cell of this file."""
    return remembered(session, "cell", frozenset({"cells"}), _read_cell)


def _read_cell(session: Session) -> Cell:
    row = session.scalars(select(t.Cell)).first()
    if row is None:
        raise NotFound("Sổ này chưa có thông tin chi bộ. Hãy khai báo chi bộ trước.")
    return Cell(**{field.name: getattr(row, field.name) for field in fields(Cell)})


def load_terms(session: Session) -> tuple[Term, ...]:
    """Return the terms, earliest first."""
    return remembered(session, "terms", frozenset({"terms"}), _read_terms)


def _read_terms(session: Session) -> tuple[Term, ...]:
    rows = session.scalars(select(t.Term).order_by(t.Term.starts_on))
    return tuple(Term(row.id, row.name, row.starts_on, row.ends_on) for row in rows)


def term_on(session: Session, day: date) -> Term | None:
    """Return the term a day falls into, the earliest known one before it, or None."""
    terms = load_terms(session)
    inside = [term for term in terms if term.starts_on <= day]
    return inside[-1] if inside else (terms[0] if terms else None)


def load_settings(session: Session) -> Settings:
    """Return the work settings; what was never chosen has its default."""
    return remembered(session, "settings", frozenset({"settings"}), _read_settings)


def _read_settings(session: Session) -> Settings:
    values: dict[str, Any] = {row.key: row.value for row in session.scalars(select(t.SettingValue))}
    return from_plain(Settings, values)


def write_settings(session: Session, settings: Settings) -> None:
    """Keep the settings that differ from what is stored."""
    rows = {row.key: row for row in session.scalars(select(t.SettingValue))}
    before, after = to_plain(load_settings(session)), to_plain(settings)
    for key, value in after.items():
        if before[key] == value:
            continue
        if key in rows:
            rows[key].value = value
        else:
            session.add(t.SettingValue(key=key, value=value))


def load_rule_values(session: Session) -> tuple[RuleValue, ...]:
    """Return the thresholds the user has set, oldest first."""
    return remembered(session, "rule_values", frozenset({"rule_values"}), _read_rule_values)


def _read_rule_values(session: Session) -> tuple[RuleValue, ...]:
    rows = session.scalars(select(t.RuleValueRow).order_by(t.RuleValueRow.valid_from))
    return tuple(RuleValue(row.key, row.value, row.valid_from, row.citation) for row in rows)


def load_rules(session: Session, day: date) -> RuleSet:
    """Return the thresholds in force on a day, shipped ones with the user's over them."""
    return rule_set_on(day, load_rule_values(session))


def load_number(session: Session, key: str, day: date) -> int:
    """Return one threshold in force on a day; lists of years ask for one each row."""
    return number_on(key, day, load_rule_values(session))


def load_days_off(session: Session) -> DaysOff:
    """Return the days off of this file, with the days around Tết of the same years."""
    return remembered(session, "days_off", frozenset({"days_off"}), _read_days_off)


def _read_days_off(session: Session) -> DaysOff:
    days = dict(session.execute(select(t.DayOff.day, t.DayOff.name)).all())
    return days_off_of_table(days)
