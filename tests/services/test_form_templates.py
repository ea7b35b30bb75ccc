"""Excel forms of the user in a book: copied, changed, checked, used, broken, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from app.domain.errors import Refused
from app.services import shipped_papers
from app.services.export.paper_kinds import PaperKind, SheetKind
from app.services.export.samples import sample_monthly_list
from app.services.export.sheet_forms import form_of
from app.services.template_files import FileState
from app.services.template_worker import TemplateRefused
from app.services.templates import OwnTemplate
from app.services.worker.paper_filling import MACHINE_SHEET
from app.services.workspace import Services
from tests.export.foreign_forms import changed, with_cells
from tests.services import paper_book

KIND = SheetKind.MONTHLY_LIST
LIST_ROW, TOTAL_ROW = 12, 13
SLIP = sample_monthly_list()
ROWS = tuple(
    replace(SLIP.rows[0], held_on=date(2026, month, 3), unit_name=f"=Tổ {month}")
    for month in range(1, 6)
)
PAPER = form_of(replace(SLIP, rows=ROWS))[1]


def own_words(sheet):
    sheet["A6"] = "DANH SÁCH CỦA XÃ"
    sheet.cell(LIST_ROW, 2).fill = PatternFill("solid", fgColor="FFFFEE00")
    sheet.cell(TOTAL_ROW, 6).value = f'=COUNTIF(F{LIST_ROW}:F{LIST_ROW},"x")'


GOOD = changed(own_words, kind=KIND)
BAD = with_cells({"A5": "{{ perid }}"})


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("forms") / "so")


@pytest.fixture
def book(kept: Path, tmp_path: Path) -> Iterator[Services]:
    services = paper_book.open_copy(kept, tmp_path / "so")
    yield services
    services.close()


@pytest.fixture
def own(book: Services, tmp_path: Path) -> OwnTemplate:
    """A form of the user in use."""
    file = tmp_path / "U1 của xã.xlsx"
    file.write_bytes(GOOD)
    added = book.templates.add(file, KIND)
    book.templates.use(added.id)
    return book.templates.get(added.id)


def sheet_of(book: Services):
    return load_workbook(BytesIO(book.templates.fill(KIND, PAPER)))


def test_the_shipped_form_is_copied_as_a_workbook_and_is_not_in_use_yet(book: Services):
    made = book.templates.copy(KIND)
    path = book.templates.working_file(made.id)

    assert path.name == "Danh sách đánh giá, xếp loại (U1) của chi bộ.xlsx"
    assert path.read_bytes() == shipped_papers.template(KIND)
    assert book.templates.check(made.id).faults == ()
    assert book.templates.fill(KIND, PAPER) == shipped_papers.made(KIND, PAPER)


def test_a_paper_takes_the_words_looks_and_formulas_of_the_form_in_use(book, own):
    made = sheet_of(book)
    sheet, last = made.worksheets[0], LIST_ROW + len(ROWS) - 1

    assert sheet["A6"].value == "DANH SÁCH CỦA XÃ"
    assert [sheet.cell(row, 2).value for row in range(LIST_ROW, last + 1)] == [
        f"=Tổ {month}" for month in range(1, 6)
    ]
    assert {sheet.cell(row, 2).data_type for row in range(LIST_ROW, last + 1)} == {"s"}
    assert sheet.cell(last, 2).fill.fgColor.rgb == "FFFFEE00"
    assert sheet.cell(last, 4).value.date() == date(2026, 5, 3)
    assert sheet.cell(last + 1, 6).value == f'=COUNTIF(F{LIST_ROW}:F{last},"x")'
    assert made[MACHINE_SHEET].sheet_state == "hidden"
    assert made[MACHINE_SHEET]["B1"].value == "so-chi-bo/u1"


def test_the_shipped_form_prints_again_when_it_is_taken_back(book, own):
    book.templates.use_shipped(KIND)

    assert book.templates.fill(KIND, PAPER) == shipped_papers.made(KIND, PAPER)


def test_a_form_broken_outside_replaces_nothing_and_is_said(book, own):
    book.templates.working_file(own.id).write_bytes(BAD)

    assert sheet_of(book).worksheets[0]["A6"].value == "DANH SÁCH CỦA XÃ"
    note = book.templates.note(KIND)
    assert note is not None
    assert note.is_trouble
    assert "sửa trong Excel còn" in note.sentence
    assert book.templates.get(own.id).state is FileState.CHANGED


def test_a_form_mended_outside_is_taken_by_the_next_paper(book, own):
    newer = changed(lambda sheet: sheet.__setitem__("A6", "BẢN MỚI"), kind=KIND)
    book.templates.working_file(own.id).write_bytes(newer)

    assert sheet_of(book).worksheets[0]["A6"].value == "BẢN MỚI"
    assert book.templates.get(own.id).state is FileState.SAME


def test_a_faulty_form_is_refused_with_its_first_fault(book, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(BAD)

    with pytest.raises(TemplateRefused, match="ô A5: Không có mục “perid”"):
        book.templates.add(file, SheetKind.TASKS)
    assert book.templates.default_of(SheetKind.TASKS) is None


def test_a_word_file_is_no_form_and_a_workbook_no_word_template(book, tmp_path):
    word, sheet = tmp_path / "a.docx", tmp_path / "a.xlsx"
    word.write_bytes(shipped_papers.template(PaperKind.INVITATION))
    sheet.write_bytes(GOOD)

    with pytest.raises(TemplateRefused):
        book.templates.add(word, KIND)
    with pytest.raises(TemplateRefused):
        book.templates.add(sheet, PaperKind.INVITATION)


def test_the_sample_is_shown_with_the_form_as_it_is_now(book, own):
    html = book.templates.sample_html(KIND, own.id)
    assert "DANH SÁCH CỦA XÃ" in html
    assert "(công thức)" in html
    assert "DANH SÁCH CỦA XÃ" not in book.templates.sample_html(KIND)
    book.templates.working_file(own.id).write_bytes(with_cells({"A5": "{{ perid }}"}))
    with pytest.raises(Refused, match="trường “perid”"):
        book.templates.sample_html(KIND, own.id)
