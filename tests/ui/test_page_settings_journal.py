"""Nhật ký and Thùng rác on the settings page."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.journals import RecordGroup
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm
from app.domain.periods import Period
from app.domain.tasks import TaskDraft
from ui.kit.buttons import LinkButton
from ui.settings.journal_section import JournalSection
from ui.settings.page import SettingsPage
from ui.settings.trash_section import TrashSection

NOVEMBER = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))


@pytest.fixture
def page(workspace) -> SettingsPage:
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    return made


@pytest.fixture
def journal(page, show) -> JournalSection:
    page.show_section("journal")
    show(page)
    return page.section


@pytest.fixture
def trash(page, show) -> TrashSection:
    page.show_section("trash")
    show(page)
    return page.section


def works(journal: JournalSection) -> list[str]:
    return [row[1] for row in journal.table.texts()]


def link(card, text: str) -> LinkButton:
    return next(one for one in card.findChildren(LinkButton) if one.text() == text)


def delete_task(workspace) -> None:
    services = workspace.services
    owner = services.members.all()[0].id
    draft = TaskDraft("Lập danh sách", owner, due_on=date(2026, 12, 1))
    services.tasks.remove(services.tasks.assign(None, draft))


def test_the_journal_shows_an_action_as_soon_as_it_is_done(journal, workspace):
    workspace.services.members.add(MemberForm("Trần Văn An"))
    assert journal.table.texts()[0] == ("04/11/2026", "Thêm đảng viên")
    cells = [column.cell(journal.table.records()[0]) for column in journal.table.model.columns]
    assert [cell.second for cell in cells] == ["08:05", "Đảng viên Trần Văn An"]


def test_the_journal_is_narrowed_by_kind_and_days(journal, workspace):
    workspace.services.members.add(MemberForm("Trần Văn An"))
    workspace.services.meetings.create(NOVEMBER)
    journal.kind.set_value(RecordGroup.MEETINGS)
    journal.kind.changed.emit()
    assert works(journal) == ["Tạo buổi họp"]
    journal.until.set_value(date(2026, 11, 3))
    journal.until.changed.emit()
    assert works(journal) == []
    assert journal.table.empty.sentence.text() == "Không có việc nào khớp."


def test_a_chosen_action_is_told_in_full_and_leads_to_its_record(journal, workspace, qtbot: QtBot):
    member = workspace.services.members.add(MemberForm("Trần Văn An"))
    workspace.services.members.save(member, MemberForm("Trần Văn Ân"))
    journal.table.select(journal.table.records()[0].id)
    assert "Họ và tên: Trần Văn An → Trần Văn Ân" in journal.action.texts()
    with qtbot.waitSignal(workspace.opened) as opened:
        link(journal.action, "Mở").click()
    assert opened.args == [f"member:{member}"]


def test_the_journal_of_one_record_and_back(journal, workspace):
    first = workspace.services.members.add(MemberForm("Trần Văn An"))
    workspace.services.members.add(MemberForm("Lê Thị Bình"))
    workspace.services.members.save(first, MemberForm("Trần Văn Ân"))
    journal.table.select(journal.table.records()[0].id)
    link(journal.action, "Chỉ xem mục này").click()
    assert works(journal) == ["Sửa đảng viên", "Thêm đảng viên"]
    assert journal.record_words.text() == "Chỉ xem: Đảng viên Trần Văn Ân"
    journal.all_button.click()
    assert len(works(journal)) > 2


def test_an_old_action_is_taken_back_from_its_card(journal, workspace):
    first = workspace.services.members.add(MemberForm("Trần Văn An"))
    workspace.services.members.save(first, MemberForm("Trần Văn Ân"))
    workspace.services.members.add(MemberForm("Lê Thị Bình"))
    journal.table.select(journal.table.records()[1].id)
    journal.action.undo_button.click()
    assert workspace.services.members.get(first).full_name == "Trần Văn An"
    assert works(journal)[0] == "Hoàn tác riêng: Sửa đảng viên"
    assert journal.action.undo_button.isHidden()
    assert "đã được sửa sau việc này" in journal.action.refusal.text()


def test_older_actions_are_added_on_demand(journal, workspace):
    for place in range(60):
        workspace.services.members.add(MemberForm(f"Trần Văn {place}"))
    assert len(works(journal)) == 50
    journal.more_button.click()
    assert len(works(journal)) > 60
    assert journal.more_button.isHidden()


def test_clearing_asks_once(journal, workspace, dialogs, monkeypatch):
    assert journal.clearing.clear_button.isHidden()
    journal.clearing.months.set_value(12)
    journal.clearing.months.changed.emit()
    assert workspace.services.cells.settings().journal_months == 12
    assert journal.clearing.state.text() == "Không có việc nào trước 04/11/2025."


def test_a_deleted_task_comes_back_from_the_trash(trash, workspace):
    delete_task(workspace)
    assert trash.table.texts() == [("Lập danh sách", "04/11/2026", "–", "Lấy lại")]
    trash.put_back(trash.table.records()[0])
    assert [task.text for task in workspace.services.tasks.open()] == ["Lập danh sách"]
    assert trash.table.texts() == []


def test_the_trash_says_why_something_cannot_come_back(trash, workspace, dialogs):
    services = workspace.services
    meeting = services.meetings.create(NOVEMBER)
    services.agendas.open(meeting)
    services.agendas.remove(services.meetings.file(meeting).agenda[-1].id)
    services.meetings.remove(meeting)
    trash.put_back(trash.table.records()[-1])
    assert dialogs.errors == [
        "Buổi họp Thường kỳ tháng 11/2026 cũng đã bị xóa. Hãy lấy lại mục đó trước."
    ]
