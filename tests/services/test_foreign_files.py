"""Hostile and wrong files are refused with one sentence, and the program goes on."""

import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.errors import Cancelled, Refused
from app.domain.progress import heeding
from app.domain.xl_sheets import XlArea, XlKind, XlRun, day_cell, number_cell
from app.services.foreign_files import read_foreign_file, read_pasted
from app.services.worker.pool import TOO_MUCH, WorkerProcess
from tests.ugly_workbooks import save_exact

OLD_WORKBOOK = Path(__file__).parents[1] / "foreign_lists" / "danh-sach.xls"
"""A real file of the old format, as LibreOffice writes it."""

HEADER = "Họ và tên;Ngày sinh\n"
ROW = "Nguyễn Thị Hạnh;14/3/1971\n"


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    made = WorkerProcess(patience=5.0)
    yield made
    made.close()


def save_part(path: Path, name: str, content: bytes) -> None:
    """Save a workbook one of whose parts is replaced."""
    save_exact(path)
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, data)


def save_bomb(path: Path) -> None:
    save_part(path, "xl/worksheets/sheet1.xml", b"<sheetData>" + b" " * 40_000_000)


def save_laughs(path: Path) -> None:
    entities = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    save_part(path, "xl/sharedStrings.xml", entities + b"<sst>&b;</sst>")


def save_deep(path: Path) -> None:
    deep = b"<a>" * 200_000
    save_part(path, "xl/worksheets/sheet1.xml", b"<worksheet>" + deep)


def save_truncated(path: Path) -> None:
    save_exact(path)
    path.write_bytes(path.read_bytes()[:2000])


def save_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")


def save_bytes(data: bytes) -> Callable[[Path], None]:
    def save(path: Path) -> None:
        path.write_bytes(data)

    return save


HOSTILE = {
    "zip bomb": (save_bomb, "phình to"),
    "billion laughs": (save_laughs, "bị hỏng"),
    "truncated": (save_truncated, "bị hỏng"),
    "deep XML": (save_deep, "Không đọc được"),
    "a Word file": (save_word, "không phải bảng tính"),
    "nothing": (save_bytes(b""), "trống"),
    "blanks only": (save_bytes(b" \r\n \n"), "trống"),
    "a web page": (save_bytes(b"<html><table><tr><td>1"), "trang web"),
    "PDF": (save_bytes(b"%PDF-1.7\n%\xe2\xe3"), "không phải bảng tính"),
    "a picture": (save_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "không phải bảng tính"),
    "a locked or broken .xls": (
        save_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "mật khẩu"),
    "noise": (save_bytes(bytes(range(128, 256)) * 40), "Không đọc được chữ"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(kind: str, tmp_path: Path):
    make, words = HOSTILE[kind]
    path = tmp_path / "danh-sach.xlsx"
    make(path)

    with pytest.raises(Refused, match=words):
        read_foreign_file(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="Không mở được"):
        read_foreign_file(tmp_path / "khong-co.xlsx")


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["XFD1048576"] = "Họ và tên", "Nguyễn Thị Hạnh", "x"
    book.save(tmp_path / "goc.xlsx")

    [read] = read_foreign_file(tmp_path / "goc.xlsx").sheets

    assert [cell.text for row in read.rows for cell in row if cell] == [
        "Họ và tên",
        "Nguyễn Thị Hạnh",
    ]
    assert read.is_cut


def test_a_worker_that_dies_is_replaced_and_its_file_refused(worker: WorkerProcess, tmp_path: Path):
    save_exact(tmp_path / "tot.xlsx")
    arguments = {"path": str(tmp_path / "tot.xlsx")}
    worker.do("read_workbook", arguments)
    first = worker.process_id()
    assert first is not None
    os.kill(first, 9)

    again = worker.do("read_workbook", arguments)

    assert again[0]["rows"][1][1] == ["text", [["NGUYỄN THỊ HẠNH", "Calibri"]]]
    assert worker.process_id() != first


def test_a_worker_that_hangs_is_stopped_in_time(tmp_path: Path):
    os.mkfifo(tmp_path / "ong.xlsx")
    worker = WorkerProcess(patience=1.5)
    try:
        with pytest.raises(Refused, match="quá tải"):
            worker.do("read_workbook", {"path": str(tmp_path / "ong.xlsx")})
        assert worker.process_id() is None
    finally:
        worker.close()


def test_a_job_the_user_stops_is_ended_with_its_worker(tmp_path: Path):
    os.mkfifo(tmp_path / "ong.xlsx")
    worker = WorkerProcess(patience=60)

    def stop() -> None:
        raise Cancelled

    with heeding(stop), pytest.raises(Cancelled):
        worker.do("read_workbook", {"path": str(tmp_path / "ong.xlsx")})
    assert worker.process_id() is None


def test_a_worker_serves_so_many_files_and_makes_room(tmp_path: Path):
    save_exact(tmp_path / "tot.xlsx")
    worker = WorkerProcess(most_files=2)
    try:
        ids = []
        for _ in range(3):
            worker.do("read_workbook", {"path": str(tmp_path / "tot.xlsx")})
            ids.append(worker.process_id())
    finally:
        worker.close()

    assert ids[0] == ids[1] != ids[2]


def test_files_of_one_request_are_counted_each(tmp_path: Path):
    worker = WorkerProcess(most_files=2)
    try:
        ids = []
        for _ in range(2):
            worker.do("read_office", {"paths": [str(tmp_path / "x")] * 2}, files=2)
            ids.append(worker.process_id())
    finally:
        worker.close()

    assert ids[0] != ids[1]


def test_an_old_workbook_of_excel_97_is_read_with_fonts_dates_and_hidden_rows():
    [sheet, empty] = read_foreign_file(OLD_WORKBOOK).sheets

    assert OLD_WORKBOOK.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    assert (sheet.name, empty.is_empty, list(sheet.hidden_rows)) == ("Đảng viên", True, [6])
    assert XlArea(4, 5, 5, 5) in sheet.merged
    assert sheet.at(4, 3) == day_cell(date(1971, 3, 14))
    assert sheet.at(5, 2).runs == (XlRun("Ph¹m V¨n Dòng", ".VnTime"),)
    assert (sheet.at(6, 3), sheet.at(6, 4)) == (number_cell(34392.0), number_cell(912345678903.0))
    assert sheet.at(7, 3).kind is XlKind.FAULT


def test_what_brings_the_worker_down_has_one_sentence():
    assert "sổ không bị ảnh hưởng" in TOO_MUCH


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("UTF-8", (HEADER + ROW).encode()),
        ("UTF-8 with mark", (HEADER + ROW).encode("utf-8-sig")),
        ("UTF-16", (HEADER + ROW).encode("utf-16")),
        ("comma", (HEADER + ROW).replace(";", ",").encode()),
        ("tab", (HEADER + ROW).replace(";", "\t").encode()),
        ("quoted", 'Họ và tên,Ngày sinh\n"Nguyễn Thị Hạnh","14/3/1971"\n'.encode()),
    ],
)
def test_a_text_list_is_read_in_any_encoding_and_with_any_sign(
    name: str, data: bytes, tmp_path: Path
):
    (tmp_path / "ds.csv").write_bytes(data)

    [sheet] = read_foreign_file(tmp_path / "ds.csv").sheets

    texts = [[cell.text for cell in row if cell] for row in sheet.rows]
    assert texts == [["Họ và tên", "Ngày sinh"], ["Nguyễn Thị Hạnh", "14/3/1971"]]


def test_a_list_in_windows_1258_is_read(tmp_path: Path):
    text = "Họ và tên;Đơn vị\n".replace("ọ", "o\u0323").replace("ị", "i\u0323")
    (tmp_path / "ds.csv").write_bytes(text.encode("cp1258"))

    [sheet] = read_foreign_file(tmp_path / "ds.csv").sheets

    assert [cell.text for cell in sheet.rows[0] if cell] == ["Họ và tên", "Đơn vị"]


def test_an_old_text_list_waits_for_conversion(tmp_path: Path):
    (tmp_path / "ds.csv").write_bytes("Hä vµ tªn;Ngµy sinh\nNguyÔn ThÞ H¹nh;1971".encode("latin-1"))

    [sheet] = read_foreign_file(tmp_path / "ds.csv").sheets

    assert sheet.rows[1][0] is not None
    assert sheet.rows[1][0].text == "NguyÔn ThÞ H¹nh"


def test_lines_pasted_from_excel_become_a_sheet():
    file = read_pasted("Họ và tên\tNgày sinh\nNguyễn Thị Hạnh\t14/3/1971\n")

    assert file.sheets[0].width == 2
    assert file.name == "Danh sách dán vào"


@pytest.mark.parametrize(("text", "words"), [("  \n", "Chưa dán"), ("x" * 2_000_001, "dài quá")])
def test_nothing_or_too_much_pasted_is_refused(text: str, words: str):
    with pytest.raises(Refused, match=words):
        read_pasted(text)
