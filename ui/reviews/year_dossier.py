"""The dossier of a review: nine kinds of papers, ticked one by one (Điều 17)."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.review_dossiers import DOSSIER_PAPER_LABELS, DossierLine, DossierPaper
from app.domain.reviews import Review
from app.domain.text import short_date
from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.inputs import Check, LineText
from ui.kit.labels import Label
from ui.kit.page import scrolling_whole
from ui.workspace import Workspace

HINT = (
    "Hồ sơ lưu bản giấy hoặc dữ liệu điện tử. Bấm vào loại giấy tờ đã có; bấm lần nữa để bỏ. "
    "Bốn loại cuối chỉ có khi phát sinh."
)
WIDTH = 880


class DossierPage(QWidget):
    """One tick a kind; each is written at once and can be undone."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.review: Review | None = None
        self.title = Label("", "section", wrap=True)
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.ticks = {kind: Check("") for kind in DossierPaper}
        self.notes = {kind: Label("", "small") for kind in DossierPaper}
        self.electronic = {kind: Check("Bản điện tử") for kind in DossierPaper}
        self.remarks = {kind: LineText(placeholder="Ghi chú, nơi lưu") for kind in DossierPaper}
        self._lines: dict[DossierPaper, DossierLine] = {}
        self._build()

    def show_review(self, review: Review) -> None:
        """Show the dossier of a review."""
        self.review = review
        self.title.setText(f"Hồ sơ kiểm điểm {review.label} (366-QĐ/TW, Điều 17)")
        lines = self.workspace.services.reviews.dossier(review.id)
        self._lines = {line.kind: line for line in lines}
        for kind, line in self._lines.items():
            count = f" ({line.count})" if line.count else ""
            self.ticks[kind].setText(f"{line.label}{count}")
            self.ticks[kind].setAccessibleName(f"{line.label}{count}")
            self.ticks[kind].set_value(line.is_there)
            self.notes[kind].setText(_note(line))
            self.notes[kind].set_tone("warn" if line.is_missing else "")
            self._show_keeping(kind, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _show_keeping(self, kind: DossierPaper, line: DossierLine) -> None:
        """Show how a paper that is there is kept."""
        for part in (self.electronic[kind], self.remarks[kind]):
            part.setVisible(line.is_there)
        if line.papers:
            self.electronic[kind].set_value(line.papers[0].electronic)
            self.remarks[kind].set_value(line.papers[0].note)

    def keep(self, kind: DossierPaper) -> None:
        """Write how a paper is kept, where it is kept otherwise than before."""
        line = self._lines.get(kind)
        if line is None or not line.papers:
            return
        paper = line.papers[0]
        now = (self.electronic[kind].value(), self.remarks[kind].value())
        if now != (paper.electronic, paper.note):
            save = self.workspace.services.reviews.save_paper
            act = partial(save, paper.id, electronic=now[0], note=now[1])
            self.workspace.perform(act, "Đã ghi giấy tờ kiểm điểm.")
            if self.review is not None:
                self.show_review(self.review)

    def _toggle(self, kind: DossierPaper) -> None:
        review, line = self.review, self._lines.get(kind)
        if review is None or line is None:
            return
        reviews = self.workspace.services.reviews
        if line.papers:
            for paper in line.papers:
                self.workspace.perform(partial(reviews.remove_paper, paper.id))
        else:
            self.workspace.perform(partial(reviews.add_paper, review.id, kind))
        self.show_review(review)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        card = Card()
        card.setMaximumWidth(WIDTH)
        card.add(Label(HINT, "secondary", wrap=True))
        for kind, tick in self.ticks.items():
            row = QHBoxLayout()
            row.addWidget(tick, 1)
            row.addWidget(self.notes[kind])
            card.add_layout(row)
            card.add_layout(self._keeping(kind))
            tick.clicked.connect(partial(self._on_tick, kind))
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(scrolling_whole(inner), 1)
        self.back_button.clicked.connect(lambda _checked: self.left.emit())

    def _keeping(self, kind: DossierPaper) -> QHBoxLayout:
        label = DOSSIER_PAPER_LABELS[kind]
        electronic, remark = self.electronic[kind], self.remarks[kind]
        electronic.setAccessibleName(f"Bản điện tử: {label}")
        remark.setAccessibleName(f"Ghi chú: {label}")
        electronic.clicked.connect(partial(self._on_kept, kind))
        remark.editingFinished.connect(partial(self.keep, kind))
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(electronic)
        row.addWidget(remark, 1)
        return row

    def _on_kept(self, kind: DossierPaper, _checked: bool = False) -> None:
        self.keep(kind)

    def _on_tick(self, kind: DossierPaper, _checked: bool = False) -> None:
        self._toggle(kind)


def _note(line: DossierLine) -> str:
    if line.papers:
        return f"có từ {short_date(line.papers[0].received_on)}"
    return "chưa có" if line.is_missing else ""
