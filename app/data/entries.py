"""What the search index holds: which words of which rows, and where a hit leads."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.outgoing_entries import register_outgoing
from app.data.search import Entry, Loader, SearchIndex
from app.domain.documents import DOCUMENT_TYPE_LABELS, DocumentType, document_code
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.meetings import meeting_title
from app.domain.periods import Period
from app.domain.remarks import RemarkForm
from app.domain.text import lower_first
from app.domain.written_papers import WRITTEN_PAPER_LABELS


def search_index() -> SearchIndex:
    """Return the index with every table that feeds it."""
    index = SearchIndex()
    index.register("members", _members)
    index.register("meetings", _meetings)
    index.register("agenda_items", _items)
    index.register("minutes_entries", _entries)
    index.register("tasks", _tasks)
    index.register("documents", _documents)
    for table, loader in _SMALL:
        index.register(table, loader, is_small=True)
    index.follow("members", "review_entries", _reviewed_rows)
    register_outgoing(index)
    return index


def _members(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Member
    query = select(row.id, row.full_name, row.display_name, row.work_unit).where(
        row.id.in_(row_ids)
    )
    return [
        Entry(id_, "member", f"member:{id_}", name, f"{display_name} {work_unit}")
        for id_, name, display_name, work_unit in session.execute(query)
    ]


def _meetings(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Meeting
    texts = (
        row.focus, row.place, row.conclusion, row.draft_resolution, row.discussion_prompts,
        row.shortcomings, row.petitions_up,
    )  # fmt: skip
    head = (row.id, row.kind, row.year, row.month, row.quarter, row.topic_title)
    query = select(*head, *texts).where(row.id.in_(row_ids))
    return [
        Entry(
            id_,
            "meeting",
            f"meeting:{id_}",
            meeting_title(kind, Period(year, month, quarter), topic),
            " ".join(body),
            year,
        )
        for id_, kind, year, month, quarter, topic, *body in session.execute(query)
    ]


def _items(session: Session, row_ids: Collection[int]) -> list[Entry]:
    item = t.AgendaItem
    texts = (item.content, item.response, item.conclusion, item.draft_text)
    query = (
        select(item.id, item.meeting_id, item.title, t.Meeting.year, *texts)
        .join(t.Meeting, t.Meeting.id == item.meeting_id)
        .where(item.id.in_(row_ids))
    )
    return [
        Entry(row, "item", f"meeting:{meeting}:run:item:{row}", title, " ".join(body), year)
        for row, meeting, title, year, *body in session.execute(query)
    ]


def _entries(session: Session, row_ids: Collection[int]) -> list[Entry]:
    line = t.MinutesEntry
    query = (
        select(line.id, line.meeting_id, line.guest_name, line.text, t.Meeting.year)
        .join(t.Meeting, t.Meeting.id == line.meeting_id)
        .where(line.id.in_(row_ids))
    )
    return [
        Entry(row, "entry", f"meeting:{meeting}:run:entry:{row}", guest, text, year)
        for row, meeting, guest, text, year in session.execute(query)
    ]


def _tasks(session: Session, row_ids: Collection[int]) -> list[Entry]:
    columns = (t.Task.id, t.Task.text, t.Task.deliverable, t.Task.due_on)
    query = select(*columns).where(t.Task.id.in_(row_ids))
    return [
        Entry(row, "task", f"task:{row}", text, deliverable, _year(due))
        for row, text, deliverable, due in session.execute(query)
    ]


def _results(session: Session, row_ids: Collection[int]) -> list[Entry]:
    """A result is found as its task: the words around the find are those of the result."""
    query = (
        select(t.TaskResult, t.Task.text)
        .join(t.Task, t.Task.id == t.TaskResult.task_id)
        .where(t.TaskResult.id.in_(row_ids), t.TaskResult.text != "")
    )
    return [
        Entry(r.id, "task", f"task:{r.task_id}", text, r.text, r.on.year)
        for r, text in session.execute(query)
    ]


def _documents(session: Session, row_ids: Collection[int]) -> list[Entry]:
    paper = t.IssuedDocument
    columns = (paper.id, paper.type, paper.number, paper.abstract, paper.issued_on)
    query = select(*columns).where(paper.id.in_(row_ids))
    return [
        Entry(row, "document", f"document:{row}", abstract, _numbered(kind, number), on.year)
        for row, kind, number, abstract, on in session.execute(query)
    ]


def _numbered(kind: DocumentType, number: int) -> str:
    """Return a number as it is written and as it is spoken of: "nghị quyết số 5"."""
    said = f"{lower_first(DOCUMENT_TYPE_LABELS[kind])} số {number}"
    return f"{document_code(kind, number)}, {said}"


def _written_papers(session: Session, row_ids: Collection[int]) -> list[Entry]:
    paper = t.WrittenPaper
    columns = (paper.id, paper.type, paper.subject, paper.body, paper.addressees, paper.day)
    query = select(*columns).where(paper.id.in_(row_ids))
    return [
        Entry(
            row,
            "written",
            f"written:{row}",
            f"{WRITTEN_PAPER_LABELS[kind]} {subject}",
            f"{addressees} {body}",
            _year(day),
        )
        for row, kind, subject, body, addressees, day in session.execute(query)
    ]


def _remarks(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Remark
    query = (
        select(row.id, row.strength, row.shortcoming, row.proposal, row.answer, t.Meeting.year)
        .join(t.Visit, t.Visit.id == row.visit_id)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .where(row.id.in_(row_ids))
    )
    return [
        Entry(
            id_,
            "remark",
            f"remark:{id_}",
            RemarkForm(strength, shortcoming, proposal).gist,
            " ".join((strength, shortcoming, proposal, answer)),
            year,
        )
        for id_, strength, shortcoming, proposal, answer, year in session.execute(query)
    ]


def _visits(session: Session, row_ids: Collection[int]) -> list[Entry]:
    query = (
        select(t.Visit, t.Meeting.year)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .where(t.Visit.id.in_(row_ids), t.Visit.name != "")
    )
    return [
        Entry(r.id, "visit", f"visit:{r.id}", r.name, " ".join((r.unit, r.role, r.note)), year)
        for r, year in session.execute(query)
    ]


def _teams(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.ObserverTeam).where(t.ObserverTeam.id.in_(row_ids)))
    return [
        Entry(r.id, "team", f"team:{r.id}", r.name, " ".join((r.decision, r.contact, r.note)))
        for r in rows
    ]


def _residents(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.ResidentMember).where(t.ResidentMember.id.in_(row_ids)))
    return [
        Entry(
            r.id,
            "resident",
            f"register:contacts:{r.id}",
            r.full_name,
            " ".join((r.work_unit, r.home_cell, r.note)),
        )
        for r in rows
    ]


def _petitions(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Petition
    texts = (row.answer, row.addressee, row.author_name, row.closing)
    query = select(row.id, row.text, row.received_on, *texts).where(row.id.in_(row_ids))
    return [
        Entry(id_, "petition", f"petition:{id_}", text, " ".join(body), received_on.year)
        for id_, text, received_on, *body in session.execute(query)
    ]


def _directives(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Directive
    texts = (row.code, row.issuer, row.summary, row.note)
    query = select(row.id, row.title, row.received_on, *texts).where(row.id.in_(row_ids))
    return [
        Entry(id_, "directive", f"directive:{id_}", title, " ".join(body), received_on.year)
        for id_, title, received_on, *body in session.execute(query)
    ]


def _models(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.GoodModel).where(t.GoodModel.id.in_(row_ids)))
    return [
        Entry(r.id, "model", f"model:{r.id}", r.title, f"{r.text} {r.effect}", r.on.year)
        for r in rows
    ]


def _papers(session: Session, row_ids: Collection[int]) -> list[Entry]:
    row = t.Paper
    query = (
        select(row.id, row.meeting_id, row.title, row.author_name, row.text, t.Meeting.year)
        .join(t.Meeting, t.Meeting.id == row.meeting_id)
        .where(row.id.in_(row_ids))
    )
    return [
        Entry(
            id_, "paper", f"meeting:{meeting}:prepare:paper:{id_}", title, f"{author} {text}", year
        )
        for id_, meeting, title, author, text, year in session.execute(query)
    ]


def _corrections(session: Session, row_ids: Collection[int]) -> list[Entry]:
    query = (
        select(t.Correction, t.Meeting.year)
        .join(t.Meeting, t.Meeting.id == t.Correction.meeting_id)
        .where(t.Correction.id.in_(row_ids))
    )
    return [
        Entry(
            r.id,
            "correction",
            f"meeting:{r.meeting_id}:finish:correction:{r.id}",
            f"Đính chính số {r.number}",
            f"{r.text} {r.reason}",
            year,
        )
        for r, year in session.execute(query)
    ]


def _attachments(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Attachment).where(t.Attachment.id.in_(row_ids)))
    return [
        Entry(
            r.id, "file", f"meeting:{r.meeting_id}:finish:file:{r.id}", r.name, "", r.added_at.year
        )
        for r in rows
        if r.meeting_id is not None
    ]


def _reviews(session: Session, row_ids: Collection[int]) -> list[Entry]:
    rows = session.scalars(select(t.Review).where(t.Review.id.in_(row_ids)))
    return [Entry(r.id, "review", f"review:{r.id}", _review_title(r), r.note, r.year) for r in rows]


def _review_entries(session: Session, row_ids: Collection[int]) -> list[Entry]:
    """A member's name finds the sheet; grades are found by their words."""
    entry = t.ReviewEntry
    query = (
        select(entry, t.Review, t.Member.full_name)
        .join(t.Review, t.Review.id == entry.review_id)
        .join(t.Member, t.Member.id == entry.member_id)
        .where(entry.id.in_(row_ids))
    )
    return [
        Entry(
            r.id,
            "review",
            f"review:{review.id}:{r.member_id}",
            f"{name}: {lower_first(_review_title(review))}",
            " ".join(filter(None, (_grade_words(r), r.committee_comment, r.proposed_reason))),
            review.year,
        )
        for r, review, name in session.execute(query)
    ]


def _reviewed_rows(session: Session, member_ids: Collection[int]) -> Iterable[int]:
    entry = t.ReviewEntry
    return session.scalars(select(entry.id).where(entry.member_id.in_(member_ids)))


def _review_title(row: "t.Review") -> str:
    return f"Kiểm điểm, xếp loại {Period(row.year, quarter=row.number or None).label}"


def _grade_words(row: "t.ReviewEntry") -> str:
    slug = row.superior_grade or row.proposed_grade or row.committee_grade or row.self_grade
    return MEMBER_GRADE_LABELS[MemberGrade(slug)] if slug else ""


def _year(day: date | None) -> int | None:
    return None if day is None else day.year


_SMALL: tuple[tuple[str, Loader], ...] = (
    ("written_papers", _written_papers),
    ("remarks", _remarks),
    ("visits", _visits),
    ("observer_teams", _teams),
    ("petitions", _petitions),
    ("directives", _directives),
    ("good_models", _models),
    ("papers", _papers),
    ("task_results", _results),
    ("corrections", _corrections),
    ("attachments", _attachments),
    ("resident_members", _residents),
    ("reviews", _reviews),
    ("review_entries", _review_entries),
)
