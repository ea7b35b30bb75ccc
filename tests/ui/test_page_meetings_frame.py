"""The workspace of a meeting: one reading, ribbon, tabs, panel, places, and little room."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.meetings import MeetingKind, MeetingStage
from tests.ui.meeting_samples import STEPS, a_meeting
from ui.kit.buttons import secondary
from ui.meetings.frame import MeetingFrame
from ui.meetings.frame_parts import ACT_GAP, ActsRow, TabRow
from ui.meetings.tabs import Density


@pytest.fixture
def meeting(services) -> int:
    return a_meeting(services)


@pytest.fixture
def frame(workspace, meeting: int, show: Callable[..., None]) -> MeetingFrame:
    made = MeetingFrame(workspace, STEPS)
    workspace.changed.connect(lambda _tables: made.refresh())
    show(made, 1440, 900)
    made.open(meeting)
    while len(made._steps) < len(STEPS):
        made._build_rest()  # as in the pauses after a meeting is shown
    return made


def test_a_meeting_opens_at_the_step_its_stage_asks_for(frame, services, meeting):
    assert frame.step.key == "prepare"
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    frame.open(meeting)
    assert frame.step.key == "run"


def test_a_place_opens_step_and_field(frame, meeting):
    frame.open(meeting, "score:4.7")
    assert frame.step.key == "score"
    assert frame.step.gone_to == ["score:4.7"]


def test_a_place_of_another_page_is_the_windows_affair(frame, workspace, qtbot):
    with qtbot.waitSignal(workspace.opened) as opened:
        frame.go("plan:2026-03")
    assert opened.args == ["plan:2026-03"]


def test_another_meeting_is_drawn_once_by_the_step_asked_for(frame, services):
    other = a_meeting(services, month=12, day=date(2026, 12, 8))
    prepare, score = frame._steps["prepare"], frame._steps["score"]
    before = len(prepare.views)
    frame.open(other, "score:4.7")
    assert (len(prepare.views), len(score.views)) == (before, 1)
    assert score.views[0].file.header.id == other


def test_another_meeting_is_shown_though_its_place_is_on_another_page(frame, services):
    other = a_meeting(services, month=12, day=date(2026, 12, 8))
    frame.open(other, "plan:2026-03")
    assert frame.step.views[-1].file.header.id == other


def test_tabs_carry_marks_before_their_steps_are_built_in_the_pauses(
    workspace, meeting, show, qtbot
):
    made = MeetingFrame(workspace, STEPS)
    show(made, 1440, 900)
    made.open(meeting)
    assert set(made._steps) == {"prepare"}
    assert all(made.tabs.marks())
    made.rest.setInterval(0)
    made.refresh_now()
    qtbot.waitUntil(lambda: len(made._steps) == len(STEPS))


def test_steps_not_seen_are_built_only_while_the_meeting_is_in_front(workspace, meeting, show):
    made = MeetingFrame(workspace, STEPS)
    show(made, 1440, 900)
    made.open(meeting)
    made.hide()
    made._build_rest()
    assert set(made._steps) == {"prepare"}
    made.show()
    made._build_rest()
    assert len(made._steps) == 2


def test_many_changes_make_one_reading_for_the_step_that_is_seen(frame, services, meeting, qtbot):
    seen, hidden = frame._steps["prepare"], frame._steps["score"]
    before, before_hidden = len(seen.views), len(hidden.views)
    services.meetings.set_fact(meeting, "papers_on_handbook", value=True)
    services.meetings.set_fact(meeting, "bulletin_collected", value=True)
    qtbot.waitUntil(lambda: len(seen.views) > before)
    assert len(seen.views) == before + 1
    assert seen.views[-1].file.header.bulletin_collected
    assert len(hidden.views) == before_hidden


def test_a_hidden_step_is_drawn_when_it_is_shown(frame, services, meeting):
    services.meetings.set_fact(meeting, "bulletin_collected", value=True)
    frame.refresh_now()
    frame.go("score")
    assert frame.step.views[-1].file.header.bulletin_collected


def test_tabs_carry_marks_and_the_next_act_leads_to_its_place(frame):
    assert frame.tabs.marks()[0] == f"{len(frame.view.findings)}!"
    frame.do_next()
    assert frame.step.gone_to[-1] == frame.view.next_act.where


def test_ctrl_tab_and_alt_letters_change_the_step(frame, qtbot):
    frame.activateWindow()
    qtbot.keyClick(frame, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert frame.step.key == "run"
    qtbot.keyClick(frame, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert frame.step.key == "score"
    frame.step_by(1)
    assert frame.step.key == "prepare"


def test_another_step_is_shown_only_after_the_first_has_kept_its_text(frame):
    first = frame.step
    frame.go("score")
    assert first.left == 1


def test_only_the_acts_and_cards_of_the_step_in_front_are_seen(frame):
    prepare, score = frame._steps["prepare"], frame._steps["score"]
    assert prepare.button.isVisible()
    assert prepare.card.isVisible()
    frame.go("score")
    assert not prepare.button.isVisible()
    assert score.button.isVisible()
    assert score.card.isVisible()
    assert not prepare.card.isVisible()


def test_cards_of_the_score_stand_between_points_and_findings(frame):
    def top(widget: QWidget) -> int:
        return widget.mapTo(frame, widget.rect().topLeft()).y()

    frame.go("score")
    panel = frame.panel
    frame.layout().activate()
    assert top(panel.points) < top(frame.step.card) < top(panel.findings)


def test_safe_winnable_and_lost_stand_in_the_panel(frame):
    sheet = frame.view.sheet.sheet
    state = frame.panel.points.meter._state
    parts = [part.points for part in state.parts]
    assert parts == [sheet.safe, sheet.winnable, sheet.lost]
    assert sum(parts) == sheet.maximum


def test_a_meeting_of_the_committee_has_no_score(workspace, services, show):
    meeting = a_meeting(services, MeetingKind.COMMITTEE)
    frame = MeetingFrame(workspace, STEPS)
    show(frame)
    frame.open(meeting)
    shown = [p for p in range(frame.tabs.count()) if frame.tabs.isTabVisible(p)]
    assert [STEPS[place].key for place in shown] == ["prepare", "run"]
    assert frame.panel.points.isHidden()


def test_an_e_finding_is_passed_by_only_with_a_reason(frame, services, dialogs, meeting, qtbot):
    dialogs.reasons.append("đã hỏi cấp trên, được đồng ý")
    frame.panel.findings.override.emit("K08", "prepare:committee")
    qtbot.wait(1)
    kept = services.meetings.file(meeting).overrides
    assert [(one.code, one.reason) for one in kept] == [("K08", "đã hỏi cấp trên, được đồng ý")]


def test_the_button_of_a_finding_goes_to_its_field(frame):
    finding = frame.panel.findings.findings[0]
    frame.panel.findings.go.emit(finding.where)
    assert frame.step.gone_to[-1] == finding.where


def test_a_planned_meeting_has_one_next_step(workspace, services, show):
    meeting = a_meeting(services, is_open=False)
    frame = MeetingFrame(workspace, STEPS)
    show(frame)
    frame.open(meeting)
    assert frame.ribbon.button.text() == "Mở chuẩn bị"
    frame.do_next()
    frame.refresh_now()
    assert frame.view.file.header.stage is MeetingStage.PREPARING
    assert frame.view.file.agenda


def test_a_low_window_turns_the_ribbon_into_a_chip_and_moves_the_acts(frame, qtbot):
    frame.resize(1366, 700)
    qtbot.waitUntil(lambda: frame.ribbon.is_chip)
    assert frame.ribbon.parentWidget() is frame.line
    assert frame.row.isAncestorOf(frame.step.button)
    frame.go("run")
    assert frame.row.isHidden()
    assert frame.steps_menu.isVisible()
    assert frame.panel_button.isVisible()


def test_acts_below_the_tabs_stand_free_of_the_line_under_these(show):
    row, acts = TabRow(), ActsRow([secondary("In phiếu chấm của buổi sinh hoạt")])
    row.tabs.set_steps(STEPS)
    row.set_acts(acts)
    show(row)
    beside = row.tabs.width_at(Density.TIGHT) + acts.sizeHint().width() + ACT_GAP
    for width, is_below in ((beside - 1, True), (beside, False), (beside - 1, True)):
        row.resize(width, row.sizeHint().height())
        QApplication.processEvents()
        row.resize(width, row.sizeHint().height())
        gap = acts.geometry().top() - row.tabs.geometry().bottom()
        assert (gap > ACT_GAP) is is_below
        assert acts.geometry().right() == row.rect().right()


def test_a_narrow_window_puts_the_panel_into_a_drawer(frame, qtbot):
    frame.resize(1100, 900)
    qtbot.waitUntil(frame.panel_button.isVisible)
    assert not frame.panel.isVisible()
    frame.panel_button.click()
    assert frame.drawer.isVisible()
    assert frame.drawer_panel.findings.findings
    qtbot.keyClick(frame.drawer, Qt.Key.Key_Escape)
    assert not frame.drawer.isVisible()


def test_a_deleted_meeting_is_left_with_a_sentence(frame, services, meeting, qtbot):
    with qtbot.waitSignal(frame.gone) as gone:
        services.meetings.remove(meeting)
    assert "không còn trong sổ" in gone.args[0]


def test_a_postponed_meeting_says_why(frame, services, meeting):
    services.meetings.postpone(meeting, "bão số 9, cả xã nghỉ")
    frame.refresh_now()
    assert frame.strip.sentence == "Buổi họp đang hoãn: bão số 9, cả xã nghỉ"
    assert frame.ribbon.button.text() == "Chọn ngày"


def test_facts_without_room_give_way_from_the_end(frame, qtbot):
    everything = frame.line.facts.shown()
    frame.resize(820, 900)
    qtbot.waitUntil(lambda: len(frame.line.facts.shown()) < len(everything))
    assert frame.line.facts.shown() == everything[: len(frame.line.facts.shown())]
