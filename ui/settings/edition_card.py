"""Every edition of the book: files in with a preview, files out, copies to edit, removal."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ValidationError
from app.domain.problems import Problem
from app.domain.rubrics import CONFIDENCE_LABELS, Confidence, RubricTarget
from app.domain.text import short_date
from app.services.rubrics import EditionRow, RubricPreview
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.kit.chips import ChipSpec
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.fault_list import FaultLine, FaultList
from ui.settings.rubric_editor import saved_words
from ui.settings.rubric_preview import PreviewCard
from ui.workspace import Workspace

YAML_KINDS = (("Tệp khung tiêu chí", "*.yaml *.yml"),)
FOLDING = (1, 2)
CHOOSE_ONE = "Chọn một khung để xem nguồn và điều cần lưu ý."


class EditionCard(Card):
    """Lists the editions; what can be done stands under the one chosen."""

    edit_asked = Signal(object)
    """A `Rubric` to make a copy of."""

    def __init__(self, workspace: Workspace) -> None:
        self.import_button = secondary("Nhập từ tệp", icon="file-up", small=True)
        super().__init__("Các khung trong sổ", right=[self.import_button], edge_to_edge=True)
        self._workspace = workspace
        self._path: Path | None = None
        self.table: RecordTable[EditionRow] = RecordTable(
            _columns(), name="Các khung trong sổ", two_line=True
        )
        self.details = Label("", wrap=True)
        self.faults = FaultList(closable=True)
        self.preview = PreviewCard()
        self.edit_button = secondary("Soạn bản mới từ khung này", icon="pencil", small=True)
        self.export_button = secondary("Xuất ra tệp", icon="file-output", small=True)
        self.remove_button = secondary("Xóa bản này", icon="trash-2", small=True)
        self._acts = QWidget()
        self._build()

    def show_rows(self, rows: Sequence[EditionRow]) -> None:
        """Show every edition."""
        self.table.set_records(rows)
        self.table.show_whole(30)
        self._show_details(self.table.current())

    def import_file(self) -> None:
        """Show what a file would bring in, or everything wrong with it."""
        path = self._workspace.dialogs.choose_file("Nhập khung tiêu chí từ tệp nào?", YAML_KINDS)
        if path is None:
            return
        self._close_preview()
        self.faults.clear()
        found = self._workspace.perform(partial(self._look, path))
        if isinstance(found, RubricPreview):
            self._path = path
            self.preview.show_preview(path, found)
        elif found is not None:
            title = f"Chưa nhập {path.name}: còn {len(found)} chỗ cần sửa trong tệp."
            self.faults.show_faults(title, [_fault_line(problem) for problem in found])

    def install(self) -> None:
        """Bring in the file that was previewed."""
        if self._path is None:
            return
        service = self._workspace.services.rubrics
        preview = self._workspace.perform(partial(service.preview_file, self._path))
        row = self._workspace.perform(partial(service.import_file, self._path))
        if isinstance(row, EditionRow) and preview is not None:
            said = saved_words(preview).replace("Đã lưu", "Đã nhập", 1)
            self._workspace.said.emit(said, True)
            self.table.select(row.id)
            self._close_preview()

    def export_file(self) -> None:
        """Write the chosen edition to a file."""
        row = self.table.current()
        if row is None:
            return
        target = self._workspace.dialogs.save_file(
            "Ghi khung tiêu chí vào tệp nào?", YAML_KINDS, Path(f"{row.rubric_id}.yaml")
        )
        if target is not None:
            self._workspace.perform(
                partial(self._workspace.services.rubrics.export_edition, row.id, target),
                f"Đã xuất khung tiêu chí ra {target.name}.",
                undo=False,
            )

    def remove(self) -> None:
        """Take the chosen edition away; undo brings it back."""
        row = self.table.current()
        if row is not None:
            self._workspace.perform(
                partial(self._workspace.services.rubrics.remove, row.id),
                f"Đã xóa một bản của “{row.name}”.",
            )

    def _look(self, path: Path) -> RubricPreview | tuple[Problem, ...]:
        try:
            return self._workspace.services.rubrics.preview_file(path)
        except ValidationError as refusal:
            return refusal.problems

    def _edit(self) -> None:
        row = self.table.current()
        if row is not None:
            self.edit_asked.emit(self._workspace.services.rubrics.get(row.id))

    def _close_preview(self) -> None:
        self._path = None
        self.preview.hide()

    def _show_details(self, row: EditionRow | None) -> None:
        self._acts.setVisible(row is not None)
        if row is None:
            self.details.setText(CHOOSE_ONE)
            return
        services = self._workspace.services.rubrics
        why = services.why_kept(row.id)
        self.remove_button.setVisible(not row.shipped)
        self.remove_button.setEnabled(not why)
        rubric = services.get(row.id)
        lines = [f"Nguồn: {rubric.origin}.", *(f"• {caveat}" for caveat in row.caveats)]
        lines += [why] if why and not row.shipped else []
        self.details.setText("\n".join(lines))

    def _build(self) -> None:
        self.details.setContentsMargins(16, 12, 16, 0)
        acts = FlowLayout(self._acts, gap=8)
        for button in (self.edit_button, self.export_button, self.remove_button):
            acts.addWidget(button)
        self.add(self.faults)
        self.add_layout(_inset(self.preview))
        self.add(self.table)
        self.add(self.details)
        self.add_layout(_inset(self._acts))
        self.body.setContentsMargins(0, 0, 0, 16)
        self.table.selected.connect(self._show_details)
        self.table.opened.connect(lambda _row: self._edit())
        self.table.delete_asked.connect(lambda _row: self.remove())
        self.preview.accepted.connect(self.install)
        self.preview.refused.connect(self._close_preview)
        for button, act in (
            (self.import_button, self.import_file),
            (self.export_button, self.export_file),
            (self.edit_button, self._edit),
            (self.remove_button, self.remove),
        ):
            button.clicked.connect(lambda _checked, act=act: act())


def _inset(widget: QWidget) -> QVBoxLayout:
    """Keep something off the edges of the card."""
    holder = QVBoxLayout()
    holder.setContentsMargins(16, 12, 16, 0)
    holder.addWidget(widget)
    return holder


def _fault_line(problem: Problem) -> FaultLine:
    """Return a fault of a file; its line is the place to look at."""
    where, colon, sentence = problem.message.partition(": ")
    is_placed = colon and where.startswith("Dòng ")
    return FaultLine(where, sentence) if is_placed else FaultLine("Cả tệp", problem.message)


def _columns() -> tuple[Column[EditionRow], ...]:
    return (
        Column("Khung tiêu chí", lambda row: row.name, width=240, stretch=True, second=_use),
        Column("Áp dụng", _dates, lambda row: row.valid_from, width=130, second=_end),
        Column("Nội dung", lambda row: "Đủ" if row.complete else "", width=122, chip=_state),
        Column("Đối chiếu", lambda row: row.confidence, width=142, chip=_confidence),
    )


def _use(row: EditionRow) -> str:
    target = "Buổi họp" if row.target == RubricTarget.MEETING else "Cá nhân"
    return f"{target}, {_origin(row)}"


def _dates(row: EditionRow) -> str:
    return f"từ {short_date(row.valid_from)}" if row.valid_from else "không ghi ngày"


def _end(row: EditionRow) -> str:
    return f"đến {short_date(row.valid_to)}" if row.valid_to else ""


def _origin(row: EditionRow) -> str:
    if row.shipped or row.installed_on is None:
        return "kèm chương trình" if row.shipped else "chi bộ đặt"
    return f"chi bộ đặt ngày {short_date(row.installed_on)}"


def _state(row: EditionRow) -> ChipSpec | None:
    return None if row.complete else ChipSpec("Chưa đủ mục")


def _confidence(row: EditionRow) -> ChipSpec:
    is_checked = row.confidence == Confidence.CHECKED
    word = CONFIDENCE_LABELS[Confidence(row.confidence)]
    return ChipSpec(word, "ok" if is_checked else "warn", "check" if is_checked else "")
