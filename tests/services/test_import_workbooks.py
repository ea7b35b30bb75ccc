"""Twenty-four untidy workbooks: each cell is read right, asked about, or left out with a reason."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.dates import PartialDate
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.member_imports import MemberImport, draft_members
from app.domain.members import Post
from app.services.foreign_files import read_foreign_file
from tests import ugly_workbooks as ugly

SETTING = ImportSetting(
    date(2026, 11, 4), 12, "Chi bộ Văn phòng", frozenset({ImportColumn.CITIZEN_ID})
)
HANH, DUNG, HA = "Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà"


@dataclass(frozen=True)
class Expected:
    """What a workbook must give: values by row, questions with their proposal, rows left out."""

    make: ugly.Maker
    people: dict[int, dict[str, str]]
    asked: list[tuple[int, str, str | None]] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


BORN, CARD, ADMITTED, OFFICIAL = "birth_date", "card_number", "admission_date", "official_date"
CELL = {"current_cell": "Chi bộ Văn phòng"}
CASES = [
    Expected(
        ugly.save_exact,
        {
            2: {"full_name": HANH, CARD: "012345678901", BORN: "14/3/1971",
                ADMITTED: "19/5/1998", **CELL, "residence_cell": "Chi bộ Khu phố 2",
                "status": "active", "citizen_id": "001171000001"},
            3: {"full_name": DUNG, CARD: "012345678902", BORN: "02/9/1975",
                ADMITTED: "03/02/2003", **CELL, "status": "active",
                "citizen_id": "001075000002"},
        },
        [(0, "official_dates", None)],
    ),
    Expected(
        ugly.save_titled,
        {
            8: {"full_name": HANH, BORN: "14/3/1971", ADMITTED: "19/5/1998",
                OFFICIAL: "19/5/1999"},
            9: {"full_name": DUNG, BORN: "02/9/1975", ADMITTED: "03/02/2003",
                OFFICIAL: "03/02/2004"},
        },
        skipped=[7, 10, 12, 13, 15],
    ),
    Expected(
        ugly.save_two_headings,
        {
            3: {"full_name": HANH, BORN: "1971", "gender": "Nữ", ADMITTED: "19/5/1998",
                OFFICIAL: "19/5/1999", "post": "secretary", "office_post": "Chánh VP"},
            4: {"full_name": DUNG, BORN: "1975", "gender": "Nam", ADMITTED: "03/02/2003",
                OFFICIAL: "03/02/2004", "post": "deputy_secretary"},
        },
    ),
    Expected(
        ugly.save_empty_columns,
        {9: {"full_name": HANH, BORN: "14/3/1971", "phone": "0912345678"},
         11: {"full_name": DUNG, BORN: "02/9/1975"}},
        [(11, "phone", "0912345679")],
    ),
    Expected(
        ugly.save_hidden_rows,
        {2: {"full_name": HANH, BORN: "14/3/1971"},
         3: {"full_name": "Võ Hoài Nam", BORN: "27/02/1994"},
         4: {"full_name": DUNG, BORN: "02/9/1975"}},
        [(3, "hidden", None)],
    ),
    Expected(
        ugly.save_dates,
        {
            2: {"full_name": HANH, BORN: "14/3/1971"}, 3: {"full_name": DUNG, BORN: "02/9/1975"},
            4: {"full_name": HA, BORN: "21/11/1983"}, 5: {"full_name": "Lê Minh Tuấn"},
            6: {"full_name": "Hoàng Thị Lan"}, 7: {"full_name": "Cao Thị Diệp"},
            8: {"full_name": "Đỗ Đức Thành"},
            9: {"full_name": "Trần Quang Huy", BORN: "11/01/1990"},
            10: {"full_name": "Hồ Sỹ Đạt"}, 11: {"full_name": "Mai Thị Hương"},
            12: {"full_name": "Phan Đình Khánh"},
            13: {"full_name": "Vũ Thị Thắm", BORN: "06/6/1988"},
        },
        [(5, BORN, "05/1984"), (6, BORN, "1979"), (7, BORN, "14/11/1984"),
         (8, BORN, "19/05/1986"), (10, BORN, None), (11, BORN, None), (12, BORN, None)],
    ),
    Expected(
        ugly.save_american,
        {2: {"full_name": HANH}, 3: {"full_name": DUNG},
         4: {"full_name": HA, BORN: "21/11/1983"},
         5: {"full_name": "Đỗ Đức Thành", BORN: "30/6/1986"}},
        [(2, BORN, None), (3, BORN, None)],
    ),
    Expected(
        ugly.save_numbers,
        {2: {"full_name": HANH, CARD: "912345678901", "phone": "0912345678"},
         3: {"full_name": DUNG}, 4: {"full_name": HA}, 5: {"full_name": "Hoàng Thị Lan"},
         6: {"full_name": "Đỗ Đức Thành", CARD: "012345678905", "phone": "0912345680"}},
        [(3, CARD, None), (3, "phone", "0912345679"), (4, CARD, None), (5, CARD, None)],
    ),
    Expected(
        ugly.save_names,
        {2: {"full_name": HANH}, 3: {"full_name": "Trần Thị Đẹp"}, 4: {"full_name": DUNG},
         5: {"full_name": "H'Hen Niê"}, 9: {"full_name": HA}},
        [(6, "full_name", "Lê Minh Tuấn"), (7, "full_name", None), (8, "full_name", None)],
    ),
    Expected(
        ugly.save_tcvn3,
        {2: {"full_name": HANH, "post": "secretary", "occupation": "Cán bộ"},
         3: {"full_name": DUNG}},
        [(0, "encoding", "chuyển mã")],
    ),
    Expected(
        ugly.save_vni,
        {2: {"full_name": HANH, BORN: "14/3/1971"}, 3: {"full_name": DUNG, BORN: "02/9/1975"},
         4: {"full_name": "Lương Ngọc Minh", BORN: "03/3/1989"}},
        [(0, "encoding", None)],
    ),
    Expected(ugly.save_rich, {2: {"full_name": HANH}, 3: {"full_name": DUNG}},
             [(0, "encoding", None)]),
    Expected(
        ugly.save_duplicates,
        {
            2: {"full_name": HANH, BORN: "14/3/1971", CARD: "012345678901"},
            3: {"full_name": HANH, BORN: "14/3/1971", CARD: "012345678901"},
            4: {"full_name": "Nguyễn Văn An", BORN: "01/01/1980"},
            5: {"full_name": "Nguyễn Văn An", BORN: "02/02/1990"},
            6: {"full_name": DUNG, BORN: "02/9/1975", CARD: "012345678902"},
            7: {"full_name": DUNG, BORN: "02/9/1957", CARD: "012345678902"},
        },
        [(3, "duplicate", "bỏ"), (7, "duplicate", None)],
    ),
    Expected(
        ugly.save_no_order,
        {2: {"full_name": HANH, "work_unit": "Văn phòng"},
         4: {"full_name": DUNG, "work_unit": "Tư pháp"}},
        skipped=[3, 5],
    ),
    Expected(
        ugly.save_sections,
        {
            3: {"full_name": HANH, BORN: "14/3/1971", ADMITTED: "19/5/1998",
                "status": "official"},
            4: {"full_name": DUNG, BORN: "02/9/1975", ADMITTED: "03/02/2003",
                "status": "official"},
            6: {"full_name": "Lý Gia Bảo", BORN: "12/4/1997", ADMITTED: "20/11/2025",
                "status": "probationary"},
        },
        [(0, "official_dates", None)],
        skipped=[2, 5],
    ),
    Expected(
        ugly.save_merged_down,
        {2: {"full_name": HANH, "work_unit": "Văn phòng", "group": "Tổ 1"},
         3: {"full_name": DUNG, "work_unit": "Văn phòng", "group": "Tổ 2"},
         4: {"full_name": HA, "work_unit": "Tư pháp", "group": "Tổ 2"}},
    ),
    Expected(ugly.save_sheets, {2: {"full_name": "Võ Hoài Nam", BORN: "14/3/1971"}},
             [(0, "sheet", None)]),
    Expected(
        ugly.save_statuses,
        {
            2: {"full_name": HANH, "status": "active"},
            3: {"full_name": DUNG, "status": "official"},
            4: {"full_name": "Lý Gia Bảo", "status": "probationary"},
            5: {"full_name": "Trần Thị Phượng", "status": "exempt"},
            6: {"full_name": "Cao Thị Diệp"}, 7: {"full_name": "Hồ Sỹ Đạt"},
            8: {"full_name": "Võ Hoài Nam", "status": "temporary_out"},
            9: {"full_name": "Phan Đình Khánh", "status": "gone"},
            10: {"full_name": "Mai Thị Hương"},
            11: {"full_name": "Trần Quang Huy", "status": "suspended"},
        },
        [(6, "status", None), (7, "status", None)],
        skipped=[9],
    ),
    Expected(
        ugly.save_posts,
        {2: {"full_name": HANH, "post": "secretary+Chánh Văn phòng"}, 3: {"full_name": DUNG},
         4: {"full_name": "Lý Gia Bảo", "post": "Bí thư Đoàn thanh niên"}, 5: {"full_name": HA},
         6: {"full_name": "Hồ Sỹ Đạt", "post": "committee_member"}},
        [(3, "post", None)],
    ),
    Expected(
        ugly.save_formulas,
        {2: {"full_name": HANH}, 3: {"full_name": DUNG, BORN: "02/9/1975",
                                     "work_unit": "Tư pháp"}},
        [(2, BORN, None), (2, "work_unit", None)],
    ),
    Expected(
        ugly.save_odd_rows,
        {2: {"full_name": HANH, BORN: "14/3/1971"}, 4: {"full_name": HA}},
        [(3, "full_name", None), (4, "alone", None)],
        skipped=[7, 8],
    ),
]  # fmt: skip


def draft_of(make: ugly.Maker, folder: Path) -> MemberImport:
    path = folder / "danh-sach.xlsx"
    make(path)
    return draft_members(read_foreign_file(path), ImportChoices(), SETTING)


def plain(value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.text()
    if isinstance(value, tuple):
        return "+".join(p.value if isinstance(p, Post) else p for p in value)
    return str(value)


def values_of(draft: MemberImport) -> dict[int, dict[str, str]]:
    return {
        person.row: {column.value: plain(value) for column, value in person.values.items()}
        for person in draft.sheet.people
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.make.__name__)
def test_each_cell_is_read_right_or_not_at_all(case: Expected, tmp_path: Path):
    assert values_of(draft_of(case.make, tmp_path)) == case.people


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.make.__name__)
def test_each_doubtful_cell_is_asked_and_no_other(case: Expected, tmp_path: Path):
    draft = draft_of(case.make, tmp_path)

    assert [(d.row, d.column, d.proposed) for d in draft.doubts] == case.asked
    assert all(doubt.question and doubt.choices for doubt in draft.doubts)
    assert draft.is_ready is not bool(case.asked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.make.__name__)
def test_each_row_left_out_is_told_with_its_reason(case: Expected, tmp_path: Path):
    draft = draft_of(case.make, tmp_path)
    skipped = (*draft.sheet.skipped, *draft.plan.set_aside)

    assert sorted(row.row for row in skipped) == case.skipped
    assert all(row.reason for row in skipped)


def test_a_list_of_a_whole_chapter_gives_the_members_of_the_own_cell(tmp_path: Path):
    draft = draft_of(ugly.save_whole_chapter, tmp_path)

    assert [added.form.full_name for added in draft.plan.added] == [HANH, DUNG]
    assert [row.text for row in draft.plan.set_aside] == ["Trần Văn Sáu", "Lê Thị Bảy"]
    assert draft.doubts[0].proposed == "Chi bộ Văn phòng"


def test_the_answers_offered_complete_every_cell_they_belong_to(tmp_path: Path):
    path = tmp_path / "danh-sach.xlsx"
    ugly.save_dates(path)
    file = read_foreign_file(path)
    first = draft_members(file, ImportChoices(), SETTING)
    answers = {d.key: d.proposed or "" for d in first.doubts}
    answers[(11, BORN)] = "19/05/1984"

    draft = draft_members(file, ImportChoices(answers=answers), SETTING)

    born = {row: values.get(BORN) for row, values in values_of(draft).items()}
    assert draft.is_ready
    assert born == {
        2: "14/3/1971", 3: "02/9/1975", 4: "21/11/1983", 5: "05/1984", 6: "1979",
        7: "14/11/1984", 8: "19/5/1986", 9: "11/01/1990", 10: None, 11: "19/5/1984", 12: None,
        13: "06/6/1988",
    }  # fmt: skip
