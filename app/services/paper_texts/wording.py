"""Small words all papers share: sentences that close, lists of people, names of meetings."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from app.domain.agendas import AgendaItem
from app.domain.meeting_file import MeetingFile, Person
from app.domain.meetings import Guest, MeetingHeader, MeetingKind
from app.domain.members import POST_LABELS
from app.domain.periods import ROMAN, Period, parse_key
from app.domain.text import (
    clock_words,
    fold,
    long_date,
    lower_first,
    month_text,
    unaddressed,
    weekday_name,
)

_CLOSING_MARKS = (".", "!", "?", "…", ":")
LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q")
_NAMES = (
    "Bác ",
    "Tết ",
    "Nhà nước",
    "Trung ương",
    "Quốc hội",
    "Chính phủ",
    "Mặt trận Tổ quốc",
    "Sổ tay đảng viên",
)
_PARTY_NAME = re.compile(r"Đảng(?! (?:viên|phí|số|tịch|kỳ)\b)")
_NUMBERED_PAPER = re.compile(r"\w+ \w+ (?:số )?\d+-")
_BEFORE_NAMES = re.compile(
    r"(?:Theo|Học|Về|Tại|Do|Vì|Để|Từ|Gửi|Của|Ở|Với|Giao|Mời|Họp|Thăm|Sau|Trước|Khi|Cùng) "
)
"""Words that often stand before a name and are none themselves."""

_SESSIONS = {
    MeetingKind.REGULAR: "Sinh hoạt chi bộ thường kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMBINED: "Sinh hoạt thường kỳ kết hợp chuyên đề",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt chi bộ bất thường",
    MeetingKind.REVIEW: "Kiểm điểm, đánh giá, xếp loại chất lượng",
}
CONSULTATION = "Hội ý bí thư, phó bí thư"


def tidy(text: str) -> str:
    """Return a text without empty lines and doubled spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def ended(text: str) -> str:
    """Return a text that closes as a sentence, "" when nothing is written."""
    words = tidy(text).rstrip(" ;,")
    return words if not words or words.endswith(_CLOSING_MARKS) else f"{words}."


def unended(text: str) -> str:
    """Return a text without its closing mark, for places where the template goes on."""
    return tidy(text).rstrip(" .;,")


def text_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a typed list without their dashes, each closed as a sentence."""
    lines = (line.lstrip("-–+*• ").strip() for line in tidy(text).splitlines())
    return tuple(ended(line) for line in lines if line)


def lowered(text: str) -> str:
    """Return a text that goes on after a colon: small first letter, names keep theirs."""
    return text if _opens_with_name(text) else lower_first(text)


def _opens_with_name(text: str) -> bool:
    first, _space, rest = text.partition(" ")
    is_acronym = first[1:2].isupper()
    is_name = rest[:1].isupper() and not _BEFORE_NAMES.match(text)
    is_known = text.startswith(_NAMES) or _PARTY_NAME.match(text) or _NUMBERED_PAPER.match(text)
    return bool(is_acronym or is_name or is_known)


def spelled(text: str) -> str:
    """Return a text with the form of address written out."""
    return text.replace("đ/c ", "đồng chí ").replace("Đ/c ", "Đồng chí ")


def joined(parts: Iterable[str], separator: str = "\n") -> str:
    """Join what is not empty."""
    return separator.join(part for part in parts if part)


def joined_once(parts: Iterable[str]) -> str:
    """Join the lines of texts, leaving out a line that says what an earlier one said."""
    found: dict[str, str] = {}
    for part in parts:
        for line in part.splitlines():
            found.setdefault(fold(unended(line)), line)
    return joined(found.values())


def comrade(name: str) -> str:
    """Return a member's name with the form of address."""
    return f"đồng chí {unaddressed(name)}"


def by_rank(people: Iterable[Person]) -> list[Person]:
    """Return people with the secretary first, those without a post last."""
    ranks = {label: rank for rank, label in enumerate(POST_LABELS.values())}
    return sorted(people, key=lambda person: ranks.get(person.post_label, len(ranks)))


def guest_text(guest: Guest) -> str:
    """Return a guest with role and unit; one of the superior is a đồng chí."""
    words = guest_words(guest)
    words = f"đồng chí {words}" if guest.is_superior else words
    return f"{words} (trực tuyến)" if guest.online else words


def guest_words(guest: Guest) -> str:
    """Return name, role and unit of a guest; a unit the role already names is not repeated."""
    name = unaddressed(guest.name) if guest.is_superior else guest.name
    return joined((unended(name), _role_in(unended(guest.role), unended(guest.unit))), ", ")


def _role_in(role: str, unit: str) -> str:
    """Return a role with its unit: "Bí thư Thành ủy" of "Thành ủy Bắc Kạn" is said once."""
    words = unit.split()
    if fold(unit) in fold(role):
        return role
    for length in range(len(words) - 1, 1, -1):
        head = re.escape(" ".join(words[:length]))
        whole, times = re.subn(rf"(?<!\w){head}(?=,|$)", lambda _: unit, role, count=1)
        if times:
            return whole
    return joined((role, unit), ", ")


def with_post(file: MeetingFile, member_id: int | None) -> str:
    """Return name and post of a member on the meeting's day, "" when nobody is named."""
    person = next((person for person in file.people if person.id == member_id), None)
    if person is None:
        return ""
    return joined((person.full_name, person.post_label), ", ")


def title_of(item: AgendaItem) -> str:
    """Return the title of an item as papers print it."""
    return spelled(unended(item.title))


def presenter(file: MeetingFile, item: AgendaItem) -> str:
    """Return who presents an item, a guest by the name that was typed."""
    return file.name(item.presenter_id) or unaddressed(item.presenter_name)


def time_words(moment: datetime | None) -> str:
    """Return "14 giờ 00 phút", "" while the time is not recorded."""
    return "" if moment is None else clock_words(moment)


def hour_words(moment: datetime | None) -> str:
    """Return "14 giờ 44", as beside a speech."""
    return time_words(moment).removesuffix(" phút")


def when_words(day: date, starts_at: time | None) -> str:
    """Return "14 giờ 00 phút, thứ Ba, ngày 03 tháng 11 năm 2026"."""
    start = "" if starts_at is None else clock_words(starts_at)
    weekday = weekday_name(day)
    return joined((start, lower_first(weekday), long_date(day)), ", ")


def period_words(period: Period) -> str:
    """Return a kỳ as titles of papers write it: "tháng 11 năm 2026", "quý IV năm 2026"."""
    if period.quarter:
        return f"quý {ROMAN[period.quarter - 1]} năm {period.year}"
    return f"{month_words(period)} năm {period.year}" if period.month else f"năm {period.year}"


def month_words(period: Period) -> str:
    """Return a month without its year: "tháng 11"."""
    return f"tháng {month_text(period.key_month or 1)}"


def report_month(report_period: str) -> str:
    """Return the month a task is reported in, "tháng 12", of a key such as "2026-12"."""
    key = parse_key(report_period)
    return "" if key is None else month_words(key.period)


def kind_words(header: MeetingHeader) -> str:
    """Return the kind of a meeting in the words of papers: "Sinh hoạt chi bộ thường kỳ"."""
    is_consultation = header.kind is MeetingKind.COMMITTEE and header.consultation
    return CONSULTATION if is_consultation else _SESSIONS[header.kind]


def subject_of(header: MeetingHeader) -> str:
    """Return the subject of a meeting's papers: "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"."""
    return _subject(header, kind_words(header))


def session_of(header: MeetingHeader) -> str:
    """Return the meeting inside a sentence: "sinh hoạt thường kỳ tháng 11 năm 2026"."""
    return lowered(_subject(header, kind_words(header).replace("chi bộ ", "", 1)))


def _subject(header: MeetingHeader, kind: str) -> str:
    """Return kind and kỳ; a combined meeting with both names the month and the quarter."""
    period = header.period
    if header.kind is MeetingKind.COMBINED and period.month and period.quarter:
        month, quarter = month_words(period), period_words(period)
        return f"Sinh hoạt thường kỳ {month} kết hợp chuyên đề {quarter}"
    return f"{kind} {period_words(period)}"


def scored_session(header: MeetingHeader) -> str:
    """Return what a score sheet is about: "sinh hoạt chi bộ tháng 11 năm 2026"."""
    period = header.period
    if header.kind is MeetingKind.THEMATIC:
        return f"sinh hoạt chuyên đề {period_words(period)}"
    if header.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}:
        month = Period(period.year, month=period.key_month)
        return f"sinh hoạt chi bộ {period_words(month)}"
    return lowered(subject_of(header))
