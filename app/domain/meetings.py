"""Meetings (buổi sinh hoạt): kinds, stages, their header and what a form submits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.domain.periods import Period
from app.domain.problems import Problem


class MeetingKind(StrEnum):
    """Kind of meeting, `rules.md` section 2."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    COMBINED = "combined"
    COMMITTEE = "committee"
    EXTRAORDINARY = "extraordinary"
    REVIEW = "review"


class MeetingStage(StrEnum):
    """How far a meeting is; the ribbon shows the first six."""

    PLANNED = "planned"
    PREPARING = "preparing"
    IN_SESSION = "in_session"
    SCORING = "scoring"
    FINISHING = "finishing"
    LOCKED = "locked"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


class MeetingForm(StrEnum):
    """Form of a meeting (hình thức)."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"
    BY_GROUP = "by_group"


class PartKind(StrEnum):
    """What a part of a meeting is: half of a combined one, or one party group's sitting."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    GROUP = "group"


MEETING_KIND_LABELS = {
    MeetingKind.REGULAR: "Thường kỳ",
    MeetingKind.THEMATIC: "Chuyên đề",
    MeetingKind.COMBINED: "Thường kỳ kết hợp chuyên đề",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.EXTRAORDINARY: "Bất thường",
    MeetingKind.REVIEW: "Kiểm điểm, xếp loại",
}
MEETING_STAGE_LABELS = {
    MeetingStage.PLANNED: "Dự kiến",
    MeetingStage.PREPARING: "Chuẩn bị",
    MeetingStage.IN_SESSION: "Đang họp",
    MeetingStage.SCORING: "Chấm điểm",
    MeetingStage.FINISHING: "Hoàn thiện",
    MeetingStage.LOCKED: "Đã khóa",
    MeetingStage.POSTPONED: "Hoãn",
    MeetingStage.NOT_HELD: "Không họp",
}
MEETING_FORM_LABELS = {
    MeetingForm.IN_PERSON: "Trực tiếp",
    MeetingForm.ONLINE: "Trực tuyến",
    MeetingForm.HYBRID: "Trực tiếp kết hợp trực tuyến",
    MeetingForm.BY_GROUP: "Theo tổ đảng",
}
MEETING_MOVES: Mapping[MeetingStage, frozenset[MeetingStage]] = {
    MeetingStage.PLANNED: frozenset(
        {
            MeetingStage.PREPARING,
            MeetingStage.IN_SESSION,
            MeetingStage.POSTPONED,
            MeetingStage.NOT_HELD,
        }
    ),
    MeetingStage.PREPARING: frozenset(
        {MeetingStage.IN_SESSION, MeetingStage.POSTPONED, MeetingStage.NOT_HELD}
    ),
    MeetingStage.IN_SESSION: frozenset(
        {MeetingStage.SCORING, MeetingStage.FINISHING, MeetingStage.PREPARING}
    ),
    MeetingStage.SCORING: frozenset({MeetingStage.FINISHING, MeetingStage.IN_SESSION}),
    MeetingStage.FINISHING: frozenset({MeetingStage.LOCKED, MeetingStage.SCORING}),
    MeetingStage.LOCKED: frozenset(),
    MeetingStage.POSTPONED: frozenset({MeetingStage.PREPARING, MeetingStage.NOT_HELD}),
    MeetingStage.NOT_HELD: frozenset({MeetingStage.PLANNED}),
}
HELD_STAGES = frozenset(
    {
        MeetingStage.IN_SESSION,
        MeetingStage.SCORING,
        MeetingStage.FINISHING,
        MeetingStage.LOCKED,
    }
)
MOST_MINUTES = 720
MOST_BASIS = 500
SCORED_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED})


@dataclass(frozen=True, slots=True)
class Topic:
    """The topic (chuyên đề) of a thematic part and how far its preparation is."""

    title: str = ""
    group: int | None = None
    """Topic group 1–7 of Chỉ thị 50, `rules.md` section 8."""
    author_id: int | None = None
    drafted_on: date | None = None
    approved_on: date | None = None
    sent_on: date | None = None
    purpose: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """One half of a combined meeting, or one party group's sitting."""

    id: int
    kind: PartKind
    group_id: int | None = None
    place: str = ""
    chair_id: int | None = None
    minute_taker_id: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest or delegate of the superior; attends, is never counted."""

    id: int
    name: str
    unit: str = ""
    role: str = ""
    is_superior: bool = False
    online: bool = False


@dataclass(frozen=True, slots=True)
class MeetingHeader:
    """Everything about a meeting that is one value, not a list."""

    id: int
    key: str
    kind: MeetingKind
    period: Period
    stage: MeetingStage
    day: date
    starts_at: time | None
    """Planned start."""
    planned_minutes: int | None
    place: str = ""
    focus: str = ""
    """Nội dung trọng tâm of the plan."""
    form: MeetingForm = MeetingForm.IN_PERSON
    form_basis: str = ""
    preparer_id: int | None = None
    chair_id: int | None = None
    minute_taker_id: int | None = None
    consultation: bool = False
    """A committee record that is only hội ý of secretary and deputy."""
    afterwards: bool = False
    """Recorded from paper after it was held (Ghi lại buổi đã họp): no clocks."""
    moved_from: date | None = None
    move_reason: str = ""
    not_held_reason: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    topic: Topic = Topic()
    separate_from_work: bool | None = None
    """K07: ticked that the meeting was not merged with a professional one."""
    dues_announced: bool | None = None
    dues_note: str = ""
    no_commendation: bool = False
    """Stated "không có" for biểu dương (K25)."""
    bulletin_collected: bool = False
    draft_resolution: str = ""
    discussion_prompts: str = ""
    conclusion: str = ""
    petitions_up: str = ""
    shortcomings: str = ""
    """Hạn chế cần khắc phục, part IV of the resolution."""
    papers_posted_on: date | None = None
    papers_on_handbook: bool = False
    minutes_read_at: datetime | None = None
    minutes_adopted_at: datetime | None = None
    adoption_committed: bool = False
    posting_committed: bool = False
    finished_posted_on: date | None = None
    reported_on: date | None = None
    announced_on: date | None = None
    signed_scan: str = ""
    rubric_edition_id: int | None = None
    locked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """What a list or the year plan shows of a meeting."""

    id: int
    key: str
    title: str
    kind: MeetingKind
    period: Period
    stage: MeetingStage
    day: date
    starts_at: time | None
    place: str
    focus: str
    preparer_name: str
    moved_from: date | None
    proposed_on: date | None = None
    """Day the plan settled on, after its own move off a day without meetings."""
    points: str = ""
    grade: str = ""
    grade_slug: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What the form of a meeting submits, for a new or an existing one."""

    kind: MeetingKind
    period: Period
    day: date
    starts_at: time | None = None
    planned_minutes: int | None = None
    place: str = ""
    focus: str = ""
    form: MeetingForm = MeetingForm.IN_PERSON
    form_basis: str = ""
    preparer_id: int | None = None
    chair_id: int | None = None
    minute_taker_id: int | None = None
    consultation: bool = False
    afterwards: bool = False
    topic: Topic = Topic()


@dataclass(frozen=True, slots=True)
class Preparation:
    """One rung of the preparation ladder of a meeting."""

    id: int
    key: str
    label: str
    due_on: date
    done_on: date | None = None
    person_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One recipient of the invitation (giấy mời): a member or the superior."""

    id: int
    member_id: int | None
    name: str
    is_superior: bool
    channel: str = ""
    sent_on: date | None = None


_TITLES = MEETING_KIND_LABELS | {MeetingKind.COMBINED: "Thường kỳ và chuyên đề"}


def meeting_title(kind: MeetingKind, period: Period, topic: str = "") -> str:
    """Return the name of a meeting as headings show it, e.g. "Thường kỳ tháng 11/2026"."""
    if kind is MeetingKind.REVIEW:
        return f"{_TITLES[kind]} năm {period.year}"
    about = f": {topic}" if topic and kind is MeetingKind.THEMATIC else ""
    return f"{_TITLES[kind]} {period.label}{about}"


def check_meeting_draft(draft: MeetingDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a meeting can be kept."""
    problems = []
    if draft.kind is not MeetingKind.REVIEW and draft.period.key_month is None:
        problems.append(Problem("period", "Chưa chọn tháng hoặc quý của buổi họp."))
    if draft.planned_minutes is not None and not 0 < draft.planned_minutes <= MOST_MINUTES:
        problems.append(Problem("planned_minutes", "Thời lượng phải từ 1 đến 720 phút."))
    if draft.form is not MeetingForm.IN_PERSON and len(draft.form_basis) > MOST_BASIS:
        problems.append(Problem("form_basis", "Căn cứ quá dài, hãy ghi ngắn lại."))
    return tuple(problems)
