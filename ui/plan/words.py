"""Words and colours of the year plan, alike in the table, the calendar and the checks."""

from datetime import date

from app.domain.meetings import MEETING_STAGE_LABELS, MeetingKind, MeetingRow, MeetingStage
from app.domain.plan_gaps import PlanCoverage, PlanGap
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import day_month, short_date, weekday_name
from ui.kit.chips import ChipSpec, Role, grade_chip

PLAN_KINDS = frozenset(MeetingKind) - {MeetingKind.COMMITTEE}
MOVED_NOTE = (
    "ngày họp đã dời. F2 sửa tại chỗ; dời ngày bằng nút Dời ngày hoặc kéo trong Lịch, "
    "các mốc chuẩn bị dời theo."
)
_STAGE_CHIPS: dict[MeetingStage, ChipSpec] = {
    MeetingStage.PREPARING: ChipSpec("Đang chuẩn bị"),
    MeetingStage.IN_SESSION: ChipSpec("Đang họp", "gold"),
    MeetingStage.SCORING: ChipSpec("Đang chấm điểm", "gold"),
    MeetingStage.POSTPONED: ChipSpec("Hoãn", "warn"),
    MeetingStage.NOT_HELD: ChipSpec("Không họp", "warn"),
}
_HELD = frozenset({MeetingStage.FINISHING, MeetingStage.LOCKED})


def day_text(day: date, year: int) -> str:
    """Return a day with its weekday, the year only where it is another one."""
    shown = day_month(day) if day.year == year else short_date(day)
    return f"{weekday_name(day)}, {shown}"


def month_text(row: MeetingRow) -> str:
    """Return the month of a regular meeting; other kinds stand under their month."""
    is_regular = row.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}
    return str(row.period.month) if is_regular and row.period.month else ""


def focus_text(row: MeetingRow) -> str:
    """Return what a meeting is about, its kind named where it is not the regular one."""
    match row.kind:
        case MeetingKind.REGULAR:
            return row.focus
        case MeetingKind.THEMATIC:
            return f"Chuyên đề: {row.focus}" if row.focus else "Chuyên đề: chưa chọn nội dung"
        case MeetingKind.COMBINED:
            return f"Kết hợp chuyên đề: {row.focus}" if row.focus else "Kết hợp chuyên đề"
        case MeetingKind.EXTRAORDINARY:
            return f"Bất thường: {row.focus}" if row.focus else "Bất thường"
        case _:
            return row.focus or "Kiểm điểm, xếp loại cuối năm"


def writer_text(row: MeetingRow) -> str:
    """Return who writes: a name, else the chi ủy for meetings without a topic."""
    if row.preparer_name:
        return row.preparer_name
    return "Chưa giao" if row.kind in THEMATIC_KINDS else "Chi ủy"


def result_chip(row: MeetingRow) -> ChipSpec:
    """Return the grade of a scored meeting, else how far it is."""
    if row.grade:
        return grade_chip(row.grade)
    if row.stage in _HELD:
        return ChipSpec("Đã họp", "ok")
    return _STAGE_CHIPS.get(row.stage, ChipSpec(MEETING_STAGE_LABELS[row.stage]))


def year_sentence(rows: tuple[MeetingRow, ...]) -> str:
    """Return the state of a year in one sentence."""
    if not rows:
        return "Chưa có kế hoạch."
    regular = sum(row.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED} for row in rows)
    thematic = sum(row.kind in THEMATIC_KINDS for row in rows)
    held = sum(row.stage in _HELD or bool(row.points) for row in rows)
    return f"{regular} buổi thường kỳ, {thematic} buổi chuyên đề. Đã họp {held} buổi."


def coverage_lines(cover: PlanCoverage) -> tuple[tuple[Role, str], ...]:
    """Return how many months and quarters have their meeting."""
    pairs = (
        (cover.months, cover.months_due, "tháng có thường kỳ"),
        (cover.quarters, cover.quarters_due, "quý có chuyên đề"),
    )
    return tuple(
        ("ok", f"Đủ {have}/{due} {what}") if have >= due else ("warn", f"Mới {have}/{due} {what}")
        for have, due, what in pairs
        if due
    )


def moved_line(rows: tuple[MeetingRow, ...]) -> str:
    """Return which meetings are on another day than the usual one."""
    moved = [day_month(row.day) for row in rows if row.moved_from is not None]
    if not moved:
        return ""
    return f"{len(moved)} buổi dời khỏi ngày thường lệ: {', '.join(moved)}"


def gap_texts(gaps: tuple[PlanGap, ...]) -> tuple[str, ...]:
    """Return what the plan lacks, one sentence each."""
    return tuple(gap.sentence for gap in gaps)
