"""How things are timed: medians of alternating rounds, clicks of the thread that draws, memory."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"
LONGEST_S = 120


def median(values: Iterable[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which a share of all lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def alternating(
    rounds: int, ours: Callable[[], float], bare: Callable[[], float]
) -> tuple[float, float]:
    """Run both in turns, so that a busy moment meets both; return the two medians."""
    pairs = [(ours(), bare()) for _ in range(rounds)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run_program(name: str, *arguments: str) -> tuple[float, list[str]]:
    """Start a program of its own; return the seconds until its first line, and all its lines.

    The time includes starting Python, as a person waits for that too.
    """
    command = [sys.executable, "-P", str(PROGRAMS / name), *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        waited = time.perf_counter() - started
        rest, _ = running.communicate(timeout=LONGEST_S)
    assert running.returncode == 0, f"{name} ended with {running.returncode}"
    return waited, [first.strip(), *rest.split()]


@dataclass
class Clicks:
    """What each click cost: by the clock on the wall, and of the thread that draws alone."""

    wall_ms: list[float] = field(default_factory=list)
    thread_ms: list[float] = field(default_factory=list)

    def time(self, click: Callable[[], object]) -> None:
        """Do a click and remember its cost."""
        wall, own = time.perf_counter(), time.thread_time()
        click()
        self.thread_ms.append((time.thread_time() - own) * 1000)
        self.wall_ms.append((time.perf_counter() - wall) * 1000)

    def __add__(self, other: "Clicks") -> "Clicks":
        return Clicks(self.wall_ms + other.wall_ms, self.thread_ms + other.thread_ms)
