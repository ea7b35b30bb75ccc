"""K05, K17, K18, K20 to K27: how the meeting was run."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agendas import ItemKind
from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.minutes import EntryKind
from app.domain.tasks import TaskState
from app.domain.votes import Threshold, VoteMatter
from tests.builders import (
    HANH,
    a_line,
    a_meeting_file,
    a_previous,
    a_task,
    a_vote,
    an_agenda,
    an_entry,
    an_item,
    an_old_task,
    at,
    at_stage,
    before_meeting,
    found,
    plain_lines,
    some_rules,
    with_header,
)

FILE, EARLY = a_meeting_file(), before_meeting()
PREPARING, SESSION = MeetingStage.PREPARING, MeetingStage.IN_SESSION
THEMATIC, COMBINED, COMMITTEE = (
    MeetingKind.THEMATIC,
    MeetingKind.COMBINED,
    MeetingKind.COMMITTEE,
)


@pytest.mark.parametrize(
    ("kind", "end", "message"),
    [
        (MeetingKind.REGULAR, (15, 30), None),
        (MeetingKind.REGULAR, (15, 29), "Buổi họp 89 phút, thiếu 1 phút so với 90."),
        (THEMATIC, (15, 29), "Buổi họp 89 phút, thiếu 1 phút so với 90."),
        (COMBINED, (16, 0), None),
        (COMBINED, (15, 59), "Buổi họp 119 phút, thiếu 1 phút so với 120."),
        (COMMITTEE, (14, 20), None),
        (MeetingKind.EXTRAORDINARY, (14, 20), None),
    ],
)
def test_k05_a_meeting_lasts_long_enough(kind, end, message):
    file = with_header(FILE, kind=kind, ended_at=at(*end))
    assert found(file, "K05") == ([("E", message)] if message else [])


@pytest.mark.parametrize(
    ("rules", "required"),
    [
        ({"min_minutes_override": "60"}, None),
        ({"large_cell_from": "24"}, 120),
        ({"large_cell_from": "25"}, None),
        ({"min_minutes": "100"}, 100),
    ],
)
def test_k05_the_required_minutes_are_settings(rules, required):
    rows = found(replace(FILE, rules=some_rules(**rules)), "K05")
    missing = f"Buổi họp 95 phút, thiếu {(required or 95) - 95} phút so với {required}."
    assert rows == ([("E", missing)] if required else [])


def test_k05_is_not_judged_while_the_end_is_unknown():
    assert found(with_header(FILE, ended_at=None), "K05") == []
    assert found(at_stage(SESSION, with_header(FILE, ended_at=at(14, 5))), "K05") == []


def test_k05_a_short_agenda_is_a_warning_before_the_meeting():
    short = replace(EARLY, agenda=EARLY.agenda[:4])
    assert found(short, "K05") == [("W", "Chương trình mới 55 phút, cần đủ 90 phút.")]
    assert found(EARLY, "K05") == []
    assert found(replace(EARLY, agenda=()), "K05") == []


@pytest.mark.parametrize(
    ("speaking", "message"),
    [
        (6, None),
        (5, "Phát biểu 5/20 = 25%, dưới mức 30%."),
    ],
)
def test_k17_enough_members_speak(speaking, message):
    entries = tuple(an_entry(n, member_id=n) for n in range(1, speaking + 1))
    file = replace(FILE, attendance=plain_lines(20, 20), entries=entries)
    assert found(file, "K17") == ([("W", message)] if message else [])
    assert found(at_stage(SESSION, file), "K17") == []


def test_k17_says_nothing_of_an_empty_room():
    assert found(replace(FILE, attendance=()), "K17") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"chair_id": None}, "Chưa ghi chủ trì."),
        ({"minute_taker_id": None, "ended_at": None}, "Chưa ghi thư ký, giờ kết thúc."),
        ({"started_at": None}, "Chưa ghi giờ bắt đầu."),
        ({"ended_at": at(13, 0)}, "Giờ kết thúc trước giờ bắt đầu."),
    ],
)
def test_k18_the_head_of_the_minutes_is_filled_in(changes, message):
    assert ("E", message) in found(with_header(FILE, **changes), "K18")
    assert found(at_stage(MeetingStage.SCORING, with_header(FILE, **changes)), "K18") == []


def test_k18_everybody_is_marked():
    lines = (*FILE.attendance[:21], replace(FILE.attendance[21], state=AttendanceState.UNMARKED))
    assert found(replace(FILE, attendance=lines), "K18") == [
        ("E", "Chưa ghi điểm danh 1 đồng chí.")
    ]
    assert found(replace(FILE, attendance=()), "K18") == [("E", "Chưa ghi số dự họp.")]


def test_k18_minutes_of_the_items_stand_for_times_when_recorded_afterwards():
    items = tuple(replace(item, given_minutes=10) for item in an_agenda())
    file = with_header(replace(FILE, agenda=items), started_at=None, ended_at=None)
    assert found(file, "K18") == [("E", "Chưa ghi giờ bắt đầu, giờ kết thúc.")]
    assert found(with_header(file, afterwards=True), "K18") == []


@pytest.mark.parametrize(
    ("vote", "message"),
    [
        (a_vote(agree=17), None),
        (a_vote(agree=18), "Thông qua nghị quyết: ghi 18 phiếu, chỉ có 17 người biểu quyết."),
        (a_vote(agree=18, at=None), None),
        (
            a_vote(matter=VoteMatter.RECOGNITION, agree=15, against=2, other=1),
            "Công nhận đảng viên chính thức: ghi 18 phiếu, chỉ có 17 người biểu quyết.",
        ),
    ],
)
def test_k20_no_vote_has_more_figures_than_voters(vote, message):
    assert found(replace(FILE, votes=(vote,)), "K20") == ([("E", message)] if message else [])


@pytest.mark.parametrize(
    ("agree", "threshold", "expected"),
    [
        (14, Threshold.TWO_THIRDS, []),
        (
            13,
            Threshold.TWO_THIRDS,
            [("I", "Kết nạp đảng viên: 13/20 tán thành, cần ≥ 14, chưa thông qua.")],
        ),
        (
            17,
            Threshold.HALF,
            [("E", "Kết nạp đảng viên cần từ hai phần ba, đang ghi hơn một nửa.")],
        ),
    ],
)
def test_k21_matters_of_two_thirds_are_counted_so(agree, threshold, expected):
    vote = a_vote(matter=VoteMatter.ADMISSION, agree=agree, threshold=threshold)
    assert found(replace(FILE, votes=(vote,)), "K21") == expected
    assert found(replace(FILE, votes=(replace(vote, matter=VoteMatter.OTHER),)), "K21") == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"owner_id": None, "owner_group_id": 3}, []),
        ({"due_on": None, "standing": True, "report_period": ""}, []),
        ({"owner_id": None}, [("E", "Nhiệm vụ 17.1 chưa ghi người chủ trì.")]),
        (
            {"owner_id": None, "due_on": None, "code": ""},
            [("E", "Nhiệm vụ “Báo cáo tổng kết năm 2026” chưa ghi người chủ trì, thời hạn.")],
        ),
        ({"report_period": ""}, [("E", "Nhiệm vụ 17.1 chưa ghi kỳ báo cáo.")]),
    ],
)
def test_k22_a_task_has_a_person_and_a_deadline(changes, expected):
    assert found(replace(FILE, tasks=(a_task(**changes),)), "K22") == expected


def test_k22_the_report_may_be_optional():
    file = replace(FILE, tasks=(a_task(report_period=""),))
    assert found(replace(file, rules=some_rules(report_meeting_required="0")), "K22") == []


def test_k23_every_task_of_the_last_resolution_has_a_result():
    open_tasks = tuple(an_old_task(n, TaskState.NOT_STARTED, results=()) for n in (1, 2))
    file = replace(FILE, previous=a_previous(tasks=(*open_tasks, an_old_task(3))))
    message = "2 nhiệm vụ của Nghị quyết 16-NQ/CB chưa ghi kết quả."
    assert found(file, "K23") == [("W", message)]
    assert found(at_stage(SESSION, file), "K23") == []
    assert found(replace(FILE, previous=None), "K23") == []


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (8, "Nghị quyết trước xong 8/8 = 100%, mức từ 90%."),
        (7, "Nghị quyết trước xong 7/8 = 87,5%, mức từ 80%."),
        (4, "Nghị quyết trước xong 4/8 = 50%, mức từ 50%."),
        (3, "Nghị quyết trước xong 3/8 = 37,5%, mức dưới 50%."),
    ],
)
def test_k24_the_completion_names_its_band_where_there_is_no_sheet(done, message):
    tasks = tuple(
        an_old_task(n, TaskState.DONE if n <= done else TaskState.IN_PROGRESS) for n in range(1, 9)
    )
    file = replace(FILE, sheet=None, previous=a_previous(tasks=tasks))
    assert found(file, "K24") == [("I", message)]


def test_k24_is_silent_beside_a_sheet_and_when_nothing_counts():
    assert found(FILE, "K24") == []
    assert found(replace(FILE, sheet=None, previous=a_previous(tasks=())), "K24") == []
    assert found(replace(FILE, sheet=None, previous=None), "K24") == []


@pytest.mark.parametrize(
    ("entries", "stated", "asked"),
    [
        ((an_entry(kind=EntryKind.COMMENDATION),), False, False),
        ((), True, False),
        ((an_entry(),), False, True),
    ],
)
def test_k25_praise_is_recorded_or_stated_as_none(entries, stated, asked):
    file = with_header(replace(FILE, entries=entries), no_commendation=stated)
    message = "Chưa ghi biểu dương; nếu không có thì đánh dấu “không có”."
    assert found(file, "K25") == ([("W", message)] if asked else [])
    assert found(at_stage(SESSION, file), "K25") == []


def critique(**changes):
    return an_item(6, kind=ItemKind.CRITIQUE, present_minutes=0, discuss_minutes=15, **changes)


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ((15, 20), None),
        ((15, 17), "Tự phê bình và phê bình 12 phút, cần từ 15 phút."),
    ],
)
def test_k26_self_criticism_takes_its_time(end, message):
    file = replace(FILE, agenda=(critique(started_at=at(15, 5), ended_at=at(*end)),))
    assert found(file, "K26") == ([("W", message)] if message else [])
    assert found(with_header(file, kind=THEMATIC), "K26") == []


def test_k26_an_agenda_without_self_criticism_is_said_before_and_after():
    agenda = (an_item(1),)
    early, late = replace(EARLY, agenda=agenda), replace(FILE, agenda=agenda)
    planned = "Chương trình dành 0 phút tự phê bình, cần từ 15 phút."
    assert found(early, "K26") == [("W", planned)]
    assert found(late, "K26") == [("W", "Tự phê bình và phê bình 0 phút, cần từ 15 phút.")]


def test_k26_is_not_judged_while_running_or_untimed():
    untimed = replace(FILE, agenda=(critique(),))
    assert found(untimed, "K26") == []
    short = replace(FILE, agenda=(critique(started_at=at(15, 5), ended_at=at(15, 9)),))
    assert found(at_stage(SESSION, short), "K26") == []
    assert found(EARLY, "K26") == []


@pytest.mark.parametrize(("announced", "asked"), [(True, False), (False, True), (None, True)])
def test_k27_the_dues_are_announced(announced, asked):
    file = with_header(FILE, dues_announced=announced)
    message = "Chưa ghi đã thông báo tình hình nộp đảng phí."
    assert found(file, "K27") == ([("W", message)] if asked else [])
    assert found(with_header(file, kind=COMMITTEE), "K27") == []


def test_checks_of_hd42_do_not_judge_an_older_meeting():
    old = with_header(FILE, dues_announced=False, day=date(2026, 11, 3))
    rules = some_rules(date(2024, 1, 1))
    assert found(replace(old, rules=rules), "K27") == []


def test_a_present_chair_who_only_chairs_is_no_speaker():
    file = replace(
        FILE,
        attendance=(a_line(),),
        entries=(an_entry(member_id=HANH, as_chair=True),),
    )
    assert found(file, "K17") == [("W", "Phát biểu 0/1 = 0%, dưới mức 30%.")]
