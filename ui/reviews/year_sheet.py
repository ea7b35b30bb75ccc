"""One member of a review on one sheet: one thing to do next, the facts beside it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.member_cards import CardLine
from app.domain.review_forms import FormSection, form_sections
from app.domain.review_steps import ReviewStep
from app.domain.reviews import ReviewFile
from app.domain.text import day_month
from app.services.review_entries import ReviewSheet
from ui.kit.buttons import LinkButton, primary, quiet, secondary
from ui.kit.cards import Card, Notice
from ui.kit.facts import FactGrid
from ui.kit.forms import Form
from ui.kit.kept_rows import KeptRows
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.list_with_side import ListWithSide
from ui.kit.page import scrolling_whole
from ui.kit.segmented import Segmented
from ui.reviews import year_forms
from ui.reviews.sheet_draft import SheetDraft
from ui.reviews.year_words import SAID, STEP_ACTS, fact_pairs, next_words
from ui.workspace import Workspace

SELF, RESIDENCE, TEMPORARY = "self", "residence", "temporary"
COMMITTEE, PROPOSAL, DECISION = "committee", "proposal", "decision"
_WORDS = {
    SELF: "Tự đánh giá",
    RESIDENCE: "Nơi cư trú",
    TEMPORARY: "Nơi tạm thời",
    COMMITTEE: "Chi ủy",
    PROPOSAL: "Chi bộ đề nghị",
    DECISION: "Cấp trên",
}
_FIRST = {
    ReviewStep.SELF: SELF,
    ReviewStep.COMMITTEE: COMMITTEE,
    ReviewStep.VOTE: PROPOSAL,
    ReviewStep.PROPOSAL: PROPOSAL,
    ReviewStep.DECISION: DECISION,
}
MOST_RECORDS = 30
Sections = tuple[FormSection, ...]


class RecordRow(QWidget):
    """A record behind the figures: its day and words; the button opens it."""

    def __init__(self, line: CardLine, open_it: Callable[[str], None]) -> None:
        super().__init__()
        self.button = quiet("Xem", small=True)
        self.button.setAccessibleName(f"Xem: {line.text}")
        self.button.clicked.connect(lambda _checked: open_it(line.where))
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(f"{day_month(line.day)}: {line.text}", "small", wrap=True), 1)
        row.addWidget(self.button)


class YearSheet(QWidget):
    """Shows the step a member stands at; the others are one press away."""

    left = Signal()
    moved = Signal(int)
    """Go to the member before (-1) or after (1) in the table."""
    votes_asked = Signal()
    print_asked = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.review_id = 0
        self.sheet: ReviewSheet | None = None
        self.part = SELF
        self.form = Form(())
        self._forms: dict[tuple[str, Sections], Form] = {}
        self._form_column = QVBoxLayout()
        self.title = Label("", "section", wrap=True)
        self.hint = Label("", "secondary", wrap=True)
        self.next = Label("", "strong", wrap=True)
        self.words = Label("", "secondary", wrap=True)
        self.parts = Segmented([(SELF, _WORDS[SELF])])
        self._bars: dict[tuple[str, ...], Segmented] = {}
        self._bar_row = QVBoxLayout()
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.before_button = quiet("Đồng chí trước", icon="chevron-left")
        self.after_button = quiet("Đồng chí sau", icon="chevron-right")
        self.print_button = secondary("In phiếu", icon="printer")
        self.save_button = primary("Ghi", icon="check", keys="Ctrl Enter")
        self.votes_button = secondary("Nhập kết quả phiếu", icon="list-checks", small=True)
        self.take_back_button = LinkButton("Bỏ ghi bản tự đánh giá này")
        self.doubts = Notice("", "warn")
        self.draft = SheetDraft(workspace)
        self.facts, self.more = FactGrid(), Label("", "small")
        self.records = KeptRows(partial(RecordRow, open_it=workspace.go), 4)
        self._card, self._facts_card = Card(), Card("Số liệu trong sổ")
        self._build()

    # --- What the tab asks -----------------------------------------------------------------------

    def show_member(self, review_id: int, member_id: int, part: str = "") -> bool:
        """Show the sheet of a member; say whether there is one."""
        entries = self.workspace.services.review_entries
        sheet = self.workspace.perform(partial(entries.sheet, review_id, member_id))
        if sheet is None:
            return False
        self.review_id, self.sheet = review_id, sheet
        self.title.setText(sheet.line.person.full_name)
        self.hint.setText(" · ".join(_about(sheet)))
        self.next.setText(next_words(sheet))
        self._show_parts(sheet, part or _first_part(sheet))
        self._show_facts(sheet)
        return True

    def prepare(self, file: ReviewFile) -> Iterator[None]:
        """Make and read what the first look at a sheet needs, one part in each pause."""
        for kind in sorted({line.person.form_kind for line in file.lines}):
            sections = form_sections(kind, is_quarter=file.review.is_quarter)
            if (SELF, sections) not in self._forms:
                form = year_forms.self_form(sections, self._today)
                self._keep_form((SELF, sections), form).ensurePolished()
                yield
        if self.sheet is None and file.lines:
            self.show_member(file.review.id, file.lines[0].id)

    def keep_typed(self) -> None:
        """Keep what is typed and not recorded."""
        self.draft.keep_now()

    def renew(self) -> None:
        """Read the sheet again; a form with something typed in it stays as it is.

        Where the present step was shown, the present one is: an undo leads back to its form.
        """
        sheet = self.sheet
        if sheet is None or self.form.is_changed():
            return
        is_present = self.part == _first_part(sheet)
        self.show_member(self.review_id, sheet.line.id, "" if is_present else self.part)

    def save(self) -> None:
        """Write the step that is shown, then go on to the next one."""
        sheet = self.sheet
        if sheet is None or not self.save_button.isEnabled():
            return
        if not self.form.is_ready():
            return
        act = partial(self._write, sheet.line.id, self.form.values())
        done = self.workspace.perform(act, SAID[self.part], form=self.form)
        if done:
            self.form.keep_as_clean()
            self.draft.done()
            following = "" if self.part in _FIRST.values() else self.part
            self.show_member(self.review_id, sheet.line.id, following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- Acts ------------------------------------------------------------------------------------

    def _write(self, member_id: int, values: dict[str, Any]) -> bool:
        entries, review_id = self.workspace.services.review_entries, self.review_id
        acts: dict[str, Callable[[], None]] = {
            SELF: lambda: entries.save_self_review(
                review_id, member_id, year_forms.self_review(values)
            ),
            RESIDENCE: lambda: entries.save_residence(
                review_id, member_id, year_forms.residence_comment(values)
            ),
            TEMPORARY: lambda: entries.save_temporary(review_id, member_id, values["text"]),
            COMMITTEE: lambda: entries.save_committee(
                review_id, member_id, values["grade"], values["comment"]
            ),
            PROPOSAL: lambda: entries.propose(
                review_id, member_id, values["grade"], values["reason"]
            ),
            DECISION: lambda: entries.decide(
                review_id, member_id, values["grade"], values["on"], values["reason"]
            ),
        }
        acts[self.part]()
        return True

    def _take_back(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        entries = self.workspace.services.review_entries
        act = partial(entries.take_back_self_review, self.review_id, sheet.line.id)
        self.workspace.perform(act, "Đã bỏ ghi bản tự đánh giá.")
        self.form.keep_as_clean()
        self.draft.done()
        self.show_member(self.review_id, sheet.line.id, SELF)

    # --- What is shown ---------------------------------------------------------------------------

    def _show_parts(self, sheet: ReviewSheet, part: str) -> None:
        bar = self._bar_of(_parts_of(sheet))
        if bar is not self.parts:
            self.parts.hide()
            bar.show()
        self.parts = bar
        bar.set_value(part)
        self._show_form(sheet, part)

    def _bar_of(self, parts: tuple[str, ...]) -> Segmented:
        """Return the steps as one bar, made once for those who have the same ones."""
        if parts not in self._bars:
            bar = self._bars[parts] = Segmented([(key, _WORDS[key]) for key in parts])
            bar.setAccessibleName("Bước của đồng chí này")
            bar.changed.connect(self._on_part)
            bar.hide()
            self._bar_row.addWidget(bar)
        return self._bars[parts]

    def _on_part(self) -> None:
        if self.sheet is not None:
            self._show_form(self.sheet, self.parts.value())

    def _show_form(self, sheet: ReviewSheet, part: str) -> None:
        self.draft.keep_now()
        self.part = part
        form = self._form_of(sheet, part)
        self.form.hide()
        form.show()
        self.form = form
        form.set_values(self._values(sheet, part))
        form.keep_as_clean()
        self.draft.follow(form, f"review:{self.review_id}:{sheet.line.id}:{part}")
        can_write = not sheet.is_closed or part == DECISION
        form.setEnabled(can_write)
        self.save_button.setEnabled(can_write)
        self.save_button.setText(STEP_ACTS[part])
        self.words.setText(sheet.vote_words if part == PROPOSAL else "")
        self.words.setVisible(part == PROPOSAL)
        self.votes_button.setVisible(part == PROPOSAL and can_write)
        is_received = sheet.line.entry.is_received
        self.take_back_button.setVisible(part == SELF and is_received and can_write)

    def _form_of(self, sheet: ReviewSheet, part: str) -> Form:
        """Return the form of a step, made once; the written parts differ by kind of form."""
        key = (part, sheet.sections if part == SELF else ())
        return self._forms.get(key) or self._keep_form(key, self._new_form(sheet, part))

    def _keep_form(self, key: tuple[str, Sections], form: Form) -> Form:
        self._forms[key] = form
        form.hide()
        self._form_column.addWidget(form)
        return form

    def _new_form(self, sheet: ReviewSheet, part: str) -> Form:
        today = self._today
        makers: dict[str, Callable[[], Form]] = {
            SELF: lambda: year_forms.self_form(sheet.sections, today),
            RESIDENCE: lambda: year_forms.residence_form(today),
            TEMPORARY: year_forms.temporary_form,
            COMMITTEE: year_forms.committee_form,
            PROPOSAL: year_forms.proposal_form,
            DECISION: lambda: year_forms.decision_form(today),
        }
        return makers[part]()

    def _values(self, sheet: ReviewSheet, part: str) -> dict[str, Any]:
        entry, today = sheet.line.entry, self._today()
        values: dict[str, dict[str, Any]] = {
            SELF: year_forms.self_values(entry.own, sheet.sections, today),
            RESIDENCE: {
                "received_on": entry.residence.received_on,
                "online": entry.residence.online,
                "text": entry.residence.text,
            },
            TEMPORARY: {"text": entry.temporary_comment},
            COMMITTEE: {
                "grade": entry.committee_grade or entry.own.grade,
                "comment": entry.committee_comment,
            },
            PROPOSAL: {
                "grade": entry.proposed_grade or sheet.majority,
                "reason": entry.proposed_reason,
            },
            DECISION: year_forms.decision_values(entry, today),
        }
        return values[part]

    def _show_facts(self, sheet: ReviewSheet) -> None:
        self.doubts.set_text("\n".join(sheet.doubts))
        self.doubts.setVisible(bool(sheet.doubts))
        self.facts.set_facts(fact_pairs(sheet))
        self.records.show_rows(tuple(dict.fromkeys(sheet.records))[:MOST_RECORDS])
        left_out = len(sheet.records) - MOST_RECORDS
        self.more.setText(f"và {left_out} ghi chép khác")
        self.more.setVisible(left_out > 0)

    def _today(self) -> Any:
        return self.workspace.now().date()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        for button in (
            self.before_button, self.after_button, self.print_button, self.save_button,
        ):  # fmt: skip
            bar.addWidget(button)
        self._card.add(self.hint)
        self._card.add(self.next)
        self._bar_row.addWidget(self.parts)
        self._card.add_layout(self._bar_row)
        self._card.add(self.words)
        self._card.add(self.draft)
        self._card.add(self.votes_button)
        self._form_column.addWidget(self.form)
        self._card.add_layout(self._form_column)
        self._card.add(self.take_back_button)
        self._card.body.addStretch(1)
        self._facts_card.add(self.doubts)
        self._facts_card.add(self.facts)
        self._facts_card.add_line()
        self._facts_card.add(self.records)
        self._facts_card.add(self.more)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(ListWithSide(scrolling_whole(inner), (self._facts_card,)), 1)
        self._connect()

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda _checked: self.left.emit())
        self.before_button.clicked.connect(lambda _checked: self.moved.emit(-1))
        self.after_button.clicked.connect(lambda _checked: self.moved.emit(1))
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.votes_button.clicked.connect(lambda _checked: self.votes_asked.emit())
        self.print_button.clicked.connect(lambda _checked: self._ask_print())
        self.take_back_button.clicked.connect(lambda _checked: self._take_back())
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self.save)
        self._keys.add("Alt+Up", lambda: self.moved.emit(-1))
        self._keys.add("Alt+Down", lambda: self.moved.emit(1))

    def _ask_print(self) -> None:
        if self.sheet is not None:
            self.print_asked.emit(self.sheet.line.id)


def _parts_of(sheet: ReviewSheet) -> tuple[str, ...]:
    person = sheet.line.person
    left_out = set()
    if not person.is_away:
        left_out.add(TEMPORARY)
    if not person.needs_residence and not sheet.line.entry.residence.received_on:
        left_out.add(RESIDENCE)
    return tuple(part for part in _WORDS if part not in left_out)


def _first_part(sheet: ReviewSheet) -> str:
    return DECISION if sheet.is_closed or sheet.step is None else _FIRST[sheet.step]


def _about(sheet: ReviewSheet) -> tuple[str, ...]:
    person = sheet.line.person
    return tuple(part for part in (sheet.form, person.party_post, person.office_post) if part)
