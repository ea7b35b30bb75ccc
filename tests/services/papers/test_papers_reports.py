"""Reports and plans of the sample year: their figures are those of the book."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from app.domain.good_models import GoodModelDraft
from app.domain.inspections import InspectionState
from app.domain.meetings import MeetingKind
from app.services.papers import PaperCode
from tests.export.docx_reader import text_of
from tests.services.sample_book import open_sample


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    opened = open_sample(tmp_path_factory.mktemp("reports") / "so")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def written(book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")

    def write(code, key=""):
        where = {"meeting_id": book.meetings.id_of(key)} if key else {"year": 2026}
        (path,) = book.papers.export(code, folder=folder, **where)
        return text_of(path.read_bytes()).replace("\u00a0", " ")

    return write


def test_the_report_of_a_month_judges_the_month_before_and_names_what_is_left(written):
    text = written(PaperCode.MONTH_REPORT, "2026-11")

    assert "Kết quả công tác tháng 10 năm 2026 và phương hướng, nhiệm vụ tháng 11" in text
    assert "Tổng số đảng viên: 24 đồng chí" in text
    assert "có mặt 20/22 đồng chí, đạt 90,9%; thời lượng 95 phút; 11 đồng chí phát biểu" in text
    assert "Nghị quyết 16-NQ/CB: hoàn thành 7/8 nhiệm vụ, đạt 87,5%; còn lại:" in text
    assert "Kiểm kê tài sản phòng họp B (đồng chí Trần Quang Huy; gia hạn, hạn 13/11" in text
    assert "94/100 điểm; xếp loại: Tốt" in text
    assert "(61-HD/ĐU), phổ biến ngày 03/11/2026." in text
    assert "Tổ chức Tết" not in text, "only the papers of the month reported on"


def test_the_report_of_a_year_adds_up_the_figures_of_the_year(book, written):
    text = written(PaperCode.YEAR_REPORT)
    held = [row for row in book.overview.year_table(2026).rows if row.kind is MeetingKind.REGULAR]

    assert f"Chi bộ đã tổ chức {len(held)} buổi thường kỳ, 03 buổi chuyên đề." in text
    assert "bình quân 91,1 điểm; thấp nhất 86 (tháng 4); cao nhất 95 (tháng 10)" in text
    assert "Kết nạp: đồng chí Phan Thị Mỹ Linh, ngày 01/7/2026." in text
    for model in book.good_models.list(2026):
        assert model.title in text


def test_a_half_year_stops_at_june(written):
    text = written(PaperCode.HALF_YEAR_REPORT)

    assert "Sơ kết công tác 6 tháng đầu năm 2026" in text
    assert "Chi bộ đã tổ chức 06 buổi thường kỳ, 02 buổi chuyên đề." in text
    assert "NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026" in text
    assert "03/7/2026" not in text
    assert "Kết nạp" not in text


def test_topics_are_planned_by_quarter_and_reported_one_by_one(written):
    plan = written(PaperCode.TOPIC_PLAN)
    report = written(PaperCode.TOPIC_REPORT, "2026-08-cd")

    assert "\nIII\n8\nChất lượng tham mưu\n6. Nâng cao hiệu quả chuyên môn\n" in plan
    assert "\nPhạm Văn Dũng\n31/7/2026\nChi ủy\n" in plan
    assert "Kết quả sinh hoạt chuyên đề quý III năm 2026" in report
    assert "- Dự họp: 19/22 đồng chí, đạt 86,4%." in report
    assert "+ Rút ngắn thời gian dự thảo văn bản trả lời, đồng chí Lê Minh Tuấn." in report


def test_the_programme_of_inspection_prints_five_parts_and_the_year_says_how_far_it_is(
    book, written
):
    programme, report = written(PaperCode.INSPECTIONS), written(PaperCode.YEAR_REPORT)
    states = [line.state(date(2026, 11, 4)) for line in book.inspections.list(2026)]

    assert "Số …-CTr/CB" in programme
    assert "\nLê Minh Tuấn\nĐảng viên\nThực hiện nhiệm vụ được phân công\nQuý II\n" in programme
    assert programme.count("Không có.") == 2, "signs of violation, discipline"
    assert "Chương trình năm 2026: 5 việc; đã làm 2." in report
    assert InspectionState.LATE not in states


def test_a_good_model_enters_the_report_of_its_month(book, written):
    draft = GoodModelDraft("Góc đọc sách", "mỗi thứ Hai", "20 lượt mượn", date(2026, 10, 12))
    book.good_models.add(draft)

    text = written(PaperCode.MONTH_REPORT, "2026-11")

    assert "- Góc đọc sách (chi bộ): mỗi thứ Hai; hiệu quả: 20 lượt mượn." in text


def test_the_form_from_above_of_the_sample_is_filled_for_a_month(book, tmp_path):
    (form,) = book.upward_forms.list()
    november = book.meetings.id_of("2026-11")
    path = book.upward_forms.fill(form.id, meeting_id=november, folder=tmp_path)
    sheet = load_workbook(path).worksheets[0]
    row = [cell.value for cell in sheet[7]]
    assert row[:6] == [1, "Chi bộ Văn phòng", 24, datetime(2026, 11, 3), 94, "x"]
    assert sheet["E4"].value == "tháng 11/2026"
