"""The year table of the sample: the same figures as strip, sheet and frozen copies."""

from fractions import Fraction

import pytest

from app.data.meeting_files import load_meeting_file
from app.data.sheet_views import load_sheet_view
from app.domain.meetings import MeetingKind
from app.domain.year_tables import YearTable, grade_counts, highest_of, lost_lines, lowest_of
from tests.services.sample_book import open_sample


@pytest.fixture
def sample(tmp_path):
    services = open_sample(tmp_path / "so")
    yield services
    services.close()


@pytest.fixture
def table(sample) -> YearTable:
    return sample.overview.year_table(2026)


def test_the_regular_meetings_have_the_points_of_the_strip(sample, table):
    strip = {m.meeting_id: m.points for m in sample.overview.load(2026).months if m.points}
    assert {row.meeting_id: row.points for row in table.scored} == strip
    low, high = lowest_of(table.scored), highest_of(table.scored)
    assert (low.month, low.points, high.month, high.points) == (4, 86, 10, 95)
    assert grade_counts(table.scored) == "8 Tốt · 3 Khá"


def test_presence_and_speaking_are_those_of_the_averages(sample, table):
    averages = sample.overview.load(2026).averages
    regular = [row for row in table.rows if row.is_regular]
    assert sum(row.present for row in regular) == averages.present == 222
    assert sum(row.base for row in regular) == averages.base == 242
    assert sum(row.speakers for row in regular) == averages.speakers == 119
    assert {row.kind for row in table.rows} == {MeetingKind.REGULAR, MeetingKind.THEMATIC}


def test_what_was_lost_adds_up_to_the_points_for_every_meeting(table):
    for row in table.rows:
        assert sum((line.points for line in row.lost), Fraction(0)) == row.lost_points
        assert all(line.reason for line in row.lost)


def test_a_frozen_copy_and_the_sheet_itself_lose_the_same(sample, table):
    row = table.rows[0]
    with sample._db.read() as session:
        file = load_meeting_file(session, row.meeting_id)
        view = load_sheet_view(session, file, sample.now())
    lost = {line.item_id: line.points for line in lost_lines(view.sheet.items)}
    assert {line.item_id: line.points for line in row.lost} == lost


def test_the_years_before_are_one_figure_each(sample, table):
    assert [(one.year, one.count) for one in table.history] == [(2025, 1), (2026, 11)]
    assert table.history[-1].mean == sum(row.points for row in table.scored) / 11


def test_the_points_of_the_superior_are_the_reported_ones(sample):
    row = sample.overview.year_table(2026).rows[-1]
    sample.scoring.set_superior(row.meeting_id, Fraction(88))
    after = sample.overview.year_table(2026).rows[-1]
    assert (row.points, row.grade_label) == (94, "Tốt")
    assert (after.points, after.grade_label, after.superior_points) == (88, "Khá", 88)


def test_a_year_without_meetings_is_empty(sample):
    assert sample.overview.year_table(2030).rows == ()
