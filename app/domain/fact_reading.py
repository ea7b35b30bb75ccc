"""The facts points are computed from, read out of everything recorded about a meeting."""

from datetime import datetime, time, timedelta

from app.domain.agendas import AgendaItem, ItemFate, ItemKind
from app.domain.checked_meetings import MONTHLY, WITH_TOPIC
from app.domain.checks_plan import is_on_scheduled_day
from app.domain.counting import Counts, base_lines, count, speakers
from app.domain.meeting_facts import (
    AbsenceStreak,
    AttendanceFacts,
    ClosingFacts,
    CritiqueBlock,
    DurationFacts,
    MeetingFacts,
    PreparationFacts,
    PreviousFacts,
    ProceedingsFacts,
    TopicPreparation,
    phase_of,
)
from app.domain.meeting_file import MeetingFile, MemberYear
from app.domain.meetings import MeetingStage
from app.domain.minutes_body import commendation_recorded, item_has_content, missing_body_parts
from app.domain.resolution_progress import resolution_progress
from app.domain.step_evidence import (
    conclusion_adopted,
    is_assigned,
    minutes_adopted,
    scored_steps,
)
from app.domain.time_shares import held_minutes, minimum_by_size, total_minutes


def read_facts(file: MeetingFile, now: datetime) -> MeetingFacts:
    """Return the facts of a meeting as they stand now."""
    counts = count(file)
    return MeetingFacts(
        kind=file.header.kind,
        day=file.header.day,
        today=now.date(),
        phase=phase_of(file.header.stage),
        duration=_duration(file, now),
        attendance=_attendance(file, counts),
        preparation=_preparation(file),
        proceedings=_proceedings(file, counts, now),
        previous=_previous(file),
        closing=_closing(file),
    )


def _duration(file: MeetingFile, now: datetime) -> DurationFacts:
    header, rules = file.header, file.rules
    return DurationFacts(
        minutes=_minutes_so_far(file, now),
        planned_minutes=total_minutes(file.agenda) or header.planned_minutes,
        minimum=minimum_by_size(file.member_total, rules),
        minimum_combined=rules.integer("min_minutes_combined"),
        minimum_override=rules.optional_integer("min_minutes_override"),
        started_at=_clock(header.started_at),
        ended_at=_clock(header.ended_at),
    )


def _minutes_so_far(file: MeetingFile, now: datetime) -> int | None:
    held, start = held_minutes(file), file.header.started_at
    if held is not None or start is None or file.header.ended_at or file.header.afterwards:
        return held
    return max(0, (now - start) // timedelta(minutes=1))


def _clock(moment: datetime | None) -> time | None:
    return moment.time() if moment else None


def _attendance(file: MeetingFile, counts: Counts) -> AttendanceFacts:
    in_session = file.header.stage is MeetingStage.IN_SESSION
    return AttendanceFacts(
        base=counts.attendance_base,
        present=counts.present,
        unexcused=len(counts.unexcused),
        unmarked=len(counts.unmarked),
        may_arrive=counts.attendance_base - counts.present if in_session else 0,
        member_total=counts.member_total,
        streaks=_streaks(file),
    )


def _streaks(file: MeetingFile) -> tuple[AbsenceStreak, ...]:
    lines = {line.member_id: line for line in base_lines(file)}
    return tuple(
        AbsenceStreak(
            file.name(year.member_id), _labels(year), lines[year.member_id].state, year.member_id
        )
        for year in file.member_years
        if year.excused_streak and year.member_id in lines
    )


def _labels(year: MemberYear) -> tuple[str, ...]:
    if len(year.streak_periods) == year.excused_streak:
        return year.streak_periods
    return tuple(f"kỳ {number}" for number in range(1, year.excused_streak + 1))


def _preparation(file: MeetingFile) -> PreparationFacts:
    header = file.header
    before = [r for r in file.committee if r.held and r.day <= header.day]
    return PreparationFacts(
        on_scheduled_day=header.kind not in MONTHLY or is_on_scheduled_day(file),
        committee_held_on=before[-1].day if before else None,
        is_consultation=bool(before) and before[-1].consultation,
        committee_minutes=any(record.minutes_recorded for record in before),
        secretary_only=file.secretary_only,
        notices_sent=sum(line.sent_on is not None for line in file.notices),
        notices_total=len(file.notices),
        papers_posted_on=header.papers_posted_on,
        papers_on_handbook=header.papers_on_handbook,
        has_draft=bool(header.draft_resolution.strip()),
        has_prompts=bool(header.discussion_prompts.strip()),
        topic=_topic(file) if header.kind in WITH_TOPIC else None,
    )


def _topic(file: MeetingFile) -> TopicPreparation:
    topic = file.header.topic
    return TopicPreparation(
        has_author=topic.author_id is not None,
        is_drafted=topic.drafted_on is not None,
        is_approved=topic.approved_on is not None,
        is_sent=topic.sent_on is not None,
    )


def _proceedings(file: MeetingFile, counts: Counts, now: datetime) -> ProceedingsFacts:
    steps, spoke = scored_steps(file), speakers(file)
    missing = missing_body_parts(file, counts)
    return ProceedingsFacts(
        steps_done=sum(state.done for state in steps),
        steps_total=len(steps),
        items_done=sum(_is_done(file, item) for item in file.agenda),
        items_total=len(file.agenda),
        commendation_recorded=commendation_recorded(file),
        speakers=len(spoke),
        chair_only_chaired=_chair_is_present(file) and file.header.chair_id not in spoke,
        critique=tuple(_critique_blocks(file, now)),
        critique_open=_critique_is_open(file),
        body_complete=bool(file.agenda) and not missing,
        body_missing=missing,
    )


def _is_done(file: MeetingFile, item: AgendaItem) -> bool:
    if item.fate is not None:
        return item.fate is ItemFate.DONE
    return item_has_content(file, item)


def _chair_is_present(file: MeetingFile) -> bool:
    present = {line.member_id for line in base_lines(file) if line.attends}
    return file.header.chair_id in present


def _critique_blocks(file: MeetingFile, now: datetime) -> list[CritiqueBlock]:
    blocks = []
    for item in file.agenda:
        minutes = item_minutes(item, now)
        if item.kind is ItemKind.CRITIQUE and minutes is not None:
            blocks.append(
                CritiqueBlock(
                    label=f"Mục {item.position}",
                    minutes=minutes,
                    started_at=_clock(item.started_at),
                    ended_at=_clock(item.ended_at),
                    where=f"run:item:{item.id}",
                )
            )
    return blocks


def item_minutes(item: AgendaItem, now: datetime) -> int | None:
    """Return whole minutes of an item, up to now while it runs; None when it has not begun."""
    if item.actual_minutes is not None or item.started_at is None:
        return item.actual_minutes
    return max(0, (now - item.started_at) // timedelta(minutes=1))


def _critique_is_open(file: MeetingFile) -> bool:
    if file.header.stage in {MeetingStage.SCORING, MeetingStage.FINISHING, MeetingStage.LOCKED}:
        return False
    return any(
        item.kind is ItemKind.CRITIQUE and item.fate is None and item.actual_minutes is None
        for item in file.agenda
    )


def _previous(file: MeetingFile) -> PreviousFacts:
    progress = resolution_progress(file)
    if progress is None:
        return PreviousFacts()
    return PreviousFacts(
        exists=True,
        counted=progress.counted,
        done=progress.done,
        waiting=progress.waiting,
    )


def _closing(file: MeetingFile) -> ClosingFacts:
    header = file.header
    return ClosingFacts(
        conclusion_adopted=conclusion_adopted(file),
        minutes_adopted=minutes_adopted(file),
        adoption_committed=header.adoption_committed,
        tasks_total=len(file.tasks),
        tasks_complete=sum(map(is_assigned, file.tasks)),
        finished_posted_on=header.finished_posted_on,
        posting_committed=header.posting_committed,
        posting_limit_days=file.rules.integer("finished_days_after"),
    )
