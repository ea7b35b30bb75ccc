"""Topics of thematic meetings (S13, S29): groups, what was held before, days worth remembering."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from app.domain.problems import Problem
from app.domain.text import fold

TOPIC_GROUPS: Mapping[int, str] = MappingProxyType(
    {
        1: "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        2: "Cần, kiệm, liêm, chính; phòng, chống tham nhũng, lãng phí, tiêu cực",
        3: "Xây dựng Đảng, hệ thống chính trị",
        4: "Truyền thống cách mạng",
        5: "Phát triển địa phương",
        6: "Nâng cao hiệu quả chuyên môn",
        7: "Nội dung khác",
    }
)
"""Chỉ thị 50-CT/TW, section 2."""
NEAR_DAYS = 45
MONTHS_OF_YEAR, LUNAR_DAYS = 12, 30
COMMON_YEAR = 2027
"""A year without 29/2: a day that is not in every year is not taken."""
ROUND_YEARS = 5
ALIKE_FROM = Fraction(3, 5)
_EMPTY_WORDS = frozenset(
    {"va", "cua", "cac", "cho", "trong", "ve", "voi", "nhung", "o", "tai", "theo", "de"}
    | {"cong", "tac", "nang", "cao", "thuc", "hien", "chuyen"}
)
Lunar = Mapping[tuple[int, int], date]
"""The days of a year on which lunar days fall, by lunar day and month."""


@dataclass(frozen=True, slots=True)
class CommemorativeDay:
    """A day of the nation or the Party a topic may be tied to."""

    day: int
    month: int
    name: str
    since: int = 0
    """Year it remembers, 0 when it counts no years."""
    group: int = 4
    """The topic group it suggests."""
    is_lunar: bool = False

    @property
    def day_words(self) -> str:
        """Return the day as lists show it: "19/5", "10/3 âm lịch"."""
        return f"{self.day}/{self.month}{' âm lịch' if self.is_lunar else ''}"

    @property
    def is_shipped(self) -> bool:
        """Tell whether it is one of the shipped list, unchanged."""
        return self in COMMEMORATIVE_DAYS


COMMEMORATIVE_DAYS: tuple[CommemorativeDay, ...] = (
    CommemorativeDay(3, 2, "Ngày thành lập Đảng Cộng sản Việt Nam", 1930, 3),
    CommemorativeDay(27, 2, "Ngày Thầy thuốc Việt Nam", 1955, 6),
    CommemorativeDay(8, 3, "Ngày Quốc tế Phụ nữ", 0, 7),
    CommemorativeDay(26, 3, "Ngày thành lập Đoàn TNCS Hồ Chí Minh", 1931),
    CommemorativeDay(10, 3, "Giỗ Tổ Hùng Vương", is_lunar=True),
    CommemorativeDay(30, 4, "Ngày Giải phóng miền Nam, thống nhất đất nước", 1975),
    CommemorativeDay(1, 5, "Ngày Quốc tế Lao động", 0, 7),
    CommemorativeDay(7, 5, "Chiến thắng Điện Biên Phủ", 1954),
    CommemorativeDay(19, 5, "Ngày sinh Chủ tịch Hồ Chí Minh", 1890, 1),
    CommemorativeDay(5, 6, "Ngày Bác Hồ ra đi tìm đường cứu nước", 1911, 1),
    CommemorativeDay(11, 6, "Ngày truyền thống thi đua yêu nước", 1948, 1),
    CommemorativeDay(28, 6, "Ngày Gia đình Việt Nam", 0, 7),
    CommemorativeDay(27, 7, "Ngày Thương binh – Liệt sĩ", 1947),
    CommemorativeDay(28, 7, "Ngày thành lập Công đoàn Việt Nam", 1929),
    CommemorativeDay(1, 8, "Ngày truyền thống ngành Tuyên giáo của Đảng", 1930, 3),
    CommemorativeDay(19, 8, "Cách mạng tháng Tám", 1945),
    CommemorativeDay(2, 9, "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam", 1945),
    CommemorativeDay(10, 10, "Ngày Chuyển đổi số quốc gia", 0, 6),
    CommemorativeDay(14, 10, "Ngày truyền thống ngành Tổ chức xây dựng Đảng", 1930, 3),
    CommemorativeDay(15, 10, "Ngày truyền thống công tác dân vận của Đảng", 1930, 3),
    CommemorativeDay(16, 10, "Ngày truyền thống ngành Kiểm tra Đảng", 1948, 3),
    CommemorativeDay(20, 10, "Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam", 1930),
    CommemorativeDay(7, 11, "Cách mạng tháng Mười Nga", 1917),
    CommemorativeDay(9, 11, "Ngày Pháp luật Việt Nam", 0, 3),
    CommemorativeDay(18, 11, "Ngày truyền thống Mặt trận Tổ quốc Việt Nam", 1930, 3),
    CommemorativeDay(20, 11, "Ngày Nhà giáo Việt Nam", 0, 6),
    CommemorativeDay(22, 12, "Ngày thành lập Quân đội nhân dân Việt Nam", 1944),
)
"""Well-known days, as suggestions only: nothing obliges a cell to choose one."""


@dataclass(frozen=True, slots=True)
class DayInYear:
    """A commemorative day in one year."""

    what: CommemorativeDay
    on: date

    @property
    def years(self) -> int:
        """How many years it remembers, 0 when it counts none."""
        return self.on.year - self.what.since if self.what.since else 0

    @property
    def is_round(self) -> bool:
        """Tell whether it is a round anniversary."""
        return self.years > 0 and self.years % ROUND_YEARS == 0

    @property
    def title(self) -> str:
        """Words a topic may start from: "Kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh"."""
        return f"Kỷ niệm {self.years} năm {self.what.name}" if self.years else self.what.name


Days = Sequence[CommemorativeDay]


def commemorative_days(own: Days, left_out: Collection[str]) -> tuple[CommemorativeDay, ...]:
    """Return the days of a cell in the order of the year: the shipped ones it keeps, its own."""
    kept = (what for what in COMMEMORATIVE_DAYS if what.name not in left_out)
    return tuple(sorted((*kept, *own), key=lambda what: (what.month, what.day, what.name)))


def check_day(draft: CommemorativeDay, known: Days) -> tuple[Problem, ...]:
    """Return what must be mended before a day can be added; lunar months have 30 days at most."""
    problems = []
    if not draft.name.strip():
        problems.append(Problem("name", "Chưa ghi tên ngày kỷ niệm."))
    elif any(fold(what.name) == fold(draft.name) for what in known):
        problems.append(Problem("name", "Danh sách đã có ngày kỷ niệm này."))
    if not 1 <= draft.month <= MONTHS_OF_YEAR:
        problems.append(Problem("month", "Tháng phải từ 1 đến 12."))
    elif not 1 <= draft.day <= _most_days(draft):
        problems.append(Problem("day", f"Tháng {draft.month} không có ngày {draft.day}."))
    return tuple(problems)


def _most_days(draft: CommemorativeDay) -> int:
    return LUNAR_DAYS if draft.is_lunar else monthrange(COMMON_YEAR, draft.month)[1]


def lunar_days(days: Days = COMMEMORATIVE_DAYS) -> tuple[tuple[int, int], ...]:
    """Return the lunar days that have to be looked up for a year, as day and month."""
    return tuple((what.day, what.month) for what in days if what.is_lunar)


def days_in_year(year: int, lunar: Lunar, days: Days = COMMEMORATIVE_DAYS) -> tuple[DayInYear, ...]:
    """Return the commemorative days of a year in order; a lunar day not known is left out."""
    solar = [DayInYear(w, date(year, w.month, w.day)) for w in days if not w.is_lunar]
    found = [
        DayInYear(what, lunar[what.day, what.month])
        for what in days
        if what.is_lunar and (what.day, what.month) in lunar
    ]
    return tuple(sorted((*solar, *found), key=lambda one: one.on))


def days_near(days: Iterable[DayInYear], meeting_day: date) -> tuple[DayInYear, ...]:
    """Return the days around a meeting: round anniversaries first, then the nearest."""
    near = [one for one in days if abs((one.on - meeting_day).days) <= NEAR_DAYS]

    def rank(one: DayInYear) -> tuple[bool, int]:
        return not one.is_round, abs((one.on - meeting_day).days)

    return tuple(sorted(near, key=rank))


@dataclass(frozen=True, slots=True)
class HeldTopic:
    """A topic of a thematic meeting, held or planned, of any year."""

    meeting_id: int
    title: str
    group: int | None
    day: date
    period_label: str
    is_held: bool
    author_name: str = ""

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.meeting_id


def earlier_topics(title: str, history: Iterable[HeldTopic], before: date) -> tuple[HeldTopic, ...]:
    """Return topics held before a day that are the same or much alike, the last one first."""
    words = _words(title)
    found = [
        topic
        for topic in history
        if topic.is_held and topic.day < before and _is_alike(words, _words(topic.title))
    ]
    return tuple(sorted(found, key=lambda topic: topic.day, reverse=True))


def repeat_text(found: Sequence[HeldTopic]) -> str:
    """Say that a topic was held before, and when: "Đã họp ở quý III/2025: “Nêu gương”."."""
    if not found:
        return ""
    more = f" và {len(found) - 1} lần khác" if len(found) > 1 else ""
    return f"Đã họp ở {found[0].period_label}{more}: “{found[0].title}”."


def _words(title: str) -> frozenset[str]:
    folded = "".join(letter if letter.isalnum() else " " for letter in fold(title))
    return frozenset(word for word in folded.split() if word not in _EMPTY_WORDS)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = one | other
    return bool(both) and Fraction(len(one & other), len(both)) >= ALIKE_FROM


def topic_group_choices() -> tuple[tuple[int | None, str], ...]:
    """Return the groups as a form offers them, none first."""
    return ((None, "Chưa chọn"), *((n, f"{n}. {name}") for n, name in TOPIC_GROUPS.items()))


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How often a topic group was held, and when last."""

    group: int
    count: int
    last: HeldTopic | None = None

    @property
    def name(self) -> str:
        """Words of the group."""
        return TOPIC_GROUPS[self.group]


def group_counts(history: Sequence[HeldTopic]) -> tuple[GroupCount, ...]:
    """Return every topic group with how often it was held, the least held first."""
    held = [topic for topic in history if topic.is_held and topic.group in TOPIC_GROUPS]
    counts = Counter(topic.group for topic in held)
    lines = [GroupCount(group, counts[group], _last(held, group)) for group in TOPIC_GROUPS]
    return tuple(sorted(lines, key=lambda line: (line.count, line.group)))


def _last(held: Iterable[HeldTopic], group: int) -> HeldTopic | None:
    own = (topic for topic in held if topic.group == group)
    return max(own, key=lambda topic: topic.day, default=None)
