"""Group totals of one rubric computed from a sheet of another (`derive_from`)."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.errors import Refused
from app.domain.grades import band_of
from app.domain.rubrics import Rubric
from app.domain.scoring import ScoredPart, ScoredSheet

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class DerivedGroup:
    """One group total, added from the groups of the scored sheet."""

    id: str
    text: str
    points: Fraction
    max: Fraction
    low: Fraction
    high: Fraction
    open_lines: int
    from_groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DerivedSheet:
    """The sheet of the other rubric; its total and grade are those of the scored sheet."""

    rubric_id: str
    source_id: str
    groups: tuple[DerivedGroup, ...]
    total: Fraction
    grade: str | None
    grade_label: str
    is_scaled: bool
    """Items left the scored sheet: its total is on the full scale, the groups are as scored."""


def derive(sheet: ScoredSheet, target: Rubric) -> DerivedSheet:
    """Return the group totals of `target`; raises Refused when it says nothing of this sheet."""
    mapping = target.derive_from.get(sheet.rubric_id)
    if mapping is None:
        raise Refused(
            f"“{target.name}” không nêu cách tính từ phiếu đang dùng. Hãy chấm riêng phiếu đó."
        )
    scored = {group.id: group for group in sheet.groups}
    groups = tuple(
        _group(group.id, group.text, [scored[g] for g in mapping.get(group.id, ()) if g in scored])
        for group in target.groups
    )
    band = band_of(target.bands, sheet.total)
    return DerivedSheet(
        rubric_id=target.id,
        source_id=sheet.rubric_id,
        groups=groups,
        total=sheet.total,
        grade=band.grade if band else None,
        grade_label=band.label if band else "",
        is_scaled=sheet.scale != 1,
    )


def _group(group_id: str, text: str, parts: list[ScoredPart]) -> DerivedGroup:
    return DerivedGroup(
        id=group_id,
        text=text,
        points=sum((part.points for part in parts), ZERO),
        max=sum((part.max for part in parts), ZERO),
        low=sum((part.low for part in parts), ZERO),
        high=sum((part.high for part in parts), ZERO),
        open_lines=sum(part.open_lines for part in parts),
        from_groups=tuple(part.id for part in parts),
    )
