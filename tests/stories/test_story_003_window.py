"""Seed 003, through the window: the group in the register, the plan sent to it, its sheet back."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.meetings import MeetingStage
from app.domain.scored_items import LineState
from tests.books import MovingClock
from tests.filled_sheets import fill_word
from tests.stories import followed_cell as told
from tests.stories import observer_visits as visits
from tests.stories import window_hands as hands
from tests.stories.window_desk import Desk, open_desk, settle

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
JANUARY = told.MONTHS[0]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The cell at the end of 2021, after a year in the old way."""
    clock = MovingClock()
    services, people = told.new_cell(tmp_path / "so", clock)
    told.keep_old_meeting(services, clock, people)
    clock.set(8, 0, date(2021, 12, 27))
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        yield made


def test_a_group_follows_the_cell_through_the_window(desk: Desk):
    enter_the_group(desk)
    plan_the_year(desk)
    name_the_topics(desk)
    send_the_plan(desk)
    prepare_january(desk)
    hold_january(desk)
    score_january(desk)
    send_a_sheet(desk)
    take_the_sheet_in(desk)
    assert desk.file.header.stage is MeetingStage.LOCKED
    assert desk.services.scoring.view(desk.meeting).sheet.total == JANUARY.points
    board = desk.services.remarks.board(2022)
    assert [row.visit.form.name for row in board.rows] == [told.HEAD] * len(visits.ON_WORD)


def enter_the_group(desk: Desk) -> None:
    """27/12: the decision and its five people are entered in the register, the head ticked."""
    tab = desk.visit("team").front
    tab.add_button.click()
    settle()
    form = tab.form.form
    form.set_values(
        {
            name: getattr(told.TEAM, name)
            for name in ("name", "decision", "decided_on", "contact", "starts_on", "note")
        }
    )
    rows = form.input("observers")
    rows.add_button.click()
    for line, person in zip(rows.lines, told.TEAM.observers, strict=True):
        desk.into(line.name, person.name)
        desk.into(line.role, person.role)
        desk.into(line.unit, person.unit)
    rows.lines[0].lead.click()
    desk.press(Key.Key_Return, modifier=CTRL)
    assert desk.said == "Đã ghi Tổ công tác số 1."
    assert [entry.text for entry in tab.list.entries()] == [f"Tổ trưởng: đ/c {told.HEAD}"]
    (team,) = desk.services.observers.teams()
    assert team.head is not None
    assert (team.head.name, len(team.form.observers)) == (told.HEAD, 5)


def plan_the_year(desk: Desk) -> None:
    """The habits of the cell say when topics are held; the page proposes, one press writes."""
    habits = desk.visit("settings:cell").section.habits
    months = ", ".join(str(month) for month in told.TOPIC_MONTHS)
    for name, text in (("thematic_months", months), ("thematic_day", "10")):
        field = habits.form.input(name)
        field.selectAll()
        desk.into(field, text)
    habits.save_button.click()
    page = desk.visit("plan:2022-01")
    page.plan_button.click()
    settle()
    assert page.proposal.sentence.text().startswith("12 buổi thường kỳ, 6 buổi chuyên đề")
    page.write_button.click()
    settle()
    assert len(page.table.table.records()) == 18


def name_the_topics(desk: Desk) -> None:
    """Days worth remembering are offered beside the months; the form takes topic and author."""
    tab = desk.visit("plan:topics").front
    deputy = next(m.id for m in desk.services.members.all() if m.full_name == told.DEPUTY)
    for row, (title, group) in zip(tab.year.records(), told.TOPICS, strict=True):
        tab.year.select(row.id)
        settle()
        if row.period.month == 4:
            assert any("Giải phóng miền Nam" in said for said in tab.suggestions.texts())
        topic = {"topic_title": title, "topic_group": group, "topic_author_id": deputy}
        desk.answer(hands.filled(focus=title, **topic))
        tab.year.opened.emit(row)
        settle()
    assert [row.focus for row in tab.year.records()] == [title for title, _group in told.TOPICS]


def send_the_plan(desk: Desk) -> None:
    """31/12: the day it went to the superior and to the group stands beside the plan."""
    desk.at(datetime.combine(told.SENT_ON, datetime.min.time()).replace(hour=9))
    card = desk.visit("plan:2022-01").check_card
    assert card.team_button.text() == "Ghi đã gửi tổ công tác"
    for button in (card.sent_button, card.team_button):
        desk.answer(hands.on_day(told.SENT_ON))
        button.click()
        settle()
    assert {"Đã gửi cấp trên ngày 31/12", "Đã gửi tổ công tác ngày 31/12"} <= set(card.texts())


def prepare_january(desk: Desk) -> None:
    """2/1: the report has its four parts, and the head of the group comes with one press."""
    desk.at(datetime(2022, 1, 2, 9, 0))
    desk.open(told.meeting_of(desk.services, 1))
    people = {m.full_name: m.id for m in desk.services.members.all()}
    desk.answer(
        hands.filled(
            place="Phòng họp Trung tâm",
            preparer_id=people[told.DEPUTY],
            chair_id=people[told.SECRETARY],
            minute_taker_id=people[told.TAKER],
        )
    )
    desk.go("prepare:form")
    desk.frame.do_next()
    settle()
    desk.answer(hands.filled(draft_text=told.report_of(1)))
    desk.step.agenda.edit_item(hands.item_called(desk, "Báo cáo tháng 12"))
    settle()
    hands.prepare_papers(desk, "Dự thảo nghị quyết.", "Việc nào còn chậm? Cách làm?", "2/1")
    desk.step.papers.fields["papers_on_handbook"].click()
    hands.send_notices(desk, date(2022, 1, 2))
    desk.answer(_the_head)
    desk.step.guests.add_button.click()
    settle()
    (guest,) = desk.file.guests
    assert (guest.name, guest.unit, guest.is_superior) == (told.HEAD, told.TEAM.name, True)
    hands.committee_met(desk, date(2022, 1, 1), "Thống nhất nội dung T1")
    assert {"K08", "K09", "K11", "A4", "A5"}.isdisjoint(hands.found(desk))


def _the_head(dialog: Any) -> bool:
    """Press the first of the people of the group; it fills in the whole form."""
    assert len(dialog.people.buttons) == 5
    dialog.people.buttons[0].click()
    dialog.accept()
    return bool(dialog.result())


def hold_january(desk: Desk) -> None:
    """5/1: the meeting of 4/1 is copied; three of four tasks are done, four are given."""
    desk.at(datetime(2022, 1, 5, 8, 0))
    hands.attend(desk, dict.fromkeys(JANUARY.away, "đi cơ sở"))
    hands.copy_from_paper(desk, told.as_it_went(JANUARY), "14h", "1532")
    given = sorted(desk.services.tasks.open(), key=lambda task: task.text)
    hands.record_results(desk, given[: len(given) - JANUARY.undone])
    hands.give_tasks(desk, told.tasks_of(2))
    hands.vote(desk, 8)
    assert desk.step.head.paper.words.text() == "Họp 92 phút, đủ mức 90."
    assert {"K05", "K07", "A4", "A5", "R3"}.isdisjoint(hands.found(desk))


def score_january(desk: Desk) -> None:
    """85 points, every one lost with its reason; the meeting stands apart from daily work."""
    desk.press(Key.Key_F2)
    hands.choose_rubric(desk, told.RUBRIC)
    hands.score(desk, JANUARY.chosen)
    assert desk.step.view.sheet.sheet.total == JANUARY.points
    assert desk.step.does.item("7").state is LineState.AUTO
    hands.adopt(desk, 8)
    assert hands.found(desk)["K07"] == "Chưa đánh dấu họp riêng, không ghép với họp công việc."
    desk.go("finish:separate")
    desk.press(Key.Key_Space)
    assert "K07" not in hands.found(desk)
    hands.finish(desk, "Thống nhất nhiệm vụ tháng 1")
    desk.answer(True)
    desk.step.lock_button.click()
    settle()
    assert desk.file.header.stage is MeetingStage.LOCKED


def send_a_sheet(desk: Desk) -> None:
    """The one page goes out for the head of the group, who need not be entered again."""
    page = desk.visit("page:remarks")
    page.tabs.setCurrentIndex(0)
    settle()
    view = page.front
    desk.answer(_for_the_head)
    view.send_button.click()
    settle()
    name = "2022-01_phieu-gop-y_to-cong-tac-so-1.docx"
    assert view.made.sentence == f"Đã xuất {name}."
    fill_word(desk.services.exports / name, visits.ON_WORD)


def _for_the_head(dialog: Any) -> bool:
    people = dialog.form.input("person")
    assert people.currentText() == f"đ/c {told.HEAD}"
    return True


def take_the_sheet_in(desk: Desk) -> None:
    """6/1: what was written in Word is looked at, kept with its items, and waits for answers."""
    desk.at(datetime(2022, 1, 6, 8, 0))
    view = desk.page.front
    desk.dialogs.files.append(next(desk.services.exports.glob("*phieu-gop-y*.docx")))
    view.take_button.click()
    settle()
    assert view.sheet.form.values()["name"] == told.HEAD
    assert view.sheet.save_button.text() == "Ghi 2 góp ý"
    desk.press(Key.Key_Return, modifier=CTRL)
    shown = [(entry.title, entry.text) for entry in view.list.entries()]
    assert shown == [
        (told.TEAM.name, bad or proposal) for _good, bad, proposal in visits.ON_WORD.values()
    ]
    (visit,) = desk.services.remarks.visits(desk.meeting)
    assert (visit.sheet_sent_on, visit.sheet_back_on) == (date(2022, 1, 5), date(2022, 1, 6))
    assert desk.page.tabs.counts()[0] == "2"
