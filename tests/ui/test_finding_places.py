"""Every place a finding leads to: its page opens and the keyboard stands inside the field named."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.meetings.frame import MeetingFrame

Find = Callable[[MeetingFrame], QWidget]


@pytest.fixture
def meeting(voted) -> int:
    return voted


@pytest.fixture
def frame(workspace, meeting, show, qtbot) -> MeetingFrame:
    made = MeetingFrame(workspace)
    show(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.open(meeting)
    return made


def focused_in(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


PLACES: dict[str, Find] = {
    "prepare:agenda": lambda f: f.step.agenda,
    "prepare:committee": lambda f: f.step.committee,
    "prepare:notices": lambda f: f.step.notices,
    "prepare:papers": lambda f: f.step.papers.fields["papers_posted_on"],
    "prepare:draft": lambda f: f.step.drafts.fields["draft_resolution"],
    "prepare:bulletin": lambda f: f.step.papers.fields["bulletin_collected"],
    "attendance": lambda f: f.step.grid,
    "attendance:1": lambda f: f.step.grid,
    "run:dues": lambda f: f.step.text.dues,
    "run:speeches": lambda f: f.step.text.slot,
    "run:commendation": lambda f: f.step.text,
    "run:critique": lambda f: f.step.text.slot,
    "score": lambda f: f.step.table,
    "score:1.1": lambda f: f.stack,
    "finish:separate": lambda f: f.step.head.inputs["separate_from_work"],
    "finish:body": lambda f: f.step.head,
    "finish:adoption": lambda f: f.step.head.inputs["minutes_adopted_at"],
    "finish:announcement": lambda f: f.step.posting,
    "finish:posting": lambda f: f.step.posting,
}


def test_the_places_of_findings_take_the_keyboard_to_their_fields(frame, qtbot):
    for where, find in PLACES.items():
        leave_the_keyboard()
        frame.go(where)
        widget = find(frame)
        qtbot.waitUntil(lambda widget=widget: focused_in(widget))
        assert frame.step.key == where.partition(":")[0], where


def leave_the_keyboard() -> None:
    """Let nothing have the keyboard, so that the next place has to take it."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def test_an_item_and_a_task_are_opened_themselves(frame, dialogs, qtbot):
    file = frame.view.file
    dialogs.answers.append(False)
    frame.go(f"prepare:item:{file.agenda[2].id}")
    assert dialogs.asked == ["Sửa mục chương trình"]
    frame.go(f"finish:task:{file.tasks[0].id}")
    qtbot.waitUntil(lambda: focused_in(frame.step.resolution))
    frame.go(f"run:item:{file.agenda[2].id}")
    assert frame.step.item.id == file.agenda[2].id


def test_the_form_of_the_meeting_opens_its_own_window(frame, dialogs):
    dialogs.answers.append(False)
    frame.go("prepare:form")
    assert dialogs.asked == ["Sửa thông tin buổi họp"]


def test_the_day_of_a_held_meeting_is_shown_with_the_keyboard_on_its_card(frame, dialogs, qtbot):
    frame.go("prepare:day")
    qtbot.waitUntil(lambda: focused_in(frame.step.info))
    assert dialogs.asked == []


def test_the_times_of_the_meeting_are_asked_in_the_slot(frame):
    frame.go("run:clock")
    assert frame.step.text.slot.isVisible()
