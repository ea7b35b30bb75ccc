"""Bàn giao, bản ẩn danh: the whole book for the next secretary, or one without anybody in it."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from app.services import opening
from app.services.anonymous_copies import AnonymousCopy
from app.services.handover_lists import contents_lines
from app.services.handovers import Handover, counted, package_mark
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import Card, Notice
from ui.kit.facts import FactGrid, act_row
from ui.kit.labels import Label
from ui.kit.open_files import open_file, open_folder
from ui.kit.painting import scaled
from ui.settings.section import Section
from ui.settings.section_places import HANDOVER
from ui.workspace import Workspace

PACKAGE_KINDS = (("Gói bàn giao", "*.zip"),)
NARROW = 640
STEPS = (
    "1. Lập gói: một tệp .zip chứa cả sổ, chép sang USB. Sổ trên máy này giữ nguyên.\n"
    "2. Trên máy của người nhận: mở chương trình, chọn “Nhận bàn giao từ tệp .zip”.\n"
    "3. Hai bên so số liệu và mã kiểm, ký biên bản. Chưa có mẫu quy định nên biên bản do chương "
    "trình soạn, sửa được trong Word."
)
ANONYMOUS = (
    "Một bản sao để gửi khi hỏi lỗi: tên người, tên chi bộ và cấp trên, điện thoại, số thẻ, CCCD, "
    "ngày sinh và mọi nội dung chữ được thay bằng chữ bịa; số liệu, trạng thái, điểm và các ngày "
    "họp giữ nguyên. Tệp đính kèm, mẫu riêng, tệp đã xuất không đi theo và được đếm."
)


class HandoverSection(Section):
    """Shows what goes along and what is unfinished, and writes the package or the copy."""

    entry = HANDOVER
    tables = frozenset({"members", "meetings", "tasks", "documents", "remarks", "petitions"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.facts, self.unfinished = FactGrid(), FactGrid()
        self.write_button = primary("Lập gói bàn giao", icon="package-open")
        self.receive_button = secondary("Nhận bàn giao từ tệp .zip", icon="inbox")
        self.record_button = secondary("Biên bản bàn giao", icon="printer")
        self.result = Notice("", "ok", closable=True)
        self.copy_button = secondary("Tạo bản ẩn danh để hỏi lỗi", icon="eye-off")
        self.show_button = quiet("Mở thư mục", icon="folder-open", small=True)
        self.copy_result = Notice("", "ok", closable=True)
        self._package: Path | None = None
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._copied: Path | None = None
        self._build()

    def refresh(self) -> None:
        """Count again what would go along."""
        contents = self.workspace.read(self.workspace.services.handovers.contents)
        if contents is not None:
            self.facts.set_facts((("Chi bộ", contents.cell_name), *contents_lines(contents)))
            open_work = tuple((one.label, str(one.count)) for one in contents.unfinished)
            self.unfinished.set_facts(open_work or (("Không còn việc dở dang.", " "),))

    def write(self) -> None:
        """Ask where to, and write the package."""
        services = self.workspace.services
        words = f"{services.cells.get().name} - bàn giao {self.today()}"
        suggested = opening.new_place(services.exports, f"{words}.zip")
        target = self.workspace.dialogs.save_file(
            "Ghi gói bàn giao vào đâu?", PACKAGE_KINDS, suggested
        )
        if target is not None:
            self.workspace.run(
                partial(services.handovers.write, target, replaces=True),  # the dialog has asked
                "Đang gói bàn giao",
                partial(self._on_written, target),
            )

    def export_record(self) -> None:
        """Write the record for the two signatures, and open it."""
        handovers, package = self.workspace.services.handovers, self._package
        self.workspace.run(
            lambda _progress: handovers.export_record(package),
            "Đang lập biên bản bàn giao",
            self._on_record,
        )

    def copy(self) -> None:
        """Ask where to, and make the anonymised copy in a new folder there."""
        parent = self.workspace.dialogs.choose_folder("Đặt bản ẩn danh vào trong thư mục nào?")
        if parent is not None:
            copies = self.workspace.services.anonymous_copies
            place = opening.free_place(parent, f"Bản ẩn danh {self.today():%d-%m-%Y}")
            self.workspace.run(partial(copies.make, place), "Đang tạo bản ẩn danh", self._on_copied)

    def _on_record(self, place: Path) -> None:
        self.workspace.perform(lambda: open_file(place), f"Đã ghi {place.name} vào {place.parent}.")

    def _on_written(self, target: Path, note: Handover) -> None:
        self._package = target
        mark = self.workspace.read(partial(package_mark, target))
        missing = f" Thiếu {len(note.missing)} tệp đính kèm." if note.missing else ""
        self.result.set_text(
            f"Đã gói vào {target.name}: {counted(note)}. Mã kiểm: {mark}.{missing}"
        )
        self.result.show()

    def _on_copied(self, made: AnonymousCopy) -> None:
        self._copied = made.place
        self.copy_result.set_text(
            f"Đã tạo trong {made.place}: {made.members} đảng viên, {made.meetings} buổi họp; "
            f"đã lược {made.left_out} mục. Nên mở xem trước khi gửi đi."
        )
        self.copy_result.show()
        self.show_button.show()

    def _show_copy(self) -> None:
        place = self._copied
        if place is not None:
            self.workspace.perform(lambda: open_folder(place))

    def _build(self) -> None:
        giving = Card("Bàn giao cho thư ký mới")
        giving.add(Label(STEPS, "secondary", wrap=True))
        giving.add_layout(self._columns())
        giving.add(act_row(self.write_button, self.record_button, self.receive_button, gap=12))
        copy = Card("Bản ẩn danh để hỏi lỗi")
        copy.add(Label(ANONYMOUS, "secondary", wrap=True))
        copy.add(act_row(self.copy_button, self.show_button, gap=12))
        for widget in (giving, self.result, copy, self.copy_result):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for hidden in (self.result, self.copy_result, self.show_button):
            hidden.hide()
        self.write_button.clicked.connect(lambda _checked: self.write())
        self.record_button.clicked.connect(lambda _checked: self.export_record())
        self.copy_button.clicked.connect(lambda _checked: self.copy())
        self.show_button.clicked.connect(lambda _checked: self._show_copy())
        self.receive_button.clicked.connect(lambda _checked: self.workspace.go("book:receive"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two lists under each other where there is little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_narrow = self.width() < scaled(NARROW)
        self._lists.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def _columns(self) -> QBoxLayout:
        row = self._lists
        row.setSpacing(24)
        row.setContentsMargins(0, 4, 0, 8)
        for heading, facts in (("Đi theo gói", self.facts), ("Còn dở dang", self.unfinished)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(Label(heading, "strong"))
            column.addWidget(facts)
            column.addStretch(1)
            row.addLayout(column, 1)
        return row
