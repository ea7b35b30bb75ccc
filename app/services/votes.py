"""Votes of a meeting; one that cannot be is refused with the reason."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import load_meeting_file
from app.domain.clock import Clock
from app.domain.errors import NotFound, ValidationError
from app.domain.meetings import MeetingStage
from app.domain.problems import Problem
from app.domain.text import clean
from app.domain.votes import FIXED_THRESHOLDS, Threshold, VoteDraft
from app.domain.voting import check_vote

LIVE_STAGES = frozenset({MeetingStage.IN_SESSION, MeetingStage.SCORING})
"""While the meeting goes on: points are voted and minutes read before it ends."""


class VoteService:
    """Actions on votes."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def record(self, meeting_id: int, draft: VoteDraft) -> int:
        """Record a vote and return its id; raises ValidationError when it cannot be."""
        with self._db.write("Ghi biểu quyết") as session:
            return record_vote(session, meeting_id, draft, self._clock())

    def save(self, vote_id: int, draft: VoteDraft) -> None:
        """Correct a vote; raises ValidationError when it cannot be."""
        with self._db.write("Sửa biểu quyết") as session:
            row = _find(session, vote_id)
            _refuse(check_vote(draft, load_meeting_file(session, row.meeting_id)))
            _write(row, draft)

    def remove(self, vote_id: int) -> None:
        """Take a vote away."""
        with self._db.write("Xóa biểu quyết") as session:
            session.delete(_find(session, vote_id))


def record_vote(session: Session, meeting_id: int, draft: VoteDraft, now: datetime) -> int:
    """Record a vote inside a running action; one taken live is stamped with the time."""
    file = load_meeting_file(session, meeting_id)
    if draft.at is None and file.header.stage in LIVE_STAGES and not file.header.afterwards:
        draft = replace(draft, at=now)
    _refuse(check_vote(draft, file))
    row = t.Vote(meeting_id=meeting_id)
    _write(row, draft)
    session.add(row)
    session.flush()
    return row.id


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ValidationError(problems)


def _write(row: t.Vote, draft: VoteDraft) -> None:
    default = FIXED_THRESHOLDS.get(draft.matter, Threshold.HALF)
    row.matter, row.method = draft.matter, draft.method
    row.threshold = draft.threshold or default
    row.text = clean(draft.text).strip()
    row.agree, row.against, row.other = draft.agree, draft.against, draft.other
    row.item_id, row.at = draft.item_id, draft.at


def _find(session: Session, vote_id: int) -> t.Vote:
    row = session.get(t.Vote, vote_id)
    if row is None:
        raise NotFound("Lần biểu quyết này không còn trong sổ.")
    return row
