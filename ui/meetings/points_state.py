"""What the card Điểm shows of a meeting's score sheet: safe, winnable, lost, and the sentence."""

from fractions import Fraction

from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES
from app.domain.rubrics import ScoringKind
from app.domain.score_sheets import SheetState
from app.domain.scoring import ScoredSheet
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.chips import grade_chip
from ui.kit.meter import MeterLimit, MeterLine, MeterPart, MeterState, PassState
from ui.kit.painting import Ink, Run

BEFORE = "Chưa họp nên phần lớn còn để ngỏ."
FORECAST = "Điểm dự kiến"
POINTS = "Điểm"


def points_title(view: MeetingView) -> str:
    """Return the title of the card."""
    return POINTS if _is_held(view) else FORECAST


def points_state(view: MeetingView) -> MeterState | PassState | None:
    """Return the meter of a meeting, None for kinds that are not scored."""
    if view.sheet is None:
        return None
    sheet = view.sheet.sheet
    if sheet.scoring is ScoringKind.PASS_FAIL:
        return _lines_state(view, view.sheet)
    return MeterState(
        safe=_part(sheet.safe, "Đã chắc"),
        winnable=_part(sheet.winnable, "Còn có thể"),
        lost=_part(sheet.lost, "Đã mất"),
        limits=_limits(view.sheet),
        headline=points_text(sheet.total) if _is_held(view) else "",
        sentence=_sentence(view, view.sheet),
        name=points_title(view),
    )


def _is_held(view: MeetingView) -> bool:
    return view.file.header.stage in HELD_STAGES


def _part(points: Fraction, word: str) -> MeterPart:
    return MeterPart(points, points_text(points), word)


def _limits(view: SheetView) -> tuple[MeterLimit, ...]:
    """Return the lower limits of the grades; only the best one is named, or words would meet."""
    bands = sorted((b for b in view.rubric.bands if b.lower > 0), key=lambda b: -b.lower)
    figures = [points_text(band.lower) for band in bands]
    labels = [f"{figures[0]} {bands[0].label}", *figures[1:]] if bands else []
    return tuple(MeterLimit(b.lower, label) for b, label in zip(bands, labels, strict=True))


def _sentence(view: MeetingView, shown: SheetView) -> tuple[Run, ...]:
    if not _is_held(view):
        return (Run(BEFORE, Ink("text_secondary", "small")),)
    sheet = shown.sheet
    runs = [Run(_now_words(sheet, shown.state)), *_grade_runs(sheet)]
    closing = _closing(shown)
    if closing:
        runs.append(Run(f" {closing}", Ink(weight=600)))
    return tuple(runs)


def _now_words(sheet: ScoredSheet, state: SheetState) -> str:
    words = "điểm lúc này" if state is SheetState.OPEN else "điểm"
    return f"{words}, mức " if sheet.grade_label else f"{words}."


def _grade_runs(sheet: ScoredSheet) -> tuple[Run, ...]:
    if not sheet.grade_label:
        return ()
    role = grade_chip(sheet.grade_label).role
    colour = "text" if role == "neutral" else role
    return (Run(sheet.grade_label, Ink(colour, weight=600)), Run("."))


def _closing(shown: SheetView) -> str:
    """Return how far the next grade is, or what the cell voted when the record says otherwise."""
    if shown.differences and shown.voted_points is not None:
        return f"Chi bộ đã biểu quyết {points_text(shown.voted_points)}."
    is_open = shown.state is SheetState.OPEN
    return shown.sheet.next_grade if is_open and shown.sheet.winnable else ""


def _lines_state(view: MeetingView, shown: SheetView) -> PassState:
    sheet = shown.sheet
    lines = (
        MeterLine("circle-check", "ok", "Đã đạt", points_text(sheet.safe)),
        MeterLine("clock", "warn", "Còn có thể đạt", points_text(sheet.winnable)),
        MeterLine("circle-minus", "error", "Không đạt", points_text(sheet.lost)),
    )
    words = f"Phiếu có {points_text(sheet.maximum)} nội dung, chấm đạt hoặc không đạt."
    closing = words if _is_held(view) else BEFORE
    return PassState(lines, sentence=(Run(closing, Ink("text_secondary", "small")),))
