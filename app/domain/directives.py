"""Documents from above (văn bản cấp trên): received, passed on, what concerns this cell (A6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.findings import Finding
from app.domain.problems import Problem
from app.domain.rule_sets import RuleSet
from app.domain.secrecy import secrecy_sentence
from app.domain.text import short_date

SUMMARY_LINES = 3
LINE_LENGTH = 220
LATE_CODE, SUMMARY_CODE = "S06", "S10"


class DirectiveState(StrEnum):
    """How far a document from above is; computed, never stored."""

    LATE = "late"
    WAITING = "waiting"
    SPREAD = "spread"
    NOT_OURS = "not_ours"


DIRECTIVE_STATE_LABELS = {
    DirectiveState.LATE: "Quá hạn phổ biến",
    DirectiveState.WAITING: "Chờ phổ biến",
    DirectiveState.SPREAD: "Đã phổ biến",
    DirectiveState.NOT_OURS: "Không liên quan",
}


@dataclass(frozen=True, slots=True)
class Directive:
    """A document from above with the day it reached the members."""

    id: int
    code: str
    issuer: str
    title: str
    received_on: date
    issued_on: date | None = None
    due_on: date | None = None
    """The day it must be passed on by: the one typed, else reckoned from the setting."""
    is_due_typed: bool = False
    summary: str = ""
    applies: bool = True
    spread_on: date | None = None
    """The day it was passed on: typed, else the meeting whose item dealt with it."""
    is_spread_typed: bool = False
    meeting_id: int | None = None
    """The meeting that passes it on, held or ahead."""
    meeting_title: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """Return title and number as one line."""
        return f"{self.title} ({self.code})" if self.code else self.title

    @property
    def origin(self) -> str:
        """Return who issued it and when."""
        day = short_date(self.issued_on) if self.issued_on else ""
        return ", ".join(part for part in (self.issuer, self.code, day) if part)

    @property
    def is_open(self) -> bool:
        """Tell whether it still has to be passed on."""
        return self.applies and self.spread_on is None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of the summary."""
        return summary_lines(self.summary)

    def days(self, today: date) -> int:
        """Return the days from receipt to passing on, up to today while it waits."""
        return max(0, ((self.spread_on or today) - self.received_on).days)

    def days_late(self, today: date) -> int:
        """Return days past the day it was to be passed on by; a late one stays late."""
        if not self.applies or self.due_on is None:
            return 0
        return max(0, ((self.spread_on or today) - self.due_on).days)

    def state(self, today: date) -> DirectiveState:
        """Return how far it is on a day."""
        if not self.applies:
            return DirectiveState.NOT_OURS
        if self.spread_on is not None:
            return DirectiveState.SPREAD
        return DirectiveState.LATE if self.days_late(today) else DirectiveState.WAITING


@dataclass(frozen=True, slots=True)
class DirectiveDraft:
    """What entering or changing a document from above submits."""

    code: str
    issuer: str
    title: str
    received_on: date | None
    issued_on: date | None = None
    due_on: date | None = None
    summary: str = ""
    applies: bool = True
    spread_on: date | None = None
    note: str = ""


def spread_by(received_on: date, days: int) -> date:
    """Return the day a document is to be passed on by (`directive_days`)."""
    return received_on + timedelta(days=days)


def summary_lines(summary: str) -> tuple[str, ...]:
    """Return the lines of a summary without empty ones."""
    return tuple(line.strip() for line in summary.splitlines() if line.strip())


def check_directive(draft: DirectiveDraft, today: date) -> tuple[Problem, ...]:
    """Return what keeps a document out of the register; one marked Mật is never kept."""
    return tuple(Problem(field, message) for field, message in _problems(draft, today))


def _problems(draft: DirectiveDraft, today: date) -> Iterator[tuple[str, str]]:
    yield from _secrets(draft)
    if not draft.title.strip():
        yield "title", "Chưa ghi trích yếu văn bản."
    if not draft.issuer.strip():
        yield "issuer", "Chưa ghi nơi ban hành."
    yield from _summary_problems(draft.summary)
    if draft.received_on is None:
        yield "received_on", "Chưa ghi ngày chi bộ nhận văn bản."
    else:
        yield from _date_problems(draft, draft.received_on, today)


def _secrets(draft: DirectiveDraft) -> Iterator[tuple[str, str]]:
    for field in ("title", "code", "summary", "note", "issuer"):
        sentence = secrecy_sentence(getattr(draft, field))
        if sentence:
            yield field, sentence


def _summary_problems(summary: str) -> Iterator[tuple[str, str]]:
    lines = summary_lines(summary)
    if len(lines) > SUMMARY_LINES:
        yield "summary", f"Tóm tắt nhiều nhất {SUMMARY_LINES} dòng; hãy chỉ giữ ý của chi bộ mình."
    elif any(len(line) > LINE_LENGTH for line in lines):
        yield "summary", f"Mỗi ý nhiều nhất {LINE_LENGTH} chữ cái để đọc một lượt là nhớ."


def _date_problems(
    draft: DirectiveDraft, received_on: date, today: date
) -> Iterator[tuple[str, str]]:
    if received_on > today:
        yield "received_on", "Ngày nhận không thể sau hôm nay."
    if draft.issued_on is not None and draft.issued_on > received_on:
        yield "issued_on", "Ngày ban hành không thể sau ngày nhận."
    if draft.due_on is not None and draft.due_on < received_on:
        yield "due_on", "Hạn phổ biến không thể trước ngày nhận."
    if draft.spread_on is not None and not received_on <= draft.spread_on <= today:
        yield "spread_on", "Ngày phổ biến phải từ ngày nhận đến hôm nay."


def check_directives(
    directives: Iterable[Directive], today: date, rules: RuleSet
) -> tuple[Finding, ...]:
    """Return what the register lacks: one that waits too long (S06), one without summary (S10)."""
    return tuple(f for directive in directives for f in _findings(directive, today, rules))


def _findings(directive: Directive, today: date, rules: RuleSet) -> Iterator[Finding]:
    if not directive.is_open:
        return
    where, name = f"directive:{directive.id}", directive.code or directive.title
    late = directive.days_late(today)
    if late and rules.is_on(LATE_CODE):
        message = (
            f"Văn bản {name} nhận {directive.days(today)} ngày chưa phổ biến, quá {late} ngày."
        )
        yield Finding(LATE_CODE, rules.severity(LATE_CODE), message, where, "Xem văn bản")
    if not directive.lines and rules.is_on(SUMMARY_CODE):
        message = f"Văn bản {name} chưa tóm tắt ý liên quan đến chi bộ."
        yield Finding(SUMMARY_CODE, rules.severity(SUMMARY_CODE), message, where, "Ghi tóm tắt")


@dataclass(frozen=True, slots=True)
class DirectiveFigures:
    """How many documents of a year there are and how fast they reached the members."""

    total: int
    applies: int
    spread: int
    late: int
    longest: int
    """Most days from receipt to passing on."""

    @property
    def words(self) -> str:
        """Return the figures as one line under a list."""
        return (
            f"{self.total} văn bản, {self.applies} liên quan đến chi bộ; đã phổ biến "
            f"{self.spread}, chậm {self.late}; lâu nhất {self.longest} ngày"
        )


def directive_figures(directives: Iterable[Directive], today: date) -> DirectiveFigures:
    """Return the figures of a list of documents on a day."""
    listed = tuple(directives)
    ours = [d for d in listed if d.applies]
    return DirectiveFigures(
        total=len(listed),
        applies=len(ours),
        spread=sum(d.spread_on is not None for d in ours),
        late=sum(d.days_late(today) > 0 for d in ours),
        longest=max((d.days(today) for d in ours), default=0),
    )
