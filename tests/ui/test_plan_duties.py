"""The tab *Việc định kỳ*: the year's list, the duties, and suggestions taken with one dialog."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.duties import SUGGESTED, PeriodicDutyDraft
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from ui.plan.duties_tab import SWITCH, DutiesTab
from ui.plan.duty_form import DutyDialog
from ui.plan.page import PlanPage

DUTY = PeriodicDutyDraft(
    "Kiểm điểm Nghị quyết Trung ương 4", "NQTW4", "Bí thư", (6, 12), date(2026, 1, 1)
)


@pytest.fixture
def page(workspace, show: Callable[..., None]) -> PlanPage:
    made = PlanPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    made.open("plan:duties")
    return made


@pytest.fixture
def tab(page) -> DutiesTab:
    assert isinstance(page.front, DutiesTab)
    return page.front


def test_an_empty_year_says_what_belongs_here_and_offers_suggestions(page, tab):
    assert tab.year.texts() == []
    assert tab.offer_card.isVisible()
    assert not tab.duty_card.isVisible()
    assert page.header.title.text() == "Kế hoạch năm 2026"
    assert tab.add_button.isVisible()
    assert not page.plan_button.isVisible()


def test_a_suggestion_opens_the_form_and_is_kept_when_a_person_agrees(tab, dialogs, services):
    dialogs.answers.append(lambda dialog: isinstance(dialog, DutyDialog))
    tab._take_offer(SUGGESTED[0], False)
    assert [duty.title for duty in services.duties.list()] == [SUGGESTED[0].title]
    assert len(tab.duties.texts()) == 1


def test_the_year_says_what_is_missing(tab, services):
    services.duties.add(DUTY)
    assert tab.year.texts()[0] == ("6", DUTY.title, "Chưa làm", "")
    assert tab.count_line.text() == "2 lượt: 1 chưa đến hạn, 1 chưa làm"


def test_a_line_opens_the_item_that_answers_it(tab, services, workspace):
    services.duties.add(DUTY)
    meeting_id = services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, 12), date(2026, 12, 3))
    )
    services.agendas.open(meeting_id)
    went: list[str] = []
    workspace.opened.connect(went.append)
    line = tab.year.records()[1]
    assert tab.year.texts()[1][2:] == ("Có trong chương trình", "Thường kỳ tháng 12/2026")
    tab.year.opened.emit(line)
    assert went == [f"meeting:{meeting_id}:prepare:item:{line.item.item_id}"]


def test_a_duty_is_switched_off_in_place_and_undone(tab, services, workspace):
    services.duties.add(DUTY)
    tab.duties.segment_pressed.emit(tab.duties.records()[0], SWITCH, 1)
    assert tab.year.texts() == []
    workspace.undo()
    assert len(tab.year.texts()) == 2


def test_a_missing_duty_says_that_it_comes_with_the_next_agenda(tab, services):
    assert tab.left_over.isHidden()
    services.duties.add(DUTY)
    assert tab.left_over.isVisible()


def test_the_form_keeps_the_months_ticked_and_asks_for_one(tab, dialogs, services):
    def fill(dialog) -> bool:
        dialog.form.set_values({"title": "Rà soát quy chế", "months": ()})
        assert not dialog.form.is_ready()
        dialog.form.set_values({"title": "Rà soát quy chế", "months": (3, 9)})
        return dialog.form.is_ready()

    dialogs.answers.append(fill)
    tab.start_new()
    assert [(d.title, d.months) for d in services.duties.list()] == [("Rà soát quy chế", (3, 9))]


def test_a_duty_is_edited_and_removed_from_its_list(tab, dialogs, services):
    services.duties.add(DUTY)
    dialogs.answers.append(lambda dialog: dialog.form.set_values({"title": "Khác"}) is None)
    tab.duties.link_pressed.emit(tab.duties.records()[0], "")
    assert services.duties.list()[0].title == "Khác"
    tab.duties.delete_asked.emit(tab.duties.records()[0])
    assert services.duties.list() == ()
