"""Rubrics (khung tiêu chí): everything a rubric file says, as values that never change."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from app.domain.evidence_keys import EvidenceKey
from app.domain.text import points_text

SCHEMA = 1
"""The only edition of the file format this program reads and writes."""


class RubricTarget(StrEnum):
    """What a rubric scores."""

    MEETING = "meeting"
    MEMBER = "member"


class ScoringKind(StrEnum):
    """Points and grades, or lines that are met or not."""

    POINTS = "points"
    PASS_FAIL = "pass_fail"


class Confidence(StrEnum):
    """How far the figures were compared with an original."""

    CHECKED = "da_doi_chieu"
    SECONDARY = "thu_cap"


CONFIDENCE_LABELS = {Confidence.CHECKED: "Đã đối chiếu", Confidence.SECONDARY: "Cần hỏi cấp trên"}


class AppliesTo(StrEnum):
    """Kinds of meetings, or of members, a rubric is offered for."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    COMBINED = "combined"
    MEMBER_WITHOUT_POST = "member_without_post"
    MEMBER_WITH_POST = "member_with_post"
    MEMBER_OUTSIDE_POLITICAL_SYSTEM = "member_outside_political_system"


class SheetPeriod(StrEnum):
    """The time one sheet covers, where it is not one meeting."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class RubricItemKind(StrEnum):
    """How points of a criterion are given."""

    TOGGLE = "toggle"
    BANDS = "bands"
    NUMBER = "number"


class Policy(StrEnum):
    """What happens to an item that does not apply."""

    FULL = "full"
    EXCLUDE_AND_NORMALISE = "exclude_and_normalise"
    TRANSFER = "transfer"
    ASK = "ask"


POLICY_LABELS = {
    Policy.FULL: "Tính đủ điểm",
    Policy.EXCLUDE_AND_NORMALISE: "Bỏ mục này, quy về thang điểm chung",
    Policy.TRANSFER: "Chuyển điểm sang mục khác",
    Policy.ASK: "Hỏi người chấm",
}


class ProcedureRole(StrEnum):
    """Who proposes, reviews, decides or confirms a score."""

    SELF = "self"
    SECRETARY = "secretary"
    COMMITTEE = "committee"
    SCORER = "scorer"
    UNIT_HEAD = "unit_head"
    CELL_VOTE = "cell_vote"
    CELL_AGREEMENT = "cell_agreement"
    BALLOT = "ballot"
    SUPERIOR_IF_PRESENT = "superior_if_present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A regulation the rubric cites."""

    number: str | None
    date: datetime.date | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One statement about evidence: equal to a value, or within bounds; a missing bound is open."""

    evidence: EvidenceKey
    equals: bool | Fraction | None = None
    lower: Fraction | None = None
    lower_inclusive: bool | None = None
    upper: Fraction | None = None
    upper_inclusive: bool | None = None
    applies_if: "Condition | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A grade (mức) and the totals that give it."""

    grade: str
    label: str
    short: str = ""
    lower: Fraction
    lower_inclusive: bool
    upper: Fraction
    upper_inclusive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a banded item."""

    id: str
    text: str
    evidence: EvidenceKey | None = None
    lower: Fraction | None = None
    lower_inclusive: bool | None = None
    upper: Fraction | None = None
    upper_inclusive: bool | None = None
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsOverride:
    """Points that come before the levels when all conditions hold."""

    when: tuple[Condition, ...]
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A range the form leaves open, with the points one may read into it."""

    id: str
    text: str
    when: tuple[Condition, ...]
    options: tuple[Fraction, ...]
    default: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """What may be done with an item that does not apply."""

    options: tuple[Policy, ...]
    default: Policy
    transfer_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestFrom:
    """Another rubric's scale borrowed as a suggestion."""

    rubric: str
    item: str
    enabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricItem:
    """One criterion (tiêu chí)."""

    id: str
    text: str
    max: Fraction | None
    kind: RubricItemKind
    step: Fraction | None = None
    evidence: EvidenceKey | None = None
    evidence_hint: tuple[EvidenceKey, ...] = ()
    parameters: Mapping[str, Fraction] = field(default_factory=dict)
    pass_when: tuple[Condition, ...] = ()
    full_when: tuple[Condition, ...] = ()
    levels: tuple[Level, ...] = ()
    overrides: tuple[PointsOverride, ...] = ()
    gaps: tuple[Gap, ...] = ()
    min_points: Fraction | None = None
    applies_if: Condition | None = None
    if_not_applicable: NotApplicable | None = None
    suggest_from: SuggestFrom | None = None
    note_required_when_below_max: bool = False

    @property
    def answers(self) -> tuple[Policy, ...]:
        """What a person may do with the item when it does not apply.

        A form that only says "ask" names no answer: the two that need no other item are offered.
        """
        if self.if_not_applicable is None:
            return ()
        named = [option for option in self.if_not_applicable.options if option is not Policy.ASK]
        return tuple(named) or (Policy.FULL, Policy.EXCLUDE_AND_NORMALISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgroup:
    """Items of a group printed with their own subtotal."""

    id: str
    text: str
    max: Fraction | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricGroup:
    """A group of criteria."""

    id: str
    text: str
    max: Fraction | None
    subgroups: tuple[Subgroup, ...] = ()
    items: tuple[RubricItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What a gate wants at its maximum: an item, or a name mapped to items of a rubric."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A condition on a grade, or a grade forced by facts."""

    id: str
    enabled: bool
    grade: str | None = None
    criteria_at_max: tuple[Criterion, ...] = ()
    requires: tuple[Condition, ...] = ()
    else_grade: str | None = None
    force_grade: str | None = None
    any_of: tuple[Condition, ...] = ()
    exception: str | None = None
    suggested_item_map: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One demand of an annual rule on the grades of a year."""

    share_of_sessions_percent: Fraction | None = None
    sessions_count: Fraction | None = None
    at_least: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpRule:
    """What a year must show for one grade."""

    grade: str
    label: str
    require: tuple[Requirement, ...]
    incomplete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """The annual rule; rules are tried from the top."""

    period: SheetPeriod
    counts: tuple[AppliesTo, ...]
    rules: tuple[RollUpRule, ...]
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Who does what with a sheet; None where no rule is known."""

    proposer: ProcedureRole | None = None
    reviewer: ProcedureRole | None = None
    decider: ProcedureRole | None = None
    confirmer: ProcedureRole | None = None
    recorded_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLayout:
    """Words of the printed sheet."""

    title: str = ""
    subtitle: str = ""
    columns: tuple[str, ...] = ()
    total_line: str = ""
    grade_line: str = ""
    signatures: tuple[str, ...] = ()
    footnote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassLabels:
    """Words for a line that is met or not."""

    pass_: str = "Đạt"
    fail: str = "Không"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraField:
    """A free text the form asks for beside the points."""

    id: str
    text: str
    kind: str = "free_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """One edition of a rubric, as its file says it."""

    schema: int
    id: str
    name: str
    origin: str
    basis: tuple[Basis, ...]
    confidence: Confidence
    target: RubricTarget
    form: str | None = None
    scoring: ScoringKind
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    applies_to: tuple[AppliesTo, ...]
    period: SheetPeriod | None = None
    total: Fraction | None
    complete: bool
    group_scoring_allowed: bool = False
    print: PrintLayout | None = None
    labels: PassLabels = PassLabels()
    bands_basis: str | None = None
    bands: tuple[Band, ...]
    gates_from: str | None = None
    gates: tuple[Gate, ...] = ()
    roll_up: RollUp | None = None
    procedure: Procedure | None = None
    derive_from: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    extra_fields: tuple[ExtraField, ...] = ()
    groups: tuple[RubricGroup, ...]
    caveats: tuple[str, ...] = ()

    def items(self) -> Iterator[RubricItem]:
        """Give every criterion in the order of the form."""
        return (item for group in self.groups for item in group.items)

    def item(self, item_id: str) -> RubricItem | None:
        """Return a criterion by its id as written, or None."""
        return next((item for item in self.items() if item.id == item_id), None)

    def said(self, points: Fraction) -> str:
        """Return points as the form says them: a figure, or the word of a line met or not."""
        if self.scoring is ScoringKind.POINTS:
            return points_text(points)
        return self.labels.pass_ if points else self.labels.fail

    def in_force_on(self, day: datetime.date) -> bool:
        """Say whether the rubric's own dates include the day."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)

    @property
    def can_score(self) -> bool:
        """A skeleton cannot be chosen until it is filled, unless group totals may be entered."""
        return self.complete or self.group_scoring_allowed


@dataclass(frozen=True, slots=True)
class RubricFault:
    """One thing wrong in a rubric: the line of the file, the place inside, and why."""

    line: int | None
    path: str
    sentence: str
