"""Rubrics nobody here has seen score a whole year as a person with a pencil does."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.data.folder import DataFolder
from app.domain.clock import fixed_clock
from app.domain.evidence_keys import EvidenceKey
from app.domain.gates import answer_line
from app.domain.rule_loans import RuleLoan
from app.domain.sheet_views import SheetView
from app.domain.votes import VoteDraft, VoteMatter
from app.services.workspace import Services
from tests.foreign_years import FILES, YEARS, HandMonth, HandYear
from tests.year_book import YEAR_END, Month, keep_year, scored_meetings

every_year = pytest.mark.parametrize("hand", YEARS, ids=[year.rubric for year in YEARS])


@pytest.fixture(scope="session")
def kept_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year of meetings, made once."""
    return keep_year(tmp_path_factory.mktemp("nam") / "so")


@pytest.fixture
def services(kept_year: Path, tmp_path: Path) -> Iterator[Services]:
    """A copy of the year, on its last day."""
    shutil.copytree(kept_year, tmp_path / "so")
    book = Services.open(DataFolder.open(tmp_path / "so"), fixed_clock(YEAR_END))
    yield book
    book.close()


def install(services: Services, hand: HandYear) -> int:
    """Bring the file in, and its own annual rule into force; return its edition."""
    for name in hand.needs:
        services.rubrics.import_file(FILES / f"{name}.yaml")
    edition = services.rubrics.import_file(FILES / f"{hand.rubric}.yaml").id
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, roll_up_loans=(RuleLoan(hand.rubric),)))
    return edition


def seen(services: Services, meeting: int) -> SheetView:
    view = services.scoring.view(meeting)
    assert view is not None
    return view


def score(services: Services, meeting: int, here: int, hand: HandMonth) -> SheetView:
    """Enter what people give, answer a condition that asks, vote and close."""
    for entry in hand.entries:
        services.scoring.choose(meeting, entry)
    if hand.answer:
        assert answer_line(hand.answer[0]) == f"gate:{seen(services, meeting).sheet.verdict.asks}"
        services.scoring.answer_gate(meeting, *hand.answer)
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, here, at=YEAR_END))
    services.scoring.close(meeting)
    return seen(services, meeting)


def present(month: Month) -> int:
    return 10 - month.excused - month.unexcused


@every_year
def test_a_year_scored_by_a_foreign_rubric_comes_out_as_by_hand(services: Services, hand: HandYear):
    edition = install(services, hand)
    for (month, meeting), by_hand in zip(scored_meetings(services), hand.months, strict=True):
        services.scoring.choose_rubric(meeting, edition)
        maximum = by_hand.maximum or hand.maximum
        before = seen(services, meeting).sheet
        scale = by_hand.scale_before
        assert before.safe == Fraction(by_hand.safe) * scale, month.month
        assert before.winnable == Fraction(by_hand.winnable + by_hand.later) * scale
        assert before.lost == maximum - before.safe - before.winnable
        after = score(services, meeting, present(month), by_hand).sheet
        total = Fraction(by_hand.safe + by_hand.chosen) * by_hand.scale
        assert (after.total, after.maximum) == (total, Fraction(maximum)), month.month
        later = Fraction(by_hand.later)
        assert (after.safe, after.winnable) == (total, later), month.month
        assert after.lost == maximum - total - later
        assert after.grade == (by_hand.by_points or by_hand.grade)
        assert after.verdict.grade == by_hand.grade, month.month
        assert len(after.items) == hand.lines
    check_year(services, hand)


def check_year(services: Services, hand: HandYear) -> None:
    """Compare the year table and the year's grade with the figures by hand."""
    rows = services.overview.year_table(2026).rows
    totals = [Fraction(m.safe + m.chosen) * m.scale for m in hand.months]
    assert [row.points for row in rows] == totals
    assert [row.grade or None for row in rows] == [month.grade for month in hand.months]
    said = services.overview.load(2026).forecast
    if not hand.counts:
        assert said is None
        return
    assert said is not None
    assert (said.grade, said.remaining) == (hand.grade, 0)
    assert dict(said.counts) == hand.counts
    assert said.counted == sum(hand.counts.values())


def test_the_foreign_rubrics_ask_for_every_evidence_a_meeting_has():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES.glob("*.yaml"))
    keys = list(EvidenceKey)
    of_members = keys[keys.index(EvidenceKey.TASKS_COMPLETED_PERCENT) :]
    missing = [key.value for key in keys if key not in of_members and key.value not in text]
    assert missing == []
