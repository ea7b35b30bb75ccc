"""What the two services of reviews share: finding rows, one row a person, refusals."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.review_records import new_entry_row
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.problems import Problem
from app.domain.reviews import ReviewFile, ReviewLine, ReviewSubject
from app.domain.text import clean

NO_REVIEW = "Đợt kiểm điểm này không còn trong sổ. Hãy mở lại trang Đánh giá đảng viên."
NOT_REVIEWED = "Đồng chí này không thuộc diện kiểm điểm của đợt này."
CLOSED = (
    "Đợt kiểm điểm này đã kết thúc nên không sửa được. Xếp loại lại thì ghi quyết định xếp loại "
    "lại của cấp trên."
)


def find_review(session: Session, review_id: int) -> t.Review:
    """Return a review row; raises NotFound."""
    row = session.get(t.Review, review_id)
    if row is None:
        raise NotFound(NO_REVIEW)
    return row


def open_review(session: Session, review_id: int) -> t.Review:
    """Return a review row that may still change; raises Refused when it is closed."""
    row = find_review(session, review_id)
    if row.closed_on is not None:
        raise Refused(CLOSED)
    return row


def entry_row(
    row: t.Review, member_id: int | None, subject: ReviewSubject = ReviewSubject.MEMBER
) -> t.ReviewEntry:
    """Return the row of a person or collective, made when nothing was recorded of it yet."""
    for entry in row.entries:
        if entry.member_id == member_id and entry.subject == subject.value:
            return entry
    entry = new_entry_row(subject, member_id)
    row.entries.append(entry)
    return entry


def line_of(file: ReviewFile, member_id: int) -> ReviewLine:
    """Return the line of a member; raises Refused when he or she is not reviewed."""
    line = file.line(member_id)
    if line is None:
        raise Refused(NOT_REVIEWED)
    return line


def refuse(problems: Sequence[Problem]) -> None:
    """Raise what is to be mended, if anything is."""
    if problems:
        raise ValidationError(problems)


def tidy(text: str) -> str:
    """Return a text as it is kept."""
    return clean(text).strip()


def tidy_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the written parts that say something."""
    return {key: tidy(text) for key, text in texts.items() if text.strip()}
