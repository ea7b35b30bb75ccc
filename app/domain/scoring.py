"""The score sheet (phiếu chấm điểm): evidence and choices in, points, reasons and grade out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.choices import Choice, check_choice, choices_by_item
from app.domain.counted_items import CountedItem, counted_items
from app.domain.duration_evidence import duration_evidence
from app.domain.errors import Refused
from app.domain.evidence import meeting_evidence
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, values_now
from app.domain.gates import GateCase, GateVerdict, Gating, judge, own_gates
from app.domain.grades import band_of, next_band_sentence
from app.domain.kept_lines import KeptLine, kept_line
from app.domain.meeting_facts import MeetingFacts
from app.domain.outcomes import outcome
from app.domain.problems import Problem
from app.domain.rubric_editions import content_hash
from app.domain.rubrics import Policy, Rubric, RubricGroup, RubricItem, ScoringKind
from app.domain.scored_items import LineState, ScoredItem, scored_item, shown_mark
from app.domain.scoring_options import ScoringOptions
from app.domain.winnable import WinnableLine, winnable_line

Entries = Mapping[EvidenceKey, Evidence]
ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """Subtotal of some lines: a group, or a printed part of one."""

    id: str
    text: str
    points: Fraction
    """Decided or chosen so far, before any scaling of the whole sheet."""
    max: Fraction
    low: Fraction
    high: Fraction
    open_lines: int
    parts: tuple["ScoredPart", ...] = ()

    @property
    def lost(self) -> Fraction:
        """Points that cannot be won any more."""
        return self.max - self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSheet:
    """A whole sheet as it stands now."""

    rubric_id: str
    edition: str
    """Hash of the rubric's content."""
    scoring: ScoringKind
    items: tuple[ScoredItem, ...]
    groups: tuple[ScoredPart, ...]
    maximum: Fraction
    """Points, or the number of lines on a sheet of lines met or not."""
    scale: Fraction
    """What the sum of points is multiplied by when items left the sheet; else 1."""
    total: Fraction
    """Points decided or chosen so far."""
    safe: Fraction
    lost: Fraction
    winnable: Fraction
    winnable_lines: tuple[WinnableLine, ...]
    grade: str | None
    grade_label: str
    next_grade: str
    """How far the next grade is: "Thêm 2 điểm nữa là Tốt.", or nothing."""
    verdict: GateVerdict

    @property
    def open_items(self) -> tuple[ScoredItem, ...]:
        """Lines that keep the sheet from being closed."""
        return tuple(item for item in self.items if item.state is LineState.EMPTY)

    @property
    def can_close(self) -> bool:
        """No line is empty."""
        return not self.open_items

    def item(self, item_id: str) -> ScoredItem | None:
        """Return a line by the id of its criterion."""
        return next((item for item in self.items if item.id == item_id), None)


def score(
    rubric: Rubric,
    facts: MeetingFacts | Entries,
    choices: Iterable[Choice] = (),
    options: ScoringOptions | None = None,
    *,
    gating: Gating | None = None,
    library: Mapping[str, Rubric] | None = None,
) -> ScoredSheet:
    """Return the sheet on these facts and entries; nothing is ever filled in from a total."""
    if not rubric.can_score:
        raise Refused(
            f"“{rubric.name}” mới là khung, chưa đủ tiêu chí để chấm. "
            "Hãy nhập tiêu chí theo văn bản của cấp ủy trước."
        )
    answers = options or ScoringOptions()
    entries = _entries(facts, answers)
    by_item = choices_by_item(choices)
    lines = counted_items(rubric, values_now(entries), by_item, answers)
    known = library or {}
    results = []
    for line in lines:
        own = entries_for(line.item, facts, entries, answers)
        borrowed = _borrowed(line, own, known)
        results.append(kept_line(line, own, by_item.get(line.item.id), borrowed))
    return _sheet(rubric, results, entries, gating or _own_gating(rubric, known))


def check_entry(
    rubric: Rubric,
    facts: MeetingFacts | Entries,
    entry: Choice,
    others: Iterable[Choice] = (),
    options: ScoringOptions | None = None,
) -> tuple[Problem, ...]:
    """Return what keeps an entry from being made on the sheet as it stands."""
    answers = options or ScoringOptions()
    entries = _entries(facts, answers)
    chosen = {**choices_by_item(others), entry.item_id: entry}
    lines = counted_items(rubric, values_now(entries), chosen, answers)
    line = _line_of(lines, entry.item_id)
    if line is None:
        return (Problem(entry.item_id, "Mục này không có trong phiếu."),)
    if line.applies is False and line.policy is not Policy.ASK and entry.selects:
        return (Problem(entry.item_id, "Mục này không áp dụng ở buổi họp này."),)
    own = entries_for(line.item, facts, entries, answers)
    bare = scored_item(line, own, None)
    decided = outcome(line.item, line.limit, values_now(own))
    return check_choice(line.item, line.limit, entry, decided, is_waiting=bare.waits_for_record)


def seen_beside(
    rubric: Rubric,
    facts: MeetingFacts | Entries,
    item_id: str,
    options: ScoringOptions | None = None,
) -> str:
    """Return the mark of the evidence that stands beside a line now, "" for a line unknown."""
    answers = options or ScoringOptions()
    entries = _entries(facts, answers)
    line = _line_of(counted_items(rubric, values_now(entries), {}, answers), item_id)
    return (
        ""
        if line is None
        else shown_mark(line.item, entries_for(line.item, facts, entries, answers))
    )


def _line_of(lines: Iterable[CountedItem], item_id: str) -> CountedItem | None:
    return next((line for line in lines if line.item.id == item_id), None)


def _entries(facts: MeetingFacts | Entries, options: ScoringOptions) -> Entries:
    return meeting_evidence(facts, options) if isinstance(facts, MeetingFacts) else facts


def entries_for(
    item: RubricItem, facts: MeetingFacts | Entries, entries: Entries, options: ScoringOptions
) -> Entries:
    """Return the evidence an item sees: its own numbers decide how long a meeting must be."""
    if not item.parameters or not isinstance(facts, MeetingFacts):
        return entries
    return {**entries, **duration_evidence(facts, options, item.parameters)}


def _own_gating(rubric: Rubric, library: Mapping[str, Rubric]) -> Gating:
    return Gating(own_gates(rubric, library.get(rubric.gates_from or "")))


def _borrowed(
    line: CountedItem, entries: Entries, library: Mapping[str, Rubric]
) -> Fraction | None:
    """Return what another rubric's scale would give, where that is switched on."""
    loan = line.item.suggest_from
    lender = library.get(loan.rubric) if loan and loan.enabled else None
    item = lender.item(loan.item) if lender and loan else None
    given = outcome(item, line.limit, values_now(entries)) if item else None
    return given.points if given else None


def _sheet(
    rubric: Rubric, results: list[KeptLine], entries: Entries, gating: Gating
) -> ScoredSheet:
    items = tuple(result.scored for result in results)
    whole = sum((item.max for item in items), ZERO)
    maximum = whole if rubric.total is None else rubric.total
    scale = maximum / whole if whole else ZERO
    total = scale * sum((item.points or ZERO for item in items), ZERO)
    safe = scale * sum((item.low for item in items), ZERO)
    high = scale * sum((item.high for item in items), ZERO)
    won = (winnable_line(result.scored, result.act, scale) for result in results)
    band = band_of(rubric.bands, total) if whole else None
    case = GateCase(
        rubric.bands, total, band.grade if band else None, {i.id: i for i in items}, entries
    )
    return ScoredSheet(
        rubric_id=rubric.id,
        edition=content_hash(rubric),
        scoring=rubric.scoring,
        items=items,
        groups=tuple(_group(group, items) for group in rubric.groups),
        maximum=maximum,
        scale=scale,
        total=total,
        safe=safe,
        lost=maximum - high,
        winnable=high - safe,
        winnable_lines=tuple(line for line in won if line is not None),
        grade=case.grade,
        grade_label=band.label if band else "",
        next_grade=next_band_sentence(rubric.bands, total) if whole else "",
        verdict=judge(case, gating),
    )


def _group(group: RubricGroup, items: tuple[ScoredItem, ...]) -> ScoredPart:
    own = [item for item in items if item.group_id == group.id]
    parts = tuple(
        _part(part.id, part.text, [item for item in own if item.id in part.items])
        for part in group.subgroups
    )
    return _part(group.id, group.text, own, parts)


def _part(
    part_id: str, text: str, items: list[ScoredItem], parts: tuple[ScoredPart, ...] = ()
) -> ScoredPart:
    return ScoredPart(
        id=part_id,
        text=text,
        points=sum((item.points or ZERO for item in items), ZERO),
        max=sum((item.max for item in items), ZERO),
        low=sum((item.low for item in items), ZERO),
        high=sum((item.high for item in items), ZERO),
        open_lines=sum(item.state is LineState.EMPTY for item in items),
        parts=parts,
    )
