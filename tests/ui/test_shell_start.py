"""From an empty window to an open book, and every way this can stop."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.data.folder import DataFolder
from app.domain.cells import CellForm
from app.domain.errors import Damaged, DataFileError, DiskFull, ReadOnly, Refused, TooNew
from app.services import opening
from tests.fakes import FakeDialogs
from tests.ui.shell_pages import TWO
from ui.application import LAST_BOOK, BookStart, NewBookDialog, folder_name
from ui.kit.buttons import PushButton
from ui.kit.full_page import FullPage
from ui.kit.log_files import CRASH_NAME, FILE_BYTES, LOG_NAME, LogFiles
from ui.kit.state import WindowState
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "alembic", "docxtpl", "docx", "openpyxl", "lxml", "holidays", "yaml")


@pytest.fixture
def start(window: MainWindow, dialogs: FakeDialogs) -> Iterator[BookStart]:
    yield BookStart(window, dialogs, places=TWO)
    window.close()


def full_page(window: MainWindow) -> FullPage:
    pages = [page for page in window.findChildren(FullPage) if not page.isHidden()]
    assert len(pages) == 1
    return pages[0]


def press(page: FullPage, words: str) -> None:
    button: PushButton = next(act for act in page.acts if act.text() == words)
    button.click()


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        timeout=180,
    )


def test_the_empty_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path):
    code = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import ui.__main__
from ui.application import BookStart, prepare
from ui.kit.dialogs import QtDialogs
from ui.kit.state import WindowState
from ui.main_window import MainWindow
app = QApplication([])
state = WindowState(Path(sys.argv[1]))
prepare(app, state)
window = MainWindow(state)
start = BookStart(window, QtDialogs(window))
start.open_or_ask = lambda place: (print(json.dumps(sorted(sys.modules))), app.quit())
start.begin(Path("nowhere"))
app.exec()
"""
    done = run_python("-c", code, str(tmp_path))

    loaded = json.loads(done.stdout)
    assert "ui.main_window" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_the_source_of_what_loads_later_is_neither_read_nor_kept():
    code = "import linecache, ui, app.domain.text; print(*linecache.cache)"

    kept = run_python("-c", code).stdout

    assert "app/domain/text.py" not in Path(kept).as_posix()


def test_the_program_tests_itself():
    done = run_python("-m", "ui", "--self-test")

    assert (done.returncode, done.stdout) == (0, "self-test ok\n"), done.stderr


def test_a_command_that_is_not_understood_is_answered_in_vietnamese():
    done = run_python("-m", "ui", "--mo")

    assert done.returncode == 2
    assert done.stderr.startswith("Không hiểu lệnh này.")
    assert "usage" not in done.stderr


def test_a_book_is_opened_after_the_first_paint_and_remembered(
    start: BookStart, window: MainWindow, book_place: Path, state: WindowState, qtbot: QtBot
):
    start.begin(book_place)
    assert window.workspace is None
    assert any(label.text() == "Đang mở sổ…" for label in window.findChildren(QLabel))

    qtbot.waitUntil(lambda: window.workspace is not None)

    assert window.windowTitle() == "Chi bộ Văn phòng – Sổ Chi bộ"
    assert state.text(LAST_BOOK) == str(book_place)


def test_the_last_book_is_opened_when_none_is_named(
    start: BookStart, window: MainWindow, book_place: Path, state: WindowState, qtbot: QtBot
):
    state.set_text(LAST_BOOK, str(book_place))

    start.begin(None)

    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace.services.place == book_place
    assert window.windowTitle() == "Chi bộ Văn phòng – Sổ Chi bộ"


def test_a_computer_without_a_book_offers_to_make_or_open_one(
    start: BookStart, window: MainWindow, qtbot: QtBot
):
    start.begin(None)

    qtbot.waitUntil(lambda: bool(window.findChildren(FullPage)))
    offered = ["Nhận bàn giao từ tệp .zip", "Mở sổ đã có", "Tạo sổ mới"]
    assert [act.text() for act in full_page(window).acts] == offered


def test_the_first_run_page_can_be_another(window: MainWindow, dialogs: FakeDialogs):
    page = QLabel("Lần đầu")
    start = BookStart(window, dialogs, first_run=lambda _start: page)

    start.open_or_ask(None)

    assert not page.isHidden()


def test_an_open_book_says_who_has_it(start: BookStart, window: MainWindow, book_place: Path):
    with DataFolder.open(book_place):
        start.open(book_place)

    page = full_page(window)
    assert page.title.text() == "Sổ đang mở ở nơi khác"
    assert f"tiến trình {os.getpid()}" in page.sentence.text()
    assert [act.text() for act in page.acts] == ["Đóng", "Chọn sổ khác", "Thử lại"]


def test_a_second_try_opens_the_book_once_it_is_free(
    start: BookStart, window: MainWindow, book_place: Path
):
    with DataFolder.open(book_place):
        start.open(book_place)

    press(full_page(window), "Thử lại")

    assert window.workspace is not None


@pytest.mark.parametrize(
    ("refusal", "title"),
    [
        (TooNew(), "Sổ cần phiên bản mới hơn"),
        (Damaged(), "Tệp dữ liệu bị hỏng"),
        (ReadOnly(), "Thư mục chỉ cho đọc"),
        (DiskFull(), "Ổ đĩa đã đầy"),
        (DataFileError(), "Chưa mở được sổ"),
    ],
)
def test_what_stands_in_the_way_is_said_on_a_calm_page(
    start: BookStart, window: MainWindow, book_place: Path, monkeypatch, refusal, title: str
):
    def refuse(folder: DataFolder) -> None:
        folder.close()
        raise refusal

    monkeypatch.setattr(opening, "open_services", refuse)
    start.open(book_place)

    page = full_page(window)
    assert (page.title.text(), page.sentence.text()) == (title, refusal.sentence)


def test_a_damaged_file_is_no_trace_on_the_screen(
    start: BookStart, window: MainWindow, book_place: Path
):
    (book_place / "so-chi-bo.db").write_bytes(b"no database at all" * 300)

    start.open(book_place)

    assert full_page(window).title.text() == "Tệp dữ liệu bị hỏng"
    DataFolder.open(book_place).close()  # the lock is free again


def test_a_fault_of_our_own_is_a_calm_page_and_goes_on_to_the_log(
    start: BookStart, window: MainWindow, book_place: Path, monkeypatch
):
    def fail(folder: DataFolder) -> None:
        folder.close()
        raise RuntimeError("secret words")

    monkeypatch.setattr(opening, "open_services", fail)
    with pytest.raises(RuntimeError):
        start.open(book_place)

    assert full_page(window).sentence.text() == DataFileError().sentence


def test_another_folder_can_be_chosen(
    start: BookStart, window: MainWindow, dialogs: FakeDialogs, book_place: Path, tmp_path: Path
):
    start.open(tmp_path / "empty")
    assert full_page(window).title.text() == "Chưa mở được sổ"
    dialogs.folders.append(book_place)

    press(full_page(window), "Chọn sổ khác")

    assert window.workspace is not None


def test_a_new_book_is_made_and_shown(start: BookStart, window: MainWindow, tmp_path: Path):
    start.create(tmp_path / "new", CellForm("Chi bộ Trường học"))

    assert window.windowTitle() == "Chi bộ Trường học – Sổ Chi bộ"
    assert not window.shell.topbar.undo_button.isEnabled()


def test_a_new_book_takes_what_the_first_run_has_gathered(
    start: BookStart, window: MainWindow, tmp_path: Path
):
    from app.domain.members import MemberForm

    start.create(
        tmp_path / "new",
        CellForm("Chi bộ Trường học"),
        lambda services: services.members.add_many((MemberForm("Vũ Thị Thắm"),)),
    )

    assert window.workspace is not None
    assert [m.form.full_name for m in window.workspace.services.members.all()] == ["Vũ Thị Thắm"]
    assert window.workspace.services.history.labels().undo is None


def test_a_new_book_never_takes_the_place_of_another(
    start: BookStart, window: MainWindow, book_place: Path
):
    with pytest.raises(Refused):
        start.create(book_place, CellForm("Chi bộ Trường học"))

    assert window.workspace is None


def test_another_book_closes_the_first(
    start: BookStart, window: MainWindow, book_place: Path, tmp_path: Path
):
    start.open(book_place)

    start.create(tmp_path / "new", CellForm("Chi bộ Trường học"))

    assert window.workspace is not None
    assert window.workspace.services.place == tmp_path / "new"
    DataFolder.open(book_place).close()


def test_a_page_can_ask_for_the_same_book_again(
    start: BookStart, window: MainWindow, book_place: Path
):
    start.open(book_place)
    first = window.workspace
    assert first is not None

    first.go("book:reopen")

    assert window.workspace is not None
    assert window.workspace is not first


def test_the_dialog_of_a_new_book_names_its_folder(dressed, dialogs: FakeDialogs, tmp_path: Path):
    dialog = NewBookDialog(dialogs)
    assert not dialog.verb.isEnabled()

    dialogs.folders.append(tmp_path)
    dialog.folder_button.click()
    dialog.form.input("name").setText("Chi bộ 1/A")
    dialog.form.changed.emit()

    assert dialog.verb.isEnabled()
    assert dialog.place() == tmp_path / "Chi bộ 1 A"
    assert dialog.cell().name == "Chi bộ 1/A"
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Chi bộ Văn phòng", "Chi bộ Văn phòng"), (" a:b ", "a b"), ("...", "Chi bộ"), ("", "Chi bộ")],
)
def test_a_folder_takes_the_name_of_the_cell(name: str, folder: str):
    assert folder_name(name) == folder


def test_the_log_begins_with_what_happened_before_the_lock(tmp_path: Path):
    logs = LogFiles(tmp_path)
    logs.catch_crashes()
    logging.getLogger("ui.early").info("before the lock")
    assert not (tmp_path / LOG_NAME).exists()

    logs.write_to_file()
    logging.getLogger("ui.late").info("after the lock")
    logs.close()

    lines = (tmp_path / LOG_NAME).read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["before the lock", "after the lock"]
    assert (tmp_path / CRASH_NAME).exists()


def test_logs_stay_small(tmp_path: Path):
    logs = LogFiles(tmp_path)
    logs.write_to_file()
    for _ in range(1_000):
        logging.getLogger("ui.loud").info("x" * 8_000)
    logs.close()

    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 5
    assert sum(sizes) <= 5 * FILE_BYTES + 100_000


def test_no_name_of_the_book_is_logged(
    start: BookStart, window: MainWindow, book_place: Path, tmp_path: Path
):
    logs = LogFiles(tmp_path / "logs")
    start._logs = logs

    start.open(book_place)
    window.close()
    logs.close()

    text = (tmp_path / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert "book is shown" in text
    assert "Văn phòng" not in text
