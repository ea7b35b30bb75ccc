"""Papers from the command line."""

import zipfile

import pytest
from openpyxl import load_workbook

from app.services.papers import PAPER_NAMES
from tests.export.docx_reader import text_of

KINDS = (
    "bien-ban",
    "nghi-quyet",
    "chuong-trinh",
    "giay-moi",
    "phieu-cham-diem",
    "ke-hoach-nam",
    "danh-sach-u1",
    "nhiem-vu",
    "danh-sach-du-hop",
    "diem-danh-nam",
    "bang-diem-nam",
    "tom-tat-van-ban",
    "kien-nghi",
    "van-ban-cap-tren",
    "mo-hinh",
    "so-van-ban",
    "thuc-hien-ke-hoach",
    "in-so-van-ban-di",
    "in-so-van-ban-den",
    "in-so-nhiem-vu",
    "in-so-kien-nghi",
    "in-so-mo-hinh",
    "phieu-gop-y",
    "phieu-gop-y-excel",
    "bao-cao-thang",
    "bao-cao-chuyen-de",
    "bao-cao-6-thang",
    "bao-cao-nam",
    "ke-hoach-chuyen-de",
    "chuong-trinh-ktgs",
    "ban-kiem-diem",
    "kiem-diem-tap-the",
    "bien-ban-kiem-diem",
    "bien-ban-kiem-phieu",
    "phieu-xep-loai",
    "xep-loai-u6",
    "bao-cao-xep-loai",
    "ho-so-kiem-diem",
    "van-ban",
    "all",
    "so-dang-vien",
    "in-so-dang-vien",
)


def test_the_kinds_are_listed_without_a_folder(run):
    answer = run("export", "--list")
    assert answer.code == 0
    assert answer.lines == [f"{kind}\t{PAPER_NAMES[kind]}" for kind in KINDS]


def test_one_paper_of_a_meeting(run, sample, tmp_path):
    answer = run("export", sample, "bien-ban", "--meeting", "2026-11", "--to", tmp_path)
    assert (answer.code, answer.err) == (0, "")
    (path,) = tmp_path.glob("*.docx")
    assert answer.lines == [str(path)]
    assert "20/22 đồng chí, đạt 90,9%" in text_of(path.read_bytes())


def test_one_paper_of_a_year(run, sample, tmp_path):
    answer = run("export", sample, "danh-sach-u1", "--year", "2026", "--to", tmp_path)
    assert answer.code == 0
    (path,) = tmp_path.glob("*.xlsx")
    texts = {str(cell.value) for row in load_workbook(path).active for cell in row}
    assert any("Chi bộ Văn phòng" in text for text in texts)


def test_without_a_place_papers_go_to_the_folder_of_the_book(run, own_sample):
    answer = run("export", own_sample, "chuong-trinh", "--meeting", "2026-11")
    (path,) = (own_sample / "xuat").iterdir()
    assert answer.lines == [str(path)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("phieu-gop-y", "2026-12_phieu-gop-y.docx"),
        ("phieu-gop-y-excel", "2026-12_phieu-gop-y.xlsx"),
    ],
)
def test_the_sheet_of_an_observer_needs_an_agenda(run, own_sample, tmp_path, kind, name):
    answer = run("export", own_sample, kind, "--meeting", "2026-12", "--to", tmp_path)
    assert answer.code == 3
    assert "chưa có chương trình" in answer.err

    held = name.replace("2026-12", "2026-11")
    answer = run("export", own_sample, kind, "--meeting", "2026-11", "--to", tmp_path)
    assert (answer.code, answer.lines) == (0, [str(tmp_path / held)])


def test_all_papers_of_a_meeting(run, sample, tmp_path):
    answer = run("export", sample, "all", "--meeting", "2026-11", "--to", tmp_path)
    assert answer.code == 0
    written = sorted(path.name for path in tmp_path.iterdir())
    assert sorted(line.rpartition("/")[2] for line in answer.lines) == written
    assert len(written) == 10
    for path in tmp_path.iterdir():
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None


def test_all_papers_of_a_year(run, sample, tmp_path):
    answer = run("export", sample, "all", "--year", "2026", "--to", tmp_path)
    assert answer.code == 0
    assert len(answer.lines) == len(list(tmp_path.iterdir())) == 24


def test_only_registers_of_members_are_shared_without_private_columns(run, sample, tmp_path):
    words = ("export", sample, "so-dang-vien", "--year", 2026, "--to", tmp_path, "--shared")
    assert all("-chia-se" in line for line in run(*words).lines)
    refused = run("export", sample, "nhiem-vu", "--year", 2026, "--shared")
    assert (refused.code, "sổ sách đảng viên" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("kind", "ending"), [("so-dang-vien", "xlsx"), ("in-so-dang-vien", "docx")]
)
def test_the_registers_of_members(run, sample, tmp_path, kind, ending):
    answer = run("export", sample, kind, "--year", "2026", "--to", tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert f"2026-11-04_dang-sinh-hoat.{ending}" in {path.name for path in tmp_path.iterdir()}
    assert len(answer.lines) == len(list(tmp_path.iterdir()))


def test_a_register_is_printed_by_its_kind(run, sample, tmp_path):
    answer = run("export", sample, "in-so-van-ban-di", "--year", "2026", "--to", tmp_path)
    assert answer.lines == [str(tmp_path / "2026_so-van-ban-di.docx")]


def test_a_paper_of_the_review_of_a_year_and_of_a_quarter(run, sample, tmp_path):
    answer = run("export", sample, "xep-loai-u6", "--year", "2026", "--to", tmp_path)
    assert answer.lines == [str(tmp_path / "2026_xep-loai-u6.xlsx")]
    words = ("export", sample, "xep-loai-u6", "--year", "2026", "--quarter", "3")
    answer = run(*words, "--to", tmp_path)
    assert answer.code == 3
    assert "Quý III/2026 chưa mở đợt kiểm điểm." in answer.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nhiem-vu",), "Hãy chọn"),
        (("bien-ban", "--meeting", "2030-01"), "Không có buổi họp nào có mã “2030-01”."),
        (("bien-ban", "--meeting", "2026-12"), "."),
        (("diem-danh-nam", "--year", "2001"), "Năm 2001"),
    ],
)
def test_what_cannot_be_exported_is_refused(run, sample, tmp_path, words, sentence):
    answer = run("export", sample, *words, "--to", tmp_path / "ra")
    assert (answer.code, answer.out) == (3, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_place_that_is_a_file_is_refused(run, sample, tmp_path):
    place = tmp_path / "tep"
    place.write_text("đã có")
    answer = run("export", sample, "bien-ban", "--meeting", "2026-11", "--to", place)
    assert (answer.code, answer.out) == (3, "")
    assert place.read_text() == "đã có"
