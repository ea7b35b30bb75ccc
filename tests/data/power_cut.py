"""A disk that loses power: from a recorded run, the files as any cut could have left them.

What was synced is there. What was not may be there, be gone, or be torn at 512 bytes; a file
whose folder was not synced may be missing altogether.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512

_HEX = re.compile(r"\\x([0-9a-f]{2})")
_CALL = re.compile(
    r"\d+ +(?P<name>\w+)\(\d+<(?P<path>[^>]*)>"
    r"(?:, \"(?P<data>[^\"]*)\", \d+)?(?:, (?P<number>\d+))?\)"
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the recorded run."""

    name: str
    path: str
    data: bytes
    number: int


def read_calls(log: Path) -> list[Call]:
    """Return the finished calls of a log of `strace -f -y -xx`."""
    found = []
    for line in log.read_text(encoding="ascii").splitlines():
        match = _CALL.match(line)
        if match is not None and "= -1" not in line:
            path, data = _plain(match["path"]).decode(), _plain(match["data"] or "")
            found.append(Call(match["name"], path, data, int(match["number"] or 0)))
    return found


def _plain(text: str) -> bytes:
    return bytes.fromhex("".join(_HEX.findall(text)))


@dataclass
class DiskFile:
    """A file with what is surely on the disk and what only the system has seen."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)
    listed: bool = True

    def sync(self) -> None:
        for call in self.pending:
            _carry_out(self.durable, call)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes | None:
        """Return the file as a cut may leave it, None when it is gone."""
        if not self.listed and chance.random() < 0.5:
            return None
        content = bytearray(self.durable)
        for call in self.pending:
            match chance.randrange(3):
                case 0:
                    _carry_out(content, call)
                case 1 if call.name == "pwrite64":
                    _tear(content, call, chance)
                case _:
                    continue
        return bytes(content)


def _carry_out(content: bytearray, call: Call) -> None:
    if call.name == "ftruncate":
        del content[call.number :]
        return
    end = call.number + len(call.data)
    content.extend(bytes(max(0, end - len(content))))
    content[call.number : end] = call.data


def _tear(content: bytearray, call: Call, chance: random.Random) -> None:
    """Write some of the sectors of a call only."""
    for start in range(0, len(call.data), SECTOR):
        if chance.random() < 0.5:
            piece = call.data[start : start + SECTOR]
            _carry_out(content, Call("pwrite64", call.path, piece, call.number + start))


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left of the book, and how many saves had been acknowledged."""

    book: bytes
    journal: bytes | None
    acknowledged: int


def cuts(
    calls: list[Call], book: Path, *, many: int, chance: random.Random, heeds_sync: bool = True
) -> Iterator[Cut]:
    """Give so many cuts at random moments of a run that began with `book` as it is now."""
    journal_path = f"{book}-journal"
    disk = {str(book): DiskFile(bytearray(book.read_bytes())), journal_path: DiskFile(listed=False)}
    moments = sorted(chance.randrange(len(calls)) for _ in range(many))
    acknowledged = 0
    for place, call in enumerate(calls):
        while moments and moments[0] == place:
            moments.pop(0)
            left = disk[str(book)].after_cut(chance) or b""
            yield Cut(left, disk[journal_path].after_cut(chance), acknowledged)
        if call.name == "write":
            acknowledged += call.data.startswith(b"kept")
        elif call.path == str(book.parent):
            disk[journal_path].listed = True
        elif call.path in disk:
            _do(disk[call.path], call, heeds_sync=heeds_sync)


def _do(file: DiskFile, call: Call, *, heeds_sync: bool) -> None:
    if call.name in {"pwrite64", "ftruncate"}:
        file.pending.append(call)
    elif heeds_sync:
        file.sync()
