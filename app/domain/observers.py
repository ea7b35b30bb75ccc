"""Teams of the superior (tổ công tác) that follow the cell, and who is in them (O1, S24)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.problems import Problem
from app.domain.text import fold, short_date


@dataclass(frozen=True, slots=True)
class Observer:
    """One person of a team; `id` is None until kept."""

    name: str
    unit: str = ""
    role: str = ""
    is_head: bool = False
    contact: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ObserverTeamForm:
    """What keeping a team submits."""

    name: str
    decision: str = ""
    """Number and sign of the decision that set it up."""
    decided_on: date | None = None
    contact: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""
    observers: tuple[Observer, ...] = ()


@dataclass(frozen=True, slots=True)
class ObserverTeam:
    """A team as kept."""

    id: int
    form: ObserverTeamForm
    visits: int = 0
    """How often it has attended."""

    @property
    def name(self) -> str:
        """Name of the team."""
        return self.form.name

    @property
    def head(self) -> Observer | None:
        """Who leads the team, None while nobody is named."""
        return next((person for person in self.form.observers if person.is_head), None)

    def is_in_force(self, day: date) -> bool:
        """Tell whether the team follows the cell on a day; the last day is its own."""
        form = self.form
        has_begun = form.starts_on is None or form.starts_on <= day
        return has_begun and (form.ends_on is None or day <= form.ends_on)

    @property
    def span(self) -> str:
        """Return since when and until when: "từ 01/01/2026 đến 31/12/2026"."""
        since, until = self.form.starts_on, self.form.ends_on
        parts = (
            f"từ {short_date(since)}" if since else "",
            f"đến {short_date(until)}" if until else "",
        )
        return " ".join(part for part in parts if part)


def check_observer_team(form: ObserverTeamForm) -> tuple[Problem, ...]:
    """Return what must be mended before a team can be kept."""
    problems = []
    if not form.name.strip():
        problems.append(Problem("name", "Chưa ghi tên tổ. Ví dụ: Tổ công tác số 2."))
    if form.starts_on and form.ends_on and form.ends_on < form.starts_on:
        problems.append(Problem("ends_on", "Ngày thôi theo dõi không thể trước ngày bắt đầu."))
    return (*problems, *_check_people(form.observers))


def _check_people(people: Sequence[Observer]) -> tuple[Problem, ...]:
    problems = []
    if any(not person.name.strip() for person in people):
        problems.append(Problem("observers", "Có dòng thành viên chưa ghi họ và tên."))
    names = [fold(person.name) for person in people if person.name.strip()]
    if len(set(names)) < len(names):
        problems.append(Problem("observers", "Một đồng chí được ghi hai lần trong tổ."))
    if sum(person.is_head for person in people) > 1:
        problems.append(Problem("observers", "Mỗi tổ chỉ có một tổ trưởng."))
    return tuple(problems)
