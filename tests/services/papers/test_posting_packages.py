"""The posting package: texts in the words of the papers, what is posted by when, its folder."""

import errno
from datetime import date

import pytest

from app.data import files
from app.domain.errors import Cancelled, ExportError
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


def test_papers_and_texts_go_into_a_folder_of_their_own(book, tmp_path):
    written = book.posting.write(NOVEMBER, folder=tmp_path)
    assert {path.parent.name for path in written} == {"2026-11_goi-dang_sau-hop"}
    copied = written[-1]
    assert copied.name == "2026-11_doan-de-chep.txt"
    content = copied.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf[")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_a_package_as_it_was_written_gives_way_and_a_changed_one_stays(book, tmp_path):
    first = book.posting.write(NOVEMBER, folder=tmp_path)
    assert book.posting.write(NOVEMBER, folder=tmp_path) == first
    first[-1].write_text("sửa tay")

    again = book.posting.write(NOVEMBER, folder=tmp_path)

    assert first[-1].read_text() == "sửa tay"
    assert {path.parent.name for path in again} == {"2026-11_goi-dang_sau-hop (2)"}
    assert [path.name for path in again] == [path.name for path in first]


def test_a_package_that_cannot_be_written_leaves_nothing(book, tmp_path, monkeypatch):
    def full(*_places):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(ExportError, match="Ổ đĩa đã đầy"):
        book.posting.write(NOVEMBER, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_package_has_written_nothing(book, tmp_path):
    with pytest.raises(Cancelled):
        book.posting.write(NOVEMBER, folder=tmp_path, progress=CollectedProgress(stop_after=1))
    assert list(tmp_path.iterdir()) == []
