"""Keeps the compiled methods of data classes from one start to the next.

For each of our hundreds of data classes the standard library writes six methods as text and
compiles them anew at every start: a fifth of the time to the first page. Modules are kept compiled
in `__pycache__`; so are these, found by their whole text, so that none is ever out of date.
"""

import atexit
import dataclasses
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

_RUNS_TEXT = "exec"
MOST = 10_000
"""Texts of earlier versions of the program stay in the file; with so many it begins anew."""


class KeptMethods:
    """Runs texts as `exec` does, compiling only those that no earlier start has kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self._new: dict[str, bytes] = {}

    def run(self, text: str, scope: dict[str, Any], names: dict[str, Any]) -> None:
        """Run a text in a scope, its names going to `names`."""
        # A class is made once: what is used takes no room.
        code = _loaded(self._kept.pop(text, None))
        if code is None:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            self._new[text] = marshal.dumps(code)
        exec(code, scope, names)

    def save(self) -> None:
        """Keep what was compiled in this start; a folder that takes no file costs only time."""
        if not self._new or sys.dont_write_bytecode:
            return
        old = _read(self._path)
        if len(old) >= MOST:
            old = {}
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(MAGIC_NUMBER + marshal.dumps({**old, **self._new}))
            part.replace(self._path)


def _loaded(kept: object) -> CodeType | None:
    """Return what was kept as code; None for what is missing or broken."""
    if not isinstance(kept, bytes):
        return None
    try:
        code = marshal.loads(kept)
    except (ValueError, EOFError, TypeError):
        return None
    return code if isinstance(code, CodeType) else None


def _read(path: Path) -> dict[str, bytes]:
    """Return what was kept by this very Python; nothing where that cannot be read."""
    try:
        found = path.read_bytes()
        if found.startswith(MAGIC_NUMBER):
            kept = marshal.loads(memoryview(found)[len(MAGIC_NUMBER) :])
            return kept if isinstance(kept, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def install() -> None:
    """Let the data classes of the standard library run their texts here."""
    if sys.implementation.cache_tag is None:  # this Python keeps nothing compiled
        return
    kept = KeptMethods(Path(cache_from_source(__file__)).with_suffix(".methods"))
    setattr(dataclasses, _RUNS_TEXT, kept.run)
    atexit.register(kept.save)
