"""Which backups stay: all of two days, then one a day, a week, a month, back for a year.

Backups are walked by number, newest first. Age is the sum of the steps between their dates; a
step backwards, or of more than a year, is a clock that was set and counts as nothing.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from app.data import backup
from app.data.backup import Backup, BackupReason
from app.domain.errors import Damaged

KEEP_ALL = timedelta(days=2)
DAYS = 12
WEEKS = 10
MONTHS = 9
FEWEST = 3
LONGEST_STEP = timedelta(days=366)

Dated = tuple[Backup, datetime]

_log = logging.getLogger(__name__)


def rotate(folder: Path) -> tuple[Path, ...]:
    """Delete the backups no longer needed; give back which.

    Nothing is deleted unless the newest three that stay have just been read and found whole.
    """
    known = backup.list_backups(folder)
    leaving = frozenset(to_delete(known))
    staying = [kept for kept in known if kept not in leaving]
    if not leaving or not _are_whole(staying[:FEWEST]):
        return ()
    gone = tuple(old.path for old in known if old in leaving)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _are_whole(newest: Sequence[Backup]) -> bool:
    try:
        for kept in newest:
            backup.verify(kept.path)
    except Damaged:
        _log.error("a kept backup is damaged: nothing is rotated out")
        return False
    return len(newest) == FEWEST


def to_delete(known: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return which of these backups, newest first, the rule no longer keeps."""
    times = _steady_times([b for b in known if b.reason is not BackupReason.UPGRADE])
    if not times:
        return ()
    newest = times[0][1]
    older = [(one, at) for one, at in times[FEWEST:] if newest - at > KEEP_ALL]
    gone: list[Backup] = []
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        older, doubles = _thinned(older, period, count)
        gone += doubles
    return (*gone, *(one for one, _at in older))


def _steady_times(known: Sequence[Backup]) -> list[Dated]:
    """Return each backup with a time that only goes back as the numbers go back."""
    times: list[Dated] = []
    for previous, current in zip([*known[:1], *known], known, strict=False):
        step = previous.made_at - current.made_at
        honest = step if timedelta(0) <= step <= LONGEST_STEP else timedelta(0)
        times.append((current, (times[-1][1] if times else current.made_at) - honest))
    return times


def _thinned(
    older: Iterable[Dated], period: Callable[[datetime], object], count: int
) -> tuple[list[Dated], list[Backup]]:
    """Keep the newest of each of the first `count` periods.

    Give back those beyond these periods, and those that double a kept one.
    """
    seen: set[object] = set()
    beyond: list[Dated] = []
    doubles: list[Backup] = []
    for one, at in older:
        if period(at) in seen:
            doubles.append(one)
        elif len(seen) < count:
            seen.add(period(at))
        else:
            beyond.append((one, at))
    return beyond, doubles


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
