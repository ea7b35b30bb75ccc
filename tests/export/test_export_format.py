"""The format table, read back from a paper of every shipped template."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from app.services.export import word
from app.services.export.format_profiles import HD05, HD36, format_on
from app.services.export.paper_kinds import PaperKind as K
from app.services.export.samples import sample_contexts
from tests.export.docx_reader import text_of
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import Produced

PAPERS = tuple(
    Produced(kind.value, kind, word.render(word.shipped_template(kind), context))
    for kind, context in sample_contexts().items()
)
OF_KIND = {paper.kind: paper for paper in PAPERS}
SIGNED_NAME = '<w:t xml:space="preserve">Nguyễn Thị Hạnh</w:t>'
BROKEN = (
    ("1 page: A4", K.YEAR_PLAN, 'w:orient="landscape"', ""),
    ("1 margins", K.RESOLUTION, 'w:left="1701" w:header', 'w:left="1134" w:header'),
    ("1 font", K.RESOLUTION, 'w:cs="Times New Roman"', 'w:cs="Arial"'),
    ("1 page number", K.RESOLUTION, "<w:titlePg/>", ""),
    ("1 body and 6", K.RESOLUTION, 'w:firstLine="567"', 'w:firstLine="0"'),
    ("1 line spacing", K.RESOLUTION, 'w:lineRule="exact"', 'w:lineRule="auto"'),
    ("2.1 ĐẢNG CỘNG SẢN", K.RESOLUTION, '<w:sz w:val="30"/>', '<w:sz w:val="28"/>'),
    ("2.1 solid rule", K.RESOLUTION, "<w:pBdr>", "<w:ignored>"),
    ("2.2a superior", K.RESOLUTION, "ĐẢNG BỘ XÃ TÂN HÒA", "Đảng bộ xã Tân Hòa"),
    ("2.2b issuer", K.RESOLUTION, ">*<", ">-<"),
    ("2.3 number", K.RESOLUTION, "Số 17-NQ/CB", "Số: 17-NQ/CB"),
    ("2.4 place", K.RESOLUTION, "ngày 03 tháng 11", "ngày 3 tháng 11"),
    ("2.5a name", K.RESOLUTION, ">NGHỊ QUYẾT<", ">Nghị quyết<"),
    ("2.5b subject", K.RESOLUTION, ">-----<", "><"),
    ("2.5c công văn", K.OFFICIAL_LETTER, ">về việc ", ">V/v "),
    ("2.6b phần", K.REGULATION, "<w:b/>", ""),
    ("2.6b sections", K.MONTH_REPORT, "I- ", "I- nhỏ "),
    ("2.6b list letters", K.RESOLUTION, ">b) ", ">d) "),
    ("2.7 signature", K.RESOLUTION, ">BÍ THƯ<", ">BÍ THƯ CHI BỘ<"),
    ("2.8 Nơi nhận", K.RESOLUTION, '<w:u w:val="single"/>', ""),
    ("2 no quốc hiệu", K.RESOLUTION, "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ("2 the body ends", K.INVITATION, ".</w:t>", "./.</w:t>"),
    ("2 căn cứ", K.YEAR_PLAN, "- Căn cứ ", "- Căn cứ, "),
    ("3 header and", K.RESOLUTION, '<w:gridCol w:w="4365"/>', '<w:gridCol w:w="4000"/>'),
    ("3 minutes", K.REGULAR_MINUTES, "NGƯỜI GHI BIÊN BẢN", ""),
    ("4 days", K.RESOLUTION, "ngày 03 tháng 11", "ngày 03 tháng 09"),
    ("10 nothing other", K.RESOLUTION, "<w:keepNext/>", "<w:numPr/>"),
    ("10 tables", K.RESOLUTION, "<w:tblHeader/>", ""),
    ("10 no body", K.RESOLUTION, 'w:line="20"', 'w:line="380"'),
    ("14 nothing", K.RESOLUTION, ">NGHỊ QUYẾT<", ">NGHỊ QUYẾT None<"),
)
"""For each line of the table one way to break it."""


@pytest.mark.parametrize("line", TABLE)
def test_every_shipped_template_keeps_the_format_table(line):
    assert faults(line, PAPERS) == []


@pytest.mark.parametrize(("line", "kind", "old", "new"), BROKEN)
def test_a_paper_that_breaks_a_line_is_noticed(line, kind, old, new):
    (name,) = (known for known in TABLE if known.startswith(line))
    broken = replace(OF_KIND[kind], data=with_text(OF_KIND[kind].data, old, new))

    assert faults(name, [broken])


def test_every_line_of_the_table_has_been_broken_once():
    assert len(BROKEN) == len(TABLE)


def with_text(paper: bytes, old: str, new: str) -> bytes:
    """Return a paper with one thing in its text or its shapes changed everywhere."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(paper)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            xml = source.read(name).decode()
            if name == "word/document.xml":
                assert old in xml
                xml = xml.replace(old, new).replace("</w:pBdr>", new_end(new))
            target.writestr(name, xml)
    return buffer.getvalue()


def new_end(new: str) -> str:
    return "</w:ignored>" if new == "<w:ignored>" else "</w:pBdr>"


def test_urgency_stands_bold_under_the_number():
    context: Any = sample_contexts()[K.RESOLUTION]
    urgent = replace(context, header=replace(context.header, urgency="Hỏa tốc"))

    paper = Produced("", K.RESOLUTION, word.render(word.shipped_template(K.RESOLUTION), urgent))
    number, urgency = paper.headers[0].columns[0][-2:]
    assert number.text == "Số 17-NQ/CB"
    assert (urgency.text, urgency.size, urgency.bold) == ("HỎA TỐC", 14, True)


@pytest.mark.parametrize("kind", K)
def test_another_library_opens_the_paper(kind):
    document = Document(BytesIO(OF_KIND[kind].data))

    assert document.core_properties.title == sample_contexts()[kind].subject
    assert document.tables


def test_old_profile_separates_recipients_with_commas():
    context: Any = sample_contexts()[K.INVITATION]
    old = replace(context.recipients, separator=HD36.recipients_separator)

    paper = word.render(word.shipped_template(K.INVITATION), replace(context, recipients=old))

    assert "- Như trên," in text_of(paper)


@pytest.mark.parametrize(
    ("day", "profile"),
    [
        (date(2016, 1, 1), HD36),
        (date(2026, 5, 26), HD36),
        (date(2026, 5, 27), HD05),
    ],
)
def test_a_paper_keeps_the_profile_of_its_own_date(day, profile):
    assert format_on(day) is profile
