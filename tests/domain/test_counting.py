"""Every count made from the attendance of a meeting."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.count_texts import Tile, attendance_sentence, headline_tiles
from app.domain.counting import (
    count,
    in_voting_base,
    may_vote_at,
    speaker_share,
    speakers,
    voters_at,
)
from app.domain.meetings import MeetingKind
from app.domain.members import MemberClass
from app.domain.minutes import EntryKind
from app.domain.settings import Settings
from tests.builders import (
    HA,
    HANH,
    HUY,
    a_line,
    a_meeting_file,
    an_entry,
    at,
    plain_lines,
    with_header,
)


def file_with(*lines, **changes):
    return a_meeting_file(attendance=lines, member_total=0, **changes)


def test_november_counts_as_the_pictures_show():
    counts = count(a_meeting_file())
    assert (counts.member_total, counts.official_total, counts.probationary_total) == (24, 22, 2)
    assert (counts.present, counts.attendance_base) == (20, 22)
    assert (counts.present_official, counts.official_base) == (18, 20)
    assert (counts.present_probationary, counts.probationary_base) == (2, 2)
    assert (counts.exempt, counts.temporary_out) == (1, 1)
    assert (counts.voting_base, counts.voters) == (20, 18)
    assert counts.attendance == Fraction(10, 11)
    assert counts.is_closed


def test_the_worked_example_of_the_handbook_holds():
    counts = count(file_with(*plain_lines(20, 17, 2, 1)))
    assert counts.attendance == Fraction(18, 22)
    assert (counts.voting_base, counts.voters) == (20, 17)


def test_the_sentence_of_the_minutes_is_the_one_in_the_picture():
    assert attendance_sentence(count(a_meeting_file())) == (
        "Tổng số đảng viên: 24 đồng chí (chính thức 22, dự bị 2); miễn sinh hoạt 01; sinh hoạt"
        " tạm thời nơi khác 01. Dự họp: 20/22 đồng chí, đạt 90,9%. Vắng có lý do: 02 (đ/c Trần"
        " Quang Huy, ốm; đ/c Mai Thị Hương, đi công tác). Vắng không lý do: không."
    )


def test_the_five_headline_figures_are_those_of_the_picture():
    assert headline_tiles(count(a_meeting_file())) == (
        Tile("Dự họp", "20/22", "= 90,9%"),
        Tile("Chính thức", "18/20", "có mặt"),
        Tile("Dự bị", "2/2", "có mặt"),
        Tile("Vắng", "2", "có lý do · 0 không lý do"),
        Tile("Mẫu số biểu quyết", "20", "nghị quyết cần ≥ 11"),
    )


def test_the_sentence_names_what_else_there_is():
    file = file_with(
        a_line("Hồ Sỹ Đạt", state=AttendanceState.ONLINE),
        a_line("Cao Thị Diệp", state=AttendanceState.UNEXCUSED),
        a_line("Tạ Thị Loan", state=AttendanceState.UNMARKED),
        a_line("Trần Thị Phượng", member_class=MemberClass.EXEMPT),
        a_line("Lê Minh Tuấn", member_class=MemberClass.TEMPORARY_IN),
        a_line("Võ Hoài Nam", member_class=MemberClass.SUSPENDED, state=AttendanceState.UNMARKED),
    )
    assert attendance_sentence(count(file)) == (
        "Tổng số đảng viên: 05 đồng chí (chính thức 5, dự bị 0); miễn sinh hoạt 01; đình chỉ sinh"
        " hoạt 01; sinh hoạt tạm thời đến 01. Dự họp: 2/4 đồng chí (trực tuyến 01), đạt 50%. Đảng"
        " viên miễn sinh hoạt cùng dự: 01. Vắng có lý do: không. Vắng không lý do: 01 (đ/c Cao"
        " Thị Diệp). Chưa điểm danh: 01."
    )


def test_a_committee_meeting_counts_the_committee_only():
    file = with_header(a_meeting_file(), kind=MeetingKind.COMMITTEE)
    counts = count(file)
    assert (counts.member_total, counts.attendance_base, counts.present) == (3, 3, 3)
    assert counts.voting_base == 3
    assert attendance_sentence(counts).startswith("Tổng số chi ủy viên: 03 đồng chí. Dự họp: 3/3")


def test_an_empty_list_counts_nothing_and_is_not_closed():
    counts = count(file_with())
    assert (counts.attendance, counts.voting_base) == (Fraction(0), 0)
    assert not counts.is_closed


def test_an_unmarked_member_keeps_the_list_open():
    file = file_with(a_line(), a_line("Cao Thị Diệp", state=AttendanceState.UNMARKED))
    assert not count(file).is_closed


@pytest.mark.parametrize(
    ("member_class", "changes", "settings", "expected"),
    [
        (MemberClass.OFFICIAL, {}, {}, True),
        (MemberClass.OFFICIAL, {"state": AttendanceState.EXCUSED}, {}, True),
        (MemberClass.PROBATIONARY, {"is_official": False}, {}, False),
        (MemberClass.EXEMPT, {}, {}, False),
        (MemberClass.EXEMPT, {"votes": True}, {}, True),
        (MemberClass.EXEMPT, {"votes": True, "is_official": False}, {}, False),
        (MemberClass.EXEMPT, {"votes": True, "state": AttendanceState.EXCUSED}, {}, False),
        (MemberClass.TEMPORARY_OUT, {}, {}, False),
        (MemberClass.TEMPORARY_OUT, {"votes": True}, {}, True),
        (MemberClass.TEMPORARY_IN, {}, {}, False),
        (MemberClass.TEMPORARY_IN, {"votes": True}, {}, True),
        (MemberClass.TEMPORARY_IN, {}, {"temp_in_votes": True}, True),
        (MemberClass.SUSPENDED, {"votes": True}, {}, False),
        (MemberClass.SPECIAL_DUTY, {"state": AttendanceState.UNMARKED}, {}, True),
    ],
)
def test_the_voting_base_follows_class_and_standing(member_class, changes, settings, expected):
    line = a_line(member_class=member_class, **changes)
    assert in_voting_base(line, Settings(**settings)) is expected


def test_a_temporary_member_may_be_left_out_of_the_attendance():
    line = a_line(member_class=MemberClass.TEMPORARY_IN)
    assert count(file_with(line)).attendance_base == 1
    assert count(file_with(line)).present_temporary == 1
    without = Settings(temp_in_counts_attendance=False)
    assert count(file_with(line, settings=without)).attendance_base == 0


@pytest.mark.parametrize(
    ("moment", "voters"),
    [
        (None, 18),
        (at(14, 9), 17),
        (at(14, 10), 18),
        (at(15, 19), 18),
        (at(15, 20), 17),
        (at(15, 24), 17),
    ],
)
def test_who_may_vote_follows_arrival_and_leaving_not_the_base(moment, voters):
    file = a_meeting_file()
    assert may_vote_at(file, moment) == voters
    assert count(file).voting_base == 20


def test_probationary_members_never_vote():
    names = {line.full_name for line in voters_at(a_meeting_file(), None)}
    assert not names & {"Lý Gia Bảo", "Phan Thị Mỹ Linh"}


@pytest.mark.parametrize(
    ("entry", "counts_as_speaker"),
    [
        (an_entry(member_id=HA), True),
        (an_entry(member_id=HANH, as_chair=True), False),
        (an_entry(member_id=HANH), True),
        (an_entry(member_id=HUY), False),
        (an_entry(member_id=None, guest_name="Nguyễn Hữu Phước"), False),
        (an_entry(kind=EntryKind.RESPONSE), False),
    ],
)
def test_a_speaker_is_a_present_member_who_spoke_to_an_item(entry, counts_as_speaker):
    assert bool(speakers(a_meeting_file(entries=(entry,)))) is counts_as_speaker


def test_the_chair_counts_for_chairing_where_the_cell_says_so():
    file = a_meeting_file(
        entries=(an_entry(member_id=HANH, as_chair=True),),
        settings=Settings(chair_counts_as_speaker=True),
    )
    assert speakers(file) == {HANH}


def test_the_share_of_speakers_is_exact_and_unknown_without_anybody():
    assert speaker_share(a_meeting_file()) == Fraction(11, 20)
    assert speaker_share(file_with()) is None


def test_absent_members_stand_in_name_order():
    lines = tuple(
        replace(a_line(name), state=AttendanceState.EXCUSED)
        for name in ("Đặng Văn Hải", "Dương Quốc Bình", "Mai Thị Hương", "Trần Quang Huy")
    )
    names = [line.full_name for line in count(file_with(*lines)).excused]
    assert names == ["Dương Quốc Bình", "Đặng Văn Hải", "Trần Quang Huy", "Mai Thị Hương"]
