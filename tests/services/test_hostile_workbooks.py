"""Two hundred broken workbooks, the same at every run: each is read or refused, and we live."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from app.domain.attendance_imports import AttendanceBook, draft_attendance
from app.domain.errors import Refused
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.matrix_meetings import MatrixSetting
from app.domain.member_imports import draft_members
from app.domain.xl_sheets import read_sheets
from app.services.worker.pool import WorkerProcess
from tests.ugly_workbooks import save_exact, save_matrix

CASES, SEED = 200, 20261104
TODAY = date(2026, 11, 4)
OLD_WORKBOOK = Path(__file__).parents[1] / "foreign_lists" / "danh-sach.xls"
NUMBERS = (b"0", b"-1", b"999999999", b"1048576", b"1e400", b"nan", b"")
ENTITIES = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&c;">]>'
TARGETS = (b"../../etc/passwd", b"/xl/workbook.xml", b"khong-co.xml", b"\\\\10.0.0.9\\x", b"")
Parts = dict[str, bytes]
Seeds = dict[str, bytes]


def flipped(data: bytes, random: Random, most: int = 12) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, most)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def packed(parts: Parts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def of_bytes(seeds: Seeds, random: Random) -> bytes:
    return flipped(seeds["xlsx"], random)


def of_old_bytes(seeds: Seeds, random: Random) -> bytes:
    return flipped(seeds["xls"], random, 40)


def of_text(seeds: Seeds, random: Random) -> bytes:
    return flipped("Họ và tên;Ngày sinh;T1\nVõ An;1/2/1980;x\n".encode() * 5, random)


def of_cut(seeds: Seeds, random: Random) -> bytes:
    data = seeds[random.choice(["xlsx", "xls"])]
    return data[: random.randrange(8, len(data))]


def in_part(change: Callable[[bytes, Random], bytes], names: str = r"\.(xml|rels)$"):
    def made(seeds: Seeds, random: Random) -> bytes:
        parts = parts_of(seeds[random.choice(["xlsx", "matrix"])])
        name = random.choice([name for name in parts if re.search(names, name)])
        return packed(parts | {name: change(parts[name], random)})

    return made


def other_numbers(data: bytes, random: Random) -> bytes:
    return re.sub(rb'"\d+"', lambda m: b'"%s"' % random.choice((*NUMBERS, m[0][1:-1])), data)


def far_cells(data: bytes, random: Random) -> bytes:
    place = random.choice([b"XFD1048576", b"A99999999", b"ZZZZ1", b"1A", b"A0"])
    return re.sub(rb'r="[A-Z]+\d+"', b'r="%s"' % place, data, count=random.randint(1, 5))


def lost_tag(data: bytes, random: Random) -> bytes:
    tags = list(re.finditer(rb"<[^>]+>", data))
    lost = random.choice(tags)
    return data[: lost.start()] + data[lost.end() :]


def doubled(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data + data[start:] * random.randint(1, 50)


def with_entities(data: bytes, random: Random) -> bytes:
    return data.replace(b"?>", b"?>" + ENTITIES, 1) if b"?>" in data else ENTITIES + data


def swollen(data: bytes, random: Random) -> bytes:
    return data + b" " * random.randint(5_000_000, 40_000_000)


def nested(data: bytes, random: Random) -> bytes:
    return data.replace(b"<row", b"<x>" * random.randint(500, 60_000) + b"<row", 1)


def other_target(data: bytes, random: Random) -> bytes:
    return re.sub(rb'Target="[^"]*"', lambda _m: b'Target="%s"' % random.choice(TARGETS), data)


WAYS: tuple[Callable[[Seeds, Random], bytes], ...] = (
    of_bytes, of_old_bytes, of_text, of_cut, of_old_bytes,
    in_part(flipped), in_part(other_numbers), in_part(far_cells, "sheet1.xml$"),
    in_part(lost_tag), in_part(doubled), in_part(with_entities),
    in_part(swollen, "sheet1.xml$"), in_part(nested, "sheet1.xml$"),
    in_part(other_target, r"\.rels$"), in_part(other_numbers, "sheet1.xml$"),
    in_part(lost_tag, "sheet1.xml$"),
)  # fmt: skip


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    made = WorkerProcess(patience=60.0, most_files=CASES * 2)
    yield made
    made.close()


def seeds_in(folder: Path) -> Seeds:
    save_exact(folder / "a.xlsx")
    save_matrix(folder / "b.xlsx")
    return {
        "xlsx": (folder / "a.xlsx").read_bytes(),
        "matrix": (folder / "b.xlsx").read_bytes(),
        "xls": OLD_WORKBOOK.read_bytes(),
    }


def outcome_of(worker: WorkerProcess, path: Path) -> str:
    """Return the sentence of a refusal, "" for a file that could be read and compared."""
    try:
        sheets = read_sheets(worker.do("read_workbook", {"path": str(path)}))
    except Refused as refusal:
        return refusal.sentence
    file = ForeignFile(path.name, "", sheets)
    draft_members(file, ImportChoices(), ImportSetting(TODAY))
    draft_attendance(file, ImportChoices(), AttendanceBook(MatrixSetting(TODAY), ()))
    return ""


def test_each_of_two_hundred_broken_workbooks_is_read_or_refused(
    worker: WorkerProcess, tmp_path: Path
):
    random, seeds = Random(SEED), seeds_in(tmp_path)
    path = tmp_path / "doc.xlsx"
    sentences = []
    for case in range(CASES):
        path.write_bytes(WAYS[case % len(WAYS)](seeds, random))
        sentences.append(outcome_of(worker, path))

    refused = [sentence for sentence in sentences if sentence]
    assert 20 <= len(refused) <= CASES - 20
    assert all(re.fullmatch(r"(Tệp|Không) .*[ạảãđêôơưệọộ].*\.", one) for one in refused)
    assert worker.process_id() is not None
