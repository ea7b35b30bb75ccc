"""Erases the data of one person from rows, journal, typed texts and the search index."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.data import journal, journal_log
from app.data import tables as t
from app.data.base import Row
from app.data.erased_texts import cover_rows
from app.data.journal import Image
from app.data.tables.history import JournalEntry
from app.domain.erasures import (
    ERASED_FIELDS,
    ERASED_NAME,
    TRACED_FIELDS,
    covered,
    traces,
)

_Entry: Any = JournalEntry.__table__
_Key = tuple[str, int]
_DELETED: tuple[type[Any], ...] = (
    t.MemberBadge,
    t.MemberHonour,
    t.Transfer,
    t.YearlySlip,
    t.DossierLoan,
    t.MemberRemark,
    t.MemberSheet,
)
"""Rows that are nothing but data of the person."""
_ENTRY_TEXTS = (
    "residence_comment",
    "temporary_comment",
    "committee_comment",
    "proposed_reason",
    "superior_reason",
    "note",
)


def erase(session: Session, row: t.Member, *, keeps_name: bool) -> tuple[str, ...]:
    """Erase what the book holds of a member but what counting needs; return the emptied fields."""
    filled = tuple(
        name for name in ERASED_FIELDS if getattr(row, name) and not name.endswith("_text")
    )
    found = [getattr(row, name) for name in TRACED_FIELDS]
    if not keeps_name:
        found.append(row.full_name)
    deleted = _delete_rows(session, row.id)
    _empty_rows(session, row)
    _empty_member(row, keeps_name=keeps_name)
    seen = traces(found)
    cover_rows(session, seen)
    session.flush()
    _scrub_journal(session, row.id, deleted, keeps_name=keeps_name)
    journal_log.rewrite_texts(session, lambda text: covered(text, seen))
    return filled


def compact_index(session: Session) -> None:
    """Let the search index forget the words of entries that were replaced."""
    connection = session.connection()
    connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('optimize')")


def _empty_member(row: t.Member, *, keeps_name: bool) -> None:
    if row.joined_on is None and row.admission_date:
        row.joined_on = _admission(row)
    for name in ERASED_FIELDS:
        setattr(row, name, "")
    row.mentor_id = None
    if not keeps_name:
        row.full_name = ERASED_NAME


def _admission(row: t.Member) -> Any:
    from app.data.partial_dates import from_columns  # noqa: PLC0415

    known = from_columns(row.admission_date, row.admission_date_text)
    return None if known is None else known.value


def _delete_rows(session: Session, member_id: int) -> set[_Key]:
    gone: set[_Key] = set()
    for kind in _DELETED:
        for row in session.scalars(select(kind).where(kind.member_id == member_id)):
            gone |= {(row.__tablename__, row.id), *_lines_of(row)}
            session.delete(row)
    return gone


def _lines_of(row: Row) -> Iterable[_Key]:
    if not isinstance(row, t.MemberSheet):
        return ()
    return [(line.__tablename__, line.id) for line in row.lines]


def _empty_rows(session: Session, row: t.Member) -> None:
    for situation in row.situations:
        situation.note = situation.decision = ""
    for mark in session.scalars(
        select(t.PastAttendance).where(t.PastAttendance.member_id == row.id)
    ):
        mark.reason = ""
    open_reviews = select(t.Review.id).where(t.Review.closed_on.is_(None))
    entries = select(t.ReviewEntry).where(
        t.ReviewEntry.member_id == row.id, t.ReviewEntry.review_id.in_(open_reviews)
    )
    for entry in session.scalars(entries):
        entry.self_texts = {}
        for name in _ENTRY_TEXTS:
            setattr(entry, name, "")


def _scrub_journal(
    session: Session, member_id: int, deleted: Collection[_Key], *, keeps_name: bool
) -> None:
    """Take the person's rows out of the journal, and the erased columns out of the rest."""
    connection = session.connection()
    tables = {kind.__tablename__ for kind in _DELETED} | {"member_sheet_lines"}
    erased = set(ERASED_FIELDS) | (set() if keeps_name else {"full_name"})
    entries = select(_Entry).where(
        _Entry.c.table_name.in_({*tables, "members", "member_situations", "past_attendance"})
    )
    for entry in connection.execute(entries).all():
        images = journal.image_from(entry.before), journal.image_from(entry.after)
        key = (entry.table_name, entry.row_id)
        if entry.table_name in tables:
            if key in deleted or _names(images, member_id):
                connection.execute(delete(_Entry).where(_Entry.c.id == entry.id))
        elif key == ("members", member_id):
            _keep_without(session, entry.id, images, erased)
        elif _names(images, member_id):
            _keep_without(session, entry.id, images, {"note", "decision", "reason"})


def _names(images: Iterable[Image | None], member_id: int) -> bool:
    return any(image is not None and image.get("member_id") == member_id for image in images)


def _keep_without(
    session: Session, entry_id: int, images: tuple[Image | None, ...], names: Collection[str]
) -> None:
    bare = [
        None
        if image is None
        else {name: "" if name in names else value for name, value in image.items()}
        for image in images
    ]
    before, after = map(journal.image_text, bare)
    session.connection().execute(
        update(_Entry).where(_Entry.c.id == entry_id).values(before=before, after=after)
    )
