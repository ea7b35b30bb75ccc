"""Files that were written: opening them with the system, and saying what was made."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.errors import Refused
from app.services.paper_names import DRAFT_MARK

Opener = Callable[[Path], bool]
_NUMBERED = re.compile(r" \(\d+\)$")


def open_with_system(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_file(path: Path, opener: Opener) -> None:
    """Open a file; raises Refused when it is gone or no program opens it."""
    if not path.exists():
        raise Refused(f"Không còn thấy {path.name} trong thư mục xuất. Hãy xuất lại.")
    if not opener(path):
        raise Refused(
            f"Máy này chưa có chương trình mở {path.name}. Tệp nằm trong thư mục xuất của sổ."
        )


def open_folder(folder: Path, opener: Opener) -> None:
    """Open the folder of exports, made if nothing was exported yet; raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused(
            f"Không tạo được thư mục {folder.name}. Hãy kiểm tra quyền ghi của thư mục sổ."
        ) from None
    if not opener(folder):
        raise Refused(f"Máy này không mở được thư mục. Các tệp nằm ở {folder}.")


def exported_sentence(files: Sequence[Path]) -> str:
    """Say what was written: how many, which are drafts, what of the user's was kept."""
    drafts = sum(DRAFT_MARK in path.name for path in files)
    kept = sum(bool(_NUMBERED.search(path.stem)) for path in files)
    name = files[0].name if len(files) == 1 else f"{len(files)} tệp"
    parts = [f"Đã xuất {name}"]
    if drafts and len(files) > 1:
        parts.append(f"{drafts} tệp là bản dự thảo")
    elif drafts:
        parts.append("là bản dự thảo")
    sentence = ", ".join(parts) + "."
    if kept:
        sentence += " Tệp đã được sửa thì giữ nguyên, bản mới mang số thứ tự."
    return sentence
