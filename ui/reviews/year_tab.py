"""The tab *Cuối năm*: the review of the year, its five steps, and the one next act."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Self

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.periods import Period
from app.domain.review_steps import ReviewStep, first_waiting
from app.domain.reviews import ReviewFile, kind_of
from app.domain.text import upper_first
from app.services.reviews import ReviewBoard
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.commands import Command
from ui.kit.list_with_side import ListWithSide
from ui.kit.made_files import MadeFiles
from ui.kit.tokens import data
from ui.reviews.turns_card import TurnsCard
from ui.reviews.year_cards import GradesCard, ReviewCard
from ui.reviews.year_pages import YearPages
from ui.reviews.year_periods import PeriodBar
from ui.reviews.year_printing import YearPrinting
from ui.reviews.year_sheet import COMMITTEE, DECISION, PROPOSAL, SELF
from ui.reviews.year_steps import StepsBar
from ui.reviews.year_table import YearTable, record_of
from ui.reviews.year_words import STEP_ICONS
from ui.workspace import Workspace

NOT_OPENED = "Chưa mở đợt kiểm điểm {}."
OPEN_HINT = "Sổ lập danh sách theo quy định, điền sẵn số liệu trong năm và đề xuất hạn từng bước."
QUARTER_HINT = (
    "Đánh giá quý chỉ gồm đồng chí trong chi ủy và đồng chí giữ chức vụ (mẫu 2A). Mở khi cấp trên "
    "yêu cầu (366-QĐ/TW, Điều 15); sổ điền sẵn số liệu của quý."
)
REMINDED = "Đã chép lời nhắc {} đồng chí. Dán vào nhóm của chi bộ; sổ đã ghi ngày nhắc."
QUIET_MS = 300
_ALL_READY = object()
_PARTS = {
    ReviewStep.SELF: SELF,
    ReviewStep.COMMITTEE: COMMITTEE,
    ReviewStep.PROPOSAL: PROPOSAL,
    ReviewStep.DECISION: DECISION,
}


class YearTab(YearPages):
    """The table of all who are reviewed; sheet, votes and forms take its place."""

    title = "Cuối năm"
    icon = "award"
    tables = frozenset(
        {
            "reviews", "review_entries", "review_papers", "members", "member_situations",
            "member_posts", "meetings", "attendances", "minutes_entries", "tasks", "task_results",
            "task_co_owners", "papers", "agenda_items", "settings", "rule_values", "days_off",
            "past_attendance",
        }
    )  # fmt: skip
    handles = ("review",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.board: ReviewBoard | None = None
        self._is_front_stale, self._review_id = True, 0
        self.periods = PeriodBar()
        self.steps, self.table = StepsBar(), YearTable()
        self.grades, self.review_card = GradesCard(), ReviewCard()
        self.turns = TurnsCard(workspace)
        self.print_button = secondary("In phiếu điền sẵn", icon="printer")
        self.act_button = primary("Mở đợt kiểm điểm", icon="award")
        self.empty = EmptyState("award", "", OPEN_HINT, act="Mở đợt kiểm điểm", act_icon="award")
        self.made, self.printing = MadeFiles(), YearPrinting(workspace)
        self._front = QWidget()
        self._preparing: Iterator[object] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._build()
        self._connect()

    @property
    def period(self) -> Period:
        """Return the year or quarter looked back on."""
        return self.periods.period(self.workspace.year)

    # --- What the page asks ----------------------------------------------------------------------

    def load(self) -> None:
        """Read the review of the year or quarter again."""
        find, period = self.workspace.services.reviews.find, self.period
        self.board = find(period.year, kind_of(period), period.quarter or 0)
        self._is_front_stale, self._preparing = True, None
        review_id = 0 if self.board is None else self.board.file.review.id
        if review_id != self._review_id:  # another year: what stood open belongs to the last one
            self._review_id = review_id
            self.go_home()
        self.periods.say(self.board)
        self._show_act()
        if self.stack.currentWidget() in {self._front, self.empty}:
            self._show_front()
        elif self.board is not None:
            self.renew_page(self.board.file)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the sheets ready once the table has been looked at for a moment."""
        super().showEvent(event)
        self._quiet.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make nothing ready for who has gone on."""
        super().hideEvent(event)
        self._quiet.stop()

    def heading(self) -> str:
        """Return the tab with its year, or the quarter looked at."""
        period = self.period
        return upper_first(period.label) if period.quarter else f"{self.title} {period.year}"

    def state_line(self) -> str:
        """Say who is reviewed and who is not."""
        return self.board.sentence if self.board is not None else ""

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header, the next one last."""
        return self.print_button, self.act_button

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Nhập kết quả phiếu xếp loại", lambda: tab().open_part("votes"), "list-checks"),
            Command("Hồ sơ kiểm điểm (Điều 17)", lambda: tab().open_part("dossier"), "award"),
            Command("In phiếu kiểm điểm điền sẵn", lambda: tab().print_forms(), "printer"),
            Command("Văn bản của đợt kiểm điểm", lambda: tab().open_part("papers"), "file-text"),
            Command("Gửi, quyết định, công khai", lambda: tab().open_part("outcome"), "send"),
            Command("Hạn và trần của đợt kiểm điểm", lambda: tab().open_part("plan"), "award"),
        )

    def open(self, where: str) -> None:
        """Show a member of the review: "review:2:15", or only the review: "review:2"."""
        _, review, member = (*where.split(":"), "", "")[:3]
        if review.isdecimal():
            self._look_at(int(review))
        if member.isdecimal():
            self._fill_front()
            self.table.select(int(member))
            self._open_sheet(int(member))
        else:
            self.go_home()
            self.take_focus()

    def go_home(self) -> None:
        """Show the table."""
        self._show_front()
        self.form_shown.emit(False)

    def take_focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.view.setFocus()

    # --- Acts ------------------------------------------------------------------------------------

    def act(self) -> None:
        """Do the next act of the review."""
        board = self.board
        if board is None:
            self._start()
            return
        if board.act is None:
            return
        match board.act.step:
            case ReviewStep.SELF:
                self._remind(board)
            case ReviewStep.VOTE:
                self.open_part("votes")
            case ReviewStep.PROPOSAL:
                self._propose(board)
            case ReviewStep.DECISION if all(n.entry.superior_grade for n in board.file.lines):
                self._close()
            case ReviewStep.DECISION:
                self.open_part("outcome")
            case step:
                self._open_first(board, step)

    def _start(self) -> None:
        period, reviews = self.period, self.workspace.services.reviews
        start = partial(reviews.start, period.year, kind_of(period), period.quarter or 0)
        if self.workspace.perform(start, f"Đã mở đợt kiểm điểm {period.label}."):
            self.take_focus()

    def _remind(self, board: ReviewBoard) -> None:
        number = len(board.file.missing())
        remind = partial(self.workspace.services.reviews.remind, board.file.review.id)
        text = self.workspace.perform(remind, REMINDED.format(number))
        if text:
            QGuiApplication.clipboard().setText(text)

    def _propose(self, board: ReviewBoard) -> None:
        entries, review_id = self.workspace.services.review_entries, board.file.review.id
        taken = self.workspace.perform(partial(entries.propose_majorities, review_id))
        if taken:
            self.workspace.said.emit(f"Đã lấy mức quá nửa cho {taken} đồng chí.", True)
        else:
            self._open_first(board, ReviewStep.PROPOSAL)

    def _open_first(self, board: ReviewBoard, step: ReviewStep) -> None:
        line = first_waiting(board.file, step)
        if line is not None:
            self.table.select(line.id)
            self._open_sheet(line.id, _PARTS.get(step, ""))

    def open_part(self, what: str) -> None:
        """Open what belongs to the whole review, or do its act."""
        if self.board is None:
            return
        acts = {"close": self._close, "remove": self._remove}
        if what in acts:
            acts[what]()
        else:
            self._show(self.page_of(what, self.board.file))

    def print_forms(self) -> None:
        """Print the forms of all who are reviewed, filled in."""
        self.printing.forms_of_all(self.period, self.made)

    def _close(self) -> None:
        if self.board is not None:
            close = partial(self.workspace.services.reviews.close, self.board.file.review.id)
            self.workspace.perform(close, "Đã kết thúc đợt kiểm điểm và giữ bản lưu.")

    def _remove(self) -> None:
        if self.board is not None:
            remove = partial(self.workspace.services.reviews.remove, self.board.file.review.id)
            self.workspace.perform(remove, "Đã xóa đợt kiểm điểm.")

    # --- What is shown ---------------------------------------------------------------------------

    def _show_board(self, board: ReviewBoard | None) -> None:
        if board is None:
            period = self.period
            hint = QUARTER_HINT if period.quarter else OPEN_HINT
            self.empty.say(NOT_OPENED.format(period.label), hint)
            return
        self.steps.set_steps(board.steps)
        self.table.show_review(board.file)
        self.grades.show_board(board)
        self.review_card.show_board(board)
        if self.table.current() is None and board.file.lines:
            self.table.select(board.file.lines[0].id)

    def _show_act(self) -> None:
        board = self.board
        self.print_button.setEnabled(board is not None)
        if board is None:
            self.act_button.setText("Mở đợt kiểm điểm")
            self.act_button.set_icon("award")
            return
        self.act_button.setEnabled(board.act is not None)
        self.act_button.setText("Đợt đã kết thúc" if board.act is None else board.act.button)
        self.act_button.setToolTip("" if board.act is None else board.act.sentence)
        if board.act is not None:
            self.act_button.set_icon(STEP_ICONS[board.act.step])

    def _look_at(self, review_id: int) -> None:
        """Show the period of a review that was asked for."""
        reviews = self.workspace.services.reviews
        file = self.workspace.read(partial(reviews.get, review_id))
        if file is not None and file.review.period != self.period:
            self.periods.set_period(file.review.period)
            self.workspace.set_year(file.review.year)
            self._on_period()

    def _on_period(self) -> None:
        self.made.hide()
        self.load()
        self.state_changed.emit()

    def _show_front(self) -> None:
        self._fill_front()
        self.periods.show()
        self.stack.setCurrentWidget(self.empty if self.board is None else self._front)

    def _fill_front(self) -> None:
        """Fill the table and its cards if something has changed since they were last seen."""
        if self._is_front_stale:
            self.turns.load()
            self._show_board(self.board)
        self._is_front_stale = False

    def _show(self, part: QWidget) -> None:
        self.periods.hide()
        self.stack.setCurrentWidget(part)
        self.form_shown.emit(True)

    def _open_sheet(self, member_id: int, part: str = "") -> None:
        if self.board is not None and self.sheet.show_member(
            self.board.file.review.id, member_id, part
        ):
            self._show(self.sheet)

    def _prepare_next(self) -> None:
        """Make one part of the sheets ready: all at once they would hold up a key."""
        if self.board is None:
            return
        if self._preparing is None:
            self._preparing = self._sheets_in_parts(self.board.file)
        if next(self._preparing, _ALL_READY) is not _ALL_READY:
            self._quiet.start()

    def _sheets_in_parts(self, file: ReviewFile) -> Iterator[object]:
        yield self.sheet
        yield from self.sheet.prepare(file)

    def _move(self, step: int) -> None:
        lines = self.table.records()
        current = self.sheet.sheet
        places = [
            place for place, line in enumerate(lines) if current and line.id == current.line.id
        ]
        if places:
            line = lines[(places[0] + step) % len(lines)]
            self.table.select(line.id)
            self._open_sheet(line.id)

    def _on_step(self, key: str) -> None:
        if self.board is None:
            return
        if key == ReviewStep.VOTE.value:
            self.open_part("votes")
        else:
            self._open_first(self.board, ReviewStep(key))

    def _on_left(self) -> None:
        self.go_home()
        self.take_focus()

    def _build(self) -> None:
        table = Card(edge_to_edge=True)
        table.add(self.table, 1)
        cards = (self.grades, self.turns, self.review_card)
        front = QVBoxLayout(self._front)
        front.setContentsMargins(0, 0, 0, 0)
        front.setSpacing(data()["layout"]["cardGap"])
        front.addWidget(self.made)
        front.addWidget(self.steps)
        front.addWidget(ListWithSide(table, cards), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.periods)
        whole.addWidget(self.stack, 1)
        self.stack.addWidget(self._front)
        self.stack.addWidget(self.empty)

    def _connect(self) -> None:
        self._quiet.timeout.connect(self._prepare_next)
        self.periods.changed.connect(self._on_period)
        self.act_button.clicked.connect(lambda _checked: self.act())
        self.print_button.clicked.connect(lambda _checked: self.print_forms())
        self.print_asked.connect(lambda who: self.printing.form_of(self.period, who))
        self.empty.pressed.connect(self._start)
        self.table.opened.connect(lambda line: self._open_sheet(line.id))
        self.table.link_pressed.connect(
            lambda line, title: self.workspace.go(record_of(line, title))
        )
        self.steps.clicked.connect(self._on_step)
        self.review_card.asked.connect(self.open_part)
        self.moved.connect(self._move)
        self.votes_asked.connect(partial(self.open_part, "votes"))
        self.page_left.connect(self._on_left)
