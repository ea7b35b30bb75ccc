"""Where a data folder may lie: network, cloud, removable and read-only places are named."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath


class PlaceKind(StrEnum):
    """What kind of place a folder lies in."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"
    REMOVABLE = "removable"
    READ_ONLY = "read_only"


PLACE_WARNINGS = {
    PlaceKind.NETWORK: (
        "Thư mục này nằm trên ổ mạng: khi mạng chập chờn sổ có thể hỏng. "
        "Hãy chọn thư mục trên ổ đĩa của máy này."
    ),
    PlaceKind.CLOUD: (
        "Thư mục này được đồng bộ lên mạng (OneDrive, Google Drive…): phần mềm đồng bộ có thể làm "
        "hỏng sổ đang mở và đưa sổ ra ngoài máy. Hãy chọn thư mục khác trên máy này."
    ),
    PlaceKind.REMOVABLE: (
        "Thư mục này nằm trên ổ cắm ngoài (USB): rút ổ khi đang ghi sẽ làm hỏng sổ. "
        "Hãy để sổ trên máy và dùng USB để chép bản sao lưu."
    ),
    PlaceKind.READ_ONLY: (
        "Thư mục này chỉ cho đọc nên không lưu được gì. Hãy chọn thư mục khác hoặc xin quyền ghi."
    ),
}

REFUSED_PLACES = frozenset({PlaceKind.NETWORK, PlaceKind.CLOUD})
"""Places refused for a new book unless the user insists."""

_CLOUD_FOLDER = re.compile(
    r"(onedrive|dropbox|google ?drive|googledrive|my drive|drive của tôi|icloud ?drive|"
    r"mobile documents|com~apple~clouddocs|box sync|pcloud ?drive|mega|megasync|nextcloud|owncloud|"
    r"yandex\.?disk|synologydrive|cloudstorage)( - .+)?",
    re.IGNORECASE,
)
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "sshfs", "davfs", "fuse.davfs2", "9p",
     "afs", "ncpfs", "fuse.gvfsd-fuse", "fuse.rclone", "afpfs", "webdav"}
)  # fmt: skip
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/", "/mnt/usb")
_WINDOWS_DRIVES = {2: PlaceKind.REMOVABLE, 4: PlaceKind.NETWORK, 5: PlaceKind.READ_ONLY}


@dataclass(frozen=True, slots=True)
class Drives:
    """What the system tells about drives; tests put their own in its place."""

    drive_kind: Callable[[PurePath], PlaceKind]
    is_writable: Callable[[PurePath], bool]


def place_kind(path: PurePath, drives: Drives | None = None) -> PlaceKind:
    """Return what kind of place a folder, perhaps still to be made, lies in."""
    asked = drives or SYSTEM_DRIVES
    if str(path).startswith(("\\\\", "//")):
        return PlaceKind.NETWORK
    if any(_CLOUD_FOLDER.fullmatch(part) for part in path.parts):
        return PlaceKind.CLOUD
    kind = asked.drive_kind(path)
    if kind is PlaceKind.LOCAL and not asked.is_writable(path):
        return PlaceKind.READ_ONLY
    return kind


def place_warning(path: PurePath, drives: Drives | None = None) -> str | None:
    """Return the sentence that warns of a place, None for an ordinary local folder."""
    return PLACE_WARNINGS.get(place_kind(path, drives))


def kind_by_mount(path: PurePath, mounts: Iterable[str]) -> PlaceKind:
    """Return the kind of the file system a path is mounted on, from lines of /proc/mounts."""
    place = path.as_posix()
    best, kind = "", ""
    for line in mounts:
        _device, root, system, *_rest = line.split()
        root = root.replace("\\040", " ")
        inside = place == root or place.startswith(root.rstrip("/") + "/")
        if inside and len(root) >= len(best):
            best, kind = root, system
    if kind in _NETWORK_SYSTEMS:
        return PlaceKind.NETWORK
    if place.startswith(_REMOVABLE_ROOTS):
        return PlaceKind.REMOVABLE
    return PlaceKind.LOCAL


def kind_by_drive_type(drive_type: int) -> PlaceKind:
    """Return the kind of a drive from the answer of GetDriveTypeW."""
    return _WINDOWS_DRIVES.get(drive_type, PlaceKind.LOCAL)


def _system_drive_kind(path: PurePath) -> PlaceKind:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has windll

        return kind_by_drive_type(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"))
    mounts = Path("/proc/mounts")
    lines = mounts.read_text(encoding="utf-8").splitlines() if mounts.exists() else []
    return kind_by_mount(path, lines)


def _system_is_writable(path: PurePath) -> bool:
    """Ask the nearest folder that is already there."""
    there = next((p for p in (Path(path), *Path(path).parents) if p.exists()), Path(path))
    return os.access(there, os.W_OK)


SYSTEM_DRIVES = Drives(drive_kind=_system_drive_kind, is_writable=_system_is_writable)
