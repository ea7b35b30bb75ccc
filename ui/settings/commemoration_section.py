"""Ngày kỷ niệm: the days topics may be tied to; the shipped list, and what the cell changed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from app.domain.topics import (
    CommemorativeDay,
    commemorative_days,
    topic_group_choices,
)
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.choice import Choice
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, Number
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.section import Section
from ui.settings.section_places import COMMEMORATIONS
from ui.workspace import Workspace

MOST_ROWS = 60
_LATEST_YEAR = 9999
_BLANK = {"day": None, "month": None, "name": "", "since": None, "group": 4, "is_lunar": False}


class CommemorationSection(Section):
    """Lists the days suggested for topics; one can be taken out, added, or all put back."""

    entry = COMMEMORATIONS
    tables = frozenset({"settings"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.table = RecordTable(
            _columns(), name="Ngày kỷ niệm", key=lambda day: (day.month, day.day, day.name),
            empty=_empty(),
        )  # fmt: skip
        self.restore_button = secondary("Lấy lại danh sách gốc", icon="rotate-ccw", small=True)
        self.count = Label("", "small")
        self.form = Form(_fields(), columns=4)
        self.add_button = secondary("Thêm ngày kỷ niệm", icon="plus", small=True)
        self._build()

    def refresh(self) -> None:
        """Show the days in the order of the year."""
        settings = self.workspace.services.cells.settings()
        days = commemorative_days(settings.own_days, settings.days_left_out)
        self.table.set_records(days)
        self.table.show_whole(MOST_ROWS)
        self.count.setText(f"{len(days)} ngày")
        self.restore_button.setEnabled(bool(settings.own_days or settings.days_left_out))

    def add(self) -> None:
        """Add a day of the cell's own."""
        if not self.form.is_ready():
            return
        values = self.form.values()
        whole = {name: int(values[name] or 0) for name in ("day", "month", "since")}
        day = CommemorativeDay(**{**values, **whole})
        if self.workspace.perform(partial(self._add, day), f"Đã thêm {day.name}.", form=self.form):
            self.form.set_values(_BLANK)

    def remove(self, day: CommemorativeDay) -> None:
        """Suggest a day no more."""
        plans = self.workspace.services.plans
        self.workspace.perform(partial(plans.leave_out_day, day), f"Đã bỏ {day.name}.")

    def restore(self) -> None:
        """Go back to the shipped list."""
        plans = self.workspace.services.plans
        self.workspace.perform(plans.restore_days, "Đã lấy lại danh sách ngày kỷ niệm gốc.")

    def _add(self, day: CommemorativeDay) -> bool:
        self.workspace.services.plans.add_day(day)
        return True

    def _build(self) -> None:
        card = Card("Ngày kỷ niệm", right=[self.count, self.restore_button], edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 8)
        card.add(self.table)
        adding = Card("Thêm ngày kỷ niệm")
        adding.add(self.form)
        row = QHBoxLayout()
        hint = "Ngày ở đây chỉ để gợi ý chuyên đề ở Kế hoạch năm, không bắt buộc chọn ngày nào."
        row.addWidget(Label(hint, "small", wrap=True), 1)
        row.addWidget(self.add_button)
        adding.add_layout(row)
        self.form.set_values(_BLANK)
        self.column.addWidget(card)
        self.column.addWidget(adding)
        self.column.addStretch(1)
        self.restore_button.clicked.connect(lambda _checked: self.restore())
        self.add_button.clicked.connect(lambda _checked: self.add())
        self.table.link_pressed.connect(lambda day, _title: self.remove(day))
        self.table.delete_asked.connect(self.remove)
        self.table.empty.pressed.connect(self.restore)


def _fields() -> tuple[Field, ...]:
    name = LineText(required=True, placeholder="ví dụ: Ngày truyền thống của xã")
    return (
        Field("Ngày", "day", Number(lowest=1, highest=31, required=True)),
        Field("Tháng", "month", Number(lowest=1, highest=12, required=True)),
        Field("Tên", "name", name, span=2),
        Field("Từ năm", "since", Number(highest=_LATEST_YEAR), "Để trống nếu không đếm năm."),
        Field("Âm lịch", "is_lunar", Check("Ngày âm lịch")),
        Field("Nhóm chuyên đề gợi ý", "group", Choice(topic_group_choices()[1:]), span=2),
    )


def _columns() -> tuple[Column[CommemorativeDay], ...]:
    return (
        Column("Ngày", lambda d: d.day_words, lambda d: (d.is_lunar, d.month, d.day), width=130),
        Column("Tên", lambda d: d.name, width=240, stretch=True, tooltip=lambda d: d.name),
        Column("Từ năm", lambda d: str(d.since or "–"), lambda d: d.since, width=90, numeric=True),
        Column("Nhóm", lambda d: str(d.group), lambda d: d.group, width=76, numeric=True),
        Column(
            "Nguồn",
            lambda d: "Danh sách gốc" if d.is_shipped else "",
            width=130,
            chip=lambda d: None if d.is_shipped else ChipSpec("Tự thêm", "gold"),
        ),
        Column("", lambda _d: "Bỏ", width=60, link=True),
    )


def _empty() -> EmptyState:
    return EmptyState(
        "calendar",
        "Không còn ngày kỷ niệm nào trong danh sách.",
        "Chuyên đề gắn với ngày kỷ niệm thì dễ chọn nội dung.",
        act="Lấy lại danh sách gốc",
        act_icon="rotate-ccw",
    )
