"""The only reader of the clock; everything else is given the time."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives local wall time without a zone."""

NOW_VARIABLE = "SO_CHI_BO_NOW"


def system_now() -> datetime:
    """Return local wall time to the second, or the moment set in SO_CHI_BO_NOW (ISO)."""
    fixed = os.environ.get(NOW_VARIABLE)
    if fixed:
        return datetime.fromisoformat(fixed)
    return datetime.now().replace(microsecond=0)


def fixed_clock(moment: datetime) -> Clock:
    """Return a clock that stands still at `moment`, as the sample cell has one."""
    return lambda: moment


def utc_now() -> datetime:
    """Return the moment in UTC with its offset, for the journal and backups."""
    return datetime.now(UTC)


def as_utc(local: datetime) -> datetime:
    """Return local wall time as the moment in UTC that the journal keeps."""
    return local.astimezone(UTC)


def monotonic_seconds() -> float:
    """Return seconds of the clock that never jumps, for running meeting clocks."""
    return time.monotonic()
