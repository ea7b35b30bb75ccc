"""What an inspection would miss in the record of a meeting."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.findings import Finding, Severity
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.record_gaps import record_gaps
from tests.builders import MEETING_DAY, at, with_header
from tests.domain.test_posting_texts import FILE, a_paper, a_view

LOCKED = with_header(FILE, stage=MeetingStage.LOCKED, locked_at=at(8, 0))


def told(file, **changes) -> dict[str, str]:
    return {gap.what: gap.why for gap in record_gaps(replace(a_view(file), **changes))}


def test_a_held_meeting_lacks_what_is_not_complete_a_number_and_the_lock():
    file = with_header(FILE, finished_posted_on=None, signed_scan="")
    gaps = told(file)
    assert gaps["Đăng biên bản"] == "chưa ghi, hạn 05/11"
    assert gaps["Bản quét có chữ ký"] == "chưa có"
    assert gaps["Số nghị quyết"] == "chưa cấp số"
    assert gaps["Khóa biên bản"] == "chưa khóa"


def test_a_locked_and_numbered_meeting_lacks_nothing_of_that():
    gaps = told(replace(LOCKED, documents=(a_paper(),)))
    assert not {"Số nghị quyết", "Khóa biên bản"} & set(gaps)


def test_only_regular_meetings_need_a_number():
    assert "Số nghị quyết" not in told(with_header(FILE, kind=MeetingKind.THEMATIC))


def test_an_open_error_says_that_the_papers_are_drafts():
    error = Finding("K28", Severity.ERROR, "Biên bản chưa thông qua.", "finish:adoption")
    gaps = record_gaps(replace(a_view(LOCKED), findings=(error,)))
    (gap,) = [gap for gap in gaps if gap.why == error.message]
    assert (gap.what, gap.where) == ("Việc phải sửa, văn bản còn là dự thảo", "finish:adoption")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"stage": MeetingStage.PLANNED, "day": date(2026, 11, 30)}, {}),
        (
            {"stage": MeetingStage.PREPARING, "day": MEETING_DAY},
            {"Buổi họp": "Dự kiến họp ngày 03/11/2026, chưa ghi đã họp"},
        ),
        (
            {"stage": MeetingStage.NOT_HELD, "not_held_reason": "Lũ lụt"},
            {"Buổi họp": "Không họp: lũ lụt"},
        ),
        (
            {"stage": MeetingStage.NOT_HELD, "not_held_reason": " "},
            {"Buổi họp": "Không họp: chưa ghi lý do"},
        ),
    ],
)
def test_a_meeting_not_held_says_why_and_a_coming_one_lacks_nothing(changes, expected):
    assert told(with_header(FILE, **changes)) == expected
