"""A saved file is the old one or the new one, under a name every system accepts."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data import files

resource: Any = pytest.importorskip("resource", reason="only Unix limits the size of files")


@pytest.fixture
def paper(tmp_path) -> Path:
    path = Path(tmp_path) / "Biên bản.docx"
    files.atomic_write(path, b"old")
    return path


def held(times: float, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Refuse the first renames as Windows does while Word holds the file."""
    tries: list[Path] = []

    def replace(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) <= times:
            raise PermissionError(13, "WinError 32")
        source.replace(target)

    monkeypatch.setattr(files, "replace", replace)
    return tries


def test_a_saved_file_has_its_content_ordinary_permissions_and_no_leftovers(tmp_path):
    before = os.umask(0o027)
    files.atomic_write(tmp_path / "a.docx", b"new")
    os.umask(before)
    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("times", [3, 6])
def test_a_file_held_for_a_moment_is_saved_in_the_end(paper, monkeypatch, times):
    tries = held(times, monkeypatch)
    files.atomic_write(paper, b"new")
    assert paper.read_bytes() == b"new"
    assert len(tries) == times + 1


def test_a_file_held_for_ever_keeps_its_old_content(paper, monkeypatch):
    held(float("inf"), monkeypatch)
    with pytest.raises(PermissionError):
        files.atomic_write(paper, b"new", patience=0.05)
    assert paper.read_bytes() == b"old"
    assert list(paper.parent.iterdir()) == [paper]


def test_a_full_disk_keeps_the_old_file(paper):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            files.atomic_write(paper, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert paper.read_bytes() == b"old"
    assert list(paper.parent.iterdir()) == [paper]


def test_a_disk_that_cannot_sync_keeps_the_old_file(paper, monkeypatch):
    def no_sync(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", no_sync)
    with pytest.raises(OSError, match="Input/output"):
        files.atomic_write(paper, b"new")
    assert paper.read_bytes() == b"old"
    assert list(paper.parent.iterdir()) == [paper]


def test_a_file_killed_while_saving_is_cleared_by_the_next_save(paper):
    left = files.temporary_beside(paper)
    left.write_bytes(b"half")
    other = files.temporary_beside(paper.with_name("khác.docx"))
    other.write_bytes(b"half")
    files.atomic_write(paper, b"new")
    assert not left.exists()
    assert other.exists()


def test_a_taken_name_gets_the_next_number(paper):
    assert files.free_name(paper.with_name("b.docx")).name == "b.docx"
    assert files.free_name(paper).name == "Biên bản (2).docx"
    files.free_name(paper).write_bytes(b"")
    assert files.free_name(paper).name == "Biên bản (3).docx"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON.docx", "_CON.docx"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("LPT³", "_LPT³"),
        ("console.docx", "console.docx"),
        ("a\u202egpj.exe.docx", "a_gpj.exe.docx"),
        ("12/BB-CB: “họp”?.docx", "12_BB-CB_ “họp”_.docx"),
        ("tên.docx. .", "tên.docx"),
        ("Họp", "Họp"),
        ("", "khong-ten"),
        (" ... ", "khong-ten"),
        ("a\x00b\tc\n", "a_b_c"),
    ],
)
def test_a_hostile_name_becomes_one_every_system_accepts(name, safe):
    assert files.safe_file_name(name).strip("_") == safe.strip("_")


def test_a_name_typed_in_pieces_is_composed():
    assert files.safe_file_name("Ho\u0323p.docx") == "Họp.docx"


@pytest.mark.parametrize("letter", ["ệ", "a", "\U0001f4d6"])
def test_a_long_name_is_cut_in_letters_and_bytes_and_keeps_its_ending(letter):
    safe = files.safe_file_name(letter * 300 + ".docx")
    assert safe.endswith(letter + ".docx")
    assert len(safe) <= 120
    assert len(safe.encode()) <= 240


@given(st.text(max_size=400))
def test_whatever_is_typed_gives_a_valid_name_and_the_same_again(name):
    safe = files.safe_file_name(name)
    assert 0 < len(safe.encode()) <= 241
    assert safe == safe.strip().rstrip(".")
    assert not set(safe) & set('<>:"/\\|?*\x00')
    assert PurePosixPath(safe).name == PureWindowsPath(safe).name == safe
    assert files.safe_file_name(safe) == safe
