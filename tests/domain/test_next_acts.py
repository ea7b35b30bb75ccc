"""The one next thing of a meeting, as the ribbon shows it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.agendas import ItemFate
from app.domain.attendance import AttendanceState
from app.domain.checked_meetings import NO_OUTCOME, ScoreOutcome
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_checks import check_meeting
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.next_acts import next_act
from app.domain.score_sheets import SheetState
from app.domain.votes import VoteMatter
from tests.builders import (
    MEETING_DAY,
    NOW,
    a_meeting_file,
    a_sheet,
    a_vote,
    at,
    at_stage,
    before_meeting,
    the_notices,
    with_header,
)

OCTOBER_30 = datetime(2026, 10, 30, 9, 42)
FILE, EARLY = a_meeting_file(), before_meeting()
POSTED = with_header(FILE, finished_posted_on=MEETING_DAY, reported_on=MEETING_DAY)


def act(file, now=NOW, outcome=NO_OUTCOME):
    found = next_act(file, now, check_meeting(file, now, outcome), outcome)
    assert len(found.text) <= 32
    assert len(found.button) <= 24
    return found.text, found.button, found.where


WAITING = "Chờ buổi họp 03/11, 14:00"


@pytest.mark.parametrize(
    ("file", "text", "button"),
    [
        (with_header(EARLY, preparer_id=None), "Phân công người chuẩn bị", "Phân công"),
        (replace(EARLY, agenda=()), "Lập chương trình", "Lập chương trình"),
        (replace(EARLY, committee=()), "Họp chi ủy trước buổi này", "Ghi họp chi ủy"),
        (
            replace(EARLY, committee=(), has_committee=False),
            "Hội ý bí thư, phó bí thư",
            "Ghi họp chi ủy",
        ),
        (with_header(EARLY, draft_resolution=""), "Viết dự thảo nghị quyết", "Viết dự thảo"),
        (replace(EARLY, notices=()), "Lập danh sách giấy mời", "Lập danh sách"),
        (
            replace(EARLY, notices=the_notices(None)),
            "Gửi giấy mời cho 23 nơi còn lại",
            "Gửi giấy mời",
        ),
        (with_header(EARLY, papers_posted_on=None), "Đăng tài liệu, hạn 02/11", "Ghi ngày đăng"),
        (EARLY, WAITING, "Xem điểm danh"),
        (with_header(EARLY, starts_at=None), "Chờ buổi họp 03/11", "Xem điểm danh"),
        (with_header(EARLY, afterwards=True), "Ghi lại buổi đã họp", "Ghi điểm danh"),
    ],
)
def test_preparing_goes_through_the_ladder(file, text, button):
    assert act(file, OCTOBER_30)[:2] == (text, button)


def test_once_the_hour_has_come_the_meeting_begins_whatever_is_missing():
    file = replace(EARLY, notices=())
    assert act(file, at(14, 0))[:2] == ("Điểm danh, bắt đầu họp", "Điểm danh")
    assert act(file, at(13, 59))[0] == "Lập danh sách giấy mời"


def test_a_committee_meeting_needs_no_invitations_and_papers():
    file = with_header(replace(EARLY, notices=(), committee=()), kind=MeetingKind.COMMITTEE)
    assert act(with_header(file, papers_posted_on=None), OCTOBER_30)[0] == WAITING


def running(upto: int, **changes):
    """Return the meeting while item `upto` + 1 runs, with the attendance taken."""
    agenda = tuple(
        item
        if item.position <= upto
        else replace(
            item,
            ended_at=None,
            started_at=item.started_at if item.position == upto + 1 else None,
            fate=None,
        )
        for item in FILE.agenda
    )
    return at_stage(MeetingStage.IN_SESSION, replace(FILE, agenda=agenda, votes=(), **changes))


NUMBER_17 = IssuedDocument(
    1, DocumentType.RESOLUTION, 17, 1, MEETING_DAY, "", 11, DocumentState.ISSUED
)


@pytest.mark.parametrize(
    ("file", "now", "expected"),
    [
        (
            at_stage(MeetingStage.IN_SESSION, EARLY),
            at(14, 1),
            ("Điểm danh 22 đồng chí còn lại", "Điểm danh", "attendance"),
        ),
        (running(3), at(14, 40), ("Ghi mục 4, rồi mục tiếp", "Mục tiếp", "run:item:4")),
        (running(5), at(15, 12), ("Giữ mục 6 đến 15:20", "Kết thúc họp", "run:end")),
        (running(5), at(15, 20), ("Ghi mục 6, rồi mục tiếp", "Mục tiếp", "run:item:6")),
        (
            running(6, documents=(NUMBER_17,)),
            at(15, 21),
            ("Biểu quyết Nghị quyết 17", "Sang điều hành", "run:vote"),
        ),
        (running(6), at(15, 21), ("Biểu quyết nghị quyết", "Sang điều hành", "run:vote")),
        (
            replace(running(6), votes=(a_vote(),)),
            at(15, 25),
            ("Ghi mục 7, rồi mục tiếp", "Mục tiếp", "run:item:7"),
        ),
        (running(9), at(15, 33), ("Chấm điểm buổi sinh hoạt", "Sang chấm điểm", "score")),
        (
            with_header(running(9), kind=MeetingKind.COMMITTEE),
            at(15, 33),
            ("Kết thúc, hoàn thiện biên bản", "Sang hoàn thiện", "finish"),
        ),
    ],
)
def test_in_session_the_running_item_decides(file, now, expected):
    assert act(file, now) == expected


def test_an_item_waiting_without_a_clock_is_the_next_one():
    agenda = (replace(FILE.agenda[5], started_at=None, ended_at=None, fate=None),)
    file = replace(running(9), agenda=agenda)
    assert act(file, at(15, 0))[0] == "Ghi mục 6, rồi mục tiếp"


SCORING = at_stage(MeetingStage.SCORING)
UNVOTED = replace(SCORING, votes=(), sheet=a_sheet(state=SheetState.OPEN))


@pytest.mark.parametrize(
    ("file", "open_items", "expected"),
    [
        (UNVOTED, ("5.3", "6.2"), ("Chọn 2 mục còn trống", "Chọn mục 5.3", "score:5.3")),
        (UNVOTED, (), ("Biểu quyết điểm buổi sinh hoạt", "Biểu quyết điểm", "score:vote")),
        (
            with_header(replace(SCORING, votes=()), minutes_adopted_at=None),
            (),
            ("Đọc và thông qua biên bản", "Đọc lại", "run:readback"),
        ),
        (SCORING, (), ("Kết thúc, hoàn thiện biên bản", "Sang hoàn thiện", "finish")),
    ],
)
def test_scoring_chooses_votes_reads_and_ends(file, open_items, expected):
    assert act(file, NOW, ScoreOutcome(open_items=open_items)) == expected


WITHOUT_RESOLUTION = replace(POSTED, votes=(a_vote(matter=VoteMatter.CONCLUSION),))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            replace(FILE, committee=()),
            ("Còn 1 việc phải sửa", "Ghi họp chi ủy", "prepare:committee"),
        ),
        (
            replace(FILE, agenda=(replace(FILE.agenda[0], fate=None), *FILE.agenda[1:])),
            ("Ghi kết quả 1 mục", "Ghi kết quả mục", "run:item:1"),
        ),
        (FILE, ("Đăng biên bản, rồi khóa", "Đăng biên bản", "finish:posting")),
        (
            with_header(FILE, finished_posted_on=date(2026, 11, 4)),
            ("Đăng nghị quyết, rồi khóa", "Đăng nghị quyết", "finish:posting"),
        ),
        (
            with_header(WITHOUT_RESOLUTION, reported_on=None),
            ("Báo cáo cấp trên, rồi khóa", "Báo cáo cấp trên", "finish:posting"),
        ),
        (POSTED, ("Khóa biên bản", "Khóa biên bản", "finish:lock")),
        (
            with_header(replace(FILE, votes=()), kind=MeetingKind.COMMITTEE),
            ("Khóa biên bản", "Khóa biên bản", "finish:lock"),
        ),
    ],
)
def test_finishing_mends_posts_and_locks(file, expected):
    assert act(file) == expected


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"reported_on": None}, "Đăng nghị quyết, hạn 05/11"),
        ({"announced_on": None}, "Công bố điểm cho chi bộ"),
        ({"announced_on": None, "kind": MeetingKind.EXTRAORDINARY}, "Đính bản quét có chữ ký"),
        ({}, "Đính bản quét có chữ ký"),
        ({"signed_scan": "a.pdf"}, "Đã xong mọi việc"),
    ],
)
def test_a_locked_meeting_still_shows_what_may_follow(changes, text):
    assert act(at_stage(MeetingStage.LOCKED, with_header(POSTED, **changes)))[0] == text


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        (MeetingStage.PLANNED, "Chuẩn bị buổi họp 03/11"),
        (MeetingStage.POSTPONED, "Chọn ngày họp mới"),
        (MeetingStage.NOT_HELD, "Buổi này không họp"),
    ],
)
def test_other_stages_have_their_own_act(stage, text):
    assert act(at_stage(stage, EARLY), OCTOBER_30)[0] == text


def test_items_left_for_later_are_not_waiting():
    left = tuple(replace(i, fate=ItemFate.POSTPONED, ended_at=None) for i in FILE.agenda)
    lines = tuple(replace(line, state=AttendanceState.PRESENT) for line in FILE.attendance)
    file = replace(running(9), agenda=left, attendance=lines)
    assert act(file, at(15, 0))[0] == "Chấm điểm buổi sinh hoạt"
