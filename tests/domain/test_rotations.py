"""The rotation of reports: order, skips, fairness in one sentence."""

from datetime import date

import pytest

from app.domain.carry_over import ReportTurn, is_turn_line, turn_line
from app.domain.periods import Period
from app.domain.rotations import MemberReport, Rotation, TurnSkip, turn_lines, waited_since

LAN, LOAN, MINH, NEW = (
    ReportTurn(1, "Hoàng Thị Lan", 1),
    ReportTurn(2, "Tạ Thị Loan", 12),
    ReportTurn(3, "Lương Ngọc Minh", 5),
    ReportTurn(4, "Phan Thị Mỹ Linh", None),
)
TURNS = (LAN, LOAN, MINH, NEW)


def a_report(member_id: int, year: int, month: int) -> MemberReport:
    return MemberReport(member_id, year * 100 + month, f"T{month}/{year}", date(year, month, 3))


REPORTS = (a_report(1, 2025, 6), a_report(1, 2026, 10), a_report(2, 2025, 11), a_report(3, 2026, 6))


def test_who_never_reported_comes_first_then_the_longest_wait():
    lines = turn_lines(TURNS, REPORTS, 2)
    assert [line.turn.member_id for line in lines] == [4, 2, 3, 1]
    assert [line.place for line in lines] == [1, 2, 3, 4]
    assert [line.is_next for line in lines] == [True, True, False, False]


def test_who_is_skipped_stands_last_with_the_reason_and_the_next_moves_up():
    lines = turn_lines(TURNS, REPORTS, 1, (TurnSkip(4, "2026-12", "đi học"),))
    assert [line.id for line in lines] == [2, 3, 1, 4]
    assert [line.is_next for line in lines] == [True, False, False, False]
    assert (lines[-1].place, lines[-1].skip_reason) == (0, "đi học")


def test_a_member_shows_every_report_the_last_one_first():
    line = turn_lines(TURNS, REPORTS, 1)[-1]
    assert [report.label for report in line.reports] == ["T10/2026", "T6/2025"]
    assert line.last is not None
    assert line.last.label == "T10/2026"
    assert (line.in_year(2026), line.in_year(2024)) == (1, 0)
    assert turn_lines(TURNS, (), 1)[0].last is None


def test_the_rotation_says_whose_turn_it_is_and_how_even_it_was():
    rotation = Rotation("2026-12", "tháng 12/2026", 2, 32, turn_lines(TURNS, REPORTS, 2))
    assert rotation.sentence == (
        "Mỗi kỳ 2 đồng chí (chi bộ 32 đảng viên). Đến lượt tháng 12/2026: đ/c Linh, đ/c Loan."
    )
    assert rotation.fairness == (
        "Nhiều nhất 2 lần, ít nhất 0 lần; 1 đồng chí chưa báo cáo lần nào; chờ lâu nhất 12 kỳ."
    )


def test_a_book_without_members_has_nobody_in_turn():
    rotation = Rotation("2026-12", "tháng 12/2026", 1, 0, ())
    assert rotation.sentence == "Mỗi kỳ 1 đồng chí (chi bộ 0 đảng viên)."
    assert rotation.fairness == ""


def test_everybody_having_reported_is_said_without_a_rest():
    lines = turn_lines((LAN, LOAN), REPORTS, 1)
    assert Rotation("", "", 1, 2, lines).fairness == (
        "Nhiều nhất 2 lần, ít nhất 1 lần; chờ lâu nhất 12 kỳ."
    )


def test_a_report_of_before_the_book_counts_once_and_names_its_month():
    before = Period(2025, 10)
    lines = turn_lines(TURNS, REPORTS, 1, (), {4: before, 3: before})
    loan, minh = lines[0], next(line for line in lines if line.id == 3)
    assert (loan.last_label, loan.times, loan.in_year(2025)) == ("T10/2025", 1, 1)
    assert (minh.last_label, minh.times, minh.in_year(2025), minh.in_year(2026)) == (
        "T6/2026",
        2,
        1,
        1,
    )
    assert turn_lines(TURNS, REPORTS, 1)[0].last_label == ""


def test_the_wait_is_said_in_words():
    assert [line.waited for line in turn_lines(TURNS, REPORTS, 1)] == [
        "chưa lần nào",
        "chờ 12 kỳ",
        "chờ 5 kỳ",
        "chờ 1 kỳ",
    ]


@pytest.mark.parametrize(
    ("earlier", "held", "waited"),
    [
        (Period(2025, 10), (Period(2025, 12), Period(2026, 1)), 3),
        (Period(2025, 11), (Period(2025, 12), Period(2026, 1)), 2),
        (Period(2026, 1), (Period(2025, 12), Period(2026, 1)), 0),
        (Period(2025, 10), (), 0),
    ],
)
def test_the_wait_since_before_the_book_is_months_between_and_meetings(earlier, held, waited):
    assert waited_since(earlier, held) == waited


def test_the_last_reporters_are_named_with_their_month():
    reports = (*REPORTS, a_report(2, 2026, 10))
    rotation = Rotation("", "", 1, 3, turn_lines((LAN, LOAN, MINH), reports, 1))
    assert rotation.last_said == "Tháng 10: đ/c Tạ Thị Loan, đ/c Hoàng Thị Lan đã báo cáo."
    assert Rotation("", "", 1, 3, turn_lines(TURNS, (), 1)).last_said == ""


def test_an_agenda_has_the_turn_when_it_names_everybody_due():
    lines = turn_lines(TURNS, REPORTS, 2, (TurnSkip(4, "2026-12", "đi học"),))
    due = frozenset({2, 3})
    assert [line.id for line in Rotation("", "", 2, 4, lines).upcoming] == [2, 3, 1]
    assert Rotation("", "", 2, 4, lines, 7, due).is_on_agenda
    assert not Rotation("", "", 2, 4, lines, 7, frozenset({2})).is_on_agenda
    assert not Rotation("", "", 2, 0, (), 7, due).is_on_agenda


def test_a_line_that_says_whose_turn_it_is_is_told_from_others():
    assert is_turn_line(turn_line(LAN))
    assert not is_turn_line("T10: chưa bàn")
