"""Pages of papers made with templates of strangers: what they do not say is taken as usual."""

from app.services.paper_preview.word_html import docx_html
from tests.export.tiny_docx import W, packed, paragraph, parts_with, tiny


def with_body(xml: str) -> bytes:
    parts = parts_with({"body": "@"})
    parts["word/document.xml"] = parts["word/document.xml"].replace(paragraph("@"), xml)
    return packed(dict(parts))


def test_a_file_without_page_size_is_shown_at_the_usual_width():
    html = docx_html(tiny("Biên bản"))

    assert 'font-size:14pt">Biên bản' in html


def test_text_in_content_controls_is_shown():
    control = f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"

    assert "Trong khung" in docx_html(with_body(control))


def test_sizes_that_are_no_numbers_count_as_not_given():
    run = f'<w:p xmlns:w="{W}"><w:r><w:rPr><w:sz w:val="to"/></w:rPr><w:t>chữ</w:t></w:r></w:p>'
    cell = '<w:tcPr><w:gridSpan w:val="hai"/></w:tcPr>'
    table = f"<w:tbl><w:tr><w:tc>{cell}{paragraph('ô')}</w:tc></w:tr></w:tbl>"

    html = docx_html(with_body(run + table))

    assert 'font-size:14pt">chữ' in html
    assert 'colspan="1"' in html
