"""What Ctrl+K finds in the book: members, meetings and minutes, tasks, papers, with their origin."""

from collections.abc import Iterable

from app.services.search import Found
from ui.kit.highlights import highlight_spans
from ui.kit.palette_rows import PaletteGroup, PaletteRow
from ui.workspace import Workspace

LOOKED_UP = 36
"""Enough for every group to be full when all of them have finds."""
MOST_ROWS = 5
SHORTEST = 2
"""One letter begins too many words to be worth reading."""
_GROUPS = (
    ("Đảng viên", ("member",)),
    ("Buổi họp, biên bản", ("meeting", "item", "entry")),
    ("Nhiệm vụ", ("task",)),
    ("Văn bản", ("document",)),
)
_ICONS = {
    "member": "user-round",
    "meeting": "users-round",
    "item": "book-open-text",
    "entry": "notebook-pen",
    "task": "list-checks",
    "document": "book-marked",
}


def palette_groups(workspace: Workspace, text: str) -> tuple[PaletteGroup, ...]:
    """Return the finds of the typed words, group by group; each row hands back its place."""
    if len(text.strip()) < SHORTEST:
        return ()
    found = workspace.services.search.find(text, LOOKED_UP)
    return tuple(
        PaletteGroup(heading, _rows((one for one in found if one.kind in kinds), text))
        for heading, kinds in _GROUPS
    )


def _rows(found: Iterable[Found], text: str) -> tuple[PaletteRow, ...]:
    rows = [
        PaletteRow(_ICONS[one.kind], words_of(one, text), one.where, origin=one.origin)
        for one in found
    ]
    return tuple(rows[:MOST_ROWS])


def words_of(found: Found, text: str) -> str:
    """Return the title when it holds what was typed, else the words around it in quotes."""
    is_in_title = bool(highlight_spans(found.title, text))
    if found.title and (is_in_title or not highlight_spans(found.excerpt, text)):
        return found.title
    return f"“{found.excerpt}”"
