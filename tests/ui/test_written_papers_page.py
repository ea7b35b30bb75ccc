"""Soạn thảo: a paper is written, numbered, opened in Word and changed, from its tab."""

from datetime import date

import pytest

from app.domain.documents import DocumentType
from app.domain.written_papers import PaperSigner, WrittenPaperType
from tests.export.docx_reader import text_of
from ui.documents.page import NEW_PAPER, WRITTEN, DocumentsPage
from ui.reports.page import ReportsPage


@pytest.fixture
def page(workspace, services, opened, show):
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    made = DocumentsPage(workspace, opened)
    workspace.changed.connect(made.on_changed)
    show(made, 1188, 844)
    return made


def fill(page, **values):
    for name, value in values.items():
        page.writing.form.input(name).set_value(value)
        page.writing.form.input(name).changed.emit()


@pytest.fixture
def decision(page, services) -> int:
    page.open(NEW_PAPER)
    fill(page, type=WrittenPaperType.DECISION, subject="về việc lập Tổ", body="Điều 1. Lập Tổ.")
    page.writing.save()
    return services.written_papers.list()[0].id


def test_a_paper_is_written_numbered_and_opened(page, services, decision, dialogs, opened):
    assert page.tabs.currentIndex() == WRITTEN
    assert page.written.table.texts() == [
        ("Quyết định", "…-QĐ/CB", "04/11/2026", "về việc lập Tổ", "Dự thảo")
    ]
    dialogs.answers.append(True)
    page.written.card.issue_button.click()
    assert dialogs.asked == ["Cấp số 01-QĐ/CB?"]
    assert page.written.table.texts()[0][1] == "01-QĐ/CB"
    assert page.written.card.issue_button.isHidden()
    page.written.card.open_button.click()
    assert opened[0].name == "2026-11_QD_01_ve-viec-lap-to.docx"
    assert "Số 01-QĐ/CB" in text_of(opened[0].read_bytes())


def test_after_the_number_only_the_text_can_be_changed(page, services, decision):
    services.written_papers.issue(decision)
    page.written.card.edit_button.click()
    form = page.writing.form
    names = ("type", "subject", "day", "body")
    assert [form.input(name).isEnabled() for name in names] == [False, False, False, True]
    fill(page, body="Điều 1. Lập Tổ số hóa.", signer=PaperSigner.CELL_DEPUTY)
    page.writing.left.emit()
    draft = services.written_papers.get(decision).draft
    assert (draft.body, draft.signer) == ("Điều 1. Lập Tổ số hóa.", PaperSigner.CELL_DEPUTY)


def test_what_is_typed_of_a_new_paper_is_kept_as_a_draft(page, services):
    page.write()
    fill(page, type=WrittenPaperType.NOTICE, body="Chưa có trích yếu.")
    page.keep_typed()
    assert services.written_papers.list() == ()
    fill(page, subject="về lịch họp")
    page.keep_typed()
    page.keep_typed()
    assert [p.draft.body for p in services.written_papers.list()] == ["Chưa có trích yếu."]


def test_another_type_brings_its_own_recipients_unless_others_were_written(page):
    page.write()
    fill(page, type=WrittenPaperType.NOTICE)
    recipients = page.writing.form.input("recipients")
    assert "Các đồng chí đảng viên" in recipients.value()
    fill(page, type=WrittenPaperType.OFFICIAL_LETTER)
    assert recipients.value() == "Như trên\nLưu Chi bộ"
    fill(page, recipients="Đảng ủy xã\nLưu Chi bộ")
    fill(page, type=WrittenPaperType.SUBMISSION)
    assert recipients.value() == "Đảng ủy xã\nLưu Chi bộ"


def test_papers_without_a_known_form_say_so(page):
    page.write()
    fill(page, type=WrittenPaperType.INTRODUCTION)
    assert page.writing.composed.isVisibleTo(page.writing)
    assert "sinh hoạt đảng" in page.writing.composed.label.text()
    fill(page, type=WrittenPaperType.DECISION)
    assert not page.writing.composed.isVisibleTo(page.writing)


def test_types_a_cell_may_not_issue_are_not_offered(page):
    page.write()
    offered = [page.writing.kind.itemText(n) for n in range(page.writing.kind.count())]
    assert len(offered) == 21
    assert not {"Chỉ thị", "Quy định", "Hướng dẫn", "Thông tri"} & set(offered)


def test_a_line_of_the_register_is_written_once_and_then_changed(page, services):
    document = services.documents.issue(DocumentType.PLAN, "Kế hoạch kiểm tra", date(2026, 11, 2))
    page.open(f"document:{document.id}")
    page.register.card.write_button.click()
    fill(page, body="I- Mục đích\nKiểm tra việc ghi sổ.")
    page.writing.save()
    assert page.written.table.texts()[0][:2] == ("Kế hoạch", "01-KH/CB")
    page.open(f"document:{document.id}")
    page.register.card.write_button.click()
    assert page.writing.form.input("body").value() == "I- Mục đích\nKiểm tra việc ghi sổ."
    assert len(services.written_papers.list()) == 1


def test_removing_a_paper_is_undone(page, services, decision):
    page.written.card.remove_button.click()
    assert page.written.table.texts() == []
    services.history.undo()
    page.refresh()
    assert page.tabs.counts()[WRITTEN] == "1"


def test_undo_of_a_number_asks_once_why_and_goes_on_to_what_was_before(
    page, services, decision, workspace, dialogs
):
    services.written_papers.issue(decision)
    dialogs.reasons.extend((None, "In nhầm tên tổ, làm lại"))
    workspace.undo()
    assert page.written.table.texts()[0][4] == "Đã cấp số"
    workspace.undo()
    assert dialogs.asked == ["Hủy số 01-QĐ/CB?"] * 2
    assert page.written.table.texts()[0][4] == "Dự thảo"
    assert any("Đã hủy" in row for row in page.register.table.texts())
    workspace.undo()
    assert page.written.table.texts() == []


def test_a_paper_is_looked_at_among_the_reports(page, services, decision, workspace, show, opened):
    reports = ReportsPage(workspace, opened)
    show(reports)
    reports.open(f"report:van-ban:{decision}")
    assert reports.set.list.current().written_id == decision
    assert "QUYẾT ĐỊNH" in reports.preview.html
    assert reports.preview.link.text() == "Sửa nội dung"
    reports.preview.open_button.click()
    assert opened[0].name == "2026-11_QD_ve-viec-lap-to_DU-THAO.docx"
    reports.refresh()
    assert reports.set.list.current().file_name == opened[0].name
    services.written_papers.remove(decision)
    reports.refresh()
    assert reports.set.nothing_written.isVisibleTo(reports)
