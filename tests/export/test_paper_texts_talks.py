"""Tham luận in the thematic minutes: title, author, and what was said or where the words are."""

from dataclasses import replace

import pytest

from app.domain.agendas import ItemKind
from app.domain.meetings import MeetingKind, Topic
from app.domain.papers import Paper
from app.services.paper_texts.minutes_topic import thematic_part
from tests.builders import HANH, LAN, a_header, a_meeting_file, an_item

MAIN = an_item(1, kind=ItemKind.PAPER, title="Trình bày chuyên đề", presenter_id=HANH)
GIVEN = an_item(2, kind=ItemKind.PAPER, title="Tham luận: Tiết kiệm điện", content="")


def printed(paper: Paper, **item_changes):
    header = a_header(kind=MeetingKind.THEMATIC, topic=Topic("Chống lãng phí", 2, HANH))
    agenda = (MAIN, replace(GIVEN, **item_changes))
    part = thematic_part(a_meeting_file(header=header, agenda=agenda, papers=(paper,)))
    (found,) = part.papers
    return found


@pytest.mark.parametrize(
    ("paper", "item", "summary"),
    [
        ({"text": "Bài viết"}, {"content": "Đã nêu ba giải pháp"}, "Đã nêu ba giải pháp."),
        ({"text": "Tắt đèn ngoài giờ"}, {}, "Tắt đèn ngoài giờ."),
        ({"attachment_name": "bai.docx"}, {}, "Toàn văn: bai.docx."),
        ({"text": "dài " * 400}, {}, "Toàn văn lưu cùng hồ sơ buổi sinh hoạt."),
        ({}, {}, "Toàn văn lưu cùng hồ sơ buổi sinh hoạt."),
    ],
)
def test_a_paper_prints_what_was_said_else_its_words_else_where_they_are(paper, item, summary):
    found = printed(Paper(1, 1, "Tiết kiệm điện", LAN, item_id=2, **paper), **item)
    assert (found.title, found.author) == ("Tiết kiệm điện", "Hoàng Thị Lan")
    assert found.summary == summary


def test_a_guest_and_a_paper_off_the_agenda_print_too():
    header = a_header(kind=MeetingKind.THEMATIC, topic=Topic("Chống lãng phí", 2, HANH))
    guest = Paper(1, 1, "Tài sản công", author_name="Lê Hữu Nghĩa", text="Nêu kinh nghiệm")
    part = thematic_part(a_meeting_file(header=header, agenda=(MAIN,), papers=(guest,)))
    assert [(p.title, p.author) for p in part.papers] == [("Tài sản công", "Lê Hữu Nghĩa")]
    assert part.presenter == "Nguyễn Thị Hạnh"
