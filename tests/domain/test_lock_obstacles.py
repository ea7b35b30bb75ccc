"""What is listed instead of a lock."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.findings import Finding, Severity
from app.domain.lock_obstacles import lock_obstacles
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.score_columns import VoteDifference
from app.domain.score_sheets import SheetState
from tests.builders import at_stage, with_header
from tests.domain.test_posting_texts import FILE, a_sheet_view, a_view

CLOSED, VOTED = a_sheet_view(), a_sheet_view(SheetState.VOTED)
ERROR = Finding("K28", Severity.ERROR, "Biên bản chưa thông qua.", "finish:adoption")
DIFFERENT = replace(VOTED, differences=(VoteDifference("8.3", Fraction(1), Fraction(0)),))


@pytest.mark.parametrize(
    ("file", "sheet", "expected"),
    [
        (FILE, CLOSED, ()),
        (FILE, None, ("Chưa chọn khung tiêu chí để chấm điểm.",)),
        (FILE, VOTED, ("Phiếu chấm điểm chưa chốt.",)),
        (
            FILE,
            DIFFERENT,
            (
                "Điểm mục 8.3 khác điểm biểu quyết: giữ hoặc nhận điểm mới.",
                "Phiếu chấm điểm chưa chốt.",
            ),
        ),
        (at_stage(MeetingStage.SCORING), CLOSED, ("Buổi họp chưa tới bước Hoàn thiện.",)),
        (with_header(FILE, kind=MeetingKind.COMMITTEE), None, ()),
    ],
)
def test_each_thing_to_do_is_one_sentence(file, sheet, expected):
    assert lock_obstacles(a_view(file, sheet)) == expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (ERROR, ("Biên bản chưa thông qua.",)),
        (replace(ERROR, overridden="cấp trên đồng ý"), ()),
        (replace(ERROR, severity=Severity.WARNING), ()),
    ],
)
def test_only_an_open_error_is_in_the_way(finding, expected):
    view = replace(a_view(FILE, CLOSED), findings=(finding,))
    assert lock_obstacles(view) == expected
