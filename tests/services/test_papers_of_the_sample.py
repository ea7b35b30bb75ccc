"""Every paper of the sample year: the form D01 to D14, and the figures the screen shows."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.counting import count
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.text import count_text, percent_text, points_text
from app.domain.votes import VoteMatter
from app.domain.voting import vote_figure, vote_of, vote_sentence
from app.services.export.format_profiles import HD05, HD36
from app.services.export.paper_kinds import PaperKind
from app.services.workspace import Services
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import MINUTES as FORM_MINUTES
from tests.export.produced_papers import Produced
from tests.services.sample_book import open_sample
from tests.services.sample_papers import YEARS, sample_papers, word_papers

MINUTES, RESOLUTION, SHEET = "_BB_", "_NQ_", "_phieu-cham"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_sample(tmp_path_factory.mktemp("sample") / "so")
    yield book
    book.close()


@pytest.fixture(scope="module")
def folder() -> Path:
    return sample_papers()[0]


@pytest.fixture(scope="module")
def papers() -> tuple[Produced, ...]:
    return word_papers()


@pytest.fixture(scope="module")
def held(services: Services) -> tuple[MeetingView, ...]:
    rows = [row for year in YEARS for row in services.meetings.list(year)]
    return tuple(services.meetings.view(row.id) for row in rows if row.stage in HELD_STAGES)


def paper_of(papers: tuple[Produced, ...], file: MeetingFile, kind: str) -> Produced:
    prefix = f"{file.header.key}{kind}"
    return next(paper for paper in papers if paper.name.startswith(prefix))


def test_the_papers_of_a_year_can_be_stopped_within_a_second() -> None:
    assert 0 < sample_papers()[1]["longest"] < 0.5, "also where other work takes the processors"


def test_the_sample_has_word_papers_of_every_kind(papers, held):
    names = [paper.name for paper in papers]

    assert {paper.kind for paper in papers} == set(PaperKind)
    assert len(held) == 30
    assert len([name for name in names if MINUTES in name]) == 32
    assert len(names) > 120


@pytest.mark.parametrize("line", TABLE)
def test_every_paper_keeps_the_format_table(line, papers):
    assert faults(line, papers) == []


def test_papers_before_hd_05_follow_hd_36(papers):
    used = {paper.profile for paper in papers if paper.kind is PaperKind.RESOLUTION}
    assert used == {HD05, HD36}


def test_no_item_of_a_paper_is_empty(papers):
    for paper in papers:
        heads = [n for n, x in enumerate(paper.lines) if x.bold and re.match(r"\d+\. ", x.text)]
        after = [paper.lines[n + 1] for n in heads]  # a table begins with bold headings
        assert all(line.in_table or not line.bold for line in after), paper.name


def test_minutes_of_meetings_held_name_who_signs(papers):
    for paper in papers:
        # A review is not held yet, and minutes of another matter are signed by whoever was there.
        if paper.kind in FORM_MINUTES - {PaperKind.REVIEW_MINUTES, PaperKind.OTHER_MINUTES}:
            signed = [side for block in paper.signed for side in block.signatures]
            assert all(side[-1].text for side in signed), paper.name


def test_the_counts_and_votes_of_the_minutes_are_those_of_the_screen(papers, held):
    missing = []
    for view in held:
        text = paper_of(papers, view.file, MINUTES).text
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


def test_resolutions_repeat_the_counts_the_vote_and_the_points(papers, held):
    missing = []
    for view in held:
        file, vote = view.file, vote_of(view.file, VoteMatter.RESOLUTION)
        if file.header.kind not in {MeetingKind.REGULAR, MeetingKind.COMBINED} or vote is None:
            continue
        assert view.sheet is not None
        text = paper_of(papers, file, RESOLUTION).text
        said = (
            f"có mặt: {view.counts.present}/{view.counts.attendance_base} đồng chí",
            f"thông qua với {vote_figure(vote, file)} đồng chí tán thành",
            f"Kết quả chấm điểm: {points_text(view.sheet.sheet.total)}/100 điểm",
        )
        missing += [(file.header.key, words) for words in said if words not in text]
    assert missing == []


def test_score_sheets_and_the_list_upward_have_the_same_total(papers, held, folder):
    scored = [view for view in held if view.sheet is not None]
    listed = load_workbook(folder / "2026_danh-sach-u1.xlsx").worksheets[0]
    rows = {row[3]: row for row in listed.iter_rows(values_only=True) if row[2] is not None}
    for view in scored:
        total = points_text(view.sheet.sheet.total)
        texts = [line.text for line in paper_of(papers, view.file, SHEET).lines]
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
