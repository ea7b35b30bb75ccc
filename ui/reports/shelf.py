"""The rows of a kind: papers of its meeting and of the year, and what stands at a desk."""

from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingRow
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardForm
from app.services.paper_names import PaperCode
from ui.reports.desk_rows import form_rows, posting_row
from ui.reports.items import items_of_meeting, items_of_year
from ui.reports.kinds import KINDS, Kind
from ui.reports.paper_list import Row
from ui.reports.written_rows import written_rows
from ui.workspace import Workspace

Forms = tuple[UpwardForm, ...]


def shelf(
    workspace: Workspace, kind: Kind, meeting: MeetingRow | None, forms: Forms
) -> tuple[Row, ...]:
    """Return the rows of a kind beside a meeting; those written by hand need none."""
    services, year = workspace.services, workspace.year
    if PaperCode.WRITTEN in kind.of_year:
        by_hand, known = services.written_papers.list(year), services.papers.history(year)
        return written_rows(by_hand, known, year, services.papers.is_changed)
    if meeting is None:
        return ()
    written = services.papers.history(year)
    rows: tuple[Row, ...] = ()
    posting: tuple[Row, ...] = ()
    if kind.of_meeting:
        view = services.meetings.view(meeting.id)
        papers = services.papers.rows_of(view)
        rows = items_of_meeting(kind, papers, meeting.id, year)
        if kind.takes_posting and _is_reported(meeting):
            posting = (posting_row(services.posting.package_after(view, papers), written),)
    if kind.forms is UpwardSubject.MEETING and _is_reported(meeting):
        filled = form_rows(forms, UpwardSubject.MEETING, written, meeting.id)
        rows = (*rows[:-1], *filled, *rows[-1:])  # the attendance list stays last
    own, is_changed = services.templates.days_in_use(), services.papers.is_changed
    rows = (*rows, *posting, *items_of_year(kind, written, year, own, is_changed))
    if kind.forms is UpwardSubject.YEAR:
        rows = (*rows, *form_rows(forms, UpwardSubject.YEAR, written))
    return rows


def counts(workspace: Workspace, meeting: MeetingRow | None, forms: Forms) -> dict[str, int]:
    """Return how many rows each kind has beside a meeting."""
    written = len(workspace.services.written_papers.list(workspace.year))
    return {
        kind.key: written if PaperCode.WRITTEN in kind.of_year else _count(kind, meeting, forms)
        for kind in KINDS
    }


def _count(kind: Kind, meeting: MeetingRow | None, forms: Forms) -> int:
    if meeting is None:
        return 0
    at_desks = 0
    if kind.forms is UpwardSubject.YEAR or _is_reported(meeting):
        at_desks = sum(form.subject is kind.forms for form in forms)
        at_desks += kind.takes_posting
    return kind.count(meeting.kind) + at_desks


def _is_reported(meeting: MeetingRow) -> bool:
    """Tell whether a meeting was held and is posted and reported to the upper level."""
    return meeting.stage in HELD_STAGES and meeting.kind is not MeetingKind.COMMITTEE
