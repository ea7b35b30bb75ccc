"""One page that shows every part of the kit; for people to look at, for tests and the self-test."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.problems import Problem
from ui.kit import buttons, theme
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.cells import Group, Segments
from ui.kit.chart_bars import Bar, UprightBars, UprightBarsData
from ui.kit.chips import Chip, ChipSpec, grade_chip, severity_chip
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField, PartialDateField, TimeField
from ui.kit.flow import flow
from ui.kit.forms import Field, Form
from ui.kit.gallery_states import button_states
from ui.kit.inputs import Check, LineText, LongText, Number, RadioChoice, SearchLine
from ui.kit.labels import ElidedLabel, KeyCap, Label
from ui.kit.messages import MessageStrip
from ui.kit.meter import MeterLimit, MeterPart, MeterState, PointsMeter
from ui.kit.page import Page, scrolling
from ui.kit.progress_card import ProgressCard
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.kit.tables import Column
from ui.kit.tasks import Task
from ui.kit.tokens import PALETTE_LABELS, SIZE_LABELS, SizeName


@dataclass(frozen=True, slots=True)
class SampleTask:
    """A row of the sample ledger."""

    id: int
    title: str
    who: str
    due: str
    state: ChipSpec
    choice: Segments | None = None


TASKS = (
    SampleTask(1, "Số hóa 96 hồ sơ", "đ/c Lan", "27/11", ChipSpec("Chưa làm")),
    SampleTask(2, "Nộp phiếu bổ sung hồ sơ", "đ/c Oanh", "13/11", ChipSpec("Đang làm")),
    SampleTask(3, "Kiểm kê tài sản", "đ/c Dũng", "25/11", ChipSpec("Xong", "ok", "check")),
)
CHIPS = (
    *(grade_chip(word) for word in ("Tốt", "Khá", "Trung bình", "Kém")),
    *(severity_chip(letter) for letter in ("E", "W", "I")),
    ChipSpec("Xong", "ok", "check"),
    ChipSpec("Đang làm"),
    ChipSpec("Gia hạn", "warn", "calendar-clock"),
    ChipSpec("Quá 5 ngày", "error", "octagon-alert"),
    ChipSpec("Dự bị", "gold"),
    ChipSpec("Đang họp", "error", "circle-dot"),
)
STACKED = "ẨỖẬ qgyj"
"""The tallest and deepest letters; nothing may cut them."""


class Gallery(Page):
    """All components and states on one page."""

    title = "Bộ thành phần"

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=True)
        self._now = now
        self.form = self._form()
        self.table = task_table()
        self.strip = MessageStrip(self)
        self._columns = (QVBoxLayout(), QVBoxLayout(), QVBoxLayout())
        self._cards = (self._left(), self._middle(), self._right())
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        for column in self._columns:
            column.setSpacing(16)
            column.addStretch(1)
            self._row.addLayout(column)
        self.body.addLayout(self._row)
        self.body.addSpacing(60)
        theme.notifier().changed.connect(self._dress)
        self._dress()
        self.strip.say("Đã xóa việc 16.7 Kiểm kê tài sản.", undo=lambda: None)

    def _dress(self) -> None:
        """Name the look; large type puts the right column under the middle one."""
        look = theme.current()
        size, colours = SIZE_LABELS[look.size], PALETTE_LABELS[look.palette]
        self.set_subtitle(f"cỡ {size} · bảng màu {colours} · {STACKED}")
        is_narrow = look.size is not SizeName.NORMAL
        for place, share in enumerate((8, 6, 0) if is_narrow else (8, 5, 5)):
            self._row.setStretch(place, share)
        for place, cards in enumerate(self._cards):
            column = self._columns[min(place, 1) if is_narrow else place]
            for card in cards:
                self._columns[place].removeWidget(card)
                self._columns[1].removeWidget(card)
                column.insertWidget(column.count() - 1, card)

    def _left(self) -> tuple[QWidget, ...]:
        states = Card("Nút")
        states.add(button_states())
        row = QHBoxLayout()
        for button in _more_buttons():
            row.addWidget(button)
        row.addStretch(1)
        states.add_layout(row)
        inputs = Card("Ô nhập, lựa chọn")
        inputs.add(self.form)
        return states, inputs

    def _form(self) -> Form:
        today: Callable[[], date] = lambda: self._now().date()  # noqa: E731
        fields = (
            Field("Địa điểm", "place", LineText()),
            Field("Chưa nhập", "hint", LineText(placeholder="ví dụ: Phòng họp A")),
            Field("Không dùng được", "locked", LineText(), help="Đã khóa từ 03/11."),
            Field("Số tán thành", "agree", Number(highest=60)),
            Field("Ngày họp", "day", DateField(today=today)),
            Field("Ngày sinh", "born", PartialDateField(today=today)),
            Field("Hình thức", "form", Choice(FORMS)),
            Field("Giờ bắt đầu", "start", TimeField(now=self._now)),
            Field("Cách xem", "view", Segmented((("table", "Bảng"), ("calendar", "Lịch")))),
            Field(
                "Cách biểu quyết", "vote", RadioChoice((("hand", "Giơ tay"), ("box", "Phiếu kín")))
            ),
            Field("", "dues", Check("Thông báo đảng phí")),
            Field("", "guest", Check("Có cấp trên dự")),
            Field("Kết luận", "text", LongText(lines=2), span=3),
        )
        form = Form(fields, columns=3)
        form.set_values(
            {"place": f"Phòng họp A {STACKED}", "locked": "Bí thư chi bộ", "agree": 19,
             "day": date(2026, 11, 3), "form": "in_person", "start": self._now().time(),
             "view": "table", "vote": "hand", "dues": True,
             "text": f"Thống nhất giao chi ủy hoàn thiện dự thảo. {STACKED}"}
        )  # fmt: skip
        form.input("locked").setEnabled(False)
        form.mark_problems([Problem("agree", "Chỉ có 17 người biểu quyết.")])
        return form

    def _middle(self) -> tuple[QWidget, ...]:
        chips = Card("Nhãn")
        chips.add(flow(*(Chip(spec) for spec in CHIPS)))
        rows = Card("Hàng của bảng", right=[SearchLine("Lọc nhiệm vụ")], edge_to_edge=True)
        rows.add(self.table)
        empty = Card("Danh sách trống")
        empty.add(
            EmptyState(
                "message-square-text",
                "Chưa có góp ý nào.",
                "Ghi góp ý của cấp trên sau mỗi lần dự họp.",
                act="Ghi góp ý",
            )
        )
        return chips, rows, empty, _running_card()

    def _right(self) -> tuple[QWidget, ...]:
        points = Card("Điểm")
        points.add(_meter())
        bars = Card("Tỷ lệ dự họp, %", right=[Label("mốc 90%", "small")])
        chart = UprightBars()
        chart.set_data(_bars())
        chart.setMinimumHeight(200)
        bars.add(chart)
        notices = [
            Notice("Quy tắc này cần hỏi cấp trên.", "warn", act="Xem", on_act=lambda: None),
            Notice("Buổi họp cũ giữ ngưỡng của ngày họp.", "info", closable=True),
            Notice("Còn 7 nơi nhận chưa gửi giấy mời.", "error"),
        ]
        return _question(), points, bars, *notices


FORMS = (("in_person", "Trực tiếp"), ("online", "Trực tuyến"), ("hybrid", "Kết hợp"))


def task_table() -> RecordTable[SampleTask]:
    """Return the sample ledger with one row chosen."""
    columns: tuple[Column[SampleTask], ...] = (
        Column("Nhiệm vụ", lambda t: t.title, width=120, stretch=True),
        Column("Hạn", lambda t: t.due, width=64, numeric=True),
        Column("Tình trạng", lambda t: t.state.text, width=122, chip=lambda t: t.state),
    )
    table = RecordTable(columns, name="Nhiệm vụ")
    table.set_records((*TASKS[:2], Group("Đã xong", "1/3"), TASKS[2]))
    table.select(3)
    table.show_whole()
    return table


def _more_buttons() -> tuple[QWidget, ...]:
    return (
        buttons.secondary("Mục tiếp", keys="F2", small=True),
        buttons.primary("Khóa", icon="lock", small=True),
        buttons.icon_button("undo-2", "Hoàn tác", keys="Ctrl+Z", small=True),
        buttons.LinkButton("Xem tất cả"),
        buttons.LinkButton("20/22", buttons.LinkKind.EVIDENCE),
        KeyCap("Ctrl K"),
    )


def _running_card() -> QWidget:
    card = ProgressCard("Đang xuất", unit="tệp")
    task = Task(lambda _progress: None, card)
    card.follow(task)
    task.progressed.emit(12, 60, "Biên bản tháng 4")
    card.show()
    return card


def _question() -> QWidget:
    """Return the look of a dialog over its shade, as part of the page."""
    shade = QFrame()
    shade.setProperty("card", "shade")
    sheet = QFrame()
    sheet.setProperty("dialog", "true")
    words = QVBoxLayout(sheet)
    words.setContentsMargins(24, 20, 24, 20)
    words.addWidget(Label("Khóa biên bản tháng 11/2026?", "section", wrap=True))
    words.addWidget(
        Label(
            "Sau khi khóa, chỉ sửa được bằng đính chính có số. Việc này không hoàn tác được.",
            wrap=True,
        )
    )
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(buttons.secondary("Để sau"))
    row.addWidget(buttons.primary("Khóa biên bản", icon="lock"))
    words.addLayout(row)
    around = QVBoxLayout(shade)
    around.setContentsMargins(16, 16, 16, 16)
    around.addWidget(sheet)
    around.addWidget(ElidedLabel(f"{STACKED} dòng dài được cắt bằng ba chấm ở cuối", "small"))
    return shade


def _meter() -> QWidget:
    meter = PointsMeter()
    meter.set_state(
        MeterState(
            safe=MeterPart(Fraction(88), "88", "Đã chắc"),
            winnable=MeterPart(Fraction(8), "8", "Còn có thể"),
            lost=MeterPart(Fraction(4), "4", "Đã mất"),
            limits=(MeterLimit(Fraction(90), "90 Tốt"),),
        )
    )
    meter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return meter


def _bars() -> UprightBarsData:
    shares = (("T6", 955), ("T7", 864), ("T8", 909), ("T9", 955), ("T10", 955), ("T11", 909))
    bars = tuple(
        Bar(
            key=label,
            label=label,
            value=Fraction(tenths, 10),
            text=f"{tenths // 10},{tenths % 10}",
            is_below=tenths < 900,
        )
        for label, tenths in shares
    )
    return UprightBarsData(
        bars, Fraction(100), "Tỷ lệ dự họp", "Sáu buổi, thấp nhất 86,4 tháng 7",
        target=Fraction(90), target_text="90",
    )  # fmt: skip


def look_at(page: QWidget) -> QWidget:
    """Return a page ready to be drawn without a window around it."""
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    return page


__all__ = ["CHIPS", "STACKED", "TASKS", "Gallery", "SampleTask", "scrolling", "task_table"]
