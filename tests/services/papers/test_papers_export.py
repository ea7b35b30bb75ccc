"""Exports as files: names, drafts, nothing of the user's overwritten, everything recorded."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.data.folder import DataFolder
from app.domain.counting import count
from app.domain.errors import Cancelled, ExportError, Refused
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.text import percent_text
from app.services.papers import PAPER_NAMES, PaperService
from app.services.workspace import Services
from tests.books import CELL, MovingClock, add_members
from tests.export.docx_reader import lines
from tests.services import paper_book


def printed(path: Path) -> str:
    return "\n".join(line.text for line in lines(path.read_bytes()))


def test_a_paper_goes_to_the_export_folder_under_a_plain_name(services, papers, november):
    (path,) = papers.export("bien-ban", meeting_id=november)
    assert path == services.exports / "2026-11_BB_thuong-ky_DU-THAO.docx"
    assert path.name.isascii()
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None


def test_the_figures_of_the_minutes_are_those_of_the_screen(services, papers, november):
    (path,) = papers.export("bien-ban", meeting_id=november)
    counts, text = count(services.meetings.file(november)), printed(path)
    share = percent_text(counts.attendance)
    assert f"{counts.present:02d}/{counts.attendance_base:02d} đồng chí, đạt {share}" in text
    assert "4/5 đồng chí tán thành (80%" in text
    assert "Nghị quyết 16-NQ/CB" in text
    assert "None" not in text
    assert "  " not in text


def test_the_draft_mark_goes_once_nothing_is_left_to_mend(services, papers, november):
    assert papers.rows_for(november)[0].is_draft
    paper_book.score(services, november)
    (path,) = papers.export("bien-ban", meeting_id=november)
    assert path.name == "2026-11_BB_thuong-ky.docx"
    assert not papers.rows_for(november)[0].is_draft


def test_the_resolution_is_named_by_its_number(services, papers, november):
    paper_book.score(services, november)
    paper_book.issue_resolution(services, november, date(2026, 11, 3), 17)
    (path,) = papers.export("nghi-quyet", meeting_id=november)
    assert path.name == "2026-11_NQ_17_thang-11.docx"
    assert "Số 17-NQ/CB" in printed(path)


def test_the_same_paper_again_takes_the_same_file(papers, november):
    first = papers.export("chuong-trinh", meeting_id=november)
    assert papers.export("chuong-trinh", meeting_id=november) == first


def test_a_file_the_user_changed_is_left_alone(papers, november):
    (first,) = papers.export("chuong-trinh", meeting_id=november)
    first.write_bytes(b"edited by hand")
    (second,) = papers.export("chuong-trinh", meeting_id=november)
    (third,) = papers.export("chuong-trinh", meeting_id=november)
    assert first.read_bytes() == b"edited by hand"
    assert second.name == third.name == f"{first.stem} (2).docx"


def test_a_foreign_file_of_that_name_is_left_alone(papers, november, tmp_path):
    taken = tmp_path / "2026-11_giay-moi_DU-THAO.docx"
    taken.write_bytes(b"somebody else's")
    (path,) = papers.export("giay-moi", meeting_id=november, folder=tmp_path)
    assert path.name == "2026-11_giay-moi_DU-THAO (2).docx"
    assert taken.read_bytes() == b"somebody else's"


def test_every_export_is_recorded_and_none_is_undone(services, papers, november):
    before = services.history.labels()
    papers.export("bien-ban", meeting_id=november)
    assert services.history.labels() == before
    (row,) = papers.history(2026)
    assert (row.code, row.meeting_id, row.meeting_title) == (
        "bien-ban",
        november,
        "Thường kỳ tháng 11/2026",
    )
    assert row.written_at == services.now()


def test_the_list_of_papers_says_what_was_exported(papers, november):
    papers.export("chuong-trinh", meeting_id=november)
    rows = {row.kind: row for row in papers.rows_for(november)}
    assert rows["bien-ban"].label == "Biên bản thường kỳ"
    assert (rows["bien-ban"].file_name, rows["bien-ban"].exported_at) == ("", None)
    assert rows["chuong-trinh"].file_name == "2026-11_chuong-trinh_DU-THAO.docx"
    assert rows["danh-sach-u1"].missing.startswith("Điểm buổi họp chưa được biểu quyết")


def test_all_writes_what_there_is_and_leaves_the_rest(services, papers, november, tmp_path):
    steps = []
    paths = papers.export(
        "all",
        meeting_id=november,
        folder=tmp_path / "mới",
        progress=lambda done, total, what: steps.append((done, total, what)),
    )
    assert {path.name.split("_")[1] for path in paths} == {
        "BB",
        "NQ",
        "BC",
        "phieu-cham",
        "nhiem-vu",
        "chuong-trinh",
        "giay-moi",
        "danh-sach-du-hop",
    }
    assert steps[0] == (0, 11, "Biên bản")
    assert steps[-1][:2] == (11, 11)


def test_stopping_keeps_a_record_of_what_was_written(papers, november):
    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        papers.export("all", meeting_id=november, progress=stop)
    assert [row.code for row in papers.history(2026)] == ["bien-ban"]


def test_several_meetings_are_exported_at_once(services, papers, november):
    october = services.meetings.id_of("2026-10")
    paths = papers.export_many(("bien-ban", "nhiem-vu"), (october, november))
    assert [path.name.split("_")[0] for path in paths] == ["2026-10"] * 2 + ["2026-11"] * 2


def test_a_folder_that_cannot_be_made_is_answered_with_a_sentence(papers, november, tmp_path):
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(ExportError, match="chọn thư mục khác"):
        papers.export("bien-ban", meeting_id=november, folder=tmp_path / "tệp")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("nghi-quyet", "theo từng buổi họp"),
        ("ke-hoach-nam", "theo năm"),
        ("all", "buổi họp hoặc năm"),
        ("bao-cao", "Không có loại văn bản “bao-cao”"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(papers, kind, words):
    with pytest.raises(Refused, match=words):
        papers.export(kind)


def test_a_paper_of_a_year_does_not_take_a_meeting(papers, november):
    with pytest.raises(Refused, match="Hãy chọn năm"):
        papers.export("diem-danh-nam", meeting_id=november)


def test_a_meeting_not_held_yet_has_no_minutes(services, papers):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3))
    meeting = services.meetings.create(draft)
    for kind, words in (
        ("bien-ban", "chưa diễn ra"),
        ("chuong-trinh", "chưa có chương trình"),
        ("nhiem-vu", "chưa giao nhiệm vụ"),
    ):
        with pytest.raises(Refused, match=words):
            papers.export(kind, meeting_id=meeting)


def test_a_committee_meeting_has_no_resolution(services, papers, november):
    committee = services.meetings.id_of("2026-11-cu")
    with pytest.raises(Refused, match="Họp chi ủy không ra nghị quyết"):
        papers.export("nghi-quyet", meeting_id=committee)
    (path,) = papers.export("bien-ban", meeting_id=committee)
    assert path.name == "2026-11-cu_BB_chi-uy.docx"
    assert "Có mặt: 03/03 đồng chí" in printed(path)


def test_the_slip_upward_has_the_points_of_the_sheet(services, papers, november):
    paper_book.score(services, november, lost="6.2")
    view = services.scoring.view(november)
    (path,) = papers.export("danh-sach-u1", meeting_id=november)
    sheet = load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert view is not None
    assert {"5/6", int(view.sheet.total), "Tháng 11 năm 2026"} <= set(cells)
    assert any("6.2\u00a0−2" in str(value) for value in cells)


def test_the_papers_of_a_year_name_the_year(services, papers, november):
    paper_book.score(services, november)
    paths = papers.export("all", year=2026)
    assert [path.name for path in paths] == [
        "2026_KH_sinh-hoat-nam.docx",
        "2026_danh-sach-u1.xlsx",
        "2026_nhiem-vu.xlsx",
        "2026_diem-danh.xlsx",
        "2026_bang-diem.xlsx",
        "2026_so-van-ban.xlsx",
        "2026_thuc-hien-ke-hoach.xlsx",
        "2026_BC_nam.docx",
    ]
    sheet = load_workbook(BytesIO(paths[1].read_bytes())).worksheets[0]
    assert "Năm 2026" in [row[0].value for row in sheet.iter_rows(max_row=12)]
    assert {row.year for row in papers.history(2026)} == {2026}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ke-hoach-nam", "chưa có buổi họp"),
        ("danh-sach-u1", "biểu quyết điểm"),
        ("nhiem-vu", "chưa giao nhiệm vụ"),
        ("diem-danh-nam", "chưa họp"),
        ("so-van-ban", "chưa có văn bản nào vào sổ"),
        ("all", "Chưa có văn bản nào"),
    ],
)
def test_an_empty_year_is_answered_with_a_sentence(papers, kind, words):
    with pytest.raises(Refused, match=words):
        papers.export(kind, year=2020)


def test_a_locked_meeting_prints_its_snapshot_and_the_corrections(services, papers, november):
    paper_book.score(services, november)
    for name in ("finished_posted_on", "reported_on", "announced_on"):
        services.meetings.set_fact(november, name, date(2026, 11, 4))
    for finding in services.findings.of_meeting(november):
        services.findings.override(
            november, finding.code, finding.where, "đã báo cáo Đảng ủy xã bằng văn bản"
        )
    services.finishing.lock(november)
    services.finishing.correct(november, "312 đọc là 321", "đối chiếu lại", "Bùi Thị Thu Hà")
    ha = next(m for m in services.members.all() if m.full_name == "Bùi Thị Thu Hà")
    services.members.end_post(ha.posts[0].id, date(2026, 1, 1))
    (path,) = papers.export("bien-ban", meeting_id=november)
    text = printed(path)
    assert "Đính chính số 1, ngày 04 tháng 11 năm 2026: 312 đọc là 321." in text
    assert "Bùi Thị Thu Hà, Chi ủy viên" in text


def test_every_kind_has_a_name():
    assert set(PAPER_NAMES) >= {"bien-ban", "nghi-quyet", "danh-sach-u1", "all"}
    assert all(name.isascii() for name in PAPER_NAMES)


def test_the_sample_day_is_the_day_of_the_paper(tmp_path):
    clock = MovingClock(datetime(2026, 11, 4, 8, 5))
    services = Services.create(DataFolder.create(tmp_path / "sổ"), CELL, clock)
    try:
        add_members(services)
        services.plans.accept(services.plans.propose(2027))
        papers = PaperService(services._db, services.exports, services.templates, services.now)
        (path,) = papers.export("ke-hoach-nam", year=2027)
        assert "Tân Hòa, ngày 04 tháng 11 năm 2026" in printed(path)
    finally:
        services.close()
