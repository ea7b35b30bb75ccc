"""The command line: the same services without a screen.

Exit 0 done (also with findings), 2 wrong use, 3 refused with one sentence, 1 our own fault with
the place of the log. Everything shown is Vietnamese; JSON keys are English and stable.
"""

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence

from app.cli.parser import WrongUse, parse
from app.domain.errors import AppError, ValidationError
from app.paths import log_folder

DONE, OWN_FAULT, WRONG_USE, REFUSED = 0, 1, 2, 3
STOPPED = "Đã dừng theo yêu cầu."
OWN_FAULT_SENTENCE = "Chương trình gặp lỗi."

_log = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    _speak_utf8()
    try:
        code = _answer(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _stop_speaking()
        return DONE
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        return REFUSED
    return code


def _answer(argv: Sequence[str]) -> int:
    try:
        arguments = parse(argv)
        if arguments is not None:
            _carry_out(arguments)
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except ValidationError as refusal:
        print("\n".join(problem.message for problem in refusal.problems), file=sys.stderr)
        return REFUSED
    except AppError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - the last border of the command line
        return _own_fault()
    return DONE


def _carry_out(arguments: argparse.Namespace) -> None:
    from app.cli.commands import run  # noqa: PLC0415 - SQLAlchemy loads here, help needs none

    run(arguments)


def _own_fault() -> int:
    folder = log_folder()
    place = folder / "dong-lenh.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(place, encoding="utf-8")
    except OSError:
        print(OWN_FAULT_SENTENCE, file=sys.stderr)
        return OWN_FAULT
    _log.addHandler(handler)
    _log.exception("command failed")
    _log.removeHandler(handler)
    handler.close()
    print(f"{OWN_FAULT_SENTENCE} Chi tiết ở tệp {place}.", file=sys.stderr)
    return OWN_FAULT


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _stop_speaking() -> None:
    """Let the end of the program not fail on a reader that has gone, as `head` does."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
