"""Bàn giao, bản ẩn danh: given at one desk, received at another, and a copy without anybody."""

import zipfile
from pathlib import Path

import pytest
from docx import Document

from app.services.handovers import package_mark
from tests.books import MovingClock, open_copy
from tests.fakes import FakeDialogs
from tests.told_books import peopled_book
from ui.application import BookStart
from ui.firstrun.receiving import ReceiveDialog
from ui.main_window import MainWindow
from ui.settings import handover_section
from ui.settings.handover_section import HandoverSection
from ui.workspace import Workspace


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Path:
    """A package of a small book."""
    place = tmp_path_factory.mktemp("ban-giao")
    services = open_copy(peopled_book(), place / "so", MovingClock())
    services.handovers.write(place / "goi.zip")
    services.close()
    return place / "goi.zip"


def test_the_section_counts_and_writes_package_record_and_copy(
    workspace: Workspace, dialogs: FakeDialogs, show, tmp_path, monkeypatch
):
    opened: list[Path] = []
    monkeypatch.setattr(handover_section, "open_file", opened.append)
    section = HandoverSection(workspace)
    show(section)
    section.refresh()
    assert ("Đảng viên", "6") in section.facts.facts()
    assert section.unfinished.facts()[0][0] == "Không còn việc dở dang."

    (tmp_path / "goi.zip").write_bytes(b"replaced: the dialog of the system has asked")
    dialogs.files.append(tmp_path / "goi.zip")
    section.write_button.click()
    mark = package_mark(tmp_path / "goi.zip")
    assert f"Mã kiểm: {mark}." in section.result.label.text()
    section.record_button.click()
    words = [paragraph.text for paragraph in Document(str(opened[0])).paragraphs]
    assert f"Mã kiểm của gói dữ liệu: {mark}" in words

    (tmp_path / "Bản ẩn danh 04-11-2026").mkdir()
    dialogs.folders.append(tmp_path)
    section.copy_button.click()
    copy = tmp_path / "Bản ẩn danh 04-11-2026 (2)"
    assert (copy / "so-chi-bo.db").exists()
    assert "đã lược" in section.copy_result.label.text()
    dialogs.assert_all_asked()


@pytest.fixture
def start(window: MainWindow, dialogs: FakeDialogs) -> BookStart:
    return BookStart(window, dialogs)


def test_a_package_is_looked_at_received_and_opened(start, dialogs, given, tmp_path):
    def agree(dialog: ReceiveDialog) -> bool:
        dialogs.folders.append(tmp_path)
        dialog.folder_button.click()
        facts = dict(dialog.facts.facts())
        assert (facts["Mã kiểm"], facts["Đảng viên"]) == (package_mark(given), "6")
        return True

    dialogs.files.append(given)
    dialogs.answers.append(agree)
    start.receive()

    assert start.window.workspace is not None
    assert start.window.workspace.services.place == tmp_path / "Chi bộ Văn phòng"
    assert "Đã nhận đủ" in start.window.shell.strip.text()
    start.window.leave_book()


def damaged(given: Path, target: Path, kind: str) -> Path:
    """Return a file that is no whole package."""
    data = given.read_bytes()
    if kind == "foreign":
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("thu.txt", "thư")
    else:
        other = data.replace(b'"members": 6', b'"members": x')
        target.write_bytes(data[: len(data) // 2] if kind == "cut" else other)
    return target


@pytest.mark.parametrize("kind", ["cut", "foreign", "note"])
def test_a_bad_package_is_one_sentence_and_nothing_is_made(start, dialogs, given, tmp_path, kind):
    dialogs.files.append(damaged(given, tmp_path / "hong.zip", kind))
    start.receive()

    assert len(dialogs.errors) == 1
    assert ("bị hỏng" if kind == "note" else "không phải gói bàn giao") in dialogs.errors[0]
    assert start.window.workspace is None
