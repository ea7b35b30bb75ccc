"""Small words of papers: what goes on after a colon, what is said once, who comes first."""

import pytest

from app.domain.meeting_file import Person
from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.services.paper_texts.wording import (
    by_rank,
    joined_once,
    lowered,
    scored_session,
    spelled,
    when_words,
)
from tests import builders as b


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hồ sơ trễ hạn", "hồ sơ trễ hạn"),
        ("Đảng viên ổn định", "đảng viên ổn định"),
        ("Học Bác về nêu gương", "học Bác về nêu gương"),
        ("Theo Chỉ thị 50-CT/TW", "theo Chỉ thị 50-CT/TW"),
        ("312 hồ sơ", "312 hồ sơ"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_with_a_small_letter(text, shown):
    assert lowered(text) == shown


@pytest.mark.parametrize(
    "name",
    [
        "Phạm Văn Dũng nêu ý kiến",
        "UBND xã giao việc",
        "Đảng ủy xã chỉ đạo",
        "Nghị quyết 16-NQ/CB đã xong",
        "Bác dạy cần, kiệm",
        "Trung ương quy định",
        "Sổ tay đảng viên điện tử",
    ],
)
def test_a_name_keeps_its_capital(name):
    assert lowered(name) == name


def test_what_is_said_twice_is_printed_once():
    assert joined_once(("Thống nhất.", "", "thống nhất\nGiao việc")) == "Thống nhất.\nGiao việc"


def test_the_form_of_address_is_written_out():
    assert spelled("Hồ sơ công nhận đ/c Bảo") == "Hồ sơ công nhận đồng chí Bảo"


def test_the_secretary_is_named_first_and_who_has_no_post_last():
    people = (Person(1, "A"), Person(2, "B", "Chi ủy viên"), Person(3, "C", "Bí thư"))
    assert [person.full_name for person in by_rank(people)] == ["C", "B", "A"]


def test_weekdays_stand_small_inside_a_sentence():
    assert when_words(b.a_header().day, None) == "thứ Ba, ngày 03 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("kind", "period", "words"),
    [
        (MeetingKind.REGULAR, Period(2026, month=11), "sinh hoạt chi bộ tháng 11 năm 2026"),
        (
            MeetingKind.COMBINED,
            Period(2025, month=12, quarter=4),
            "sinh hoạt chi bộ tháng 12 năm 2025",
        ),
        (MeetingKind.THEMATIC, Period(2026, quarter=1), "sinh hoạt chuyên đề quý I năm 2026"),
        (
            MeetingKind.EXTRAORDINARY,
            Period(2026, month=7),
            "sinh hoạt chi bộ bất thường tháng 7 năm 2026",
        ),
    ],
)
def test_a_sheet_names_the_session_it_scores(kind, period, words):
    assert scored_session(b.a_header(kind=kind, period=period)) == words
