"""All checks of a meeting in order, and what they find in one."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import checks_attendance as attendance
from app.domain import checks_finish as finish
from app.domain import checks_plan as plan
from app.domain import checks_prepare as prepare
from app.domain import checks_run as run
from app.domain.checked_meetings import NO_OUTCOME, CheckedMeeting, Found, ScoreOutcome, checked
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its code and the function that looks for it."""

    code: str
    look: Callable[[CheckedMeeting], Found]


CHECKS: tuple[Check, ...] = (
    Check("K02", plan.k02_meeting_day),
    Check("K05", run.k05_duration),
    Check("K06", prepare.k06_two_blocks),
    Check("K07", prepare.k07_not_merged),
    Check("K08", prepare.k08_committee),
    Check("K09", prepare.k09_notices),
    Check("K10", prepare.k10_papers),
    Check("K11", prepare.k11_drafts),
    Check("K12", prepare.k12_bulletin),
    Check("A4", prepare.a4_report_parts),
    Check("A5", run.a5_time_shares),
    Check("K33", prepare.k33_form_basis),
    Check("K34", prepare.k34_topic),
    Check("K39", prepare.k39_probation),
    Check("K40", prepare.k40_review_turn),
    Check("K13", attendance.k13_attendance_share),
    Check("K14", attendance.k14_unexcused),
    Check("K15", attendance.k15_excused_streak),
    Check("K16", attendance.k16_months_away),
    Check("K19", attendance.k19_quorum),
    Check("T2", attendance.t2_left_early),
    Check("K17", run.k17_speakers),
    Check("K18", run.k18_body),
    Check("K20", run.k20_vote_figures),
    Check("K21", run.k21_two_thirds),
    Check("K22", run.k22_tasks),
    Check("K23", run.k23_previous_results),
    Check("K24", run.k24_completion),
    Check("K25", run.k25_commendation),
    Check("K26", run.k26_critique),
    Check("K27", run.k27_dues),
    Check("A2", finish.a2_item_fates),
    Check("K28", finish.k28_adoption),
    Check("K29", finish.k29_points),
    Check("K30", finish.k30_loss_notes),
    Check("K31", finish.k31_posting),
    Check("K32", finish.k32_gate),
)
ALL_CODES = frozenset(check.code for check in CHECKS)
_NEVER_CHECKED = frozenset({MeetingStage.POSTPONED, MeetingStage.NOT_HELD})
_STEP_ORDER = ("prepare", "attendance", "run", "task", "score", "finish")
_LEVEL_ORDER = tuple(Severity)


def check_meeting(
    file: MeetingFile,
    now: datetime,
    outcome: ScoreOutcome = NO_OUTCOME,
    *,
    codes: Collection[str] = ALL_CODES,
) -> tuple[Finding, ...]:
    """Return what these checks find in a meeting: red first, then by step.

    A meeting that was called off or lies before the first day of this book is not judged.
    """
    if file.header.stage in _NEVER_CHECKED or file.header.day < file.cell.records_from:
        return ()
    case = checked(file, now, outcome)
    checks = (c for c in CHECKS if c.code in codes and file.rules.is_on(c.code))
    found = (finding for check in checks for finding in check.look(case))
    return in_order(_with_reason(finding, file) for finding in found)


def _with_reason(finding: Finding, file: MeetingFile) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    reasons = (
        o.reason for o in file.overrides if (o.code, o.where) == (finding.code, finding.where)
    )
    return replace(finding, overridden=next(reasons, ""))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as the panel lists them: E, W, I, each by step of the meeting."""
    return tuple(sorted(findings, key=lambda f: (_LEVEL_ORDER.index(f.severity), step_rank(f))))


def step_rank(finding: Finding) -> int:
    """Return where the step of a finding stands on the page; the plan and the rest come last."""
    step = finding.where.partition(":")[0]
    return _STEP_ORDER.index(step) if step in _STEP_ORDER else len(_STEP_ORDER)


def findings_of_step(findings: Iterable[Finding], step: str) -> tuple[Finding, ...]:
    """Return the findings of one step, as the mark on its tab counts them."""
    return tuple(f for f in findings if f.where.partition(":")[0] == step)
