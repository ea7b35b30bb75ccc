"""The program tests itself, also where it was packed: pages, papers, a file read by its worker."""

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from app.domain.cells import CellForm
from app.domain.clock import system_now
from app.services.foreign_files import read_foreign_file
from app.services.opening import create_services, take_new
from app.services.worker.pool import shared_worker
from ui.demonstration import shown_window, visit

PAPERS = ("ke-hoach-nam", "thuc-hien-ke-hoach")
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
    services = create_services(take_new(folder / "so"), CellForm(name="Chi bộ thử"))
    year = system_now().year + 1  # nothing of it is past: all twelve months are proposed
    services.plans.accept(services.plans.propose(year))
    for kind in PAPERS:
        (paper,) = services.papers.export(kind, year=year, folder=folder)
    window = shown_window(services, folder)
    window.help.toggle()  # a guide left out of the packed folder is found here
    for _name in visit(window, services, f"{year}-01"):
        continue
    if not read_foreign_file(paper).sheets:
        raise ValueError(paper.name)
    shared_worker().close()
    window.close()
