"""What a sheet says to the checks: points, open lines, lost points without a reason, gates."""

from dataclasses import replace

from app.domain.checked_meetings import NO_OUTCOME
from app.domain.score_columns import score_columns
from app.domain.score_sheets import SheetRecord, SheetState
from app.domain.scoring import score
from app.domain.sheet_views import SheetView, outcome_of
from tests.domain.score_samples import ended_facts, last_choices, rubric


def a_view(name="an-phu-chi-tiet", choices=None, *, with_record=True) -> SheetView:
    form = rubric(name)
    sheet = score(form, ended_facts(), last_choices() if choices is None else choices)
    record = SheetRecord(1, 1, False, SheetState.VOTED) if with_record else None
    return SheetView(form, 1, False, record, sheet, score_columns(sheet, form.bands, ()))


def without_notes():
    return tuple(replace(choice, note="") for choice in last_choices())


def test_without_a_sheet_there_is_nothing_to_say():
    assert outcome_of(None) == NO_OUTCOME


def test_every_lost_line_without_a_reason_is_named_whatever_the_rubric_asks():
    outcome = outcome_of(a_view(choices=without_notes()))
    assert outcome.grade_label == "Tốt"
    assert "4.7" in outcome.lost_without_note
    assert set(outcome.asked_without_note) <= set(outcome.lost_without_note)
    assert set(outcome_of(a_view()).lost_without_note) <= set(outcome.lost_without_note)


def test_a_sheet_not_voted_yet_is_open_and_has_no_voted_points():
    view = a_view(with_record=False)
    assert (view.state, view.voted_points) == (SheetState.OPEN, None)
    assert a_view().state is SheetState.VOTED
    assert a_view().voted_points is None
