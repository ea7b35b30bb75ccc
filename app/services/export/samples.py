"""The sample context of every paper and report, all of one invented cell and meeting."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.services.export import (
    sample_drafted,
    sample_issued,
    sample_minutes,
    sample_minutes_more,
    sample_registers,
    sample_reports,
    sample_reviews,
)
from app.services.export.contexts import Signature
from app.services.export.issued_contexts import Paper, RemarkSheetPaper, RemarkSheetRow
from app.services.export.paper_kinds import PaperKind
from app.services.export.sample_issued import SIGNATURE
from app.services.export.sample_minutes import HEADER, ISSUER, TASKS
from app.services.export.sheet_contexts import (
    AttendanceList,
    AttendanceListRow,
    AttendanceYear,
    AttendanceYearRow,
    MonthlyList,
    MonthlyListRow,
    PlanReality,
    PlanRealityRow,
    ScoreYear,
    ScoreYearRow,
    TaskTable,
    TaskTableRow,
)


def sample_contexts() -> dict[PaperKind, Paper]:
    """Return one full context for each kind of paper."""
    return {
        PaperKind.REGULAR_MINUTES: sample_minutes.REGULAR_MINUTES,
        PaperKind.THEMATIC_MINUTES: sample_minutes_more.THEMATIC_MINUTES,
        PaperKind.COMBINED_MINUTES: sample_minutes_more.COMBINED_MINUTES,
        PaperKind.COMMITTEE_MINUTES: sample_minutes_more.COMMITTEE_MINUTES,
        PaperKind.RESOLUTION: sample_issued.RESOLUTION,
        PaperKind.PROGRAMME: sample_issued.PROGRAMME,
        PaperKind.INVITATION: sample_issued.INVITATION,
        PaperKind.SCORE_SHEET: sample_issued.SCORE_SHEET,
        PaperKind.YEAR_PLAN: sample_issued.YEAR_PLAN,
        PaperKind.HANDOUT: sample_registers.HANDOUT,
        PaperKind.REMARK_SHEET: sample_remark_sheet(),
        PaperKind.REVIEW_FORMS: sample_reviews.REVIEW_FORMS,
        PaperKind.REVIEW_MINUTES: sample_reviews.REVIEW_MINUTES,
        PaperKind.BALLOT_RECORD: sample_reviews.BALLOT_RECORD,
        PaperKind.BALLOT_SLIP: sample_reviews.BALLOT_SLIP,
        PaperKind.REVIEW_REPORT: sample_reviews.REVIEW_REPORT,
        PaperKind.MONTH_REPORT: sample_reports.MONTH_REPORT,
        PaperKind.YEAR_REPORT: sample_reports.YEAR_REPORT,
        PaperKind.TOPIC_PLAN: sample_reports.TOPIC_PLAN,
        PaperKind.TOPIC_REPORT: sample_reports.TOPIC_REPORT,
        PaperKind.INSPECTIONS: sample_reports.INSPECTION_PROGRAMME,
        **sample_drafted.DRAFTED,
    }


def sample_remark_sheet() -> RemarkSheetPaper:
    """Return the sheet of the sample meeting with one item filled in."""
    programme = sample_issued.PROGRAMME
    blank = [RemarkSheetRow(row.number, row.content) for row in programme.rows]
    filled = replace(
        blank[3],
        strength="Số liệu rõ, có so sánh với tháng trước.",
        shortcoming="Chưa nêu nguyên nhân của hồ sơ trễ hạn.",
        proposal="Mỗi hạn chế có giải pháp, người làm.",
    )
    return RemarkSheetPaper(
        header=replace(HEADER, place_and_date="Tân Hòa, ngày 03 tháng 11 năm 2026"),
        subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        meeting=f"{programme.time_text}, tại {programme.place}",
        rows=(*blank[:3], filled, *blank[4:], RemarkSheetRow("", "Cả buổi họp")),
        code="GY1-5b0f3c1e-41-7",
        signature=Signature("NGƯỜI GÓP Ý", name="Nguyễn Hữu Phước"),
        name="Nguyễn Hữu Phước",
        role="Đảng ủy viên theo dõi",
        unit="Đảng ủy xã Tân Hòa",
        team="Tổ công tác số 2",
    )


def sample_monthly_list() -> MonthlyList:
    """Return the one-row slip of the sample meeting."""
    row = MonthlyListRow(
        unit_name=ISSUER,
        members=24,
        held_on=date(2026, 11, 3),
        points=Fraction(94),
        grade="good",
        note="4.7: 12 phút, thiếu 3 phút (-1); 6.2: còn nể nang (-2); 7: đạt 87,5% (-3)",
        attended=20,
        meeting_key="2026-11",
    )
    return MonthlyList(
        header=replace(HEADER, place_and_date="Tân Hòa, ngày 10 tháng 11 năm 2026"),
        cell_id="5b0f3c1e-7a52-4f0e-9c55-2f6f6a7d1c11",
        cell_name=ISSUER,
        year=2026,
        month=11,
        made_on=date(2026, 11, 10),
        rows=(row,),
        footnote="đảng số không thay đổi so với tháng 10.",
        signature=SIGNATURE,
    )


def sample_task_table() -> TaskTable:
    """Return the seven tasks of the sample resolution."""
    rows = tuple(
        TaskTableRow(
            code=task.number,
            source="Nghị quyết 17-NQ/CB",
            text=task.text,
            owner=task.person,
            co_owners=task.co_owners,
            due_on=date(2026, 11, int(task.due[:2])),
            product=task.product,
            state="Đang làm",
            done_on=None,
            result="",
            report_at=task.report_at,
        )
        for task in TASKS
    )
    return TaskTable(HEADER, "Nghị quyết 17-NQ/CB, tháng 11 năm 2026", rows, SIGNATURE)


def sample_attendance_year() -> AttendanceYear:
    """Return three members' year of eleven regular meetings."""
    rows = (
        _year_of("Dương Quốc Bình", "Chính thức", "xxxxPxxxxxx", 1),
        _year_of("Trần Quang Huy", "Chính thức", "xxPxxxxxxPP", 2),
        _year_of("Trần Thị Phượng", "Miễn", "MMMMMMMMMMM", 0),
    )
    return AttendanceYear(HEADER, 2026, rows, SIGNATURE)


def sample_score_year() -> ScoreYear:
    """Return the points of a regular and a thematic meeting."""
    november = ScoreYearRow(
        period="Tháng 11",
        kind="Thường kỳ",
        held_on=date(2026, 11, 3),
        points=Fraction(94),
        grade="Tốt",
        present=20,
        base=22,
        attendance=Fraction(20, 22),
        minutes=95,
        speakers=11,
        speaking=Fraction(11, 20),
        losses="4.7 −1 (12 phút, thiếu 3 phút)",
    )
    thematic = replace(
        november, period="Quý III", kind="Chuyên đề", held_on=date(2026, 8, 18), losses=""
    )
    summary = "1 buổi thường kỳ: 1 Tốt; bình quân 94 điểm."
    return ScoreYear(HEADER, 2026, (thematic, november), summary, SIGNATURE)


def sample_attendance_list() -> AttendanceList:
    """Return the list of the sample meeting."""
    return AttendanceList(
        header=HEADER,
        meeting="Thường kỳ tháng 11/2026",
        when_and_where="14:00, ngày 03/11/2026, Phòng họp A",
        rows=(
            AttendanceListRow("Nguyễn Thị Hạnh", "Bí thư", "Chính thức", "Có mặt", ""),
            AttendanceListRow("Trần Quang Huy", "", "Chính thức", "Vắng có lý do", "ốm"),
            AttendanceListRow("Nguyễn Hữu Phước", "", "Đại biểu", "", "Tổ công tác số 2"),
        ),
        summary="Có mặt 20/22 đồng chí, đạt 90,9%.",
        signature=SIGNATURE,
    )


def sample_plan_reality() -> PlanReality:
    """Return a meeting held on another day and one still to come."""
    october = PlanRealityRow(
        period="Tháng 10",
        kind="Thường kỳ",
        focus="Số hóa hồ sơ, thi đua quý IV",
        planned_on=date(2026, 10, 3),
        held_on=date(2026, 10, 5),
        state="Họp ngày khác",
        minutes=95,
        attendance="21/22",
        points=Fraction(95),
        grade="Tốt",
        note="03/10 là thứ Bảy",
    )
    december = PlanRealityRow(
        period="Tháng 12",
        kind="Thường kỳ",
        focus="Kiểm điểm, đánh giá cuối năm",
        planned_on=date(2026, 12, 3),
        held_on=None,
        state="Chưa đến ngày",
        minutes=None,
        attendance="",
        points=None,
        grade="",
    )
    summary = "Kế hoạch 2 buổi, đã họp 1, 1 họp ngày khác, 1 chưa đến ngày."
    return PlanReality(HEADER, 2026, (october, december), summary, SIGNATURE)


def _year_of(name: str, member_class: str, marks: str, streak: int) -> AttendanceYearRow:
    present, excused = marks.count("x"), marks.count("P")
    summoned = present + excused
    return AttendanceYearRow(
        name=name,
        member_class=member_class,
        marks=(*marks, ""),
        present=present,
        excused=excused,
        unexcused=0,
        longest_streak=streak,
        rate=Fraction(present, summoned) if summoned else None,
    )
