"""Builds the shipped Word templates and the list of their hashes; run by hand after a change.

python -m templates_docx.build
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from app.services.export.paper_kinds import PaperKind
from templates_docx import handover, issued, minutes, registers, reports, review
from templates_docx.drafted import DRAFTED
from templates_docx.package import package
from templates_docx.remark_sheet import remark_sheet
from templates_docx.resolution import resolution

FOLDER = Path(__file__).parent
MANIFEST = "manifest.txt"
BODIES: dict[PaperKind, Callable[[], str]] = {
    PaperKind.REGULAR_MINUTES: minutes.regular_minutes,
    PaperKind.THEMATIC_MINUTES: minutes.thematic_minutes,
    PaperKind.COMBINED_MINUTES: minutes.combined_minutes,
    PaperKind.COMMITTEE_MINUTES: minutes.committee_minutes,
    PaperKind.RESOLUTION: resolution,
    PaperKind.PROGRAMME: issued.programme,
    PaperKind.INVITATION: issued.invitation,
    PaperKind.SCORE_SHEET: issued.score_sheet,
    PaperKind.YEAR_PLAN: issued.year_plan,
    PaperKind.HANDOUT: issued.handout,
    PaperKind.REMARK_SHEET: remark_sheet,
    PaperKind.REVIEW_FORMS: review.review_forms,
    PaperKind.REVIEW_MINUTES: review.review_minutes,
    PaperKind.BALLOT_RECORD: review.ballot_record,
    PaperKind.BALLOT_SLIP: review.ballot_slip,
    PaperKind.REVIEW_REPORT: review.review_report,
    PaperKind.MONTH_REPORT: reports.month_report,
    PaperKind.YEAR_REPORT: reports.year_report,
    PaperKind.TOPIC_PLAN: reports.topic_plan,
    PaperKind.TOPIC_REPORT: reports.topic_report,
    PaperKind.INSPECTIONS: reports.inspection_programme,
    **DRAFTED,
}
LANDSCAPE = frozenset({PaperKind.YEAR_PLAN, PaperKind.TOPIC_PLAN})


def build(kind: PaperKind) -> bytes:
    """Return one template as .docx bytes."""
    return package(BODIES[kind](), title="{{ subject }}", landscape=kind in LANDSCAPE)


def build_register() -> bytes:
    """Return the frame of printed registers as .docx bytes."""
    return package(registers.register(), title="{{ title }}", landscape=True)


def build_handover() -> bytes:
    """Return the record of a hand-over as .docx bytes."""
    return package(handover.handover_record(), title="{{ subject }}")


def main() -> int:
    """Write every template and the list of hashes beside this file."""
    lines = []
    built = {kind.value: build(kind) for kind in PaperKind}
    built |= {registers.NAME: build_register(), handover.NAME: build_handover()}
    for name, data in built.items():
        (FOLDER / f"{name}.docx").write_bytes(data)
        lines.append(f"{sha256(data).hexdigest()}  {name}.docx\n")
    (FOLDER / MANIFEST).write_text("".join(lines), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
