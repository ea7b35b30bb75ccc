"""Sentences the meetings of the last twelve months decided, to be compared with this one (R3)."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.memo import remembered
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import HELD_STAGES, SCORED_KINDS
from app.domain.wording_checks import sentence_key, sentences_of

LOOKED_BACK = timedelta(days=366)
_TABLES = frozenset({"meetings", "agenda_items", "tasks"})


def earlier_sentences(session: Session, file: MeetingFile) -> dict[str, str]:
    """Return every sentence by its key with the short name of the last meeting that had it."""
    name = f"sentences before meeting {file.header.id} of {file.header.day}"
    return remembered(session, name, _TABLES, lambda s: dict(_sentences(s, file)))


def _sentences(session: Session, file: MeetingFile) -> Iterator[tuple[str, str]]:
    for month, text in _texts(session, file):
        for sentence in sentences_of(text):
            yield sentence_key(sentence), f"T{month}"


def _texts(session: Session, file: MeetingFile) -> Iterator[tuple[int | None, str]]:
    """Give the texts of each earlier meeting, the oldest first, so that the last one is named."""
    day = file.header.day
    earlier = (
        t.Meeting.id != file.header.id,
        t.Meeting.day.between(day - LOOKED_BACK, day),
        t.Meeting.stage.in_(HELD_STAGES),
        t.Meeting.kind.in_(SCORED_KINDS),
    )
    for text in (t.Meeting.draft_resolution, t.Meeting.conclusion):
        own = select(t.Meeting.month, text).where(*earlier, text != "")
        yield from ((m, words) for m, words in session.execute(own.order_by(t.Meeting.day)))
    for table, text in ((t.AgendaItem, t.AgendaItem.conclusion), (t.Task, t.Task.text)):
        under = select(t.Meeting.month, text).join(t.Meeting, t.Meeting.id == table.meeting_id)
        under = under.where(*earlier, text != "")
        yield from ((m, words) for m, words in session.execute(under.order_by(t.Meeting.day)))
