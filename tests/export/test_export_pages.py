"""Papers as LibreOffice prints them: one font family, places of the blocks, whole endings."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

import pytest
from lxml import etree

from app import paths
from app.services.export import (
    printed_registers,
    report_tables,
    sample_registers,
    samples,
    word,
)
from app.services.export.contexts import Signature
from app.services.export.issued_contexts import ScoreSheetPaper
from app.services.export.paper_kinds import DRAFTED_KINDS, PaperKind
from app.services.export.review_contexts import BallotRecord
from tests.export.docx_reader import text_of
from tests.export.form_samples import printed

pytestmark = [
    pytest.mark.needs_libreoffice,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="LibreOffice and poppler-utils are not installed",
    ),
]
KINDS = list(PaperKind)
NAMES = [kind.value for kind in KINDS] + ["u1", "u5", "u7", "u8", "directives", "models"]
CLOSING = {
    PaperKind.REGULAR_MINUTES: "NGƯỜI",
    PaperKind.THEMATIC_MINUTES: "NGƯỜI",
    PaperKind.COMBINED_MINUTES: "NGƯỜI",
    PaperKind.COMMITTEE_MINUTES: "NGƯỜI",
    PaperKind.RESOLUTION: "Nơi",
    PaperKind.PROGRAMME: "Nơi",
    PaperKind.INVITATION: "Nơi",
    PaperKind.SCORE_SHEET: "T/M",
    PaperKind.YEAR_PLAN: "Nơi",
    PaperKind.HANDOUT: "T/M",
    PaperKind.REMARK_SHEET: "NGƯỜI",
    PaperKind.REVIEW_FORMS: "NGƯỜI",
    PaperKind.REVIEW_MINUTES: "NGƯỜI",
    PaperKind.BALLOT_RECORD: "NGƯỜI",
    PaperKind.BALLOT_SLIP: "Dũng",
    PaperKind.REVIEW_REPORT: "Nơi",
    PaperKind.MONTH_REPORT: "Nơi",
    PaperKind.YEAR_REPORT: "Nơi",
    PaperKind.TOPIC_PLAN: "Nơi",
    PaperKind.TOPIC_REPORT: "Nơi",
    PaperKind.INSPECTIONS: "Nơi",
    **dict.fromkeys(DRAFTED_KINDS, "Nơi"),
    PaperKind.OTHER_MINUTES: "NGƯỜI",
}
_TASKS = report_tables.task_report(samples.sample_task_table())
LONG_REGISTER = replace(_TASKS, rows=tuple((place, *_TASKS.rows[0][1:]) for place in range(1, 41)))
EXCEL_PAPERS = {
    "u1": samples.sample_monthly_list(),
    "u5": samples.sample_task_table(),
    "u7": sample_registers.PETITIONS,
    "u8": samples.sample_attendance_year(),
    "directives": sample_registers.DIRECTIVES,
    "models": sample_registers.MODELS,
}
LONG_COUNTS = (15, 17, 18, 60)
"""Members of a counting record whose table ends near the end of a page."""
ACROSS = (PaperKind.YEAR_PLAN, PaperKind.TOPIC_PLAN)


@dataclass(frozen=True)
class Word:
    """A printed word with its box, in millimetres from the top left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pages")
    for kind, context in samples.sample_contexts().items():
        data = word.render(word.shipped_template(kind), context)
        (made / f"{kind.value}.docx").write_bytes(data)
    (made / "signed.docx").write_bytes(signed_score_sheet())
    for rows in LONG_COUNTS:
        (made / f"kiem_phieu_{rows}.docx").write_bytes(counting_record(rows))
    (made / "so_in.docx").write_bytes(printed_registers.printed_register(LONG_REGISTER))
    for name, report in EXCEL_PAPERS.items():
        (made / f"{name}.xlsx").write_bytes(printed(report))
    convert(made, *sorted(path for path in made.iterdir() if path.is_file()))
    return made


def convert(place, *papers):
    profile = f"-env:UserInstallation=file://{place}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
    subprocess.run([*command, *map(str, papers)], check=True, capture_output=True, timeout=180)


def signed_score_sheet():
    context = samples.sample_contexts()[PaperKind.SCORE_SHEET]
    assert isinstance(context, ScoreSheetPaper)
    signed = replace(context, right=Signature(context.right.capacity, name="Nguyễn Hữu Phước"))
    return word.render(word.shipped_template(PaperKind.SCORE_SHEET), signed)


def counting_record(rows):
    context = samples.sample_contexts()[PaperKind.BALLOT_RECORD]
    assert isinstance(context, BallotRecord)
    lines = tuple(replace(context.rows[0], number=place) for place in range(1, rows + 1))
    longer = replace(context, rows=lines)
    return word.render(word.shipped_template(PaperKind.BALLOT_RECORD), longer)


@cache
def words(folder, name):
    command = ["pdftotext", "-bbox", str(folder / f"{name}.pdf"), "-"]
    page_xml = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(page_xml, parser=etree.XMLParser(recover=True))
    found = []
    for number, page in enumerate(root.iter("{*}page"), start=1):
        for box in page.iter("{*}word"):
            edges = (float(box.get(edge)) * 25.4 / 72 for edge in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(box.text or "", number, *edges))
    return found


def middle(line):
    return (min(w.left for w in line) + max(w.right for w in line)) / 2


@pytest.mark.parametrize("name", NAMES)
def test_one_font_family_is_printed(name, folder):
    listed = subprocess.run(
        ["pdffonts", str(folder / f"{name}.pdf")], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]

    families = {re.sub(r"^[A-Z]{6}\+|-.*$", "", line.split()[0]) for line in listed}
    assert len(families) == 1
    assert families <= {"LiberationSerif", "TimesNewRomanPSMT", "TimesNewRoman"}


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_more_than_its_number(name, folder):
    counts = Counter(found.page for found in words(folder, name))
    assert counts
    assert min(counts.values()) > 1


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ACROSS])
def test_title_block_stands_in_its_place(kind, folder):
    first = [found for found in words(folder, kind.value) if found.page == 1]
    top = min(found.top for found in first)
    first_line = [found for found in first if found.top < top + 4]
    superior = [found for found in first_line if found.left < 107]
    party = [found for found in first_line if found.left >= 107]

    assert abs(top - 20) <= 1.5
    assert abs(middle(superior) - (30 + 77 / 2)) <= 1
    assert abs(middle(party) - (30 + 77 + 88 / 2)) <= 1
    assert abs(max(w.right for w in party) - min(w.left for w in party) - 73) <= 1
    assert all(found.left >= 29 and found.right <= 196 for found in first)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != PaperKind.OFFICIAL_LETTER])
def test_star_hyphens_and_recipients_stand_in_their_places(kind, folder):
    found = words(folder, kind.value)
    text_width = 252 if kind in ACROSS else 165
    left_column = text_width - 88
    star = next(w for w in found if w.text == "*")
    hyphens = next(w for w in found if w.text == "-----")
    heads = [w for w in found if w.text == "Nơi"]

    assert star.page == hyphens.page == 1
    assert abs(middle([star]) - (30 + left_column / 2)) <= 1
    assert abs(middle([hyphens]) - (30 + text_width / 2)) <= 1
    assert star.bottom < hyphens.top
    assert all(abs(w.left - 30) <= 1 for w in heads[-1:] if CLOSING[kind] == "Nơi")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ACROSS])
def test_place_and_day_are_centred_under_the_party_title(kind, folder):
    found = [w for w in words(folder, kind.value) if w.page == 1]
    year = next(w for w in found if re.fullmatch(r"\d{4}|…", w.text) and w.left > 107)
    line = [w for w in found if abs(w.top - year.top) < 1 and w.left > 107]

    assert line[0].text == "Tân"
    assert abs(middle(line) - (30 + 77 + 88 / 2)) <= 1


def test_a_printed_register_repeats_its_heading_and_keeps_its_signature_company(folder):
    found = words(folder, "so_in")
    last = max(w.page for w in found)

    assert last > 2
    heads = [w for w in found if w.text == "TT"]
    assert [w.page for w in heads] == list(range(1, last + 1))
    numbers = [w.text for w in found if w.top < 15]
    assert numbers == [str(page) for page in range(2, last + 1)]
    name = [w for w in found if w.text == "Hạnh"][-1]
    rows = [w for w in found if w.page == last and w.text.isdecimal() and w.left < 40]
    assert name.page == last
    assert len(rows) >= printed_registers.KEPT_ROWS
    assert all(w.right <= 283 for w in found)


@pytest.mark.parametrize("kind", KINDS)
def test_signatures_never_stand_alone_on_a_page(kind, folder):
    found = words(folder, kind.value)
    opening = [w for w in found if w.text == CLOSING[kind]][-1]
    before = [w for w in found if w.page == opening.page and 18 < w.top < opening.top - 2]

    assert len(before) >= 8, "only the signatures are left for this page"


@pytest.mark.parametrize("rows", LONG_COUNTS)
def test_the_last_count_goes_with_the_signatures_of_a_counting_record(rows, folder):
    found = words(folder, f"kiem_phieu_{rows}")
    signed = [w for w in found if w.text == "NGƯỜI"][-1]
    numbers = [w.text for w in found if w.page == signed.page and w.left < 42 and w.top > 25]

    assert signed.page == max(w.page for w in found) > 1
    assert str(rows) in numbers


@pytest.mark.parametrize("kind", [PaperKind.INVITATION, PaperKind.PROGRAMME, PaperKind.RESOLUTION])
def test_signature_stands_in_the_right_column(kind, folder):
    found = words(folder, kind.value)
    capacity = [w for w in found if w.text == "T/M"][-1]
    line = [w for w in found if w.page == capacity.page and abs(w.top - capacity.top) < 1]
    right = [w for w in line if w.left > 107]
    name = [w for w in found if w.page == capacity.page and w.text == "Hạnh"][-1]

    assert abs(middle(right) - (30 + 77 + 88 / 2)) <= 1
    assert name.top - capacity.bottom >= 4 * 6.5


def test_the_names_under_a_score_sheet_stand_at_one_height(folder):
    found = words(folder, "signed")
    hanh, phuoc = ([w for w in found if w.text == name][-1] for name in ("Hạnh", "Phước"))
    assert (hanh.page, round(hanh.top, 1)) == (phuoc.page, round(phuoc.top, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_start_on_the_second_page_10_mm_down(kind, folder):
    found = words(folder, kind.value)
    pages = max(w.page for w in found)
    in_margin = [w for w in found if w.top < 19]

    assert [w.text for w in in_margin] == [str(page) for page in range(2, pages + 1)]
    assert all(abs(w.top - 10) <= 1.5 for w in in_margin)


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_is_the_last_line_of_a_page(kind, folder):
    found = words(folder, kind.value)
    for page in range(1, max(w.page for w in found)):
        low = max(w.top for w in found if w.page == page)
        last = [w.text for w in found if w.page == page and abs(w.top - low) < 1]
        assert not re.match(r"[IVX]+-$", last[0]), last


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    made = tmp_path_factory.mktemp("resaved")
    profile = f"-env:UserInstallation=file://{made}/profile"
    shipped = [str(paths.template_docx(kind.value)) for kind in KINDS]
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(made), *shipped], check=True, capture_output=True, timeout=180
    )
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_saved_again_by_an_office_program_says_the_same(kind, resaved):
    context = samples.sample_contexts()[kind]

    again = word.render(resaved / f"{kind.value}.docx", context)

    assert text_of(again) == text_of(word.render(word.shipped_template(kind), context))
