"""One list from outside: rows read, questions, differences, and what is left out, on one page."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.doubts import proposals
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import ImportChoices, MemberImport
from ui.importing.differences import DifferenceCard, Ticks
from ui.importing.mapping import MappingCard
from ui.importing.preview import FIRST_ROWS, PreviewCard
from ui.importing.questions import Key, QuestionCard
from ui.kit.buttons import quiet
from ui.kit.cards import Card, Notice
from ui.kit.chips import Chip, ChipSpec
from ui.kit.labels import Label

Draft = Callable[[ForeignFile, ImportChoices, MemberImport | None], MemberImport]
"""What reads a file with the choices so far; it is given what it returned last."""
SHOW_ROWS = "Xem mọi dòng đã đọc"
_MOST_LINES = 12
_ROUNDS = 4


class ImportView(QWidget):
    """Keeps the answers; every answer reads the list anew, which takes no time a person feels."""

    changed = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.file: ForeignFile | None = None
        self.choices = ImportChoices()
        self.draft: MemberImport | None = None
        self._shows_all = False
        self.sentence = Label("", "secondary", wrap=True)
        self.clear_chip = Chip(ChipSpec("", "ok", "check"))
        self.asked_chip = Chip(ChipSpec("", "warn", "circle-question-mark"))
        self.columns_button = quiet("Sửa cách hiểu cột", icon="table-2", small=True)
        self.rows_button = quiet(SHOW_ROWS, small=True)
        self.mapping, self.preview = MappingCard(), PreviewCard()
        self.questions, self.differences = QuestionCard(), DifferenceCard()
        self.cut_notice = Notice("", "warn")
        self.left_out = Card("Không nhập và cần xem lại")
        self.left_out_text = Label("", "secondary", wrap=True)
        self._build()

    def take(self, file: ForeignFile) -> None:
        """Show another file, with no answers yet but those that have no rival."""
        self.file, self.choices = file, ImportChoices()
        self._shows_all = False
        self._read()
        self.mapping.setVisible(self.draft is not None and not self.draft.sheet.has_header)

    def ticks(self) -> Ticks:
        """Return the differences to write."""
        return self.differences.ticks()

    def is_ready(self) -> bool:
        """Tell whether the list may be written."""
        return self.draft is not None and self.draft.is_ready

    def open_count(self) -> int:
        """Return how many questions have no answer."""
        open_keys = self._open_keys()
        return sum(bool(open_keys.intersection(row.keys)) for row in self.questions.rows)

    def go_to_first_open(self) -> None:
        """Put the keyboard on the first question without an answer."""
        row = self.questions.first_open(self._open_keys())
        if row is not None:
            row.take_focus()

    def renew(self) -> None:
        """Compare again, as after the book changed."""
        if self.file is not None:
            self._read()

    def _open_keys(self) -> set[Key]:
        return {doubt.key for doubt in self.draft.open} if self.draft is not None else set()

    def _on_answer(self, keys: tuple[Key, ...], answer: str) -> None:
        answers = {**self.choices.answers, **dict.fromkeys(keys, answer)}
        self.choices = replace(self.choices, answers=answers)
        self._read()

    def _on_mapping(self) -> None:
        self.choices = replace(self.choices, columns=self.mapping.chosen())
        self._read()

    def _read(self) -> None:
        """Read the list with the answers so far; offered ones count until a person says else."""
        if self.file is None:
            return
        draft = self.draft
        for _round in range(_ROUNDS):
            draft = self._draft(self.file, self.choices, draft)
            fresh = {
                key: answer
                for key, answer in proposals(draft.doubts).items()
                if key not in self.choices.answers
            }
            if not fresh:
                break
            answers = {**self.choices.answers, **fresh}
            self.choices = replace(self.choices, answers=answers)
        self.draft = draft
        if draft is not None:
            self._show(draft)
        self.changed.emit()

    def _show(self, draft: MemberImport) -> None:
        total = len(draft.sheet.rows)
        self.sentence.setText(self._words(draft))
        asked = self._open_keys()
        unclear = len({row for row, _column in asked if row})
        self.clear_chip.set_spec(ChipSpec(f"{total - unclear} dòng rõ", "ok", "check"))
        self.clear_chip.setVisible(bool(total))
        self.asked_chip.setVisible(bool(asked))
        self.preview.show_import(draft, whole=self._shows_all)
        self.rows_button.setText("Thu gọn" if self._shows_all else SHOW_ROWS)
        self.rows_button.setVisible(total > FIRST_ROWS)
        self.questions.show_doubts(draft.doubts, asked, self.choices.answers)
        words = f"{self.open_count()} điều cần hỏi"
        self.asked_chip.set_spec(ChipSpec(words, "warn", "circle-question-mark"))
        self.differences.show_plan(draft.plan)
        self._show_left_out(draft)
        self._show_mapping(draft)

    def _show_mapping(self, draft: MemberImport) -> None:
        if self.file is None:
            return
        sheet = draft.source.source
        self.mapping.show_import(draft, sheet)
        self.cut_notice.set_text(
            f"Tệp dài quá mức đọc được; chỉ có {len(sheet.rows)} dòng đầu được đọc."
        )
        self.cut_notice.setVisible(draft.sheet.is_cut)

    def _words(self, draft: MemberImport) -> str:
        name = self.file.name if self.file is not None else ""
        if not draft.sheet.has_header:
            return f"Chưa thấy cột họ tên trong {name}. Hãy chỉ rõ từng cột ở dưới."
        known = sum(headed.column is not None for headed in draft.sheet.columns)
        return (
            f"Đã đọc {name}: {len(draft.sheet.rows)} dòng, nhận ra {known} cột. "
            "Chưa có gì được ghi vào sổ."
        )

    def _show_left_out(self, draft: MemberImport) -> None:
        lines = list(draft.plan.notes)
        rows = (*draft.sheet.skipped, *draft.plan.set_aside)
        lines += [f"Dòng {row.row}: {row.text[:80]} – {row.reason}." for row in rows]
        if draft.plan.missing:
            names = ", ".join(member.name for member in draft.plan.missing)
            lines.insert(0, f"Sẽ đánh dấu “Không còn trong danh sách”: {names}.")
        more = len(lines) - _MOST_LINES
        shown = [*lines[:_MOST_LINES], *([f"và {more} dòng nữa"] if more > 0 else [])]
        self.left_out_text.setText("\n".join(shown))
        self.left_out.setVisible(bool(lines))

    def _toggle_rows(self) -> None:
        self._shows_all = not self._shows_all
        if self.draft is not None:
            self._show(self.draft)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.clear_chip)
        top.addWidget(self.asked_chip)
        under = QHBoxLayout()
        under.addWidget(self.rows_button)
        under.addStretch(1)
        under.addWidget(self.columns_button)
        self.left_out.add(self.left_out_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        for part in (self.cut_notice, self.mapping, self.preview):
            column.addWidget(part)
        column.addLayout(under)
        for card in (self.questions, self.differences, self.left_out):
            column.addWidget(card)
        column.addStretch(1)
        self.mapping.hide()
        self.rows_button.clicked.connect(lambda _checked: self._toggle_rows())
        self.columns_button.clicked.connect(
            lambda _checked: self.mapping.setVisible(self.mapping.isHidden())
        )
        self.mapping.changed.connect(self._on_mapping)
        self.questions.answered.connect(self._on_answer)
        self.differences.changed.connect(partial(self.changed.emit))
