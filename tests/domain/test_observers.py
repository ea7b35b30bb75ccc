"""Teams of the superior: what stops one from being kept, and when it follows the cell."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.observers import Observer, ObserverTeam, ObserverTeamForm, check_observer_team

HEAD = Observer("Nguyễn Hữu Phước", is_head=True)
TEAM = ObserverTeamForm(
    "Tổ công tác số 2", starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), observers=(HEAD,)
)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"observers": (HEAD, Observer(" "))}, "observers"),
        ({"observers": (HEAD, Observer("nguyễn hữu  phước"))}, "observers"),
        ({"observers": (HEAD, Observer("Trần Thị Tám", is_head=True))}, "observers"),
    ],
)
def test_a_team_that_cannot_be_kept_names_the_field(changes, field):
    problems = check_observer_team(replace(TEAM, **changes))
    assert [problem.field for problem in problems] == [field]


def test_a_whole_team_has_no_problems():
    assert check_observer_team(TEAM) == ()


@pytest.mark.parametrize(
    ("day", "follows"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_team_follows_the_cell_through_its_last_day(day, follows):
    assert ObserverTeam(1, TEAM).is_in_force(day) is follows


def test_a_team_without_dates_always_follows_the_cell():
    team = ObserverTeam(1, ObserverTeamForm("Tổ công tác"))
    assert team.is_in_force(date(2020, 1, 1))
    assert team.span == ""
    assert team.head is None


def test_a_team_says_its_name_head_and_span():
    team = ObserverTeam(1, TEAM)
    assert (team.name, team.head) == ("Tổ công tác số 2", HEAD)
    assert team.span == "từ 01/01/2026 đến 30/6/2026"
