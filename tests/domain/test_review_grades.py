"""Whose grades of a review count, and the caps against them, for the cell or a group."""

from dataclasses import replace

from app.domain.grades import MemberGrade
from app.domain.review_caps import ReviewCap
from app.domain.review_forms import ReviewFormKind
from app.domain.review_grades import cap_verdicts, counted_grades
from app.domain.reviews import ReviewEntry, ReviewFile, SelfReview
from tests.domain.review_samples import a_file

E, G, C = MemberGrade.EXCELLENT, MemberGrade.GOOD, MemberGrade.COMPLETED
OWN = ReviewEntry(own=SelfReview(grade=E))
PROPOSED = replace(OWN, proposed_grade=G)
DECIDED = replace(PROPOSED, superior_grade=C)


def test_the_latest_step_that_was_begun_counts():
    assert counted_grades(a_file(OWN, ReviewEntry())) == ("Tự nhận", (E, None))
    assert counted_grades(a_file(OWN, PROPOSED)) == ("Chi bộ đề nghị", (None, G))
    told = counted_grades(a_file(PROPOSED, DECIDED))
    assert told == ("Cấp trên quyết định", (G, C)), "an open proposal counts beside decisions"


def grouped() -> ReviewFile:
    file = a_file(OWN, OWN)
    plan = replace(file.review.plan, cap=ReviewCap(by_position=True))
    first, second = file.lines
    leader = replace(first, person=replace(first.person, form_kind=ReviewFormKind.LEADER))
    plain = replace(second, person=replace(second.person, form_kind=ReviewFormKind.PLAIN))
    return replace(file, review=replace(file.review, plan=plan), lines=(leader, plain))


def test_a_cap_is_one_for_the_cell_or_one_a_group():
    assert [v.excellent for v in cap_verdicts(a_file(OWN, OWN), (E, E))] == [2]
    verdicts = cap_verdicts(grouped(), (E, G))
    assert [(v.group, v.excellent) for v in verdicts] == [
        ("Nhóm giữ chức vụ", 1), ("Nhóm không giữ chức vụ", 0),
    ]  # fmt: skip


def test_papers_print_the_cap_and_remind_nobody():
    (over,) = cap_verdicts(a_file(OWN, OWN), (E, E))
    assert over.printed("Tự nhận") == (
        "Tự nhận xuất sắc 2, trần đang tính được 0 (20% của 0 đồng chí mức Tốt)."
    )
    assert over.sentence("Tự nhận").endswith("Chỉ nhắc, không chặn.")
