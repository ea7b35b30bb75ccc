"""The review of a year, whole: Chi bộ mẫu and a cell of sixty, from first slips to papers."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.review_dossiers import DossierPaper
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import ReviewFile, ReviewSubject, SelfReview
from app.domain.text import percent_text
from app.domain.votes import VoteMethod
from app.services.paper_names import REVIEW_PAPERS
from app.services.workspace import Services
from tests.export.docx_reader import text_of
from tests.services.sample_book import open_sample

E, G, C = MemberGrade.EXCELLENT, MemberGrade.GOOD, MemberGrade.COMPLETED
POINTS = {E: (28, 65), G: (25, 57), C: (18, 40)}


@pytest.fixture(params=[(1, 24, 2026, 22), (1, 60, None, None)], ids=["mau", "sixty"])
def told(request, tmp_path: Path) -> Iterator[tuple[Services, ReviewFile, int | None]]:
    years, members, year, expected = request.param
    book = open_sample(tmp_path / "so", years, members)
    year = year or book.now().year
    board = book.reviews.find(year)
    review_id = book.reviews.start(year) if board is None else board.file.review.id
    yield book, book.reviews.get(review_id), expected
    book.close()


def claimed(place: int) -> MemberGrade:
    return E if place % 6 == 0 else C if place % 17 == 0 else G


def hand_in(book: Services, file: ReviewFile, today: date) -> None:
    for place, line in enumerate(file.lines, start=1):
        if line.entry.is_received:
            continue
        general, tasks = (Fraction(part) for part in POINTS[claimed(place)])
        own = SelfReview(today, general, tasks, claimed(place), 35, 100)
        book.review_entries.save_self_review(file.review.id, line.id, own)


def lead_through(book: Services, file: ReviewFile) -> ReviewFile:
    """Go all five steps with what the steps themselves ask for next."""
    review_id, entries, today = file.review.id, book.review_entries, book.now().date()
    hand_in(book, file, today)
    for line in book.reviews.get(review_id).lines:
        entries.save_committee(review_id, line.id, line.entry.own.grade, "Đồng ý.")
    present = file.voting_base - 1
    ballot = BallotCount(VoteMethod.SECRET_BALLOT, present, present, present, present)
    votes = {
        line.id: GradeVotes(**{(line.entry.own.grade or G).value: present})
        for line in book.reviews.get(review_id).lines
    }
    entries.save_votes(review_id, ballot, votes)
    assert entries.propose_majorities(review_id) == len(file.lines)
    entries.save_collective(review_id, ReviewSubject.CELL, SelfReview(today, grade=G))
    book.reviews.send(review_id, today)
    assert entries.decide_as_proposed(review_id, today) == len(file.lines)
    book.reviews.add_paper(review_id, DossierPaper.MINUTES)
    return book.reviews.get(review_id)


def test_a_year_goes_through_five_steps_to_printed_papers_and_all_the_way_back(told, tmp_path):
    book, file, expected = told
    assert expected in {None, len(file.lines)}
    assert len(file.lines) > 15
    before = book.reviews.get(file.review.id)
    book.forget_undo()
    done = lead_through(book, file)
    check_the_end(book, done)
    check_the_papers(book, close(book, done), tmp_path / "giay")
    while book.history.labels().undo:
        book.history.undo()
    assert book.reviews.get(file.review.id) == before


def check_the_end(book: Services, done: ReviewFile) -> None:
    board = book.reviews.board(done.review.id)
    assert all(line.note.endswith(("đã nộp", "xong")) for line in board.steps)
    assert board.act.button == "Kết thúc đợt"


def close(book: Services, done: ReviewFile) -> ReviewFile:
    book.reviews.close(done.review.id)
    closed = book.reviews.get(done.review.id)
    assert [line.entry.superior_grade for line in closed.lines] == [
        line.entry.own.grade for line in closed.lines
    ]
    return closed


def check_the_papers(book: Services, closed: ReviewFile, folder: Path) -> None:
    made = [
        path
        for kind in REVIEW_PAPERS
        for path in book.papers.export(kind, year=closed.review.year, folder=folder)
    ]
    assert len(made) == len(REVIEW_PAPERS)
    papers = {path.name.partition("_")[2]: path for path in made}
    forms = words(papers["ban-kiem-diem.docx"])
    assert forms.count("XẾP LOẠI CÁ NHÂN") == len(closed.lines)
    assert forms.count("■") == len(closed.lines)
    check_the_figures(closed, papers)


def words(path: Path) -> str:
    return " ".join(text_of(path.read_bytes()).split())


def check_the_figures(file: ReviewFile, papers: dict[str, Path]) -> None:
    """The same counts stand in minutes, counting record, ballot, report and U6."""
    number, present = len(file.lines), file.voting_base - 1
    given = [line.entry.final_grade for line in file.lines]
    minutes, record = words(papers["BB_kiem-diem.docx"]), words(papers["BB_kiem-phieu.docx"])
    report = words(papers["BC_xep-loai.docx"])
    for grade in (E, G, C):
        share = percent_text(Fraction(given.count(grade), number))
        counted = f"{MEMBER_GRADE_LABELS[grade]} {given.count(grade)} {share}"
        assert counted in minutes
        assert counted in report
    cap = given.count(G) * 20 // 100
    is_over = "trần đang tính được" if given.count(E) > cap else "trong trần"
    limit = f"xuất sắc {given.count(E)}, {is_over} {cap} (20% của {given.count(G)} đồng chí"
    assert f"Chi bộ đề nghị {limit}" in minutes
    assert f"Cấp trên quyết định {limit}" in report
    assert f"Tham gia biểu quyết: {present}/{file.voting_base}" in record
    assert f"Phiếu phát ra: {present}; thu về: {present}; hợp lệ: {present}" in record
    first = file.lines[0]
    counts = first.entry.votes
    shown = f"{counts.excellent} {counts.good} {counts.completed} {counts.not_completed}"
    assert f"1 {first.person.full_name} {shown}" in record
    assert words(papers["phieu-xep-loai.docx"]).count("□") == number * 4
    rows = list(load_workbook(papers["xep-loai-u6.xlsx"]).active.iter_rows(values_only=True))
    named = {row[1]: row for row in rows if isinstance(row[0], int)}
    for line in file.lines:
        row = named[line.person.full_name]
        votes = line.entry.votes
        assert row[10:14] == (votes.excellent, votes.good, votes.completed, votes.not_completed)
        assert row[14] == row[15] == SHORT_GRADES[line.entry.final_grade or G]
    assert len(named) == number + len(file.excluded)
