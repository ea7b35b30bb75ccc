"""Texts of papers inside the shipped templates: whole sentences, no empty or doubled marks."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.domain.agendas import ItemPart
from app.domain.derived_sheets import derive
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind, MeetingRow, Topic
from app.domain.periods import Period
from app.domain.settings import Settings
from app.services.export import word
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.invitation import invitation
from app.services.paper_texts.minutes import minutes, minutes_kind
from app.services.paper_texts.programme import programme
from app.services.paper_texts.resolution import resolution
from app.services.paper_texts.score_sheet import score_sheet
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.year_plan import PlannedRow, PlanSource, year_plan
from tests import builders as b
from tests.export.docx_reader import lines
from tests.export.paper_sheets import a_rubric, a_view

FAULTS = re.compile(
    r"None|  |\.\.|;\.|,\.|:\.|\(\)|: ;|\{|^- ?\.?$|(?<!\d )đồng chí[,.;]|đồng chí đồng chí"
)
KINDS = (*MeetingKind,)


def a_file(kind: MeetingKind = MeetingKind.REGULAR, *, empty: bool = False) -> MeetingFile:
    file = b.before_meeting() if empty else b.a_meeting_file()
    period = Period(2026, quarter=4) if kind is MeetingKind.THEMATIC else file.header.period
    file = b.with_header(file, kind=kind, period=period)
    if kind is not MeetingKind.COMBINED:
        return file
    agenda = tuple(
        replace(item, part=ItemPart.THEMATIC) if item.id in {4, 5} else item for item in file.agenda
    )
    return replace(file, agenda=agenda)


def a_source(file: MeetingFile) -> PaperSource:
    view = a_view(file)
    return PaperSource(file, view=view, derived=derive(view.sheet, a_rubric("hd42-7-nhom")))


def faults(kind: PaperKind, context) -> list[str]:
    printed = lines(word.render(word.shipped_template(kind), context))
    return [line.text for line in printed if FAULTS.search(line.text)]


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_of_every_kind_read_well(kind):
    context = minutes(a_source(a_file(kind)))
    assert faults(minutes_kind(kind), context) == []


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_of_a_meeting_with_nothing_recorded_read_well(kind):
    file = b.with_header(a_file(kind, empty=True), topic=Topic(), place="", form_basis="")
    bare = replace(file, agenda=(), notices=(), guests=(), people=(), previous=None)
    assert faults(minutes_kind(kind), minutes(PaperSource(bare))) == []


@pytest.mark.parametrize("kind", [MeetingKind.REGULAR, MeetingKind.COMBINED])
def test_resolutions_read_well(kind):
    assert faults(PaperKind.RESOLUTION, resolution(a_source(a_file(kind)))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_papers_that_call_a_meeting_read_well(kind):
    source = PaperSource(a_file(kind, empty=True))
    assert faults(PaperKind.PROGRAMME, programme(source)) == []
    assert faults(PaperKind.INVITATION, invitation(source)) == []


@pytest.mark.parametrize("rubric_id", ["an-phu-chi-tiet", "hd42-rut-gon", "hd12-checklist"])
def test_sheets_of_every_rubric_read_well(rubric_id):
    file = a_file()
    view = a_view(file, rubric_id)
    context = score_sheet(PaperSource(file, view=view), view)
    assert faults(PaperKind.SCORE_SHEET, context) == []


def test_the_plan_reads_well():
    file = a_file()
    header = file.header
    row = MeetingRow(
        header.id,
        header.key,
        file.title,
        header.kind,
        header.period,
        header.stage,
        header.day,
        header.starts_at,
        header.place,
        "",
        "",
        date(2026, 11, 1),
    )
    source = PlanSource(file.cell, Settings(), file.people, 2026, header.day, (PlannedRow(row),))
    assert faults(PaperKind.YEAR_PLAN, year_plan(source)) == []
