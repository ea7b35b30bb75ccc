"""An anonymised copy (G3): nothing of the people is left in it, every figure is."""

import errno
import re
import sqlite3
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.data import driver, files
from app.data.database import Database
from app.data.folder import DataFolder
from app.data.mask_knowledge import own_words
from app.data.mask_rules import COLUMNS, Treatment
from app.data.tables import NAMES
from app.domain.dates import parse_partial
from app.domain.errors import DiskFull, Refused
from app.domain.members import MemberForm
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.text import fold
from app.services.workspace import Services
from tests.services.sample_book import open_sample

LEFT = MemberForm(
    "Trần Hữu Đức",
    original_name="TRẦN HỮU ĐỨC",
    birth_date=parse_partial("17/6/1968"),
    card_number="012345678901",
    phone="0987654321",
    citizen_id="038068001234",
    permanent_address="Số 7, thôn Đông, xã Tân Hòa",
    note="Đang chăm mẹ già ở quê",
)
HEARD = "Đồng chí Trần Hữu Đức, điện thoại 0987654321, xin nghỉ vì mẹ ốm"
SECRETS = (
    "Trần Hữu Đức", "TRẦN HỮU ĐỨC", "1968-06-17", "17/6/1968", "012345678901", "0987654321",
    "038068001234", "thôn Đông", "chăm mẹ già", "mẹ ốm", "Đoạn đang viết dở", "can.bo@tanhoa.vn",
    "Biên bản đồng chí Đức", "Phiếu riêng của xã Tân Hòa", "Giữ gìn kho lưu trữ", "/mnt/usb-cua-ha",
)  # fmt: skip
ASKED = ("2026-03", "2026-08-cd", "2026-10", "2026-11")
"""Meetings whose points and findings are compared: two locked ones, one of a theme, an open one."""
SOUGHT = {Treatment.PERSON, Treatment.TEXT, Treatment.CODE, Treatment.BIRTH, Treatment.IDENTITY}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> SimpleNamespace:
    """A told book and its anonymised copy, with what both answer."""
    place = tmp_path_factory.mktemp("an-danh")
    services = open_sample(place / "so")
    tell(services, place)
    copy = services.anonymous_copies.make(place / "ban")
    there = answers(services)
    services.close()
    held, own = all_bytes(place / "ban"), program_words(place / "ban" / "so-chi-bo.db")
    opened = Services.open(DataFolder.open(place / "ban"))
    here = answers(opened)
    yield SimpleNamespace(
        told=copy, there=there, here=here, place=place, services=opened, held=held, own=own
    )
    opened.close()


def tell(services: Services, place: Path) -> None:
    """Put into the sample what must not come out of it."""
    (gone,) = services.members.add_many((LEFT,))
    services.members.remove(gone)
    meeting = services.meetings.id_of("2026-11")
    services.minutes.add(meeting, EntryDraft(EntryKind.NOTE, HEARD))
    scan = place / "Biên bản đồng chí Đức.pdf"
    scan.write_bytes(b"%PDF-1.4")
    services.attachments.attach_scan(meeting, scan)
    services.history.keep_typed(f"meeting:{meeting}:x", "Đoạn đang viết dở")
    settings = services.cells.settings()
    services.cells.save_settings(
        replace(
            settings,
            mail_addresses=(("superior", ("can.bo@tanhoa.vn",)),),
            backup_folder="/mnt/usb-cua-ha",
        )
    )
    text = services.rubrics.export_text("hd42-rut-gon")
    (place / "rieng.yaml").write_text(own_rubric(text), encoding="utf-8")
    services.rubrics.import_file(place / "rieng.yaml")


def own_rubric(text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = next(place for place, line in enumerate(lines) if line.startswith("name:"))
    lines[at] = "name: Phiếu riêng của xã Tân Hòa\n"
    return "".join(lines).replace("id: hd42-rut-gon", "id: phieu-rieng", 1)


def answers(services: Services) -> dict[str, object]:
    """Return points, findings and counts as the services tell them."""
    told: dict[str, object] = {"about": services.about.describe().member_total}
    rows = services.meetings.list(2026)
    told["stages"] = [(row.key, row.stage, row.day, row.period) for row in rows]
    for row in (row for row in rows if row.key in ASKED):
        view = services.scoring.view(row.id)
        sheet = view.sheet if view else None
        found = Counter(finding.code for finding in services.findings.of_meeting(row.id))
        told[row.key] = (sheet and (sheet.total, sheet.safe, sheet.lost, sheet.grade), found)
    told["tasks"] = Counter(row.state for row in services.tasks.list(2026))
    return told


def rows_of(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        names = [table for table in NAMES if table != "typed_texts"]
        return {n: connection.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names}


def all_bytes(place: Path) -> bytes:
    """Return every byte of a folder, with what is packed in the data file unpacked."""
    found = [path.read_bytes() for path in place.rglob("*") if path.is_file()]
    connection = driver.connect(place / "so-chi-bo.db")
    for table in ("snapshots.body", "score_sheets.frozen", "member_sheets.frozen"):
        name, column = table.split(".")
        packed = connection.execute(f"SELECT {column} FROM {name}").fetchall()
        found += [zlib.decompress(row[0]) for row in packed if row[0]]
    connection.close()
    found += [str(path.relative_to(place)).encode() for path in place.rglob("*")]
    return b"\0".join(found)


def program_words(path: Path) -> str:
    """Return every sentence of the program that may stand in a copy."""
    db = Database.open(path)
    with db.read() as session:
        words = shape("\n".join(own_words(session)))
    db.close()
    return words


def shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def originals(place: Path) -> set[str]:
    """Return what the rows of the book say about people and in free words."""
    connection = driver.connect(place / "so-chi-bo.db")
    found: set[str] = set()
    for column, treatment in COLUMNS.items():
        if treatment in SOUGHT:
            table, name = column.split(".")
            found |= {str(row[0]) for row in connection.execute(f"SELECT {name} FROM {table}")}
    connection.close()
    return {one for one in found if len(one) > 7}


def test_every_point_finding_and_count_is_as_in_the_book(made):
    assert made.here == made.there
    assert rows_of(made.place / "ban/so-chi-bo.db") == {
        **rows_of(made.place / "so/so-chi-bo.db"),
        "settings": rows_of(made.place / "so/so-chi-bo.db")["settings"] + 1,
    }


def test_nothing_of_the_people_is_found_in_any_file(made):
    told = {one for one in originals(made.place / "so") if shape(one) not in made.own}

    assert len(told) > 400
    assert {one for one in (*told, *SECRETS) if one.encode() in made.held} == set()
    assert fold("Trần Hữu Đức").encode() not in made.held
    assert fold("Bùi Thị Thu Hà").encode() not in made.held


def test_the_copy_hangs_together(made):
    services = made.services
    secretary = next(m for m in services.members.list(2026) if "Bí thư" in m.post_label)
    locked = next(row for row in services.meetings.list(2026) if row.key == "2026-09")
    file = services.meetings.file(locked.id)

    assert secretary.full_name in {person.full_name for person in file.people}
    assert services.search.find(secretary.full_name)
    assert not services.search.find("Bùi Thị Thu Hà")
    assert services.cells.get().name == "Chi bộ Ẩn danh"


def test_the_copy_says_what_it_is_and_what_it_left_out(made):
    told = made.told
    assert (told.attachments, told.typed_texts, told.members > 20) == (2, 1, True)
    assert made.services.cells.settings().left_out_items == told.left_out == 3
    assert list((made.place / "ban/dinh-kem").iterdir()) == []
    assert made.services.history.undo() is None


def test_a_copy_goes_into_a_folder_of_its_own_only(services, tmp_path):
    used = tmp_path / "đã dùng"
    used.mkdir()
    (used / "khác.txt").write_text("giữ nguyên", encoding="utf-8")
    with pytest.raises(Refused, match="không trống"):
        services.anonymous_copies.make(used)
    assert [path.name for path in used.iterdir()] == ["khác.txt"]


@pytest.mark.parametrize("is_there", [False, True])
def test_a_copy_that_fails_leaves_nothing(services, tmp_path, monkeypatch, is_there):
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    place = tmp_path / "ẩn danh"
    if is_there:
        place.mkdir()
    monkeypatch.setattr(files, "move_into_place", full)
    with pytest.raises(DiskFull):
        services.anonymous_copies.make(place)
    assert (place.exists(), list(place.rglob("*"))) == (is_there, [])
