"""Seed 003, told through the services: a working group follows the cell for five months.

The year before shows the faults the article names; then the plan goes to the group, its sheets
come back, and all points are at 85 or more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from app.domain.choices import PASS, Choice
from app.domain.errors import Refused, ValidationError
from app.domain.meetings import MeetingKind
from app.domain.plan_reality import RealityState, reality_sentence
from app.domain.remarks import RemarkState
from app.domain.topics import days_near, group_counts
from app.domain.year_tables import lowest_of, mean_of, trend_sentence
from app.services.worker.paper_filling import MACHINE_SHEET
from app.services.workspace import Services
from tests.books import MovingClock
from tests.export.docx_reader import text_of
from tests.stories import followed_cell as told
from tests.stories import observer_visits as visits
from tests.stories.followed_year import Found, KeptYear


@dataclass(frozen=True)
class Book:
    """The open book on the day of the article."""

    services: Services
    clock: MovingClock
    old: int
    old_found: Found
    """What the meeting of 2021 showed before it was given its reason."""

    def month(self, month: int) -> int:
        return told.meeting_of(self.services, month)

    def found(self, meeting: int) -> Found:
        return {f.code: f.message for f in self.services.findings.of_meeting(meeting)}

    def sheet(self, kind: str) -> list[tuple[object, ...]]:
        (path,) = self.services.papers.export(kind, year=2022)
        return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def book(followed: KeptYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    services, clock = followed.open(tmp_path_factory.mktemp("seed003-read") / "so")
    yield Book(services, clock, followed.old, followed.old_found)
    services.close()


def test_s24_the_group_that_follows_the_cell_is_in_the_register(book: Book):
    (team,) = book.services.observers.teams_on(told.TODAY)
    assert (team.name, team.form.decision) == ("Tổ công tác số 1", "1777-QĐ/HU")
    assert team.form.decided_on == date(2021, 12, 24)
    assert team.head is not None
    assert (team.head.name, team.head.role) == (told.HEAD, "Phó Trưởng Ban")
    assert 4 <= len(team.form.observers) <= 5
    assert team.visits == 3
    assert book.services.observers.teams_on(date(2021, 12, 31)) == ()


def test_s25_the_plan_of_the_year_went_to_the_superior_and_to_the_group(book: Book):
    plans = book.services.plans
    assert plans.sent_days(2022) == (told.SENT_ON, told.SENT_ON)
    (path,) = book.services.papers.export("ke-hoach-nam", year=2022)
    paper = text_of(path.read_bytes())
    assert [title for title, _group in told.TOPICS if title not in paper] == []
    said = str(book.sheet("thuc-hien-ke-hoach"))
    assert "Đã gửi cấp trên ngày 31/12/2021." in said
    assert "Đã gửi tổ công tác ngày 31/12/2021." in said


def test_s25_a_plan_that_was_not_sent_is_found(book: Book):
    def found() -> list[str]:
        return [f.message for f in book.services.findings.of_year(2022) if f.code == "K35"]

    assert found() == []
    book.services.plans.set_sent(2022, None)
    said = "Kế hoạch chuyên đề năm 2022 chưa ghi ngày gửi cấp trên; hạn 31/3."
    assert found() == [said]
    book.services.history.undo()
    assert found() == []


def test_s26_after_each_meeting_it_attended_the_cell_has_its_remarks(book: Book):
    board = book.services.remarks.board(2022)
    assert {row.visit.source for row in board.rows} == {told.TEAM.name}
    by_month = {one.meeting.period.month: one for one in board.visits}
    assert sorted(by_month, key=str) == [1, 3, 5]
    day = date(2022, 1, 4)
    assert by_month[1].visit.sheet_sent_on == day
    assert by_month[1].visit.sheet_back_on == date(2022, 1, 6)
    assert by_month[5].visit.sheet_back_on is None
    assert board.accepted_sentence == "Chi bộ đã tiếp thu 3/4 góp ý trong năm 2022."


@pytest.mark.parametrize(("month", "said"), [(1, visits.ON_WORD), (3, visits.ON_EXCEL)])
def test_s26_what_was_written_on_word_or_excel_stands_with_its_item(
    book: Book, month: int, said: visits.Sheet
):
    rows = [r for r in book.services.remarks.board(2022).rows if r.meeting.period.month == month]
    forms = {
        row.item_number: (form.strength, form.shortcoming, form.proposal)
        for row in rows
        if (form := row.remark.form)
    }
    assert forms == said


def test_s26_a_remark_still_owed_an_answer_is_reported(book: Book):
    (row,) = [r for r in book.services.remarks.board(2022).rows if r.remark.is_waiting(told.TODAY)]
    assert row.remark.form == visits.BY_HAND
    assert row.remark.state(told.TODAY) is RemarkState.OPEN
    assert book.services.remarks.count(2022) == 1


def test_s27_the_old_meeting_shows_what_was_wrong_with_it(book: Book):
    found = book.old_found
    assert found["K05"] == "Buổi họp 65 phút, thiếu 25 phút so với 90."
    assert found["K07"] == "Chưa đánh dấu họp riêng, không ghép với họp công việc."
    assert found["A4"] == "Báo cáo tháng 11 chưa có phần hạn chế, nguyên nhân, giải pháp."
    assert "thêm số lượng, thời hạn để dễ kiểm" in found["R3"]
    old = next(m for m in book.services.agendas.shares_of_year(2021).meetings if m.professional)
    assert (old.meeting_id, old.professional) == (book.old, 25)
    minutes = book.services.papers.export("bien-ban", meeting_id=book.old)
    assert told.REASON in text_of(minutes[0].read_bytes())


@pytest.mark.parametrize("month", [month.month for month in told.MONTHS])
def test_s27_followed_by_the_group_the_meetings_are_kept_apart_and_long_enough(
    book: Book, month: int
):
    assert {"K05", "K07", "A4", "A5", "R3"}.isdisjoint(book.found(book.month(month)))


def test_s28_all_points_are_at_least_85_and_the_trend_is_said(book: Book):
    table = book.services.overview.year_table(2022)
    points = [row.points for row in table.scored]
    assert points == [Fraction(month.points) for month in told.MONTHS]
    low = lowest_of(table.scored)
    assert low is not None
    assert (low.points, low.period) == (Fraction(85), "Tháng 1")
    assert mean_of(table.scored) == Fraction(473, 5)
    assert trend_sentence(table) == "tăng 13,6 điểm so với năm 2021 (1 buổi)"


def test_s28_points_stay_close_to_the_framework_because_records_decide(book: Book):
    view = book.services.scoring.view(book.old)
    assert view is not None
    assert (view.rubric.id, view.chosen_by_hand) == (told.RUBRIC, True)
    assert view.sheet.total == told.OLD_POINTS
    short = view.sheet.item("1.1")
    assert short is not None
    assert short.why == (
        "Từ 14:00 đến 15:05 = 65 phút, yêu cầu 90 phút, mức “thiếu từ 15 đến 30 phút”."
    )
    with pytest.raises((Refused, ValidationError)):
        book.services.scoring.choose(book.old, Choice("4.7", PASS))
    for month in told.MONTHS:
        sheet = book.services.scoring.view(book.month(month.month))
        assert sheet is not None
        lost = [item for item in sheet.sheet.items if item.points not in {None, item.max}]
        assert all(item.note for item in lost)


def test_s29_three_topics_are_held_and_three_are_planned(book: Book):
    lines = [
        line for line in book.services.plans.reality(2022) if line.row.kind is MeetingKind.THEMATIC
    ]
    states = [line.state for line in lines]
    held = {RealityState.ON_DAY, RealityState.OTHER_DAY}
    assert [state in held for state in states] == [True, True, True, False, False, False]
    assert states[3:] == [RealityState.COMING] * 3
    overview = book.services.overview.load(2022)
    assert (overview.thematic_held, overview.thematic_planned) == (3, 6)
    printed = str(book.sheet("thuc-hien-ke-hoach"))
    assert reality_sentence(book.services.plans.reality(2022)) in printed


def test_s29_days_worth_remembering_are_offered_as_topics(book: Book):
    days = book.services.plans.commemorations(2022)
    april = days_near(days, date(2022, 4, 12))
    assert "Kỷ niệm 47 năm Ngày Giải phóng miền Nam, thống nhất đất nước" in {
        day.title for day in april
    }
    december = days_near(days, date(2022, 12, 12))
    assert any("Quân đội nhân dân" in day.title for day in december)
    least = group_counts(book.services.plans.topics())[0]
    assert least.count == 0


def test_s30_the_list_for_the_superior_carries_the_figures_of_the_screen(book: Book):
    (path,) = book.services.papers.export("danh-sach-u1", year=2022)
    workbook = load_workbook(path)
    shown = [(row.day, row.points) for row in book.services.overview.year_table(2022).scored]
    printed = [
        (day.date(), points)
        for _n, _unit, _members, day, points, *_rest in workbook.worksheets[0].iter_rows(
            values_only=True
        )
        if isinstance(day, datetime)
    ]
    assert printed == shown
    rows = [*workbook[MACHINE_SHEET].iter_rows(values_only=True)]
    facts = {str(row[0]): row[1] for row in rows}
    assert facts["cell_id"] == book.services.cells.get().permanent_id
    assert facts["superior"] == told.CELL.superior_name
    keys = [row[8] for row in rows if row[0] == "row"]
    assert keys == [f"2022-{month:02d}" for month in range(1, 6)]


def test_the_year_table_prints_the_figures_of_the_screen(book: Book):
    rows = book.services.overview.year_table(2022).rows
    shown = [(row.day, row.points, row.present, row.minutes, row.speakers) for row in rows]
    printed = [
        (line[3].date(), line[4], line[6], line[9], line[10])
        for line in book.sheet("bang-diem-nam")
        if isinstance(line[3], datetime)
    ]
    assert printed == shown
    assert "thấp nhất 85 (tháng 1)" in str(book.sheet("bang-diem-nam"))
