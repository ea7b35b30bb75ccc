"""Fields 16–21 of the minutes: tasks, petitions, conclusion, votes, points, read-back, names."""

from collections.abc import Iterable

from app.domain.agendas import AgendaItem
from app.domain.documents import DocumentType
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.domain.minutes import Correction
from app.domain.settings import SignPlace
from app.domain.text import long_date, upper_first
from app.domain.time_shares import held_minutes
from app.domain.votes import VoteMatter
from app.services.export.contexts import (
    CorrectionLine,
    MinutesClosing,
    Opinion,
    ReasonedOverride,
    Signature,
    VoteLine,
)
from app.services.paper_texts.minutes_items import (
    concludes,
    item_conclusion,
    item_deferred,
    item_notes,
    item_opinions,
    item_response,
    other_votes,
)
from app.services.paper_texts.minutes_superior import superior_talk
from app.services.paper_texts.minutes_topic import topic_tasks
from app.services.paper_texts.score_summary import score_summary
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_lines import task_lines
from app.services.paper_texts.vote_lines import lines_of, vote_lines
from app.services.paper_texts.wording import (
    ended,
    joined,
    joined_once,
    text_lines,
    time_words,
    unended,
)


def minutes_closing(source: PaperSource, printed: Iterable[AgendaItem]) -> MinutesClosing:
    """Return the end of the minutes; votes of items that are not printed come here."""
    file, header = source.file, source.file.header
    note_taker, chair = minutes_signatures(file)
    apart = {task.id for task in topic_tasks(file)}
    ends = [item for item in file.agenda if concludes(item)]
    lines = tuple(printed)
    return MinutesClosing(
        tasks=task_lines(task for task in file.tasks if task.id not in apart),
        discussion=joined_once(text for item in ends for text in item_notes(file, item)),
        opinions=_opinions(file, ends),
        response=joined(item_response(file, item) for item in ends),
        conclusion=_conclusion(file, ends),
        deferred=joined(item_deferred(file, item) for item in ends),
        votes=_votes(source, lines),
        ended=time_words(header.ended_at),
        superior=superior_talk(file, lines),
        duration_minutes=held_minutes(file) or 0,
        note_taker=note_taker,
        chair=chair,
        petitions=text_lines(header.petitions_up),
        score=score_summary(source),
        read_at=time_words(header.minutes_read_at),
        adoption_votes=vote_lines(file, VoteMatter.MINUTES),
        overrides=overridden(source.findings),
        corrections=correction_lines(file.corrections),
    )


def _opinions(file: MeetingFile, ends: Iterable[AgendaItem]) -> tuple[Opinion, ...]:
    """Return the speeches on the conclusion; a thematic meeting has them with all others."""
    if file.header.kind is MeetingKind.THEMATIC:
        return ()
    return tuple(said for item in ends for said in item_opinions(file, item))


def _conclusion(file: MeetingFile, ends: Iterable[AgendaItem]) -> str:
    own = (item_conclusion(file, item) for item in ends)
    return joined_once((ended(file.header.conclusion), *map(upper_first, own)))


def _votes(source: PaperSource, printed: Iterable[AgendaItem]) -> tuple[VoteLine, ...]:
    file, code = source.file, resolution_code(source)
    shown = (VoteMatter.CONCLUSION, VoteMatter.RESOLUTION)
    last = vote_lines(file, *shown, resolution=code)
    return (*lines_of(other_votes(file, printed), file), *last)


def resolution_code(source: PaperSource) -> str:
    """Return number and sign of the resolution, "" before it is issued."""
    document = source.document(DocumentType.RESOLUTION)
    return "" if document is None else document.code


def minutes_signatures(file: MeetingFile) -> tuple[Signature, Signature]:
    """Return who signs the minutes: minute taker left, chair right."""
    left, right = file.settings.sign(SignPlace.MINUTES)
    return (
        Signature(left, name=file.name(file.header.minute_taker_id)),
        Signature(right, name=file.name(file.header.chair_id)),
    )


def overridden(findings: Iterable[Finding]) -> tuple[ReasonedOverride, ...]:
    """Return the checks a person overrode, each with its reason."""
    return tuple(
        ReasonedOverride(
            f"{unended(finding.message)} ({finding.code})", unended(finding.overridden)
        )
        for finding in findings
        if finding.overridden
    )


def correction_lines(corrections: Iterable[Correction]) -> tuple[CorrectionLine, ...]:
    """Return the numbered corrections printed under the signatures."""
    return tuple(
        CorrectionLine(
            number=correction.number,
            date_text=long_date(correction.at),
            text=ended(correction.text),
            reason=unended(correction.reason),
            person=correction.person,
        )
        for correction in corrections
    )
