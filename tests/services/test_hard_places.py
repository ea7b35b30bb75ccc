"""Folders without rights, a full disk, a kill: one sentence, nothing half written or lost."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.data.folder import DataFolder
from app.domain.errors import AppError
from app.services.workspace import Services
from tests.services import paper_book
from tests.services.hard_acts import INSIDE, OUTSIDE

ROOT = Path(__file__).parents[2]
PACKAGE = "2026-11_goi-dang_sau-hop"

unix_only = pytest.mark.skipif(os.name == "nt", reason="rights and kills are those of Unix")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    services = paper_book.open_copy(
        paper_book.keep_book(tmp_path_factory.mktemp("kept") / "so"),
        tmp_path_factory.mktemp("hard") / "so",
    )
    yield services
    services.close()


def hand(*arguments: object) -> Any:
    """Let the program of hard acts do something; return what it answers."""
    program = [sys.executable, "-m", "tests.services.hard_acts", *map(str, arguments)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def names(place: Path) -> list[str]:
    return sorted(str(path.relative_to(place)) for path in place.rglob("*"))


@pytest.mark.parametrize("act", sorted({*OUTSIDE, *INSIDE} - {"carry", "backup"}))
def test_a_full_disk_is_one_sentence_and_the_act_works_once_there_is_room(
    act, book, tmp_path, monkeypatch
):
    out, before = tmp_path / "xuat", names(book.place)
    out.mkdir()

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError, match=r"^Ổ đĩa đã đầy.*\.$"):
        (OUTSIDE | INSIDE)[act](book, out)
    monkeypatch.undo()

    assert names(out) == []
    assert names(book.place) == before
    (OUTSIDE | INSIDE)[act](book, out)


@unix_only
def test_folders_that_only_allow_reading_are_told_of_and_stay_as_they_are(tmp_path):
    place, out = paper_book.keep_book(tmp_path / "so"), tmp_path / "noi-ghi"
    out.mkdir()

    said = hand(place, out)

    assert {said[act] for act in OUTSIDE} - {said["mail"]} == {
        "Thư mục noi-ghi không cho ghi. Hãy chọn thư mục khác rồi thử lại."
    }
    assert {said[act] for act in ("mail", *INSIDE)} == {
        "Thư mục dữ liệu chỉ cho đọc. Hãy chọn thư mục khác hoặc xin quyền ghi."
    }
    assert names(out) == []


@unix_only
def test_a_killed_package_is_whole_or_not_there_and_the_next_start_clears_up(tmp_path):
    place = paper_book.keep_book(tmp_path / "so")
    exports = place / "xuat"

    ended = hand(place, exports, "posting", 4, 9)

    assert ended == [-9, -9]
    assert [path for path in exports.iterdir() if not path.name.startswith(".~")] == []
    services = Services.open(DataFolder.open(place))
    assert names(exports) == []
    written = services.posting.write(paper_book.NOVEMBER_ID)
    services.close()
    assert {path.parent.name for path in written} == {PACKAGE}


@unix_only
def test_papers_of_a_killed_export_are_whole_and_the_book_keeps_them_apart(tmp_path):
    place = paper_book.keep_book(tmp_path / "so")
    exports = place / "xuat"

    assert hand(place, exports, "paper", 3) == [-9]

    services = Services.open(DataFolder.open(place))
    assert [path.suffix for path in exports.iterdir()] == [".docx"]
    (again,) = services.papers.export("bien-ban", meeting_id=paper_book.NOVEMBER_ID)
    services.close()
    assert again.stem.endswith("(2)"), "what the book does not know of may be the user's"
