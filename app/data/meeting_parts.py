"""Rows of a meeting as the records of the domain, one function per table."""

from dataclasses import fields
from typing import Any

from app.data import tables as t
from app.domain.agendas import AgendaItem
from app.domain.documents import IssuedDocument
from app.domain.meetings import (
    Guest,
    MeetingHeader,
    MeetingKind,
    MeetingPart,
    NoticeLine,
    Preparation,
    Topic,
    meeting_title,
)
from app.domain.minutes import MinutesEntry
from app.domain.periods import Period
from app.domain.votes import Vote

_HEADER_FIELDS = tuple(f.name for f in fields(MeetingHeader) if f.name not in {"period", "topic"})
_TOPIC_FIELDS = tuple(f.name for f in fields(Topic))


def period_of(row: t.Meeting) -> Period:
    """Return the kỳ of a meeting row."""
    return Period(row.year, row.month, row.quarter)


TITLE = (
    t.Meeting.kind,
    t.Meeting.year,
    t.Meeting.month,
    t.Meeting.quarter,
    t.Meeting.topic_title,
)
"""What the title of a meeting is made of; lists that name a meeting read no more of it."""


def title_of(
    kind: MeetingKind | None, year: int, month: int | None, quarter: int | None, topic: str
) -> str:
    """Return the title of a meeting read by these columns, "" where there is none."""
    return "" if kind is None else meeting_title(kind, Period(year, month, quarter), topic)


def header_record(row: t.Meeting) -> MeetingHeader:
    """Return the header of a meeting row."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _HEADER_FIELDS}
    topic = Topic(**{name: getattr(row, f"topic_{name}") for name in _TOPIC_FIELDS})
    return MeetingHeader(period=period_of(row), topic=topic, **values)


def write_topic(row: t.Meeting, topic: Topic) -> None:
    """Put a topic into the columns of a meeting row."""
    for name in _TOPIC_FIELDS:
        setattr(row, f"topic_{name}", getattr(topic, name))


def part_record(row: t.MeetingPart) -> MeetingPart:
    """Return one part of a meeting."""
    return MeetingPart(**_plain(row, MeetingPart))


def guest_record(row: t.Guest) -> Guest:
    """Return one guest."""
    return Guest(**_plain(row, Guest))


def preparation_record(row: t.Preparation) -> Preparation:
    """Return one rung of the ladder."""
    return Preparation(**_plain(row, Preparation))


def notice_record(row: t.NoticeLine) -> NoticeLine:
    """Return one recipient."""
    return NoticeLine(**_plain(row, NoticeLine))


def agenda_item(row: t.AgendaItem) -> AgendaItem:
    """Return one agenda item."""
    values = _plain(row, AgendaItem)
    values["step_ids"] = tuple(values["step_ids"])
    values["carried_lines"] = tuple(values["carried_lines"])
    return AgendaItem(**values)


def entry_record(row: t.MinutesEntry) -> MinutesEntry:
    """Return one line of the minutes."""
    return MinutesEntry(**_plain(row, MinutesEntry))


def vote_record(row: t.Vote) -> Vote:
    """Return one vote."""
    return Vote(**_plain(row, Vote))


def document_record(row: "t.IssuedDocument") -> IssuedDocument:
    """Return one paper of the register."""
    return IssuedDocument(**_plain(row, IssuedDocument))


def _plain(row: object, record: type) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(record)}
