"""Files are opened by the system's programs; what cannot be opened is said in a sentence."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from ui.kit.made_files import MadeFiles
from ui.kit.open_files import open_file, open_folder


class Desk:
    """The programs of a machine: what they were given, and whether they take it."""

    def __init__(self, *, works: bool = True) -> None:
        self.given: list[Path] = []
        self.works = works

    def __call__(self, path: Path) -> bool:
        self.given.append(path)
        return self.works


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "bien-ban.docx"
    path.write_bytes(b"paper")
    return path


def made_by(desk: Desk, qtbot, *files: Path) -> MadeFiles:
    made = MadeFiles(desk)
    qtbot.addWidget(made)
    made.show_files(files)
    return made


def test_a_file_goes_to_its_program(paper):
    desk = Desk()
    open_file(paper, desk)
    assert desk.given == [paper]


def test_a_file_that_is_gone_is_named(paper):
    paper.unlink()
    with pytest.raises(Refused, match=r"Không còn thấy bien-ban\.docx"):
        open_file(paper, Desk())


def test_a_file_without_a_program_is_named(paper):
    with pytest.raises(Refused, match=r"chưa có chương trình mở bien-ban\.docx"):
        open_file(paper, Desk(works=False))


def test_a_folder_is_made_before_it_is_opened(tmp_path):
    desk, folder = Desk(), tmp_path / "xuat"
    open_folder(folder, desk)
    assert desk.given == [folder]
    assert folder.is_dir()


def test_the_strip_opens_the_folder_of_the_files(paper, qtbot):
    desk = Desk()
    made_by(desk, qtbot, paper, paper.with_suffix(".xlsx")).open_folder()
    assert desk.given == [paper.parent]


def test_the_strip_says_where_the_files_are_when_no_program_opens_folders(paper, qtbot):
    made = made_by(Desk(works=False), qtbot, paper)
    made.open_folder()
    assert made.notice_text() == (
        f"Đã xuất bien-ban.docx. Máy này không mở được thư mục. Các tệp nằm ở {paper.parent}."
    )
