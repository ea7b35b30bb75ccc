"""What is written and kept: papers by hand, tham luận, good models, exported files, attachments."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Row, slug_enum
from app.domain.written_papers import PaperSigner, WrittenPaperType


class WrittenPaper(Row):
    """A paper whose body the secretary writes; lists are texts, one line each."""

    __tablename__ = "written_papers"

    type: Mapped[WrittenPaperType] = mapped_column(slug_enum(WrittenPaperType))
    subject: Mapped[str]
    day: Mapped[date | None]
    addressees: Mapped[str]
    bases: Mapped[str]
    body: Mapped[str]
    recipients: Mapped[str]
    signer: Mapped[PaperSigner] = mapped_column(slug_enum(PaperSigner))
    urgency: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"), index=True
    )
    changed_at: Mapped[datetime]


class ExportedFile(Row):
    """A file written for the user: which paper, when, under what name."""

    __tablename__ = "exports"

    kind: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    year: Mapped[int | None]
    quarter: Mapped[int | None]
    source_id: Mapped[int | None]
    """What else it is of, by its kind: a paper written by hand, a form from above, a member."""
    folder: Mapped[str]
    """Where it was put: seen from the data folder if it lies there, else the whole path."""
    file_name: Mapped[str]
    sha256: Mapped[str]
    written_at: Mapped[datetime]


class Attachment(Row):
    """A file kept in dinh-kem/ under its content hash."""

    __tablename__ = "attachments"

    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    added_at: Mapped[datetime]


class Paper(Row):
    """A contribution prepared in writing for a thematic meeting (tham luận)."""

    __tablename__ = "papers"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    position: Mapped[int]
    title: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    author_name: Mapped[str]
    minutes: Mapped[int | None]
    text: Mapped[str]
    attachment_id: Mapped[int | None] = mapped_column(
        ForeignKey("attachments.id", ondelete="SET NULL")
    )


class GoodModel(Row):
    """A good model or way of working worth telling others."""

    __tablename__ = "good_models"

    title: Mapped[str]
    text: Mapped[str]
    effect: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
    reported_on: Mapped[date | None]
