"""A file is brought to the current schema entirely or not at all, and never when it is newer."""

import hashlib
import random
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from app.data import driver, examining, health, tables, upgrade
from app.domain.errors import Damaged, DataFileError, Refused, TooNew
from tests.data.small_book import STEPS, TABLES, make_book


class SecondStep:
    """Rebuilds the parent table and adds another, as a real step would."""

    def upgrade(self, op):
        with op.batch_alter_table("shelves") as shelves:
            shelves.add_column(sa.Column("room", sa.String(), server_default=""))
            shelves.alter_column("name", nullable=True)
        op.create_table("rooms", sa.Column("id", sa.Integer(), primary_key=True))


class FailingStep:
    def upgrade(self, op):
        SecondStep().upgrade(op)
        op.execute("INSERT INTO nowhere VALUES (1)")


class OrphanStep:
    def upgrade(self, op):
        op.execute("INSERT INTO books (shelf_id, place, title, kind) VALUES (999, 1, 'x', 'novel')")


NEXT = (*STEPS, SecondStep())
SQLITE = sqlite.dialect()


@pytest.fixture
def old(book: Path) -> Path:
    """A book of version 1 with three hundred rows."""
    connection = driver.connect(book)
    connection.execute("BEGIN")
    for shelf in range(100):
        connection.execute("INSERT INTO shelves (name) VALUES (?)", (f"Kệ {shelf}",))
        for place in range(2):
            row = (shelf + 1, place, "Sách")
            connection.execute(
                "INSERT INTO books (shelf_id, place, title, kind) VALUES (?, ?, ?, 'novel')", row
            )
    connection.execute("COMMIT")
    connection.close()
    return book


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def schema(path: Path) -> list[tuple[str, ...]]:
    connection = driver.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return list(found)


def no_copy(path: Path, version: int) -> None:
    raise AssertionError("no copy was due")


def test_a_new_file_is_made_by_the_steps_and_carries_its_version(tmp_path, each_driver):
    path = make_book(tmp_path / "so-chi-bo.db")
    assert health.check_file(path, TABLES) == health.Header(
        1, health.APPLICATION_ID, uses_wal=False
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["so-chi-bo.db"]
    with sqlite3.connect(path) as plain:  # and any SQLite can read it
        assert plain.execute("SELECT count(*) FROM shelves").fetchone() == (0,)
    plain.close()


def test_a_new_file_never_takes_the_place_of_another(book):
    with pytest.raises(Refused, match="đã có sổ"):
        upgrade.create(book, steps=STEPS)


def test_what_a_killed_creation_left_is_no_hindrance(tmp_path):
    (tmp_path / "so-chi-bo.db.part").write_bytes(b"half")
    (tmp_path / "so-chi-bo.db.part-journal").write_bytes(b"half")
    make_book(tmp_path / "so-chi-bo.db")
    assert [entry.name for entry in tmp_path.iterdir()] == ["so-chi-bo.db"]


def test_a_current_file_is_left_alone(old):
    before = digest(old)
    upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)
    assert digest(old) == before


def test_an_older_file_is_copied_first_then_upgraded_and_children_survive(old, each_driver):
    copied: list[tuple[int, list[tuple[str, ...]]]] = []
    before = schema(old)
    upgrade.bring_up(
        old, lambda path, version: copied.append((version, schema(path))), steps=NEXT, tables=TABLES
    )
    assert copied == [(1, before)]
    assert health.check_file(old, TABLES | {"rooms"}).version == 2
    assert health.row_counts(old)["books"] == 200


@pytest.mark.parametrize("step", [FailingStep(), OrphanStep()], ids=["fails", "leaves orphans"])
def test_a_step_that_fails_leaves_schema_and_rows_as_they_were(old, step, each_driver):
    before, counts = schema(old), health.row_counts(old)
    with pytest.raises(DataFileError, match="vẫn nguyên như cũ"):
        upgrade.bring_up(old, lambda *_: None, steps=(*STEPS, step), tables=TABLES)
    assert schema(old) == before
    assert health.row_counts(old) == counts
    assert health.check_file(old, TABLES).version == 1


def test_a_failed_copy_stops_the_upgrade(old):
    def full_disk(path: Path, version: int) -> None:
        raise DataFileError

    with pytest.raises(DataFileError):
        upgrade.bring_up(old, full_disk, steps=NEXT, tables=TABLES)
    assert health.read_header(old).version == 1


def test_a_newer_file_is_refused_untouched_and_the_version_named(old):
    upgrade.bring_up(old, lambda *_: None, steps=NEXT, tables=TABLES)
    before, beside = digest(old), sorted(old.parent.iterdir())
    with pytest.raises(TooNew, match=r"bản 2.*đến bản 1\)"):
        upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)
    assert digest(old) == before
    assert sorted(old.parent.iterdir()) == beside


@pytest.mark.parametrize("content", [b"", b"SQLite", b"x" * 5000], ids=["empty", "cut", "other"])
def test_what_is_no_data_file_is_damaged_and_never_taken_for_new(tmp_path, content):
    path = tmp_path / "so-chi-bo.db"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        upgrade.bring_up(path, no_copy, steps=STEPS, tables=TABLES)
    assert path.read_bytes() == content


def test_a_file_of_another_program_is_told_apart(tmp_path):
    path = tmp_path / "so-chi-bo.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (id)")
    other.close()
    with pytest.raises(DataFileError, match="không phải của Sổ Chi bộ"):
        upgrade.bring_up(path, no_copy, steps=STEPS, tables=TABLES)


def test_a_missing_table_is_damage(old, error_log):
    connection = driver.connect(old)
    connection.execute("DROP TABLE loans")
    connection.close()
    with pytest.raises(Damaged):
        upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)
    assert error_log.sentences() == ["tables missing: loans"]


def test_a_file_examined_beside_other_work_is_not_examined_again(old, error_log):
    examined = examining.begin(old)
    found = examined()
    assert (found.version, found.tables >= TABLES) == (len(STEPS), True)
    old.write_bytes(b"")
    upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES, examined=examined)
    with pytest.raises(Damaged):
        upgrade.bring_up(old, no_copy, steps=STEPS, tables={"rooms"}, examined=examined)
    assert error_log.sentences() == ["tables missing: rooms"]


def test_a_row_without_its_parent_is_damage(old, error_log):
    connection = driver.connect(old)
    connection.execute("DELETE FROM shelves WHERE id = 1")
    connection.close()
    with pytest.raises(Damaged):
        upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)
    assert error_log.sentences()


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kind", ["truncated", "page", "header"])
def test_truncated_files_zeroed_pages_and_headers_are_always_found(old, kind, seed, error_log):
    chance = random.Random(seed)
    content = bytearray(old.read_bytes())
    match kind:
        case "truncated":
            del content[chance.randrange(1, len(content) - 1) :]
        case "page":
            start = chance.randrange(len(content) // 4096) * 4096
            content[start : start + 4096] = bytes(4096)
        case _:
            content[:100] = chance.randbytes(100)
    old.write_bytes(content)
    with pytest.raises(Damaged):
        upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)


def test_a_stale_write_ahead_log_beside_the_file_is_set_aside(old):
    before = digest(old)
    old.with_name("so-chi-bo.db-wal").write_bytes(b"of another file" * 500)
    upgrade.bring_up(old, no_copy, steps=STEPS, tables=TABLES)
    assert digest(old) == before
    assert old.with_name("so-chi-bo.db-wal.la").exists()


def test_a_fault_of_the_search_index_alone_is_no_damage(old, each_driver):
    connection = driver.connect(old)
    connection.execute("INSERT INTO search_index (title) VALUES ('mot')")
    connection.execute("UPDATE search_index_content SET c0 = 'hai'")
    connection.execute("INSERT INTO search_sources (name, edition) VALUES ('books', 1)")
    connection.close()
    assert health.check_file(old, TABLES).version == 1


def test_the_steps_make_the_tables_the_program_maps(tmp_path):
    path = tmp_path / "so-chi-bo.db"
    upgrade.create(path)
    made = sa.inspect(driver.open_engine(path))
    tables.declare_all()
    for table in tables.Member.metadata.sorted_tables:
        mapped = {c.name: (str(c.type.compile(SQLITE)), c.nullable) for c in table.columns}
        found = made.get_columns(table.name)
        stored = {c["name"]: (str(c["type"].compile(SQLITE)), c["nullable"]) for c in found}
        assert stored == mapped, table.name
        assert _links(path, table.name) == sorted(
            (key.parent.name, key.column.table.name, key.ondelete or "NO ACTION")
            for key in table.foreign_keys
        )
        assert {i["name"] for i in made.get_indexes(table.name)} == {i.name for i in table.indexes}


def _links(path, table):
    with sqlite3.connect(path) as plain:
        found = plain.execute(
            'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?)', (table,)
        ).fetchall()
    plain.close()
    return sorted(found)
