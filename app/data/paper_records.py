"""Papers (tham luận) out of their table, and their items on the agenda."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.agenda_rows import insert_item, items_of, number_items
from app.domain.agendas import ItemKind
from app.domain.papers import Paper, PaperDraft, paper_item

PAPER_TABLES = frozenset({"papers", "attachments"})
_CLOSING = frozenset({ItemKind.DISCUSSION, ItemKind.DECISION, ItemKind.SCORING, ItemKind.READING})


def paper_rows(session: Session, meeting_id: int) -> "list[t.Paper]":
    """Return the papers of a meeting in the order they are given."""
    query = select(t.Paper).where(t.Paper.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(t.Paper.position, t.Paper.id)))


def load_papers(session: Session, meeting_id: int) -> tuple[Paper, ...]:
    """Return the papers of a meeting with the names of their files."""
    query = (
        select(t.Paper, t.Attachment.name)
        .outerjoin(t.Attachment, t.Attachment.id == t.Paper.attachment_id)
        .where(t.Paper.meeting_id == meeting_id)
        .order_by(t.Paper.position, t.Paper.id)
    )
    return tuple(
        Paper(
            id=row.id,
            position=row.position,
            title=row.title,
            author_id=row.author_id,
            author_name=row.author_name,
            minutes=row.minutes,
            text=row.text,
            attachment_name=name or "",
            item_id=row.item_id,
        )
        for row, name in session.execute(query)
    )


def draft_of(row: "t.Paper") -> PaperDraft:
    """Return a paper as its form shows it."""
    return PaperDraft(row.title, row.author_id, row.author_name, row.minutes, row.text)


def place_papers(session: Session, meeting_id: int) -> None:
    """Put the papers the agenda does not hold onto it, one after the other."""
    for row in paper_rows(session, meeting_id):
        if row.item_id is None:
            items = items_of(session, meeting_id)
            item = insert_item(session, meeting_id, paper_item(draft_of(row)), _next_place(items))
            row.item_id = item.id


def _next_place(items: Sequence[t.AgendaItem]) -> int:
    """Return the place after the last paper, else before the discussion or the closing."""
    papers = [at for at, item in enumerate(items) if item.kind is ItemKind.PAPER]
    if papers:
        return papers[-1] + 1
    return next((at for at, item in enumerate(items) if item.kind in _CLOSING), len(items))


def order_paper_items(session: Session, meeting_id: int) -> None:
    """Bring the items of the papers into the order of the papers, in the places they hold."""
    items = items_of(session, meeting_id)
    wanted = [row.item_id for row in paper_rows(session, meeting_id) if row.item_id is not None]
    places = sorted(at for at, item in enumerate(items) if item.id in wanted)
    by_id = {item.id: item for item in items}
    for at, item_id in zip(places, wanted, strict=True):
        items[at] = by_id[item_id]
    number_items(items)
