"""The format table of HD 05, read back from every produced paper."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from app.services.export import word
from app.services.export.format_profiles import HD05, HD36, format_on
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from tests.export.docx_reader import (
    SIDES,
    W,
    attribute,
    line_of,
    lines,
    millimetres,
    part,
    part_names,
    tables,
    text_of,
)

KINDS = list(PaperKind)
MINUTES = [
    kind
    for kind in KINDS
    if kind.value.startswith("bien_ban") and kind is not PaperKind.BALLOT_RECORD
]
ACROSS = (PaperKind.YEAR_PLAN, PaperKind.TOPIC_PLAN)
"""Papers with a wide table lie across the page."""
UNSIGNED = (*ACROSS, PaperKind.BALLOT_SLIP)
"""A ballot carries no name."""
WRITTEN = [kind for kind in KINDS if kind not in {PaperKind.REMARK_SHEET, PaperKind.BALLOT_SLIP}]
"""Papers with a body of text; the sheet of remarks and the ballot are tables to fill in."""
ISSUED = [
    PaperKind.RESOLUTION,
    PaperKind.PROGRAMME,
    PaperKind.INVITATION,
    PaperKind.YEAR_PLAN,
    PaperKind.MONTH_REPORT,
    PaperKind.YEAR_REPORT,
    PaperKind.TOPIC_PLAN,
    PaperKind.TOPIC_REPORT,
]
NUMBERED = {
    PaperKind.RESOLUTION: "NQ",
    PaperKind.YEAR_PLAN: "KH",
    PaperKind.MONTH_REPORT: "BC",
    PaperKind.YEAR_REPORT: "BC",
    PaperKind.TOPIC_PLAN: "KH",
    PaperKind.TOPIC_REPORT: "BC",
}
PAPERS = {
    kind: word.render(word.shipped_template(kind), context)
    for kind, context in sample_contexts().items()
}
WITHOUT_SECTIONS = (
    PaperKind.INVITATION,
    PaperKind.SCORE_SHEET,
    PaperKind.HANDOUT,
    PaperKind.REVIEW_FORMS,
    PaperKind.BALLOT_RECORD,
)
TITLES = {
    PaperKind.RESOLUTION: "NGHỊ QUYẾT",
    PaperKind.PROGRAMME: "CHƯƠNG TRÌNH",
    PaperKind.INVITATION: "GIẤY MỜI",
    PaperKind.SCORE_SHEET: "PHIẾU ĐÁNH GIÁ",
    PaperKind.YEAR_PLAN: "KẾ HOẠCH",
    PaperKind.HANDOUT: "TÓM TẮT VĂN BẢN",
    PaperKind.REMARK_SHEET: "PHIẾU GÓP Ý",
    PaperKind.REVIEW_FORMS: "BẢN KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI CÁ NHÂN",
    PaperKind.BALLOT_RECORD: "BIÊN BẢN KIỂM PHIẾU",
    PaperKind.BALLOT_SLIP: "PHIẾU BIỂU QUYẾT XẾP LOẠI ĐẢNG VIÊN",
    PaperKind.REVIEW_REPORT: "BÁO CÁO",
    PaperKind.MONTH_REPORT: "BÁO CÁO",
    PaperKind.YEAR_REPORT: "BÁO CÁO",
    PaperKind.TOPIC_PLAN: "KẾ HOẠCH",
    PaperKind.TOPIC_REPORT: "BÁO CÁO",
} | dict.fromkeys(MINUTES, "BIÊN BẢN")


def the_line(kind, text):
    return next(line for line in lines(PAPERS[kind]) if line.text == text)


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_a4_with_the_margins_of_the_profile(kind):
    section = part(PAPERS[kind], "word/document.xml").find(f".//{W}sectPr")
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    page = tuple(round(millimetres(attribute(size, side))) for side in ("w", "h"))

    upright = page[::-1] if kind in ACROSS else page
    assert upright == HD05.page_mm
    sides = ("top", "bottom", "left", "right")
    assert [round(millimetres(attribute(margin, side))) for side in sides] == [20, 20, 30, 15]


@pytest.mark.parametrize("kind", KINDS)
def test_page_number_is_14_centred_10_mm_down_and_hidden_on_page_1(kind):
    document = part(PAPERS[kind], "word/document.xml")
    number = part(PAPERS[kind], "word/header1.xml")

    assert document.find(f".//{W}titlePg") is not None
    assert round(millimetres(attribute(document.find(f".//{W}pgMar"), "header"))) == 10
    assert number.find(f".//{W}instrText").text.strip() == "PAGE"
    shown = line_of(number.find(f".//{W}p"))
    assert (shown.size, shown.align, shown.bold, shown.italic) == (14, "center", False, False)
    assert "".join(part(PAPERS[kind], "word/header2.xml").itertext()) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_one_font_is_named_in_all_four_places_of_every_run(kind):
    for name in part_names(PAPERS[kind]):
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = part(PAPERS[kind], name)
        for fonts in root.iter(f"{W}rFonts"):
            assert [attribute(fonts, side) for side in SIDES] == ["Times New Roman"] * 4
        assert all(run.find(f"{W}rPr/{W}rFonts") is not None for run in root.iter(f"{W}r"))
        assert {attribute(c, "val") for c in root.iter(f"{W}color")} <= {"000000"}


@pytest.mark.parametrize("kind", KINDS)
def test_header_block_is_set_as_the_table_says(kind):
    title = the_line(kind, "ĐẢNG CỘNG SẢN VIỆT NAM")
    superior = the_line(kind, "ĐẢNG BỘ XÃ TÂN HÒA")
    issuer = the_line(kind, "CHI BỘ VĂN PHÒNG")
    star = the_line(kind, "*")
    place = next(line for line in lines(PAPERS[kind]) if line.text.startswith("Tân Hòa, ngày"))

    assert (title.size, title.bold, title.italic) == (15, True, False)
    assert (superior.size, superior.bold) == (14, False)
    assert (issuer.size, issuer.bold) == (14, True)
    assert (star.size, star.align) == (14, "center")
    assert (place.size, place.italic, place.bold) == (14, True, False)
    assert re.search(r"ngày \d\d tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$", place.text)


@pytest.mark.parametrize("kind", KINDS)
def test_rule_under_the_party_title_is_as_long_as_its_text(kind):
    ruled = [line for line in lines(PAPERS[kind]) if line.ruled_below]
    header = tables(PAPERS[kind])[0]
    right = [millimetres(attribute(g, "w")) for g in header.iter(f"{W}gridCol")][1]

    assert len(ruled) == 1
    assert abs(right - ruled[0].left_mm - ruled[0].right_mm - 73) <= 2
    assert attribute(header.find(f".//{W}tblBorders/{W}top"), "val") == "nil"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in UNSIGNED])
def test_header_and_signature_tables_are_77_and_88_mm(kind):
    blocks = [
        [round(millimetres(attribute(g, "w"))) for g in table.iter(f"{W}gridCol")]
        for table in tables(PAPERS[kind])
        if attribute(table.find(f"{W}tblPr/{W}tblBorders/{W}top"), "val") == "nil"
    ]

    assert blocks == [[77, 88], [77, 88]]


@pytest.mark.parametrize("kind", NUMBERED)
def test_number_has_no_colon(kind):
    number = next(line for line in lines(PAPERS[kind]) if line.text.startswith("Số "))

    assert re.fullmatch(rf"Số \d\d-{NUMBERED[kind]}/CB", number.text)
    assert (number.size, number.bold, number.italic) == (14, False, False)


@pytest.mark.parametrize("kind", KINDS)
def test_name_of_the_paper_subject_and_hyphens(kind):
    said = lines(PAPERS[kind])
    place = next(i for i, line in enumerate(said) if line.text == TITLES[kind])
    name, subject, hyphens = said[place : place + 3]

    assert 15 <= name.size <= 16
    assert (name.bold, name.align) == (True, "center")
    assert (subject.size, subject.bold, subject.align) == (14, True, "center")
    assert (hyphens.text, hyphens.align, hyphens.bold) == ("-----", "center", False)


@pytest.mark.parametrize("kind", WRITTEN)
def test_body_is_justified_14_exactly_19_with_10_mm_first_line(kind):
    body = [
        line
        for line in lines(PAPERS[kind])
        if not line.in_table and line.align == "both" and line.text and line.size != 12
    ]

    assert len(body) >= 3
    for line in body:
        assert line.size == 14, line.text
        assert (line.rule, line.line) == ("exact", 19)
        assert line.after >= 6
        assert round(line.first_mm) == 10
        assert not line.italic


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_exact(kind):
    low, high = HD05.line_range
    for line in lines(PAPERS[kind]):
        assert line.rule == "exact"
        if line.text and not line.in_table:
            assert low <= line.line <= high


@pytest.mark.parametrize("kind", WRITTEN)
def test_section_names_are_bold_literal_and_in_capitals(kind):
    heads = [line for line in lines(PAPERS[kind]) if re.match(r"[IVX]+- ", line.text)]

    assert len(heads) >= (0 if kind in WITHOUT_SECTIONS else 3)
    for head in heads:
        assert (head.bold, head.size) == (True, 14)
        assert head.text == head.text.upper()


@pytest.mark.parametrize("kind", ISSUED)
def test_signature_is_bold_plain_bold(kind):
    capacity, title = the_line(kind, "T/M CHI BỘ"), the_line(kind, "BÍ THƯ")
    name = the_line(kind, "Nguyễn Thị Hạnh") if kind is not PaperKind.PROGRAMME else None

    assert (capacity.bold, capacity.size) == (True, 14)
    assert (title.bold, title.size) == (False, 14)
    if name:
        signed = [x for x in lines(PAPERS[kind]) if x.text == "Nguyễn Thị Hạnh" and x.size == 14]
        assert [(x.bold, x.before >= 4 * 18) for x in signed] == [(True, True)]


@pytest.mark.parametrize("kind", ISSUED)
def test_recipients_are_underlined_12_and_closed_with_a_full_stop(kind):
    said = lines(PAPERS[kind])
    start = next(i for i, line in enumerate(said) if line.text == "Nơi nhận:")
    listed = [line for line in said[start + 1 :] if line.text.startswith("- ") and line.size == 12]

    head = said[start]
    assert (head.size, head.underline, head.bold, head.italic) == (14, True, False, False)
    assert all(line.text.endswith(";") for line in listed[:-1])
    assert listed[-1].text.endswith(".")
    assert "Lưu Chi bộ" in listed[-1].text


@pytest.mark.parametrize("kind", MINUTES)
def test_minutes_have_two_signatures(kind):
    rows = tables(PAPERS[kind])[-1].findall(f"{W}tr")
    said = [["".join(c.itertext()) for c in row.iter(f"{W}tc")] for row in rows]

    assert said[0][0] == "NGƯỜI GHI BIÊN BẢN"
    assert said[0][1].startswith("CHỦ TRÌ")
    assert said[1] == ["Bùi Thị Thu Hà", "Nguyễn Thị Hạnh"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_used_that_other_offices_programs_lose(kind):
    document = part(PAPERS[kind], "word/document.xml")
    used = {
        element.tag.split("}")[1] for element in document.iter() if isinstance(element.tag, str)
    }

    assert not used & {
        "sdt",
        "drawing",
        "pict",
        "txbxContent",
        "numPr",
        "object",
        "AlternateContent",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_wording_follows_the_party_form(kind):
    text = text_of(PAPERS[kind])

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA" not in text
    assert "./." not in text
    assert "Số:" not in text
    assert not re.search(r"None|\{\{|\{%|\.\.$| ,|\( ", text, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_no_body_begins_with_a_table_so_that_headings_keep_their_text(kind):
    body = part(PAPERS[kind], "word/document.xml").find(f"{W}body")

    assert (body[0].tag, line_of(body[0]).line) == (f"{W}p", 1)


@pytest.mark.parametrize("kind", KINDS)
def test_heading_rows_repeat_and_rows_never_split(kind):
    for table in tables(PAPERS[kind]):
        if attribute(table.find(f"{W}tblPr/{W}tblBorders/{W}top"), "val") == "nil":
            continue
        rows = table.findall(f"{W}tr")
        has_heading = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert has_heading or len(rows) <= 2  # a few facts beside their names
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_another_library_opens_the_paper(kind):
    document = Document(BytesIO(PAPERS[kind]))

    assert document.core_properties.title == sample_contexts()[kind].subject
    assert document.tables


def test_old_profile_separates_recipients_with_commas():
    context: Any = sample_contexts()[PaperKind.INVITATION]
    old = replace(context.recipients, separator=HD36.recipients_separator)

    paper = word.render(
        word.shipped_template(PaperKind.INVITATION), replace(context, recipients=old)
    )

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
