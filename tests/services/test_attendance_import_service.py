"""An old attendance matrix into the book: one action after a backup, one undo, nothing silent."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.data import tables as t
from app.domain.doubts import proposals
from app.domain.errors import Refused
from app.domain.import_drafts import ImportChoices
from app.domain.meetings import MeetingKind
from app.domain.past_attendance import PastKey
from app.services.export.sheet_contexts import AttendanceYear
from app.services.paper_making import year_content
from app.services.paper_names import PaperCode
from app.services.paper_texts.review_forms import facts_words
from app.services.workspace import Services
from tests.services.test_imports_service import tables_of
from tests.ugly_workbooks import save_matrix

YEAR = {(0, "year"): "2025", (0, "by_name"): "ghép", (0, "blank"): ""}
MATRIX = "Họ tên\tT1\tT2\tT3\nNguyễn Thị Hạnh\tx\tP (ốm)\tK\nPhạm Văn Dũng\tM\tx\tx\n"


def recorded(services: Services) -> set[tuple[str, str, str, str]]:
    row = t.PastAttendance
    with services._db.read() as session:
        query = select(t.Member.full_name, row.held_on, row.mark, row.reason).join(
            t.Member, t.Member.id == row.member_id
        )
        return {
            (name, day.isoformat(), mark, why) for name, day, mark, why in session.execute(query)
        }


def take(services: Services, text: str, ticks: frozenset[PastKey] = frozenset()):
    file = services.imports.read_pasted(text)
    return services.imports.apply_attendance(file, ImportChoices(YEAR), ticks)


@pytest.mark.usefixtures("members")
def test_import_then_undo_gives_back_the_identical_book(services: Services):
    before = tables_of(services)

    outcome = take(services, MATRIX)
    written, changed = recorded(services), tables_of(services)
    services.history.undo()

    assert (outcome.added, outcome.changed) == (6, 0)
    assert ("Nguyễn Thị Hạnh", "2025-02-01", "excused", "ốm") in written
    assert ("Phạm Văn Dũng", "2025-01-01", "exempt", "") in written
    assert {n for n in before if before[n] != changed[n]} == {"past_attendance", "import_runs"}
    assert tables_of(services) == before
    assert len(services.backups.list()) == 1


@pytest.mark.usefixtures("members")
def test_what_was_recorded_is_overwritten_only_where_ticked(services: Services):
    take(services, MATRIX)
    other = MATRIX.replace("\tx\tP (ốm)\tK", "\tK\tx\tK")
    file = services.imports.read_pasted(other)
    plan = services.imports.draft_attendance(file, ImportChoices(YEAR)).plan

    assert ([c.new.column for c in plan.changed], plan.unchanged) == (
        ["2025-01-01", "2025-02-01"], 4,
    )  # fmt: skip
    with pytest.raises(Refused, match="không có gì khác"):
        take(services, other)
    outcome = take(services, other, frozenset({plan.changed[0].new.key}))

    assert (outcome.added, outcome.changed) == (0, 1)
    marks = {(name, day): mark for name, day, mark, _why in recorded(services)}
    assert marks["Nguyễn Thị Hạnh", "2025-01-01"] == "unexcused"
    assert marks["Nguyễn Thị Hạnh", "2025-02-01"] == "excused"


@pytest.mark.usefixtures("members")
def test_nothing_is_written_while_something_is_asked(services: Services):
    before = tables_of(services)
    file = services.imports.read_pasted(MATRIX.replace("K", "v"))

    with pytest.raises(Refused, match="Còn 1 ô chưa trả lời"):
        services.imports.apply_attendance(file, ImportChoices(YEAR))
    with pytest.raises(Refused, match="Không thấy cột họ tên"):
        services.imports.apply_attendance(services.imports.read_pasted("a\tb"), ImportChoices())

    assert tables_of(services) == before
    assert services.backups.list() == ()


@pytest.mark.usefixtures("members")
def test_a_workbook_as_cells_keep_it_is_read_whole(services: Services, tmp_path: Path):
    save_matrix(tmp_path / "dd.xlsx")
    file = services.imports.read_file(tmp_path / "dd.xlsx")
    first = services.imports.draft_attendance(file, ImportChoices())
    draft = services.imports.draft_attendance(file, ImportChoices(proposals(first.doubts)), first)

    assert [d.key for d in draft.open] == [(0, "sign:v")]
    assert list(draft.titles.values()) == [
        "10/01/2025", "07/02/2025", "03/2025", "03/2025 (chuyên đề)",
    ]  # fmt: skip
    assert {e.kind for e in draft.plan.added} == {MeetingKind.REGULAR}
    assert {e.held_on for e in draft.plan.added} >= {date(2025, 1, 10), date(2025, 2, 7)}
    assert [line.member_name for line in draft.lines] == ["Nguyễn Thị Hạnh", "Phạm Văn Dũng"]


def test_the_card_of_a_member_counts_an_old_matrix_and_says_so(
    services: Services, members: dict[str, int]
):
    take(services, MATRIX)
    hanh = members["Nguyễn Thị Hạnh"]
    card = services.members.card(hanh, 2025)
    row = next(row for row in services.members.list(2025) if row.id == hanh)
    exempt = services.members.card(members["Phạm Văn Dũng"], 2025)

    assert [(mark.month, mark.is_past, mark.in_base) for mark in card.marks] == [
        (1, True, True), (2, True, True), (3, True, True),
    ]  # fmt: skip
    assert (card.attended, card.summoned) == (row.attended, row.summoned) == (1, 3)
    assert card.past_note == "Tháng 1–3: nhập từ bảng cũ."
    assert [mark.in_base for mark in exempt.marks] == [False, True, True]
    assert services.members.card(hanh, 2024).past_note == ""


def test_a_review_of_such_a_year_counts_the_old_matrix_and_says_so(
    services: Services, members: dict[str, int]
):
    take(services, MATRIX)
    review_id = services.reviews.start(2025)
    hanh = members["Nguyễn Thị Hạnh"]
    line = services.reviews.get(review_id).line(hanh)
    sheet = services.review_entries.sheet(review_id, hanh)

    assert line is not None
    assert (line.facts.attended, line.facts.summoned) == (1, 3)
    assert line.facts.past_note == "Tháng 1–3: nhập từ bảng cũ."
    assert [record.text for record in sheet.records] == [
        "Vắng không lý do, buổi 03/2025 (nhập từ bảng cũ)",
        "Vắng có lý do (ốm), buổi 02/2025 (nhập từ bảng cũ)",
    ]
    assert "dự 1/3 buổi sinh hoạt thường kỳ (tháng 1–3: nhập từ bảng cũ)" in facts_words(line)
    services.history.undo()
    services.history.undo()
    again = services.reviews.get(services.reviews.start(2025)).line(hanh)
    assert again is not None
    assert (again.facts.summoned, again.facts.past_note) == (0, "")


@pytest.mark.usefixtures("members")
def test_the_list_of_a_year_before_the_book_is_exported(services: Services):
    take(services, MATRIX)

    now = datetime(2026, 11, 4, 8, 5)
    content = year_content(services._db, PaperCode.ATTENDANCE_YEAR, 2025, now)

    assert isinstance(content, AttendanceYear)
    assert [(row.name, row.marks[:3]) for row in content.rows] == [
        ("Phạm Văn Dũng", ("M", "x", "x")), ("Nguyễn Thị Hạnh", ("x", "P", "K")),
    ]  # fmt: skip
