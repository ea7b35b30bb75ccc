"""What the articles ask of agendas and the year: A1 to A3 and S02 to S29 of the practices."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from app.domain.agendas import AgendaItemDraft, ItemFate, ItemKind, ItemOrigin
from app.domain.duties import SUGGESTED, DutyState
from app.domain.errors import Refused
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage, Topic
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.papers import PaperDraft
from app.domain.periods import Period
from app.domain.plan_reality import RealityState
from app.domain.tasks import TaskDraft, TaskState
from app.domain.topics import days_near, earlier_topics
from app.services.workspace import Services
from tests.books import OFFICIAL, MovingClock, add_members, open_copy
from tests.export.docx_reader import text_of
from tests.told_books import empty_book


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def book(tmp_path: Path, clock: MovingClock) -> Iterator[Services]:
    with closing(open_copy(empty_book(), tmp_path / "so", clock)) as services:
        yield services


@pytest.fixture
def people(book: Services) -> dict[str, int]:
    return add_members(book)


def prepare(
    book: Services, month: int, kind: MeetingKind = MeetingKind.REGULAR, day: int = 3
) -> int:
    period = Period(2026, month, (month + 2) // 3 if kind is MeetingKind.THEMATIC else None)
    draft = MeetingDraft(kind, period, date(2026, month, day), time(14), planned_minutes=90)
    meeting = book.meetings.create(draft)
    book.agendas.open(meeting)
    return meeting


def hold(book: Services, month: int) -> int:
    meeting = prepare(book, month)
    book.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    for item in agenda(book, meeting):
        book.agendas.set_fate(item.id, ItemFate.DONE)
    return meeting


def agenda(book: Services, meeting: int):
    return book.meetings.file(meeting).agenda


def item_of(book: Services, meeting: int, kind: ItemKind):
    return next(item for item in agenda(book, meeting) if item.kind is kind)


def carried(book: Services, meeting: int) -> list[str]:
    return [line for item in agenda(book, meeting) for line in item.carried_lines]


def test_a1_a_new_agenda_holds_tasks_carried_items_and_whose_turn_it_is(book, people):
    september = hold(book, 9)
    owner = people[OFFICIAL[1]]
    book.tasks.assign(september, TaskDraft("Số hóa hồ sơ", owner, due_on=date(2026, 10, 30)))
    extra = book.agendas.add(september, AgendaItemDraft(ItemKind.DISCUSSION, "Quy định trực"))
    book.agendas.set_fate(extra, ItemFate.POSTPONED, "hết giờ")
    book.minutes.add(september, EntryDraft(EntryKind.PARKED, "Mua máy quét"))
    october = prepare(book, 10)
    titles = [item.title for item in agenda(book, october)]
    assert {"Quy định trực", "Mua máy quét"} <= set(titles)
    assert any("Bảng 1 nhiệm vụ: 1 chưa làm" in line for line in carried(book, october))
    assert any(line.startswith("Đến lượt đ/c") for line in carried(book, october))
    steps = {step for item in agenda(book, october) for step in item.step_ids}
    assert {"R-O3", "R-M2", "R-C5", "R-C6"} <= steps


def test_a1_an_item_with_an_open_task_returns_until_the_task_is_done(book, people):
    september = hold(book, 9)
    item = book.agendas.add(september, AgendaItemDraft(ItemKind.DISCUSSION, "Lịch trực"))
    book.agendas.set_fate(item, ItemFate.DONE)
    owner, due = people[OFFICIAL[1]], date(2026, 10, 30)
    task = book.tasks.assign(september, TaskDraft("Lập lịch", owner, due_on=due, item_id=item))
    assert "T9: còn việc chưa xong" in carried(book, prepare(book, 10))
    book.tasks.record(task, TaskState.DONE, "Đã lập")
    assert "T9: còn việc chưa xong" not in carried(book, prepare(book, 11))


def test_a1_a_task_given_later_is_not_on_the_agenda_of_a_past_meeting(book, people):
    october = hold(book, 10)
    item = book.agendas.add(october, AgendaItemDraft(ItemKind.DISCUSSION, "Lịch trực"))
    due = date(2026, 12, 30)
    book.tasks.assign(october, TaskDraft("Lập lịch", people[OFFICIAL[1]], due_on=due, item_id=item))
    lines = carried(book, prepare(book, 9))
    assert lines
    assert all(line.startswith("Đến lượt đ/c") for line in lines)


def test_a2_closing_asks_what_became_of_each_item_and_a_reason(book, people):
    meeting = prepare(book, 11)
    book.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    book.meetings.set_stage(meeting, MeetingStage.FINISHING)
    (found,) = [f for f in book.findings.of_meeting(meeting) if f.code == "A2"]
    assert found.message == "9 mục chưa ghi là đã bàn, để lại hay bỏ."
    item = agenda(book, meeting)[0]
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        book.agendas.set_fate(item.id, ItemFate.DROPPED)
    for one in agenda(book, meeting):
        book.agendas.set_fate(one.id, ItemFate.DONE)
    assert not [f for f in book.findings.of_meeting(meeting) if f.code == "A2"]


def test_a3_another_preset_of_the_cell_never_changes_an_opened_meeting(book, people):
    meeting = prepare(book, 11)
    before = agenda(book, meeting)
    settings = book.cells.settings()
    book.cells.save_settings(replace(settings, agenda_preset="thuong-ky-mau-90"))
    book.agendas.open(meeting)
    assert agenda(book, meeting) == before
    assert len(agenda(book, prepare(book, 12))) != len(before)


def test_s02_an_item_names_the_task_or_resolution_it_serves(book, people):
    draft = AgendaItemDraft(ItemKind.DISCUSSION, "Hồ sơ trễ hạn", serves="Nghị quyết 16, việc 16.3")
    meeting = prepare(book, 11)
    item = book.agendas.add(meeting, draft)
    assert book.meetings.file(meeting).item(item).serves == "Nghị quyết 16, việc 16.3"
    rungs = book.plans.preparations(meeting)
    assert len(rungs) > 4
    assert rungs[0].due_on < date(2026, 11, 3), "preparation begins before the day"


def test_s07_a_periodic_duty_enters_by_itself_and_is_reported_done_or_missing(book, people, clock):
    book.duties.add(replace(SUGGESTED[0], months=(9, 12)))
    september = hold(book, 9)
    (item,) = [one for one in agenda(book, september) if one.duty_id]
    assert item.origin is ItemOrigin.CARRIED
    lines = book.duties.lines(2026)
    assert [line.state for line in lines] == [DutyState.DONE, DutyState.COMING]
    assert lines[0].item.label == "Thường kỳ tháng 9/2026"
    clock.set(8, 0, date(2027, 1, 5))
    assert [f.message for f in book.findings.of_year(2026) if f.code == "S07"] == [
        "Tháng 12 chưa làm việc định kỳ: Nghị quyết Trung ương 4 (khóa XII)."
    ]


def test_s09_every_item_leaves_time_for_discussion_and_its_share_is_seen(book, people):
    meeting = prepare(book, 11)
    talked = [i for i in agenda(book, meeting) if i.kind in {ItemKind.INFORMATION, ItemKind.REPORT}]
    assert all(item.discuss_minutes for item in talked)
    for item in agenda(book, meeting):
        if item.discuss_minutes:
            book.agendas.remove(item.id)
    found = [f.message for f in book.findings.of_meeting(meeting) if f.code == "A5"]
    assert found == ["Thảo luận 0/23 phút = 0%, dưới mục tiêu 25%."]


def test_s12_the_plan_proposes_the_first_week_and_says_when_a_day_is_outside(book, people):
    proposal = book.plans.propose(2027)
    regular = [m for m in proposal.meetings if m.kind is MeetingKind.REGULAR]
    assert all(m.day.day <= 7 for m in regular if m.inside_window)
    late = prepare(book, 10, day=20)
    assert [f.message for f in book.findings.of_meeting(late) if f.code == "K02"] == [
        "Ngày họp 20/10 ngoài khung từ ngày 1 đến ngày 7."
    ]


def a_topic(book: Services, year: int, month: int, title: str) -> int:
    day = date(year, month, 17)
    draft = MeetingDraft(
        MeetingKind.THEMATIC, Period(year, month, (month + 2) // 3), day, topic=Topic(title, 2)
    )
    meeting = book.meetings.create(draft)
    book.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    return meeting


def test_s13_a_topic_held_before_is_not_repeated_unseen(book, people):
    a_topic(book, 2025, 5, "Thực hành tiết kiệm trong mua sắm")
    a_topic(book, 2026, 3, "Học Bác về nêu gương")
    found = earlier_topics("Thực hành tiết kiệm mua sắm", book.plans.topics(), date(2026, 11, 17))
    assert [topic.period_label for topic in found] == ["quý II/2025"]
    gaps = [gap.sentence for gap in book.plans.gaps(2026) if gap.code == "K03"]
    assert gaps[0] == "Quý II/2026 chưa có chuyên đề."


def test_s16_three_tham_luan_then_discussion_and_they_count_for_their_authors(book, people):
    meeting = prepare(book, 11, MeetingKind.THEMATIC, 17)
    titles = ("Tiết kiệm điện", "Ký số", "Tài sản công")
    for title, author in zip(titles, OFFICIAL, strict=False):
        book.thematic_papers.add(meeting, PaperDraft(title, people[author], text=f"Bài {title}"))
    kinds = [item.kind for item in agenda(book, meeting)]
    last_paper = max(at for at, kind in enumerate(kinds) if kind is ItemKind.PAPER)
    assert kinds[last_paper + 1] is ItemKind.DISCUSSION
    book.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    assert book.members.card(people[OFFICIAL[0]], 2026).papers == 1
    (path,) = book.papers.export("bien-ban", meeting_id=meeting)
    printed = text_of(path.read_bytes())
    assert all(f"“{title}”, đồng chí {name}" in printed
               for title, name in zip(titles, OFFICIAL, strict=False))  # fmt: skip


def test_s18_much_dissemination_is_said_with_its_arithmetic_for_a_meeting_and_a_year(book, people):
    meeting = prepare(book, 11)
    news = item_of(book, meeting, ItemKind.INFORMATION)
    draft = AgendaItemDraft(news.kind, news.title, present_minutes=120, discuss_minutes=0)
    book.agendas.save(news.id, draft)
    found = [f.message for f in book.findings.of_meeting(meeting) if f.code == "A5"]
    assert found[0].startswith("Quán triệt 120/201 phút = 59,7%, quá mục tiêu 40%")
    (shares,) = book.agendas.shares_of_year(2026).meetings
    assert sum(share.minutes for share in shares.planned) == 201
    assert len(book.duties.suggested()) == 2


def test_s22_one_member_a_meeting_in_a_small_cell_longest_wait_first_skip_with_reason(book, people):
    first = item_of(book, hold(book, 9), ItemKind.STUDY).presenter_id
    rotation = book.rotations.rotation()
    assert (rotation.number, rotation.lines[-1].turn.member_id) == (1, first)
    skipped = rotation.lines[0].turn.member_id
    prepare(book, 10)
    book.meetings.remove(book.meetings.id_of("2026-10"))
    book.rotations.skip(skipped, "đi công tác")
    assert book.rotations.rotation().lines[0].turn.member_id not in {first, skipped}


def test_s25_the_day_the_plan_went_to_the_superior_and_the_team_is_kept(book, people):
    book.plans.accept(book.plans.propose(2026))
    book.plans.set_sent(2026, date(2026, 1, 12))
    book.plans.set_team_sent(2026, date(2026, 1, 14))
    assert book.plans.sent_days(2026) == (date(2026, 1, 12), date(2026, 1, 14))
    assert not [f for f in book.findings.of_year(2026) if "chưa gửi" in f.message]


def test_s29_topics_are_suggested_by_days_and_the_plan_stands_against_reality(book, people):
    near = days_near(book.plans.commemorations(2026), date(2026, 5, 19))
    assert "Kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh" in [day.title for day in near]
    assert any(day.what.is_lunar for day in book.plans.commemorations(2026))
    book.plans.accept(book.plans.propose(2026))
    row = next(row for row in book.plans.rows(2026) if row.kind is MeetingKind.THEMATIC)
    book.meetings.set_stage(row.id, MeetingStage.IN_SESSION)
    line = next(one for one in book.plans.reality(2026) if one.id == row.id)
    assert line.state in {RealityState.ON_DAY, RealityState.OTHER_DAY}
