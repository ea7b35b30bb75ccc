"""The layers of the code stand as pyproject.toml says."""

import subprocess
import sys

from tests.rules.source_tree import ROOT

LINT = "from importlinter.cli import lint_imports_command as run; run()"


def test_no_import_contract_is_broken():
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
