"""The register of issued papers."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Row, slug_enum
from app.domain.documents import DocumentState, DocumentType


class IssuedDocument(Row):
    """A paper with its number of the term."""

    __tablename__ = "documents"

    type: Mapped[DocumentType] = mapped_column(slug_enum(DocumentType))
    number: Mapped[int]
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"))
    issued_on: Mapped[date]
    abstract: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[DocumentState] = mapped_column(slug_enum(DocumentState))
    cancel_reason: Mapped[str]
