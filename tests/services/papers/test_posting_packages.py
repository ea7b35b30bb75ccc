"""The posting package: texts in the words of the papers, what is posted by when, its folder."""

from datetime import date

import pytest

from app.domain.errors import Cancelled
from app.services.posting import PostingHalf
from tests.fakes import CollectedProgress
from tests.services import paper_book

NOVEMBER = paper_book.NOVEMBER_ID


@pytest.fixture(scope="module")
def book(kept, tmp_path_factory):
    services = paper_book.open_copy(kept, tmp_path_factory.mktemp("posted") / "so")
    yield services
    services.close()


def texts(package) -> dict[str, str]:
    return {text.label.partition(",")[0]: text.text for text in package.texts}


def test_a_held_meeting_is_posted_with_what_it_decided(book):
    package = book.posting.package(NOVEMBER)
    assert package.half is PostingHalf.AFTER
    told = texts(package)
    assert list(told) == ["Tiêu đề", "Tóm tắt", "Nội dung", "Tin ngắn (Zalo)"]
    assert "nhiệm vụ:" in told["Nội dung"]
    assert told["Tin ngắn (Zalo)"].startswith(told["Tiêu đề"])
    assert "Biên bản" in package.papers
    assert [tick.due_on for tick in package.ticks] == [date(2026, 11, 5)] * 2
    assert package.countdown.label == "Đăng, báo cáo: hết ngày 05/11"


def test_before_a_meeting_its_notice_and_programme_are_posted(book):
    package = book.posting.package(NOVEMBER, PostingHalf.BEFORE)
    told = texts(package)
    assert told["Thông báo"].splitlines()[1].startswith("Thời gian: 14 giờ 00 phút")
    assert told["Thông báo"].endswith(".")
    assert told["Chương trình"].splitlines()[0].startswith("1. ")
    assert package.papers[:2] == ("Giấy mời, thông báo", "Chương trình")
    assert [tick.fact for tick in package.ticks] == ["papers_posted_on"]


def test_a_committee_meeting_has_nothing_to_report(book):
    committee = next(row.id for row in book.meetings.list(2026) if row.kind == "committee")
    assert book.posting.package(committee, PostingHalf.AFTER).ticks == ()


def test_the_day_of_posting_is_kept_and_taken_back(services, november):
    services.meetings.set_fact(november, "reported_on", date(2026, 11, 4))
    ticks = services.posting.package(november).ticks
    assert [tick.done_on for tick in ticks] == [None, date(2026, 11, 4)]
    services.history.undo()
    assert services.posting.package(november).ticks[1].done_on is None


def test_papers_and_texts_go_into_a_folder_of_their_own_and_changed_ones_stay(book, tmp_path):
    written = book.posting.write(NOVEMBER, folder=tmp_path)
    assert {path.parent.name for path in written} == {"2026-11_goi-dang_sau-hop"}
    copied = written[-1]
    assert copied.name == "2026-11_doan-de-chep.txt"
    content = copied.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf[")
    assert content.count(b"\n") == content.count(b"\r\n")
    copied.write_text("sửa tay")
    again = book.posting.write(NOVEMBER, folder=tmp_path)
    assert copied.read_text() == "sửa tay"
    assert again[-1].name == "2026-11_doan-de-chep (2).txt"
    assert again[:-1] == written[:-1]


def test_a_stopped_package_has_written_nothing(book, tmp_path):
    with pytest.raises(Cancelled):
        book.posting.write(NOVEMBER, folder=tmp_path, progress=CollectedProgress(stop_after=1))
    assert list(tmp_path.iterdir()) == []
