"""Hồ sơ kiểm tra: what a year or quarter lacks, and one act that makes its folder."""

from pathlib import Path

from app.domain.errors import AppError
from app.domain.periods import QUARTERS, Period
from app.domain.progress import Progress
from app.domain.text import upper_first
from app.services.export.folder_contexts import FolderGap
from app.services.inspection_folders import InspectionFolder
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.choice import Choice
from ui.kit.flow import flow
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_folder, open_with_system
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.kit.tasks import Task
from ui.reports.desk import Desk
from ui.reports.desk_places import INSPECTION
from ui.reports.footer import Footer
from ui.workspace import Workspace

INTRODUCTION = (
    "Lập một thư mục cho đoàn kiểm tra: mọi văn bản từ kế hoạch đến bản quét có chữ ký, "
    "xếp theo số, kèm mục lục ghi rõ chỗ còn thiếu."
)
LOOKING = "Đang xem hồ sơ từng buổi họp…"
COMPLETE = "Không thiếu văn bản, tài liệu nào."


class InspectionDesk(Desk):
    """The gaps come first, each with a way to mend it; the folder is made as it is anyway."""

    place = INSPECTION

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._looking: Task | None = None
        self._made: Path | None = None
        self.period = Choice(required=True)
        self.make_button = primary("Lập hồ sơ", icon="folder-archive")
        self.mend_button = secondary("Đến chỗ bổ sung", icon="arrow-right")
        self.state = Label("", "secondary")
        self.result = Notice("", "ok", act="Mở thư mục", on_act=self.open_made, closable=True)
        self.table = RecordTable(
            _columns(), name="Còn thiếu", key=_key, empty=EmptyState("circle-check", LOOKING)
        )
        self._build()

    def load(self) -> None:
        """Offer the periods of the year, and see in the background what the chosen one lacks."""
        year, chosen = self.workspace.year, self.period.value()
        options = [Period(year), *(Period(year, quarter=number) for number in QUARTERS)]
        self.period.set_options([(one, upper_first(one.label)) for one in options])
        self.period.set_value(chosen if chosen in options else options[0])
        self._look()

    def make(self) -> None:
        """Make the folder in the background."""
        period, service = self.period.value(), self.workspace.services.inspection_folders

        def work(progress: Progress) -> InspectionFolder:
            return service.make(period, progress=progress)

        self.result.hide()
        self.workspace.run(work, f"Đang lập hồ sơ {period.label}", self._on_made)

    def open_made(self) -> None:
        """Open the folder made last."""
        made = self._made
        if made is not None:
            self.workspace.perform(lambda: open_folder(made, self._opener))

    def mend(self) -> None:
        """Go where the chosen gap is mended."""
        gap = self.table.current()
        if gap is not None:
            self.workspace.go(gap.where)

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        period, service = self.period.value(), self.workspace.services.inspection_folders
        task = Task(lambda progress: service.gaps(period, progress))
        self._looking = task
        self.state.setText(LOOKING)
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_not_looked)
        self.workspace.tasks.start(task)

    def _on_looked(self, gaps: tuple[FolderGap, ...]) -> None:
        if self.sender() is self._looking:
            self._show_gaps(gaps)

    def _on_not_looked(self, refusal: AppError) -> None:
        self.state.setText(refusal.sentence)

    def _on_made(self, made: InspectionFolder) -> None:
        self._made = made.place
        lacks = f"còn thiếu {len(made.gaps)}" if made.gaps else "không thiếu gì"
        self.result.set_text(f"Đã lập {made.place.name}: {made.files} tệp, {lacks}.")
        self.result.show()
        self._show_gaps(made.gaps)

    def _show_gaps(self, gaps: tuple[FolderGap, ...]) -> None:
        self.table.empty.say(COMPLETE)
        self.table.set_records(gaps)
        self.state.setText(f"Còn thiếu {len(gaps)}" if gaps else COMPLETE)
        self._on_selected()

    def _on_selected(self) -> None:
        self.mend_button.setEnabled(self.table.current() is not None)

    def _build(self) -> None:
        self.period.setAccessibleName("Kỳ")
        order = Card(self.place.title)
        order.add(Label(INTRODUCTION, "secondary", wrap=True))
        order.add(flow(self.period, self.make_button))
        order.add(self.result)
        self.result.hide()
        lacking = Card("Còn thiếu", edge_to_edge=True)
        lacking.add(self.table, 1)
        lacking.add(Footer((self.state, None, self.mend_button)))
        self.body.addWidget(order)
        self.body.addWidget(lacking, 1)
        self.period.changed.connect(self._look)
        self.make_button.clicked.connect(lambda _checked: self.make())
        self.mend_button.clicked.connect(lambda _checked: self.mend())
        self.table.selected.connect(lambda _gap: self._on_selected())
        self.table.opened.connect(lambda _gap: self.mend())


def _key(gap: FolderGap) -> tuple[str, str, str]:
    return gap.what, gap.of, gap.where


def _columns() -> tuple[Column[FolderGap], ...]:
    return (
        Column("Văn bản, tài liệu", lambda gap: gap.what, width=180, strong=True,
               tooltip=lambda gap: gap.what),
        Column("Của buổi, của năm", lambda gap: upper_first(gap.of), width=300,
               tooltip=lambda gap: gap.of),
        Column("Vì sao", lambda gap: upper_first(gap.why), width=220, stretch=True,
               tooltip=lambda gap: gap.why),
    )  # fmt: skip
