"""Seed 002, told through the services: the model meeting of a city office cell in March 2018."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from app.cli.documents import score_document
from app.domain.agenda_presets import PRESETS
from app.domain.agendas import ItemKind
from app.domain.counting import count, speakers
from app.domain.errors import Refused
from app.domain.findings import open_errors
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage
from app.domain.members import LeftKind, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.posting_texts import posting_package
from app.domain.score_sheets import SheetState
from app.domain.text import fold, percent_text
from app.services.papers import PaperService
from app.services.workspace import Services
from tests.books import MovingClock
from tests.export.docx_reader import text_of
from tests.stories import model_meeting as told
from tests.stories import telling

WAYS = ("live", "typed times", "given minutes")
OF_THE_ARTICLE = (
    "thời sự trong nước và quốc tế",
    "công tác Đảng và kết quả công việc tháng 3/2018",
    "nhiệm vụ trọng tâm năm 2018",
    "học tập và làm theo Bác",
    "gợi ý thảo luận, giải đáp",
    "kết luận; giao việc từng đảng viên; biểu quyết",
    "chi ủy chấm điểm",
)


@dataclass(frozen=True)
class Book:
    """An open book in which the meeting was held and is being finished."""

    services: Services
    clock: MovingClock
    people: dict[str, int]
    meeting: int

    @property
    def file(self) -> MeetingFile:
        return self.services.meetings.file(self.meeting)

    def paper(self, kind: str) -> str:
        papers = PaperService(
            self.services._db, self.services.exports, self.services.templates, self.services.now
        )
        (path,) = papers.export(kind, meeting_id=self.meeting)
        return text_of(path.read_bytes()).replace("\N{NO-BREAK SPACE}", " ")


def tell(place: Path, way: str) -> Book:
    clock = MovingClock()
    services, people = told.new_cell(place, clock)
    meeting = told.prepare(services, clock, people)
    if way == "live":
        told.record_live(services, clock, meeting, people)
    else:
        with_times = way == "typed times"
        told.record_afterwards(services, meeting, people, with_times=with_times)
    told.finish(services, clock, meeting)
    return Book(services, clock, people, meeting)


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> Iterator[dict[str, Book]]:
    made = {way: tell(tmp_path_factory.mktemp("seed002") / "so", way) for way in WAYS}
    yield made
    for book in made.values():
        book.services.close()


@pytest.fixture
def live(books) -> Book:
    return books["live"]


@pytest.fixture
def own_book(tmp_path: Path) -> Iterator[Book]:
    book = tell(tmp_path / "so", "live")
    yield book
    book.services.close()


def test_the_meeting_lasts_ninety_minutes_and_is_finished(live):
    header = live.file.header
    assert (header.started_at, header.ended_at) == (told.START, told.END)
    assert sum(item.actual_minutes or 0 for item in live.file.agenda) == told.LENGTH == 90
    assert header.stage is MeetingStage.FINISHING
    assert open_errors(live.services.findings.of_meeting(live.meeting)) == ()


def test_s19_the_ninety_minutes_run_in_the_order_of_the_article(live):
    titles = [fold(item.title) for item in live.file.agenda]
    places = [
        next(place for place, title in enumerate(titles) if fold(words) in title)
        for words in OF_THE_ARTICLE
    ]
    assert places == sorted(places)
    assert sum(item.planned_minutes for item in live.file.agenda) == 90
    assert [item.actual_minutes for item in live.file.agenda] == [h.minutes for h in told.MEETING]


def test_s19_everything_that_was_recorded_is_printed(live):
    minutes = live.paper("bien-ban")
    said = [line.text for held in told.MEETING for line in held.said]
    assert [text for text in said if text not in minutes] == []
    assert [text for text, _owner, _due in told.TASKS if text not in minutes] == []
    assert told.CONCLUSION in minutes
    assert "12/12 đồng chí tán thành" in minutes
    assert "thời lượng 90 phút" in minutes


def test_s19_every_task_has_a_person_and_a_deadline(live):
    given = [(task.text, task.owner_name, task.due_on) for task in live.file.tasks]
    assert given == list(told.TASKS)
    assert [task.code for task in live.file.tasks] == ["1.1", "1.2", "1.3"]


def test_s20_guests_of_any_unit_are_named_and_never_counted(live):
    counts, minutes = count(live.file), live.paper("bien-ban")
    assert (counts.present, counts.attendance_base, counts.member_total) == (12, 13, 13)
    assert f"đồng chí {told.GUEST}, Ủy viên BTV Tỉnh ủy" in minutes
    assert "Đại biểu các chi bộ trực thuộc" in minutes
    assert told.REMARK in minutes


def test_s21_time_to_discuss_follows_every_item_with_content(live):
    frame = {ItemKind.PROCEDURE, ItemKind.SCORING, ItemKind.READING}
    content = [item for item in live.file.agenda if item.kind not in frame]
    assert len(content) == 7
    assert all(item.discuss_minutes > 0 for item in content)
    assert all(live.file.item_entries(item.id) for item in content)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_s21_every_preset_leaves_time_to_discuss(preset):
    content = {ItemKind.INFORMATION, ItemKind.REPORT, ItemKind.STUDY, ItemKind.PAPER}
    at_once = [
        item.title
        for item in preset.items
        if item.kind in content and item.step_ids and item.discuss_minutes == 0
    ]
    assert at_once == []


def test_s22_two_members_are_reviewed_at_one_meeting(live):
    study = next(item for item in live.file.agenda if item.kind is ItemKind.STUDY)
    spoke = [live.file.name(entry.member_id) for entry in live.file.item_entries(study.id)]
    assert tuple(spoke) == told.REVIEWED
    assert study.presenter_id == live.people[told.REVIEWED[0]]
    assert all(name in " ".join(study.carried_lines) for name in told.REVIEWED)


def test_s22_next_month_it_is_the_turn_of_two_others(own_book):
    services = own_book.services
    april = replace(
        told.draft(own_book.people),
        period=Period(2018, month=4),
        day=date(2018, 4, 27),
    )
    meeting = services.meetings.create(april)
    services.agendas.open(meeting, "thuong-ky-mau-90")
    agenda = services.meetings.file(meeting).agenda
    study = next(item for item in agenda if item.kind is ItemKind.STUDY)
    assert len(study.carried_lines) == 2
    assert not any(name in " ".join(study.carried_lines) for name in told.REVIEWED)


def test_s23_the_points_of_the_chi_uy_are_voted_and_announced(live):
    view = live.services.meetings.view(live.meeting)
    assert view.sheet.state is SheetState.CLOSED
    assert (view.sheet.sheet.total, view.sheet.voted_points) == (told.TOTAL, told.TOTAL)
    assert live.file.header.announced_on == date(2018, 3, 31)
    texts = [posting.text for posting in posting_package(view)]
    assert texts[-1] == ("Chất lượng buổi họp thường kỳ tháng 3/2018: 94 điểm, xếp loại Tốt.")


def test_the_rubric_was_chosen_by_hand_and_the_papers_say_so(live):
    view = live.services.meetings.view(live.meeting)
    assert (view.sheet.rubric.id, view.sheet.chosen_by_hand) == ("hd42-rut-gon", True)
    for kind in ("bien-ban", "phieu-cham-diem"):
        assert "Khung tiêu chí do chi bộ chọn" in live.paper(kind)


def test_the_earliest_rule_set_applies_and_its_later_checks_are_off(live):
    rules, codes = live.file.rules, _codes(live)
    assert rules.profile == "meeting.hd12"
    assert rules.notice == "Chưa có bộ quy tắc cho ngày này, dùng bộ sớm nhất."
    assert codes.isdisjoint({"K03", "K10", "K17", "K24", "K26", "K27", "K29", "K31"})


def _codes(book: Book) -> set[str]:
    return {finding.code for finding in book.services.findings.of_meeting(book.meeting)}


def test_figures_of_screen_and_minutes_agree(live):
    counts, minutes = count(live.file), live.paper("bien-ban")
    share = percent_text(counts.attendance)
    assert f"{counts.present}/{counts.attendance_base} đồng chí, đạt {share}" in minutes
    assert len(speakers(live.file)) == 8
    assert "94/100 điểm; xếp loại: Tốt" in minutes


def test_who_left_early_lowers_who_may_vote_not_the_denominator(live):
    minutes = live.paper("bien-ban")
    assert "La Thị Dung đến lúc 14 giờ 06; đồng chí Phùng Thị Hòa về lúc 15 giờ 22" in minutes
    assert "11/12 đồng chí tán thành (91,7%, cần ≥ 7)" in minutes
    assert "11 đồng chí có quyền biểu quyết đang dự" in minutes


def test_the_month_is_printed(live, tmp_path):
    papers = PaperService(live.services._db, tmp_path, live.services.templates, live.services.now)
    written = papers.export("all", meeting_id=live.meeting)
    names = {path.name for path in written}
    assert {
        "2018-03_BB_thuong-ky.docx",
        "2018-03_NQ_01_thang-03.docx",
        "2018-03_phieu-cham.docx",
        "2018-03_danh-sach-u1.xlsx",
    } <= names
    assert all(path.stat().st_size > 1000 for path in written)


def test_recorded_afterwards_with_its_times_it_is_the_same_meeting(books):
    live, typed = books["live"].file, books["typed times"].file
    assert typed.header.afterwards
    assert replace(typed, cell=live.cell, header=live.header) == live
    assert replace(typed.header, afterwards=False) == live.header


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("kind", ["bien-ban", "nghi-quyet", "phieu-cham-diem"])
def test_recorded_afterwards_its_papers_read_the_same(books, way, kind):
    assert books[way].paper(kind) == books["live"].paper(kind)


@pytest.mark.parametrize("way", WAYS[1:])
def test_recorded_afterwards_it_gets_the_same_points(books, way):
    def points(book: Book) -> list[tuple[str, object, str]]:
        sheet = score_document(book.services, book.meeting)
        return [(item["id"], item["points"], item["state"]) for item in sheet["items"]]

    assert points(books[way]) == points(books["live"])
    assert _codes(books[way]) == _codes(books["live"])


def test_given_minutes_stand_in_for_times_nobody_knows(books):
    agenda = books["given minutes"].file.agenda
    assert all(item.started_at is None for item in agenda)
    assert sum(item.actual_minutes or 0 for item in agenda) == 90


def test_a_locked_meeting_stays_as_it_was_whatever_becomes_of_its_members(own_book):
    services, people = own_book.services, own_book.people
    services.finishing.lock(own_book.meeting)
    before, printed = own_book.file, own_book.paper("bien-ban")
    taker = services.members.get(people[told.TAKER])
    services.members.save(people[told.TAKER], replace(telling.official("Lường Thị Mai Hoa")))
    services.members.end_post(taker.posts[0].id, date(2018, 4, 1))
    services.members.set_post(people["Ma Thế Anh"], Post.COMMITTEE_MEMBER, date(2018, 4, 1))
    services.members.leave(people[told.DEPUTY], date(2018, 4, 2), LeftKind.TRANSFERRED)
    assert services.members.get(people[told.TAKER]).full_name == "Lường Thị Mai Hoa"
    assert own_book.file == before
    assert own_book.paper("bien-ban") == printed


def test_a_locked_meeting_takes_only_numbered_corrections(own_book):
    services, meeting = own_book.services, own_book.meeting
    services.finishing.lock(meeting)
    with pytest.raises(Refused, match="đã khóa"):
        services.minutes.add(meeting, EntryDraft(EntryKind.NOTE, "thêm một ý"))
    number = services.finishing.correct(
        meeting, "Đồng chí La Thị Dung đến lúc 14 giờ 05.", "ghi nhầm giờ", told.TAKER
    )
    assert number == 1
    assert services.history.labels().undo == "Ghi đính chính"
    printed = own_book.paper("bien-ban")
    assert "Đồng chí La Thị Dung đến lúc 14 giờ 05." in printed
    assert "La Thị Dung đến lúc 14 giờ 06" in printed
