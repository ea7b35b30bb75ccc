"""What stands under Giá trị in a score sheet: a figure that opens its record, or a choice."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.acts import Act
from app.domain.choices import FAIL, PASS, Choice
from app.domain.conditions import deciding_keys
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, value_text
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.outcomes import level_points
from app.domain.rubrics import Policy, RubricItem, RubricItemKind
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.cells import Segments

COMMIT = "Cam kết"
MOST_SEGMENTS = 5
_BEFORE_END = frozenset({MeetingStage.IN_SESSION, MeetingStage.SCORING})


@dataclass(frozen=True, slots=True)
class LineValue:
    """A figure, a choice in place, or both empty; `fact` is what a commitment ticks."""

    text: str = ""
    where: str = ""
    segments: Segments | None = None
    choices: tuple[Choice, ...] = ()
    """What each word of the choice enters."""
    fact: str = ""

    @property
    def is_link(self) -> bool:
        """Say whether pressing the figure opens something."""
        return bool(self.text and self.where)


def line_value(view: MeetingView, sheet: SheetView, item: ScoredItem) -> LineValue:
    """Return what the value cell of a line shows."""
    form = sheet.rubric.item(item.id)
    if is_open_sheet(view, sheet):
        made = _commitment(view, form, item) or _choice_in_place(sheet, form, item)
        if made is not None:
            return made
    return _figure(view, sheet, item)


def is_open_sheet(view: MeetingView, sheet: SheetView) -> bool:
    """Say whether lines may still be entered."""
    return not view.is_locked and sheet.state is not SheetState.CLOSED


def _commitment(view: MeetingView, form: RubricItem | None, item: ScoredItem) -> LineValue | None:
    header = view.file.header
    if form is None or item.state in {LineState.CHOSEN, LineState.OVERRIDDEN}:
        return None
    entries = {e.key: e for e in item.evidence if e.key in deciding_keys(form)}
    adoption = entries.get(EvidenceKey.MINUTES_ADOPTED)
    if adoption is not None and not adoption.is_fixed and header.stage in _BEFORE_END:
        return _tick("adoption_committed", is_ticked=header.adoption_committed)
    posting = entries.get(EvidenceKey.FINISHED_PAPERS_POSTED_DAYS_AFTER)
    by_promise = posting is not None and (posting.act is Act.COMMIT or header.posting_committed)
    if by_promise and posting is not None and not posting.is_fixed:
        return _tick("posting_committed", is_ticked=header.posting_committed)
    return None


def _tick(fact: str, *, is_ticked: bool) -> LineValue:
    return LineValue(segments=Segments((COMMIT,), 0 if is_ticked else None), fact=fact)


def _choice_in_place(
    sheet: SheetView, form: RubricItem | None, item: ScoredItem
) -> LineValue | None:
    is_open = item.state is LineState.EMPTY and not item.waits_for_record
    if item.policy is Policy.ASK or not (is_open or item.state is LineState.CHOSEN):
        return None
    if item.gap_id:
        return None
    match item.kind:
        case RubricItemKind.TOGGLE:
            return _toggle(sheet, item)
        case RubricItemKind.BANDS if form is not None and len(form.levels) <= MOST_SEGMENTS:
            return _levels(form, item)
        case _:
            return None


def _toggle(sheet: SheetView, item: ScoredItem) -> LineValue:
    labels = sheet.rubric.labels
    chosen = None if item.points is None else int(item.points == item.max)
    choices = (Choice(item.id, level_id=FAIL), Choice(item.id, level_id=PASS))
    return LineValue(segments=Segments((labels.fail, labels.pass_), chosen), choices=choices)


def _levels(form: RubricItem, item: ScoredItem) -> LineValue:
    points = [level_points(form, item.max, level) for level in form.levels]
    ids = [level.id for level in form.levels]
    chosen = ids.index(item.level_id) if item.level_id in ids else None
    return LineValue(
        segments=Segments(tuple(map(points_text, points)), chosen),
        choices=tuple(Choice(item.id, level_id=level_id) for level_id in ids),
    )


def _figure(view: MeetingView, sheet: SheetView, item: ScoredItem) -> LineValue:
    entry = _leading(item)
    if item.kind is RubricItemKind.NUMBER and _takes_entry(item) and is_open_sheet(view, sheet):
        return LineValue(_number_words(item.points), f"score:{item.id}")
    if entry is None:
        return LineValue()
    return LineValue(_words(entry), entry.where)


def _takes_entry(item: ScoredItem) -> bool:
    return item.state is LineState.CHOSEN or (
        item.state is LineState.EMPTY and not item.waits_for_record
    )


def _number_words(points: Fraction | None) -> str:
    return "Ghi điểm" if points is None else f"{points_text(points)} điểm"


def _leading(item: ScoredItem) -> Evidence | None:
    """Return the evidence that says most: the one missing, else the first one known."""
    missing = [e for e in item.evidence if e.value is False]
    known = [e for e in item.evidence if e.value is not None]
    return next(iter(missing or known or item.evidence), None)


def _words(entry: Evidence) -> str:
    if entry.value is False and not entry.is_fixed:
        return "Chưa"
    if entry.key is EvidenceKey.DURATION_SHORTFALL_MINUTES and entry.value == 0:
        return "Đủ giờ"
    if entry.key is EvidenceKey.DURATION_SHORTFALL_MINUTES and entry.value is not None:
        return f"Thiếu {value_text(entry.key, entry.value)}"
    if entry.key is EvidenceKey.MAX_CONSECUTIVE_EXCUSED_ABSENCES and entry.value is not None:
        return f"{value_text(entry.key, entry.value)} kỳ"
    return value_text(entry.key, entry.value)
