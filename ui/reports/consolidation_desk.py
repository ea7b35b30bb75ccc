"""Tổng hợp: the superior's desk puts the workbooks of many cells into one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.consolidations import Consolidation
from app.domain.periods import Period
from app.domain.progress import Progress
from app.domain.text import clean
from app.services.consolidating import ConsolidationOrder, source_file
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.flow import flow
from ui.kit.inputs import LongText
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_file, open_with_system
from ui.kit.segmented import Segmented
from ui.reports.consolidation_tables import left_out_table, open_table, show_results, taken_table
from ui.reports.desk import Desk
from ui.reports.desk_places import CONSOLIDATION
from ui.reports.footer import Footer
from ui.workspace import Workspace

FILE_KINDS = (("Tệp Excel", "*.xlsx"),)
EXPECTED_KEY = "consolidation/cells"
INTRODUCTION = (
    "Dành cho đồng chí tổng hợp ở cấp trên: chọn các tệp danh sách xếp loại (U1) mà chi bộ gửi "
    "lên. Tệp hỏng hoặc không đúng được kể tên và bỏ ra, không tính thành số 0."
)
EXPECTED_HINT = "Chi bộ phải báo cáo, mỗi dòng một tên; để trống thì chỉ xét các chi bộ có tệp."
VIEWS = (("taken", "Danh sách"), ("open", "Thiếu, chậm"), ("left", "Không lấy"))


class ConsolidationDesk(Desk):
    """Files may be chosen, or dropped here; nothing of them enters the book."""

    place = CONSOLIDATION

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._places: tuple[Path, ...] = ()
        self.found: Consolidation | None = None
        self.files_button = secondary("Chọn tệp…", icon="files")
        self.folder_button = secondary("Chọn thư mục…", icon="folder-open")
        self.again_button = secondary("Đọc lại", icon="rotate-ccw")
        self.month = Choice(placeholder="Mọi tháng")
        self.expected = LongText(lines=2, most_lines=6, placeholder="Chi bộ Thôn 1")
        self.state = Label("", "secondary")
        self.views = Segmented(VIEWS)
        self.taken, self.open_reports, self.left_out = taken_table(), open_table(), left_out_table()
        self.write_button = primary("Lập bảng tổng hợp", icon="table-2")
        self._stack = QStackedWidget()
        self._build()

    def choose_files(self) -> None:
        """Ask for workbooks and read them."""
        self.take(self.workspace.dialogs.choose_files("Chọn tệp báo cáo", FILE_KINDS))

    def choose_folder(self) -> None:
        """Ask for a folder and read the workbooks in it and below."""
        folder = self.workspace.dialogs.choose_folder("Chọn thư mục báo cáo")
        self.take((folder,) if folder else ())

    def take(self, places: Sequence[Path]) -> None:
        """Read these files and folders in the background; none leaves everything as it is."""
        if places:
            self._places = tuple(places)
            self.month.set_value(None)
            self.read()

    def read(self) -> None:
        """Read again the files chosen, for the month and the cells asked for."""
        if not self._places:
            return
        names = tuple(filter(None, map(_tidy, self.expected.value().splitlines())))
        self.workspace.state.set_text(EXPECTED_KEY, "\n".join(names))
        order = ConsolidationOrder(self._places, self.month.value(), names)
        service = self.workspace.services.consolidating

        def work(progress: Progress) -> Consolidation:
            return service.read(order, progress)

        self.workspace.run(work, "Đang đọc tệp của các chi bộ", self._on_read)

    def write(self) -> None:
        """Write the workbook and open it."""
        found, service = self.found, self.workspace.services.consolidating
        if found is None:
            return

        def work(progress: Progress) -> Path:
            progress(0, 1, "")
            return service.write(found)

        self.workspace.run(work, "Đang lập bảng tổng hợp", self._on_written)

    def open_source(self, name: str) -> None:
        """Open the workbook a line was taken from, or why it was not taken."""
        self.workspace.perform(lambda: open_file(source_file(self._places, name), self._opener))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        urls = event.mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _on_read(self, found: Consolidation) -> None:
        self.found = found
        show_results(found, self.taken, self.open_reports, self.left_out)
        if self.month.value() is None:
            self._offer_months([figures.month for figures in found.figures])
        self.state.setText(_state_line(found))
        for widget in (self.views, self.again_button):
            widget.setVisible(True)
        self.write_button.setEnabled(bool(found.taken))
        if not found.taken:
            self.views.set_value("left")
        self._show_view()

    def _on_written(self, path: Path) -> None:
        self.workspace.said.emit(f"Đã lập {path.name} trong thư mục xuất.", False)
        self.workspace.perform(lambda: open_file(path, self._opener))

    def _offer_months(self, months: Sequence[Period]) -> None:
        options = [(month, month.label.capitalize()) for month in months]
        self.month.set_options([(None, "Mọi tháng"), *options])
        self.month.setEnabled(bool(options))

    def _show_view(self) -> None:
        tables: dict[str, QWidget] = {
            "taken": self.taken,
            "open": self.open_reports,
            "left": self.left_out,
        }
        self._stack.setCurrentWidget(tables[self.views.value()] if self.found else self._empty)

    # --- Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self._empty = EmptyState(
            "files",
            "Chưa chọn tệp nào.",
            "Chọn các tệp hoặc cả thư mục, hoặc kéo tệp thả vào đây.",
        )
        self.body.addWidget(self._order_card())
        self.body.addWidget(self._result_card(), 1)
        self.expected.set_value(self.workspace.state.text(EXPECTED_KEY))
        self._offer_months(())
        self.views.set_value("taken")
        for widget in (self.views, self.again_button):
            widget.setVisible(False)
        self.write_button.setEnabled(False)
        self._show_view()
        self.files_button.clicked.connect(lambda _checked: self.choose_files())
        self.folder_button.clicked.connect(lambda _checked: self.choose_folder())
        self.month.changed.connect(self.read)
        self.again_button.clicked.connect(lambda _checked: self.read())
        self.views.changed.connect(self._show_view)
        self.write_button.clicked.connect(lambda _checked: self.write())
        self.taken.link_pressed.connect(lambda one, _title: self.open_source(one.file_name))
        self.taken.opened.connect(lambda one: self.open_source(one.file_name))
        self.left_out.link_pressed.connect(lambda line, _title: self.open_source(line.file_name))
        self.left_out.opened.connect(lambda line: self.open_source(line.file_name))

    def _order_card(self) -> Card:
        self.month.setAccessibleName("Tháng")
        self.expected.setAccessibleName(EXPECTED_HINT)
        hint = Label(EXPECTED_HINT, "small", wrap=True)
        hint.setBuddy(self.expected)
        card = Card(self.place.title)
        card.add(Label(INTRODUCTION, "secondary", wrap=True))
        card.add(flow(self.files_button, self.folder_button, self.month, self.again_button))
        card.add(hint)
        card.add(self.expected)
        return card

    def _result_card(self) -> QWidget:
        card = Card("Kết quả", right=(self.views,), edge_to_edge=True)
        for page in (self._empty, self.taken, self.open_reports, self.left_out):
            self._stack.addWidget(page)
        card.add(self._stack, 1)
        card.add(Footer((self.state, None, self.write_button)))
        return card


def _tidy(line: str) -> str:
    return clean(line).strip()


def _state_line(found: Consolidation) -> str:
    parts = (
        f"{found.cell_count} chi bộ, {len(found.taken)} buổi họp",
        f"thiếu {len(found.missing)} báo cáo" if found.missing else "",
        f"chậm {len(found.late)}" if found.late else "",
        f"{len(found.rejected)} tệp không lấy được" if found.rejected else "",
        f"{len(found.aside)} số liệu trùng hoặc cũ" if found.aside else "",
    )
    return "; ".join(filter(None, parts)) + "."
