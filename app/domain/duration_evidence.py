"""Evidence about the length of a meeting, against what its rules or its rubric demand."""

from collections.abc import Mapping
from fractions import Fraction

from app.domain.acts import Act
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, Reach, number
from app.domain.meeting_facts import MeetingFacts, MeetingPhase
from app.domain.meetings import MeetingKind
from app.domain.scoring_options import (
    LargeCellCount,
    LargeCellLimit,
    LargeCellMinutes,
    ScoringOptions,
)
from app.domain.text import clock_text, number_text

WHERE = "run:clock"
_MINUTES = EvidenceKey.DURATION_MINUTES
_REQUIRED = EvidenceKey.REQUIRED_DURATION_MINUTES
_SHORTFALL = EvidenceKey.DURATION_SHORTFALL_MINUTES
_RATIO = EvidenceKey.DURATION_RATIO_PERCENT
NO_PARAMETERS: Mapping[str, Fraction] = {}


def required_minutes(
    facts: MeetingFacts,
    options: ScoringOptions,
    parameters: Mapping[str, Fraction] = NO_PARAMETERS,
) -> Fraction:
    """Return how long the meeting must be, by the override, the rubric or the rules."""
    duration = facts.duration
    if duration.minimum_override is not None:
        return Fraction(duration.minimum_override)
    least = _by_size(facts, options, parameters)
    if facts.kind is MeetingKind.COMBINED:
        return max(least, Fraction(duration.minimum_combined))
    return least


def _by_size(
    facts: MeetingFacts, options: ScoringOptions, parameters: Mapping[str, Fraction]
) -> Fraction:
    small = parameters.get("required_minutes_small")
    if small is None:
        return Fraction(facts.duration.minimum)
    large = parameters.get("required_minutes_large", small)
    always = options.large_cell_minutes is LargeCellMinutes.AS_IN_FORM
    needs_more = always or facts.kind is MeetingKind.COMBINED
    return large if needs_more and _is_large(facts, options, parameters) else small


def _is_large(
    facts: MeetingFacts, options: ScoringOptions, parameters: Mapping[str, Fraction]
) -> bool:
    limit = parameters.get("large_from_members")
    if limit is None:
        return False
    by_base = options.large_cell_count is LargeCellCount.ATTENDANCE_BASE
    size = facts.attendance.base if by_base else facts.attendance.member_total
    return size > limit or (size == limit and options.large_cell_limit is LargeCellLimit.FROM)


def shortfall(minutes: Fraction, required: Fraction) -> Fraction:
    """Return how many minutes are missing."""
    return max(Fraction(0), required - minutes)


def ratio_percent(minutes: Fraction, required: Fraction) -> Fraction:
    """Return the length as a percentage of what is required."""
    return minutes * 100 / required


def duration_evidence(
    facts: MeetingFacts,
    options: ScoringOptions,
    parameters: Mapping[str, Fraction] = NO_PARAMETERS,
) -> dict[EvidenceKey, Evidence]:
    """Return length, demand, shortfall and ratio; the planned end counts until one is written."""
    required = required_minutes(facts, options, parameters)
    minutes, least = _minutes(facts), _least_minutes(facts)
    said = _sentence(facts, minutes)
    against = f"{said}, yêu cầu {number_text(required)} phút"
    missing = None if minutes is None else shortfall(minutes, required)
    ratio = None if minutes is None else ratio_percent(minutes, required)
    entries = (
        _timed(facts, _MINUTES, minutes, said, (least, None)),
        number(_REQUIRED, required, f"Phải họp từ {number_text(required)} phút", WHERE),
        _timed(facts, _SHORTFALL, missing, against, (Fraction(0), shortfall(least, required))),
        _timed(facts, _RATIO, ratio, against, (ratio_percent(least, required), None)),
    )
    return {entry.key: entry for entry in entries}


def _timed(
    facts: MeetingFacts,
    key: EvidenceKey,
    value: Fraction | None,
    sentence: str,
    reach: Reach,
) -> Evidence:
    """Return a fact about the length; it stays open until the meeting has ended."""
    still = reach if facts.before_end and not _has_written_end(facts) else None
    return number(key, value, sentence, WHERE, reach=still, act=Act.CONTINUE)


def _is_going_on(facts: MeetingFacts) -> bool:
    """Tell whether time still passes: not in a past meeting copied with its end."""
    return facts.phase is MeetingPhase.RUNNING and not _has_written_end(facts)


def _has_written_end(facts: MeetingFacts) -> bool:
    return not facts.before_start and facts.duration.ended_at is not None


def _least_minutes(facts: MeetingFacts) -> Fraction:
    """Return the minutes that nothing can take away any more."""
    return Fraction(0 if facts.before_start else facts.duration.minutes or 0)


def _minutes(facts: MeetingFacts) -> Fraction | None:
    """Return the length to score by: none before the start, never less than the plan while on."""
    duration = facts.duration
    if facts.before_start:
        return None
    if _is_going_on(facts):
        return Fraction(max(duration.minutes or 0, duration.planned_minutes or 0))
    return None if duration.minutes is None else Fraction(duration.minutes)


def _sentence(facts: MeetingFacts, minutes: Fraction | None) -> str:
    duration = facts.duration
    if minutes is None:
        return "Chưa có giờ họp"
    length = f"{number_text(minutes)} phút"
    if _is_going_on(facts):
        return f"Đã họp {duration.minutes or 0} phút, dự kiến {length}"
    if duration.started_at and duration.ended_at:
        start, end = clock_text(duration.started_at), clock_text(duration.ended_at)
        return f"Từ {start} đến {end} = {length}"
    return f"Họp {length}"
