"""The words of the journal: every table has a noun, every named field reads as on screen."""

from datetime import datetime

import pytest

from app.domain.journal_fields import field_changes
from app.domain.journals import (
    RECORD_GROUP_LABELS,
    RECORD_NOUNS,
    FieldChange,
    RecordGroup,
    RecordKey,
    TrashLine,
    tables_of,
    trash_tables,
)


def test_every_table_belongs_to_one_group_with_a_label():
    grouped = [table for group in RecordGroup for table in tables_of(group)]
    assert sorted(grouped) == sorted(RECORD_NOUNS)
    assert set(RECORD_GROUP_LABELS) == set(RecordGroup)


def test_what_a_person_deletes_waits_in_the_trash():
    assert {"members", "meetings", "tasks", "minutes_entries"} <= set(trash_tables())
    assert "score_lines" not in trash_tables()


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "said"),
    [
        ("tasks", "due_on", "2026-11-20", "2026-12-01", ("Hạn", "20/11/2026", "01/12/2026")),
        ("tasks", "state", "in_progress", "done", ("Trạng thái", "Đang làm", "Xong")),
        ("meetings", "starts_at", None, "14:00:00.000000", ("Giờ họp", "", "14:00")),
        (
            "meetings", "started_at", None, "2026-11-03 14:02:00.000000",
            ("Bắt đầu lúc", "", "14:02 ngày 03/11/2026"),
        ),
        ("inspection_items", "planned", "q2", "m12", ("Thời gian", "Quý II", "Tháng 12")),
        ("inspection_items", "subject", "Một", "Hai", ("Nội dung", "Một", "Hai")),
        ("score_lines", "cell_points", "9/2", "5", ("Điểm chi bộ", "4,5", "5")),
        ("agenda_items", "content", "một\ndòng", "", ("Nội dung", "một dòng", "")),
        ("agenda_items", "content", "", "dài " * 100, ("Nội dung", "", "dài " * 74 + "dài …")),
    ],
)  # fmt: skip
def test_a_change_is_told_field_by_field(table, column, before, after, said):
    assert field_changes(table, {column: before}, {column: after}) == (FieldChange(*said),)


def test_fields_without_a_name_or_with_a_slug_unknown_are_left_out():
    before = {"owner_id": 1, "state": "open", "text": "a\n", "subject": "x"}
    assert field_changes("score_sheets", before, {"owner_id": 2, "state": "x", "text": "a"}) == ()


def test_a_line_of_the_trash_is_known_by_action_and_row():
    line = TrashLine(3, RecordKey("tasks", 7), "Nhiệm vụ", "Lập", "", at=datetime(2026, 11, 4))
    assert line.id == (3, "tasks", 7)
