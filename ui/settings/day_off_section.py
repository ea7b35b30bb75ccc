"""Lịch nghỉ: the days off of the year shown, filled from the law and changed by hand."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.domain.text import short_date, weekday_name
from app.services.cells import DayOffRow
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.chips import ChipSpec
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.section import Section
from ui.settings.section_places import DAYS
from ui.workspace import Workspace


class DayOffSection(Section):
    """Lists days without meetings; the plan and deadlines step over them."""

    entry = DAYS
    tables = frozenset({"days_off"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.notice = Notice("", "warn")
        self.table = RecordTable(_columns(), name="Ngày nghỉ", empty=_empty())
        self.fill_button = secondary("Lấy lịch nghỉ", icon="calendar-days", small=True)
        self.count = Label("", "small")
        self.form = Form(
            (
                Field("Ngày", "day", DateField(today=self.today, required=True)),
                Field("Tên", "name", LineText(placeholder="ví dụ: Nghỉ bù ngày 02/9")),
            ),
            columns=2,
        )
        self.add_button = secondary("Thêm ngày nghỉ", icon="plus", small=True)
        self._build()

    def refresh(self) -> None:
        """Show the days of the year of the window."""
        cells, year = self.workspace.services.cells, self.workspace.year
        rows = cells.day_off_rows(year)
        self.table.set_records(rows)
        self.table.show_whole(40)
        self.count.setText(f"Năm {year}: {len(rows)} ngày" if rows else f"Năm {year}")
        self.fill_button.setText(f"Lấy lịch nghỉ năm {year}")
        sentence = cells.calendar_notice(year)
        self.notice.set_text(sentence)
        self.notice.setVisible(bool(sentence))

    def fill(self) -> None:
        """Write the national days off of the year."""
        cells, year = self.workspace.services.cells, self.workspace.year
        count = self.workspace.perform(partial(cells.fill_days_off, year))
        if count is not None:
            said = f"Đã thêm {count} ngày nghỉ" if count else "Không có ngày nghỉ mới"
            self.workspace.said.emit(f"{said} của năm {year}.", False)

    def add(self) -> None:
        """Add a day by hand."""
        if not self.form.is_ready():
            return
        values = self.form.values()
        said = f"Đã thêm ngày nghỉ {short_date(values['day'])}."
        if self.workspace.perform(lambda: self._add(values), said, form=self.form):
            self.form.set_values({"day": None, "name": ""})

    def remove(self, row: DayOffRow) -> None:
        """Make a day a working day again."""
        self.workspace.perform(
            partial(self.workspace.services.cells.remove_day_off, row.id),
            f"Đã bỏ ngày nghỉ {short_date(row.day)}.",
        )

    def _on_year(self, _year: int) -> None:
        self.refresh()

    def _add(self, values: dict[str, Any]) -> bool:
        self.workspace.services.cells.add_day_off(values["day"], values["name"])
        return True

    def _build(self) -> None:
        card = Card("Lịch nghỉ", right=[self.count, self.fill_button], edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 8)
        card.add(self.table)
        adding = Card("Thêm ngày nghỉ")
        adding.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Label("Ngày tự thêm vẫn còn khi lấy lại lịch nghỉ.", "small", wrap=True), 1)
        row.addWidget(self.add_button)
        adding.add_layout(row)
        for widget in (self.notice, card, adding):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.fill_button.clicked.connect(lambda _checked: self.fill())
        self.add_button.clicked.connect(lambda _checked: self.add())
        self.table.link_pressed.connect(lambda row, _title: self.remove(row))
        self.table.delete_asked.connect(self.remove)
        self.table.empty.pressed.connect(self.fill)
        self.workspace.year_changed.connect(self._on_year)


def _columns() -> tuple[Column[DayOffRow], ...]:
    return (
        Column("Ngày", lambda row: short_date(row.day), lambda row: row.day, width=120),
        Column("Thứ", lambda row: weekday_name(row.day), lambda row: row.day.weekday(), width=110),
        Column("Tên", lambda row: row.name, width=240, stretch=True),
        Column(
            "Nguồn",
            lambda row: "" if row.by_hand else "Lịch chung",
            width=130,
            chip=lambda row: ChipSpec("Tự thêm", "gold") if row.by_hand else None,
        ),
        Column("", lambda _row: "Bỏ", width=60, link=True),
    )


def _empty() -> EmptyState:
    return EmptyState(
        "calendar-x",
        "Chưa có ngày nghỉ nào của năm này.",
        "Kế hoạch năm và hạn tính theo ngày làm việc cần lịch nghỉ.",
        act="Lấy lịch nghỉ",
        act_icon="calendar-days",
    )
