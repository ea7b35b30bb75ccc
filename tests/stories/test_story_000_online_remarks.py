"""Seed 000, told through the services: leaders follow a meeting online and comment on each part.

What they missed is found by the application before they come; a month later it is mended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.agendas import ItemFate
from app.domain.counting import count
from app.domain.duties import DutyState
from app.domain.meeting_file import MeetingFile
from app.domain.remarks import RemarkState
from app.domain.tasks import TaskState
from app.domain.time_shares import ShareKind, actual_shares
from app.services.workspace import Services
from tests.books import MovingClock
from tests.export.docx_reader import text_of
from tests.stories import online_answers as after
from tests.stories import online_meeting as told
from tests.stories import telling

Found = dict[str, str]
"""What is found at one moment: message by code."""


@dataclass(frozen=True)
class Book:
    """The open book in September, and what it had found on the way."""

    services: Services
    people: dict[str, int]
    august: int
    september: int
    found: dict[str, Found]
    carried: tuple[str, ...]
    """What stood under the items of September when its agenda was opened."""

    def file(self, meeting: int) -> MeetingFile:
        return self.services.meetings.file(meeting)

    def paper(self, kind: str, meeting: int) -> str:
        (path,) = self.services.papers.export(kind, meeting_id=meeting)
        return text_of(path.read_bytes()).replace("\N{NO-BREAK SPACE}", " ")

    def sheet(self, kind: str) -> list[tuple[object, ...]]:
        (path,) = self.services.papers.export(kind, year=2021)
        return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def tell(place: Path) -> Book:
    clock, found = MovingClock(), dict[str, Found]()
    services, people = told.new_cell(place, clock)
    told.keep_july(services, clock, people)
    told.register_duty_and_papers(services, clock)
    found["registered"] = of_year(services)
    august = told.prepare_august(services, clock, people)
    found["prepared"] = of_meeting(services, august)
    told.hold_august(services, clock, people, august)
    found["held"] = of_meeting(services, august)
    found["after"] = of_year(services)
    after.note_remarks(services, clock, august)
    after.answer_remarks(services, clock, people)
    september = after.plan_september(services, clock, people)
    after.prepare_september(services, clock, people, september)
    agenda = services.meetings.file(september).agenda
    carried = tuple(line for item in agenda for line in item.carried_lines)
    after.hold_september(services, clock, people, september)
    found["mended"] = of_meeting(services, september) | of_year(services)
    return Book(services, people, august, september, found, carried)


def of_meeting(services: Services, meeting: int) -> Found:
    return {found.code: found.message for found in services.findings.of_meeting(meeting)}


def of_year(services: Services) -> Found:
    return {found.code: found.message for found in services.findings.of_year(2021)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = tell(tmp_path_factory.mktemp("seed000") / "so")
    yield made
    made.services.close()


def test_the_leaders_follow_the_meeting_online_and_are_never_counted(book: Book):
    counts, minutes = count(book.file(book.august)), book.paper("bien-ban", book.august)
    assert (counts.present, counts.attendance_base) == (10, 10)
    assert all(guest.online and guest.is_superior for guest in book.file(book.august).guests)
    assert [g.name for g in told.GUESTS if f"đồng chí {g.name}" not in minutes] == []
    assert "10/10 đồng chí, đạt 100%" in minutes


def test_s01_each_part_is_commented_on_though_the_minutes_are_locked(book: Book):
    assert book.file(book.august).header.locked_at is not None
    rows = book.services.remarks.board(2021).rows
    assert len(rows) == sum(len(said) for said in after.SAID.values())
    assert {row.item_number for row in rows} == {None, 2, 3, 4, 6, 8, 9, 10}
    assert all(row.visit.form.online and row.visit.form.role for row in rows)
    praise = [row for row in rows if row.remark.state(date(2021, 9, 6)) is RemarkState.NOTED]
    assert len(praise) == 3


def test_s01_what_is_not_answered_returns_on_the_next_agenda(book: Book):
    counts = book.services.remarks.board(2021).counts
    assert (counts.total, counts.answered, counts.accepted) == (7, 5, 5)
    assert "Góp ý của đ/c Chẩu Văn Lâm chưa trả lời: 1" in book.carried
    assert "Góp ý của đ/c Ma Thế Hồng chưa trả lời: 1" in book.carried


def test_s02_the_meeting_is_prepared_by_dates_and_tied_to_what_it_serves(book: Book):
    rungs = {one.key: one for one in book.services.plans.preparations(book.september)}
    assert rungs["committee"].due_on == rungs["committee"].done_on == date(2021, 8, 31)
    assert all(rung.done_on for rung in rungs.values() if rung.key in {"invite", "papers"})
    assert f"Phục vụ: {after.SERVES}" in book.paper("chuong-trinh", book.september)


def test_s03_what_is_said_of_a_member_is_kept_for_the_review(book: Book):
    def recent(name: str) -> list[str]:
        return [x.text for x in book.services.members.card(book.people[name], 2021).recent]

    reminded = "Được nhắc nhở, thường kỳ tháng 8/2021: giữ đúng giờ trực chốt"
    assert reminded in recent(told.ADVISED)
    assert any("Được biểu dương" in line for line in recent("Quan Văn Dũng"))
    assert "Phát biểu, thường kỳ tháng 8/2021" in recent(told.LATE_WITH_FILE)


def test_s04_tasks_go_to_a_party_group_and_a_member_with_their_time(book: Book):
    text, product, due = told.GROUP_TASK
    group, member = book.file(book.august).tasks
    assert (group.text, group.owner_name) == (text, told.GROUP)
    assert (group.due_on, group.deliverable) == (due, product)
    assert (member.owner_name, member.due_on) == (told.ADVISED, told.MEMBER_TASK[2])
    minutes = book.paper("bien-ban", book.august)
    assert told.GROUP in minutes
    assert "30/8/2021" in minutes


def test_s05_the_report_without_its_limits_is_found_before_the_leaders_come(book: Book):
    said = "Báo cáo tháng 7 chưa có phần hạn chế, nguyên nhân, giải pháp."
    assert book.found["prepared"]["A4"] == book.found["held"]["A4"] == said
    assert "A4" not in book.found["mended"]


def test_s06_the_resolution_passed_on_late_is_found_and_stays_on_the_list(book: Book):
    said = "Văn bản 11-NQ/ĐUK nhận 142 ngày chưa phổ biến, quá 111 ngày."
    assert book.found["registered"]["S06"] == said
    assert "S06" not in book.found["mended"]
    late = [paper for paper in book.services.directives.list(2021) if paper.days_late(date.max)]
    assert [(paper.code, paper.spread_on) for paper in late] == [("11-NQ/ĐUK", told.AUGUST_DAY)]
    assert book.services.directives.figures(2021).words == (
        "3 văn bản, 3 liên quan đến chi bộ; đã phổ biến 3, chậm 1; lâu nhất 150 ngày"
    )


def test_s07_the_duty_left_undone_is_found_until_every_member_is_assessed(book: Book):
    said = "Tháng 7 chưa làm việc định kỳ: Nghị quyết Trung ương 4 (khóa XII)."
    assert book.found["registered"]["S07"] == book.found["after"]["S07"] == said
    august = telling.item_called(book.services, book.august, "Nghị quyết Trung ương 4")
    assert august.fate is ItemFate.POSTPONED
    assert f"T8: {august.fate_reason}" in book.carried
    july, december = book.services.duties.lines(2021)
    assert (july.state, december.state) == (DutyState.DONE, DutyState.COMING)
    assert july.item is not None
    assert july.item.meeting_id == book.september
    assert "S07" not in book.found["mended"]


def test_s08_news_says_where_it_comes_from_and_what_it_means_for_the_unit(book: Book):
    item = telling.item_called(book.services, book.august, "Covid-19")
    assert item.info_source == "Tỉnh ủy"
    handout = book.paper("tom-tat-van-ban", book.august)
    assert [x for x in told.EPIDEMIC_PAPER.summary.splitlines() if x not in handout] == []


def test_s09_too_little_exchange_is_said_with_its_figures(book: Book):
    assert book.found["prepared"]["A5"].endswith("dưới mục tiêu 25%.")
    assert book.found["held"]["A5"] == "Thảo luận 6/108 phút = 5,6%, dưới mục tiêu 25%."
    assert "A5" not in book.found["mended"]
    shares = {share.kind: share for share in actual_shares(book.file(book.september).agenda)}
    assert shares[ShareKind.DISCUSSION].share >= Fraction(1, 4)
    spoke = {row.meeting_id: row.speakers for row in book.services.overview.year_table(2021).rows}
    assert (spoke[book.august], spoke[book.september]) == (4, 7)


def test_s10_only_what_concerns_the_unit_is_read(book: Book):
    said = "Văn bản 11-NQ/ĐUK chưa tóm tắt ý liên quan đến chi bộ."
    assert book.found["registered"]["S10"] == said
    assert "S10" not in book.found["mended"]
    handout = book.paper("tom-tat-van-ban", book.september)
    lines = after.NEW_PAPER.summary.splitlines()
    assert [line for line in handout.splitlines() if line.startswith("- ")] == [
        f"- {line}." for line in lines
    ]


def test_s11_a_weakness_has_its_cause_and_its_remedy_becomes_a_task(book: Book):
    (task,) = book.file(book.september).tasks
    report = telling.item_called(book.services, book.september, "Báo cáo tháng 8")
    assert (task.text, task.item_id, task.due_on) == (after.REMEDY, report.id, after.REMEDY_DUE)
    minutes = book.paper("bien-ban", book.september)
    assert "chưa giao người theo dõi từng hồ sơ" in minutes
    assert after.REMEDY in minutes


def test_s11_what_a_leader_proposes_becomes_a_task_and_is_done(book: Book):
    rows = book.services.remarks.board(2021).rows
    (row,) = [row for row in rows if row.remark.task_id is not None]
    assert row.remark.form.gist.startswith(after.BECOMES_TASK)
    task = next(t for t in book.services.tasks.list(2021) if t.id == row.remark.task_id)
    assert (task.source, task.state) == (
        "Góp ý của đ/c Chẩu Văn Lâm, buổi 12/8/2021",
        TaskState.DONE,
    )


def test_s12_a_meeting_after_the_first_week_is_found_and_the_plan_proposes_the_first(book: Book):
    said = "Ngày họp 12/8 ngoài khung từ ngày 1 đến ngày 7."
    assert book.found["prepared"]["K02"] == said
    assert book.file(book.september).header.day == told.SEPTEMBER_DAY
    assert "K02" not in book.found["mended"]
    planned = [row for row in book.services.plans.rows(2021) if row.day > told.SEPTEMBER_DAY]
    assert [row.period.month for row in planned] == [10, 11, 12]
    assert all(row.day.day <= 7 for row in planned)


def test_the_sheets_say_that_their_rubric_was_chosen_by_hand(book: Book):
    for meeting, total in ((book.august, told.AUGUST_TOTAL), (book.september, 100)):
        view = book.services.scoring.view(meeting)
        assert view is not None
        assert (view.rubric.id, view.chosen_by_hand) == (told.RUBRIC, True)
        assert view.sheet.total == total
        paper = book.paper("phieu-cham-diem", meeting)
        assert "Khung tiêu chí do chi bộ chọn" in paper
        assert f"{total}/100 điểm" in book.paper("bien-ban", meeting)


def test_the_year_table_prints_the_figures_of_the_screen(book: Book):
    rows = book.services.overview.year_table(2021).rows
    shown = [
        (row.day, row.points, row.grade_label or None, row.present, row.base, row.minutes)
        for row in rows
    ]
    printed = [
        (line[3].date(), line[4], line[5], line[6], line[7], line[9])
        for line in book.sheet("bang-diem-nam")
        if isinstance(line[3], datetime)
    ]
    assert printed == shown
    assert [points for _day, points, *_rest in printed] == [None, 95, 100]


def test_the_register_of_papers_prints_the_figures_of_the_screen(book: Book):
    papers = book.services.directives.list(2021)
    shown = {(p.title, p.received_on, p.spread_on, p.days(told.SEPTEMBER_DAY)) for p in papers}
    printed = {
        (line[4], line[5].date(), getattr(line[6], "date", str)(), line[7])
        for line in book.sheet("van-ban-cap-tren")
        if isinstance(line[5], datetime)
    }
    assert len(printed) == 3
    assert printed == shown
