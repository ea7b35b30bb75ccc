"""What a check gives back: a finding (việc cần xử lý) with where to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """E stops lock and numbers until fixed or overridden; W and I never stop anything."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


SEVERITY_LABELS = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Nên xem",
    Severity.INFO: "Ghi nhận",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check noticed.

    `where` names step and field, "prepare:notices", "attendance:12", "run:item:7",
    "score:4.7", "finish:posting", "plan:2026-03"; screens turn it into a page and a focus.
    """

    code: str
    severity: Severity
    message: str
    where: str
    action: str = "Xem"
    """Words of the button that goes there, e.g. "Ghi lý do"."""
    overridden: str = ""
    """The written reason of the person who overrode an E, else empty."""


def open_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the E findings nobody has overridden: they stop lock and numbers."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and not f.overridden)
