"""A hand-over package says what it holds, and is received as it says or not at all."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from app.data import files
from app.data.folder import DATABASE, DataFolder
from app.domain.errors import AppError, Damaged, Refused
from app.domain.members import MemberForm
from app.services import handovers, opening
from app.services.handovers import NOTE, Handover
from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.told_books import peopled_book


@pytest.fixture(scope="module")
def giving(tmp_path_factory) -> Iterator[tuple[Services, Path, Handover]]:
    """An open book, a package of it and what that holds; the book has gone on since."""
    place = tmp_path_factory.mktemp("giao")
    services = open_copy(peopled_book(), place / "so", MovingClock())
    (services.place / "mau-bieu" / "Của tôi.docx").write_bytes(b"PK")
    note = services.handovers.write(place / "goi.zip")
    services.members.add(MemberForm("Người đến sau"))
    yield services, place / "goi.zip", note
    services.close()


def with_note(package: Path, target: Path, change: dict[str, object]) -> Path:
    """Copy a package whose note says something else."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, json.dumps(json.loads(data) | change) if name == NOTE else data)
    return target


@pytest.mark.parametrize("figure", ["members", "meetings", "documents", "tasks"])
def test_a_figure_that_is_not_the_book_s_own_is_refused(giving, tmp_path, figure):
    _services, package, note = giving
    other = with_note(package, tmp_path / "khac.zip", {figure: getattr(note, figure) + 1})

    with pytest.raises(Damaged):
        opening.receive_book(tmp_path / "nhan", other)
    assert not (tmp_path / "nhan").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"made_at": "hôm qua"},
        {"made_at": 5},
        {"cell_name": None},
        {"members": "6"},
        {"tasks": True},
        {"missing": [3]},
        {"rows": [["members"]]},
        {"thêm": 1},
    ],
)
def test_a_note_that_is_none_is_a_damaged_package(giving, tmp_path, change):
    with pytest.raises(Damaged):
        handovers.look_into(with_note(giving[1], tmp_path / "khac.zip", change))


def test_what_fails_after_the_book_is_in_place_leaves_nothing_of_it(giving, tmp_path, monkeypatch):
    real = files.sync_folder

    def fail_once_in_place(folder: Path) -> None:
        if (folder / DATABASE).exists():
            raise OSError(5, "input/output error")
        real(folder)

    with DataFolder.create(tmp_path / "nhan") as folder:
        monkeypatch.setattr(files, "sync_folder", fail_once_in_place)
        with pytest.raises(AppError):
            handovers.receive(folder, giving[1])
        left = [p for p in folder.place.rglob("*") if p.is_file() and "lock" not in p.name]
    assert left == []


def test_the_signed_record_says_what_the_package_holds(giving):
    services, package, note = giving
    assert (services.handovers.contents().members, note.members) == (7, 6)

    cells = [
        [cell.text for cell in row.cells]
        for table in Document(str(services.handovers.export_record(package))).tables
        for row in table.rows
    ]
    assert next(row for row in cells if "Đảng viên" in row)[2] == "6"


def test_a_package_takes_the_place_of_another_only_when_told_so(giving, tmp_path):
    services = giving[0]
    target = tmp_path / "goi.zip"
    target.write_bytes(b"old")
    with pytest.raises(Refused):
        services.handovers.write(target)
    assert target.read_bytes() == b"old"
    assert services.handovers.write(target, replaces=True) == handovers.look_into(target)
    with pytest.raises(Refused):
        services.handovers.write(tmp_path, replaces=True)


def test_a_file_is_no_folder_for_a_book_or_a_copy(giving, tmp_path):
    place = tmp_path / "a.csv"
    place.write_bytes(b"")
    with pytest.raises(Refused, match="là một tệp, không phải thư mục"):
        opening.receive_book(place, giving[1])
    with pytest.raises(Refused, match="là một tệp, không phải thư mục"):
        giving[0].anonymous_copies.make(place)


def test_a_taken_folder_gives_way_to_a_number(tmp_path):
    for name in ("Chi bộ Q.1", "Chi bộ Q.1 (2)"):
        (tmp_path / name).mkdir()
    assert opening.free_place(tmp_path, "Chi bộ Q.1").name == "Chi bộ Q.1 (3)"
