"""Reads the log of mail as records."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from app.data import tables as t
from app.domain.errors import NotFound
from app.domain.mails import Mail, MailFile, MailReader


def load_mails(session: Session, *where: ColumnElement[bool]) -> tuple[Mail, ...]:
    """Return mails, the last one drafted first."""
    query = (
        select(t.OutgoingMail)
        .where(*where)
        .options(selectinload(t.OutgoingMail.files))
        .order_by(t.OutgoingMail.drafted_at.desc(), t.OutgoingMail.id.desc())
    )
    return tuple(map(mail_record, session.scalars(query)))


def find_mail(session: Session, mail_id: int) -> t.OutgoingMail:
    """Return the row of a mail; raises NotFound."""
    row = session.get(t.OutgoingMail, mail_id)
    if row is None:
        raise NotFound("Thư này không còn trong sổ.")
    return row


def mail_record(row: t.OutgoingMail) -> Mail:
    """Return a mail as its record."""
    return Mail(
        id=row.id,
        reader=MailReader(row.kind),
        subject=row.subject,
        recipients=tuple(row.recipients),
        drafted_at=row.drafted_at,
        due_on=row.due_on,
        sent_on=row.sent_on,
        note=row.note,
        meeting_id=row.meeting_id,
        files=tuple(_files(row.files)),
    )


def _files(rows: Iterable[t.MailFile]) -> Iterable[MailFile]:
    return (MailFile(row.name, row.sha256, row.size) for row in rows)
