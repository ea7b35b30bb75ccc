"""Receiving a hand-over package: what it holds, where its book will lie, the hash to compare."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.text import clock_text, short_date
from app.paths import default_data_parent
from app.services import opening
from app.services.handovers import Handover
from ui.kit.buttons import quiet
from ui.kit.dialog import Dialog
from ui.kit.dialogs import Dialogs
from ui.kit.facts import FactGrid
from ui.kit.labels import ElidedLabel

PACKAGE_KINDS = (("Gói bàn giao", "*.zip"),)
CHOOSE_PACKAGE = "Chọn gói bàn giao"


class ReceiveDialog(Dialog):
    """Shows what a package says of itself and asks where its book goes."""

    def __init__(self, dialogs: Dialogs, note: Handover, mark: str) -> None:
        super().__init__(
            f"Nhận bàn giao {note.cell_name}?",
            "So mã kiểm với bên giao. Mọi số liệu được đếm lại; không khớp thì không nhận gì.",
            "Nhận và mở sổ",
            width=600,
        )
        self._dialogs, self._parent_folder = dialogs, default_data_parent()
        self._cell_name = note.cell_name
        self.facts = FactGrid()
        self.facts.set_facts(_facts(note, mark))
        self.place_label = ElidedLabel("", "small", colour="text_secondary")
        self.folder_button = quiet("Chọn nơi khác", icon="folder-open", small=True)
        self.folder_button.clicked.connect(lambda _checked: self._choose_parent())
        self.add(self.facts)
        self.add(self._place_row())
        self._follow()

    def place(self) -> Path:
        """Return the folder of the received book, a free one."""
        return opening.free_place(self._parent_folder, self._cell_name)

    def _choose_parent(self) -> None:
        chosen = self._dialogs.choose_folder("Đặt sổ vào thư mục nào?", self._parent_folder)
        if chosen is not None:
            self._parent_folder = chosen
            self._follow()

    def _follow(self) -> None:
        self.place_label.set_text(f"Sổ sẽ nằm ở: {self.place()}")

    def _place_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place_label, 1)
        row.addWidget(self.folder_button)
        return holder


def _facts(note: Handover, mark: str) -> tuple[tuple[str, str], ...]:
    made = datetime.fromisoformat(note.made_at)
    missing = f" (bên giao thiếu {len(note.missing)})" if note.missing else ""
    return (
        ("Mã kiểm", mark),
        ("Lập lúc", f"{clock_text(made)} ngày {short_date(made.date())}"),
        ("Đảng viên", str(note.members)),
        ("Buổi họp", str(note.meetings)),
        ("Văn bản vào sổ", str(note.documents)),
        ("Nhiệm vụ", str(note.tasks)),
        ("Tệp đính kèm", f"{note.attachments}{missing}"),
        ("Mẫu riêng", str(note.templates)),
    )
