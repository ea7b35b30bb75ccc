"""Chấm điểm: the rubric sheet of a meeting, its choices, the vote, what the record says since."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.open_files import open_file
from ui.meetings.scoring_acts import SheetActs
from ui.meetings.scoring_frames import want
from ui.meetings.scoring_header import ALL, OPEN, SheetHeader
from ui.meetings.scoring_line import LineStrip, line_needs
from ui.meetings.scoring_notices import StripStack, StripText, strip_texts
from ui.meetings.scoring_rows import (
    RowKind,
    SheetRow,
    line_count,
    open_count,
    sheet_rows,
    shown_rows,
)
from ui.meetings.scoring_side import WinnableCard
from ui.meetings.scoring_table import ScoreTable
from ui.meetings.scoring_values import is_open_sheet
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

SCORED_STAGES = frozenset({MeetingStage.SCORING, MeetingStage.FINISHING, MeetingStage.LOCKED})
SHEET_PAPER = "phieu-cham-diem"


class ScoringStep(MeetingStep):
    """Shows the sheet; every number comes from the reading it is given."""

    key, title, icon = "score", "Chấm điểm", "calculator"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.view: MeetingView | None = None
        self._rows: tuple[SheetRow, ...] = ()
        self._closed: set[str] = set()
        self._grouped_for: tuple[int, int] | None = None
        self._caveats_for = 0
        self._put_away = ""
        self.does = SheetActs(workspace)
        self.header, self.strips = SheetHeader(), StripStack()
        self.table, self.line = ScoreTable(), LineStrip(workspace)
        self.winnable = WinnableCard()
        self.print_button = secondary("In phiếu chấm", icon="printer")
        self.vote_button = secondary("Biểu quyết điểm", icon="vote")
        self.close_button = secondary("Chốt phiếu", icon="stamp")
        self.card = Card(edge_to_edge=True)
        self.empty = EmptyState(
            "calculator",
            "Chưa có khung tiêu chí cho buổi họp này.",
            "Nhập hoặc chọn khung tiêu chí trong Cài đặt.",
            act="Mở Cài đặt",
            act_icon="settings",
        )
        self._lay_out()
        self._connect()

    # --- What the workspace asks ----------------------------------------------------------------

    def show_view(self, view: MeetingView) -> None:
        """Draw the sheet of this reading; choice, scroll place and typed words stay."""
        self.view = self.does.view = view
        self._mark_acts(view)
        self.winnable.show_view(view)
        self.card.setVisible(view.sheet is not None)
        self.empty.setVisible(view.sheet is None)
        if view.sheet is not None:
            self._show_sheet(view, view.sheet)

    def go(self, where: str) -> None:
        """Choose a line, or do what a place such as "score:vote" means."""
        place = where.partition(":")[2]
        acts: dict[str, Callable[[], None]] = {
            "": self._focus_sheet,
            "score": self._focus_sheet,
            "vote": self.vote,
            "reopen": self.does.reopen,
            "gate": self.does.answer_gate,
            "caveats": self._show_caveats,
        }
        act = acts.get(place)
        if act is not None:
            act()
        else:
            self._go_to_line(place)

    def _focus_sheet(self) -> None:
        (self.table if self.empty.isHidden() else self.empty).setFocus()

    def acts(self) -> tuple[QWidget, ...]:
        """Return printing, voting and closing."""
        return (self.print_button, self.vote_button, self.close_button)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        """Return how many lines a person must choose, else the points."""
        if view.sheet is None or view.file.header.stage not in SCORED_STAGES:
            return ""
        waiting = [i for i in view.sheet.sheet.open_items if not i.waits_for_record]
        if waiting:
            return f"{len(waiting)}!"
        return points_text(view.sheet.columns.reported_total)

    def side_cards(self) -> tuple[QWidget, ...]:
        """Return what can still be won."""
        return (self.winnable,)

    def leave(self) -> None:
        """Keep the note being typed."""
        self.line.leave()

    # --- Acts -----------------------------------------------------------------------------------

    def choose_in_place(self, item_id: str, place: int) -> None:
        """Enter the word at a place of the choice in a row, or tick its commitment."""
        row = self._row(item_id)
        if row is None:
            return
        if row.value.fact:
            self.does.commit_to(row.value.fact)
        elif place < len(row.value.choices):
            self.does.choose(row.value.choices[place])

    def vote(self) -> None:
        """Ask how the cell voted; go to the first open line when it is too early."""
        sheet = self.does.sheet
        if self.view is not None and sheet is not None and is_open_sheet(self.view, sheet):
            first_open = self.does.vote()
            if first_open:
                self._go_to_line(first_open)

    def edit(self, item_id: str) -> None:
        """Go to the input of a line; a line of the record asks for its override."""
        item, sheet, view = self.does.item(item_id), self.does.sheet, self.view
        if item is None or sheet is None or view is None:
            return
        self._put_away = ""
        self._show_line()
        field = next(iter(self.line.inputs.values()), None)
        by_record = item.state in {LineState.AUTO, LineState.OVERRIDDEN} or item.waits_for_record
        if field is not None and self.line.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif by_record and is_open_sheet(view, sheet):
            self.does.override(item_id)

    def note(self, item_id: str) -> None:
        """Write why points were lost on a line."""
        if self.does.item(item_id) is None:
            return
        self._put_away = ""
        self._show_line()
        if self.line.note.isVisible():
            self.line.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_rubric(self, edition_id: int) -> None:
        """Score by another rubric; its remarks are shown once it is chosen."""
        sheet = self.does.sheet
        if sheet is not None and edition_id != sheet.edition_id:
            self._caveats_for = edition_id
            self.does.choose_rubric(edition_id)

    # --- Showing --------------------------------------------------------------------------------

    def _show_sheet(self, view: MeetingView, sheet: SheetView) -> None:
        self._rows = sheet_rows(view)
        self._group_once(view, sheet)
        is_voted = sheet.state is not SheetState.OPEN
        self.header.show_rubric(
            sheet.rubric,
            by_hand=sheet.chosen_by_hand,
            can_change=not is_voted and not view.is_locked,
        )
        self.header.show_counts(line_count(self._rows), open_count(self._rows))
        self.header.superior_button.setVisible(is_voted)
        self._show_strips(view, sheet)
        self._show_rows()

    def _show_strips(self, view: MeetingView, sheet: SheetView) -> None:
        texts = strip_texts(view)
        if self._caveats_for == sheet.edition_id and sheet.rubric.caveats:
            words = "\n".join(sheet.rubric.caveats)
            texts = (*texts, StripText("info", words, "Đã đọc", "score:caveats"))
        self.strips.set_texts(texts)

    def _show_rows(self) -> None:
        only_open = self.header.filter.value() == OPEN
        closed = set() if only_open else self._closed
        self.table.set_rows(shown_rows(self._rows, closed, only_open=only_open), closed)
        self._show_line()

    def _group_once(self, view: MeetingView, sheet: SheetView) -> None:
        """Close what is at full points when a sheet is first seen; later only a person does."""
        key = (view.file.header.id, sheet.edition_id)
        if key != self._grouped_for:
            self._grouped_for = key
            heads = (row for row in self._rows if row.kind is RowKind.GROUP)
            self._closed = {row.key for row in heads if row.is_calm}

    def _show_line(self) -> None:
        item, sheet = self.does.item(self.table.current_item()), self.does.sheet
        is_wanted = (
            self.view is not None
            and sheet is not None
            and item is not None
            and item.id != self._put_away
            and line_needs(self.view, sheet, item).is_any
        )
        if not is_wanted or self.view is None or sheet is None or item is None:
            self.line.hide()
            return
        self._put_away = ""
        self.line.show_line(self.view, sheet, item)
        self.line.show()
        self.table.scrollTo(self.table.currentIndex())

    def _mark_acts(self, view: MeetingView) -> None:
        sheet = view.sheet
        is_open = sheet is not None and is_open_sheet(view, sheet)
        is_voted = sheet is not None and sheet.state is SheetState.VOTED
        can_close = is_voted and view.file.header.stage is MeetingStage.FINISHING
        for button, is_wanted in (
            (self.print_button, sheet is not None),
            (self.vote_button, is_open and not is_voted),
            (self.close_button, is_open and can_close),
        ):
            want(button, is_wanted=is_wanted)

    # --- Small steps ----------------------------------------------------------------------------

    def _go_to_line(self, item_id: str) -> None:
        item = self.does.item(item_id)
        if item is None:
            return
        self._put_away = ""
        if not self.table.select_item(item_id):
            self._closed.discard(item.group_id)
            self.header.filter.set_value(ALL)
            self._show_rows()
            self.table.select_item(item_id)
        self._show_line()
        is_noting = item.needs_note and self.line.note.isVisible()
        (self.line.note if is_noting else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_group(self, group: str) -> None:
        self._closed.symmetric_difference_update({group})
        self._show_rows()

    def _follow(self, item_id: str) -> None:
        row = self._row(item_id)
        if row is not None and row.value.where.startswith("score:"):
            self.edit(item_id)
        elif row is not None and row.value.where:
            self.wanted.emit(row.value.where)

    def _open_record(self, item_id: str) -> None:
        """Go to the record behind a line."""
        row = self._row(item_id)
        if row is not None and row.where:
            self.wanted.emit(row.where)

    def _enter(self, item_id: str, value: Any) -> None:
        self.does.enter(item_id, value)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_rubrics(self) -> None:
        sheet = self.does.sheet
        if self.view is not None and sheet is not None:
            day = self.view.file.header.day
            editions = self.workspace.services.rubrics.for_meetings(day)
            self.header.offer(editions, sheet.edition_id)

    def _show_caveats(self) -> None:
        sheet = self.does.sheet
        if self.view is not None and sheet is not None:
            is_shown = self._caveats_for == sheet.edition_id
            self._caveats_for = 0 if is_shown else sheet.edition_id
            self._show_strips(self.view, sheet)

    def _put_strip_away(self) -> None:
        self._put_away = self.table.current_item()
        self.line.leave()
        self.line.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        if self.view is not None:
            meeting_id = self.view.file.header.id
            self.workspace.export(SHEET_PAPER, self._open_paper, meeting_id=meeting_id)

    def _open_paper(self, files: tuple[Path, ...]) -> None:
        self.workspace.perform(lambda: open_file(files[0]))

    def _row(self, item_id: str) -> SheetRow | None:
        lines = (row for row in self._rows if row.kind is RowKind.LINE)
        return next((row for row in lines if row.key == item_id), None)

    def _lay_out(self) -> None:
        self.card.body.setContentsMargins(0, 0, 0, 0)
        for widget in (self.header, self.strips):
            self.card.add(widget)
        self.card.add(self.table, 1)
        self.card.add(self.line)
        self.table.setMinimumHeight(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        does, table, line = self.does, self.table, self.line
        self.print_button.clicked.connect(lambda _checked: self._print())
        self.vote_button.clicked.connect(lambda _checked: self.vote())
        self.close_button.clicked.connect(lambda _checked: does.close())
        self.header.rubric_button.pressed.connect(self._offer_rubrics)
        self.header.rubric_chosen.connect(self.choose_rubric)
        self.header.caveats_asked.connect(self._show_caveats)
        self.header.superior_asked.connect(does.ask_superior_total)
        self.header.filtered.connect(lambda _which: self._show_rows())
        self.strips.go.connect(self.go)
        self.winnable.go.connect(self._win)
        self.winnable.committed.connect(does.commit_to)
        self.empty.pressed.connect(lambda: self.workspace.go("page:settings"))
        table.chosen.connect(self.choose_in_place)
        table.linked.connect(self._follow)
        table.record_asked.connect(self._open_record)
        table.entry_asked.connect(self.edit)
        table.note_asked.connect(self.note)
        table.cleared.connect(does.clear)
        table.toggled.connect(self._toggle_group)
        table.selected.connect(lambda _item: self._show_line())
        self._connect_line(line)

    def _connect_line(self, line: LineStrip) -> None:
        does = self.does
        line.entered.connect(self._enter)
        line.policy_chosen.connect(does.choose_policy)
        line.superior_entered.connect(does.set_superior)
        line.override_asked.connect(does.override)
        line.cleared.connect(does.clear)
        line.reviewed.connect(does.review)
        line.kept.connect(does.keep_voted)
        line.accepted.connect(does.accept_record)
        line.closed.connect(self._put_strip_away)
        line.record_wanted.connect(self.wanted)

    def _win(self, where: str) -> None:
        if where.startswith("score:"):
            self.go(where)
        else:
            self.wanted.emit(where)
