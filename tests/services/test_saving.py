"""A finished file takes its place whole, and what the system refuses is one sentence."""

import errno
import os
from pathlib import Path

import pytest

from app.data import files
from app.domain.errors import ExportError
from app.services.saving import save, told


def test_save_replaces_the_file_whole(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    save(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "x"), "đang mở trong Word, Excel"),
        (OSError(errno.ENOSPC, "x"), "đã đầy"),
        (OSError(errno.EIO, "x"), "Chưa ghi được"),
    ],
)
def test_a_refused_save_says_why_and_keeps_the_old_file(error, words, tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(files, "replace", _refuse_with(error))

    with pytest.raises(ExportError) as refusal:
        save(target, b"new")

    assert words in refusal.value.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert target.read_bytes() == b"old"


def _refuse_with(error: OSError):
    def refuse(source: Path, target: Path) -> None:
        raise error

    return refuse


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_without_rights_is_named(number, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _place, _mode: False)
    with (
        pytest.raises(ExportError, match="Thư mục xuat không cho ghi"),
        told(tmp_path / "xuat" / "a.docx"),
    ):
        raise OSError(number, os.strerror(number))


def test_the_sentence_of_the_work_itself_is_said_when_room_and_rights_are_there(tmp_path):
    with (
        pytest.raises(ExportError, match="Không tạo được hồ sơ"),
        told(tmp_path / "ho-so", "Không tạo được hồ sơ."),
    ):
        raise FileExistsError(errno.EEXIST, "x")
