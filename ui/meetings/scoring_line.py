"""The strip under the score sheet: the chosen line in full, and what may be entered on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.rubrics import POLICY_LABELS, Policy, RubricItemKind
from app.domain.score_columns import ColumnLine, superior_sentence
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.buttons import PushButton, icon_button, quiet, secondary
from ui.kit.choice import Choice as ChoiceBox
from ui.kit.dropping import drop
from ui.kit.labels import Label, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph
from ui.meetings.kept_text import KeptText
from ui.meetings.record_links import RecordLinks, record_places
from ui.meetings.scoring_entry import entry_input
from ui.meetings.scoring_frames import OwnHeight
from ui.meetings.scoring_values import is_open_sheet
from ui.meetings.superior_entry import SuperiorEntry
from ui.workspace import Workspace

ENTRY, POLICY, SUPERIOR = "entry", "policy", "superior"
FIELD_WIDTH = 220


@dataclass(frozen=True, slots=True)
class LineNeeds:
    """What the strip offers for a line; all false leaves the strip away."""

    is_open: bool
    """The sheet takes entries."""
    entry: bool = False
    policy: bool = False
    note: bool = False
    review: bool = False
    differs: bool = False
    superior: bool = False
    lost: bool = False
    """Points are lost: why, and the record behind it."""
    override: bool = False
    """The record was overridden: the reason is read here and can be taken back."""

    @property
    def is_any(self) -> bool:
        """Say whether there is something to do or to read that the table does not show."""
        entries = (self.entry, self.policy, self.superior)
        return any((*entries, self.note, self.review, self.differs, self.lost, self.override))


def line_needs(view: MeetingView, sheet: SheetView, item: ScoredItem) -> LineNeeds:
    """Return what can be entered on a line beside its choice in place."""
    is_open = is_open_sheet(view, sheet)
    lost = item.points is not None and item.points < item.max
    return LineNeeds(
        is_open=is_open,
        entry=is_open and _takes_entry(item),
        policy=is_open and bool(item.policy_options),
        note=(is_open and lost) or bool(item.note),
        review=is_open and item.needs_review,
        differs=is_open and any(d.item_id == item.id for d in sheet.differences),
        lost=lost,
        override=item.state is LineState.OVERRIDDEN,
        superior=sheet.state is not SheetState.OPEN and item.counts,
    )


def _takes_entry(item: ScoredItem) -> bool:
    if item.policy is Policy.ASK or item.state is LineState.NOT_APPLICABLE:
        return False
    if item.gap_id:
        return True
    is_free = item.state is LineState.EMPTY and not item.waits_for_record
    in_words = item.kind in {RubricItemKind.BANDS, RubricItemKind.NUMBER}
    return in_words and (is_free or item.state is LineState.CHOSEN)


class LineStrip(OwnHeight):
    """Rebuilt for another line or other needs; a text being typed is never lost."""

    entered = Signal(str, object)
    """Item id and the value of its input."""
    policy_chosen = Signal(str, str)
    superior_entered = Signal(str, object, str)
    """Item id, points, and why they are other than the cell's."""
    record_wanted = Signal(str)
    override_asked = Signal(str)
    cleared = Signal(str)
    reviewed = Signal(str)
    kept = Signal(str)
    accepted = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._shown: tuple[Any, ...] = ()
        self.inputs: dict[str, QWidget] = {}
        self.buttons: dict[str, PushButton] = {}
        self.note = KeptText(
            workspace, lines=1, most_lines=2, placeholder="ví dụ: mục 6 bắt đầu muộn, còn 12 phút"
        )
        self.note.field.setAccessibleName("Lý do mất điểm")
        self.note.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 10, 12, 12)
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self._body: QWidget | None = None
        self.records: RecordLinks | None = None
        self._note_label = Label("Lý do mất điểm", "label")
        self._note_label.setBuddy(self.note)
        self._acts_row = QHBoxLayout()
        self._acts_row.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._note_label)
        row.addWidget(self.note, 1)
        row.addLayout(self._acts_row)
        self._column.addLayout(row)
        self.hide()

    def show_line(self, view: MeetingView, sheet: SheetView, item: ScoredItem) -> None:
        """Show a line with its inputs; the same line with the same facts is left as it is."""
        needs = line_needs(view, sheet, item)
        state = (view.file.header.id, item, needs, sheet.record)
        if state != self._shown:
            self._shown = state
            self._rebuild(sheet, item, needs)
        self._show_note(view, item, needs)

    def leave(self) -> None:
        """Keep the note that is being typed."""
        self.note.commit()

    def _show_note(self, view: MeetingView, item: ScoredItem, needs: LineNeeds) -> None:
        services, meeting_id, item_id = self.workspace.services, view.file.header.id, item.id
        self.note.show_text(
            f"meeting:{meeting_id}:score_note:{item_id}",
            item.note,
            lambda text: services.scoring.set_note(meeting_id, item_id, text),
        )
        self.note.set_read_only(not needs.is_open)
        for widget in (self.note, self._note_label):
            widget.setVisible(needs.note)

    def _rebuild(self, sheet: SheetView, item: ScoredItem, needs: LineNeeds) -> None:
        if self._body is not None:
            drop(self._body)
        self.inputs, self.buttons, self.records = {}, {}, None
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._title(item))
        column.addWidget(Paragraph((Run(item.why, Ink("text_secondary", "small")),), most_lines=2))
        said = _superior_words(sheet, item)
        if said:
            column.addWidget(Paragraph((Run(said, Ink("warn", "small", 600)),), most_lines=2))
        if record_places(item):
            self.records = RecordLinks(item)
            self.records.wanted.connect(self.record_wanted)
            column.addWidget(self.records)
        for caption, widget in self._fields(sheet, item, needs):
            column.addWidget(_captioned(caption, widget) if caption else widget)
        self._column.insertWidget(0, self._body)
        self._show_acts(tuple(self._acts(sheet, item, needs)), needs)

    def _show_acts(self, acts: tuple[PushButton, ...], needs: LineNeeds) -> None:
        while (item := self._acts_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                drop(widget)
        for act in acts:
            self._acts_row.addWidget(act)
        if not needs.note:
            self._acts_row.addStretch(1)

    def _title(self, item: ScoredItem) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = (Run(f"{item.id}. {item.text}", Ink(weight=600)),)
        row.addWidget(Paragraph(words, most_lines=2), 1)
        close = icon_button("x", "Đóng khung nhập", small=True)
        close.clicked.connect(lambda _checked: self.closed.emit())
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _fields(
        self, sheet: SheetView, item: ScoredItem, needs: LineNeeds
    ) -> Iterator[tuple[str, QWidget]]:
        if needs.policy:
            yield "Cách tính mục không áp dụng", self._policy(item)
        if needs.entry:
            yield _entry_caption(sheet, item), self._entry(sheet, item)
        if needs.superior:
            yield "", self._superior(sheet, item)

    def _entry(self, sheet: SheetView, item: ScoredItem) -> QWidget:
        field = entry_input(sheet, item)
        self.inputs[ENTRY] = field
        if item.kind is RubricItemKind.NUMBER:
            return self._with_button(field, "Ghi điểm", ENTRY, self.entered, item.id)
        field.changed.connect(  # type: ignore[attr-defined]
            lambda: self.entered.emit(item.id, field.value())  # type: ignore[attr-defined]
        )
        return field

    def _policy(self, item: ScoredItem) -> QWidget:
        options = [(policy.value, POLICY_LABELS[policy]) for policy in item.policy_options]
        field = ChoiceBox(options, placeholder="Chọn cách tính")
        field.set_value(item.policy.value if item.policy else None)
        field.changed.connect(lambda: self.policy_chosen.emit(item.id, field.value()))
        self.inputs[POLICY] = field
        return field

    def _superior(self, sheet: SheetView, item: ScoredItem) -> QWidget:
        entry = SuperiorEntry(item.max, _column(sheet, item))
        entry.kept.connect(
            lambda points, reason: self.superior_entered.emit(item.id, points, reason)
        )
        self.inputs[SUPERIOR], self.buttons[SUPERIOR] = entry.points, entry.button
        return entry

    def _with_button(self, field: Any, words: str, name: str, signal: Any, item_id: str) -> QWidget:
        button = secondary(words, small=True)
        field.setMaximumWidth(FIELD_WIDTH)

        def send() -> None:
            signal.emit(item_id, field.value())

        button.clicked.connect(lambda _checked: send())
        field.returnPressed.connect(send)
        self.buttons[name] = button
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field)
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _acts(self, sheet: SheetView, item: ScoredItem, needs: LineNeeds) -> Iterator[PushButton]:
        if needs.differs:
            voted = next(d.voted for d in sheet.differences if d.item_id == item.id)
            yield self._act("keep", f"Giữ {_points(voted)}", self.kept, item.id)
            yield self._act("accept", f"Nhận {_points(item.points)}", self.accepted, item.id)
        if needs.review:
            yield self._act("review", "Giữ như đã chấm", self.reviewed, item.id)
        if needs.is_open and _can_override(item):
            yield self._act("override", "Sửa điểm, ghi lý do", self.override_asked, item.id)
        if needs.is_open and item.state in {LineState.CHOSEN, LineState.OVERRIDDEN}:
            by_record = item.suggestion is not None or item.state is LineState.OVERRIDDEN
            words = "Tự tính" if by_record else "Bỏ chọn"
            yield self._act("clear", words, self.cleared, item.id)

    def _act(self, name: str, words: str, signal: Any, item_id: str) -> PushButton:
        make: Callable[..., PushButton] = quiet if name in {"clear", "override"} else secondary
        button = make(words, small=True)
        button.clicked.connect(lambda _checked: signal.emit(item_id))
        self.buttons[name] = button
        return button


def _column(sheet: SheetView, item: ScoredItem) -> ColumnLine | None:
    return next((c for c in sheet.columns.lines if c.item_id == item.id), None)


def _superior_words(sheet: SheetView, item: ScoredItem) -> str:
    column = _column(sheet, item)
    return "" if column is None else superior_sentence(column)


def _can_override(item: ScoredItem) -> bool:
    return item.state in {LineState.AUTO, LineState.OVERRIDDEN} or item.waits_for_record


def _entry_caption(sheet: SheetView, item: ScoredItem) -> str:
    if item.gap_id:
        return "Phiếu để ngỏ mức này, chọn điểm"
    form = sheet.rubric.item(item.id)
    if item.kind is not RubricItemKind.NUMBER:
        return "Mức"
    step = f", bước {points_text(form.step)}" if form and form.step else ""
    return f"Điểm, từ 0 đến {points_text(item.max)}{step}"


def _points(points: Fraction | None) -> str:
    return "chưa có điểm" if points is None else f"{points_text(points)} điểm"


def _captioned(caption: str, field: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = Label(caption, "label")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder
