"""A program that writes where it may not, or is killed while it writes; see test_hard_places."""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.data import files
from app.data.folder import DataFolder
from app.domain.errors import AppError
from app.domain.mails import MailReader
from app.services.export.paper_kinds import PaperKind
from app.services.papers import PaperOrder
from app.services.workspace import Services
from tests.services.paper_book import NOVEMBER_ID

Act = Callable[[Services, Path], object]
ORDER = PaperOrder("bien-ban", meeting_id=NOVEMBER_ID)
OVERRIDES = (1, 2, 3)
"""The capabilities that let root write anywhere: DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER."""


def write_mail(services: Services, out: Path) -> object:
    draft = services.mails.suggest([ORDER], MailReader.SUPERIOR)
    addressed = replace(draft, recipients=("dang.uy@example.vn",))
    return services.mails.write(addressed, [ORDER], folder=out)


def attach_scan(services: Services, out: Path) -> str:
    scan = out.parent / "ky.pdf"
    scan.write_bytes(b"%PDF-1.4 " + os.urandom(16))
    return services.attachments.attach_scan(NOVEMBER_ID, scan)


OUTSIDE: dict[str, Act] = {
    "paper": lambda s, out: s.papers.export("bien-ban", meeting_id=NOVEMBER_ID, folder=out),
    "posting": lambda s, out: s.posting.write(NOVEMBER_ID, folder=out),
    "large": lambda s, out: s.reading_copies.export([ORDER], folder=out),
    "sheet": lambda s, out: s.remark_sheets.export(NOVEMBER_ID, folder=out),
    "mail": write_mail,
    "rubric": lambda s, out: s.rubrics.export_edition(s.rubrics.list()[0].id, out / "khung.yaml"),
    "carry": lambda s, out: s.backups.carry(out),
}
INSIDE: dict[str, Act] = {
    "attach": attach_scan,
    "template": lambda s, _out: s.templates.copy(PaperKind.RESOLUTION),
    "backup": lambda s, _out: s.backups.make(),
}


def drop_rights() -> None:
    """Let root be refused like anyone else."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    system: Any = ctypes.CDLL(None, use_errno=True)
    system.capget(header, data)
    kept = ~sum(1 << number for number in OVERRIDES)
    data[0], data[1] = data[0] & kept, data[1] & kept
    assert system.capset(header, data) == 0


def refused(book: Path, out: Path) -> dict[str, str]:
    """Return what each act says in folders that only allow reading."""
    if os.geteuid() == 0:
        drop_rights()
    services = Services.open(DataFolder.open(book))
    services.backups.make()
    parts = [book / name for name in ("dinh-kem", "mau-bieu", "sao-luu")]
    for place in (out, *parts):
        place.chmod(0o555)
    said = {}
    for name, act in (OUTSIDE | INSIDE).items():
        try:
            act(services, out)
        except AppError as refusal:
            said[name] = refusal.sentence
    for place in (out, *parts):
        place.chmod(0o755)
    services.close()
    return said


def killed(book: Path, out: Path, act: str, moment: int) -> int:
    """Kill a child at one of the moments its files reach the disk; return how it ended."""
    child = os.fork()
    if child == 0:
        services = Services.open(DataFolder.open(book))
        die_at(moment)
        OUTSIDE[act](services, out)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(moment: int) -> None:
    """Die by the system's hand at the nth sync or rename from now on."""
    left = [moment]

    def counted(do: Callable[..., Any]) -> Callable[..., Any]:
        def count_and_do(*arguments: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return do(*arguments)

        return count_and_do

    os.fsync, files.replace = counted(os.fsync), counted(files.replace)


if __name__ == "__main__":
    book, out, *rest = sys.argv[1:]
    if rest:
        answer: object = [killed(Path(book), Path(out), rest[0], int(n)) for n in rest[1:]]
    else:
        answer = refused(Path(book), Path(out))
    sys.stdout.write(json.dumps(answer))
