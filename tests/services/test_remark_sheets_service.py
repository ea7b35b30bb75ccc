"""Sheets of observers: out as Word and Excel, filled in, and back; hostile files are refused."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.observers import ObserverTeamForm
from app.domain.periods import Period
from app.domain.remarks import RemarkForm, VisitForm
from app.services.remark_sheets import NOT_OURS, OTHER_CELL, TOO_LARGE, UNREADABLE
from app.services.workspace import Services
from tests.books import TODAY, new_book
from tests.filled_sheets import fill_excel, fill_word

WORD, EXCEL = ".docx", ".xlsx"
SAID = {4: ("Số liệu rõ", "Thiếu nguyên nhân", "Bổ sung phần hạn chế")}
WHOLE = "Cả buổi họp"


@pytest.fixture
def meeting(services: Services) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3), time(14))
    made = services.meetings.create(draft)
    services.agendas.open(made)
    return made


@pytest.fixture
def visit(services: Services, meeting: int) -> int:
    team = services.observers.save(None, ObserverTeamForm("Tổ công tác số 2"))
    services.remarks.note(VisitForm(meeting, "Nguyễn Hữu Phước", team_id=team), ())
    return services.remarks.visits(meeting)[0].id


Fill = Callable[..., None]
BOTH = pytest.mark.parametrize("fill", [fill_word, fill_excel])


def exported(services: Services, fill: Fill, meeting: int, visit: int | None = None) -> Path:
    return services.remark_sheets.export(meeting, visit, as_excel=fill is fill_excel)


@BOTH
def test_a_filled_sheet_comes_back_as_remarks_in_one_action(services, meeting, visit, fill):
    path = exported(services, fill, meeting, visit)
    fill(path, SAID)
    preview = services.remark_sheets.read(path)
    assert [entry.doubt for entry in preview.entries] == [""]
    assert services.remarks.board(2026).rows == ()

    (remark,) = services.remark_sheets.take(preview)
    row = services.remarks.find(remark)
    assert (row.visit.id, row.item_number) == (visit, 4)
    form = row.remark.form
    assert (form.strength, form.shortcoming, form.proposal) == SAID[4]
    assert row.remark.form.due_on == services.remarks.due_for(meeting)
    assert (row.visit.sheet_sent_on, row.visit.sheet_back_on) == (TODAY.date(), TODAY.date())

    services.history.undo()
    assert services.remarks.board(2026).rows == ()


@BOTH
def test_a_sheet_taken_in_twice_brings_nothing_new(services, meeting, visit, fill):
    path = exported(services, fill, meeting, visit)
    fill(path, SAID)
    services.remark_sheets.take(services.remark_sheets.read(path))

    again = services.remark_sheets.read(path)
    assert [entry.is_known for entry in again.entries] == [True]
    with pytest.raises(Refused, match="đã có trong sổ"):
        services.remark_sheets.take(again)


@BOTH
def test_a_blank_sheet_is_of_whoever_wrote_a_name_on_it(services, meeting, visit, fill):
    path = exported(services, fill, meeting)
    fill(path, SAID, name="Trần Thị Tám")
    preview = services.remark_sheets.read(path)

    assert preview.visit == VisitForm(meeting, "Trần Thị Tám")
    services.remark_sheets.take(preview)
    assert [one.source for one in services.remarks.visits(meeting)] == [
        "Tổ công tác số 2",
        "đ/c Trần Thị Tám",
    ]


@BOTH
def test_the_sheet_has_a_row_for_every_item_and_one_for_the_whole(services, meeting, fill):
    rows = len(services.meetings.file(meeting).agenda)
    path = exported(services, fill, meeting)
    fill(path, {rows + 1: ("Đúng giờ", "", "")})

    (entry,) = services.remark_sheets.read(path).entries
    assert (entry.item_words, entry.form) == (WHOLE, RemarkForm("Đúng giờ"))


@BOTH
def test_a_line_of_an_item_taken_away_is_not_lost(services, meeting, visit, fill):
    path = exported(services, fill, meeting, visit)
    fill(path, SAID)
    item = services.meetings.file(meeting).agenda[3]
    services.agendas.remove(item.id)

    (entry,) = services.remark_sheets.read(path).entries
    assert (entry.item_words, entry.form.item_id) == (WHOLE, None)
    assert item.title in entry.doubt


def test_a_sheet_of_another_cell_is_refused(services, meeting, tmp_path):
    path = services.remark_sheets.export(meeting)
    other = new_book(tmp_path / "khac")
    try:
        with pytest.raises(Refused) as refusal:
            other.remark_sheets.read(path)
    finally:
        other.close()
    assert refusal.value.sentence == OTHER_CELL


def test_a_sheet_of_a_meeting_that_is_gone_is_refused(services, meeting):
    path = services.remark_sheets.export(meeting)
    services.meetings.remove(meeting)

    with pytest.raises(Refused, match="không còn trong sổ"):
        services.remark_sheets.read(path)


def test_a_sheet_nobody_filled_in_says_so(services, meeting):
    with pytest.raises(Refused, match="chưa ghi góp ý nào"):
        services.remark_sheets.read(services.remark_sheets.export(meeting))


def test_a_meeting_without_agenda_has_no_sheet(services):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3), time(14))
    with pytest.raises(Refused, match="chưa có chương trình"):
        services.remark_sheets.export(services.meetings.create(draft))


def test_another_paper_of_the_book_is_no_sheet(services, meeting):
    (path,) = services.papers.export("chuong-trinh", meeting_id=meeting)
    with pytest.raises(Refused) as refusal:
        services.remark_sheets.read(path)
    assert refusal.value.sentence == NOT_OURS


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


_BOMB = (
    b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]><w:document xmlns:w="w">&c;</w:document>'
)
HOSTILE = {
    "empty": b"",
    "words": "Góp ý: tốt".encode(),
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "half a package": packed(**{"word__document.xml": b"<a/>"})[:40],
    "entities": packed(**{"word__document.xml": _BOMB}),
    "broken XML": packed(**{"word__document.xml": b"<w:document"}),
    "no parts": packed(**{"readme.txt": b"GY1-00000000-1-1"}),
    "swollen": packed(**{"word__document.xml": b"<a>" + b" " * 15_000_000 + b"</a>"}),
    "climbing": packed(**{"..__word__document.xml": b"<a/>", "word__document.xml": b"<a/>"}),
    "deep": packed(**{"word__document.xml": b"<a>" * 5_000 + b"</a>" * 5_000}),
    "odd texts": packed(
        **{
            "xl__worksheets__sheet1.xml": b'<s><row><c t="s"><v>9</v></c><c r="A!"/></row></s>',
            "xl__sharedStrings.xml": b"<!DOCTYPE a><sst/>",
        }
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(services, tmp_path, name):
    path = tmp_path / "phieu.docx"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(Refused) as refusal:
        services.remark_sheets.read(path)
    assert refusal.value.sentence in {UNREADABLE, NOT_OURS}


def test_a_file_too_large_or_gone_is_refused_before_it_is_read(services, tmp_path):
    large = tmp_path / "to.docx"
    with large.open("wb") as target:
        target.truncate(10_000_001)
    with pytest.raises(Refused) as refusal:
        services.remark_sheets.read(large)
    assert refusal.value.sentence == TOO_LARGE
    with pytest.raises(Refused, match="Không mở được"):
        services.remark_sheets.read(tmp_path / "khong-co.docx")


def outcome(services: Services, path: Path) -> str:
    """The sentence of a refusal, or that the sheet was read."""
    try:
        services.remark_sheets.read(path)
    except Refused as refusal:
        return refusal.sentence
    return "Đọc được."


@BOTH
def test_no_flipped_byte_of_a_sheet_ends_in_anything_but_words(services, meeting, visit, fill):
    path = exported(services, fill, meeting, visit)
    fill(path, SAID)
    whole, chance = path.read_bytes(), random.Random(26)
    for _ in range(60):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([chance.randrange(256)]) + whole[place + 1 :])
        assert outcome(services, path).endswith(".")
    assert services.remarks.board(2026).rows == ()
