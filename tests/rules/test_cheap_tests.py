"""A test waits for what happens, never for time, and takes what is dear from the shelf."""

import re

import pytest

from tests.rules.source_tree import ROOT, name_of, python_files

WAITING = re.compile(
    r"^\s*(?:qtbot\.wait|QTest\.qWait|QTest\.qSleep|time\.sleep|sleep)\((?!1\)).*", re.MULTILINE
)
"""A statement; one millisecond lets a queued change through; more is waiting for time to pass."""
MAKERS = {"tests/services/sample_book.py", "tests/services/test_sample.py"}
"""The shelf of the sample cell, and the tests of its making."""


@pytest.mark.parametrize("folder", ["tests/ui", "tests/stories", "tests/services"])
def test_no_test_of_a_window_or_a_service_waits_for_time_to_pass(folder):
    found = [
        f"{name_of(file)}: {wait}"
        for file in python_files(folder)
        for wait in WAITING.findall(file.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_the_sample_cell_is_copied_not_made_anew():
    folders = (folder.name for folder in (ROOT / "tests").iterdir() if folder.is_dir())
    files = python_files(
        *(f"tests/{name}" for name in folders if name not in {"benchmarks", "rules"})
    )
    makers = {name_of(file) for file in files if "make_sample(" in file.read_text(encoding="utf-8")}

    assert makers == MAKERS
