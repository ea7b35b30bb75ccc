"""A file from outside being read: its rows, questions, differences, and what is left out.

What every kind of import shares; a kind adds how its rows are shown and what differs.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.doubts import WHOLE_FILE, proposals
from app.domain.import_drafts import ImportChoices, ImportDraft
from app.domain.import_sheets import SHEET, ForeignFile
from ui.importing.differences import DifferenceCard, Ticks
from ui.importing.mapping import MappingCard
from ui.importing.questions import Key, QuestionCard
from ui.kit.buttons import quiet
from ui.kit.cards import Card, Notice
from ui.kit.chips import Chip, ChipSpec
from ui.kit.labels import Label

SHOW_ROWS, FEWER_ROWS = "Xem mọi dòng đã đọc", "Thu gọn"
FIRST_ROWS, MOST_ROWS = 8, 60
_MOST_LINES = 12
_ROUNDS = 4


D = TypeVar("D", bound=ImportDraft)
Draft = Callable[[ForeignFile, ImportChoices, D | None], D]
"""What reads a file with the choices so far; it is given what it returned last."""


class DraftView(QWidget, Generic[D]):
    """Keeps the answers; an answer reads anew only what it touches."""

    changed = Signal()

    def __init__(
        self, draft: Draft[D], mapping: MappingCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self.mapping = draft, mapping
        self.columns_button = quiet("Sửa cách hiểu cột", icon="table-2", small=True)
        self.file: ForeignFile | None = None
        self.choices = ImportChoices()
        self.draft: D | None = None
        self.shows_all = False
        self.sentence = Label("", "secondary", wrap=True)
        self.clear_chip = Chip(ChipSpec("", "ok", "check"))
        self.asked_chip = Chip(ChipSpec("", "warn", "circle-question-mark"))
        self.rows_button = quiet(SHOW_ROWS, small=True)
        self.questions, self.differences = QuestionCard(), DifferenceCard()
        self.cut_notice = Notice("", "warn")
        self.left_out = Card("Không nhập và cần xem lại")
        self.left_out_text = Label("", "secondary", wrap=True)
        self.questions.answered.connect(self._on_answer)
        self.differences.changed.connect(partial(self.changed.emit))
        self.rows_button.clicked.connect(lambda _checked: self._toggle_rows())
        self.mapping.hide()
        self.mapping.changed.connect(self._on_mapping)
        self.columns_button.clicked.connect(
            lambda _checked: self.mapping.setVisible(self.mapping.isHidden())
        )

    def take(self, file: ForeignFile) -> None:
        """Show another file, with no answers yet but those that have no rival.

        What stands in no column of names is mapped by hand.
        """
        self.file, self.choices = file, ImportChoices()
        self.mapping.forget()
        self.shows_all = False
        self.read()
        self.mapping.setVisible(self.draft is not None and not self.draft.has_header)

    def forget(self) -> None:
        """Let go of the file."""
        self.file = self.draft = None

    def ticks(self) -> Ticks:
        """Return the differences to write."""
        return self.differences.ticks()

    def is_ready(self) -> bool:
        """Tell whether the file may be written."""
        return self.draft is not None and self.draft.is_ready

    def open_count(self) -> int:
        """Return how many questions have no answer."""
        open_keys = self.open_keys()
        return sum(bool(open_keys.intersection(row.keys)) for row in self.questions.rows)

    def open_keys(self) -> set[Key]:
        """Return the cells still asked about."""
        return {doubt.key for doubt in self.draft.open} if self.draft is not None else set()

    def go_to_first_open(self) -> None:
        """Put the keyboard on the first question without an answer."""
        row = self.questions.first_open(self.open_keys())
        if row is not None:
            row.take_focus()

    def renew(self) -> None:
        """Compare again, as after the book changed."""
        if self.file is not None:
            self.read()

    def read(self) -> None:
        """Read the file with the answers so far; offered ones count until a person says else."""
        if self.file is None:
            return
        draft = self._draft(self.file, self.choices, self.draft)
        for _round in range(_ROUNDS):
            fresh = {
                key: answer
                for key, answer in proposals(draft.doubts).items()
                if key not in self.choices.answers
            }
            if not fresh:
                break
            self.choices = replace(self.choices, answers={**self.choices.answers, **fresh})
            draft = self._draft(self.file, self.choices, draft)
        self.draft = draft
        self._show(draft)
        self.changed.emit()

    @abstractmethod
    def show_rows(self, draft: D) -> int:
        """Show the rows of a file and return how many there are."""

    @abstractmethod
    def show_rest(self, draft: D) -> None:
        """Show what differs from the book, and whatever else the kind has."""

    @abstractmethod
    def words(self, draft: D) -> str:
        """Return in one sentence what was read."""

    def unclear_rows(self) -> set[int]:
        """Return the rows something is asked of."""
        return {row for row, _column in self.open_keys() if row}

    @abstractmethod
    def lines_left_out(self, draft: D) -> Iterator[str]:
        """Give what is not taken in, and what should be looked at afterwards."""

    def _on_answer(self, keys: tuple[Key, ...], answer: str) -> None:
        answers = {**self.choices.answers, **dict.fromkeys(keys, answer)}
        self.choices = replace(self.choices, answers=answers)
        if (WHOLE_FILE, SHEET) in keys:  # the columns of another sheet mean other things
            self.mapping.forget()
            self.choices = replace(self.choices, columns={}, heading_row=None)
        self.read()

    def _on_mapping(self) -> None:
        chosen, row = self.mapping.chosen(), self.mapping.heading_row()
        self.choices = replace(self.choices, columns=chosen, heading_row=row)
        self.read()

    def _show(self, draft: D) -> None:
        self.sentence.setText(self.words(draft))
        self.mapping.show_import(draft)
        total = self.show_rows(draft)
        asked = self.open_keys()
        self.clear_chip.set_spec(
            ChipSpec(f"{total - len(self.unclear_rows())} dòng rõ", "ok", "check")
        )
        self.clear_chip.setVisible(bool(total))
        self.asked_chip.setVisible(bool(asked))
        self.rows_button.setText(FEWER_ROWS if self.shows_all else SHOW_ROWS)
        self.rows_button.setVisible(total > FIRST_ROWS)
        self.questions.show_doubts(draft.doubts, asked, self.choices.answers)
        words = f"{self.open_count()} điều cần hỏi"
        self.asked_chip.set_spec(ChipSpec(words, "warn", "circle-question-mark"))
        self.show_rest(draft)
        self._show_left_out(draft)
        source = draft.source.source
        self.cut_notice.set_text(
            f"Tệp dài quá mức đọc được; chỉ có {len(source.rows)} dòng đầu được đọc."
        )
        self.cut_notice.setVisible(source.is_cut)

    def _show_left_out(self, draft: D) -> None:
        lines = list(self.lines_left_out(draft))
        more = len(lines) - _MOST_LINES
        shown = [*lines[:_MOST_LINES], *([f"và {more} dòng nữa"] if more > 0 else [])]
        self.left_out_text.setText("\n".join(shown))
        self.left_out.setVisible(bool(lines))

    def _toggle_rows(self) -> None:
        self.shows_all = not self.shows_all
        if self.draft is not None:
            self._show(self.draft)

    def lay_out(self, above: Sequence[QWidget], below: Sequence[QWidget] = ()) -> None:
        """Put the parts one below the other; a kind names those of its own."""
        top, under = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.clear_chip)
        top.addWidget(self.asked_chip)
        under.addWidget(self.rows_button)
        under.addStretch(1)
        under.addWidget(self.columns_button)
        self.left_out.add(self.left_out_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        for part in (self.cut_notice, self.mapping, *above):
            column.addWidget(part)
        column.addLayout(under)
        for part in (self.questions, *below, self.differences, self.left_out):
            column.addWidget(part)
        column.addStretch(1)
