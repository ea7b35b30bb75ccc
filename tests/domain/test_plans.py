"""Proposing a year of meetings and finding what the plan lacks."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ladders import goal_day
from app.domain.meeting_file import SiblingMeeting
from app.domain.meetings import MeetingKind
from app.domain.periods import DaysOff, Period
from app.domain.plan_gaps import GapState, PlanCoverage, PlanNeeds, plan_coverage, plan_gaps
from app.domain.plans import (
    AVOID_DAYS_LABELS,
    AvoidDays,
    DayRule,
    PlanRules,
    ProposedDay,
    blocked_reason,
    copy_focus,
    inside_window,
    move_planned,
    propose_day,
    propose_year,
)
from app.domain.text import day_month

TET_2030 = {date(2030, 2, 1) + timedelta(days=n): f"Tết {n}" for n in range(7)}
DAYS_OFF = DaysOff(
    days={
        date(2026, 1, 1): "Tết Dương lịch",
        date(2026, 4, 30): "Ngày Chiến thắng",
        date(2026, 5, 1): "Ngày Quốc tế Lao động",
        date(2026, 6, 3): "",
        **TET_2030,
    },
    known_years=frozenset({2026}),
    tet={date(2027, 2, 11): "mùng 6 Tết"},
)
OFFICE = DayRule()
RESIDENTIAL = DayRule(avoid=AvoidDays.RESIDENTIAL)


@dataclass(frozen=True)
class Entry:
    kind: MeetingKind
    month: int | None
    quarter: int
    held: bool = False
    counted: bool = True

    @property
    def day(self) -> date:
        return date(2026, self.month or self.quarter * 3, 17)


def full_year(**changes):
    regular = [Entry(MeetingKind.REGULAR, month, (month + 2) // 3) for month in range(1, 13)]
    thematic = [Entry(MeetingKind.THEMATIC, q * 3, q) for q in range(1, 5)]
    return [replace(entry, **changes) for entry in (*regular, *thematic)]


def without(entries, kind, month):
    return [entry for entry in entries if (entry.kind, entry.month) != (kind, month)]


@pytest.mark.parametrize(
    ("day", "avoid", "reason"),
    [
        (date(2026, 1, 3), AvoidDays.OFFICE, "thứ Bảy"),
        (date(2026, 5, 3), AvoidDays.OFFICE, "Chủ nhật"),
        (date(2026, 5, 3), AvoidDays.RESIDENTIAL, ""),
        (date(2026, 5, 1), AvoidDays.RESIDENTIAL, "Ngày Quốc tế Lao động"),
        (date(2026, 6, 3), AvoidDays.OFFICE, "ngày nghỉ"),
        (date(2027, 2, 11), AvoidDays.RESIDENTIAL, "mùng 6 Tết"),
        (date(2027, 2, 11), AvoidDays.OFFICE, ""),
        (date(2026, 11, 3), AvoidDays.OFFICE, ""),
    ],
)
def test_a_blocked_day_says_why(day, avoid, reason):
    assert blocked_reason(day, avoid, DAYS_OFF) == reason


@pytest.mark.parametrize(
    ("month", "proposed"),
    [
        (1, ProposedDay(date(2026, 1, 5), date(2026, 1, 3), "03/01 là thứ Bảy")),
        (2, ProposedDay(date(2026, 2, 3))),
        (5, ProposedDay(date(2026, 5, 4), date(2026, 5, 3), "03/5 là Chủ nhật")),
        (10, ProposedDay(date(2026, 10, 5), date(2026, 10, 3), "03/10 là thứ Bảy")),
        (11, ProposedDay(date(2026, 11, 3))),
    ],
)
def test_a_blocked_day_moves_later_inside_the_window(month, proposed):
    assert propose_day(2026, month, OFFICE, DAYS_OFF) == proposed


def test_without_a_later_day_in_the_window_an_earlier_one_is_taken():
    friday = propose_day(2026, 10, DayRule(3, 1, 4), DAYS_OFF)
    assert friday == ProposedDay(date(2026, 10, 2), date(2026, 10, 3), "03/10 là thứ Bảy")


def test_without_any_day_in_the_window_the_next_allowed_day_is_shown_as_moved():
    proposed = propose_day(2030, 2, RESIDENTIAL, DAYS_OFF)
    assert proposed == ProposedDay(date(2030, 2, 8), date(2030, 2, 3), "03/02 là Tết 2", False)
    assert propose_day(2026, 10, DayRule(31, 31, 31), DAYS_OFF).day == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("meeting_day", "day", "inside"), [(31, 27, False), (25, 25, False), (0, 2, True)]
)
def test_a_meeting_day_outside_month_or_window_stays_as_near_as_it_can(meeting_day, day, inside):
    proposed = propose_day(2026, 2, DayRule(meeting_day, 1, 27 if day == 27 else 7), DAYS_OFF)
    assert proposed.day == date(2026, 2, day)
    assert proposed.inside_window is (inside or day == 27)


@settings(max_examples=300)
@given(
    st.integers(2026, 2032),
    st.integers(1, 12),
    st.builds(
        DayRule,
        st.integers(1, 31),
        st.integers(1, 15),
        st.integers(15, 31),
        st.sampled_from(AvoidDays),
    ),
    st.sets(st.dates(date(2026, 1, 1), date(2032, 12, 31)), max_size=40),
)
def test_a_proposed_day_is_always_allowed_and_moved_only_when_blocked(year, month, rule, off):
    days_off = DaysOff(days=dict.fromkeys(off, "nghỉ"))
    proposed = propose_day(year, month, rule, days_off)
    assert blocked_reason(proposed.day, rule.avoid, days_off) == ""
    assert bool(proposed.moved_from) is bool(proposed.reason)
    if proposed.moved_from:
        assert blocked_reason(proposed.moved_from, rule.avoid, days_off) != ""
        assert proposed.day != proposed.moved_from
    expected = inside_window(proposed.day, Period(year, month), rule)
    assert proposed.inside_window is expected


def test_an_empty_year_gets_twelve_regular_and_four_thematic_meetings_with_ladders():
    rules = PlanRules(starts_at=time(8, 30), place="Phòng họp A")
    proposal = propose_year(2026, rules, DAYS_OFF)
    kinds = [meeting.kind for meeting in proposal.meetings]
    assert (kinds.count(MeetingKind.REGULAR), kinds.count(MeetingKind.THEMATIC)) == (12, 4)
    assert [day_month(m.day) for m in proposal.meetings if m.kind == "thematic"] == [
        "17/3",
        "18/5",
        "17/8",
        "17/11",
    ]
    assert [m.day for m in proposal.meetings] == sorted(m.day for m in proposal.meetings)
    assert all(goal_day(m.ladder) == m.day for m in proposal.meetings)
    assert {(m.starts_at, m.place, m.focus) for m in proposal.meetings} == {
        (time(8, 30), "Phòng họp A", "")
    }
    assert plan_gaps(proposal.meetings, 2026, date(2025, 12, 20)) == ()


def test_moved_meetings_and_a_missing_calendar_are_shown():
    proposal = propose_year(2026, PlanRules(), DAYS_OFF)
    assert [day_month(m.day) for m in proposal.moved] == ["05/01", "04/5", "18/5", "04/6", "05/10"]
    assert proposal.notice == ""
    assert propose_year(2031, PlanRules(), DAYS_OFF).notice.startswith("Năm 2031 chưa có lịch")


def test_only_what_is_missing_is_proposed():
    kept = [
        Entry(MeetingKind.COMBINED, 8, 3),
        Entry(MeetingKind.REGULAR, 9, 3),
        Entry(MeetingKind.REGULAR, 10, 4, counted=False),
        Entry(MeetingKind.COMMITTEE, 12, 4),
    ]
    proposal = propose_year(2026, PlanRules(), DAYS_OFF, existing=kept, from_month=7)
    assert [(m.kind.value, m.month, m.quarter) for m in proposal.meetings] == [
        ("regular", 7, 3),
        ("regular", 10, 4),
        ("regular", 11, 4),
        ("thematic", 11, 4),
        ("regular", 12, 4),
    ]


def test_a_planned_meeting_moved_by_hand_takes_its_ladder_along():
    proposal = propose_year(2026, PlanRules(), DAYS_OFF)
    january = move_planned(proposal.meetings[0], date(2026, 1, 12), PlanRules(), DAYS_OFF)
    assert (january.day, january.moved_from, january.reason) == (date(2026, 1, 12), None, "")
    assert goal_day(january.ladder) == date(2026, 1, 12)
    assert january.ladder[-1].due_on == date(2026, 1, 14)
    assert january.inside_window is False
    thematic = next(m for m in proposal.meetings if m.kind is MeetingKind.THEMATIC)
    assert move_planned(thematic, date(2026, 3, 27), PlanRules(), DAYS_OFF).inside_window


def test_topics_of_last_year_fill_only_what_is_empty():
    proposal = propose_year(2026, PlanRules(), DAYS_OFF)
    last_year = {
        (MeetingKind.REGULAR, 6): "Sơ kết 6 tháng",
        (MeetingKind.THEMATIC, 3): "Học Bác về nêu gương",
    }
    once = copy_focus(proposal, last_year)
    again = copy_focus(once, {(MeetingKind.REGULAR, 6): "Khác"})
    assert once == again
    assert sorted(m.focus for m in once.meetings if m.focus) == sorted(last_year.values())


def test_a_full_year_has_no_gap_before_it_begins_or_when_all_is_held():
    assert plan_gaps(full_year(), 2026, date(2026, 1, 1)) == ()
    assert plan_gaps(full_year(held=True), 2026, date(2027, 1, 1)) == ()


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_a_regular_meeting_is_found(month):
    entries = without(full_year(), MeetingKind.REGULAR, month)
    gap = plan_gaps(entries, 2026, date(2026, 1, 1))[0]
    assert (gap.code, gap.period, gap.state) == ("K01", Period(2026, month), GapState.NOT_PLANNED)
    assert gap.sentence == f"Tháng {month}/2026 chưa có buổi thường kỳ."


def test_a_thematic_meeting_does_not_stand_for_the_regular_one():
    gaps = plan_gaps(without(full_year(), MeetingKind.REGULAR, 6), 2026, date(2026, 1, 1))
    assert [gap.code for gap in gaps] == ["K01", "K04"]
    assert gaps[1].sentence == (
        "Tháng 6/2026 chỉ có chuyên đề; chuyên đề không thay buổi thường kỳ."
    )


def test_a_quarter_without_a_thematic_meeting_is_found():
    gaps = plan_gaps(without(full_year(), MeetingKind.THEMATIC, 9), 2026, date(2026, 1, 1))
    assert [(gap.code, gap.period.quarter, gap.sentence) for gap in gaps] == [
        ("K03", 3, "Quý III/2026 chưa có chuyên đề.")
    ]


def test_a_combined_meeting_counts_as_both():
    entries = without(full_year(), MeetingKind.REGULAR, 9)
    entries = without(entries, MeetingKind.THEMATIC, 9)
    combined = Entry(MeetingKind.COMBINED, 9, 3)
    assert plan_gaps([*entries, combined], 2026, date(2026, 1, 1)) == ()


def test_two_regular_meetings_in_a_month_are_noted():
    entries = [*full_year(), Entry(MeetingKind.COMBINED, 4, 2)]
    (gap,) = plan_gaps(entries, 2026, date(2026, 1, 1))
    assert (gap.code, gap.state) == ("K01", GapState.EXTRA)
    assert gap.sentence == "Tháng 4/2026 có 2 buổi thường kỳ."


def test_what_was_planned_but_not_held_is_found_once_its_time_is_over():
    on_the_last_day = plan_gaps(full_year(), 2026, date(2026, 3, 17))
    next_day = plan_gaps(full_year(), 2026, date(2026, 4, 1))
    assert [gap.period.month for gap in on_the_last_day] == [1, 2]
    assert [gap.sentence for gap in next_day][-2:] == [
        "Tháng 3/2026 chưa họp thường kỳ.",
        "Quý I/2026 chưa họp chuyên đề.",
    ]
    assert {gap.state for gap in next_day} == {GapState.NOT_HELD}


def test_postponed_meetings_count_for_nothing():
    gaps = plan_gaps(full_year(counted=False), 2026, date(2026, 1, 1))
    assert [gap.code for gap in gaps] == ["K01"] * 12 + ["K03"] * 4
    assert plan_coverage(full_year(counted=False), 2026) == PlanCoverage(0, 12, 0, 4)


def test_what_lies_before_the_first_recorded_day_is_not_judged():
    gaps = plan_gaps([], 2026, date(2026, 11, 4), since=date(2026, 8, 1))
    assert [gap.period.label for gap in gaps] == [
        *(f"tháng {month}/2026" for month in range(8, 13)),
        "quý III/2026",
        "quý IV/2026",
    ]
    coverage = plan_coverage(full_year(), 2026, since=date(2026, 8, 1))
    assert coverage == PlanCoverage(5, 5, 2, 2)


def test_the_checks_read_meetings_of_the_year_as_they_are_stored():
    day = date(2026, 10, 7)
    siblings = (SiblingMeeting("2026-10-cd", MeetingKind.THEMATIC, 10, 3, day, True, True),)
    gaps = plan_gaps(siblings, 2026, date(2026, 10, 1), since=date(2026, 9, 1))
    assert [gap.code for gap in gaps] == ["K01", "K01", "K04", "K01", "K01", "K03"]
    assert gaps[-1].period.quarter == 4


def test_both_ways_to_avoid_days_have_a_label():
    assert set(AVOID_DAYS_LABELS) == set(AvoidDays)


def test_a_proposal_counts_for_the_quarter_of_its_period():
    meeting = propose_year(2026, PlanRules(), DAYS_OFF).meetings[0]
    assert (meeting.quarter, meeting.held, meeting.counted) == (1, False, True)
    assert replace(meeting, period=Period(2026)).quarter == 1


def test_a_quarter_in_its_third_month_is_asked_for_once_its_planned_day_has_gone_by():
    def thematic(day):
        gaps = plan_gaps(full_year(), 2026, day)
        return [gap.sentence for gap in gaps if gap.code == "K03"]

    assert thematic(date(2026, 2, 28)) == thematic(date(2026, 3, 17)) == []
    assert thematic(date(2026, 3, 18)) == ["Quý I/2026 chưa họp chuyên đề."]


def test_k04_a_month_that_held_only_its_thematic_meeting_is_found_when_it_is_over():
    entries = [
        replace(entry, held=True)
        for entry in full_year()
        if entry.kind is MeetingKind.THEMATIC or entry.month != 3
    ]
    entries.append(Entry(MeetingKind.REGULAR, 3, 1))
    codes = [gap.code for gap in plan_gaps(entries, 2026, date(2027, 1, 1))]
    assert codes == ["K01", "K04"]
    assert [gap.code for gap in plan_gaps(entries, 2026, date(2026, 3, 31))] == []


@pytest.mark.parametrize(
    ("regular", "thematic", "held", "sentences"),
    [
        (2, 1, True, ["Tháng 6/2026 mới có 1/2 buổi thường kỳ."]),
        (1, 2, True, ["Quý II/2026 mới có 1/2 chuyên đề."]),
        (0, 0, True, []),
    ],
)
def test_a_cell_may_want_more_meetings_or_none(regular, thematic, held, sentences):
    entries = [e for e in full_year(held=held) if e.month in {6}]
    needs = PlanNeeds(regular, thematic)
    gaps = plan_gaps(entries, 2026, date(2026, 7, 1), date(2026, 6, 1), lambda _day: needs)
    shown = [g.sentence for g in gaps if g.period in {Period(2026, 6), Period(2026, None, 2)}]
    assert shown == sentences


def test_a_month_of_two_meetings_says_how_many_were_held():
    entries = [replace(e, held=e.kind is MeetingKind.THEMATIC) for e in full_year()]
    entries += [Entry(MeetingKind.REGULAR, 6, 2, held=True)]
    needs = PlanNeeds(2, 1)
    gaps = plan_gaps(entries, 2026, date(2026, 7, 1), date(2026, 6, 1), lambda _day: needs)
    assert gaps[0].sentence == "Tháng 6/2026 chưa họp thường kỳ đủ: 1/2 buổi."
