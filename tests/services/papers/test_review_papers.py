"""The papers of a review: made from Chi bộ mẫu, saying what was recorded and inventing nothing."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.domain.errors import Refused
from app.domain.grades import MemberGrade
from app.domain.periods import Period
from app.domain.review_dossiers import DossierPaper
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import ReviewSubject, SelfReview
from app.domain.votes import VoteMethod
from app.services.export.paper_environment import DOTS
from app.services.export.paper_kinds import PaperKind
from tests.export.docx_reader import text_of
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import Produced
from tests.services.sample_book import open_sample

BALLOT = BallotCount(VoteMethod.SECRET_BALLOT, 18, 18, 18, 17)
YEAR = Period(2026)
E, G = MemberGrade.EXCELLENT, MemberGrade.GOOD


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = open_sample(tmp_path_factory.mktemp("mau") / "so")
    review = made.reviews.find(2026).file
    votes = {
        line.id: GradeVotes(15, 2) if line.entry.own.grade is E else GradeVotes(1, 14, 2)
        for line in review.lines
    }
    made.review_entries.save_votes(review.review.id, BALLOT, votes)
    made.review_entries.propose_majorities(review.review.id)
    made.reviews.add_paper(review.review.id, DossierPaper.MINUTES, electronic=True)
    own = SelfReview(made.now().date(), grade=G)
    made.review_entries.save_collective(review.review.id, ReviewSubject.CELL, own)
    yield made
    made.close()


@pytest.fixture
def made(book, tmp_path):
    def make(kind):
        (path,) = book.papers.export(kind, year=2026, folder=tmp_path)
        return path

    return make


WORD_PAPERS = {
    "ban-kiem-diem": PaperKind.REVIEW_FORMS,
    "kiem-diem-tap-the": PaperKind.REVIEW_FORMS,
    "bien-ban-kiem-diem": PaperKind.REVIEW_MINUTES,
    "bien-ban-kiem-phieu": PaperKind.BALLOT_RECORD,
    "phieu-xep-loai": PaperKind.BALLOT_SLIP,
    "bao-cao-xep-loai": PaperKind.REVIEW_REPORT,
}


@pytest.mark.parametrize(("code", "kind"), WORD_PAPERS.items())
def test_papers_of_a_review_that_was_voted_keep_the_whole_format_table(made, code, kind):
    path = made(code)
    paper = Produced(path.name, kind, path.read_bytes())
    assert [fault for line in TABLE for fault in faults(line, [paper])] == []


def test_nobody_of_a_list_is_put_under_a_heading_of_others(made):
    text = words(made("bao-cao-xep-loai"))
    before, after = text.split("Tập thể tự đánh giá, xếp loại:")
    assert before.rstrip().endswith("(366-QĐ/TW, Điều 5).")
    assert "- Chi bộ tự xếp loại: Hoàn thành tốt nhiệm vụ." in after
    assert "Chỉ nhắc" not in text, "papers remind nobody"


def words(path):
    return " ".join(text_of(path.read_bytes()).split())


def cells(path):
    sheet = load_workbook(BytesIO(path.read_bytes())).active
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_every_member_has_a_form_with_code_facts_points_and_annex(made):
    text = words(made("ban-kiem-diem"))
    assert text.count("BẢN KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI CÁ NHÂN") == 22
    assert text.count("Mẫu 2A, HD 43-HD/BTCTW (2025)") == 2
    assert "Số liệu chi bộ ghi: dự 11/11 buổi sinh hoạt thường kỳ; xong 9/9 việc đến hạn" in text
    assert "Tổng cộng: 93/100 điểm." in text
    assert "■ Hoàn thành xuất sắc nhiệm vụ" in text
    assert "Bố cục chính thức của mẫu này chưa có trong chương trình" in text


def test_one_member_gets_a_file_of_his_own(book, tmp_path):
    (path,) = book.papers.export_review_form(YEAR, 4, folder=tmp_path)
    assert path.name == "2026_ban-kiem-diem_pham-van-dung.docx"
    assert words(path).count("XẾP LOẠI CÁ NHÂN") == 1
    with pytest.raises(Refused):
        book.papers.export_review_form(YEAR, 19, folder=tmp_path)


def test_the_collective_reports_on_its_own_form(made):
    text = words(made("kiem-diem-tap-the"))
    assert "Tập thể: Tập thể chi ủy" in text
    assert text.count("Mẫu 01, HD 43-HD/BTCTW (2025)") == 2
    assert "Trách nhiệm của tập thể lãnh đạo" in text


def test_the_minutes_have_six_parts_and_name_who_is_not_reviewed(made):
    text = words(made("bien-ban-kiem-diem"))
    assert "VI- XẾP LOẠI CHẤT LƯỢNG" in text
    assert "Có mặt: 18/20 đảng viên chính thức" in text
    assert "Trần Thị Phượng: được miễn công tác và sinh hoạt Đảng" in text
    assert "Hoàn thành tốt nhiệm vụ 19 86,4%" in text


def test_the_counting_record_has_ballots_and_votes(made):
    text = words(made("bien-ban-kiem-phieu"))
    assert "Tham gia biểu quyết: 18/20 (90%)." in text
    assert "Phiếu phát ra: 18; thu về: 18; hợp lệ: 17; không hợp lệ: 1." in text
    assert "4 Phạm Văn Dũng 15 2 0 0 Hoàn thành xuất sắc nhiệm vụ" in text


def test_the_ballot_has_four_boxes_for_every_member(made):
    assert words(made("phieu-xep-loai")).count("□") == 22 * 4


def test_the_report_counts_and_leaves_praise_to_the_cell(made):
    text = words(made("bao-cao-xep-loai"))
    assert "Kính gửi: Đảng ủy xã Tân Hòa." in text
    assert "Chi bộ đề nghị xuất sắc 3, trong trần 3 (20% của 19 đồng chí mức Tốt)." in text
    assert "Chi bộ tự xếp loại: Hoàn thành tốt nhiệm vụ." in text
    assert "1. Đảng viên: ………" in text


def test_u6_has_the_headings_of_the_handbook_and_the_reason_of_those_left_out(made):
    rows = cells(made("xep-loai-u6"))
    heads = next(row for row in rows if row[0] == "STT")
    assert heads[10:16] == (
        "Phiếu HTXSNV", "Phiếu HTTNV", "Phiếu HTNV", "Phiếu KHTNV", "Chi bộ đề nghị",
        "Đảng ủy công nhận",
    )  # fmt: skip
    dung = next(row for row in rows if row[1] == "Phạm Văn Dũng")
    assert dung[7:15] == ("Xuất sắc", None, None, 15, 2, 0, 0, "Xuất sắc")
    linh = next(row for row in rows if row[1] == "Phan Thị Mỹ Linh")
    assert linh[16] == "Chưa đủ 6 tháng"
    assert any("Tự nhận: Xuất sắc 3 (21,4%)" in str(row[0]) for row in rows)


def test_the_checklist_of_the_dossier_has_nine_kinds(made):
    rows = [row for row in cells(made("ho-so-kiem-diem")) if isinstance(row[0], int)]
    assert len(rows) == 9
    assert rows[2][3] == "x"
    assert rows[2][5] == "điện tử"


def test_papers_of_a_year_without_a_review_are_refused_in_words(book, tmp_path):
    with pytest.raises(Refused, match="chưa mở đợt kiểm điểm"):
        book.papers.export("xep-loai-u6", year=2024, folder=tmp_path)
    with pytest.raises(Refused, match="lập theo năm"):
        book.papers.export("xep-loai-u6", meeting_id=1, folder=tmp_path)


def test_the_minutes_keep_what_the_cell_proposed_whatever_is_decided_later(tmp_path):
    fresh = open_sample(tmp_path / "so")
    try:
        review_id = fresh.reviews.find(2026).file.review.id
        for member_id in (4, 5):
            fresh.review_entries.propose(review_id, member_id, E, "Chi bộ thống nhất.")
        fresh.review_entries.decide(review_id, 5, G, fresh.now().date(), "QĐ 12")
        (path,) = fresh.papers.export("bien-ban-kiem-diem", year=2026, folder=tmp_path)
        assert "Hoàn thành xuất sắc nhiệm vụ 2 9,1%" in words(path)
        (path,) = fresh.papers.export("bao-cao-xep-loai", year=2026, folder=tmp_path)
        assert "Hoàn thành xuất sắc nhiệm vụ 1 4,5%" in words(path)
    finally:
        fresh.close()


def test_a_counting_record_waits_for_the_votes(tmp_path):
    fresh = open_sample(tmp_path / "so")
    try:
        with pytest.raises(Refused, match="Chưa ghi kết quả phiếu"):
            fresh.papers.export("bien-ban-kiem-phieu", year=2026, folder=tmp_path)
    finally:
        fresh.close()


def test_word_papers_are_whole_packages(made):
    with zipfile.ZipFile(made("bao-cao-xep-loai")) as package:
        assert package.testzip() is None


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The review of Chi bộ mẫu as it stands: self-reviews only, nothing voted."""
    book = open_sample(tmp_path_factory.mktemp("moi") / "so")
    folder = tmp_path_factory.mktemp("giay")
    codes = ("bien-ban-kiem-diem", "bao-cao-xep-loai")
    yield {code: words(book.papers.export(code, year=2026, folder=folder)[0]) for code in codes}
    book.close()


def test_what_was_not_voted_is_left_to_be_filled_in(begun):
    text = begun["bien-ban-kiem-diem"]
    assert f"- Có mặt: {DOTS}/20 đảng viên chính thức" in text
    assert "trần" not in text
    assert "0%" not in text


def test_a_report_before_the_vote_counts_what_members_gave_themselves(begun):
    text = begun["bao-cao-xep-loai"]
    assert "22 đồng chí (tự nhận)" in text
    assert "Hoàn thành tốt nhiệm vụ 10 45,5%" in text
    assert "Tự nhận xuất sắc 3, trần đang tính được 2" in text


def test_a_proposal_against_the_vote_prints_its_reason(book, made):
    review = book.reviews.find(2026).file
    line = next(one for one in review.lines if one.entry.proposed_grade is G)
    reason = "Hai việc chậm, đã nhận trách nhiệm"
    book.review_entries.propose(review.review.id, line.id, MemberGrade.COMPLETED, reason)
    text = words(made("bien-ban-kiem-diem"))
    name = line.person.full_name
    assert f"- {name} – hoàn thành nhiệm vụ: Hai việc chậm, đã nhận trách nhiệm." in text
    book.review_entries.propose(review.review.id, line.id, G)
