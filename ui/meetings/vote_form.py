"""The form of a vote: matter, method, figures, who could vote and what it needs."""

from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.clock import Clock
from app.domain.counting import may_vote_at, voting_base
from app.domain.meeting_file import MeetingFile
from app.domain.text import upper_first
from app.domain.votes import (
    THRESHOLD_LABELS,
    VOTE_MATTER_LABELS,
    VOTE_METHOD_LABELS,
    Threshold,
    Vote,
    VoteDraft,
    VoteMatter,
    VoteMethod,
)
from app.domain.voting import needed, threshold_for
from ui.kit.buttons import quiet, secondary
from ui.kit.choice import Choice
from ui.kit.date_inputs import TimeField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, Number
from ui.kit.labels import Label

AGENDA_STEP = "R-O5"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class VoteStart:
    """What a new vote begins with: its matter, its item, and the time if it is stamped."""

    matter: VoteMatter
    item_id: int | None = None
    at: datetime | None = None


def matter_for(file: MeetingFile, item: AgendaItem | None) -> VoteMatter:
    """Return what is most likely voted on under an item."""
    if item is None:
        return VoteMatter.OTHER
    if AGENDA_STEP in item.step_ids:
        return VoteMatter.AGENDA
    match item.kind:
        case ItemKind.DECISION:
            has_draft = bool(file.header.draft_resolution.strip())
            return VoteMatter.RESOLUTION if has_draft else VoteMatter.CONCLUSION
        case ItemKind.SCORING:
            return VoteMatter.SCORE
        case ItemKind.READING:
            return VoteMatter.MINUTES
        case _:
            return VoteMatter.OTHER


class VoteForm(QWidget):
    """Enter goes on, at the last figure it records; the figures are never filled in."""

    submitted = Signal(object)
    """A `VoteDraft`; what makes it impossible is shown beside its field."""
    cancelled = Signal()

    def __init__(
        self, now: Clock, *, with_buttons: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file: MeetingFile | None = None
        self._item_id: int | None = None
        self.vote_id: int | None = None
        """The vote being mended, None for a new one."""
        self.matter = Choice(list(VOTE_MATTER_LABELS.items()), required=True)
        self.text = LineText(placeholder="ví dụ: gia hạn nhiệm vụ 16.7")
        self.method = Choice(list(VOTE_METHOD_LABELS.items()), required=True)
        self.threshold = Choice(
            [(one, upper_first(words)) for one, words in THRESHOLD_LABELS.items()], required=True
        )
        self.agree = Number(required=True)
        self.against, self.other = Number(), Number()
        self.at = TimeField(now=now)
        self.facts = Label("", "secondary", wrap=True)
        self.title = Label("Biểu quyết", "strong")
        self.form = Form(self._fields(), columns=4)
        self._inputs: tuple[QWidget, ...] = (
            self.matter, self.text, self.method, self.threshold,
            self.agree, self.against, self.other, self.at,
        )  # fmt: skip
        for widget in self._inputs:
            widget.installEventFilter(self)
        self.matter.changed.connect(self._on_matter)
        for widget in (self.threshold, self.at):
            widget.changed.connect(self._show_facts)
        self._lay_out(with_buttons=with_buttons)

    def start(self, file: MeetingFile, start: VoteStart) -> None:
        """Ask for a new vote; the keyboard at the figure of those who agree."""
        self._file, self._item_id, self.vote_id = file, start.item_id, None
        self.form.set_values(
            {
                "matter": start.matter,
                "text": "",
                "method": VoteMethod.HANDS,
                "threshold": threshold_for(start.matter, file.rules),
                "agree": None,
                "against": None,
                "other": None,
                "at": start.at,
            }
        )
        self._show_facts()
        is_named = start.matter is not VoteMatter.OTHER
        (self.agree if is_named else self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, file: MeetingFile, vote: Vote) -> None:
        """Show a vote to be mended."""
        self._file, self._item_id, self.vote_id = file, vote.item_id, vote.id
        self.form.fill(vote)
        self._show_facts()
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.agree.selectAll()

    def show_file(self, file: MeetingFile) -> None:
        """Say anew who may vote, as when somebody has left meanwhile."""
        self._file = file
        self._show_facts()

    def draft(self) -> VoteDraft:
        """Return what is written."""
        values = self.form.values()
        return VoteDraft(
            matter=values["matter"],
            agree=values["agree"] or 0,
            against=values["against"] or 0,
            other=values["other"] or 0,
            text=values["text"],
            method=values["method"],
            threshold=values["threshold"],
            item_id=self._item_id,
            at=self._moment(values["at"]),
        )

    def submit(self) -> None:
        """Hand the vote over, unless a field cannot be read or is missing."""
        if self.form.is_ready():
            self.submitted.emit(self.draft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, record with Ctrl+Enter, leave with Esc."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if event.key() not in _ENTER:
            return False
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl or watched in (self.other, self.at):
            self.submit()
        else:
            place = next(n for n, widget in enumerate(self._inputs) if widget is watched)
            self._inputs[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _fields(self) -> list[Field]:
        return [
            Field("Nội dung biểu quyết", "matter", self.matter, span=2),
            Field("Ghi rõ", "text", self.text, span=2),
            Field("Hình thức", "method", self.method, span=2),
            Field("Mức cần đạt", "threshold", self.threshold, span=2),
            Field("Tán thành", "agree", self.agree),
            Field("Không tán thành", "against", self.against),
            Field("Ý kiến khác", "other", self.other),
            Field("Lúc", "at", self.at),
        ]

    def _on_matter(self) -> None:
        if self._file is not None:
            self.threshold.set_value(threshold_for(self.matter.value(), self._file.rules))
        self._show_facts()

    def _show_facts(self) -> None:
        """Say the base, what is needed and who may vote at that moment."""
        file = self._file
        if file is None:
            return
        base = voting_base(file)
        threshold: Threshold = self.threshold.value() or Threshold.HALF
        moment = self._moment(self.at.value())
        may = may_vote_at(file, moment)
        when = f" lúc {self.at.text()}" if moment else ""
        self.facts.setText(
            f"Mẫu số {base}, cần ≥ {needed(threshold, base)} ({THRESHOLD_LABELS[threshold]});"
            f" {may} đồng chí có quyền biểu quyết đang dự{when}."
        )

    def _moment(self, at: time | None) -> datetime | None:
        if at is None or self._file is None:
            return None
        return datetime.combine(self._file.header.day, at)

    def _lay_out(self, *, with_buttons: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if with_buttons:
            column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.form)
        if not with_buttons:
            return
        keep, away = (
            secondary("Ghi biểu quyết", icon="check", keys="Ctrl Enter"),
            quiet("Thôi", keys="Esc"),
        )
        keep.clicked.connect(lambda _checked: self.submit())
        away.clicked.connect(lambda _checked: self.cancelled.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(keep)
        row.addWidget(away)
        row.addStretch(1)
        column.addLayout(row)
