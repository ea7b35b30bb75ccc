"""Proposing, moving and writing the plan of a year."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotFound
from app.domain.meetings import MeetingKind


def outline_of(file):
    return file.header, file.preparations, {person.id: person.full_name for person in file.people}


def test_the_outline_of_a_meeting_is_what_its_file_says_and_follows_it(services, finished):
    def outline():
        shown = services.plans.outline(finished)
        return shown.header, shown.preparations, dict(shown.names)

    assert outline() == outline_of(services.meetings.file(finished))
    draft = services.meetings.draft_of(finished)
    services.meetings.save(finished, replace(draft, focus="Nêu gương"))
    assert outline()[0].focus == "Nêu gương"
    services.history.undo()
    assert outline() == outline_of(services.meetings.file(finished))
    services.finishing.lock(finished)
    assert outline() == outline_of(services.meetings.file(finished))
    assert outline()[0].locked_at is not None


def test_a_locked_meeting_keeps_the_names_of_its_day(services, finished, members):
    services.finishing.lock(finished)
    hanh = members["Nguyễn Thị Hạnh"]
    form = services.members.get(hanh).form
    services.members.save(hanh, replace(form, full_name="Nguyễn Thị Mới"))
    assert services.plans.outline(finished).name(hanh) == "Nguyễn Thị Hạnh"
    assert services.plans.outline(finished).name(None) == ""


def test_a_meeting_that_is_gone_has_no_outline(services):
    with pytest.raises(NotFound):
        services.plans.outline(99)


def test_a_proposal_writes_nothing_and_accepting_it_is_one_action(services, members):
    proposal = services.plans.propose(2027)
    assert services.plans.rows(2027) == ()
    services.plans.accept(proposal)
    kinds = [row.kind for row in services.plans.rows(2027)]
    assert kinds.count(MeetingKind.REGULAR) == 12
    assert kinds.count(MeetingKind.THEMATIC) == 4
    services.history.undo()
    assert services.plans.rows(2027) == ()


def test_a_proposed_meeting_moves_with_its_ladder_and_keeps_its_place_in_the_year(
    services, members
):
    proposal = services.plans.propose(2027)
    before = proposal.meetings[1]
    moved = services.plans.with_day(proposal, 1, date(2027, 3, 30))
    after = next(m for m in moved.meetings if m.period == before.period)
    assert after.day == date(2027, 3, 30)
    assert after.ladder[0].due_on > before.ladder[0].due_on
    assert [m.day for m in moved.meetings] == sorted(m.day for m in moved.meetings)
    assert not after.inside_window


def test_last_years_topics_are_copied_by_kind_and_month(services, members):
    services.plans.accept(services.plans.propose(2026))
    thematic = next(r for r in services.plans.rows(2026) if r.kind is MeetingKind.THEMATIC)
    draft = services.meetings.draft_of(thematic.id)
    services.meetings.save(thematic.id, _with_focus(draft, "Nêu gương"))
    focus = {
        m.focus
        for m in services.plans.propose(2027, with_last_topics=True).meetings
        if m.kind is MeetingKind.THEMATIC
    }
    assert focus == {"Nêu gương", ""}


def _with_focus(draft, focus):
    return replace(draft, focus=focus)
