"""What Ctrl+K finds in the book: members, meetings and minutes, tasks, papers."""

from collections.abc import Iterable
from itertools import islice

from app.services.search import Found
from ui.kit.highlights import highlight_spans
from ui.kit.palette_rows import PaletteGroup, PaletteRow
from ui.workspace import Workspace

LOOKED_UP = 30
"""Enough for every group to be full when all of them have finds."""
MOST_ROWS = 4
SHORTEST = 2
"""One letter begins too many words to be worth reading."""
QUOTED, BEFORE = 56, 20
"""Letters of a quotation, and how many of them stand before the find."""
_GROUPS = (
    ("Đảng viên", ("member",)),
    ("Buổi họp, biên bản", ("meeting", "item", "entry", "paper")),
    ("Nhiệm vụ", ("task",)),
    ("Văn bản", ("document", "directive")),
    ("Góp ý, kiến nghị", ("remark", "petition", "model", "visit", "team")),
)
_ICONS = {
    "member": "user-round",
    "meeting": "users-round",
    "item": "book-open-text",
    "entry": "notebook-pen",
    "paper": "mic",
    "task": "list-checks",
    "document": "book-marked",
    "remark": "message-square-text",
    "petition": "hand",
    "directive": "inbox",
    "model": "award",
    "visit": "users",
    "team": "users",
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
    return PaletteRow(icon, quotation(found.excerpt, text), found.where, origin=origin)


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
