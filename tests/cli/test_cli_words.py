"""How commands are spoken: help and wrong use in Vietnamese, and the exit codes."""

import re

import pytest

from app.cli.commands import COMMANDS
from app.cli.parser import PROGRAM_VARIABLE

ENGLISH = re.compile(
    r"\b(usage|error|argument|arguments|required|invalid|choice|choose|expected|optional|"
    r"positional|options|show this|unrecognized|value|the following)\b",
    re.IGNORECASE,
)
WRONG = {
    "xem": "không có lựa chọn 'xem'",
    "score": "Còn thiếu: THƯ_MỤC, --meeting",
    "score so": "Còn thiếu: --meeting",
    "score so --meeting": "Tham số --meeting: cần một giá trị",
    "plan so --year nam-nay": "Tham số --year: không phải năm đủ bốn số: 'nam-nay'",
    "plan so --year 27": "Tham số --year: không phải năm đủ bốn số: '27'",
    "demo so --years nhieu": "không phải số nguyên: 'nhieu'",
    "export so bien-ban --year 2026": "Còn thiếu --meeting: Biên bản lập theo từng buổi họp.",
    "rubric xoa so": "không có lựa chọn 'xoa'",
    "rubric import so": "Còn thiếu tệp khung tiêu chí cần nhập.",
    "rubric export so": "Còn thiếu mã cần xuất.",
    "info so --jsn": "Không hiểu: --jsn",
    "info so --js": "Không hiểu: --js",
    "info so thua": "Không hiểu: thua",
    "search so": "Còn thiếu: TỪ",
    "new so": "Còn thiếu: --name",
    "export": "Còn thiếu thư mục của sổ hoặc loại văn bản.",
    "export so": "Còn thiếu thư mục của sổ hoặc loại văn bản.",
    "export so thu-moi": "Không có loại văn bản “thu-moi”.",
    "export so ke-hoach-nam": "Còn thiếu --year: Kế hoạch năm lập cho cả năm.",
    "inspection-folder so --year 2026 --quarter 5": "không phải quý 1 đến 4: '5'",
    "pdf so bien-ban": "Cần một trong: --meeting --year",
    "export so xep-loai-u6": "Còn thiếu --year: Bảng tổng hợp xếp loại",
    "export so nhiem-vu --year 2026 --quarter 3": "--quarter chỉ dùng cùng --year, cho văn bản",
    "export so xep-loai-u6 --year 2026 --quarter 5": "Tham số --quarter:",
    "form fill so": "Còn thiếu số của biểu cần điền.",
    "verify": "Còn thiếu: BẢN_SAO_LƯU",
    "restore so": "Còn thiếu: BẢN_SAO_LƯU",
}


@pytest.mark.parametrize(("words", "sentence"), WRONG.items(), ids=WRONG)
def test_wrong_use_is_told_in_vietnamese(run, words, sentence):
    answer = run(*words.split())
    assert answer.code == 2
    assert sentence in answer.err
    assert answer.out == ""
    assert ENGLISH.search(answer.err) is None


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], *([name, "-h"] for name in COMMANDS)])
def test_help_is_vietnamese(run, words):
    answer = run(*words)
    assert answer.code == 0
    assert answer.out.startswith("Cách dùng: python -m app")
    assert ENGLISH.search(answer.out) is None


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_argument_of_a_command(run, command):
    explained = [
        line
        for line in run(command, "-h").lines
        if line.startswith("  ") and not line.startswith("   ")
    ]
    assert explained
    assert [line for line in explained if not re.search(r"\S {2,}\S|^ {2}\S+( \S+)?$", line)] == []


def test_the_first_page_names_every_command(run):
    page = run("-h").out
    assert set(COMMANDS) <= {line.strip().partition(" ")[0] for line in page.splitlines()}


@pytest.mark.parametrize("command", ["info", "check", "backup", "rehearse"])
def test_a_folder_without_a_book_is_refused(run, tmp_path, command):
    answer = run(command, tmp_path / "khong-co")
    assert answer.code == 3
    assert answer.err.startswith("Thư mục này không có sổ.")
    assert not (tmp_path / "khong-co").exists()


def test_usage_names_the_program_as_it_was_called(run, monkeypatch):
    monkeypatch.setenv(PROGRAM_VARIABLE, "python3 run.py app")
    assert run("plan").err.splitlines()[-1].startswith("Cách dùng: python3 run.py app plan")


def test_a_cell_without_a_superior_is_named_alone(run, tmp_path):
    run("new", tmp_path / "so", "--name", "Chi bộ Ấp Bắc")
    assert run("info", tmp_path / "so").out.splitlines()[0] == "Chi bộ Ấp Bắc"
