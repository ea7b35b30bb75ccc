"""One reading of a meeting for its workspace."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.data.findings import findings_with
from app.data.meeting_files import load_meeting_file
from app.data.sheet_views import load_sheet_view
from app.domain.completeness import completeness
from app.domain.counting import count
from app.domain.meeting_views import MeetingView
from app.domain.next_acts import next_act
from app.domain.sheet_views import outcome_of


def load_meeting_view(session: Session, meeting_id: int, now: datetime) -> MeetingView:
    """Return a meeting with its points, findings, next act and completeness."""
    file = load_meeting_file(session, meeting_id)
    sheet = load_sheet_view(session, file, now)
    outcome = outcome_of(sheet)
    findings = findings_with(session, file, now, outcome)
    return MeetingView(
        file=file,
        now=now,
        counts=count(file),
        sheet=sheet,
        findings=findings,
        next_act=next_act(file, now, findings, outcome),
        completeness=completeness(file, outcome),
    )
