"""From any point of a sheet to the record behind it: every key of evidence opens its place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.evidence import meeting_evidence
from app.domain.evidence_keys import EvidenceKey as K
from app.domain.fact_reading import read_facts
from app.services.workspace import Services
from tests.fakes import FakeDialogs, InstantTasks
from tests.services.sample_book import open_sample
from ui.documents.page import DocumentsPage
from ui.kit.focus import holds_keyboard
from ui.kit.state import WindowState
from ui.main_window import MainWindow
from ui.meetings.frame import MeetingFrame
from ui.workspace import Workspace


def _times(step: Any) -> tuple[QWidget, ...]:
    """The form of start and end while they can be mended, else the clocks."""
    return step.text, step.head


Parts = Callable[[Any], tuple[QWidget, ...]]
PLACES: dict[K, tuple[str, Parts]] = {
    K.HELD_ON_SCHEDULED_DAY: ("prepare", lambda step: (step.info,)),
    K.REGULAR_PART_HELD: ("prepare", lambda step: (step.info,)),
    K.THEMATIC_HELD: ("prepare", lambda step: (step.info,)),
    K.COMMITTEE_MEETING_HELD: ("prepare", lambda step: (step.committee,)),
    K.COMMITTEE_MINUTES_RECORDED: ("prepare", lambda step: (step.committee,)),
    K.SECRETARY_ONLY_CELL: ("prepare", lambda step: (step.committee,)),
    K.NOTICE_SENT_TO_ALL: ("prepare", lambda step: (step.notices,)),
    K.PAPERS_POSTED_DAYS_BEFORE: ("prepare", lambda step: (step.papers,)),
    K.PAPERS_ON_HANDBOOK: ("prepare", lambda step: (step.papers,)),
    K.DRAFT_RESOLUTION_EXISTS: ("prepare", lambda step: (step.drafts,)),
    K.DISCUSSION_PROMPTS_EXIST: ("prepare", lambda step: (step.drafts,)),
    K.THEMATIC_PREPARATION_COMPLETE: ("prepare", lambda step: (step.topic, step.info)),
    K.DURATION_MINUTES: ("run", _times),
    K.REQUIRED_DURATION_MINUTES: ("run", _times),
    K.DURATION_SHORTFALL_MINUTES: ("run", _times),
    K.DURATION_RATIO_PERCENT: ("run", _times),
    K.ATTENDANCE_PERCENT: ("attendance", lambda step: (step.grid,)),
    K.UNEXCUSED_ABSENCE_COUNT: ("attendance", lambda step: (step.grid,)),
    K.MAX_CONSECUTIVE_EXCUSED_ABSENCES: ("attendance", lambda step: (step.grid,)),
    K.SPEAKER_PERCENT: ("run", lambda step: (step.people,)),
    K.PROCEDURE_STEPS_DONE_PERCENT: ("run", lambda step: (step.agenda,)),
    K.AGENDA_ITEMS_DONE_PERCENT: ("run", lambda step: (step.agenda,)),
    K.MINUTES_BODY_COMPLETE: ("run", lambda step: (step.agenda,)),
    K.COMMENDATION_RECORDED: ("run", lambda step: (step.text,)),
    K.CRITIQUE_MINUTES: ("run", lambda step: (step.text, step.agenda)),
    K.PREVIOUS_RESOLUTION_EXISTS: ("run", lambda step: (step.text,)),
    K.RESOLUTION_COMPLETION_PERCENT: ("run", lambda step: (step.text,)),
    K.CONCLUSION_ADOPTED: ("finish", lambda step: (step.texts,)),
    K.MINUTES_ADOPTED: ("finish", lambda step: (step.head,)),
    K.TASKS_FULLY_ASSIGNED: ("finish", lambda step: (step.resolution,)),
    K.FINISHED_PAPERS_POSTED_DAYS_AFTER: ("finish", lambda step: (step.posting,)),
}
"""The step each key of a meeting's evidence opens, and the part of it that has the keyboard."""


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


@pytest.fixture
def frame(services, qtbot: QtBot, qapp, tmp_path, monkeypatch) -> MeetingFrame:
    state = WindowState(tmp_path / "state")
    (tmp_path / "state").mkdir()
    window = MainWindow(state)
    qtbot.addWidget(window)
    window.resize(1440, 1000)
    window.show_book(Workspace(services, FakeDialogs(), InstantTasks(), state, window))
    window.show()
    window.activateWindow()
    window.go(f"meeting:{services.meetings.id_of('2026-11')}:score")
    settle()
    return window.shell.page.frame


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def evidence_of(services: Services, key: str):
    file = services.meetings.file(services.meetings.id_of(key))
    return meeting_evidence(read_facts(file, services.now()))


def test_every_key_of_a_meeting_is_walked(services):
    assert set(PLACES) == set(evidence_of(services, "2026-11"))


@pytest.mark.parametrize("meeting", ["2026-11", "2026-10", "2026-08-cd"])
def test_every_key_opens_its_record(services, frame, meeting):
    """November is held and not locked; the others are locked, one of them thematic."""
    meeting_id = services.meetings.id_of(meeting)
    for key, entry in evidence_of(services, meeting).items():
        frame.workspace.go(f"meeting:{meeting_id}:score")
        settle()
        frame.workspace.go(f"meeting:{meeting_id}:{entry.where}")
        settle()
        step, parts = PLACES[key]
        page = frame.window().shell.page
        if entry.where == "tasks:previous" and isinstance(page, DocumentsPage):
            assert page.tasks.table.current() is not None
            continue
        assert frame.step.key == step, key
        assert any(map(holds_keyboard, parts(frame.step))), (key, QApplication.focusWidget())


def test_before_a_meeting_every_key_opens_where_it_is_prepared(services, frame):
    """What only the meeting itself can bring leads to its start, tasks to the task."""
    meeting_id = services.meetings.id_of("2026-11-cd")
    page = frame.window().shell
    for key, entry in evidence_of(services, "2026-11-cd").items():
        if key in EDITED:
            continue
        frame.workspace.go(f"meeting:{meeting_id}:{entry.where}")
        settle()
        step, parts = PLACES[key]
        if entry.where == "tasks:previous":
            assert page.page.tasks.table.current() is not None
        elif step == "run":
            assert holds_keyboard(frame.step.start), key
        else:
            assert frame.step.key == step
            assert any(map(holds_keyboard, (*parts(frame.step), *_before(frame.step)))), key


def _before(step: Any) -> tuple[QWidget, ...]:
    """What Hoàn thiện shows in place of texts nobody can have written yet."""
    return (step,) if step.key == "finish" else ()


EDITED = {K.HELD_ON_SCHEDULED_DAY, K.REGULAR_PART_HELD, K.THEMATIC_HELD}
"""Before the meeting day and kind are changed in a form of their own."""
