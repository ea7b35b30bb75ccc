"""The program: its look and words, and the steps from an empty window to an open book."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.domain.errors import (
    AppError,
    Damaged,
    DataFileError,
    DiskFull,
    FolderInUse,
    ReadOnly,
    TooNew,
)
from app.paths import default_data_parent
from app.services import opening
from ui.kit import appearance, field_undo, focus, long_lived, qt_texts
from ui.kit.buttons import PushButton, primary, quiet, secondary
from ui.kit.dialog import Dialog
from ui.kit.dialogs import Dialogs
from ui.kit.forms import Field, Form
from ui.kit.full_page import FullPage
from ui.kit.inputs import LineText
from ui.kit.labels import ElidedLabel
from ui.kit.log_files import LogFiles
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.main_window import PROGRAM, MainWindow
from ui.places import PLACES, Place

if TYPE_CHECKING:  # loads the whole book; the empty window is painted first
    from app.domain.cells import CellForm
    from app.services.workspace import Services

_LOG = logging.getLogger(__name__)
LAST_BOOK = "book/place"
SAMPLE_FOLDER = "Chi bộ mẫu"
RECEIVE = "Nhận bàn giao từ tệp .zip"

_TROUBLES: tuple[tuple[type[AppError], str, str], ...] = (
    (FolderInUse, "lock", "Sổ đang mở ở nơi khác"),
    (TooNew, "file-warning", "Sổ cần phiên bản mới hơn"),
    (Damaged, "octagon-alert", "Tệp dữ liệu bị hỏng"),
    (DiskFull, "octagon-alert", "Ổ đĩa đã đầy"),
    (ReadOnly, "lock", "Thư mục chỉ cho đọc"),
)

FirstRun = Callable[["BookStart"], QWidget]
"""Builds the page of the first run."""


def prepare(app: QApplication, state: WindowState) -> None:
    """Give the application its name, Vietnamese words, look and focus ring."""
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName("")
    qt_texts.install(app)
    appearance.apply_choice(state)
    focus.follow(app)
    field_undo.follow(app)


class BookStart(QObject):
    """Opens books in the window one at a time; what goes wrong becomes a calm page, not a trace."""

    def __init__(
        self, window: MainWindow, dialogs: Dialogs, logs: LogFiles | None = None,
        first_run: FirstRun | None = None, places: tuple[Place, ...] = PLACES,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._places = places
        self.window, self.dialogs = window, dialogs
        self._logs, self._first_run = logs, first_run or first_choice
        self._place: Path | None = None
        window.book_asked.connect(self._on_book_asked)
        window.restore_asked.connect(self.restore)

    def begin(self, place: Path | None) -> None:
        """Show the empty window; once it is painted open the book, or begin the first run."""
        long_lived.begin()
        self.window.show_waiting("Đang mở sổ…")
        last = self.window.state.text(LAST_BOOK)
        wanted = place or (Path(last) if last else None)
        queued = Qt.ConnectionType.QueuedConnection
        self.window.first_painted.connect(lambda: self.open_or_ask(wanted), queued)
        self.window.show()

    def open_or_ask(self, place: Path | None) -> None:
        """Open a book, or ask for one when none is known."""
        try:
            if place is None:
                self.window.show_full(self._first_run(self), alone=True)
            else:
                self.open(place)
        finally:
            long_lived.settle()

    def open(self, place: Path) -> None:
        """Take the lock of a folder and show its book; say what stands in the way if anything."""
        self._place = place.absolute()
        self._leave("Đang mở sổ…")
        try:
            folder = opening.take(self._place)
            self._begin_log()
            self._show_services(opening.open_services(folder))
        except AppError as refusal:
            self._show_trouble(refusal)
        except Exception:
            self._show_trouble(DataFileError())
            raise  # our own fault: the exception hook writes it down

    def create(
        self, place: Path, form: "CellForm", fill: Callable[["Services"], object] | None = None
    ) -> None:
        """Make a new book and show it; `fill` writes the rest of a first run. Raises AppError."""
        folder = opening.take_new(place)
        self._begin_log()
        services = opening.create_services(folder, form)
        if fill is not None:
            try:
                fill(services)
            except BaseException:
                services.close()
                raise
            services.forget_undo()
        self._place = place.absolute()
        self._leave("Đang mở sổ…")
        self._show_services(services)

    def open_sample(self) -> None:
        """Open Chi bộ mẫu in a folder of its own, making it at the first time."""
        place = default_data_parent() / SAMPLE_FOLDER
        self._leave("Đang chuẩn bị Chi bộ mẫu…")
        try:
            if not opening.holds_book(place):
                opening.make_sample_book(place)
        except AppError as refusal:
            self._place = place
            self._show_trouble(refusal)
            return
        self.open(place)

    def restore(self, chosen: Path) -> None:
        """Put a backup in the place of the open book, which is backed up and set aside first."""
        place = self._place
        if place is None:
            return
        self._leave("Đang khôi phục sổ…")
        try:
            rows = opening.restore_book(place, chosen)
        except AppError as refusal:
            self._show_trouble(refusal)
            return
        self.open(place)
        self.window.shell.strip.say(f"Đã khôi phục sổ: {rows} dòng dữ liệu.")

    def receive(self) -> None:
        """Ask for a hand-over package, show what it holds, and open its book once all is there."""
        from app.services.handovers import counted  # noqa: PLC0415 - the services load here
        from ui.firstrun.receiving import CHOOSE_PACKAGE, PACKAGE_KINDS, ReceiveDialog  # noqa: PLC0415

        package = self.dialogs.choose_file(CHOOSE_PACKAGE, PACKAGE_KINDS)
        if package is None:
            return
        try:
            dialog = ReceiveDialog(self.dialogs, *opening.look_into_package(package))
            if not self.dialogs.show(dialog):
                return
            place = dialog.place()
            self.window.shell.strip.say("Đang nhận bàn giao…", icon="clock")
            self.window.repaint()
            said = counted(opening.receive_book(place, package))
        except AppError as refusal:
            self.window.shell.strip.hide()
            self.dialogs.error(refusal.sentence)
            return
        self.open(place)
        self.window.shell.strip.say(f"Đã nhận đủ, số liệu khớp với bên giao: {said}.")

    def choose(self) -> None:
        """Ask for the folder of another book and open it."""
        parent = self._place.parent if self._place else default_data_parent()
        chosen = self.dialogs.choose_folder("Chọn thư mục của sổ", parent)
        if chosen is not None:
            self.open(chosen)

    def ask_new(self) -> None:
        """Ask for a name and a folder, and make a new book there."""
        dialog = NewBookDialog(self.dialogs)
        if not self.dialogs.show(dialog):
            return
        try:
            self.create(dialog.place(), dialog.cell())
        except AppError as refusal:
            self.dialogs.error(refusal.sentence)

    def _begin_log(self) -> None:
        if self._logs is not None:
            self._logs.write_to_file()

    def _show_services(self, services: "Services") -> None:
        from ui.workspace import Workspace  # noqa: PLC0415 - the services load here

        state = self.window.state
        tasks = TaskRunner(self.window)
        workspace = Workspace(services, self.dialogs, tasks, state, self.window)
        try:
            self.window.show_book(workspace, self._places)
        except BaseException:
            self.window.leave_book()
            raise
        state.set_text(LAST_BOOK, str(services.place))
        state.save()
        _LOG.info("book is shown")

    def _leave(self, sentence: str) -> None:
        self.window.show_waiting(sentence)
        self.window.leave_book()
        self.window.repaint()

    def _show_trouble(self, refusal: AppError) -> None:
        _LOG.warning("book was not opened: %s", type(refusal).__name__)
        icon, title = next(
            ((icon, title) for kind, icon, title in _TROUBLES if isinstance(refusal, kind)),
            ("folder", "Chưa mở được sổ"),
        )
        again, other, close = primary("Thử lại"), secondary("Chọn sổ khác"), secondary("Đóng")
        page = FullPage(icon, title, refusal.sentence, (close, other, again))
        again.clicked.connect(lambda _checked: self._retry())
        other.clicked.connect(lambda _checked: self.choose())
        close.clicked.connect(lambda _checked: self.window.close())
        self.window.show_full(page)
        again.setFocus()

    def _retry(self) -> None:
        if self._place is not None:
            self.open(self._place)

    def _on_book_asked(self, wish: str) -> None:
        match wish:
            case "choose":
                self.choose()
            case "new":
                self.ask_new()
            case "receive":
                self.receive()
            case "reopen":
                self._retry()


def first_choice(start: BookStart) -> QWidget:
    """Return the page of a computer that knows no book yet: make one, or open one."""
    new, known = primary("Tạo sổ mới", icon="plus"), secondary("Mở sổ đã có", icon="folder-open")
    given = secondary(RECEIVE, icon="inbox")
    new.clicked.connect(lambda _checked: start.ask_new())
    given.clicked.connect(lambda _checked: start.receive())
    known.clicked.connect(lambda _checked: start.choose())
    acts: tuple[PushButton, ...] = (given, known, new)
    return FullPage(
        "book-open",
        "Chưa có sổ nào trên máy này",
        "Mỗi chi bộ là một sổ, nằm trong một thư mục trên máy của đồng chí. "
        "Hãy tạo sổ mới, mở sổ đã có, hoặc nhận bàn giao từ thư ký trước.",
        acts,
    )


class NewBookDialog(Dialog):
    """Asks for the name of the cell and the folder its book goes to."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(
            "Tạo sổ cho chi bộ nào?",
            "Sổ là một thư mục trên máy này, không đưa lên mạng.",
            "Tạo sổ",
            width=640,
        )
        self._dialogs, self._parent_folder = dialogs, default_data_parent()
        self.form = Form(
            (
                Field("Tên chi bộ", "name", LineText(placeholder="ví dụ: Chi bộ Văn phòng")),
                Field("Đảng ủy cấp trên", "superior_name", LineText()),
            )
        )
        self.place_label = ElidedLabel("", "small", colour="text_secondary")
        self.folder_button = quiet("Chọn nơi khác", icon="folder-open", small=True)
        self.folder_button.clicked.connect(lambda _checked: self._choose_parent())
        self.add(self.form)
        self.add(self._place_row())
        self.form.changed.connect(self._follow_name)
        self._follow_name()
        self.form.input("name").setFocus()

    def cell(self) -> "CellForm":
        """Return what was written."""
        from app.domain.cells import CellForm  # noqa: PLC0415 - see above

        values = self.form.values()
        return CellForm(name=values["name"], superior_name=values["superior_name"])

    def place(self) -> Path:
        """Return the folder of the new book."""
        return self._parent_folder / folder_name(self.form.values()["name"])

    def _place_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place_label, 1)
        row.addWidget(self.folder_button)
        return holder

    def _choose_parent(self) -> None:
        chosen = self._dialogs.choose_folder("Đặt sổ vào thư mục nào?", self._parent_folder)
        if chosen is not None:
            self._parent_folder = chosen
            self._follow_name()

    def _follow_name(self) -> None:
        has_name = bool(self.form.values()["name"])
        place = self.place() if has_name else self._parent_folder
        self.place_label.set_text(f"Sổ sẽ nằm ở: {place}")
        self.set_ready(has_name, "Chưa ghi tên chi bộ")


def folder_name(cell_name: str) -> str:
    """Return the name of a cell as every system takes it for a folder."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", cell_name).strip(" .") or "Chi bộ"
