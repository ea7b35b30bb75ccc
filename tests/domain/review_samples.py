"""A small review for tests: four invented members, as handed in as a test wants."""

from dataclasses import replace
from datetime import date

from app.domain.grades import MemberGrade
from app.domain.review_forms import ReviewFormKind
from app.domain.review_people import ExcludedMember, Exclusion
from app.domain.review_votes import GradeVotes
from app.domain.reviews import (
    Review,
    ReviewEntry,
    ReviewFile,
    ReviewKind,
    ReviewLine,
    ReviewPerson,
    ReviewPlan,
    SelfReview,
)

OPENED, MEETING_DAY = date(2026, 11, 2), date(2026, 12, 3)
PLAN = ReviewPlan(
    meeting_id=12,
    self_due_on=date(2026, 11, 20),
    committee_due_on=date(2026, 11, 27),
    decision_due_on=date(2026, 12, 31),
)
NAMES = ("Lý Gia Bảo", "Dương Quốc Bình", "Cao Thị Diệp", "Phạm Văn Dũng")
PASSED = ReviewEntry(
    own=SelfReview(received_on=OPENED, grade=MemberGrade.GOOD),
    committee_grade=MemberGrade.GOOD,
    votes=GradeVotes(good=3),
    proposed_grade=MemberGrade.GOOD,
    superior_grade=MemberGrade.GOOD,
)


def a_review(**changes):
    kept = {"meeting_day": MEETING_DAY, **changes}
    return replace(Review(1, ReviewKind.YEAR, 2026, 0, OPENED, PLAN), **kept)


def a_line(name, entry=None, **person):
    place = NAMES.index(name) + 1 if name in NAMES else None
    entry = entry or ReviewEntry(member_id=place)
    return ReviewLine(ReviewPerson(place, name, ReviewFormKind.PLAIN, **person), entry)


def a_file(*entries, review=None, **changes):
    lines = tuple(a_line(name, entry) for name, entry in zip(NAMES, entries, strict=False))
    out = (ExcludedMember(9, "Trần Thị Phượng", Exclusion.EXEMPT, 6),)
    return ReviewFile(review or a_review(), lines, out, (), voting_base=4, **changes)
