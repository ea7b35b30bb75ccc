"""Teams of the superior that follow the cell: the register, its people, dates in force (S24)."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.remark_records import load_teams
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.observers import Observer, ObserverTeam, ObserverTeamForm, check_observer_team
from app.domain.problems import Problem
from app.domain.text import clean


class ObserverService:
    """Actions on the register of teams."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def teams(self) -> tuple[ObserverTeam, ...]:
        """Return all teams, those still in force first."""
        with self._db.read() as session:
            return load_teams(session)

    def teams_on(self, day: date) -> tuple[ObserverTeam, ...]:
        """Return the teams that follow the cell on a day."""
        return tuple(team for team in self.teams() if team.is_in_force(day))

    def save(self, team_id: int | None, form: ObserverTeamForm) -> int:
        """Add or change a team with its people and return its id."""
        problems = check_observer_team(form)
        if problems:
            raise ValidationError(problems)
        with self._db.write(
            "Thêm tổ công tác" if team_id is None else "Sửa tổ công tác"
        ) as session:
            row = t.ObserverTeam() if team_id is None else _find(session, team_id)
            _write(row, form)
            session.add(row)
            session.flush()
            return row.id

    def end(self, team_id: int, on: date) -> None:
        """Record the last day a team follows the cell; what it said stays."""
        with self._db.write("Kết thúc theo dõi của tổ công tác") as session:
            row = _find(session, team_id)
            if row.starts_on is not None and on < row.starts_on:
                sentence = "Ngày thôi theo dõi không thể trước ngày bắt đầu."
                raise ValidationError((Problem("ends_on", sentence),))
            row.ends_on = on

    def remove(self, team_id: int) -> None:
        """Delete a team entered by mistake; one that has attended is ended instead."""
        with self._db.write("Xóa tổ công tác") as session:
            row = _find(session, team_id)
            query = select(func.count(t.Visit.id)).where(t.Visit.team_id == team_id)
            if session.scalar(query):
                raise Refused("Tổ này đã dự họp. Hãy ghi ngày thôi theo dõi thay vì xóa.")
            session.delete(row)


def _find(session: Session, team_id: int) -> t.ObserverTeam:
    row = session.get(t.ObserverTeam, team_id)
    if row is None:
        raise NotFound("Tổ công tác này không còn trong sổ.")
    return row


def _write(row: t.ObserverTeam, form: ObserverTeamForm) -> None:
    row.name, row.decision = _tidy(form.name), _tidy(form.decision)
    row.contact, row.note = _tidy(form.contact), _tidy(form.note)
    row.decided_on, row.starts_on, row.ends_on = form.decided_on, form.starts_on, form.ends_on
    kept = {person.id: person for person in row.observers}
    row.observers = [
        _person(kept.get(given.id or 0) or t.Observer(), given) for given in form.observers
    ]


def _person(row: t.Observer, given: Observer) -> t.Observer:
    row.name, row.unit, row.role = _tidy(given.name), _tidy(given.unit), _tidy(given.role)
    row.is_head, row.contact = given.is_head, _tidy(given.contact)
    return row


def _tidy(text: str) -> str:
    return clean(text).strip()
