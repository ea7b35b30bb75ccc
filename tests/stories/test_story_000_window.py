"""Seed 000, told through the window: remarks come in, are answered, one becomes a task, returns."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.overviews import Urgency
from app.domain.remarks import RemarkState
from tests.books import MovingClock
from tests.stories import online_answers as after
from tests.stories import online_meeting as told
from tests.stories.window_desk import Desk, open_desk, settle
from ui.remarks.remarks_view import RemarksView

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
CAUSES = "Xác định rõ nguyên nhân của hạn chế để có giải pháp khắc phục"
EXCHANGE = "Trao đổi mạnh mẽ, tăng tính tương tác"
ANSWER = "Chi bộ tiếp thu, từ tháng 9 báo cáo có đủ bốn phần."


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The book on 13/8: the meeting the leaders followed is locked, nothing of them is noted."""
    clock = MovingClock()
    services, people = told.new_cell(tmp_path / "so", clock)
    told.keep_july(services, clock, people)
    told.register_duty_and_papers(services, clock)
    august = told.prepare_august(services, clock, people)
    told.hold_august(services, clock, people, august)
    clock.set(9, 0, after.NOTED_ON)
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        made.open(august)
        yield made


def test_the_remarks_of_the_leaders_go_through_the_window(desk: Desk):
    see_the_faults(desk)
    note_remarks(desk)
    give_a_task(desk)
    answer(desk)
    plan_the_rest_of_the_year(desk)
    find_them_on_the_next_agenda(desk)
    see_what_is_overdue(desk)
    board = desk.services.remarks.board(2021)
    assert (board.counts.total, board.counts.accepted) == (2, 1)
    assert {row.remark.form.proposal: row.remark.state(board.today) for row in board.rows} == {
        CAUSES: RemarkState.ANSWERED,
        EXCHANGE: RemarkState.OVERDUE,
    }


def see_the_faults(desk: Desk) -> None:
    """The locked meeting shows what it missed; the year what it still owes."""
    found = {line.code: line.sentence for line in desk.frame.panel.findings.findings}
    assert found["A4"] == "Báo cáo tháng 7 chưa có phần hạn chế, nguyên nhân, giải pháp."
    assert found["K02"] == "Ngày họp 12/8 ngoài khung từ ngày 1 đến ngày 7."
    assert "dưới mục tiêu 25%" in found["A5"]
    duties = desk.visit("plan:duties").front
    assert "Chưa làm" in duties.year.texts()[0]
    assert duties.left_over.isVisible()


def note_remarks(desk: Desk) -> None:
    """The first of the leaders is taken from the guests; two remarks go in by keys."""
    view = desk.visit(f"remarks:meeting:{desk.meeting}").part(RemarksView)
    form = view.form.form
    assert [button.text() for button in view.form.people.buttons] == [
        f"đ/c {guest.name}" for guest in told.GUESTS
    ]
    assert (form.values()["name"], form.values()["online"]) == (told.LEADER, True)
    report = next(i for i in desk.file.agenda if i.title.startswith("Báo cáo tháng 7"))
    form.input("item_id").set_value(report.id)
    desk.into(form.input("proposal"), CAUSES)
    desk.press(Key.Key_Return, modifier=CTRL_SHIFT)
    form.input("item_id").set_value(0)
    desk.into(form.input("proposal"), EXCHANGE)
    desk.press(Key.Key_Return, modifier=CTRL)
    assert desk.said == "Đã ghi góp ý."
    entries = view.list.entries()
    assert [entry.text for entry in entries] == [CAUSES, EXCHANGE]
    assert {entry.chip.text for entry in entries} == {"Còn 10 ngày"}


def give_a_task(desk: Desk) -> None:
    """One click and two answers make a task of what the leader proposed."""
    view = remarks(desk)
    first = next(entry.key for entry in view.list.entries() if entry.text == CAUSES)
    desk.visit(f"remark:{first}")
    desk.answer(_who_and_when)
    view.card.task_button.click()
    settle()
    assert desk.said == "Đã giao nhiệm vụ từ góp ý."
    (task,) = (task for task in desk.services.tasks.open() if task.meeting_id is None)
    assert (task.owner_name, task.due_on) == (told.TAKER, after.TASK_DUE)
    assert view.card.task_button.text() == "Mở nhiệm vụ"


def _who_and_when(dialog: Any) -> bool:
    owner = dialog.form.input("owner_id")
    words = [owner.itemText(place) for place in range(owner.count())]
    owner.setCurrentIndex(words.index(told.TAKER))
    dialog.form.set_values({"due_on": after.TASK_DUE})
    dialog.accept()
    return bool(dialog.result())


def answer(desk: Desk) -> None:
    """The answer is typed in place and closes with Ctrl+Enter; its task stays with it."""
    view = remarks(desk)
    desk.at(datetime(2021, 8, 16, 9, 0))
    remark = view.card.row.id
    desk.into(view.card.form.input("text"), ANSWER)
    view.card.form.input("accepted").set_value(True)
    desk.press(Key.Key_Return, modifier=CTRL)
    assert desk.said == "Đã trả lời góp ý."
    kept = desk.services.remarks.find(remark)
    assert (kept.remark.answer, kept.remark.accepted) == (ANSWER, True)
    assert kept.task_text == CAUSES
    assert kept.remark.state(date(2021, 8, 16)) is RemarkState.ANSWERED
    assert "Chi bộ đã tiếp thu 1/2 góp ý trong năm 2021." in view.card.hint.text()


def remarks(desk: Desk) -> Any:
    return desk.page.part(RemarksView)


def plan_the_rest_of_the_year(desk: Desk) -> None:
    """The plan proposes the first week of every month; September moves off the holiday."""
    page = desk.visit("plan:2021-08")
    page.plan_button.click()
    settle()
    page.write_button.click()
    settle()
    row = next(row for row in desk.services.plans.rows(2021) if row.key == "2021-09")
    assert (row.day, row.moved_from) == (told.SEPTEMBER_DAY, date(2021, 9, 3))
    desk.meeting = row.id


def find_them_on_the_next_agenda(desk: Desk) -> None:
    """What is not answered and not done comes onto the agenda by itself."""
    desk.visit(f"meeting:{desk.meeting}")
    assert desk.frame.ribbon.button.text() == "Mở chuẩn bị"
    desk.frame.do_next()
    settle()
    lines = [row[1] for row in desk.step.agenda.table.texts()]
    assert "Góp ý của đ/c Chẩu Văn Lâm chưa trả lời: 1" in lines
    assert "Nhiệm vụ của các kỳ trước nữa còn mở: 1" in lines
    assert "Kết quả Nghị quyết 02-NQ/CB" in lines
    assert f"T8: {told.AUGUST['Nghị quyết Trung ương 4'].put_off}" in lines


def see_what_is_overdue(desk: Desk) -> None:
    """Past its day the other remark stands among the first things of Tổng quan."""
    desk.at(datetime(2021, 8, 25, 8, 0))
    page = desk.visit("page:overview")
    late = [row.line for row in page.work.rows if row.line.where.startswith("remark:")]
    assert [(line.when, line.urgency) for line in late] == [("Quá 2 ngày", Urgency.OVERDUE)]
    assert told.LEADER in late[0].what
