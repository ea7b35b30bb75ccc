"""The plan against reality from the book, its workbook, and the days the plan was sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.plan_reality import RealityState
from app.services.workspace import Services
from tests.services.sample_book import open_sample


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


def test_the_year_of_the_sample_against_its_plan(book):
    lines = book.plans.reality(2026)
    assert len(lines) == 16
    by_key = {line.row.key: line for line in lines}
    january, topic, november = (by_key[k] for k in ("2026-01", "2026-08-cd", "2026-11"))
    assert (january.state, january.planned_on) == (RealityState.ON_DAY, date(2026, 1, 5))
    assert january.note == ""
    assert (topic.state, topic.planned_on) == (RealityState.OTHER_DAY, date(2026, 8, 17))
    assert topic.note == "trùng lớp tập huấn chuyển đổi số"
    assert (november.figures.present, november.figures.base) == (20, 22)
    assert (november.figures.minutes, november.row.points) == (95, "94")
    assert [line.state for line in lines[-2:]] == [RealityState.COMING, RealityState.COMING]


def test_a_meeting_called_off_stands_with_its_reason(services, members):
    services.plans.accept(services.plans.propose(2026))
    row = next(row for row in services.plans.rows(2026) if row.key == "2026-12")
    services.meetings.not_held(row.id, "Bão số 5, trụ sở ngập")
    line = next(n for n in services.plans.reality(2026) if n.row.key == "2026-12")
    assert (line.state, line.note) == (RealityState.NOT_HELD, "Bão số 5, trụ sở ngập")
    assert line.held_on is None


def test_the_workbook_lists_every_meeting_with_both_days(book, tmp_path):
    (path,) = book.papers.export("thuc-hien-ke-hoach", year=2026, folder=tmp_path)
    sheet = load_workbook(path).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (october,) = [row for row in cells if row[1] == "Tháng 10"]
    assert [day.day for day in october[4:6]] == [5, 5]
    assert october[6:11] == ["Đúng ngày", 95, "21/22", 95, "Tốt"]
    said = " ".join(str(value) for row in cells for value in row if value)
    assert "Kế hoạch 16 buổi, đã họp 14, 1 họp ngày khác" in said
    assert "Đã gửi cấp trên ngày 12/01/2026." in said


def test_the_days_the_plan_was_sent_are_recorded_and_undone(services, members):
    services.plans.accept(services.plans.propose(2026))
    assert services.plans.sent_days(2026) == (None, None)
    services.plans.set_sent(2026, date(2026, 1, 12))
    services.plans.set_team_sent(2026, date(2026, 1, 14))
    assert services.plans.sent_days(2026) == (date(2026, 1, 12), date(2026, 1, 14))
    services.history.undo()
    assert services.plans.sent_days(2026) == (date(2026, 1, 12), None)


def planned_day(services: Services, key: str) -> date:
    return next(n.planned_on for n in services.plans.reality(2026) if n.row.key == key)


def test_a_meeting_the_proposal_moved_off_a_holiday_is_held_on_its_day(services, members):
    services.plans.accept(services.plans.propose(2026))
    january = services.meetings.id_of("2026-01")
    header = services.meetings.file(january).header
    assert (header.moved_from, header.day) == (date(2026, 1, 3), date(2026, 1, 5))
    services.meetings.set_stage(january, MeetingStage.IN_SESSION)
    line = next(n for n in services.plans.reality(2026) if n.row.id == january)
    assert (line.state, line.planned_on) == (RealityState.ON_DAY, date(2026, 1, 5))


def test_the_plan_that_goes_out_settles_the_days_still_to_come(services, members):
    services.plans.accept(services.plans.propose(2026))
    december = services.meetings.id_of("2026-12")
    services.meetings.move(december, date(2026, 12, 4), "trùng hội nghị")
    assert planned_day(services, "2026-12") == date(2026, 12, 3)
    services.plans.set_sent(2026, date(2026, 11, 5))
    assert planned_day(services, "2026-12") == date(2026, 12, 4)
    services.plans.set_sent(2026, date(2026, 11, 6))
    services.meetings.move(december, date(2026, 12, 7), "trùng hội nghị")
    assert planned_day(services, "2026-12") == date(2026, 12, 4)
    services.meetings.set_stage(december, MeetingStage.IN_SESSION)
    line = services.plans.reality(2026)[-1]
    assert (line.state, line.note) == (RealityState.OTHER_DAY, "trùng hội nghị")


@pytest.mark.parametrize(("is_told", "day"), [(False, 5), (True, 4)])
def test_a_day_changed_in_the_form_is_the_plan_until_the_notice_is_out(
    services, members, is_told, day
):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, 12), date(2026, 12, 4))
    meeting = services.meetings.create(draft)
    if is_told:
        services.meetings.fill_notices(meeting)
        (first, *_) = services.meetings.file(meeting).notices
        services.meetings.send_notices((first.id,), date(2026, 12, 1), "Sổ tay")
    services.meetings.save(meeting, replace(draft, day=date(2026, 12, 5)))
    assert planned_day(services, "2026-12") == date(2026, 12, day)
