"""How complete a held meeting is: the n/8 of the page Hoàn thiện."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.checked_meetings import NO_OUTCOME, ScoreOutcome
from app.domain.checks_finish import posting_due
from app.domain.counting import count, speakers
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingKind
from app.domain.minutes_body import empty_items, missing_head_parts
from app.domain.step_evidence import minutes_adopted, sheet_voted
from app.domain.text import clock_text, day_month
from app.domain.time_shares import held_minutes
from app.domain.votes import VoteMatter
from app.domain.voting import vote_figure, vote_of, vote_passed

NOT_YET = "chưa có"


@dataclass(frozen=True, slots=True)
class CompletenessLine:
    """One thing a finished meeting needs, whether it is there, and what is known of it."""

    label: str
    done: bool
    detail: str
    where: str


def completeness(
    file: MeetingFile, outcome: ScoreOutcome = NO_OUTCOME
) -> tuple[CompletenessLine, ...]:
    """Return what a meeting needs to be complete, in order."""
    kind = file.header.kind
    lines = [_head_line(file), _items_line(file)]
    if kind is not MeetingKind.COMMITTEE:
        lines.append(_resolution_line(file))
    if kind in SCORED_KINDS:
        lines.append(_score_line(file, outcome))
    if kind is not MeetingKind.COMMITTEE:
        lines += [_adoption_line(file), *_posting_lines(file)]
    return (*lines, _scan_line(file))


def completeness_figure(lines: tuple[CompletenessLine, ...]) -> str:
    """Return how many are there: 6/8."""
    return f"{sum(line.done for line in lines)}/{len(lines)}"


def _head_line(file: MeetingFile) -> CompletenessLine:
    missing, minutes = missing_head_parts(file, count(file)), held_minutes(file)
    detail = f"thiếu {missing[0]}" if missing else f"{minutes} phút" if minutes is not None else ""
    return CompletenessLine("Giờ, chủ trì, thư ký, số dự", not missing, detail, "finish:body")


def _items_line(file: MeetingFile) -> CompletenessLine:
    empty, total = empty_items(file), len(file.agenda)
    where = f"run:item:{empty[0].id}" if empty else "run"
    label = f"{total - len(empty)}/{total} mục có nội dung"
    detail = f"{len(speakers(file))} người nói"
    return CompletenessLine(label, bool(total) and not empty, detail, where)


def _resolution_line(file: MeetingFile) -> CompletenessLine:
    vote = vote_of(file, VoteMatter.RESOLUTION, VoteMatter.CONCLUSION)
    is_resolution = vote is None or vote.matter is VoteMatter.RESOLUTION
    label = "Biểu quyết nghị quyết" if is_resolution else "Biểu quyết kết luận"
    if vote is None:
        return CompletenessLine(label, False, NOT_YET, "run:vote")
    return CompletenessLine(
        label, vote_passed(vote, file), vote_figure(vote, file), f"run:vote:{vote.id}"
    )


def _score_line(file: MeetingFile, outcome: ScoreOutcome) -> CompletenessLine:
    done = sheet_voted(file) and not outcome.open_items
    score = ", ".join(text for text in (outcome.points, outcome.grade_label) if text)
    return CompletenessLine("Chấm, biểu quyết điểm", done, score or NOT_YET, "score")


def _adoption_line(file: MeetingFile) -> CompletenessLine:
    adopted, moment = minutes_adopted(file), file.header.minutes_adopted_at
    detail = clock_text(moment) if moment else ""
    return CompletenessLine(
        "Đọc và thông qua biên bản", adopted, detail if adopted else NOT_YET, "finish:adoption"
    )


def _posting_lines(file: MeetingFile) -> Iterator[CompletenessLine]:
    due = posting_due(file)
    rows = (
        ("Đăng biên bản", file.header.finished_posted_on),
        (reporting_label(file), file.header.reported_on),
    )
    for label, on in rows:
        yield CompletenessLine(label, on is not None, _posting_detail(on, due), "finish:posting")


def _posting_detail(on: date | None, due: date) -> str:
    return day_month(on) if on is not None else f"hạn {day_month(due)}"


def reporting_label(file: MeetingFile) -> str:
    """Return what goes up to the superior: the resolution, or a plain report."""
    has_resolution = vote_of(file, VoteMatter.RESOLUTION) is not None
    return "Đăng nghị quyết, báo cáo" if has_resolution else "Báo cáo cấp trên"


def _scan_line(file: MeetingFile) -> CompletenessLine:
    scanned = bool(file.header.signed_scan)
    return CompletenessLine(
        "Bản quét có chữ ký", scanned, "đã có" if scanned else NOT_YET, "finish:scan"
    )
