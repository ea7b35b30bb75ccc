"""The tab *Luân phiên báo cáo*: whose turn it is, how long each has waited, who reported when."""

from collections.abc import Callable
from typing import Self

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rotations import Rotation, TurnLine
from app.domain.text import name_key
from ui.kit.buttons import LinkButton, primary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.commands import Command
from ui.kit.facts import act_row
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.place_tab import PlaceTab
from ui.reviews.turn_acts import AGENDA_ICON, TurnActs, agenda_words
from ui.workspace import Workspace

MOST_ROWS = 70
LAST, ACT = "Lần gần nhất", "Việc"
NOTE = (
    "Mỗi kỳ 1–2 đồng chí là thông lệ chi bộ tự đặt, chưa có quy định chung. Người chờ lâu nhất "
    "được mời trước; bỏ lượt một kỳ thì vẫn giữ chỗ cho kỳ sau."
)


class TurnsTab(PlaceTab):
    """Lists members in the order of their turns to report on học tập và làm theo Bác."""

    title = "Luân phiên báo cáo"
    icon = "repeat"
    tables = frozenset({"meetings", "agenda_items", "minutes_entries", "members", "settings"})
    handles = ("turns",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._rotation: Rotation | None = None
        self._acts = TurnActs(workspace)
        self.agenda_button = primary("Đưa vào họp", icon=AGENDA_ICON)
        self.rule_button = LinkButton("Đổi số đồng chí mỗi kỳ (quy tắc K40)", style="small")
        self.sentence = Label("", "strong", wrap=True)
        self.fairness = Label("", "secondary", wrap=True)
        self.table: RecordTable[TurnLine] = RecordTable(
            self._columns(),
            name="Lượt báo cáo học tập và làm theo Bác",
            empty=EmptyState("users-round", "Chưa có đảng viên trong sổ."),
        )
        self._build()

    def load(self) -> None:
        """Read the order for the next meeting."""
        rotation = self.workspace.services.rotations.rotation()
        self._rotation = rotation
        self.sentence.setText(rotation.sentence)
        self.fairness.setText(rotation.fairness)
        self.agenda_button.setText(agenda_words(rotation))
        self.agenda_button.setEnabled(bool(rotation.upcoming))
        self.table.set_records(rotation.lines)
        self.table.show_whole(MOST_ROWS)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the one act of the header."""
        return (self.agenda_button,)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command(
                "Đưa lượt báo cáo vào chương trình", lambda: tab().put_on_agenda(), AGENDA_ICON
            ),
        )

    def open(self, where: str) -> None:
        """Show a member in the order: "turns:5"."""
        member = where.partition(":")[2]
        if member.isdecimal():
            self.table.select(int(member))
        self.take_focus()

    def _on_link(self, line: TurnLine, title: str) -> None:
        if title == ACT:
            self._acts.skip(line, self._rotation.label if self._rotation else "")
        elif title == LAST and line.last is not None:
            self.workspace.go(f"meeting:{line.last.meeting_id}")
        elif title == LAST:
            self._acts.note_earlier(line)

    def put_on_agenda(self) -> None:
        """Put the turn to report on the agenda of the next meeting."""
        self._acts.to_agenda(self.workspace.services.rotations.rotation())

    def _open(self, line: TurnLine) -> None:
        self.workspace.go(f"member:{line.id}")

    def _build(self) -> None:
        card = Card("Học tập và làm theo Bác")
        for label in (self.sentence, self.fairness, Label(NOTE, "small", wrap=True)):
            card.add(label)
        card.add(act_row(self.rule_button))
        turns = Card(edge_to_edge=True)
        turns.add(self.table)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(turns)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.table.opened.connect(self._open)
        self.table.link_pressed.connect(self._on_link)
        self.rule_button.clicked.connect(lambda _checked: self.workspace.go("settings:rules:K40"))
        self.agenda_button.clicked.connect(lambda _checked: self.put_on_agenda())

    def _columns(self) -> tuple[Column[TurnLine], ...]:
        return (
            Column("Lượt", lambda n: str(n.place or "–"), lambda n: n.place or 999, width=56,
                   numeric=True),
            Column("Đồng chí", lambda n: n.turn.full_name, lambda n: name_key(n.turn.full_name),
                   width=140, stretch=True),
            Column("", lambda _n: "", lambda n: not n.is_next, width=112, chip=_state_chip,
                   tooltip=lambda n: n.skip_reason),
            Column("Chờ", lambda n: n.waited, _wait_rank, width=118),
            Column(LAST, _last, _last_rank, width=116, link=True),
            Column("Năm nay", self._this_year, self._this_year, width=78, numeric=True),
            Column("Tất cả", lambda n: str(n.times), lambda n: n.times, width=68,
                   numeric=True, tooltip=_all_reports),
            Column(ACT, lambda n: "Trả lượt" if n.skip_reason else "Bỏ lượt", width=82, link=True),
        )  # fmt: skip

    def _this_year(self, line: TurnLine) -> str:
        return str(line.in_year(self.workspace.year))


def _state_chip(line: TurnLine) -> ChipSpec | None:
    if line.skip_reason:
        return ChipSpec("Bỏ lượt", "warn")
    return ChipSpec("Đến lượt", "gold", "flag") if line.is_next else None


def _last(line: TurnLine) -> str:
    return line.last_label or "Ghi lần trước"


def _wait_rank(line: TurnLine) -> int:
    return 9_999 if line.turn.waited is None else line.turn.waited


def _last_rank(line: TurnLine) -> int:
    day = line.last.day if line.last else line.earlier and line.earlier.first_day
    return day.toordinal() if day else 0


def _all_reports(line: TurnLine) -> str:
    before = (line.last_label,) if line.earlier and not line.reports else ()
    return ", ".join((*(report.label for report in line.reports), *before))
