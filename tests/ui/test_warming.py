"""What the places need is loaded in the pauses, once."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import AppError
from app.domain.meetings import MeetingStage
from ui import warming
from ui.meetings.page import MeetingsPage
from ui.warming import Warming, modules_to_warm, read_ahead
from ui.workspace import Workspace

TOOLS = ("docx", "docxtpl", "jinja2", "lxml", "openpyxl")
TOOLS_OF_PAPERS = ("app.services.export.word", "app.services.worker.paper_forms")


@pytest.fixture(scope="module")
def names() -> tuple[str, ...]:
    """Return what is loaded once a book is open, which names every service there is."""
    return tuple(modules_to_warm(("app.services.workspace",)))


def test_every_module_to_warm_can_be_loaded_without_the_tools_of_papers(
    names: tuple[str, ...],
) -> None:
    assert {"app.services.members", "ui.meetings.cockpit", "ui.plan.page"} <= set(names)
    assert not [name for name in names if name.startswith(TOOLS_OF_PAPERS)]
    assert not [name for name in names if name.endswith("_desk")]


def test_a_page_of_papers_is_loaded_without_the_tools_that_make_them() -> None:
    asked = (
        "import sys, ui.reports.page, ui.search.page\n"
        f"print(sorted({set(TOOLS)!r} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_what_a_module_needs_is_loaded_before_it_with_a_pause_of_its_own(
    names: tuple[str, ...],
) -> None:
    assert len(set(names)) == len(names)
    place = names.index("ui.plan.page")
    assert {"app.domain.text", "ui.kit.cards", "ui.place_tab", "ui.plan.topics_tab"} <= set(
        names[:place]
    )
    assert not tuple(modules_to_warm(names))


def test_one_part_follows_another_in_the_pauses(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "FIRST_PAUSE_MS", 0)
    monkeypatch.setattr(warming, "PAUSE_MS", 0)
    done: list[str] = []
    owner = QObject()
    loading = Warming(owner, lambda: (done.append(part) for part in ("modules", "tasks")))

    loading.start()
    assert not loading.is_done
    assert done == []
    qtbot.waitUntil(lambda: loading.is_done)
    assert done == ["modules", "tasks"]

    loading.start()  # another book
    qtbot.waitUntil(lambda: loading.is_done)
    assert done == ["modules", "tasks"] * 2


def test_what_cannot_be_read_ahead_is_left_to_who_goes_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "FIRST_PAUSE_MS", 0)
    monkeypatch.setattr(warming, "PAUSE_MS", 0)
    asked: list[str] = []
    owner = QObject()

    def parts() -> Iterator[object]:
        asked.append("modules")
        yield
        asked.append("tasks")
        raise AppError("Không đọc được sổ.")

    loading = Warming(owner, parts)
    with caplog.at_level("INFO", logger="ui.warming"):
        loading.start()
        qtbot.waitUntil(lambda: loading.is_done)

    assert asked == ["modules", "tasks"]
    assert caplog.messages == ["nothing read ahead: AppError"]  # never the sentence: it may name


def test_pages_read_ahead_only_as_long_as_their_book_is_open(workspace: Workspace) -> None:
    assert len(tuple(read_ahead(workspace, lambda: True))) >= 4
    assert len(tuple(read_ahead(workspace, lambda: False))) == 1


def test_the_locked_meetings_of_the_year_are_read_ahead(sample_workspace: Workspace) -> None:
    rows = sample_workspace.services.meetings.list(sample_workspace.year)
    locked = [row.id for row in rows if row.stage is MeetingStage.LOCKED]

    read = [view.file.header.id for view in MeetingsPage.read_ahead(sample_workspace)]

    assert locked
    assert read == locked
