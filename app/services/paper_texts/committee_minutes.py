"""The minutes of a committee meeting (chi ủy) or hội ý, read from the steps C-1 to C-6."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.agendas import AgendaItem
from app.domain.attendance import AttendanceLine
from app.domain.counting import base_lines, count
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import EntryKind
from app.domain.periods import Period, previous_month
from app.domain.tasks import Task
from app.domain.text import long_date, upper_first
from app.services.export.contexts import Absence, CommitteeMinutes, PaperHeader
from app.services.paper_texts.labelled_texts import ReportPart, report_parts
from app.services.paper_texts.minutes_closing import (
    correction_lines,
    minutes_signatures,
    overridden,
)
from app.services.paper_texts.minutes_items import (
    item_conclusion,
    item_deferred,
    item_response,
    opinion,
)
from app.services.paper_texts.minutes_opening import absences
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_lines import task_lines
from app.services.paper_texts.vote_lines import lines_of
from app.services.paper_texts.wording import (
    by_rank,
    ended,
    guest_text,
    joined,
    joined_once,
    month_words,
    subject_of,
    text_lines,
    time_words,
    title_of,
    unended,
    when_words,
    with_post,
)

INTRODUCTION, REVIEW, NEXT_TASKS = "C-1", "C-2", "C-3"
PREPARATION, INSPECTION, CONCLUSION = "C-4", "C-5", "C-6"


def committee_minutes(source: PaperSource, header: PaperHeader) -> CommitteeMinutes:
    """Return what the minutes of a committee meeting print."""
    file, meeting = source.file, source.file.header
    counts, base, coming = count(file), base_lines(file), _coming_month(source)
    note_taker, chair = minutes_signatures(file)
    review = _review(file)
    papers = _paper_tasks(file)
    prepares = source.prepares
    return CommitteeMinutes(
        header=header,
        subject=subject_of(meeting),
        body_name="bí thư, phó bí thư" if meeting.consultation else "chi ủy",
        started=time_words(meeting.started_at),
        date_text=long_date(meeting.day),
        place=unended(meeting.place),
        total=counts.attendance_base,
        present=counts.present,
        present_names=_names(file, base),
        chair=with_post(file, meeting.chair_id),
        minute_taker=with_post(file, meeting.minute_taker_id),
        note_taker_signature=note_taker,
        chair_signature=chair,
        month=month_words(previous_month(coming)),
        next_month=month_words(coming),
        ended=time_words(meeting.ended_at),
        absences=(*absences(counts.excused), *_without_reason(counts.unexcused)),
        guests=tuple(guest_text(guest) for guest in file.guests),
        introduction=_written(file, INTRODUCTION),
        review=review.get(ReportPart.REST, ""),
        ideology=review.get(ReportPart.IDEOLOGY, ""),
        party_building=review.get(ReportPart.PARTY_BUILDING, ""),
        task_results=review.get(ReportPart.TASK_RESULTS, ""),
        strengths=review.get(ReportPart.STRENGTHS, ""),
        limits=joined(_limits(review)),
        next_tasks=text_lines(_written(file, NEXT_TASKS)),
        inspection=_written(file, INSPECTION),
        focus=(*text_lines(_written(file, PREPARATION)), *_other_items(file)),
        draft_resolution=ended(meeting.draft_resolution),
        paper_assignments=task_lines(papers),
        meeting_time=when_words(prepares.day, prepares.starts_at) if prepares else "",
        meeting_place=unended(prepares.place) if prepares else "",
        opinions=tuple(opinion(file, e) for e in file.entries if e.kind is EntryKind.SPEECH),
        conclusion=joined_once((ended(meeting.conclusion), _written(file, CONCLUSION))),
        tasks=task_lines(task for task in file.tasks if task not in papers),
        votes=lines_of(file.votes, file),
        overrides=overridden(source.findings),
        corrections=correction_lines(file.corrections),
    )


def _names(file: MeetingFile, base: Iterable[AttendanceLine]) -> tuple[str, ...]:
    """Return who is there, the secretary first."""
    there = {line.member_id: line.full_name for line in base if line.attends}
    ranked = [person.id for person in by_rank(file.people) if person.id in there]
    return tuple(there[member] for member in dict.fromkeys((*ranked, *there)))


def _limits(review: Mapping[ReportPart, str]) -> Iterator[str]:
    yield review.get(ReportPart.LIMITS, "")
    for part, label in ((ReportPart.CAUSES, "Nguyên nhân"), (ReportPart.REMEDIES, "Giải pháp")):
        if part in review:
            yield f"{label}: {review[part]}"


def _coming_month(source: PaperSource) -> Period:
    """Return the month a committee meeting looks forward to."""
    period = (source.prepares or source.file.header).period
    return Period(period.year, month=period.key_month or source.file.header.day.month)


def _review(file: MeetingFile) -> Mapping[ReportPart, str]:
    texts = (item.content or item.draft_text for item in _of_step(file, REVIEW))
    closing = (item_conclusion(file, item) for item in _of_step(file, REVIEW))
    return report_parts(joined((*texts, *closing)))


def _of_step(file: MeetingFile, step: str) -> Iterator[AgendaItem]:
    return (item for item in file.agenda if step in item.step_ids)


def _written(file: MeetingFile, step: str) -> str:
    return joined(_of_item(file, item) for item in _of_step(file, step))


def _of_item(file: MeetingFile, item: AgendaItem) -> str:
    later = item_deferred(file, item)
    closing = (item_response(file, item), item_conclusion(file, item))
    put_off = f"Để lại kỳ sau: {later}" if later else ""
    return joined_once((ended(item.content), *map(upper_first, closing), put_off))


def _other_items(file: MeetingFile) -> Iterator[str]:
    for item in file.agenda:
        words = _of_item(file, item)
        if words and not any(step.startswith("C-") for step in item.step_ids):
            yield f"{title_of(item)}: {words}"


def _paper_tasks(file: MeetingFile) -> tuple[Task, ...]:
    own = {item.id for item in _of_step(file, PREPARATION)}
    return tuple(task for task in file.tasks if task.item_id in own)


def _without_reason(lines: Iterable[AttendanceLine]) -> Iterator[Absence]:
    return (Absence(line.full_name, "không lý do") for line in lines)
