"""What the search index holds: which words of which rows, and where a hit leads."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_parts import period_of
from app.data.search import Entry, SearchIndex
from app.domain.documents import document_code
from app.domain.meetings import meeting_title
from app.domain.remarks import RemarkForm


def search_index() -> SearchIndex:
    """Return the index with every table that feeds it."""
    index = SearchIndex()
    index.register("members", _members)
    index.register("meetings", _meetings)
    index.register("agenda_items", _items)
    index.register("minutes_entries", _entries)
    index.register("tasks", _tasks)
    index.register("documents", _documents)
    index.register("remarks", _remarks)
    index.register("visits", _visits)
    index.register("observer_teams", _teams)
    index.register("petitions", _petitions)
    index.register("directives", _directives)
    index.register("good_models", _models)
    index.register("papers", _papers)
    return index


def _members(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Member).where(t.Member.id.in_(row_ids)))
    return [
        Entry(r.id, "member", f"member:{r.id}", r.full_name, f"{r.display_name} {r.work_unit}")
        for r in rows
    ]


def _meetings(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Meeting).where(t.Meeting.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "meeting",
            f"meeting:{r.id}",
            meeting_title(r.kind, period_of(r), r.topic_title),
            " ".join((r.focus, r.place, r.conclusion, r.draft_resolution)),
        )
        for r in rows
    ]


def _items(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.AgendaItem).where(t.AgendaItem.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "item",
            f"meeting:{r.meeting_id}:run:item:{r.id}",
            r.title,
            " ".join((r.content, r.response, r.conclusion, r.draft_text)),
        )
        for r in rows
    ]


def _entries(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.MinutesEntry).where(t.MinutesEntry.id.in_(row_ids)))
    return [
        Entry(r.id, "entry", f"meeting:{r.meeting_id}:run:entry:{r.id}", r.guest_name, r.text)
        for r in rows
    ]


def _tasks(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Task).where(t.Task.id.in_(row_ids)))
    return [Entry(r.id, "task", f"task:{r.id}", r.text, r.deliverable) for r in rows]


def _documents(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.IssuedDocument).where(t.IssuedDocument.id.in_(row_ids)))
    return [
        Entry(r.id, "document", f"document:{r.id}", r.abstract, document_code(r.type, r.number))
        for r in rows
    ]


def _remarks(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Remark).where(t.Remark.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "remark",
            f"remark:{r.id}",
            RemarkForm(r.strength, r.shortcoming, r.proposal).gist,
            " ".join((r.strength, r.shortcoming, r.proposal, r.answer)),
        )
        for r in rows
    ]


def _visits(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Visit).where(t.Visit.id.in_(row_ids), t.Visit.name != ""))
    return [
        Entry(r.id, "visit", f"visit:{r.id}", r.name, " ".join((r.unit, r.role, r.note)))
        for r in rows
    ]


def _teams(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.ObserverTeam).where(t.ObserverTeam.id.in_(row_ids)))
    return [
        Entry(r.id, "team", f"team:{r.id}", r.name, " ".join((r.decision, r.contact, r.note)))
        for r in rows
    ]


def _petitions(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Petition).where(t.Petition.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "petition",
            f"petition:{r.id}",
            r.text,
            " ".join((r.answer, r.addressee, r.author_name, r.closing)),
        )
        for r in rows
    ]


def _directives(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Directive).where(t.Directive.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "directive",
            f"directive:{r.id}",
            r.title,
            " ".join((r.code, r.issuer, r.summary, r.note)),
        )
        for r in rows
    ]


def _models(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.GoodModel).where(t.GoodModel.id.in_(row_ids)))
    return [Entry(r.id, "model", f"model:{r.id}", r.title, f"{r.text} {r.effect}") for r in rows]


def _papers(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Paper).where(t.Paper.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "paper",
            f"meeting:{r.meeting_id}:prepare:paper:{r.id}",
            r.title,
            f"{r.author_name} {r.text}",
        )
        for r in rows
    ]
