"""The review of 2026 in Chi bộ mẫu: opened at the end of October, fourteen have handed in."""

from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import select

from app.data import tables as t
from app.data.review_records import new_entry_row, new_row, write_self_review
from app.domain.grades import MemberGrade
from app.domain.reviews import Review, ReviewKind, ReviewPlan, ReviewSubject, SelfReview
from app.services.sample.book import Book

OPENED = date(2026, 10, 26)
MEETING_DAY = date(2026, 12, 3)
_E, _G, _C = MemberGrade.EXCELLENT, MemberGrade.GOOD, MemberGrade.COMPLETED
HANDED_IN: dict[str, tuple[MemberGrade, int, int]] = {
    "bao": (_G, 24, 54),
    "binh": (_G, 26, 58),
    "dung": (_E, 28, 65),
    "ha": (_G, 28, 61),
    "hai": (_G, 25, 57),
    "hanh": (_E, 28, 66),
    "huy": (_C, 21, 44),
    "khanh": (_G, 25, 55),
    "lan": (_G, 27, 60),
    "oanh": (_G, 26, 59),
    "tham_v": (_G, 27, 58),
    "tham_h": (_G, 25, 60),
    "thanh": (_E, 27, 64),
    "tuan": (_G, 26, 57),
}
"""Grade a member claims, points out of 30 and out of 70."""
_TEXTS = {
    "1.1": "Chấp hành chủ trương, nghị quyết của Đảng; giữ gìn đoàn kết, lối sống giản dị.",
    "1.2": "Hoàn thành các việc chi bộ và cơ quan giao trong năm.",
    "1.3": "Thực hiện các nội dung đã cam kết đầu năm.",
    "2": "Có lúc phát biểu trong sinh hoạt còn ít; sắp xếp thời gian tự học chưa đều.",
    "3": "Hạn chế năm trước: đã khắc phục.",
    "6": "Mỗi kỳ sinh hoạt chuẩn bị trước ít nhất một ý kiến.",
}


def build_review(book: Book) -> None:
    """Write the review of the year as it stands on the sample's day."""
    meeting_id = book.session.scalar(
        select(t.Meeting.id).where(t.Meeting.day == MEETING_DAY, t.Meeting.year == 2026)
    )
    plan = ReviewPlan(
        meeting_id=meeting_id,
        self_due_on=date(2026, 11, 20),
        committee_due_on=date(2026, 11, 27),
        decision_due_on=date(2026, 12, 31),
    )
    row = new_row(Review(0, ReviewKind.YEAR, 2026, 0, OPENED, plan))
    for place, (key, claimed) in enumerate(HANDED_IN.items()):
        entry = new_entry_row(ReviewSubject.MEMBER, book.ids[key])
        write_self_review(entry, _self_review(claimed, OPENED + timedelta(days=1 + place // 2)))
        row.entries.append(entry)
    book.session.add(row)
    book.session.flush()


def _self_review(claimed: tuple[MemberGrade, int, int], day: date) -> SelfReview:
    grade, general, tasks = claimed
    return SelfReview(
        received_on=day,
        general_points=Fraction(general),
        task_points=Fraction(tasks),
        grade=grade,
        above=35 if grade is MemberGrade.EXCELLENT else None,
        mended=100,
        texts=_TEXTS,
    )
