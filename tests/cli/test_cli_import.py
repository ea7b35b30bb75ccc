"""`import` on the command line: a look, the answers, the writing, and what stops it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.kept_books import kept
from tests.ugly_workbooks import save_dates, save_exact, save_sheets


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    """The book `new` makes, made once and copied for each test."""
    made, code = kept("cli-new", lambda place: run("new", place, "--name", "Chi bộ Văn phòng").code)
    assert code == 0
    return Path(shutil.copytree(made, tmp_path / "so"))


def save_answers(path: Path, *answers: tuple[int, str, str]) -> Path:
    rows = [{"row": row, "column": column, "answer": text} for row, column, text in answers]
    path.write_text(json.dumps({"answers": rows}), encoding="utf-8")
    return path


def test_a_doubtful_list_is_told_and_refused(run: Run, book: Path, tmp_path: Path):
    save_exact(tmp_path / "ds.xlsx")

    answer = run("import", book, "members", tmp_path / "ds.xlsx", "--json")

    document = answer.document
    assert answer.code == 3
    assert (document["rows"], document["written"]) == (2, False)
    assert document["recognised"]["Số thẻ Đảng viên"] == "card_number"
    assert [(d["row"], d["column"]) for d in document["doubtful"]] == [(0, "official_dates")]
    assert document["doubtful"][0]["choices"][0]["answer"] == "đúng"
    assert "chưa trả lời" in answer.err


def test_the_answers_let_the_list_in(run: Run, book: Path, tmp_path: Path):
    save_exact(tmp_path / "ds.xlsx")
    answers = save_answers(tmp_path / "tra-loi.json", (0, "official_dates", "đúng"))

    answer = run("import", book, tmp_path / "ds.xlsx", "--answers", answers, "--json")

    assert (answer.code, answer.document["written"]) == (0, True)
    assert run("info", book, "--json").document["counts"]["members"] == 2


def test_a_dry_run_writes_nothing(run: Run, book: Path, tmp_path: Path):
    save_exact(tmp_path / "ds.xlsx")
    answers = save_answers(tmp_path / "tra-loi.json", (0, "official_dates", "đúng"))

    answer = run("import", book, tmp_path / "ds.xlsx", "--answers", answers, "--preview")

    assert (answer.code, "thêm 2" in answer.out) == (0, True)
    assert run("info", book, "--json").document["counts"]["members"] == 0


def test_a_sheet_is_chosen_by_its_name(run: Run, book: Path, tmp_path: Path):
    save_sheets(tmp_path / "ds.xlsx")

    taken = run("import", book, tmp_path / "ds.xlsx", "--sheet", "Năm 2026", "--json")
    wrong = run("import", book, tmp_path / "ds.xlsx", "--sheet", "Năm 2024")

    assert [added["name"] for added in taken.document["added"]] == ["Nguyễn Thị Hạnh"]
    assert (wrong.code, "Năm 2025, Năm 2026" in wrong.err) == (3, True)


def test_differences_are_written_only_when_named(run: Run, book: Path, tmp_path: Path):
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text("Họ tên;Ngày sinh;Điện thoại\nLý Bình;1/1/1980;0912345678\n", "utf-8")
    second.write_text("Họ tên;Ngày sinh;Điện thoại\nLý Bình;1/1/1980;0987654321\n", "utf-8")
    named = tmp_path / "doi.json"
    named.write_text('{"changes": [{"row": 2, "column": "phone"}]}', "utf-8")
    run("import", book, "members", first)

    shown = run("import", book, second, "--preview", "--json")
    written = run("import", book, second, "--answers", named, "--json")
    again = run("import", book, second, "--preview", "--json")

    [member] = shown.document["changed"]
    assert member["changes"] == [{"column": "phone", "old": "0912345678", "new": "0987654321"}]
    assert written.document["written"]
    assert (again.document["changed"], again.document["unchanged"]) == ([], 1)


@pytest.mark.parametrize("text", ["{", '{"answers": [1]}', '[{"row": "x", "column": "status"}]'])
def test_a_wrong_file_of_answers_is_refused(run: Run, book: Path, tmp_path: Path, text: str):
    save_dates(tmp_path / "ds.xlsx")
    (tmp_path / "sai.json").write_text(text, encoding="utf-8")

    answer = run("import", book, tmp_path / "ds.xlsx", "--answers", tmp_path / "sai.json")

    assert (answer.code, "Tệp trả lời phải là JSON" in answer.err) == (3, True)


def test_people_read_the_questions_with_their_choices(run: Run, book: Path, tmp_path: Path):
    save_dates(tmp_path / "ds.xlsx")

    answer = run("import", book, tmp_path / "ds.xlsx")

    assert "“31/02/1980” ở dòng 10" in answer.out
    assert answer.code == 3


def test_a_matrix_of_attendance_is_told_asked_and_written(run: Run, book: Path, tmp_path: Path):
    names, matrix = tmp_path / "1.csv", tmp_path / "2.csv"
    names.write_text("Họ tên;Ngày sinh\nLý Bình;1/1/1980\n", "utf-8")
    matrix.write_text("Họ tên;T1;T2\nLý Bình;x;v\n", "utf-8")
    run("import", book, names)
    known = [(0, "year", "2025"), (0, "by_name", "ghép")]
    answers = save_answers(tmp_path / "tl.json", *known, (0, "sign:v", "excused"))

    asked = run("import", book, "attendance", matrix, "--json")
    people = run("import", book, "attendance", matrix)
    taken = run("import", book, "attendance", matrix, "--answers", answers, "--json")
    again = run("import", book, "attendance", matrix, "--answers", answers, "--preview", "--json")

    assert (asked.code, people.code, taken.code) == (3, 3, 0)
    assert [d["column"] for d in asked.document["doubtful"]] == ["year", "by_name", "sign:v"]
    assert "“v” ở dòng 2, cột T2 là gì?" in people.out
    assert taken.document["recognised"] == {"T1": "01/2025", "T2": "02/2025"}
    assert (taken.document["added"], taken.document["written"]) == (2, True)
    assert (again.document["added"], again.document["unchanged"]) == (0, 2)


def test_recorded_attendance_is_overwritten_only_when_named(run: Run, book: Path, tmp_path: Path):
    names, matrix, other = (tmp_path / f"{n}.csv" for n in range(3))
    names.write_text("Họ tên;Ngày sinh\nLý Bình;1/1/1980\n", "utf-8")
    matrix.write_text("Họ tên;01/2025\nLý Bình;x\n", "utf-8")
    other.write_text("Họ tên;01/2025\nLý Bình;K\n", "utf-8")
    run("import", book, names)
    answers = tmp_path / "tl.json"
    told = [{"row": 0, "column": "by_name", "answer": "ghép"}]
    named = [{"row": 2, "column": "2025-01-01"}]
    answers.write_text(json.dumps({"answers": told, "changes": named}), "utf-8")
    run("import", book, "attendance", matrix, "--answers", answers)

    changed = run("import", book, "attendance", other, "--answers", answers, "--json")

    assert changed.document["changed"] == [
        {"row": 2, "name": "Lý Bình", "column": "2025-01-01", "old": "present", "new": "unexcused"}
    ]
    assert changed.document["written"]


def test_the_file_of_answers_says_which_columns_are_which(run: Run, book: Path, tmp_path: Path):
    matrix = tmp_path / "dd.csv"
    matrix.write_text("Danh tính,T1,Lạ\nVõ Thị Bình,x,x\n", encoding="utf-8")
    answers = tmp_path / "tra-loi.json"
    columns = {"1": "full_name", "2": "meeting", "3": "ignored"}
    answers.write_text(json.dumps({"heading_row": 1, "columns": columns}), encoding="utf-8")
    bad = tmp_path / "sai.json"
    bad.write_text(json.dumps({"columns": {"một": "full_name"}}), encoding="utf-8")
    worse = tmp_path / "sai-dong.json"
    worse.write_text(json.dumps({"heading_row": "một"}), encoding="utf-8")

    told = run("import", book, "attendance", matrix, "--answers", answers, "--json")
    refused = [run("import", book, "attendance", matrix, "--answers", f) for f in (bad, worse)]

    assert (told.document["rows"], list(told.document["recognised"])) == (1, ["T1"])
    assert all("Cách hiểu cột" in one.err for one in refused)


def test_a_sheet_without_a_name_is_not_named(run: Run, book: Path, tmp_path: Path):
    (tmp_path / "ds.csv").write_text("Họ và tên\nNguyễn Văn Thử\n", encoding="utf-8")

    answer = run("import", book, tmp_path / "ds.csv", "--preview")

    assert answer.out.startswith("1 dòng; thêm 1,")
