"""Looks through a whole data file, at once or beside the loading of everything else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.data import restore, upgrade
from app.data.upgrade import Examined, Found


def examine(path: Path) -> Found:
    """Put a restored copy in place if one waits, and check the file."""
    restore.finish(path)
    return upgrade.examine(path)


def begin(path: Path) -> Examined:
    """Begin to examine a file; return what waits for the end and gives back what was found.

    SQLite works outside of Python's lock: on two cores the program loads in the same time.
    """
    pool = ThreadPoolExecutor(1, thread_name_prefix="examine")
    found = pool.submit(examine, path)
    pool.shutdown(wait=False)
    return found.result
