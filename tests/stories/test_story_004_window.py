"""Seed 004, through the window: papers from above, scattered members, what is asked of above."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agendas import ItemKind
from app.domain.directives import DirectiveDraft
from app.domain.meetings import MeetingForm, MeetingKind
from tests.books import MovingClock
from tests.stories import consulted_cell as tale
from tests.stories import window_hands as hands
from tests.stories.telling import Line, Told
from tests.stories.window_desk import Desk, open_desk, settle
from ui.meetings.cockpit_texts import PETITIONS

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LATE = tale.LEGAL_DAY + timedelta(days=1)
NEWS: dict[str, Any] = {
    "kind": ItemKind.INFORMATION,
    "title": "Đảng ủy Khối sắp tham vấn ý kiến bí thư cấp ủy cơ sở",
    "present_minutes": 5,
    "discuss_minutes": 10,
    "info_source": "Thông báo của Đảng ủy Khối",
    "local_meaning": "Chi bộ gom kiến nghị gửi trước ngày 22/9",
}


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The cell on 30/8/2022 with its members and nothing in its registers."""
    clock = MovingClock()
    services, _people = tale.new_cell(tmp_path / "so", clock)
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        yield made


def test_a_consulted_cell_is_kept_through_the_window(desk: Desk):
    enter_papers_from_above(desk)
    prepare_the_meeting(desk)
    hold_it_in_two_ways(desk)
    see_the_papers_spread(desk)
    send_what_was_asked(desk)
    follow_the_answers(desk)
    keep_a_good_model(desk)
    see_who_is_verified(desk)
    figures = desk.services.petitions.figures(2022)
    assert (figures.total, figures.answered, figures.overdue) == (len(tale.ASKED), 1, 3)
    assert [model.title for model in desk.services.good_models.list(2022)] == [tale.MODELS[0].title]
    assert {paper.code for paper in desk.services.directives.list(2022)} == {
        tale.SLOW.code,
        tale.FAST.code,
    }


def enter_papers_from_above(desk: Desk) -> None:
    """Two papers go into the register with the keyboard; the slow one is late in September."""
    for paper in (tale.SLOW, tale.FAST):
        enter_paper(desk, paper)
    desk.at(datetime(2022, 9, 3, 8, 0))
    tab = desk.visit("directive").front
    chips = {entry.title: entry.chip.text for entry in tab.list.entries()}
    assert chips == {tale.SLOW.code: "Quá 1 ngày", tale.FAST.code: "Còn 26 ngày"}


def enter_paper(desk: Desk, paper: DirectiveDraft) -> None:
    tab = desk.visit("directive").front
    desk.press(Key.Key_N, modifier=CTRL)
    form = tab.form.form
    for name in ("title", "code", "issuer"):
        desk.into(form.input(name), getattr(paper, name))
    form.input("received_on").set_value(paper.received_on)
    form.input("summary").set_value(paper.summary)
    desk.press(Key.Key_Return, modifier=CTRL)
    assert desk.said == "Đã vào sổ văn bản."


def prepare_the_meeting(desk: Desk) -> None:
    """Both ways of attending need a basis; papers and the end of probation come by themselves."""
    people = {m.full_name: m.id for m in desk.services.members.all()}
    page = desk.visit("page:meetings")
    desk.answer(
        hands.filled(
            kind=MeetingKind.REGULAR,
            year=2022,
            month=9,
            day=tale.DAY,
            starts_at=time(8),
            planned_minutes=90,
            form=MeetingForm.HYBRID,
            chair_id=people[tale.SECRETARY],
            minute_taker_id=people[tale.TAKER],
        )
    )
    page.create_button.click()
    settle()
    desk.meeting = page.frame.meeting_id
    desk.frame.do_next()
    settle()
    assert hands.found(desk)["K33"] == "Họp trực tiếp kết hợp trực tuyến cần ghi căn cứ cho phép."
    desk.answer(hands.filled(form_basis="Quy chế làm việc"))
    desk.go("prepare:form")
    assert "K33" not in hands.found(desk)
    shown = [row[1] for row in desk.step.agenda.table.texts()]
    assert f"Phổ biến: {tale.SLOW.title} ({tale.SLOW.code})" in shown
    assert f"Xét công nhận đảng viên chính thức: đ/c {tale.PROBATIONARY}" in shown
    desk.answer(hands.filled(**NEWS))
    desk.step.agenda.go_to(hands.item_called(desk, "Thời sự").id)
    desk.step.agenda.add_item()
    settle()


def hold_it_in_two_ways(desk: Desk) -> None:
    """6/9: five take part from afar; what the cells ask of above goes in line by line."""
    desk.at(datetime(2022, 9, 6, 11, 0))
    hands.attend(desk, {})
    for name in tale.SCATTERED:
        member = next(line.member_id for line in desk.file.attendance if line.full_name == name)
        desk.go(f"attendance:{member}")
        desk.press(Key.Key_4)
    assert desk.step.tiles.spots[0].text == "Dự họp: 9/9 = 100%"
    assert "trực tuyến" in desk.step.sentence.label.text()
    went = {item.title: Told(item.planned_minutes) for item in desk.file.agenda}
    went[NEWS["title"]] = Told(15, tale.UNITS, tuple(Line(*said) for said in tale.SPEECHES))
    hands.copy_from_paper(desk, went, "8h", "930")
    desk.go(f"run:item:{hands.item_called(desk, 'Kết luận').id}")
    hands.write_text(desk, PETITIONS, "\n".join(tale.ASKED))
    assert desk.file.header.petitions_up.splitlines() == list(tale.ASKED)
    hands.give_tasks(desk, ((tale.TASK, tale.PROMOTED, date(2022, 9, 20)),))
    assert "K33" not in hands.found(desk)


def see_the_papers_spread(desk: Desk) -> None:
    """Held, the papers are spread by themselves; the slow one says how late it was."""
    desk.at(datetime(2022, 9, 7, 8, 0))
    tab = desk.visit("directive").front
    tab.states.set_value("all")
    tab.states.changed.emit()
    chips = {entry.title: entry.chip.text for entry in tab.list.entries()}
    assert chips == {tale.SLOW.code: "Chậm 4 ngày", tale.FAST.code: "Đã phổ biến"}


def send_what_was_asked(desk: Desk) -> None:
    """22/9: what the minutes name enters the register with one press each, and is sent."""
    desk.at(datetime.combine(tale.CONSULTED, time(8)))
    tab = desk.visit("petition").front
    assert {entry.chip.text for entry in tab.list.entries()} == {"Chưa vào sổ"}
    for _asked in tale.ASKED:
        tab.list.select("proposal-0")
        tab.card._buttons["enter"].click()
        settle()
    for petition in desk.services.petitions.list(2022):
        desk.visit(f"petition:{petition.id}")
        tab.card.open_form("send")
        form = tab.card.forms["send"]
        form.form.set_values({"addressee": tale.SUPERIOR, "on": tale.CONSULTED})
        form.submit()
        settle()
    sent = {(p.addressee, p.sent_on, p.due_on) for p in desk.services.petitions.list(2022)}
    assert sent == {(tale.SUPERIOR, tale.CONSULTED, tale.LEGAL_DAY)}


def follow_the_answers(desk: Desk) -> None:
    """The day after the legal term all four are late, on the first page too; one is answered."""
    desk.at(datetime.combine(LATE, time(8)))
    shown = [entry.chip.text for entry in desk.visit("petition").front.list.entries()]
    assert shown.count("Quá 1 ngày") == len(tale.ASKED)
    work = [row.line.what for row in desk.visit("page:overview").work.rows]
    assert f"Đôn đốc {tale.SUPERIOR} trả lời kiến nghị của chi bộ" in work
    tab = desk.visit(f"petition:{desk.services.petitions.list(2022)[0].id}").front
    tab.card.open_form("answer")
    desk.into(tab.card.forms["answer"].form.input("answer"), tale.ANSWER)
    tab.card.forms["answer"].submit()
    settle()
    tab.card.open_form("announce")
    tab.card.forms["announce"].submit()
    settle()
    figures = desk.services.petitions.figures(2022)
    assert (figures.total, figures.answered, figures.overdue) == (4, 1, 3)
    assert figures.words in tab.card.hint.text()


def keep_a_good_model(desk: Desk) -> None:
    """A good way of working goes into its register and onto the list for the superior."""
    tab = desk.visit("model").front
    desk.press(Key.Key_N, modifier=CTRL)
    model = tale.MODELS[0]
    for name in ("title", "text", "effect"):
        desk.into(tab.form.form.input(name), getattr(model, name))
    tab.form.form.input("on").set_value(model.on)
    tab.form.form.input("reported_on").set_value(model.reported_on)
    desk.press(Key.Key_Return, modifier=CTRL)
    assert [entry.text for entry in tab.list.entries()] == [model.title]
    tab.export_button.click()
    settle()
    (paper,) = desk.services.exports.glob("*mo-hinh*.xlsx")
    printed = str([*load_workbook(paper).worksheets[0].iter_rows(values_only=True)])
    assert (model.title in printed, model.effect in printed) == (True, True)


def see_who_is_verified(desk: Desk) -> None:
    """The card of a member holds what a verification asks for, each line with its place."""
    people = {m.full_name: m.id for m in desk.services.members.all()}
    panel = desk.visit(f"member:{people[tale.PROMOTED]}").listing.panel
    assert panel.name.text() == tale.PROMOTED
    said = [row.line.text for row in panel.recent.rows]
    assert said == ["Phát biểu, thường kỳ tháng 9/2022"] * 2
    assert panel.figures.spots[0].text == "2 lần phát biểu"
