"""Opening files and folders with the programs the system has for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.errors import Refused

Opener = Callable[[Path], bool]
"""Opens a file or folder and says whether a program took it."""


def open_with_system(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_file(path: Path, opener: Opener = open_with_system) -> None:
    """Open a file that was exported; raises Refused when it is gone or no program opens it."""
    if not path.exists():
        raise Refused(f"Không còn thấy {path.name} trong thư mục xuất. Hãy xuất lại.")
    if not opener(path):
        raise Refused(
            f"Máy này chưa có chương trình mở {path.name}. Tệp nằm trong thư mục xuất của sổ."
        )


def open_folder(folder: Path, opener: Opener = open_with_system) -> None:
    """Open a folder of the book, made if nothing was put there yet; raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused(
            f"Không tạo được thư mục {folder.name}. Hãy kiểm tra quyền ghi của thư mục sổ."
        ) from None
    if not opener(folder):
        raise Refused(f"Máy này không mở được thư mục. Các tệp nằm ở {folder}.")
