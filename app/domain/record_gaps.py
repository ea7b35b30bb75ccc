"""What an inspection would find missing in the record of a meeting, with why and where to mend."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.documents import DocumentType
from app.domain.findings import open_errors
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingStage
from app.domain.posting_texts import issued_paper
from app.domain.text import lower_first, short_date

_RESOLVING_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})


@dataclass(frozen=True, slots=True)
class RecordGap:
    """One thing missing, why as far as the book knows, and the field that mends it."""

    what: str
    why: str
    where: str


def record_gaps(view: MeetingView) -> tuple[RecordGap, ...]:
    """Return what the record of a meeting lacks; one that is still to come lacks nothing."""
    header = view.file.header
    if header.stage in HELD_STAGES:
        return tuple(_held_gaps(view))
    if header.stage is MeetingStage.NOT_HELD:
        reason = header.not_held_reason.strip() or "chưa ghi lý do"
        return (RecordGap("Buổi họp", f"Không họp: {lower_first(reason)}", "prepare"),)
    if header.day >= view.now.date():
        return ()
    planned = f"Dự kiến họp ngày {short_date(header.day)}, chưa ghi đã họp"
    return (RecordGap("Buổi họp", planned, "prepare"),)


def _held_gaps(view: MeetingView) -> Iterator[RecordGap]:
    for line in view.completeness:
        if not line.done:
            detail = f"chưa ghi, {line.detail}" if line.detail.startswith("hạn ") else line.detail
            yield RecordGap(line.label, detail, line.where)
    kind, file = view.file.header.kind, view.file
    if kind in _RESOLVING_KINDS and issued_paper(file, DocumentType.RESOLUTION) is None:
        yield RecordGap("Số nghị quyết", "chưa cấp số", "finish")
    for finding in open_errors(view.findings):
        yield RecordGap("Việc phải sửa, văn bản còn là dự thảo", finding.message, finding.where)
    if not view.is_locked:
        yield RecordGap("Khóa biên bản", "chưa khóa", "finish")
