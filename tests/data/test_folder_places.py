"""Network, cloud, removable and read-only places are warned of."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from app.data.places import (
    Drives,
    PlaceKind,
    kind_by_drive_type,
    kind_by_mount,
    place_kind,
    place_warning,
)

MOUNTS = (
    "/dev/sda2 / ext4 rw 0 0",
    "server:/srv /home/so nfs4 rw 0 0",
    "//may-chu/chung /mnt/chung\\040tay cifs rw 0 0",
    "/dev/sdb1 /media/bi-thu/USB vfat rw 0 0",
    "me@host: /home/sshfs fuse.sshfs rw 0 0",
)
WINDOWS_DRIVES = {"C:": 3, "E:": 2, "Z:": 4, "D:": 5}


def linux(path: PurePath) -> PlaceKind:
    return kind_by_mount(path, MOUNTS)


def windows(path: PurePath) -> PlaceKind:
    return kind_by_drive_type(WINDOWS_DRIVES[path.drive])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PurePosixPath("/home/bi-thu/sổ"), PlaceKind.LOCAL),
        (PurePosixPath("/home/so/sổ"), PlaceKind.NETWORK),
        (PurePosixPath("/home/so-khac/sổ"), PlaceKind.LOCAL),
        (PurePosixPath("/mnt/chung tay/sổ"), PlaceKind.NETWORK),
        (PurePosixPath("/home/sshfs/sổ"), PlaceKind.NETWORK),
        (PurePosixPath("/media/bi-thu/USB/sổ"), PlaceKind.REMOVABLE),
        (PurePosixPath("/home/bi-thu/Dropbox/sổ"), PlaceKind.CLOUD),
        (PureWindowsPath(r"C:\Users\A\AppData\Local\So Chi bo"), PlaceKind.LOCAL),
        (PureWindowsPath(r"C:\Users\A\OneDrive - UBND xã\sổ"), PlaceKind.CLOUD),
        (PureWindowsPath(r"C:\Users\A\Google Drive\sổ"), PlaceKind.CLOUD),
        (PureWindowsPath(r"\\may-chu\chung\sổ"), PlaceKind.NETWORK),
        (PureWindowsPath("Z:\\sổ"), PlaceKind.NETWORK),
        (PureWindowsPath("E:\\sổ"), PlaceKind.REMOVABLE),
        (PureWindowsPath("D:\\sổ"), PlaceKind.READ_ONLY),
    ],
    ids=str,
)
def test_a_place_is_known_for_what_it_is(path, kind):
    ask = windows if isinstance(path, PureWindowsPath) else linux
    drives = Drives(drive_kind=ask, is_writable=lambda _path: True)
    assert place_kind(path, drives) is kind
    assert (place_warning(path, drives) is None) == (kind is PlaceKind.LOCAL)


def test_a_local_folder_that_cannot_be_written_is_read_only():
    drives = Drives(drive_kind=linux, is_writable=lambda _path: False)
    assert place_kind(PurePosixPath("/home/a"), drives) is PlaceKind.READ_ONLY


def test_the_folder_of_this_test_is_asked_of_the_system(tmp_path):
    assert place_kind(tmp_path / "chưa có" / "sổ") in {PlaceKind.LOCAL, PlaceKind.REMOVABLE}
