"""Who reported on học tập và làm theo Bác in Chi bộ mẫu besides those the rotation chose."""

from dataclasses import replace

from app.data import tables as t
from app.data.agenda_opening import put_reporters
from app.data.cell_records import load_settings, write_settings
from app.domain.agendas import ItemKind
from app.domain.carry_over import ReportTurn, turn_line
from app.domain.text import given_name
from app.services.sample.book import Book
from app.services.sample.people import PEOPLE

FIRST = "minh"
"""Reported in December 2025, at the first meeting of the book."""
SECOND = {
    1: "tham_h",
    2: "thanh",
    3: "nga",
    4: "tuan",
    5: "tham_t",
    6: "tham_v",
    7: "linh",
    8: "oanh",
}
"""Who else reported in a month of 2026."""
BEFORE = (("loan", 2025, 10), ("diep", 2025, 11))
"""Last reports in the papers of before."""
TALK = "báo cáo việc tự học, tự sửa theo gương Bác: hẹn trả hồ sơ đúng ngày, xin lỗi khi trễ."


def declare_earlier(book: Book) -> None:
    """Write who reported in the months before the book."""
    months = tuple((book.ids[key], year, month) for key, year, month in BEFORE)
    settings = replace(load_settings(book.session), earlier_reports=months)
    write_settings(book.session, settings)


def first_reporter(book: Book, row: t.Meeting) -> None:
    """Let one member report at the first meeting of the book."""
    put_reporters(book.session, row, (_turn(book, FIRST),))


def second_reporter(book: Book, row: t.Meeting, month: int) -> None:
    """Name a second member under the item of a month, within the minutes it has."""
    key = SECOND.get(month)
    if key is None:
        return
    turn = _turn(book, key)
    item = next(item for item in row.agenda if item.kind is ItemKind.STUDY)
    item.title = f"{item.title}, đ/c {given_name(turn.full_name)}"
    item.carried_lines = [*item.carried_lines, turn_line(turn)]


def _turn(book: Book, key: str) -> ReportTurn:
    name = next(person.name for person in PEOPLE if person.key == key)
    return ReportTurn(book.ids[key], name, None)
