"""Strip, ladder, charts, tiles and share bar: chosen by mouse, arrows and Enter alike."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.kit_paint import paint_samples as samples
from ui.kit import theme
from ui.kit.chart_panel import ChartPanel, ChartTable
from ui.kit.charts import ChartPoint, is_valley
from ui.kit.strip import MonthCell

OPERABLE = [
    samples.strip, samples.ladder, samples.vertical_ladder, samples.line_chart,
    samples.upright_bars, samples.stat_tiles, samples.share_bar,
]  # fmt: skip


@pytest.mark.parametrize("sample", OPERABLE)
def test_arrows_home_end_and_enter_choose_a_place(sample, press, qtbot):
    widget = samples.shown(qtbot, sample())
    chosen: list[str] = []
    widget.clicked.connect(chosen.append)

    press(widget, Qt.Key.Key_Home)
    press(widget, Qt.Key.Key_Right)
    press(widget, Qt.Key.Key_Return)
    press(widget, Qt.Key.Key_End)
    press(widget, Qt.Key.Key_Space)

    assert chosen == [widget.spots[1].key, widget.spots[-1].key]


@pytest.mark.parametrize("sample", OPERABLE)
def test_a_click_chooses_the_place_under_the_pointer(sample, click, qtbot):
    widget = samples.shown(qtbot, sample())
    spot = widget.spots[1]

    with qtbot.waitSignal(widget.clicked) as chosen:
        click(widget, spot.area.center().toPoint())

    assert chosen.args == [spot.key]
    assert widget.current_key == spot.key


@pytest.mark.parametrize("sample", OPERABLE)
def test_moving_says_where_the_keyboard_is(sample, press, qtbot):
    widget = samples.shown(qtbot, sample())

    press(widget, Qt.Key.Key_End)

    assert widget.accessibleDescription().endswith(widget.spots[-1].text)


@pytest.mark.parametrize("sample", OPERABLE)
def test_the_focus_ring_is_painted_inside(sample, picture, qtbot):
    widget = samples.shown(qtbot, sample())
    widget.clearFocus()
    before = picture(widget)

    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)

    assert picture(widget) != before


def test_the_strip_opens_a_month(click, qtbot):
    widget = samples.shown(qtbot, samples.strip(), 1140)

    with qtbot.waitSignal(widget.opened) as opened:
        click(widget, QPoint(1140 // 12 * 2 + 10, 20))

    assert opened.args == [3]


def test_the_strip_starts_at_the_current_month_and_keeps_the_place(press, qtbot):
    widget = samples.shown(qtbot, samples.strip(), 1140)
    assert widget.current_key == "11"

    press(widget, Qt.Key.Key_Left)
    widget.set_cells(samples.months())

    assert widget.current_key == "10"


def test_the_cells_of_the_strip_fill_its_width(qtbot):
    widget = samples.shown(qtbot, samples.strip(), 1141)

    assert sum(spot.area.width() for spot in widget.spots) == 1141


def test_a_narrow_strip_folds_into_two_rows_of_six(qtbot):
    widget = samples.shown(qtbot, samples.strip(), 700)

    assert widget.spots[5].area.top() == 0
    assert widget.spots[6].area.left() == 0
    assert widget.heightForWidth(700) == 2 * widget.heightForWidth(1140)


def test_a_thematic_meeting_is_read_in_full_words():
    assert MonthCell(3, "90", "Tốt", extra="CĐ 92").spoken == "Tháng 3, 90, Tốt, chuyên đề 92"


def test_the_ladder_counts_what_is_done_and_says_how_late(qtbot):
    widget = samples.shown(qtbot, samples.ladder())

    assert "xong 1 trên 5 mốc" in widget.accessibleDescription()
    assert widget.spots[1].text == "Dự thảo: quá hạn, 29/10, quá 2 ngày"


def test_a_vertical_ladder_puts_its_points_under_each_other(qtbot):
    widget = samples.shown(qtbot, samples.vertical_ladder(), 280)

    tops = [spot.area.top() for spot in widget.spots]

    assert tops == sorted(tops)
    assert widget.height() == round(widget.spots[-1].area.bottom())


def test_higher_points_stand_higher_on_the_line(qtbot):
    widget = samples.shown(qtbot, samples.line_chart(), 500)
    points = widget._data.points

    april, october = widget.place(points[3]), widget.place(points[9])

    assert october.y() < april.y()
    assert widget.plot(500).top() <= october.y()
    assert april.x() < october.x()


def test_months_without_points_have_no_place_on_the_line(qtbot):
    widget = samples.shown(qtbot, samples.line_chart(), 500)

    assert [spot.key for spot in widget.spots][-1] == "m11"


@pytest.mark.parametrize(
    ("values", "index", "is_low"),
    [
        ((90, 86, 92), 1, True),
        ((86, 90, 92), 1, False),
        ((88, 91), 0, True),
        ((90, None), 0, False),
    ],
)
def test_figures_of_low_points_stand_below(values, index, is_low):
    points = tuple(
        ChartPoint(str(i), "", None if value is None else Fraction(value))
        for i, value in enumerate(values)
    )

    assert is_valley(points, index) is is_low


def test_the_axis_starts_at_its_first_tick(qtbot):
    widget = samples.shown(qtbot, samples.line_chart(), 500)

    assert widget._data.low == Fraction(60)
    assert "thấp nhất 86 tháng 4" in widget.accessibleDescription()


def test_a_bar_below_the_target_says_so_in_words(qtbot):
    widget = samples.shown(qtbot, samples.upright_bars(), 300)

    assert widget.spots[1].text == "T7: 86,4 dưới 90"


def test_the_pieces_of_the_share_bar_end_before_the_total(qtbot):
    widget = samples.shown(qtbot, samples.share_bar(), 600)

    (start, first), (then, second), (_, none) = widget.pieces(600)

    assert (start, none) == (0, 0)
    assert then == first + 2
    assert then + second < 600


def test_tiles_fill_the_card_and_wrap_when_it_is_narrow(qtbot):
    wide = samples.shown(qtbot, samples.stat_tiles(), 1000)
    narrow = samples.shown(qtbot, samples.stat_tiles(), 320)

    assert sum(spot.area.width() for spot in wide.spots) == 1000
    assert wide.height() >= 72
    assert narrow.height() > wide.height()


def test_a_chart_shows_its_figures_as_a_table(qtbot):
    table = ChartTable(("Tháng", "Điểm"), (("Tháng 1", "88"), ("Tháng 2", "91")))
    panel = ChartPanel(samples.line_chart(), table)
    qtbot.addWidget(panel)

    panel.link.click()

    model = panel.table.model()
    assert panel.shows_table
    assert panel.link.text() == "Xem biểu đồ"
    assert model.data(model.index(1, 1)) == "91"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Điểm"
    assert panel.table.verticalHeader().defaultSectionSize() == theme.sizes().row


def test_the_table_of_a_chart_is_a_sound_model(qtmodeltester, qtbot):
    table = ChartTable(("Tháng", "Điểm"), (("Tháng 1", "88"),))
    panel = ChartPanel(samples.line_chart(), table)
    qtbot.addWidget(panel)

    qtmodeltester.check(panel.table.model())
