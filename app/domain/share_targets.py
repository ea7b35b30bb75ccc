"""Shares of time against a target (A5), for one meeting and for a year; a target is no rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.agendas import AgendaItem
from app.domain.checked_meetings import percent_beside
from app.domain.rule_sets import RuleSet
from app.domain.text import percent_text
from app.domain.time_shares import (
    SHARE_LABELS,
    ShareKind,
    TimeShare,
    actual_shares,
    planned_shares,
    summed_shares,
)


@dataclass(frozen=True, slots=True)
class ShareTargets:
    """What a cell wants of its time, as exact shares; None where it wants nothing."""

    spread_max: Fraction | None = None
    discussion_min: Fraction | None = None


def share_targets(rules: RuleSet) -> ShareTargets:
    """Return the targets in force."""
    return ShareTargets(
        _share(rules.optional_integer("spread_share_max")),
        _share(rules.optional_integer("discussion_share_min")),
    )


def _share(percent: int | None) -> Fraction | None:
    return None if percent is None else Fraction(percent, 100)


def target_sentences(shares: Sequence[TimeShare], targets: ShareTargets) -> Iterator[str]:
    """Give one sentence with its arithmetic for each target that is missed; none without time."""
    by_kind = {share.kind: share for share in shares}
    total = sum(share.minutes for share in shares)
    spread, talk = by_kind[ShareKind.DISSEMINATION], by_kind[ShareKind.DISCUSSION]
    if not total:
        return
    if targets.spread_max is not None and spread.share > targets.spread_max:
        yield _sentence(spread, total, "quá mục tiêu", targets.spread_max)
    if targets.discussion_min is not None and talk.share < targets.discussion_min:
        yield _sentence(talk, total, "dưới mục tiêu", targets.discussion_min)


def _sentence(share: TimeShare, total: int, words: str, target: Fraction) -> str:
    figure = percent_beside(share.share, target)
    name = SHARE_LABELS[share.kind]
    return f"{name} {share.minutes}/{total} phút = {figure}, {words} {percent_text(target)}."


@dataclass(frozen=True, slots=True)
class MeetingShares:
    """How one meeting spends its time: as planned, and as it went once it was held."""

    meeting_id: int
    label: str
    day: date
    planned: tuple[TimeShare, ...]
    actual: tuple[TimeShare, ...]
    """Without minutes while the meeting was not held or not timed."""
    professional: int = 0
    """Planned minutes of professional items (việc chuyên môn)."""

    @property
    def is_timed(self) -> bool:
        """Tell whether minutes taken are known."""
        return any(share.minutes for share in self.actual)


def meeting_shares(
    meeting_id: int, label: str, day: date, items: Sequence[AgendaItem]
) -> MeetingShares:
    """Return the shares of one meeting from its agenda."""
    return MeetingShares(
        meeting_id=meeting_id,
        label=label,
        day=day,
        planned=planned_shares(items),
        actual=actual_shares(items),
        professional=sum(item.planned_minutes for item in items if item.is_professional),
    )


@dataclass(frozen=True, slots=True)
class YearShares:
    """The meetings of a year by their time, and the sums of those that were timed."""

    meetings: tuple[MeetingShares, ...]
    planned: tuple[TimeShare, ...]
    actual: tuple[TimeShare, ...]
    missed: tuple[str, ...] = ()
    """What the year as it went misses of the targets."""


def year_shares(meetings: Iterable[MeetingShares], targets: ShareTargets) -> YearShares:
    """Return a year; only meetings that were timed are summed, planned and actual alike."""
    known = tuple(meetings)
    timed = [meeting for meeting in known if meeting.is_timed]
    actual = summed_shares(meeting.actual for meeting in timed)
    return YearShares(
        meetings=known,
        planned=summed_shares(meeting.planned for meeting in timed),
        actual=actual,
        missed=tuple(target_sentences(actual, targets)),
    )
