"""The superior's words (cấp trên phát biểu) have a place of their own in every minutes."""

from dataclasses import replace

import pytest

from app.domain.agendas import ItemKind
from app.domain.meetings import Guest, MeetingKind
from app.domain.minutes import EntryKind
from app.services.export import word
from app.services.export.contexts import CombinedMinutes, RegularMinutes, ThematicMinutes
from app.services.paper_texts.minutes import minutes, minutes_kind
from app.services.paper_texts.programme import programme
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.wording import guest_text
from tests import builders as b
from tests.export.docx_reader import text_of

DELEGATE = Guest(1, "Nguyễn Hữu Phước", "Đảng ủy xã", "Phó Bí thư Đảng ủy xã", is_superior=True)
VISITOR = Guest(2, "Lê Văn Bình", "Chi bộ Tài chính")
GUEST_ITEM = b.an_item(20, kind=ItemKind.GUEST, title="Cấp trên phát biểu", content="")
KINDS = [MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED]


def said(entry_id, text, item_id, guest=DELEGATE.name):
    return b.an_entry(
        entry_id, item_id=item_id, text=text, member_id=None, guest_name=f"đ/c {guest}"
    )


def a_meeting(kind=MeetingKind.REGULAR, **changes):
    file = b.with_header(b.a_meeting_file(), kind=kind)
    entries = (
        b.an_entry(1, text="Ý kiến đảng viên"),
        said(2, "Ghi nhận kết quả", GUEST_ITEM.id),
        said(3, "Ghi rõ nguyên nhân", 4),
        said(4, "Xin học tập cách làm", 4, VISITOR.name),
        b.an_entry(5, kind=EntryKind.RESPONSE, item_id=GUEST_ITEM.id, text="Xin tiếp thu"),
    )
    made = replace(
        file, guests=(DELEGATE, VISITOR), agenda=(*file.agenda, GUEST_ITEM), entries=entries
    )
    return replace(made, **changes)


def paper_of(file) -> RegularMinutes | ThematicMinutes | CombinedMinutes:
    paper = minutes(PaperSource(file))
    assert isinstance(paper, RegularMinutes | ThematicMinutes | CombinedMinutes)
    return paper


@pytest.mark.parametrize("kind", KINDS)
def test_the_superior_stands_apart_from_the_opinions_in_every_minutes(kind):
    paper = paper_of(a_meeting(kind))
    talk = paper.closing.superior
    assert talk is not None
    assert [o.text for o in talk.opinions] == ["Ghi nhận kết quả.", "Ghi rõ nguyên nhân."]
    assert "Xin tiếp thu." in talk.response
    printed = text_of(word.render(word.shipped_template(minutes_kind(kind)), paper))
    assert "CẤP TRÊN PHÁT BIỂU" in printed
    assert all(printed.count(words) == 1 for words in ("Ghi nhận kết quả", "Ghi rõ nguyên nhân"))
    assert "Xin học tập cách làm" in printed


def test_a_word_of_the_superior_under_another_item_says_which():
    paper = paper_of(a_meeting())
    assert isinstance(paper, RegularMinutes)
    talk = paper.closing.superior
    assert talk is not None
    number = next(i.number for i in paper.regular.items if i.opinions)
    assert [o.time for o in talk.opinions] == ["14 giờ 40", f"14 giờ 40, về mục {number}"]
    assert {o.speaker for o in talk.opinions} == {"Nguyễn Hữu Phước, Phó Bí thư Đảng ủy xã"}
    assert "Cấp trên phát biểu" not in [item.title for item in paper.regular.items]


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_without_a_word_of_the_superior_say_so(kind):
    paper = paper_of(a_meeting(kind, entries=(b.an_entry(1),)))
    assert paper.closing.superior is None
    printed = text_of(word.render(word.shipped_template(minutes_kind(kind)), paper))
    assert "Không có đại biểu cấp trên phát biểu." in printed


@pytest.mark.parametrize(
    ("guest", "words"),
    [
        (DELEGATE, "đồng chí Nguyễn Hữu Phước, Phó Bí thư Đảng ủy xã"),
        (replace(DELEGATE, role="Phó Bí thư"), "đồng chí Nguyễn Hữu Phước, Phó Bí thư, Đảng ủy xã"),
        (replace(DELEGATE, name="đồng chí Phước", role=""), "đồng chí Phước, Đảng ủy xã"),
        (
            replace(DELEGATE, role="Bí thư Thành ủy, Chủ tịch HĐND", unit="Thành ủy Bắc Kạn"),
            "đồng chí Nguyễn Hữu Phước, Bí thư Thành ủy Bắc Kạn, Chủ tịch HĐND",
        ),
        (
            replace(DELEGATE, role="Chuyên viên Ban Tổ chức", unit="Thành ủy Bắc Kạn"),
            "đồng chí Nguyễn Hữu Phước, Chuyên viên Ban Tổ chức, Thành ủy Bắc Kạn",
        ),
        (replace(VISITOR, unit="", online=True), "Lê Văn Bình (trực tuyến)"),
    ],
)
def test_a_guest_is_named_with_role_and_unit_and_nothing_twice(guest, words):
    assert guest_text(guest) == words


def test_the_programme_names_who_speaks_for_the_superior():
    rows = programme(PaperSource(a_meeting())).rows
    assert rows[-1].person == "Đại biểu cấp trên"
