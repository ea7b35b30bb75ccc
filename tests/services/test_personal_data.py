"""One person's data: all of it on request, and nothing of it left in the file when erased."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.dates import parse_partial
from app.domain.erasures import COVERED
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.member_books import BadgeDraft, LoanDraft, MemberBook
from app.domain.members import LeftKind, MemberForm, Situation
from app.domain.periods import Period
from app.domain.sensitive_data import SensitiveGroup
from tests.services.sample_book import open_sample

DAY = date(2026, 11, 4)
FORM = MemberForm(
    "Trần Hữu Đức",
    birth_date=parse_partial("17/6/1968"),
    card_number="012345678901",
    admission_date=parse_partial("03/02/1995"),
    official_date=parse_partial("03/02/1996"),
    phone="0987654321",
    citizen_id="038068001234",
    permanent_address="Số 7, thôn Đông, xã Tân Hòa",
    religion="Phật giáo Hòa Hảo",
    note="Đang chăm mẹ già",
)
SECRETS = (
    "1968-06-17", "17/6/1968", "012345678901", "0987654321", "038068001234",
    "thôn Đông", "Hòa Hảo", "chăm mẹ già", "Mượn đọc riêng", "bệnh tim",
)  # fmt: skip
NAMES = ("Trần Hữu Đức", "tran huu duc")


@pytest.fixture
def person(services) -> int:
    """A member with something in every place, changed once so that the journal knows it too."""
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, sensitive_groups=tuple(SensitiveGroup)))
    member = services.members.add(FORM)
    services.members.save(member, replace(FORM, phone="0987654321", education="12/12"))
    services.members.set_situation(
        member, Situation.EXEMPT, date(2026, 1, 1), note="Điều trị bệnh tim"
    )
    services.member_books.add(LoanDraft(member, "Đảng ủy", DAY, "Mượn đọc riêng"))
    services.member_books.add(BadgeDraft(member, 30, date(2025, 2, 3)))
    services.history.keep_typed("meeting:1:note", "Gọi Trần Hữu Đức số 0987654321")
    return member


def whole_file(services) -> bytes:
    files = [path for path in Path(services.place).glob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files if path.suffix != ".lock")


def left_over(services, words: tuple[str, ...]) -> list[str]:
    data = whole_file(services)
    return [word for word in words if word.encode() in data]


def test_before_erasing_the_file_holds_all_of_it(services, person):
    assert left_over(services, SECRETS) == list(SECRETS)


def test_nothing_of_a_member_who_left_is_found_in_the_file(services, person):
    services.members.leave(person, DAY, LeftKind.TRANSFERRED)
    services.personal_data.erase(person, "Theo đơn của đồng chí ngày 03/11/2026")
    assert left_over(services, SECRETS + NAMES) == []
    assert services.search.find("0987654321") == ()


def test_a_member_still_in_the_cell_keeps_the_name_and_loses_the_rest(services, person):
    services.personal_data.erase(person, "Theo yêu cầu của đồng chí")
    assert left_over(services, SECRETS) == []
    member = services.members.get(person)
    assert (member.full_name, member.form.phone) == ("Trần Hữu Đức", "")
    assert member.form.birth_date is None
    assert member.erased_on == DAY


def test_what_counting_needs_stays(services, person):
    before = services.members.get(person)
    services.personal_data.erase(person, "Theo yêu cầu của đồng chí")
    after = services.members.get(person)
    assert after.form.official_date == before.form.official_date
    assert after.form.joined_on == date(1995, 2, 3)
    assert [p.situation for p in after.situations] == [Situation.EXEMPT]


def test_texts_of_open_meetings_and_of_registers_are_covered(services, person):
    place = "Nhà Trần Hữu Đức, Số 7, thôn Đông, xã Tân Hòa"
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, 11), date(2026, 11, 5), place=place)
    meeting = services.meetings.create(draft)
    services.members.leave(person, DAY, LeftKind.TRANSFERRED)
    services.personal_data.erase(person, "Theo đơn của đồng chí")
    assert services.meetings.file(meeting).header.place == f"Nhà {COVERED}, {COVERED}"
    assert left_over(services, SECRETS + NAMES) == []


def test_it_is_recorded_without_a_name_and_cannot_be_undone(services, person):
    services.members.leave(person, DAY, LeftKind.TRANSFERRED)
    services.personal_data.erase(person, "Theo đơn của đồng chí")
    row = services.personal_data.erasures()[0]
    assert (row.erased_on, row.reason) == (DAY, "Theo đơn của đồng chí")
    assert row.fields == 9
    assert services.history.labels().undo is None
    assert "Xóa dữ liệu cá nhân của một đảng viên" in left_over(
        services, ("Xóa dữ liệu cá nhân của một đảng viên",)
    )


def test_the_data_of_others_stay(services, members, person):
    other = members["Hồ Sỹ Đạt"]
    services.member_books.add(LoanDraft(other, "Ban Xây dựng Đảng", DAY))
    services.personal_data.erase(person, "Theo yêu cầu của đồng chí")
    rows = services.member_books.table(MemberBook.LOANS, 2026).rows
    assert [row.cells[:2] for row in rows] == [("Hồ Sỹ Đạt", "Ban Xây dựng Đảng")]
    assert services.members.get(other).full_name == "Hồ Sỹ Đạt"


def test_all_that_is_held_is_written_part_by_part(services, person):
    book = load_workbook(services.personal_data.export(person))
    assert book.sheetnames == [
        "Thẻ đảng viên", "Tình trạng, chức vụ, tổ", "Huy hiệu Đảng", "Giao nhận, mượn hồ sơ",
    ]  # fmt: skip
    card = {row[0].value: row[1] for row in book["Thẻ đảng viên"].iter_rows(min_row=5)}
    assert card["Số căn cước"].value == "038068001234"
    assert card["Số căn cước"].number_format == "@"
    assert card["Ngày sinh"].value == "17/6/1968"


def test_a_group_that_is_off_is_named_and_not_written(services, person):
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, sensitive_groups=()))
    sheet = load_workbook(services.personal_data.export(person))["Thẻ đảng viên"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "038068001234" not in texts
    assert "số căn cước" in texts[-1]


def test_locked_minutes_keep_the_name(tmp_path):
    book = open_sample(tmp_path / "mau")
    member = next(m.id for m in book.members.all() if m.full_name == "Hoàng Thị Lan")
    meeting = book.meetings.id_of("2026-10")
    before = book.papers.preview_html("bien-ban", meeting_id=meeting)
    book.members.leave(member, DAY, LeftKind.TRANSFERRED)
    book.personal_data.erase(member, "Theo đơn của đồng chí")
    assert "Hoàng Thị Lan" in before
    assert book.papers.preview_html("bien-ban", meeting_id=meeting) == before
    assert "Hoàng Thị Lan" not in {m.full_name for m in book.members.all()}
    book.close()
