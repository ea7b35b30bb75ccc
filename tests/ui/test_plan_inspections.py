"""The tab *Kiểm tra, giám sát*: lines of the programme, what came of them, the way to meetings."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.inspections import InspectionDraft, InspectionKind, InspectionResult
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from ui.plan.inspection_tab import CHANGE, HEARD, RECORD, REMOVE, InspectionTab
from ui.plan.page import PlanPage

LINE = InspectionDraft(InspectionKind.SUPERVISION, "Ghi sổ trực một cửa", "q3")


@pytest.fixture
def page(workspace, show: Callable[..., None]) -> PlanPage:
    made = PlanPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    made.open("inspections:")
    return made


@pytest.fixture
def tab(page) -> InspectionTab:
    assert isinstance(page.front, InspectionTab)
    return page.front


@pytest.fixture
def meeting(services) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, 9), date(2026, 9, 3))
    return services.meetings.create(draft)


def texts(tab):
    return [" | ".join(filter(None, row)) for row in tab.table.texts()]


def test_an_empty_year_offers_the_first_line(tab, dialogs, services):
    def fill(dialog) -> bool:
        dialog.form.set_values({"kind": InspectionKind.MEMBER, "subject": "Nêu gương"})
        dialog.verb.click()
        assert "Chưa chọn đảng viên" in dialog.form.problem_texts()["member_id"]
        member = services.members.list(2026)[0].id
        dialog.form.set_values({"member_id": member, "planned": "q4"})
        return True

    assert tab.table.empty.isVisible()
    assert not tab.export_button.isEnabled()
    dialogs.answers.append(fill)
    tab.table.empty.pressed.emit()
    assert texts(tab)[0] == "1. Kiểm tra đảng viên chấp hành | 1 việc"
    assert tab.count_line.text() == "1 việc; đã làm 0"
    assert tab.export_button.isEnabled()


def test_a_result_is_recorded_with_its_meeting_and_leads_there(
    tab, dialogs, services, workspace, meeting
):
    services.inspections.add(2026, LINE)

    def fill(dialog) -> bool:
        day = date(2026, 9, 1)
        dialog.form.set_values({"on": day, "text": "ghi đủ", "meeting_id": meeting})
        return True

    dialogs.answers.append(fill)
    tab.table.link_pressed.emit(tab.table.records()[0], "Kết quả")
    line = tab.table.records()[0]
    assert (line.result, line.meeting_id) == ("ghi đủ", meeting)
    assert texts(tab)[1].endswith(
        f"Quý III | Đã làm 01/9/2026 | Thường kỳ tháng 9 | {CHANGE} | {REMOVE}"
    )

    went: list[str] = []
    workspace.opened.connect(went.append)
    tab.table.link_pressed.emit(line, HEARD)
    assert went == [f"meeting:{meeting}"]


def test_without_a_day_a_line_is_not_done_after_all_and_undo_knows_better(
    tab, dialogs, services, workspace
):
    line = services.inspections.add(2026, LINE)
    services.inspections.finish(line, InspectionResult(date(2026, 9, 1), "ghi đủ"))
    dialogs.answers.append(lambda dialog: dialog.form.set_values({"on": None}) is None)
    tab.record(tab.table.records()[0])
    assert texts(tab)[1].endswith(f"Quá hạn | {RECORD} | {REMOVE}")
    workspace.undo()
    assert tab.table.records()[0].result == "ghi đủ"


def test_a_line_is_changed_removed_and_opened_in_its_own_year(
    page, tab, dialogs, services, workspace
):
    old = services.inspections.add(2025, LINE)
    services.inspections.add(2026, LINE)
    dialogs.answers.append(lambda dialog: dialog.form.set_values({"subject": "Khác"}) is None)
    tab.table.opened.emit(tab.table.records()[0])
    assert tab.table.records()[0].subject == "Khác"
    tab.table.link_pressed.emit(tab.table.records()[0], REMOVE)
    assert tab.table.records() == ()

    page.open(f"inspection:{old}")
    assert workspace.year == 2025
    assert tab.table.current().id == old


def test_ctrl_k_knows_the_acts_and_the_header_shows_them(page, tab):
    words = [command.text for command in page.commands()]
    assert "Thêm việc kiểm tra, giám sát" in words
    assert tab.add_button.isVisible()
    assert not page.plan_button.isVisible()
