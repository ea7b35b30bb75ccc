"""The doubtful cells as one list of questions with choices; one answer serves all alike."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.doubts import WHOLE_FILE, Answers, Doubt, same_question
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.inputs import LineText
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.segmented import Segmented

MOST_SEGMENTS, MOST_LETTERS = 3, 46
RETYPE = "\0"
RETYPE_WORDS = "Nhập lại"
Key = tuple[int, str]


class QuestionRow(QWidget):
    """One question for one cell, or for all cells that say the same."""

    answered = Signal(object, str)
    """The cells it is about, and the text to read instead."""

    def __init__(self, doubts: Sequence[Doubt], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubts = tuple(doubts)
        self.sentence = Label(_words(self.doubts), wrap=True)
        self.lines = Label("\n".join(self.doubts[0].lines), "secondary", wrap=True)
        self.choice = _choice(self.doubts[0])
        self.typed = LineText(limit=200, placeholder="Ghi lại cho đúng")
        self.choice.setAccessibleName(self.sentence.text())
        self.typed.setAccessibleName(f"Nhập lại: {self.sentence.text()}")
        self._build()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The cells this question is about."""
        return tuple(doubt.key for doubt in self.doubts)

    def show_answer(self, answers: Answers) -> None:
        """Show what was answered; words of one's own stand in the field."""
        answer = answers.get(self.keys[0])
        offered = {choice.answer for choice in self.doubts[0].choices}
        if answer is None or answer in offered:
            self.choice.set_value(answer)
        else:
            self.choice.set_value(RETYPE)
            self.typed.set_value(answer)
        self.typed.setVisible(self.choice.value() == RETYPE)

    def take_focus(self) -> None:
        """Put the keyboard on the choices."""
        self.choice.setFocus()

    def renew(self, doubts: Sequence[Doubt]) -> None:
        """Say the question anew: an answer could not be read."""
        self.doubts = tuple(doubts)
        self.sentence.setText(_words(self.doubts))

    def _on_choice(self) -> None:
        chosen = self.choice.value()
        self.typed.setVisible(chosen == RETYPE)
        if chosen == RETYPE:
            self.typed.setFocus()
        elif chosen is not None:
            self.answered.emit(self.keys, chosen)

    def _on_typed(self) -> None:
        if self.choice.value() == RETYPE and self.typed.value():
            self.answered.emit(self.keys, self.typed.value())

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.lines)
        self.lines.setVisible(bool(self.doubts[0].lines))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.choice)
        right.addWidget(self.typed)
        self.typed.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-question-mark", "warn"))
        row.addLayout(words, 1)
        row.addLayout(right)
        self.choice.changed.connect(self._on_choice)
        self.typed.editingFinished.connect(self._on_typed)


class QuestionCard(Card):
    """All questions about a list; rows stay while their questions do, so the keyboard stays too."""

    answered = Signal(object, str)

    def __init__(self) -> None:
        self.progress = Label("", "secondary")
        super().__init__("Ô cần đồng chí xác nhận", right=[self.progress], edge_to_edge=True)
        self.rows: list[QuestionRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)

    def show_doubts(self, doubts: Iterable[Doubt], open_keys: set[Key], answers: Answers) -> None:
        """Show the questions with what was answered so far."""
        groups = _grouped(doubts)
        known = {row.keys: row for row in self.rows}
        wanted = [tuple(doubt.key for doubt in group) for group in groups]
        if wanted != [row.keys for row in self.rows]:
            self._rebuild(groups, known)
        for row, group in zip(self.rows, groups, strict=True):
            row.renew(group)
            row.show_answer(answers)
        done = sum(not open_keys.intersection(row.keys) for row in self.rows)
        self.title.setText(f"{len(self.rows)} điều cần đồng chí xác nhận")
        self.progress.setText(f"đã chọn {done}/{len(self.rows)}")
        self.setVisible(bool(self.rows))

    def first_open(self, open_keys: set[Key]) -> QuestionRow | None:
        """Return the first question without an answer."""
        return next((row for row in self.rows if open_keys.intersection(row.keys)), None)

    def _rebuild(
        self, groups: Sequence[Sequence[Doubt]], known: Mapping[tuple[Key, ...], QuestionRow]
    ) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and not isinstance(widget, QuestionRow):
                drop(widget)
        kept = []
        for group in groups:
            row = known.get(tuple(doubt.key for doubt in group)) or self._made(group)
            self._list.addWidget(hairline())
            self._list.addWidget(row)
            kept.append(row)
        for row in self.rows:
            if row not in kept:
                drop(row)
        self.rows = kept
        for before, after in pairwise(kept):
            QWidget.setTabOrder(before.typed, after.choice)

    def _made(self, group: Sequence[Doubt]) -> QuestionRow:
        row = QuestionRow(group)
        row.answered.connect(self.answered)
        return row


def _grouped(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """Return questions about the file first, then alike ones together, by first row."""
    groups: list[list[Doubt]] = []
    for doubt in sorted(doubts, key=lambda doubt: doubt.row != WHOLE_FILE):
        same = next((g for g in groups if g[0].row and same_question(g[0], doubt)), None)
        if same is not None:
            same.append(doubt)
        else:
            groups.append([doubt])
    return groups


def _words(doubts: Sequence[Doubt]) -> str:
    first, *others = doubts
    if not others:
        return first.question
    rows = ", ".join(str(doubt.row) for doubt in others[:8])
    more = "…" if len(others) > 8 else ""
    return f"{first.question} (Giống vậy ở dòng {rows}{more}.)"


def _choice(doubt: Doubt) -> Segmented | Choice:
    options = [(choice.answer, choice.label) for choice in doubt.choices]
    if doubt.can_retype:
        options.append((RETYPE, RETYPE_WORDS))
    letters = sum(len(label) for _answer, label in options)
    if len(options) <= MOST_SEGMENTS and letters <= MOST_LETTERS:
        return Segmented(options, small=True)
    field = Choice(options)
    field.setMinimumWidth(260)
    return field
