"""Locked meetings as they were frozen: their file and findings, out of one text."""

import json
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import journal
from app.data import tables as t
from app.data.codec import from_plain
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile

T = TypeVar("T")
KEPT = 32
"""A page reads the meeting it shows several times; those of a year are kept, read ahead."""
_LAST = "snapshot"


def frozen_file(session: Session, meeting_id: int) -> MeetingFile:
    """Return a meeting as it was when it was locked."""
    return _file(_body(session, meeting_id))


def frozen_parts(session: Session, meeting_id: int, kind: type[T]) -> T:
    """Return only the parts of a locked meeting that a record names, a tenth of it quickly read."""
    return from_plain(kind, _parts(_body(session, meeting_id))["file"])


def frozen_findings(session: Session, meeting_id: int) -> tuple[Finding, ...]:
    """Return the findings of a meeting as they were when it was locked."""
    return _findings(_body(session, meeting_id))


def _body(session: Session, meeting_id: int) -> str:
    """Return the text; a session that is asked for the file and the findings reads it once."""
    known: tuple[int, str] = session.info.get(_LAST, (0, ""))
    if known[0] == meeting_id and t.Snapshot.__tablename__ not in journal.touched(session):
        return known[1]
    query = select(t.Snapshot.body).where(t.Snapshot.meeting_id == meeting_id)
    body = session.scalars(query).one()
    session.info[_LAST] = (meeting_id, body)
    return body


@lru_cache(maxsize=KEPT)
def _file(body: str) -> MeetingFile:
    return from_plain(MeetingFile, _parts(body)["file"])


@lru_cache(maxsize=KEPT)
def _findings(body: str) -> tuple[Finding, ...]:
    return from_plain(tuple[Finding, ...], _parts(body)["findings"])


@lru_cache(maxsize=1)
def _parts(body: str) -> dict[str, Any]:
    parts: dict[str, Any] = json.loads(body)
    return parts
