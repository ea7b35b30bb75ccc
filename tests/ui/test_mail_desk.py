"""Thư gửi đi: from a paper to a draft with the paper inside, and the log of what went out."""

import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from app.services.workspace import Services
from tests.fakes import FakeDialogs, OpenedFiles
from tests.services import paper_book
from ui.kit.day_dialog import DayDialog
from ui.reports.mail_desk import MailDesk
from ui.reports.page import ReportsPage
from ui.workspace import Workspace

TO = "Văn thư Đảng ủy <vanthu@tanhoa.gov.vn>"


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("mails") / "so")


@pytest.fixture
def page(workspace: Workspace, show: Callable[..., None], opened: OpenedFiles) -> ReportsPage:
    made = ReportsPage(workspace, opened)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def desk(page: ReportsPage) -> MailDesk:
    page.preview.mail_button.click()
    return page.desk(MailDesk)


def write(desk: MailDesk, to: str = TO) -> None:
    desk.form.input("recipients").set_value(to)
    desk.write_button.click()


def test_the_draft_begins_with_the_paper_looked_at_and_its_words(desk):
    assert desk.isVisible()
    assert desk.papers.text() == "Gửi kèm: Biên bản."
    values = desk.form.values()
    assert values["subject"] == "Chi bộ Văn phòng: biên bản tháng 11/2026"
    assert values["remember"]


def test_ticked_papers_go_together(page):
    page.set.list.papers.toggle(0)
    page.set.list.papers.toggle(1)
    page.preview.mail_button.click()
    assert page.desk(MailDesk).papers.text() == "Gửi kèm: Biên bản, Nghị quyết tháng."


def test_the_draft_is_opened_in_the_mail_program_and_logged(desk, opened, services: Services):
    write(desk)
    (path,) = opened
    letter = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(letter, EmailMessage)
    assert str(letter["To"]) == TO
    assert len(list(letter.iter_attachments())) == 1
    assert [row[1] for row in desk.table.texts()] == [letter["Subject"]]
    assert not desk.write_button.isVisible()
    assert services.cells.settings().mail_addresses == (("superior", (TO,)),)


def test_a_wrong_address_stands_at_its_field_and_writes_nothing(desk, opened):
    write(desk, "vanthu ở xã")
    assert "“vanthu ở xã” chưa đúng" in desk.form.problem_texts()["recipients"]
    assert opened == []
    assert desk.table.records() == ()


def test_another_reader_has_other_words_and_leaving_writes_nothing(page, desk):
    desk.reader.set_value("team")
    desk.reader.changed.emit()
    assert "tổ công tác" in desk.form.values()["body"]
    desk.leave_button.click()
    assert page.set.isVisible()
    assert page.desk(MailDesk).table.records() == ()


def test_the_day_it_went_out_is_noted_taken_back_and_deleted(
    desk, dialogs: FakeDialogs, services: Services, opened
):
    write(desk)
    desk.table.select(desk.table.records()[0].id)

    def answer(dialog: DayDialog) -> bool:
        return dialog.form.is_ready()

    dialogs.answers.append(answer)
    desk.sent_button.click()
    assert "Đã gửi 04/11/2026" in desk.table.texts()[0]
    desk.copy_button.click()
    assert opened[-1].suffix == ".docx"
    desk.unsent_button.click()
    assert "Chưa gửi" in desk.table.texts()[0]
    desk.delete_button.click()
    assert services.mails.log(2026) == ()
    services.history.undo()
    assert len(services.mails.log(2026)) == 1


def test_a_mail_opens_from_the_journal(page, desk, workspace: Workspace):
    write(desk)
    page.show_kind("after")
    number = desk.table.records()[0].id
    page.open(f"mail:{number}")
    assert page.desk(MailDesk).isVisible()
    current = page.desk(MailDesk).table.current()
    assert current is not None
    assert current.id == number
