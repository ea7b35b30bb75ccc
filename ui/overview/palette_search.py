"""What Ctrl+K finds in the book: members, meetings and minutes, tasks, papers."""

from collections.abc import Iterable
from itertools import islice

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
    return tuple(_row(one, text) for one in islice(found, MOST_ROWS))


def _row(found: Found, text: str) -> PaletteRow:
    icon = _ICONS[found.kind]
    if found.title and (_holds(found.title, text) or not found.excerpt):
        return PaletteRow(icon, found.title, found.where, origin=found.origin)
    is_meeting = found.kind == "meeting"
    origin = f"{found.title}, {found.origin}" if is_meeting else found.origin
    return PaletteRow(icon, f"“{found.excerpt}”", found.where, origin=origin)


def _holds(title: str, text: str) -> bool:
    """Tell whether every typed word begins a word of the title."""
    return all(highlight_spans(title, word) for word in text.split())
