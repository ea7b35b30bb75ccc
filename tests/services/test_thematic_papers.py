"""Tham luận through their service: on the agenda, in order, with a file, frozen with the lock."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.data import tables as t
from app.data.codec import from_plain
from app.domain.agendas import ItemKind
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.member_cards import MemberFigure
from app.domain.papers import PaperDraft
from app.domain.periods import Period
from app.services.workspace import Services
from tests.books import OFFICIAL
from tests.services.sample_book import open_sample

DAY = date(2026, 11, 17)


@pytest.fixture
def meeting_id(services, members) -> int:
    return services.meetings.create(
        MeetingDraft(MeetingKind.THEMATIC, Period(2026, 11, 4), DAY, planned_minutes=90)
    )


@pytest.fixture
def sample_copy(tmp_path: Path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


def titles(services, meeting_id) -> list[str]:
    return [i.title for i in services.meetings.file(meeting_id).agenda if i.kind is ItemKind.PAPER]


def add(services, meeting_id, *names: str) -> list[int]:
    return [services.thematic_papers.add(meeting_id, PaperDraft(name)) for name in names]


def test_papers_prepared_before_the_agenda_enter_it_when_it_is_opened(services, meeting_id):
    add(services, meeting_id, "Một", "Hai")
    assert titles(services, meeting_id) == []
    services.agendas.open(meeting_id)
    wanted = ["Trình bày chuyên đề", "Tham luận: Một", "Tham luận: Hai"]
    assert titles(services, meeting_id) == wanted
    assert {p.item_id for p in services.meetings.file(meeting_id).papers} != {None}


def test_a_paper_added_later_stands_after_the_others_and_undo_takes_it_away(services, meeting_id):
    services.agendas.open(meeting_id)
    add(services, meeting_id, "Một")
    before = services.meetings.file(meeting_id)
    add(services, meeting_id, "Hai")
    assert titles(services, meeting_id)[1:] == ["Tham luận: Một", "Tham luận: Hai"]
    services.history.undo()
    assert services.meetings.file(meeting_id) == before


def test_another_preset_keeps_the_papers_and_undo_brings_the_old_agenda_back(services, meeting_id):
    services.agendas.open(meeting_id)
    add(services, meeting_id, "Một")
    before = services.meetings.file(meeting_id)
    services.agendas.replace_by_preset(meeting_id, "chuyen-de")
    assert titles(services, meeting_id)[1:] == ["Tham luận: Một"]
    services.history.undo()
    assert services.meetings.file(meeting_id) == before


def test_order_of_papers_is_order_on_the_agenda(services, meeting_id):
    services.agendas.open(meeting_id)
    first, _, third = add(services, meeting_id, "Một", "Hai", "Ba")
    services.thematic_papers.move(third, 0)
    assert [p.title for p in services.meetings.file(meeting_id).papers] == ["Ba", "Một", "Hai"]
    assert titles(services, meeting_id)[1:] == [
        "Tham luận: Ba",
        "Tham luận: Một",
        "Tham luận: Hai",
    ]
    services.thematic_papers.remove(first)
    assert [p.position for p in services.meetings.file(meeting_id).papers] == [1, 2]


def test_changing_a_paper_changes_its_item_but_not_words_typed_over(services, members, meeting_id):
    services.agendas.open(meeting_id)
    (paper_id,) = add(services, meeting_id, "Một")
    draft = PaperDraft("Mới", members[OFFICIAL[1]], "", 12, "Nội dung")
    services.thematic_papers.save(paper_id, draft)
    item = services.meetings.file(meeting_id).agenda[3]
    assert (item.title, item.presenter_id, item.present_minutes) == (
        "Tham luận: Mới",
        members[OFFICIAL[1]],
        12,
    )


def test_a_paper_with_something_recorded_is_not_removed(services, meeting_id):
    services.agendas.open(meeting_id)
    (paper_id,) = add(services, meeting_id, "Một")
    item = services.meetings.file(meeting_id).agenda[3]
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    services.minutes.set_item_text(item.id, "content", "Đã trình bày.")
    with pytest.raises(Refused, match="đã có nội dung biên bản"):
        services.thematic_papers.remove(paper_id)


def test_a_paper_taken_off_the_agenda_can_be_put_back(services, meeting_id):
    services.agendas.open(meeting_id)
    add(services, meeting_id, "Một")
    services.agendas.remove(services.meetings.file(meeting_id).agenda[3].id)
    assert services.meetings.file(meeting_id).papers[0].item_id is None
    services.thematic_papers.place(meeting_id)
    assert titles(services, meeting_id)[1:] == ["Tham luận: Một"]


def test_a_file_is_kept_by_its_content_and_opened_as_a_copy(services, meeting_id, tmp_path):
    (paper_id,) = add(services, meeting_id, "Một")
    source = tmp_path / "tham-luan.docx"
    source.write_bytes(b"words")
    services.attachments.attach_paper(paper_id, source)
    assert services.meetings.file(meeting_id).papers[0].attachment_name == "tham-luan.docx"
    copy = services.attachments.copy_of_paper(paper_id, services.exports)
    assert copy.read_bytes() == b"words"
    services.attachments.detach_paper(paper_id)
    with pytest.raises(NotFound, match="chưa có tệp"):
        services.attachments.copy_of_paper(paper_id, tmp_path)


def test_only_a_meeting_with_a_topic_has_papers(services, members):
    regular = services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, 11), date(2026, 11, 3))
    )
    with pytest.raises(Refused, match="Chỉ buổi chuyên đề"):
        services.thematic_papers.add(regular, PaperDraft("Một"))


def test_a_paper_without_title_and_a_lost_one_are_refused(services, meeting_id):
    with pytest.raises(ValidationError, match="Chưa ghi tên"):
        services.thematic_papers.add(meeting_id, PaperDraft(""))
    with pytest.raises(NotFound, match="không còn"):
        services.thematic_papers.remove(99)
    with pytest.raises(NotFound, match="không còn"):
        services.attachments.detach_paper(99)


def test_a_snapshot_made_before_papers_existed_still_reads(sample_copy):
    with sample_copy._db.read() as session:
        body = json.loads(session.scalars(select(t.Snapshot.body)).first() or "{}")
    old = {name: value for name, value in body["file"].items() if name != "papers"}
    assert from_plain(MeetingFile, old).papers == ()


def test_papers_are_frozen_with_the_lock(sample_copy):
    file = sample_copy.meetings.file(sample_copy.meetings.id_of("2026-08-cd"))
    assert [paper.title[:7] for paper in file.papers] == ["Rút ngắ", "Phối hợ"]
    with pytest.raises(Refused, match="đã khóa"):
        sample_copy.thematic_papers.save(file.papers[0].id, PaperDraft("Khác"))
    with pytest.raises(Refused, match="đã khóa"):
        sample_copy.thematic_papers.move(file.papers[1].id, 0)


def test_papers_count_on_the_card_of_their_author(sample_copy):
    file = sample_copy.meetings.file(sample_copy.meetings.id_of("2026-08-cd"))
    author = file.papers[0].author_id
    card = sample_copy.members.card(author, 2026)
    given = [line.text.partition(" “")[0] for line in card.records[MemberFigure.PAPERS]]
    assert given == ["Tham luận", "Báo cáo học tập và làm theo Bác"]
    assert card.papers == 2
    assert [line.where for line in card.recent if line.text.startswith("Tham luận")] == [
        f"meeting:{file.header.id}:prepare:paper:{file.papers[0].id}"
    ]


def test_a_paper_is_found_by_its_title_and_words_with_its_meeting(services, meeting_id):
    paper = services.thematic_papers.add(meeting_id, PaperDraft("Tiết kiệm điện", text="điều hòa"))
    for words in ("tiet kiem dien", "dieu hoa"):
        (found,) = [one for one in services.search.find(words, 20) if one.kind == "paper"]
        assert found.where == f"meeting:{meeting_id}:prepare:paper:{paper}"
        assert found.origin == "tham luận · 17/11/2026"
