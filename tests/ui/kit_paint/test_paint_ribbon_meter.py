"""The stage ribbon and the points meter."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint

from tests.ui.kit_paint.paint_samples import (
    STAGES,
    meter,
    meter_state,
    pass_meter,
    ribbon,
    ribbon_state,
    shown,
)
from ui.kit import theme
from ui.kit.dots import dot_size
from ui.kit.painting import Run

LONGEST_ACT = "Gửi giấy mời cho 7 nơi còn lại"


def test_the_ribbon_says_step_and_next_act(qtbot):
    widget = shown(qtbot, ribbon())

    said = "Bước 4 trên 6: Chấm điểm. Việc tiếp theo: Chọn 2 mục còn trống."
    assert widget.accessibleName() == said


def test_only_the_button_of_the_ribbon_acts(qtbot, click):
    widget = shown(qtbot, ribbon(), 1140)

    with qtbot.assertNotEmitted(widget.acted):
        click(widget, QPoint(40, 26))
    with qtbot.waitSignal(widget.acted):
        widget.button.click()


def test_the_ribbon_has_the_height_of_the_size_mode(qtbot):
    widget = shown(qtbot, ribbon(), 1140)

    assert widget.height() == theme.sizes().ribbon
    assert len(widget.spots) == len(STAGES)


def test_a_narrow_ribbon_keeps_the_words_of_the_current_stage(qtbot):
    wide, narrow = shown(qtbot, ribbon(), 1140), shown(qtbot, ribbon(), 820)

    assert narrow.spots[3].area.width() == wide.spots[3].area.width()
    assert narrow.spots[0].area.width() < wide.spots[0].area.width()


@pytest.mark.parametrize("width", [1140, 820, 640, 400])
def test_the_stages_never_run_under_the_next_act(qtbot, width):
    widget = shown(qtbot, ribbon(), width)

    right = max((spot.area.right() for spot in widget.spots), default=0)

    assert right < widget.button.x()


def test_a_ribbon_too_narrow_for_one_word_turns_into_the_chip(qtbot):
    assert shown(qtbot, ribbon(), 400).spots == ()


def test_the_chip_form_is_no_higher_than_a_control(qtbot):
    widget = shown(qtbot, ribbon(), 900)

    widget.set_chip(True)

    assert widget.heightForWidth(900) <= theme.sizes().control + 4
    assert widget.spots == ()


def test_another_stage_changes_words_and_button(qtbot):
    widget = shown(qtbot, ribbon())

    widget.set_state(ribbon_state(4))

    assert "Hoàn thiện" in widget.accessibleName()
    assert widget.button.text() == "Chọn mục 5.3"


def test_a_stage_tells_when_it_was_reached(qtbot):
    widget = shown(qtbot, ribbon(), 1140)

    assert widget.spots[0].tip.startswith("Dự kiến")


@pytest.mark.parametrize("points", [(88, 8, 4), (0, 100, 0), (100, 0, 0), (30, 70, 0), (99, 0, 1)])
def test_the_parts_of_the_meter_and_their_gaps_fill_the_bar(qtbot, points):
    widget = shown(qtbot, meter(), 272)
    widget.set_state(meter_state(*points))

    widths = [width for _, width in widget.pieces(272) if width]

    assert sum(widths) + 2 * (len(widths) - 1) == 272
    assert len(widths) == sum(1 for part in points if part)


def test_the_meter_adds_up_to_its_maximum():
    assert meter_state().maximum == Fraction(100)


def test_the_meter_says_its_figures_limits_and_sentence(qtbot):
    widget = shown(qtbot, meter(), 272)

    said = widget.accessibleDescription()

    assert "Đã chắc 88; Còn có thể 8; Đã mất 4" in said
    assert "mốc 90 Tốt" in said
    assert said.endswith("88 điểm lúc này, mức Khá.")


def test_each_limit_of_the_meter_has_its_tooltip(qtbot):
    widget = shown(qtbot, meter(), 272)

    tips = [spot.tip for spot in widget.spots]

    assert "Từ 90 Tốt" in tips
    assert "Đã mất: 4" in tips


def test_a_longer_sentence_makes_the_meter_higher(qtbot):
    widget = shown(qtbot, pass_meter(), 272)
    before = widget.heightForWidth(272)
    state = meter_state()

    widget.set_state(
        type(state)(state.safe, state.winnable, state.lost, sentence=(Run("Còn " * 60),))
    )

    assert widget.heightForWidth(272) > before


def test_a_sheet_without_points_reads_its_gates(qtbot):
    widget = shown(qtbot, pass_meter(), 272)

    assert widget.accessibleDescription() == "Tiêu chí đạt 5/8. Còn 3 mục chưa chọn."


@pytest.mark.parametrize("current", range(6))
def test_the_longest_next_act_leaves_room_for_every_stage(qtbot, current):
    widget = shown(qtbot, ribbon(), 1140)
    state = replace(ribbon_state(current), next_act=LONGEST_ACT, button="Gửi giấy mời", icon="")

    widget.set_state(state)

    assert all(spot.area.width() > dot_size() for spot in widget.spots)


def test_stages_that_are_done_give_way_before_those_to_come(qtbot):
    widget = shown(qtbot, ribbon(), 960)

    worded = [spot.area.width() > dot_size() for spot in widget.spots]

    assert not worded[0]
    assert worded[3:] == [True, True, True]
