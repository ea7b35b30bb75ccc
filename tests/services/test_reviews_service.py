"""Reviews through their services: opened by rule, led through five steps, frozen at the end."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.grades import MemberGrade
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import Situation
from app.domain.periods import Period
from app.domain.review_dossiers import DossierPaper
from app.domain.review_steps import ReviewStep
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import ResidenceComment, ReviewKind, ReviewSubject, SelfReview
from app.domain.tasks import TaskDraft, TaskState
from app.domain.votes import VoteMethod

TODAY = date(2026, 11, 4)
GOOD, EXCELLENT = MemberGrade.GOOD, MemberGrade.EXCELLENT
OWN = SelfReview(TODAY, Fraction(27), Fraction(59), GOOD, 20, 100, "", {"1.1": "Chấp hành tốt."})
DAT = "Hồ Sỹ Đạt"


@pytest.fixture
def review_id(services, members) -> int:
    period = Period(2026, month=12)
    services.meetings.create(MeetingDraft(MeetingKind.REGULAR, period, date(2026, 12, 3)))
    return services.reviews.start(2026)


def test_a_review_opens_with_days_from_its_meeting_and_people_by_rule(services, review_id):
    file = services.reviews.get(review_id)
    plan = file.review.plan
    assert (plan.self_due_on, plan.committee_due_on, plan.decision_due_on) == (
        date(2026, 11, 20), date(2026, 11, 27), date(2026, 12, 31),
    )  # fmt: skip
    assert [line.person.full_name for line in file.lines] == [
        "Lý Gia Bảo", "Phạm Văn Dũng", "Hồ Sỹ Đạt", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh",
        "Vũ Thị Thắm",
    ]  # fmt: skip
    assert (file.voting_base, file.draft_due_on) == (5, date(2026, 11, 27))
    with pytest.raises(Refused):
        services.reviews.start(2026)
    services.history.undo()
    assert services.reviews.find(2026) is None


def test_the_people_stay_in_step_with_the_members_while_the_review_is_open(
    services, members, review_id
):
    services.members.set_situation(members[DAT], Situation.EXEMPT, date(2026, 11, 1))
    file = services.reviews.get(review_id)
    assert file.line(members[DAT]) is None
    assert [one.label for one in file.excluded] == ["miễn"]
    with pytest.raises(Refused):
        services.review_entries.save_self_review(review_id, members[DAT], OWN)


def test_a_self_review_is_kept_whole_shown_with_doubts_and_undone(services, members, review_id):
    services.review_entries.save_self_review(review_id, members[DAT], replace(OWN, grade=EXCELLENT))
    sheet = services.review_entries.sheet(review_id, members[DAT])
    assert sheet.line.entry.own == replace(OWN, grade=EXCELLENT)
    assert sheet.doubts[0].startswith("86 điểm thuộc mức Tốt, không phải Xuất sắc")
    assert (sheet.form, sheet.step) == ("Mẫu 2B, HD 43-HD/BTCTW (2025)", ReviewStep.COMMITTEE)
    services.history.undo()
    assert services.review_entries.sheet(review_id, members[DAT]).step is ReviewStep.SELF
    services.history.redo()
    services.review_entries.take_back_self_review(review_id, members[DAT])
    assert not services.review_entries.sheet(review_id, members[DAT]).line.entry.is_received


def test_an_impossible_self_review_is_refused_at_its_field(services, members, review_id):
    wrong = replace(OWN, general_points=Fraction(31), received_on=None)
    with pytest.raises(ValidationError) as refusal:
        services.review_entries.save_self_review(review_id, members[DAT], wrong)
    assert {p.field for p in refusal.value.problems} == {"received_on", "general_points"}


def test_comments_of_residence_temporary_cell_and_committee_are_kept(services, members, review_id):
    entries, dat = services.review_entries, members[DAT]
    entries.save_residence(review_id, dat, ResidenceComment(TODAY, True, " Gương mẫu "))
    entries.save_temporary(review_id, dat, "Dự họp đủ.")
    entries.save_committee(review_id, dat, GOOD, "Tận tụy.")
    entry = entries.sheet(review_id, dat).line.entry
    assert entry.residence == ResidenceComment(TODAY, True, "Gương mẫu")
    assert (entry.temporary_comment, entry.committee_grade) == ("Dự họp đủ.", GOOD)
    with pytest.raises(ValidationError):
        entries.save_residence(review_id, dat, ResidenceComment(date(2026, 11, 5)))
    with pytest.raises(ValidationError):
        entries.save_committee(review_id, dat, None, "")


BALLOT = BallotCount(VoteMethod.SECRET_BALLOT, present=5, issued=5, collected=5, valid=4)


def test_votes_of_all_are_one_action_and_an_impossible_sum_is_refused(services, members, review_id):
    votes = {members[DAT]: GradeVotes(1, 3), members["Lý Gia Bảo"]: GradeVotes(good=5)}
    with pytest.raises(ValidationError) as refusal:
        services.review_entries.save_votes(review_id, BALLOT, votes)
    assert [p.field for p in refusal.value.problems] == [f"votes:{members['Lý Gia Bảo']}"]
    assert not services.review_entries.sheet(review_id, members[DAT]).line.entry.votes.cast
    votes[members["Lý Gia Bảo"]] = GradeVotes(0, 2, 2)
    services.review_entries.save_votes(review_id, BALLOT, votes)
    sheet = services.review_entries.sheet(review_id, members[DAT])
    assert (sheet.majority, sheet.vote_words) == (
        GOOD, "3/5 phiếu (60%, cần ≥ 3): Hoàn thành tốt nhiệm vụ.",
    )  # fmt: skip
    services.history.undo()
    assert not services.reviews.get(review_id).review.ballot.present


def test_majorities_become_proposals_and_the_rest_needs_a_reason(services, members, review_id):
    dat, bao = members[DAT], members["Lý Gia Bảo"]
    entries = services.review_entries
    with pytest.raises(Refused):
        entries.propose_majorities(review_id)
    votes = {dat: GradeVotes(1, 3), bao: GradeVotes(0, 2, 2)}
    entries.save_votes(review_id, BALLOT, votes)
    assert entries.propose_majorities(review_id) == 1
    with pytest.raises(ValidationError):
        entries.propose(review_id, bao, GOOD)
    entries.propose(review_id, bao, GOOD, "Chi bộ thống nhất sau thảo luận")
    board = services.reviews.board(review_id)
    assert board.counted == "Chi bộ đề nghị"
    assert board.cap_words == (
        "Chi bộ đề nghị xuất sắc 0, trong trần 0 (20% của 2 đồng chí mức Tốt).",
    )


def test_the_superior_decides_all_as_proposed_or_one_by_one(services, members, review_id):
    dat, bao = members[DAT], members["Lý Gia Bảo"]
    entries = services.review_entries
    with pytest.raises(Refused):
        entries.decide_as_proposed(review_id, TODAY)
    for member_id in (dat, bao):
        entries.propose(review_id, member_id, GOOD, "thống nhất")
    with pytest.raises(ValidationError):
        entries.decide_as_proposed(review_id, None)
    entries.decide(review_id, dat, MemberGrade.COMPLETED, TODAY, "Chậm một việc")
    assert entries.decide_as_proposed(review_id, TODAY) == 1
    file = services.reviews.get(review_id)
    assert file.line(dat).entry.final_grade is MemberGrade.COMPLETED
    assert file.line(bao).entry.superior_grade is GOOD


def test_those_missing_are_reminded_with_a_text_to_copy(services, members, review_id):
    services.review_entries.save_self_review(review_id, members[DAT], OWN)
    text = services.reviews.remind(review_id)
    assert "Hạn nộp: 20/11" in text
    assert DAT not in text
    file = services.reviews.get(review_id)
    assert sum(line.entry.reminded_on == TODAY for line in file.lines) == 5


def test_a_closed_review_is_read_from_its_copy_and_only_regraded(services, members, review_id):
    dat, entries = members[DAT], services.review_entries
    entries.save_self_review(review_id, dat, OWN)
    entries.decide(review_id, dat, GOOD, TODAY)
    services.reviews.close(review_id)
    form = replace(services.members.get(dat).form, full_name="Hồ Sỹ Đại")
    services.members.save(dat, form)
    file = services.reviews.get(review_id)
    assert file.line(dat).person.full_name == DAT
    for act in (
        lambda: entries.save_self_review(review_id, dat, OWN),
        lambda: services.reviews.close(review_id),
        lambda: services.reviews.remind(review_id),
    ):
        with pytest.raises(Refused):
            act()
    with pytest.raises(ValidationError):
        entries.decide(review_id, dat, EXCELLENT, TODAY)
    entries.decide(review_id, dat, EXCELLENT, TODAY, "Xét lại khiếu nại")
    entry = entries.sheet(review_id, dat).line.entry
    assert entry.superior_grade is EXCELLENT
    assert entry.note == (
        "Xếp loại lại ngày 04/11/2026: từ Hoàn thành tốt nhiệm vụ thành "
        "Hoàn thành xuất sắc nhiệm vụ."
    )


def test_closing_and_deleting_are_undone_whole(services, members, review_id):
    services.review_entries.save_self_review(review_id, members[DAT], OWN)
    services.reviews.add_paper(review_id, DossierPaper.MINUTES, electronic=True)
    services.reviews.close(review_id)
    services.history.undo()
    assert not services.reviews.get(review_id).review.is_closed
    services.reviews.remove(review_id)
    assert services.reviews.known(2026) == ()
    services.history.undo()
    assert services.reviews.get(review_id).line(members[DAT]).entry.own == OWN
    assert services.reviews.dossier(review_id)[2].is_there


def test_what_was_half_typed_goes_with_a_removed_review_alone(services, review_id):
    other = f"review:{review_id}0:votes"
    for key in (f"review:{review_id}:votes", other):
        services.history.keep_typed(key, "{}")
    services.reviews.remove(review_id)
    assert [text.key for text in services.history.unfinished()] == [other]


@pytest.mark.parametrize(
    ("kind", "month", "day"),
    [
        (MeetingKind.COMMITTEE, 12, date(2026, 12, 2)),
        (MeetingKind.REGULAR, 10, date(2026, 10, 3)),
    ],
)
def test_a_meeting_that_is_not_offered_cannot_be_the_voting_meeting(
    services, review_id, kind, month, day
):
    draft = MeetingDraft(kind, Period(2026, month=month), day)
    other = services.meetings.create(draft)
    plan = services.reviews.get(review_id).review.plan
    with pytest.raises(ValidationError) as refusal:
        services.reviews.save_plan(review_id, replace(plan, meeting_id=other))
    assert [problem.field for problem in refusal.value.problems] == ["meeting_id"]
    assert services.reviews.get(review_id).review.plan == plan


def test_the_dossier_is_ticked_and_unticked(services, review_id):
    paper_id = services.reviews.add_paper(review_id, DossierPaper.APPRAISAL, note="bản giấy")
    line = services.reviews.dossier(review_id)[3]
    assert [(one.received_on, one.note) for one in line.papers] == [(TODAY, "bản giấy")]
    services.reviews.remove_paper(paper_id)
    assert not services.reviews.dossier(review_id)[3].is_there
    with pytest.raises(NotFound):
        services.reviews.remove_paper(paper_id)


def test_a_quarter_is_for_those_who_lead_and_needs_its_number(services, members):
    with pytest.raises(Refused):
        services.reviews.start(2026, ReviewKind.QUARTER)
    review_id = services.reviews.start(2026, ReviewKind.QUARTER, 3)
    board = services.reviews.find(2026, ReviewKind.QUARTER, 3)
    assert board is not None
    assert [line.person.full_name for line in board.file.lines] == [
        "Phạm Văn Dũng", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh",
    ]  # fmt: skip
    assert [review.label for review in services.reviews.known(2026)] == ["quý III/2026"]
    assert services.reviews.board(review_id).file == board.file


def test_the_collective_reports_with_mau_01(services, review_id):
    services.review_entries.save_collective(review_id, ReviewSubject.CELL, OWN, "Đủ nội dung")
    cell = services.reviews.get(review_id).collectives[-1]
    assert (cell.entry.own, cell.entry.committee_comment) == (OWN, "Đủ nội dung")


def test_days_are_changed_in_order_only_and_noted_inside_the_review(services, review_id):
    plan = services.reviews.get(review_id).review.plan
    with pytest.raises(ValidationError):
        services.reviews.save_plan(review_id, replace(plan, committee_due_on=date(2026, 11, 1)))
    services.reviews.save_plan(review_id, replace(plan, decision_due_on=date(2027, 1, 15)))
    services.reviews.send(review_id, TODAY)
    services.reviews.publish(review_id, TODAY)
    review = services.reviews.get(review_id).review
    assert (review.plan.decision_due_on, review.sent_on) == (date(2027, 1, 15), TODAY)
    with pytest.raises(ValidationError):
        services.reviews.send(review_id, date(2026, 11, 5))
    assert [m.day for m in services.reviews.meetings(2026, ReviewKind.YEAR)] == [date(2026, 12, 3)]
    with pytest.raises(NotFound):
        services.reviews.get(99)


def test_a_review_and_its_members_are_found_by_words_year_and_name(services, members, review_id):
    services.review_entries.save_self_review(review_id, members[DAT], OWN)
    places = [found.where for found in services.search.find("xep loai 2026")]
    assert f"review:{review_id}" in places
    (found,) = (one for one in services.search.find("hồ sỹ đạt") if one.kind == "review")
    assert found.where == f"review:{review_id}:{members[DAT]}"
    assert found.title == "Hồ Sỹ Đạt: kiểm điểm, xếp loại năm 2026"
    form = services.members.get(members[DAT]).form
    services.members.save(members[DAT], replace(form, full_name="Hồ Sỹ Tiến"))
    assert not services.search.find("hồ sỹ đạt")
    assert any(one.kind == "review" for one in services.search.find("sỹ tiến"))


def test_a_task_counts_in_the_period_of_its_deadline_in_force(services, members):
    owner = members["Phạm Văn Dũng"]
    quarters = [services.reviews.start(2026, ReviewKind.QUARTER, number) for number in (3, 4)]
    task = services.tasks.assign(None, TaskDraft("Rà soát", owner, due_on=date(2026, 9, 20)))
    assert _tasks_of(services, quarters, owner) == [1, 0]

    services.tasks.record(task, TaskState.EXTENDED, "chờ", new_due_on=date(2026, 10, 20))
    services.tasks.record(task, TaskState.DONE, "xong", on=date(2026, 9, 25))

    assert _tasks_of(services, quarters, owner) == [0, 1]


def _tasks_of(services, reviews: list[int], member_id: int) -> list[int]:
    lines = [services.reviews.get(review_id).line(member_id) for review_id in reviews]
    return [line.facts.tasks for line in lines]
