"""The register by type: spans, gaps with neighbours, doubles, cancelled numbers."""

from datetime import date

import pytest

from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.registers import Register, RegisterRow, gap_sentences, register_lines

NOTICE = DocumentType.NOTICE


def papers(*numbers, kind=NOTICE, year=2026):
    return tuple(
        IssuedDocument(place, kind, number, 1, date(year, min(number, 12), 5), "về việc", None,
                       DocumentState.ISSUED)
        for place, number in enumerate(numbers)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "first", "span"),
    [
        ((1, 2, 3), 1, "01 đến 03, đủ số"),
        ((6, 7), 6, "06 đến 07, đủ số"),
        ((4,), 4, "04, đủ số"),
        ((1, 3), 1, "01 đến 03"),
        ((3,), 1, "01 đến 03"),
    ],
)
def test_a_type_says_from_which_number_to_which(numbers, first, span):
    (line,) = register_lines(papers(*numbers), {NOTICE: first})
    assert line.span == span


def test_a_gap_names_the_papers_around_it():
    (line,) = register_lines(papers(3, 5), {NOTICE: 3})
    assert gap_sentences(line) == (("Thiếu số 04-TB/CB", "Giữa 03 (05/3) và 05 (05/5/2026)."),)


def test_a_gap_before_the_first_paper_names_the_one_after_it():
    (line,) = register_lines(papers(2), {})
    assert gap_sentences(line) == (("Thiếu số 01-TB/CB", "Trước 02 (05/02/2026)."),)


def test_numbers_missing_in_a_row_are_one_sentence_and_doubles_are_told():
    (line,) = register_lines(papers(1, 8, 8, 10), {NOTICE: 1})
    assert gap_sentences(line) == (
        ("Thiếu 6 số, 02 đến 07-TB/CB", "Giữa 01 (05/01) và 08 (05/8/2026)."),
        ("Thiếu số 09-TB/CB", "Giữa 08 (05/8) và 10 (05/10/2026)."),
        ("Trùng số 08-TB/CB", "Ngày 05/8/2026 và 05/8/2026; xem lại số ghi nhầm."),
    )
    assert (line.missing[0].next_id, line.repeated[0].ids) == (1, (1, 2))


def test_a_gap_over_new_year_names_both_years():
    old = papers(1, year=2025)
    (line,) = register_lines((*old, *papers(3)), {})
    assert gap_sentences(line)[0][1] == "Giữa 01 (05/01/2025) và 03 (05/3/2026)."


def test_a_cancelled_number_is_no_gap_but_is_counted():
    kept = papers(1, 3)
    gone = IssuedDocument(9, NOTICE, 2, 1, date(2026, 2, 5), "", None, DocumentState.CANCELLED)
    (line,) = register_lines((*kept, gone), {NOTICE: 1})
    assert (line.span, line.cancelled, line.missing) == ("01 đến 03, đủ số", 1, ())


def test_types_without_papers_are_left_out():
    lines = register_lines((*papers(1), *papers(1, kind=DocumentType.PLAN)), {})
    assert [line.label for line in lines] == ["Thông báo", "Kế hoạch"]


def test_the_register_finds_the_papers_of_a_type_and_those_that_carry_a_number():
    kept = (*papers(1, 2, 2), *papers(2, kind=DocumentType.PLAN))
    register = Register("2025–2030", tuple(RegisterRow(paper, "") for paper in kept))
    assert [row.document.number for row in register.of_type(NOTICE)] == [1, 2, 2]
    assert [row.id for row in register.same_number(NOTICE, 2)] == [1, 2]
    assert register.same_number(DocumentType.PLAN, 1) == ()
