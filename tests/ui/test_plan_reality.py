"""The tab *Thực hiện* and the buttons that record when the plan was sent."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.meetings import MeetingStage
from ui.kit.day_dialog import DayDialog
from ui.plan.page import PlanPage
from ui.plan.reality_tab import NOTES, RealityTab


@pytest.fixture
def page(workspace, services, show: Callable[..., None]) -> PlanPage:
    services.plans.accept(services.plans.propose(2026))
    made = PlanPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def tab(page) -> RealityTab:
    page.open("plan:reality")
    assert isinstance(page.front, RealityTab)
    return page.front


def test_the_plan_stands_beside_what_was_held(tab, services):
    row = next(row for row in services.plans.rows(2026) if row.key == "2026-09")
    services.meetings.set_stage(row.id, MeetingStage.IN_SESSION)
    line = next(n for n in tab.table.records() if n.row.id == row.id)
    texts = tab.table.texts()[tab.table.records().index(line)]
    assert texts[0] == "Tháng 9"
    assert texts[4] == "Đúng ngày"
    assert "đã họp 1" in tab.sentence.text()
    assert tab.time_card.isHidden()


def test_a_reason_shows_its_column(tab, services, page):
    page.resize(1400, 800)
    services.meetings.not_held(tab.table.records()[-1].row.id, "Bão số 5, trụ sở ngập")
    assert not tab.table.view.isColumnHidden(NOTES)
    assert tab.table.texts()[-1][-1] == "Bão số 5, trụ sở ngập"


def test_columns_keep_their_own_widths_however_often_the_window_changes_its_size(tab, page):
    own = tab.table.own_widths()
    for width in (900, 1400, 900, 1400):
        page.resize(width, 800)
        tab._fold()
    assert tab.table.own_widths() == own


def test_a_line_opens_its_meeting(tab, workspace):
    went: list[str] = []
    workspace.opened.connect(went.append)
    tab.table.opened.emit(tab.table.records()[0])
    assert went == [f"meeting:{tab.table.records()[0].row.id}"]


def test_the_day_the_team_got_the_plan_is_recorded_and_undone(page, dialogs, services, workspace):
    def fill(dialog: DayDialog) -> bool:
        dialog.form.set_values({"day": date(2026, 1, 14)})
        return True

    dialogs.answers.append(fill)
    page.check_card.team_button.click()
    assert services.plans.team_sent_on(2026) == date(2026, 1, 14)
    assert "Đã gửi tổ công tác ngày 14/01" in page.check_card.texts()
    assert page.check_card.team_button.text() == "Sửa ngày gửi tổ công tác"
    workspace.undo()
    assert services.plans.team_sent_on(2026) is None
