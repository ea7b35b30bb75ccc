"""The monthly resolution (nghị quyết tháng): last month judged, the coming month, the points."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypedDict

from app.domain.agendas import AgendaItem, ItemKind, ItemPart
from app.domain.cells import superior_committee
from app.domain.counting import count
from app.domain.documents import DocumentType
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import EntryKind
from app.domain.periods import Period, previous_month
from app.domain.resolution_progress import resolution_progress
from app.domain.rule_sets import HD42_PROFILE
from app.domain.settings import SignPlace
from app.domain.text import (
    count_text,
    long_date,
    percent_text,
    points_text,
    short_date,
    upper_first,
)
from app.domain.time_shares import held_minutes
from app.domain.votes import VoteMatter
from app.domain.voting import matter_passed, vote_of
from app.services.export.contexts import VoteLine
from app.services.export.issued_contexts import (
    AppendixOpinion,
    GroupScore,
    Resolution,
)
from app.services.export.report_contexts import LetteredResult
from app.services.paper_texts.header import (
    number_of,
    paper_header,
    recipients,
    signature,
    usual_recipients,
)
from app.services.paper_texts.labelled_texts import ReportPart
from app.services.paper_texts.minutes_closing import resolution_code
from app.services.paper_texts.minutes_items import item_parts, opinion, remarks
from app.services.paper_texts.resolution_tasks import (
    committee_assignments,
    directions,
    member_assignments,
    previous_note,
    previous_task_rows,
)
from app.services.paper_texts.score_summary import (
    OPEN,
    gate_notes,
    grade_text,
    result_text,
    rules_note,
    shortcomings_text,
    total_text,
)
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.vote_lines import vote_line
from app.services.paper_texts.wording import (
    LETTERS,
    ended,
    joined,
    kind_words,
    lowered,
    month_words,
    period_words,
    session_of,
    text_lines,
    title_of,
    unended,
)

HD42_BASIS = "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương"
HD12_BASIS = "Hướng dẫn số 12-HD/BTCTW, ngày 06/7/2018 của Ban Tổ chức Trung ương"
_LONGEST_TITLE = 60
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_MIND = ("tư tưởng", "tâm tư", "dư luận")


def resolution(source: PaperSource) -> Resolution:
    """Return what the resolution of a regular or combined meeting prints."""
    file, header = source.file, source.file.header
    day = _day(source)
    month = Period(header.period.year, month=header.period.key_month or header.day.month)
    reports = _report_parts(file)
    return Resolution(
        header=paper_header(file.cell, day, _number(source)),
        subject=f"Lãnh đạo thực hiện nhiệm vụ {period_words(month)}",
        bases=_bases(file),
        cell_name=file.cell.name,
        date_text=long_date(header.day),
        place=unended(header.place),
        session_name=session_of(header),
        **_attendance(file),
        duration_minutes=held_minutes(file) or 0,
        chair=file.name(header.chair_id),
        minute_taker=file.name(header.minute_taker_id),
        dues_announced=bool(header.dues_announced),
        agenda_adopted=matter_passed(file, VoteMatter.AGENDA),
        last_month=month_words(previous_month(month)),
        month=month_words(month),
        news=lowered(joined(ended(i.content) for i in _of_kind(file, ItemKind.INFORMATION))),
        ideology=lowered(_part(reports, ReportPart.IDEOLOGY) or _ideology(file)),
        results=lettered_results(_part(reports, *_RESULT_PARTS)),
        previous_tasks=tuple(previous_task_rows(file)),
        previous_note=previous_note(file),
        **_completion(file),
        commendations=remarks(file, EntryKind.COMMENDATION),
        reminders=remarks(file, EntryKind.REMINDER),
        limits=limits_with_causes(
            _part(reports, ReportPart.LIMITS), _part(reports, ReportPart.CAUSES)
        ),
        directions=tuple(directions(file.tasks)),
        member_assignments=tuple(member_assignments(file.tasks)),
        committee_assignments=committee_assignments(file.people),
        report_days=count_text(file.rules.integer("finished_days_after")),
        **_score(source),
        vote=_vote(source),
        recipients=recipients(usual_recipients(file.cell, file.settings), day),
        signature=signature(file.settings, SignPlace.CELL, file.people),
        superior_name=superior_committee(file.cell) or "cấp ủy cấp trên",
        opinions=tuple(_appendix(file)),
    )


def _day(source: PaperSource) -> date:
    document = source.document(DocumentType.RESOLUTION)
    return source.file.header.day if document is None else document.issued_on


def _number(source: PaperSource) -> str:
    return number_of(source.document(DocumentType.RESOLUTION), DocumentType.RESOLUTION)


def _bases(file: MeetingFile) -> tuple[str, ...]:
    guidance = HD42_BASIS if file.rules.profile == HD42_PROFILE else HD12_BASIS
    return (
        guidance,
        f"kết quả {lowered(kind_words(file.header))} ngày {short_date(file.header.day)}",
    )


class _Attendance(TypedDict):
    total: int
    present: int
    attendance_base: int
    attendance_percent: str
    excused: int
    unexcused: int
    exempt: int
    temporary_out: int
    special_duty: int
    suspended: int


def _attendance(file: MeetingFile) -> _Attendance:
    counts = count(file)
    return {
        "total": counts.member_total,
        "present": counts.present,
        "attendance_base": counts.attendance_base,
        "attendance_percent": percent_text(counts.attendance),
        "excused": len(counts.excused),
        "unexcused": len(counts.unexcused),
        "exempt": counts.exempt,
        "temporary_out": counts.temporary_out,
        "special_duty": counts.special_duty,
        "suspended": counts.suspended,
    }


class _Completion(TypedDict):
    previous_number: str
    done_tasks: int
    counted_tasks: int
    completion_percent: str


def _completion(file: MeetingFile) -> _Completion:
    progress, previous = resolution_progress(file), file.previous
    share = progress.share if progress else None
    return {
        "previous_number": previous.code or previous.period_label if previous else "",
        "done_tasks": progress.done if progress else 0,
        "counted_tasks": progress.counted if progress else 0,
        "completion_percent": percent_text(share or 0),
    }


def _of_kind(file: MeetingFile, kind: ItemKind) -> Iterator[AgendaItem]:
    return (i for i in file.agenda if i.kind is kind and i.part is ItemPart.REGULAR)


def _report_parts(file: MeetingFile) -> tuple[Mapping[ReportPart, str], ...]:
    return tuple(item_parts(item) for item in _of_kind(file, ItemKind.REPORT))


_RESULT_PARTS = (ReportPart.STRENGTHS, ReportPart.TASK_RESULTS)


def _part(reports: Iterable[Mapping[ReportPart, str]], *parts: ReportPart) -> str:
    return joined(report.get(part, "") for report in reports for part in parts)


def _ideology(file: MeetingFile) -> str:
    """Return what the self-criticism says of the members' mind, where no report does."""
    found = (item_parts(item) for item in _of_kind(file, ItemKind.CRITIQUE))
    texts = [
        joined((parts.get(ReportPart.IDEOLOGY, ""), parts.get(ReportPart.REST, "")))
        for parts in found
    ]
    sentences = (line for text in texts for line in _SENTENCE_END.split(text))
    return " ".join(line for line in sentences if any(word in line.lower() for word in _MIND))


def lettered_results(text: str) -> tuple[LetteredResult, ...]:
    """Return results as a), b), c), d), đ); a line "title: text" keeps its own title."""
    lines = tuple(dict.fromkeys(text_lines(text)))
    letters = LETTERS if len(lines) > 1 else ("",)
    return tuple(
        LetteredResult(letter, *_titled(line)) for letter, line in zip(letters, lines, strict=False)
    )


def _titled(line: str) -> tuple[str, str]:
    title, colon, text = line.partition(":")
    if colon and text.strip() and len(title) <= _LONGEST_TITLE:
        return title.strip(), lowered(text.strip())
    return "", upper_first(line)


def limits_with_causes(limits: str, causes: str) -> tuple[str, ...]:
    """Return each limit with its cause; causes that cannot be paired close the last one."""
    lines, reasons = text_lines(limits), text_lines(causes)
    if not lines or not reasons:
        return tuple(dict.fromkeys(map(lowered, lines)))
    if len(lines) != len(reasons):
        reasons = (*("" for _ in lines[1:]), " ".join(dict.fromkeys(reasons)))
    paired = (_with_cause(line, cause) for line, cause in zip(lines, reasons, strict=True))
    return tuple(dict.fromkeys(paired))


def _with_cause(line: str, cause: str) -> str:
    if not cause:
        return lowered(line)
    return f"{lowered(unended(line))}; nguyên nhân: {lowered(cause)}"


class _Score(TypedDict):
    groups: tuple[GroupScore, ...]
    total_points: str
    maximum_points: str
    grade: str
    score_result: str
    shortcomings: str
    score_note: str


def _score(source: PaperSource) -> _Score:
    """Return part IV: the seven groups, or dots while nothing was voted."""
    view = source.view
    notes = joined((rules_note(source.file, view), *gate_notes(view))) if view else ""
    return {
        "groups": _groups(source),
        "total_points": total_text(view) if view else OPEN,
        "maximum_points": points_text(view.sheet.maximum) if view else OPEN,
        "grade": grade_text(view) if view else OPEN,
        "score_result": result_text(view) if view else OPEN,
        "shortcomings": shortcomings_text(source),
        "score_note": notes,
    }


def _groups(source: PaperSource) -> tuple[GroupScore, ...]:
    if source.derived is None or source.view is None or total_text(source.view) == OPEN:
        return ()
    return tuple(
        GroupScore(number, unended(group.text), points_text(group.max), points_text(group.points))
        for number, group in enumerate(source.derived.groups, start=1)
    )


def _vote(source: PaperSource) -> VoteLine | None:
    vote = vote_of(source.file, VoteMatter.RESOLUTION)
    return None if vote is None else vote_line(vote, source.file, resolution_code(source))


def _appendix(file: MeetingFile) -> Iterator[AppendixOpinion]:
    speeches = [entry for entry in file.entries if entry.kind is EntryKind.SPEECH]
    if not any(entry.at for entry in speeches):
        places = {item.id: item.position for item in file.agenda}
        speeches.sort(key=lambda entry: places.get(entry.item_id or 0, len(places) + 1))
    for number, entry in enumerate(speeches, start=1):
        item, said = file.item(entry.item_id), opinion(file, entry)
        topic = title_of(item) if item else "Ý kiến khác"
        yield AppendixOpinion(number, said.speaker, topic, upper_first(said.text))
