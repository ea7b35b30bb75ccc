"""What Ctrl+K finds in the book: members, meetings and minutes, tasks, papers."""

from collections.abc import Iterable
from itertools import islice

from app.services.search import Found
from ui.kit.highlights import highlight_spans
from ui.kit.palette_rows import PaletteGroup, PaletteRow
from ui.search.kinds import GROUPS, ICONS
from ui.workspace import Workspace

PREFIX = "search"
"""Of the place that shows everything found: "search:nghị quyết"."""
_NAMED_BY_TITLE = frozenset({"meeting", "task", "correction", "document"})
LOOKED_UP = 30
"""Enough for every group to be full when all of them have finds."""
MOST_ROWS = 4
SHORTEST = 2
"""One letter begins too many words to be worth reading."""
QUOTED, BEFORE = 56, 20
"""Letters of a quotation, and how many of them stand before the find."""


def palette_groups(workspace: Workspace, text: str) -> tuple[PaletteGroup, ...]:
    """Return the finds of the typed words, group by group; each row hands back its place."""
    if len(text.strip()) < SHORTEST:
        return ()
    found = workspace.services.search.find(text, LOOKED_UP)
    groups = tuple(
        PaletteGroup(group.heading, _rows((one for one in found if one.kind in group.kinds), text))
        for group in GROUPS
    )
    is_more = len(found) > sum(len(group.rows) for group in groups)
    return (*groups, _all_of_them(text)) if is_more else groups


def _all_of_them(text: str) -> PaletteGroup:
    """Return the way to the page with everything found."""
    words = " ".join(text.split())
    row = PaletteRow("search", f"Xem tất cả kết quả cho “{words}”", f"{PREFIX}:{words}")
    return PaletteGroup("Còn nữa", (row,))


def _rows(found: Iterable[Found], text: str) -> tuple[PaletteRow, ...]:
    return tuple(_row(one, text) for one in islice(found, MOST_ROWS))


def _row(found: Found, text: str) -> PaletteRow:
    words, origin = shown_words(found, text)
    return PaletteRow(ICONS[found.kind], words, found.where, origin=origin)


def shown_words(found: Found, text: str) -> tuple[str, str]:
    """Return what is read of a find: its title or the words around the find, and its origin."""
    if found.title and (_holds(found.title, text) or not found.excerpt):
        return found.title, found.origin
    named = found.kind in _NAMED_BY_TITLE
    origin = f"{found.title}, {found.origin}" if named else found.origin
    return quotation(found.excerpt, text), origin


def quotation(excerpt: str, text: str) -> str:
    """Return the words around the find in quotes, short enough to leave room for the origin."""
    spans = highlight_spans(excerpt, text)
    at = max(spans[0][0] - BEFORE, 0) if spans else 0
    start = excerpt.rfind(" ", 0, at) + 1 if at else 0
    part = excerpt[start : start + QUOTED]
    is_cut = start + QUOTED < len(excerpt)
    if is_cut:
        part = part.rsplit(" ", 1)[0]
    before, after = "… " if start else "", " …" if is_cut else ""
    return f"“{before}{part}{after}”"


def _holds(title: str, text: str) -> bool:
    """Tell whether every typed word begins a word of the title."""
    return all(highlight_spans(title, word) for word in text.split())
