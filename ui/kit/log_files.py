"""The log of the program and the trace of a crash, in a folder of the user; no names in either."""

import faulthandler
import logging
import sys
from logging.handlers import MemoryHandler, RotatingFileHandler
from pathlib import Path
from typing import IO

LOG_NAME, CRASH_NAME = "so-chi-bo.log", "su-co.log"
FILE_BYTES, FILES = 1_000_000, 5
CRASH_BYTES = 500_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(threadName)s: %(message)s"


class LogFiles:
    """Holds records back until the lock is taken: two programs must not turn the same files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = MemoryHandler(capacity=2_000, flushLevel=logging.CRITICAL + 1)
        self._file: RotatingFileHandler | None = None
        self._crash: IO[str] | None = None
        root = logging.getLogger()
        root.setLevel(logging.INFO)
        root.addHandler(self._held)

    def catch_crashes(self) -> None:
        """Write the trace of a hard crash to its file, also where there is no console."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / CRASH_NAME
            is_full = path.exists() and path.stat().st_size > CRASH_BYTES
            self._crash = path.open("w" if is_full else "a", encoding="utf-8")
        except OSError:
            if sys.stderr is not None:
                faulthandler.enable()
            return
        faulthandler.enable(self._crash)

    def write_to_file(self) -> None:
        """Write from now on, beginning with what was held back; a full disk stops nothing."""
        if self._file is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(
                self._folder / LOG_NAME,
                maxBytes=FILE_BYTES,
                backupCount=FILES - 1,
                encoding="utf-8",
            )
        except OSError:
            return
        self._file.setFormatter(logging.Formatter(_FORMAT))
        self._held.setTarget(self._file)
        self._held.flush()
        root = logging.getLogger()
        root.removeHandler(self._held)
        root.addHandler(self._file)

    def close(self) -> None:
        """Let go of the files."""
        root = logging.getLogger()
        root.removeHandler(self._held)
        if self._file is not None:
            root.removeHandler(self._file)
            self._file.close()
            self._file = None
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
