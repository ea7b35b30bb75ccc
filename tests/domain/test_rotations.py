"""The rotation of reports: order, skips, fairness in one sentence."""

from datetime import date

from app.domain.carry_over import ReportTurn
from app.domain.rotations import MemberReport, Rotation, TurnSkip, turn_lines

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
        "Nhiều nhất 2 lần, ít nhất 0 lần; 1 đồng chí chưa báo cáo lần nào."
    )


def test_a_book_without_members_has_nobody_in_turn():
    rotation = Rotation("2026-12", "tháng 12/2026", 1, 0, ())
    assert rotation.sentence == "Mỗi kỳ 1 đồng chí (chi bộ 0 đảng viên)."
    assert rotation.fairness == ""


def test_everybody_having_reported_is_said_without_a_rest():
    lines = turn_lines((LAN, LOAN), REPORTS, 1)
    assert Rotation("", "", 1, 2, lines).fairness == "Nhiều nhất 2 lần, ít nhất 1 lần."
