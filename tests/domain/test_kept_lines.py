"""A line worked out before is looked up only while everything it was made of is the same."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain import kept_lines
from app.domain.choices import PASS, Choice
from app.domain.evidence import meeting_evidence
from app.domain.evidence_keys import is_yes_no
from app.domain.scoring import score
from app.domain.scoring_options import ScoringOptions
from tests.domain.score_samples import RUBRIC_IDS, rubric, sample_facts

NAMES = [name for name in RUBRIC_IDS if rubric(name).can_score]


def anew(*given):
    """Score with nothing kept, and leave what was kept as it was."""
    kept = dict(kept_lines._KEPT)
    kept_lines._KEPT.clear()
    sheet = score(*given)
    kept_lines._KEPT.clear()
    kept_lines._KEPT.update(kept)
    return sheet


def turned(entry):
    """Return evidence that says another thing than it did."""
    if is_yes_no(entry.key):
        return replace(entry, value=not entry.value, sentence="Khác.")
    return replace(entry, value=(entry.value or Fraction(0)) + 7, is_fixed=False)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_evidence_changes_the_sheet_is_the_one_scored_anew(name):
    form, entries = rubric(name), meeting_evidence(sample_facts(), ScoringOptions())
    score(form, entries)
    for key, entry in entries.items():
        changed = {**entries, key: turned(entry)}
        assert score(form, changed) == anew(form, changed), key
    assert score(form, entries) == anew(form, entries)


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_its_note_and_its_absence_change_their_own_line_alone(name):
    form, facts = rubric(name), sample_facts()
    before = score(form, facts)
    place = before.open_items[0].id if before.open_items else before.items[0].id
    for choice in (Choice(place, level_id=PASS), Choice(place, level_id=PASS, note="Vì mưa.")):
        after = score(form, facts, [choice])
        assert after == anew(form, facts, [choice])
        same = [a is b for a, b in zip(before.items, after.items, strict=True) if a.id != place]
        assert all(same)
    assert score(form, facts) == before


def test_the_store_is_emptied_before_it_grows_without_end(monkeypatch):
    form = rubric(NAMES[0])
    whole = anew(form, sample_facts())
    monkeypatch.setattr(kept_lines, "MOST_KEPT", 3)
    monkeypatch.setattr(kept_lines, "_KEPT", {})
    assert score(form, sample_facts()) == whole
    assert len(kept_lines._KEPT) <= 3
