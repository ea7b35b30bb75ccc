"""Papers written from the command line: from a text file, numbered once, exported."""

import pytest

from tests.export.docx_reader import text_of


@pytest.fixture
def body(tmp_path):
    file = tmp_path / "noi-dung.txt"
    file.write_text("Điều 1. Thành lập Tổ số hóa.\nĐiều 2. Tổ thi hành.", "utf-8")
    return file


def test_a_paper_is_written_numbered_and_exported(run, own_sample, body, tmp_path):
    told = ("--subject", "về việc lập Tổ", "--day", "2026-11-04", "--body", body)
    made = run("write", "add", own_sample, "quyet-dinh", *told, "--json").document
    assert (made["type"], made["code"], made["day"]) == ("quyet-dinh", None, "2026-11-04")
    number = str(made["id"])
    answer = run("write", "issue", own_sample, number)
    assert answer.lines[0].startswith("Đã cấp số ")
    again = run("write", "issue", own_sample, number)
    assert (again.code != 0, "đã có số" in again.err) == (True, True)
    answer = run("export", own_sample, "van-ban", "--written", number, "--to", tmp_path / "ra")
    (path,) = (tmp_path / "ra").iterdir()
    assert answer.lines == [str(path)]
    assert "Điều 1. Thành lập Tổ số hóa." in text_of(path.read_bytes())
    listed = run("write", "list", own_sample, "--json").document["papers"]
    assert made["id"] in [paper["id"] for paper in listed]


def test_two_papers_of_one_day_and_subject_never_take_each_others_file(
    run, own_sample, body, tmp_path
):
    told = ("--subject", "về việc lập Tổ", "--day", "2026-11-05")
    first, second = (
        str(run("write", "add", own_sample, "quyet-dinh", *told, *more, "--json").document["id"])
        for more in ((), ("--body", body))
    )
    for number in (first, second, first, second):
        run("export", own_sample, "van-ban", "--written", number, "--to", tmp_path / "ra")
    written = [text_of(path.read_bytes()) for path in (tmp_path / "ra").iterdir()]
    assert len(written) == 2
    assert sum("Điều 1. Thành lập Tổ số hóa." in text for text in written) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "FOLDER", "chi-thi"), "Không có loại “chi-thi”"),
        (("add", "FOLDER", "thong-bao"), "trích yếu"),
        (("add", "FOLDER", "thong-bao", "--day", "hôm nay"), "không phải ngày"),
        (("issue", "FOLDER"), "Còn thiếu số thứ tự"),
        (("issue", "FOLDER", "999"), "không còn trong sổ"),
        (("add", "FOLDER", "thong-bao", "--subject", "x", "--body", "khong-co.txt"), "Không đọc"),
    ],
)
def test_what_cannot_be_done_is_said(run, sample, words, said):
    answer = run("write", *(sample if word == "FOLDER" else word for word in words))
    assert answer.code != 0
    assert said in answer.err


def test_the_types_are_listed(run, sample):
    lines = run("write", "types", sample).lines
    assert lines[:3] == ["quyet-dinh\tQuyết định", "thong-bao\tThông báo", "cong-van\tCông văn"]
    assert len(lines) == 21


def test_a_written_paper_is_asked_for_by_its_number(run, sample):
    assert "--written" in run("export", sample, "van-ban").err
