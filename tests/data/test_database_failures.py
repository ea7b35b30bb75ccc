"""Each cause of a failed save has one sentence, with both drivers."""

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.data import driver, failures
from app.data.database import Database
from app.domain.errors import (
    AppError,
    Conflict,
    Damaged,
    DataFileError,
    DiskFull,
    FolderInUse,
    ReadOnly,
)
from tests.data.small_book import Book, Loan, Shelf, add_shelf, make_book, rows

resource: Any = pytest.importorskip("resource", reason="only Unix limits the size of files")


@pytest.fixture
def opened(each_driver, tmp_path):
    database = Database.open(make_book(tmp_path / "so-chi-bo.db"))
    yield database
    database.close()


def pragma(db: Database, text: str) -> None:
    with db.read() as session:
        session.connection().exec_driver_sql(f"PRAGMA {text}")


def test_a_full_disk_keeps_what_was_there_and_the_next_save_works(opened):
    add_shelf(opened, "Kệ")
    pragma(opened, "max_page_count=1")
    with pytest.raises(DiskFull, match="Ổ đĩa đã đầy"):
        add_shelf(opened, "Tủ", ("x" * 100_000,))
    assert [row[1] for row in rows(opened)["shelves"]] == ["Kệ"]
    pragma(opened, "max_page_count=100000")
    add_shelf(opened, "Tủ", ("x" * 100_000,))
    assert len(rows(opened)["shelves"]) == 2


def test_a_file_that_only_allows_reading_says_so(opened):
    pragma(opened, "query_only=ON")
    with pytest.raises(ReadOnly, match="chỉ cho đọc"):
        add_shelf(opened, "Kệ")
    pragma(opened, "query_only=OFF")
    add_shelf(opened, "Kệ")


def test_a_write_the_system_refuses_is_a_fault_of_the_disk(opened):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(DataFileError, match="Ổ đĩa báo lỗi"):
            add_shelf(opened, "Kệ", ("x" * 1_000_000,))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert rows(opened)["shelves"] == []
    add_shelf(opened, "Kệ", ("x" * 1_000_000,))


def test_a_file_another_program_holds_is_in_use(opened, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0)
    with pytest.raises(FolderInUse):
        Database.open(opened.path)


def test_a_file_that_is_no_data_file_is_damaged(each_driver, tmp_path):
    path = tmp_path / "so-chi-bo.db"
    path.write_bytes(b"khong phai so" * 1000)
    with pytest.raises(Damaged, match="bị hỏng"):
        Database.open(path)


def test_damaged_pages_are_told_as_damage(each_driver, tmp_path):
    path = make_book(tmp_path / "so-chi-bo.db")
    db = Database.open(path)
    add_shelf(db, "Kệ", tuple("Sách " * 50 for _ in range(500)))
    db.close()
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    broken = Database.open(path)
    with pytest.raises(Damaged):
        rows(broken)
    broken.close()


def test_a_thing_already_there_and_a_thing_still_used_are_conflicts(opened):
    shelf = add_shelf(opened, "Kệ", ("Một",))
    with pytest.raises(Conflict, match="đã có trong sổ"), opened.write("Thêm") as session:
        session.add(Book(shelf_id=shelf, place=0, title="Trùng chỗ"))
    with opened.write("Cho mượn") as session:
        session.add(Loan(book_id=1))
    with pytest.raises(Conflict, match="còn được chỗ khác"), opened.write("Xóa") as session:
        session.delete(session.get_one(Book, 1))


def test_our_own_faults_are_not_dressed_up(opened):
    with pytest.raises(Exception, match="no such table") as caught, opened.read() as session:
        session.connection().exec_driver_sql("SELECT * FROM khong_co")
    assert not isinstance(caught.value, AppError)
    with pytest.raises(Exception, match="NOT NULL") as missing, opened.write("Thiếu") as session:
        session.add(Shelf(name=None))
    assert not isinstance(missing.value, AppError)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", ReadOnly),
        ("database is locked", FolderInUse),
    ],
)
def test_an_error_without_a_name_is_told_by_its_text(text, kind, tmp_path):
    """As sqlcipher3 raises them while a file is copied."""
    fault = driver.dbapi.OperationalError(text)
    assert isinstance(failures.translate(fault, tmp_path / "a.db"), kind)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, DataFileError),
        (errno.ENOENT, DataFileError),
    ],
)
def test_what_the_system_reports_about_files_has_its_sentence(number, kind, tmp_path):
    with pytest.raises(kind) as caught, failures.of_files(tmp_path / "so-chi-bo.db"):
        raise OSError(number, os.strerror(number))
    assert caught.value.sentence.endswith(".")


def test_a_write_fault_is_told_apart_by_looking_at_the_drive(monkeypatch, tmp_path):
    fault = OSError(errno.EIO, "")
    usage = SimpleNamespace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _p: usage)
    assert isinstance(failures.translate(fault, tmp_path / "a.db"), DiskFull)
    usage.free = 10**10
    monkeypatch.setattr(os, "access", lambda _p, _m: False)
    assert isinstance(failures.translate(fault, tmp_path / "a.db"), ReadOnly)


def test_other_programming_faults_pass_through(tmp_path):
    with pytest.raises(OSError, match="broken"), failures.of_files(Path(tmp_path)):
        raise OSError(errno.EPIPE, "broken")
