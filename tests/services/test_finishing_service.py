from datetime import date, datetime
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingStage
from app.domain.tasks import TaskState
from tests.scored_books import members_of
from tests.services.paper_book import DAT, at


@pytest.fixture
def meeting(finished) -> int:
    return finished


@pytest.fixture
def locked(services, meeting) -> int:
    services.finishing.lock(meeting)
    return meeting


def test_a_meeting_still_being_held_is_not_locked(services, scoring):
    with pytest.raises(Refused, match="chưa tới bước Hoàn thiện"):
        services.finishing.lock(scoring)


def test_a_sheet_that_is_not_closed_stops_the_lock(services, voted):
    services.minutes.adopt(voted, at(15, 35))
    with pytest.raises(Refused, match="chưa chốt"):
        services.finishing.lock(voted)


def test_an_open_error_stops_the_lock_and_is_named(services, meeting):
    services.meetings.set_fact(meeting, "minutes_adopted_at", datetime(2026, 11, 3, 16, 0))
    with pytest.raises(Refused, match="sau giờ kết thúc"):
        services.finishing.lock(meeting)
    assert services.meetings.file(meeting).header.locked_at is None


def test_a_lock_freezes_the_meeting_and_empties_the_undo_list(services, meeting):
    before = services.meetings.file(meeting)
    services.finishing.lock(meeting)
    after = services.meetings.file(meeting)
    assert after.header.stage is MeetingStage.LOCKED
    assert (after.agenda, after.attendance, after.tasks) == (
        before.agenda, before.attendance, before.tasks,
    )  # fmt: skip
    assert services.history.undo() is None


def test_names_of_a_locked_meeting_stay_as_they_were(services, locked):
    member = members_of(services)[DAT]
    form = services.members.get(member).form
    services.members.save(member, type(form)(**{**_values(form), "full_name": "Hồ Sỹ Đạt Em"}))
    assert services.meetings.file(locked).name(member) == DAT


def _values(form):
    return {name: getattr(form, name) for name in type(form).__dataclass_fields__}


@pytest.mark.parametrize(
    "act",
    [
        lambda s, m: s.attendance.mark(m, members_of(s)[DAT], AttendanceState.UNEXCUSED),
        lambda s, m: s.meetings.set_fact(m, "conclusion", "Khác"),
        lambda s, m: s.minutes.set_item_text(s.meetings.file(m).agenda[0].id, "content", "Khác"),
        lambda s, m: s.tasks.remove(s.meetings.file(m).tasks[0].id),
        lambda s, m: s.scoring.reopen(m),
        lambda s, m: s.meetings.remove(m),
    ],
)
def test_nothing_of_a_locked_meeting_is_changed(services, locked, act):
    before = services.meetings.file(locked)
    with pytest.raises(Refused, match="đã khóa"):
        act(services, locked)
    assert services.meetings.file(locked) == before


def test_what_follows_a_lock_is_still_recorded(services, locked):
    task = services.meetings.file(locked).tasks[0]
    services.meetings.set_fact(locked, "finished_posted_on", date(2026, 11, 4))
    services.meetings.set_fact(locked, "announced_on", date(2026, 11, 4))
    services.scoring.set_superior(locked, Fraction(1), "5.3")
    services.tasks.record(task.id, TaskState.DONE, "Xong", on=date(2026, 11, 20))
    header = services.meetings.file(locked).header
    assert (header.finished_posted_on, header.announced_on) == (date(2026, 11, 4),) * 2
    line = services.scoring.view(locked).columns.lines
    assert next(c for c in line if c.item_id == "5.3").superior_points == 1
    assert services.meetings.file(locked).tasks[0] == task


def test_corrections_are_numbered_and_stand_beside_the_original(services, locked):
    first = services.finishing.correct(locked, "Mục 4: 312 hồ sơ", "ghi nhầm số", "Bùi Thị Thu Hà")
    second = services.finishing.correct(locked, "Mục 5: đ/c Dũng", "ghi nhầm tên", "")
    corrections = services.meetings.file(locked).corrections
    assert (first, second) == (1, 2)
    assert [c.text for c in corrections] == ["Mục 4: 312 hồ sơ", "Mục 5: đ/c Dũng"]


@pytest.mark.parametrize(("text", "reason", "field"), [("", "nhầm", "text"), ("x", " ", "reason")])
def test_a_correction_says_what_and_why(services, locked, text, reason, field):
    with pytest.raises(ValidationError) as refusal:
        services.finishing.correct(locked, text, reason, "Hà")
    assert [problem.field for problem in refusal.value.problems] == [field]


def test_open_minutes_need_no_correction(services, meeting):
    with pytest.raises(Refused, match="chưa khóa"):
        services.finishing.correct(meeting, "Mục 4", "ghi nhầm", "Hà")


def test_a_meeting_that_is_gone_cannot_be_locked(services, members):
    with pytest.raises(NotFound):
        services.finishing.lock(99)
