"""The list of members with its filters, and at its right the card or the coming dates."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.kit import theme
from ui.kit.buttons import quiet
from ui.kit.cards import Card, EmptyState
from ui.kit.inputs import SearchLine
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.members.card import WIDTH, MemberPanel
from ui.members.columns import (
    FILTER_LABELS,
    Filter,
    MemberLine,
    belongs,
    columns,
    lines_of,
    matches,
)
from ui.members.milestones import MilestonePanel
from ui.workspace import Workspace

LEAST_WIDTH = 320
SEARCH_WIDTH = 230
NOBODY = (
    "Chưa có đảng viên nào.",
    "Ghi họ tên trước; ngày sinh, ngày vào Đảng bổ sung sau cũng được.",
)
NARROW = 960
"""Below this width the card takes the place of the list when asked."""


class MemberListing(QWidget):
    """Shows who is in the cell; the chosen member's card stands beside."""

    add_asked = Signal()
    edit_asked = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._lines: tuple[MemberLine, ...] = ()
        self._wanted = Filter.ALL
        self.filters = Segmented([(Filter.ALL, "")])
        self.filters.setAccessibleName("Diện đảng viên")
        self.search = SearchLine("Lọc theo tên")
        self.order = Label("Xếp theo tên", "small")
        self.card_button = quiet("Xem thẻ", icon="contact-round", small=True)
        self.table = RecordTable(columns(), name="Đảng viên", empty=_empty())
        self.table.takes_first = True
        self.table.remember(workspace.state, "members")
        self.panel = MemberPanel()
        self.milestones = MilestonePanel()
        self._bar = QHBoxLayout()
        self._list = self._list_card()
        self._side = QStackedWidget()
        self._build()

    def load(self) -> None:
        """Read the members again and keep the chosen one."""
        services = self.workspace.services
        rows = services.members.list(self.workspace.year, with_left=True)
        self._lines = lines_of(rows, self.workspace.now().date())
        by_family = services.cells.settings().sort_by_family
        self.order.setText("Xếp theo họ" if by_family else "Xếp theo tên")
        self._show_filters()
        self._show_rows(quietly=True)
        self._show_card()

    def is_empty(self) -> bool:
        """Tell whether there is nobody at all."""
        return not self._lines

    def show_member(self, member_id: int) -> None:
        """Choose a member; filters that hide him or her are taken away."""
        if not self.table.select(member_id):
            self.search.clear()
            left = any(line.id == member_id and line.has_left for line in self._lines)
            self._wanted = Filter.LEFT if left else Filter.ALL
            self.filters.set_value(self._wanted)
            self._show_rows()
            self.table.select(member_id)
        self._side.setCurrentWidget(self._panel_area)
        self._show_card()
        self._arrange(shows_side=True)

    def _mark_as_here(self) -> None:
        line = self.table.current()
        if line is not None:
            act = partial(self.workspace.services.members.mark_as_here, line.id)
            self.workspace.perform(act, "Đã bỏ đánh dấu “Không còn trong danh sách”.")

    def show_milestones(self) -> None:
        """Show the coming dates in the place of the card."""
        self._side.setCurrentWidget(self.milestones)
        self._arrange(shows_side=True)

    def take_search(self) -> None:
        """Put the keyboard into the filter."""
        self._arrange(shows_side=False)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width: what does not fit folds away."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the card away when there is no room beside the list."""
        super().resizeEvent(event)
        self._on_look()

    def _on_look(self) -> None:
        self._arrange(shows_side=self._list.isHidden())

    def _arrange(self, *, shows_side: bool) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self._side.setVisible(not is_narrow or shows_side)
        self._list.setVisible(not is_narrow or not shows_side)
        self._side.setMaximumWidth(16_777_215 if is_narrow else scaled(WIDTH))
        self._side.setMinimumWidth(0 if is_narrow else scaled(WIDTH))
        self.card_button.setVisible(is_narrow)
        self.order.setVisible(not is_narrow)
        self.back_button.setVisible(is_narrow)
        self.search.setMaximumWidth(scaled(SEARCH_WIDTH))

    def _show_filters(self) -> None:
        counts = {kind: sum(belongs(line, kind) for line in self._lines) for kind in Filter}
        shown = [kind for kind in Filter if kind is not Filter.LEFT or counts[kind]]
        if self._wanted not in shown:
            self._wanted = Filter.ALL
        options = [(kind, f"{FILTER_LABELS[kind]} {counts[kind]}") for kind in shown]
        self.filters.set_options(options)
        self.filters.set_value(self._wanted)

    def _on_filter(self) -> None:
        self._wanted = self.filters.value() or Filter.ALL
        self._show_rows()

    def _show_rows(self, *, quietly: bool = False) -> None:
        typed = self.search.value()
        shown = [
            line for line in self._lines if belongs(line, self._wanted) and matches(line, typed)
        ]
        if self._lines:
            said = f"Không có tên nào khớp “{typed}”." if typed else "Không có đồng chí nào."
            self.table.empty.say(said)
        else:
            self.table.empty.say(*NOBODY)
        self.table.set_records(shown, quietly=quietly)

    def _show_card(self) -> None:
        line = self.table.current()
        self.panel.setVisible(line is not None)
        self.card_button.setEnabled(line is not None)
        if line is None:
            return
        members, year = self.workspace.services.members, self.workspace.year
        books = self.workspace.services.member_books
        card = self.workspace.read(lambda: members.card(line.id, year))
        if card is not None:
            self.panel.show_card(card, self.workspace.now().date(), books.about(line.id, year))

    def _on_selected(self, _line: object) -> None:
        self._side.setCurrentWidget(self._panel_area)
        self._show_card()

    def _edit_current(self) -> None:
        line = self.table.current()
        if line is not None:
            self.edit_asked.emit(line.id)

    def _on_milestone(self, where: str) -> None:
        prefix, _, key = where.partition(":")
        if prefix == "member":
            self.show_member(int(key))
        else:
            self.workspace.go(where)

    def _close_milestones(self) -> None:
        self._side.setCurrentWidget(self._panel_area)
        self._arrange(shows_side=False)

    def _list_card(self) -> Card:
        card = Card(edge_to_edge=True)
        self._bar.setContentsMargins(12, 10, 16, 10)
        self._bar.setSpacing(8)
        self._bar.addWidget(self.filters)
        self._bar.addWidget(self.search, 3)
        self._bar.addStretch(1)
        self._bar.addWidget(self.order)
        self._bar.addWidget(self.card_button)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.add_layout(self._bar)
        card.add(self.table, 1)
        return card

    def _build(self) -> None:
        self.back_button = quiet("Danh sách", icon="arrow-left", small=True)
        side = QWidget()
        side.setObjectName("scrolled")
        inner = QHBoxLayout(side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.panel, 1)
        self._panel_area = scrolling(side)
        self._side.addWidget(self._panel_area)
        self._side.addWidget(self.milestones)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list, 1)
        row.addWidget(self._side)
        self._connect()

    def _connect(self) -> None:
        theme.notifier().changed.connect(self._on_look)
        self.filters.changed.connect(self._on_filter)
        self.search.searched.connect(lambda _text: self._show_rows())
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(lambda line: self.edit_asked.emit(line.id))
        self.table.edit_asked.connect(lambda line: self.edit_asked.emit(line.id))
        self.table.empty.pressed.connect(self.add_asked)
        self.panel.edit_asked.connect(self._edit_current)
        self.panel.wanted.connect(self.workspace.go)
        self.panel.here_asked.connect(self._mark_as_here)
        self.milestones.wanted.connect(self._on_milestone)
        self.milestones.closed.connect(self._close_milestones)
        self.card_button.clicked.connect(lambda _checked: self._arrange(shows_side=True))
        self.back_button.clicked.connect(lambda _checked: self._arrange(shows_side=False))


def _empty() -> EmptyState:
    return EmptyState(
        "contact-round",
        *NOBODY,
        act="Thêm đảng viên",
        act_icon="user-plus",
    )
