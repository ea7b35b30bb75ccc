"""Documents from above through their service: onto the agenda by themselves, passed on, late."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agendas import ItemFate, ItemKind
from app.domain.directives import DirectiveDraft, DirectiveState
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period

TODAY = date(2026, 11, 4)
DRAFT = DirectiveDraft(
    "12-NQ/ĐU",
    "Đảng ủy xã",
    "Nghị quyết về chuyển đổi số",
    date(2026, 10, 1),
    summary="Nộp hồ sơ qua mạng\n\nBáo cáo ngày 25",
)


@pytest.fixture
def directive_id(services):
    return services.directives.add(DRAFT)


def the(services, directive_id):
    return next(d for d in services.directives.list(2026) if d.id == directive_id)


def a_meeting(services, month=11, day=5):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month), date(2026, month, day))
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    return meeting


def passing(services, meeting):
    return [i for i in services.meetings.file(meeting).agenda if i.directive_id is not None]


def hold(services, clock, meeting, day=date(2026, 11, 5)):
    clock.set(14, 0, day)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)


def test_it_enters_the_next_agenda_by_itself_with_what_it_means_here(services, directive_id):
    (item,) = passing(services, a_meeting(services))
    assert (item.directive_id, item.kind) == (directive_id, ItemKind.INFORMATION)
    assert item.local_meaning == "Nộp hồ sơ qua mạng\nBáo cáo ngày 25"
    assert the(services, directive_id).meeting_title == "Thường kỳ tháng 11/2026"


def test_one_on_an_agenda_does_not_enter_a_second_one(services, directive_id):
    a_meeting(services)
    assert passing(services, a_meeting(services, 12)) == []


def test_one_received_after_a_meeting_or_of_no_concern_does_not_enter(services, directive_id):
    services.directives.save(directive_id, replace(DRAFT, applies=False))
    services.directives.add(replace(DRAFT, received_on=date(2026, 11, 3)))
    assert passing(services, a_meeting(services, 11, 2)) == []


def test_the_meeting_that_deals_with_it_passes_it_on_and_undo_takes_that_back(
    services, clock, directive_id
):
    meeting = a_meeting(services)
    hold(services, clock, meeting)
    (item,) = passing(services, meeting)
    assert the(services, directive_id).is_open
    services.agendas.set_fate(item.id, ItemFate.DONE)
    assert the(services, directive_id).spread_on == date(2026, 11, 5)
    assert not the(services, directive_id).is_spread_typed
    services.history.undo()
    assert the(services, directive_id).spread_on is None


def test_one_put_off_at_a_meeting_stays_open_and_returns(services, clock, directive_id):
    meeting = a_meeting(services)
    hold(services, clock, meeting)
    (item,) = passing(services, meeting)
    services.agendas.set_fate(item.id, ItemFate.POSTPONED, "hết giờ")
    assert the(services, directive_id).is_open
    (again,) = passing(services, a_meeting(services, 12, 3))
    assert (again.directive_id, again.carried_from_id) == (directive_id, item.id)


def test_what_an_item_records_counts_while_its_fate_is_open(services, clock, directive_id):
    meeting = a_meeting(services)
    hold(services, clock, meeting)
    (item,) = passing(services, meeting)
    services.minutes.set_item_text(item.id, "content", "Đã phổ biến toàn văn.")
    assert the(services, directive_id).spread_on == date(2026, 11, 5)


def test_one_passed_on_outside_a_meeting_has_its_typed_day(services, directive_id):
    services.directives.spread(directive_id, date(2026, 10, 20))
    known = the(services, directive_id)
    assert (known.spread_on, known.is_spread_typed) == (date(2026, 10, 20), True)
    with pytest.raises(Refused):
        services.directives.spread(directive_id, date(2026, 9, 1))


def test_one_received_later_is_put_on_the_agenda_being_prepared(services):
    assert services.directives.next_agenda() is None
    meeting = a_meeting(services)
    assert services.directives.next_agenda() == (meeting, "Thường kỳ tháng 11/2026")
    late = services.directives.add(replace(DRAFT, received_on=TODAY))
    services.directives.put_on_agenda(late, meeting)
    agenda = services.meetings.file(meeting).agenda
    place = next(n for n, item in enumerate(agenda) if item.directive_id == late)
    assert agenda[place - 1].kind is ItemKind.INFORMATION
    with pytest.raises(Refused, match="đã có trong chương trình"):
        services.directives.put_on_agenda(late, meeting)
    with pytest.raises(NotFound):
        services.directives.put_on_agenda(99, meeting)


def test_a_meeting_that_has_begun_takes_no_further_paper(services, clock, directive_id):
    meeting = a_meeting(services)
    hold(services, clock, meeting)
    with pytest.raises(Refused, match="đã bắt đầu"):
        services.directives.put_on_agenda(directive_id, meeting)


def test_a_summary_written_later_reaches_the_agenda_ahead(services):
    late = services.directives.add(replace(DRAFT, summary=""))
    meeting = a_meeting(services)
    services.directives.save(late, DRAFT)
    assert passing(services, meeting)[0].local_meaning.startswith("Nộp hồ sơ")


def test_a_paper_marked_secret_is_refused_and_never_stored(services):
    with pytest.raises(ValidationError, match="sổ giấy"):
        services.directives.add(replace(DRAFT, title="TỐI MẬT: kế hoạch diễn tập"))
    assert services.directives.list(2026) == ()


def test_waiting_too_long_stands_on_the_year_and_on_the_work_list(services, clock, directive_id):
    clock.set(8, 0, date(2026, 11, 10))
    (finding,) = services.directives.findings()
    assert (finding.code, finding.where) == ("S06", f"directive:{directive_id}")
    assert finding in services.findings.of_year(2026)
    (line,) = [w for w in services.overview.load(2026).work if w.where == finding.where]
    assert line.what.endswith("quá 9 ngày")


def test_many_late_papers_are_one_line_of_the_work_list(services, clock):
    for number in range(5):
        services.directives.add(replace(DRAFT, code=f"{number}-NQ/ĐU"))
    clock.set(8, 0, date(2026, 12, 30))
    lines = [w for w in services.overview.load(2026).work if w.where.startswith("directive")]
    assert [line.what for line in lines] == ["5 văn bản cấp trên cần xử lý"]


def test_a_year_lists_its_own_and_what_waited_when_it_began(services, directive_id):
    assert [services.directives.count(year) for year in (2025, 2026, 2027)] == [0, 1, 1]
    services.directives.spread(directive_id, TODAY)
    assert services.directives.list(2027) == ()
    assert services.directives.open() == ()
    assert services.directives.year_of(directive_id) == 2026
    assert services.directives.year_of(99) is None


def test_the_papers_of_a_meeting_come_in_the_order_of_its_agenda(services, directive_id):
    second = services.directives.add(replace(DRAFT, code="13-NQ/ĐU"))
    meeting = a_meeting(services)
    assert [d.id for d in services.directives.of_meeting(meeting)] == [directive_id, second]
    item = passing(services, meeting)[1]
    services.agendas.move(item.id, 0)
    assert [d.id for d in services.directives.of_meeting(meeting)] == [second, directive_id]


def test_one_entered_by_mistake_leaves_agendas_ahead_whole(services, directive_id):
    meeting = a_meeting(services)
    count = len(services.meetings.file(meeting).agenda)
    services.directives.remove(directive_id)
    assert passing(services, meeting) == []
    assert len(services.meetings.file(meeting).agenda) == count
    services.history.undo()
    assert passing(services, meeting)[0].directive_id == directive_id


def test_one_a_meeting_has_taken_up_is_not_deleted(services, clock, directive_id):
    hold(services, clock, a_meeting(services))
    with pytest.raises(Refused, match="giữ trong sổ"):
        services.directives.remove(directive_id)


def test_the_figures_and_the_search_know_a_paper(services, directive_id):
    assert services.directives.figures(2026).words.startswith("1 văn bản, 1 liên quan")
    (found,) = [f for f in services.search.find("chuyen doi so") if f.kind == "directive"]
    assert found.where == f"directive:{directive_id}"
    assert found.origin == "Đảng ủy xã, 12-NQ/ĐU · quá hạn phổ biến"


def test_the_state_on_the_list_is_that_of_today(services, directive_id):
    assert the(services, directive_id).state(date(2026, 10, 20)) is DirectiveState.WAITING
