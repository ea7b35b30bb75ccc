"""Minutes of a meeting: shares, running starts, sums, lengths."""

from dataclasses import replace
from datetime import time
from fractions import Fraction

import pytest

from app.domain.agenda_presets import HD42
from app.domain.agendas import ItemKind
from app.domain.meetings import MeetingKind, MeetingPart, PartKind
from app.domain.text import clock_text
from app.domain.time_shares import (
    ShareKind,
    actual_shares,
    agenda_sum,
    critique_minutes,
    held_minutes,
    part_minutes,
    planned_shares,
    required_for,
    running_starts,
)
from tests.builders import (
    a_meeting_file,
    an_agenda,
    an_item,
    at,
    some_rules,
    with_header,
)

FILE = a_meeting_file()


def test_the_planned_shares_are_those_of_the_picture():
    labels = [share.label for share in planned_shares(HD42.items)]
    figures = (("Quán triệt", 9), ("Báo cáo", 20), ("Thảo luận", 26), ("Tự phê bình", 15))
    expected = [*figures, ("Thủ tục, kết luận", 23)]
    assert labels == [f"{words} {minutes}\N{PRIME}" for words, minutes in expected]
    assert sum(share.share for share in planned_shares(HD42.items)) == 1


def test_actual_minutes_are_split_as_planned():
    items = (
        an_item(1, kind=ItemKind.REPORT, present_minutes=8, discuss_minutes=12, given_minutes=30),
        an_item(2, kind=ItemKind.CRITIQUE, present_minutes=0, discuss_minutes=15, given_minutes=12),
        an_item(3, kind=ItemKind.DECISION, present_minutes=0, discuss_minutes=0, given_minutes=4),
        an_item(4),
    )
    minutes = {share.kind: share.minutes for share in actual_shares(items)}
    assert minutes == {
        ShareKind.DISSEMINATION: 0,
        ShareKind.REPORT: 12,
        ShareKind.DISCUSSION: 18,
        ShareKind.CRITIQUE: 12,
        ShareKind.PROCEDURE: 4,
    }


def test_shares_of_nothing_are_zero():
    assert {share.share for share in planned_shares(())} == {Fraction(0)}


def test_every_kind_of_item_has_a_share():
    for kind in ItemKind:
        assert sum(share.minutes for share in planned_shares((an_item(1, kind=kind),))) == 10


def test_the_word_of_the_superior_is_no_dissemination():
    item = an_item(1, kind=ItemKind.GUEST, present_minutes=10, discuss_minutes=0)
    minutes = {share.kind: share.minutes for share in planned_shares((item,))}
    assert minutes[ShareKind.DISSEMINATION] == 0
    assert minutes[ShareKind.PROCEDURE] == 10


def test_running_starts_are_those_of_the_picture():
    starts = " ".join(map(clock_text, running_starts(time(14, 0), HD42.items)))
    assert starts == "14:00 14:08 14:20 14:35 14:55 15:03 15:18 15:24 15:29"


def test_a_late_meeting_runs_past_midnight():
    items = (an_item(1, present_minutes=45), an_item(2))
    assert running_starts(time(23, 30), items) == (time(23, 30), time(0, 20))


@pytest.mark.parametrize(
    ("kind", "starts_at", "agenda", "sentence"),
    [
        (MeetingKind.REGULAR, time(14, 0), an_agenda(), "đủ mức 90, kết thúc 15:33"),
        (
            MeetingKind.REGULAR,
            time(14, 0),
            an_agenda()[:4],
            "thiếu 35 phút so với 90, kết thúc 14:55",
        ),
        (MeetingKind.COMBINED, None, an_agenda(), "thiếu 27 phút so với 120"),
        (MeetingKind.COMMITTEE, time(8, 0), an_agenda()[:1], "kết thúc 08:08"),
    ],
)
def test_the_sum_stands_against_what_the_kind_needs(kind, starts_at, agenda, sentence):
    file = with_header(replace(FILE, agenda=agenda), kind=kind, starts_at=starts_at)
    assert agenda_sum(file).sentence == sentence


@pytest.mark.parametrize(
    ("kind", "members", "rules", "expected"),
    [
        (MeetingKind.REGULAR, 24, {}, 90),
        (MeetingKind.COMBINED, 24, {}, 120),
        (MeetingKind.COMBINED, 24, {"min_minutes_override": "60"}, 60),
        (MeetingKind.REGULAR, 30, {"large_cell_from": "30"}, 120),
        (MeetingKind.COMBINED, 30, {"large_cell_from": "30", "min_minutes_large": "150"}, 150),
        (MeetingKind.REVIEW, 24, {}, 0),
    ],
)
def test_required_minutes_follow_kind_size_and_settings(kind, members, rules, expected):
    assert required_for(kind, members, some_rules(**rules)) == expected


def test_a_meeting_lasts_from_start_to_end_in_whole_minutes():
    assert held_minutes(FILE) == 95
    assert held_minutes(with_header(FILE, ended_at=at(15, 35).replace(second=59))) == 95
    assert held_minutes(with_header(FILE, ended_at=None)) is None


def test_a_meeting_by_groups_lasts_as_long_as_its_shortest_sitting():
    long = MeetingPart(1, PartKind.GROUP, started_at=at(14, 0), ended_at=at(15, 40))
    short = MeetingPart(2, PartKind.GROUP, started_at=at(14, 0), ended_at=at(15, 20))
    assert held_minutes(replace(FILE, parts=(long, short))) == 80
    assert held_minutes(replace(FILE, parts=(long, replace(short, ended_at=None)))) is None
    assert part_minutes(short) == 80


@pytest.mark.parametrize(
    ("afterwards", "minutes", "expected"),
    [(True, 10, 90), (False, 10, None), (True, None, None)],
)
def test_minutes_of_items_count_when_recorded_afterwards(afterwards, minutes, expected):
    items = tuple(
        replace(item, started_at=None, ended_at=None, given_minutes=minutes) for item in FILE.agenda
    )
    file = with_header(
        replace(FILE, agenda=items), afterwards=afterwards, started_at=None, ended_at=None
    )
    assert held_minutes(file) == expected
    assert held_minutes(replace(file, agenda=())) is None


def test_critique_minutes_are_unknown_while_an_item_is_untimed():
    timed = an_item(1, kind=ItemKind.CRITIQUE, given_minutes=12)
    assert critique_minutes((timed, an_item(2))) == 12
    assert critique_minutes((timed, an_item(2, kind=ItemKind.CRITIQUE))) is None
    assert critique_minutes(()) == 0
