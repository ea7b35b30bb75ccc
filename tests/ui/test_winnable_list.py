"""What can still be won stands in every step, the acts of the step in front first."""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.acts import ACT_LABELS, Act
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.winnable import WinnableLine
from tests.scored_books import edition_of
from ui.kit import theme
from ui.kit.cards import PADDING
from ui.kit.tokens import PaletteName, SizeName
from ui.meetings.frame import MeetingFrame
from ui.meetings.winnable_rows import SHORT, WinnableList, winnable_row

STEPS = ("prepare", "attendance", "run", "finish")


@pytest.fixture
def frame(workspace, services, show) -> MeetingFrame:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3))
    meeting = services.meetings.create(draft)
    services.scoring.choose_rubric(meeting, edition_of(services, "an-phu-chi-tiet"))
    made = MeetingFrame(workspace)
    show(made, 1300, 900)
    made.open(meeting, "prepare")
    return made


def shown(frame: MeetingFrame) -> WinnableList:
    """The list of the panel in use: beside a step, or in the drawer of the cockpit."""
    panel = frame.drawer_panel if frame.panel.points.isHidden() else frame.panel
    return panel.points.winnable


def links(one: WinnableList) -> list[str]:
    return [row.focusProxy().text() for row in one.rows.rows]


def test_the_first_acts_are_those_of_the_step(frame):
    assert len(links(shown(frame))) == SHORT
    places = {line.act_label: line.where for line in frame.view.sheet.sheet.winnable_lines}
    assert all(places[text].startswith("prepare:") for text in links(shown(frame)))
    frame.go("attendance")
    assert places[links(shown(frame))[0]].startswith("attendance")


def test_every_step_shows_them_and_all_on_demand(frame):
    lines = frame.view.sheet.sheet.winnable_lines
    for step in STEPS:
        frame.go(step)
        one = shown(frame)
        assert one.more.text() == f"Còn {len(lines) - SHORT} mục có thể đạt"
    one.more.click()
    assert len(links(one)) == len(lines)
    assert one.more.text() == "Thu gọn"


def test_the_sheet_lists_them_in_its_own_card(frame):
    frame.go("score")
    assert shown(frame).isHidden()
    assert frame.step.winnable.isVisible()


def test_an_act_goes_where_it_is_done(frame):
    one = shown(frame)
    row = next(r for r in one.rows.rows if r.focusProxy().text() == "Gửi thông báo")
    row.focusProxy().click()
    assert frame.step.key == "prepare"
    assert frame.step.notices.isAncestorOf(frame.window().focusWidget())


@pytest.mark.parametrize("size", SizeName)
@pytest.mark.parametrize("act", Act)
def test_a_row_fits_the_panel_whatever_its_act_is_called(dressed, qtbot, act, size):
    theme.apply(dressed, PaletteName.LIGHT, size)
    label = ACT_LABELS[act]
    line = WinnableLine("4.10", "Tỷ lệ đảng viên dự họp", Fraction(15), act, label, "prepare")
    row = winnable_row(line, label, lambda: None)
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() <= theme.sizes().findings_width - 2 * PADDING
    theme.apply(dressed, PaletteName.LIGHT, SizeName.NORMAL)
