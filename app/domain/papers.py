"""Papers (tham luận, S16): contributions prepared in writing for a thematic meeting."""

from dataclasses import dataclass

from app.domain.agendas import AgendaItemDraft, ItemKind, ItemPart
from app.domain.problems import Problem

USUAL_MINUTES = 10
MOST_MINUTES = 480
_PREFIX = "Tham luận: "


@dataclass(frozen=True, slots=True)
class Paper:
    """One contribution: its author is a member or a guest, its words a text or a file."""

    id: int
    position: int
    """Place in the order they are given, from 1."""
    title: str
    author_id: int | None = None
    author_name: str = ""
    """An author who is no member (guest), else empty."""
    minutes: int | None = None
    text: str = ""
    attachment_name: str = ""
    """Name of the attached file, "" when there is none."""
    item_id: int | None = None
    """Its item on the agenda, None while the agenda does not hold it."""

    @property
    def is_written(self) -> bool:
        """Tell whether its words are in the book, as text or as a file."""
        return bool(self.text.strip() or self.attachment_name)


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """What the form of a paper submits."""

    title: str
    author_id: int | None = None
    author_name: str = ""
    minutes: int | None = USUAL_MINUTES
    text: str = ""


def check_paper(draft: PaperDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a paper can be kept."""
    problems = []
    if not draft.title.strip():
        problems.append(Problem("title", "Chưa ghi tên tham luận."))
    if draft.minutes is not None and not 0 < draft.minutes <= MOST_MINUTES:
        problems.append(Problem("minutes", "Số phút của tham luận phải từ 1 đến 480."))
    return tuple(problems)


def paper_item(draft: PaperDraft) -> AgendaItemDraft:
    """Return a paper as it stands on the agenda; the discussion follows all papers."""
    return AgendaItemDraft(
        kind=ItemKind.PAPER,
        title=f"{_PREFIX}{draft.title.strip()}",
        part=ItemPart.THEMATIC,
        presenter_id=draft.author_id,
        presenter_name="" if draft.author_id else draft.author_name,
        present_minutes=draft.minutes or USUAL_MINUTES,
        discuss_minutes=0,
    )
