"""What the places need is loaded in the pauses, once."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import warming
from ui.warming import Warming, modules_to_warm


def test_every_module_to_warm_can_be_loaded_without_the_tools_of_papers() -> None:
    names = tuple(modules_to_warm())

    assert {"app.services.members", "ui.meetings.cockpit", "ui.plan.page"} <= set(names)
    assert not [name for name in names if name.startswith(("ui.reports", "app.services.papers"))]


def test_modules_are_loaded_one_after_another_and_only_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "FIRST_PAUSE_MS", 0)
    monkeypatch.setattr(warming, "PAUSE_MS", 0)
    asked: list[int] = []

    def modules() -> tuple[str, ...]:
        asked.append(1)
        return ("colorsys", "cmd")

    for name in ("colorsys", "cmd"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    owner = QObject()
    loading = Warming(owner, modules)

    loading.start()
    assert not loading.is_done
    assert "cmd" not in sys.modules
    qtbot.waitUntil(lambda: loading.is_done)
    loading.start()

    assert {"colorsys", "cmd"} <= set(sys.modules)
    assert len(asked) == 1
    assert loading.is_done
