"""The program tests itself, also where it was packed: pages, papers, a file read by its worker."""

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from app.services.foreign_files import read_foreign_file
from app.services.worker.pool import shared_worker
from ui.demonstration import MEETING, sample_book, shown_window, visit

PAPERS = ("bien-ban", "danh-sach-u1")
"""One paper of Word and one of Excel, the last of which is read back."""


def self_test() -> int:
    """Use every part that lies in files of its own once, in a temporary folder.

    Says in one line whether all went well, and returns 0 if so and 1 if not.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faults: list[type[BaseException]] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append(kind)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = note
    with tempfile.TemporaryDirectory() as folder:
        try:
            _use_everything(Path(folder))
        except Exception as error:  # noqa: BLE001 - whatever it is, the answer is the same
            note(type(error), error, error.__traceback__)
    sys.excepthook = sys.__excepthook__
    if sys.stdout is not None:
        sys.stdout.write("self-test failed\n" if faults else "self-test ok\n")
    return 1 if faults else 0


def _use_everything(folder: Path) -> None:
    services = sample_book(folder / "so")
    meeting_id = services.meetings.id_of(MEETING)
    for kind in PAPERS:
        (paper,) = services.papers.export(kind, meeting_id=meeting_id, folder=folder)
    window = shown_window(services, folder)
    for _name in visit(window, services):
        continue
    if not read_foreign_file(paper).sheets:
        raise ValueError(paper.name)
    shared_worker().close()
    window.close()
