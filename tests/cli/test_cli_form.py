"""`form`: workbooks of the upper level without the window."""

from openpyxl import Workbook, load_workbook


def write_short_form(path):
    book = Workbook()
    book.worksheets[0].append(["Có mặt", "{{so_co_mat}}", "{{xep_loaji}}"])
    book.save(path)
    return path


def test_a_form_is_added_listed_and_filled(run, own_sample, tmp_path):
    path = write_short_form(tmp_path / "bieu.xlsx")
    added = run("form", "add", own_sample, path, "--title", "Biểu 02", "--json").document
    assert set(added) == {"id", "name", "subject", "file", "cells", "unknown"}
    assert [cell["label"] for cell in added["cells"]] == ["Số có mặt"]
    assert "Có phải “Xếp loại”?" in added["unknown"][0]
    assert run("form", "list", own_sample).lines[1:] == [f"{added['id']}\tBiểu 02\t1 ô đã chỉ"]
    where = ("--meeting", "2026-11", "--to", tmp_path / "ra")
    answer = run("form", "fill", own_sample, added["id"], *where)
    assert answer.code == 0
    assert load_workbook(answer.lines[0]).worksheets[0]["B1"].value == 20


def test_the_facts_are_told_and_a_wrong_form_is_refused(run, sample):
    assert "{{so_co_mat}}\tĐiểm danh: Số có mặt\t20" in run("form", "fields", sample).lines
    of_year = run("form", "fields", sample, "--subject", "year", "--json").document["fields"]
    assert "present" not in {field["field"] for field in of_year}
    shipped = "1\tDanh sách xếp loại (cấp trên)\t10 ô đã chỉ"
    assert run("form", "list", sample).lines == [shipped]
    assert run("form", "fill", sample, "mot", "--year", 2026).code == 3
    assert run("form", "fill", sample, 7, "--year", 2026).err == "Biểu này không còn trong sổ.\n"


def test_a_new_version_takes_over_what_was_shown_and_names_the_rest(run, own_sample, tmp_path):
    path = write_short_form(tmp_path / "bieu.xlsx")
    number = run("form", "add", own_sample, path, "--json").document["id"]
    book = Workbook()
    book.worksheets[0].append(["Mới"])
    book.worksheets[0].append(["CÓ MẶT:"])
    book.save(tmp_path / "bieu-moi.xlsx")

    where = ("--file", tmp_path / "bieu-moi.xlsx", "--json")
    renewed = run("form", "renew", own_sample, number, *where).document
    assert [cell["cell"] for cell in renewed["cells"]] == ["B2"]
    assert (renewed["kept"], renewed["lost"]) == (1, [])
    assert "Còn thiếu tệp" in run("form", "renew", own_sample, number).err
