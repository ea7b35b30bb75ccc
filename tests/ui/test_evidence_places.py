"""From any point of a sheet to the record behind it: every key of evidence opens its place."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
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

TIMES = ("text", "head")
"""The form of start and end while they can be mended, else the clocks."""
PLACES: dict[K, tuple[str, tuple[str, ...]]] = {
    K.HELD_ON_SCHEDULED_DAY: ("prepare", ("info",)),
    K.REGULAR_PART_HELD: ("prepare", ("info",)),
    K.THEMATIC_HELD: ("prepare", ("info",)),
    K.COMMITTEE_MEETING_HELD: ("prepare", ("committee",)),
    K.COMMITTEE_MINUTES_RECORDED: ("prepare", ("committee",)),
    K.SECRETARY_ONLY_CELL: ("prepare", ("committee",)),
    K.NOTICE_SENT_TO_ALL: ("prepare", ("notices",)),
    K.PAPERS_POSTED_DAYS_BEFORE: ("prepare", ("papers",)),
    K.PAPERS_ON_HANDBOOK: ("prepare", ("papers",)),
    K.DRAFT_RESOLUTION_EXISTS: ("prepare", ("drafts",)),
    K.DISCUSSION_PROMPTS_EXIST: ("prepare", ("drafts",)),
    K.THEMATIC_PREPARATION_COMPLETE: ("prepare", ("topic", "info")),
    K.DURATION_MINUTES: ("run", TIMES),
    K.REQUIRED_DURATION_MINUTES: ("run", TIMES),
    K.DURATION_SHORTFALL_MINUTES: ("run", TIMES),
    K.DURATION_RATIO_PERCENT: ("run", TIMES),
    K.ATTENDANCE_PERCENT: ("attendance", ("grid",)),
    K.UNEXCUSED_ABSENCE_COUNT: ("attendance", ("grid",)),
    K.MAX_CONSECUTIVE_EXCUSED_ABSENCES: ("attendance", ("grid",)),
    K.SPEAKER_PERCENT: ("run", ("people",)),
    K.PROCEDURE_STEPS_DONE_PERCENT: ("run", ("agenda",)),
    K.AGENDA_ITEMS_DONE_PERCENT: ("run", ("agenda",)),
    K.MINUTES_BODY_COMPLETE: ("run", ("agenda",)),
    K.COMMENDATION_RECORDED: ("run", ("text",)),
    K.CRITIQUE_MINUTES: ("run", ("text", "agenda")),
    K.PREVIOUS_RESOLUTION_EXISTS: ("run", ("text",)),
    K.RESOLUTION_COMPLETION_PERCENT: ("run", ("text",)),
    K.CONCLUSION_ADOPTED: ("finish", ("texts",)),
    K.MINUTES_ADOPTED: ("finish", ("head",)),
    K.TASKS_FULLY_ASSIGNED: ("finish", ("resolution",)),
    K.FINISHED_PAPERS_POSTED_DAYS_AFTER: ("finish", ("posting",)),
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


def ways_of(services: Services, meeting: str) -> tuple[tuple[K, str], ...]:
    """Return keys with where they lead, one for those that open one place to show one part."""
    entries = evidence_of(services, meeting).items()
    ways = {(entry.where, PLACES[key], key in EDITED): (key, entry.where) for key, entry in entries}
    return tuple(ways.values())


def is_reached(step: Any, names: tuple[str, ...]) -> bool:
    return any(holds_keyboard(getattr(step, name)) for name in names)


def test_every_key_of_a_meeting_is_walked(services):
    assert set(PLACES) == set(evidence_of(services, "2026-11"))


def test_every_key_opens_its_record(services, frame):
    """November is held and not locked; the others are locked, one of them thematic."""
    for meeting in ("2026-11", "2026-10", "2026-08-cd"):
        assert_every_key_opens_its_record(services, frame, meeting)


def assert_every_key_opens_its_record(services, frame, meeting):
    meeting_id = services.meetings.id_of(meeting)
    for key, where in ways_of(services, meeting):
        frame.workspace.go(f"meeting:{meeting_id}:score")
        settle()
        frame.workspace.go(f"meeting:{meeting_id}:{where}")
        settle()
        step, parts = PLACES[key]
        page = frame.window().shell.page
        if where == "tasks:previous" and isinstance(page, DocumentsPage):
            assert page.tasks.table.current() is not None
            continue
        assert frame.step.key == step, (meeting, key)
        assert is_reached(frame.step, parts), (meeting, key, QApplication.focusWidget())


def test_before_a_meeting_every_key_opens_where_it_is_prepared(services, frame):
    """What only the meeting itself can bring leads to its start, tasks to the task."""
    meeting_id = services.meetings.id_of("2026-11-cd")
    page = frame.window().shell
    for key, where in ways_of(services, "2026-11-cd"):
        if key in EDITED:
            continue
        frame.workspace.go(f"meeting:{meeting_id}:{where}")
        settle()
        step, parts = PLACES[key]
        if where == "tasks:previous":
            assert page.page.tasks.table.current() is not None
        elif step == "run":
            assert holds_keyboard(frame.step.start), key
        else:
            assert frame.step.key == step
            assert is_reached(frame.step, parts) or is_told_to_wait(frame.step), key


def is_told_to_wait(step: Any) -> bool:
    """Hoàn thiện shows a sentence in place of texts nobody can have written yet."""
    return step.key == "finish" and holds_keyboard(step)


EDITED = {K.HELD_ON_SCHEDULED_DAY, K.REGULAR_PART_HELD, K.THEMATIC_HELD}
"""Before the meeting day and kind are changed in a form of their own."""
