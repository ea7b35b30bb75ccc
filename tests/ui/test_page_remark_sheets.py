"""Sheets of observers on the screen: one goes out, a filled one is looked at and taken in."""

from datetime import date, time
from pathlib import Path

import pytest

from app.domain.meetings import Guest, MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.remarks import Visit, VisitForm
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import TODAY
from tests.fakes import FakeDialogs
from tests.filled_sheets import fill_word
from ui.remarks.dialogs import SheetDialog
from ui.remarks.page import RemarksPage
from ui.remarks.remarks_view import RemarksView
from ui.workspace import Workspace


@pytest.fixture
def meeting(services: Services) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3), time(14))
    made = services.meetings.create(draft)
    services.agendas.open(made)
    services.meetings.set_stage(made, MeetingStage.IN_SESSION)
    return made


@pytest.fixture
def view(workspace: Workspace, meeting: int, show) -> RemarksView:
    page = RemarksPage(workspace)
    workspace.changed.connect(page.on_changed)
    show(page, 1188, 844)
    assert isinstance(page.front, RemarksView)
    return page.front


def filled(services: Services, meeting: int) -> Path:
    path = services.remark_sheets.export(meeting)
    fill_word(path, {4: ("", "Thiếu nguyên nhân")}, name="Trần Thị Tám")
    return path


def order(dialog: SheetDialog, meeting: int, visit: Visit | Guest, *, as_excel: bool) -> bool:
    values = {"meeting_id": meeting, "as_excel": as_excel}
    dialog.form.set_values(values)
    dialog.form.input("meeting_id").changed.emit()
    dialog.form.set_values({"person": visit})
    return True


@pytest.mark.parametrize(("as_excel", "ending"), [(False, ".docx"), (True, ".xlsx")])
def test_a_sheet_goes_out_and_its_file_is_named(services, view, meeting, dialogs, as_excel, ending):
    services.remarks.note(VisitForm(meeting, "Trần Thị Tám"), ())
    visit = services.remarks.visits(meeting)[0]
    dialogs.answers.append(lambda dialog: order(dialog, meeting, visit, as_excel=as_excel))
    view.send_button.click()

    assert view.made.sentence == f"Đã xuất 2026-11_phieu-gop-y_tran-thi-tam{ending}."
    assert services.remarks.visits(meeting)[0].sheet_sent_on == TODAY.date()


def test_a_guest_of_the_superior_is_sent_a_sheet_without_being_entered_again(
    services, view, meeting, dialogs
):
    services.meetings.add_guest(meeting, GuestDraft("Trần Thị Tám", is_superior=True))
    (guest,) = services.meetings.file(meeting).guests
    dialogs.answers.append(lambda dialog: order(dialog, meeting, guest, as_excel=False))
    view.send_button.click()

    (visit,) = services.remarks.visits(meeting)
    assert (visit.form.guest_id, visit.sheet_sent_on) == (guest.id, TODAY.date())


def test_a_filled_sheet_is_looked_at_before_anything_is_written(
    services, view, meeting, dialogs: FakeDialogs
):
    dialogs.files.append(filled(services, meeting))
    view.take_button.click()

    assert view.sheet.isVisible()
    assert view.sheet.form.values()["name"] == "Trần Thị Tám"
    assert view.sheet.save_button.text() == "Ghi 1 góp ý"
    assert services.remarks.board(2026).rows == ()

    view.sheet.save_button.click()
    assert [entry.text for entry in view.list.entries()] == ["Thiếu nguyên nhân"]
    assert not view.sheet.isVisible()


def test_a_sheet_without_a_name_asks_for_one(services, view, meeting, dialogs: FakeDialogs):
    dialogs.files.append(filled(services, meeting))
    view.take_button.click()
    view.sheet.form.set_values({"name": ""})
    view.sheet.save_button.click()

    assert view.sheet.form.problem_texts() == {"name": "Chưa ghi người dự hoặc chọn tổ công tác."}
    assert services.remarks.board(2026).rows == ()


def test_what_is_known_already_is_shown_and_not_written_again(
    services, view, meeting, dialogs: FakeDialogs
):
    path = filled(services, meeting)
    services.remark_sheets.take(services.remark_sheets.read(path))
    dialogs.files.append(path)
    view.take_button.click()

    assert [box.doubt for box in view.sheet.entries] == ["Góp ý này đã có trong sổ, không ghi lại."]
    assert not view.sheet.save_button.isEnabled()


def test_a_file_that_is_no_sheet_is_refused_in_words(view, tmp_path, dialogs: FakeDialogs):
    path = tmp_path / "khac.docx"
    path.write_bytes(b"khong phai")
    dialogs.files.append(path)
    view.take_button.click()

    assert dialogs.errors[0].startswith("Không đọc được tệp này")
    assert not view.sheet.isVisible()


def test_leaving_the_choice_of_a_file_changes_nothing(view, dialogs: FakeDialogs):
    dialogs.files.append(None)
    view.take_button.click()

    assert not view.sheet.isVisible()
    assert dialogs.errors == []
