"""The sheet of one member over the list: lines, result, conditions; keys go on to the next one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.choices import Choice
from app.domain.evidence_keys import EvidenceKey
from app.domain.member_sheets import MemberSheetView
from app.domain.periods import Period
from ui.kit.buttons import icon_button, quiet
from ui.kit.cards import PADDING, Card
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.list_with_side import ListWithSide
from ui.reviews.points_card import PointsCard
from ui.reviews.points_lines import CELL, SELF, PointsLines, SheetRow
from ui.reviews.points_status import ConditionsCard, StatusCard
from ui.workspace import Workspace

HINT = "Gõ số rồi Enter; 1 và 2 chọn mức; F2 sửa; Ctrl+PgDn sang đồng chí sau; Esc về danh sách."


class PointsSheet(QWidget):
    """Enters points line by line; each entry is one action that can be undone."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._points = workspace.services.member_points
        self._people: tuple[int, ...] = ()
        self._member, self._period = 0, Period(workspace.year, quarter=1)
        self.view: MemberSheetView | None = None
        self.title = Label("", "title", wrap=True)
        self.said = Label("", "small", wrap=True)
        self.hint = Label(HINT, "small", wrap=True)
        self.back_button = quiet("Danh sách", icon="chevron-left")
        self.before_button = icon_button("chevron-up", "Đồng chí trước", keys="Ctrl+PgUp")
        self.after_button = icon_button("chevron-down", "Đồng chí sau", keys="Ctrl+PgDn")
        self.lines = PointsLines()
        self.status, self.conditions = StatusCard(), ConditionsCard()
        self.facts = PointsCard()
        self._build()
        self._connect()

    def show_sheet(self, member_id: int, period: Period, people: Sequence[int]) -> None:
        """Open the sheet of a member; `people` are those the keys go through."""
        self._member, self._period, self._people = member_id, period, tuple(people)
        self.load()
        self.lines.go_to_open()

    def load(self) -> None:
        """Read the sheet again."""
        view = self._points.view(self._member, self._period)
        if view is None:
            self.left.emit()
            return
        self.view = view
        self.title.setText(f"{view.full_name} – {view.period.label}")
        self.lines.show_view(view)
        for card in (self.status, self.conditions, self.facts):
            card.show_view(view)
        at = self._people.index(self._member) if self._member in self._people else 0
        self.before_button.setEnabled(at > 0)
        self.after_button.setEnabled(at < len(self._people) - 1)

    def step(self, by: int) -> None:
        """Go on to the member before or after, on the same line."""
        self.lines.close_edit()
        at = self._people.index(self._member) + by if self._member in self._people else -1
        if 0 <= at < len(self._people):
            self._member = self._people[at]
            self.load()

    def keep_typed(self) -> None:
        """Keep the cell being typed in."""
        self.lines.close_edit()

    def _do(self, act: Callable[[], object], said: str = "") -> None:
        self._workspace.perform(act, said)

    def _do_all(self, act: Callable[[Sequence[int], Period], int], said: str) -> None:
        """Do to this one member what the list does to many."""
        self._do(partial(act, (self._member,), self._period), said)

    def _reopen(self) -> None:
        reopen = partial(self._points.reopen, self._member, self._period)
        self._do(reopen, "Đã mở lại phiếu.")

    def _choose(self, row: SheetRow, level: str) -> None:
        if row.item.level_id != level or row.item.points is None:
            choice = Choice(row.id, level_id=level)
            self._do(partial(self._points.choose, self._member, self._period, choice))
        self.lines.go_down()

    def _type(self, row: SheetRow, title: str, points: object) -> None:
        where = (self._member, self._period)
        if title == SELF:
            if points is None:
                self._do(partial(self._points.clear, *where, row.id))
                return
            self._do(partial(self._points.choose, *where, Choice(row.id, points=points)))  # type: ignore[arg-type]
        elif title == CELL:
            self._do(partial(self._points.set_cell_points, *where, row.id, points))  # type: ignore[arg-type]
        else:
            self._give_superior(row, points)
        self.lines.go_down()

    def _give_superior(self, row: SheetRow, points: object) -> None:
        reason: str | None = ""
        if points is not None and points != row.column.cell_points:
            reason = self._workspace.dialogs.ask_reason(
                f"Vì sao cấp trên chấm khác ở mục {row.id}?",
                "Lý do in trên phiếu, cạnh điểm của chi bộ.",
                "Ghi điểm cấp trên",
            )
        if reason is not None:
            give = partial(self._points.set_superior, self._member, self._period, row.id)
            self._do(lambda: give(points, reason))  # type: ignore[arg-type]

    def _note(self, row: SheetRow) -> None:
        reason = self._workspace.dialogs.ask_reason(
            f"Vì sao mất điểm ở mục {row.id}?", row.item.text, "Ghi lý do"
        )
        if reason is not None:
            self._do(
                partial(self._points.set_note, self._member, self._period, row.id, reason),
                "Đã ghi lý do mất điểm.",
            )

    def _open_record(self, row: SheetRow) -> None:
        """Open what a line was judged by; a line only a person judges has the member's card."""
        places = (entry.where for entry in row.item.evidence if entry.where)
        self._workspace.go(next(places, f"member:{self._member}"))

    def _say_line(self, row: SheetRow | None) -> None:
        """Say the whole criterion of the chosen line and why it has its points."""
        said = "" if row is None else f"{row.id}. {row.item.text} · {row.item.why}"
        self.said.setText(said)

    def _state(self, key: EvidenceKey, value: str) -> None:
        self._do(partial(self._points.state, self._member, self._period, key, value))

    def _answer(self, grade: str) -> None:
        if self.view is not None and grade and grade != self.view.grade:
            self._do(partial(self._points.answer_gate, self._member, self._period, grade))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.before_button)
        head.addWidget(self.after_button)
        card = Card(edge_to_edge=True)
        card.add(self.lines, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 8, PADDING, 10)
        foot.addWidget(self.said)
        card.add_layout(foot)
        self.facts.score_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(ListWithSide(card, (self.status, self.conditions, self.facts)), 1)
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+PgDown", partial(self.step, 1))
        self._keys.add("Ctrl+PgUp", partial(self.step, -1))
        self._keys.add("Escape", self.left.emit)

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda _checked: self.left.emit())
        self.before_button.clicked.connect(lambda _checked: self.step(-1))
        self.after_button.clicked.connect(lambda _checked: self.step(1))
        self.lines.chosen.connect(self._choose)
        self.lines.selected.connect(self._say_line)
        self.lines.typed.connect(self._type)
        self.lines.note_asked.connect(self._note)
        self.lines.record_asked.connect(self._open_record)
        self.conditions.stated.connect(self._state)
        self.status.grade_chosen.connect(self._answer)
        self.status.pass_asked.connect(
            lambda: self._do_all(self._points.pass_all, "Đã ghi “Đảm bảo” các mục trống.")
        )
        self.status.agree_asked.connect(
            lambda: self._do_all(self._points.agree, "Chi bộ đã thống nhất.")
        )
        self.status.close_asked.connect(lambda: self._do_all(self._points.close, "Đã chốt phiếu."))
        self.status.reopen_asked.connect(self._reopen)
