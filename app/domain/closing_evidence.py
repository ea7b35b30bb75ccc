"""Evidence about how a meeting is concluded and about the two days after it."""

from datetime import timedelta
from fractions import Fraction

from app.domain.acts import Act
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, yes_no
from app.domain.meeting_facts import MeetingFacts
from app.domain.scoring_options import PostingRule, ScoringOptions
from app.domain.text import short_date

_POSTED = EvidenceKey.FINISHED_PAPERS_POSTED_DAYS_AFTER
_POSTING_PLACE = "finish:posting"


def closing_evidence(facts: MeetingFacts, options: ScoringOptions) -> dict[EvidenceKey, Evidence]:
    """Return the evidence of conclusion, adoption, new tasks and posting."""
    entries = (_conclusion(facts), _adoption(facts), _tasks(facts), _posting(facts, options))
    return {entry.key: entry for entry in entries}


def _conclusion(facts: MeetingFacts) -> Evidence:
    adopted = facts.closing.conclusion_adopted
    return yes_no(
        EvidenceKey.CONCLUSION_ADOPTED,
        adopted,
        f"{'Đã' if adopted else 'Chưa'} thông qua kết luận, nghị quyết",
        "finish:conclusion",
        open_for=Act.ADOPT_CONCLUSION if facts.before_lock else None,
    )


def _adoption(facts: MeetingFacts) -> Evidence:
    """A commitment counts for the vote while the meeting runs, and makes nothing safe."""
    closing = facts.closing
    is_promised = closing.adoption_committed and facts.before_end and not facts.before_start
    if is_promised and not closing.minutes_adopted:
        return Evidence(
            EvidenceKey.MINUTES_ADOPTED,
            value=True,
            sentence="Cam kết đọc lại và thông qua biên bản trước khi kết thúc",
            where="finish:adoption",
            is_fixed=False,
            act=Act.READ_BACK,
        )
    return yes_no(
        EvidenceKey.MINUTES_ADOPTED,
        closing.minutes_adopted,
        f"{'Đã' if closing.minutes_adopted else 'Chưa'} đọc lại và thông qua biên bản",
        "finish:adoption",
        open_for=Act.READ_BACK if facts.before_lock else None,
    )


def _tasks(facts: MeetingFacts) -> Evidence:
    total, complete = facts.closing.tasks_total, facts.closing.tasks_complete
    holds = complete >= total if total else None
    sentence = (
        f"{complete}/{total} nhiệm vụ mới có người và thời hạn"
        if total
        else "Chưa giao nhiệm vụ mới"
    )
    return yes_no(
        EvidenceKey.TASKS_FULLY_ASSIGNED,
        holds,
        sentence,
        "finish:tasks",
        open_for=Act.ASSIGN_TASKS if facts.before_lock else None,
    )


def _posting(facts: MeetingFacts, options: ScoringOptions) -> Evidence:
    posted_on = facts.closing.finished_posted_on
    if posted_on is not None:
        days = Fraction((posted_on - facts.day).days)
        sentence = f"Đăng tài liệu hoàn thiện ngày {short_date(posted_on)}"
        return Evidence(_POSTED, days, sentence, _POSTING_PLACE)
    least = Fraction(max(0, (facts.today - facts.day).days))
    limit = Fraction(facts.closing.posting_limit_days)
    by_commitment = options.posting is PostingRule.COMMITMENT
    is_promised = by_commitment and facts.closing.posting_committed and least <= limit
    return Evidence(
        _POSTED,
        limit if is_promised else None,
        _commitment_sentence(facts) if is_promised else "Chưa đăng tài liệu hoàn thiện",
        _POSTING_PLACE,
        is_fixed=False,
        lower=least,
        act=Act.COMMIT if by_commitment and not facts.closing.posting_committed else Act.POST,
        counts_as_worst=options.posting is PostingRule.ZERO_UNTIL_POSTED,
    )


def _commitment_sentence(facts: MeetingFacts) -> str:
    last = facts.day + timedelta(days=facts.closing.posting_limit_days)
    return f"Cam kết đăng tài liệu hoàn thiện chậm nhất ngày {short_date(last)}"
