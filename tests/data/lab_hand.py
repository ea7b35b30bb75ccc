"""Gives orders to the crash lab, with or without strace around it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed: faults cannot be injected"
)


class Lab:
    """A running crash lab."""

    def __init__(self, process: "subprocess.Popen[str]", out: Path) -> None:
        self._process = process
        self._out = out

    def run(
        self, program: str, *arguments: object, seconds: float | None = None, children: int = 1
    ) -> list[int]:
        """Run a program, killed after so many seconds; give back how its children ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._out.unlink(missing_ok=True)
        order = {
            "program": program,
            "arguments": [str(a) if isinstance(a, Path) else a for a in arguments],
            "seconds": seconds,
            "children": children,
            "out": str(self._out),
        }
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        ended: list[int] = json.loads(self._process.stdout.readline())
        return ended

    def said(self) -> list[str]:
        """Return the lines the last program said."""
        if not self._out.exists():
            return []
        return self._out.read_text(encoding="utf-8").splitlines()


@contextmanager
def lab(out: Path, before: Sequence[str] = ()) -> Generator[Lab]:
    """Start a crash lab, perhaps under strace."""
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "tests.data.crash_lab"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield Lab(process, out)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(timeout=30)
