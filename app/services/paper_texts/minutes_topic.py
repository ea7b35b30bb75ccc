"""The thematic half of the minutes (chuyên đề): topic, papers, discussion, assessment."""

from collections.abc import Iterable, Iterator

from app.domain.agendas import AgendaItem, ItemKind, ItemPart
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind, PartKind
from app.domain.minutes import ENTRY_KIND_LABELS, EntryKind
from app.domain.papers import Paper
from app.domain.tasks import Task
from app.domain.text import short_date, unaddressed, upper_first
from app.domain.topics import TOPIC_GROUPS
from app.services.export.contexts import Opinion, ThematicPart, TopicPaper
from app.services.paper_texts.minutes_items import (
    concludes,
    item_conclusion,
    item_deferred,
    item_opinions,
    item_response,
    opinions_of,
    part_of,
    remarks,
)
from app.services.paper_texts.task_lines import task_lines
from app.services.paper_texts.wording import (
    ended,
    joined,
    joined_once,
    presenter,
    time_words,
    title_of,
    unended,
)

LONGEST_TEXT = 1200
KEPT_APART = "Toàn văn lưu cùng hồ sơ buổi sinh hoạt."
PURPOSE, ASSESSMENT = "T-O1", "T-C1"
_PLACED = frozenset({ItemKind.PAPER, ItemKind.DISCUSSION})
_SHARED_KINDS = frozenset({ItemKind.DECISION, ItemKind.SCORING, ItemKind.READING})


def thematic_part(file: MeetingFile) -> ThematicPart:
    """Return the thematic half, or a whole thematic meeting."""
    topic, items = file.header.topic, topic_items(file)
    main = _main_paper(file, items)
    part = part_of(file, PartKind.THEMATIC)
    return ThematicPart(
        topic=unended(topic.title or file.header.focus),
        group=f"{topic.group}. {TOPIC_GROUPS[topic.group]}" if topic.group else "",
        presenter=file.name(topic.author_id) or (presenter(file, main) if main else ""),
        documents=tuple(_documents(file)),
        purpose=joined_once((ended(topic.purpose), *_contents(items, PURPOSE))),
        summary=joined((ended(main.content) if main else "", *_other_contents(items))),
        papers=tuple(_papers(file, items, main)),
        discussion=joined(_discussed(items)),
        opinions=_opinions(file, items),
        response=joined(item_response(file, item) for item in items),
        quality=ended(topic.assessment),
        conclusion=joined_once(_conclusions(file, items)),
        praise=tuple(_praise(file)),
        duties=task_lines(topic_tasks(file)),
        started=time_words(part.started_at) if part else "",
        ended=time_words(part.ended_at) if part else "",
    )


def topic_items(file: MeetingFile) -> tuple[AgendaItem, ...]:
    """Return the items about the topic, without those the minutes print further on."""
    whole = file.header.kind is MeetingKind.THEMATIC
    own = (item for item in file.agenda if whole or item.part is ItemPart.THEMATIC)
    return tuple(i for i in own if i.kind is not ItemKind.GUEST and not concludes(i))


def topic_tasks(file: MeetingFile) -> tuple[Task, ...]:
    """Return the tasks the topic gave in a combined meeting; one that is thematic has them all.

    They are listed apart only while other tasks stay for the common table.
    """
    if file.header.kind is not MeetingKind.COMBINED:
        return ()
    own = {item.id for item in topic_items(file) if item.kind not in _SHARED_KINDS}
    found = tuple(task for task in file.tasks if task.item_id in own)
    return found if len(found) < len(file.tasks) else ()


def _contents(items: Iterable[AgendaItem], step: str) -> Iterator[str]:
    return (ended(item.content) for item in items if step in item.step_ids)


def _other_contents(items: Iterable[AgendaItem]) -> Iterator[str]:
    """Give what was written under items that have no place of their own."""
    for item in items:
        has_place = item.kind in _PLACED or {PURPOSE, ASSESSMENT} & {*item.step_ids}
        if item.content.strip() and not has_place:
            yield f"{title_of(item)}: {ended(item.content)}"


def _discussed(items: Iterable[AgendaItem]) -> Iterator[str]:
    """Give what was written of the discussion itself, besides the speeches."""
    return (ended(item.content) for item in items if item.kind is ItemKind.DISCUSSION)


def _opinions(file: MeetingFile, items: Iterable[AgendaItem]) -> tuple[Opinion, ...]:
    if file.header.kind is not MeetingKind.THEMATIC:
        return tuple(opinion for item in items for opinion in item_opinions(file, item))
    return tuple(opinions_of(file, file.entries))


def _conclusions(file: MeetingFile, items: Iterable[AgendaItem]) -> Iterator[str]:
    for item in items:
        if ASSESSMENT in item.step_ids:
            yield ended(item.content)
        yield upper_first(item_conclusion(file, item))
        if later := item_deferred(file, item):
            yield f"Để lại kỳ sau: {later}"


def _praise(file: MeetingFile) -> Iterator[str]:
    """Give praise and reminders of a thematic meeting; a combined one has them in part one."""
    if file.header.kind is not MeetingKind.THEMATIC:
        return
    for kind in (EntryKind.COMMENDATION, EntryKind.REMINDER):
        if said := "; ".join(remarks(file, kind)):
            yield f"{ENTRY_KIND_LABELS[kind]}: {said}."


def _main_paper(file: MeetingFile, items: Iterable[AgendaItem]) -> AgendaItem | None:
    linked = {paper.item_id for paper in file.papers}
    papers = [i for i in items if i.kind is ItemKind.PAPER and i.id not in linked]
    own = (item for item in papers if item.presenter_id == file.header.topic.author_id)
    return next(own, papers[0] if papers else None)


def _papers(
    file: MeetingFile, items: Iterable[AgendaItem], main: AgendaItem | None
) -> Iterator[TopicPaper]:
    for item in items:
        if item.kind is ItemKind.PAPER and item is not main and not file.paper_of(item.id):
            yield TopicPaper(title_of(item), presenter(file, item), ended(item.content))
    for paper in file.papers:
        yield _prepared(file, paper)


def _prepared(file: MeetingFile, paper: Paper) -> TopicPaper:
    """Print what the minutes recorded of a tham luận, else its own words, else where they are."""
    item = file.item(paper.item_id)
    said = ended(item.content) if item else ""
    text = ended(paper.text) if len(paper.text) <= LONGEST_TEXT else ""
    kept = f"Toàn văn: {paper.attachment_name}." if paper.attachment_name else KEPT_APART
    return TopicPaper(
        unended(paper.title), unaddressed(file.author_of(paper)), said or text or kept
    )


def _documents(file: MeetingFile) -> Iterator[str]:
    topic = file.header.topic
    if topic.sent_on is not None:
        yield f"bài chuyên đề gửi đảng viên ngày {short_date(topic.sent_on)}"
    elif topic.drafted_on is not None:
        yield f"bài chuyên đề hoàn thành ngày {short_date(topic.drafted_on)}"
