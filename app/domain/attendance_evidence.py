"""Evidence about who attended, who was absent and who spoke."""

from fractions import Fraction

from app.domain.acts import Act
from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import HUNDRED, Evidence, Reach, number, share, share_text
from app.domain.meeting_facts import AbsenceStreak, MeetingFacts, MeetingPhase
from app.domain.scoring_options import ChairSpeech, ScoringOptions

WHERE = "attendance"
ZERO = Fraction(0)


def attendance_evidence(
    facts: MeetingFacts, options: ScoringOptions
) -> dict[EvidenceKey, Evidence]:
    """Return the evidence of attendance, absences and speeches."""
    entries = (
        _attendance(facts),
        _unexcused(facts),
        _streaks(facts),
        _speakers(facts, options),
    )
    return {entry.key: entry for entry in entries}


def _can_still_come(facts: MeetingFacts) -> int:
    """Return how many more of the base may turn out to be present."""
    if facts.before_start:
        return facts.attendance.base
    if facts.phase is MeetingPhase.RUNNING:
        return max(facts.attendance.may_arrive, facts.attendance.unmarked)
    return facts.attendance.unmarked if facts.before_lock else 0


def _attendance(facts: MeetingFacts) -> Evidence:
    base, present = facts.attendance.base, facts.attendance.present
    reach = (share(present, base), share(present + _can_still_come(facts), base))
    if facts.before_start or not base:
        value, sentence = None, "Chưa điểm danh" if base else "Chưa có ai thuộc diện dự"
        reach = ZERO, HUNDRED
    else:
        value, sentence = share(present, base), f"Dự {share_text(present, base)}"
    is_open = facts.before_lock and bool(base)
    return number(
        EvidenceKey.ATTENDANCE_PERCENT,
        value,
        sentence,
        WHERE,
        reach=reach if is_open else None,
        act=Act.MARK_ATTENDANCE,
    )


def _unexcused(facts: MeetingFacts) -> Evidence:
    attendance = facts.attendance
    count = attendance.unexcused
    sentence = (
        f"{count} đảng viên vắng không lý do" if count else "Không có đảng viên vắng không lý do"
    )
    most = attendance.base if facts.before_start else count + attendance.unmarked
    return number(
        EvidenceKey.UNEXCUSED_ABSENCE_COUNT,
        None if facts.before_start else Fraction(count),
        "Chưa điểm danh" if facts.before_start else sentence,
        WHERE,
        reach=(ZERO, Fraction(most)) if facts.before_lock else None,
        act=Act.RECORD_REASON,
    )


def _streaks(facts: MeetingFacts) -> Evidence:
    running = [streak for streak in facts.attendance.streaks if streak.state not in ATTENDING]
    longest = max(running, key=lambda streak: len(streak.meetings), default=None)
    value = Fraction(len(longest.meetings) if longest else 0)
    is_named = longest is not None and bool(longest.meetings) and not facts.before_start
    return number(
        EvidenceKey.MAX_CONSECUTIVE_EXCUSED_ABSENCES,
        None if facts.before_start else value,
        "Chưa điểm danh" if facts.before_start else _streak_sentence(longest),
        f"{WHERE}:{longest.member_id}" if longest is not None and is_named else WHERE,
        reach=_streak_reach(facts) if facts.before_lock else None,
        act=Act.MARK_ATTENDANCE,
    )


def _streak_sentence(longest: AbsenceStreak | None) -> str:
    if longest is None or not longest.meetings:
        return "Không có đồng chí vắng có lý do liên tiếp"
    meetings = ", ".join(longest.meetings)
    return f"Dài nhất: đ/c {longest.name}, {len(longest.meetings)} kỳ ({meetings})"


def _streak_reach(facts: MeetingFacts) -> Reach:
    ranges = [_range_of(facts, streak) for streak in facts.attendance.streaks]
    anybody_new = _can_still_come(facts) or facts.attendance.unexcused
    least = max((low for low, _ in ranges), default=0)
    most = max((high for _, high in ranges), default=0)
    return Fraction(least), Fraction(max(most, 1) if anybody_new else most)


def _range_of(facts: MeetingFacts, streak: AbsenceStreak) -> tuple[int, int]:
    """Return how short and how long one member's run can still be after this meeting."""
    run = len(streak.meetings)
    if facts.before_start:
        return 0, run + 1
    if streak.state in ATTENDING:
        return 0, 0
    may_come = bool(_can_still_come(facts))
    if streak.state is AttendanceState.EXCUSED:
        leaves_list = facts.phase is MeetingPhase.RUNNING and facts.attendance.may_arrive
        return (0 if leaves_list else run), run
    return (0 if may_come else run), run + 1


def _speakers(facts: MeetingFacts, options: ScoringOptions) -> Evidence:
    present = facts.attendance.present
    spoke = min(facts.proceedings.speakers + _chair(facts, options), present)
    if facts.before_start or (facts.before_end and not present):
        value, sentence = None, "Chưa có phát biểu"
    elif not present:
        value, sentence = ZERO, "Không có phát biểu"
    else:
        value, sentence = share(spoke, present), f"Phát biểu {share_text(spoke, present)}"
    return number(
        EvidenceKey.SPEAKER_PERCENT,
        value,
        sentence,
        "run:speeches",
        reach=_speaker_reach(facts, spoke),
        act=Act.INVITE_SPEAKERS,
    )


def _chair(facts: MeetingFacts, options: ScoringOptions) -> int:
    counts = options.chair_speech is ChairSpeech.COUNTS
    return int(counts and facts.proceedings.chair_only_chaired)


def _speaker_reach(facts: MeetingFacts, spoke: int) -> Reach | None:
    """Latecomers who stay silent lower the share; after the end nobody speaks any more."""
    if not facts.before_lock or (not facts.before_end and not facts.attendance.present):
        return None
    least = share(spoke, facts.attendance.present + _can_still_come(facts)) or ZERO
    now = share(spoke, facts.attendance.present)
    return least, HUNDRED if facts.before_end else now
