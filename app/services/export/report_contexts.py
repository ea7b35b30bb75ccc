"""What the templates of reports and programmes of the cell may use: month, year, topics, W14."""

from dataclasses import dataclass

from app.services.export.contexts import (
    Opinion,
    PaperHeader,
    Recipients,
    Signature,
    TaskLine,
)


@dataclass(frozen=True, slots=True)
class LetteredResult:
    """One line a), b), c), d), đ) of the political-task results."""

    letter: str
    """Empty where there is one line only."""
    title: str
    """Empty where the line has none of its own."""
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """One task of the coming month: who leads, what, until when, reported when."""

    number: int
    text: str
    lead: str
    """Who leads: "đồng chí Phạm Văn Dũng", or the name of a group."""
    due: str
    report_at: str
    product: str = ""


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One good model (mô hình, cách làm hay) as a report tells it."""

    title: str
    who: str
    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class MonthReport:
    """W10, the report of a month (báo cáo tháng) made from the meeting that judged it."""

    header: PaperHeader
    subject: str
    addressee: str
    last_month: str
    """The month reported on, "tháng 10"."""
    month: str
    """The coming month, "tháng 11"."""
    organisation: str
    """Đảng số with its parts in one sentence."""
    changes: tuple[str, ...]
    """Who came and who left in the month."""
    news: str
    ideology: str
    directives: tuple[str, ...]
    results: tuple[LetteredResult, ...]
    previous_number: str
    """ "16-NQ/CB", or empty when there was no resolution the month before."""
    previous_note: str
    done_tasks: int
    counted_tasks: int
    completion_percent: str
    open_tasks: tuple[str, ...]
    """Tasks of the last resolution that are not done."""
    meeting: str
    """The sitting in one sentence: day, presence, duration, speakers."""
    score: str
    """ "94/100 điểm; xếp loại: Tốt", empty while nothing was voted."""
    dues: str
    party_building: str
    inspections: tuple[str, ...]
    models: tuple[ModelLine, ...]
    petitions: str
    commendations: tuple[str, ...]
    reminders: tuple[str, ...]
    limits: tuple[str, ...]
    directions: tuple[Direction, ...]
    requests: tuple[str, ...]
    """What the cell asks of the superior."""
    recipients: Recipients
    signature: Signature


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """One held meeting in the table of a year's report."""

    period: str
    kind: str
    day: str
    presence: str
    """ "20/22"."""
    rate: str
    minutes: str
    speakers: str
    points: str
    grade: str


@dataclass(frozen=True, slots=True)
class YearReport:
    """W11, the report of a half-year or a year (sơ kết, tổng kết) with the figures of the book."""

    header: PaperHeader
    subject: str
    addressee: str
    period: str
    """ "năm 2026", "6 tháng đầu năm 2026"."""
    next_period: str
    organisation: str
    changes: tuple[str, ...]
    directives: str
    """Figures of the documents from above in one line, empty when there were none."""
    topics: tuple[str, ...]
    tasks: str
    """Figures of the tasks given, empty when none were."""
    open_tasks: tuple[str, ...]
    summary: tuple[str, ...]
    """Figures of the meetings, one sentence each."""
    meetings: tuple[MeetingFigures, ...]
    praise: str
    inspections: str
    """Figures of the programme, empty without one."""
    inspection_lines: tuple[str, ...]
    models: tuple[ModelLine, ...]
    petitions: str
    graded: str
    """Whose grades follow, of how many members; empty before the review of the year."""
    grades: tuple[str, ...]
    losses: tuple[str, ...]
    """Criteria that lost points most often."""
    requests: tuple[str, ...]
    recipients: Recipients
    signature: Signature


@dataclass(frozen=True, slots=True)
class TopicPlanRow:
    """One thematic meeting of the plan (W7 columns)."""

    quarter: str
    month: str
    title: str
    group: str
    basis: str
    writer: str
    due: str
    approver: str
    product: str


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """W7, the thematic meetings of one year (kế hoạch sinh hoạt chuyên đề)."""

    header: PaperHeader
    subject: str
    bases: tuple[str, ...]
    purposes: tuple[str, ...]
    rows: tuple[TopicPlanRow, ...]
    duties: tuple[str, ...]
    recipients: Recipients
    signature: Signature
    basis_mark: str = ";"
    """Mark between the căn cứ lines."""


@dataclass(frozen=True, slots=True)
class TopicReport:
    """The report after a thematic meeting (báo cáo sau chuyên đề)."""

    header: PaperHeader
    subject: str
    addressee: str
    topic: str
    group: str
    held: str
    """Day, place and form in one sentence."""
    presenter: str
    attendance: str
    papers: tuple[str, ...]
    """Title and author of each tham luận."""
    opinions: tuple[Opinion, ...]
    quality: str
    conclusion: str
    tasks: tuple[TaskLine, ...]
    files: tuple[str, ...]
    score: str
    recipients: Recipients
    signature: Signature


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One line of the programme of inspection and supervision."""

    number: int
    name: str
    post: str
    subject: str
    time: str


@dataclass(frozen=True, slots=True)
class InspectionPart:
    """One of the five parts of the programme; without lines the form says so."""

    number: int
    title: str
    about_members: bool
    rows: tuple[InspectionRow, ...]


@dataclass(frozen=True, slots=True)
class InspectionProgramme:
    """W14, the year's programme of inspection and supervision (kiểm tra, giám sát)."""

    header: PaperHeader
    subject: str
    parts: tuple[InspectionPart, ...]
    recipients: Recipients
    signature: Signature
