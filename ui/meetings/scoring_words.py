"""Short words for the state of lines and groups of a score sheet, each with its icon and colour."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.rubrics import Policy
from app.domain.score_columns import signed_points
from app.domain.scored_items import LINE_STATE_LABELS, LineState, ScoredItem
from app.domain.scoring import ScoredPart
from app.domain.text import points_text

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Status:
    """A word with its icon; strong ones ask for a look."""

    icon: str = ""
    colour: str = "text_muted"
    word: str = ""
    is_strong: bool = False


def column_status(
    *, differs: bool, superior_change: Fraction = ZERO, by_points: bool = True
) -> Status | None:
    """Return the word of a line whose columns disagree, None when they do not."""
    if differs:
        return Status("triangle-alert", "warn", "Lệch điểm", is_strong=True)
    if superior_change:
        word = f"Cấp trên {signed_points(superior_change)}" if by_points else "Cấp trên khác"
        return Status("triangle-alert", "warn", word, is_strong=True)
    return None


def line_status(item: ScoredItem, *, by_points: bool = True) -> Status:
    """Return the word of one line whose columns agree, the most urgent first."""
    if item.needs_review:
        return Status("history", "warn", "Xem lại", is_strong=True)
    if item.state is LineState.EMPTY:
        return Status("clock", "warn", _empty_word(item), is_strong=True)
    if item.state is LineState.NOT_APPLICABLE:
        return Status(word=LINE_STATE_LABELS[item.state])
    if item.state is LineState.OVERRIDDEN:
        return Status("pencil", "warn", LINE_STATE_LABELS[item.state], is_strong=True)
    if item.gap_id and item.state is LineState.AUTO:
        return Status("circle-question-mark", "warn", "Để ngỏ", is_strong=True)
    if item.points is not None and item.points < item.max:
        return _lost_status(item, by_points=by_points)
    icon = "link-2" if item.state is LineState.AUTO else "check"
    return Status(icon, "text_muted", LINE_STATE_LABELS[item.state])


def _empty_word(item: ScoredItem) -> str:
    if item.policy is Policy.ASK:
        return "Cần trả lời"
    return "Chờ hồ sơ" if item.waits_for_record else "Chưa chọn"


def _lost_status(item: ScoredItem, *, by_points: bool) -> Status:
    if item.points is not None and item.high > item.points:
        word = f"Còn {points_text(item.high - item.points)}" if by_points else "Còn có thể"
        return Status("clock", "warn", word, is_strong=True)
    word = f"Mất {points_text(item.max - (item.points or 0))}" if by_points else "Không đạt"
    return Status("circle-minus", "error", word, is_strong=True)


def part_status(part: ScoredPart, *, by_points: bool = True) -> Status:
    """Return the word of a group: open lines first, then what is lost."""
    if part.open_lines:
        return Status("clock", "warn", f"Còn {part.open_lines} mục", is_strong=True)
    if not part.max:
        return Status(word="Không áp dụng")
    missing = part.max - part.points
    if missing > 0:
        number = points_text(missing)
        word = f"Mất {number}" if by_points else f"{number} không đạt"
        return Status("circle-minus", "error", word, is_strong=True)
    return Status("check", "ok", "Đủ điểm" if by_points else "Đạt đủ", is_strong=True)


def is_settled(item: ScoredItem, differs: bool) -> bool:
    """Say whether nothing about a line asks for a look: full, not stale, as voted."""
    if differs or item.needs_review or item.state is LineState.EMPTY:
        return False
    if item.state is LineState.AUTO and item.gap_id:
        return False
    return item.points is None or item.points >= item.max
