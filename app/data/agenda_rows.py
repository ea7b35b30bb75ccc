"""Rows of an agenda: making one from a draft, writing into it, their order."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.agendas import AgendaItemDraft
from app.domain.text import clean

_COPIED = (
    "kind",
    "part",
    "presenter_id",
    "present_minutes",
    "discuss_minutes",
    "recurring",
    "is_professional",
    "duty_id",
    "directive_id",
)
_TEXTS = ("title", "presenter_name", "serves", "info_source", "local_meaning")


def new_item(meeting_id: int, position: int, draft: AgendaItemDraft) -> t.AgendaItem:
    """Return a new row with nothing recorded of it yet."""
    row = t.AgendaItem(
        meeting_id=meeting_id,
        position=position,
        origin=draft.origin,
        carried_lines=list(draft.carried_lines),
        carried_from_id=draft.carried_from_id,
        content="",
        response="",
        conclusion="",
        fate_reason="",
    )
    write_item(row, draft)
    return row


def write_item(row: t.AgendaItem, draft: AgendaItemDraft) -> None:
    """Put the values of a draft into a row; what happened to it stays."""
    for name in _COPIED:
        setattr(row, name, getattr(draft, name))
    for name in _TEXTS:
        setattr(row, name, clean(getattr(draft, name)).strip())
    row.step_ids = list(draft.step_ids)
    row.draft_text = clean(draft.draft_text)


def items_of(session: Session, meeting_id: int) -> list[t.AgendaItem]:
    """Return the items of a meeting in their order."""
    query = select(t.AgendaItem).where(t.AgendaItem.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(t.AgendaItem.position, t.AgendaItem.id)))


def number_items(items: Iterable[t.AgendaItem]) -> None:
    """Number items from 1 in the order they are given."""
    for position, row in enumerate(items, start=1):
        row.position = position


def insert_item(
    session: Session, meeting_id: int, draft: AgendaItemDraft, place: int | None = None
) -> t.AgendaItem:
    """Add an item before the one at an index (last by default), with its id."""
    items = items_of(session, meeting_id)
    at = len(items) if place is None else max(0, min(place, len(items)))
    row = new_item(meeting_id, at, draft)
    session.add(row)
    items.insert(at, row)
    number_items(items)
    session.flush()
    return row
