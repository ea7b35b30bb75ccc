"""What a killed program left unfinished is gone after the next start; all else stays."""

import tempfile

import pytest
from filelock import FileLock

from app.data.files import temporary_beside
from app.data.folder import DataFolder
from app.data.leftovers import clear_leftovers
from app.data.scratch import clear_scratch, scratch_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with DataFolder.create(tmp_path / "so") as made:
        yield made


def test_unfinished_files_and_folders_are_cleared_and_finished_ones_stay(folder):
    places = (folder.attachments, folder.templates, folder.exports, folder.backups)
    for place in places:
        temporary_beside(place / "Biên bản.docx").write_bytes(b"half")
        (place / "Biên bản.docx").write_bytes(b"whole")
    package = temporary_beside(folder.exports / "goi-dang")
    (package / "trong").mkdir(parents=True)
    (folder.backups / ".~ban-sao-abc").mkdir()
    (folder.place / ".dang-tao-0123abcd").mkdir()

    clear_leftovers(folder)

    assert [[path.name for path in place.iterdir()] for place in places] == [["Biên bản.docx"]] * 4
    assert not (folder.place / ".dang-tao-0123abcd").exists()


def test_files_of_the_user_that_look_alike_stay(folder):
    own = folder.exports / ".~ghi-chu.tmp"
    own.write_text("của tôi")
    clear_leftovers(folder)
    assert own.exists()


def test_a_scratch_folder_goes_with_its_work(tmp_path, folder):
    with scratch_folder() as place:
        (place / "so-chi-bo.db").write_bytes(b"x")
        clear_scratch()
        assert (place / "so-chi-bo.db").exists(), "one in use stays"
    assert list(tmp_path.glob("so-chi-bo-*")) == []


def test_the_scratch_folder_of_a_killed_program_is_cleared(tmp_path, folder):
    left = tmp_path / "so-chi-bo-tam-abcdef"
    (left / "trong").mkdir(parents=True)
    (left / "trong" / "so-chi-bo.db").write_bytes(b"x")
    FileLock(left / ".dang-dung").acquire().lock.release()  # as the system does at a kill

    clear_leftovers(folder)

    assert not left.exists()


def test_a_folder_half_replaced_when_the_program_was_killed_is_whole_again(folder):
    for name in ("goi.~cu-0123abcd", "thu.~cu-0123abcd", "thu"):
        (folder.exports / name).mkdir(parents=True)
        (folder.exports / name / "a.docx").write_text(name)
    (folder.exports / "ghi.~cu-0123abcd").write_text("một tệp của người dùng")
    clear_leftovers(folder)
    left = {path.name: path for path in folder.exports.iterdir()}
    assert set(left) == {"goi", "thu", "ghi.~cu-0123abcd"}
    assert (left["goi"] / "a.docx").read_text() == "goi.~cu-0123abcd"
    assert (left["thu"] / "a.docx").read_text() == "thu"
