"""Positions along a line: how shares of a whole become whole pixels that add up."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise


def equal(count: int, total: int) -> tuple[tuple[int, int], ...]:
    """Return start and width of equal cells that fill the whole length."""
    edges = [total * index // count for index in range(count + 1)]
    return tuple((start, end - start) for start, end in pairwise(edges))


def shares(
    parts: Sequence[Fraction], total: int, gap: int = 0, least: int = 0
) -> tuple[tuple[int, int], ...]:
    """Return start and width of each part; empty parts take no room, the widths and gaps fill it.

    A part that is not empty is at least `least` wide, so that one lost point stays visible.
    """
    filled = sum(1 for part in parts if part > 0)
    if not filled:
        return tuple((0, 0) for _ in parts)
    room = max(total - gap * (filled - 1), 0)
    widths = _widths(parts, room, min(least, room // filled))
    gaps = [gap if width else 0 for width in widths]
    starts = [0, *accumulate(width + space for width, space in zip(widths, gaps, strict=True))]
    return tuple(zip(starts, widths, strict=False))


def along(value: Fraction, low: Fraction, high: Fraction, length: int) -> int:
    """Return the pixel of a value on a scale, kept inside the scale."""
    if high <= low:
        return 0
    share = (min(max(value, low), high) - low) / (high - low)
    return round(share * length)


def stretched(naturals: Sequence[int], total: int) -> tuple[tuple[int, int], ...]:
    """Return start and width of pieces with their natural width plus an equal share of the rest."""
    spare = max(total - sum(naturals), 0)
    extra = [width for _, width in equal(len(naturals), spare)] if naturals else []
    widths = [natural + more for natural, more in zip(naturals, extra, strict=True)]
    starts = [0, *accumulate(widths)]
    return tuple(zip(starts, widths, strict=False))


def rows_that_fit(widths: Sequence[int], total: int, gap: int = 0) -> tuple[tuple[int, ...], ...]:
    """Return the pieces, by number, that stand on each line when they wrap."""
    rows: list[list[int]] = []
    used = 0
    for index, width in enumerate(widths):
        if rows and used + gap + width <= total:
            rows[-1].append(index)
            used += gap + width
        else:
            rows.append([index])
            used = width
    return tuple(tuple(row) for row in rows)


def _widths(parts: Sequence[Fraction], room: int, least: int) -> list[int]:
    whole = sum((part for part in parts if part > 0), Fraction(0))
    exact = [max(part, Fraction(0)) / whole * room for part in parts]
    widths = [max(int(size), least) if size > 0 else 0 for size in exact]
    rest = room - sum(widths)
    by_need = sorted(range(len(parts)), key=lambda index: exact[index] - widths[index])
    order = [index for index in by_need if parts[index] > 0]
    step = 1 if rest > 0 else -1
    position = -1 if rest > 0 else 0
    while rest:
        index = order[position % len(order)]
        if step > 0 or widths[index] > least:
            widths[index] += step
            rest -= step
        position -= step
    return widths
