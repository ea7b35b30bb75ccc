"""`consolidate`: the superior's desk without a book."""

from openpyxl import Workbook, load_workbook

from tests.cell_workbooks import write_slips


def test_files_become_one_workbook_and_the_document_has_its_stable_keys(run, tmp_path):
    files = write_slips(tmp_path / "den", [1, 2])
    Workbook().save(tmp_path / "den" / "la.xlsx")
    out = tmp_path / "kq.xlsx"
    answer = run("consolidate", out, *files, tmp_path / "den" / "la.xlsx", "--json")
    assert answer.code == 0
    assert set(answer.document) == {"cells", "meetings", "rejected", "missing", "late", "aside"}
    assert (answer.document["cells"], answer.document["meetings"]) == (2, 2)
    assert [one["file"] for one in answer.document["rejected"]] == ["la.xlsx"]
    assert load_workbook(out).sheetnames[0] == "T11-2026"


def test_cells_expected_are_read_from_a_file_and_a_month_is_chosen(run, tmp_path):
    write_slips(tmp_path / "den", [1], month=10)
    write_slips(tmp_path / "den", [1, 2])
    names = tmp_path / "chi-bo.txt"
    names.write_text("Chi bộ Thôn 1\n\nChi bộ Thôn 9\n", encoding="utf-8-sig")
    out, month = tmp_path / "kq.xlsx", ("--month", "2026-11")
    answer = run("consolidate", out, tmp_path / "den", *month, "--cells", names)
    assert answer.lines == [
        "Đã tổng hợp 2 buổi họp của 2 chi bộ.",
        "Còn thiếu 1 báo cáo, chậm 0 báo cáo.",
    ]


def test_an_existing_target_a_wrong_month_and_nothing_readable_are_refused(run, tmp_path):
    (there,) = write_slips(tmp_path / "den", [1])
    assert run("consolidate", there, tmp_path / "den").code == 3
    assert run("consolidate", tmp_path / "a.xlsx", there, "--month", "11/2026").code == 2
    assert run("consolidate", tmp_path / "a.xlsx", there, "--month", "2026-13").code == 2
    missing = run("consolidate", tmp_path / "a.xlsx", there, "--cells", tmp_path / "khong-co.txt")
    assert missing.code == 3
    assert "khong-co.txt" in missing.err
    Workbook().save(tmp_path / "la.xlsx")
    answer = run("consolidate", tmp_path / "a.xlsx", tmp_path / "la.xlsx")
    assert answer.code == 3
    assert "Không lấy la.xlsx: không có phần đọc máy" in answer.out
    assert not (tmp_path / "a.xlsx").exists()
