"""The data folder lets one program in and says who is inside."""

import getpass
import os
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.data import folder
from app.data.folder import DataFolder
from app.domain.clock import fixed_clock
from app.domain.errors import DataFileError, FolderInUse, ReadOnly, Refused

CLOCK = fixed_clock(datetime(2026, 11, 4, 8, 5))


@pytest.fixture
def place(tmp_path) -> Path:
    """A folder that holds a book."""
    with DataFolder.create(tmp_path / "Chi bộ Văn phòng", clock=CLOCK) as made:
        made.database.write_bytes(b"so")
    return Path(tmp_path) / "Chi bộ Văn phòng"


def test_a_new_folder_has_its_entries_and_the_lock(tmp_path):
    with DataFolder.create(tmp_path / "sổ" / "mới", clock=CLOCK) as made:
        made.database.write_bytes(b"so")
        names = {entry.name for entry in made.place.iterdir()}
    assert names == {
        "so-chi-bo.db",
        "dinh-kem",
        "mau-bieu",
        "sao-luu",
        "xuat",
        "so-chi-bo.lock",
        "so-chi-bo.lock.txt",
    }


def test_the_second_program_is_told_who_is_inside_and_since_when(place):
    with DataFolder.open(place, clock=CLOCK):
        with pytest.raises(FolderInUse) as refused:
            DataFolder.open(place)
        inside = folder.holder(place)
    assert inside == folder.Holder(
        socket.gethostname(), getpass.getuser(), os.getpid(), datetime(2026, 11, 4, 8, 5)
    )
    assert socket.gethostname() in refused.value.sentence
    assert "08:05 ngày 04/11/2026" in refused.value.sentence


def test_the_folder_is_free_again_after_closing(place):
    DataFolder.open(place, clock=CLOCK).close()
    with DataFolder.open(place, clock=CLOCK) as again:
        assert again.database == place / "so-chi-bo.db"
    assert folder.holder(place) is None


@pytest.mark.parametrize("note", ["", "{", '{"host": "a"}', "[]"])
def test_a_note_that_cannot_be_read_still_refuses(place, note):
    with DataFolder.open(place, clock=CLOCK):
        (place / "so-chi-bo.lock.txt").write_text(note, encoding="utf-8")
        with pytest.raises(FolderInUse, match="Sổ đang mở ở nơi khác"):
            DataFolder.open(place)


def test_a_folder_without_a_book_is_not_opened_nor_changed(tmp_path):
    with pytest.raises(DataFileError, match="không có sổ"):
        DataFolder.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_restore_was_cut_off_is_opened(place):
    (place / "so-chi-bo.db").rename(place / folder.RESTORED)
    opened = DataFolder.open(place, clock=CLOCK)
    opened.close()
    assert opened.place == place
    assert (place / folder.RESTORED).exists()


def test_a_new_book_is_never_made_over_another(place):
    with pytest.raises(Refused, match="đã có sổ"):
        DataFolder.create(place)


def test_a_folder_that_cannot_be_made_is_read_only(tmp_path):
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(ReadOnly):
        DataFolder.create(tmp_path / "tệp" / "sổ")


@pytest.mark.parametrize(("free", "warned"), [(199_000_000, True), (200_000_000, False)])
def test_a_nearly_full_drive_is_warned_of(tmp_path, free, warned):
    sentence = folder.space_warning(tmp_path, measure=lambda _place: free)
    assert (sentence is not None) == warned
    assert not warned or "199 MB" in (sentence or "")


def test_taking_the_lock_loads_nothing_heavy():
    program = "import sys, app.data.folder, app.data.places, app.data.files; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(folder.__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"sqlalchemy", "alembic", "sqlcipher3", "docx", "openpyxl", "PySide6"}
    assert heavy.isdisjoint(run.stdout.split())
