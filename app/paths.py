"""Where things lie: the program's own files, from source or frozen, and each user's folders."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PORTABLE_MARK = "portable"
"""A file of this name beside the executable keeps every folder of the user there."""

WINDOWS_NAME = "So Chi bo"
UNIX_NAME = "so-chi-bo"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The places of one user on one machine; none of them lies inside a data folder."""

    data_parent: Path
    log: Path
    state: Path


def program_root() -> Path:
    """Return the folder that holds `resources` and `templates_docx`."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    return Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own resources."""
    return program_root().joinpath("resources", *parts)


def template_docx(name: str) -> Path:
    """Return the path of a shipped Word template, named with or without `.docx`."""
    return (program_root() / "templates_docx" / name).with_suffix(".docx")


def form_xlsx(name: str) -> Path:
    """Return the path of a shipped Excel form, named without `.xlsx`."""
    return resource("templates_xlsx", f"{name}.xlsx")


def default_data_parent() -> Path:
    """Return the folder in which a new data folder is offered."""
    return user_folders().data_parent


def log_folder() -> Path:
    """Return the folder of this user's log and crash files."""
    return user_folders().log


def state_folder() -> Path:
    """Return the folder of this user's window state and last opened data folder."""
    return user_folders().state


def user_folders(
    platform: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    home: Path | None = None,
) -> UserFolders:
    """Return the user's folders as this system keeps them; the one seam for other systems."""
    portable = _portable_folder()
    if portable is not None:
        return _portable(portable)
    known = os.environ if environment is None else environment
    user = home or Path.home()
    match platform:
        case "win32":
            return _windows(known, user)
        case "darwin":
            return _macos(user)
        case _:
            return _linux(known, user)


def _portable_folder() -> Path | None:
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE_MARK).exists() else None


def _portable(folder: Path) -> UserFolders:
    return UserFolders(folder / "du-lieu", folder / "nhat-ky", folder / "trang-thai")


def _windows(environment: Mapping[str, str], home: Path) -> UserFolders:
    local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    own = local / f"{WINDOWS_NAME} (chuong trinh)"
    return UserFolders(local / WINDOWS_NAME, own / "nhat-ky", own / "trang-thai")


def _macos(home: Path) -> UserFolders:
    library = home / "Library"
    own = library / "Application Support" / f"{WINDOWS_NAME} (chuong trinh)"
    return UserFolders(
        library / "Application Support" / WINDOWS_NAME, library / "Logs" / WINDOWS_NAME, own
    )


def _linux(environment: Mapping[str, str], home: Path) -> UserFolders:
    data = _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share")
    state = _xdg(environment, "XDG_STATE_HOME", home / ".local" / "state")
    return UserFolders(data / UNIX_NAME, state / UNIX_NAME / "nhat-ky", state / UNIX_NAME)


def _xdg(environment: Mapping[str, str], name: str, otherwise: Path) -> Path:
    """Return the folder a variable names; the standard ignores relative ones."""
    folder = Path(environment.get(name) or otherwise)
    return folder if folder.is_absolute() else otherwise
