"""The texts copied into the members' handbook."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.completeness import completeness
from app.domain.counting import count
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingKind
from app.domain.next_acts import NextAct
from app.domain.posting_texts import (
    content_text,
    issued_paper,
    posting_package,
    short_news,
    summary_text,
    word_count,
)
from app.domain.score_columns import score_columns
from app.domain.score_sheets import SheetRecord, SheetState
from app.domain.scoring import score
from app.domain.sheet_views import SheetView
from tests.builders import HANH, NOW, a_meeting_file, a_task, with_header
from tests.domain.score_samples import ended_facts, last_choices, rubric

FILE = a_meeting_file()


def a_paper(**changes) -> IssuedDocument:
    paper = IssuedDocument(
        1, DocumentType.RESOLUTION, 17, 1, date(2026, 11, 3), "NQ", 11, DocumentState.ISSUED
    )
    return replace(paper, **changes)


def a_sheet_view(state=SheetState.CLOSED, name="an-phu-chi-tiet", superior=None) -> SheetView:
    form = rubric(name)
    sheet = score(form, ended_facts(), last_choices() if name == "an-phu-chi-tiet" else ())
    return SheetView(
        rubric=form,
        edition_id=1,
        chosen_by_hand=False,
        record=SheetRecord(1, 1, False, state),
        sheet=sheet,
        columns=score_columns(sheet, form.bands, (), superior),
    )


def a_view(file=FILE, sheet=None) -> MeetingView:
    act = NextAct("", "", "finish")
    return MeetingView(file, NOW, count(file), sheet, (), act, completeness(file))


def texts(view) -> dict[str, str]:
    return {text.label.split(",")[0]: text.text for text in posting_package(view)}


def test_a_numbered_resolution_names_its_number_and_day():
    file = replace(FILE, documents=(a_paper(),))
    title = posting_package(a_view(file))[0]
    assert title.shown == "Nghị quyết tháng 11/2026"
    assert title.text == (
        "Nghị quyết tháng 11/2026 của Chi bộ Văn phòng (số 17-NQ/CB, ngày 03/11/2026)"
    )


@pytest.mark.parametrize("papers", [(), (a_paper(state=DocumentState.CANCELLED),)])
def test_without_a_number_the_title_names_the_meeting(papers):
    file = replace(FILE, documents=papers)
    assert texts(a_view(file))["Tiêu đề"] == (
        "Kết quả buổi họp thường kỳ tháng 11/2026 của Chi bộ Văn phòng"
    )
    assert issued_paper(file, DocumentType.RESOLUTION) is None


def test_the_summary_says_who_does_what_until_when():
    group = a_task(id=2, text="Số hóa hồ sơ.", owner_id=None, owner_group_id=1, owner_name="Tổ 1")
    file = replace(FILE, tasks=(a_task(), replace(group, due_on=None, standing=True)))
    assert summary_text(file) == (
        "Chi bộ Văn phòng họp ngày 03/11/2026, giao 2 nhiệm vụ: 1) Báo cáo tổng kết năm 2026"
        " (đ/c Nguyễn Thị Hạnh, hạn 25/11); 2) Số hóa hồ sơ (Tổ 1)."
    )


@pytest.mark.parametrize("number", [0, 1, 6, 7, 30])
def test_the_summary_never_has_more_than_a_hundred_words(number):
    tasks = tuple(a_task(id=n, owner_id=HANH) for n in range(number))
    text = summary_text(replace(FILE, tasks=tasks))
    assert word_count(text) <= 100
    assert ("khác" in text) is (number > 6)


def test_a_task_too_long_to_fit_leaves_only_the_count():
    tasks = (a_task(text="chữ " * 120),)
    assert summary_text(replace(FILE, tasks=tasks)).endswith("giao 1 nhiệm vụ.")


def test_the_score_is_told_with_its_grade():
    assert texts(a_view(sheet=a_sheet_view()))["Kết quả chấm điểm"] == (
        "Chất lượng buổi họp thường kỳ tháng 11/2026: 94 điểm, xếp loại Tốt."
    )


def test_the_superior_decides_the_grade_that_is_told():
    view = a_sheet_view(superior=Fraction(85))
    assert "85 điểm, xếp loại Khá" in texts(a_view(sheet=view))["Kết quả chấm điểm"]


def test_a_sheet_not_voted_is_not_told():
    assert "Kết quả chấm điểm" not in texts(a_view(sheet=a_sheet_view(SheetState.OPEN)))


def test_a_sheet_without_points_tells_how_many_lines_were_met():
    said = texts(a_view(sheet=a_sheet_view(name="hd12-checklist")))["Kết quả chấm điểm"]
    assert "/17 nội dung đạt" in said


def test_other_kinds_are_named_as_they_are():
    file = with_header(FILE, kind=MeetingKind.EXTRAORDINARY)
    assert "buổi họp bất thường tháng 11/2026" in texts(a_view(file))["Tiêu đề"]


def test_the_content_has_the_conclusion_and_every_task_on_its_line():
    file = with_header(replace(FILE, tasks=(a_task(), a_task(id=2))), conclusion="Thống nhất. ")
    assert content_text(file).splitlines() == [
        "Chi bộ Văn phòng họp ngày 03/11/2026.",
        "Kết luận: Thống nhất.",
        "Giao 2 nhiệm vụ:",
        "1) Báo cáo tổng kết năm 2026 (đ/c Nguyễn Thị Hạnh, hạn 25/11).",
        "2) Báo cáo tổng kết năm 2026 (đ/c Nguyễn Thị Hạnh, hạn 25/11).",
    ]
    bare = with_header(replace(FILE, tasks=()), conclusion="")
    assert content_text(bare) == "Chi bộ Văn phòng họp ngày 03/11/2026."


def test_the_short_news_says_title_summary_and_score_in_one():
    package = posting_package(a_view(sheet=a_sheet_view()))
    assert short_news(package).splitlines() == [text.text for text in package]
