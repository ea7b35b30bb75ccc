"""What each Word template may use: one frozen dataclass per paper, plain texts and counts only.

Every text is ready to print; a text may hold several paragraphs, one a line. An empty text or
tuple means "nothing recorded": the template then prints "không" or dots. Dates come in the words
of papers ("ngày 03 tháng 11 năm 2026") or short ("03/11/2026"), times as "14 giờ 00 phút".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperHeader:
    """Header block; texts in their own case, the template prints capitals."""

    superior: str
    issuer: str
    number: str = ""
    """Without the word Số: "17-NQ/CB", or "…-NQ/CB" before issuing; empty: no line."""
    place_and_date: str = ""
    """ "Tân Hòa, ngày 03 tháng 11 năm 2026"; may be empty."""
    urgency: str = ""
    number_word: str = "Số"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: bold first line (T/M … or the role), plain title, bold name."""

    capacity: str
    title: str = ""
    name: str = ""
    bold_title: bool = False


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận without closing marks; the separator comes from the format profile."""

    lines: tuple[str, ...]
    separator: str = ";"
    bold_italic: bool = False
    """The words Nơi nhận bold and slanted instead of underlined."""
    body_end: str = ""
    """What is put after the last words of the body: "/." where they end in "./."."""


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One vote with both figures: the denominator and who may vote at that moment."""

    matter: str
    """Continues "Biểu quyết …": "thông qua Nghị quyết số 17-NQ/CB"."""
    agree: int
    base: int
    percent: str
    needed: int
    may_vote: int
    against: int = 0
    other: int = 0
    method: str = ""
    passed: bool = True


@dataclass(frozen=True, slots=True)
class Absence:
    """A member absent with a reason."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """One speech (ý kiến) by name; `time` as "14 giờ 44" or empty."""

    speaker: str
    text: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One assignment: person, work, deadline, product and the meeting it is reported at."""

    number: str
    text: str
    person: str
    due: str
    product: str = ""
    co_owners: str = ""
    report_at: str = ""
    lead: str = ""
    """The person inside a sentence: "đồng chí Phạm Văn Dũng", or the name of a group."""


@dataclass(frozen=True, slots=True)
class ReasonedOverride:
    """Something set by hand, or a check overridden, with the reason that must print."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One numbered đính chính, printed under the signatures."""

    number: int
    date_text: str
    text: str
    reason: str
    person: str


@dataclass(frozen=True, slots=True)
class MinutesOpening:
    """Fields 3–12 of the minutes: time, place, members, attendance, people, programme."""

    cell_name: str
    session_name: str
    """ "sinh hoạt thường kỳ tháng 11 năm 2026"."""
    started: str
    date_text: str
    place: str
    form: str
    total: int
    official: int
    probationary: int
    attendance_base: int
    present: int
    attendance_percent: str
    present_official: int
    present_probationary: int
    chair: str
    """Name and post: "Nguyễn Thị Hạnh, Bí thư"."""
    minute_taker: str
    form_basis: str = ""
    temporary_in: int = 0
    present_temporary_in: int = 0
    exempt: tuple[str, ...] = ()
    exempt_present: tuple[str, ...] = ()
    temporary_out: tuple[str, ...] = ()
    special_duty: tuple[str, ...] = ()
    suspended: tuple[str, ...] = ()
    excused: tuple[Absence, ...] = ()
    unexcused: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    """Summoned, but not yet marked present or absent."""
    arrivals: tuple[str, ...] = ()
    """Late and early: "đồng chí Cao Thị Diệp đến lúc 14 giờ 10"."""
    group_places: tuple[str, ...] = ()
    """Meeting by tổ đảng: one line per group with place, chair and minute taker."""
    superior_guests: tuple[str, ...] = ()
    other_guests: tuple[str, ...] = ()
    dues: str = ""
    agenda_votes: tuple[VoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One item of the programme as it went."""

    number: str
    title: str
    presenter: str = ""
    summary: str = ""
    strengths: str = ""
    limits: str = ""
    causes: str = ""
    remedies: str = ""
    opinions: tuple[Opinion, ...] = ()
    response: str = ""
    conclusion: str = ""
    deferred: str = ""
    """Put off to the next meeting."""
    votes: tuple[VoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RegularPart:
    """Fields 13–15: items, praise and reminders, self-criticism; times only when combined."""

    items: tuple[MinutesItem, ...]
    praise_number: int = 0
    """Number of the heading of praise and self-criticism after the items."""
    commendations: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    critique_minutes: int = 0
    critique: str = ""
    critique_opinions: tuple[Opinion, ...] = ()
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class TopicPaper:
    """A tham luận: title, author and what it says."""

    title: str
    author: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ThematicPart:
    """The thematic half (chuyên đề); times only when combined."""

    topic: str
    group: str
    presenter: str
    documents: tuple[str, ...] = ()
    purpose: str = ""
    summary: str = ""
    papers: tuple[TopicPaper, ...] = ()
    discussion: str = ""
    opinions: tuple[Opinion, ...] = ()
    response: str = ""
    quality: str = ""
    conclusion: str = ""
    praise: tuple[str, ...] = ()
    """Praise and reminders of a thematic meeting, each with its label."""
    duties: tuple[TaskLine, ...] = ()
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """Field 19: points voted, grade, what must be mended, and what was set by hand."""

    rubric_name: str
    total: str
    maximum: str
    grade: str
    result: str
    """ "94/100 điểm; xếp loại: Tốt", or "đạt 4/5 nội dung" on sheets without points."""
    votes: tuple[VoteLine, ...] = ()
    gate_note: str = ""
    """Grade by points against grade after conditions, or the voted/recorded difference."""
    losses: str = ""
    """ "mục 4.7 trừ 1 điểm (12 phút, thiếu 3 phút)"."""
    chosen_by_hand: str = ""
    """The rubric was chosen by hand, or the day has no rules of its own."""
    shortcomings: str = ""
    overrides: tuple[ReasonedOverride, ...] = ()


@dataclass(frozen=True, slots=True)
class SuperiorTalk:
    """What the superior said (cấp trên phát biểu), and what the cell answered."""

    content: str = ""
    opinions: tuple[Opinion, ...] = ()
    response: str = ""
    conclusion: str = ""
    deferred: str = ""


@dataclass(frozen=True, slots=True)
class MinutesClosing:
    """Fields 16–21 with the superior's words: tasks, conclusion, votes, score, read-back."""

    tasks: tuple[TaskLine, ...]
    conclusion: str
    votes: tuple[VoteLine, ...]
    ended: str
    duration_minutes: int
    note_taker: Signature
    chair: Signature
    superior: SuperiorTalk | None = None
    discussion: str = ""
    """What was said before the conclusion, besides the opinions."""
    opinions: tuple[Opinion, ...] = ()
    response: str = ""
    deferred: str = ""
    petitions: tuple[str, ...] = ()
    score: ScoreSummary | None = None
    read_at: str = ""
    """Time the minutes were read and adopted, "15 giờ 34 phút"."""
    adoption_votes: tuple[VoteLine, ...] = ()
    overrides: tuple[ReasonedOverride, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RegularMinutes:
    """W1, also for extraordinary and review meetings."""

    header: PaperHeader
    subject: str
    opening: MinutesOpening
    regular: RegularPart
    closing: MinutesClosing


@dataclass(frozen=True, slots=True)
class ThematicMinutes:
    """W2, a thematic meeting of its own."""

    header: PaperHeader
    subject: str
    opening: MinutesOpening
    thematic: ThematicPart
    closing: MinutesClosing


@dataclass(frozen=True, slots=True)
class CombinedMinutes:
    """One biên bản in two parts: thường kỳ, then chuyên đề."""

    header: PaperHeader
    subject: str
    opening: MinutesOpening
    regular: RegularPart
    thematic: ThematicPart
    closing: MinutesClosing


@dataclass(frozen=True, slots=True)
class CommitteeMinutes:
    """W3, a chi ủy meeting or hội ý (the words come in `body_name` and `subject`)."""

    header: PaperHeader
    subject: str
    body_name: str
    """Who met: "chi ủy" or "bí thư, phó bí thư"."""
    started: str
    date_text: str
    place: str
    total: int
    present: int
    present_names: tuple[str, ...]
    chair: str
    minute_taker: str
    note_taker_signature: Signature
    chair_signature: Signature
    month: str
    """Month under review: "tháng 10"."""
    next_month: str
    ended: str
    absences: tuple[Absence, ...] = ()
    guests: tuple[str, ...] = ()
    introduction: str = ""
    review: str = ""
    """What the review says under no label."""
    ideology: str = ""
    party_building: str = ""
    task_results: str = ""
    strengths: str = ""
    limits: str = ""
    next_tasks: tuple[str, ...] = ()
    inspection: str = ""
    focus: tuple[str, ...] = ()
    draft_resolution: str = ""
    paper_assignments: tuple[TaskLine, ...] = ()
    meeting_time: str = ""
    meeting_place: str = ""
    opinions: tuple[Opinion, ...] = ()
    conclusion: str = ""
    tasks: tuple[TaskLine, ...] = ()
    votes: tuple[VoteLine, ...] = ()
    overrides: tuple[ReasonedOverride, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
