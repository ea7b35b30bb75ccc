"""How things are timed: medians of alternating rounds, clicks of the thread that draws, memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
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
    """Run both in turns, so that a busy moment meets both; return the two medians.

    The first round only warms up: what is compiled and cached then is so for both.
    """
    pairs = [(ours(), bare()) for _ in range(rounds + 1)][1:]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the processor time a piece of work takes, whatever else the machine does."""
    started = time.process_time()
    work()
    return time.process_time() - started


@dataclass(frozen=True)
class Started:
    """What a program of its own said: when its first line came, and all its lines."""

    waited_s: float
    lines: tuple[str, ...]


def start_program(name: str, *arguments: str) -> Started:
    """Start a program and wait for its end; the time includes starting Python."""
    command = [sys.executable, "-P", str(PROGRAMS / name), *arguments]
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=_environment(), cwd=ROOT
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline().strip()
        waited = time.perf_counter() - started
        rest = running.stdout.read()
        running.wait(timeout=LONGEST_S)
    assert running.returncode == 0, f"{name} ended with {running.returncode}"
    return Started(waited, (first, *rest.split()))


def _environment() -> dict[str, str]:
    """Let modules be compiled once, as on a user's machine, in a folder of this run."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": _compiled().name}


@cache
def _compiled() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="so-chi-bo-benchmark-")


def pace() -> float:
    """Return the seconds of processor time a fixed piece of work takes at this moment."""
    started = time.thread_time()
    sum(number * number % 7 for number in range(20_000))
    return time.thread_time() - started


class _Calm:
    """The quickest pace seen in this run: how the machine is when it has nothing else to do."""

    pace = float("inf")


@dataclass
class Clicks:
    """What each click cost: by the clock on the wall, and of the thread that draws alone.

    On a busy machine the first says how busy it is. The second is what the click itself takes,
    yet neighbours slow that down too: `calm_ms` is what it takes at the calmest pace of the run.
    """

    wall_ms: list[float] = field(default_factory=list)
    thread_ms: list[float] = field(default_factory=list)
    paces: list[float] = field(default_factory=list)

    def time(self, click: Callable[[], object]) -> None:
        """Do a click and remember its cost."""
        before = pace()
        wall, own = time.perf_counter(), time.thread_time()
        click()
        self.thread_ms.append((time.thread_time() - own) * 1000)
        self.wall_ms.append((time.perf_counter() - wall) * 1000)
        after = pace()
        _Calm.pace = min(_Calm.pace, before, after)
        self.paces.append((before + after) / 2)

    @property
    def calm_ms(self) -> list[float]:
        """Return what each click takes when the machine has nothing else to do."""
        pairs = zip(self.thread_ms, self.paces, strict=True)
        return [spent * _Calm.pace / then for spent, then in pairs]

    @property
    def busy(self) -> str:
        """Return a note on the time as it passed, neighbours and all."""
        own, wall = percentile(self.thread_ms, 0.95), percentile(self.wall_ms, 0.95)
        return f"p95 lúc đo: luồng giao diện {own:.0f} ms, đồng hồ tường {wall:.0f} ms"

    def __add__(self, other: "Clicks") -> "Clicks":
        return Clicks(
            self.wall_ms + other.wall_ms,
            self.thread_ms + other.thread_ms,
            self.paces + other.paces,
        )
