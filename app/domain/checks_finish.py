"""Checks of the end of a meeting: minutes adopted, points voted, papers posted (K28 to K32).

They are judged when the meeting is being finished or later, never before.
"""

from datetime import date, datetime, timedelta

from app.domain.checked_meetings import CheckedMeeting, Found
from app.domain.findings import Severity
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingKind
from app.domain.step_evidence import minutes_adopted, minutes_read, sheet_voted
from app.domain.text import clock_text, day_month, upper_first


def a2_item_fates(case: CheckedMeeting) -> Found:
    """Closing says of every item whether it is done, left for later or dropped."""
    if not case.is_finishing:
        return
    open_items = [item for item in case.file.agenda if item.fate is None]
    if open_items:
        message = f"{len(open_items)} mục chưa ghi là đã bàn, để lại hay bỏ."
        yield case.found("A2", message, f"run:item:{open_items[0].id}", "Ghi kết quả mục")


def k28_adoption(case: CheckedMeeting) -> Found:
    """The minutes were read out and adopted before closing."""
    if not case.is_finishing or case.kind is MeetingKind.COMMITTEE:
        return
    header = case.file.header
    if not minutes_adopted(case.file):
        missing = "thông qua" if minutes_read(case.file) else "đọc và thông qua"
        message = f"Biên bản chưa {missing} trước khi bế mạc."
        yield case.found("K28", message, "finish:adoption", "Ghi giờ thông qua")
    elif _is_after(header.minutes_adopted_at, header.ended_at):
        yield case.found("K28", _late_adoption(case.file), "finish:adoption", "Sửa giờ")


def _is_after(adopted: datetime | None, ended: datetime | None) -> bool:
    return adopted is not None and ended is not None and adopted > ended


def _late_adoption(file: MeetingFile) -> str:
    moments = (file.header.minutes_adopted_at, file.header.ended_at)
    adopted, ended = (clock_text(moment) for moment in moments if moment is not None)
    return f"Biên bản thông qua {adopted}, sau giờ kết thúc {ended}."


def k29_points(case: CheckedMeeting) -> Found:
    """Points were made and voted at closing, then announced to all members."""
    if not case.is_finishing or case.kind not in SCORED_KINDS:
        return
    needs_vote = case.file.rules.flag("score_vote_required")
    if case.file.sheet is None:
        yield case.found("K29", "Chưa chấm điểm buổi sinh hoạt.", "score", "Chấm điểm")
    elif needs_vote and not sheet_voted(case.file):
        yield case.found(
            "K29", "Điểm chưa được chi bộ biểu quyết.", "score:vote", "Biểu quyết điểm"
        )
    elif case.file.header.announced_on is None:
        # The announcement may follow the lock, so it never stops it.
        message = "Chưa công bố điểm đến toàn thể đảng viên."
        where, action = "finish:announcement", "Ghi ngày công bố"
        yield case.found("K29", message, where, action, Severity.WARNING)


def k30_loss_notes(case: CheckedMeeting) -> Found:
    """Every lost point has a reason in writing, or those whose rubric asks for it."""
    asks_all = case.file.rules.flag("loss_note_required")
    items = case.outcome.lost_without_note if asks_all else case.outcome.asked_without_note
    if case.is_finishing and items:
        message = f"{_item_list(items)} mất điểm, chưa ghi lý do."
        yield case.found("K30", message, f"score:{items[0]}", "Ghi lý do")


def _item_list(items: tuple[str, ...], most: int = 5) -> str:
    named = [f"mục {item}" for item in items[:most]]
    rest = len(items) - most
    if rest > 0:
        named.append(f"{rest} mục khác")
    text = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} và {named[-1]}"
    return upper_first(text)


def posting_due(file: MeetingFile) -> date:
    """Return the last day of posting and reporting."""
    return file.header.day + timedelta(days=file.rules.integer("finished_days_after"))


def k31_posting(case: CheckedMeeting) -> Found:
    """Finished papers are posted and reported in time."""
    if not case.is_finishing or case.kind is MeetingKind.COMMITTEE:
        return
    header, due = case.file.header, posting_due(case.file)
    rows = (("đăng Sổ tay", header.finished_posted_on), ("báo cáo cấp trên", header.reported_on))
    waiting = [words for words, on in rows if on is None]
    if waiting and case.now.date() > due:
        message = f"Quá hạn {day_month(due)}: chưa {', chưa '.join(waiting)}."
        yield case.found("K31", message, "finish:posting", "Ghi ngày đăng")
    for words, on in rows:
        if on is not None and on > due:
            message = f"Ngày {words} {day_month(on)}, muộn hơn hạn {day_month(due)}."
            yield case.found("K31", message, "finish:posting", "Xem ngày đăng")


def k32_gate(case: CheckedMeeting) -> Found:
    """The grade Tốt asks for the highest points in some lines, where the cell uses such a rule."""
    items = case.outcome.gate_missing
    if case.is_finishing and items:
        message = f"{_item_list(items)} chưa đạt điểm tối đa nên chưa đủ điều kiện mức Tốt."
        yield case.found("K32", message, f"score:{items[0]}", "Xem phiếu chấm")
