"""The program finds its own files and each user's folders, on every system."""

import sys
from pathlib import Path

import pytest

from app import paths
from app.paths import user_folders

HOME = Path("/home/an")
NOWHERE: dict[str, str] = {}


def test_resources_lie_beside_the_source():
    assert paths.resource("fonts", "OFL.txt").is_file()
    assert paths.resource("icons").is_dir()


@pytest.mark.parametrize("name", ["bien_ban", "bien_ban.docx"])
def test_a_template_is_named_with_or_without_its_ending(name: str):
    assert paths.template_docx(name) == paths.program_root() / "templates_docx" / "bien_ban.docx"


def test_a_frozen_program_looks_into_its_bundle(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resource("help") == tmp_path / "resources" / "help"


def test_windows_keeps_data_in_the_local_folder_of_the_user():
    folders = user_folders("win32", {"LOCALAPPDATA": "/C/Users/An/AppData/Local"}, HOME)

    assert folders.data_parent == Path("/C/Users/An/AppData/Local/So Chi bo")


def test_windows_without_the_variable_uses_the_usual_place():
    folders = user_folders("win32", NOWHERE, HOME)

    assert folders.data_parent == HOME / "AppData" / "Local" / "So Chi bo"


def test_linux_follows_the_variables_of_the_desktop():
    folders = user_folders("linux", {"XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"}, HOME)

    assert folders.data_parent == Path("/d/so-chi-bo")
    assert folders.log == Path("/s/so-chi-bo/nhat-ky")


@pytest.mark.parametrize("environment", [NOWHERE, {"XDG_DATA_HOME": "relative"}])
def test_linux_without_an_absolute_folder_uses_the_usual_place(environment: dict[str, str]):
    folders = user_folders("linux", environment, HOME)

    assert folders.data_parent == HOME / ".local" / "share" / "so-chi-bo"


def test_macos_uses_application_support():
    folders = user_folders("darwin", NOWHERE, HOME)

    assert folders.data_parent == HOME / "Library" / "Application Support" / "So Chi bo"


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_logs_and_state_lie_outside_the_data(platform: str):
    folders = user_folders(platform, NOWHERE, HOME)

    assert folders.data_parent not in (folders.log, *folders.log.parents)
    assert folders.data_parent not in (folders.state, *folders.state.parents)


def test_a_portable_copy_keeps_everything_beside_the_executable(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "So Chi bo.exe"))
    (tmp_path / "portable").touch()

    folders = user_folders("win32", NOWHERE, HOME)

    assert {folders.data_parent.parent, folders.log.parent, folders.state.parent} == {tmp_path}


def test_a_frozen_copy_without_the_mark_keeps_data_with_the_user(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "So Chi bo.exe"))

    assert user_folders("linux", NOWHERE, HOME).data_parent.is_relative_to(HOME)


def test_the_short_questions_answer_for_this_user():
    folders = user_folders()

    assert paths.default_data_parent() == folders.data_parent
    assert paths.log_folder() == folders.log
    assert paths.state_folder() == folders.state
