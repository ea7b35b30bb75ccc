"""Checks of the attendance: shares, absences without reason, streaks, who leaves early."""

from fractions import Fraction

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.checked_meetings import CheckedMeeting, Found, about, percent_beside
from app.domain.counting import base_lines, in_voting_base, may_vote_at
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingFile, MemberYear
from app.domain.meetings import SCORED_KINDS, MeetingKind, MeetingStage
from app.domain.text import clock_text


def k13_attendance_share(case: CheckedMeeting) -> Found:
    """Enough of the attendance base attend; compared as an exact fraction."""
    if case.kind not in SCORED_KINDS or not (case.is_held and case.counts.is_closed):
        return
    rules, share = case.file.rules, case.counts.attendance
    limit = Fraction(rules.integer("attendance_min"), 100)
    is_strict = rules.flag("attendance_strict")
    if share > limit or (share == limit and not is_strict):
        return
    shown = percent_beside(share, limit)
    need = f"{'trên' if is_strict else 'từ'} {rules.integer('attendance_min')}%"
    figures = f"{case.counts.present}/{case.counts.attendance_base} = {shown}"
    yield case.found("K13", f"Dự họp {figures}, cần {need}.", "attendance", "Xem điểm danh")


def _is_of_cell(case: CheckedMeeting) -> bool:
    """Tell whether the whole cell is meeting or has met; a chi ủy meeting is its own affair."""
    return case.is_held and case.kind is not MeetingKind.COMMITTEE


def k14_unexcused(case: CheckedMeeting) -> Found:
    """Nobody is absent without a reason."""
    absent = case.counts.unexcused
    if not _is_of_cell(case) or len(absent) <= case.file.rules.integer("unexcused_max"):
        return
    for line in absent:
        where = f"attendance:{line.member_id}"
        yield case.found("K14", about(line.full_name, "vắng không lý do."), where, "Ghi lý do")


def k15_excused_streak(case: CheckedMeeting) -> Found:
    """Nobody is absent with reason too many times in a row within the year."""
    if not case.is_held or case.kind not in SCORED_KINDS:
        return
    years = {year.member_id: year for year in case.file.member_years}
    for line in case.counts.excused:
        year = years.get(line.member_id)
        severity = _streak_severity(case, year) if year else None
        if year and severity:
            yield _streak_finding(case, line, year, severity)


def _streak_severity(case: CheckedMeeting, year: MemberYear) -> Severity | None:
    left = case.file.rules.integer("consecutive_absence_max") - year.excused_streak
    if left < 0:
        return case.file.rules.severity("K15")
    return {0: Severity.WARNING, 1: Severity.INFO}.get(left)


def _streak_finding(
    case: CheckedMeeting, line: AttendanceLine, year: MemberYear, severity: Severity
) -> Finding:
    limit = case.file.rules.integer("consecutive_absence_max")
    periods = f" ({', '.join(year.streak_periods)})" if year.streak_periods else ""
    rest = f"vắng có lý do {year.excused_streak} kỳ liền{periods}; tối đa {limit} kỳ."
    where = f"attendance:{line.member_id}"
    return case.found("K15", about(line.full_name, rest), where, "Xem chuỗi vắng", severity)


def k16_months_away(case: CheckedMeeting) -> Found:
    """A member who stayed away without reason for months is to be considered by the cell."""
    if not _is_of_cell(case):
        return
    limit = case.file.rules.integer("expulsion_months")
    for year in case.file.member_years:
        if year.unexcused_months >= limit:
            rest = (
                f"bỏ sinh hoạt {year.unexcused_months} tháng trong năm; cần đưa ra chi bộ xem xét."
            )
            message = about(case.file.name(year.member_id), rest)
            yield case.found("K16", message, f"attendance:{year.member_id}", "Xem các kỳ vắng")


def k19_quorum(case: CheckedMeeting) -> Found:
    """Enough attend to hold the meeting, where the cell's own rules say how many."""
    counts = case.counts
    if not (_is_of_cell(case) and counts.is_closed):
        return
    if counts.attendance < case.file.rules.fraction("quorum"):
        need = case.file.rules.text("quorum")
        message = f"Dự họp {counts.present}/{counts.attendance_base}; quy chế chi bộ cần từ {need}."
        yield case.found("K19", message, "attendance", "Xem điểm danh")


def t2_left_early(case: CheckedMeeting) -> Found:
    """A voter who leaves lowers who may vote, not the denominator; both are said."""
    if case.file.header.stage is not MeetingStage.IN_SESSION:
        return
    for line in case.file.attendance:
        if line.attends and line.left_at and in_voting_base(line, case.file.settings):
            left = may_vote_at(case.file, line.left_at)
            rest = (
                f"về {clock_text(line.left_at)}: từ lúc đó còn {left} người biểu quyết,"
                f" mẫu số vẫn {case.counts.voting_base}."
            )
            where = f"attendance:{line.member_id}"
            yield case.found("T2", about(line.full_name, rest), where, "Xem giờ về")


def longest_streak(file: MeetingFile) -> MemberYear | None:
    """Return the member with the longest current run of excused absences, None without one."""
    summoned = {line.member_id for line in base_lines(file)}
    absent = {line.member_id for line in file.attendance if line.state is AttendanceState.EXCUSED}
    runs = [
        year
        for year in file.member_years
        if year.excused_streak and year.member_id in summoned & absent
    ]
    return max(runs, key=lambda year: year.excused_streak, default=None)
