"""Mail that goes out of the book (thư gửi đi): drafts, whom they are for, and whether they went."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.problems import Problem
from app.domain.text import clean, upper_first

LONGEST_ADDRESS = 254
LONGEST_SUBJECT = 200
_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}"
)
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
_BETWEEN = re.compile(r"[\n;,]+")


class MailReader(StrEnum):
    """Whom mail is for; each has its addresses in the settings."""

    SUPERIOR = "superior"
    TEAM = "team"
    MEMBERS = "members"


MAIL_READER_LABELS = {
    MailReader.SUPERIOR: "Cấp trên trực tiếp",
    MailReader.TEAM: "Tổ công tác",
    MailReader.MEMBERS: "Đảng viên trong chi bộ",
}
_GREETINGS = {
    MailReader.SUPERIOR: "Kính gửi các đồng chí,",
    MailReader.TEAM: "Kính gửi các đồng chí tổ công tác,",
    MailReader.MEMBERS: "Kính gửi các đồng chí đảng viên,",
}


@dataclass(frozen=True, slots=True)
class MailDraft:
    """What a person may change before the draft is written."""

    reader: MailReader
    subject: str
    body: str
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MailFile:
    """One file that goes with a mail."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as the log keeps it."""

    id: int
    reader: MailReader
    subject: str
    recipients: tuple[str, ...]
    drafted_at: datetime
    due_on: date | None
    sent_on: date | None
    note: str
    meeting_id: int | None
    files: tuple[MailFile, ...]

    def is_late(self, today: date) -> bool:
        """Tell whether it went out after its day, or should have by now."""
        return self.due_on is not None and (self.sent_on or today) > self.due_on


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses of a text, one a line or parted by ; or a comma, each once."""
    parts = (clean(part).strip() for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def is_address(text: str) -> bool:
    """Tell whether a text is "ten@noi.vn" or "Họ và tên <ten@noi.vn>"; only Latin letters go."""
    named = _NAMED.fullmatch(text.strip())
    address = named["address"].strip() if named else text.strip()
    if len(address) > LONGEST_ADDRESS or ".." in address:
        return False
    return _ADDRESS.fullmatch(address) is not None


def check_addresses(field: str, addresses: Iterable[str]) -> tuple[Problem, ...]:
    """Return the first address that cannot be written to, as a problem of its field."""
    wrong = next((one for one in addresses if not is_address(one)), None)
    if wrong is None:
        return ()
    return (Problem(field, f"Địa chỉ “{wrong}” chưa đúng. Ví dụ: vanthu@tanhoa.gov.vn."),)


def check_mail(draft: MailDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a draft is written."""
    problems = [
        *check_addresses("recipients", draft.recipients),
        *check_addresses("copies", draft.copies),
    ]
    if not draft.recipients:
        problems.append(Problem("recipients", "Chưa có người nhận. Hãy ghi ít nhất một địa chỉ."))
    subject = clean(draft.subject).strip()
    if not subject:
        problems.append(Problem("subject", "Chưa ghi tiêu đề thư."))
    elif len(subject) > LONGEST_SUBJECT:
        problems.append(Problem("subject", f"Tiêu đề dài quá {LONGEST_SUBJECT} chữ."))
    return tuple(problems)


def check_sent(mail: Mail, on: date, today: date) -> tuple[Problem, ...]:
    """Return what is wrong with the day a mail is said to have gone out."""
    if on > today:
        return (Problem("on", "Ngày gửi ở sau hôm nay."),)
    if on < mail.drafted_at.date():
        return (Problem("on", "Ngày gửi ở trước ngày soạn thư."),)
    return ()


def usual_subject(cell_name: str, papers: Sequence[str], period: str) -> str:
    """Return the subject by rule: "Chi bộ Văn phòng: biên bản, nghị quyết tháng 11/2026"."""
    named = ", ".join(_named(papers, period))
    return f"{cell_name}: {named} {period}"[:LONGEST_SUBJECT]


def usual_body(reader: MailReader, cell_name: str, papers: Sequence[str], period: str) -> str:
    """Return the words of a mail with at least one paper, which a person may change."""
    *before, last = _named(papers, period)
    named = f"{', '.join(before)} và {last}" if before else last
    sentence = f"{upper_first(cell_name)} gửi {named} {period} (tệp kèm theo)."
    return "\n".join((_GREETINGS[reader], "", sentence, "", "Trân trọng,", cell_name))


def _named(papers: Sequence[str], period: str) -> Iterator[str]:
    """Give the names as they stand before the kỳ: "nghị quyết" before "tháng 11/2026"."""
    for paper in papers:
        lowered = paper[:1].lower() + paper[1:]
        yield lowered.removesuffix(f" {period.split(maxsplit=1)[0]}")
