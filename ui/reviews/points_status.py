"""Beside the lines of a sheet: what it comes to, what conditions still ask, what to do next."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey, is_yes_no
from app.domain.member_facts import NO, YES
from app.domain.member_sheets import MEMBER_STATE_LABELS, MemberSheetView
from app.domain.score_sheets import SheetState
from app.domain.text import points_text
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import Card, Notice
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.facts import act_row
from ui.kit.inputs import Number
from ui.kit.labels import Label
from ui.reviews.points_columns import letters_chip

CHANGED = "Dữ liệu đã thay đổi sau khi chấm. Điểm đã chốt giữ nguyên; muốn chấm lại thì mở lại."


class StatusCard(Card):
    """Points, grade and the acts of the sheet; the one that comes next is red."""

    pass_asked = Signal()
    agree_asked = Signal()
    close_asked = Signal()
    reopen_asked = Signal()
    grade_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kết quả", parent=parent)
        self.chip = Chip(ChipSpec("Chưa chấm"))
        self.figure = Label("", "figure")
        self.state = Label("", "secondary", wrap=True)
        self.verdict = Label("", "small", wrap=True)
        self.changed = Notice(CHANGED, "warn")
        self.asked = Label("Điều kiện giữ mức lại. Chọn mức theo quyết định của chi bộ:", wrap=True)
        self.grade = Choice(placeholder="Chọn mức")
        self.pass_button = secondary("Đảm bảo các mục trống", icon="check-check", small=True)
        self.agree_button = primary("Chi bộ thống nhất", icon="check", small=True)
        self.close_button = primary("Chốt phiếu", icon="lock", small=True)
        self.reopen_button = quiet("Mở lại", icon="rotate-ccw", small=True)
        self._build()

    def show_view(self, view: MemberSheetView) -> None:
        """Show another sheet."""
        sheet = view.sheet
        self.figure.setText(f"{points_text(view.total)}/{points_text(sheet.maximum)} điểm")
        words = view.grade_label or ("Chờ chọn mức" if sheet.can_close else "Chưa đủ mục")
        self.chip.set_spec(letters_chip(view.grade, words))
        left = len(sheet.open_items)
        rest = f" · còn {left} mục chưa chấm" if left else ""
        self.state.setText(f"{MEMBER_STATE_LABELS[view.state]}{rest}")
        said = sheet.verdict.sentence if sheet.verdict.lines and not left else sheet.next_grade
        self.verdict.setText(said)
        self.verdict.setVisible(bool(said))
        self.changed.setVisible(view.has_changed)
        is_open = view.state is SheetState.OPEN
        asks = bool(sheet.verdict.asks or view.gating.answers) and not left and is_open
        self.grade.set_options([(band.grade, band.label) for band in view.rubric.bands])
        self.grade.set_value(view.grade or None)
        for part in (self.asked, self.grade):
            part.setVisible(asks)
        toggles = any(item.kind.value == "toggle" for item in sheet.open_items)
        self.pass_button.setVisible(is_open and toggles)
        self.agree_button.setVisible(is_open)
        self.agree_button.setEnabled(sheet.can_close)
        self.close_button.setVisible(view.state is SheetState.VOTED)
        self.close_button.setEnabled(not sheet.verdict.asks)
        self.reopen_button.setVisible(not is_open)

    def _build(self) -> None:
        for part in (self.figure, act_row(self.chip), self.state, self.verdict, self.changed):
            self.add(part)
        self.add(self.asked)
        self.add(self.grade)
        self.grade.setAccessibleName("Mức sau điều kiện")
        buttons = (self.pass_button, self.agree_button, self.close_button, self.reopen_button)
        self.add(act_row(*buttons))
        self.pass_button.clicked.connect(lambda _checked: self.pass_asked.emit())
        self.agree_button.clicked.connect(lambda _checked: self.agree_asked.emit())
        self.close_button.clicked.connect(lambda _checked: self.close_asked.emit())
        self.reopen_button.clicked.connect(lambda _checked: self.reopen_asked.emit())
        self.grade.changed.connect(lambda: self.grade_chosen.emit(self.grade.value()))


class ConditionsCard(Card):
    """What no record can give and a condition of a grade asks for; a person states it."""

    stated = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Điều kiện của mức", parent=parent)
        self._keys: tuple[EvidenceKey, ...] = ()
        self.inputs: dict[EvidenceKey, Choice | Number] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add_layout(self._column)

    def show_view(self, view: MemberSheetView) -> None:
        """Show what another sheet asks for; without conditions the card is not there."""
        self.setVisible(bool(view.needed_statements))
        if view.needed_statements != self._keys:
            self._make(view.needed_statements)
        for key, field in self.inputs.items():
            value = view.evidence[key].value
            if isinstance(value, bool):
                field.set_value(YES if value else NO)
            else:
                field.set_value(value)
            field.setEnabled(view.state is SheetState.OPEN)

    def _make(self, keys: tuple[EvidenceKey, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                drop(old)
        self._keys, self.inputs = keys, {}
        for key in keys:
            field = self._field(key)
            label = Label(EVIDENCE_LABELS[key], "small", wrap=True)
            label.setBuddy(field)
            self.inputs[key] = field
            self._column.addWidget(label)
            self._column.addWidget(field)

    def _field(self, key: EvidenceKey) -> Choice | Number:
        field: Choice | Number
        if is_yes_no(key):
            field = Choice([(YES, "Có"), (NO, "Không"), ("", "Chưa ghi")])
            field.changed.connect(partial(self._tell, key))
        else:
            field = Number(highest=100, placeholder="%, ví dụ 30")
            field.editingFinished.connect(partial(self._tell, key))
        field.setAccessibleName(EVIDENCE_LABELS[key])
        return field

    def _tell(self, key: EvidenceKey) -> None:
        value = self.inputs[key].value()
        self.stated.emit(key, "" if value is None else str(value))
