"""Evidence about what was done before a meeting; it can change until the start."""

from fractions import Fraction

from app.domain.acts import Act
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, number, yes_no
from app.domain.meeting_facts import MeetingFacts, TopicPreparation
from app.domain.meetings import MeetingKind
from app.domain.text import short_date


def preparation_evidence(facts: MeetingFacts) -> dict[EvidenceKey, Evidence]:
    """Return the evidence of kind, day, chi ủy meeting, notices, papers, drafts and topic."""
    entries = (
        _day(facts),
        _committee(facts),
        _committee_minutes(facts),
        _secretary_only(facts),
        _notices(facts),
        _posting(facts),
        _handbook(facts),
        _draft(facts),
        _prompts(facts),
        _topic(facts),
        _regular_part(facts),
        _thematic_part(facts),
    )
    return {entry.key: entry for entry in entries}


def _until_start(facts: MeetingFacts, act: Act) -> Act | None:
    return act if facts.before_start else None


def _day(facts: MeetingFacts) -> Evidence:
    right = facts.preparation.on_scheduled_day
    day = short_date(facts.day)
    return Evidence(
        EvidenceKey.HELD_ON_SCHEDULED_DAY,
        right,
        f"Họp ngày {day}, {'đúng' if right else 'không đúng'} ngày quy định",
        "prepare:day",
        is_fixed=not facts.before_start,
        act=_until_start(facts, Act.KEEP_DAY),
    )


def _committee(facts: MeetingFacts) -> Evidence:
    held_on = facts.preparation.committee_held_on
    name = "Hội ý" if facts.preparation.is_consultation else "Họp chi ủy"
    return yes_no(
        EvidenceKey.COMMITTEE_MEETING_HELD,
        held_on is not None,
        f"{name} ngày {short_date(held_on)}" if held_on else "Chưa họp chi ủy trước buổi họp",
        "prepare:committee",
        open_for=_until_start(facts, Act.HOLD_COMMITTEE),
    )


def _committee_minutes(facts: MeetingFacts) -> Evidence:
    recorded = facts.preparation.committee_minutes
    return yes_no(
        EvidenceKey.COMMITTEE_MINUTES_RECORDED,
        recorded,
        "Có biên bản họp chi ủy" if recorded else "Chưa có biên bản họp chi ủy",
        "prepare:committee",
        open_for=_until_start(facts, Act.WRITE_COMMITTEE_MINUTES),
    )


def _secretary_only(facts: MeetingFacts) -> Evidence:
    alone = facts.preparation.secretary_only
    sentence = "Chi bộ chỉ có bí thư" if alone else "Chi bộ có chi ủy hoặc phó bí thư"
    return yes_no(EvidenceKey.SECRETARY_ONLY_CELL, alone, sentence, "prepare:committee")


def _notices(facts: MeetingFacts) -> Evidence:
    sent, total = facts.preparation.notices_sent, facts.preparation.notices_total
    sentence = f"Đã gửi thông báo {sent}/{total} nơi nhận" if total else "Chưa gửi thông báo"
    return yes_no(
        EvidenceKey.NOTICE_SENT_TO_ALL,
        bool(total) and sent >= total,
        sentence,
        "prepare:notices",
        open_for=_until_start(facts, Act.SEND_NOTICE),
    )


def _posting(facts: MeetingFacts) -> Evidence:
    posted_on = facts.preparation.papers_posted_on
    days = Fraction((facts.day - posted_on).days) if posted_on else None
    # Not posted yet: at best it is posted today.
    at_best = None if posted_on else (None, Fraction((facts.day - facts.today).days))
    if not facts.before_start and not posted_on:
        at_best = None, Fraction(-1)
    return number(
        EvidenceKey.PAPERS_POSTED_DAYS_BEFORE,
        days,
        _posting_sentence(facts),
        "prepare:papers",
        reach=at_best,
        act=_until_start(facts, Act.POST_PAPERS),
    )


def _posting_sentence(facts: MeetingFacts) -> str:
    posted_on = facts.preparation.papers_posted_on
    if posted_on is None:
        return "Chưa đăng tài liệu" if facts.before_start else "Không đăng tài liệu trước buổi họp"
    days = (facts.day - posted_on).days
    when = f"trước {days} ngày" if days > 0 else "không trước ngày họp"
    return f"Đăng tài liệu ngày {short_date(posted_on)}, {when}"


def _handbook(facts: MeetingFacts) -> Evidence:
    there = facts.preparation.papers_on_handbook
    return yes_no(
        EvidenceKey.PAPERS_ON_HANDBOOK,
        there,
        f"Tài liệu {'có' if there else 'chưa có'} trên Sổ tay đảng viên điện tử",
        "prepare:papers",
        open_for=_until_start(facts, Act.POST_PAPERS),
    )


def _draft(facts: MeetingFacts) -> Evidence:
    has = facts.preparation.has_draft
    return yes_no(
        EvidenceKey.DRAFT_RESOLUTION_EXISTS,
        has,
        f"{'Có' if has else 'Chưa có'} dự thảo nghị quyết, kết luận",
        "prepare:draft",
        open_for=_until_start(facts, Act.WRITE_DRAFT),
    )


def _prompts(facts: MeetingFacts) -> Evidence:
    has = facts.preparation.has_prompts
    return yes_no(
        EvidenceKey.DISCUSSION_PROMPTS_EXIST,
        has,
        f"{'Có' if has else 'Chưa có'} gợi ý thảo luận",
        "prepare:prompts",
        open_for=_until_start(facts, Act.WRITE_PROMPTS),
    )


def _topic(facts: MeetingFacts) -> Evidence:
    missing = _missing_of_topic(facts.preparation.topic or TopicPreparation())
    sentence = (
        f"Chuẩn bị chuyên đề còn thiếu {', '.join(missing)}"
        if missing
        else "Chuyên đề đủ người chuẩn bị, bản thảo, ngày duyệt, ngày gửi"
    )
    return yes_no(
        EvidenceKey.THEMATIC_PREPARATION_COMPLETE,
        not missing,
        sentence,
        "prepare:topic",
        open_for=_until_start(facts, Act.PREPARE_TOPIC),
    )


def _missing_of_topic(topic: TopicPreparation) -> tuple[str, ...]:
    parts = (
        (topic.has_author, "người chuẩn bị"),
        (topic.is_drafted, "bản thảo"),
        (topic.is_approved, "ngày duyệt"),
        (topic.is_sent, "ngày gửi"),
    )
    return tuple(name for there, name in parts if not there)


def _regular_part(facts: MeetingFacts) -> Evidence:
    has = facts.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}
    sentence = f"Buổi họp {'có' if has else 'không có'} sinh hoạt thường kỳ"
    return yes_no(EvidenceKey.REGULAR_PART_HELD, has, sentence, "prepare:kind")


def _thematic_part(facts: MeetingFacts) -> Evidence:
    has = facts.kind in {MeetingKind.THEMATIC, MeetingKind.COMBINED}
    sentence = f"Buổi họp {'có' if has else 'không có'} sinh hoạt chuyên đề"
    return yes_no(EvidenceKey.THEMATIC_HELD, has, sentence, "prepare:kind")
