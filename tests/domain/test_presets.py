"""The agendas a meeting can start from."""

import re

import pytest

from app.domain.agenda_presets import (
    COMBINED,
    COMMITTEE,
    HD42,
    MODEL_NINETY,
    NINETY,
    PRESETS,
    REGULAR_PRESETS,
    THEMATIC,
    TUY_LOC,
    preset,
    preset_for,
    preset_minutes,
    with_months,
)
from app.domain.agendas import ItemKind, ItemOrigin, ItemPart
from app.domain.meetings import MeetingKind
from app.domain.steps import STEPS
from app.domain.time_shares import planned_part_minutes

_WITHOUT_TALK = {ItemKind.PROCEDURE, ItemKind.SCORING, ItemKind.READING, ItemKind.GUEST}


@pytest.mark.parametrize("agenda", PRESETS, ids=lambda agenda: agenda.slug)
def test_every_preset_states_the_sum_of_its_minutes(agenda):
    stated = re.search(r"([0-9]+) phút", agenda.name)
    assert stated is not None
    assert preset_minutes(agenda) == int(stated[1])


@pytest.mark.parametrize(
    ("agenda", "least"),
    [(HD42, 90), (MODEL_NINETY, 90), (NINETY, 90), (TUY_LOC, 90), (THEMATIC, 90), (COMBINED, 120)],
)
def test_presets_last_as_long_as_their_kind_must(agenda, least):
    assert preset_minutes(agenda) >= least


@pytest.mark.parametrize("agenda", PRESETS, ids=lambda agenda: agenda.slug)
def test_steps_named_by_a_preset_exist_and_items_come_from_it(agenda):
    known = {step.id for step in STEPS}
    assert {step for item in agenda.items for step in item.step_ids} <= known
    assert {item.origin for item in agenda.items} == {ItemOrigin.PRESET}


@pytest.mark.parametrize("agenda", [HD42, MODEL_NINETY, COMMITTEE], ids=lambda agenda: agenda.slug)
def test_a_discussion_slot_follows_every_item_with_content(agenda):
    talks = [i for i in agenda.items if i.kind not in _WITHOUT_TALK | {ItemKind.DECISION}]
    assert [item.title for item in talks if not item.discuss_minutes] == []


def test_the_usual_agenda_is_the_one_of_the_picture():
    assert [(i.present_minutes, i.discuss_minutes) for i in HD42.items] == [
        (8, 0),
        (9, 3),
        (7, 8),
        (8, 12),
        (5, 3),
        (0, 15),
        (6, 0),
        (5, 0),
        (4, 0),
    ]


def test_the_model_agenda_reviews_two_members_and_has_self_criticism():
    study = next(item for item in MODEL_NINETY.items if item.kind is ItemKind.STUDY)
    assert study.title.endswith("hai đảng viên")
    critique = [i.discuss_minutes for i in MODEL_NINETY.items if i.kind is ItemKind.CRITIQUE]
    assert critique == [15]


def test_the_shipped_ninety_minutes_have_no_self_criticism():
    assert not any(item.kind is ItemKind.CRITIQUE for item in NINETY.items)


def test_the_sixteen_steps_are_sixteen():
    assert len(TUY_LOC.items) == 16


def test_the_combined_agenda_has_two_blocks():
    parts = [item.part for item in COMBINED.items]
    assert parts == sorted(parts)
    assert planned_part_minutes(COMBINED.items, ItemPart.REGULAR) == 78
    assert planned_part_minutes(COMBINED.items, ItemPart.THEMATIC) == 63


def test_the_committee_agenda_walks_through_its_six_steps():
    assert [item.step_ids for item in COMMITTEE.items] == [(f"C-{n}",) for n in range(1, 7)]


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_has_an_agenda(kind):
    assert preset_for(kind).items


def test_the_cell_chooses_its_regular_agenda_only():
    assert preset_for(MeetingKind.REGULAR, "thuong-ky-mau-90") is MODEL_NINETY
    assert preset_for(MeetingKind.REGULAR, "chi-uy") is HD42
    assert preset_for(MeetingKind.REGULAR, "gone") is HD42
    assert preset_for(MeetingKind.THEMATIC, "thuong-ky-mau-90") is THEMATIC
    assert all(preset(agenda.slug) is agenda for agenda in REGULAR_PRESETS)


@pytest.mark.parametrize(
    ("month", "title"),
    [
        (11, "Báo cáo tháng 10, phương hướng tháng 11"),
        (1, "Báo cáo tháng 12, phương hướng tháng 1"),
        (None, "Báo cáo tháng trước, phương hướng tháng này"),
    ],
)
def test_titles_name_the_months(month, title):
    assert with_months(HD42.items, month)[3].title == title
