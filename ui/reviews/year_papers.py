"""The papers of the year's review in one list, each written with one press."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.periods import Period
from app.domain.progress import Progress
from app.services.paper_names import PaperCode
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card
from ui.kit.labels import Label
from ui.kit.made_files import MadeFiles
from ui.kit.page import scrolling_whole
from ui.workspace import Workspace

FORMS = "ban-kiem-diem"
PAPERS = (
    (FORMS, "Bản kiểm điểm điền sẵn của từng đồng chí", "Word, mỗi đồng chí một bản"),
    ("kiem-diem-tap-the", "Báo cáo kiểm điểm tập thể (Mẫu 01)", "Word, chi ủy và chi bộ"),
    ("bien-ban-kiem-diem", "Biên bản hội nghị kiểm điểm", "Word, sáu phần thường dùng"),
    ("phieu-xep-loai", "Phiếu biểu quyết xếp loại", "Word, in bằng số người dự"),
    ("bien-ban-kiem-phieu", "Biên bản kiểm phiếu", "Word, sau khi nhập kết quả phiếu"),
    ("xep-loai-u6", "Bảng tổng hợp xếp loại đảng viên (U6)", "Excel"),
    ("bao-cao-xep-loai", "Báo cáo kết quả xếp loại, đề nghị khen thưởng", "Word"),
    ("ho-so-kiem-diem", "Danh mục hồ sơ kiểm điểm (Điều 17)", "Excel"),
)
HINT = (
    "Quy định chưa có mẫu bắt buộc cho biên bản, kiểm phiếu và báo cáo (✘): đây là bố cục thường "
    "dùng. Bố cục mẫu 2A cần đối chiếu với mẫu của cấp trên."
)
WIDTH = 880


class PapersPage(QWidget):
    """One row a paper: its name, what it is, the button that writes it."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.title = Label("", "section", wrap=True)
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.all_button = secondary("Xuất tất cả", icon="files")
        self.made = MadeFiles()
        self.period: Period | None = None
        self.buttons = {kind: secondary("Xuất", small=True) for kind, _name, _note in PAPERS}
        self._build()

    def show_period(self, period: Period) -> None:
        """Name the review whose papers these are."""
        self.period = period
        self.title.setText(f"Văn bản kiểm điểm {period.label}")
        self.made.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def export(self, kind: str) -> None:
        """Write one paper, or all that can be made yet."""
        papers, period = self.workspace.services.papers, self.period
        if period is None:
            return

        def work(progress: Progress) -> tuple[Path, ...]:
            return papers.export_review(kind, period, progress=progress)

        self.workspace.run(work, "Đang xuất văn bản", self.made.show_files)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.all_button)
        card = Card()
        card.setMaximumWidth(WIDTH)
        card.add(Label(HINT, "secondary", wrap=True))
        for kind, name, note in PAPERS:
            card.add_line()
            card.add_layout(self._row(kind, name, note))
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.made)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(scrolling_whole(inner), 1)
        self.all_button.clicked.connect(partial(self._on_press, PaperCode.ALL))
        self.back_button.clicked.connect(lambda _checked: self.left.emit())

    def _row(self, kind: str, name: str, note: str) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, wrap=True))
        words.addWidget(Label(note, "small", wrap=True))
        button = self.buttons[kind]
        button.setAccessibleName(f"Xuất: {name}")
        button.clicked.connect(partial(self._on_press, kind))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(button)
        return row

    def _on_press(self, kind: str, _checked: bool = False) -> None:
        self.export(kind)
