"""Sổ sách: the registers of the members on the screen, by mouse and by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.member_books import LoanDraft, MemberBook, TransferDraft
from ui.members.books_view import BooksView
from ui.members.page import MembersPage

YEAR = 2026


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def books(page) -> BooksView:
    page.books_button.click()
    return page.books


@pytest.fixture
def member_id(services) -> int:
    return next(m.id for m in services.members.all() if m.full_name == "Hồ Sỹ Đạt")


def test_the_registers_open_on_the_roll_and_esc_goes_back(page, books, qtbot: QtBot):
    assert books.table.texts()[0][0] == "Lý Gia Bảo"
    assert page.header.isHidden()
    qtbot.keyClick(books, Qt.Key.Key_Escape)
    assert page.header.isVisible()
    assert page.listing.isVisible()


def test_every_register_is_reached_by_its_place(page, books):
    for book in MemberBook:
        if book is MemberBook.HONOURS:
            continue
        page.open(f"register:{book}")
        assert books.book is book
        assert books.table.isVisible(), book


def test_a_loan_is_written_and_taken_back_by_undo(page, books, services, member_id, qtbot: QtBot):
    page.open("register:loans")
    assert "Hồ sơ đều ở chi bộ." in books.table.empty.sentence.text()
    page.add()
    form = books.form
    form.form.set_values(
        {"member_id": member_id, "borrower": "Đảng ủy xã", "lent_on": date(2026, 11, 2)}
    )
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert books.form is None
    assert books.table.texts()[0][:2] == ("Hồ Sỹ Đạt", "Đảng ủy xã")
    services.history.undo()
    assert books.table.texts() == []


def test_a_form_that_misses_something_stays_and_says_it(page, books):
    page.open("register:loans")
    books.start_new()
    books.form.save()
    assert books.form.form.problem_texts().keys() == {"member_id", "borrower", "lent_on"}


def test_a_transfer_is_opened_with_its_papers_and_changed(page, books, services, member_id):
    day = date(2026, 10, 1)
    line = services.member_books.add(
        TransferDraft(member_id, False, False, "Chi bộ thôn 2", day, papers=("card",))
    )
    page.open(f"register:transfers:{line}")
    books.table.opened.emit(books.table.current())
    assert books.form.form.values()["paper_card"] is True
    books.form.form.input("paper_dossier").click()
    books.form.save()
    entry = services.member_books.entry(TransferDraft, line)
    assert entry.draft.papers == ("card", "dossier")
    assert (entry.draft.incoming, entry.draft.temporary) == (False, False)


def test_a_line_is_deleted_from_its_form(page, books, services, member_id):
    services.member_books.add(LoanDraft(member_id, "Đảng ủy xã", date(2026, 11, 2)))
    page.open("register:loans")
    books.table.opened.emit(books.table.current())
    books.form.remove_button.click()
    assert books.table.texts() == []


def test_a_slip_is_ticked_in_its_row_and_all_are_sent_together(page, books, services, said_of):
    page.open("register:slips")
    row = books.table.records()[0]
    books.table.link_pressed.emit(row, "Nhận phiếu")
    assert books.table.texts()[0][1] == "04/11/2026"
    books.send_button.click()
    assert books.table.texts()[0][2] == "04/11/2026"
    assert said_of[-1] == "Đã ghi gửi lên 1 phiếu bổ sung."


@pytest.fixture
def said_of(workspace) -> list[str]:
    sentences: list[str] = []
    workspace.said.connect(lambda sentence, _undo: sentences.append(sentence))
    return sentences


def test_a_slip_is_opened_for_its_days(page, books, services):
    page.open("register:slips")
    row = books.table.records()[0]
    books.table.opened.emit(row)
    books.form.form.set_values({"received_on": date(2026, 4, 24), "note": "Đổi trình độ"})
    books.form.save()
    draft = services.member_books.draft_of_slip(row.member_id, YEAR)
    assert (draft.received_on, draft.note) == (date(2026, 4, 24), "Đổi trình độ")


def test_a_row_of_the_roll_opens_the_card_of_its_member(books, workspace):
    places: list[str] = []
    workspace.opened.connect(places.append)
    row = books.table.records()[0]
    books.table.opened.emit(row)
    assert places == [f"member:{row.member_id}"]


def test_the_register_in_front_is_exported(books, said_of, services):
    books.export_button.click()
    assert "dang-sinh-hoat.xlsx" in said_of[-1]
    assert list(services.exports.glob("*dang-sinh-hoat.xlsx"))
    books.print_button.click()
    assert list(services.exports.glob("*dang-sinh-hoat.docx"))


def test_a_narrow_window_chooses_the_register_from_a_list(page, books):
    page.resize(700, 540)
    assert books.pick.isVisible()
    assert books.nav.isHidden() or not books.nav.isVisible()
    books.pick.set_value(MemberBook.LOANS)
    books.pick.changed.emit()
    assert books.book is MemberBook.LOANS


def test_what_a_register_waits_for_stands_among_the_dates_and_leads_there(
    page, services, workspace, member_id
):
    services.member_books.add(
        LoanDraft(member_id, "Đảng ủy xã", date(2026, 9, 1), due_on=date(2026, 10, 1))
    )
    page.listing.show_milestones()
    texts = [row.line.text for row in page.listing.milestones.rows]
    assert "Đối chiếu danh sách đảng viên với hồ sơ trước ngày 01/7/2026" in texts
    assert "Đ/c Hồ Sỹ Đạt: quá hạn trả 01/10/2026" in texts
    places: list[str] = []
    workspace.opened.connect(places.append)
    page.listing.milestones.rows[0].button.click()
    assert places == ["register:checks"]
