"""Mail: a draft with fresh papers, its words by rule, the log with copies, and what is refused."""

import email
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import default

import pytest

from app.data import backup
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.mails import MailReader
from app.services.paper_names import PaperCode
from app.services.papers import PaperOrder
from tests.services import paper_book

MINUTES = PaperOrder(PaperCode.MINUTES, meeting_id=paper_book.NOVEMBER_ID)
RESOLUTION = PaperOrder(PaperCode.RESOLUTION, meeting_id=paper_book.NOVEMBER_ID)
PLAN = PaperOrder(PaperCode.YEAR_PLAN, year=2026)
TO = "Văn thư Đảng ủy <vanthu@tanhoa.gov.vn>"


@pytest.fixture
def draft(services):
    made = services.mails.suggest((MINUTES, RESOLUTION), MailReader.SUPERIOR)
    return replace(made, recipients=(TO,))


def letter(path) -> EmailMessage:
    parsed = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_words_and_day_follow_from_the_papers(draft):
    assert draft.subject == "Chi bộ Văn phòng: biên bản, nghị quyết tháng 11/2026"
    assert "gửi biên bản và nghị quyết tháng 11/2026" in draft.body
    assert draft.due_on == date(2026, 11, 5)


def test_papers_of_a_year_have_no_day_of_their_own(services):
    made = services.mails.suggest((PLAN,), MailReader.TEAM)
    assert made.subject == "Chi bộ Văn phòng: kế hoạch năm 2026"
    assert made.due_on is None


def test_the_file_opens_as_a_draft_with_the_papers_inside(services, draft):
    path = services.mails.write(draft, (MINUTES, RESOLUTION))
    found = letter(path)
    assert path.suffix == ".eml"
    assert found["X-Unsent"] == "1"
    assert (found["Subject"], str(found["To"])) == (draft.subject, TO)
    assert found["From"] is None
    body = found.get_body()
    assert body is not None
    assert body.get_content().splitlines() == draft.body.splitlines()
    files = {part.get_filename(): part.get_content() for part in found.iter_attachments()}
    assert len(files) == 2
    assert all(content.startswith(b"PK") for content in files.values())


def test_the_log_knows_what_went_when_to_whom_with_the_copy(services, draft, tmp_path):
    path = services.mails.write(draft, (MINUTES,))
    (mail,) = services.mails.log(2026)
    assert (mail.subject, mail.recipients, mail.sent_on) == (draft.subject, (TO,), None)
    services.mails.mark_sent(mail.id, services.now().date())
    (sent,) = services.mails.log(2026)
    assert sent.sent_on == services.now().date()
    assert not sent.is_late(services.now().date())
    copy = services.mails.copy_of(mail.id, mail.files[0].name, tmp_path)
    (part,) = letter(path).iter_attachments()
    assert copy.read_bytes() == part.get_content()
    services.mails.take_back_sent(mail.id)
    services.mails.remove(mail.id)
    assert services.mails.log(2026) == ()
    services.history.undo()
    assert services.mails.log(2026)[0].files == mail.files


def test_a_lost_copy_is_told(services, draft, tmp_path):
    services.mails.write(draft, (MINUTES,))
    (mail,) = services.mails.log(2026)
    with pytest.raises(NotFound, match="Không còn thấy bản đã gửi của khac"):
        services.mails.copy_of(mail.id, "khac.docx", tmp_path)
    for kept in (services.place / "dinh-kem").iterdir():
        kept.unlink()
    with pytest.raises(NotFound, match="Không còn thấy bản đã gửi"):
        services.mails.copy_of(mail.id, mail.files[0].name, tmp_path)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"recipients": ()}, "recipients"),
        ({"recipients": ("a@b.vn\nBcc: x@y.vn",)}, "recipients"),
        ({"copies": ("sai",)}, "copies"),
        ({"subject": ""}, "subject"),
    ],
)
def test_wrong_fields_write_nothing(services, draft, changes, field):
    with pytest.raises(ValidationError) as refusal:
        services.mails.write(replace(draft, **changes), (MINUTES,))
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert services.mails.log(2026) == ()


def test_a_subject_of_two_lines_becomes_one(services, draft):
    path = services.mails.write(replace(draft, subject="Biên bản\r\nBcc: x@y.vn"), (MINUTES,))
    assert letter(path)["Subject"] == "Biên bản Bcc: x@y.vn"
    assert letter(path)["Bcc"] is None


@pytest.mark.parametrize("orders", [(), (PaperOrder("danh-sach-u1", year=2026),)])
def test_no_paper_and_a_paper_that_cannot_be_made_are_refused(services, draft, orders):
    with pytest.raises(Refused):
        services.mails.write(draft, orders)
    assert services.mails.log(2026) == ()


def test_a_day_before_the_draft_or_after_today_is_refused(services, draft):
    services.mails.write(draft, (MINUTES,))
    (mail,) = services.mails.log(2026)
    for day in (date(2026, 1, 1), date(2030, 1, 1)):
        with pytest.raises(ValidationError):
            services.mails.mark_sent(mail.id, day)
    assert services.mails.log(2026)[0].sent_on is None


def test_remembered_addresses_are_offered_next_time(services):
    services.mails.remember(MailReader.TEAM, (TO, "b@c.vn"))
    assert services.mails.suggest((PLAN,), MailReader.TEAM).recipients == (TO, "b@c.vn")
    assert services.mails.suggest((PLAN,), MailReader.SUPERIOR).recipients == ()
    with pytest.raises(ValidationError):
        services.mails.remember(MailReader.TEAM, ("sai",))


def test_backups_name_the_files_of_mail(services, draft):
    services.mails.write(draft, (MINUTES,))
    (mail,) = services.mails.log(2026)
    made = services.backups.make()
    note = backup.verify(services.backups.path_of(made.name))
    assert mail.files[0].sha256 in note.attachments
