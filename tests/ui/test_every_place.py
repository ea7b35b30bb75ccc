"""No place a sheet, a finding, the work list or a search leads to is a dead end."""

import ast
import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.evidence import meeting_evidence
from app.domain.evidence_keys import EvidenceKey
from app.domain.fact_reading import read_facts
from app.domain.meetings import MeetingStage
from app.domain.periods import Period
from app.domain.rubrics import AppliesTo
from app.services.workspace import Services
from tests.domain.score_samples import rubric
from tests.fakes import FakeDialogs, InstantTasks
from tests.services.sample_book import open_sample
from ui.documents.page import DocumentsPage
from ui.kit.focus import holds_keyboard
from ui.kit.state import WindowState
from ui.main_window import MainWindow
from ui.meetings.frame import MeetingFrame
from ui.meetings.page import MeetingsPage
from ui.members.page import MembersPage
from ui.workspace import Workspace

DOMAIN = Path(__file__).parents[2] / "app" / "domain"
RUBRICS = DOMAIN.parents[1] / "resources" / "rubrics"
PLACE = re.compile(r"(prepare|attendance|run|score|finish):[a-z]+")
ASKING = {"score:vote", "finish:lock", "prepare:day", "prepare:form", "prepare:kind", "run:end"}
"""Places that are acts: they ask something, or go on to the next step."""
OF_MEMBERS = {
    AppliesTo.MEMBER_WITHOUT_POST,
    AppliesTo.MEMBER_WITH_POST,
    AppliesTo.MEMBER_OUTSIDE_POLITICAL_SYSTEM,
}
OF_MEETINGS = {AppliesTo.REGULAR, AppliesTo.THEMATIC, AppliesTo.COMBINED}


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


@pytest.fixture
def window(services, qtbot, qapp, tmp_path) -> MainWindow:
    (tmp_path / "state").mkdir()
    state = WindowState(tmp_path / "state")
    made = MainWindow(state)
    qtbot.addWidget(made)
    made.resize(1440, 1000)
    made.show_book(Workspace(services, FakeDialogs(), InstantTasks(), state, made))
    made.show()
    made.activateWindow()
    settle()
    return made


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@cache
def written_places() -> frozenset[str]:
    """Every place of a meeting that checks, evidence, acts and steps of the domain name."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in DOMAIN.glob("*.py"))
    texts = (n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return frozenset(text for text in texts if isinstance(text, str) and PLACE.fullmatch(text))


def named_keys(kinds: set[AppliesTo]) -> set[EvidenceKey]:
    """Every key a shipped rubric of these kinds names, in an item, a condition or a gate."""
    forms = [file for file in RUBRICS.glob("*.yaml") if kinds & {*rubric(file.stem).applies_to}]
    words = {
        word for file in forms for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    }
    return {key for key in EvidenceKey if key.value in words}


def evidence_places(services: Services, meeting: int) -> set[str]:
    """The places behind every line of every shipped rubric, for one meeting."""
    found = meeting_evidence(read_facts(services.meetings.file(meeting), services.now()))
    wanted = named_keys(OF_MEETINGS)
    assert wanted <= set(found)
    return {found[key].where for key in wanted}


def parts_of(frame: MeetingFrame) -> Iterable[QWidget]:
    step = frame.step
    assert step is not None
    shown = (step, step.above(), step.below(), step.full_view(), *step.side_cards())
    return (part for part in shown if part is not None)


def test_every_place_of_a_meeting_takes_the_keyboard_there(services, window):
    for state in ("finished", "locked", "topic", "preparing", "planned"):
        assert_every_place_takes_the_keyboard(services, window, state)


@pytest.mark.parametrize("state", ["running", "off"])
def test_every_place_takes_the_keyboard_after_the_meeting_changed(services, window, state):
    assert_every_place_takes_the_keyboard(services, window, state)


def assert_every_place_takes_the_keyboard(
    services: Services, window: MainWindow, state: str
) -> None:
    meeting = meeting_in(services, state)
    found = {finding.where for finding in services.findings.of_meeting(meeting)}
    for where in sorted(written_places() | evidence_places(services, meeting) | found):
        if where in ASKING or where.startswith("tasks"):
            continue
        window.shell.sidebar.setFocus()
        window.go(f"meeting:{meeting}:{where}")
        settle()
        page = window.shell.page
        assert isinstance(page, MeetingsPage), where
        assert page.frame.meeting_id == meeting
        assert any(map(holds_keyboard, parts_of(page.frame))), (state, where)


def test_every_fact_of_every_members_sheet_opens_its_record(services, window):
    """Points of members (B2): evidence of every shipped rubric, absences, praise, late tasks."""
    places: set[str] = set()
    services.member_points.choose_rubric("member-a")
    wanted = named_keys(OF_MEMBERS)
    for member in services.members.all()[:8]:
        for month in (8, 10):
            view = services.member_points.view(member.id, Period(2026, month))
            if view is not None:
                assert wanted <= set(view.evidence)
                places |= {view.evidence[key].where for key in wanted}
                places |= {fact.where for fact in view.facts}
    assert {where.partition(":")[0] for where in places} == {"meeting", "task", "member"}
    pages: dict[str, type[QWidget]] = {
        "meeting": MeetingsPage,
        "task": DocumentsPage,
        "member": MembersPage,
    }
    for where in sorted(places):
        window.shell.sidebar.setFocus()
        window.go(where)
        settle()
        page = window.shell.page
        assert isinstance(page, pages[where.partition(":")[0]]), where
        assert holds_keyboard(page), where


def meeting_in(services: Services, state: str) -> int:
    keys = {"finished": "2026-11", "locked": "2026-10", "topic": "2026-08-cd"}
    keys |= {"preparing": "2026-11-cd", "planned": "2026-12"}
    meeting = services.meetings.id_of(keys.get(state, "2026-12"))
    if state == "running":
        services.agendas.open(meeting)
        services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    if state == "off":
        services.meetings.not_held(meeting, "Bão số 5, trụ sở ngập")
    return meeting


def test_every_line_of_the_work_list_and_every_result_of_a_search_opens_a_page(
    services, window, caplog
):
    places = {line.where for line in services.overview.load(2026).work}
    places |= {finding.where for finding in services.findings.of_year(2026)}
    for words in ("hồ sơ", "Nghị quyết", "Hạnh", "kiến nghị", "tiết kiệm", "tổ công tác"):
        places |= {hit.where for hit in services.search.find(words)}
    assert len(places) > 40
    with caplog.at_level(logging.WARNING):
        for where in sorted(places - {""}):
            window.workspace.dialogs.answers.append(False)
            window.go("page:settings")
            window.go(where)
            settle()
            assert window.shell.page is not window._pages.get("settings") or "settings" in where
    assert [r.message for r in caplog.records if "no page opens" in r.message] == []
