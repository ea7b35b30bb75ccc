"""Asks the worker process about templates and forms of the user; what breaks it is not the book."""

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import ExportError, Refused
from app.services.export.paper_kinds import PaperKind, SheetKind, TemplateKind, kind_named
from app.services.export.sheet_forms import FormPaper
from app.services.export.template_places import MOST_BYTES, WHOLE_FILE, TemplateFault
from app.services.worker.pool import JobTerms, shared_worker

PATIENCE_SECONDS = 10.0
TOO_MUCH = (
    "Mẫu này làm trình in quá tải nên đã dừng lại; sổ không bị ảnh hưởng. Hãy bớt vòng lặp, bớt "
    "ảnh trong mẫu rồi kiểm tra lại."
)
UNREADABLE = (
    "Không đọc được mẫu này: tệp hỏng hoặc không phải Word. Hãy mở bằng Word, lưu lại dạng .docx."
)
UNREADABLE_FORM = (
    "Không đọc được mẫu này: tệp hỏng hoặc không phải Excel. Hãy mở bằng Excel, lưu lại dạng .xlsx."
)
_TERMS = JobTerms(PATIENCE_SECONDS, TOO_MUCH, UNREADABLE)
_FORM_TERMS = JobTerms(PATIENCE_SECONDS, TOO_MUCH, UNREADABLE_FORM)
_WORKBOOK_PART = b"xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """What the check of a template found: nothing, or all its faults."""

    kind: TemplateKind
    faults: tuple[TemplateFault, ...] = ()
    mended: int = 0
    """How many fields Word had spread over several runs; they are joined when it is filled."""
    is_certain: bool = True
    """Another look would find the same; not so where the worker was stopped."""


class TemplateRefused(Refused):
    """A template with faults; it is not taken and replaces nothing."""

    def __init__(self, name: str, faults: tuple[TemplateFault, ...]) -> None:
        self.faults = faults
        first = faults[0]
        more = f" Còn {len(faults) - 1} lỗi nữa." if len(faults) > 1 else ""
        super().__init__(
            f"Mẫu {name} chưa dùng được. {first.where[0].upper()}{first.where[1:]}: "
            f"{first.message}{more} Hãy sửa rồi kiểm tra lại."
        )


def read_template(path: Path) -> bytes:
    """Return a file that may be a template; raises Refused when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(
            f"Không mở được {path.name}. Hãy kiểm tra tệp còn ở đó và không bị khóa."
        ) from error


def checked(data: bytes, kind: TemplateKind | None) -> CheckedTemplate:
    """Return all faults of a template; one that overwhelms the worker has that as its fault."""
    is_form = isinstance(kind, SheetKind) or (kind is None and _WORKBOOK_PART in data)
    job = "check_paper_form" if is_form else "check_template"
    try:
        found = _ask(job, data, kind=kind.value if kind else "")
    except Refused as refusal:
        fault = TemplateFault(WHOLE_FILE, refusal.sentence)
        meant = SheetKind.MONTHLY_LIST if is_form else PaperKind.REGULAR_MINUTES
        return CheckedTemplate(kind or meant, (fault,), is_certain=False)
    faults = tuple(TemplateFault(**fault) for fault in found["faults"])
    return CheckedTemplate(kind_named(found["kind"]), faults, found["mended"])


def filled(data: bytes, kind: TemplateKind, context: Any) -> bytes:
    """Return a paper made with a template of the user; raises ExportError."""
    try:
        if isinstance(context, FormPaper):
            return _filled_form(data, kind, context)
        return b64decode(_ask("fill_template", data, context=asdict(context)))
    except Refused as refusal:
        raise ExportError(refusal.sentence) from refusal


def _filled_form(data: bytes, kind: TemplateKind, paper: FormPaper) -> bytes:
    from app.services.export.sheet_fields import plain_fields  # noqa: PLC0415 - forms load here
    from app.services.worker.paper_forms import as_json  # noqa: PLC0415

    context = as_json(plain_fields(paper.context))
    made = _ask("fill_paper_form", data, kind=kind.value, context=context, facts=paper.facts)
    return b64decode(made)


def sample_html(data: bytes, kind: TemplateKind) -> str:
    """Return the sample paper made with a template as simple HTML; raises Refused."""
    job = "show_form_sample" if isinstance(kind, SheetKind) else "show_sample"
    return str(_ask(job, data, kind=kind.value))


def _ask(job: str, data: bytes, **arguments: Any) -> Any:
    sent = {"data": b64encode(data).decode("ascii"), **arguments}
    return shared_worker().do(job, sent, _FORM_TERMS if "form" in job else _TERMS)
