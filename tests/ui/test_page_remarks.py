"""Góp ý & kiến nghị on the screen: tabs, the list of remarks, the answer in place, forms."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.observers import Observer, ObserverTeamForm
from app.domain.periods import Period
from app.domain.petitions import PetitionDraft, PetitionKind
from app.domain.remarks import RemarkForm, RemarkState, VisitForm
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import TODAY, MovingClock, open_copy
from tests.fakes import FakeDialogs
from tests.kept_books import kept
from tests.told_books import peopled_book
from ui.places import PLACES
from ui.remarks.dialogs import TaskDialog
from ui.remarks.page import RemarksPage
from ui.remarks.remark_filters import LATE, SOURCE, Wanted
from ui.remarks.remarks_view import RemarksView
from ui.remarks.tabs import TABS
from ui.remarks.teams_view import TeamsView
from ui.workspace import Workspace

LATE_ON, SOON_ON = date(2026, 10, 31), date(2026, 11, 13)


def tell_of_a_meeting(place: Path) -> tuple[int, int]:
    """Make a meeting with a guest, and the team he comes from."""
    services = open_copy(peopled_book(), place, MovingClock())
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), date(2026, 9, 3), time(14))
    made = services.meetings.create(draft)
    services.agendas.open(made)
    services.meetings.add_guest(
        made, GuestDraft("Nguyễn Hữu Phước", "Tổ công tác số 2", is_superior=True)
    )
    services.meetings.set_stage(made, MeetingStage.IN_SESSION)
    team = services.observers.save(None, ObserverTeamForm("Tổ công tác số 2"))
    services.close()
    return made, team


def tell_of_remarks(place: Path) -> tuple[int, int]:
    """Make a late remark of the team and one in time of a person."""
    book, (meeting, team) = told_meeting()
    services = open_copy(book, place, MovingClock())
    late = RemarkForm(shortcoming="Chưa nêu hạn chế", proposal="Bổ sung", due_on=LATE_ON)
    soon = RemarkForm(proposal="Gợi ý câu hỏi", due_on=SOON_ON)
    first = services.remarks.note(VisitForm(meeting, team_id=team), (late,))
    second = services.remarks.note(VisitForm(meeting, name="Trần Thị Tám"), (soon,))
    services.close()
    return first[0], second[0]


def told_meeting() -> tuple[Path, tuple[int, int]]:
    return kept("remarks-meeting", tell_of_a_meeting)


def told_remarks() -> tuple[Path, tuple[int, int]]:
    return kept("remarks-two", tell_of_remarks)


@pytest.fixture
def made_book(request: pytest.FixtureRequest) -> Path:
    if "remarks" in request.fixturenames:
        return told_remarks()[0]
    return told_meeting()[0] if "meeting" in request.fixturenames else peopled_book()


@pytest.fixture
def people(services: Services) -> dict[str, int]:
    return {member.full_name: member.id for member in services.members.all()}


@pytest.fixture
def meeting(services: Services) -> int:
    return told_meeting()[1][0]


@pytest.fixture
def team(meeting: int) -> int:
    return told_meeting()[1][1]


@pytest.fixture
def remarks(services: Services) -> tuple[int, int]:
    """A late remark of the team and one in time of a person."""
    late, soon = told_remarks()[1]
    return late, soon


@pytest.fixture
def page(workspace: Workspace, show) -> RemarksPage:
    made = RemarksPage(workspace)
    workspace.changed.connect(made.on_changed)
    workspace.year_changed.connect(lambda _year: made.mark_stale())
    show(made, 1188, 844)
    return made


def view_of(page: RemarksPage) -> RemarksView:
    return page.part(RemarksView)


def shown(page: RemarksPage) -> list[str]:
    return [entry.text for entry in view_of(page).list.entries()]


def state_of(services: Services, remark: int) -> RemarkState:
    return services.remarks.find(remark).remark.state(TODAY.date())


def test_every_tab_is_there_with_its_own_words_before_a_record(page):
    handles = [handle for tab in TABS for handle in tab.handles]

    assert page.tabs.count() == len(TABS)
    assert len(handles) == len(set(handles))
    assert page.front is page.part(RemarksView)


def test_an_empty_register_says_what_belongs_there(page):
    view = view_of(page)

    assert view.list.empty.sentence.text() == "Chưa có góp ý nào."
    assert not view.card.isVisible()
    view.list.empty.pressed.emit()
    assert view.form.isVisible()
    assert not page.header.isVisible()


def test_the_pressing_remark_stands_first_with_its_state(remarks, page):
    entries = view_of(page).list.entries()

    assert [entry.title for entry in entries] == ["Tổ công tác số 2", "đ/c Trần Thị Tám"]
    assert [entry.chip.text for entry in entries] == ["Quá 4 ngày", "Còn 9 ngày"]
    assert view_of(page).card.title.text() == "Góp ý của Tổ công tác số 2"
    assert page.tabs.counts()[0] == "2"


def test_a_remark_is_answered_in_place(services, remarks, page):
    card = view_of(page).card
    card.form.input("text").setPlainText("Chi bộ tiếp thu.")
    card.close_button.click()
    assert state_of(services, remarks[0]) is RemarkState.OVERDUE
    assert card.form.problem_texts() == {"accepted": "Chưa chọn tiếp thu hay giải trình."}

    card.form.set_values({"accepted": True})
    card.close_button.click()
    assert state_of(services, remarks[0]) is RemarkState.ANSWERED
    assert services.remarks.find(remarks[0]).remark.answered_on == TODAY.date()
    assert page.tabs.counts()[0] == "1"


def test_what_is_typed_is_kept_as_a_draft_when_another_remark_is_chosen(services, remarks, page):
    view = view_of(page)
    view.card.form.input("text").setPlainText("Chi bộ sẽ sửa")
    assert view.list.select(remarks[1])

    assert services.remarks.find(remarks[0]).remark.answer == "Chi bộ sẽ sửa"
    assert view.card.row.id == remarks[1]
    assert view.card.form.values()["text"] == ""


def test_a_change_elsewhere_leaves_what_is_typed_alone(services, remarks, page):
    view = view_of(page)
    view.card.form.input("text").setPlainText("đang gõ")
    services.remarks.save(remarks[1], RemarkForm(proposal="Gợi ý sớm hơn"))

    assert view.card.form.values()["text"] == "đang gõ"
    page.keep_typed()
    assert services.remarks.find(remarks[0]).remark.answer == "đang gõ"


LEFT = (
    (Wanted.WAITING, None, 2),
    (Wanted.ANSWERED, None, 0),
    (Wanted.ALL, (LATE, 0), 1),
    (Wanted.ALL, (SOURCE, "đ/c Trần Thị Tám"), 1),
)
"""State and place asked for, and how many remarks that leaves."""


def test_filters_leave_what_was_asked_for(remarks, page):
    filters = view_of(page).filters
    for state, place, left in LEFT:
        filters.states.set_value(state)
        if place is not None:
            filters.place.set_value(place)
        filters.changed.emit()
        assert len(shown(page)) == left, (state, place)


def test_a_remark_hidden_by_a_filter_is_shown_when_it_is_asked_for(remarks, page):
    view = view_of(page)
    view.filters.place.set_value((LATE, 0))
    view.filters.changed.emit()

    page.open(f"remark:{remarks[1]}")
    assert view.card.row.id == remarks[1]
    assert len(shown(page)) == 2


def test_a_remark_of_another_year_turns_the_year(services, workspace, page):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2027, month=1), date(2027, 1, 4), time(14))
    meeting = services.meetings.create(draft)
    said = services.remarks.note(VisitForm(meeting, name="Trần Thị Tám"), (RemarkForm("Tốt"),))

    page.open(f"remark:{said[0]}")
    assert workspace.year == 2027
    assert view_of(page).card.row.id == said[0]


def test_a_meeting_without_remarks_opens_the_form_with_its_guest(services, meeting, team, page):
    page.open(f"remarks:meeting:{meeting}")
    form = view_of(page).form.form
    assert form.values()["name"] == "Nguyễn Hữu Phước"
    assert form.values()["team_id"] == team

    form.input("proposal").setPlainText("Nêu rõ nguyên nhân")
    view_of(page).form.save_button.click()
    assert shown(page) == ["Nêu rõ nguyên nhân"]
    visit = services.remarks.visits(meeting)[0]
    assert (visit.form.guest_id is not None, visit.source) == (True, "Tổ công tác số 2")
    assert page.header.isVisible()


def test_a_meeting_with_remarks_shows_them_alone(meeting, remarks, page):
    page.open(f"remarks:meeting:{meeting}")

    assert view_of(page).filters.meeting_id() == meeting
    assert len(shown(page)) == 2


def test_remarks_are_noted_item_after_item(services, meeting, team, page):
    page.open(f"remarks:meeting:{meeting}")
    form = view_of(page).form
    items = [item.id for item in services.meetings.file(meeting).agenda]
    form.form.set_values({"item_id": items[0], "strength": "Mở đầu gọn"})
    form.more_button.click()
    assert form.form.values()["item_id"] == items[1]
    assert form.form.values()["strength"] == ""

    form.form.set_values({"shortcoming": "Đọc nguyên văn bản"})
    form.save_button.click()
    rows = services.remarks.board(2026).rows
    assert {row.item_number for row in rows} == {1, 2}
    assert len(services.remarks.visits(meeting)) == 1


def test_an_empty_remark_says_what_is_missing(services, meeting, page):
    page.open(f"remarks:meeting:{meeting}")
    form = view_of(page).form
    form.save_button.click()

    assert form.form.problem_texts() == {
        "shortcoming": "Chưa ghi ưu điểm, hạn chế hay đề nghị nào."
    }
    assert services.remarks.board(2026).rows == ()


def test_what_was_noted_can_be_changed(services, remarks, page):
    view = view_of(page)
    view.card.edit_button.click()
    view.form.form.input("shortcoming").setPlainText("Thiếu nguyên nhân")
    view.form.save_button.click()

    assert shown(page)[0] == "Thiếu nguyên nhân"
    assert not view.form.form.input("name").isEnabled()


def test_a_remark_with_person_and_deadline_becomes_a_task_in_one_click(
    services, people, remarks, page
):
    said = services.remarks.find(remarks[1]).remark.form
    services.remarks.save(remarks[1], replace(said, owner_id=people["Nguyễn Thị Hạnh"]))
    page.open(f"remark:{remarks[1]}")
    view_of(page).card.task_button.click()

    (task,) = services.tasks.open()
    assert (task.text, task.due_on) == ("Gợi ý câu hỏi", SOON_ON)
    assert services.remarks.find(remarks[1]).remark.task_id == task.id


def test_a_late_remark_asks_who_and_until_when(services, people, remarks, page, dialogs):
    def fill(dialog: TaskDialog) -> bool:
        dialog.form.set_values({"owner_id": people["Phạm Văn Dũng"], "due_on": SOON_ON})
        return True

    dialogs.answers.append(fill)
    view_of(page).card.task_button.click()

    (task,) = services.tasks.open()
    assert (task.owner_name, task.text) == ("Phạm Văn Dũng", "Bổ sung")
    assert view_of(page).card.task_button.text() == "Mở nhiệm vụ"


def test_a_task_given_while_the_answer_is_typed_belongs_to_the_answer(
    services, people, remarks, page
):
    said = services.remarks.find(remarks[1]).remark.form
    services.remarks.save(remarks[1], replace(said, owner_id=people["Nguyễn Thị Hạnh"]))
    page.open(f"remark:{remarks[1]}")
    card = view_of(page).card
    card.form.input("text").setPlainText("Chi bộ tiếp thu.")
    card.task_button.click()
    assert card.form.is_changed()
    card.form.set_values({"accepted": True})
    card.close_button.click()

    answered = services.remarks.find(remarks[1]).remark
    assert (answered.answer, answered.accepted) == ("Chi bộ tiếp thu.", True)
    assert answered.task_id == services.tasks.open()[0].id


def test_a_linked_task_is_opened(services, people, remarks, workspace, page):
    draft = replace(
        services.remarks.task_draft(remarks[0]), owner_id=people["Hồ Sỹ Đạt"], due_on=SOON_ON
    )
    task, went = services.remarks.give_task(remarks[0], draft), []
    workspace.opened.connect(went.append)
    view_of(page).card.task_button.click()
    view_of(page).card.facts.meeting.click()

    assert went[0] == f"task:{task}"
    assert went[1].startswith("meeting:")


def test_a_deleted_remark_comes_back_with_undo(workspace, remarks, page):
    view_of(page).card.delete_button.click()
    assert len(shown(page)) == 1

    workspace.undo()
    assert len(shown(page)) == 2


def test_who_attended_is_corrected_in_a_dialog(services, meeting, remarks, page, dialogs):
    def fill(dialog) -> bool:
        dialog.form.set_values({"name": "Lâm Quốc Toàn", "online": True})
        return True

    dialogs.answers.append(fill)
    view_of(page).card.visit_button.click()

    visit = services.remarks.visits(meeting)[0]
    assert (visit.form.name, visit.form.online) == ("Lâm Quốc Toàn", True)
    assert "dự trực tuyến" in view_of(page).card.facts.visit.text()


# --- Tổ công tác ----------------------------------------------------------------------------------


@pytest.fixture
def teams(page: RemarksPage) -> TeamsView:
    return page.show_tab(TeamsView)


def test_a_team_is_entered_with_its_people(services, page, teams):
    teams.start_new()
    form = teams.form.form
    form.set_values({"name": "Tổ công tác số 3", "starts_on": date(2026, 1, 15)})
    rows = form.input("observers").lines
    rows[0].name.set_value("Nguyễn Hữu Phước")
    rows[0].lead.click()
    rows[2].name.set_value("Trần Thị Tám")
    rows[2].lead.click()
    teams.form.save_button.click()

    kept = services.observers.teams()[0]
    assert [person.name for person in kept.form.observers] == ["Nguyễn Hữu Phước", "Trần Thị Tám"]
    assert kept.head.name == "Trần Thị Tám"
    assert teams.card.title.text() == "Tổ công tác số 3"


def test_a_team_without_a_name_is_not_kept(services, teams):
    teams.start_new()
    teams.form.save_button.click()

    assert services.observers.teams() == ()
    assert "name" in teams.form.form.problem_texts()


def test_a_team_is_ended_on_a_day(services, page, dialogs: FakeDialogs):
    form = ObserverTeamForm("Tổ công tác số 3", observers=(Observer("Trần Thị Tám"),))
    team = services.observers.save(None, form)
    page.open(f"team:{team}")
    teams = page.front
    dialogs.answers.append(True)
    teams.card.end_button.click()

    assert services.observers.teams()[0].form.ends_on == TODAY.date()
    assert teams.card.chip.spec().text == "Đang theo dõi"

    services.observers.end(team, date(2026, 11, 3))
    assert teams.card.chip.spec().text == "Đã thôi theo dõi"
    assert not teams.card.end_button.isVisible()


def test_tabs_leave_their_pictures_out_where_they_do_not_fit(page):
    assert not page.tabs.tabIcon(0).isNull()

    page.resize(820, 480)
    assert all(page.tabs.tabIcon(place).isNull() for place in range(page.tabs.count()))


def test_the_badge_of_the_place_counts_late_answers_of_both_kinds(services, remarks):
    place = next(place for place in PLACES if place.key == "remarks")
    assert place.badge(services) == 1

    sent = date(2026, 9, 4)
    services.petitions.add(
        PetitionDraft(
            PetitionKind.PETITION,
            "Sửa mái nhà văn hóa",
            sent,
            addressee="Đảng ủy xã",
            sent_on=sent,
            due_on=date(2026, 10, 1),
        )
    )
    assert place.badge(services) == 2
