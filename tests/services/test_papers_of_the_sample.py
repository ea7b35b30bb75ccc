"""Every paper of the sample year: the form D01 to D14, and the figures the screen shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from lxml import etree
from openpyxl import load_workbook

from app.domain.counting import count
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.periods import Period
from app.domain.text import count_text, percent_text, points_text
from app.domain.votes import VoteMatter
from app.domain.voting import vote_figure, vote_of, vote_sentence
from app.services.paper_names import REVIEW_PAPERS, review_file_name
from app.services.papers import PaperOrder
from app.services.workspace import Services
from tests.export.docx_reader import (
    SIDES,
    Line,
    W,
    attribute,
    lines,
    millimetres,
    part,
    part_names,
    tables,
)
from tests.services.sample_book import open_sample

YEARS = (2025, 2026)
OF_REVIEW = {review_file_name(code, Period(2026)) for code in REVIEW_PAPERS}
"""Forms to be filled in by hand, and minutes of a review not held yet: blanks belong there."""
MINUTES, RESOLUTION, SHEET = "_BB_", "_NQ_", "_phieu-cham"
SPACED = str.maketrans({"\u00a0": " "})


@dataclass(frozen=True)
class WordPaper:
    """A produced Word file with its paragraphs."""

    name: str
    data: bytes
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines).translate(SPACED)

    @property
    def document(self) -> etree._Element:
        return part(self.data, "word/document.xml")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_sample(tmp_path_factory.mktemp("sample") / "so")
    yield book
    book.close()


class Pace:
    """A progress that measures how much work lies between two chances to stop."""

    def __init__(self) -> None:
        self._last = process_time()
        self.longest = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = process_time()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.fixture(scope="module")
def pace() -> Pace:
    return Pace()


@pytest.fixture(scope="module")
def folder(services: Services, pace: Pace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("papers")
    rows = [row for year in YEARS for row in services.meetings.list(year)]
    orders = [PaperOrder("all", meeting_id=row.id) for row in rows]
    orders.append(PaperOrder("all", year=2026))
    services.papers.export_set(orders, folder=place, progress=pace)
    return place


@pytest.fixture(scope="module")
def word_papers(folder: Path) -> tuple[WordPaper, ...]:
    found = (path for path in sorted(folder.glob("*.docx")) if path.name not in OF_REVIEW)
    data = {path.name: path.read_bytes() for path in found}
    return tuple(WordPaper(name, body, tuple(lines(body))) for name, body in data.items())


@pytest.fixture(scope="module")
def held(services: Services) -> tuple[MeetingView, ...]:
    rows = [row for year in YEARS for row in services.meetings.list(year)]
    return tuple(services.meetings.view(row.id) for row in rows if row.stage in HELD_STAGES)


def paper_of(papers: tuple[WordPaper, ...], file: MeetingFile, kind: str) -> WordPaper:
    prefix = f"{file.header.key}{kind}"
    return next(paper for paper in papers if paper.name.startswith(prefix))


def wrong(papers: tuple[WordPaper, ...], *checks) -> list[str]:
    """Return the papers that fail one of the checks, by name and number of the check."""
    return [
        f"{paper.name}: {number}"
        for paper in papers
        for number, check in enumerate(checks, start=1)
        if not check(paper)
    ]


def test_the_papers_of_a_year_can_be_stopped_within_a_second(folder, pace):
    assert len(list(folder.iterdir())) > 100
    assert 0 < pace.longest < 1


def test_the_sample_year_has_papers_of_every_kind(folder, held):
    names = sorted({path.name for path in folder.iterdir()} - OF_REVIEW)
    assert len(held) == 30
    assert len([name for name in names if MINUTES in name]) == 30
    assert len(names) > 120


def test_d01_d11_pages_have_the_margins_and_no_number_on_the_first(word_papers):
    def margins(paper: WordPaper) -> bool:
        found = paper.document.find(f".//{W}pgMar")
        sides = ("top", "bottom", "left", "right", "header")
        return [round(millimetres(attribute(found, s))) for s in sides] == [20, 20, 30, 15, 10]

    def first_page(paper: WordPaper) -> bool:
        first = "".join(part(paper.data, "word/header2.xml").itertext())
        return paper.document.find(f".//{W}titlePg") is not None and not first

    assert wrong(word_papers, margins, first_page) == []


def test_d02_every_run_names_the_one_font(word_papers):
    def one_font(paper: WordPaper) -> bool:
        names = [n for n in part_names(paper.data) if re.fullmatch(r"word/\w+\.xml", n)]
        roots = [part(paper.data, name) for name in names]
        fonts = {attribute(f, s) for root in roots for f in root.iter(f"{W}rFonts") for s in SIDES}
        runs = (run for root in roots for run in root.iter(f"{W}r"))
        return fonts == {"Times New Roman"} and all(
            run.find(f"{W}rPr/{W}rFonts") is not None for run in runs
        )

    assert wrong(word_papers, one_font) == []


def test_d03_d04_d05_d07_the_header_is_the_partys(word_papers):
    def party(paper: WordPaper) -> bool:
        return "ĐẢNG CỘNG SẢN VIỆT NAM" in paper.text and "CỘNG HÒA XÃ HỘI" not in paper.text

    def star(paper: WordPaper) -> bool:
        texts = [line.text for line in paper.lines]
        return texts[texts.index("CHI BỘ VĂN PHÒNG") + 1] == "*"

    def number(paper: WordPaper) -> bool:
        header = [line.text for line in paper.lines[:8]]
        said = [text for text in header if text.startswith("Số ")]
        return all(re.fullmatch(r"Số (\d{2,}|…)-[A-ZĐ][A-Za-z]*/CB", text) for text in said)

    def hyphens(paper: WordPaper) -> bool:
        return [line.text for line in paper.lines].count("-----") == 1

    assert wrong(word_papers, party, star, number, hyphens) == []


def test_d06_days_and_months_are_padded_as_the_party_writes_them(word_papers):
    def long_dates(paper: WordPaper) -> bool:
        found = re.findall(r"ngày (\d+) tháng (\d+) năm", paper.text)
        return bool(found) and all(_is_padded(day, month) for day, month in found)

    def short_dates(paper: WordPaper) -> bool:
        found = re.findall(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b", paper.text)
        return all(_is_padded(day, month) for day, month in found)

    assert wrong(word_papers, long_dates, short_dates) == []


def _is_padded(day: str, month: str) -> bool:
    return len(day) == 2 and re.fullmatch(r"0[12]|[3-9]|1[0-2]", month) is not None


def test_d08_signatures_are_bold_plain_bold(word_papers):
    def signed(paper: WordPaper) -> bool:
        for place, line in enumerate(paper.lines):
            if line.text.startswith("T/M "):
                title = paper.lines[place + 1]
                if not (line.bold and line.size == 14 and title.text and not title.bold):
                    return False
        names = [x for x in paper.lines if x.text == "Nguyễn Thị Hạnh" and x.before >= 72]
        return bool(names) and all(x.bold and x.size == 14 for x in names)

    assert wrong(word_papers, signed) == []


def test_d09_recipients_are_underlined_and_closed_with_a_full_stop(word_papers):
    def recipients(paper: WordPaper) -> bool:
        heads = [n for n, line in enumerate(paper.lines) if line.text == "Nơi nhận:"]
        for head in heads:
            if not paper.lines[head].underline or paper.lines[head].bold:
                return False
            listed = [x.text for x in paper.lines[head + 1 :] if x.size == 12][:6]
            ends = {text[-1] for text in listed[: listed.index("- Lưu Chi bộ.")]}
            if not ends <= {";"} and not ends <= {","}:
                return False
        return True

    assert wrong(word_papers, recipients) == []


def test_d10_d14_minutes_have_two_signatures_and_nothing_is_left_half_said(word_papers):
    def two_names(paper: WordPaper) -> bool:
        rows = tables(paper.data)[-1].findall(f"{W}tr")
        names = [["".join(c.itertext()) for c in row.iter(f"{W}tc")] for row in rows]
        return MINUTES not in paper.name or (len(names) == 2 and all(map(all, names)))

    def whole(paper: WordPaper) -> bool:
        faults = r"None|  |\.\.|;\.|,\.|:\.|\(\)|: ;|\{\{|\{%|: không$|đồng chí đồng chí|đ/c "
        return not re.search(faults, paper.text, re.MULTILINE)

    def no_empty_item(paper: WordPaper) -> bool:
        heads = [n for n, x in enumerate(paper.lines) if x.bold and re.match(r"\d+\. ", x.text)]
        return all(not paper.lines[n + 1].bold for n in heads)

    assert wrong(word_papers, two_names, whole, no_empty_item) == []


def test_the_counts_and_votes_of_the_minutes_are_those_of_the_screen(word_papers, held):
    missing = []
    for view in held:
        text = paper_of(word_papers, view.file, MINUTES).text
        missing += [(view.file.header.key, x) for x in _of_minutes(view) if x not in text]
    assert missing == []


def _of_minutes(view: MeetingView) -> Iterator[str]:
    file, counts = view.file, count(view.file)
    assert counts == view.counts
    yield f"Có mặt: {count_text(counts.present)}/{count_text(counts.attendance_base)} đồng chí"
    if file.header.kind is not MeetingKind.COMMITTEE:
        yield f"đạt {percent_text(counts.attendance)}"
        total, official = count_text(counts.member_total), count_text(counts.official_total)
        yield f"Tổng số đảng viên: {total} đồng chí (chính thức {official}"
    for vote in file.votes:
        figure, who = vote_sentence(vote, file).split("; ")
        yield figure.replace(" tán thành", " đồng chí tán thành")
        yield who
    if view.sheet is not None:
        sheet = view.sheet.sheet
        yield (
            f"{points_text(sheet.total)}/{points_text(sheet.maximum)} điểm; "
            f"xếp loại: {sheet.grade_label}"
        )


def test_resolutions_repeat_the_counts_the_vote_and_the_points(word_papers, held):
    missing = []
    for view in held:
        file, vote = view.file, vote_of(view.file, VoteMatter.RESOLUTION)
        if file.header.kind not in {MeetingKind.REGULAR, MeetingKind.COMBINED} or vote is None:
            continue
        assert view.sheet is not None
        text = paper_of(word_papers, file, RESOLUTION).text
        said = (
            f"có mặt: {view.counts.present}/{view.counts.attendance_base} đồng chí",
            f"thông qua với {vote_figure(vote, file)} đồng chí tán thành",
            f"Kết quả chấm điểm: {points_text(view.sheet.sheet.total)}/100 điểm",
        )
        missing += [(file.header.key, words) for words in said if words not in text]
    assert missing == []


def test_score_sheets_and_the_list_upward_have_the_same_total(word_papers, held, folder):
    scored = [view for view in held if view.sheet is not None]
    listed = load_workbook(folder / "2026_danh-sach-u1.xlsx").worksheets[0]
    rows = {row[3]: row for row in listed.iter_rows(values_only=True) if row[2] is not None}
    for view in scored:
        total = points_text(view.sheet.sheet.total)
        texts = [line.text for line in paper_of(word_papers, view.file, SHEET).lines]
        place = texts.index("TỔNG ĐIỂM")
        assert texts[place + 1 : place + 4] == ["100", total, total], view.file.header.key
    of_year = {day.date(): row for day, row in rows.items() if hasattr(day, "date")}
    assert len(of_year) == 11
    for view in scored:
        row = of_year.get(view.file.header.day)
        if row is not None:
            assert (row[2], points_text(Decimal(str(row[4])))) == (
                f"{view.counts.present}/{view.counts.member_total}",
                points_text(view.sheet.sheet.total),
            )


@pytest.mark.parametrize(
    "name", ["2026_danh-sach-u1.xlsx", "2026_nhiem-vu.xlsx", "2026_diem-danh.xlsx"]
)
def test_sheets_of_the_year_print_on_wide_paper_with_repeated_headings(folder, name):
    sheet = load_workbook(folder / name).worksheets[0]
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows
    assert "T/M CHI BỘ" in [cell.value for row in sheet.iter_rows() for cell in row]
