"""The chosen remark: its facts and parts, the answer in place, and what closes it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Problem
from app.domain.remark_boards import RemarkRow
from app.domain.remarks import ACCEPTED_LABELS, AnswerForm
from ui.kit.buttons import ButtonKind, primary, quiet, secondary
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.facts import act_row
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText, RadioChoice
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label, hairline
from ui.kit.page import scrolling_whole
from ui.remarks.act_bar import ActBar
from ui.remarks.part_boxes import PartBoxes
from ui.remarks.remark_facts import RemarkFacts, state_chip

CLOSE, CHANGE = "Trả lời và đóng góp ý", "Ghi lại trả lời"
RETURNS = "Chưa có trả lời thì góp ý này tự vào chương trình buổi họp kế tiếp."
PRAISE = "Chỉ có ưu điểm nên không phải trả lời; vẫn ghi được ý kiến tiếp thu."
NO_TASK = "Không gắn nhiệm vụ"


Options = tuple[tuple[int, str], ...]


class RemarkCard(Card):
    """Shows one remark; the answer is a form with its draft."""

    closed = Signal()
    draft_asked = Signal()
    task_asked = Signal()
    edit_asked = Signal()
    visit_asked = Signal()
    delete_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self.chip = Chip(ChipSpec(""))
        super().__init__(" ", right=(self.chip,), edge_to_edge=True, parent=parent)
        self._today = today
        self.row: RemarkRow | None = None
        self.facts, self.parts = RemarkFacts(), PartBoxes()
        self.form = Form(_answer_fields(today), columns=2)
        self.task_button = secondary("Giao thành nhiệm vụ", icon="clipboard-plus")
        self.draft_button = secondary("Lưu nháp")
        self.close_button = primary(CLOSE, keys="Ctrl Enter")
        self.edit_button = quiet("Sửa góp ý", icon="pencil", small=True)
        self.visit_button = quiet("Sửa người dự", icon="user-round", small=True)
        self.delete_button = quiet("Xóa", icon="trash-2", small=True)
        self.hint = Label("", "small", wrap=True)
        self._build()

    def show_row(
        self, row: RemarkRow | None, tasks: tuple[tuple[int, str], ...], year: str
    ) -> None:
        """Show a remark; what is being typed into the same one is left alone.

        A task given while the answer is being typed is part of that answer.
        """
        is_other = row is None or self.row is None or row.id != self.row.id
        is_typing = not is_other and self.form.is_changed()
        before, self.row = self.row, row
        if row is None:
            return
        self._show_facts(row, year)
        self._offer_tasks(tasks, row)
        if not is_typing:
            self._show_answer(row)
        elif before is not None and before.remark.task_id != row.remark.task_id:
            self.form.input("task_id").set_value(row.remark.task_id or 0)

    def answer(self) -> AnswerForm:
        """Return what is written."""
        values = self.form.values()
        return AnswerForm(
            values["text"], values["accepted"], values["on"], values["task_id"] or None
        )

    def typed_draft(self) -> str | None:
        """Return an answer being written that nobody has kept, None when there is none."""
        if self.row is None or self.row.remark.answered_on is not None:
            return None
        text: str = self.form.values()["text"]
        return None if text == self.row.remark.answer else text

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark what the answer lacks."""
        self.form.show_problems(problems)

    def take_focus(self) -> None:
        """Put the keyboard into the answer."""
        self.form.go_to("text")

    def _show_facts(self, row: RemarkRow, year: str) -> None:
        source = row.visit.source
        self.title.setText(f"Góp ý của {source}")
        self.setAccessibleName(self.title.text())
        self.chip.set_spec(state_chip(row, self._today()))
        self.facts.show_row(row)
        self.parts.show_form(row.remark.form)
        is_answered = row.remark.answered_on is not None
        self.close_button.setText(CHANGE if is_answered else CLOSE)
        self.close_button.set_kind(ButtonKind.SECONDARY if is_answered else ButtonKind.PRIMARY)
        self.draft_button.setVisible(not is_answered)
        self.task_button.setText("Mở nhiệm vụ" if row.remark.task_id else "Giao thành nhiệm vụ")
        self.hint.setText(f"{_first_hint(row, self._today())} {year}".strip())

    def _show_answer(self, row: RemarkRow) -> None:
        remark = row.remark
        self.form.set_values(
            {
                "text": remark.answer,
                "accepted": remark.accepted,
                "task_id": remark.task_id or 0,
                "on": remark.answered_on or self._today(),
            }
        )

    def _offer_tasks(self, tasks: Options, row: RemarkRow) -> None:
        kept: Any = row.remark.task_id
        known = dict(tasks)
        own = () if kept is None or kept in known else ((kept, row.task_text),)
        self.form.input("task_id").set_options([(0, NO_TASK), *own, *tasks])

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 12, 15, 15)
        column.setSpacing(12)
        for part in (self.facts, self.parts, self.form):
            column.addWidget(part)
        column.addWidget(ActBar(self.task_button, (self.draft_button, self.close_button)))
        column.addWidget(hairline())
        column.addWidget(self.hint)
        column.addWidget(act_row(self.edit_button, self.visit_button, self.delete_button, gap=4))
        column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.add(hairline())
        area = scrolling_whole(inner)
        for ground in (area.viewport(), inner):
            ground.setAutoFillBackground(False)
        self.add(area, 1)
        for button, signal in (
            (self.close_button, self.closed),
            (self.draft_button, self.draft_asked),
            (self.task_button, self.task_asked),
            (self.edit_button, self.edit_asked),
            (self.visit_button, self.visit_asked),
            (self.delete_button, self.delete_asked),
            (self.facts.meeting, self.meeting_asked),
        ):
            button.clicked.connect(lambda _checked, own=signal: own.emit())
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self.closed.emit)


def _answer_fields(today: Callable[[], date]) -> tuple[Field, ...]:
    kinds = tuple(ACCEPTED_LABELS.items())
    placeholder = "ví dụ: Chi bộ tiếp thu; từ tháng sau báo cáo có phần hạn chế, nguyên nhân."
    return (
        Field(
            "Trả lời của chi bộ",
            "text",
            LongText(lines=3, most_lines=8, placeholder=placeholder),
            span=2,
        ),
        Field("Cách trả lời", "accepted", RadioChoice(kinds)),
        Field("Ngày trả lời", "on", DateField(today=today)),
        Field("Gắn với nhiệm vụ", "task_id", Choice([(0, NO_TASK)]), span=2),
    )


def _first_hint(row: RemarkRow, today: date) -> str:
    if row.remark.is_waiting(today):
        return RETURNS
    return "" if row.remark.form.needs_answer else PRAISE
