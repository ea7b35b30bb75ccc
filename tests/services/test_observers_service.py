"""The register of tổ công tác through its service."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.observers import Observer, ObserverTeamForm
from app.domain.periods import Period
from app.domain.remarks import RemarkForm, VisitForm

TEAM = ObserverTeamForm(
    name=" Tổ công tác số 2 ",
    decision="QĐ 15-QĐ/ĐU",
    decided_on=date(2026, 1, 5),
    starts_on=date(2026, 1, 15),
    observers=(Observer("Nguyễn Hữu Phước", is_head=True), Observer("Trần Thị Tám")),
)


@pytest.fixture
def team(services) -> int:
    return services.observers.save(None, TEAM)


def form_of(services, team_id: int) -> ObserverTeamForm:
    return next(team.form for team in services.observers.teams() if team.id == team_id)


def test_a_team_is_kept_with_its_people(services, team):
    kept = form_of(services, team)

    assert (kept.name, kept.decision) == ("Tổ công tác số 2", "QĐ 15-QĐ/ĐU")
    assert [person.name for person in kept.observers] == ["Nguyễn Hữu Phước", "Trần Thị Tám"]


def test_people_of_a_team_come_and_go_and_keep_their_rows(services, team):
    before = form_of(services, team)
    changed = replace(before.observers[0], contact="0900 000 000")
    services.observers.save(team, replace(before, observers=(changed, Observer("Lê Văn Năm"))))

    after = form_of(services, team).observers
    assert [person.name for person in after] == ["Nguyễn Hữu Phước", "Lê Văn Năm"]
    assert after[0].id == before.observers[0].id
    assert after[0].contact == "0900 000 000"

    services.history.undo()
    assert form_of(services, team) == before


def test_a_team_that_ended_is_no_longer_offered_but_stays_in_the_register(services, team):
    services.observers.end(team, date(2026, 6, 30))

    assert services.observers.teams_on(date(2026, 7, 1)) == ()
    assert [found.id for found in services.observers.teams_on(date(2026, 6, 30))] == [team]
    assert [found.id for found in services.observers.teams()] == [team]


def test_a_team_cannot_end_before_it_begins(services, team):
    with pytest.raises(ValidationError):
        services.observers.end(team, date(2026, 1, 14))


def test_a_team_without_a_name_is_refused(services):
    with pytest.raises(ValidationError):
        services.observers.save(None, ObserverTeamForm(" "))
    assert services.observers.teams() == ()


def test_a_team_that_attended_is_ended_not_deleted(services, team):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=10), date(2026, 10, 5), time(14))
    meeting = services.meetings.create(draft)
    services.remarks.note(VisitForm(meeting, team_id=team), (RemarkForm(strength="Tốt"),))

    with pytest.raises(Refused):
        services.observers.remove(team)
    assert services.observers.teams()[0].visits == 1


def test_a_team_entered_by_mistake_is_deleted(services, team):
    services.observers.remove(team)

    assert services.observers.teams() == ()
    with pytest.raises(NotFound):
        services.observers.end(team, date(2026, 6, 30))
