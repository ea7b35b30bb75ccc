"""Khung tiêu chí: the cell's own choice, borrowed rules, and the editor of editions."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rubric_choices import DERIVED_RUBRIC, MAIN_RUBRICS
from app.domain.rubric_drafts import draft_of, value_at
from app.domain.rubrics import Rubric, RubricTarget
from app.domain.scoring_options import ThematicRubric, options_of
from app.domain.settings import Settings
from app.services.rubrics import EditionRow
from ui.kit.cards import Card, Notice
from ui.kit.choice import Choice
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.kit.option_cards import OptionCard, OptionCards
from ui.kit.painting import scaled
from ui.settings.edition_card import FOLDING, EditionCard
from ui.settings.loan_card import GATES, ROLL_UPS, LoanCard
from ui.settings.rubric_editor import KEPT_AS, RubricEditor
from ui.settings.scoring_card import ScoringCard
from ui.settings.section import Section, fold_columns
from ui.settings.section_places import RUBRICS
from ui.workspace import Workspace

WIDE = 760
TWO_RUBRICS = ThematicRubric.TWO_RUBRICS


class RubricSection(Section):
    """Chooses the rubric new meetings are scored with; sheets already begun keep theirs."""

    entry = RUBRICS
    tables = frozenset({"settings", "rubric_editions"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.main = OptionCards(
            [(key, _main_card(title, sentence)) for key, title, sentence in MAIN_RUBRICS],
            stacked=True,
        )
        self.form = Form(
            (
                Field("Khung đang dùng", "rubric_id", Choice(), span=2),
                Field("Phiếu của buổi chuyên đề", "thematic_rubric_id", Choice(), span=2),
                Field("", "derived", Check("Ghi thêm 7 nhóm vào nghị quyết (suy từ phiếu trên)")),
            )
        )
        self.gates = LoanCard(workspace, GATES, self.today)
        self.roll_up = LoanCard(workspace, ROLL_UPS, self.today)
        self.scoring = ScoringCard(workspace)
        self.editions = EditionCard(workspace)
        self.editor = RubricEditor(workspace)
        self.unfinished = Notice("", "info", act="Soạn tiếp", on_act=self.go_on)
        self._front = QWidget()
        self._build()

    def refresh(self) -> None:
        """Show the choice and every edition."""
        services = self.workspace.services
        rows, settings = services.rubrics.list(), services.cells.settings()
        rubrics = {row.rubric_id: services.rubrics.get(row.id) for row in rows}
        self._show_choice(rows, settings)
        lenders = {r.id: r for r in rubrics.values() if r.target is RubricTarget.MEETING}
        used = lenders.get(settings.rubric_id)
        for card in (self.gates, self.roll_up):
            card.show_loans(lenders, settings, used)
        self.scoring.show_settings(settings, used)
        self.editions.show_rows(rows)
        self._show_unfinished()

    def choose(self, rubric_id: str) -> None:
        """Score new meetings with another rubric."""
        rows = self.workspace.services.rubrics.list()
        name = next(row.name for row in rows if row.rubric_id == rubric_id)
        self._change(f"Chi bộ chấm theo: {name}.", rubric_id=rubric_id)

    def edit(self, rubric: Rubric) -> None:
        """Open the editor on a copy of a rubric."""
        self._open_editor(draft_of(rubric))

    def go_on(self) -> None:
        """Open the draft the end of the program, or another place, has interrupted."""
        kept = self._kept_draft()
        if kept is not None:
            self._open_editor(kept)

    def keep_typed(self) -> None:
        """Keep a draft that is being edited."""
        if not self.editor.isHidden():
            self.editor.keep_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out dates and completeness where there is no room for all columns."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(WIDE)
        fold_columns(self.editions.table, FOLDING, is_folded=is_narrow)

    def _open_editor(self, draft: object) -> None:
        self._front.hide()
        self.editor.show()
        self.editor.begin(draft)  # type: ignore[arg-type]

    def _leave_editor(self) -> None:
        self.keep_typed()
        self.editor.hide()
        self._front.show()
        self._show_unfinished()

    def _on_saved(self, row: EditionRow) -> None:
        self.editor.draft = {}
        self._leave_editor()
        self.editions.table.select(row.id)

    def _kept_draft(self) -> dict[str, object] | None:
        kept = self.workspace.services.history.unfinished()
        text = next((one.text for one in kept if one.key == KEPT_AS), "")
        try:
            draft = json.loads(text) if text else None
        except ValueError:
            return None
        return draft if isinstance(draft, dict) else None

    def _show_unfinished(self) -> None:
        draft = self._kept_draft()
        self.unfinished.setVisible(draft is not None)
        if draft is not None:
            name = value_at(draft, "name") or "chưa có tên"
            self.unfinished.set_text(f"Còn bản khung đang soạn dở: {name}.")

    def _change(self, said: str, **changed: str) -> None:
        cells = self.workspace.services.cells
        settings = replace(cells.settings(), **changed)  # type: ignore[arg-type]
        self.workspace.perform(partial(cells.save_settings, settings), said)

    def _show_choice(self, rows: Sequence[EditionRow], settings: Settings) -> None:
        offered = {
            row.rubric_id: row.name
            for row in rows
            if row.target == RubricTarget.MEETING and row.can_score
        }
        self.main.set_value(settings.rubric_id)
        self.form.input("rubric_id").set_options(tuple(offered.items()))
        thematic = self.form.input("thematic_rubric_id")
        thematic.set_options([("", "Dùng chung khung trên"), *offered.items()])
        has_two = options_of(settings.scoring_options).thematic_rubric is TWO_RUBRICS
        thematic.parentWidget().setVisible(has_two)
        self.form.set_values(
            {
                "rubric_id": settings.rubric_id,
                "thematic_rubric_id": settings.thematic_rubric_id,
                "derived": settings.derived_rubric_id == DERIVED_RUBRIC,
            }
        )

    def _on_thematic(self) -> None:
        chosen = self.form.input("thematic_rubric_id").value() or ""
        self._change("Đã ghi phiếu của buổi chuyên đề.", thematic_rubric_id=chosen)

    def _on_derived(self) -> None:
        wanted = DERIVED_RUBRIC if self.form.input("derived").value() else ""
        said = "Nghị quyết ghi thêm 7 nhóm." if wanted else "Nghị quyết không ghi 7 nhóm."
        self._change(said, derived_rubric_id=wanted)

    def _build(self) -> None:
        choice = Card("Khung của chi bộ")
        choice.body.setSpacing(12)
        choice.add(self.main)
        choice.add(self.form)
        choice.add(Label("Phiếu đã mở giữ khung đã chọn cho buổi đó.", "small", wrap=True))
        front = QVBoxLayout(self._front)
        front.setContentsMargins(0, 0, 0, 0)
        front.setSpacing(16)
        cards = (choice, self.editions, self.gates, self.roll_up, self.scoring)
        for widget in (self.unfinished, *cards):
            front.addWidget(widget)
        self.column.addWidget(self._front)
        self.column.addWidget(self.editor)
        self.column.addStretch(1)
        self.editor.hide()
        self._connect()

    def _connect(self) -> None:
        self.main.chosen.connect(self.choose)
        self.form.input("rubric_id").changed.connect(
            lambda: self.choose(self.form.input("rubric_id").value())
        )
        self.form.input("thematic_rubric_id").changed.connect(self._on_thematic)
        self.form.input("derived").changed.connect(self._on_derived)
        self.editions.edit_asked.connect(self.edit)
        self.editor.left.connect(self._leave_editor)
        self.editor.saved.connect(self._on_saved)


def _main_card(title: str, sentence: str) -> OptionCard:
    card = OptionCard(title)
    card.column.addWidget(Label(sentence, "secondary", wrap=True))
    return card
