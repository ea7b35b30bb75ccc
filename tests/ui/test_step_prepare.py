"""Chuẩn bị: the ladder, whom to tell, papers, drafts, guests, chi ủy; each kept at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.meetings import MeetingForm, MeetingKind, MeetingStage
from app.domain.observers import Observer, ObserverTeamForm
from tests.told_books import peopled_book
from tests.ui.meeting_samples import a_meeting, opened_meeting
from ui.kit.dots import DotKind
from ui.meetings.group_parts import GroupPartsDialog
from ui.meetings.prepare import PrepareStep
from ui.meetings.prepare_guests import GuestDialog

TODAY = date(2026, 11, 4)


@pytest.fixture
def made_book(request: pytest.FixtureRequest) -> Path:
    return opened_meeting()[0] if "meeting" in request.fixturenames else peopled_book()


@pytest.fixture
def meeting(services) -> int:
    return opened_meeting()[1]


@pytest.fixture
def step(workspace, services, meeting: int, show: Callable[..., None]) -> PrepareStep:
    made = PrepareStep(workspace)
    show(made, 1100, 900)
    made.show_view(services.meetings.view(meeting))
    workspace.changed.connect(lambda _tables: made.show_view(services.meetings.view(meeting)))
    return made


def rung(services, meeting: int, key: str):
    return next(r for r in services.meetings.file(meeting).preparations if r.key == key)


def test_the_ladder_ends_with_the_meeting_and_says_what_is_late(step):
    points = step.ladder._points
    assert points[-1].label == "Buổi họp"
    assert points[-1].when == "10/11, 14:00"
    assert points[0].state is DotKind.OVERDUE
    assert points[0].late == "quá 8 ngày"


def test_a_rung_is_ticked_with_day_person_and_note(step, services, meeting):
    member = services.members.all()[0]
    step.ladder.open_rung("draft")
    sheet = step.ladder.sheet
    sheet.form.input("done").setChecked(True)
    sheet.form.input("done").changed.emit()
    assert sheet.form.values()["done_on"] == TODAY
    sheet.form.set_values({"person_id": member.id, "note": "bản 2"})
    sheet.keep()
    kept = rung(services, meeting, "draft")
    assert (kept.done_on, kept.person_id, kept.note) == (TODAY, member.id, "bản 2")


def test_the_rest_is_told_in_one_action(step, services, meeting, qtbot):
    assert step.notices.send_rest.text() == "Gửi nốt 7 nơi"
    step.notices.ask_send()
    step.notices.sheet.form.set_values({"channel": "Zalo"})
    qtbot.keyClick(step.notices.sheet, Qt.Key.Key_Return)
    notices = services.meetings.file(meeting).notices
    assert {(line.sent_on, line.channel) for line in notices} == {(TODAY, "Zalo")}
    assert rung(services, meeting, "invite").done_on == TODAY
    assert step.notices.send_rest.isHidden()


def test_one_recipient_is_ticked_and_unticked_in_the_list(step, services, meeting):
    line = step.notices.table.records()[0]
    step.notices.table.link_pressed.emit(line, "Giấy mời")
    sent = [n for n in services.meetings.file(meeting).notices if n.sent_on]
    assert [n.id for n in sent] == [line.id]
    again = next(n for n in step.notices.table.records() if n.id == line.id)
    step.notices.table.opened.emit(again)
    assert not any(n.sent_on for n in services.meetings.file(meeting).notices)


def test_facts_of_the_papers_are_kept_at_once(step, services, meeting, qtbot):
    papers = step.papers
    papers.fields["papers_on_handbook"].click()
    field = papers.fields["papers_posted_on"]
    field.setFocus()
    field.line.setText("")
    qtbot.keyClicks(field.line, "3/11")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    header = services.meetings.file(meeting).header
    assert header.papers_on_handbook
    assert header.papers_posted_on == date(2026, 11, 3)
    assert rung(services, meeting, "papers").done_on == date(2026, 11, 3)


def test_a_draft_is_kept_while_typed_and_committed_when_left(step, services, meeting, qtbot):
    text = step.drafts.fields["draft_resolution"]
    qtbot.keyClicks(text.field, "1. Hoan thanh")
    text.keep_now()
    assert services.history.unfinished()[0].key == f"meeting:{meeting}:draft_resolution"
    text.commit()
    assert services.meetings.file(meeting).header.draft_resolution == "1. Hoan thanh"
    assert services.history.unfinished() == ()


def test_people_are_chosen_on_the_card(step, services, meeting):
    choice = step.info.fields["preparer_id"]
    choice.set_value(services.members.all()[0].id)
    choice.changed.emit()
    assert services.meetings.file(meeting).header.preparer_id == services.members.all()[0].id
    assert rung(services, meeting, "assign").done_on == TODAY


def test_people_of_a_team_become_guests_with_one_press(step, services, meeting, dialogs):
    people = (Observer("Trần Thị Tám", "Ban Tổ chức", "Phó Trưởng Ban"), Observer("Lê Văn Sáu"))
    services.observers.save(None, ObserverTeamForm("Tổ công tác số 2", observers=people))

    def take(dialog: GuestDialog) -> bool:
        dialog.people.buttons[0].click()
        return True

    dialogs.answers.append(take)
    step.guests.add_button.click()
    (guest,) = services.meetings.file(meeting).guests
    assert (guest.name, guest.unit, guest.is_superior) == (people[0].name, "Tổ công tác số 2", True)
    assert guest.role == "Phó Trưởng Ban, Ban Tổ chức"
    offered = []
    dialogs.answers.append(lambda d: offered.append([b.text() for b in d.people.buttons]))
    step.guests.add_button.click()
    assert offered == [["đ/c Lê Văn Sáu"]]


def test_guests_are_added_changed_and_taken_away(step, services, meeting, dialogs, qtbot):
    def fill(dialog: GuestDialog) -> bool:
        dialog.form.set_values({"name": "Lê Văn Phúc", "unit": "Đảng ủy xã", "is_superior": True})
        return True

    dialogs.answers.append(fill)
    step.guests.add_button.click()
    guest = services.meetings.file(meeting).guests[0]
    assert (guest.name, guest.unit, guest.is_superior) == ("Lê Văn Phúc", "Đảng ủy xã", True)
    step.guests.table.delete_asked.emit(guest)
    assert services.meetings.file(meeting).guests == ()


def test_a_committee_meeting_is_linked_opened_and_unlinked(
    step, services, meeting, workspace, qtbot
):
    other = a_meeting(services, MeetingKind.COMMITTEE, day=date(2026, 11, 3), is_open=False)
    step.committee._link(other, False)
    record = services.meetings.file(meeting).committee[0]
    assert record.meeting_id == other
    with qtbot.waitSignal(workspace.opened) as opened:
        step.committee._open(other, False)
    assert opened.args == [f"meeting:{other}"]
    step.committee._unlink(other, False)
    assert services.meetings.file(meeting).committee == ()


FIELDS = {
    "draft": "draft_resolution",
    "prompts": "discussion_prompts",
    "papers": "papers_posted_on",
    "bulletin": "bulletin_collected",
    "people": "preparer_id",
}
"""By the last word of a place: the field that takes the keyboard there."""


def test_a_place_puts_the_keyboard_into_its_field(step):
    cards = (step.drafts, step.papers, step.info)
    for word, field in FIELDS.items():
        step.go(f"prepare:{word}")
        target = next(card.fields[field] for card in cards if field in card.fields)
        focused = target.window().focusWidget()
        assert focused is target or target.isAncestorOf(focused), word


def test_the_mark_counts_what_is_to_be_seen_to(step, services, meeting):
    view = services.meetings.view(meeting)
    asking = [f for f in view.findings_of("prepare") if f.severity != "I"]
    assert step.mark(view) == f"{len(asking)}!"


def test_a_postponed_meeting_asks_for_its_new_day(step, services, meeting, dialogs):
    services.meetings.postpone(meeting, "bão số 9, cả xã nghỉ")

    def fill(dialog) -> bool:
        dialog.form.set_values({"day": date(2026, 11, 13), "reason": "sau bão"})
        return True

    dialogs.answers.append(fill)
    step.go("prepare:day")
    header = services.meetings.file(meeting).header
    assert (header.day, header.stage) == (date(2026, 11, 13), MeetingStage.PREPARING)


def test_a_planned_meeting_shows_only_how_to_begin(workspace, services, show):
    planned = a_meeting(services, is_open=False, month=12, day=date(2026, 12, 3))
    step = PrepareStep(workspace)
    show(step, 1100, 900)
    step.show_view(services.meetings.view(planned))
    assert step.begin.isVisible()
    assert not step.agenda.isVisible()
    assert not step.print_button.isVisible()
    step.begin.findChild(type(step.agenda.empty)).pressed.emit()
    step.show_view(services.meetings.view(planned))
    assert step.agenda.isVisible()
    assert not step.begin.isVisible()


def test_a_meeting_by_groups_says_where_each_group_sits(workspace, services, dialogs, show):
    groups = [services.members.add_group(f"Tổ đảng {n}") for n in (1, 2)]
    meeting = a_meeting(services)
    draft = services.meetings.draft_of(meeting)
    services.meetings.save(
        meeting, replace(draft, form=MeetingForm.BY_GROUP, form_basis="Quy chế làm việc")
    )
    step = PrepareStep(workspace)
    show(step, 1100, 900)
    step.show_view(services.meetings.view(meeting))
    first = services.meetings.file(meeting).parts[0]

    def fill(dialog: GroupPartsDialog) -> bool:
        dialog.form.set_values({f"place{first.id}": "Nhà văn hóa thôn 2"})
        return True

    dialogs.answers.append(fill)
    step.info.parts_button.click()
    parts = services.meetings.file(meeting).parts
    assert [part.group_id for part in parts] == groups
    assert parts[0].place == "Nhà văn hóa thôn 2"
