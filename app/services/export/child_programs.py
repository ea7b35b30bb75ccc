"""Runs another program without a window, watches it, and ends it with all it has started."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from app.domain.clock import monotonic_seconds

POLL_SECONDS = 0.2
"""How often the work is asked whether it should stop; it must end within a second."""
END_SECONDS = 5.0


class TooSlow(Exception):
    """The program did not end in the time it was given."""


def run_child(
    command: Sequence[str],
    *,
    seconds: float,
    watch: Callable[[], None],
    environment: Mapping[str, str] | None = None,
) -> bool:
    """Run a program and tell whether it ended well.

    `watch` is called often; whatever it raises ends the program and everything it started.
    Raises TooSlow after `seconds`, and OSError when the program cannot be started.
    """
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return _watched(child, monotonic_seconds() + seconds, watch)
    except BaseException:
        end_tree(child)
        raise


def _watched(child: subprocess.Popen[bytes], ends: float, watch: Callable[[], None]) -> bool:
    while True:
        watch()
        with suppress(subprocess.TimeoutExpired):
            return child.wait(POLL_SECONDS) == 0
        if monotonic_seconds() > ends:
            raise TooSlow


def end_tree(child: subprocess.Popen[bytes], *, is_windows: bool = os.name == "nt") -> None:
    """End a program and everything it has started, at once."""
    with suppress(OSError, subprocess.SubprocessError):
        if is_windows:
            command = ["taskkill", "/T", "/F", "/PID", str(child.pid)]
            subprocess.run(command, check=False, capture_output=True, timeout=END_SECONDS)
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    with suppress(subprocess.TimeoutExpired):
        child.wait(END_SECONDS)
