"""The facts points are computed from, read out of the record of a meeting."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.agendas import ItemFate, ItemKind
from app.domain.attendance import AttendanceState
from app.domain.evidence import EvidenceKey, meeting_evidence
from app.domain.fact_reading import item_minutes, read_facts
from app.domain.meeting_facts import MeetingPhase
from app.domain.meeting_file import CommitteeRecord, MemberYear
from app.domain.meetings import MeetingKind, MeetingStage, Topic
from app.domain.minutes_body import item_has_content
from app.domain.periods import Period
from tests.builders import (
    HANH,
    HUY,
    MEETING_DAY,
    NOW,
    a_meeting_file,
    a_vote,
    an_entry,
    an_item,
    at,
    at_stage,
    before_meeting,
    some_rules,
    the_notices,
    with_header,
)

FILE = a_meeting_file()
SESSION = at_stage(MeetingStage.IN_SESSION, before_meeting())


def test_november_reads_as_the_pictures_show():
    file = replace(FILE, member_years=(MemberYear(HUY, 2, ("T10", "T11")),))
    evidence = meeting_evidence(read_facts(file, NOW))
    sentences = {key: evidence[key].sentence for key in evidence}
    assert sentences[EvidenceKey.DURATION_MINUTES] == "Từ 14:00 đến 15:35 = 95 phút"
    assert sentences[EvidenceKey.ATTENDANCE_PERCENT] == "Dự 20/22 = 90,9%"
    assert sentences[EvidenceKey.SPEAKER_PERCENT] == "Phát biểu 11/20 = 55,0%"
    assert sentences[EvidenceKey.RESOLUTION_COMPLETION_PERCENT] == "Xong 7/8 = 87,5%"
    assert sentences[EvidenceKey.MAX_CONSECUTIVE_EXCUSED_ABSENCES] == (
        "Dài nhất: đ/c Trần Quang Huy, 2 kỳ (T10, T11)"
    )
    assert evidence[EvidenceKey.MINUTES_BODY_COMPLETE].value is True


def test_a_finished_meeting_has_its_whole_length():
    facts = read_facts(FILE, NOW)
    assert (facts.phase, facts.today) == (MeetingPhase.ENDED, date(2026, 11, 4))
    assert (facts.duration.minutes, facts.duration.planned_minutes) == (95, 93)
    assert (facts.duration.started_at, facts.duration.ended_at) == (time(14, 0), time(15, 35))


def test_a_running_meeting_has_its_minutes_so_far():
    running = with_header(SESSION, started_at=at(14, 0))
    assert read_facts(running, at(15, 12)).duration.minutes == 72
    assert read_facts(running, at(13, 50)).duration.minutes == 0
    assert read_facts(SESSION, at(15, 12)).duration.minutes is None
    assert read_facts(with_header(running, afterwards=True), at(15, 12)).duration.minutes is None


def test_the_plan_of_the_head_counts_while_there_is_no_agenda():
    assert read_facts(replace(FILE, agenda=()), NOW).duration.planned_minutes == 90


def test_thresholds_of_length_come_from_the_rules():
    rules = some_rules(min_minutes_override="60", large_cell_from="20")
    duration = read_facts(replace(FILE, rules=rules), NOW).duration
    assert (duration.minimum, duration.minimum_combined, duration.minimum_override) == (
        120,
        120,
        60,
    )


def test_people_may_still_arrive_only_while_the_meeting_runs():
    assert read_facts(SESSION, at(14, 5)).attendance.may_arrive == 22
    assert read_facts(SESSION, at(14, 5)).attendance.unmarked == 22
    assert read_facts(at_stage(MeetingStage.SCORING), NOW).attendance.may_arrive == 0


def test_streaks_are_those_of_the_base_with_their_labels():
    years = (MemberYear(HUY, 2, ("T10", "T11")), MemberYear(HANH, 0), MemberYear(23, 3))
    streaks = read_facts(replace(FILE, member_years=years), NOW).attendance.streaks
    assert [(s.name, s.meetings, s.state) for s in streaks] == [
        ("Trần Quang Huy", ("T10", "T11"), AttendanceState.EXCUSED)
    ]


def test_a_streak_without_labels_is_still_counted():
    file = replace(FILE, member_years=(MemberYear(HUY, 2),))
    assert read_facts(file, NOW).attendance.streaks[0].meetings == ("kỳ 1", "kỳ 2")


def test_the_preparation_is_read():
    record = CommitteeRecord(1, "x", date(2026, 10, 28), True, False, True)
    late = replace(record, day=date(2026, 11, 5), minutes_recorded=True)
    file = replace(FILE, committee=(record, late), notices=the_notices(None), secretary_only=True)
    prepared = read_facts(file, NOW).preparation
    assert prepared.committee_held_on == date(2026, 10, 28)
    assert (prepared.is_consultation, prepared.committee_minutes) == (True, False)
    assert (prepared.notices_sent, prepared.notices_total) == (0, 23)
    assert prepared.secretary_only
    assert prepared.topic is None


def test_a_meeting_without_a_committee_meeting_has_none():
    prepared = read_facts(replace(FILE, committee=()), NOW).preparation
    assert (prepared.committee_held_on, prepared.is_consultation) == (None, False)


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        (MeetingKind.REGULAR, MEETING_DAY, True),
        (MeetingKind.REGULAR, date(2026, 11, 20), False),
        (MeetingKind.THEMATIC, date(2026, 11, 20), True),
    ],
)
def test_the_window_is_asked_of_monthly_meetings_only(kind, day, expected):
    file = with_header(FILE, kind=kind, day=day, period=Period(2026, month=11))
    assert read_facts(file, NOW).preparation.on_scheduled_day is expected


def test_the_topic_is_read_for_a_thematic_meeting():
    topic = Topic("Tiết kiệm", author_id=1, drafted_on=MEETING_DAY)
    file = with_header(FILE, kind=MeetingKind.THEMATIC, topic=topic)
    read = read_facts(file, NOW).preparation.topic
    assert read is not None
    assert (read.has_author, read.is_drafted, read.is_approved, read.is_sent) == (
        True,
        True,
        False,
        False,
    )


def critique(**changes):
    return an_item(6, kind=ItemKind.CRITIQUE, **{"fate": None, "content": "", **changes})


@pytest.mark.parametrize(
    ("item", "stage", "minutes", "is_open"),
    [
        (critique(), MeetingStage.IN_SESSION, [], True),
        (critique(started_at=at(15, 5)), MeetingStage.IN_SESSION, [7], True),
        (critique(started_at=at(15, 5), ended_at=at(15, 10)), MeetingStage.IN_SESSION, [5], False),
        (critique(given_minutes=15), MeetingStage.IN_SESSION, [15], False),
        (critique(fate=ItemFate.DROPPED), MeetingStage.IN_SESSION, [], False),
        (critique(), MeetingStage.SCORING, [], False),
    ],
)
def test_self_criticism_is_open_until_it_was_held(item, stage, minutes, is_open):
    file = replace(at_stage(stage, SESSION), agenda=(item,))
    held = read_facts(file, at(15, 12)).proceedings
    assert [block.minutes for block in held.critique] == minutes
    assert held.critique_open is is_open


def test_an_item_before_its_start_has_no_minutes():
    assert item_minutes(an_item(1), at(15, 0)) is None
    assert item_minutes(an_item(1, started_at=at(15, 5)), at(15, 0)) == 0


@pytest.mark.parametrize(
    ("entries", "chair_id", "expected"),
    [
        ((an_entry(member_id=HANH, as_chair=True),), HANH, True),
        ((an_entry(member_id=HANH),), HANH, False),
        ((), HUY, False),
        ((), None, False),
    ],
)
def test_a_chair_who_only_chaired_is_known(entries, chair_id, expected):
    file = with_header(replace(FILE, entries=entries), chair_id=chair_id)
    assert read_facts(file, NOW).proceedings.chair_only_chaired is expected


def test_items_done_follow_their_fate_else_their_content():
    agenda = (
        an_item(1),
        an_item(2, fate=None),
        an_item(3, fate=None, content=""),
        an_item(4, fate=ItemFate.POSTPONED),
    )
    held = read_facts(replace(FILE, agenda=agenda, entries=(), votes=()), NOW).proceedings
    assert (held.items_done, held.items_total) == (2, 4)
    assert held.body_missing == ("nội dung mục 3, 4",)
    assert not held.body_complete


def test_what_only_the_end_brings_is_not_missed_while_scoring():
    agenda = (an_item(1), an_item(2, kind=ItemKind.READING, content="", fate=None))
    file = replace(FILE, agenda=agenda, votes=(), sheet=None)
    scoring = with_header(
        at_stage(MeetingStage.SCORING, file), ended_at=None, minutes_adopted_at=None
    )
    assert read_facts(scoring, NOW).proceedings.body_complete
    copied = with_header(scoring, ended_at=at(15, 35))
    assert read_facts(copied, NOW).proceedings.body_complete
    ended = at_stage(MeetingStage.FINISHING, copied)
    assert read_facts(ended, NOW).proceedings.body_missing == ("nội dung mục 2",)


def test_an_empty_agenda_is_no_complete_record():
    assert not read_facts(replace(FILE, agenda=()), NOW).proceedings.body_complete


@pytest.mark.parametrize(
    ("item", "file", "expected"),
    [
        (an_item(1, content="", response="Tiếp thu"), FILE, True),
        (an_item(1, content="", conclusion="Thống nhất"), FILE, True),
        (an_item(4, content=""), FILE, True),
        (an_item(20, content=""), FILE, False),
        (an_item(20, content=""), replace(FILE, votes=(a_vote(item_id=20),)), True),
        (an_item(20, content="", kind=ItemKind.PROCEDURE), FILE, True),
        (an_item(20, content="", kind=ItemKind.PROCEDURE), replace(FILE, attendance=()), False),
        (an_item(20, content="", kind=ItemKind.SCORING), FILE, True),
        (an_item(20, content="", kind=ItemKind.SCORING), replace(FILE, sheet=None), False),
        (an_item(20, content="", kind=ItemKind.READING), FILE, True),
        (an_item(20, fate=ItemFate.DROPPED), FILE, False),
        (an_item(20, fate=ItemFate.DROPPED, fate_reason="Không cần"), FILE, True),
    ],
)
def test_an_item_has_content_when_the_minutes_say_something_of_it(item, file, expected):
    assert item_has_content(file, item) is expected


def test_the_closing_is_read():
    file = with_header(FILE, posting_committed=True, finished_posted_on=date(2026, 11, 5))
    closing = read_facts(file, NOW).closing
    assert (closing.conclusion_adopted, closing.minutes_adopted) == (True, True)
    assert (closing.tasks_total, closing.tasks_complete) == (2, 2)
    assert (closing.posting_committed, closing.posting_limit_days) == (True, 2)
    assert closing.finished_posted_on == date(2026, 11, 5)


def test_a_cell_without_an_earlier_resolution_says_so():
    assert not read_facts(replace(FILE, previous=None), NOW).previous.exists


@pytest.mark.parametrize("stage", list(MeetingStage))
def test_evidence_can_be_computed_at_every_stage(stage):
    for file in (FILE, before_meeting()):
        facts = read_facts(at_stage(stage, file), datetime(2026, 11, 3, 15, 0))
        assert set(meeting_evidence(facts)) <= set(EvidenceKey)


def test_an_item_of_the_meeting_is_found_by_its_id():
    found = FILE.item(6)
    assert found is not None
    assert found.kind is ItemKind.CRITIQUE
    assert FILE.item(99) is None
