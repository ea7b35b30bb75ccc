"""Checks of a whole year: its thematic plan (K35), grades (K36), numbers and types (K37, K38).

They stand on Tổng quan, on the plan and in the register, and never stop a meeting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.checks_plan import RulesOn, check_plan
from app.domain.documents import (
    DOCUMENT_TYPE_LABELS,
    DocumentState,
    IssuedDocument,
    forbidden_types,
)
from app.domain.findings import Finding, Severity
from app.domain.grades import MEETING_GRADE_LABELS, MeetingGrade
from app.domain.meeting_checks import in_order
from app.domain.meetings import MeetingKind
from app.domain.plans import THEMATIC_KINDS, PlanEntry
from app.domain.registers import RegisterLine
from app.domain.roll_up import RuleForecast, RuleStanding, SessionGrade, forecast, is_counted
from app.domain.rubrics import AppliesTo, Requirement, RollUp, RollUpRule, SheetPeriod
from app.domain.rule_sets import RuleSet
from app.domain.text import day_month, short_date

_LABELS = {grade.value: label for grade, label in MEETING_GRADE_LABELS.items()}


@dataclass(frozen=True, slots=True)
class GradedMeeting:
    """A meeting of the year that counts and its grade, None while it has none."""

    meeting_id: int
    is_held: bool
    grade: str | None = None
    kind: MeetingKind = MeetingKind.REGULAR


@dataclass(frozen=True, slots=True)
class AnnualRule:
    """An annual rule with the words of the grades it speaks of, the best first."""

    rule: RollUp
    labels: Mapping[str, str]
    lender: str = ""
    """The rubric it is borrowed from, "" for the cell's own figures."""


@dataclass(frozen=True, slots=True)
class TermPapers:
    """The papers of one term, and what their numbers say line by line."""

    documents: tuple[IssuedDocument, ...]
    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True)
class CheckedYear:
    """A year under the checks."""

    year: int
    today: date
    rules_on: RulesOn
    siblings: Sequence[PlanEntry] = ()
    records_from: date | None = None
    plan_sent_on: date | None = None
    """When the plan of the year went to the superior."""
    graded: tuple[GradedMeeting, ...] = ()
    """Its meetings that count, in order of day."""
    annual: AnnualRule | None = None
    """The annual rule the cell borrows; without one it goes by its own figures."""
    papers: tuple[TermPapers, ...] = ()
    """The terms the year lies in."""

    @property
    def day(self) -> date:
        """The day whose rules judge the year as a whole: today, or its last day once over."""
        return min(self.today, date(self.year, 12, 31))


YearFindings = Iterator[Finding]


def check_year(case: CheckedYear) -> tuple[Finding, ...]:
    """Return what a year lacks, the gravest first."""
    of_plan = check_plan(case.siblings, case.year, case.today, case.rules_on, case.records_from)
    return in_order(
        (
            *of_plan,
            *k35_thematic_plan(case),
            *k36_grades(case),
            *k37_numbers(case),
            *k38_types(case),
        )
    )


def _found(
    rules: RuleSet,
    code: str,
    message: str,
    where: str,
    action: str,
    severity: Severity | None = None,
) -> Finding:
    return Finding(code, severity or rules.severity(code), message, where, action)


def k35_thematic_plan(case: CheckedYear) -> YearFindings:
    """The thematic plan of the year exists and went to the superior by its day."""
    rules, year = case.rules_on(case.day), case.year
    if not rules.is_on("K35") or not rules.integer("thematic_per_quarter"):
        return
    due = rules.day_in("thematic_plan_due", year)
    if case.today <= due or (case.records_from is not None and case.records_from > due):
        return
    name, sent_on = f"Kế hoạch chuyên đề năm {year}", case.plan_sent_on
    where = f"plan:{year}-sent"
    if not any(entry.counted and entry.kind in THEMATIC_KINDS for entry in case.siblings):
        message = f"Chưa có kế hoạch chuyên đề năm {year}; hạn gửi cấp trên {day_month(due)}."
        yield _found(rules, "K35", message, f"plan:{year}-q1", "Lập kế hoạch")
    elif sent_on is None:
        message = f"{name} chưa ghi ngày gửi cấp trên; hạn {day_month(due)}."
        yield _found(rules, "K35", message, where, "Ghi ngày gửi")
    elif sent_on > due:
        message = f"{name} gửi ngày {short_date(sent_on)}, muộn hơn hạn {day_month(due)}."
        yield _found(rules, "K35", message, where, "Xem ngày gửi", Severity.INFO)


def k36_grades(case: CheckedYear) -> YearFindings:
    """The year may still reach the best grade of the annual rule, where the cell uses one.

    Said as soon as the year can no longer meet it, not while it still may.
    """
    rules = case.rules_on(case.day)
    if not rules.is_on("K36"):
        return
    annual = case.annual or own_annual_rule(rules)
    graded = [m for m in case.graded if is_counted(annual.rule, m.kind)]
    if not graded:
        return
    best = _best(case, annual, graded)
    if best.standing is RuleStanding.OUT_OF_REACH:
        why = next(d.sentence for d in best.requirements if d.standing is best.standing)
        message = f"Năm {case.year} không còn đạt mức {best.label}: {why}."
        where = f"meeting:{_lowest(graded, annual).meeting_id}:score"
        yield _found(rules, "K36", message, where, "Xem phiếu chấm")


def _best(case: CheckedYear, annual: AnnualRule, graded: Sequence[GradedMeeting]) -> RuleForecast:
    """Return how far the year is from the best grade; once over, only what was held counts."""
    held = [SessionGrade(m.kind, m.grade) for m in graded if m.is_held]
    to_come = 0 if case.today > case.day else len(graded) - len(held)
    return forecast(annual.rule, annual.labels, held, to_come).rules[0]


def own_annual_rule(rules: RuleSet) -> AnnualRule:
    """Return the rule of a cell that borrows none: all meetings Khá, enough of them Tốt."""
    require = (
        Requirement(share_of_sessions_percent=Fraction(100), at_least=MeetingGrade.FAIR),
        Requirement(
            sessions_count=Fraction(rules.integer("rollup_good_min")), at_least=MeetingGrade.GOOD
        ),
    )
    label = MEETING_GRADE_LABELS[MeetingGrade.GOOD]
    best = RollUpRule(grade=MeetingGrade.GOOD, label=label, require=require)
    rule = RollUp(
        period=SheetPeriod.YEAR, counts=(AppliesTo.REGULAR,), rules=(best,), complete=False
    )
    return AnnualRule(rule, _LABELS)


def _lowest(meetings: Sequence[GradedMeeting], annual: AnnualRule) -> GradedMeeting:
    """Return the meeting that is furthest from the best grade; one without a grade comes last."""
    order = [*reversed(tuple(annual.labels)), None]
    return min(meetings, key=lambda m: order.index(m.grade if m.grade in order else None))


def k37_numbers(case: CheckedYear) -> YearFindings:
    """Numbers of each type run through the term without gap and none is given twice.

    A gap belongs to the year of the paper after it, a repeated number to that of the later paper.
    """
    for papers in case.papers:
        by_id = {document.id: document for document in papers.documents}
        for line in papers.lines:
            for run in line.missing:
                yield from _number(case, by_id[run.next_id], run.title, run.sentence)
            for twice in line.repeated:
                yield from _number(case, by_id[twice.ids[-1]], twice.title, twice.sentence)


def _number(case: CheckedYear, document: IssuedDocument, title: str, why: str) -> YearFindings:
    rules = case.rules_on(document.issued_on)
    if document.issued_on.year == case.year and rules.is_on("K37"):
        where = f"document:{document.id}"
        yield _found(rules, "K37", f"{title}. {why}", where, "Xem trong sổ")


def k38_types(case: CheckedYear) -> YearFindings:
    """No paper is of a type a cell may not issue; a cancelled number asks for nothing more."""
    for papers in case.papers:
        for document in papers.documents:
            if document.issued_on.year == case.year:
                yield from _type(case, document)


def _type(case: CheckedYear, document: IssuedDocument) -> YearFindings:
    if document.state is DocumentState.CANCELLED:
        return
    rules = case.rules_on(document.issued_on)
    if rules.is_on("K38") and document.type in forbidden_types(rules.texts("forbidden_types")):
        label = DOCUMENT_TYPE_LABELS[document.type].lower()
        message = f"Số {document.code}: chi bộ không ban hành {label}; hủy số, ban hành loại khác."
        yield _found(rules, "K38", message, f"document:{document.id}", "Xem trong sổ")
