"""Seed 001, through the window: three tham luận, the discussion, the superior's words."""

from collections.abc import Iterator
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agendas import ItemKind, ItemPart
from app.domain.meetings import MeetingKind, MeetingStage
from tests.books import MovingClock
from tests.stories import topic_meeting as told
from tests.stories import window_hands as hands
from tests.stories.telling import Line
from tests.stories.window_desk import Desk, open_desk, settle

Key = Qt.Key
AGAIN = "Đổi mới nội dung sinh hoạt chi bộ thiết thực, phù hợp nhiệm vụ chính trị cơ quan"


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The cell in September 2020, with two topics of the year behind it."""
    clock = MovingClock()
    services, people = told.new_cell(tmp_path / "so", clock)
    told.hold_earlier_topics(services, people)
    clock.set(8, 0, date(2020, 9, 21))
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        yield made


def test_the_topic_of_the_quarter_is_kept_through_the_window(desk: Desk):
    plan_the_topic(desk)
    give_the_talks(desk)
    let_the_committee_meet(desk)
    hold(desk)
    score(desk)
    finish(desk)
    see_that_topics_do_not_repeat(desk)
    see_the_talks_on_a_card(desk)
    keep_what_the_superior_asked(desk)
    assert desk.services.scoring.view(desk.meeting).sheet.total == told.TOTAL
    (waiting,) = desk.services.remarks.board(2020).rows
    assert waiting.visit.form.name == told.GUEST
    assert waiting.remark.answered_on is None


def people_of(desk: Desk) -> dict[str, int]:
    return {m.full_name: m.id for m in desk.services.members.all()}


def plan_the_topic(desk: Desk) -> None:
    """21/9: quarter III lacks its topic; it is made for its quarter though held in October."""
    card = desk.visit("plan:2020-q3").check_card
    assert any("Quý III/2020" in line for line in card.texts())
    people, page = people_of(desk), desk.visit("page:meetings")
    desk.answer(
        hands.filled(
            kind=MeetingKind.THEMATIC,
            year=2020,
            month=9,
            quarter=3,
            day=told.DAY,
            starts_at=time(8),
            planned_minutes=90,
            chair_id=people[told.SECRETARY],
            minute_taker_id=people[told.TAKER],
            topic_title=told.TOPIC,
            topic_group=3,
            topic_author_id=people[told.SECRETARY],
        )
    )
    page.create_button.click()
    settle()
    desk.meeting = page.frame.meeting_id
    assert desk.file.header.key == "2020-09-cd"
    desk.frame.do_next()
    settle()
    for name, day in (("drafted", "21/9"), ("approved", "28/9"), ("sent", "2/10")):
        desk.into(desk.step.topic.fields[f"topic_{name}_on"].line, day)


def give_the_talks(desk: Desk) -> None:
    """Three tham luận come onto the programme before the discussion; the superior speaks after."""
    people, step = people_of(desk), desk.step
    for author, title in told.PAPERS:
        paper = {"title": title, "author_id": people[author], "text": f"Nêu: {title}"}
        desk.answer(hands.filled(**paper, minutes=told.PAPER_MINUTES))
        step.talks.add_button.click()
        settle()
    step.agenda.remove_item(hands.item_called(desk, "Trình bày chuyên đề"))
    settle()
    discussion = next(i for i in desk.file.agenda if i.kind is ItemKind.DISCUSSION)
    step.agenda.go_to(discussion.id)
    desk.answer(
        hands.filled(
            kind=ItemKind.GUEST,
            title="Đại biểu cấp trên phát biểu chỉ đạo",
            part=ItemPart.THEMATIC,
            presenter_name=told.GUEST,
            present_minutes=told.GUEST_MINUTES,
            discuss_minutes=0,
        )
    )
    step.agenda.add_item()
    settle()
    kinds = [item.kind for item in desk.file.agenda]
    first = kinds.index(ItemKind.PAPER)
    assert kinds[first : first + 5] == [
        *[ItemKind.PAPER] * 3,
        ItemKind.DISCUSSION,
        ItemKind.GUEST,
    ]
    superior = {"unit": told.CELL.superior_name, "role": told.GUEST_POST, "is_superior": True}
    desk.answer(hands.filled(name=told.GUEST, **superior))
    step.guests.add_button.click()
    settle()
    hands.prepare_papers(desk, "Nhóm giải pháp đổi mới.", "Vì sao còn ít tranh luận?", "2/10")
    assert hands.said_of(desk, "A5") == []


def let_the_committee_meet(desk: Desk) -> None:
    """28/9: the chi ủy meets on its own record, linked to this meeting from the start."""
    assert hands.found(desk)["K08"] == "Chưa ghi buổi họp chi ủy trước buổi này."
    thematic, people = desk.meeting, people_of(desk)
    desk.at(datetime(2020, 9, 28, 8, 0))
    who = {"chair_id": people[told.SECRETARY], "minute_taker_id": people[told.TAKER]}
    desk.answer(hands.filled(day=date(2020, 9, 28), month=9, starts_at=time(8), **who))
    desk.step.committee.new.click()
    settle()
    desk.meeting = desk.frame.meeting_id
    desk.frame.do_next()
    settle()
    hands.attend(desk, {})
    desk.go("run")
    desk.press(Key.Key_F2)
    for item in desk.file.agenda:
        desk.go(f"run:item:{item.id}")
        desk.write("Chi ủy thống nhất.")
    desk.at(datetime(2020, 9, 28, 9, 0))
    desk.answer(hands.counted(3))
    desk.press(Key.Key_F10)
    desk.step.readback.reading.adopt.click()
    settle()
    assert desk.file.header.stage is MeetingStage.FINISHING
    desk.open(thematic)
    assert "K08" not in hands.found(desk)


def hold(desk: Desk) -> None:
    """7/10, 8:00: eight keys and the words; the superior's speech is answered under his item."""
    desk.at(told.at(0))
    hands.attend(desk, {})
    desk.go("run")
    minute = 0
    for item in desk.file.agenda:
        desk.at(told.at(minute))
        desk.press(Key.Key_F2)
        if item.position == 2:
            desk.write(told.OPENING)
        if item.kind is ItemKind.DISCUSSION:
            for who, words in told.SPEECHES:
                hands.say(desk, Line(who, words))
        if item.kind is ItemKind.GUEST:
            hands.say(desk, Line(told.GUEST, told.SUPERIOR_SAID))
            hands.take_in(desk, told.TAKEN_IN)
        minute += item.planned_minutes
    desk.at(told.at(minute))
    assert minute == 95
    assert [i.actual_minutes for i in desk.file.agenda if i.kind is ItemKind.PAPER] == [8, 8, 8]
    assert desk.step.people.figure.text() == "4/9"


def score(desk: Desk) -> None:
    """The chi ủy's points by the rubric of the seed: 93, each loss with its reason."""
    desk.press(Key.Key_F2)
    hands.choose_rubric(desk, told.RUBRIC)
    for item_id, points in told.POINTS.items():
        desk.go(f"score:{item_id}")
        if desk.step.does.item(item_id).points == Fraction(points):
            continue
        desk.press(Key.Key_Return)
        desk.write(points)
    for item_id, note in told.NOTES.items():
        desk.go(f"score:{item_id}")
        desk.into(desk.step.line.note.field, note)
    assert desk.step.view.sheet.sheet.total == told.TOTAL


def finish(desk: Desk) -> None:
    """The minutes are read and adopted; the conclusion and the mark of separation follow."""
    hands.adopt(desk, 9)
    desk.into(desk.step.texts.fields["conclusion"].field, told.CONCLUSION)
    desk.go("finish:separate")
    desk.press(Key.Key_Space)
    assert set(hands.found(desk)) == {"K09"}  # the cell names nobody who follows it


def see_that_topics_do_not_repeat(desk: Desk) -> None:
    """Three topics stand in the register; one like them is pointed out while it is typed."""
    tab = desk.visit("plan:topics").front
    assert len(tab.year.records()) == 3
    assert tab.year.texts()[-1][1:4] == (told.TOPIC, told.SECRETARY, "07/10")
    page = desk.visit("page:meetings")
    page.show_list()
    desk.answer(_type_it_again)
    page.create_button.click()
    settle()


def _type_it_again(dialog: Any) -> bool:
    dialog.form.set_values({"kind": MeetingKind.THEMATIC, "day": date(2020, 12, 20)})
    dialog.form.input("topic_title").set_value(AGAIN)
    dialog.form.input("topic_title").changed.emit()
    assert dialog.repeat.text() == f"Đã họp ở quý III/2020: “{told.TOPIC}”."
    return False


def see_the_talks_on_a_card(desk: Desk) -> None:
    """A tham luận counts in the card of its author."""
    author, title = told.PAPERS[1]
    panel = desk.visit(f"member:{people_of(desk)[author]}").listing.panel
    assert f"Tham luận “{title}”" in [row.line.text for row in panel.recent.rows]


def keep_what_the_superior_asked(desk: Desk) -> None:
    """What he asked is noted from his place among the guests, and waits on the next programme."""
    view = desk.visit(f"remarks:meeting:{desk.meeting}").front
    assert view.form.form.values()["name"] == told.GUEST
    desk.into(view.form.form.input("proposal"), "Thực hiện nền nếp sinh hoạt")
    desk.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.said == "Đã ghi góp ý."
    page = desk.visit("page:meetings")
    page.show_list()
    when = {"year": 2020, "month": 11, "day": date(2020, 11, 5), "starts_at": time(8)}
    desk.answer(hands.filled(kind=MeetingKind.REGULAR, planned_minutes=90, **when))
    page.create_button.click()
    settle()
    desk.frame.do_next()
    settle()
    lines = [row[1] for row in desk.step.agenda.table.texts()]
    assert f"Góp ý của đ/c {told.GUEST} chưa trả lời: 1" in lines
