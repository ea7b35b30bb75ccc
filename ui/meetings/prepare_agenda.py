"""The card Chương trình: items in order, minutes edited in place, sum against what is required."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemKind
from app.domain.meeting_views import MeetingView
from app.domain.time_shares import ShareKind, agenda_sum, planned_shares
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import LineText, Number
from ui.kit.menus import Menu
from ui.kit.share_bar import ShareBar, SharePart, ShareTotal
from ui.meetings.agenda_item_form import MOST_MINUTES, ask_item, item_draft
from ui.meetings.agenda_table import (
    DISCUSS,
    PRESENT,
    PRESENTER,
    TITLE,
    AgendaTable,
    agenda_lines,
    record_at,
)
from ui.workspace import Workspace

_COLOURS = {
    ShareKind.DISSEMINATION: "info_fill",
    ShareKind.REPORT: "border_strong",
    ShareKind.DISCUSSION: "ok_fill",
    ShareKind.CRITIQUE: "gold",
    ShareKind.PROCEDURE: "pressed",
}
_EDITED = {
    TITLE: "title",
    PRESENTER: "presenter_id",
    PRESENT: "present_minutes",
    DISCUSS: "discuss_minutes",
}


class AgendaCard(Card):
    """Shows and edits the agenda of a meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self.presets = quiet("Mẫu", icon="layout-template")
        self.add_button = secondary("Thêm mục", icon="plus")
        super().__init__("Chương trình", right=(self.presets, self.add_button), edge_to_edge=True)
        self._workspace = workspace
        self._view: MeetingView | None = None
        self._edit: InlineEdit | None = None
        self._wanted: int | None = None
        """The item to choose when it is first shown."""
        self.table = AgendaTable()
        self.empty = EmptyState(
            "list-checks",
            "Chương trình còn trống.",
            "Chọn một mẫu ở trên, hoặc thêm từng mục; phần việc còn lại của kỳ trước tự đưa vào.",
            act="Dùng mẫu của chi bộ",
            act_icon="layout-template",
        )
        self.shares = ShareBar()
        self.add(self.table)
        self.add(self.empty)
        self.add(self._footer())
        self._connect()

    def show_view(self, view: MeetingView) -> None:
        """Show the agenda of a meeting; a cell being edited is left alone."""
        self._view = view
        is_locked, items = view.is_locked, view.file.agenda
        self.presets.setVisible(not is_locked)
        self.add_button.setVisible(not is_locked)
        self.table.is_read_only = is_locked
        self._close_edit()
        self.table.show_lines(agenda_lines(view.file))
        self._choose_wanted()
        self.table.setVisible(bool(items))
        self.empty.setVisible(not items)
        self.footer.setVisible(bool(items))
        self._show_shares(view)

    def go_to(self, item_id: int, *, opens: bool = False) -> None:
        """Choose an item, and open its form where its text is what is missing."""
        if self.table.select_item(item_id):
            self.table.setFocus()
            item = self.table.current_item()
            if opens and item is not None:
                self.edit_item(item, at_text=True)

    def add_item(self) -> None:
        """Ask for a new item and put it after the chosen one, else before the closing items."""
        if self._view is None or self._view.is_locked:
            return
        meeting_id = self._view.file.header.id
        draft = ask_item(self._workspace, self._view.file)
        if draft is None:
            return
        place = self._new_place()
        agendas = self._workspace.services.agendas
        self._wanted = self._workspace.perform(
            lambda: agendas.add(meeting_id, draft, place), f"Đã thêm mục “{draft.title}”."
        )
        self._choose_wanted()

    def edit_item(self, item: AgendaItem, *, at_text: bool = False) -> None:
        """Ask for changes of an item."""
        if self._view is None or self._view.is_locked:
            return
        draft = ask_item(self._workspace, self._view.file, item, at_text=at_text)
        if draft is not None:
            self._save(item, draft)

    def remove_item(self, item: AgendaItem) -> None:
        """Take an item off the agenda; undo puts it back."""
        agendas = self._workspace.services.agendas
        self._workspace.perform(
            lambda: agendas.remove(item.id), f"Đã bỏ mục {item.position}: {item.title}."
        )

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit one figure or name in place; other cells open the form."""
        line = record_at(index)
        if line is None or self._view is None or self._view.is_locked:
            return
        name = _EDITED.get(index.column())
        if name is None or line.carried:
            self.edit_item(line.item)
            return
        self._close_edit()
        field = self._field(index.column(), line.item)
        keep = partial(self._keep, line.item, name)
        self._edit = InlineEdit(self.table, index, field, keep)
        if isinstance(field, LineText):
            field.selectAll()
        elif isinstance(field, Choice):
            field.showPopup()

    def use_preset(self, slug: str, name: str) -> None:
        """Put a preset in place of the agenda; undo brings the old one back."""
        if self._view is None:
            return
        meeting_id, agendas = self._view.file.header.id, self._workspace.services.agendas
        self._workspace.perform(
            lambda: agendas.replace_by_preset(meeting_id, slug), f"Đã dùng mẫu “{name}”."
        )

    def _field(self, column: int, item: AgendaItem) -> QWidget:
        field: Any
        if column == TITLE:
            field = LineText(required=True)
        elif column == PRESENTER:
            people = self._view.file.people if self._view else ()
            field = Choice(((None, "Chưa phân công"), *((p.id, p.full_name) for p in people)))
        else:
            field = Number(highest=MOST_MINUTES, required=True)
        field.set_value(getattr(item, _EDITED[column]))
        return field  # type: ignore[no-any-return]

    def _keep(self, item: AgendaItem, name: str, value: Any) -> None:
        if value is None and name != "presenter_id":
            value = 0
        self._save(item, item_draft(item, **{name: value}))

    def _save(self, item: AgendaItem, draft: AgendaItemDraft) -> None:
        agendas = self._workspace.services.agendas
        self._workspace.perform(
            lambda: agendas.save(item.id, draft), f"Đã sửa mục {item.position}: {draft.title}."
        )

    def _move(self, item: AgendaItem, place: int) -> None:
        agendas = self._workspace.services.agendas
        self._workspace.perform(
            lambda: agendas.move(item.id, place), f"Đã chuyển “{item.title}” thành mục {place + 1}."
        )

    def _new_place(self) -> int | None:
        """Return the place after the chosen item, else before scoring and reading."""
        items = self.table.items()
        chosen = self.table.current_item()
        if chosen is not None and self.table.hasFocus():
            return items.index(chosen) + 1
        at = len(items)
        while at and items[at - 1].kind in _CLOSING:
            at -= 1
        return at

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.table.select_item(self._wanted):
            self._wanted = None

    def _close_edit(self) -> None:
        if self._edit is not None:
            edit, self._edit = self._edit, None
            edit.close(keeps=True)

    def _show_shares(self, view: MeetingView) -> None:
        shares = planned_shares(view.file.agenda)
        parts = tuple(
            SharePart(share.kind.value, share.label, share.share, _COLOURS[share.kind])
            for share in shares
        )
        total = agenda_sum(view.file)
        role = "warn" if total.missing else "ok"
        figure = ShareTotal(f"{total.planned} phút", total.sentence, role)
        self.shares.set_parts(parts, figure, "Thời gian theo loại việc")

    def _open_presets(self) -> None:
        if self._view is None:
            return
        menu = Menu(self.presets)
        for preset in self._workspace.services.agendas.presets(self._view.file.header.kind):
            act = menu.addAction(preset.name)
            act.triggered.connect(partial(self._on_preset, preset.slug, preset.name))
        menu.popup(self.presets.mapToGlobal(QPoint(0, self.presets.height() + 4)))

    def _on_preset(self, slug: str, name: str, _checked: bool) -> None:
        self.use_preset(slug, name)

    def _use_own_preset(self) -> None:
        if self._view is not None:
            own = self._workspace.services.agendas.presets(self._view.file.header.kind)[0]
            self.use_preset(own.slug, own.name)

    def _footer(self) -> QWidget:
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(15, 12, 15, 12)
        row.addWidget(self.shares)
        return self.footer

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda _checked: self.add_item())
        self.presets.clicked.connect(lambda _checked: self._open_presets())
        self.empty.pressed.connect(self._use_own_preset)
        self.table.opened.connect(self._on_opened)
        self.table.edit_asked.connect(self.edit_cell)
        self.table.delete_asked.connect(self._on_delete)
        self.table.moved.connect(self._move)

    def _on_opened(self, index: QModelIndex) -> None:
        """Edit minutes in place, everything else in the form."""
        line = record_at(index)
        if line is None:
            return
        if index.column() in (PRESENT, DISCUSS):
            self.edit_cell(index)
        else:
            self.edit_item(line.item)

    def _on_delete(self, index: QModelIndex) -> None:
        line = record_at(index)
        if line is not None and self._view is not None and not self._view.is_locked:
            self.remove_item(line.item)


_CLOSING = frozenset({ItemKind.DECISION, ItemKind.SCORING, ItemKind.READING})
