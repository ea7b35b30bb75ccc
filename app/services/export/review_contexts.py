"""What the papers of a review are built from: forms, minutes, counting record, ballots, report."""

from dataclasses import dataclass
from datetime import date

from app.services.export.contexts import PaperHeader, Recipients, Signature


@dataclass(frozen=True, slots=True)
class FormText:
    """One written part of a form; without words it is left to the hand."""

    title: str
    text: str
    part: str = ""
    """Heading printed above it, for the first part under that heading."""


@dataclass(frozen=True, slots=True)
class FormTask:
    """One line of the annex of task results."""

    number: int
    text: str
    product: str
    progress: str
    result: str


@dataclass(frozen=True, slots=True)
class GradeBox:
    """One of the four grades with its box, ticked or not."""

    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class ReviewFormSheet:
    """One form (2A, 2B, 2C or 01), pre-filled; what follows the self-part has no known form."""

    title: str
    form: str
    """ "Mẫu 2B, HD 43-HD/BTCTW (2025)"."""
    year: str
    outside: str
    """The line of form 2C, empty on others."""
    who: str
    """Label of the first line: "Họ và tên" or "Tập thể"."""
    name: str
    birth_date: str
    unit: str
    cell_name: str
    texts: tuple[FormText, ...]
    annex: str
    general_points: str
    task_points: str
    total_points: str
    grades: tuple[GradeBox, ...]
    tasks: tuple[FormTask, ...]
    signature: Signature
    note: str = ""
    """Said where the official layout is not known."""


@dataclass(frozen=True, slots=True)
class ReviewForms:
    """The forms of one, of several or of all members in one file, each on its own page."""

    header: PaperHeader
    subject: str
    forms: tuple[ReviewFormSheet, ...]


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """One member with claims, votes and proposal, ready to print."""

    number: int
    name: str
    own: str
    committee: str
    comment: str
    excellent: str
    good: str
    completed: str
    not_completed: str
    proposed: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many have one grade, with the share."""

    label: str
    count: str
    percent: str
    names: str
    """Who they are; empty where there are too many to print."""


@dataclass(frozen=True, slots=True)
class ReviewMinutes:
    """W13, minutes of the review meeting: no compulsory form, the usual six parts."""

    header: PaperHeader
    subject: str
    time_text: str
    place: str
    present: str
    """Official members who took part; "" before it is recorded."""
    voting_base: int
    chair: str
    minute_taker: str
    reviewed: int
    excluded: tuple[str, ...]
    rows: tuple[ReviewResult, ...]
    opinions: tuple[str, ...]
    conclusion: str
    method: str
    counts: tuple[GradeCount, ...]
    cap: str
    reasons: tuple[str, ...]
    """Why the cell proposes another grade than its vote gave."""
    left: Signature
    right: Signature


@dataclass(frozen=True, slots=True)
class BallotRecord:
    """Record of the count (biên bản kiểm phiếu) with the votes of each member."""

    header: PaperHeader
    subject: str
    voting_base: int
    present: int
    present_percent: str
    is_secret: bool
    method: str
    issued: int
    collected: int
    valid: int
    invalid: int
    rows: tuple[ReviewResult, ...]
    left: Signature
    right: Signature


@dataclass(frozen=True, slots=True)
class BallotSlip:
    """The ballot: every member with four boxes; printed as often as there are voters."""

    header: PaperHeader
    subject: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """W11, report of the results and proposals for praise."""

    header: PaperHeader
    subject: str
    addressee: str
    reviewed: int
    excluded: tuple[str, ...]
    stage: str
    """Whose grades are counted: "chi bộ đề nghị", "cấp trên quyết định"."""
    counts: tuple[GradeCount, ...]
    cap: str
    collectives: tuple[str, ...]
    recipients: Recipients
    signature: Signature


@dataclass(frozen=True, slots=True)
class ReviewTableRow:
    """One row of U6."""

    name: str
    birth_date: str
    admission_date: str
    official_date: str
    party_post: str
    office_post: str
    own: str
    residence: str
    committee: str
    excellent: int | None
    good: int | None
    completed: int | None
    not_completed: int | None
    proposed: str
    superior: str
    exclusion: str
    note: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """U6, the summary of members' grades."""

    header: PaperHeader
    year: str
    rows: tuple[ReviewTableRow, ...]
    totals: tuple[str, ...]
    """One line a stage: "Chi bộ đề nghị: xuất sắc 3 (13,6%); …"."""
    cap: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One kind of paper of the dossier."""

    label: str
    count: str
    mark: str
    received_on: date | None
    form: str
    """ "bản giấy" or "điện tử"."""
    note: str


@dataclass(frozen=True, slots=True)
class DossierTable:
    """The checklist of Điều 17."""

    header: PaperHeader
    year: str
    rows: tuple[DossierRow, ...]
    signature: Signature
