"""Buổi sinh hoạt: the list of the year, and the workspace of one meeting on the same page."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingRow, MeetingStage
from ui.kit.buttons import primary
from ui.kit.commands import Command
from ui.kit.front_stack import FrontStack
from ui.kit.page import Page
from ui.meetings.frame import MeetingFrame
from ui.meetings.kept_text import keep_all
from ui.meetings.list import MeetingList, list_sentence
from ui.meetings.meeting_form import create_meeting, edit_meeting
from ui.workspace import Workspace

NEW_MEETING = "meetings:new"


class MeetingsPage(Page):
    """Shows either the list or one meeting; a meeting stays open while other places are seen."""

    title = "Buổi sinh hoạt"
    tables = frozenset(
        {
            "meetings", "meeting_parts", "committee_links", "preparations", "notices", "guests",
            "agenda_items", "attendances", "minutes_entries", "votes", "tasks", "task_results",
            "task_co_owners", "score_sheets", "score_lines", "documents", "exports", "attachments",
            "finding_overrides", "corrections", "snapshots", "members", "member_situations",
            "member_posts", "party_groups", "group_memberships", "settings", "cells", "terms",
            "rule_values", "rubric_editions", "days_off",
        }
    )  # fmt: skip
    handles = ("meeting", "meetings")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.list = MeetingList()
        self.list.table.remember(workspace.state, "meetings")
        self.frame = MeetingFrame(workspace)
        self.create_button = primary("Tạo buổi họp", icon="plus", keys="Ctrl+N")
        self._stack = FrontStack()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.frame)
        self.body.addWidget(self._stack, 1)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Say whether a meeting is shown instead of the list."""
        return self._stack.currentWidget() is self.frame

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the list."""
        return (self.create_button,)

    def topic(self) -> str:
        """Return the word of the step in front while a meeting is open."""
        step = self.frame.step if self.is_open else None
        return step.key if step is not None else ""

    def commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers on this page."""
        new = Command("Tạo buổi họp", self.add_meeting, "plus", "Ctrl N")
        back = Command("Về danh sách buổi họp", self.show_list, "arrow-left", "Alt B")
        return (new, back) if self.is_open else (new,)

    def open(self, where: str) -> None:
        """Show "meeting:12", a place in it, or "meetings:new", the form of a new meeting."""
        parts = where.split(":", maxsplit=2)
        if where == NEW_MEETING:
            self.add_meeting()
            return
        if len(parts) > 1 and parts[1].isdecimal():
            self.show_meeting(int(parts[1]), parts[2] if len(parts) > 2 else "")

    def show_meeting(self, meeting_id: int, where: str = "") -> None:
        """Open the workspace of a meeting."""
        self._stack.setCurrentWidget(self.frame)
        self.header.hide()
        if not self.frame.open(meeting_id, where):
            self.show_list()
        self.topic_changed.emit()

    def show_list(self) -> None:
        """Go back to the list, the meeting just left chosen in it."""
        left = self.frame.meeting_id
        self.frame.close_meeting()
        self._stack.setCurrentWidget(self.list)
        self.header.show()
        self._show_rows()
        if left:
            self.list.select(left)
        self.list.table.setFocus()
        self.topic_changed.emit()

    def go_home(self) -> None:
        """Show the list, as when the place is chosen again while a meeting is open."""
        if self.is_open:
            self.show_list()

    @classmethod
    def read_ahead(cls, workspace: Workspace) -> Iterator[MeetingView]:
        """Read the locked meetings of the year: what was frozen is kept, and never changes."""
        meetings = workspace.services.meetings
        for row in meetings.list(workspace.year):
            if row.stage is MeetingStage.LOCKED:
                yield meetings.view(row.id)

    def refresh(self) -> None:
        """Load the list, or the meeting that is open."""
        if self.is_open:
            self.frame.refresh()
        else:
            self._show_rows()

    def add_meeting(self) -> None:
        """Ask for a new meeting and open it."""
        made = create_meeting(self.workspace)
        if made is not None:
            self.show_meeting(made)

    def keep_typed(self) -> None:
        """Keep what is being typed, as when another window is taken."""
        keep_all(self)

    def _show_rows(self) -> None:
        year = self.workspace.year
        rows = self.workspace.services.meetings.list(year)
        self.list.show_rows(rows, year)
        self.set_subtitle(list_sentence(rows, self.workspace.now().date()))
        self.frame.rest.start()

    def _remove(self, row: MeetingRow) -> None:
        meetings = self.workspace.services.meetings
        self.workspace.perform(lambda: meetings.remove(row.id), f"Đã xóa buổi họp {row.title}.")

    def _on_gone(self, sentence: str) -> None:
        self.show_list()
        self.workspace.said.emit(sentence, False)

    def _connect(self) -> None:
        self.create_button.setShortcut("Ctrl+N")
        self.create_button.clicked.connect(lambda _checked: self.add_meeting())
        self.list.create_asked.connect(self.add_meeting)
        self.list.opened.connect(self.show_meeting)
        self.list.search.searched.connect(lambda _words: self.frame.rest.start())
        self.list.edit_asked.connect(lambda meeting: edit_meeting(self.workspace, meeting))
        self.list.delete_asked.connect(self._remove)
        self.frame.left.connect(self.show_list)
        self.frame.gone.connect(self._on_gone)
        self.frame.tabs.currentChanged.connect(self.topic_changed)
        self.workspace.year_changed.connect(lambda _year: self._on_year())

    def _on_year(self) -> None:
        """Show the list of the other year; a meeting of this one is left."""
        if self.is_open:
            self.show_list()
