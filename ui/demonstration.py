"""The demonstration without a display: Chi bộ mẫu, its papers, and a picture of each page."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.errors import AppError
from app.services.opening import open_services, take
from app.services.workspace import Services
from ui.application import prepare
from ui.kit.dialogs import QtDialogs
from ui.kit.errors import log_qt_messages
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.main_window import MainWindow
from ui.workspace import Workspace

BOOK = "so-mau"
PAPERS = "van-ban"
PICTURES = "hinh"
SIZE = (1440, 900)
MEETING = "2026-11"
YEAR = 2026
MEETING_PAPERS = (
    "bien-ban", "nghi-quyet", "phieu-cham-diem", "chuong-trinh", "giay-moi", "danh-sach-u1",
)  # fmt: skip
YEAR_PAPERS = ("ke-hoach-nam", "nhiem-vu", "diem-danh-nam")
STEPS = ("prepare", "attendance", "run", "score", "finish")


def demonstrate(folder: Path) -> int:
    """Write papers and pictures of Chi bộ mẫu into a folder; say where and return 0."""
    try:
        services = sample_book(folder / BOOK)
        written = _write_papers(services, folder / PAPERS)
        pictures = _draw_pages(services, folder)
    except AppError as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 3
    sys.stdout.write(
        f"Đã ghi bản trình diễn: {len(written)} văn bản và {len(pictures)} hình của Chi bộ mẫu "
        f"nằm trong {folder}.\n"
    )
    return 0


def sample_book(place: Path) -> Services:
    """Return the opened book of Chi bộ mẫu, made where it is missing; raises AppError."""
    from app.services.sample import make_sample  # noqa: PLC0415 - only the demonstration needs it

    if not (place / "so-chi-bo.db").exists():
        make_sample(place)
    return open_services(take(place))


def _write_papers(services: Services, folder: Path) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    meeting_id = services.meetings.id_of(MEETING)
    written: list[Path] = []
    for kind in MEETING_PAPERS:
        written += services.papers.export(kind, meeting_id=meeting_id, folder=folder)
    for kind in YEAR_PAPERS:
        written += services.papers.export(kind, year=YEAR, folder=folder)
    return tuple(written)


def _draw_pages(services: Services, folder: Path) -> tuple[Path, ...]:
    window = shown_window(services, folder)
    target = folder / PICTURES
    target.mkdir(parents=True, exist_ok=True)
    pictures = []
    for number, name in enumerate(visit(window, services, MEETING), 1):
        path = target / f"{number:02d}-{name}.png"
        window.grab().save(str(path))
        pictures.append(path)
    window.close()
    (folder / "cua-so.ini").unlink(missing_ok=True)
    return tuple(pictures)


def shown_window(services: Services, folder: Path) -> MainWindow:
    """Return the window, shown with the book; what it remembers of itself goes to the folder."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    log_qt_messages()  # what Qt says of a missing screen is no news here
    state = WindowState(folder)
    if isinstance(app, QApplication):
        prepare(app, state)
    window = MainWindow(state)
    workspace = Workspace(services, QtDialogs(window), TaskRunner(window), state, window)
    window.show_book(workspace)
    window.resize(*SIZE)
    window.show()
    return window


def visit(window: MainWindow, services: Services, meeting: str) -> Iterator[str]:
    """Show every page and every step of a meeting in turn; give the name of each once drawn."""
    meeting_id = services.meetings.id_of(meeting)
    wheres = {key: f"page:{key}" for key in window.place_keys()}
    wheres |= {f"buoi-hop-{step}": f"meeting:{meeting_id}:{step}" for step in STEPS}
    for name, where in wheres.items():
        window.go(where)
        for _ in range(3):
            QApplication.processEvents()
        yield name
