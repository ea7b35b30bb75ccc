"""A list compared with the book: who is who, what differs, who is missing, what is asked."""

from datetime import date

import pytest

from app.domain.dates import PartialDate, parse_partial
from app.domain.doubts import proposals, same_question
from app.domain.import_changes import with_value
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import MemberImport, draft_members
from app.domain.member_matching import KnownMember, MatchKind, known_on
from app.domain.members import (
    GroupPeriod,
    Member,
    MemberForm,
    Post,
    PostPeriod,
    Situation,
    SituationPeriod,
)
from app.domain.xl_sheets import text_sheet

TODAY = date(2026, 11, 4)
SETTING = ImportSetting(TODAY, 12, "Chi bộ Văn phòng")
HANH = MemberForm(
    "Nguyễn Thị Hạnh",
    birth_date=parse_partial("14/3/1971"),
    card_number="012345678901",
    citizen_id="001171000001",
    official_date=parse_partial("19/5/1999"),
    admission_date=parse_partial("19/5/1998"),
    joined_on=date(2020, 1, 2),
    phone="0912345678",
)
DUNG = MemberForm("Phạm Văn Dũng", birth_date=parse_partial("1975"))
BOOK = (KnownMember(1, HANH), KnownMember(2, DUNG))


def draft(
    text: str,
    book: tuple[KnownMember, ...] = BOOK,
    answers: dict[tuple[int, str], str] | None = None,
    setting: ImportSetting = SETTING,
) -> MemberImport:
    sheet = text_sheet("ds", [line.split("|") for line in text.strip().splitlines()])
    file = ForeignFile("ds.csv", "", (sheet,))
    return draft_members(file, ImportChoices(answers=answers or {}), setting, book)


def matched(found: MemberImport) -> dict[int, tuple[int, MatchKind]]:
    return {m.row: (m.member_id, m.kind) for m in found.plan.changed}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Nguyễn Hạnh|012345678901|||x", MatchKind.CARD),
        ("Nguyễn Hạnh||001171000001||x", MatchKind.CITIZEN_ID),
        ("NGUYEN THI HANH|||14/03/1971|x", MatchKind.NAME_AND_BIRTH),
    ],
)
def test_a_member_is_known_again_by_card_then_identity_then_name_and_birth(
    line: str, kind: MatchKind
):
    found = draft(f"Họ tên|Số thẻ|CCCD|Ngày sinh|Đơn vị\n{line}")

    assert matched(found) == {2: (1, kind)}


@pytest.mark.parametrize(
    ("book_date", "told", "same"),
    [
        ("1975", "02/9/1975", True),
        ("09/1975", "02/9/1975", True),
        ("09/1975", "02/10/1975", False),
        ("02/9/1975", "03/9/1975", False),
        ("02/9/1975", "02/9/1957", False),
    ],
)
def test_birth_dates_agree_as_far_as_both_are_known(book_date: str, told: str, same: bool):
    book = (KnownMember(2, MemberForm("Phạm Văn Dũng", birth_date=parse_partial(book_date))),)

    found = draft(f"Họ tên|Ngày sinh|Đơn vị\nPhạm Văn Dũng|{told}|Tư pháp", book)

    assert bool(found.plan.changed) is same
    assert ("match" in {doubt.column for doubt in found.doubts}) is not same


def test_a_namesake_without_a_birth_date_is_asked_and_the_only_one_offered():
    found = draft("STT|Họ tên|Đơn vị\n1|Phạm Văn Dũng|Tư pháp")

    [doubt, _full] = found.doubts
    assert (doubt.column, doubt.proposed) == ("match", "2")
    assert [choice.label for choice in doubt.choices] == ["Phạm Văn Dũng, sinh 1975", "Người mới"]


def test_the_answer_who_it_is_decides_and_two_rows_are_never_one_member():
    text = "STT|Họ tên|Đơn vị\n1|Phạm Văn Dũng|Tư pháp\n2|Phạm Văn Dũng|Tài chính"
    answers = {(2, "match"): "2", (3, "match"): "2", (3, "duplicate"): "nhập"}

    found = draft(text, answers=answers)

    assert matched(found) == {2: (2, MatchKind.ANSWER)}
    assert [added.row for added in found.plan.added] == [3]


def test_a_new_person_of_a_known_name_is_added_when_that_is_the_answer():
    book = (*BOOK, KnownMember(3, MemberForm("Phạm Văn Dũng")))
    text = "STT|Họ tên|Đơn vị\n1|Phạm Văn Dũng|Tư pháp"

    found = draft(text, book, {(2, "match"): "mới"})

    assert [a.form.full_name for a in found.plan.added] == ["Phạm Văn Dũng"]
    assert found.doubts[0].proposed is None


def test_the_card_of_somebody_else_is_asked_about():
    found = draft("Họ tên|Số thẻ|Đơn vị\nVõ Hoài Nam|012345678901|Tư pháp")

    assert found.doubts[0].column == "match"
    assert "Nguyễn Thị Hạnh" in found.doubts[0].question


def test_namesakes_with_different_cards_are_not_offered_as_one():
    found = draft("Họ tên|Số thẻ|Đơn vị\nNguyễn Thị Hạnh|099999999999|Tư pháp")

    assert found.doubts[0].proposed is None


def test_differences_are_told_field_by_field_and_only_empty_ones_are_ticked():
    text = (
        "Họ tên|Ngày sinh|Số thẻ|Điện thoại|Đơn vị|Ngày về chi bộ|Giới tính\n"
        "NGUYỄN THỊ HẠNH|14/03/1971|012345678901|0987654321|Văn phòng|01/02/2021|Nữ"
    )
    found = draft(text)

    [member] = found.plan.changed
    shown = {c.label: (c.old, c.new) for c in member.changes}
    assert shown == {
        "Giới tính": ("", "Nữ"),
        "Ngày về chi bộ": ("02/01/2020", "01/02/2021"),
        "Đơn vị công tác": ("", "Văn phòng"),
        "Điện thoại": ("0912345678", "0987654321"),
    }
    assert found.plan.first_ticks == {(1, ImportColumn.GENDER), (1, ImportColumn.WORK_UNIT)}


def test_a_difference_is_taken_over_into_the_form_a_day_of_joining_as_a_day():
    joined = PartialDate(date(2021, 2, 1))

    assert with_value(HANH, ImportColumn.PHONE, "0987654321").phone == "0987654321"
    assert with_value(HANH, ImportColumn.JOINED_ON, joined).joined_on == date(2021, 2, 1)
    assert with_value(HANH, ImportColumn.BIRTH_DATE, joined).birth_date == joined


def test_a_list_that_says_less_changes_nothing():
    found = draft("STT|Họ tên|Số thẻ|Năm sinh\n1|Nguyễn Thị Hạnh|012345678901|1971")

    assert (found.plan.changed, found.plan.unchanged) == ((), (2,))


def test_who_is_not_in_a_full_list_is_marked_and_nobody_is_deleted():
    text = "Họ tên|Ngày sinh\nNguyễn Thị Hạnh|14/3/1971"
    guest = KnownMember(3, MemberForm("Võ Hoài Nam", temporary_in=True))
    gone = KnownMember(4, MemberForm("Mai Thị Hương"), is_here=False)
    book = (*BOOK, guest, gone)

    asked = draft(text, book)
    full = draft(text, book, {(0, "full_list"): "đúng"})
    part = draft(text, book, {(0, "full_list"): "không"})

    assert [(d.column, d.proposed) for d in asked.doubts] == [("full_list", None)]
    assert [missing.name for missing in full.plan.missing] == ["Phạm Văn Dũng"]
    assert part.plan.missing == ()


def test_many_missing_are_named_shortly_and_a_superiors_list_offers_to_be_full():
    names = ("Lý An", "Lý Bình", "Lý Cúc", "Lý Dần", "Lý Em", "Lý Giáp")
    book = (*BOOK, *(KnownMember(9 + n, MemberForm(name)) for n, name in enumerate(names)))
    text = (
        "Họ tên|Số thẻ đảng viên|Chi bộ đang sinh hoạt\n"
        "Nguyễn Thị Hạnh|012345678901|Chi bộ Văn phòng"
    )

    [doubt] = draft(text, book).doubts

    assert doubt.question.count(", ") == 4
    assert "…" in doubt.question
    assert proposals([doubt]) == {(0, "full_list"): "đúng"}


def test_a_member_once_missing_comes_back():
    book = (KnownMember(1, HANH, is_missing=True),)

    assert draft("Họ tên|Số thẻ\nNguyễn Thị Hạnh|012345678901", book).plan.returned == (1,)


def test_official_dates_are_derived_only_when_that_is_the_answer():
    text = "Họ tên|Ngày vào Đảng\nLý Bình|19/5/1998\nLý Cúc|20/11/2025\nLý Dần|2001"
    answers = {(4, "admission_date"): "2001"}

    yes = draft(text, (), {**answers, (0, "official_dates"): "đúng"})
    no = draft(text, (), {**answers, (0, "official_dates"): "không"})

    dates = [a.form.official_date for a in yes.plan.added]
    assert [d.text() if d else None for d in dates] == ["05/1999", None, "2002"]
    assert all(a.form.official_date is None for a in no.plan.added)
    assert "3 đồng chí chưa rõ ngày chính thức" in no.plan.notes[0]


def test_a_row_on_probation_with_an_official_date_is_asked():
    text = "Họ tên|Ngày vào Đảng|Ngày chính thức|Diện\nLý Bình|19/5/2024|19/5/2025|Dự bị"

    asked = draft(text, ())
    dropped = draft(text, (), {(2, "standing"): "dự bị"})
    kept = draft(text, (), {(2, "standing"): "chính thức"})

    assert [d.column for d in asked.doubts] == ["standing"]
    assert dropped.plan.added[0].form.official_date is None
    assert kept.plan.added[0].form.official_date == PartialDate(
        date(2025, 5, 19), original="19/5/2025"
    )


def test_what_a_person_counts_as_posts_and_group_come_along():
    text = (
        "Họ tên|Diện|Chức vụ|Tổ đảng\nLý Bình|Miễn sinh hoạt|Chi ủy viên, Kế toán|Tổ 1\n"
        "Lý Cúc|Sinh hoạt tạm thời đến|Chủ tịch Công đoàn|"
    )
    first, second = draft(text, ()).plan.added

    assert (first.situation, first.posts, first.group) == (
        Situation.EXEMPT,
        (Post.COMMITTEE_MEMBER,),
        "Tổ 1",
    )
    assert (first.form.office_post, second.form.union_post) == ("Kế toán", "Chủ tịch Công đoàn")
    assert second.form.temporary_in


def test_a_situation_post_or_group_the_book_does_not_know_is_a_difference():
    book = (
        KnownMember(1, HANH, situation=Situation.REDUCED, posts=(Post.SECRETARY,), group="Tổ 2"),
    )
    text = (
        "Họ tên|Số thẻ|Diện|Chức vụ|Tổ đảng\n"
        "Nguyễn Thị Hạnh|012345678901|Miễn sinh hoạt|Bí thư, Chi ủy viên|Tổ 1"
    )
    [member] = draft(text, book).plan.changed

    assert {c.label: (c.old, c.new) for c in member.changes} == {
        "Tổ đảng": ("Tổ 2", "Tổ 1"),
        "Diện, trạng thái": ("Giảm công tác, sinh hoạt", "Miễn công tác và sinh hoạt"),
        "Chức vụ": ("Bí thư", "Bí thư, Chi ủy viên"),
    }


def test_a_situation_the_book_knows_is_no_difference():
    book = (KnownMember(1, HANH, situation=Situation.EXEMPT),)

    found = draft("Họ tên|Số thẻ|Diện\nNguyễn Thị Hạnh|012345678901|Miễn sinh hoạt", book)

    assert found.plan.unchanged == (2,)


@pytest.mark.parametrize(
    ("member", "status", "words"),
    [
        (KnownMember(1, HANH, situation=Situation.EXEMPT), "Đang sinh hoạt", "sổ ghi Miễn"),
        (KnownMember(1, HANH, is_here=False), "Đang sinh hoạt", "sổ ghi đã rời"),
        (KnownMember(1, HANH), "Dự bị", "tệp ghi dự bị"),
        (KnownMember(2, DUNG), "Chính thức", "sổ chưa có ngày chính thức"),
        (KnownMember(1, HANH), "Đã chuyển đi", "Hãy ghi ngày và lý do rời chi bộ"),
    ],
)
def test_a_status_that_contradicts_the_book_is_told_and_not_written(
    member: KnownMember, status: str, words: str
):
    born = member.form.birth_date
    year = born.value.year if born else ""
    text = f"Họ tên|Năm sinh|Diện\n{member.form.full_name}|{year}|{status}"

    found = draft(text, (member,))

    assert any(words in note for note in found.plan.notes)
    assert found.plan.changed == ()


def test_somebody_who_has_left_both_is_no_news():
    book = (KnownMember(1, HANH, is_here=False),)

    found = draft("Họ tên|Số thẻ|Diện\nNguyễn Thị Hạnh|012345678901|Khai trừ", book)

    assert found.plan.notes == ()
    assert found.plan.set_aside[0].reason == "tệp ghi “Đã rời chi bộ”"


def test_impossible_orders_are_told_of_new_members():
    text = (
        "Họ tên|Ngày sinh|Ngày vào Đảng|Ngày chính thức\nLý Bình|01/01/1990|01/01/2000|01/01/2001"
    )

    assert any("chưa đủ 18 tuổi" in note for note in draft(text, ()).plan.notes)


def test_sensitive_columns_are_left_out_until_switched_on():
    text = "Họ tên|CCCD|Quê quán\nLý Bình|001171000009|Tân Hòa"
    hidden = ImportSetting(
        TODAY, hidden=frozenset({ImportColumn.CITIZEN_ID, ImportColumn.HOME_TOWN})
    )

    [kept] = draft(text, ()).plan.added
    [bare] = draft(text, (), setting=hidden).plan.added

    assert (kept.form.citizen_id, kept.form.home_town) == ("001171000009", "Tân Hòa")
    assert (bare.form.citizen_id, bare.form.home_town) == ("", "")


def test_a_list_of_several_cells_can_be_taken_whole_or_by_another_name():
    text = "Họ tên|Chi bộ\nLý Bình|Chi bộ 1\nLý Cúc|Chi bộ 2\nLý Dần|"

    everybody = draft(text, (), {(0, "own_cell"): "tất cả"})
    second = draft(text, (), {(0, "own_cell"): "Chi bộ 2"})

    assert len(everybody.plan.added) == 3
    assert everybody.doubts[0].proposed is None
    assert [a.form.full_name for a in second.plan.added] == ["Lý Cúc", "Lý Dần"]


def test_a_member_is_compared_with_what_holds_on_the_day():
    member = Member(
        7,
        HANH,
        situations=(SituationPeriod(1, Situation.EXEMPT, date(2026, 1, 1), None),),
        posts=(PostPeriod(1, Post.SECRETARY, date(2025, 1, 1), None),),
        groups=(GroupPeriod(1, 1, "Tổ 1", date(2025, 1, 1), None),),
        missing_since=date(2026, 2, 1),
    )

    assert known_on(member, TODAY) == KnownMember(
        7, HANH, Situation.EXEMPT, (Post.SECRETARY,), "Tổ 1", is_here=True, is_missing=True
    )


def test_one_question_serves_all_rows_that_say_the_same():
    first, second, third = draft("STT|Họ tên|Diện\n1|Lý An|MSH\n2|Lý Em|MSH\n3|Lý Tư|?", ()).doubts

    assert same_question(first, second)
    assert not same_question(first, third)


def test_an_answer_reads_nothing_anew_that_it_does_not_touch():
    lines = [line.split("|") for line in ("Họ tên|Ngày sinh", "Võ Hoài Nam|05/1994")]
    file = ForeignFile("ds.csv", "", (text_sheet("ds", lines),))
    answers = {(2, "birth_date"): "05/1994"}
    first = draft_members(file, ImportChoices(), SETTING, BOOK)
    second = draft_members(file, ImportChoices(answers), SETTING, BOOK, first)
    other = draft_members(file, ImportChoices({(0, "encoding"): "giữ nguyên"}), SETTING, (), first)

    assert (second.layout is first.layout, second.sheet_name) == (True, "ds")
    assert second == draft_members(file, ImportChoices(answers), SETTING, BOOK)
    assert other.layout is not first.layout
