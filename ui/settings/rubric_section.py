"""Khung tiêu chí: the cell's own choice, borrowed rules, every edition, files in and out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ValidationError
from app.domain.problems import Problem
from app.domain.rubric_choices import DERIVED_RUBRIC, MAIN_RUBRICS
from app.domain.rubrics import CONFIDENCE_LABELS, Confidence, Rubric, RubricTarget
from app.domain.settings import Settings
from app.domain.text import short_date
from app.services.rubrics import EditionRow
from ui.kit.buttons import secondary
from ui.kit.cards import Card, Notice
from ui.kit.chips import ChipSpec
from ui.kit.choice import Choice
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.kit.option_cards import OptionCard, OptionCards
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.loan_card import GATES, ROLL_UPS, LoanCard
from ui.settings.scoring_card import ScoringCard
from ui.settings.section import Section, fold_columns
from ui.workspace import Workspace

WIDE, FOLDING = 760, (1, 2)
YAML_KINDS = (("Tệp khung tiêu chí", "*.yaml *.yml"),)


class RubricSection(Section):
    """Chooses the rubric new meetings are scored with; sheets already begun keep theirs."""

    key = "rubrics"
    title = "Khung tiêu chí"
    icon = "list-ordered"
    words = (
        "phiếu chấm điểm, tiêu chí, xếp loại, 7 nhóm, rút gọn, chi tiết, HD 42, An Phú",
        "điều kiện của mức Tốt, xếp loại năm, nhập khung, xuất khung, cách hiểu khi chấm",
    )
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
                Field("", "derived", Check("Ghi thêm 7 nhóm vào nghị quyết (suy từ phiếu trên)")),
            )
        )
        self.gates = LoanCard(workspace, GATES, self.today)
        self.roll_up = LoanCard(workspace, ROLL_UPS, self.today)
        self.scoring = ScoringCard(workspace)
        self.table = RecordTable(_columns(), name="Các khung trong sổ")
        self.details = Label("", wrap=True)
        self.faults = FaultList()
        self.import_button = secondary("Nhập từ tệp", icon="file-up", small=True)
        self.export_button = secondary("Xuất ra tệp", icon="file-output", small=True)
        self._build()

    def refresh(self) -> None:
        """Show the choice and every edition."""
        services = self.workspace.services
        rows, settings = services.rubrics.list(), services.cells.settings()
        rubrics = {row.rubric_id: services.rubrics.get(row.id) for row in rows}
        self._show_choice(rows, settings)
        self._show_lenders(rubrics, settings)
        self.scoring.show_settings(settings)
        self.table.set_records(rows)
        self.table.show_whole(30)
        self._show_details(self.table.current())

    def choose(self, rubric_id: str) -> None:
        """Score new meetings with another rubric."""
        rows = self.workspace.services.rubrics.list()
        name = next(row.name for row in rows if row.rubric_id == rubric_id)
        self._change(f"Chi bộ chấm theo: {name}.", rubric_id=rubric_id)

    def import_file(self) -> None:
        """Bring in a file, or show everything wrong with it."""
        path = self.workspace.dialogs.choose_file("Nhập khung tiêu chí từ tệp nào?", YAML_KINDS)
        if path is None:
            return
        done = self.workspace.perform(partial(self._read, path))
        if isinstance(done, EditionRow):
            self.faults.clear()
            self.workspace.said.emit(f"Đã nhập khung tiêu chí: {done.name}.", True)
            self.table.select(done.id)
        elif done is not None:
            self.faults.show_faults(path.name, done)

    def export_file(self) -> None:
        """Write the chosen rubric to a file."""
        row = self.table.current()
        if row is None:
            return
        target = self.workspace.dialogs.save_file(
            "Ghi khung tiêu chí vào tệp nào?", YAML_KINDS, Path(f"{row.rubric_id}.yaml")
        )
        if target is not None:
            self.workspace.perform(
                partial(self.workspace.services.rubrics.export_file, row.rubric_id, target),
                f"Đã xuất khung tiêu chí ra {target.name}.",
                undo=False,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out dates and completeness where there is no room for all columns."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(WIDE)
        fold_columns(self.table, FOLDING, is_folded=is_narrow)

    def _read(self, path: Path) -> EditionRow | tuple[Problem, ...]:
        try:
            return self.workspace.services.rubrics.import_file(path)
        except ValidationError as refusal:
            return refusal.problems

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
        self.form.set_values(
            {
                "rubric_id": settings.rubric_id,
                "derived": settings.derived_rubric_id == DERIVED_RUBRIC,
            }
        )

    def _show_lenders(self, rubrics: dict[str, Rubric], settings: Settings) -> None:
        lenders = {r.id: r for r in rubrics.values() if r.target is RubricTarget.MEETING}
        used = lenders.get(settings.rubric_id)
        for card in (self.gates, self.roll_up):
            card.show_loans(lenders, settings, used)

    def _show_details(self, row: EditionRow | None) -> None:
        self.export_button.setEnabled(row is not None)
        if row is None:
            self.details.setText("Chọn một khung để xem nguồn và điều cần lưu ý.")
            return
        rubric = self.workspace.services.rubrics.get(row.id)
        lines = [f"Nguồn: {rubric.origin}.", *(f"• {caveat}" for caveat in row.caveats)]
        self.details.setText("\n".join(lines))

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
        editions = Card(
            "Các khung trong sổ", right=[self.import_button, self.export_button], edge_to_edge=True
        )
        self.details.setContentsMargins(16, 12, 16, 0)
        editions.add(self.faults)
        editions.add(self.table)
        editions.add(self.details)
        for card in (choice, editions, self.gates, self.roll_up, self.scoring):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.main.chosen.connect(self.choose)
        self.form.input("rubric_id").changed.connect(
            lambda: self.choose(self.form.input("rubric_id").value())
        )
        self.form.input("derived").changed.connect(self._on_derived)
        self.table.selected.connect(self._show_details)
        self.import_button.clicked.connect(lambda _checked: self.import_file())
        self.export_button.clicked.connect(lambda _checked: self.export_file())


class FaultList(QWidget):
    """Everything wrong with a file, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Notice("", "error", closable=True)
        self.lines = Label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.lines)
        self.hide()

    def show_faults(self, name: str, problems: Sequence[Problem]) -> None:
        """Show the faults of a file; nothing of it was kept."""
        self.title.set_text(f"Chưa nhập {name}: còn {len(problems)} chỗ cần sửa trong tệp.")
        self.title.show()
        self.lines.setText("\n".join(f"• {problem.message}" for problem in problems))
        self.show()

    def clear(self) -> None:
        """Show no faults any more."""
        self.lines.setText("")
        self.hide()


def _main_card(title: str, sentence: str) -> OptionCard:
    card = OptionCard(title)
    card.column.addWidget(Label(sentence, "secondary", wrap=True))
    return card


def _columns() -> tuple[Column[EditionRow], ...]:
    return (
        Column("Khung tiêu chí", lambda row: row.name, width=240, stretch=True),
        Column(
            "Dùng cho",
            lambda row: "Buổi họp" if row.target == RubricTarget.MEETING else "Cá nhân",
            width=96,
        ),
        Column("Áp dụng", _dates, lambda row: row.valid_from, width=200),
        Column("Nội dung", lambda row: "Đủ" if row.complete else "", width=122, chip=_state),
        Column("Đối chiếu", lambda row: row.confidence, width=142, chip=_confidence),
    )


def _dates(row: EditionRow) -> str:
    start = f"từ {short_date(row.valid_from)}" if row.valid_from else ""
    end = f"đến {short_date(row.valid_to)}" if row.valid_to else ""
    return " ".join(part for part in (start, end) if part)


def _state(row: EditionRow) -> ChipSpec | None:
    return None if row.complete else ChipSpec("Chưa đủ mục")


def _confidence(row: EditionRow) -> ChipSpec:
    is_checked = row.confidence == Confidence.CHECKED
    word = CONFIDENCE_LABELS[Confidence(row.confidence)]
    return ChipSpec(word, "ok" if is_checked else "warn", "check" if is_checked else "")
