"""A review: its days, its five steps and next act, what it refuses, and its dossier."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.grades import MemberGrade
from app.domain.periods import DaysOff
from app.domain.review_caps import ReviewCap
from app.domain.review_checks import (
    check_decision,
    check_plan,
    check_proposal,
    check_self_review,
)
from app.domain.review_dossiers import DossierPaper, ReviewPaper, dossier_lines
from app.domain.review_forms import ReviewFormKind
from app.domain.review_steps import (
    ReviewStep,
    ReviewStepState,
    file_sentence,
    first_waiting,
    next_act,
    present_step,
    reminder_text,
    step_of,
    steps_of,
)
from app.domain.review_votes import GradeVotes
from app.domain.reviews import (
    ResidenceComment,
    ReviewEntry,
    ReviewFacts,
    ReviewKind,
    ReviewLine,
    ReviewPerson,
    ReviewPlan,
    ReviewSubject,
    SelfReview,
    draft_due,
    kind_of,
    proposed_plan,
)
from tests.domain.review_samples import (
    MEETING_DAY,
    OPENED,
    PASSED,
    PLAN,
    a_file,
    a_line,
    a_review,
)

TODAY = date(2026, 11, 4)
NEW = ReviewEntry()
GOOD = MemberGrade.GOOD


def test_a_review_knows_its_period_and_the_day_that_decides_who_is_in_it():
    year = a_review()
    assert (year.label, year.first_day, year.people_day) == (
        "năm 2026", date(2026, 1, 1), MEETING_DAY,
    )  # fmt: skip
    quarter = a_review(kind=ReviewKind.QUARTER, number=3, meeting_day=None)
    assert (quarter.label, quarter.first_day, quarter.people_day) == (
        "quý III/2026", date(2026, 7, 1), date(2026, 9, 30),
    )  # fmt: skip
    assert (kind_of(year.period), kind_of(quarter.period)) == (
        ReviewKind.YEAR, ReviewKind.QUARTER,
    )  # fmt: skip
    assert a_review(meeting_day=None).people_day == date(2026, 12, 31)
    assert not year.is_closed


def test_the_draft_of_the_collective_leaves_three_full_working_days():
    assert draft_due(MEETING_DAY, 3, DaysOff()) == date(2026, 11, 27)


def test_a_new_review_proposes_its_days_from_the_meeting():
    due = date(2026, 11, 27)
    assert proposed_plan(ReviewKind.YEAR, date(2026, 12, 31), (12, MEETING_DAY), due) == PLAN
    quarter = proposed_plan(ReviewKind.QUARTER, date(2026, 9, 30), None, None)
    assert quarter == ReviewPlan(decision_due_on=date(2026, 10, 30))


def test_the_five_steps_of_the_picture():
    file = a_file(replace(PASSED, committee_grade=None), NEW, NEW, NEW)
    assert [(line.label, line.note) for line in steps_of(file, TODAY)] == [
        ("Tự đánh giá", "1/4 đã nộp"),
        ("Chi ủy nhận xét", "hạn 27/11"),
        ("Biểu quyết", "họp 03/12"),
        ("Chi bộ đề nghị", ""),
        ("Đảng ủy quyết định", "trước 31/12"),
    ]
    assert steps_of(file, TODAY)[0].state is ReviewStepState.NOW
    assert not steps_of(file, TODAY)[0].is_late
    assert steps_of(file, date(2026, 11, 21))[0].is_late


def test_a_finished_step_says_so_and_the_present_one_counts_with_its_deadline():
    handed = replace(NEW, own=PASSED.own)
    file = a_file(PASSED, handed, has_committee=False)
    first, second, *_rest = steps_of(file, TODAY)
    assert (first.note, first.state) == ("2/2 đã nộp", ReviewStepState.DONE)
    assert (second.label, second.note) == ("Bí thư nhận xét", "1/2, hạn 27/11")
    proposed = replace(PASSED, superior_grade=None)
    third = steps_of(a_file(proposed, replace(proposed, proposed_grade=None)), TODAY)
    assert [line.note for line in third] == [
        "2/2 đã nộp", "2/2 xong", "2/2 xong", "1/2", "trước 31/12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "step", "button"),
    [
        (NEW, ReviewStep.SELF, "Nhắc 1 đồng chí"),
        (replace(NEW, own=PASSED.own), ReviewStep.COMMITTEE, "Ghi nhận xét"),
        (replace(PASSED, votes=GradeVotes()), ReviewStep.VOTE, "Nhập kết quả phiếu"),
        (replace(PASSED, proposed_grade=None), ReviewStep.PROPOSAL, "Lấy mức quá nửa"),
        (replace(PASSED, superior_grade=None), ReviewStep.DECISION, "Ghi quyết định cấp trên"),
    ],
)
def test_the_review_waits_for_one_act_and_a_person_stands_at_one_step(entry, step, button):
    file = a_file(PASSED, entry)
    act = next_act(file)
    assert act is not None
    assert (act.step, act.button, present_step(file)) == (step, button, step)
    assert step_of(file.lines[1]) is step
    assert step_of(file.lines[0]) is None
    assert first_waiting(file, act.step) == file.lines[1]


def test_a_review_in_which_all_is_decided_waits_to_be_closed_and_then_for_nothing():
    act = next_act(a_file(PASSED, PASSED))
    assert act is not None
    assert act.button == "Kết thúc đợt"
    assert next_act(a_file(PASSED, review=a_review(closed_on=TODAY))) is None
    assert next_act(a_file()) is None
    assert present_step(a_file()) is ReviewStep.SELF


def test_the_reminder_names_who_is_missing_and_until_when():
    file = a_file(PASSED, NEW, NEW)
    text = reminder_text(file, "Chi bộ Văn phòng")
    assert text.splitlines() == [
        "Chi bộ Văn phòng: nhắc nộp bản tự kiểm điểm, đánh giá, xếp loại năm 2026.",
        "Các đồng chí chưa nộp: Dương Quốc Bình; Cao Thị Diệp.",
        "Hạn nộp: 20/11. Gửi bí thư bản giấy hoặc tệp Word đã điền.",
    ]
    without = a_file(NEW, review=a_review(plan=ReviewPlan()))
    assert reminder_text(without, "Chi bộ").endswith("Gửi bí thư bản giấy hoặc tệp Word đã điền.")
    assert file_sentence(file) == (
        "3 đồng chí thuộc diện đánh giá. Không đánh giá: đ/c Phượng (miễn)."
    )


def test_days_of_a_review_have_an_order():
    review = a_review()
    assert check_plan(PLAN, review) == ()
    wrong = replace(PLAN, committee_due_on=date(2026, 11, 10), cap=ReviewCap(percent=0))
    assert [p.field for p in check_plan(wrong, review)] == ["cap_percent", "committee_due_on"]
    early = ReviewPlan(decision_due_on=date(2025, 12, 31))
    assert [p.field for p in check_plan(early, review)] == ["decision_due_on"]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"received_on": None}, ["received_on"]),
        ({"received_on": date(2026, 11, 5)}, ["received_on"]),
        ({"grade": None}, ["grade"]),
        ({"general_points": Fraction(31)}, ["general_points"]),
        ({"task_points": Fraction(-1)}, ["task_points"]),
        ({"above": 101, "mended": -1}, ["above", "mended"]),
    ],
)
def test_a_self_review_that_cannot_be_is_refused_at_its_field(changes, fields):
    own = SelfReview(OPENED, Fraction(28), Fraction(60), GOOD, 30, 100)
    assert own.points == 88
    assert [p.field for p in check_self_review(replace(own, **changes), TODAY)] == fields
    assert replace(own, task_points=None).points is None


def test_a_proposal_against_the_vote_or_without_a_majority_needs_a_reason():
    votes = GradeVotes(good=11)
    assert check_proposal(GOOD, "", votes, 20) == ()
    assert "Khác với kết quả" in check_proposal(MemberGrade.EXCELLENT, " ", votes, 20)[0].message
    assert "quá nửa" in check_proposal(GOOD, "", GradeVotes(good=9), 20)[0].message
    assert check_proposal(MemberGrade.EXCELLENT, "có sáng kiến", votes, 20) == ()


@pytest.mark.parametrize(
    ("grade", "on", "fields"),
    [
        (GOOD, TODAY, []),
        (None, None, ["grade", "on"]),
        (GOOD, date(2026, 11, 5), ["on"]),
        (GOOD, date(2026, 11, 1), ["on"]),
    ],
)
def test_a_decision_has_a_grade_and_a_day_of_the_review(grade, on, fields):
    assert [p.field for p in check_decision(grade, on, a_review(), TODAY)] == fields


def test_the_dossier_has_nine_kinds_and_counts_what_the_book_knows():
    commented = replace(PASSED, residence=ResidenceComment(OPENED))
    file = a_file(commented, NEW)
    exempt = a_line("Cao Thị Diệp", NEW, needs_residence=False)
    file = replace(file, lines=(*file.lines, exempt))
    ticked = ReviewPaper(1, DossierPaper.MINUTES, TODAY)
    lines = {line.kind: line for line in dossier_lines(file, [ticked])}
    assert len(lines) == 9
    assert (lines[DossierPaper.MINUTES].is_there, lines[DossierPaper.MINUTES].is_missing) == (
        True, False,
    )  # fmt: skip
    assert lines[DossierPaper.APPRAISAL].is_missing
    assert not lines[DossierPaper.SUGGESTION].is_missing
    assert lines[DossierPaper.SELF_REVIEWS].count == "1/3"
    assert lines[DossierPaper.RESIDENCE].count == "1/2"


def test_a_line_is_known_by_its_member_or_by_which_collective_it_is():
    file = a_file(PASSED, NEW)
    assert file.line(2) is file.lines[1]
    assert file.line(99) is None
    person = ReviewPerson(None, "Tập thể chi ủy", ReviewFormKind.COLLECTIVE)
    assert ReviewLine(person, ReviewEntry(ReviewSubject.COMMITTEE)).id == -1
    assert PASSED.final_grade is GOOD
    assert NEW.final_grade is None


def test_facts_say_which_months_come_from_an_old_matrix():
    assert ReviewFacts(past_months=(1, 2)).past_note == "Tháng 1–2: nhập từ bảng cũ."
    assert ReviewFacts().past_note == ""


def test_tasks_are_in_time_late_or_undone():
    facts = ReviewFacts(tasks=5, done=4, late=1)
    assert (facts.in_time, facts.undone) == (3, 1)
