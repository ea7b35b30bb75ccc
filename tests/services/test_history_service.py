"""Undo and redo through the services, and texts kept while they are typed."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from app.data.folder import DataFolder
from app.domain.errors import Conflict
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.services.workspace import Services
from tests.books import MovingClock, add_members, new_book

NOVEMBER = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))
LEFT_OUT = ("journal", "search_index", "sqlite_sequence")


def tables(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the book but the journal, the search index and counters."""
    with sqlite3.connect(place / "so-chi-bo.db") as database:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in database.execute(query) if not name.startswith(LEFT_OUT)]
        rows = {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names
        }
    database.close()
    return rows


def a_month(services: Services) -> None:
    """Do the acts of a small month, one after the other."""
    members = add_members(services)
    meeting = services.meetings.create(NOVEMBER)
    services.agendas.open(meeting)
    services.attendance.mark_all_present(meeting)
    item = services.meetings.file(meeting).agenda[1]
    services.minutes.add(
        meeting,
        EntryDraft(EntryKind.SPEECH, "nhất trí", item.id, member_id=members["Hồ Sỹ Đạt"]),
    )
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất")
    services.agendas.move(item.id, 3)


def test_a_new_book_has_nothing_to_undo(services):
    labels = services.history.labels()
    assert (labels.undo, labels.redo) == (None, None)
    assert services.history.undo() is None
    assert services.history.redo() is None


def test_undo_and_redo_name_what_they_act_on(services):
    services.members.add(MemberForm("Trần Văn An"))
    assert services.history.labels().undo == "Thêm đảng viên"
    assert services.history.undo() == "Thêm đảng viên"
    labels = services.history.labels()
    assert (labels.undo, labels.redo) == (None, "Thêm đảng viên")
    assert services.history.redo() == "Thêm đảng viên"
    assert [member.full_name for member in services.members.all()] == ["Trần Văn An"]


def test_undoing_everything_brings_every_table_back_row_by_row(tmp_path):
    services = new_book(tmp_path / "so")
    before = tables(tmp_path / "so")
    a_month(services)
    after = tables(tmp_path / "so")
    undone = 0
    while services.history.undo() is not None:
        undone += 1
    assert undone >= 7
    assert tables(tmp_path / "so") == before
    while services.history.redo() is not None:
        undone -= 1
    assert (undone, tables(tmp_path / "so")) == (0, after)
    services.close()


def test_a_new_act_forgets_what_could_be_done_again(services):
    services.members.add(MemberForm("Trần Văn An"))
    services.history.undo()
    services.members.add(MemberForm("Lê Thị Bình"))
    assert services.history.labels().redo is None
    assert services.history.redo() is None


def test_undo_refuses_when_the_rows_changed_behind_its_back(services):
    member = services.members.add(MemberForm("Trần Văn An"))
    services.members.save(member, MemberForm("Trần Văn Ân"))
    with services._db.aside() as session:
        session.connection().exec_driver_sql("UPDATE members SET full_name = 'Khác'")
    with pytest.raises(Conflict):
        services.history.undo()
    assert services.members.get(member).full_name == "Khác"


def test_undo_reaches_only_this_run(tmp_path):
    services = new_book(tmp_path / "so")
    services.members.add(MemberForm("Trần Văn An"))
    services.close()
    again = Services.open(DataFolder.open(tmp_path / "so"))
    assert again.history.labels().undo is None
    again.close()


def test_undo_is_announced_with_the_tables_it_touched(services):
    services.members.add(MemberForm("Trần Văn An"))
    touched: list[frozenset[str]] = []
    stop = services.subscribe(touched.append)
    services.history.undo()
    stop()
    services.history.redo()
    assert len(touched) == 1
    assert "members" in touched[0]


def test_a_member_found_by_search_is_gone_after_undo_and_back_after_redo(services):
    services.members.add(MemberForm("Trần Văn Ân"))
    assert services.search.find("tran van an")
    services.history.undo()
    assert services.search.find("tran van an") == ()
    services.history.redo()
    assert services.search.find("tran van an")[0].title == "Trần Văn Ân"


def test_typed_text_is_kept_without_being_an_act(services, clock):
    clock.set(15, 12)
    services.history.keep_typed("meeting:1:run:item:5", "Đồng chí Đạt")
    clock.set(15, 13)
    services.history.keep_typed("meeting:1:run:item:5", "Đồng chí Đạt nêu")
    (kept,) = services.history.unfinished()
    assert (kept.text, kept.at) == ("Đồng chí Đạt nêu", clock.moment)
    assert services.history.labels().undo is None
    services.history.drop_typed("meeting:1:run:item:5")
    assert services.history.unfinished() == ()


def test_typed_text_outlives_the_program(tmp_path):
    clock = MovingClock()
    services = new_book(tmp_path / "so", clock)
    services.history.keep_typed("b", "sau")
    clock.set(7, 0)
    services.history.keep_typed("a", "trước")
    services.close()
    again = Services.open(DataFolder.open(tmp_path / "so"))
    assert [(kept.key, kept.text) for kept in again.history.unfinished()] == [
        ("a", "trước"),
        ("b", "sau"),
    ]
    again.close()
