"""Lines of the programme of inspection whose time is over, as lines of the work list."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.data.inspection_records import load_inspections, unfinished
from app.data.work_scope import WorkScope
from app.domain.inspections import INSPECTION_KIND_LABELS, InspectionLine
from app.domain.overviews import Urgency, WorkLine
from app.domain.text import lower_first
from app.domain.urgency import due_words

MOST_LINES = 3


def inspection_lines(session: Session, scope: WorkScope) -> Iterator[WorkLine]:
    """Give what the cell planned to inspect and did not; many are one line."""
    late = [line for line in load_inspections(session, unfinished()) if line.is_late(scope.today)]
    if len(late) > MOST_LINES:
        yield _many(late, scope)
    else:
        yield from (_line(line, scope) for line in late)


def _line(line: InspectionLine, scope: WorkScope) -> WorkLine:
    due = line.period.last_day
    kind = lower_first(INSPECTION_KIND_LABELS[line.kind])
    return WorkLine(
        urgency=Urgency.OVERDUE,
        due_on=due,
        when=due_words(due, scope.today),
        what=line.title,
        why=f"Chương trình kiểm tra, giám sát năm {line.year}: {kind}.",
        button="Ghi kết quả",
        where=f"inspection:{line.id}",
    )


def _many(late: list[InspectionLine], scope: WorkScope) -> WorkLine:
    first = min(late, key=lambda line: line.period.last_day)
    due = first.period.last_day
    return WorkLine(
        urgency=Urgency.OVERDUE,
        due_on=due,
        when=due_words(due, scope.today),
        what=f"{len(late)} việc kiểm tra, giám sát quá hạn",
        why="Đã vào chương trình của chi bộ mà chưa ghi kết quả.",
        button="Xem chương trình",
        where=f"inspection:{first.id}",
    )
