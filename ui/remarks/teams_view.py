"""The tab *Tổ công tác*: who follows the cell, since when, and how often it came."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Self

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.observers import Observer, ObserverTeam
from app.domain.text import short_date
from ui.kit.buttons import danger, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import Chip, ChipSpec
from ui.kit.commands import Command
from ui.kit.date_inputs import DateField
from ui.kit.day_dialog import DayDialog
from ui.kit.facts import Fact, FactGrid, act_row
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.kit.record_list import ListEntry, RecordList
from ui.kit.tokens import data
from ui.place_tab import PlaceTab
from ui.remarks.team_form import TeamFormPage
from ui.workspace import Workspace

NOTHING = "Chưa ghi tổ công tác nào."
HINT = "Ghi tổ của cấp trên theo dõi chi bộ để góp ý của tổ về đúng nơi."
IN_FORCE, ENDED = ChipSpec("Đang theo dõi", "ok", "check"), ChipSpec("Đã thôi theo dõi")
LIST_SHARE, CARD_SHARE, LEAST_LIST = 38, 62, 372


class TeamsView(PlaceTab):
    """The register of teams; a form takes the place of list and card."""

    title = "Tổ công tác"
    icon = "users"
    tables = frozenset({"observer_teams", "observers", "visits"})
    handles = ("team",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.teams: tuple[ObserverTeam, ...] = ()
        self.add_button = secondary("Thêm tổ công tác", icon="plus")
        self.add_button.setToolTip("Ctrl+N")
        empty = EmptyState("users", NOTHING, HINT, act="Thêm tổ công tác")
        self.list = RecordList("Tổ công tác", empty)
        self.card = TeamCard()
        self.form = TeamFormPage(workspace)
        self._stack, self._front = QStackedWidget(), QWidget()
        self._build()

    def load(self) -> None:
        """Read the register again."""
        self.teams, today = self.workspace.services.observers.teams(), self._today()
        self.list.set_entries([_entry(team, today) for team in self.teams])
        self._show_card()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.add_button,)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (Command("Thêm tổ công tác", lambda: tab().start_new(), "users"),)

    def open(self, where: str) -> None:
        """Show a team."""
        self._leave_form()
        record = where.partition(":")[2]
        if record.isdecimal():
            self.list.select(int(record))
        self.take_focus()

    def go_home(self) -> None:
        """Leave the form; what is in it waits there."""
        self._leave_form()

    def start_new(self) -> None:
        """Open the form of a new team."""
        self._show_form()
        self.form.start()

    def take_search(self) -> None:
        """Put the keyboard on the list, which is short enough to need no filter."""
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    def current(self) -> ObserverTeam | None:
        """Return the chosen team."""
        return next((team for team in self.teams if team.id == self.list.current()), None)

    def _show_card(self) -> None:
        team = self.current()
        self.card.setVisible(team is not None)
        if team is not None:
            self.card.show_team(team, self._today())

    def _edit(self) -> None:
        team = self.current()
        if team is not None:
            self._show_form()
            self.form.edit(team)

    def _end(self) -> None:
        team = self.current()
        if team is None:
            return
        dialog = DayDialog(
            f"Kết thúc theo dõi của {team.name}?",
            "Sau ngày này tổ không còn trong danh sách chọn; góp ý của tổ vẫn giữ nguyên.",
            "Ghi ngày kết thúc",
            field=DateField(today=self._today, required=True),
            day=self._today(),
            with_reason=False,
        )
        if self.workspace.dialogs.show(dialog):
            end = partial(self.workspace.services.observers.end, team.id, dialog.day())
            self.workspace.perform(end, f"Đã ghi ngày kết thúc của {team.name}.")

    def _remove(self) -> None:
        team = self.current()
        if team is not None:
            remove = partial(self.workspace.services.observers.remove, team.id)
            self.workspace.perform(remove, f"Đã xóa {team.name}.")

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.form_shown.emit(True)

    def _leave_form(self) -> None:
        self._stack.setCurrentWidget(self._front)
        self.form_shown.emit(False)

    def _on_left(self) -> None:
        self._leave_form()
        self.take_focus()

    def _on_saved(self, team_id: int) -> None:
        self._leave_form()
        self.list.select(team_id)
        self.take_focus()

    def _today(self) -> date:
        return self.workspace.now().date()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._front)
        self._stack.addWidget(self.form)
        left = Card(edge_to_edge=True)
        left.body.setContentsMargins(0, 1, 0, 1)
        left.add(self.list, 1)
        left.setMinimumWidth(scaled(LEAST_LIST))
        row = QHBoxLayout(self._front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(data()["layout"]["cardGap"])
        row.addWidget(left, LIST_SHARE)
        row.addWidget(self.card, CARD_SHARE)
        self.card.hide()
        self.add_button.clicked.connect(lambda _checked: self.start_new())
        self.list.selected.connect(lambda _key: self._show_card())
        self.list.opened.connect(lambda _key: self._edit())
        self.list.delete_asked.connect(lambda _key: self._remove())
        self.list.empty.pressed.connect(self.start_new)
        self.card.edit_asked.connect(self._edit)
        self.card.end_asked.connect(self._end)
        self.card.delete_asked.connect(self._remove)
        self.form.left.connect(self._on_left)
        self.form.saved.connect(self._on_saved)


class TeamCard(Card):
    """The chosen team: its decision, its people, and what can be done with it."""

    edit_asked = Signal()
    end_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chip = Chip(ENDED)
        super().__init__(" ", right=(self.chip,), parent=parent)
        self.facts = FactGrid()
        self.people = FactGrid()
        self.people.setAccessibleName("Thành viên của tổ")
        self.nobody = Label("Chưa ghi thành viên nào của tổ.", "secondary", wrap=True)
        self.edit_button = secondary("Sửa", icon="pencil", small=True)
        self.end_button = secondary("Kết thúc theo dõi", icon="calendar-x", small=True)
        self.delete_button = danger("Xóa", icon="trash-2", small=True)
        self.add(self.facts)
        self.add_line()
        self.add(self.people)
        self.add(self.nobody)
        self.add(act_row(self.edit_button, self.end_button, self.delete_button))
        self.body.addStretch(1)
        self.edit_button.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.end_button.clicked.connect(lambda _checked: self.end_asked.emit())
        self.delete_button.clicked.connect(lambda _checked: self.delete_asked.emit())

    def show_team(self, team: ObserverTeam, today: date) -> None:
        """Show another team."""
        is_followed = team.form.ends_on is None or team.is_in_force(today)
        self.title.setText(team.name)
        self.setAccessibleName(team.name)
        self.chip.set_spec(IN_FORCE if is_followed else ENDED)
        self.facts.set_facts(_facts(team))
        people = sorted(team.form.observers, key=lambda person: not person.is_head)
        self.people.set_facts(tuple((person.name, _person_words(person)) for person in people))
        self.people.setVisible(bool(team.form.observers))
        self.nobody.setVisible(not team.form.observers)
        self.end_button.setVisible(is_followed)
        self.delete_button.setVisible(not team.visits)


def _entry(team: ObserverTeam, today: date) -> ListEntry:
    head = f"Tổ trưởng: đ/c {team.head.name}" if team.head else "Chưa ghi tổ trưởng"
    came = f"đã dự {team.visits} lượt" if team.visits else "chưa dự lượt nào"
    is_followed = team.form.ends_on is None or team.is_in_force(today)
    note = " · ".join(part for part in (team.span, came) if part)
    return ListEntry(team.id, team.name, head, note, None if is_followed else ENDED)


def _facts(team: ObserverTeam) -> tuple[Fact, ...]:
    form = team.form
    decided = f", ngày {short_date(form.decided_on)}" if form.decided_on else ""
    return (
        ("Theo dõi", team.span),
        ("Quyết định", f"{form.decision}{decided}" if form.decision else ""),
        ("Liên hệ", form.contact),
        ("Đã dự", f"{team.visits} lượt" if team.visits else ""),
        ("Ghi chú", form.note),
    )


def _person_words(person: Observer) -> str:
    """Return what is known of a person; somebody with a name alone still has a line."""
    lead = "Tổ trưởng" if person.is_head else ""
    known = (lead, person.role, person.unit, person.contact)
    return ", ".join(part for part in known if part) or "Thành viên"
