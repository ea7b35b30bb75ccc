"""What is read once between two changes: told anew after each of them, and never inside one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.data import tables as t
from app.data.cell_records import load_cell, load_settings
from app.data.member_records import load_members
from app.data.memo import Memo
from app.data.rubric_records import add_edition, rubric_on, shipped_rubrics
from app.services.export.paper_kinds import kind_named
from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.told_books import peopled_book


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    book = open_copy(peopled_book(), tmp_path / "so", MovingClock())
    yield book
    book.close()


@pytest.fixture
def statements() -> Iterator[Callable[[Callable[[], object]], int]]:
    """Count the SQL statements of one call."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    def count(act: Callable[[], object]) -> int:
        seen.clear()
        act()
        return len(seen)

    event.listen(Engine, "before_cursor_execute", note)
    yield count
    event.remove(Engine, "before_cursor_execute", note)


def names(services: Services) -> list[str]:
    with services._db.read() as session:
        return [member.full_name for member in load_members(session)]


def test_a_second_look_asks_the_file_for_nothing(services, statements):
    assert statements(lambda: names(services)) > 0
    assert statements(lambda: names(services)) == 0


def test_a_change_is_seen_at_the_next_look_and_so_is_its_undo(services):
    before = names(services)
    member = services.members.all()[0]
    services.members.save(member.id, replace(member.form, full_name="Đoàn Thị Mới"))
    assert "Đoàn Thị Mới" in names(services)
    services.history.undo()
    assert names(services) == before
    services.history.redo()
    assert "Đoàn Thị Mới" in names(services)


def test_a_change_of_other_tables_is_not_waited_for(services, statements):
    names(services)
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, chair_counts_as_speaker=False))
    assert statements(lambda: names(services)) == 0
    with services._db.read() as session:
        assert not load_settings(session).chair_counts_as_speaker


def change_and_fail(services: Services, seen: list[str]) -> None:
    with services._db.write("Thử") as session:
        session.scalars(select(t.Member).order_by(t.Member.id)).all()[0].full_name = "Tên chưa ghi"
        session.flush()
        seen.append(load_members(session)[0].full_name)
        raise RuntimeError("not kept")


def test_an_action_sees_its_own_rows_and_a_refused_one_leaves_nothing(services):
    names(services)
    seen: list[str] = []
    with pytest.raises(RuntimeError, match="not kept"):
        change_and_fail(services, seen)
    assert seen[0] == "Tên chưa ghi"
    assert "Tên chưa ghi" not in names(services)


def test_the_cell_is_told_anew_after_it_was_changed(services):
    with services._db.read() as session:
        cell = load_cell(session)
    services.cells.save(replace(_form(cell), name="Chi bộ Trường học"))
    with services._db.read() as session:
        assert load_cell(session).name == "Chi bộ Trường học"


def test_an_edition_of_a_rubric_that_comes_in_is_known_at_once(services):
    shipped, day = shipped_rubrics()[0], date(2026, 11, 4)
    with services._db.read() as session:
        assert rubric_on(session, shipped.id, day).name == shipped.name
    with services._db.write("Thêm bản khung") as session:
        add_edition(session, replace(shipped, name="Bản sửa của chi bộ"), shipped=False)
    with services._db.read() as session:
        assert rubric_on(session, shipped.id, day).name == "Bản sửa của chi bộ"
        assert rubric_on(session, "khong-co", day) is None


def test_a_template_is_known_to_be_in_use_as_soon_as_it_is_and_no_longer(services):
    kind, at = kind_named("bien_ban_thuong_ky"), datetime(2026, 11, 4, 8, 5)
    assert services.templates.days_in_use() == {}
    with services._db.write("Thêm mẫu") as session:
        session.add(
            t.UserTemplate(
                kind=kind.value,
                name="m",
                note="",
                sha256="0",
                is_default=True,
                added_at=at,
                changed_at=at,
            )
        )
    assert services.templates.days_in_use() == {kind: at.date()}
    services.history.undo()
    assert services.templates.days_in_use() == {}


def test_what_was_looked_at_first_makes_room_for_what_is_looked_at_now(monkeypatch):
    monkeypatch.setattr("app.data.memo.MOST_KNOWN", 2)
    memo, reads = Memo(), []
    for name in ("2024", "2025", "2026", "2026", "2024"):
        memo.recall(name, frozenset({"meetings"}), lambda name=name: reads.append(name))
    assert reads == ["2024", "2025", "2026", "2024"]


def _form(cell):
    from app.domain.cells import CellForm

    return CellForm(name=cell.name, records_from=cell.records_from)
