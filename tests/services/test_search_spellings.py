"""One search box: every spelling finds, everything can be found, and all of it is listed."""

from collections import Counter
from datetime import date

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from tests.services.sample_book import open_sample

TEXT = "Tổ hòa giải báo cáo Đảng ủy xã về thăm hỏi gia đình chính sách"


@pytest.fixture
def book(services, members):
    owner = members["Hồ Sỹ Đạt"]
    services.tasks.assign(None, TaskDraft(TEXT, owner, due_on=date(2026, 12, 1)))
    return services


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    opened = open_sample(tmp_path_factory.mktemp("mau") / "so")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "typed",
    [
        "hòa giải", "hoà giải", "hoa giai", "HOÀ GIẢI", "hòa giai", "giải hòa",
        "đảng ủy", "đảng uỷ", "dang uy", "Đảng Ủy", "đang uy", "ủy đảng",
        "tham hoi", "thăm hỏi", "hỏi thăm", "tha ho", "gia dinh chinh sach",
        "chính sách thăm đảng", "bao cao xa", "  báo   cáo  ", "“báo cáo”", "bao-cao",
        "hoa\u0300 giai\u0309",
    ],
)  # fmt: skip
def test_every_spelling_finds_the_same_task(book, typed):
    assert [found.title for found in book.search.find(typed)] == [TEXT]


@pytest.mark.parametrize("typed", ["hoà giãi xyz", "giảia", "oà", "ính sách", ""])
def test_other_words_and_middles_of_words_do_not(book, typed):
    assert book.search.find(typed) == ()


def test_who_has_the_typed_marks_comes_first(services):
    for name in ("Trịnh Hồng Tham", "Nguyễn Văn Thâm", "Vũ Thị Thắm"):
        services.members.add(MemberForm(name))
    assert services.search.find("thâm")[0].title == "Nguyễn Văn Thâm"
    assert services.search.find("thắm")[0].title == "Vũ Thị Thắm"
    assert {found.title for found in services.search.find("tham")} == {
        "Trịnh Hồng Tham", "Nguyễn Văn Thâm", "Vũ Thị Thắm",
    }  # fmt: skip


def test_a_result_is_found_as_its_task(book):
    (task,) = book.tasks.open()
    book.tasks.record(task.id, TaskState.IN_PROGRESS, "đã xong hai hộ ở thôn Đông")
    (found,) = book.search.find("thon dong")
    assert (found.kind, found.title, found.where) == ("task", TEXT, f"task:{task.id}")
    assert "thôn Đông" in found.excerpt


def test_a_file_is_found_with_its_meeting(services, tmp_path):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))
    meeting = services.meetings.create(draft)
    scan = tmp_path / "Danh sách hộ nghèo.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF")
    services.attachments.attach_scan(meeting, scan)
    (found,) = services.search.find("ho ngheo")
    assert (found.kind, found.title) == ("file", "Danh sách hộ nghèo.pdf")
    assert found.where.startswith(f"meeting:{meeting}:finish:file:")
    assert found.origin == "thường kỳ tháng 11/2026"


def test_the_page_counts_kinds_and_years_and_is_narrowed_by_both(sample):
    whole = sample.search.find_page("nghi quyet", limit=1000)
    kinds, years = dict(whole.kinds), dict(whole.years)
    assert whole.total == len(whole.found) == sum(kinds.values())
    assert Counter(found.kind for found in whole.found) == kinds
    assert list(years) == sorted(years, reverse=True)
    assert sum(years.values()) == len([f for f in whole.found if f.year is not None])
    narrowed = sample.search.find_page("nghi quyet", ("item", "entry"), 2026, limit=1000)
    assert {(f.kind, f.year) for f in narrowed.found} <= {("item", 2026), ("entry", 2026)}
    assert narrowed.total == sum(
        f.kind in {"item", "entry"} and f.year == 2026 for f in whole.found
    )


def test_the_page_comes_in_parts_without_gaps(sample):
    whole = [found.where for found in sample.search.find_page("chi bo", limit=1000).found]
    parts = [
        found.where
        for start in range(0, len(whole), 20)
        for found in sample.search.find_page("chi bo", start=start, limit=20).found
    ]
    assert parts == whole
    assert len(set(whole)) == len(whole) > 40


def test_nothing_typed_is_an_empty_page(sample):
    page = sample.search.find_page(" … ")
    assert (page.found, page.total, page.kinds, page.is_cut) == ((), 0, (), False)
