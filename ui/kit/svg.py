"""SVG text of the bundled icons with their colour and stroke put in (Qt knows no currentColor)."""

import logging
from functools import cache

from app import paths

_LOG = logging.getLogger(__name__)
STROKE = "1.75"
CHECK_STROKE = "2.25"
_CHECKS = frozenset({"check", "check-check"})
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>'


def recoloured(name: str, colour: str, *, filled: bool = False) -> bytes:
    """Return the icon's SVG drawn in `colour` (`#RRGGBB`), filled when it is a solid mark."""
    text = _source(name).replace("currentColor", colour)
    text = text.replace('stroke-width="2"', f'stroke-width="{_stroke(name)}"')
    if filled:
        text = text.replace('fill="none"', f'fill="{colour}"')
    return text.encode()


def _stroke(name: str) -> str:
    return CHECK_STROKE if name in _CHECKS else STROKE


@cache
def _source(name: str) -> str:
    path = paths.resource("icons", f"{name}.svg")
    if not path.is_file():
        _LOG.warning("icon file is missing: %s", name)
        return _EMPTY
    return path.read_text(encoding="utf-8")
