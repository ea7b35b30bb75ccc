"""Seed 001, through the window: "the old way" is said when planned and when held."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.meetings import MeetingKind, MeetingStage
from tests.books import MovingClock
from tests.stories import topic_meeting as told
from tests.stories import window_hands as hands
from tests.stories.telling import Told
from tests.stories.window_desk import Desk, open_desk, settle

Key = Qt.Key
LITTLE_TALK = [
    "Quán triệt 50/90 phút = 55,6%, quá mục tiêu 40%.",
    "Thảo luận 10/90 phút = 11,1%, dưới mục tiêu 25%.",
]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The cell in September 2020, with two topics of the year behind it."""
    clock = MovingClock()
    services, people = told.new_cell(tmp_path / "so", clock)
    told.hold_earlier_topics(services, people)
    clock.set(8, 0, date(2020, 9, 1))
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        yield made


def test_the_old_way_of_meeting_is_said_before_and_after(desk: Desk):
    create(desk, 9, date(2020, 9, 4))
    plan_it_the_old_way(desk)
    hold_it(desk)
    see_it_in_the_year(desk)
    see_what_the_year_left_out(desk)
    plan_the_next_one(desk)
    old, new = sorted(desk.services.meetings.list(2020), key=lambda row: row.day)[-2:]
    assert (old.day, old.stage) == (date(2020, 9, 4), MeetingStage.FINISHING)
    assert (new.day, new.stage) == (date(2020, 11, 5), MeetingStage.PREPARING)
    blamed = {
        at: {f.code for f in desk.services.findings.of_meeting(at)} for at in (old.id, new.id)
    }
    assert ("A5" in blamed[old.id], "A5" in blamed[new.id]) == (True, False)


def create(desk: Desk, month: int, day: date) -> None:
    """A regular meeting is made, with the programme the cell uses: nothing to blame in it."""
    people = {m.full_name: m.id for m in desk.services.members.all()}
    page = desk.visit("page:meetings")
    page.show_list()
    when = {"year": 2020, "month": month, "day": day, "starts_at": time(8)}
    who = {"chair_id": people[told.SECRETARY], "minute_taker_id": people[told.TAKER]}
    kind = {"kind": MeetingKind.REGULAR, "planned_minutes": 90}
    desk.answer(hands.filled(**kind, **when, **who))
    page.create_button.click()
    settle()
    desk.meeting = page.frame.meeting_id
    desk.frame.do_next()
    settle()
    assert hands.said_of(desk, "A5") == []
    assert "K07" not in hands.found(desk)


def plan_it_the_old_way(desk: Desk) -> None:
    """Papers are read out for fifty minutes and daily work is discussed: it is said at once."""
    card = desk.step.agenda
    for item in desk.file.agenda:
        card.remove_item(item)
    settle()
    for old in told.OLD_WAY:
        desk.answer(
            hands.filled(
                kind=old.kind,
                title=old.title,
                present_minutes=old.present,
                discuss_minutes=old.discuss,
                is_professional=old.is_professional,
            )
        )
        card.add_button.click()
        settle()
    assert [item.title for item in desk.file.agenda] == [item.title for item in told.OLD_WAY]
    assert hands.said_of(desk, "A5") == LITTLE_TALK
    assert hands.found(desk)["K07"] == (
        "Mục 3 nhắc “công việc chuyên môn”; sinh hoạt chi bộ họp riêng với họp công việc."
    )
    assert "K08" in hands.found(desk)


def hold_it(desk: Desk) -> None:
    """4/9: minutes are copied item by item; held, it is blamed as it was planned."""
    desk.at(datetime(2020, 9, 4, 10, 0))
    hands.attend(desk, {})
    went = {item.title: Told(item.present + item.discuss) for item in told.OLD_WAY}
    hands.copy_from_paper(desk, went, "8h", "930")
    desk.go("run")
    desk.answer(hands.counted(9))
    desk.press(Key.Key_F10)
    desk.step.readback.reading.adopt.click()
    settle()
    assert desk.file.header.stage is MeetingStage.FINISHING
    assert hands.said_of(desk, "A5") == LITTLE_TALK


def see_it_in_the_year(desk: Desk) -> None:
    """What was planned and held is counted for the year, daily work in minutes."""
    said = desk.visit("plan:reality").front.missed.text()
    assert said == (
        f"{' '.join(LITTLE_TALK)} Việc chuyên môn: 25 phút trong chương trình các buổi."
    )


def see_what_the_year_left_out(desk: Desk) -> None:
    """NQTW4 and Chỉ thị 05 were due in June: the register says so in red."""
    desk.at(datetime(2020, 10, 7, 7, 0))
    duties = desk.visit("plan:duties").front
    assert [row[2] for row in duties.year.texts()] == [*["Chưa làm"] * 2, *["Chưa đến hạn"] * 2]
    assert duties.left_over.isVisible()


def plan_the_next_one(desk: Desk) -> None:
    """The next meeting has them on its programme by itself, with time to discuss."""
    create(desk, 11, date(2020, 11, 5))
    own = [item for item in desk.file.agenda if item.duty_id]
    assert [item.discuss_minutes > 0 for item in own] == [True, True]
    shown = [row[1] for row in desk.step.agenda.table.texts()]
    assert {item.title for item in own} <= set(shown)
    duties = desk.visit("plan:duties").front
    assert [row[2] for row in duties.year.texts()][:2] == ["Có trong chương trình"] * 2
