"""What the superior said (cấp trên phát biểu): a place of its own in the minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import MinutesEntry
from app.domain.text import fold, unaddressed, upper_first
from app.services.export.contexts import Opinion, SuperiorTalk
from app.services.paper_texts.minutes_items import (
    by_superior,
    item_conclusion,
    item_deferred,
    item_notes,
    item_response,
    opinion,
)
from app.services.paper_texts.wording import guest_words, joined


def superior_talk(file: MeetingFile, printed: Iterable[AgendaItem]) -> SuperiorTalk | None:
    """Return what the superior said and what was answered, None when nothing is recorded."""
    own = [item for item in file.agenda if item.kind is ItemKind.GUEST]
    numbers = {item.id: number for number, item in enumerate(printed, start=1)}
    talk = SuperiorTalk(
        content=joined(text for item in own for text in item_notes(file, item)),
        opinions=tuple(_opinions(file, numbers)),
        response=joined(item_response(file, item) for item in own),
        conclusion=joined(upper_first(item_conclusion(file, item)) for item in own),
        deferred=joined(item_deferred(file, item) for item in own),
    )
    return talk if talk != SuperiorTalk() else None


def _opinions(file: MeetingFile, numbers: dict[int, int]) -> Iterator[Opinion]:
    """Give the speeches with post and unit; one made under another item says which."""
    for entry in file.entries:
        if by_superior(file, entry):
            said = opinion(file, entry)
            number = numbers.get(entry.item_id or 0)
            about = f"về mục {number}" if number else ""
            time = joined((said.time, about), ", ")
            yield replace(said, speaker=_speaker(file, entry) or said.speaker, time=time)


def _speaker(file: MeetingFile, entry: MinutesEntry) -> str:
    name = fold(unaddressed(entry.guest_name))
    known = (guest for guest in file.guests if fold(unaddressed(guest.name)) == name)
    return next((guest_words(guest) for guest in known), "")
