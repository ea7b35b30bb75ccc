"""W10, the report of a month: what the meeting judged, with figures of meeting and registers."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.cells import superior_committee
from app.domain.counting import count, speakers
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.inspections import InspectionLine
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MEETING_FORM_LABELS
from app.domain.members import MemberClass
from app.domain.periods import Period, previous_month
from app.domain.petitions import petition_lines
from app.domain.resolution_progress import state_at
from app.domain.tasks import OPEN_STATES, TASK_STATE_LABELS
from app.domain.text import fold, lower_first, percent_text, short_date
from app.domain.time_shares import held_minutes
from app.services.export.report_contexts import MonthReport
from app.services.paper_texts.header import number_of, paper_header, recipients, usual_recipients
from app.services.paper_texts.labelled_texts import ReportPart
from app.services.paper_texts.minutes_items import item_parts
from app.services.paper_texts.record_lines import (
    PeriodRecords,
    change_lines,
    directive_lines,
    inspection_line,
    model_lines,
    organisation_words,
    petition_words,
)
from app.services.paper_texts.resolution import resolution
from app.services.paper_texts.score_summary import agreed_total, result_text
from app.services.paper_texts.source import PaperSource, issued_document
from app.services.paper_texts.wording import (
    comrade,
    ended,
    joined,
    kind_words,
    lowered,
    period_words,
    spelled,
    unended,
)

TOPIC_WORD = "chuyên đề"


def reported_month(file: MeetingFile) -> Period:
    """Return the month a regular meeting judges: the one before its own."""
    period = file.header.period
    return previous_month(Period(period.year, month=period.key_month or file.header.day.month))


def month_report(source: PaperSource, records: PeriodRecords) -> MonthReport:
    """Return what the report of the month before a regular meeting prints."""
    file, said = source.file, resolution(source)
    document = report_document(file, is_topic=False)
    day = file.header.day if document is None else document.issued_on
    reported = reported_month(file)
    return MonthReport(
        header=paper_header(file.cell, day, number_of(document, DocumentType.REPORT)),
        subject=f"Kết quả công tác {period_words(reported)} và phương hướng, nhiệm vụ {said.month}",
        addressee=superior_committee(file.cell),
        last_month=said.last_month,
        month=said.month,
        organisation=_organisation(file),
        changes=tuple(change_lines(records)),
        directives=tuple(directive_lines(records.directives)),
        meeting=_meeting(file),
        score=score_words(source),
        dues=_dues(file),
        party_building=_party_building(file),
        inspections=tuple(map(inspection_line, _inspections(records))),
        models=model_lines(m for m in records.models if records.covers(m.on)),
        petitions=petition_words(records, records.last),
        open_tasks=tuple(_open_tasks(file)),
        directions=tuple(replace(line, product="") for line in said.directions),
        requests=tuple(map(ended, petition_lines(file.header.petitions_up))),
        recipients=recipients(usual_recipients(file.cell, file.settings), day),
        news=said.news,
        ideology=said.ideology,
        results=said.results,
        previous_number=said.previous_number,
        previous_note=said.previous_note,
        done_tasks=said.done_tasks,
        counted_tasks=said.counted_tasks,
        completion_percent=said.completion_percent,
        commendations=said.commendations,
        reminders=said.reminders,
        limits=said.limits,
        signature=said.signature,
    )


def report_document(file: MeetingFile, *, is_topic: bool) -> IssuedDocument | None:
    """Return the numbered report of a meeting; a combined one may have one for either half."""
    word = fold(TOPIC_WORD)
    reports = [
        paper
        for paper in file.documents
        if paper.state is DocumentState.ISSUED and (word in fold(paper.abstract)) is is_topic
    ]
    return issued_document(reports, DocumentType.REPORT)


def _organisation(file: MeetingFile) -> str:
    counts = count(file)
    apart = {
        MemberClass.EXEMPT: counts.exempt,
        MemberClass.TEMPORARY_OUT: counts.temporary_out,
        MemberClass.SPECIAL_DUTY: counts.special_duty,
        MemberClass.SUSPENDED: counts.suspended,
        MemberClass.TEMPORARY_IN: counts.temporary_in,
    }
    return organisation_words(apart, counts.official_total, counts.probationary_total)


def _meeting(file: MeetingFile) -> str:
    counts, minutes, header = count(file), held_minutes(file), file.header
    share = f", đạt {percent_text(counts.attendance)}" if counts.attendance_base else ""
    parts = (
        f"{kind_words(header)} ngày {short_date(header.day)}",
        f"hình thức {lower_first(MEETING_FORM_LABELS[header.form])}",
        f"có mặt {counts.present}/{counts.attendance_base} đồng chí{share}",
        f"thời lượng {minutes} phút" if minutes else "",
        f"{len(speakers(file))} đồng chí phát biểu ý kiến",
    )
    return ended(joined(parts, "; "))


def score_words(source: PaperSource) -> str:
    """Return the points the meeting agreed on, "" while nothing was voted."""
    view = source.view
    return "" if view is None or agreed_total(view) is None else result_text(view)


def _dues(file: MeetingFile) -> str:
    note = unended(file.header.dues_note)
    announced = "đã thông báo tình hình nộp đảng phí" if file.header.dues_announced else ""
    return ended(joined((announced, lowered(note)), "; "))


def _party_building(file: MeetingFile) -> str:
    reports = (item_parts(item) for item in _reports(file))
    return joined(parts.get(ReportPart.PARTY_BUILDING, "") for parts in reports)


def _reports(file: MeetingFile) -> Iterator[AgendaItem]:
    return (item for item in file.agenda if item.kind is ItemKind.REPORT)


def _inspections(records: PeriodRecords) -> Iterator[InspectionLine]:
    """Give what was done in the month, and what was planned for it and is not done."""
    for line in records.inspections:
        is_planned = line.done_on is None and records.covers(line.period.last_day)
        if is_planned or records.covers(line.done_on):
            yield line


def _open_tasks(file: MeetingFile) -> Iterator[str]:
    for task in file.previous.tasks if file.previous else ():
        state = state_at(task, file.header.day, file.header.id)
        if state in OPEN_STATES and not task.standing:
            who = task.owner_name if task.owner_group_id else comrade(task.owner_name)
            due = f", hạn {short_date(task.due_now)}" if task.due_now else ""
            label = lower_first(TASK_STATE_LABELS[state])
            yield f"{spelled(unended(task.text))} ({who}; {label}{due})."
