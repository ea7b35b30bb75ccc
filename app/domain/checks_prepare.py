"""Checks of the preparation: chi ủy meeting, notices, papers, drafts, agenda, topic."""

from datetime import date, timedelta

from app.domain.agendas import AgendaItem, ItemKind, ItemPart
from app.domain.carry_over import is_turn_of, reporters_due
from app.domain.checked_meetings import MONTHLY, WITH_TOPIC, CheckedMeeting, Found, about
from app.domain.findings import Finding
from app.domain.meeting_file import CommitteeRecord, MeetingFile
from app.domain.meetings import (
    MEETING_FORM_LABELS,
    SCORED_KINDS,
    MeetingForm,
    MeetingKind,
    PartKind,
)
from app.domain.periods import previous_month
from app.domain.step_evidence import missing_topic_parts
from app.domain.text import day_month, fold
from app.domain.votes import VoteMatter

_FRAME = frozenset(
    {
        ItemKind.PROCEDURE,
        ItemKind.DECISION,
        ItemKind.SCORING,
        ItemKind.READING,
        ItemKind.GUEST,
    }
)
"""Items that open and close a combined meeting and belong to both halves."""
_REPORT_PARTS = (("han che", "hạn chế"), ("nguyen nhan", "nguyên nhân"), ("giai phap", "giải pháp"))


def k06_two_blocks(case: CheckedMeeting) -> Found:
    """A combined meeting holds its two halves one after the other."""
    if case.kind is not MeetingKind.COMBINED or not case.is_prepared:
        return
    blocks = _blocks(case.file.agenda)
    if case.file.agenda and set(blocks) != set(ItemPart):
        message = "Chương trình chưa có đủ hai phần thường kỳ và chuyên đề."
        yield case.found("K06", message, "prepare:agenda", "Sửa chương trình")
    elif len(blocks) > len(ItemPart) or _parts_overlap(case.file):
        message = "Phần thường kỳ và chuyên đề đang xen nhau; nên xong phần này rồi đến phần kia."
        yield case.found("K06", message, "prepare:agenda", "Sửa chương trình")


def _blocks(agenda: tuple[AgendaItem, ...]) -> tuple[ItemPart, ...]:
    parts = [item.part for item in agenda if item.kind not in _FRAME]
    return tuple(p for at, p in enumerate(parts) if at == 0 or parts[at - 1] is not p)


def _parts_overlap(file: MeetingFile) -> bool:
    spans = sorted(
        (part.started_at, part.ended_at)
        for part in file.parts
        if part.kind is not PartKind.GROUP and part.started_at and part.ended_at
    )
    return len(spans) == len(ItemPart) and spans[1][0] < spans[0][1]


def k07_not_merged(case: CheckedMeeting) -> Found:
    """The meeting is not merged with a professional one: words in titles, then the tick."""
    if case.kind not in SCORED_KINDS:
        return
    for item in case.file.agenda:
        word = _work_word(item, case.file.rules.texts("merge_keywords"))
        if word:
            message = (
                f"Mục {item.position} nhắc “{word}”; sinh hoạt chi bộ họp riêng với họp công việc."
            )
            yield case.found("K07", message, f"prepare:item:{item.id}", "Xem mục này")
    if case.is_after_talk and not case.file.header.separate_from_work:
        message = "Chưa đánh dấu họp riêng, không ghép với họp công việc."
        yield case.found("K07", message, "finish:separate", "Đánh dấu")


def _work_word(item: AgendaItem, words: tuple[str, ...]) -> str:
    if item.is_professional:
        return "công việc chuyên môn"
    title = f" {fold(item.title)} "
    return next((word for word in words if f" {fold(word)} " in title), "")


def k08_committee(case: CheckedMeeting) -> Found:
    """The chi ủy (or secretary and deputy) met before, with its own minutes."""
    file = case.file
    if case.kind not in SCORED_KINDS or file.secretary_only or not case.is_prepared:
        return
    before = [r for r in file.committee if r.held and r.day <= file.header.day]
    needs_minutes = file.rules.flag("committee_minutes_required")
    if not before:
        what = "buổi họp chi ủy" if file.has_committee else "hội ý bí thư, phó bí thư"
        yield _committee_finding(case, f"Chưa ghi {what} trước buổi này.", "Ghi họp chi ủy")
    elif needs_minutes and not any(record.minutes_recorded for record in before):
        yield _committee_finding(case, _without_minutes(before[-1]), "Ghi biên bản")


def _without_minutes(record: CommitteeRecord) -> str:
    what = "Hội ý" if record.consultation else "Họp chi ủy"
    return f"{what} {day_month(record.day)} chưa có biên bản."


def _committee_finding(case: CheckedMeeting, message: str, action: str) -> Finding:
    return case.found("K08", message, "prepare:committee", action, case.milder("K08"))


def k09_notices(case: CheckedMeeting) -> Found:
    """Every member and the superior's member who follows the cell has been told."""
    notices = case.file.notices
    if case.kind is MeetingKind.COMMITTEE or not case.is_prepared:
        return
    waiting = sum(line.sent_on is None for line in notices)
    if not notices:
        message = "Chưa lập danh sách nơi nhận giấy mời."
        yield case.found("K09", message, "prepare:notices", "Lập danh sách")
    elif waiting:
        message = f"Còn {waiting} nơi nhận chưa gửi giấy mời."
        yield case.found("K09", message, "prepare:notices", f"Gửi nốt {waiting} nơi")
    if notices and not any(line.is_superior for line in notices):
        message = "Danh sách giấy mời chưa có cấp ủy viên theo dõi chi bộ."
        yield case.found("K09", message, "prepare:notices", "Thêm nơi nhận")


def papers_due(file: MeetingFile) -> date:
    """Return the last day papers are posted in time."""
    return file.header.day - timedelta(days=file.rules.integer("papers_days_before"))


def k10_papers(case: CheckedMeeting) -> Found:
    """Papers are posted on the handbook early enough."""
    if case.kind not in SCORED_KINDS or not case.is_prepared:
        return
    posted, due = case.file.header.papers_posted_on, papers_due(case.file)
    if posted is None:
        message = f"Tài liệu chưa đăng trên Sổ tay đảng viên điện tử; hạn {day_month(due)}."
        yield case.found("K10", message, "prepare:papers", "Ghi ngày đăng")
    elif posted > due:
        message = f"Tài liệu đăng ngày {day_month(posted)}, muộn hơn hạn {day_month(due)}."
        yield case.found("K10", message, "prepare:papers", "Xem ngày đăng")


def k11_drafts(case: CheckedMeeting) -> Found:
    """A draft resolution and prompts for the discussion exist."""
    if case.kind not in SCORED_KINDS or not case.is_prepared:
        return
    header, missing = case.file.header, []
    if case.kind in MONTHLY and not header.draft_resolution.strip():
        missing.append("dự thảo nghị quyết")
    if case.file.rules.flag("prompts_required") and not header.discussion_prompts.strip():
        missing.append("câu hỏi gợi ý thảo luận")
    if missing:
        message = f"Chưa có {', '.join(missing)}."
        yield case.found("K11", message, "prepare:draft", "Viết dự thảo")


def k12_bulletin(case: CheckedMeeting) -> Found:
    """The bulletin of the month has been collected."""
    header = case.file.header
    if case.kind not in MONTHLY or not case.is_prepared or header.bulletin_collected:
        return
    issued = previous_month(header.period).first_day.replace(
        day=case.file.rules.integer("bulletin_day")
    )
    if case.now.date() >= issued:
        message = "Chưa lấy Bản tin sinh hoạt chi bộ của tháng."
        yield case.found("K12", message, "prepare:bulletin", "Đánh dấu đã lấy")


def k33_form_basis(case: CheckedMeeting) -> Found:
    """A meeting not held in one room names its basis, and more than half are dispersed."""
    header, counts = case.file.header, case.counts
    if header.form is MeetingForm.IN_PERSON or not case.is_prepared:
        return
    if not header.form_basis.strip():
        form = MEETING_FORM_LABELS[header.form].lower()
        message = f"Họp {form} cần ghi căn cứ cho phép."
        yield case.found("K33", message, "prepare:form", "Ghi căn cứ")
    share = case.file.rules.fraction("dispersed_share")
    is_remote = header.form in {MeetingForm.ONLINE, MeetingForm.HYBRID}
    if is_remote and counts.is_closed and counts.online <= share * counts.attendance_base:
        message = (
            f"Dự trực tuyến {counts.online}/{counts.attendance_base};"
            " chỉ áp dụng khi hơn một nửa ở phân tán."
        )
        yield case.found("K33", message, "prepare:form", "Xem hình thức họp")


def k34_topic(case: CheckedMeeting) -> Found:
    """The topic has an author, a written and approved draft, and was sent."""
    if case.kind not in WITH_TOPIC or not case.is_prepared:
        return
    missing = missing_topic_parts(case.file)
    if missing:
        message = f"Chuyên đề chưa có {', '.join(missing)}."
        yield case.found("K34", message, "prepare:topic", "Ghi cho đủ")


def k39_probation(case: CheckedMeeting) -> Found:
    """A member whose probation has ended is on the agenda."""
    if case.kind not in MONTHLY or not case.is_prepared:
        return
    months = case.file.rules.integer("probation_months")
    for member_id, ends_on in case.file.probation_due:
        name = case.file.name(member_id)
        if ends_on <= case.file.header.day and not _is_dealt_with(case.file, name):
            rest = f"đủ {months} tháng dự bị ngày {day_month(ends_on)}, chưa có trong chương trình."
            yield case.found("K39", about(name, rest), "prepare:agenda", "Đưa vào chương trình")


def _is_dealt_with(file: MeetingFile, name: str) -> bool:
    texts = [item.title for item in file.agenda]
    texts += [vote.text for vote in file.votes if vote.matter is VoteMatter.RECOGNITION]
    return any(fold(name) in fold(text) for text in texts)


def k40_review_turn(case: CheckedMeeting) -> Found:
    """One or two members report on học tập và làm theo Bác at each monthly meeting."""
    if case.kind not in MONTHLY or not case.is_prepared:
        return
    named, due = len(_reporters(case.file)), reporters_due(case.file.member_total, case.file.rules)
    if not named:
        message = "Chưa có đồng chí báo cáo học tập và làm theo Bác kỳ này."
        yield case.found("K40", message, "prepare:agenda", "Chọn người báo cáo")
    elif named < due:
        message = f"Mới có {named}/{due} đồng chí báo cáo học tập và làm theo Bác kỳ này."
        yield case.found("K40", message, "prepare:agenda", "Chọn người báo cáo")


def _reporters(file: MeetingFile) -> frozenset[int]:
    """Return who presents such an item, or is named under it as the one whose turn it is."""
    items = [item for item in file.agenda if item.kind is ItemKind.STUDY]
    lines = [line for item in items for line in item.carried_lines]
    presenting = (item.presenter_id for item in items if item.presenter_id)
    in_turn = (p.id for p in file.people if any(is_turn_of(p.full_name, line) for line in lines))
    return frozenset((*presenting, *in_turn))


def a4_report_parts(case: CheckedMeeting) -> Found:
    """A written report of the month has its limits, their causes and remedies."""
    for item in case.file.agenda:
        if item.kind is not ItemKind.REPORT or not item.draft_text.strip():
            continue
        missing = _missing_parts(item)
        if missing and "R-M1" in item.step_ids:
            title = item.title.split(",", maxsplit=1)[0][:40].strip()
            message = f"{title} chưa có phần {', '.join(missing)}."
            yield case.found("A4", message, f"prepare:item:{item.id}", f"Viết phần {missing[0]}")


def _missing_parts(item: AgendaItem) -> tuple[str, ...]:
    text = fold(f"{item.draft_text} {item.content}")
    return tuple(words for key, words in _REPORT_PARTS if key not in text)
