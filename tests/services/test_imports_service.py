"""Importing members: one action after a backup, one undo, nothing overwritten unasked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from app.domain.doubts import proposals
from app.domain.errors import Refused
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.members import Post, Situation
from app.services.workspace import Services
from tests.ugly_workbooks import book_of, save_exact

BESIDES = ("search", "journal", "sqlite_", "alembic")
OFFICIAL = {(0, "official_dates"): "đúng"}


def tables_of(services: Services) -> dict[str, list[Any]]:
    """Return every row of every table but the journal, the search index and counters."""
    with services._db.read() as session:
        metadata = MetaData()
        metadata.reflect(session.connection(), resolve_fks=False)
        return {
            name: [tuple(row) for row in session.execute(select(table).order_by(*table.columns))]
            for name, table in metadata.tables.items()
            if not name.startswith(BESIDES)
        }


def save_list(path: Path, *rows: tuple[Any, ...]) -> Path:
    headings = ("STT", "Họ tên", "Ngày sinh", "Ngày vào Đảng", "Chức vụ", "Diện", "Tổ đảng")
    book_of([headings, *rows]).save(path)
    return path


def test_a_list_of_the_superior_fills_an_empty_book(services: Services, tmp_path: Path):
    save_exact(tmp_path / "DS_DANGVIEN.xlsx")
    file = services.imports.read_file(tmp_path / "DS_DANGVIEN.xlsx")

    outcome = services.imports.apply(file, ImportChoices(OFFICIAL))

    first = services.members.all()[1]
    assert (outcome.added, outcome.changed, outcome.missing) == (2, 0, 0)
    assert (first.full_name, first.form.original_name) == ("Nguyễn Thị Hạnh", "NGUYỄN THỊ HẠNH")
    assert first.form.card_number == "012345678901"
    assert first.form.citizen_id == ""  # not switched on
    assert first.form.official_date is not None
    assert (first.form.official_date.text(), first.form.official_date.original) == (
        "05/1999",
        "12 tháng sau ngày vào Đảng",
    )


def test_nothing_is_written_while_a_cell_is_in_doubt(services: Services, tmp_path: Path):
    before = tables_of(services)
    save_exact(tmp_path / "ds.xlsx")
    file = services.imports.read_file(tmp_path / "ds.xlsx")

    with pytest.raises(Refused, match="Còn 1 ô chưa trả lời"):
        services.imports.apply(file, ImportChoices())

    assert tables_of(services) == before
    assert services.backups.list() == ()


def test_a_sheet_without_names_is_refused(services: Services):
    file = services.imports.read_pasted("a\tb\n1\t2")

    with pytest.raises(Refused, match="Không thấy cột họ tên"):
        services.imports.apply(file, ImportChoices())


def test_import_then_undo_gives_back_the_identical_book(
    services: Services, members: dict[str, int], tmp_path: Path
):
    path = save_list(
        tmp_path / "ds.xlsx",
        (1, "NGUYỄN THỊ HẠNH", "14/3/1971", None, "Bí thư", "Miễn sinh hoạt", "Tổ 1"),
        (2, "Võ Hoài Nam", "27/02/1994", "02/9/2022", "Chi ủy viên", "Dự bị", "Tổ 2"),
    )
    before = tables_of(services)
    file = services.imports.read_file(path)
    answers = {(2, "match"): str(members["Nguyễn Thị Hạnh"]), (0, "full_list"): "đúng"}
    choices = ImportChoices(answers)
    draft = services.imports.draft(file, choices)
    ticks = {(m.member_id, c.column) for m in draft.plan.changed for c in m.changes}

    outcome = services.imports.apply(file, choices, frozenset(ticks))
    changed = tables_of(services)
    services.history.undo()

    assert (outcome.added, outcome.changed, outcome.missing) == (1, 1, 5)
    assert {name for name in before if before[name] != changed[name]} == {
        "members", "member_situations", "member_posts", "group_memberships", "party_groups",
        "import_runs",
    }  # fmt: skip
    assert tables_of(services) == before
    services.history.redo()
    assert tables_of(services) == changed


def test_a_backup_is_made_first_and_the_run_is_kept(services: Services, tmp_path: Path):
    file = services.imports.read_file(
        save_list(tmp_path / "ds.xlsx", (1, "Lý Bình", "1/1/1980", None, None, None, None))
    )

    services.imports.apply(file, ImportChoices())

    assert [row.reason for row in services.backups.list()] == ["Trước khi nhập dữ liệu"]
    runs = tables_of(services)["import_runs"]
    assert len(runs) == 1
    assert {"members", "ds.xlsx", file.sha256} <= set(runs[0])


def test_only_ticked_differences_are_written(
    services: Services, members: dict[str, int], tmp_path: Path
):
    text = (
        "Họ tên\tSố thẻ\tNgày vào Đảng\tChức vụ\tDiện\tTổ đảng\n"
        "Nguyễn Thị Hạnh\t012345678901\t04/02/2010\tBí thư, Chánh Văn phòng\tMiễn sinh hoạt\tTổ 1\n"
    )
    file = services.imports.read_pasted(text)
    hanh = members["Nguyễn Thị Hạnh"]
    choices = ImportChoices({(2, "match"): str(hanh), (0, "full_list"): "không"})

    services.imports.apply(file, choices)

    kept = services.members.get(hanh)
    assert kept.form.card_number == "012345678901"
    assert kept.form.office_post == "Chánh Văn phòng"
    assert kept.form.admission_date is not None
    assert kept.form.admission_date.value == date(2010, 2, 3)
    assert [s.situation for s in kept.situations] == [Situation.EXEMPT]
    assert [p.post for p in kept.posts] == [Post.SECRETARY]
    assert [(g.group_name, g.starts_on) for g in kept.groups] == [("Tổ 1", date(2026, 1, 1))]

    services.imports.apply(file, choices, frozenset({(hanh, ImportColumn.ADMISSION_DATE)}))

    again = services.members.get(hanh).form.admission_date
    assert again is not None
    assert again.value == date(2010, 2, 4)


def test_the_same_list_again_changes_nothing(services: Services, tmp_path: Path):
    file = services.imports.read_file(
        save_list(
            tmp_path / "ds.xlsx",
            (1, "Lý Bình", "1/1/1980", "1/1/2001", "Bí thư", "Chính thức", "Tổ 1"),
        )
    )
    choices = ImportChoices(OFFICIAL)
    services.imports.apply(file, choices)

    with pytest.raises(Refused, match="không có gì khác"):
        services.imports.apply(file, choices)


def test_who_comes_back_to_the_list_is_no_longer_missing(
    services: Services, members: dict[str, int]
):
    everybody = "Họ tên\tSố thẻ\n" + "".join(
        f"{name}\t01234567890{place}\n" for place, name in enumerate(members)
    )
    full = services.imports.read_pasted(everybody)
    asked = services.imports.draft(full, ImportChoices()).doubts
    services.imports.apply(full, ImportChoices(proposals(asked)))
    short = services.imports.read_pasted("Họ tên\tSố thẻ\nNguyễn Thị Hạnh\t012345678900\n")

    services.imports.apply(short, ImportChoices({(0, "full_list"): "đúng"}))
    missing = [m.full_name for m in services.members.all() if m.missing_since]
    services.imports.apply(full, ImportChoices())

    assert len(missing) == len(members) - 1
    assert not any(member.missing_since for member in services.members.all())


def test_a_move_to_another_group_ends_the_earlier_one(services: Services):
    def take(group: str, since: date) -> None:
        file = services.imports.read_pasted(f"Họ tên\tSố thẻ\tTổ\nLý Bình\t012345678901\t{group}\n")
        draft = services.imports.draft(file, ImportChoices())
        ticks = {(m.member_id, c.column) for m in draft.plan.changed for c in m.changes}
        services.imports.apply(file, ImportChoices(since=since), frozenset(ticks))

    take("Tổ 1", date(2026, 1, 1))
    take("Tổ 2", date(2026, 5, 1))
    take("Tổ 3", date(2026, 5, 1))

    [member] = services.members.all()
    assert [(g.group_name, g.starts_on, g.ends_on) for g in member.groups] == [
        ("Tổ 1", date(2026, 1, 1), date(2026, 5, 1)),
        ("Tổ 3", date(2026, 5, 1), None),
    ]
