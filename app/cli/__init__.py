"""The command line: the same services without a screen.

Exit 0 done (also with findings), 2 wrong use, 3 refused with one sentence, 1 our own fault with
the place of the log. Everything shown is Vietnamese; JSON keys are English and stable.
"""

import io
import logging
import sys
from collections.abc import Sequence

from app.cli.commands import run
from app.cli.parser import WrongUse, parse
from app.domain.errors import AppError
from app.paths import log_folder

DONE, OWN_FAULT, WRONG_USE, REFUSED = 0, 1, 2, 3

_log = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    _speak_utf8()
    try:
        arguments = parse(argv)
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    if arguments is None:
        return DONE
    try:
        run(arguments)
    except AppError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    except Exception:  # noqa: BLE001 - the last border of the command line
        return _own_fault()
    return DONE


def _own_fault() -> int:
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "dong-lenh.log"
    handler = logging.FileHandler(place, encoding="utf-8", delay=True)
    _log.addHandler(handler)
    _log.exception("command failed")
    _log.removeHandler(handler)
    handler.close()
    print(f"Chương trình gặp lỗi. Chi tiết ở tệp {place}.", file=sys.stderr)
    return OWN_FAULT


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
