"""What the checks notice, and overriding an E with a written reason."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_rule_values
from app.data.database import Database
from app.data.directive_records import load_directives, of_year, waits
from app.data.duty_records import load_duty_lines
from app.data.findings import findings_of
from app.data.meeting_files import find_meeting, load_meeting_file
from app.data.year_findings import year_under_check
from app.domain.checks_year import check_year
from app.domain.clock import Clock
from app.domain.directives import check_directives
from app.domain.duties import duty_findings
from app.domain.errors import NotFound, Refused
from app.domain.findings import Finding
from app.domain.rule_sets import rule_set_on
from app.domain.text import clean, letter_count

SHORTEST_REASON = 10


class FindingService:
    """Looking at findings and overriding them."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def of_meeting(self, meeting_id: int) -> tuple[Finding, ...]:
        """Return the findings of a meeting, the worst first."""
        with self._db.read() as session:
            file = load_meeting_file(session, meeting_id)
            return findings_of(session, file, self._clock())

    def of_year(self, year: int) -> tuple[Finding, ...]:
        """Return the findings of a year; they never stop a meeting."""
        today = self._clock().date()
        with self._db.read() as session:
            cell, own = load_cell(session), load_rule_values(session)
            found = check_year(year_under_check(session, year, today))
            duties = load_duty_lines(session, year, today, cell.records_from)
            papers = load_directives(session, of_year(year), waits())
        rules = rule_set_on(today, own)
        return (*found, *duty_findings(duties, rules), *check_directives(papers, today, rules))

    def override(self, meeting_id: int, code: str, where: str, reason: str) -> None:
        """Override an E finding with a reason that prints; raises Refused for a short one."""
        if letter_count(reason) < SHORTEST_REASON:
            raise Refused("Hãy ghi lý do ít nhất 10 chữ; lý do được in trong biên bản.")
        with self._db.write("Ghi lý do bỏ qua việc phải sửa") as session:
            find_meeting(session, meeting_id)
            row = _override_of(session, meeting_id, code, where)
            if row is None:
                row = t.FindingOverride(meeting_id=meeting_id, code=code, where=where)
                session.add(row)
            row.reason = clean(reason).strip()

    def withdraw(self, meeting_id: int, code: str, where: str) -> None:
        """Take an override back: the finding stands again."""
        with self._db.write("Bỏ lý do bỏ qua") as session:
            row = _override_of(session, meeting_id, code, where)
            if row is None:
                raise NotFound("Việc này chưa ghi lý do bỏ qua.")
            session.delete(row)


def _override_of(
    session: Session, meeting_id: int, code: str, where: str
) -> t.FindingOverride | None:
    query = select(t.FindingOverride).where(
        t.FindingOverride.meeting_id == meeting_id,
        t.FindingOverride.code == code,
        t.FindingOverride.where == where,
    )
    return session.scalars(query).one_or_none()
