"""Words of Word and Excel files from outside, as rows of cells."""

import io
import zipfile

import pytest

from app.services.export.office_cells import MOST_ROWS, office_rows

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'


def packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def word(body: str) -> bytes:
    return packed({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


def sheet(rows: str, texts: str = "") -> bytes:
    shared = {"xl/sharedStrings.xml": f"<sst {X}>{texts}</sst>"} if texts else {}
    return packed({"xl/worksheets/sheet1.xml": f"<worksheet {X}>{rows}</worksheet>", **shared})


def test_paragraphs_and_rows_of_word_come_in_their_order():
    cells = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>"
    body = f"<w:p><w:r><w:t>Phiếu</w:t></w:r></w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert office_rows(word(body)) == (("Phiếu",), ("1", ""))


def test_lines_of_a_cell_stay_lines_and_deleted_words_are_gone():
    paragraphs = (
        "<w:p><w:r><w:t>Nêu</w:t><w:tab/><w:t>rõ</w:t></w:r>"
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
        "<w:p><w:ins><w:r><w:t>hạn</w:t><w:br/><w:t>chế</w:t></w:r></w:ins></w:p>"
    )
    body = f"<w:tbl><w:tr><w:tc>{paragraphs}</w:tc></w:tr></w:tbl>"
    assert office_rows(word(body)) == (("Nêu rõ\nhạn\nchế",),)


def test_cells_of_excel_stand_under_their_letters_whatever_kind_they_are():
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>tại chỗ</t></is></c>'
        '<c r="D1"><v>12</v></c><c><v>tiếp</v></c></row>'
    )
    texts = "<si><r><t>Ưu </t></r><r><t>điểm</t></r><rPh><t>bỏ</t></rPh></si>"
    assert office_rows(sheet(rows, texts)) == (("Ưu điểm", "", "tại chỗ", "tiếp"),)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" t="s"/>',
        '<c r="ZZZZ1"><v/></c>',
        '<c r="XFD1"><v>xa</v></c>',
    ],
)
def test_odd_cells_are_empty(cell):
    assert office_rows(sheet(f"<row>{cell}</row>")) == ()


def test_more_rows_than_a_sheet_can_have_are_refused():
    rows = '<row><c r="A1"><v>1</v></c></row>' * (MOST_ROWS + 1)
    assert office_rows(sheet(rows)) is None


def test_a_package_without_words_is_refused():
    assert office_rows(packed({"ppt/presentation.xml": "<a/>"})) is None
    assert office_rows(b"PK") is None
