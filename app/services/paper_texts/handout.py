"""The one-page hand-out of what a meeting passes on: each paper in at most three lines (S10)."""

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.meeting_file import MeetingFile
from app.services.export.issued_contexts import Handout, HandoutItem
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.programme import sign_place
from app.services.paper_texts.source import PaperSource, invited_on
from app.services.paper_texts.wording import ended, subject_of, text_lines, tidy

PASSED_ON = "Phổ biến: "


def handout_items(file: MeetingFile) -> tuple[AgendaItem, ...]:
    """Return the items that pass a paper on, or say what a piece of news means here."""
    news = (item for item in file.agenda if item.kind is ItemKind.INFORMATION)
    return tuple(i for i in news if i.directive_id is not None or i.local_meaning.strip())


def handout(source: PaperSource) -> Handout:
    """Return what the hand-out of a meeting prints, from its agenda alone."""
    file = source.file
    return Handout(
        header=paper_header(file.cell, invited_on(file)),
        subject=subject_of(file.header),
        items=tuple(map(_item, handout_items(file))),
        signature=signature(file.settings, sign_place(file), file.people),
    )


def _item(item: AgendaItem) -> HandoutItem:
    return HandoutItem(
        name=tidy(item.title.removeprefix(PASSED_ON)),
        origin=tidy(item.info_source),
        lines=tuple(ended(line) for line in text_lines(item.local_meaning)),
    )
