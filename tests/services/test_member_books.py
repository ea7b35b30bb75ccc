"""Registers of the members: written, ticked, undone, listed and exported."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain.dates import parse_partial
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.member_books import (
    BadgeDraft,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.members import LeftKind
from app.domain.sensitive_data import SensitiveGroup

YEAR, DAY = 2026, date(2026, 10, 1)


def lines(services, book: MemberBook) -> list[tuple[Any, ...]]:
    return [row.cells for row in services.member_books.table(book, YEAR).rows]


def every_draft(member: int) -> list[Any]:
    return [
        BadgeDraft(member, 30, DAY, "12-QĐ/TU"),
        HonourDraft(member, discipline=False, on=DAY, title="Giấy khen"),
        TransferDraft(member, False, False, "Chi bộ thôn 2", DAY, papers=("card",)),
        SlipDraft(member, YEAR, DAY),
        LoanDraft(member, "Đảng ủy xã", DAY),
        DossierCheckDraft(DAY, "Bùi Thị Thu Hà", "Khớp 6 hồ sơ"),
        ResidenceContactDraft("Trần Văn An", home_cell="Chi bộ Trường Tân Hòa"),
    ]


@pytest.mark.parametrize("place", range(7))
def test_a_line_is_written_read_changed_and_taken_back(services, members, place):
    books, draft = services.member_books, every_draft(members["Hồ Sỹ Đạt"])[place]
    line = books.add(draft)
    assert books.entry(type(draft), line).draft == draft
    books.remove(type(draft), line)
    with pytest.raises(NotFound):
        books.entry(type(draft), line)
    services.history.undo()
    assert books.entry(type(draft), line).draft == draft
    services.history.undo()
    with pytest.raises(NotFound):
        books.entry(type(draft), line)


def test_a_line_is_changed_and_the_change_undone(services, members):
    books, loan = services.member_books, LoanDraft(members["Hồ Sỹ Đạt"], "Đảng ủy xã", DAY)
    line = books.add(loan)
    books.save(line, replace(loan, returned_on=date(2026, 11, 1)))
    row = books.table(MemberBook.LOANS, YEAR).rows[0]
    assert row.state.text == "Trả 01/11/2026"
    services.history.undo()
    assert books.entry(LoanDraft, line).draft == loan


def test_a_false_line_is_refused_at_its_field(services, members):
    with pytest.raises(ValidationError) as refusal:
        services.member_books.add(BadgeDraft(members["Hồ Sỹ Đạt"], 31))
    assert [problem.field for problem in refusal.value.problems] == ["years"]


def test_a_member_taken_away_comes_back_with_the_lines_of_every_register(services, members):
    member = members["Hồ Sỹ Đạt"]
    made = [(type(draft), services.member_books.add(draft)) for draft in every_draft(member)]
    services.members.remove(member)
    services.history.undo()
    assert [services.member_books.entry(*line).id for line in made] == [line for _, line in made]


def test_the_roll_and_those_who_left_stand_in_registers_of_their_own(services, members):
    services.members.leave(members["Hồ Sỹ Đạt"], DAY, LeftKind.RESIGNED)
    services.members.leave(members["Vũ Thị Thắm"], DAY, LeftKind.DECEASED)
    assert [row[0] for row in lines(services, MemberBook.ROLL)] == [
        "Lý Gia Bảo", "Phạm Văn Dũng", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh",
    ]  # fmt: skip
    assert [row[0] for row in lines(services, MemberBook.LEFT)] == ["Hồ Sỹ Đạt"]
    assert [row[0] for row in lines(services, MemberBook.DECEASED)] == ["Vũ Thị Thắm"]


def test_slips_are_ticked_per_member_and_sent_up_together(services, members):
    books = services.member_books
    assert books.tick_slip(members["Hồ Sỹ Đạt"], YEAR)
    assert books.tick_slip(members["Vũ Thị Thắm"], YEAR)
    assert not books.tick_slip(members["Vũ Thị Thắm"], YEAR)
    assert books.send_slips(YEAR) == 1
    assert books.draft_of_slip(members["Hồ Sỹ Đạt"], YEAR).sent_on == date(2026, 11, 4)
    with pytest.raises(Refused):
        books.tick_slip(members["Hồ Sỹ Đạt"], YEAR)
    with pytest.raises(Refused):
        books.send_slips(YEAR)
    services.history.undo()
    assert books.draft_of_slip(members["Hồ Sỹ Đạt"], YEAR).sent_on is None


def test_a_slip_is_written_over_the_one_of_the_same_year(services, members):
    books, member = services.member_books, members["Hồ Sỹ Đạt"]
    books.save_slip(SlipDraft(member, YEAR, DAY, note="Đổi trình độ"))
    books.save_slip(SlipDraft(member, YEAR, DAY, DAY))
    assert books.draft_of_slip(member, YEAR) == SlipDraft(member, YEAR, DAY, DAY)
    assert books.draft_of_slip(member, 2025) == SlipDraft(member, 2025)


def test_the_comparison_of_list_and_dossiers_says_when_it_is_due(services):
    assert services.member_books.table(MemberBook.CHECKS, YEAR).is_late
    services.member_books.add(DossierCheckDraft(DAY, "", "Khớp"))
    table = services.member_books.table(MemberBook.CHECKS, YEAR)
    assert (table.is_late, "01/4/2027" in table.note) == (False, True)


def test_a_coming_badge_is_listed_until_it_is_written(services, members):
    member = members["Hồ Sỹ Đạt"]
    form = replace(services.members.get(member).form, admission_date=parse_partial("03/02/1997"))
    services.members.save(member, form)
    row = services.member_books.table(MemberBook.BADGES, YEAR).rows[0]
    assert (row.id, row.year, row.cells[2]) == (None, 30, date(2027, 2, 3))
    services.member_books.add(BadgeDraft(member, 30, DAY))
    assert [r.state.text for r in services.member_books.table(MemberBook.BADGES, YEAR).rows] == [
        "Đã trao"
    ]


def test_honours_are_counted_only_while_they_are_switched_on(services):
    assert MemberBook.HONOURS not in services.member_books.counts(YEAR)
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, sensitive_groups=(SensitiveGroup.HONOURS,)))
    assert services.member_books.counts(YEAR)[MemberBook.HONOURS] == 0


def test_the_excel_list_keeps_numbers_and_half_known_dates_as_text(services, members):
    member = members["Hồ Sỹ Đạt"]
    form = services.members.get(member).form
    known = replace(form, card_number="012345678901", birth_date=parse_partial("05/1984"))
    services.members.save(member, known)
    sheet = load_workbook(services.member_books.export(MemberBook.ROLL, YEAR)).active
    row = next(row for row in sheet.iter_rows() if row[1].value == "Hồ Sỹ Đạt")
    assert (row[2].value, row[3].value, row[3].number_format) == ("05/1984", "012345678901", "@")
    assert row[4].value.date() == date(2010, 2, 3)


@pytest.mark.usefixtures("members")
def test_a_list_to_be_shared_leaves_out_birth_dates_and_numbers_of_cards(services):
    place = services.member_books.export(MemberBook.ROLL, YEAR, is_shared=True)
    texts = [str(cell.value) for row in load_workbook(place).active.iter_rows() for cell in row]
    assert place.name.endswith("-chia-se.xlsx")
    assert "Hồ Sỹ Đạt" in texts
    assert {"Ngày sinh", "Số thẻ đảng viên"}.isdisjoint(texts)
    assert "Đã lược 2 mục: ngày sinh, số thẻ đảng viên." in texts
    assert services.member_books.table(MemberBook.ROLL, YEAR).has_private
    assert not services.member_books.table(MemberBook.CHECKS, YEAR).has_private


@pytest.mark.parametrize("book", [MemberBook.LOANS, MemberBook.DECEASED])
def test_an_empty_register_is_not_exported(services, book):
    with pytest.raises(Refused):
        services.member_books.export(book, YEAR)


@pytest.mark.parametrize("place", range(7))
def test_every_kind_of_line_can_be_exported(services, members, place):
    draft = every_draft(members["Hồ Sỹ Đạt"])[place]
    services.member_books.add(draft)
    book = [
        MemberBook.BADGES, MemberBook.HONOURS, MemberBook.TRANSFERS, MemberBook.SLIPS,
        MemberBook.LOANS, MemberBook.CHECKS, MemberBook.CONTACTS,
    ][place]  # fmt: skip
    assert services.member_books.export(book, YEAR).suffix == ".xlsx"
    assert services.papers.history(YEAR)[0].code == "so-dang-vien"


def test_the_journal_names_a_line_and_where_it_is_seen(services, members):
    services.member_books.add(LoanDraft(members["Hồ Sỹ Đạt"], "Đảng ủy xã", DAY))
    record = services.journals.page().lines[0].records[0]
    assert (record.words, record.where) == ("Mượn hồ sơ Đảng ủy xã", "register:loans:1")
