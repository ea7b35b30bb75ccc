"""Clicks on thirty years of data: pages, marks, saving, filters, undo, and points."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.choices import Choice
from app.domain.meetings import HELD_STAGES, MeetingStage
from app.services.workspace import Services
from tests.benchmarks.clicking import clicked, kept, open_window, settle
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks
from tests.benchmarks.table import Table
from ui.main_window import MainWindow

ROUNDS = 12


@pytest.fixture(scope="module")
def window(book: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    made = open_window(book, Path(tmp_path_factory.mktemp("state")))
    yield made
    made.close()
    settle()


@pytest.fixture(scope="module")
def held(book: Services) -> list[int]:
    """Locked meetings of the last year."""
    rows = book.meetings.list(LAST_YEAR)
    return [row.id for row in rows if row.stage in HELD_STAGES]


@pytest.fixture(scope="module")
def running(book: Services) -> int:
    """The meeting of December, in session."""
    rows = book.meetings.list(LAST_YEAR)
    meeting = next(row.id for row in rows if row.stage is MeetingStage.PLANNED)
    book.agendas.open(meeting)
    book.minutes.start(meeting, datetime(LAST_YEAR, 11, 4, 8, 5))
    return meeting


def test_pages(window: MainWindow, table: Table):
    first, again = Clicks(), Clicks()
    keys = window.place_keys()
    for key in keys:
        clicked(first, window, lambda key=key: window.show_place(key))
    for _ in range(ROUNDS):
        for key in keys:
            clicked(again, window, lambda key=key: window.show_place(key))
    slowest = keys[first.calm_ms.index(max(first.calm_ms))]
    table.tell("Mở một trang lần đầu", f"{max(first.calm_ms):.0f} ms", f"lâu nhất: {slowest}")
    assert kept(table, "Chuyển trang", again)


def test_years(window: MainWindow, table: Table):
    clicks = Clicks()
    assert window.workspace is not None
    for key in window.place_keys():
        window.show_place(key)
        settle()
        for year in (LAST_YEAR - 1, LAST_YEAR):
            clicked(clicks, window, lambda year=year: window.workspace.set_year(year))
    assert kept(table, "Đổi năm", clicks)


def test_opening_a_meeting(window: MainWindow, table: Table, held: list[int]):
    clicks = Clicks()
    window.go(f"meeting:{held[0]}")
    settle()
    for meeting in held[1:]:
        clicked(clicks, window, lambda meeting=meeting: window.go(f"meeting:{meeting}"))
    assert kept(table, "Mở một buổi họp đã khóa", clicks)


def test_marking_attendance(window: MainWindow, table: Table, book: Services, running: int):
    clicks = Clicks()
    window.go(f"meeting:{running}:attendance")
    settle()
    lines = book.meetings.file(running).attendance[: ROUNDS * 2]
    step = window.shell.page.frame.step
    for line in lines:
        clicked(clicks, window, lambda line=line: step.grid.chosen.emit(line.member_id, "present"))
    assert all(mark.state == "present" for mark in book.meetings.file(running).attendance[:5])
    assert kept(table, "Đánh dấu điểm danh", clicks)


def test_undo_and_redo(window: MainWindow, table: Table, running: int):
    clicks = Clicks()
    assert window.workspace is not None
    window.go(f"meeting:{running}:attendance")
    settle()
    for _ in range(ROUNDS):
        clicked(clicks, window, window.workspace.undo)
    for _ in range(ROUNDS):
        clicked(clicks, window, window.workspace.redo)
    assert kept(table, "Hoàn tác, làm lại", clicks)


def test_choosing_points(window: MainWindow, table: Table, book: Services, running: int):
    clicks = Clicks()
    assert window.workspace is not None
    edition = next(row for row in book.rubrics.list() if row.rubric_id == "an-phu-chi-tiet")
    book.scoring.choose_rubric(running, edition.id)
    window.go(f"meeting:{running}:score")
    settle()
    view = book.scoring.view(running)
    assert view is not None
    for item in view.sheet.open_items[:ROUNDS]:
        choice = Choice(item.id, level_id="pass")
        clicked(
            clicks,
            window,
            lambda choice=choice: window.workspace.perform(
                lambda: book.scoring.choose(running, choice)
            ),
        )
    assert kept(table, "Chọn điểm một tiêu chí", clicks)


def test_saving_a_member(window: MainWindow, table: Table, book: Services):
    clicks = Clicks()
    assert window.workspace is not None
    window.show_place("members")
    settle()
    for member in book.members.all()[:ROUNDS]:
        form = replace(member.form, phone=f"0900 000 {member.id:03d}")
        clicked(
            clicks,
            window,
            lambda member=member, form=form: window.workspace.perform(
                lambda: book.members.save(member.id, form)
            ),
        )
    assert kept(table, "Lưu một đảng viên", clicks)


def test_filters(window: MainWindow, table: Table):
    clicks = Clicks()
    members = window.show_place("members")
    settle()
    for typed in ("n", "ng", "ngu", "nguyen", "thi", "", "hoa", "v", "va", "van", "") * 2:
        members.listing.search.setText(typed)
        clicked(clicks, window, lambda typed=typed: members.listing.search.searched.emit(typed))
    meetings = window.show_place("meetings")
    meetings.show_list()
    settle()
    for typed in ("t", "th", "thang", "thang 8", "chuyen de", "") * 2:
        clicked(clicks, window, lambda typed=typed: meetings.list.search.searched.emit(typed))
    assert kept(table, "Lọc danh sách", clicks)
