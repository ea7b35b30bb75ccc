"""Periodic duties the year has left undone (S07), as lines of the work list."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.data.duty_records import load_duty_lines
from app.data.register_work import URGENCIES
from app.data.work_scope import WorkScope
from app.domain.duties import duty_findings
from app.domain.findings import SEVERITY_LABELS, Finding
from app.domain.overviews import WorkLine

MOST_DUTIES = 2


def missed_duty_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the duties whose month has passed without them; many are one line."""
    lines = load_duty_lines(session, scope.today.year, scope.today, scope.cell.records_from)
    found = duty_findings(lines, scope.rules_on(scope.today))
    if len(found) > MOST_DUTIES:
        yield _line(found[0], f"{len(found)} việc định kỳ của năm chưa làm")
    else:
        for finding in found:
            yield _line(finding, finding.message.removesuffix("."))


def _line(finding: Finding, what: str) -> WorkLine:
    return WorkLine(
        urgency=URGENCIES[finding.severity],
        due_on=None,
        when=SEVERITY_LABELS[finding.severity],
        what=what,
        why=f"Việc định kỳ tự vào chương trình buổi họp tới ({finding.code}).",
        button=finding.action,
        where=finding.where,
    )
