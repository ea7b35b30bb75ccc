"""The rubric editor: a copy as a table, checked as a whole after each change, kept when sound."""

import json
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rubric_drafts import Draft, place_words, sums, value_at
from app.domain.rubric_reading import RubricReading
from app.domain.rubrics import RubricFault
from app.domain.text import number_text, short_date
from app.services.rubrics import EditionRow, RubricPreview
from ui.kit.buttons import primary, quiet
from ui.kit.flow import FlowLayout
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.settings.draft_part import DraftPart
from ui.settings.fault_list import FaultLine, FaultList
from ui.settings.rubric_annual import AnnualCard
from ui.settings.rubric_bands import BandsCard
from ui.settings.rubric_gates import GatesCard
from ui.settings.rubric_head import RubricHead
from ui.settings.rubric_lines import RubricLines
from ui.workspace import Workspace

KEPT_AS = "rubric-draft"
"""Under this key a draft survives the end of the program."""
CHECK_MS = 250
COPY_NOTE = (
    "Đây là bản sao: khung đang dùng không đổi, phiếu của các buổi trước giữ nguyên bản đã dùng."
)


class RubricEditor(QWidget):
    """Edits a draft; nothing is in the book before *Lưu thành bản mới*."""

    left = Signal()
    saved = Signal(object)
    """The `EditionRow` that was kept."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.draft: Draft = {}
        self.reading = RubricReading(None, ())
        self.title = Label("", "section", wrap=True)
        self.state = Label("", "strong")
        self.save_button = primary("Lưu thành bản mới", icon="check", keys="Ctrl S")
        self.drop_button = quiet("Bỏ bản đang soạn", icon="trash-2")
        self.faults = FaultList(side=0)
        self.head = RubricHead(lambda: workspace.now().date())
        self.lines = RubricLines(workspace.dialogs)
        self.bands = BandsCard()
        self.gates = GatesCard(workspace.dialogs)
        self.annual = AnnualCard(workspace.dialogs)
        self.parts: tuple[DraftPart, ...] = (
            self.head,
            self.bands,
            self.lines,
            self.gates,
            self.annual,
        )
        self._timer = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._build()

    def begin(self, draft: Draft) -> None:
        """Start from a draft."""
        self._take(draft)
        self.check_now()
        self.head.form.go_to("name")

    def check_now(self) -> None:
        """Check the draft as a whole and show everything that is wrong with it."""
        self._timer.stop()
        self.reading = self._workspace.services.rubrics.check_draft(self.draft)
        faults = self.reading.faults
        for part in self.parts:
            part.show_faults(faults)
        self.faults.show_faults(_count_words(len(faults)), [self._line(f) for f in faults])
        self.save_button.setEnabled(not faults)
        self.state.setText(_sum_words(self.draft) if not faults else "")

    def save(self) -> None:
        """Keep the draft as an edition."""
        self.check_now()
        rubric = self.reading.rubric
        if rubric is None:
            return
        service = self._workspace.services.rubrics
        preview = service.preview(rubric)
        row = self._workspace.perform(partial(service.save_draft, self.draft))
        if isinstance(row, EditionRow):
            self._workspace.services.history.drop_typed(KEPT_AS)
            self._workspace.said.emit(saved_words(preview), preview.known is None)
            self.saved.emit(row)

    def keep_typed(self) -> None:
        """Put the draft where the end of the program cannot reach it."""
        if self.draft:
            text = json.dumps(self.draft, ensure_ascii=False)
            self._workspace.services.history.keep_typed(KEPT_AS, text)

    def drop(self) -> None:
        """Forget the draft."""
        self.draft = {}
        self._workspace.services.history.drop_typed(KEPT_AS)
        self.left.emit()

    def go_to(self, place: str) -> None:
        """Put the keyboard where a fault lies."""
        owner = next((p for p in self.parts if p.start and place.startswith(p.start)), self.head)
        owner.go_to(place)

    def _take(self, draft: Draft, source: DraftPart | None = None) -> None:
        self.draft = draft
        for part in self.parts:
            if part is not source:
                part.show_draft(draft)
        name = value_at(draft, "name") or "chưa có tên"
        self.title.setText(f"Soạn bản mới: {name}")

    def _on_edited(self, source: DraftPart, draft: Draft) -> None:
        self._take(draft, source)
        self._timer.start()

    def _on_timer(self) -> None:
        self.check_now()
        self.keep_typed()

    def _line(self, fault: RubricFault) -> FaultLine:
        return FaultLine(place_words(self.draft, fault.path), fault.sentence, fault.path or "name")

    def _build(self) -> None:
        back = quiet("Danh sách khung", icon="arrow-left")
        back.clicked.connect(lambda _checked: self.left.emit())
        bar = QWidget()
        top = FlowLayout(bar, gap=12)
        for widget in (back, self.drop_button, self.save_button, self.state):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(bar)
        column.addWidget(self.title)
        column.addWidget(Label(COPY_NOTE, "secondary", wrap=True))
        column.addWidget(self.faults)
        for part in self.parts:
            column.addWidget(part)
            part.edited.connect(partial(self._on_edited, part))
        column.addStretch(1)
        self._timer.timeout.connect(self._on_timer)
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+S", self.save)
        self.faults.pressed.connect(self.go_to)
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.drop_button.clicked.connect(lambda _checked: self.drop())


def saved_words(preview: RubricPreview) -> str:
    """Return what keeping an edition has changed."""
    name = preview.rubric.name
    if preview.known is not None:
        return f"“{name}” không khác bản đã có trong sổ."
    since = short_date(preview.first_day)
    if preview.replaces is not None:
        return f"Đã lưu bản mới của “{name}”: dùng cho buổi họp từ {since}."
    return f"Đã lưu “{name}”. Chọn ở “Khung đang dùng” để chấm theo khung này."


def _count_words(count: int) -> str:
    return f"Còn {count} chỗ phải sửa rồi mới lưu được." if count else ""


def _sum_words(draft: Draft) -> str:
    added = sums(draft)[-1].added
    if value_at(draft, "scoring") != "points" or added is None:
        return "Đã đúng mẫu"
    return f"Cộng đủ {number_text(added)} điểm"
