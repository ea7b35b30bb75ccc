"""The cell, its terms, settings, thresholds and days off."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.calendar import KNOWN_YEARS, RECKONED_YEARS, holiday_names
from app.data.cell_records import (
    load_cell,
    load_days_off,
    load_rule_values,
    load_rules,
    load_settings,
    load_terms,
    term_on,
    write_settings,
)
from app.data.database import Database
from app.domain.cells import Cell, CellForm, Term, check_cell, check_term
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.periods import DaysOff
from app.domain.problems import Problem
from app.domain.rule_limits import limit_trouble, neighbour_trouble
from app.domain.rule_sets import RuleSet, RuleValue, check_rule_value, shipped_value
from app.domain.settings import Settings
from app.domain.text import clean


@dataclass(frozen=True, slots=True)
class DayOffRow:
    """One day off as the settings page lists it."""

    id: int
    day: date
    name: str
    by_hand: bool


class CellService:
    """Actions on the cell itself."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def get(self) -> Cell:
        """Return the cell of this book; raises NotFound before it is declared."""
        with self._db.read() as session:
            return load_cell(session)

    def save(self, form: CellForm) -> None:
        """Declare the cell or change it; raises ValidationError."""
        problems = check_cell(form)
        if problems:
            raise ValidationError(problems)
        with self._db.write("Sửa thông tin chi bộ") as session:
            row = session.scalars(select(t.Cell)).first()
            if row is None:
                row = self._new_cell()
                session.add(row)
            row.name = clean(form.name).strip()
            row.superior_name = clean(form.superior_name).strip()
            row.place_name = clean(form.place_name).strip()
            row.cell_type = form.cell_type
            row.organisation_code = clean(form.organisation_code).strip()
            row.assigned_superior = clean(form.assigned_superior).strip()
            if form.records_from is not None:
                row.records_from = form.records_from

    def _new_cell(self) -> t.Cell:
        return t.Cell(
            permanent_id=str(uuid.uuid4()),
            records_from=self._clock().date().replace(day=1),
            is_sample=False,
            sample_now=None,
        )

    def terms(self) -> tuple[Term, ...]:
        """Return the terms, earliest first."""
        with self._db.read() as session:
            return load_terms(session)

    def term_on(self, day: date) -> Term | None:
        """Return the term whose numbers run on a day."""
        with self._db.read() as session:
            return term_on(session, day)

    def save_term(
        self, term_id: int | None, name: str, starts_on: date | None, ends_on: date | None
    ) -> int:
        """Keep a term and return its id; raises ValidationError."""
        problems = check_term(name, starts_on, ends_on)
        if problems or starts_on is None:
            raise ValidationError(problems)
        with self._db.write("Sửa nhiệm kỳ") as session:
            row = session.get(t.Term, term_id) if term_id else None
            if row is None:
                row = t.Term()
                session.add(row)
            row.name, row.starts_on, row.ends_on = clean(name).strip(), starts_on, ends_on
            session.flush()
            return row.id

    def remove_term(self, term_id: int) -> None:
        """Take a term away; raises Refused when papers carry its numbers."""
        with self._db.write("Xóa nhiệm kỳ") as session:
            row = session.get(t.Term, term_id)
            if row is None:
                raise NotFound
            papers = select(func.count(t.IssuedDocument.id)).where(
                t.IssuedDocument.term_id == term_id
            )
            if session.scalar(papers):
                raise Refused("Nhiệm kỳ này đã có văn bản lấy số nên không xóa được.")
            session.delete(row)

    def settings(self) -> Settings:
        """Return the work settings."""
        with self._db.read() as session:
            return load_settings(session)

    def save_settings(self, settings: Settings) -> None:
        """Keep the work settings."""
        with self._db.write("Đổi cài đặt") as session:
            write_settings(session, settings)

    def rules(self, day: date) -> RuleSet:
        """Return the thresholds in force on a day."""
        with self._db.read() as session:
            return load_rules(session, day)

    def rule_values(self) -> tuple[RuleValue, ...]:
        """Return the thresholds the user has set over the shipped ones."""
        with self._db.read() as session:
            return load_rule_values(session)

    def set_rule(self, value: RuleValue) -> None:
        """Set a threshold from a day on; meetings before that day keep theirs."""
        self.set_rules((value,))

    def set_rules(self, values: Sequence[RuleValue], label: str = "Đổi ngưỡng quy tắc") -> None:
        """Set several values in one action; raises ValidationError.

        Values that stand beside each other are judged together, in whatever order they come.
        """
        for value in values:
            problems = check_rule_value(value.key, value.value)
            if problems:
                raise ValidationError(problems)
        with self._db.write(label) as session:
            for value in values:
                _keep_rule(session, value)
            session.flush()
            for value in values:
                _refuse_unfit(session, value)

    def restore_rules(self, keys: Sequence[str], on: date) -> None:
        """Go back to the shipped values from a day on; meetings before it keep the cell's own."""
        values = [RuleValue(key, shipped_value(key, on).value, on) for key in keys]
        self.set_rules(values, "Về giá trị gốc")

    def forget_rule(self, key: str, valid_from: date) -> None:
        """Take a value of the cell's own away; the one before it counts again."""
        with self._db.write("Bỏ ngưỡng riêng") as session:
            row = _rule_row(session, key, valid_from)
            if row is None:
                raise NotFound
            session.delete(row)

    def days_off(self) -> DaysOff:
        """Return the days off of this book as one value."""
        with self._db.read() as session:
            return load_days_off(session)

    def day_off_rows(self, year: int) -> tuple[DayOffRow, ...]:
        """Return the days off of a year for the list that edits them."""
        query = (
            select(t.DayOff.id, t.DayOff.day, t.DayOff.name, t.DayOff.by_hand)
            .where(t.DayOff.day.between(date(year, 1, 1), date(year, 12, 31)))
            .order_by(t.DayOff.day)
        )
        with self._db.read() as session:
            return tuple(DayOffRow(*row) for row in session.execute(query))

    def fill_days_off(self, year: int) -> int:
        """Write the national days off of a year and return how many were new."""
        names = holiday_names(year) if year in RECKONED_YEARS else {}
        with self._db.write(f"Lấy lịch nghỉ năm {year}", undoable=False) as session:
            known = set(session.scalars(select(t.DayOff.day)))
            for day, name in names.items():
                if day not in known:
                    session.add(t.DayOff(day=day, name=name, by_hand=False))
        return len(names.keys() - known)

    def calendar_notice(self, year: int) -> str:
        """Return what to know about the days off of a year, "" when they are settled."""
        if year in KNOWN_YEARS:
            return ""
        if year in RECKONED_YEARS:
            return (
                f"Chưa có lịch nghỉ chính thức của năm {year}; các ngày lấy về là ngày tính trước. "
                "Hãy sửa lại khi có thông báo."
            )
        return f"Chương trình không tính được lịch nghỉ năm {year}. Hãy tự thêm từng ngày."

    def add_day_off(self, day: date, name: str) -> None:
        """Add a day off by hand; raises Refused when the day is already off."""
        with self._db.write("Thêm ngày nghỉ") as session:
            if session.scalars(select(t.DayOff).where(t.DayOff.day == day)).first():
                raise Refused("Ngày này đã có trong lịch nghỉ.")
            session.add(t.DayOff(day=day, name=clean(name).strip() or "Ngày nghỉ", by_hand=True))

    def remove_day_off(self, day_off_id: int) -> None:
        """Take a day off away; the day is a working day again."""
        with self._db.write("Bỏ ngày nghỉ") as session:
            row = session.get(t.DayOff, day_off_id)
            if row is None:
                raise NotFound
            session.delete(row)


def _rule_row(session: Session, key: str, valid_from: date) -> t.RuleValueRow | None:
    return session.scalars(
        select(t.RuleValueRow).where(
            t.RuleValueRow.key == key, t.RuleValueRow.valid_from == valid_from
        )
    ).one_or_none()


def _refuse_unfit(session: Session, value: RuleValue) -> None:
    rules = load_rules(session, value.valid_from)
    trouble = limit_trouble(value.key, value.value) or neighbour_trouble(
        value.key, value.value, rules
    )
    if trouble:
        raise ValidationError((Problem("value", trouble),))


def _keep_rule(session: Session, value: RuleValue) -> None:
    row = _rule_row(session, value.key, value.valid_from)
    if row is None:
        row = t.RuleValueRow(key=value.key, valid_from=value.valid_from)
        session.add(row)
    row.value, row.citation = clean(value.value).strip(), clean(value.citation).strip()
