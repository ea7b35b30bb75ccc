"""Tham luận: what one needs, how it stands on the agenda, who gives it."""

import pytest

from app.domain.agendas import ItemKind, ItemPart
from app.domain.papers import Paper, PaperDraft, check_paper, paper_item
from tests.builders import LAN, a_meeting_file, an_item


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (PaperDraft("Tiết kiệm điện"), []),
        (PaperDraft("Tiết kiệm điện", minutes=None), []),
        (PaperDraft("  "), ["title"]),
        (PaperDraft("Tiết kiệm điện", minutes=0), ["minutes"]),
        (PaperDraft("", minutes=481), ["title", "minutes"]),
    ],
)
def test_a_paper_needs_a_title_and_sensible_minutes(draft, fields):
    assert [problem.field for problem in check_paper(draft)] == fields


def test_a_paper_stands_in_the_thematic_half_with_its_author_and_minutes():
    item = paper_item(PaperDraft("Tiết kiệm điện ", LAN, "Khách", 8))
    assert (item.kind, item.part) == (ItemKind.PAPER, ItemPart.THEMATIC)
    assert (item.title, item.presenter_id, item.presenter_name) == (
        "Tham luận: Tiết kiệm điện",
        LAN,
        "",
    )
    assert (item.present_minutes, item.discuss_minutes) == (8, 0)


def test_a_paper_of_a_guest_without_minutes_takes_the_usual_ones():
    item = paper_item(PaperDraft("Tiết kiệm điện", None, "Lê Hữu Nghĩa", None))
    assert (item.presenter_name, item.present_minutes) == ("Lê Hữu Nghĩa", 10)


@pytest.mark.parametrize(
    ("changes", "is_written"),
    [
        ({}, False),
        ({"text": " "}, False),
        ({"text": "Bài"}, True),
        ({"attachment_name": "a"}, True),
    ],
)
def test_a_paper_is_written_as_text_or_file(changes, is_written):
    assert Paper(1, 1, "Tiết kiệm điện", **changes).is_written is is_written


def test_a_meeting_knows_the_paper_of_an_item_and_its_author():
    own = Paper(1, 1, "Tiết kiệm điện", author_id=LAN, item_id=7)
    guest = Paper(2, 2, "Tài sản công", author_name="Lê Hữu Nghĩa")
    file = a_meeting_file(agenda=(an_item(7), an_item(8)), papers=(own, guest))
    assert [file.paper_of(item_id) for item_id in (7, 8, None)] == [own, None, None]
    assert [file.author_of(paper) for paper in file.papers] == ["Hoàng Thị Lan", "Lê Hữu Nghĩa"]
