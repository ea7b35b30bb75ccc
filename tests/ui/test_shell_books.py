"""Backups at closing, restoring one over the open book, and Chi bộ mẫu from the first run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.opening import open_services, take
from tests.fakes import FakeDialogs
from tests.ui.shell_pages import TWO
from ui.application import SAMPLE_FOLDER, BookStart
from ui.kit.full_page import FullPage
from ui.main_window import MainWindow


@pytest.fixture
def start(window: MainWindow, dialogs: FakeDialogs) -> Iterator[BookStart]:
    yield BookStart(window, dialogs, places=TWO)
    window.close()


def test_closing_the_window_backs_the_book_up_once(
    start: BookStart, window: MainWindow, book_place: Path
):
    start.open(book_place)
    window.close()
    backups = list((book_place / "sao-luu").glob("*.zip"))
    start.open(book_place)
    window.close()
    assert len(backups) == 1
    assert list((book_place / "sao-luu").glob("*.zip")) == backups


def test_a_backup_takes_the_place_of_the_open_book(
    start: BookStart, window: MainWindow, book_place: Path
):
    start.open(book_place)
    services = window.workspace.services
    backup = services.backups.path_of(services.backups.make().name)
    member = services.members.list(2026)[0]
    services.members.remove(member.id)
    window.restore_asked.emit(backup)
    names = [row.full_name for row in window.workspace.services.members.list(2026)]
    assert member.full_name in names
    assert window.shell.strip.text().startswith("Đã khôi phục sổ")


def test_a_damaged_backup_leaves_the_book_as_it_was(
    start: BookStart, window: MainWindow, book_place: Path, tmp_path: Path
):
    start.open(book_place)
    broken = tmp_path / "000001_20261104-080500_manual.zip"
    broken.write_bytes(b"not a backup")
    window.restore_asked.emit(broken)
    pages = [page for page in window.findChildren(FullPage) if not page.isHidden()]
    assert "hỏng" in pages[0].sentence.text()
    services = open_services(take(book_place))
    assert len(services.members.list(2026)) == 6
    services.close()


def test_the_sample_cell_is_made_in_a_folder_of_its_own(
    start: BookStart, window: MainWindow, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr("ui.application.default_data_parent", lambda: tmp_path)
    start.open_sample()
    assert (tmp_path / SAMPLE_FOLDER / "so-chi-bo.db").exists()
    assert window.workspace.services.cells.get().is_sample
