"""The widgets of the kit filled with the figures of the sample cell."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt

from ui.kit.chart_bars import Bar, LyingBar, LyingBars, UprightBars, UprightBarsData
from ui.kit.charts import ChartPoint, GradeBand, LineChart, LineChartData
from ui.kit.clocks import ClockCard, ClockField
from ui.kit.dots import DotKind
from ui.kit.findings_panel import FindingLine, FindingsPanel
from ui.kit.function_keys import FunctionKey, FunctionKeyRow
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.ladder_view import LadderPoint, LadderView
from ui.kit.meter import MeterLimit, MeterLine, MeterPart, MeterState, PassState, PointsMeter
from ui.kit.painting import Ink, Run
from ui.kit.paper_preview import PaperPreview
from ui.kit.people_grid import AttendanceOption, PeopleGrid, PeopleGroup, PersonCell
from ui.kit.readback import ReadbackMark, ReadbackParagraph, ReadbackSection, ReadbackView
from ui.kit.ribbon import RibbonStage, RibbonState, StageRibbon
from ui.kit.share_bar import ShareBar, SharePart, ShareTotal
from ui.kit.speaker_box import SpeakerBox, SpeakerMatch
from ui.kit.stat_tiles import StatTile, StatTiles
from ui.kit.strip import MonthCell, MonthStrip

STAGES = ("Dự kiến", "Chuẩn bị", "Đang họp", "Chấm điểm", "Hoàn thiện", "Đã khóa")
POINTS = (88, 91, 90, 86, 92, 93, 89, 91, 93, 95, 94)
OPTIONS = (
    AttendanceOption("present", "Có mặt", "1", "ok"),
    AttendanceOption("excused", "Có lý do", "2", "warn"),
    AttendanceOption("absent", "Không lý do", "3", "error"),
)
PEOPLE = (
    PersonCell(1, "Dương Quốc Bình", "present"),
    PersonCell(2, "Cao Thị Diệp", "present", "đến 14:10"),
    PersonCell(3, "Hồ Sỹ Đạt"),
    PersonCell(4, "Mai Thị Hương", "excused", "Công tác tại tỉnh"),
    PersonCell(5, "Vũ Thị Thắm", "absent"),
)
SPEAKERS = (
    SpeakerMatch(7, "Vũ Thị Thắm", "chưa phát biểu hôm nay", "chưa phát biểu"),
    SpeakerMatch(8, "Trịnh Hồng Tham", "chưa phát biểu hôm nay", "chưa phát biểu"),
    SpeakerMatch(9, "Nguyễn Văn Thâm", "đã phát biểu 14:44"),
    SpeakerMatch(10, "Đỗ Đức Thành", "đã phát biểu 14:31"),
)


def ribbon_state(current: int = 3) -> RibbonState:
    stages = tuple(RibbonStage(label) for label in STAGES)
    return RibbonState(stages, current, "Chọn 2 mục còn trống", "Chọn mục 5.3", icon="check")


def ribbon() -> StageRibbon:
    made = StageRibbon()
    made.set_state(ribbon_state())
    return made


def meter_state(safe: int = 88, winnable: int = 8, lost: int = 4) -> MeterState:
    return MeterState(
        MeterPart(Fraction(safe), str(safe), "Đã chắc"),
        MeterPart(Fraction(winnable), str(winnable), "Còn có thể"),
        MeterPart(Fraction(lost), str(lost), "Đã mất"),
        (MeterLimit(Fraction(90), "90 Tốt"), MeterLimit(Fraction(70), "70 Khá")),
        "88",
        (Run("điểm lúc này, mức "), Run("Khá", Ink("info", weight=600)), Run(".")),
    )


def meter() -> PointsMeter:
    made = PointsMeter()
    made.set_state(meter_state())
    return made


def pass_meter() -> PointsMeter:
    made = PointsMeter()
    line = MeterLine("circle-check", "ok", "Tiêu chí đạt", "5/8")
    made.set_state(PassState((line,), sentence=(Run("Còn 3 mục chưa chọn."),)))
    return made


def months() -> tuple[MonthCell, ...]:
    held = [
        MonthCell(number, str(points), "Tốt" if points >= 90 else "Khá", "ok")
        for number, points in enumerate(POINTS, 1)
    ]
    held[9] = MonthCell(10, word="Chưa họp", role="error", icon="octagon-alert")
    held[10] = MonthCell(11, "94", "Tốt", "ok", extra="CĐ 17/11", is_current=True)
    return (*held, MonthCell(12, "03/12", "Dự kiến", is_planned=True))


def strip() -> MonthStrip:
    made = MonthStrip()
    made.set_cells(months())
    return made


def ladder_points() -> tuple[LadderPoint, ...]:
    return (
        LadderPoint("assign", "Phân công", "20/10", DotKind.DONE, "đ/c Dũng"),
        LadderPoint("draft", "Dự thảo", "29/10", DotKind.OVERDUE, late="quá 2 ngày"),
        LadderPoint("invite", "Gửi giấy mời", "hôm nay", DotKind.CURRENT, "18/25"),
        LadderPoint("post", "Đăng tài liệu", "hạn 02/11", DotKind.LATER),
        LadderPoint("meet", "Buổi họp", "03/11, 14:00", DotKind.GOAL),
    )


def ladder(orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> LadderView:
    made = LadderView(orientation)
    made.set_points(ladder_points())
    return made


def line_chart() -> LineChart:
    made = LineChart()
    bands = (
        GradeBand(Fraction(90), Fraction(100), "Tốt", "ok"),
        GradeBand(Fraction(70), Fraction(90), "Khá", "info"),
        GradeBand(Fraction(50), Fraction(70), "Trung bình", "warn"),
        GradeBand(Fraction(0), Fraction(50), "Kém", "error"),
    )
    roles = ("ok", "info", "warn", "error")
    points = tuple(
        ChartPoint(f"m{i}", f"T{i}", Fraction(value), str(value), roles[i % 4])
        for i, value in enumerate(POINTS, 1)
    )
    ticks = (60, 70, 80, 90, 100)
    text = "11 buổi, thấp nhất 86 tháng 4, cao nhất 95 tháng 10"
    made.set_data(
        LineChartData((*points, ChartPoint("m12", "T12")), bands, ticks, "Điểm thường kỳ", text)
    )
    return made


def upright_bars() -> UprightBars:
    made = UprightBars()
    bars = (
        Bar("m6", "T6", Fraction(955, 10), "95,5"),
        Bar("m7", "T7", Fraction(864, 10), "86,4", is_below=True, word="dưới 90"),
    )
    data = UprightBarsData(bars, Fraction(100), "Tỷ lệ dự họp", "2 buổi", Fraction(90), "90")
    made.set_data(data)
    return made


def lying_bars() -> LyingBars:
    made = LyingBars()
    bar = Bar("attendance", "Dự họp bình quân", Fraction(222, 242), "91,7%")
    made.set_bars((LyingBar(bar, Fraction(9, 10), "222/242 lượt · mốc 90%"),), "Dự họp")
    return made


def share_bar() -> ShareBar:
    made = ShareBar()
    parts = (
        SharePart("present", "Báo cáo 20", Fraction(20), "border_strong"),
        SharePart("discuss", "Thảo luận 26", Fraction(26), "ok_fill"),
        SharePart("none", "Tự phê bình 0", Fraction(0), "gold"),
    )
    made.set_parts(parts, ShareTotal("46 phút", "chưa đủ mức 90", "warn"))
    return made


def stat_tiles() -> StatTiles:
    made = StatTiles()
    made.set_tiles(
        (
            StatTile("present", "Dự họp", "20/22", "= 90,9%"),
            StatTile("absent", "Vắng", "2", "có lý do · 0 không lý do"),
            StatTile("base", "Mẫu số biểu quyết", "20", "nghị quyết cần ≥ 11"),
        )
    )
    return made


CLOCKS = (
    ClockField("Cả buổi (từ 14:00)", "1:12:10", "còn 17 phút 50", Fraction(72, 90)),
    ClockField("Mục 6 · Tự phê bình", "7:10", "cần 15 phút", Fraction(1, 2), "gold"),
    ClockField("So với chương trình", "chậm 2 phút", "xong khoảng 15:35"),
)


def clock_card() -> ClockCard:
    made = ClockCard()
    made.set_fields(CLOCKS)
    return made


def findings() -> tuple[FindingLine, ...]:
    return (
        FindingLine("I", "K15", "Đ/c Huy vắng có lý do 2 kỳ liền.", "Xem chuỗi vắng", "streak"),
        FindingLine("W", "K30", "Mục 4.7 mất điểm, chưa ghi lý do.", "Ghi lý do", "item"),
        FindingLine("E", "K02", "Số tán thành lớn hơn số dự.", "Sửa số phiếu", "vote", True),
    )


def findings_panel() -> FindingsPanel:
    made = FindingsPanel()
    made.set_findings(findings())
    return made


def function_keys() -> FunctionKeyRow:
    made = FunctionKeyRow()
    made.set_keys(
        (
            FunctionKey("F2", "Mục tiếp", is_primary=True),
            FunctionKey("F3", "Phát biểu", is_active=True),
            FunctionKey("F7", "Biểu dương", rank=2),
            FunctionKey("F10", "Đọc lại"),
        )
    )
    return made


def key_hints() -> KeyHints:
    return KeyHints(
        (KeyHint(("↑", "↓"), "chọn"), KeyHint(("Enter",), "ghi người phát biểu", "ghi"))
    )


def people_grid() -> PeopleGrid:
    made = PeopleGrid(OPTIONS)
    made.set_groups(
        (
            PeopleGroup("Chính thức", "5 đồng chí", PEOPLE),
            PeopleGroup("Không triệu tập", "Trần Thị Phượng: miễn sinh hoạt"),
        )
    )
    return made


def speaker_box() -> SpeakerBox:
    made = SpeakerBox(lambda _text: SPEAKERS)
    made.field.setText("th")
    made.find_now()
    return made


def readback_sections() -> tuple[ReadbackSection, ...]:
    return tuple(
        ReadbackSection(
            f"Mục {number} trên 3",
            "Kết luận",
            (
                ReadbackParagraph(f"{number}a", "Chi bộ hoàn thành 7 trên 8 nhiệm vụ."),
                ReadbackParagraph(f"{number}b", "Nhiệm vụ kiểm kê tài sản gia hạn."),
            ),
        )
        for number in (1, 2, 3)
    )


def readback() -> ReadbackView:
    made = ReadbackView("Đọc lại biên bản", "Dữ liệu mẫu")
    made.set_sections(readback_sections())
    made.set_marks((ReadbackMark("1b", "ghi rõ lý do"),))
    return made


def paper() -> PaperPreview:
    made = PaperPreview()
    made.set_html("".join(f"<p>Đoạn {number} của biên bản</p>" for number in range(90)))
    return made


def vertical_ladder() -> LadderView:
    return ladder(Qt.Orientation.Vertical)


SAMPLES: tuple[Any, ...] = (
    ribbon, meter, pass_meter, strip, ladder, vertical_ladder, line_chart, upright_bars,
    lying_bars, share_bar, stat_tiles, clock_card, findings_panel, function_keys, key_hints,
    people_grid, speaker_box, readback, paper,
)  # fmt: skip
FLOWING: tuple[Any, ...] = (
    ribbon, meter, pass_meter, strip, ladder, vertical_ladder, lying_bars, share_bar,
    stat_tiles, clock_card,
)  # fmt: skip


def shown(qtbot, widget: Any, width: int = 900) -> Any:
    """Show a widget as high as its width makes it."""
    qtbot.addWidget(widget)
    high = widget.heightForWidth(width)
    widget.resize(width, high if high > 0 else 420)
    widget.show()
    return widget
