"""Nghị quyết & nhiệm vụ on the screen: lists, filters, results in place, register, forms."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.documents import DocumentState, DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.fakes import FakeDialogs
from tests.kept_books import kept
from tests.told_books import peopled_book
from ui.documents.page import REGISTER, DocumentsPage
from ui.documents.task_rows import RECENT, WHOLE_YEAR, TaskFilter
from ui.kit.cells import Group
from ui.workspace import Workspace


def tell_of_october(place: Path) -> int:
    services = open_copy(peopled_book(), place, MovingClock())
    meeting = give_tasks(services)
    services.close()
    return meeting


def give_tasks(services: Services) -> int:
    people = {member.full_name: member.id for member in services.members.all()}
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=10), date(2026, 10, 5), time(14))
    meeting = services.meetings.create(draft)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    for text, due in (("Thu phiếu", date(2026, 10, 30)), ("Báo cáo tổng kết", date(2026, 11, 25))):
        services.tasks.assign(
            meeting,
            TaskDraft(text, owner_id=people["Hồ Sỹ Đạt"], due_on=due, deliverable="22 phiếu"),
        )
    return meeting


@pytest.fixture(scope="session")
def made_book() -> Path:
    return kept("october-tasks", tell_of_october)[0]


@pytest.fixture
def people(services: Services) -> dict[str, int]:
    return {member.full_name: member.id for member in services.members.all()}


@pytest.fixture
def resolution(services: Services) -> int:
    """Resolution 01 of October with two tasks, one of them late; the term is declared."""
    return int(kept("october-tasks", tell_of_october)[1])


@pytest.fixture
def page(workspace: Workspace, resolution: int, show) -> DocumentsPage:
    made = DocumentsPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made, 1188, 844)
    return made


def shown(page: DocumentsPage) -> list[str]:
    rows = page.tasks.table.model.rows()
    return [row.title if isinstance(row, Group) else row.task.text for row in rows]


def states(services: Services) -> dict[str, TaskState]:
    return {task.text: task.state for task in services.tasks.list(2026)}


def test_tasks_stand_under_their_document_the_late_ones_first(services, people, page):
    services.tasks.assign(
        None, TaskDraft("Việc riêng", owner_id=people["Hồ Sỹ Đạt"], due_on=date(2026, 12, 1))
    )
    assert shown(page) == [
        "Thường kỳ tháng 10/2026, 05/10/2026", "Thu phiếu", "Báo cáo tổng kết",
        "Việc khác", "Việc riêng",
    ]  # fmt: skip
    assert page.tabs.counts() == ("3", "0", "0")


def test_a_numbered_resolution_names_group_and_tasks(services, resolution, page):
    services.documents.issue(
        DocumentType.REPORT, "Báo cáo tháng 10", date(2026, 10, 6), meeting_id=None
    )
    assert page.tabs.counts()[REGISTER] == "1"
    line = page.tasks.table.texts()[1]
    assert line == ("1", "Thu phiếu", "Hồ Sỹ Đạt", "30/10", "22 phiếu", "Quá 5 ngày")


def test_filters_count_what_they_show(services, page):
    assert page.tasks.filters.texts() == ("Tất cả 2", "Quá hạn 1", "Gia hạn 0")

    page.tasks.filters.press(1)

    assert shown(page)[1:] == ["Thu phiếu"]
    assert page.tasks.filters.value() is TaskFilter.OVERDUE


def test_the_filter_of_a_person_keeps_to_his_or_her_tasks(people, page):
    page.tasks.owner.set_value(people["Hồ Sỹ Đạt"])
    page.tasks.owner.changed.emit()
    assert "Thu phiếu" in shown(page)
    assert page.tasks.owner.texts() == ("Của ai: tất cả", "Hồ Sỹ Đạt")


def test_a_done_task_of_an_old_month_shows_only_in_the_whole_year(services, people, page):
    for task in services.tasks.list(2026):
        services.tasks.record(task.id, TaskState.DONE)
    for month in (11, 12):
        draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=month), date(2026, month, 3))
        given = TaskDraft("mới", owner_id=people["Hồ Sỹ Đạt"], due_on=date(2026, month, 20))
        services.tasks.assign(services.meetings.create(draft), given)
    assert page.tasks.period.value() == RECENT
    assert "Thu phiếu" not in shown(page)

    page.tasks.period.set_value(WHOLE_YEAR)
    page.tasks.period.changed.emit()

    assert "Thu phiếu" in shown(page)


def test_a_result_is_recorded_in_place_and_can_be_undone(services, workspace, page):
    card = page.tasks.card
    card.result_button.click()
    assert card.forms[0].isVisible()
    assert not card.acts.isVisible()
    card.forms[0].form.set_values({"state": TaskState.DONE, "text": "22/22 phiếu"})

    card.forms[0].save_button.click()

    assert states(services)["Thu phiếu"] is TaskState.DONE
    assert card.acts.isVisible()
    workspace.undo()
    assert states(services)["Thu phiếu"] is TaskState.NOT_STARTED


def test_a_result_without_a_state_is_not_recorded(services, page):
    card = page.tasks.card
    card.result_button.click()
    card.forms[0].save_button.click()
    assert card.forms[0].form.problem_texts() == {"state": "Chưa ghi: Tình trạng."}
    assert states(services)["Thu phiếu"] is TaskState.NOT_STARTED


def test_a_task_is_extended_only_to_a_later_day(services, dialogs: FakeDialogs, page):
    card = page.tasks.card
    card.extend_button.click()
    form = card.forms[1]
    form.form.set_values({"new_due_on": date(2026, 10, 1)})
    form.save_button.click()
    assert dialogs.errors == ["Hạn mới phải sau hạn đang có."]
    assert form.isVisible()

    form.form.set_values({"new_due_on": date(2026, 11, 13), "text": "chờ hồ sơ"})
    form.save_button.click()

    assert states(services)["Thu phiếu"] is TaskState.EXTENDED
    assert page.tasks.filters.texts()[2] == "Gia hạn 1"
    assert ("Hạn", "13/11, còn 9 ngày") in card.facts.facts()


def test_a_task_is_dropped_with_its_reason(services, page):
    card = page.tasks.card
    card.drop_button.click()
    card.forms[2].form.set_values({"text": "cấp trên đã làm"})
    card.forms[2].save_button.click()
    assert states(services)["Thu phiếu"] is TaskState.DROPPED
    assert not card.extend_button.isVisible()


def test_another_task_puts_a_half_written_result_away(page):
    page.tasks.card.result_button.click()
    records = page.tasks.table.records()
    page.tasks.table.select(records[1].id)
    assert page.tasks.card.acts.isVisible()
    assert page.tasks.card.name.text() == "2 Báo cáo tổng kết"


def test_a_task_opens_from_anywhere_even_when_filters_hide_it(services, page):
    task = services.tasks.list(2026)[1]
    page.tasks.filters.press(1)

    page.open(f"task:{task.id}")

    assert page.tasks.table.current().task.text == "Báo cáo tổng kết"
    assert page.tasks.filters.value() is TaskFilter.ALL


def test_a_task_of_another_year_takes_the_window_there(services, workspace, people, page):
    draft = TaskDraft("Việc năm sau", owner_id=people["Hồ Sỹ Đạt"], due_on=date(2027, 2, 1))
    task = services.tasks.assign(None, draft)

    page.open(f"task:{task}")

    assert workspace.year == 2027
    page.mark_stale()
    assert page.tasks.board.find(task) is not None


def test_a_new_task_needs_text_person_and_deadline(services, page):
    page.give_button.click()
    assert page.editor.isVisible()
    assert not page.header.isVisible()
    page.editor.save()
    assert set(page.editor.form.problem_texts()) == {"text", "owner_id"}

    page.editor.form.set_values({"text": "Kiểm kê", "owner_id": _first_owner(page)})
    page.editor.save()
    assert page.editor.form.problem_texts() == {"due_on": "Chưa ghi thời hạn."}


def _first_owner(page: DocumentsPage) -> int:
    return int(page.editor.owner._values[0])


def test_a_task_is_given_with_helpers_and_shown(services, people, page, qtbot):
    page.give_button.click()
    form = page.editor.form
    form.set_values(
        {
            "text": "Kiểm kê tài sản",
            "owner_id": people["Hồ Sỹ Đạt"],
            "due_on": date(2026, 11, 20),
            "co_owner_ids": (people["Vũ Thị Thắm"],),
        }
    )
    qtbot.keyClick(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    made = next(t for t in services.tasks.list(2026) if t.text == "Kiểm kê tài sản")
    assert (made.co_owner_names, made.report_period) == ("Vũ Thị Thắm", "2026-12")
    assert page.tasks.table.current().id == made.id
    assert page.header.isVisible()


def test_editing_keeps_what_was_typed_when_one_goes_back(services, page):
    task = services.tasks.list(2026)[0]
    page.edit(task.id)
    page.editor.form.input("text").setPlainText("Thu đủ phiếu")

    page.editor.back_button.click()

    assert "Thu đủ phiếu" in states(services)
    assert page.tasks.isVisible()


def test_editing_keeps_a_period_of_report_that_has_passed(services, people, page):
    draft = TaskDraft(
        "Việc cũ",
        owner_id=people["Hồ Sỹ Đạt"],
        due_on=date(2026, 11, 20),
        report_period="2026-10",
    )
    task = services.tasks.assign(None, draft)
    page.edit(task)
    assert page.editor.report.currentText() == "Thường kỳ tháng 10/2026"
    assert page.editor.draft().report_period == "2026-10"


def test_a_helper_is_added_once_and_taken_away(page, people):
    page.give_button.click()
    picker = page.editor.helpers
    for _ in range(2):
        picker.choice.set_value(people["Vũ Thị Thắm"])
        picker.choice.changed.emit()
    assert picker.value() == (people["Vũ Thị Thắm"],)

    picker.chips[0].click()

    assert picker.value() == ()


def test_a_paper_is_entered_with_the_next_number_after_one_question(
    services, dialogs: FakeDialogs, page
):
    page.tabs.setCurrentIndex(REGISTER)
    page.enter_button.click()
    page.form.kind.set_value(DocumentType.PLAN)
    page.form.kind.changed.emit()
    assert page.form.save_button.text() == "Vào sổ 01-KH/CB"
    page.form.form.set_values({"abstract": "Kế hoạch kiểm tra"})
    dialogs.answers.append(True)

    page.form.save()

    assert dialogs.asked == ["Vào sổ 01-KH/CB?"]
    assert page.register.table.current().document.code == "01-KH/CB"


def test_a_number_typed_by_hand_is_kept_when_the_day_changes(dialogs, page):
    page.tabs.setCurrentIndex(REGISTER)
    page.enter_button.click()
    page.form.kind.set_value(DocumentType.NOTICE)
    page.form.kind.changed.emit()
    page.form.number.set_value(7)
    page.form.day.changed.emit()
    assert page.form.number.value() == 7


def test_a_gap_is_told_with_its_neighbours_and_a_number_is_cancelled_with_a_reason(
    services, dialogs: FakeDialogs, page
):
    for number, day in ((3, date(2026, 2, 5)), (5, date(2026, 4, 6))):
        services.documents.issue(DocumentType.NOTICE, f"Thông báo {number}", day, number=number)
    texts = page.tasks.register.texts()
    assert "Thiếu số 04-TB/CB" in texts
    assert "Giữa 03 (05/02) và 05 (06/4/2026)." in texts

    page.tabs.setCurrentIndex(REGISTER)
    page.register.table.select(page.register.register.rows[1].id)
    dialogs.reasons.append("ghi nhầm loại văn bản")
    page.register.card.cancel_button.click()

    states_now = [row.document.state for row in page.register.register.rows]
    assert states_now == [DocumentState.ISSUED, DocumentState.CANCELLED]
    assert ("Đã hủy vì", "ghi nhầm loại văn bản") in page.register.card.facts.facts()


def test_the_register_is_filtered_by_type_and_words(services, page):
    services.documents.issue(DocumentType.NOTICE, "Kết luận tháng 10", date(2026, 10, 6))
    services.documents.issue(DocumentType.PLAN, "Kế hoạch kiểm tra", date(2026, 10, 6))
    page.tabs.setCurrentIndex(REGISTER)
    view = page.register

    view.search.setText("ket luan")
    view.search.search_now()
    assert [row.document.code for row in view.table.records()] == ["01-TB/CB"]

    view.search.setText("")
    view.search.search_now()
    view.kinds.set_value(DocumentType.PLAN)
    view.kinds.changed.emit()
    assert [row.document.code for row in view.table.records()] == ["01-KH/CB"]


def test_a_paper_opens_from_anywhere(services, page):
    paper = services.documents.issue(DocumentType.NOTICE, "Kết luận", date(2026, 10, 6))
    page.open(f"document:{paper.id}")
    assert page.register.isVisible()
    assert page.register.table.current().id == paper.id


def test_the_last_resolution_is_told_once_a_later_meeting_reports_on_it(services, page, qtbot):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3), time(14))
    meeting = services.meetings.create(draft)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    task = services.tasks.list(2026)[0]
    services.tasks.record(task.id, TaskState.DONE, on=date(2026, 11, 2))

    qtbot.waitUntil(lambda: page.tasks.progress.figure.text() == "1/1")

    assert page.tasks.progress.beside.text() == "xong = 100%"
    assert page.tasks.progress.title.text() == "Nghị quyết tháng 10"


def test_the_table_of_tasks_is_exported_in_the_background(services, workspace, page):
    said = []
    workspace.said.connect(lambda sentence, _undo: said.append(sentence))

    page.export_button.click()

    assert said
    assert list(services.exports.glob("*.xlsx"))


def test_cards_go_below_the_list_when_the_window_is_narrow(page, qtbot):
    card = page.tasks.card
    qtbot.waitUntil(card.isVisible)
    for width, is_below in ((1188, False), (900, True), (480, True)):
        page.resize(width, 844)
        QApplication.processEvents()
        assert (card.mapTo(page, card.rect().topLeft()).y() > 300) == is_below, width


def test_a_paper_from_before_is_written_with_its_own_number(page, services, dialogs):
    page.enter()
    page.form.way.set_value("known")
    page.form.way.changed.emit()
    page.form.kind.set_value(DocumentType.GUIDANCE)
    assert page.form.kind.value() is DocumentType.GUIDANCE
    page.form.form.set_values(
        {"type": DocumentType.NOTICE, "day": date(2026, 2, 3), "number": 4, "abstract": "Thông báo"}
    )
    page.form.number.changed.emit()
    assert not page.form.same_number.isVisible()
    page.form.save()
    assert dialogs.asked == []
    assert page.register.table.current().document.code == "04-TB/CB"
    services.history.undo()
    assert services.documents.register(date(2026, 11, 4)) == ()


def test_a_number_the_book_has_already_is_said_before_it_is_written(page, services):
    services.documents.issue(DocumentType.NOTICE, "Kết luận", date(2026, 10, 6))
    page.enter()
    page.form.way.set_value("known")
    page.form.way.changed.emit()
    page.form.form.set_values({"type": DocumentType.NOTICE, "number": 1, "abstract": "Khác"})
    page.form.number.changed.emit()
    assert "Sổ đã có 01-TB/CB, 06/10/2026, “Kết luận”" in page.form.same_number.label.text()
    page.form.save()
    chips = [row[-1] for row in page.register.table.texts() if row[0] == "01-TB/CB"]
    assert chips == ["Trùng số", "Trùng số"]


def test_a_gap_stands_between_its_papers_with_its_sentence(page, services):
    for number in (1, 3):
        services.documents.issue(
            DocumentType.NOTICE, f"Thông báo {number}", date(2026, 10, number), number=number
        )
    page.open("page:tasks")
    page.refresh()
    rows = [row[:2] for row in page.register.table.texts()]
    place = rows.index(("Thiếu số 02-TB/CB", "Giữa 01 (01/10) và 03 (03/10/2026)."))
    assert (rows[place - 1][0], rows[place + 1][0]) == ("03-TB/CB", "01-TB/CB")


def test_a_task_of_a_party_group_is_found_by_its_owner(services, page):
    group = services.members.add_group("Tổ đảng 1")
    services.tasks.assign(
        None, TaskDraft("Trực tiếp dân", owner_group_id=group, due_on=date(2026, 12, 1))
    )
    assert page.tasks.owner.texts() == ("Của ai: tất cả", "Hồ Sỹ Đạt", "Tổ đảng 1")
    page.open(f"tasks:group:{group}")
    assert shown(page) == ["Việc khác", "Trực tiếp dân"]
    assert page.tasks.person.title.text() == "Tổ đảng 1, năm 2026"


def test_the_page_of_a_person_has_the_tasks_of_the_year_and_how_they_fared(services, people, page):
    task = next(one for one in services.tasks.list(2026) if one.text == "Báo cáo tổng kết")
    services.tasks.record(task.id, TaskState.DONE)
    page.open(f"tasks:member:{people['Hồ Sỹ Đạt']}")
    assert shown(page)[1:] == ["Thu phiếu", "Báo cáo tổng kết"]
    assert page.tasks.person.isVisible()
    assert page.tasks.person.words.text() == "Xong 1/2 = 50%, đúng hạn 1, quá hạn 1."
    page.open("tasks:previous")
    page.tasks.owner.set_value(None)
    page.tasks.owner.changed.emit()
    assert not page.tasks.person.isVisible()


def test_the_recorded_state_is_a_filter_of_its_own(services, page):
    task = next(one for one in services.tasks.list(2026) if one.text == "Báo cáo tổng kết")
    services.tasks.record(task.id, TaskState.IN_PROGRESS, "xong phần I")
    page.tasks.state.set_value(TaskState.IN_PROGRESS)
    page.tasks.state.changed.emit()
    assert shown(page)[1:] == ["Báo cáo tổng kết"]
    assert page.tasks.filters.texts()[0] == "Tất cả 1"


def test_the_months_of_a_task_stand_under_its_facts(services, page):
    task = next(one for one in services.tasks.list(2026) if one.text == "Thu phiếu")
    services.tasks.record(task.id, TaskState.IN_PROGRESS, "19/22 phiếu", on=date(2026, 11, 3))
    page.open(f"task:{task.id}")
    months = page.tasks.card.months
    assert [m.month for m in months.months() if m.state or m.is_due] == [10, 11]
    assert "Tháng 11: đang làm, 19/22 phiếu" in months.accessibleName()
    assert months.spots[9].text == "Tháng 10: đến hạn"
