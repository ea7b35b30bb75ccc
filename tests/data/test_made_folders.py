"""A folder is whole or not there."""

import pytest

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
