"""Rubrics nobody here has seen score a year as a second, plain scorer does."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.rubric_files import export_rubric, import_rubric
from app.domain.choices import FAIL, PASS, Choice, check_choice
from app.domain.derived_sheets import derive
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, known_evidence
from app.domain.grades import grade_labels
from app.domain.roll_up import SessionGrade, forecast
from app.domain.rubric_reading import read_rubric
from app.domain.rubrics import Policy, RubricItemKind
from tests.domain.any_rubric import documents, facts, text_of, year_of
from tests.domain.plain_scoring import PlainSheet, every_item, year_grade
from tests.domain.score_samples import scored


def read(document):
    """Return the rubric without going through a file, which takes half the time of a test."""
    reading = read_rubric(document)
    assert reading.rubric is not None, (text_of(document), reading.faults)
    return reading.rubric


def entries_of(values):
    return known_evidence({EvidenceKey(key): value for key, value in values.items()})


def assert_adds_up(sheet):
    assert sheet.safe + sheet.lost + sheet.winnable == sheet.maximum
    assert min(sheet.safe, sheet.lost, sheet.winnable) >= 0
    for item in sheet.items:
        assert 0 <= item.low <= item.high <= item.max
        assert item.points is None or item.low <= item.points <= item.high


@given(st.data())
@settings(max_examples=60)
def test_a_year_scored_by_an_unseen_rubric_is_that_of_the_plain_scorer(data):
    document = data.draw(documents())
    rubric = read(document)
    grades = []
    for values in data.draw(year_of(document["target"])):
        sheet, plain = _both(rubric, document, values, {}, [])
        _same(sheet, plain)
        picks, choices = _decide(data, rubric, values, sheet)
        sheet, plain = _both(rubric, document, values, picks, choices)
        _same(sheet, plain)
        assert (sheet.can_close, sheet.winnable) == (True, 0)
        grades.append(sheet.verdict.grade)
    if rubric.roll_up is not None:
        sessions = [SessionGrade("regular", grade) for grade in grades]
        found = forecast(rubric.roll_up, grade_labels(rubric.bands), sessions, 0)
        assert found.grade == year_grade(document, grades)


def _both(rubric, document, values, picks, choices):
    sheet = scored(rubric, entries_of(values), choices)
    assert_adds_up(sheet)
    return sheet, PlainSheet(document, values, picks)


def _same(sheet, plain):
    assert {item.id: item.max for item in sheet.items} == plain.max
    assert {item.id: item.points for item in sheet.items} == plain.points
    assert {item.id for item in sheet.open_items} == plain.open
    assert (sheet.maximum, sheet.total, sheet.grade) == (plain.maximum, plain.total, plain.grade)
    assert sheet.verdict.grade == plain.grade_after_gates()


def _decide(data, rubric, values, sheet):
    """Let a person answer every open line, first those whose use is in question."""
    picks, choices = {}, []
    for line in sheet.open_items:
        if line.policy_options:
            policy = data.draw(st.sampled_from(line.policy_options))
            picks[line.id] = {"policy": policy.value}
            choices.append(Choice(line.id, policy=policy.value))
    for line in scored(rubric, entries_of(values), choices).open_items:
        item = rubric.item(line.id)
        points, choice = _entry(data, item, line)
        assert check_choice(item, line.max, choice, None) == ()
        picks[line.id] = {"points": points}
        choices.append(choice)
    return picks, choices


def _entry(data, item, line):
    own = item.max or Fraction(1)
    least = (item.min_points or Fraction(0)) * line.max / own
    if item.kind is RubricItemKind.TOGGLE:
        level = data.draw(st.sampled_from((PASS, FAIL)))
        return (line.max if level == PASS else least), Choice(item.id, level_id=level)
    if item.kind is RubricItemKind.BANDS:
        level = data.draw(st.sampled_from(item.levels))
        return max(level.points * line.max / own, least), Choice(item.id, level_id=level.id)
    quarters = data.draw(st.integers(-int(-least * 4 // 1), int(line.max * 4)))
    return Fraction(quarters, 4), Choice(item.id, points=Fraction(quarters, 4))


@given(documents())
@settings(max_examples=60)
def test_an_unseen_rubric_goes_out_and_comes_in_the_same(document):
    rubric = read_text(text_of(document))
    assert read_text(export_rubric(rubric)) == rubric == read(document)
    assert [item.id for item in rubric.items()] == [i["id"] for i in every_item(document)]


def read_text(text):
    reading = import_rubric(text)
    assert reading.rubric is not None, (text, reading.faults)
    return reading.rubric


@given(st.data())
@settings(max_examples=60)
def test_points_never_leave_what_was_said_to_be_possible(data):
    """Whatever open facts come to and persons choose, safe is kept and lost stays lost."""
    document = data.draw(documents())
    rubric = read(document)
    now = data.draw(facts(document["target"]))
    fixed = {i["applies_if"]["evidence"] for i in every_item(document) if "applies_if" in i}
    opened, later = _opened(data, now, fixed)
    sheet = scored(rubric, opened)
    assert_adds_up(sheet)
    picks, choices = _decide(data, rubric, later, scored(rubric, entries_of(later)))
    final, plain = _both(rubric, document, later, picks, choices)
    _same(final, plain)
    moved = {i.policy for i in (*sheet.items, *final.items)} - {None, Policy.FULL}
    if not moved:  # a person's answer that takes an item out moves the points of all others
        for before, after in zip(sheet.items, final.items, strict=True):
            assert before.low <= after.points <= before.high
        assert sheet.safe <= final.total <= sheet.safe + sheet.winnable


def _opened(data, now, fixed):
    """Open some facts, and say what each comes to in the end."""
    opened, later = entries_of(now), dict(now)
    for name, value in now.items():
        if name in fixed or value is None or data.draw(st.booleans()):
            continue
        key = EvidenceKey(name)
        if isinstance(value, bool):
            opened[key] = Evidence(key, value, "", is_fixed=False)
            later[name] = data.draw(st.booleans())
        else:
            more = Fraction(data.draw(st.integers(0, 40)))
            upper = min(value + more, Fraction(100))
            lower = min(value, upper)
            opened[key] = Evidence(key, lower, "", is_fixed=False, lower=lower, upper=upper)
            later[name] = lower + (upper - lower) * Fraction(data.draw(st.integers(0, 6)), 6)
    return opened, later


@given(st.data())
@settings(max_examples=40)
def test_group_totals_of_another_form_are_added_from_the_scored_one(data):
    document = data.draw(documents().filter(lambda made: made["scoring"] == "points"))
    other = {**document, "id": "phieu-suy", "gates": [], "roll_up": None}
    mapping = {"1": [group["id"] for group in document["groups"]]}
    only = {"id": "1", "text": "Mọi nhóm", "max": document["total"], "kind": "number"}
    other["groups"] = [{"id": "1", "text": "Mọi nhóm", "max": document["total"], "items": [only]}]
    other["derive_from"] = {document["id"]: mapping}
    values = data.draw(facts(document["target"]))
    sheet, plain = _both(read(document), document, values, {}, [])
    derived = derive(sheet, read(other))
    assert [group.points for group in derived.groups] == [
        sum(points or 0 for points in plain.points.values())
    ]
    assert (derived.total, derived.grade) == (plain.total, plain.grade)
    assert derived.is_scaled is (plain.scale != 1)
