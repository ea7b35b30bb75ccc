"""What the sheet of one member says: the thing to do next, the facts, the verbs."""

from app.domain.review_steps import ReviewStep
from app.domain.text import points_text, short_date
from app.services.review_entries import ReviewSheet

SAID = {
    "self": "Đã ghi bản tự đánh giá.",
    "residence": "Đã ghi nhận xét nơi cư trú.",
    "temporary": "Đã ghi nhận xét nơi sinh hoạt tạm thời.",
    "committee": "Đã ghi nhận xét của chi ủy.",
    "proposal": "Đã ghi mức chi bộ đề nghị.",
    "decision": "Đã ghi quyết định của cấp trên.",
}
STEP_ACTS = {
    "self": "Ghi bản tự đánh giá",
    "residence": "Ghi nhận xét",
    "temporary": "Ghi nhận xét",
    "committee": "Ghi nhận xét",
    "proposal": "Ghi đề nghị",
    "decision": "Ghi quyết định",
}
STEP_ICONS = {
    ReviewStep.SELF: "bell",
    ReviewStep.COMMITTEE: "message-square-text",
    ReviewStep.VOTE: "list-checks",
    ReviewStep.PROPOSAL: "check",
    ReviewStep.DECISION: "check",
}
_NEXT = {
    ReviewStep.SELF: "Việc tiếp theo: ghi bản tự đánh giá khi đồng chí nộp.",
    ReviewStep.COMMITTEE: "Việc tiếp theo: ghi nhận xét và mức chi ủy đề nghị.",
    ReviewStep.VOTE: "Việc tiếp theo: nhập kết quả phiếu sau khi chi bộ biểu quyết.",
    ReviewStep.PROPOSAL: "Việc tiếp theo: ghi mức chi bộ đề nghị.",
    ReviewStep.DECISION: "Việc tiếp theo: ghi quyết định của cấp trên.",
}


def next_words(sheet: ReviewSheet) -> str:
    """Return the one thing to do next for this member."""
    if sheet.is_closed:
        return "Đợt đã kết thúc. Chỉ còn ghi quyết định xếp loại lại (nếu có)."
    if sheet.step is None:
        return "Đã đủ năm bước."
    return _NEXT[sheet.step]


def fact_pairs(sheet: ReviewSheet) -> tuple[tuple[str, str], ...]:
    """Return the facts of the period, those that are nothing left out."""
    facts, own = sheet.line.facts, sheet.line.entry.own
    tasks = ""
    if facts.tasks:
        worse = ((facts.late, "chậm"), (facts.undone, "chưa xong"))
        words = ", ".join(f"{number} {what}" for number, what in worse if number)
        tasks = f"{facts.done}/{facts.tasks}" + (f" ({words})" if words else "")
    return (
        ("Dự họp", f"{facts.attended}/{facts.summoned} buổi"),
        ("Điểm danh cũ", facts.past_note),
        ("Việc xong", tasks or "chưa có việc đến hạn"),
        ("Phát biểu", f"{facts.speeches} lượt"),
        ("Biểu dương", _times(facts.commendations)),
        ("Nhắc nhở", _times(facts.reminders)),
        ("Tham luận, chuyên đề", _times(facts.papers)),
        ("Báo cáo học tập Bác", _times(facts.study_reports)),
        ("Điểm tự chấm", f"{points_text(own.points)}/100" if own.points is not None else ""),
        ("Nhắc nộp", _day(sheet)),
        ("Xếp loại lại", sheet.line.entry.note),
    )


def _times(number: int) -> str:
    return f"{number} lần" if number else ""


def _day(sheet: ReviewSheet) -> str:
    entry = sheet.line.entry
    is_waiting = entry.reminded_on is not None and not entry.is_received
    return short_date(entry.reminded_on) if is_waiting and entry.reminded_on else ""
