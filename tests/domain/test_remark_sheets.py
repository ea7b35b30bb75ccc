"""The sheet an observer fills in: its code, its lines, how they find their items."""

from datetime import date

import pytest

from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.domain.remark_boards import VisitedMeeting
from app.domain.remark_sheets import (
    LONGEST_CELL,
    RemarkSheet,
    RemarkSheetCode,
    RemarkSheetPreview,
    match_lines,
    read_remark_sheet,
    too_long,
)
from app.domain.remarks import Remark, RemarkForm, VisitForm

CELL = "5F1B1D3E-0000-4000-8000-c0ffee000001"
CODE = RemarkSheetCode.of(CELL, 41, 7)
DUE = date(2026, 11, 14)
HEADING = ("TT", "Nội dung", "Ưu điểm", "Hạn chế", "Đề nghị")
ITEMS = ((11, "Mở đầu"), (12, "Báo cáo tháng 10"))
FILLED = (
    ("PHIẾU GÓP Ý",),
    ("Họ và tên:", " Nguyễn  Hữu Phước ", "Chức vụ", "Đảng ủy viên"),
    ("Đơn vị", "…………", "Tổ công tác", "Tổ công tác số 2"),
    HEADING,
    ("1", "Mở đầu", "", " ", "…"),
    ("2", "Báo cáo  tháng 10", "Số liệu rõ", "Thiếu\nnguyên nhân", "Bổ sung"),
    ("", "Cả buổi họp", "Đúng giờ", "", ""),
    ("Mã phiếu: GY1–5f1b1d3e – 41 - 7",),
)


def read(rows=FILLED) -> RemarkSheet:
    sheet = read_remark_sheet(rows)
    assert sheet is not None
    return sheet


def matched(rows=FILLED, known=()):
    return match_lines(read(rows), ITEMS, known, DUE)


def test_a_code_is_printed_and_read_back_whatever_the_dashes():
    assert CODE.text == "GY1-5f1b1d3e-41-7"
    assert read().code == CODE


def test_a_code_says_whose_sheet_it_is():
    assert CODE.is_of(CELL)
    assert not CODE.is_of("00000000-0000-4000-8000-c0ffee000001")


@pytest.mark.parametrize("rows", [(), (("một bảng khác",), HEADING), (("GY1-xyz-1-2",),)])
def test_a_file_without_our_code_is_none_of_ours(rows):
    assert read_remark_sheet(rows) is None


def test_facts_are_read_from_the_cells_after_their_labels():
    sheet = read()
    assert (sheet.name, sheet.role) == ("Nguyễn Hữu Phước", "Đảng ủy viên")
    assert (sheet.unit, sheet.team) == ("", "Tổ công tác số 2")


def test_only_lines_with_words_are_remarks():
    assert [line.number for line in read().lines] == ["2", ""]
    assert read().lines[0].form == RemarkForm("Số liệu rõ", "Thiếu\nnguyên nhân", "Bổ sung")


def test_lines_before_the_heading_and_short_rows_are_no_remarks():
    rows = (("1", "2", "3", "4", "5"), HEADING, ("ghi chú",), (CODE.text,))
    assert read(rows).lines == ()


def test_lines_find_their_items_by_title():
    report, whole = matched()
    assert (report.item_words, report.form.item_id) == ("2. Báo cáo tháng 10", 12)
    assert (report.form.due_on, report.doubt) == (DUE, "")
    assert (whole.item_words, whole.form.item_id) == ("Cả buổi họp", None)
    assert (whole.form.due_on, whole.doubt) == (None, "")


def test_a_line_whose_item_is_gone_goes_to_the_whole_meeting_and_says_so():
    rows = (HEADING, ("5", "Việc khác", "", "", "Nêu rõ"), (CODE.text,))
    (entry,) = matched(rows)
    assert entry.doubt == "Mục “Việc khác” không còn trong chương trình; ghi cho cả buổi họp."
    assert entry.form.proposal == "Về mục “Việc khác”: Nêu rõ"
    assert (entry.form.item_id, entry.form.strength) == (None, "")


def test_what_the_book_knows_is_not_kept_twice():
    known = Remark(1, 1, RemarkForm("số liệu rõ", "Thiếu nguyên nhân", "Bổ sung", item_id=12))
    entries = matched(known=(known,))
    meeting = VisitedMeeting(1, MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))
    preview = RemarkSheetPreview(meeting, VisitForm(1, "Nguyễn Hữu Phước"), entries)
    assert [entry.is_known for entry in entries] == [True, False]
    assert preview.new_forms == (entries[1].form,)


def test_a_cell_longer_than_a_page_is_noticed():
    rows = (HEADING, ("1", "Mở đầu", "a" * (LONGEST_CELL + 1), "", ""), (CODE.text,))
    assert too_long(read(rows))
    assert not too_long(read())
