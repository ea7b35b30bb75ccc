"""What the registers ask for now: petitions late or to be told, papers from above that wait."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.data.directive_records import load_directives, waits
from app.data.petition_records import open_petitions
from app.data.work_scope import WorkScope
from app.domain.directives import check_directives
from app.domain.findings import SEVERITY_LABELS, Finding, Severity
from app.domain.overviews import Urgency, WorkLine
from app.domain.petitions import PETITION_KIND_LABELS, Petition, PetitionState
from app.domain.text import lower_first, short_date, shortened
from app.domain.urgency import due_words

MOST_PAPERS = 3
URGENCIES = {
    Severity.ERROR: Urgency.OVERDUE,
    Severity.WARNING: Urgency.SOON,
    Severity.INFO: Urgency.NOTE,
}


def petition_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the petitions whose legal day is past, and the answers nobody was told."""
    for petition in open_petitions(session):
        state = petition.state(scope.today)
        if state is PetitionState.OVERDUE and petition.due_on is not None:
            yield _overdue(petition, petition.due_on, scope.today)
        elif state is PetitionState.ANSWERED:
            yield _untold(petition)


def _overdue(petition: Petition, due_on: date, today: date) -> WorkLine:
    kind = PETITION_KIND_LABELS[petition.kind]
    verb = f"Đôn đốc {petition.addressee} trả lời" if petition.goes_up else "Trả lời"
    return WorkLine(
        urgency=Urgency.OVERDUE,
        due_on=due_on,
        when=due_words(due_on, today),
        what=f"{verb} {lower_first(kind)} của {_author(petition)}",
        why=f"Hạn {short_date(due_on)}. {shortened(petition.text, 80)}",
        button="Xem kiến nghị",
        where=f"petition:{petition.id}",
    )


def _untold(petition: Petition) -> WorkLine:
    answered = "" if petition.answered_on is None else short_date(petition.answered_on)
    return WorkLine(
        urgency=Urgency.SOON,
        due_on=None,
        when="Chưa báo lại",
        what=f"Báo lại trả lời cho {_author(petition)}",
        why=f"Có trả lời ngày {answered}. {shortened(petition.text, 80)}",
        button="Ghi báo lại",
        where=f"petition:{petition.id}",
    )


def _author(petition: Petition) -> str:
    is_person = bool(petition.author_name)
    return f"đ/c {petition.author_name}" if is_person else "chi bộ"


def directive_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give the papers from above that wait too long or lack a summary; many are one line."""
    papers = load_directives(session, waits())
    found = check_directives(papers, scope.today, scope.rules_on(scope.today))
    for severity in Severity:
        of_level = [finding for finding in found if finding.severity is severity]
        if len(of_level) > MOST_PAPERS:
            yield _many(of_level)
        else:
            yield from map(_directive_line, of_level)


def _directive_line(finding: Finding) -> WorkLine:
    return WorkLine(
        urgency=URGENCIES[finding.severity],
        due_on=None,
        when=SEVERITY_LABELS[finding.severity],
        what=finding.message.removesuffix("."),
        why=f"Văn bản cấp trên đến đảng viên kịp thời, ngắn gọn ({finding.code}).",
        button=finding.action,
        where=finding.where,
    )


def _many(findings: list[Finding]) -> WorkLine:
    first = findings[0]
    return WorkLine(
        urgency=URGENCIES[first.severity],
        due_on=None,
        when=SEVERITY_LABELS[first.severity],
        what=f"{len(findings)} văn bản cấp trên cần xử lý",
        why=f"Chưa phổ biến đúng hạn hoặc chưa có tóm tắt ({first.code}).",
        button="Xem văn bản",
        where=first.where,
    )
