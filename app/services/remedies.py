"""The remedies a report of the meeting names, each of which can become a task (S05, S11)."""

import re

from app.domain.agendas import AgendaItem
from app.domain.text import upper_first
from app.services.paper_texts.labelled_texts import ReportPart, report_parts

_MARKS = re.compile(r"^\s*(?:[-–+*•]|[0-9a-zđ][.)])\s*")
_ENDS = re.compile(r"[;\n]|\.\s")


def remedies_of(item: AgendaItem) -> tuple[str, ...]:
    """Return the remedies written under "Giải pháp:" in the text of an item, one by one."""
    parts = (report_parts(text) for text in (item.draft_text, item.content))
    texts = (part.get(ReportPart.REMEDIES, "") for part in parts)
    pieces = (piece for text in texts for piece in _ENDS.split(text))
    cleaned = (_MARKS.sub("", piece).strip().rstrip(".") for piece in pieces)
    return tuple(dict.fromkeys(upper_first(one) for one in cleaned if one))
