"""The card of one member in a period: points, what stands out with its record, remarks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.member_facts import FactLine
from app.domain.member_sheets import (
    MEMBER_STATE_LABELS,
    REMARK_KIND_LABELS,
    MemberRemark,
    MemberSheetView,
)
from app.domain.text import day_month, points_text, upper_first
from ui.kit.buttons import icon_button, quiet, secondary
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec
from ui.kit.facts import act_row
from ui.kit.kept_rows import KeptRows
from ui.kit.labels import Label, Tone
from ui.reviews.points_columns import letters_chip

NOTHING = "Không có gì nổi bật trong kỳ: không vắng, không việc chậm, chưa biểu dương hay nhắc nhở."
KEPT = 4
_TONES: dict[str, Tone] = {"ok": "ok", "warn": "warn"}
SHOWN_KEYS = (
    EvidenceKey.MEMBER_ATTENDANCE_PERCENT,
    EvidenceKey.MEMBER_SPEECH_COUNT,
    EvidenceKey.TASKS_COMPLETED_PERCENT,
)
"""What is said of everybody; the rest stands out only where it happened."""


class FactRow(QWidget):
    """A fact in words; the button opens the record behind it."""

    def __init__(self, line: FactLine, open_it: Callable[[str], None]) -> None:
        super().__init__()
        self.line = line
        self.button = quiet("Xem", small=True)
        self.button.setAccessibleName(f"Xem: {line.text}")
        self.button.clicked.connect(lambda _checked: open_it(line.where))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(line.text, tone=_TONES.get(line.tone, ""), wrap=True), 1)
        row.addWidget(self.button)


class RemarkRow(QWidget):
    """A remark with its day; it can be changed and taken away."""

    def __init__(
        self,
        remark: MemberRemark,
        edit: Callable[[MemberRemark], None],
        remove: Callable[[MemberRemark], None],
    ) -> None:
        super().__init__()
        draft = remark.draft
        said = f"{day_month(draft.on)} · {REMARK_KIND_LABELS[draft.kind]}: {draft.text}"
        edit_button = icon_button("pencil", "Sửa")
        self.remove_button = icon_button("trash-2", "Xóa")
        for button, word in ((edit_button, "Sửa"), (self.remove_button, "Xóa")):
            button.setAccessibleName(f"{word} nhận xét: {draft.text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(Label(said, wrap=True), 1)
        row.addWidget(edit_button)
        row.addWidget(self.remove_button)
        edit_button.clicked.connect(lambda _checked: edit(remark))
        self.remove_button.clicked.connect(lambda _checked: remove(remark))


class PointsCard(Card):
    """Shows the chosen member; the sheet itself is opened from here."""

    wanted = Signal(str)
    score_asked = Signal()
    remark_asked = Signal()
    remark_edit_asked = Signal(object)
    remark_delete_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.chip = Chip(ChipSpec("Chưa chấm"))
        self.points = Label("", "secondary", wrap=True)
        self.evidence = KeptRows(partial(FactRow, open_it=self.wanted.emit), KEPT)
        self.facts = KeptRows(partial(FactRow, open_it=self.wanted.emit), KEPT)
        self.nothing = Label(NOTHING, "small", wrap=True)
        self.remarks = KeptRows(
            partial(
                RemarkRow,
                edit=self.remark_edit_asked.emit,
                remove=self.remark_delete_asked.emit,
            ),
            KEPT,
        )
        self.score_button = secondary("Mở phiếu", icon="list-checks", small=True)
        self.remark_button = secondary("Ghi nhận xét", icon="plus", small=True)
        self._build()

    def show_view(self, view: MemberSheetView) -> None:
        """Show another member or period."""
        self.title.setText(view.full_name)
        self.setAccessibleName(f"{view.full_name}, {view.period.label}")
        words = view.grade_label or ("Chưa chấm" if view.record is None else "Đang chấm")
        self.chip.set_spec(letters_chip(view.grade, words))
        self.points.setText(_points_line(view))
        own = tuple(FactLine(e.sentence, e.where) for e in _shown(view))
        self.evidence.show_rows(own)
        self.facts.show_rows(view.facts)
        self.nothing.setVisible(not view.facts)
        self.remarks.show_rows(view.remarks)

    def _build(self) -> None:
        self.add(act_row(self.chip))
        self.add(self.points)
        self.add_line()
        for part in (self.evidence, self.facts, self.nothing):
            self.add(part)
        self.add_line()
        self.add(Label("Nhận xét", "strong"))
        self.add(self.remarks)
        self.add(act_row(self.remark_button, self.score_button))
        self.score_button.clicked.connect(lambda _checked: self.score_asked.emit())
        self.remark_button.clicked.connect(lambda _checked: self.remark_asked.emit())


def _shown(view: MemberSheetView) -> tuple[Evidence, ...]:
    return tuple(view.evidence[key] for key in SHOWN_KEYS if key in view.evidence)


def _points_line(view: MemberSheetView) -> str:
    label = upper_first(view.period.label)
    if view.record is None:
        return f"{label} · {view.rubric.name}"
    total, most = points_text(view.total), points_text(view.sheet.maximum)
    return f"{label} · {total}/{most} điểm · {MEMBER_STATE_LABELS[view.state]}"
