"""The periodic duties of Chi bộ mẫu: one answered in June, one entered too late for September."""

from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.duties import SUGGESTED, PeriodicDutyDraft


def add_first_duty(session: Session) -> None:
    """Enter the duty that comes onto the agenda of June by itself."""
    _add(session, SUGGESTED[0], SUGGESTED[0].months, date(2026, 6, 1))


def add_late_duty(session: Session) -> None:
    """Enter the duty whose month had passed when it was entered."""
    _add(session, SUGGESTED[1], (3, 9), date(2026, 9, 1))


def _add(
    session: Session, draft: PeriodicDutyDraft, months: tuple[int, ...], starts_on: date
) -> None:
    session.add(
        t.PeriodicDuty(
            title=draft.title,
            citation=draft.citation,
            subject=draft.subject,
            months=list(months),
            starts_on=starts_on,
            enabled=True,
            note="",
        )
    )
    session.flush()
