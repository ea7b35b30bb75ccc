"""Borrowed conditions: screen, list and paper say both grades; a person answers where none is."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.cli.documents import score_document
from app.domain.errors import Refused
from app.domain.rubric_drafts import draft_of, with_value
from app.domain.rule_loans import RuleLoan
from app.domain.score_sheets import SheetState
from tests.export.docx_reader import lines
from tests.scored_books import choose_all, edition_of

LENDER = "binh-thuan-gates"
BOTH = "mức theo điểm: Tốt – mức sau điều kiện: "


def borrow(services, rubric_id=LENDER, since=None):
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, gate_loans=(RuleLoan(rubric_id, since),)))


def asking_lender(services) -> str:
    """A rubric whose condition names no other grade."""
    draft = draft_of(services.rubrics.get(edition_of(services, LENDER)))
    draft = with_value(draft, "id", "hoi-nguoi")
    draft = with_value(draft, "gates[0].else_grade", None)
    return services.rubrics.save_draft(draft).rubric_id


@pytest.fixture
def meeting(services, voted) -> int:
    view = services.scoring.view(voted)
    assert (view.sheet.verdict.grade, view.sheet.item("2.1").lost > 0) == ("good", True)
    return voted


def paper_of(services, meeting, folder) -> str:
    (path,) = services.papers.export("phieu-cham-diem", meeting_id=meeting, folder=folder)
    return "\n".join(line.text for line in lines(path.read_bytes())).replace("\u00a0", " ")


def test_both_grades_are_said_on_screen_and_paper(services, meeting, tmp_path):
    assert BOTH not in paper_of(services, meeting, tmp_path / "truoc")
    borrow(services)
    view = services.scoring.view(meeting)
    assert (view.sheet.grade, view.sheet.verdict.grade) == ("good", "fair")
    wanted = "thiếu điểm tối đa ở “Tỷ lệ dự họp”, “Đảng viên tham gia ý kiến”"
    assert f"{BOTH}Khá ({wanted})" in view.sheet.verdict.sentence
    assert f"{BOTH}Khá" in paper_of(services, meeting, tmp_path / "sau")
    printed = score_document(services, meeting)
    assert (printed["grade"], printed["grade_after_gates"]) == ("good", "fair")


def test_a_loan_counts_only_for_meetings_from_its_day_on(services, meeting):
    day = services.meetings.file(meeting).header.day
    borrow(services, since=date(day.year, day.month + 1, 1))
    assert services.scoring.view(meeting).sheet.verdict.grade == "good"
    borrow(services, since=day)
    assert services.scoring.view(meeting).sheet.verdict.grade == "fair"


def test_a_closed_sheet_keeps_the_conditions_it_was_closed_with(services, meeting):
    borrow(services)
    services.scoring.close(meeting)
    before = json.dumps(score_document(services, meeting), sort_keys=True)
    services.cells.save_settings(replace(services.cells.settings(), gate_loans=()))
    assert json.dumps(score_document(services, meeting), sort_keys=True) == before
    assert services.scoring.view(meeting).sheet.verdict.grade == "fair"


def test_a_condition_without_another_grade_waits_for_a_person(services, meeting, tmp_path):
    lender = asking_lender(services)
    borrow(services, lender)
    sheet = services.scoring.view(meeting).sheet
    assert (sheet.verdict.grade, sheet.verdict.asks) == (None, "good-needs-four-at-max")
    with pytest.raises(Refused, match="Hãy chọn mức"):
        services.scoring.close(meeting)
    services.scoring.answer_gate(meeting, sheet.verdict.asks, "average")
    assert services.scoring.view(meeting).sheet.verdict.grade == "average"
    assert f"{BOTH}Trung bình" in paper_of(services, meeting, tmp_path)
    services.scoring.close(meeting)
    view = services.scoring.view(meeting)
    assert (view.state, view.sheet.verdict.grade) == (SheetState.CLOSED, "average")


@pytest.mark.parametrize(
    ("gate", "grade", "sentence"),
    [("khac", "fair", "không giữ mức nào"), ("good-needs-four-at-max", "xuat-sac", "không có mức")],
)
def test_an_answer_that_answers_nothing_is_refused(services, meeting, gate, grade, sentence):
    borrow(services, asking_lender(services))
    with pytest.raises(Refused, match=sentence):
        services.scoring.answer_gate(meeting, gate, grade)


def test_taking_another_rubric_drops_the_answer(services, scoring):
    borrow(services, asking_lender(services))
    choose_all(services, scoring)
    gate = services.scoring.view(scoring).sheet.verdict.asks
    services.scoring.answer_gate(scoring, gate, "fair")
    services.scoring.choose_rubric(scoring, edition_of(services, "hd42-rut-gon"))
    assert services.scoring.view(scoring).gating.answers == {}
