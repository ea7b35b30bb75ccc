"""The programme of inspection of Chi bộ mẫu: two lines done and heard of, three ahead."""

from datetime import date

from sqlalchemy import select

from app.data import tables as t
from app.domain.inspections import WHOLE_YEAR, InspectionKind
from app.domain.meetings import MeetingKind
from app.services.sample.book import SAMPLE_NOW, Book

_YEAR = SAMPLE_NOW.year
_MEMBER, _SUPERVISION, _OTHER = (
    InspectionKind.MEMBER,
    InspectionKind.SUPERVISION,
    InspectionKind.OTHER,
)
_LINES = (
    (_MEMBER, "tuan", "Thực hiện nhiệm vụ được phân công", "q2"),
    (_MEMBER, "hai", "Chấp hành quy định về nêu gương", "q4"),
    (_SUPERVISION, "", "Việc ghi sổ trực của bộ phận một cửa", "q3"),
    (_SUPERVISION, "", "Thực hành tiết kiệm trong mua sắm, sử dụng tài sản công", "m12"),
    (_OTHER, "", "Rà soát việc thu, nộp đảng phí", WHOLE_YEAR),
)
_RESULTS = {
    0: (date(2026, 5, 28), "Chấp hành tốt; cần báo cáo kết quả đúng kỳ", 6),
    2: (date(2026, 9, 1), "Ghi đủ 62/65 ngày; đã nhắc bộ phận trực bổ sung", 9),
}
"""By the place of a line: the day it was done, what came of it, the month that heard of it."""


def add_programme(book: Book) -> None:
    """Write the programme of the year with what came of it so far."""
    for place, (kind, who, subject, planned) in enumerate(_LINES):
        done_on, result, month = _RESULTS.get(place, (None, "", 0))
        book.session.add(
            t.InspectionItem(
                year=_YEAR,
                kind=kind.value,
                position=place + 1,
                member_id=book.ids[who] if who else None,
                subject=subject,
                planned=planned,
                done_on=done_on,
                result=result,
                meeting_id=_meeting(book, month) if month else None,
            )
        )
    book.session.flush()


def _meeting(book: Book, month: int) -> int:
    query = select(t.Meeting.id).where(
        t.Meeting.year == _YEAR,
        t.Meeting.month == month,
        t.Meeting.kind == MeetingKind.REGULAR,
    )
    return book.session.scalars(query).one()
