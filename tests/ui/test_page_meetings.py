"""Buổi sinh hoạt: the list of the year, its filters, new meetings, and the way in and back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.meetings import MeetingForm, MeetingKind
from tests.ui.meeting_samples import a_meeting
from ui.meetings.finishing import FinishingStep
from ui.meetings.meeting_form import MeetingDialog, edit_meeting, new_draft
from ui.meetings.page import MeetingsPage


@pytest.fixture
def page(workspace, services, show: Callable[..., None]) -> MeetingsPage:
    services.plans.accept(services.plans.propose(2026))
    made = MeetingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


def titles(page: MeetingsPage) -> list[str]:
    return [texts[0] for texts in page.list.table.texts()]


def id_of(services, key: str) -> int:
    return services.meetings.id_of(key)


def test_the_year_is_listed_in_order_of_day(page):
    assert len(titles(page)) == 16
    assert titles(page)[:4] == [
        "Thường kỳ tháng 1/2026",
        "Thường kỳ tháng 2/2026",
        "Thường kỳ tháng 3/2026",
        "Chuyên đề quý I/2026",
    ]
    assert page.header.subtitle.text().startswith("16 buổi, đã họp 0. Buổi tới: Chuyên đề quý IV")


def test_the_step_most_meetings_open_at_is_built_while_the_list_is_read(page):
    assert page.frame.rest.isActive()
    page.frame.rest.timeout.emit()
    page.list.search.searched.emit("quy")
    assert page.frame.stack.count() == 1
    assert isinstance(page.frame.stack.widget(0), FinishingStep)
    page.hide()
    page.frame.rest.timeout.emit()
    assert page.frame.stack.count() == 1


def test_kind_and_words_filter_the_list(page):
    page.list.kind.set_value(MeetingKind.THEMATIC)
    page.list.kind.changed.emit()
    assert titles(page) == [f"Chuyên đề quý {q}/2026" for q in ("I", "II", "III", "IV")]
    page.list.table.set_filter("quy iii")
    assert titles(page) == ["Chuyên đề quý III/2026"]


def test_held_and_coming_meetings_are_told_apart(page):
    page.list.which.press(2)
    assert titles(page) == []
    page.list.which.press(1)
    assert len(titles(page)) == 16


def test_enter_opens_the_workspace_and_alt_b_goes_back(page, services, qtbot):
    page.list.select(id_of(services, "2026-11"))
    qtbot.keyClick(page.list.table.view, Qt.Key.Key_Return)
    assert page.is_open
    assert page.frame.line.title.text() == "Thường kỳ tháng 11/2026"
    assert page.header.isHidden()
    page.frame.left.emit()
    assert not page.is_open
    assert page.list.table.current().key == "2026-11"


def test_a_place_in_a_meeting_is_opened_from_elsewhere(page, services):
    meeting = a_meeting(services, MeetingKind.EXTRAORDINARY)
    page.open(f"meeting:{meeting}:prepare:notices")
    assert page.is_open
    assert page.frame.step.key == "prepare"


def test_an_unknown_meeting_leaves_the_list_in_front(page, workspace, qtbot):
    with qtbot.waitSignal(workspace.said) as said:
        page.open("meeting:9999")
    assert "không còn trong sổ" in said.args[0]
    assert not page.is_open


def test_a_new_meeting_is_asked_for_kept_and_opened(page, services, dialogs, qtbot):
    def fill(dialog: MeetingDialog) -> bool:
        dialog.form.set_values(
            {"kind": MeetingKind.EXTRAORDINARY, "month": 11, "year": 2026,
             "day": date(2026, 11, 12), "place": "Phòng họp B"}
        )  # fmt: skip
        dialog.accept()
        return True

    dialogs.answers.append(fill)
    page.create_button.click()
    made = services.meetings.file(id_of(services, "2026-11-bt"))
    assert made.header.place == "Phòng họp B"
    assert page.frame.meeting_id == made.header.id


def test_delete_takes_a_meeting_away_and_undo_brings_it_back(page, services, workspace, qtbot):
    page.list.select(id_of(services, "2026-12"))
    qtbot.keyClick(page.list.table.view, Qt.Key.Key_Delete)
    assert len(titles(page)) == 15
    workspace.undo()
    assert len(titles(page)) == 16


def test_another_year_shows_its_own_list_with_its_next_step(page, workspace, services):
    page.open(f"meeting:{id_of(services, '2026-11')}")
    workspace.set_year(2031)
    assert not page.is_open
    assert titles(page) == []
    assert "Chưa có buổi họp nào" in page.list.table.empty.sentence.text()


def test_the_form_shows_the_questions_of_its_kind(workspace, services, show):
    dialog = MeetingDialog(workspace, new_draft(services, 2026), is_new=True)
    show(dialog, 800, 700)
    form = dialog.form
    form.input("kind").set_value(MeetingKind.COMMITTEE)
    form.input("kind").changed.emit()
    assert form.input("consultation").isVisible()
    assert not form.input("topic_title").isVisible()
    form.input("kind").set_value(MeetingKind.COMBINED)
    form.input("form").set_value(MeetingForm.ONLINE)
    form.input("form").changed.emit()
    assert form.input("topic_title").isVisible()
    assert form.input("form_basis").isVisible()
    assert not form.input("consultation").isVisible()


def test_the_form_stays_open_until_the_month_is_chosen(workspace, services):
    dialog = MeetingDialog(workspace, new_draft(services, 2026), is_new=True)
    dialog.form.set_values({"month": None, "quarter": None})
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.form.problem_texts() == {"month": "Chưa chọn tháng hoặc quý của buổi họp."}


def test_a_new_form_offers_what_the_plan_still_lacks(workspace, services):
    draft = new_draft(services, 2026)
    assert (draft.kind, draft.day) == (MeetingKind.THEMATIC, date(2026, 11, 17))
    assert draft.planned_minutes == 90


def test_editing_keeps_the_dates_of_the_topic(workspace, services, dialogs):
    meeting = a_meeting(services, MeetingKind.THEMATIC)
    services.meetings.set_fact(meeting, "topic_drafted_on", date(2026, 11, 2))

    def fill(dialog: MeetingDialog) -> bool:
        dialog.form.set_values({"topic_title": "Chống lãng phí"})
        return True

    dialogs.answers.append(fill)
    edit_meeting(workspace, meeting)
    topic = services.meetings.file(meeting).header.topic
    assert (topic.title, topic.drafted_on) == ("Chống lãng phí", date(2026, 11, 2))
