"""All the evidence of a meeting, by key, computed from its plain facts."""

from app.domain.attendance_evidence import attendance_evidence
from app.domain.closing_evidence import closing_evidence
from app.domain.duration_evidence import duration_evidence
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, known_evidence, value_text
from app.domain.meeting_facts import MeetingFacts
from app.domain.preparation_evidence import preparation_evidence
from app.domain.proceedings_evidence import proceedings_evidence
from app.domain.scoring_options import ScoringOptions

__all__ = [
    "Evidence",
    "EvidenceKey",
    "MeetingFacts",
    "known_evidence",
    "meeting_evidence",
    "value_text",
]


def meeting_evidence(
    facts: MeetingFacts, options: ScoringOptions | None = None
) -> dict[EvidenceKey, Evidence]:
    """Return every piece of evidence a meeting rubric may name."""
    answers = options or ScoringOptions()
    return {
        **preparation_evidence(facts),
        **duration_evidence(facts, answers),
        **attendance_evidence(facts, answers),
        **proceedings_evidence(facts),
        **closing_evidence(facts, answers),
    }
