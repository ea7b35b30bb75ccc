"""The frozen copy, the JSON of the command line, derived totals and the three columns."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.choices import PASS, Choice
from app.domain.derived_sheets import derive
from app.domain.errors import Damaged, Refused
from app.domain.frozen_sheets import as_json, freeze, frozen_json, thaw, thaw_item
from app.domain.gates import Gating, gates_for
from app.domain.meetings import MeetingKind
from app.domain.plain_records import RecordReader
from app.domain.rubric_editions import content_hash, from_plain, to_plain
from app.domain.score_columns import score_columns, vote_differences, vote_sentence
from app.domain.score_sheets import SheetLine
from app.domain.scoring_options import GapReading, ScoringOptions
from tests.domain.score_samples import (
    RUBRIC_IDS,
    ended_facts,
    last_choices,
    rubric,
    sample_facts,
    scored,
    untyped,
)

DETAILED = rubric("an-phu-chi-tiet")
SEVEN = rubric("hd42-7-nhom")
PHU_THO = rubric("phu-tho")


def closed():
    return scored(DETAILED, ended_facts(), last_choices())


def derived_from(*given):
    return derive(*given)


def columns_of(*given, **named):
    return score_columns(*given, **named)


def frozen_plain():
    return freeze(
        closed(),
        DETAILED,
        last_choices(),
        ScoringOptions(exactly_half_spoke=GapReading.HIGHEST),
        gating=Gating(gates_for(rubric("binh-thuan-gates"), DETAILED), {"g": "fair"}),
        roll_up=PHU_THO.roll_up,
    )


def test_closed_sheet_is_read_from_its_copy_only():
    kept = thaw(json.loads(frozen_json(frozen_plain())))
    assert kept.sheet == closed()
    assert kept.rubric == DETAILED
    assert kept.choices == last_choices()
    assert kept.options.exactly_half_spoke is GapReading.HIGHEST
    assert kept.roll_up == PHU_THO.roll_up
    assert kept.gating.answers == {"g": "fair"}


def test_frozen_copy_is_the_same_text_byte_for_byte():
    text = frozen_json(frozen_plain())
    kept = thaw(json.loads(text))
    again = freeze(
        kept.sheet,
        kept.rubric,
        kept.choices,
        kept.options,
        gating=kept.gating,
        roll_up=kept.roll_up,
    )
    assert frozen_json(again) == text


def test_copies_made_with_one_rubric_share_it():
    frozen = frozen_json(freeze(closed(), DETAILED))
    first, second = thaw(json.loads(frozen)), thaw(json.loads(frozen))
    assert first.rubric is second.rubric
    assert first.rubric == DETAILED


def test_number_where_words_are_asked_is_read_as_words():
    assert RecordReader().read(str, 7, "name") == "7"


def test_copy_without_extras_is_read_too():
    kept = thaw(json.loads(frozen_json(freeze(closed(), DETAILED))))
    assert (kept.roll_up, kept.options, kept.choices) == (None, ScoringOptions(), ())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: None,
        lambda plain: {**plain, "version": 9},
        lambda plain: {**plain, "rubric": None},
        lambda plain: {**plain, "sheet": {**plain["sheet"], "total": "many"}},
        lambda plain: {**plain, "sheet": {**plain["sheet"], "total": "1/0"}},
        lambda plain: {**plain, "choices": "none"},
        lambda plain: {**plain, "options": [["A1"]]},
    ],
)
def test_damaged_copy_is_said_to_be_damaged(spoil):
    with pytest.raises(Damaged, match="Bản lưu của phiếu đã chốt bị hỏng"):
        thaw(spoil(frozen_plain()))


def test_one_line_of_a_closed_sheet_is_read_without_the_others():
    plain, last = frozen_plain(), closed().items[-1]
    plain["sheet"]["items"][0] = "not a line"
    assert thaw_item(plain, lambda rubric: list(rubric.items())[-1].id) == last
    assert thaw_item(plain, lambda _rubric: "no such line") is None
    assert thaw_item(plain, lambda _rubric: None) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _plain: None,
        lambda plain: plain | {"version": 9},
        lambda plain: plain | {"sheet": None},
        lambda plain: plain | {"sheet": {"items": "x"}},
        lambda plain: plain | {"sheet": {"items": [{"id": plain["sheet"]["items"][0]["id"]}]}},
    ],
)
def test_a_damaged_line_is_said_to_be_damaged(spoil):
    with pytest.raises(Damaged, match="Bản lưu của phiếu đã chốt bị hỏng"):
        thaw_item(spoil(frozen_plain()), lambda _rubric: closed().items[0].id)


SHEET_KEYS = [
    "meeting",
    "rubric",
    "state",
    "maximum",
    "safe",
    "lost",
    "winnable",
    "total",
    "grade",
    "grade_after_gates",
    "items",
]
ITEM_KEYS = ["id", "group", "max", "points", "state", "evidence", "why"]


def test_json_has_the_stable_keys_and_rounded_numbers():
    facts = replace(sample_facts(), kind=MeetingKind.THEMATIC)
    document = as_json(scored(DETAILED, facts), "2026-11", "open")
    assert list(document) == SHEET_KEYS
    assert list(document["items"][0]) == ITEM_KEYS
    assert document["rubric"] == {"id": "an-phu-chi-tiet", "edition": content_hash(DETAILED)}
    assert document["items"][1]["evidence"] == {
        "attendance_percent": 90.909091,
        "unexcused_absence_count": 0,
    }
    assert document["safe"] == round(document["safe"], 6)
    assert document["maximum"] == 100
    assert json.dumps(document)


@pytest.mark.parametrize("name", RUBRIC_IDS)
def test_rubric_survives_its_plain_form_and_keeps_its_hash(name):
    made = rubric(name)
    kept = from_plain(json.loads(json.dumps(to_plain(made))))
    assert kept == made
    assert content_hash(kept) == content_hash(made)


def test_another_number_is_another_edition():
    other = replace(DETAILED, total=Fraction(101))
    assert content_hash(other) != content_hash(DETAILED)


@pytest.mark.parametrize("plain", [None, [], {}, {"schema": 1}, "x"])
def test_damaged_stored_rubric_is_said_to_be_damaged(plain):
    with pytest.raises(Damaged, match="Khung tiêu chí trong sổ bị hỏng"):
        from_plain(plain)


def test_seven_groups_are_added_from_the_detailed_sheet():
    derived = derived_from(closed(), SEVEN)
    assert [(g.id, int(g.points), int(g.max)) for g in derived.groups] == [
        ("1", 5, 5),
        ("2", 5, 5),
        ("3", 10, 10),
        ("4", 39, 40),
        ("5", 3, 5),
        ("6", 27, 30),
        ("7", 5, 5),
    ]
    assert (derived.total, derived.grade, derived.grade_label) == (94, "good", "Tốt")
    assert derived.groups[3].from_groups == ("4", "5")
    assert not derived.is_scaled


def test_open_lines_of_a_derived_group_are_counted():
    derived = derived_from(scored(DETAILED, sample_facts()), SEVEN)
    assert derived.groups[4].open_lines == 4
    assert (derived.groups[4].low, derived.groups[4].high) == (0, 5)


def test_sheet_that_says_nothing_of_the_source_is_refused():
    with pytest.raises(Refused, match="không nêu cách tính từ phiếu đang dùng"):
        derived_from(closed(), rubric("member-d"))


def test_group_without_a_source_is_empty_and_without_a_band_there_is_no_grade():
    bare = replace(SEVEN, derive_from={"an-phu-chi-tiet": {"1": ("1", "99")}}, bands=())
    derived = derived_from(closed(), bare)
    assert (derived.groups[0].points, derived.groups[1].points) == (5, 0)
    assert (derived.grade, derived.grade_label) == (None, "")


def test_cell_column_starts_as_a_copy_and_the_superior_says_nothing():
    found = columns_of(closed(), DETAILED.bands)
    assert (found.self_total, found.cell_total, found.superior_total) == (94, 94, None)
    assert (found.reported_total, found.reported_by_superior, found.grade) == (94, False, "good")
    assert not any(line.differs for line in found.lines)


def test_superior_points_are_reported_and_hide_nothing():
    kept = [
        SheetLine("5.1", cell_points=Fraction(1)),
        SheetLine("3.1", superior_points=Fraction(0)),
    ]
    found = columns_of(closed(), DETAILED.bands, kept)
    assert (found.self_total, found.cell_total, found.superior_total) == (94, 93, 90)
    assert (found.reported_total, found.reported_by_superior) == (90, True)
    assert [line.item_id for line in found.lines if line.differs] == ["3.1", "5.1"]


def test_superior_may_give_a_total_alone():
    found = columns_of(closed(), DETAILED.bands, superior_total=Fraction(88))
    assert (found.reported_total, found.grade_label) == (88, "Khá")
    beyond = columns_of(closed(), DETAILED.bands, superior_total=Fraction(101))
    assert (beyond.grade, beyond.grade_label) == (None, "")


def test_vote_is_compared_with_the_record():
    sheet = closed()
    voted = {item.id: item.points for item in sheet.items}
    assert vote_differences(sheet, voted) == ()
    (line,) = untyped(vote_differences(sheet, {"4.7": Fraction(1)}))
    assert (line.item_id, line.voted, line.now) == ("4.7", 1, 0)
    assert vote_sentence(Fraction(94), Fraction(93)) == "Biểu quyết 94, theo hồ sơ 93."
    assert vote_sentence(Fraction(94), Fraction(94)) == ""


def test_entries_of_a_frozen_sheet_keep_their_notes():
    noted = (*last_choices(), Choice("7", note="Việc 16.3 gia hạn"), Choice("5.4", level_id=PASS))
    sheet = scored(DETAILED, ended_facts(), noted)
    kept = thaw(json.loads(frozen_json(freeze(sheet, DETAILED, noted))))
    assert kept.sheet.item("7").note == "Việc 16.3 gia hạn"
    assert not kept.sheet.item("7").needs_note
