"""Snapshots: a frozen value to JSON and back is the same value, whatever it holds."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.codec import from_plain, to_plain
from app.domain.agendas import ItemFate
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.errors import Damaged
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingFile, Override, SiblingMeeting
from app.domain.meetings import Guest, MeetingKind, MeetingPart, PartKind, Preparation
from app.domain.minutes import Correction
from app.domain.papers import Paper
from app.domain.score_sheets import SheetLine, SheetRecord, SheetState
from tests.builders import a_meeting_file, before_meeting, with_header


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    exact: Fraction | None
    day: date
    at: datetime | None
    clock: time
    colour: Colour


@dataclass(frozen=True, slots=True)
class Tree:
    name: str
    count: int
    is_open: bool | None
    pair: tuple[str, int]
    leaves: tuple[Leaf, ...]
    colours: frozenset[Colour]
    weights: dict[str, Fraction]


texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)
moments = st.datetimes(min_value=datetime(1900, 1, 1))
leaves = st.builds(
    Leaf,
    exact=st.none() | st.fractions(),
    day=st.dates(),
    at=st.none() | moments,
    clock=st.times(),
    colour=st.sampled_from(Colour),
)
trees = st.builds(
    Tree,
    name=texts,
    count=st.integers(),
    is_open=st.none() | st.booleans(),
    pair=st.tuples(texts, st.integers()),
    leaves=st.lists(leaves, max_size=3).map(tuple),
    colours=st.frozensets(st.sampled_from(Colour)),
    weights=st.dictionaries(texts, st.fractions(), max_size=3),
)


def through_json(kind, value):
    return from_plain(kind, json.loads(json.dumps(to_plain(value), ensure_ascii=False)))


@given(trees)
def test_every_kind_of_value_comes_back_exactly(tree):
    assert through_json(Tree, tree) == tree


@given(trees)
def test_the_same_value_has_one_text(tree):
    assert to_plain(through_json(Tree, replace(tree, colours=frozenset()))) == to_plain(
        replace(tree, colours=frozenset())
    )


def a_full_file() -> MeetingFile:
    """Return a meeting with something in every part a snapshot keeps."""
    file = with_header(a_meeting_file(), locked_at=datetime(2026, 11, 5, 9, 0), signed_scan="a.pdf")
    line = SheetLine("4.7", Fraction(1, 3), "a", "full", True, "vì thế", "muộn", "x=1", Fraction(2))
    sheet = SheetRecord(
        1, 2, True, SheetState.CLOSED, (line,), Fraction(94), Fraction(187, 2), "giữ", "{}"
    )
    document = IssuedDocument(
        1, DocumentType.RESOLUTION, 17, 1, date(2026, 11, 3), "NQ", 11, DocumentState.ISSUED
    )
    item = replace(file.agenda[0], fate=ItemFate.POSTPONED, fate_reason="hết giờ", given_minutes=5)
    return replace(
        file,
        agenda=(item, *file.agenda[1:]),
        parts=(MeetingPart(1, PartKind.REGULAR, started_at=datetime(2026, 11, 3, 14, 0)),),
        guests=(Guest(1, "Nguyễn Hữu Phước", "Tổ công tác", is_superior=True),),
        preparations=(Preparation(1, "papers", "Đăng tài liệu", date(2026, 11, 2)),),
        sheet=sheet,
        documents=(document,),
        corrections=(Correction(1, "sửa", "nhầm", "Hà", datetime(2026, 11, 6, 8, 0)),),
        overrides=(Override("K08", "prepare:committee", "cấp trên đồng ý"),),
        siblings=(
            SiblingMeeting("2026-10", MeetingKind.REGULAR, 10, 4, date(2026, 10, 5), True, True),
        ),
        probation_due=((21, date(2027, 3, 3)),),
        papers=(Paper(1, 1, "Vai trò của cấp ủy", author_id=4, minutes=10, text="Toàn văn"),),
    )


@pytest.mark.parametrize("file", [a_full_file(), a_meeting_file(), before_meeting()])
def test_a_meeting_file_comes_back_as_it_was(file):
    assert through_json(MeetingFile, file) == file


def test_every_part_of_the_full_file_holds_something():
    file = a_full_file()
    empty = [name for name in MeetingFile.__dataclass_fields__ if getattr(file, name) in ((), None)]
    assert empty == []


def test_findings_come_back_with_their_severity():
    found = (Finding("K08", Severity.ERROR, "Chưa họp.", "prepare", "Ghi", "đồng ý"),)
    assert through_json(tuple[Finding, ...], found) == found


def test_a_field_of_an_older_or_newer_program_is_left_at_its_default_or_ignored():
    plain = to_plain(a_meeting_file())
    del plain["member_total"]
    plain["from_the_future"] = 1
    assert from_plain(MeetingFile, plain) == replace(a_meeting_file(), member_total=0)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda plain: plain.pop("cell"),
        lambda plain: plain["header"].update(day="không phải ngày"),
        lambda plain: plain["header"].update(kind="unknown"),
        lambda plain: plain.update(agenda=5),
    ],
)
def test_a_damaged_snapshot_is_said_to_be_damaged(break_it):
    plain = to_plain(a_meeting_file())
    break_it(plain)
    with pytest.raises(Damaged, match="khôi phục"):
        from_plain(MeetingFile, plain)


def test_a_value_without_a_plain_form_is_a_fault_of_the_program():
    with pytest.raises(TypeError, match="object"):
        to_plain(object())
