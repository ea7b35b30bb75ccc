"""What the templates of issued papers may use: resolution, programme, invitation, sheet, plan."""

from dataclasses import dataclass

from app.services.export.contexts import (
    CombinedMinutes,
    CommitteeMinutes,
    PaperHeader,
    Recipients,
    RegularMinutes,
    Signature,
    ThematicMinutes,
    VoteLine,
)
from app.services.export.drafted_contexts import DraftedPaper
from app.services.export.paper_kinds import DRAFTED_KINDS, PaperKind
from app.services.export.report_contexts import (
    Direction,
    InspectionProgramme,
    LetteredResult,
    MonthReport,
    TopicPlan,
    TopicReport,
    YearReport,
)
from app.services.export.review_contexts import (
    BallotRecord,
    BallotSlip,
    ReviewForms,
    ReviewMinutes,
    ReviewReport,
)


@dataclass(frozen=True, slots=True)
class PreviousTaskRow:
    """One row of the table of the last resolution's tasks."""

    number: int
    text: str
    state: str
    """Đang triển khai, Có mốc thời hạn, Nhiệm vụ thường xuyên, Chưa xác định mốc."""
    result: str


@dataclass(frozen=True, slots=True)
class GroupScore:
    """One of the seven groups of part IV."""

    number: int
    name: str
    maximum: str
    points: str


@dataclass(frozen=True, slots=True)
class AppendixOpinion:
    """One speech in the appendix, in the order it was made."""

    number: int
    speaker: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """W4, the monthly resolution (nghị quyết tháng)."""

    header: PaperHeader
    subject: str
    bases: tuple[str, ...]
    """Căn cứ lines without the leading dash and closing mark."""
    cell_name: str
    date_text: str
    place: str
    session_name: str
    total: int
    present: int
    attendance_base: int
    attendance_percent: str
    excused: int
    unexcused: int
    exempt: int
    duration_minutes: int
    chair: str
    minute_taker: str
    dues_announced: bool
    agenda_adopted: bool
    last_month: str
    """ "tháng 10"."""
    month: str
    """ "tháng 11"."""
    news: str
    ideology: str
    results: tuple[LetteredResult, ...]
    previous_number: str
    """ "16-NQ/CB", or empty when there was no resolution last month."""
    previous_tasks: tuple[PreviousTaskRow, ...]
    previous_note: str
    """Said where there are no rows; empty: the book does not know, dots are printed."""
    done_tasks: int
    counted_tasks: int
    completion_percent: str
    commendations: tuple[str, ...]
    reminders: tuple[str, ...]
    limits: tuple[str, ...]
    """Limits with their causes; the template counts Một là, Hai là…"""
    directions: tuple[Direction, ...]
    member_assignments: tuple[str, ...]
    """One line per member: who, what, until when."""
    committee_assignments: tuple[str, ...]
    report_days: str
    """Days to post and report, "02"."""
    groups: tuple[GroupScore, ...]
    total_points: str
    maximum_points: str
    grade: str
    score_result: str
    """ "94/100 điểm; xếp loại: Tốt", or "đạt 4/5 nội dung" on sheets without points."""
    shortcomings: str
    vote: VoteLine | None
    recipients: Recipients
    signature: Signature
    superior_name: str
    """Whom the report goes to, "Đảng ủy xã Tân Hòa"."""
    opinions: tuple[AppendixOpinion, ...] = ()
    temporary_out: int = 0
    special_duty: int = 0
    suspended: int = 0
    score_note: str = ""
    """Gate, chosen-by-hand or overridden note that must print."""
    basis_mark: str = ";"
    """Mark between the căn cứ lines."""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One row of the programme table."""

    number: str
    time: str
    content: str
    person: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """W5, the programme of one meeting (chương trình)."""

    header: PaperHeader
    subject: str
    purposes: tuple[str, ...]
    time_text: str
    place: str
    form: str
    participants: tuple[str, ...]
    guests: tuple[str, ...]
    chair: str
    minute_taker: str
    rows: tuple[ProgrammeRow, ...]
    total_minutes: int
    ends_at: str
    recipients: Recipients
    signature: Signature


@dataclass(frozen=True, slots=True)
class Invitation:
    """W8, giấy mời or thông báo (the word comes in `title`)."""

    header: PaperHeader
    title: str
    subject: str
    addressees: tuple[str, ...]
    cell_name: str
    meeting_name: str
    time_text: str
    place: str
    form: str
    contents: tuple[str, ...]
    documents: tuple[str, ...]
    """Printed on one line, so without closing marks."""
    prompts: tuple[str, ...]
    preparers: tuple[str, ...]
    """One a line: "đồng chí Phạm Văn Dũng: thời sự"."""
    absence_contact: str
    """Whom and until when to report an absence."""
    recipients: Recipients
    signature: Signature
    call: str = "trân trọng kính mời"
    """ "trân trọng kính mời" on an invitation, "thông báo và kính mời" on a notice."""
    form_note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One criterion or subtotal; points are ready texts, "Đạt"/"Không đạt" on pass_fail sheets."""

    number: str
    text: str
    maximum: str
    self_points: str
    cell_points: str
    superior_points: str
    note: str = ""
    """Lost point or override with its reason."""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """One group with its subtotal and criteria; a group of one line has no criteria."""

    row: ScoreRow
    items: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreSheetPaper:
    """W9, the score sheet of any rubric, by points or pass/fail."""

    header: PaperHeader
    title: str
    subject: str
    rubric_name: str
    basis: str
    groups: tuple[ScoreGroup, ...]
    total: ScoreRow
    grade_self: str
    grade_cell: str
    grade_superior: str
    bands: tuple[str, ...]
    """ "Tốt từ 90 điểm trở lên" …; empty on pass_fail."""
    left: Signature
    right: Signature | None
    votes: tuple[VoteLine, ...] = ()
    gate_note: str = ""
    chosen_by_hand: str = ""
    shortcomings: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearPlanRow:
    """One planned meeting (W6 columns)."""

    month: str
    day: str
    kind: str
    content: str
    preparer: str
    draft_due: str
    committee_day: str
    superior_guest: str
    state: str


@dataclass(frozen=True, slots=True)
class YearPlanPaper:
    """W6, the meetings of one year (kế hoạch sinh hoạt năm)."""

    header: PaperHeader
    subject: str
    bases: tuple[str, ...]
    purposes: tuple[str, ...]
    rows: tuple[YearPlanRow, ...]
    summary: str
    """ "12 buổi thường kỳ, 4 buổi chuyên đề"."""
    duties: tuple[str, ...]
    recipients: Recipients
    signature: Signature
    moved_note: str = ""
    basis_mark: str = ";"
    """Mark between the căn cứ lines."""


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """One document with what concerns the cell, a line a thought."""

    name: str
    origin: str
    """Issuer, number and day, or the source of a piece of news; may be empty."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The one-page hand-out of what a meeting passes on (tóm tắt văn bản)."""

    header: PaperHeader
    subject: str
    items: tuple[HandoutItem, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class RemarkSheetRow:
    """One item of the meeting with room for three remarks."""

    number: str
    content: str
    strength: str = ""
    shortcoming: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class RemarkSheetPaper:
    """The one-page sheet an observer fills in by hand, in Word or in Excel (O1, S26)."""

    header: PaperHeader
    subject: str
    meeting: str
    """Time, place and form: "14 giờ 00 phút, thứ Ba, ngày 03 tháng 11 năm 2026, tại …"."""
    rows: tuple[RemarkSheetRow, ...]
    code: str
    """What tells the sheet apart when it comes back: "GY1-5f1b1d3e-41-7"."""
    signature: Signature
    name: str = ""
    role: str = ""
    unit: str = ""
    team: str = ""


Paper = (
    RegularMinutes
    | ThematicMinutes
    | CombinedMinutes
    | CommitteeMinutes
    | Resolution
    | Programme
    | Invitation
    | ScoreSheetPaper
    | YearPlanPaper
    | Handout
    | RemarkSheetPaper
    | ReviewForms
    | ReviewMinutes
    | BallotRecord
    | BallotSlip
    | ReviewReport
    | MonthReport
    | YearReport
    | TopicPlan
    | TopicReport
    | InspectionProgramme
    | DraftedPaper
)

PAPER_CONTEXTS: dict[PaperKind, type[Paper]] = {
    PaperKind.REGULAR_MINUTES: RegularMinutes,
    PaperKind.THEMATIC_MINUTES: ThematicMinutes,
    PaperKind.COMBINED_MINUTES: CombinedMinutes,
    PaperKind.COMMITTEE_MINUTES: CommitteeMinutes,
    PaperKind.RESOLUTION: Resolution,
    PaperKind.PROGRAMME: Programme,
    PaperKind.INVITATION: Invitation,
    PaperKind.SCORE_SHEET: ScoreSheetPaper,
    PaperKind.YEAR_PLAN: YearPlanPaper,
    PaperKind.HANDOUT: Handout,
    PaperKind.REMARK_SHEET: RemarkSheetPaper,
    PaperKind.REVIEW_FORMS: ReviewForms,
    PaperKind.REVIEW_MINUTES: ReviewMinutes,
    PaperKind.BALLOT_RECORD: BallotRecord,
    PaperKind.BALLOT_SLIP: BallotSlip,
    PaperKind.REVIEW_REPORT: ReviewReport,
    PaperKind.MONTH_REPORT: MonthReport,
    PaperKind.YEAR_REPORT: YearReport,
    PaperKind.TOPIC_PLAN: TopicPlan,
    PaperKind.TOPIC_REPORT: TopicReport,
    PaperKind.INSPECTIONS: InspectionProgramme,
    **dict.fromkeys(DRAFTED_KINDS, DraftedPaper),
}
