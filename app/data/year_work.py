"""What the plan of this year lacks (K01, K03, K04), as lines of the work list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy.orm import Session

from app.data.work_scope import WorkScope
from app.data.year_records import siblings_of
from app.domain.checks_plan import check_year
from app.domain.findings import SEVERITY_LABELS, Finding, Severity
from app.domain.overviews import Urgency, WorkLine

MOST_OF_A_KIND = 2
_URGENCIES = {
    Severity.ERROR: Urgency.OVERDUE,
    Severity.WARNING: Urgency.SOON,
    Severity.INFO: Urgency.NOTE,
}
_WHOLE = {
    "K01": "Kế hoạch năm {year} còn thiếu buổi thường kỳ của {count} tháng",
    "K03": "Kế hoạch năm {year} còn thiếu chuyên đề của {count} quý",
    "K04": "{count} tháng năm {year} chỉ có chuyên đề, không có buổi thường kỳ",
}


def year_lines(
    session: Session, scope: WorkScope, named_before: frozenset[str]
) -> Iterator[WorkLine]:
    """Give what the year lacks besides what other lines name; many gaps of one kind are one."""
    year = scope.today.year
    siblings = siblings_of(session, year, scope.cell)
    found = check_year(siblings, year, scope.today, scope.rules_on, scope.cell.records_from)
    open_ones = [f for f in found if f.where not in named_before]
    for _, group in groupby(sorted(open_ones, key=_kind), key=_kind):
        yield from _lines(tuple(group), year)


def _kind(finding: Finding) -> tuple[str, int, str]:
    return finding.code, list(Severity).index(finding.severity), finding.action


def _lines(findings: Sequence[Finding], year: int) -> Iterable[WorkLine]:
    if len(findings) <= MOST_OF_A_KIND:
        return map(_line, findings)
    return (_whole_line(findings, year),)


def _line(finding: Finding) -> WorkLine:
    return WorkLine(
        urgency=_URGENCIES[finding.severity],
        due_on=None,
        when=SEVERITY_LABELS[finding.severity],
        what=finding.message.removesuffix("."),
        why=_why(finding.code),
        button=finding.action,
        where=finding.where,
    )


def _whole_line(findings: Sequence[Finding], year: int) -> WorkLine:
    first = findings[0]
    return WorkLine(
        urgency=_URGENCIES[first.severity],
        due_on=None,
        when=SEVERITY_LABELS[first.severity],
        what=_WHOLE[first.code].format(year=year, count=len(findings)),
        why=_why(first.code),
        button="Xem kế hoạch",
        where="page:plan",
    )


def _why(code: str) -> str:
    if code == "K03":
        return "Mỗi quý họp chuyên đề ít nhất một lần (K03)."
    return f"Mỗi tháng họp thường kỳ một lần ({code})."
