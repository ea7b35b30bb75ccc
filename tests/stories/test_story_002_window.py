"""Seed 002, told through the window: the model meeting prepared, held, scored and finished."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.meetings import MeetingStage
from app.domain.minutes import EntryKind
from app.domain.score_sheets import SheetState
from app.domain.text import fold
from app.domain.votes import VoteMatter
from tests.books import MovingClock
from tests.stories import model_meeting as told
from tests.stories.window_desk import Desk, open_desk, settle
from ui.meetings.finishing_posting import ANNOUNCED, POSTED, REPORTED

Key = Qt.Key
BY_RECORD = "2"
"""The line attendance decides: nobody need choose it."""
BY_HAND = {item_id: points for item_id, points in told.POINTS.items() if item_id != BY_RECORD}


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The book of the cell, its meeting planned and the chi ủy met, open in the window."""
    clock = MovingClock()
    services, people = told.new_cell(tmp_path / "so", clock)
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, agenda_preset="thuong-ky-mau-90"))
    meeting = services.meetings.create(told.draft(people))
    told.committee_meets(services, clock, people, meeting)
    clock.moment = datetime(2018, 3, 27, 9, 0)
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        made.open(meeting)
        yield made


def test_the_model_meeting_is_kept_through_the_window(desk: Desk):
    prepare(desk)
    attend(desk)
    hold(desk)
    score(desk)
    adopt(desk)
    finish(desk)
    same_as_through_the_services(desk)
    assert desk.file.header.stage is MeetingStage.LOCKED


def prepare(desk: Desk) -> None:
    """27/3: the programme of ninety minutes, everybody told, the guest expected."""
    assert desk.frame.ribbon.button.text() == "Mở chuẩn bị"
    desk.frame.do_next()
    settle()
    step = desk.step
    assert step.key == "prepare"
    assert [item.planned_minutes for item in desk.file.agenda][:4] == [5, 7, 13, 10]
    for place, title in told.TITLES.items():
        desk.answer(partial(_call_it, title))
        step.agenda.edit_item(desk.file.agenda[place])
        settle()
    assert [desk.file.agenda[place].title for place in told.TITLES] == [*told.TITLES.values()]
    desk.into(step.drafts.fields["draft_resolution"].field, "Dự thảo nghị quyết tháng 3/2018.")
    desk.into(step.drafts.fields["discussion_prompts"].field, "Việc nào còn khó khăn?")
    desk.into(step.papers.fields["papers_posted_on"].line, "28/3")
    assert step.notices.send_rest.text() == "Gửi nốt 14 nơi"
    step.notices.ask_send()
    step.notices.sheet.form.set_values({"channel": "giấy mời"})
    step.notices.sheet.keep()
    desk.to_front()
    desk.answer(_the_guest)
    step.guests.add_button.click()
    settle()
    assert step.guests.table.records()[0].name == told.GUEST
    assert step.notices.send_rest.isHidden()
    assert desk.file.header.papers_posted_on == date(2018, 3, 28)


def _call_it(title: str, dialog: Any) -> bool:
    dialog.form.set_values({"title": title})
    return True


def _the_guest(dialog: Any) -> bool:
    values = {"name": told.GUEST, "role": "Bí thư Thành ủy", "is_superior": True}
    dialog.form.set_values(values)
    return True


def attend(desk: Desk) -> None:
    """30/3, 14:00: all but one are there; one came late, one will leave early."""
    desk.at(told.START)
    desk.go("attendance")
    step = desk.step
    step.all_present.click()
    settle()
    assert step.tiles.spots[0].text == "Dự họp: 13/13 = 100%"
    stand_on(desk, told.PROBATIONARY)
    desk.press(Key.Key_2)
    desk.write("học lớp bồi dưỡng")
    stand_on(desk, "La Thị Dung")
    desk.press(Key.Key_F2)
    desk.write("1406")
    stand_on(desk, "Phùng Thị Hòa")
    desk.press(Key.Key_F2, Key.Key_Tab)
    desk.write("1522")
    assert step.tiles.spots[0].text == "Dự họp: 12/13 = 92,3%"
    assert "Lý Văn Khoa, học lớp bồi dưỡng" in step.sentence.label.text()


def stand_on(desk: Desk, name: str) -> None:
    member = next(line.member_id for line in desk.file.attendance if line.full_name == name)
    desk.go(f"attendance:{member}")


def hold(desk: Desk) -> None:
    """14:00 to 15:22: eight items by keys alone."""
    desk.go("run")
    desk.press(Key.Key_F2)
    assert desk.file.header.stage is MeetingStage.IN_SESSION
    minute = 0
    for place, held in enumerate(told.MEETING[:8]):
        if place:
            desk.at(told.moment(minute))
            desk.press(Key.Key_F2)
        else:
            vote(desk, told.VOTED_AGENDA, "11")
        for line in held.said:
            say(desk, line)
        minute += held.minutes
    give_tasks(desk)
    vote(desk, told.VOTED_TASKS, "12")
    assert desk.step.people.figure.text() == "8/12"


def say(desk: Desk, line: told.Said) -> None:
    """Two keys and the name; words typed right after it belong to that person."""
    desk.at(told.moment(line.minute))
    desk.press(Key.Key_F3 if line.kind is EntryKind.SPEECH else Key.Key_F7)
    desk.type(fold(line.who))
    desk.press(Key.Key_Return)
    desk.write(line.text)


def vote(desk: Desk, moment: datetime, agree: str) -> None:
    desk.at(moment)
    desk.press(Key.Key_F6)
    desk.write(agree)
    desk.press(Key.Key_Return, Key.Key_Return)


def give_tasks(desk: Desk) -> None:
    for text, owner, due in told.TASKS:
        desk.press(Key.Key_F5)
        desk.write(text)
        desk.type(fold(owner))
        desk.press(Key.Key_Return)
        desk.write(f"{due.day}/{due.month}")
        desk.press(Key.Key_Return, Key.Key_Return)
    assert [task.text for task in desk.file.tasks] == [text for text, _owner, _due in told.TASKS]


def score(desk: Desk) -> None:
    """15:22: the chi ủy's points, by the rubric chosen by hand, voted by the cell."""
    desk.at(told.moment(82))
    desk.press(Key.Key_F2)
    desk.go("score")
    step, rows = desk.step, desk.services.rubrics.list()
    edition = next(row.id for row in rows if row.rubric_id == told.RUBRIC)
    if step.view.sheet.edition_id != edition:
        step.choose_rubric(edition)
        settle()
    assert step.view.sheet.chosen_by_hand
    assert (step.does.item(BY_RECORD).state, step.does.item(BY_RECORD).points) == ("auto", 5)
    for item_id, points in BY_HAND.items():
        enter(desk, item_id, points)
    desk.at(told.VOTED_SCORE)
    desk.answer(_eleven)
    step.vote_button.click()
    settle()
    assert desk.dialogs.asked[-1] == "Biểu quyết 94 điểm, mức Tốt?"
    assert step.table.texts()[-1][3:5] == ("94/100", "94")


def enter(desk: Desk, item_id: str, points: str) -> None:
    step = desk.step
    step.go(f"score:{item_id}")
    settle()
    desk.press(Key.Key_Return)
    desk.write(points)
    if item_id in told.NOTES:
        step.go(f"score:{item_id}")
        desk.into(step.line.note.field, told.NOTES[item_id])


def _eleven(dialog: Any) -> bool:
    dialog.votes.agree.setText("11")
    dialog.accept()
    return bool(dialog.result())


def adopt(desk: Desk) -> None:
    """15:26 to 15:30: the minutes are read over the whole window, and adopted."""
    desk.go("run")
    desk.at(told.moment(86))
    desk.press(Key.Key_F2)
    desk.at(told.END)
    desk.answer(_eleven)
    desk.press(Key.Key_F10)
    reading = desk.step.readback.reading
    titles = [section.title for section in desk.step.readback.sections()]
    assert titles == [item.title for item in desk.file.agenda]
    for _turn in range(20):
        if desk.field is reading.adopt:
            break
        desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)
    assert desk.file.header.stage is MeetingStage.FINISHING
    assert desk.step.key == "finish"


def finish(desk: Desk) -> None:
    """31/3: conclusion, number, posting, announcement, the closed sheet, the lock."""
    desk.at(datetime(2018, 3, 31, 8, 0))
    step = desk.step
    desk.into(step.texts.fields["conclusion"].field, told.CONCLUSION)
    desk.answer(True)
    step.resolution.number_button.click()
    settle()
    assert step.resolution.title.text() == "Nghị quyết 01-NQ/CB: 3 nhiệm vụ"
    for name in (POSTED, REPORTED, ANNOUNCED):
        step.posting.today_buttons[name].click()
        settle()
    step.sheet.close_button.click()
    settle()
    assert desk.file.sheet.state is SheetState.CLOSED
    desk.answer(True)
    step.lock_button.click()
    settle()
    assert desk.dialogs.asked[-1] == "Khóa biên bản tháng 3/2018?"
    assert desk.said == "Đã khóa biên bản."
    assert not desk.window.shell.topbar.undo_button.isEnabled()


def same_as_through_the_services(desk: Desk) -> None:
    """What the window has kept is what the story through the services keeps."""
    file = desk.file
    assert file.header.stage is MeetingStage.LOCKED
    assert [item.actual_minutes for item in file.agenda] == [h.minutes for h in told.MEETING]
    said = [(e.at, e.kind, file.name(e.member_id) or e.guest_name, e.text) for e in file.entries]
    assert said == [
        (told.moment(line.minute), line.kind, line.who, line.text)
        for held in told.MEETING
        for line in held.said
    ]
    votes = {v.matter: (v.agree, v.at) for v in file.votes}
    assert votes == {
        VoteMatter.AGENDA: (11, told.VOTED_AGENDA),
        VoteMatter.RESOLUTION: (12, told.VOTED_TASKS),
        VoteMatter.SCORE: (11, told.VOTED_SCORE),
        VoteMatter.MINUTES: (11, told.END),
    }
    assert [(t.text, t.owner_name, t.due_on) for t in file.tasks] == list(told.TASKS)
    entered = {line.item_id: line for line in file.sheet.lines if line.self_points is not None}
    assert {item_id: str(line.self_points) for item_id, line in entered.items()} == BY_HAND
    assert {k: line.loss_note for k, line in entered.items() if line.loss_note} == told.NOTES
    assert [str(line.cell_points) for line in file.sheet.lines] == list(told.POINTS.values())
    assert desk.services.scoring.view(desk.meeting).sheet.total == told.TOTAL
