"""The year table: extremes, mean, trend, grades, and what loses points most often."""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.meetings import MeetingKind
from app.domain.rubrics import RubricItemKind
from app.domain.scored_items import LineState, ScoredItem
from app.domain.year_tables import (
    LossCount,
    LostLine,
    YearPoints,
    YearRow,
    YearTable,
    frozen_losses,
    grade_counts,
    highest_of,
    lost_lines,
    lowest_of,
    mean_of,
    most_lost,
    points_of_year,
    trend_sentence,
)


def row(month: int, points: int | None = None, *, kind=MeetingKind.REGULAR, lost=()) -> YearRow:
    label = "" if points is None else "Tốt" if points >= 90 else "Khá"
    return YearRow(
        meeting_id=month,
        kind=kind,
        title=f"Thường kỳ tháng {month}/2026",
        period=f"Tháng {month}",
        month=month,
        day=date(2026, month, 3),
        base=22,
        present=20,
        speakers=11,
        minutes=95,
        points=None if points is None else Fraction(points),
        maximum=None if points is None else Fraction(100),
        grade_label=label,
        lost=lost,
    )


def loss(item: str, points: int) -> LostLine:
    return LostLine(item, Fraction(points), "", "")


def scored(item: str, points: int | None, most: int = 5, **more) -> ScoredItem:
    known = None if points is None else Fraction(points)
    return ScoredItem(
        id=item, group_id="4", text="", kind=RubricItemKind.BANDS, state=LineState.AUTO,
        points=known, max=Fraction(most), low=Fraction(0), high=Fraction(most), why="vì hồ sơ",
        **more,
    )  # fmt: skip


def test_extremes_are_the_latest_of_equal_meetings():
    rows = (row(1, 88), row(2, 95), row(3, 88), row(4, 95))
    low, high = lowest_of(rows), highest_of(rows)
    assert low is not None
    assert high is not None
    assert (low.month, high.month) == (3, 4)
    assert mean_of(rows) == Fraction(183, 2)


def test_a_year_without_points_has_no_extremes():
    assert (lowest_of(()), highest_of(()), mean_of(())) == (None, None, None)


def test_thematic_meetings_and_those_without_points_are_not_compared():
    table = YearTable(2026, (row(1, 90), row(2), row(3, 92, kind=MeetingKind.THEMATIC)))
    assert [one.month for one in table.scored] == [1]
    assert table.rows[0].id == 1
    assert [one.lost_points for one in table.rows] == [10, None, 8]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((90, 90), (91, 92), "tăng 1,5 điểm so với năm 2025"),
        ((92,), (91, 91), "giảm 1 điểm so với năm 2025 (1 buổi)"),
        ((91, 91), (90, 92), "bằng năm 2025"),
        ((), (90,), ""),
        ((90,), (), ""),
    ],
)
def test_the_trend_compares_with_the_year_before(before, now, said):
    years = ((2025, before), (2026, now))
    history = tuple(points_of_year(y, [Fraction(p) for p in ps]) for y, ps in years if ps)
    assert trend_sentence(YearTable(2026, (), history)) == said


def test_points_of_a_year_hold_mean_and_extremes():
    year = points_of_year(2026, [Fraction(86), Fraction(95)])
    assert year == YearPoints(2026, Fraction(181, 2), Fraction(86), Fraction(95), 2)


def test_grades_are_counted_the_best_first():
    assert grade_counts((row(1, 85), row(2, 91), row(3, 92), row(4))) == "2 Tốt · 1 Khá"


def test_what_loses_points_most_often_comes_first():
    rows = (
        row(1, 90, lost=(loss("4.7", 1), loss("5.2", 4))),
        row(2, 90, lost=(loss("5.2", 4), loss("4.7", 1))),
        row(3, 90, lost=(loss("4.7", 2),)),
    )
    assert most_lost(rows) == (LossCount("4.7", 3, Fraction(4)), LossCount("5.2", 2, Fraction(8)))


def test_a_lost_line_is_written_with_its_points():
    assert loss("4.7", 2).text == "4.7\u00a0−2"


def test_lost_lines_give_the_written_reason_and_the_record_behind():
    evidence = (
        Evidence(EvidenceKey.CRITIQUE_MINUTES, Fraction(12), "12 phút"),
        Evidence(EvidenceKey.CRITIQUE_MINUTES, Fraction(12), "12 phút", "run:critique"),
    )
    items = (
        scored("1.1", 5),
        scored("1.2", None),
        scored("4.7", 4, note="còn ít ý kiến", evidence=evidence),
        scored("5.2", 1, reason="họp muộn"),
        scored("5.3", 2),
    )
    assert lost_lines(items) == (
        LostLine("4.7", Fraction(1), "còn ít ý kiến", "run:critique"),
        LostLine("5.2", Fraction(4), "họp muộn", ""),
        LostLine("5.3", Fraction(3), "vì hồ sơ", ""),
    )


def test_a_frozen_copy_is_read_for_its_losses_only():
    items = [
        {"id": "1.1", "max": "5", "points": "5", "why": ""},
        {"id": "1.2", "max": "5", "points": None, "why": ""},
        {"id": "4.7", "max": "5", "points": "4.5", "why": "vì", "note": "ghi", "evidence": [
            {"key": "a"}, {"key": "b", "where": "run:critique"},
        ]},
    ]  # fmt: skip
    plain = {"sheet": {"maximum": "100", "items": items}}
    lost = LostLine("4.7", Fraction(1, 2), "ghi", "run:critique")
    assert frozen_losses(plain) == (Fraction(100), (lost,))
