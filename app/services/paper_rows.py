"""The papers of a meeting as lists show them: what each is, was written as, still needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.counting import count
from app.domain.documents import DocumentType
from app.domain.findings import open_errors
from app.domain.text import day_month
from app.services.export.paper_kinds import TemplateKind
from app.services.exported_files import ExportedPaper
from app.services.paper_making import template_kind
from app.services.paper_names import PaperCode, meeting_label, why_not
from app.services.paper_texts.minutes_closing import resolution_code
from app.services.paper_texts.source import PaperSource

TemplateDays = Mapping[TemplateKind, date]
"""The kinds printed with a template of the user, and the day it was changed last."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a meeting with the file last written and what keeps it a draft."""

    kind: str
    label: str
    file_name: str
    """The file last written, "" while the paper was never exported."""
    exported_at: datetime | None
    is_draft: bool
    """An E finding is open: an export now carries _DU-THAO."""
    missing: str = ""
    """Why it cannot be exported yet, "" when it can."""
    detail: str = ""
    """What is in it or what it is made with, in a few words: "Số 17-NQ/CB"."""
    left: int = 0
    """How many things still have to be mended before it is no draft."""
    left_at: str = ""
    """Where the first of them is mended."""
    is_changed: bool = False
    """The file last written was changed since, by somebody in Word or Excel."""


def paper_row(
    code: PaperCode,
    source: PaperSource,
    last: ExportedPaper | None,
    own: TemplateDays,
    *,
    is_changed: bool = False,
) -> PaperRow:
    """Return one paper of a meeting."""
    missing = why_not(code, source)
    errors = () if missing else open_errors(source.findings)
    header = source.file.header
    return PaperRow(
        kind=code.value,
        label=meeting_label(code, source),
        file_name="" if last is None else last.file_name,
        exported_at=None if last is None else last.written_at,
        is_draft=bool(open_errors(source.findings)),
        missing=missing,
        detail=template_words(template_kind(code, header.kind), own) or _detail(code, source),
        left=len(errors),
        left_at=f"meeting:{header.id}:{errors[0].where}" if errors else "",
        is_changed=is_changed,
    )


def template_words(kind: TemplateKind | None, own: TemplateDays) -> str:
    """Return "Mẫu của chi bộ, sửa 12/10" of a kind printed with a template of the user."""
    changed = own.get(kind) if kind is not None else None
    return f"Mẫu của chi bộ, sửa {day_month(changed)}" if changed else ""


def _detail(code: PaperCode, source: PaperSource) -> str:
    """Return what is in a paper, "" where its name says enough."""
    match code:
        case PaperCode.RESOLUTION:
            number = resolution_code(source)
            return f"Số {number}" if number else ""
        case PaperCode.SCORE_SHEET if source.view is not None:
            return f"{len(source.view.sheet.items)} tiêu chí"
        case PaperCode.TASKS if source.file.tasks:
            return _tasks(source)
        case PaperCode.ATTENDANCE_LIST:
            summoned = count(source.file).attendance_base
            return f"{summoned} đồng chí" if summoned else ""
        case _:
            return ""


def _tasks(source: PaperSource) -> str:
    given = f"{len(source.file.tasks)} nhiệm vụ"
    document = source.document(DocumentType.RESOLUTION)
    return f"{given} của Nghị quyết {document.number}" if document else given
