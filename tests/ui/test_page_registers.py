"""The registers of Góp ý & kiến nghị on the screen: petitions, papers from above, good models."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.directives import DirectiveDraft
from app.domain.good_models import GoodModelDraft
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.petitions import PetitionDraft, PetitionKind, PetitionState
from app.services.workspace import Services
from tests.books import TODAY
from ui.remarks.directives_view import LATE, WAITING, DirectivesView
from ui.remarks.models_view import ModelsView
from ui.remarks.page import RemarksPage
from ui.remarks.petitions_view import OPEN, PetitionsView
from ui.remarks.register_tab import RegisterTab
from ui.workspace import Workspace

DAY = TODAY.date()
PETITION = PetitionDraft(PetitionKind.PETITION, "Sửa mái nhà để xe", date(2026, 10, 5))
PAPER = DirectiveDraft("12-NQ/ĐU", "Đảng ủy xã", "Chuyển đổi số", date(2026, 10, 20))
MODEL = GoodModelDraft("Sổ tay một cửa", "Mỗi thủ tục một trang", "Chờ ít hơn", date(2026, 9, 3))


@pytest.fixture
def place(workspace: Workspace, qtbot: QtBot) -> RemarksPage:
    """The page nobody sees yet: `tab` shows it with that tab alone."""
    made = RemarksPage(workspace)
    workspace.changed.connect(made.on_changed)
    workspace.year_changed.connect(lambda _year: made.mark_stale())
    qtbot.addWidget(made)
    made.resize(1188, 844)
    return made


@pytest.fixture
def page(place: RemarksPage, show) -> RemarksPage:
    show(place, 1188, 844)
    return place


def tab(place: RemarksPage, kind: type[RegisterTab]) -> Any:
    found = place.show_tab(kind)
    place.show()
    QTest.qWaitForWindowExposed(place)
    return found


def the_petition(services: Services, petition_id: int):
    return next(p for p in services.petitions.list(2026) if p.id == petition_id)


def enter(form, values: dict[str, Any]) -> None:
    form.form.set_values(values)
    form.submit()


def test_an_empty_register_says_what_belongs_there_and_opens_its_form(place):
    for kind in (PetitionsView, DirectivesView, ModelsView):
        view = tab(place, kind)
        assert view.list.empty.sentence.text() == view.words.nothing
        assert not view.card.isVisible()
        view.list.empty.pressed.emit()
        assert view.form.isVisible()
        assert not place.header.isVisible()
        view.form.left.emit()
        assert place.header.isVisible()


def test_a_petition_is_entered_with_the_keyboard(services, place, qtbot):
    view = tab(place, PetitionsView)
    qtbot.keyClick(place, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    view.form.form.input("text").setPlainText("Cấp máy quét")
    qtbot.keyClick(view.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (petition,) = services.petitions.list(2026)
    assert (petition.text, petition.received_on) == ("Cấp máy quét", DAY)
    assert view.current().id == petition.id
    assert place.tabs.counts()[1] == "1"


def test_a_form_without_words_says_so_beside_the_field(services, place):
    view = tab(place, PetitionsView)
    view.start_new()
    view.form.save()
    assert view.form.form.problem_texts() == {"text": "Chưa ghi: Nội dung."}
    assert services.petitions.list(2026) == ()


def test_a_petition_goes_all_its_way_on_the_card(services, place):
    up = replace(PETITION, addressee="Đảng ủy xã")
    made = services.petitions.add(up)
    card = tab(place, PetitionsView).card
    card.open_form("send")
    assert card.forms["send"].form.values()["addressee"] == "Đảng ủy xã"
    enter(card.forms["send"], {"on": date(2026, 10, 6)})
    enter(card.forms["answer"], {"answer": "Đồng ý", "on": DAY})
    assert card.chip.spec().text == "Chưa báo lại"
    enter(card.forms["announce"], {"on": DAY})
    assert the_petition(services, made).state(DAY) is PetitionState.DONE
    card._buttons["reopen"].click()
    assert the_petition(services, made).state(DAY) is PetitionState.ANSWERED


def test_an_answer_without_words_stays_in_its_form(services, place):
    made = services.petitions.add(PETITION)
    card = tab(place, PetitionsView).card
    card.open_form("answer")
    card.forms["answer"].submit()
    assert card.forms["answer"].isVisible()
    assert card.forms["answer"].form.problem_texts() == {"answer": "Chưa ghi: Nội dung trả lời."}
    enter(card.forms["answer"], {"answer": "Đồng ý", "on": date(2026, 10, 1)})
    assert card.forms["answer"].form.problem_texts() == {
        "on": "Ngày trả lời không thể trước ngày gửi."
    }
    assert the_petition(services, made).answered_on is None


def test_escape_puts_the_form_of_an_act_away(services, place, qtbot):
    services.petitions.add(PETITION)
    card = tab(place, PetitionsView).card
    card.open_form("close")
    qtbot.keyClick(card.forms["close"], Qt.Key.Key_Escape)
    assert not card.forms["close"].isVisible()
    assert card.edit_button.isVisible()


def test_what_the_minutes_ask_for_enters_the_register_with_one_click(services, place):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, 10), date(2026, 10, 5))
    meeting = services.meetings.create(draft)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    services.meetings.set_fact(meeting, "petitions_up", "Sửa mái nhà để xe")
    view = tab(place, PetitionsView)
    assert [entry.chip.text for entry in view.list.entries()] == ["Chưa vào sổ"]
    view.card._buttons["enter"].click()
    (petition,) = services.petitions.list(2026)
    assert petition.meeting_id == meeting
    assert view.current().id == petition.id
    place.workspace.undo()
    assert [entry.chip.text for entry in view.list.entries()] == ["Chưa vào sổ"]


def test_a_late_petition_stands_first_and_says_how_late(services, place):
    services.petitions.add(PETITION)
    late = services.petitions.add(replace(PETITION, due_on=date(2026, 10, 31)))
    view = tab(place, PetitionsView)
    assert view.list.entries()[0].key == late
    assert view.list.entries()[0].chip.text == "Quá 4 ngày"
    assert view.states.texts() == ("Chưa xong 2", "Xong 0", "Tất cả 2")


def test_a_petition_of_another_year_is_found_and_filters_give_way(services, place, clock):
    clock.set(8, 0, date(2025, 6, 2))
    old = services.petitions.add(replace(PETITION, received_on=date(2025, 3, 3)))
    services.petitions.close(old, "đã rút")
    clock.set(8, 0, DAY)
    view = tab(place, PetitionsView)
    view.states.set_value(OPEN)
    place.open(f"petition:{old}")
    assert place.workspace.year == 2025
    assert view.current().id == old
    place.open("petition:99")
    assert view.current().id == old


def test_a_petition_is_changed_deleted_and_put_back(services, place, qtbot):
    made = services.petitions.add(PETITION)
    view = tab(place, PetitionsView)
    view.card.edit_button.click()
    view.form.form.input("text").setPlainText("Sửa mái, thay đèn")
    view.form.save()
    assert the_petition(services, made).text == "Sửa mái, thay đèn"
    qtbot.keyClick(view.list.view, Qt.Key.Key_Delete)
    assert services.petitions.list(2026) == ()
    place.workspace.undo()
    assert the_petition(services, made).text == "Sửa mái, thay đèn"


def test_a_paper_shows_what_concerns_the_cell_line_by_line(services, place):
    services.directives.add(replace(PAPER, summary="Nộp qua mạng\nBáo cáo ngày 25"))
    view = tab(place, DirectivesView)
    assert view.card.summary.text() == "1. Nộp qua mạng\n2. Báo cáo ngày 25"
    assert view.list.entries()[0].chip.text == "Còn 16 ngày"


def test_a_fourth_line_of_the_summary_is_refused_beside_the_field(services, place):
    view = tab(place, DirectivesView)
    view.start_new()
    view.form.form.set_values({"title": "Chuyển đổi số", "issuer": "Đảng ủy xã"})
    view.form.form.input("summary").setPlainText("một\nhai\nba\nbốn")
    view.form.save()
    assert "nhiều nhất 3 dòng" in view.form.form.problem_texts()["summary"]
    view.form.form.set_values({"title": "MẬT: kế hoạch", "summary": ""})
    view.form.save()
    assert "sổ giấy" in view.form.form.problem_texts()["title"]
    assert services.directives.list(2026) == ()


def test_a_paper_is_put_on_the_agenda_being_prepared(services, place):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, 12), date(2026, 12, 3))
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    made = services.directives.add(PAPER)
    view = tab(place, DirectivesView)
    assert view.card.agenda_button.text() == "Đưa vào thường kỳ tháng 12/2026"
    view.card.agenda_button.click()
    assert [d.id for d in services.directives.of_meeting(meeting)] == [made]
    assert view.card.agenda_button.isHidden()


def test_papers_are_filtered_by_what_waits_and_what_was_late(services, place):
    services.directives.add(PAPER)
    late = services.directives.add(replace(PAPER, received_on=date(2026, 8, 3)))
    services.directives.spread(late, date(2026, 10, 1))
    view = tab(place, DirectivesView)
    assert view.states.texts() == ("Đang chờ 1", "Chậm 1", "Tất cả 2")
    view.states.set_value(LATE)
    view._show_entries()
    assert [entry.chip.text for entry in view.list.entries()] == ["Chậm 28 ngày"]
    view.states.set_value(WAITING)
    view._show_entries()
    assert [entry.chip.text for entry in view.list.entries()] == ["Còn 16 ngày"]


def test_a_paper_passed_on_outside_a_meeting_gets_its_day(services, place):
    services.directives.add(PAPER)
    view = tab(place, DirectivesView)
    view.card.open_form("spread")
    enter(view.card.forms["spread"], {"on": date(2026, 10, 25)})
    assert services.directives.list(2026)[0].spread_on == date(2026, 10, 25)
    assert view.card.facts.facts()[-1] == ("Phổ biến", "25/10/2026, sau 5 ngày")


def test_a_model_is_entered_and_reported(services, place):
    view = tab(place, ModelsView)
    view.start_new()
    view.form.form.set_values({"title": MODEL.title, "text": MODEL.text, "effect": MODEL.effect})
    view.form.save()
    assert view.list.entries()[0].chip.text == "Chưa báo cáo"
    view.card.open_form("report")
    enter(view.card.forms["report"], {"on": DAY})
    assert services.good_models.list(2026)[0].reported_on == DAY
    assert view.list.entries()[0].chip.text == "Đã báo cáo"


WRITTEN: dict[Any, str] = {
    PetitionsView: "2026_kien-nghi-u7.xlsx",
    DirectivesView: "2026_van-ban-cap-tren.xlsx",
    ModelsView: "2026_mo-hinh-cach-lam-hay.xlsx",
}
"""The file each register of the year is written to."""


def test_each_list_of_the_year_is_written(services, place):
    services.petitions.add(PETITION)
    services.directives.add(PAPER)
    services.good_models.add(MODEL)
    said = []
    place.workspace.said.connect(lambda sentence, _undo: said.append(sentence))
    for kind, name in WRITTEN.items():
        tab(place, kind).export_button.click()
        assert (services.exports / name).exists()
        assert name in said[-1]


def test_every_act_is_found_with_ctrl_k(page):
    names = {command.text for command in page.commands()}
    assert {
        "Ghi kiến nghị, nguyện vọng",
        "Vào sổ văn bản cấp trên",
        "Ghi mô hình, cách làm hay",
    } <= names


def test_a_tab_is_built_when_it_is_looked_at(page):
    assert len(page.findChildren(RegisterTab)) == 0
    assert page.tabs.counts() == ("0", "0", "0", "0", "")

    page.open("directive:")

    assert [type(part) for part in page.findChildren(RegisterTab)] == [DirectivesView]
    assert page.front.isVisible()
    assert page.front.add_button.isVisible()


def test_an_act_of_another_tab_brings_that_tab_to_the_front(page):
    act = next(c.act for c in page.commands() if c.text == "Ghi mô hình, cách làm hay")

    act()

    assert isinstance(page.front, ModelsView)
    assert page.front.form.isVisible()
    assert not page.header.isVisible()
