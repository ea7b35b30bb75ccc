"""What the minutes and the resolution say of the points: total, grade, losses, what was set."""

from collections.abc import Iterator
from fractions import Fraction

from app.domain.grades import band_named, band_of
from app.domain.meeting_file import MeetingFile
from app.domain.rubric_editions import by_hand_notice
from app.domain.rubrics import ScoringKind
from app.domain.score_columns import vote_sentence
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView
from app.domain.text import MINUS, points_text
from app.domain.votes import VoteMatter
from app.services.export.contexts import ReasonedOverride, ScoreSummary
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.vote_lines import vote_lines
from app.services.paper_texts.wording import ended, joined, lowered, unended

OPEN, NOTHING = "…", "không"


def score_summary(source: PaperSource) -> ScoreSummary | None:
    """Return field 19 of the minutes, None for a meeting that is not scored."""
    view = source.view
    if view is None:
        return None
    return ScoreSummary(
        rubric_name=unended(view.rubric.name),
        total=total_text(view),
        maximum=points_text(view.sheet.maximum),
        grade=grade_text(view),
        result=result_text(view),
        votes=vote_lines(source.file, VoteMatter.SCORE),
        gate_note=joined(gate_notes(view)),
        losses=losses_text(view),
        chosen_by_hand=rules_note(source.file, view),
        shortcomings=shortcomings_text(source, "các điểm trừ nêu trên."),
        overrides=tuple(_overrides(view)),
    )


def agreed_total(view: SheetView) -> Fraction | None:
    """Return the points the cell agreed on: as voted, as recorded once closed, else None."""
    if view.state is SheetState.OPEN:
        return None
    voted = view.voted_points
    return view.sheet.total if view.state is SheetState.CLOSED or voted is None else voted


def total_text(view: SheetView) -> str:
    """Return the agreed total, "…" while nothing was voted."""
    total = agreed_total(view)
    return OPEN if total is None else points_text(total)


def grade_text(view: SheetView) -> str:
    """Return the grade after the conditions, "…" while nothing was voted."""
    return OPEN if agreed_total(view) is None else agreed_grade(view)[1] or OPEN


def result_text(view: SheetView) -> str:
    """Return "94/100 điểm; xếp loại: Tốt"; a sheet without points counts what was met."""
    figure = f"{total_text(view)}/{points_text(view.sheet.maximum)}"
    if view.sheet.scoring is ScoringKind.POINTS:
        return f"{figure} điểm; xếp loại: {grade_text(view)}"
    grade = agreed_grade(view)[1]
    return joined((f"đạt {figure} nội dung", f"xếp loại: {grade}" if grade else ""), "; ")


def agreed_grade(view: SheetView) -> tuple[str, str]:
    """Return slug and label of the grade of the agreed total; the record's gates count."""
    total = agreed_total(view)
    if total is None:
        return "", ""
    by_points = band_of(view.rubric.bands, total)
    same = total == view.sheet.total
    grade = view.sheet.verdict.grade if same else by_points.grade if by_points else None
    band = band_named(view.rubric.bands, grade) if grade else None
    return (band.grade, band.label) if band else ("", "")


def gate_notes(view: SheetView) -> Iterator[str]:
    """Give what the conditions changed, and where vote and record differ."""
    if view.sheet.verdict.lines:
        yield ended(view.sheet.verdict.sentence)
    if view.voted_points is None:
        return
    difference = vote_sentence(view.voted_points, view.sheet.total)
    if difference and view.state is SheetState.CLOSED:
        reason = view.record.kept_reason if view.record else ""
        yield joined((difference, ended(reason)), " ")


def losses_text(view: SheetView) -> str:
    """Return "mục 4.7 trừ 1 điểm (12 phút, thiếu 3 phút); …", "" when nothing was lost."""
    by_points = view.sheet.scoring is ScoringKind.POINTS
    losses = (
        f"mục {item.id} {f'trừ {_loss(item)} điểm' if by_points else 'không đạt'}"
        f" ({loss_reason(item)})"
        for item in _lost(view)
    )
    return ended("; ".join(losses)) if agreed_total(view) is not None else ""


def loss_texts(view: SheetView) -> Iterator[str]:
    """Give every line that lost points with why, short as tables need it."""
    for item in _lost(view):
        yield f"{item.id}\u00a0{MINUS}{_loss(item)} ({loss_reason(item)})"


def _lost(view: SheetView) -> Iterator[ScoredItem]:
    return (i for i in view.sheet.items if i.points is not None and i.points < i.max)


def _loss(item: ScoredItem) -> str:
    return points_text(item.max - (item.points or 0))


def shortcomings_text(source: PaperSource, where: str = "") -> str:
    """Return what must be mended: as written, else the lost points, "" while nothing is voted.

    `where` says where the paper lists the lost points already.
    """
    view, own = source.view, source.file.header.shortcomings
    if own.strip():
        return lowered(ended(own))
    if view is None or agreed_total(view) is None:
        return ""
    reasons = "; ".join(dict.fromkeys(map(_shortcoming, _lost(view))))
    return (where or ended(reasons)) if reasons else f"{NOTHING}."


def loss_reason(item: ScoredItem) -> str:
    """Return the written reason of a lost point, else what the record says."""
    shown = "; ".join(unended(entry.sentence) for entry in item.evidence)
    said = shown if item.state is LineState.CHOSEN else item.why
    return lowered(unended(item.note or item.reason or said)) or "chưa ghi lý do"


def _shortcoming(item: ScoredItem) -> str:
    """Return the written reason alone; what the record says needs the line it is about."""
    is_written = bool(item.note.strip() or item.reason.strip())
    return loss_reason(item) if is_written else f"mục {item.id}: {loss_reason(item)}"


def rules_note(file: MeetingFile, view: SheetView) -> str:
    """Say that the rubric was chosen by hand, and that the day has no rules of its own."""
    by_hand = by_hand_notice(view.rubric, file.header.day) if view.chosen_by_hand else ""
    return joined((by_hand, file.rules.notice))


def _overrides(view: SheetView) -> Iterator[ReasonedOverride]:
    for item in view.sheet.items:
        if item.state is LineState.OVERRIDDEN and item.points is not None:
            yield ReasonedOverride(_changed(view, item, item.points), unended(item.reason))


def _changed(view: SheetView, item: ScoredItem, points: Fraction) -> str:
    def said(value: Fraction) -> str:
        words = view.rubric.said(value)
        return f"“{words}”" if view.rubric.scoring is ScoringKind.PASS_FAIL else words

    unit = "" if view.sheet.scoring is ScoringKind.PASS_FAIL else " điểm"
    if item.suggestion in {None, points}:
        return f"Mục {item.id}: {said(points)}{unit}"
    return f"Mục {item.id} từ {said(item.suggestion or Fraction(0))} thành {said(points)}{unit}"
