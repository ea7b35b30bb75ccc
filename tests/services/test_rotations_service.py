"""Turns to report through the service: skips with a reason, an item put off is no report."""

from datetime import date

import pytest

from app.domain.agendas import ItemFate, ItemKind
from app.domain.errors import Refused
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period


def a_meeting(services, month: int) -> int:
    day = date(2026, month, 3)
    return services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, month), day, planned_minutes=90)
    )


def study_of(services, meeting_id: int):
    agenda = services.meetings.file(meeting_id).agenda
    return next(item for item in agenda if item.kind is ItemKind.STUDY)


def hold(services, month: int, fate: ItemFate = ItemFate.DONE) -> int:
    """Hold a meeting at which the member in turn reported, or not."""
    meeting_id = a_meeting(services, month)
    services.agendas.open(meeting_id)
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    services.agendas.set_fate(study_of(services, meeting_id).id, fate, "hết giờ")
    return meeting_id


def first(services) -> int:
    return services.rotations.rotation().lines[0].turn.member_id


def test_who_reported_goes_to_the_end_and_the_view_says_when(services, members):
    reporter = first(services)
    meeting_id = hold(services, 9)
    rotation = services.rotations.rotation()
    last = rotation.lines[-1]
    assert last.turn.member_id == reporter == study_of(services, meeting_id).presenter_id
    assert [report.label for report in last.reports] == ["T9/2026"]


def test_a_report_put_off_keeps_the_turn(services, members):
    reporter = first(services)
    hold(services, 9, ItemFate.POSTPONED)
    assert first(services) == reporter


def test_a_skip_with_a_reason_lets_the_next_one_report_and_is_undone(services, members):
    a_meeting(services, 12)
    skipped = first(services)
    services.rotations.skip(skipped, "đi học")
    rotation = services.rotations.rotation()
    assert (rotation.key, rotation.lines[-1].skip_reason) == ("2026-12", "đi học")
    meeting_id = services.meetings.id_of("2026-12")
    services.agendas.open(meeting_id)
    assert study_of(services, meeting_id).presenter_id == rotation.lines[0].turn.member_id
    services.history.undo()
    services.history.undo()
    assert first(services) == skipped


def test_a_skip_is_for_one_meeting_only_and_can_be_given_back(services, members):
    a_meeting(services, 11)
    skipped = first(services)
    services.rotations.skip(skipped, "đi học")
    services.rotations.unskip(skipped)
    assert first(services) == skipped
    services.rotations.skip(skipped, "nghỉ ốm")
    hold_now = services.meetings.id_of("2026-11")
    services.agendas.open(hold_now)
    services.meetings.set_stage(hold_now, MeetingStage.IN_SESSION)
    assert first(services) == skipped


def test_a_skip_without_a_reason_is_refused(services, members):
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        services.rotations.skip(first(services), " ")
