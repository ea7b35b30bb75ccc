"""What goes out of the book: the user's templates, upper forms, and mail."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import Row


class UserTemplate(Row):
    """A Word template of the user; what was checked last lies among the attachments by its hash."""

    __tablename__ = "user_templates"

    kind: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    is_default: Mapped[bool]
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    note: Mapped[str]


class UpwardForm(Row):
    """A workbook of the upper level and which of its cells takes what."""

    __tablename__ = "upward_forms"

    name: Mapped[str]
    subject: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    fields: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    added_at: Mapped[datetime]
    note: Mapped[str]


class MailFile(Row):
    """One file that went with a mail; its copy is kept under its hash."""

    __tablename__ = "mail_files"

    mail_id: Mapped[int] = mapped_column(
        ForeignKey("outgoing_mails.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]


class OutgoingMail(Row):
    """A mail drafted for the superior or the members, and whether it went out."""

    __tablename__ = "outgoing_mails"

    kind: Mapped[str]
    year: Mapped[int] = mapped_column(index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
    subject: Mapped[str]
    recipients: Mapped[list[str]] = mapped_column(JSON)
    copies: Mapped[list[str]] = mapped_column(JSON)
    body: Mapped[str]
    drafted_at: Mapped[datetime]
    due_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    note: Mapped[str]

    files: Mapped[list[MailFile]] = relationship(
        cascade="all, delete-orphan", order_by="MailFile.id"
    )
