"""Opening exported files with the program the system has for them; printing is done there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.errors import Refused
from app.domain.progress import Progress
from ui.workspace import Workspace

Opener = Callable[[Path], bool]


def open_with_system(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_path(workspace: Workspace, path: Path, opener: Opener | None = None) -> None:
    """Open a file, or say that it is not there any more."""

    def act() -> None:
        if not path.exists():
            raise Refused(f"Không còn thấy {path.name} trong thư mục. Hãy xuất lại.")
        if not (opener or open_with_system)(path):
            raise Refused(f"Máy này chưa có chương trình mở {path.name}. Hãy mở tệp bằng tay.")

    workspace.perform(act)


def print_paper(
    workspace: Workspace, kind: str, meeting_id: int, opener: Opener | None = None
) -> None:
    """Export a paper and open it where it can be printed."""
    papers = getattr(workspace.services, "papers", None)
    if papers is None:
        return

    def work(progress: Progress) -> tuple[Path, ...]:
        files: tuple[Path, ...] = papers.export(kind, meeting_id=meeting_id, progress=progress)
        return files

    workspace.run(work, "Đang xuất văn bản", lambda files: open_path(workspace, files[0], opener))
