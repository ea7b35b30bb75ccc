"""A strip that says which files were written, and opens their folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Refused
from ui.kit.cards import Notice
from ui.kit.dropping import drop
from ui.kit.open_files import Opener, open_folder, open_with_system

FOLDER = "Mở thư mục"


class MadeFiles(QWidget):
    """Hidden until files were written; stays until it is closed or others are."""

    def __init__(self, opener: Opener = open_with_system, parent: QWidget | None = None) -> None:
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

    def notice_text(self) -> str:
        """Return what the strip says now, with what could not be done."""
        return self._notice.label.text() if self._notice is not None else ""

    def show_files(self, files: Sequence[Path]) -> None:
        """Name the files, with a button that opens their folder."""
        self._files = tuple(files)
        self._drop_notice()
        if self._files:
            self._put(
                Notice(self.sentence, "ok", act=FOLDER, on_act=self.open_folder, closable=True)
            )
        self.setVisible(bool(self._files))

    def open_folder(self) -> None:
        """Show the folder of the files; say where it is when the system cannot."""
        if not self._files:
            return
        try:
            open_folder(self._files[0].parent, self._opener)
        except Refused as refusal:
            self._drop_notice()
            self._put(Notice(f"{self.sentence} {refusal.sentence}", "warn", closable=True))

    def _put(self, notice: Notice) -> None:
        self._notice = notice
        self._column.addWidget(notice)

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            drop(self._notice)
            self._notice = None


def made_sentence(files: Sequence[Path]) -> str:
    """Return what was written in one sentence."""
    if not files:
        return ""
    return f"Đã xuất {files[0].name}." if len(files) == 1 else f"Đã xuất {len(files)} tệp."
