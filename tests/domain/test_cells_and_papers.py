"""Cell, term, register of papers, settings: the small records around a meeting."""

from datetime import date, datetime, timedelta

import pytest

from app.domain.cells import Cell, CellForm, CellType, check_cell, check_term, superior_committee
from app.domain.clock import (
    NOW_VARIABLE,
    as_utc,
    fixed_clock,
    monotonic_seconds,
    system_now,
    utc_now,
)
from app.domain.documents import (
    HIGHEST_NUMBER,
    DocumentState,
    DocumentType,
    IssuedDocument,
    document_code,
    forbidden_types,
    register_gaps,
)
from app.domain.errors import FolderInUse, ValidationError
from app.domain.mails import MailReader
from app.domain.problems import Problem
from app.domain.progress import no_progress
from app.domain.settings import Settings, SignPlace
from app.domain.urgency import due_words

TODAY = date(2026, 11, 4)


def paper(number: int, kind: DocumentType = DocumentType.NOTICE) -> IssuedDocument:
    return IssuedDocument(number, kind, number, 1, TODAY, "", None, DocumentState.ISSUED)


def test_a_cell_needs_a_name():
    assert [problem.field for problem in check_cell(CellForm(name=" "))] == ["name"]
    assert check_cell(CellForm(name="Chi bộ Văn phòng")) == ()


@pytest.mark.parametrize(
    ("superior", "committee"),
    [
        ("Đảng bộ xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
        ("Đảng ủy Sở Y tế", "Đảng ủy Sở Y tế"),
        ("", ""),
    ],
)
def test_a_cell_reports_to_the_committee_of_its_chapter(superior, committee):
    cell = Cell("1", "Chi bộ", superior, "", CellType.OFFICE, "", TODAY, False, None, "")
    assert superior_committee(cell) == committee


@pytest.mark.parametrize(
    ("name", "starts_on", "ends_on", "fields"),
    [
        ("2025–2030", TODAY, None, []),
        ("", None, None, ["name", "starts_on"]),
        ("2025–2030", TODAY, TODAY, ["ends_on"]),
    ],
)
def test_a_term_needs_a_name_and_days_in_order(name, starts_on, ends_on, fields):
    assert [problem.field for problem in check_term(name, starts_on, ends_on)] == fields


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (DocumentType.RESOLUTION, 5, "05-NQ/CB"),
        (DocumentType.DECISION, 17, "17-QĐ/CB"),
        (DocumentType.PROGRAMME, 100, "100-CTr/CB"),
    ],
)
def test_numbers_below_ten_have_two_digits(kind: DocumentType, number: int, code: str):
    assert document_code(kind, number) == code
    assert paper(number, kind).code == code


def test_the_register_names_missing_and_repeated_numbers():
    found = register_gaps((paper(1), paper(2), paper(2), paper(5)), {})
    assert [(gap.type, gap.missing, gap.repeated) for gap in found] == [
        (DocumentType.NOTICE, (3, 4), (2,))
    ]


def test_a_slip_a_book_already_keeps_is_counted_up_to_no_further_than_numbers_go():
    (gap,) = register_gaps((paper(1), paper(2_000_000_000)), {})
    assert gap.missing == tuple(range(2, HIGHEST_NUMBER + 1))


def test_numbers_before_the_first_of_this_book_are_no_gaps():
    assert register_gaps((paper(6), paper(7)), {DocumentType.NOTICE: 6}) == ()


def test_signatures_and_first_numbers_have_defaults_that_can_be_changed():
    own = Settings(
        signs=(("cell", ("T/M CHI BỘ", "PHÓ BÍ THƯ")),), next_numbers=(("resolution", 6),)
    )
    assert Settings().sign(SignPlace.CELL) == ("T/M CHI BỘ", "BÍ THƯ")
    assert own.sign(SignPlace.CELL) == ("T/M CHI BỘ", "PHÓ BÍ THƯ")
    assert Settings().first_number(DocumentType.RESOLUTION) == 1
    assert own.first_number(DocumentType.RESOLUTION) == 6


def test_mail_goes_nowhere_until_addresses_are_written_for_its_readers():
    own = Settings(mail_addresses=((MailReader.SUPERIOR.value, ("a@tanhoa.gov.vn",)),))
    assert Settings().addresses(MailReader.SUPERIOR) == ()
    assert own.addresses(MailReader.SUPERIOR) == ("a@tanhoa.gov.vn",)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 10, 30), "Quá 5 ngày"),
        (TODAY, "Hạn hôm nay"),
        (date(2026, 11, 5), "Hạn mai"),
        (date(2026, 11, 10), "Còn 6 ngày"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(due_on: date, words: str):
    assert due_words(due_on, TODAY) == words


def test_the_clock_can_be_set_for_tests_and_stands_still(monkeypatch):
    monkeypatch.setenv(NOW_VARIABLE, "2026-11-04T08:05:00")
    assert system_now() == datetime(2026, 11, 4, 8, 5)
    assert fixed_clock(datetime(2026, 1, 1))() == datetime(2026, 1, 1)


def test_the_system_clock_has_whole_seconds_and_the_journal_an_offset(monkeypatch):
    monkeypatch.delenv(NOW_VARIABLE, raising=False)
    assert system_now().microsecond == 0
    assert utc_now().utcoffset() is not None
    assert monotonic_seconds() <= monotonic_seconds()


def test_wall_time_becomes_the_same_moment_in_utc():
    local = datetime(2026, 11, 4, 8, 5)
    assert as_utc(local).utcoffset() == timedelta(0)
    assert as_utc(local).astimezone().replace(tzinfo=None) == local


def test_an_error_speaks_for_itself_or_with_the_sentence_given():
    assert FolderInUse().sentence.startswith("Sổ đang mở ở nơi khác")
    assert FolderInUse("Sổ đang mở trên máy A.").sentence == "Sổ đang mở trên máy A."
    assert ValidationError([Problem("a", "Một."), Problem("b", "Hai.")]).sentence == "Một. Hai."
    assert ValidationError([]).sentence == "Còn chỗ cần sửa trước khi lưu."


def test_progress_that_nobody_watches_changes_nothing():
    assert no_progress(1, 2, "Đang xuất") is None


def test_types_a_cell_may_not_issue_are_found_by_their_names_however_written() -> None:
    names = ("quy định", "HƯỚNG DẪN", "thư ngỏ")

    assert forbidden_types(names) == {DocumentType.PROVISION, DocumentType.GUIDANCE}
    assert forbidden_types(()) == frozenset()
