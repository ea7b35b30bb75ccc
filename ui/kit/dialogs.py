"""Questions, reasons and files asked of the user; one object, so that tests can script it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app.domain.text import letter_count
from ui.kit.dialog import Dialog
from ui.kit.inputs import LongText
from ui.kit.labels import Label

FileKinds = Sequence[tuple[str, str]]
"""Pairs of a name and patterns: ("Tệp Excel", "*.xlsx *.xls")."""

LEAVE = "Để sau"
SHORTEST_REASON = 10


class Dialogs(Protocol):
    """What screens may ask; nothing else opens a window of its own."""

    def ask(self, question: str, consequence: str, verb: str, *, danger: bool = False) -> bool:
        """Ask before something undo cannot reach; true when the verb is pressed."""

    def ask_reason(
        self, question: str, consequence: str, verb: str, *, shortest: int = SHORTEST_REASON
    ) -> str | None:
        """Ask for a reason of some length; None when the person leaves."""

    def choose_file(self, title: str, kinds: FileKinds, folder: Path | None = None) -> Path | None:
        """Ask for one file to read."""

    def choose_files(
        self, title: str, kinds: FileKinds, folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Ask for files to read."""

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""

    def save_file(self, title: str, kinds: FileKinds, suggested: Path) -> Path | None:
        """Ask where to write a file."""

    def error(self, sentence: str) -> None:
        """Say what could not be done."""

    def show(self, dialog: Dialog) -> bool:
        """Show a dialog a screen has built; true when its verb is pressed."""

    def show_fault(self, details: str) -> None:
        """Say that the program itself is at fault and offer the details."""


class QtDialogs:
    """Asks with real windows over the main window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def ask(self, question: str, consequence: str, verb: str, *, danger: bool = False) -> bool:
        """Ask before something undo cannot reach; true when the verb is pressed."""
        return self.show(Dialog(question, consequence, verb, danger=danger))

    def ask_reason(
        self, question: str, consequence: str, verb: str, *, shortest: int = SHORTEST_REASON
    ) -> str | None:
        """Ask for a reason of some length; None when the person leaves."""
        dialog = ReasonDialog(question, consequence, verb, shortest)
        return dialog.reason() if self.show(dialog) else None

    def choose_file(self, title: str, kinds: FileKinds, folder: Path | None = None) -> Path | None:
        """Ask for one file to read."""
        name, _ = QFileDialog.getOpenFileName(
            self._window(), title, str(folder or ""), file_filter(kinds)
        )
        return Path(name) if name else None

    def choose_files(
        self, title: str, kinds: FileKinds, folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Ask for files to read."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window(), title, str(folder or ""), file_filter(kinds)
        )
        return tuple(Path(name) for name in names)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._window(), title, str(folder or ""))
        return Path(name) if name else None

    def save_file(self, title: str, kinds: FileKinds, suggested: Path) -> Path | None:
        """Ask where to write a file; the ending is added if the person left it out."""
        name, _ = QFileDialog.getSaveFileName(
            self._window(), title, str(suggested), file_filter(kinds)
        )
        if not name:
            return None
        path = Path(name)
        if path.name.lower().endswith(suggested.suffix.lower()):
            return path
        path = path.with_name(path.name + suggested.suffix)
        return path if not path.exists() or self._ask_to_replace(path) else None

    def _ask_to_replace(self, path: Path) -> bool:
        """Ask what the system could not: it saw the name without its ending."""
        return self.ask(f"Thay tệp {path.name}?", "Tệp này đã có ở đó.", "Thay tệp", danger=True)

    def error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.show(Dialog("Chưa làm được", sentence, "Đã hiểu", leave=""))

    def show(self, dialog: Dialog) -> bool:
        """Show a dialog over the window and wait; true when its verb is pressed."""
        dialog.place_over(self._window())
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def show_fault(self, details: str) -> None:
        """Say that the program itself is at fault and offer the details."""
        self.show(FaultDialog(details))

    def _window(self) -> QWidget:
        return QApplication.activeWindow() or self._parent.window()


class ReasonDialog(Dialog):
    """Asks for a reason; the verb waits until it is long enough."""

    def __init__(self, question: str, consequence: str, verb: str, shortest: int) -> None:
        super().__init__(question, consequence, verb, width=640)
        self._shortest = shortest
        self.line = LongText(lines=3, placeholder="ví dụ: cấp trên đồng ý lùi một ngày")
        self.line.setAccessibleName("Lý do")
        label = Label("Lý do", "label")
        label.setBuddy(self.line)
        self.add(label)
        self.add(self.line)
        self.line.changed.connect(self._count)
        self._count()
        self.line.setFocus()

    def reason(self) -> str:
        """Return the reason as written."""
        return str(self.line.value())

    def _count(self) -> None:
        missing = self._shortest - letter_count(self.reason())
        self.set_ready(missing <= 0, f"Ghi thêm ít nhất {missing} chữ")


class FaultDialog(Dialog):
    """Says that a fault was found in the program, and goes on."""

    def __init__(self, details: str) -> None:
        super().__init__(
            "Chương trình gặp trục trặc",
            "Việc vừa rồi có thể chưa xong. Nội dung đã lưu vẫn còn nguyên; đồng chí có thể làm "
            "tiếp. Nếu gặp lại, hãy sao chép chi tiết và gửi cho người hỗ trợ.",
            "Sao chép chi tiết",
            leave="Làm tiếp",
            width=640,
        )
        self._details = details

    def accept(self) -> None:
        """Copy the details, then go on."""
        QApplication.clipboard().setText(self._details)
        super().accept()


def file_filter(kinds: FileKinds) -> str:
    """Return the kinds as Qt's file dialogs want them."""
    return ";;".join(f"{name} ({patterns})" for name, patterns in kinds)
