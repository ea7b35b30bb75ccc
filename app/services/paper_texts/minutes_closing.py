"""Fields 16–21 of the minutes: tasks, petitions, conclusion, votes, points, read-back, names."""

from collections.abc import Iterable

from app.domain.agendas import AgendaItem
from app.domain.documents import DocumentType
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import Correction
from app.domain.settings import SignPlace
from app.domain.text import long_date
from app.domain.time_shares import held_minutes
from app.domain.votes import VoteMatter
from app.services.export.contexts import (
    CorrectionLine,
    MinutesClosing,
    ReasonedOverride,
    Signature,
)
from app.services.paper_texts.minutes_items import other_votes
from app.services.paper_texts.minutes_topic import topic_tasks
from app.services.paper_texts.score_summary import score_summary
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_lines import task_lines
from app.services.paper_texts.vote_lines import lines_of, vote_lines
from app.services.paper_texts.wording import ended, text_lines, time_words, unended


def minutes_closing(source: PaperSource, printed: Iterable[AgendaItem]) -> MinutesClosing:
    """Return the end of the minutes; votes of items that are not printed come here."""
    file, header = source.file, source.file.header
    note_taker, chair = minutes_signatures(file)
    apart = {task.id for task in topic_tasks(file)}
    return MinutesClosing(
        tasks=task_lines(task for task in file.tasks if task.id not in apart),
        conclusion=ended(header.conclusion),
        votes=(
            *lines_of(other_votes(file, printed), file),
            *vote_lines(
                file,
                VoteMatter.CONCLUSION,
                VoteMatter.RESOLUTION,
                resolution=resolution_code(source),
            ),
        ),
        ended=time_words(header.ended_at),
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
