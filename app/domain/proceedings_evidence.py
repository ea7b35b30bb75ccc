"""Evidence about what happens while a meeting runs, how it is closed and what follows."""

from fractions import Fraction

from app.domain.acts import Act
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import HUNDRED, Evidence, number, share, share_text, yes_no
from app.domain.meeting_facts import CritiqueBlock, MeetingFacts
from app.domain.text import clock_text


def proceedings_evidence(facts: MeetingFacts) -> dict[EvidenceKey, Evidence]:
    """Return the evidence of steps, agenda, praise, critique, minutes and old tasks."""
    held = facts.proceedings
    entries = (
        _done_share(
            facts,
            EvidenceKey.PROCEDURE_STEPS_DONE_PERCENT,
            (held.steps_done, held.steps_total),
            ("bước của quy trình", "run:steps"),
            Act.FINISH_STEPS,
        ),
        _done_share(
            facts,
            EvidenceKey.AGENDA_ITEMS_DONE_PERCENT,
            (held.items_done, held.items_total),
            ("mục của chương trình", "run:agenda"),
            Act.FINISH_AGENDA,
        ),
        _commendation(facts),
        _critique(facts),
        _body(facts),
        _previous_exists(facts),
        _previous_done(facts),
    )
    return {entry.key: entry for entry in entries}


def _done_share(
    facts: MeetingFacts,
    key: EvidenceKey,
    counts: tuple[int, int],
    words: tuple[str, str],
    act: Act,
) -> Evidence:
    done, total = counts
    what, where = words
    sentence = f"Đã làm {share_text(done, total)} {what}" if total else f"Chưa có {what}"
    value = share(done, total)
    reach = (value, HUNDRED) if facts.before_end and value is not None else None
    return number(key, value, sentence, where, reach=reach, act=act)


def _commendation(facts: MeetingFacts) -> Evidence:
    recorded = facts.proceedings.commendation_recorded
    return yes_no(
        EvidenceKey.COMMENDATION_RECORDED,
        recorded,
        f"{'Đã' if recorded else 'Chưa'} ghi biểu dương",
        "run:commendation",
        open_for=Act.COMMEND if facts.before_end else None,
    )


def _critique(facts: MeetingFacts) -> Evidence:
    blocks = facts.proceedings.critique
    minutes = Fraction(sum(block.minutes for block in blocks))
    is_open = facts.before_end and facts.proceedings.critique_open
    sentence = "; ".join(map(_block_text, blocks))
    return number(
        EvidenceKey.CRITIQUE_MINUTES,
        None if facts.before_start else minutes,
        sentence or "Chưa có mục tự phê bình và phê bình",
        blocks[0].where if blocks else "run:critique",
        reach=(minutes, None) if is_open else None,
        act=Act.CRITIQUE,
    )


def _block_text(block: CritiqueBlock) -> str:
    if block.started_at and block.ended_at:
        start, end = clock_text(block.started_at), clock_text(block.ended_at)
        return f"{block.label} từ {start} đến {end}"
    return f"{block.label}: {block.minutes} phút"


def _body(facts: MeetingFacts) -> Evidence:
    held = facts.proceedings
    missing = ", ".join(held.body_missing)
    lacking = f"Biên bản còn thiếu {missing}" if missing else "Biên bản chưa ghi đủ"
    return yes_no(
        EvidenceKey.MINUTES_BODY_COMPLETE,
        held.body_complete,
        "Biên bản ghi đủ các phần" if held.body_complete else lacking,
        "run:minutes",
        open_for=Act.FILL_MINUTES if facts.before_lock else None,
    )


def _previous_exists(facts: MeetingFacts) -> Evidence:
    exists = facts.previous.exists
    sentence = f"{'Có' if exists else 'Chưa có'} nghị quyết kỳ trước"
    return yes_no(EvidenceKey.PREVIOUS_RESOLUTION_EXISTS, exists, sentence, "tasks:previous")


def _previous_done(facts: MeetingFacts) -> Evidence:
    past = facts.previous
    value = share(past.done, past.counted)
    best = share(past.done + past.waiting, past.counted)
    return number(
        EvidenceKey.RESOLUTION_COMPLETION_PERCENT,
        value,
        f"Xong {share_text(past.done, past.counted)}"
        if past.counted
        else "Kỳ này không có nhiệm vụ cũ đến hạn",
        "tasks:previous",
        reach=(value, best) if facts.before_lock and past.counted else None,
        act=Act.RECORD_RESULTS,
    )
