"""The tab *Chuyên đề*: the topics of the year, whether held before, and what may be chosen."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meetings import MeetingRow
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import day_month, short_date, upper_first
from app.domain.topics import (
    DayInYear,
    GroupCount,
    HeldTopic,
    days_near,
    earlier_topics,
    group_counts,
    repeat_text,
)
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.dropping import drop
from ui.kit.labels import Label
from ui.kit.list_with_side import ListWithSide
from ui.kit.page import scrolling
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.place_tab import PlaceTab
from ui.plan.acts import PlanActs
from ui.plan.words import result_chip
from ui.workspace import Workspace

MOST_DAYS, MOST_GROUPS, MOST_ROWS = 5, 3, 60
NOTE = "Chỉ là gợi ý, không phải quy định. Chi bộ chọn chuyên đề theo việc của mình."


class TopicsTab(PlaceTab):
    """Lists topics; the card at the right suggests days and groups for the chosen meeting."""

    title = "Chuyên đề"
    icon = "book-open-text"
    tables = frozenset({"meetings", "members", "score_sheets"})
    handles = ("topics",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._acts = PlanActs(workspace)
        self._history: tuple[HeldTopic, ...] = ()
        self._days: tuple[DayInYear, ...] = ()
        self._repeated: dict[int, tuple[HeldTopic, ...]] = {}
        self.year: RecordTable[MeetingRow] = RecordTable(
            self._year_columns(),
            name="Chuyên đề trong năm",
            empty=EmptyState("book-open-text", "Năm này chưa có buổi chuyên đề nào.",
                             "Lập kế hoạch ở thẻ Buổi họp."),
        )  # fmt: skip
        self.past = RecordTable(
            _past_columns(),
            name="Chuyên đề các năm trước",
            empty=EmptyState("history", "Chưa có chuyên đề của năm trước trong sổ."),
        )
        self.suggestions = SuggestionCard()
        self._build()

    def load(self) -> None:
        """Read the topics of the year shown and of the years before."""
        plans, year = self.workspace.services.plans, self.workspace.year
        self._history, self._days = plans.topics(), plans.commemorations(year)
        rows = tuple(row for row in plans.rows(year) if row.kind in THEMATIC_KINDS)
        self._repeated = {
            row.id: earlier_topics(row.focus, self._history, row.day) for row in rows if row.focus
        }
        chosen = self.year.current()
        self.year.set_records(rows)
        self.year.show_whole(MOST_ROWS)
        self.past.set_records(topic for topic in self._history if topic.day.year != year)
        self.past.show_whole(MOST_ROWS)
        if chosen is None and rows:
            today = self.workspace.now().date()
            coming = next((row for row in rows if row.day >= today), rows[-1])
            self.year.select(coming.id)
        self._suggest(self.year.current())

    def take_focus(self) -> None:
        """Put the keyboard on the list of the year."""
        self.year.view.setFocus()

    def _suggest(self, row: MeetingRow | None) -> None:
        self.suggestions.setVisible(row is not None)
        if row is None:
            return
        found = self._earlier(row)
        near = days_near(self._days, row.day)[:MOST_DAYS]
        groups = group_counts(self._history)[:MOST_GROUPS]
        self.suggestions.show_row(row, near, groups, repeat_text(found))

    def _use(self, title: str) -> None:
        row = self.year.current()
        if row is not None:
            self._acts.keep_focus(row, title)

    def _edit(self, row: MeetingRow) -> None:
        self._acts.edit(row.id)

    def _open_past(self, topic: HeldTopic) -> None:
        self.workspace.go(f"meeting:{topic.meeting_id}")

    def _build(self) -> None:
        year_card = Card("Chuyên đề trong năm", edge_to_edge=True)
        year_card.add(self.year)
        past_card = Card("Các năm trước", edge_to_edge=True)
        past_card.add(self.past)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(year_card)
        column.addWidget(past_card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(ListWithSide(inner, (self.suggestions,))))
        self.year.selected.connect(self._suggest)
        self.year.opened.connect(self._edit)
        self.year.edit_asked.connect(self._edit)
        self.past.opened.connect(self._open_past)
        self.suggestions.used.connect(self._use)

    def _year_columns(self) -> tuple[Column[MeetingRow], ...]:
        return (
            Column("Kỳ", lambda r: upper_first(r.period.label.partition("/")[0]),
                   lambda r: r.period, width=84),
            Column("Chuyên đề", lambda r: r.focus or "Chưa chọn chuyên đề", width=180,
                   stretch=True, tooltip=lambda r: r.focus),
            Column("Người viết", lambda r: r.preparer_name or "Chưa giao", width=150),
            Column("Ngày", lambda r: day_month(r.day), lambda r: r.day, width=64, numeric=True),
            Column("Trước đây", lambda _r: "", self._repeats, width=140, chip=self._repeat_chip,
                   tooltip=lambda r: repeat_text(self._earlier(r))),
            Column("Kết quả", lambda _r: "", lambda r: r.points, width=138, chip=result_chip),
        )  # fmt: skip

    def _earlier(self, row: MeetingRow) -> tuple[HeldTopic, ...]:
        return self._repeated.get(row.id, ())

    def _repeats(self, row: MeetingRow) -> int:
        return len(self._earlier(row))

    def _repeat_chip(self, row: MeetingRow) -> ChipSpec | None:
        found = self._earlier(row)
        if not found:
            return None
        return ChipSpec(f"Đã họp {found[0].day.year}", "warn", "history")


class SuggestionCard(Card):
    """Days around a meeting and groups held least; one press takes a day as the topic."""

    used = Signal(str)

    def __init__(self) -> None:
        super().__init__("Gợi ý")
        self.repeat = Label("", tone="warn", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._rows: list[QWidget] = []
        self.add(self.repeat)
        self.add_layout(self._lines)
        self.add(Label(NOTE, "small", wrap=True))

    def show_row(
        self,
        row: MeetingRow,
        days: tuple[DayInYear, ...],
        groups: tuple[GroupCount, ...],
        repeat: str,
    ) -> None:
        """Show what may be chosen for a meeting."""
        self.title.setText(f"Gợi ý cho {row.period.label}")
        self.repeat.setText(repeat)
        self.repeat.setVisible(bool(repeat))
        for old in self._rows:
            self._lines.removeWidget(old)
            drop(old)
        self._rows = [*self._day_rows(row, days), *_group_rows(groups)]
        for widget in self._rows:
            self._lines.addWidget(widget)

    def texts(self) -> tuple[str, ...]:
        """Return what is suggested, line by line."""
        return tuple(row.accessibleName() for row in self._rows if row.accessibleName())

    def _day_rows(self, row: MeetingRow, days: tuple[DayInYear, ...]) -> Iterator[QWidget]:
        if days:
            yield Label("Ngày kỷ niệm gần buổi họp", "label")
        for day in days:
            yield self._day_row(day, can_use=not row.focus)

    def _day_row(self, day: DayInYear, *, can_use: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        lunar = f" ({day.what.day:02d}/{day.what.month} âm lịch)" if day.what.is_lunar else ""
        said = f"{day_month(day.on)}{lunar}: {day.title}"
        holder.setAccessibleName(said)
        line.addWidget(Label(said, "strong" if day.is_round else "body", wrap=True), 1)
        if can_use:
            button = secondary("Dùng", small=True)
            button.setAccessibleName(f"Dùng làm chuyên đề: {day.title}")
            button.clicked.connect(partial(self._say, day.title))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _say(self, title: str, _checked: bool) -> None:
        self.used.emit(title)


def _group_rows(groups: tuple[GroupCount, ...]) -> Iterator[QWidget]:
    yield Label("Nhóm nội dung ít họp nhất", "label")
    for line in groups:
        last = f"{line.count} lần, gần nhất {short_date(line.last.day)}" if line.last else ""
        label = Label(f"{line.group}. {line.name}: {last or 'chưa họp'}", wrap=True)
        label.setAccessibleName(label.text())
        yield label


def _past_columns() -> tuple[Column[HeldTopic], ...]:
    return (
        Column("Kỳ", lambda t: upper_first(t.period_label), lambda t: t.day, width=130),
        Column("Chuyên đề", lambda t: t.title, width=180, stretch=True, tooltip=lambda t: t.title),
        Column("Người viết", lambda t: t.author_name, width=150),
        Column("Nhóm", lambda t: str(t.group or ""), lambda t: t.group or 0, width=64,
               numeric=True),
        Column("Ngày", lambda t: short_date(t.day), lambda t: t.day, width=126, numeric=True),
    )  # fmt: skip
