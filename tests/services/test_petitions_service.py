"""Petitions through their service: the way from a meeting to the announced answer."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.petitions import PetitionDraft, PetitionKind, PetitionState

TODAY = date(2026, 11, 4)
RECEIVED = date(2026, 10, 5)
UP = "Đảng ủy xã Tân Hòa"
DRAFT = PetitionDraft(PetitionKind.PETITION, "Sửa mái nhà văn hóa", RECEIVED, addressee=UP)


@pytest.fixture
def petition_id(services):
    return services.petitions.add(DRAFT)


def the(services, petition_id):
    return next(p for p in services.petitions.list(2026) if p.id == petition_id)


def a_meeting(services, month=10, day=3):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month), date(2026, month, day))
    return services.meetings.create(draft)


def test_a_petition_goes_up_is_answered_and_announced(services, petition_id):
    states = [the(services, petition_id).state(TODAY)]
    services.petitions.send(petition_id, UP, date(2026, 10, 6))
    states.append(the(services, petition_id).state(TODAY))
    services.petitions.answer(petition_id, "Đã bố trí kinh phí", date(2026, 11, 2))
    states.append(the(services, petition_id).state(TODAY))
    services.petitions.announce(petition_id, TODAY)
    states.append(the(services, petition_id).state(TODAY))
    assert states == [
        PetitionState.UNSENT,
        PetitionState.WAITING,
        PetitionState.ANSWERED,
        PetitionState.DONE,
    ]
    assert the(services, petition_id).closed_on == TODAY


def test_the_legal_day_follows_the_days_off_of_the_book(services, petition_id):
    services.petitions.send(petition_id, UP, date(2026, 10, 6))
    assert the(services, petition_id).due_on == date(2026, 11, 17)
    services.cells.add_day_off(date(2026, 10, 12), "Nghỉ bù")
    assert the(services, petition_id).due_on == date(2026, 11, 18)


def test_a_typed_day_of_the_answer_wins_over_the_reckoned_one(services, petition_id):
    own = replace(DRAFT, sent_on=date(2026, 10, 6), due_on=date(2026, 12, 31))
    services.petitions.save(petition_id, own)
    assert the(services, petition_id).due_on == date(2026, 12, 31)
    assert the(services, petition_id).is_due_typed


def test_what_was_not_sent_cannot_be_answered_and_what_has_no_answer_cannot_be_announced(
    services, petition_id
):
    with pytest.raises(Refused, match="chưa gửi"):
        services.petitions.answer(petition_id, "Đồng ý", TODAY)
    with pytest.raises(Refused, match="Chưa có trả lời"):
        services.petitions.announce(petition_id, TODAY)


def test_it_is_closed_only_with_a_word_and_can_be_opened_again(services, petition_id):
    with pytest.raises(Refused, match="lý do"):
        services.petitions.close(petition_id, "  ")
    services.petitions.close(petition_id, "người nêu đã rút")
    assert the(services, petition_id).closing == "người nêu đã rút"
    with pytest.raises(Refused, match="đã khép lại"):
        services.petitions.announce(petition_id, TODAY)
    services.petitions.reopen(petition_id)
    assert the(services, petition_id).is_open


def test_a_false_record_is_refused_and_an_answered_one_is_not_deleted(services, petition_id):
    with pytest.raises(ValidationError):
        services.petitions.add(replace(DRAFT, text=" "))
    services.petitions.send(petition_id, UP, RECEIVED)
    services.petitions.answer(petition_id, "Đồng ý", TODAY)
    with pytest.raises(Refused, match="giữ trong sổ"):
        services.petitions.remove(petition_id)


def test_one_entered_by_mistake_is_deleted_and_comes_back_with_undo(services, petition_id):
    services.petitions.remove(petition_id)
    assert services.petitions.count(2026) == 0
    with pytest.raises(NotFound):
        services.petitions.reopen(petition_id)
    services.history.undo()
    assert the(services, petition_id).text == DRAFT.text


def test_a_year_lists_its_own_and_what_was_open_when_it_began(services, clock, petition_id):
    assert [services.petitions.count(year) for year in (2025, 2026, 2027)] == [0, 1, 1]
    services.petitions.close(petition_id, "đã rút")
    assert [len(services.petitions.list(year)) for year in (2025, 2026, 2027)] == [0, 1, 0]
    assert services.petitions.year_of(petition_id) == 2026
    assert services.petitions.year_of(99) is None


def test_what_the_minutes_send_up_enters_the_register_in_one_act(services, members, clock):
    meeting = a_meeting(services)
    clock.set(14, 0, date(2026, 10, 3))
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    services.meetings.set_fact(meeting, "petitions_up", "- Sửa mái nhà văn hóa\n- Cấp máy tính")
    proposals = services.petitions.proposals(2026)
    assert [p.text for p in proposals] == ["Sửa mái nhà văn hóa", "Cấp máy tính"]
    entered = the(services, services.petitions.enter(proposals[0]))
    assert (entered.addressee, entered.received_on) == (UP, date(2026, 10, 3))
    assert entered.meeting_title == "Thường kỳ tháng 10/2026"
    assert [p.text for p in services.petitions.proposals(2026)] == ["Cấp máy tính"]
    services.history.undo()
    assert len(services.petitions.proposals(2026)) == 2


def test_a_wish_said_in_a_meeting_enters_with_its_author(services, members, clock):
    meeting = a_meeting(services)
    services.agendas.open(meeting)
    clock.set(14, 0, date(2026, 10, 3))
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    item = services.meetings.file(meeting).agenda[2]
    speaker = members["Hồ Sỹ Đạt"]
    said = EntryDraft(EntryKind.SPEECH, "có nguyện vọng đổi ca", item.id, member_id=speaker)
    services.minutes.add(meeting, said)
    (proposal,) = services.petitions.proposals(2026)
    entered = the(services, services.petitions.enter(proposal))
    assert entered.kind is PetitionKind.CONCERN
    assert (entered.author, entered.item_id, entered.addressee) == ("Hồ Sỹ Đạt", item.id, "")
    assert services.petitions.proposals(2026) == ()


def test_open_petitions_and_untold_answers_return_to_the_next_agenda(services, petition_id):
    services.petitions.send(petition_id, UP, RECEIVED)
    second = services.petitions.add(replace(DRAFT, text="Cấp máy tính", addressee=""))
    services.petitions.answer(second, "Đã cấp", TODAY)
    meeting = a_meeting(services, 12)
    services.agendas.open(meeting)
    lines = [line for i in services.meetings.file(meeting).agenda for line in i.carried_lines]
    assert "Kiến nghị, nguyện vọng chưa trả lời: 1" in lines
    assert "Báo lại trả lời kiến nghị: Cấp máy tính" in lines


def test_the_work_list_names_what_is_late_and_what_is_untold(services, clock, petition_id):
    services.petitions.send(petition_id, UP, RECEIVED)
    clock.set(8, 0, date(2026, 11, 20))
    (late,) = [w for w in services.overview.load(2026).work if w.where.startswith("petition")]
    assert (late.when, late.where) == ("Quá 4 ngày", f"petition:{petition_id}")
    assert late.what == f"Đôn đốc {UP} trả lời kiến nghị của chi bộ"
    services.petitions.answer(petition_id, "Đã sửa", date(2026, 11, 20))
    (untold,) = [w for w in services.overview.load(2026).work if w.where.startswith("petition")]
    assert untold.what == "Báo lại trả lời cho chi bộ"


def test_the_figures_of_a_year_are_those_of_its_list(services, petition_id):
    figures = services.petitions.figures(2026)
    assert (figures.total, figures.answered, figures.overdue) == (1, 0, 0)


def test_search_finds_a_petition_by_its_words_and_its_answer(services, petition_id):
    services.petitions.send(petition_id, UP, RECEIVED)
    services.petitions.answer(petition_id, "Đã bố trí kinh phí", TODAY)
    (found,) = [f for f in services.search.find("bo tri kinh phi") if f.kind == "petition"]
    assert found.where == f"petition:{petition_id}"
    assert found.origin == "Chi bộ · đã trả lời, chưa báo lại"


def test_only_what_is_past_its_day_and_unanswered_is_overdue(services, petition_id):
    sent = replace(DRAFT, sent_on=date(2026, 10, 6), due_on=date(2026, 11, 3))
    assert services.petitions.overdue() == 0
    services.petitions.save(petition_id, sent)
    assert services.petitions.overdue() == 1
    services.petitions.answer(petition_id, "Đã bố trí kinh phí", TODAY)
    assert services.petitions.overdue() == 0
