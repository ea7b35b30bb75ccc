"""The work list of Tổng quan: what is on it, in which order, with which words."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.data.work_lines import work_lines
from app.data.work_scope import load_scope
from app.domain.dates import PartialDate
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.overviews import Urgency
from app.domain.periods import Period
from app.domain.rule_values import RuleValue
from app.domain.tasks import TaskDraft, TaskState
from tests.books import MovingClock, add_members, open_copy
from tests.told_books import empty_book

TODAY = date(2026, 11, 4)


@pytest.fixture
def services(tmp_path):
    book = open_copy(empty_book(), tmp_path / "so", MovingClock())
    yield book
    book.close()


@pytest.fixture
def members(services):
    return add_members(services)


@pytest.fixture
def lines(services):
    def read():
        with services.overview._db.read() as session:
            return work_lines(session, load_scope(session, TODAY))

    return read


def hold(services, month, day, kind=MeetingKind.REGULAR):
    draft = MeetingDraft(kind, Period(2026, month=month), day, time(14, 0), place="Phòng họp A")
    return services.meetings.create(draft)


def found(lines, words):
    return next((line for line in lines if words in line.what), None)


def test_overdue_tasks_come_first_the_longest_first(services, members, lines):
    owner = members["Bùi Thị Thu Hà"]
    for text, due in (("gần", date(2026, 11, 10)), ("trễ", date(2026, 10, 30)),
                      ("trễ lâu", date(2026, 9, 1))):  # fmt: skip
        services.tasks.assign(None, TaskDraft(text, owner_id=owner, due_on=due))

    own = [line for line in lines() if line.where.startswith("task:")]

    assert [line.what for line in own] == ["trễ lâu", "trễ", "gần"]
    assert [line.when for line in own] == ["Quá 64 ngày", "Quá 5 ngày", "Còn 6 ngày"]
    assert "đ/c Hà chủ trì" in own[0].why


def test_a_task_beyond_two_weeks_and_a_done_one_are_not_on_the_list(services, members, lines):
    owner = members["Bùi Thị Thu Hà"]
    services.tasks.assign(None, TaskDraft("xa", owner_id=owner, due_on=date(2026, 12, 20)))
    done = services.tasks.assign(None, TaskDraft("xong", owner_id=owner, due_on=TODAY))
    services.tasks.record(done, TaskState.DONE)

    assert not [line for line in lines() if line.where.startswith("task:")]


def test_a_meeting_that_passed_without_a_record_asks_for_it_once(services, members, lines):
    meeting = hold(services, 10, date(2026, 10, 5))

    shown = lines()

    line = found(shown, "Ghi buổi thường kỳ tháng 10/2026")
    assert (line.urgency, line.when, line.where) == (
        Urgency.OVERDUE,
        "Quá 30 ngày",
        f"meeting:{meeting}",
    )
    assert not [other for other in shown if other.where == "plan:2026-10"]


def test_todays_meeting_and_a_record_left_open_are_clocks(services, members, lines):
    hold(services, 11, TODAY)
    other = hold(services, 11, TODAY, MeetingKind.EXTRAORDINARY)
    services.meetings.set_stage(other, MeetingStage.IN_SESSION)

    whens = {line.where: line.when for line in lines() if line.urgency is Urgency.CLOCK}

    assert "Hôm nay" in whens.values()
    assert whens[f"meeting:{other}:run"] == "Đang họp"


@pytest.mark.parametrize(
    ("fact", "missing"),
    [("finished_posted_on", "chưa báo cáo cấp trên"), ("reported_on", "chưa đăng")],
)
def test_a_finished_meeting_names_what_is_not_posted_or_reported(
    services, members, lines, fact, missing
):
    meeting = hold(services, 11, date(2026, 11, 3))
    for stage in (MeetingStage.IN_SESSION, MeetingStage.FINISHING):
        services.meetings.set_stage(meeting, stage)
    services.meetings.set_fact(meeting, fact, TODAY)

    line = found(lines(), "Đăng và báo cáo kết quả buổi thường kỳ tháng 11/2026")

    assert (line.when, line.why) == ("Hạn mai", f"Hạn 05/11; {missing}.")


def test_a_threshold_or_a_fact_that_changes_changes_the_list_at_the_next_look(
    services, members, lines
):
    meeting = hold(services, 11, date(2026, 11, 3))
    for stage in (MeetingStage.IN_SESSION, MeetingStage.FINISHING):
        services.meetings.set_stage(meeting, stage)
    words = "Đăng và báo cáo kết quả buổi thường kỳ tháng 11/2026"
    assert "Hạn 05/11" in found(lines(), words).why
    services.cells.set_rule(RuleValue("finished_days_after", "5", date(2026, 11, 1)))
    assert "Hạn 08/11" in found(lines(), words).why
    for fact in ("finished_posted_on", "reported_on"):
        services.meetings.set_fact(meeting, fact, TODAY)
    assert found(lines(), words) is None
    services.history.undo()
    assert "chưa báo cáo cấp trên" in found(lines(), words).why


def test_many_gaps_of_a_kind_are_one_line_with_the_plan_behind_it(services, members, lines):
    line = found(lines(), "Kế hoạch năm 2026 còn thiếu buổi thường kỳ")

    assert line.where == "page:plan"
    assert line.button == "Xem kế hoạch"


def test_two_gaps_lead_each_to_its_own_month(services, members, lines):
    for month in range(1, 11):
        hold(services, month, date(2026, month, 3))

    months = [line.where for line in lines() if "chưa có buổi thường kỳ" in line.what]

    assert months == ["plan:2026-11", "plan:2026-12"]


def test_records_waiting_for_their_lock_are_named_or_counted(services, members, lines):
    for month in (8, 9, 10):
        meeting = hold(services, month, date(2026, month, 20), MeetingKind.COMMITTEE)
        for stage in (MeetingStage.IN_SESSION, MeetingStage.FINISHING):
            services.meetings.set_stage(meeting, stage)
        expected = month - 7
        waiting = [line for line in lines() if line.when == "Chờ khóa"]
        assert len(waiting) == (expected if expected <= 2 else 1)

    assert waiting[0].what == "3 biên bản chưa khóa"


def test_the_end_of_a_probation_is_told_a_month_ahead(services, members, lines):
    assert found(lines(), "Lý Gia Bảo") is None

    services.members.save(
        members["Lý Gia Bảo"], _admitted(services, members["Lý Gia Bảo"], date(2025, 11, 20))
    )

    line = found(lines(), "Đ/c Lý Gia Bảo hết 12 tháng dự bị")
    assert (line.when, line.where) == ("Còn 16 ngày", f"member:{members['Lý Gia Bảo']}")


def _admitted(services, member_id, day):
    form = services.members.get(member_id).form
    return replace(form, admission_date=PartialDate(day), joined_on=day)
