"""Mail that goes out: addresses, what stops a draft, its words by rule, whether it was late."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.mails import (
    Mail,
    MailDraft,
    MailReader,
    check_addresses,
    check_mail,
    check_sent,
    is_address,
    split_addresses,
    usual_body,
    usual_subject,
)

DRAFT = MailDraft(MailReader.SUPERIOR, "Biên bản", "Kính gửi", ("a@tanhoa.gov.vn",))
MAIL = Mail(
    id=1,
    reader=MailReader.SUPERIOR,
    subject="Biên bản",
    recipients=("a@b.vn",),
    drafted_at=datetime(2026, 11, 4, 8, 0),
    due_on=date(2026, 11, 5),
    sent_on=None,
    note="",
    meeting_id=None,
    files=(),
)


@pytest.mark.parametrize(
    "text", ["a@b.vn", "Văn thư Đảng ủy <van-thu.x+1@tan-hoa.gov.vn>", " a@b.vn "]
)
def test_an_address_may_carry_a_name(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@b",
        "vănthư@b.vn",
        "a@b..vn",
        "a b@c.vn",
        "<a@b.vn",
        f"{'a' * 250}@b.vn",
        "a@-b.vn",
    ],
)
def test_what_no_mail_program_could_send_to_is_no_address(text):
    assert not is_address(text)


def test_addresses_are_parted_by_lines_semicolons_or_commas_and_kept_once():
    assert split_addresses("a@b.vn; c@d.vn,\n\na@b.vn") == ("a@b.vn", "c@d.vn")
    assert check_addresses("to", ("a@b.vn",)) == ()
    (problem,) = check_addresses("to", ("a@b.vn", "x y", "z"))
    assert problem.field == "to"
    assert "“x y”" in problem.message


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"recipients": ()}, ["recipients"]),
        ({"recipients": ("a",)}, ["recipients"]),
        ({"copies": ("a",)}, ["copies"]),
        ({"subject": " \n"}, ["subject"]),
        ({"subject": "x" * 201}, ["subject"]),
    ],
)
def test_a_draft_says_what_stops_it_at_its_field(changes, fields):
    assert [problem.field for problem in check_mail(replace(DRAFT, **changes))] == fields


def test_the_words_of_a_mail_follow_from_its_papers():
    papers = ("Biên bản", "Danh sách xếp loại gửi cấp trên (U1)")
    subject = usual_subject("Chi bộ Văn phòng", papers, "tháng 11/2026")
    assert subject == (
        "Chi bộ Văn phòng: biên bản, danh sách xếp loại gửi cấp trên (U1) tháng 11/2026"
    )
    both = usual_body(MailReader.MEMBERS, "chi bộ A", ("Giấy mời", "Chương trình"), "năm 2026")
    assert "Chi bộ A gửi giấy mời và chương trình năm 2026 (tệp kèm theo)." in both
    twice = usual_subject("Chi bộ A", ("Nghị quyết tháng", "Biên bản"), "tháng 9/2026")
    assert twice == "Chi bộ A: nghị quyết, biên bản tháng 9/2026"
    body = usual_body(MailReader.TEAM, "Chi bộ Văn phòng", papers[:1], "tháng 11/2026")
    assert body.splitlines() == [
        "Kính gửi các đồng chí tổ công tác,",
        "",
        "Chi bộ Văn phòng gửi biên bản tháng 11/2026 (tệp kèm theo).",
        "",
        "Trân trọng,",
        "Chi bộ Văn phòng",
    ]


@pytest.mark.parametrize(
    ("due_on", "sent_on", "late"),
    [
        (None, None, False),
        (date(2026, 11, 5), None, True),
        (date(2026, 11, 6), None, False),
        (date(2026, 11, 5), date(2026, 11, 5), False),
        (date(2026, 11, 5), date(2026, 11, 6), True),
    ],
)
def test_a_mail_is_late_when_it_went_or_should_have_gone_before(due_on, sent_on, late):
    mail = replace(MAIL, due_on=due_on, sent_on=sent_on)
    assert mail.is_late(date(2026, 11, 6)) is late


@pytest.mark.parametrize(
    ("day", "words"), [(3, ["trước ngày soạn"]), (4, []), (6, []), (7, ["sau hôm nay"])]
)
def test_a_mail_went_out_between_its_draft_and_today(day, words):
    problems = check_sent(MAIL, date(2026, 11, day), date(2026, 11, 6))
    assert [word in problem.message for word, problem in zip(words, problems, strict=True)] == [
        True for _ in words
    ]
