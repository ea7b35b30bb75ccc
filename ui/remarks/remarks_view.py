"""The tab *Góp ý của người dự*: remarks with their state, and beside them the answer."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import NotFound
from app.domain.meetings import HELD_STAGES, Guest, MeetingRow
from app.domain.member_days import on_roll
from app.domain.remark_boards import RemarkBoard, RemarkRow
from app.domain.remarks import Visit
from app.domain.tasks import TaskDraft
from app.domain.text import name_key, short_date
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.commands import Command
from ui.kit.made_files import MadeFiles
from ui.kit.painting import scaled
from ui.kit.record_list import ListEntry, RecordList
from ui.kit.tokens import data
from ui.place_tab import PlaceTab
from ui.remarks.dialogs import PersonChoices, SheetDialog, TaskDialog, VisitDialog
from ui.remarks.remark_card import RemarkCard
from ui.remarks.remark_facts import state_chip
from ui.remarks.remark_filters import RemarkFilters
from ui.remarks.remark_form import RemarkFormPage, known_people
from ui.remarks.sheet_page import SheetPage
from ui.workspace import Workspace

NOTHING = "Chưa có góp ý nào."
HINT = "Ghi góp ý của cấp trên sau mỗi lần dự họp."
LEFT_OUT = "Bộ lọc này không có góp ý nào."
SHEET_KINDS = (("Phiếu góp ý", "*.docx *.xlsx"),)
LIST_SHARE, CARD_SHARE, LEAST_LIST = 38, 62, 372


class RemarksView(PlaceTab):
    """Drawn from one `RemarkBoard`; forms take the place of list and card."""

    title = "Góp ý của người dự"
    icon = "message-square-text"
    tables = frozenset(
        {"remarks", "visits", "observer_teams", "meetings", "agenda_items", "members", "tasks"}
    )
    handles = ("remark", "remarks", "visit")

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.board = RemarkBoard(workspace.year, self._today())
        self.send_button = secondary("Xuất phiếu", icon="file-output")
        self.take_button = secondary("Nhập phiếu góp ý", icon="file-up")
        self.note_button = secondary("Ghi góp ý", icon="plus")
        self.note_button.setToolTip("Ctrl+N")
        self.filters = RemarkFilters()
        empty = EmptyState("message-square-text", NOTHING, HINT, act="Ghi góp ý")
        self.list = RecordList("Góp ý của người dự", empty)
        self.card = RemarkCard(self._today)
        self.made = MadeFiles()
        self._stack, self._front = QStackedWidget(), QWidget()
        self._shown_id: int | None = None
        self._build()
        self._connect()

    @cached_property
    def form(self) -> RemarkFormPage:
        """Return the form of a remark, built when it is first opened."""
        form = RemarkFormPage(self.workspace)
        form.left.connect(self._on_left)
        form.saved.connect(self._on_saved)
        self._stack.addWidget(form)
        return form

    @cached_property
    def sheet(self) -> SheetPage:
        """Return the page of a sheet that came back, built when it is first opened."""
        sheet = SheetPage(self.workspace)
        sheet.left.connect(self._on_left)
        sheet.taken.connect(self._on_saved)
        self._stack.addWidget(sheet)
        return sheet

    # --- What the page asks ---------------------------------------------------------------------

    def load(self) -> None:
        """Read the remarks again; filters, choice and what is being typed stay."""
        self.board = self.workspace.services.remarks.board(self.workspace.year)
        self._show_entries()

    @classmethod
    def count(cls, workspace: Workspace) -> int | None:
        """Return how many remarks wait for an answer."""
        return workspace.services.remarks.count(workspace.year)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.send_button, self.take_button, self.note_button)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Ghi góp ý của người dự", lambda: tab().start_new(), "plus", "Ctrl N"),
            Command("Nhập phiếu góp ý từ Word, Excel", lambda: tab().take_sheet(), "file-up"),
            Command("Xuất phiếu góp ý cho người dự", lambda: tab().send_sheet(), "file-output"),
        )

    def open(self, where: str) -> None:
        """Show "remark:5", what was said at "remarks:meeting:12", or of "visit:3"."""
        prefix, _, rest = where.partition(":")
        number = rest.rpartition(":")[2]
        if not number.isdecimal():
            return
        self._leave_form()
        if prefix == "remark":
            self.show_remark(int(number))
        elif prefix == "visit":
            self._show_visit(int(number))
        else:
            self.show_meeting(int(number))

    def go_home(self) -> None:
        """Leave the form; what is in it waits there."""
        self._leave_form()

    def start_new(self) -> None:
        """Open the form of a new remark."""
        meeting = self.filters.meeting_id()
        self._show_form(self.form)
        self.form.start(meeting)

    def take_search(self) -> None:
        """Put the keyboard on the filters."""
        self.filters.states.setFocus()

    def keep_typed(self) -> None:
        """Keep an answer being written as a draft. Raises AppError."""
        typed = self.card.typed_draft()
        if typed is not None and self.card.row is not None:
            self.workspace.services.remarks.keep_draft(self.card.row.id, typed)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    # --- The list -------------------------------------------------------------------------------

    def show_remark(self, remark_id: int) -> None:
        """Choose a remark, of whatever year it is; filters that hide it are taken away."""
        if self.board.find(remark_id) is None and not self._turn_to_year_of(remark_id):
            return
        if not self.list.select(remark_id):
            self.filters.clear()
            self._show_entries()
            self.list.select(remark_id)
        self.card.take_focus()

    def show_meeting(self, meeting_id: int) -> None:
        """Show what was said at a meeting; ask for it when nothing is recorded yet."""
        self.filters.show_board(self.board)
        if not any(row.meeting.id == meeting_id for row in self.board.rows):
            self._show_form(self.form)
            self.form.start(meeting_id)
            return
        self.filters.show_meeting(meeting_id)
        self._show_entries()
        self.take_focus()

    def _show_visit(self, visit_id: int) -> None:
        said = next((row for row in self.board.rows if row.visit.id == visit_id), None)
        if said is not None:
            self.show_remark(said.id)

    def _turn_to_year_of(self, remark_id: int) -> bool:
        try:
            row = self.workspace.services.remarks.find(remark_id)
        except NotFound as refusal:
            self.workspace.said.emit(refusal.sentence, False)
            return False
        self.workspace.set_year(row.meeting.period.year)
        self.load()
        return True

    def _show_entries(self) -> None:
        self.filters.show_board(self.board)
        rows = self.filters.rows_of(self.board)
        sentence, hint = (LEFT_OUT, "") if self.board.rows else (NOTHING, HINT)
        self.list.empty.say(sentence, hint)
        self.list.set_entries([self._entry(row) for row in rows])
        self._show_card()

    def _entry(self, row: RemarkRow) -> ListEntry:
        return ListEntry(
            key=row.id,
            title=row.visit.source,
            text=row.remark.form.gist,
            note=row.place_words(self.board.year),
            chip=state_chip(row, self.board.today),
        )

    def _show_card(self) -> None:
        key = self.list.current()
        if key != self._shown_id:
            self.workspace.perform(self.keep_typed)
        self._shown_id = key
        row = None if key is None else self.board.find(key)
        self.card.setVisible(row is not None)
        self.card.show_row(row, self._tasks(), self.board.accepted_sentence)

    def _tasks(self) -> tuple[tuple[int, str], ...]:
        tasks = self.workspace.services.tasks.open()
        return tuple((task.id, f"{task.code} {task.text}") for task in tasks)

    # --- Acts on the chosen remark --------------------------------------------------------------

    def _close(self) -> None:
        row = self.card.row
        if row is None:
            return
        answer = partial(self.workspace.services.remarks.answer, row.id, self.card.answer())
        self.card.form.keep_as_clean()
        self.workspace.perform(answer, "Đã trả lời góp ý.", form=self.card.form)

    def _keep_draft(self) -> None:
        self.workspace.perform(self.keep_typed, "Đã lưu nháp trả lời.")

    def _give_task(self) -> None:
        row = self.card.row
        if row is None:
            return
        if row.remark.task_id is not None:
            self.workspace.go(f"task:{row.remark.task_id}")
            return
        draft = self.workspace.services.remarks.task_draft(row.id)
        if draft.owner_id is None or draft.due_on is None:
            asked = self._ask_task(draft)
            if asked is None:
                return
            draft = asked
        give = partial(self.workspace.services.remarks.give_task, row.id, draft)
        self.workspace.perform(give, "Đã giao nhiệm vụ từ góp ý.")

    def _ask_task(self, draft: TaskDraft) -> TaskDraft | None:
        members = on_roll(self.workspace.services.members.all(), self._today())
        people = [(m.id, m.full_name) for m in sorted(members, key=lambda m: name_key(m.full_name))]
        dialog = TaskDialog(draft, people, self._today)
        return dialog.draft() if self.workspace.dialogs.show(dialog) else None

    def _edit(self) -> None:
        if self.card.row is not None:
            self.workspace.perform(self.keep_typed)
            self._show_form(self.form)
            self.form.edit(self.card.row)

    def _edit_visit(self) -> None:
        row = self.card.row
        if row is None:
            return
        teams = [(team.id, team.name) for team in self.workspace.services.observers.teams()]
        dialog = VisitDialog(row.visit, teams)
        if self.workspace.dialogs.show(dialog):
            save = self.workspace.services.remarks.save_visit
            form = dialog.visit_form()
            self.workspace.perform(partial(save, row.visit.id, form), "Đã sửa người dự.")

    def _delete(self) -> None:
        if self.card.row is not None:
            remove = partial(self.workspace.services.remarks.remove, self.card.row.id)
            self.workspace.perform(remove, "Đã xóa góp ý.")

    def _open_meeting(self) -> None:
        if self.card.row is not None:
            self.workspace.go(f"meeting:{self.card.row.meeting.id}")

    # --- Sheets that go out and come back -------------------------------------------------------

    def send_sheet(self) -> None:
        """Write a sheet for an observer to fill in."""
        rows = self.workspace.services.meetings.list(self.workspace.year)
        meetings = [(row.id, f"{row.title}, {short_date(row.day)}") for row in reversed(rows)]
        dialog = SheetDialog(meetings, self._likely_meeting(rows), self._people_of)
        if not self.workspace.dialogs.show(dialog):
            return
        meeting, person, as_excel = dialog.order()
        write = partial(self._write_sheet, meeting, person, as_excel=as_excel)
        path = self.workspace.perform(write)
        if path is not None:
            self.made.show_files((path,))

    def _likely_meeting(self, rows: Sequence[MeetingRow]) -> int | None:
        """Return the meeting of the remark in front, else the last one held."""
        if self.card.row is not None:
            return self.card.row.meeting.id
        held = [row for row in rows if row.day <= self._today() and row.stage in HELD_STAGES]
        return max(held, key=lambda row: row.day).id if held else None

    def _write_sheet(self, meeting: int, person: Visit | Guest | None, *, as_excel: bool) -> Path:
        services = self.workspace.services
        visit = person.id if person is not None else None
        if isinstance(person, Guest):  # who is sent a sheet has attended
            visit = services.remarks.add_guest_visit(person.id)
        return services.remark_sheets.export(meeting, visit, as_excel=as_excel)

    def _people_of(self, meeting: int) -> PersonChoices:
        return known_people(self.workspace.services, meeting)

    def take_sheet(self) -> None:
        """Read a sheet that came back and show what it brings."""
        path = self.workspace.dialogs.choose_file("Chọn phiếu góp ý đã điền", SHEET_KINDS)
        if path is None:
            return
        preview = self.workspace.perform(partial(self.workspace.services.remark_sheets.read, path))
        if preview is not None:
            self._show_form(self.sheet)
            self.sheet.show_preview(preview)

    # --- Forms ----------------------------------------------------------------------------------

    def _show_form(self, form: QWidget) -> None:
        self._stack.setCurrentWidget(form)
        self.form_shown.emit(True)

    def _leave_form(self) -> None:
        self._stack.setCurrentWidget(self._front)
        self.form_shown.emit(False)

    def _on_left(self) -> None:
        self._leave_form()
        self.take_focus()

    def _on_saved(self, remark_id: int) -> None:
        self._leave_form()
        self.show_remark(remark_id)
        self.take_focus()

    def _today(self) -> date:
        return self.workspace.now().date()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._front)
        left = Card(edge_to_edge=True)
        left.body.setContentsMargins(0, 0, 0, 1)
        left.add(self.filters)
        left.add_line()
        left.add(self.list, 1)
        left.setMinimumWidth(scaled(LEAST_LIST))
        whole = QVBoxLayout(self._front)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(data()["layout"]["cardGapDense"])
        whole.addWidget(self.made)
        row = QHBoxLayout()
        row.setSpacing(data()["layout"]["cardGap"])
        whole.addLayout(row, 1)
        row.addWidget(left, LIST_SHARE)
        row.addWidget(self.card, CARD_SHARE)
        self.card.hide()

    def _connect(self) -> None:
        self.note_button.clicked.connect(lambda _checked: self.start_new())
        self.send_button.clicked.connect(lambda _checked: self.send_sheet())
        self.take_button.clicked.connect(lambda _checked: self.take_sheet())
        self.filters.changed.connect(self._show_entries)
        self.list.selected.connect(lambda _key: self._show_card())
        self.list.opened.connect(lambda _key: self.card.take_focus())
        self.list.delete_asked.connect(lambda _key: self._delete())
        self.list.empty.pressed.connect(self.start_new)
        self.card.closed.connect(self._close)
        self.card.draft_asked.connect(self._keep_draft)
        self.card.task_asked.connect(self._give_task)
        self.card.edit_asked.connect(self._edit)
        self.card.visit_asked.connect(self._edit_visit)
        self.card.delete_asked.connect(self._delete)
        self.card.meeting_asked.connect(self._open_meeting)
