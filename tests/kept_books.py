"""Books made once for all tests, to be copied: making one takes a hundred times as long.

Several runs of pytest may share the tests between them; they find each other's books in the folder
that `SO_CHI_BO_TEST_BOOKS` names. Without it the books last as long as the one run.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock

FOLDER_VARIABLE = "SO_CHI_BO_TEST_BOOKS"
_OWN = TemporaryDirectory(prefix="so-chi-bo-thu-")


_known: dict[str, tuple[Path, Any]] = {}


def kept(name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
    """Return the folder of a closed book and what its maker told of it, in plain values.

    Whoever needs the book first makes it; nobody ever opens it itself.
    """
    if name not in _known:
        _known[name] = _found_or_made(name, make)
    return _known[name]


def _found_or_made(name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
    shelf = Path(os.environ.get(FOLDER_VARIABLE) or _OWN.name)
    place, told = shelf / name, shelf / f"{name}.json"
    with FileLock(shelf / f"{name}.lock"):
        if not told.exists():
            shutil.rmtree(place, ignore_errors=True)  # half made, if its maker failed before
            answer = make(place)
            told.write_text(json.dumps(answer), encoding="utf-8")
    return place, json.loads(told.read_text(encoding="utf-8"))
