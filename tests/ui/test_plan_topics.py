"""The tab *Chuyên đề*: suggestions for the chosen meeting, topics held before are seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage, Topic
from app.domain.periods import Period
from ui.plan.meeting_form import PlannedMeetingDialog
from ui.plan.page import PlanPage
from ui.plan.topics_tab import TopicsTab


@pytest.fixture
def page(workspace, services, show: Callable[..., None]) -> PlanPage:
    services.plans.accept(services.plans.propose(2026))
    made = PlanPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def tab(page) -> TopicsTab:
    page.open("plan:topics")
    assert isinstance(page.front, TopicsTab)
    return page.front


@pytest.fixture
def held(services) -> int:
    """A topic held in 2025."""
    day = date(2025, 5, 19)
    draft = MeetingDraft(
        MeetingKind.THEMATIC, Period(2025, 5, 2), day, topic=Topic("Chống lãng phí mua sắm", 2)
    )
    meeting_id = services.meetings.create(draft)
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    return meeting_id


def test_the_next_meeting_gets_the_days_around_it_and_the_groups_held_least(tab):
    assert tab.suggestions.title.text() == "Gợi ý cho quý IV/2026"
    texts = tab.suggestions.texts()
    assert "18/11: Kỷ niệm 96 năm Ngày truyền thống Mặt trận Tổ quốc Việt Nam" in texts
    assert any(text.startswith("1. Học tập và làm theo") for text in texts)


def test_a_suggested_day_becomes_the_topic_with_one_press(tab, services, workspace):
    row = tab.year.records()[0]
    tab.year.select(row.id)
    tab.suggestions.used.emit("Kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam")
    draft = services.meetings.draft_of(row.id)
    assert draft.topic.title == "Kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam"
    workspace.undo()
    assert services.meetings.draft_of(row.id).topic.title == ""


def test_a_topic_held_before_is_marked_and_listed(tab, services, held):
    row = tab.year.records()[1]
    draft = services.meetings.draft_of(row.id)
    title = "Chống lãng phí trong mua sắm"
    services.meetings.save(row.id, replace(draft, focus=title, topic=Topic(title, 2)))
    tab.year.select(row.id)
    assert tab.year.texts()[1][4] == "Đã họp 2025"
    assert tab.suggestions.repeat.text() == "Đã họp ở quý II/2025: “Chống lãng phí mua sắm”."
    assert [texts[1] for texts in tab.past.texts()] == ["Chống lãng phí mua sắm"]


def test_the_form_of_the_plan_says_it_while_a_title_is_typed(tab, services, workspace, held):
    draft = services.meetings.draft_of(tab.year.records()[1].id)
    dialog = PlannedMeetingDialog(workspace, draft)
    assert dialog.repeat.isHidden()
    dialog.form.input("topic_title").set_value("Chống lãng phí mua sắm")
    dialog.form.input("topic_title").changed.emit()
    assert not dialog.repeat.isHidden()
    assert dialog.repeat.text().startswith("Đã họp ở quý II/2025")
