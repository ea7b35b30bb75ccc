"""A2 and K28 to K32, and all checks of a meeting together."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from app.domain.checked_meetings import MESSAGE_LIMIT, ScoreOutcome, about, percent_beside
from app.domain.findings import Severity
from app.domain.meeting_checks import CHECKS, check_meeting, findings_of_step, in_order
from app.domain.meeting_file import MemberYear, Override
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.score_sheets import SheetState
from app.domain.shipped_rules import CHECK_RULES
from app.domain.votes import VoteMatter
from tests.builders import (
    HUY,
    MEETING_DAY,
    NOW,
    a_cell,
    a_meeting_file,
    a_sheet,
    a_vote,
    an_item,
    at,
    at_stage,
    before_meeting,
    found,
    some_rules,
    with_header,
)

FILE = a_meeting_file()
SCORING, LOCKED = MeetingStage.SCORING, MeetingStage.LOCKED
COMMITTEE = MeetingKind.COMMITTEE


def without_votes(file=FILE, **changes):
    return with_header(replace(file, votes=()), **changes)


def test_a2_closing_asks_for_the_fate_of_every_item():
    file = replace(FILE, agenda=(an_item(1), an_item(2, fate=None), an_item(3, fate=None)))
    assert found(file, "A2") == [("W", "2 mục chưa ghi là đã bàn, để lại hay bỏ.")]
    assert found(at_stage(SCORING, file), "A2") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        (
            {"minutes_read_at": None, "minutes_adopted_at": None},
            "Biên bản chưa đọc và thông qua trước khi bế mạc.",
        ),
        ({"minutes_adopted_at": None}, "Biên bản chưa thông qua trước khi bế mạc."),
        (
            {"minutes_adopted_at": at(15, 40)},
            "Biên bản thông qua 15:40, sau giờ kết thúc 15:35.",
        ),
        ({"minutes_adopted_at": at(15, 35)}, None),
    ],
)
def test_k28_the_minutes_are_read_and_adopted_before_closing(changes, message):
    file = without_votes(**changes)
    assert found(file, "K28") == ([("E", message)] if message else [])
    assert found(at_stage(SCORING, file), "K28") == []
    assert found(with_header(file, kind=COMMITTEE), "K28") == []


def test_k28_a_vote_on_the_minutes_stands_for_the_hour():
    file = without_votes(minutes_read_at=None, minutes_adopted_at=None)
    voted = replace(file, votes=(a_vote(matter=VoteMatter.MINUTES),))
    assert found(voted, "K28") == []


NOT_ANNOUNCED = ("W", "Chưa công bố điểm đến toàn thể đảng viên.")


@pytest.mark.parametrize(
    ("sheet", "announced", "expected"),
    [
        (a_sheet(), MEETING_DAY, []),
        (None, None, [("E", "Chưa chấm điểm buổi sinh hoạt.")]),
        (a_sheet(state=SheetState.OPEN), None, [("E", "Điểm chưa được chi bộ biểu quyết.")]),
        (a_sheet(), None, [NOT_ANNOUNCED]),
    ],
)
def test_k29_points_are_made_voted_and_announced(sheet, announced, expected):
    file = without_votes(replace(FILE, sheet=sheet), announced_on=announced)
    assert found(file, "K29") == expected
    assert found(at_stage(SCORING, file), "K29") == []
    assert found(with_header(file, kind=MeetingKind.EXTRAORDINARY), "K29") == []


def test_k29_a_recorded_vote_counts_and_the_vote_may_be_optional():
    open_sheet = replace(FILE, sheet=a_sheet(state=SheetState.OPEN))
    assert found(open_sheet, "K29") == []
    rules = some_rules(score_vote_required="0")
    assert found(replace(without_votes(open_sheet), rules=rules), "K29") == []


def test_k29_the_announcement_is_still_asked_for_after_the_lock():
    assert found(at_stage(LOCKED, with_header(FILE, announced_on=None)), "K29") == [NOT_ANNOUNCED]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ((), None),
        (("4.7",), "Mục 4.7 mất điểm, chưa ghi lý do."),
        (("4.7", "7"), "Mục 4.7 và mục 7 mất điểm, chưa ghi lý do."),
        (
            ("1.1", "2.1", "2.2", "3.1", "4.7", "7", "8.1"),
            "Mục 1.1, mục 2.1, mục 2.2, mục 3.1, mục 4.7 và 2 mục khác mất điểm, chưa ghi lý do.",
        ),
    ],
)
def test_k30_lost_points_have_a_reason(items, message):
    outcome = ScoreOutcome(lost_without_note=items)
    assert found(FILE, "K30", outcome=outcome) == ([("W", message)] if message else [])
    assert found(at_stage(SCORING), "K30", outcome=outcome) == []


def test_k30_a_cell_may_ask_only_for_the_reasons_its_rubric_asks_for():
    outcome = ScoreOutcome(lost_without_note=("4.7", "7"), asked_without_note=("7",))
    file = replace(FILE, rules=some_rules(loss_note_required="0"))
    assert found(file, "K30", outcome=outcome) == [("W", "Mục 7 mất điểm, chưa ghi lý do.")]


@pytest.mark.parametrize(
    ("posted", "reported", "today", "messages"),
    [
        (None, None, date(2026, 11, 5), []),
        (
            None,
            None,
            date(2026, 11, 6),
            ["Quá hạn 05/11: chưa đăng Sổ tay, chưa báo cáo cấp trên."],
        ),
        (date(2026, 11, 5), None, date(2026, 11, 6), ["Quá hạn 05/11: chưa báo cáo cấp trên."]),
        (
            date(2026, 11, 6),
            date(2026, 11, 5),
            date(2026, 11, 9),
            ["Ngày đăng Sổ tay 06/11, muộn hơn hạn 05/11."],
        ),
        (date(2026, 11, 4), date(2026, 11, 5), date(2026, 12, 1), []),
    ],
)
def test_k31_papers_are_posted_and_reported_in_two_days(posted, reported, today, messages):
    file = with_header(FILE, finished_posted_on=posted, reported_on=reported)
    now = datetime.combine(today, datetime.min.time())
    assert found(file, "K31", now) == [("W", message) for message in messages]
    assert found(at_stage(LOCKED, file), "K31", now) == [("W", message) for message in messages]
    assert found(with_header(file, kind=COMMITTEE), "K31", now) == []


def test_k32_a_gate_speaks_once_it_is_switched_on():
    outcome = ScoreOutcome(gate_missing=("2.1",))
    assert found(FILE, "K32", outcome=outcome) == []
    switched_on = replace(FILE, rules=some_rules(K32__on="1"))
    message = "Mục 2.1 chưa đạt điểm tối đa nên chưa đủ điều kiện mức Tốt."
    assert found(switched_on, "K32", outcome=outcome) == [("W", message)]
    assert found(switched_on, "K32") == []


def test_a_finished_meeting_in_order_has_nothing_to_mend():
    assert check_meeting(FILE, NOW) == ()
    assert check_meeting(before_meeting(), datetime(2026, 10, 30)) == ()


@pytest.mark.parametrize("stage", [MeetingStage.POSTPONED, MeetingStage.NOT_HELD])
def test_a_meeting_called_off_is_not_judged(stage):
    assert check_meeting(at_stage(stage, before_meeting(committee=())), NOW) == ()


def test_a_meeting_before_the_records_is_not_judged():
    file = replace(FILE, committee=())
    assert check_meeting(file, NOW)
    assert check_meeting(replace(file, cell=a_cell(records_from=date(2026, 12, 1))), NOW) == ()


def test_only_the_checks_asked_for_look():
    file = replace(FILE, committee=())
    (finding,) = check_meeting(file, NOW, codes={"K08"})
    assert finding.code == "K08"
    assert check_meeting(file, NOW, codes={"K29", "K31"}) == ()


def test_a_check_that_is_off_says_nothing():
    file = replace(FILE, committee=(), rules=some_rules(K08__on="0"))
    assert check_meeting(file, NOW) == ()


def test_an_error_overridden_with_a_reason_carries_it():
    override = Override("K08", "prepare:committee", "Chi ủy họp đột xuất, có ghi sổ tay.")
    other = replace(override, where="prepare:agenda")
    file = replace(FILE, committee=(), overrides=(other, override))
    assert check_meeting(file, NOW)[0].overridden == override.reason
    assert check_meeting(replace(file, overrides=(other,)), NOW)[0].overridden == ""


def test_a_warning_is_never_overridden():
    override = Override("K27", "run:dues", "Đã thông báo bằng văn bản.")
    file = with_header(replace(FILE, overrides=(override,)), dues_announced=None)
    assert [f.overridden for f in check_meeting(file, NOW)] == [""]


def test_findings_come_in_order_of_weight_and_step():
    file = with_header(
        replace(FILE, committee=(), member_years=(MemberYear(HUY, 2, ("T10", "T11")),)),
        dues_announced=False,
        announced_on=None,
        bulletin_collected=False,
        chair_id=None,
    )
    found_codes = [finding.code for finding in check_meeting(file, NOW)]
    assert found_codes == ["K08", "K18", "K27", "K29", "K12", "K15"]


def test_findings_of_one_step_are_counted_for_its_tab():
    file = with_header(replace(FILE, committee=()), dues_announced=False)
    findings = check_meeting(file, NOW)
    assert [f.code for f in findings_of_step(findings, "prepare")] == ["K08"]
    assert [f.code for f in findings_of_step(findings, "run")] == ["K27"]
    strange = replace(findings[0], where="elsewhere", severity=Severity.WARNING)
    assert in_order((strange, findings[1]))[-1] is strange


def test_every_check_has_a_rule_and_a_sentence_that_says_what_it_wants():
    known = {rule.code for rule in CHECK_RULES}
    assert [check.code for check in CHECKS if check.code not in known] == []
    assert all(check.look.__doc__ for check in CHECKS)


def a_bad_file(stage: MeetingStage):
    file = replace(
        FILE,
        committee=(),
        notices=(),
        agenda=(an_item(1, fate=None, is_professional=True),),
        votes=(a_vote(agree=30), a_vote(matter=VoteMatter.ADMISSION)),
        sheet=None,
        entries=(),
        member_years=(MemberYear(HUY, 4, ("T8", "T9", "T10", "T11"), unexcused_months=4),),
        probation_due=((21, date(2026, 10, 1)),),
    )
    blank = {
        "papers_posted_on": None,
        "draft_resolution": "",
        "discussion_prompts": "",
        "bulletin_collected": False,
        "separate_from_work": None,
        "dues_announced": None,
        "chair_id": None,
        "minute_taker_id": None,
        "minutes_read_at": None,
        "minutes_adopted_at": None,
        "ended_at": at(14, 20),
    }
    return with_header(file, stage=stage, **blank)


@pytest.mark.parametrize("stage", list(MeetingStage))
def test_findings_are_short_and_lead_somewhere(stage):
    outcome = ScoreOutcome(lost_without_note=("4.7", "7"), gate_missing=("2.1",))
    for finding in check_meeting(a_bad_file(stage), datetime(2026, 11, 9), outcome):
        assert len(finding.message) <= MESSAGE_LIMIT
        assert 0 < len(finding.action) <= 24
        assert finding.where
        assert finding.message.endswith((".", "”."))


def test_a_bad_meeting_is_found_out_in_full():
    codes = {f.code for f in check_meeting(a_bad_file(MeetingStage.FINISHING), NOW)}
    expected = {5, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 20, 21, 24, 25, 26, 27, 28, 29, 39, 40}
    assert codes == {f"K{number:02d}" for number in expected} | {"A2"}


def test_a_sentence_too_long_for_a_full_name_keeps_the_given_one():
    rest = "x" * 70
    assert about("Nguyễn Thị Thanh Phương", rest) == f"Đ/c Phương {rest}"
    assert about("Lê An", rest) == f"Đ/c Lê An {rest}"


def test_a_rounded_share_never_looks_like_its_limit():
    assert percent_beside(Fraction(8996, 10000), Fraction(9, 10)) == "89,96%"
    assert percent_beside(Fraction(9, 10), Fraction(9, 10)) == "90%"
    assert percent_beside(Fraction(89999999, 10**8), Fraction(9, 10)) == "90%"
