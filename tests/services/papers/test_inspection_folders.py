"""The inspection folder: what is there, what is missing and why, and never half a folder."""

import errno
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from app.data import files
from app.domain.errors import Cancelled, ExportError, Refused
from app.domain.inspections import InspectionDraft, InspectionKind
from app.domain.periods import Period
from app.domain.written_papers import WrittenPaperDraft, WrittenPaperType
from app.services import inspection_folders
from app.services.inspection_folders import CODE, CONTENTS
from app.services.inspection_sections import SECTIONS
from app.services.paper_names import MEETING_PAPERS, REVIEW_PAPERS, YEAR_PAPERS, PaperCode
from app.services.workspace import Services
from tests.fakes import CollectedProgress
from tests.services import paper_book

FOURTH = Period(2026, quarter=4)
RED = "FFB3261E"


def write_by_hand(services: Services) -> None:
    """Write a decision with its number, a plan still a draft, and a line of the programme."""
    day = date(2026, 10, 8)
    decision = WrittenPaperDraft(WrittenPaperType.DECISION, "về việc lập Tổ", day, body="Điều 1.")
    services.written_papers.issue(services.written_papers.add(decision))
    plan = WrittenPaperDraft(WrittenPaperType.PLAN, "thi đua quý IV", date(2026, 10, 9))
    services.written_papers.add(plan)
    services.written_papers.add(replace(plan, subject="của quý III", day=date(2026, 9, 9)))
    for planned in ("m10", "q3", "q4"):
        line = InspectionDraft(InspectionKind.SUPERVISION, f"Việc {planned}", planned)
        services.inspections.add(2026, line)


@pytest.fixture(scope="module")
def book(kept, tmp_path_factory):
    """A book whose November has a signed scan with a hostile name."""
    place = tmp_path_factory.mktemp("inspected")
    services = paper_book.open_copy(kept, place / "so")
    scan = place / "Biên bản ký: tháng 11.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    services.attachments.attach_scan(paper_book.NOVEMBER_ID, scan)
    write_by_hand(services)
    yield services
    services.close()


@pytest.fixture(scope="module")
def made(book: Services, tmp_path_factory):
    progress = CollectedProgress()
    place = tmp_path_factory.mktemp("ho-so")
    return book.inspection_folders.make(FOURTH, folder=place, progress=progress), progress


@pytest.fixture
def rows(made):
    sheet = load_workbook(made[0].place / CONTENTS).active
    return [row for row in sheet.iter_rows() if isinstance(row[0].value, int | str)]


def test_papers_stand_in_numbered_folders_with_a_contents_page(made):
    folder, _progress = made
    assert folder.place.name == "ho-so-kiem-tra_2026-quy-4"
    names = sorted(path.name for path in folder.place.iterdir())
    assert names[0] == CONTENTS
    assert names[1] == "01_ke-hoach"
    assert names[-2:] == ["12_kiem-tra-giam-sat", "13_ban-quet"]
    assert "10_danh-gia-dang-vien" not in names, "a quarter has no review of the year"
    scans = [path.name for path in (folder.place / "13_ban-quet").iterdir()]
    assert scans == ["2026-11_Biên bản ký_ tháng 11.pdf"]
    papers = [path for path in folder.place.rglob("*") if path.is_file()]
    assert len(papers) == folder.files + 1


def test_every_file_is_named_by_the_page_and_opens_from_it(made, rows):
    place = made[0].place
    listed = {row[2].value for row in rows if row[2].hyperlink}
    there = {path.name for path in place.rglob("*") if path.is_file()} - {CONTENTS}
    assert listed == there
    links = [row[2].hyperlink.target for row in rows if row[2].hyperlink]
    assert "04_bien-ban/2026-11_BB_thuong-ky_DU-THAO.docx" in links


def test_what_is_missing_comes_first_in_red_with_its_reason(made, rows):
    texts = [str(row[0].value) for row in rows]
    start, end = texts.index("I- CÒN THIẾU"), texts.index("II- CÓ TRONG HỒ SƠ")
    red = rows[start + 1 : end]
    assert len(red) == len(made[0].gaps)
    assert {row[1].font.color.rgb for row in red} == {RED}
    told = {row[1].value: row[2].value for row in red}
    assert told["Khóa biên bản: Thường kỳ tháng 11/2026, 03/11/2026"] == "Chưa khóa"
    assert "Bản quét có chữ ký: Thường kỳ tháng 11/2026, 03/11/2026" not in told
    assert any(gap.where.startswith(f"meeting:{paper_book.NOVEMBER_ID}:") for gap in made[0].gaps)


def test_papers_written_by_hand_stand_in_the_folder_of_their_type(made, rows):
    place = made[0].place
    assert (place / "05_nghi-quyet" / "2026-10_QD_01_ve-viec-lap-to.docx").is_file()
    assert (place / "01_ke-hoach" / "2026-10_KH_thi-dua-quy-iv_DU-THAO.docx").is_file()
    assert not list(place.rglob("*cua-quy-iii*"))
    assert "Quyết định 01-QĐ/CB: về việc lập Tổ, 08/10/2026" in {row[1].value for row in rows}
    draft = next(gap for gap in made[0].gaps if gap.what == "Kế hoạch")
    assert draft.of == "thi đua quý IV, 09/10/2026"
    assert draft.why == "còn là dự thảo: thiếu nội dung; chưa cấp số"
    assert draft.where.startswith("written:")


def test_what_the_programme_of_inspection_leaves_undone_is_missing(made):
    lines = [gap for gap in made[0].gaps if gap.what == "Kiểm tra, giám sát"]
    assert [gap.of for gap in lines] == ["Tháng 10/2026: Việc m10"]
    assert lines[0].where.startswith("inspection:")


def test_what_is_missing_can_be_seen_before_the_folder_is_made(book, made):
    assert book.inspection_folders.gaps(FOURTH) == made[0].gaps


def test_the_folder_is_noted_and_a_second_one_stands_beside_the_first(book, made):
    again = book.inspection_folders.make(FOURTH, folder=made[0].place.parent)
    assert again.place.name == "ho-so-kiem-tra_2026-quy-4 (2)"
    noted = [paper for paper in book.papers.history(2026) if paper.code == CODE]
    assert {paper.file_name for paper in noted} == {made[0].place.name, again.place.name}


def test_a_scan_whose_file_is_gone_is_a_gap(services, november, tmp_path):
    scan = tmp_path / "ky.pdf"
    scan.write_bytes(b"%PDF-1.4")
    services.attachments.attach_scan(november, scan)
    for kept in (services.place / "dinh-kem").iterdir():
        kept.unlink()
    reasons = [gap.why for gap in services.inspection_folders.gaps(FOURTH)]
    assert "Không còn thấy tệp ky.pdf trong thư mục đính kèm." in reasons


def test_stopping_leaves_no_folder_whenever_it_comes(book, made, tmp_path):
    steps = len(made[1].reports)
    for stop in (1, steps // 2, steps - 1):
        progress = CollectedProgress(stop_after=stop)
        with pytest.raises(Cancelled):
            book.inspection_folders.make(FOURTH, folder=tmp_path, progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing(book, tmp_path, monkeypatch):
    def full(*_places):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(ExportError, match="Ổ đĩa đã đầy"):
        book.inspection_folders.make(FOURTH, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(book, tmp_path):
    (tmp_path / "tep").write_text("không phải thư mục")
    with pytest.raises(ExportError, match="Không tạo được thư mục"):
        book.inspection_folders.make(FOURTH, folder=tmp_path / "tep")


def test_a_period_without_meetings_is_refused(book):
    with pytest.raises(Refused, match="Quý II/2019 chưa có buổi họp nào"):
        book.inspection_folders.make(Period(2019, quarter=2))


@pytest.mark.parametrize(
    ("where", "quarter", "expected"),
    [
        ("plan:2026-11", 4, True),
        ("plan:2026-q4", 4, True),
        ("plan:2026-03", 4, False),
        ("document:43", 4, False),
        ("document:43", None, True),
    ],
)
def test_a_quarter_takes_only_the_findings_of_its_months(where, quarter, expected):
    assert inspection_folders._belongs(where, Period(2026, quarter=quarter)) is expected


def test_every_paper_of_a_cell_has_its_place():
    placed = {code for section in SECTIONS for code in (*section.of_meeting, *section.of_year)}
    assert {*MEETING_PAPERS, *YEAR_PAPERS} <= placed
    handed_out = {PaperCode.REVIEW_FORMS, PaperCode.BALLOT_SLIP}
    assert set(REVIEW_PAPERS) - placed == handed_out
    by_hand = [kind for section in SECTIONS for kind in section.written]
    assert sorted(by_hand) == sorted(WrittenPaperType)
