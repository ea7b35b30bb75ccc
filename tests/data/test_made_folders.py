"""A folder is whole or not there."""

import errno

import pytest

from app.data import files
from app.data.files import temporary_beside
from app.data.made_folders import whole_folder


def test_the_folder_takes_its_name_only_once_it_is_filled(tmp_path):
    target = tmp_path / "xuat" / "hồ sơ"
    with whole_folder(target) as working:
        (working / "a.txt").write_text("a")
        assert not target.exists()
    assert [path.name for path in target.iterdir()] == ["a.txt"]
    assert list(target.parent.iterdir()) == [target]


def fill_and_stop(target):
    with whole_folder(target) as working:
        (working / "a.txt").write_text("a")
        raise KeyboardInterrupt


def test_a_stopped_work_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        fill_and_stop(tmp_path / "ho-so")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_work_left_is_cleared_by_the_next(tmp_path):
    target = tmp_path / "ho-so"
    left = temporary_beside(target)
    (left / "trong").mkdir(parents=True)
    with whole_folder(target):
        assert not left.exists()
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_already_there_is_never_written_into(tmp_path):
    target = tmp_path / "ho-so"
    target.mkdir()
    (target / "cua-nguoi-dung.txt").write_text("giữ")
    with pytest.raises(OSError, match="not empty"), whole_folder(target):
        pass
    assert [path.name for path in target.iterdir()] == ["cua-nguoi-dung.txt"]


def test_a_folder_may_be_replaced_by_a_whole_one(tmp_path):
    target = tmp_path / "goi-dang"
    target.mkdir()
    (target / "cu.txt").write_text("cũ")
    with whole_folder(target, replaces=True) as working:
        (working / "moi.txt").write_text("mới")
        assert [path.name for path in target.iterdir()] == ["cu.txt"]
    assert [path.name for path in target.iterdir()] == ["moi.txt"]
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_folder_comes_back_when_the_new_one_cannot_take_its_name(tmp_path, monkeypatch):
    target = tmp_path / "goi-dang"
    target.mkdir()
    (target / "cu.txt").write_text("cũ")
    moved = []

    def refuse_second(source, place):
        moved.append(place)
        if len(moved) == 2:
            raise OSError(errno.EIO, "lỗi đĩa")
        source.rename(place)

    monkeypatch.setattr(files, "replace", refuse_second)
    with pytest.raises(OSError, match="lỗi đĩa"), whole_folder(target, replaces=True):
        pass
    assert [path.name for path in target.iterdir()] == ["cu.txt"]
    assert list(tmp_path.iterdir()) == [target]
