"""A logged error fails a test unless the test asks for it."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from tests.rules.source_tree import ROOT

CARELESS_TEST = """
import logging

def test_that_looks_at_nothing():
    logging.getLogger("app.anything").error("nobody looked")
"""


def test_an_expected_error_is_kept_for_the_test(error_log):
    logging.getLogger("app.anything").error("the disk is full")

    assert error_log.sentences() == ["the disk is full"]


def test_a_warning_is_no_error(error_log):
    logging.getLogger("app.anything").warning("slow")

    assert error_log.sentences() == []


def test_an_unexpected_error_fails_the_test_that_caused_it(tmp_path: Path):
    (tmp_path / "test_careless.py").write_text(CARELESS_TEST, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
    ]

    done = subprocess.run(
        [*command, "test_careless.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stdout
    assert "nobody looked" in done.stdout
