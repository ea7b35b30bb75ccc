"""Tìm kiếm: everything found in a list, narrowed by kind and year; Enter opens the record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.search import Found, FoundPage
from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.flow import flow
from ui.kit.inputs import SearchLine
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.page import Page
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.search.kinds import GROUPS, ICONS, NAMES
from ui.search.palette_search import PREFIX, SHORTEST, shown_words
from ui.workspace import Workspace

SEARCH_WIDTH, KIND_WIDTH, YEAR_WIDTH = 350, 220, 150
HINT = "Gõ có dấu hay không dấu đều được; gõ vài chữ đầu của mỗi từ cũng được."
EXAMPLES = f"{HINT} Ví dụ: “nghi quyet 16”, “thăm gia đình”."


class SearchPage(Page):
    """Opens as "search:nghị quyết"; reached from Ctrl+K, not from the sidebar."""

    title = "Tìm kiếm"
    handles = (PREFIX,)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._words = ""
        self._found: tuple[Found, ...] = ()
        self.search = SearchLine("Tìm trong cả sổ")
        self.kind = Choice(placeholder="Mọi loại")
        self.year = Choice(placeholder="Mọi năm")
        self.count = Label("", "small")
        self.table = RecordTable(
            self._columns(), name="Kết quả tìm", key=lambda found: found.where, two_line=True,
            empty=EmptyState("search", "Gõ từ cần tìm ở ô trên.", EXAMPLES),
        )  # fmt: skip
        self.more_button = secondary("Xem thêm kết quả", icon="chevron-down", small=True)
        self._build()

    def open(self, where: str) -> None:
        """Look for the words of a place."""
        self._words = where.partition(":")[2]
        self.search.set_value(self._words)
        for choice in (self.kind, self.year):
            choice.set_value(None)
        self.look_up()
        (self.table if self._found else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def look_up(self) -> None:
        """Show the first finds of what is typed and chosen."""
        self._found = ()
        self._show(self._read(0))

    def show_more(self) -> None:
        """Add the next finds to the list."""
        self._show(self._read(len(self._found)))

    def _read(self, start: int) -> FoundPage | None:
        if len(self._words.strip()) < SHORTEST:
            return None
        kinds = self.kind.value() or ()
        search = self.workspace.services.search
        return search.find_page(self._words, kinds, self.year.value(), start=start)

    def _show(self, page: FoundPage | None) -> None:
        self._found = (*self._found, *(page.found if page else ()))
        total = page.total if page else 0
        self._offer(page)
        self.table.set_records(self._found)
        if page is None:
            self.table.empty.say("Gõ từ cần tìm ở ô trên.", EXAMPLES)
        else:
            self.table.empty.say(f"Không thấy “{self._words}”.", HINT)
        rest = ", chỉ xét phần mới nhất" if page and page.is_cut else ""
        self.count.setText(f"{total} kết quả{rest}" if total else "")
        self.more_button.setVisible(len(self._found) < total)

    def _offer(self, page: FoundPage | None) -> None:
        """Offer only kinds and years something was found of, with how much."""
        counts = dict(page.kinds) if page else {}
        kinds = [(None, "Mọi loại")]
        for group in GROUPS:
            count = sum(counts.get(kind, 0) for kind in group.kinds)
            if count or group.kinds == self.kind.value():
                kinds.append((group.kinds, f"{group.heading} ({count})"))  # type: ignore[arg-type]
        self.kind.set_options(kinds)
        years = [(year, f"Năm {year} ({count})") for year, count in (page.years if page else ())]
        self.year.set_options([(None, "Mọi năm"), *years])

    def _on_typed(self, typed: str) -> None:
        self._words = typed
        self.look_up()

    def _open(self, found: Found) -> None:
        self.workspace.go(found.where)

    def _columns(self) -> tuple[Column[Found], ...]:
        return (
            Column(
                "Tìm thấy",
                lambda found: shown_words(found, self._words)[0],
                width=320,
                stretch=True,
                second=lambda found: shown_words(found, self._words)[1],
            ),
            Column(
                "Loại",
                lambda found: NAMES[found.kind],
                width=180,
                icon=lambda found: ICONS[found.kind],
            ),
            Column("Năm", _year, lambda found: found.year, width=76, numeric=True),
        )

    def _build(self) -> None:
        for field, name in ((self.kind, "Loại"), (self.year, "Năm")):
            field.setAccessibleName(name)
            field.set_value(None)
        self.body.addWidget(flow(self.search, self.kind, self.year, gap=12))
        card = Card("Kết quả", right=[self.count], edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 8)
        card.add(self.table, 1)
        card.add_layout(self._foot())
        self.body.addWidget(card, 1)
        self._offer(None)
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.search.searched.connect(self._on_typed)
        self.kind.changed.connect(self.look_up)
        self.year.changed.connect(self.look_up)
        self.more_button.clicked.connect(lambda _checked: self.show_more())
        self.table.opened.connect(self._open)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 0)
        row.addWidget(self.more_button)
        row.addStretch(1)
        self.more_button.hide()
        return row

    def _dress(self) -> None:
        widths: tuple[tuple[QWidget, int], ...] = (
            (self.search, SEARCH_WIDTH), (self.kind, KIND_WIDTH), (self.year, YEAR_WIDTH),
        )  # fmt: skip
        for widget, width in widths:
            widget.setFixedWidth(scaled(width))


def _year(found: Found) -> str:
    return "" if found.year is None else str(found.year)
