"""Finds the labelled parts of a report: ưu điểm, hạn chế, nguyên nhân, giải pháp and others."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.services.paper_texts.wording import ended, tidy


class ReportPart(StrEnum):
    """A part of a report that papers print at a place of its own."""

    STRENGTHS = "strengths"
    LIMITS = "limits"
    CAUSES = "causes"
    REMEDIES = "remedies"
    IDEOLOGY = "ideology"
    PARTY_BUILDING = "party_building"
    TASK_RESULTS = "task_results"
    REST = "rest"
    """What stands under no label."""


_LABELS: Mapping[str, ReportPart] = MappingProxyType(
    {
        "ưu điểm": ReportPart.STRENGTHS,
        "hạn chế": ReportPart.LIMITS,
        "khuyết điểm": ReportPart.LIMITS,
        "tồn tại": ReportPart.LIMITS,
        "nguyên nhân": ReportPart.CAUSES,
        "giải pháp": ReportPart.REMEDIES,
        "biện pháp": ReportPart.REMEDIES,
        "khắc phục": ReportPart.REMEDIES,
        "công tác tư tưởng": ReportPart.IDEOLOGY,
        "tình hình tư tưởng": ReportPart.IDEOLOGY,
        "tư tưởng": ReportPart.IDEOLOGY,
        "công tác xây dựng đảng": ReportPart.PARTY_BUILDING,
        "xây dựng đảng": ReportPart.PARTY_BUILDING,
        "thực hiện nhiệm vụ": ReportPart.TASK_RESULTS,
        "nhiệm vụ chính trị": ReportPart.TASK_RESULTS,
        "kết quả": ReportPart.TASK_RESULTS,
    }
)
# A label opens a line or a sentence, may be numbered, and ends in a colon not far away.
_LABEL = re.compile(
    r"(?:^|(?<=[.;!?…])[ \t])[ \t]*(?:[-–+*•]|[0-9a-zđ][.)])?[ \t]*"
    rf"({'|'.join(_LABELS)})[^:.;\n]{{0,40}}:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)


def report_parts(text: str) -> Mapping[ReportPart, str]:
    """Return the labelled parts of a text, closed as sentences; missing ones are absent."""
    pieces = _LABEL.split(tidy(text))
    found = {ReportPart.REST: pieces[0]}
    for label, words in zip(pieces[1::2], pieces[2::2], strict=True):
        part = _LABELS[label.lower()]
        found[part] = "\n".join(filter(None, (found.get(part, ""), words)))
    return {part: ended(words) for part, words in found.items() if words.strip()}
