"""Seed 001, told through the services: the thematic meeting of quarter III/2020."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.agendas import ItemFate, ItemKind
from app.domain.choices import Choice
from app.domain.counting import count
from app.domain.duties import DutyState
from app.domain.findings import open_errors
from app.domain.meetings import MeetingStage
from app.domain.remarks import AnswerForm, RemarkForm
from app.domain.rubrics import RubricItemKind, RubricTarget
from app.domain.scoring import score
from app.domain.text import percent_text
from app.domain.time_shares import ShareKind
from app.domain.topics import earlier_topics
from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.export.docx_reader import text_of
from tests.stories import topic_meeting as told


@dataclass(frozen=True)
class Book:
    """The open book of the cell and the thematic meeting in it."""

    place: Path
    services: Services
    clock: MovingClock
    people: dict[str, int]
    meeting: int
    old: int
    """The regular meeting of September, held the old way."""

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.services.findings.of_meeting(self.meeting)}

    def of_year(self, code: str) -> list[str]:
        return [f.message for f in self.services.findings.of_year(2020) if f.code == code]

    def messages(self, meeting: int, code: str) -> list[str]:
        found = self.services.findings.of_meeting(meeting)
        return [f.message for f in found if f.code == code]

    def paper(self, kind: str) -> str:
        (path,) = self.services.papers.export(kind, meeting_id=self.meeting)
        return text_of(path.read_bytes()).replace("\N{NO-BREAK SPACE}", " ")


def prepared(place: Path) -> Book:
    clock = MovingClock()
    services, people = told.new_cell(place, clock)
    told.hold_earlier_topics(services, people)
    clock.set(8, 0, date(2020, 9, 3))
    old = told.old_regular_meeting(services, people)
    meeting = told.prepare(services, clock, people)
    return Book(place, services, clock, people, meeting, old)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Book:
    """The closed book of the year up to the prepared meeting, to be copied."""
    made = prepared(tmp_path_factory.mktemp("seed001") / "so")
    made.services.close()
    return made


def copy_of(kept: Book, place: Path) -> Book:
    clock = MovingClock(kept.clock.moment)
    return replace(kept, services=open_copy(kept.place, place, clock), clock=clock)


@pytest.fixture(scope="module")
def held(kept, tmp_path_factory) -> Iterator[Book]:
    """The meeting after it was held; tests only read it."""
    book = copy_of(kept, tmp_path_factory.mktemp("seed001-held") / "so")
    told.committee_meets(book.services, book.clock, book.people, book.meeting)
    told.hold(book.services, book.clock, book.people, book.meeting)
    yield book
    book.services.close()


@pytest.fixture
def book(kept, tmp_path: Path) -> Iterator[Book]:
    """The year with the meeting only prepared; a test may go on with it."""
    made = copy_of(kept, tmp_path / "so")
    yield made
    made.services.close()


def test_s13_the_third_topic_of_the_year_counts_for_its_quarter_though_held_in_october(held):
    header, year = held.services.meetings.file(held.meeting).header, held.services.overview
    assert (header.day, header.period.label) == (date(2020, 10, 7), "quý III/2020")
    assert header.key == "2020-09-cd"
    assert (year.load(2020).thematic_held, year.load(2020).thematic_planned) == (3, 3)
    gaps = {gap.sentence for gap in held.services.plans.gaps(2020) if gap.code == "K03"}
    assert gaps == {"Quý IV/2020 chưa có chuyên đề."}


def test_s13_a_quarter_without_its_topic_is_said_until_the_meeting_is_held(book):
    book.clock.set(7, 0, told.DAY)
    gaps = [gap.sentence for gap in book.services.plans.gaps(2020) if gap.code == "K03"]
    assert gaps == ["Quý III/2020 chưa họp chuyên đề.", "Quý IV/2020 chưa có chuyên đề."]


def test_s13_no_topic_is_repeated_unseen(held):
    history = held.services.plans.topics()
    assert [topic.is_held for topic in history] == [True, True, True]
    again = "Đổi mới nội dung sinh hoạt chi bộ thiết thực, phù hợp nhiệm vụ chính trị cơ quan"
    (seen,) = earlier_topics(again, history, date(2020, 12, 20))
    assert (seen.title, seen.period_label) == (told.TOPIC, "quý III/2020")
    assert earlier_topics("Kỷ niệm ngày Đại đoàn kết", history, date(2020, 12, 20)) == ()


def test_s14_one_engine_scores_meetings_and_members_by_a_framework_the_cell_may_write(book):
    rubrics = book.services.rubrics
    assert {row.target for row in rubrics.list() if row.can_score} == set(RubricTarget)
    for source, target in ((told.RUBRIC, "meeting"), ("member-a", "member")):
        text = rubrics.export_text(source).replace(f"id: {source}", f"id: khung-{target}", 1)
        own = rubrics.import_bytes(text.encode())
        assert (own.rubric_id, own.target, own.shipped) == (f"khung-{target}", target, False)
        rubric = rubrics.get(own.id)
        numbers = [i for i in rubric.items() if i.kind is not RubricItemKind.BANDS]
        full = [Choice(item.id, level_id="pass", points=item.max) for item in numbers]
        sheet = score(rubric, {}, full)
        assert (sheet.maximum, rubric.target.value) == (rubric.total, target)
        assert sheet.total == sum(item.max for item in numbers)


def test_s15_the_chi_uy_meets_before_and_a_month_without_its_meeting_is_named(book):
    services = book.services
    assert book.messages(book.meeting, "K08") == ["Chưa ghi buổi họp chi ủy trước buổi này."]
    told.committee_meets(services, book.clock, book.people, book.meeting)
    assert "K08" not in book.codes
    book.clock.set(8, 0, told.DAY)
    assert "Tháng 9/2020 chưa họp thường kỳ." in book.of_year("K01")
    told.hold_old_way(services, book.old)
    assert "Tháng 9/2020 chưa họp thường kỳ." not in book.of_year("K01")


def test_s16_three_tham_luan_stand_on_the_agenda_before_the_discussion(held):
    file = held.services.meetings.file(held.meeting)
    kinds = [item.kind for item in file.agenda]
    first = kinds.index(ItemKind.PAPER)
    assert kinds[first : first + 4] == [*[ItemKind.PAPER] * 3, ItemKind.DISCUSSION]
    given = [(paper.title, file.author_of(paper)) for paper in file.papers]
    assert given == [(title, author) for author, title in told.PAPERS]
    assert [item.actual_minutes for item in file.agenda if item.kind is ItemKind.PAPER] == [8, 8, 8]


def test_s16_the_thematic_minutes_print_the_tham_luan_and_what_followed(held):
    minutes = held.paper("bien-ban")
    assert [title for _who, title in told.PAPERS if f"“{title}”" not in minutes] == []
    assert [text for _who, text in told.SPEECHES if text not in minutes] == []
    places = [minutes.index(text) for text in (told.PAPERS[0][1], told.SPEECHES[0][1])]
    assert places == sorted(places)
    assert f"Chuyên đề: {told.TOPIC}" in minutes
    assert told.OPENING in minutes
    assert told.CONCLUSION in minutes


def test_s16_a_tham_luan_counts_in_the_card_of_its_author(held):
    for author, title in told.PAPERS:
        card = held.services.members.card(held.people[author], 2020)
        assert card.papers == 1
        assert f"Tham luận “{title}”" in [line.text for line in card.recent]
    assert held.services.members.card(held.people["Ngô Thị Nga"], 2020).papers == 0


def test_s17_the_superior_speaks_under_his_item_and_the_cell_takes_it_in(held):
    file, minutes = held.services.meetings.file(held.meeting), held.paper("bien-ban")
    (item,) = [item for item in file.agenda if item.kind is ItemKind.GUEST]
    (said,) = file.item_entries(item.id)
    assert (said.guest_name, item.response) == (told.GUEST, told.TAKEN_IN)
    assert f"đồng chí {told.GUEST}, {told.GUEST_POST}, {told.CELL.superior_name}" in minutes
    assert minutes.index(told.SUPERIOR_SAID) < minutes.index(told.TAKEN_IN)


def test_s17_what_he_asks_comes_back_with_the_next_agenda_until_it_is_answered(book):
    services = book.services
    (guest,) = services.meetings.file(book.meeting).guests
    said = RemarkForm(strength="Chuyên đề thiết thực", proposal="Thực hiện nền nếp sinh hoạt")
    (remark,) = services.remarks.note(services.remarks.guest_form(guest.id), (said,))
    waiting = f"Góp ý của đ/c {told.GUEST} chưa trả lời: 1"
    november = told.next_regular_meeting(services, book.people)
    assert waiting in _carried(services, november)
    book.clock.set(8, 0, told.DAY)
    services.remarks.answer(remark, AnswerForm(told.TAKEN_IN, accepted=True, on=told.DAY))
    services.meetings.remove(november)
    assert waiting not in _carried(services, told.next_regular_meeting(services, book.people))


def _carried(services: Services, meeting: int) -> list[str]:
    agenda = services.meetings.file(meeting).agenda
    return [line for item in agenda for line in item.carried_lines]


def test_s18_much_dissemination_and_little_discussion_are_said_before_and_after(book):
    wanted = [
        "Quán triệt 50/90 phút = 55,6%, quá mục tiêu 40%.",
        "Thảo luận 10/90 phút = 11,1%, dưới mục tiêu 25%.",
    ]
    assert book.messages(book.old, "A5") == wanted
    book.clock.set(10, 0, date(2020, 9, 4))
    told.hold_old_way(book.services, book.old)
    assert book.messages(book.old, "A5") == wanted
    assert list(book.services.agendas.shares_of_year(2020).missed) == wanted


def test_s18_drift_to_professional_work_is_found_and_counted(book):
    assert book.messages(book.old, "K07") == [
        "Mục 3 nhắc “công việc chuyên môn”; sinh hoạt chi bộ họp riêng với họp công việc."
    ]
    (line,) = [m for m in book.services.agendas.shares_of_year(2020).meetings if m.professional]
    assert (line.meeting_id, line.professional) == (book.old, 25)
    assert "K07" not in book.codes


def test_s18_the_agenda_offered_leaves_time_to_discuss(held):
    of_year = held.services.agendas.shares_of_year(2020).meetings
    (shares,) = [line for line in of_year if line.meeting_id == held.meeting]
    minutes = {share.kind: share.minutes for share in shares.actual}
    talk, total = minutes[ShareKind.DISCUSSION], sum(minutes.values())
    assert (talk, total) == (37, 95)
    assert held.messages(held.meeting, "A5") == []


def test_s18_resolution_four_and_directive_five_left_out_are_missing_until_discussed(book):
    book.clock.set(8, 0, told.DAY)
    assert book.of_year("S07") == [
        "Tháng 6 chưa làm việc định kỳ: Nghị quyết Trung ương 4 (khóa XII).",
        "Tháng 6 chưa làm việc định kỳ: Chỉ thị 05-CT/TW.",
    ]
    services, november = book.services, told.next_regular_meeting(book.services, book.people)
    own = [item for item in services.meetings.file(november).agenda if item.duty_id]
    assert [item.discuss_minutes > 0 for item in own] == [True, True]
    assert book.of_year("S07") == []
    book.clock.set(8, 0, date(2020, 11, 5))
    services.meetings.set_stage(november, MeetingStage.IN_SESSION)
    for item in own:
        services.agendas.set_fate(item.id, ItemFate.DONE)
    june = [line.state for line in services.duties.lines(2020) if line.month == 6]
    assert june == [DutyState.DONE, DutyState.DONE]


def test_figures_of_screen_and_minutes_agree(held):
    file, minutes = held.services.meetings.file(held.meeting), held.paper("bien-ban")
    counts = count(file)
    share = percent_text(counts.attendance)
    assert (counts.present, counts.attendance_base) == (9, 9)
    assert f"Có mặt: 09/09 đồng chí, đạt {share}" in minutes
    assert "thời lượng 95 phút" in minutes
    assert "9/9 đồng chí tán thành" in minutes
    assert open_errors(held.services.findings.of_meeting(held.meeting)) == ()


def test_the_rubric_was_chosen_by_hand_and_the_papers_say_so(held):
    sheet = held.services.meetings.view(held.meeting).sheet
    assert (sheet.rubric.id, sheet.chosen_by_hand) == (told.RUBRIC, True)
    assert (sheet.sheet.total, sheet.voted_points) == (told.TOTAL, told.TOTAL)
    for kind in ("bien-ban", "phieu-cham-diem"):
        text = held.paper(kind)
        assert "Khung tiêu chí do chi bộ chọn; ngày họp 07/10/2020 nằm ngoài" in text
    assert "93/100 điểm; xếp loại: Tốt" in held.paper("bien-ban")
