"""How long is left for posting."""

from datetime import date, datetime

import pytest

from app.domain.countdowns import papers_countdown, posting_countdown
from tests.builders import a_meeting_file, with_header

FILE = a_meeting_file()


@pytest.mark.parametrize(
    ("now", "figure", "is_late"),
    [
        (datetime(2026, 11, 4, 8, 31), "Còn 1 ngày 15 giờ", False),
        (datetime(2026, 11, 4, 0, 0), "Còn 2 ngày", False),
        (datetime(2026, 11, 5, 21, 15), "Còn 2 giờ 45 phút", False),
        (datetime(2026, 11, 5, 23, 59), "Còn 1 phút", False),
        (datetime(2026, 11, 6, 0, 0), "Quá 0 phút", True),
        (datetime(2026, 11, 8, 3, 0), "Quá 2 ngày 3 giờ", True),
    ],
)
def test_the_time_left_ends_with_the_last_day(now, figure, is_late):
    countdown = posting_countdown(FILE, now)
    assert countdown.label == "Đăng, báo cáo: hết ngày 05/11"
    assert (countdown.figure, countdown.is_late) == (figure, is_late)


def test_posted_and_reported_nothing_is_left():
    file = with_header(FILE, finished_posted_on=date(2026, 11, 4), reported_on=date(2026, 11, 5))
    countdown = posting_countdown(file, datetime(2026, 11, 9))
    assert (countdown.figure, countdown.is_done, countdown.is_late) == (
        "Đã xong ngày 05/11", True, False,
    )  # fmt: skip


def test_papers_are_to_be_posted_before_the_meeting():
    open_file = with_header(FILE, papers_posted_on=None)
    countdown = papers_countdown(open_file, datetime(2026, 11, 2, 8, 0))
    assert (countdown.label, countdown.figure) == (
        "Đăng tài liệu: hết ngày 02/11",
        "Còn 16 giờ 0 phút",
    )
    assert papers_countdown(open_file, datetime(2026, 11, 4)).is_late
    posted = with_header(FILE, papers_posted_on=date(2026, 11, 1))
    assert papers_countdown(posted, datetime(2026, 11, 9)).figure == "Đã xong ngày 01/11"
