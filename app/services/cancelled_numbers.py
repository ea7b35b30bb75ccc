"""Cancelling a number: it stays in the register for good, with the reason."""

from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.documents import DocumentState
from app.domain.errors import NotFound, Refused
from app.domain.text import clean, letter_count

CANCELLING = "Hủy số văn bản"
SHORTEST_REASON = 10


def refuse_short_reason(reason: str) -> None:
    """Raise Refused for a reason too short to be printed in the register."""
    if letter_count(reason) < SHORTEST_REASON:
        raise Refused("Hãy ghi lý do hủy số, ít nhất 10 chữ; lý do được in trong sổ.")


def cancel_number(session: Session, document_id: int, reason: str) -> None:
    """Mark a number as cancelled for good; raises Refused for one cancelled before."""
    row = session.get(t.IssuedDocument, document_id)
    if row is None:
        raise NotFound("Văn bản này không còn trong sổ.")
    if row.state is DocumentState.CANCELLED:
        raise Refused("Số này đã hủy trước đó.")
    row.state, row.cancel_reason = DocumentState.CANCELLED, clean(reason).strip()
