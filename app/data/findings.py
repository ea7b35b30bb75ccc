"""Findings of one meeting: computed while it is open, frozen once it is locked."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.data.earlier_sentences import earlier_sentences
from app.data.meeting_files import load_meeting_file
from app.data.sheet_views import load_sheet_view
from app.data.snapshots import frozen_findings
from app.domain.checked_meetings import ScoreOutcome
from app.domain.findings import Finding, open_errors
from app.domain.meeting_checks import check_meeting, in_order
from app.domain.meeting_file import MeetingFile
from app.domain.sheet_views import outcome_of
from app.domain.wording_checks import wording_findings

OPEN_AFTER_LOCK = frozenset({"K29", "K31"})
"""Announcement and posting happen later, so these two go on after a lock."""


def findings_of(session: Session, file: MeetingFile, now: datetime) -> tuple[Finding, ...]:
    """Return the findings of a meeting, the worst first."""
    return findings_with(session, file, now, outcome_of(load_sheet_view(session, file, now)))


def findings_with(
    session: Session, file: MeetingFile, now: datetime, outcome: ScoreOutcome
) -> tuple[Finding, ...]:
    """Return the findings of a meeting whose sheet is already at hand."""
    if file.header.locked_at is None:
        found = check_meeting(file, now, outcome)
        return in_order((*found, *wording_findings(file, earlier_sentences(session, file))))
    kept = (f for f in frozen_findings(session, file.header.id) if f.code not in OPEN_AFTER_LOCK)
    return (*kept, *check_meeting(file, now, outcome, codes=OPEN_AFTER_LOCK))


def open_errors_of(session: Session, meeting_id: int, now: datetime) -> tuple[Finding, ...]:
    """Return the E findings of a meeting that nobody has overridden."""
    file = load_meeting_file(session, meeting_id)
    return open_errors(findings_of(session, file, now))
