"""The card of the resolution: its number, its vote, and the tasks the meeting gives."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.documents import DocumentType, IssuedDocument
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingKind
from app.domain.posting_texts import issued_paper
from app.domain.step_evidence import is_assigned
from app.domain.tasks import Task, TaskDraft
from app.domain.text import day_month, short_date
from app.domain.votes import VoteMatter
from app.domain.voting import vote_figure, vote_of, vote_passed, vote_sentence
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import Chip, ChipSpec
from ui.kit.dialog import Dialog
from ui.kit.forms import Form
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.meetings.task_form import TaskForm, choices_of
from ui.workspace import Workspace

MOST_ROWS = 14
PRODUCT, LEAST_WITH_PRODUCT = 4, 640
"""The column left out below this width: the words of a task stand in its tooltip with it."""
NAMES = {DocumentType.RESOLUTION: "Nghị quyết", DocumentType.CONCLUSION: "Kết luận"}


def paper_type(file: MeetingFile) -> DocumentType:
    """Return what the meeting issues: a resolution, or a conclusion where that was voted on."""
    vote = vote_of(file, VoteMatter.RESOLUTION, VoteMatter.CONCLUSION)
    is_conclusion = vote is not None and vote.matter is VoteMatter.CONCLUSION
    if is_conclusion or file.header.kind is MeetingKind.COMMITTEE:
        return DocumentType.CONCLUSION
    return DocumentType.RESOLUTION


class ResolutionCard(Card):
    """Title, vote chip, number and the table of tasks."""

    number_asked = Signal()
    cancel_asked = Signal()
    added = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.chip = Chip(ChipSpec(""))
        self.number_button = secondary("Cấp số nghị quyết", small=True)
        self.cancel_button = secondary("Hủy số", small=True)
        self.add_button = secondary("Thêm nhiệm vụ", icon="plus", small=True)
        super().__init__(
            "Nghị quyết",
            right=(self.chip, self.number_button, self.cancel_button, self.add_button),
            edge_to_edge=True,
        )
        self._view: MeetingView | None = None
        self.table: RecordTable[Task] = RecordTable(
            self._columns(), name="Nhiệm vụ của buổi họp", empty=_empty()
        )
        self.body.setContentsMargins(0, 0, 0, 0)
        self.add(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._connect()

    def show_view(self, view: MeetingView) -> None:
        """Show the paper and the tasks of a meeting."""
        self._view = view
        file, document_type = view.file, paper_type(view.file)
        document = issued_paper(file, document_type)
        self.title.setText(card_title(file, document))
        is_open = not view.is_locked
        self.number_button.setVisible(is_open and document is None)
        self.cancel_button.setVisible(is_open and document is not None)
        self.add_button.setVisible(is_open)
        self._dress(is_short=False)
        self.table.set_records(file.tasks)
        self.table.show_whole(MOST_ROWS)

    def set_room(self, width: int) -> None:
        """Use short words where the head would be too wide; what is to be done is read first."""
        is_narrow = width < scaled(LEAST_WITH_PRODUCT)
        if self.table.view.isColumnHidden(PRODUCT) is not is_narrow:
            self.table.view.setColumnHidden(PRODUCT, is_narrow)
        self._dress(is_short=False)
        if self.minimumSizeHint().width() > width:
            self._dress(is_short=True)

    def _dress(self, *, is_short: bool) -> None:
        if self._view is None:
            return
        file = self._view.file
        name = NAMES[paper_type(file)].lower()
        self.number_button.setText("Cấp số" if is_short else f"Cấp số {name}")
        self.add_button.setText("Thêm" if is_short else "Thêm nhiệm vụ")
        self._show_vote(file, is_short=is_short)

    def _show_vote(self, file: MeetingFile, *, is_short: bool) -> None:
        vote = vote_of(file, VoteMatter.RESOLUTION, VoteMatter.CONCLUSION)
        self.chip.setVisible(vote is not None)
        if vote is None:
            return
        figure = vote_figure(vote, file)
        words = figure if is_short else f"{figure} tán thành"
        is_passed = vote_passed(vote, file)
        self.chip.set_spec(ChipSpec(words, "ok" if is_passed else "error", "check" * is_passed))
        self.chip.setToolTip(vote_sentence(vote, file))

    def _columns(self) -> tuple[Column[Task], ...]:
        return (
            Column("#", self._number, lambda task: task.id, width=38),
            Column("Nhiệm vụ", lambda task: task.text, width=105, stretch=True, tooltip=_whole),
            Column("Người chủ trì", lambda task: task.owner_name or "–", width=148),
            Column("Hạn", self._due, lambda task: task.due_on, width=68, numeric=True),
            Column("Sản phẩm", lambda task: task.deliverable, width=140),
            Column("Rõ việc", clear_words, width=98, icon=_clear_icon, colour=_clear_colour),
        )

    def _number(self, task: Task) -> str:
        tasks = () if self._view is None else self._view.file.tasks
        place = next((n for n, own in enumerate(tasks, start=1) if own.id == task.id), 0)
        return str(place)

    def _due(self, task: Task) -> str:
        if task.due_on is None:
            return "thường xuyên" if task.standing else ""
        year = self._view.file.header.day.year if self._view else task.due_on.year
        same = task.due_on.year == year
        return day_month(task.due_on) if same else short_date(task.due_on)

    def _connect(self) -> None:
        self.number_button.clicked.connect(lambda _checked: self.number_asked.emit())
        self.cancel_button.clicked.connect(lambda _checked: self.cancel_asked.emit())
        self.add_button.clicked.connect(lambda _checked: self.added.emit())
        self.table.empty.pressed.connect(self.added)
        self.table.opened.connect(self.opened)
        self.table.edit_asked.connect(self.opened)
        self.table.delete_asked.connect(self.removed)


def card_title(file: MeetingFile, document: IssuedDocument | None) -> str:
    """Return "Nghị quyết 17-NQ/CB: 7 nhiệm vụ"."""
    name = NAMES[paper_type(file)]
    numbered = name if document is None else f"{name} {document.code}"
    return f"{numbered}: {len(file.tasks)} nhiệm vụ"


def clear_words(task: Task) -> str:
    """Return "Đủ", or what makes a task unclear."""
    if not is_assigned(task):
        has_owner = task.owner_id is not None or task.owner_group_id is not None
        return "Thiếu hạn" if has_owner else "Thiếu người"
    return "Đủ" if task.deliverable else "Thiếu sản phẩm"


def _clear_icon(task: Task) -> str:
    return "check" if clear_words(task) == "Đủ" else "triangle-alert"


def _clear_colour(task: Task) -> str:
    return "ok" if clear_words(task) == "Đủ" else "warn"


def _whole(task: Task) -> str:
    return f"{task.text}\nSản phẩm: {task.deliverable}" if task.deliverable else task.text


def _empty() -> EmptyState:
    return EmptyState(
        "clipboard-plus",
        "Buổi họp chưa giao nhiệm vụ nào.",
        "Mỗi nhiệm vụ cần người chủ trì, thời hạn và sản phẩm.",
        act="Thêm nhiệm vụ",
    )


class TaskDialog(Dialog):
    """Gives a task, or changes one as it was given."""

    def __init__(
        self,
        workspace: Workspace,
        file: MeetingFile,
        task: Task | None,
        act: Callable[[TaskDraft, Form], bool],
    ) -> None:
        question = "Thêm nhiệm vụ của buổi họp?" if task is None else f"Sửa nhiệm vụ {task.code}?"
        super().__init__(question, "", "Ghi nhiệm vụ", width=640)
        self._act = act
        self.tasks = TaskForm(lambda: workspace.now().date(), with_buttons=False)
        self.add(self.tasks)
        self.tasks.start(choices_of(file, workspace.services.members.groups()), task)
        self.tasks.submitted.connect(lambda _draft: self.accept())
        self.tasks.cancelled.connect(self.reject)

    def accept(self) -> None:
        """Keep the task; stay open while it is refused."""
        if self.tasks.form.is_ready() and self._act(self.tasks.draft(), self.tasks.form):
            super().accept()


def task_row(card: ResolutionCard, task_id: int) -> QWidget:
    """Choose a task in the table and return the table, to be shown and focused."""
    card.table.select(task_id)
    return card.table
