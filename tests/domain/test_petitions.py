"""Petitions and concerns: the legal clock, the states, what closes one."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.periods import DaysOff
from app.domain.petitions import (
    Petition,
    PetitionDraft,
    PetitionKind,
    PetitionProposal,
    PetitionState,
    asks_something,
    check_answer,
    check_petition,
    clock_start,
    legal_due,
    not_entered,
    petition_figures,
    petition_lines,
    why_not_announced,
    workdays_key,
)
from app.domain.rule_sets import RuleValue, number_on, shipped_value
from app.domain.rule_values import RuleMark

TODAY = date(2026, 11, 4)
RECEIVED, SENT = date(2026, 10, 3), date(2026, 10, 6)
NO_HOLIDAYS = DaysOff()


def petition(**changes) -> Petition:
    plain = Petition(1, PetitionKind.PETITION, "Sửa mái nhà văn hóa", RECEIVED)
    return replace(plain, **changes)


def draft(**changes) -> PetitionDraft:
    return replace(PetitionDraft(PetitionKind.PETITION, "Sửa mái", RECEIVED), **changes)


def problems(**changes) -> dict[str, str]:
    return {p.field: p.message for p in check_petition(draft(**changes), TODAY)}


def test_thirty_working_days_leave_out_weekends_and_days_off():
    holiday = DaysOff({date(2026, 10, 12): "Nghỉ"})
    assert legal_due(RECEIVED, 30, NO_HOLIDAYS) == date(2026, 11, 13)
    assert legal_due(RECEIVED, 30, holiday) == date(2026, 11, 16)


def test_the_clock_of_the_cell_starts_with_receiving_that_of_a_superior_with_sending():
    assert clock_start("", RECEIVED, None) == RECEIVED
    assert clock_start("Đảng ủy xã", RECEIVED, None) is None
    assert clock_start("Đảng ủy xã", RECEIVED, SENT) == SENT


def test_the_number_of_days_is_a_dated_rule_with_its_citation():
    shipped = shipped_value("petition_workdays", RECEIVED)
    assert (shipped.citation, shipped.mark) == ("294-QĐ/TW, Điều 3", RuleMark.VERIFIED)
    assert shipped_value("petition_workdays_up", RECEIVED).mark is RuleMark.MISSING
    own = (RuleValue(workdays_key(""), "15", date(2026, 10, 1)),)
    assert number_on(workdays_key(""), RECEIVED, own) == 15
    assert number_on(workdays_key(""), date(2026, 9, 30), own) == 30
    assert number_on(workdays_key("Đảng ủy xã"), RECEIVED, own) == 30


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"due_on": TODAY}, PetitionState.WAITING),
        ({"due_on": date(2026, 11, 3)}, PetitionState.OVERDUE),
        ({"addressee": "Đảng ủy xã"}, PetitionState.UNSENT),
        ({"addressee": "Đảng ủy xã", "sent_on": SENT}, PetitionState.WAITING),
        ({"due_on": SENT, "answered_on": TODAY}, PetitionState.ANSWERED),
        ({"answered_on": SENT, "closed_on": TODAY}, PetitionState.DONE),
        ({"due_on": SENT, "closed_on": TODAY, "closing": "đã rút"}, PetitionState.DONE),
    ],
)
def test_the_state_follows_from_the_dates(changes, state):
    assert petition(**changes).state(TODAY) is state


def test_days_late_are_counted_only_while_an_answer_is_awaited():
    assert petition(due_on=date(2026, 10, 31)).days_late(TODAY) == 4
    assert petition(due_on=date(2026, 10, 31), answered_on=TODAY).days_late(TODAY) == 0
    assert petition().days_late(TODAY) == 0


def test_a_petition_without_a_name_is_of_the_cell():
    assert petition().author == "Chi bộ"
    assert petition(author_name="Lê Văn Hải").author == "Lê Văn Hải"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "  "}, "text"),
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 11, 5)}, "received_on"),
        ({"sent_on": SENT}, "addressee"),
        ({"addressee": "Đảng ủy xã", "sent_on": date(2026, 10, 2)}, "sent_on"),
        ({"addressee": "Đảng ủy xã", "sent_on": date(2026, 11, 5)}, "sent_on"),
        ({"due_on": date(2026, 10, 2)}, "due_on"),
    ],
)
def test_a_false_record_is_refused_at_its_field(changes, field):
    assert list(problems(**changes)) == [field]


def test_a_whole_record_is_taken():
    assert problems(addressee="Đảng ủy xã", sent_on=SENT, due_on=date(2026, 11, 30)) == {}


def test_an_answer_needs_words_and_a_day_after_the_sending():
    sent = petition(addressee="Đảng ủy xã", sent_on=SENT)
    assert check_answer(sent, "Đồng ý sửa", SENT, TODAY) == ()
    assert [p.field for p in check_answer(sent, " ", RECEIVED, TODAY)] == ["answer", "on"]
    assert [p.field for p in check_answer(sent, "Đồng ý", date(2026, 11, 5), TODAY)] == ["on"]


def test_only_an_answer_that_came_can_be_announced():
    answered = petition(answered_on=SENT)
    assert "Chưa có trả lời" in why_not_announced(petition(), TODAY, TODAY)
    assert "sau hôm nay" in why_not_announced(answered, date(2026, 11, 5), TODAY)
    assert "trước ngày trả lời" in why_not_announced(answered, RECEIVED, TODAY)
    assert why_not_announced(answered, TODAY, TODAY) == ""


def test_the_text_of_the_minutes_is_read_line_by_line():
    text = "- Sửa mái nhà văn hóa.\n2) Cấp máy tính\n\n"
    assert petition_lines(text) == ("Sửa mái nhà văn hóa.", "Cấp máy tính")
    assert petition_lines("Không.") == ()
    assert petition_lines("Không có kiến nghị") == ()


def test_a_line_of_the_minutes_that_asks_for_something_is_recognised():
    assert asks_something("Đ/c Hải kiến nghị cấp máy tính")
    assert asks_something("nêu tâm tư, NGUYỆN VỌNG nghỉ hưu")
    assert not asks_something("nhất trí với báo cáo")


def test_what_is_in_the_register_is_not_proposed_again():
    proposals = tuple(
        PetitionProposal(7, "Thường kỳ tháng 10/2026", RECEIVED, text)
        for text in ("Sửa mái nhà.", "Cấp máy tính")
    )
    assert not_entered(proposals, [(7, "sửa mái nhà"), (8, "cấp máy tính")]) == proposals[1:]


def test_what_the_minutes_send_up_is_told_from_what_a_member_said():
    up = PetitionProposal(7, "T10", RECEIVED, "Sửa mái")
    assert up.goes_up
    assert not replace(up, item_id=3).goes_up


def test_the_figures_of_a_year_say_how_many_were_answered_and_in_time():
    listed = [
        petition(due_on=TODAY, answered_on=SENT, announced_on=TODAY, closed_on=TODAY),
        petition(due_on=SENT, answered_on=TODAY),
        petition(answered_on=TODAY),
        petition(due_on=SENT),
    ]
    figures = petition_figures(listed, TODAY)
    assert (figures.total, figures.answered, figures.in_time) == (4, 3, 2)
    assert (figures.announced, figures.overdue) == (1, 1)
    assert figures.words == (
        "4 ý kiến; đã trả lời 3, trong đó đúng hạn 2; đã báo lại 1; quá hạn chưa trả lời 1"
    )
