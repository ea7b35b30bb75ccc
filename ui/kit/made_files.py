"""A strip that says which files were written, and opens their folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.cards import Notice


def open_in_system(folder: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class MadeFiles(QWidget):
    """Hidden until files were written; stays until it is closed or others are."""

    def __init__(
        self, opener: Callable[[Path], None] = open_in_system, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._files: tuple[Path, ...] = ()
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is said, "" while nothing was written."""
        return made_sentence(self._files)

    def show_files(self, files: Sequence[Path]) -> None:
        """Name the files, with a button that opens their folder."""
        self._files = tuple(files)
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.deleteLater()
            self._notice = None
        if self._files:
            self._notice = Notice(
                self.sentence, "ok", act="Mở thư mục", on_act=self.open_folder, closable=True
            )
            self._column.addWidget(self._notice)
        self.setVisible(bool(self._files))

    def open_folder(self) -> None:
        """Show the folder of the files."""
        if self._files:
            self._opener(self._files[0].parent)


def made_sentence(files: Sequence[Path]) -> str:
    """Return what was written in one sentence."""
    if not files:
        return ""
    return f"Đã xuất {files[0].name}." if len(files) == 1 else f"Đã xuất {len(files)} tệp."
