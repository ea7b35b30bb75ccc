"""The one next thing of a meeting, as the ribbon shows it: words, button and place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.checked_meetings import NO_OUTCOME, CheckedMeeting, ScoreOutcome, checked
from app.domain.checks_finish import posting_due
from app.domain.checks_prepare import papers_due
from app.domain.documents import DocumentState, DocumentType
from app.domain.findings import Finding, open_errors
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingKind, MeetingStage
from app.domain.step_evidence import committee_met, minutes_adopted, sheet_voted
from app.domain.text import clock_text, day_month
from app.domain.votes import VoteMatter
from app.domain.voting import vote_of


@dataclass(frozen=True, slots=True)
class NextAct:
    """What to do next, the words of its button and where it leads."""

    text: str
    button: str
    where: str


def next_act(
    file: MeetingFile,
    now: datetime,
    findings: tuple[Finding, ...],
    outcome: ScoreOutcome = NO_OUTCOME,
) -> NextAct:
    """Return the next act of a meeting."""
    case = checked(file, now, outcome)
    match file.header.stage:
        case MeetingStage.SCORING:
            return _while_scoring(case)
        case MeetingStage.FINISHING:
            return _while_finishing(case, findings)
        case stage:
            return _BY_STAGE[stage](case)


def _planned(case: CheckedMeeting) -> NextAct:
    return NextAct(f"Chuẩn bị buổi họp {day_month(case.file.header.day)}", "Chuẩn bị", "prepare")


def _postponed(_: CheckedMeeting) -> NextAct:
    return NextAct("Chọn ngày họp mới", "Chọn ngày", "prepare:day")


def _not_held(_: CheckedMeeting) -> NextAct:
    return NextAct("Buổi này không họp", "Xem lý do", "prepare:day")


def _while_preparing(case: CheckedMeeting) -> NextAct:
    file, header = case.file, case.file.header
    if header.starts_at and case.now >= datetime.combine(header.day, header.starts_at):
        return _start(case)
    waiting = sum(line.sent_on is None for line in file.notices)
    acts = (
        (
            header.preparer_id is None,
            NextAct("Phân công người chuẩn bị", "Phân công", "prepare:people"),
        ),
        (not file.agenda, NextAct("Lập chương trình", "Lập chương trình", "prepare:agenda")),
        (_lacks_committee(case), _committee_act(file)),
        (_lacks_draft(case), NextAct("Viết dự thảo nghị quyết", "Viết dự thảo", "prepare:draft")),
        (
            _lacks_notices(case),
            NextAct("Lập danh sách giấy mời", "Lập danh sách", "prepare:notices"),
        ),
        (
            waiting > 0,
            NextAct(f"Gửi giấy mời cho {waiting} nơi còn lại", "Gửi giấy mời", "prepare:notices"),
        ),
        (_lacks_papers(case), _papers_act(file)),
    )
    return next((act for lacks, act in acts if lacks), _start(case))


def _lacks_committee(case: CheckedMeeting) -> bool:
    return case.kind in SCORED_KINDS and not committee_met(case.file)


def _lacks_draft(case: CheckedMeeting) -> bool:
    is_monthly = case.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}
    return is_monthly and not case.file.header.draft_resolution.strip()


def _lacks_notices(case: CheckedMeeting) -> bool:
    return case.kind is not MeetingKind.COMMITTEE and not case.file.notices


def _lacks_papers(case: CheckedMeeting) -> bool:
    return case.kind in SCORED_KINDS and case.file.header.papers_posted_on is None


def _committee_act(file: MeetingFile) -> NextAct:
    text = "Họp chi ủy trước buổi này" if file.has_committee else "Hội ý bí thư, phó bí thư"
    return NextAct(text, "Ghi họp chi ủy", "prepare:committee")


def _papers_act(file: MeetingFile) -> NextAct:
    text = f"Đăng tài liệu, hạn {day_month(papers_due(file))}"
    return NextAct(text, "Ghi ngày đăng", "prepare:papers")


def _start(case: CheckedMeeting) -> NextAct:
    header = case.file.header
    if header.afterwards:
        return NextAct("Ghi lại buổi đã họp", "Ghi điểm danh", "attendance")
    if case.now.date() < header.day:
        at = f", {clock_text(header.starts_at)}" if header.starts_at else ""
        return NextAct(f"Chờ buổi họp {day_month(header.day)}{at}", "Xem điểm danh", "attendance")
    return NextAct("Điểm danh, bắt đầu họp", "Điểm danh", "attendance")


def _in_session(case: CheckedMeeting) -> NextAct:
    unmarked = len(case.counts.unmarked)
    if unmarked:
        return NextAct(f"Điểm danh {unmarked} đồng chí còn lại", "Điểm danh", "attendance")
    current = _current_item(case.file)
    if current is None:
        return _after_last_item(case)
    held_until = _critique_goal(case, current)
    if held_until and case.now < held_until:
        text = f"Giữ mục {current.position} đến {clock_text(held_until)}"
        return NextAct(text, "Kết thúc họp", "run:end")
    if current.kind is ItemKind.DECISION and _lacks_resolution_vote(case):
        return NextAct(_resolution_text(case.file), "Sang điều hành", "run:vote")
    return NextAct(
        f"Ghi mục {current.position}, rồi mục tiếp", "Mục tiếp", f"run:item:{current.id}"
    )


def _current_item(file: MeetingFile) -> AgendaItem | None:
    """Return the running item, else the first one still to come."""
    waiting = [i for i in file.agenda if i.fate is None and i.actual_minutes is None]
    running = [item for item in waiting if item.started_at is not None]
    return next(iter(running or waiting), None)


def _critique_goal(case: CheckedMeeting, item: AgendaItem) -> datetime | None:
    if item.kind is not ItemKind.CRITIQUE or item.started_at is None:
        return None
    return item.started_at + timedelta(minutes=case.file.rules.integer("critique_minutes_min"))


def _lacks_resolution_vote(case: CheckedMeeting) -> bool:
    return vote_of(case.file, VoteMatter.RESOLUTION, VoteMatter.CONCLUSION) is None


def _resolution_text(file: MeetingFile) -> str:
    numbers = [
        document.number
        for document in file.documents
        if document.type is DocumentType.RESOLUTION and document.state is DocumentState.ISSUED
    ]
    return f"Biểu quyết Nghị quyết {numbers[-1]:02d}" if numbers else "Biểu quyết nghị quyết"


def _after_last_item(case: CheckedMeeting) -> NextAct:
    if case.kind in SCORED_KINDS:
        return NextAct("Chấm điểm buổi sinh hoạt", "Sang chấm điểm", "score")
    return NextAct("Kết thúc, hoàn thiện biên bản", "Sang hoàn thiện", "finish")


def _while_scoring(case: CheckedMeeting) -> NextAct:
    open_items = case.outcome.open_items
    if open_items:
        text = f"Chọn {len(open_items)} mục còn trống"
        return NextAct(text, f"Chọn mục {open_items[0]}", f"score:{open_items[0]}")
    if not sheet_voted(case.file):
        return NextAct("Biểu quyết điểm buổi sinh hoạt", "Biểu quyết điểm", "score:vote")
    if not minutes_adopted(case.file):
        return NextAct("Đọc và thông qua biên bản", "Đọc lại", "run:readback")
    return NextAct("Kết thúc, hoàn thiện biên bản", "Sang hoàn thiện", "finish")


def _while_finishing(case: CheckedMeeting, findings: tuple[Finding, ...]) -> NextAct:
    errors = open_errors(findings)
    open_fates = [item for item in case.file.agenda if item.fate is None]
    if errors:
        return NextAct(f"Còn {len(errors)} việc phải sửa", errors[0].action, errors[0].where)
    if open_fates:
        where = f"run:item:{open_fates[0].id}"
        return NextAct(f"Ghi kết quả {len(open_fates)} mục", "Ghi kết quả mục", where)
    return _posting_act(case, then_lock=True) or NextAct(
        "Khóa biên bản", "Khóa biên bản", "finish:lock"
    )


def _posting_act(case: CheckedMeeting, *, then_lock: bool) -> NextAct | None:
    header, due = case.file.header, posting_due(case.file)
    if case.kind is MeetingKind.COMMITTEE:
        return None
    has_resolution = vote_of(case.file, VoteMatter.RESOLUTION) is not None
    upward = "Đăng nghị quyết" if has_resolution else "Báo cáo cấp trên"
    for words, on in (("Đăng biên bản", header.finished_posted_on), (upward, header.reported_on)):
        if on is None:
            tail = "rồi khóa" if then_lock else f"hạn {day_month(due)}"
            return NextAct(f"{words}, {tail}", words, "finish:posting")
    return None


def _when_locked(case: CheckedMeeting) -> NextAct:
    header = case.file.header
    posting = _posting_act(case, then_lock=False)
    if posting:
        return posting
    if case.kind in SCORED_KINDS and header.announced_on is None:
        return NextAct("Công bố điểm cho chi bộ", "Ghi ngày công bố", "finish:announcement")
    if not header.signed_scan:
        return NextAct("Đính bản quét có chữ ký", "Chọn bản quét", "finish:scan")
    return NextAct("Đã xong mọi việc", "Xem biên bản", "finish:body")


_BY_STAGE: Mapping[MeetingStage, Callable[[CheckedMeeting], NextAct]] = MappingProxyType(
    {
        MeetingStage.PLANNED: _planned,
        MeetingStage.PREPARING: _while_preparing,
        MeetingStage.IN_SESSION: _in_session,
        MeetingStage.LOCKED: _when_locked,
        MeetingStage.POSTPONED: _postponed,
        MeetingStage.NOT_HELD: _not_held,
    }
)
