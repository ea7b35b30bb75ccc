"""Registers of the reference data: what observers, members and the level above leave in a year.

A year holds four visits with six remarks and their answers, eight petitions, twelve papers from
above, five tham luận and two good models; two periodic duties run through all years. Nothing is
drawn by chance: years differ by their number alone, and what is open is open in the last year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.agendas import ItemKind
from app.domain.duties import SUGGESTED
from app.domain.meetings import MeetingKind
from app.domain.petitions import PetitionKind
from app.domain.text import short_date
from app.services.sample.reference_words import (
    ANSWERS,
    CONCERNS,
    MODELS,
    PAPER_TITLES,
    PEOPLE,
    PETITIONS,
    REMARKS,
    SERIES,
    TOPICS,
)

SUPERIOR = "Đảng ủy xã Tân Hòa"
TEAM_YEARS = 5
VISITED = (3, 6, 9, 11)
REMARKS_A_VISIT = (2, 1, 2, 1)
PETITION_MONTHS = (1, 2, 4, 5, 7, 8, 10, 11)
MODEL_MONTHS = (6, 11)
DUTY_ITEMS = (ItemKind.CRITIQUE, ItemKind.STUDY)
"""Where the meetings of its months deal with each duty."""


@dataclass(slots=True)
class Registers:
    """What writing the registers of a year needs."""

    people: Sequence[int]
    """Members who are there all the years."""
    last_day: date
    """What is still open that day is left open."""
    duties: Sequence[tuple[int, Sequence[int], ItemKind]] = ()
    """Id, months and the kind of item that deals with it."""
    team_id: int = 0
    remarks: int = 0
    """How many were written so far, so that they differ."""


def declare_registers(
    session: Session, people: Sequence[int], first: date, last: date
) -> Registers:
    """Write the periodic duties, which run through all years."""
    duties = [
        t.PeriodicDuty(
            title=draft.title,
            citation=draft.citation,
            subject=draft.subject,
            months=list(draft.months),
            starts_on=first,
            enabled=True,
            note="",
        )
        for draft in SUGGESTED
    ]
    session.add_all(duties)
    session.flush()
    rows = zip(duties, SUGGESTED, DUTY_ITEMS, strict=True)
    found = tuple((row.id, draft.months, kind) for row, draft, kind in rows)
    return Registers(people, last, found)


def fill_agenda(
    session: Session, registers: Registers, row: t.Meeting, items: Sequence[t.AgendaItem]
) -> None:
    """Put onto the agenda what the registers bring in: a paper from above, duties, tham luận."""
    if row.kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}:
        _pass_on(session, row, items)
        for duty_id, months, kind in registers.duties:
            if row.day.month in months:
                next(item for item in items if item.kind is kind).duty_id = duty_id
    if row.kind in {MeetingKind.THEMATIC, MeetingKind.COMBINED}:
        _add_paper(session, registers, row, items)


def _pass_on(session: Session, row: t.Meeting, items: Sequence[t.AgendaItem]) -> None:
    place = row.day.year * 12 + row.day.month
    received = row.day - timedelta(days=8 + place % 13)
    directive = _directive(place, received, received - timedelta(days=3 + place % 5))
    session.add(directive)
    session.flush()
    news = next(item for item in items if item.kind is ItemKind.INFORMATION)
    news.directive_id, news.local_meaning = directive.id, directive.summary
    issued = short_date(directive.issued_on or received)
    news.info_source = f"{directive.title} ({SUPERIOR}, {directive.code}, {issued})"


def _directive(place: int, received: date, issued: date) -> t.Directive:
    subject = TOPICS[place % len(TOPICS)]
    series = SERIES[place % len(SERIES)]
    return t.Directive(
        code=f"{1 + place % 90:02d}-{series[0]}/ĐU",
        issuer=SUPERIOR,
        issued_on=issued,
        title=f"{series[1]} {subject} năm {received.year}",
        received_on=received,
        due_on=None,
        summary=f"Chi bộ bàn cách làm {subject}.\nBáo cáo kết quả trước ngày 25.",
        applies=True,
        spread_on=None,
        note="",
    )


def _add_paper(
    session: Session, registers: Registers, row: t.Meeting, items: Sequence[t.AgendaItem]
) -> None:
    item = next(item for item in items if item.kind is ItemKind.PAPER)
    place = row.day.year + row.day.month
    title = f"{PAPER_TITLES[place % len(PAPER_TITLES)]} năm {row.day.year}"
    session.add(
        t.Paper(
            meeting_id=row.id,
            item_id=item.id,
            position=1,
            title=title,
            author_id=_person(registers, place),
            author_name="",
            minutes=8,
            text=f"{title}: nêu thực trạng, hai nguyên nhân và ba giải pháp của bộ phận.",
            attachment_id=None,
        )
    )


def add_registers_of_year(session: Session, registers: Registers, year: int) -> None:
    """Write what a year leaves behind beside its meetings."""
    if not registers.team_id or year % TEAM_YEARS == 0:
        registers.team_id = _add_team(session, year)
    meetings = {row.day.month: row for row in _regular_meetings(session, year)}
    for count, month in zip(REMARKS_A_VISIT, VISITED, strict=True):
        if month in meetings:
            _add_visit(session, registers, meetings[month], count)
    turns = [(turn, month) for turn, month in enumerate(PETITION_MONTHS) if month in meetings]
    session.add_all(_petition(registers, meetings[month], turn) for turn, month in turns)
    session.add_all(_model(registers, meetings[m]) for m in MODEL_MONTHS if m in meetings)
    if year == registers.last_day.year:
        session.add_all(_late_directives(registers.last_day))
    session.flush()


def _late_directives(last: date) -> Iterator[t.Directive]:
    """Give the papers that came after the last meeting: the next agenda takes them in."""
    for days in (2, 6):
        received = last - timedelta(days=days)
        yield _directive(last.year * 12 + 12 + days, received, received - timedelta(days=3))


def _regular_meetings(session: Session, year: int) -> Sequence[t.Meeting]:
    query = select(t.Meeting).where(
        t.Meeting.year == year,
        t.Meeting.kind.in_((MeetingKind.REGULAR, MeetingKind.COMBINED)),
        t.Meeting.locked_at.is_not(None),
    )
    return session.scalars(query).all()


def _add_team(session: Session, year: int) -> int:
    team = t.ObserverTeam(
        name=f"Tổ công tác số {1 + year // TEAM_YEARS % 6}",
        decision=f"Quyết định {10 + year % 40}-QĐ/ĐU",
        decided_on=date(year, 1, 8),
        contact="Văn phòng Đảng ủy xã Tân Hòa",
        starts_on=date(year, 1, 15),
        ends_on=None,
        note="",
    )
    for place in range(3):
        name, role = PEOPLE[(year // TEAM_YEARS * 3 + place) % len(PEOPLE)]
        team.observers.append(
            t.Observer(name=name, role=role, unit=SUPERIOR, is_head=not place, contact="")
        )
    session.add(team)
    session.flush()
    return team.id


def _add_visit(session: Session, registers: Registers, meeting: t.Meeting, count: int) -> None:
    name, role = PEOPLE[meeting.day.year // TEAM_YEARS * 3 % len(PEOPLE)]
    visit = t.Visit(
        meeting_id=meeting.id,
        team_id=registers.team_id,
        guest_id=None,
        name=name,
        unit=SUPERIOR,
        role=role,
        online=False,
        sheet_sent_on=meeting.day - timedelta(days=1),
        sheet_back_on=meeting.day + timedelta(days=2),
        note="",
    )
    visit.remarks = [_remark(registers, meeting, turn) for turn in range(count)]
    session.add(visit)


def _remark(registers: Registers, meeting: t.Meeting, turn: int) -> t.Remark:
    registers.remarks += 1
    place = registers.remarks
    kind, shortcoming, proposal = REMARKS[place % len(REMARKS)]
    item = next((one for one in meeting.agenda if one.kind.value == kind), None)
    answered = meeting.day + timedelta(days=9 + place % 15)
    is_open = answered > registers.last_day or (
        meeting.day.year == registers.last_day.year and meeting.day.month == VISITED[2] and turn
    )
    return t.Remark(
        item_id=None if item is None else item.id,
        strength="" if place % 3 else "Chuẩn bị kỹ, điều hành đúng giờ.",
        shortcoming=shortcoming,
        proposal=proposal,
        due_on=meeting.day + timedelta(days=27),
        owner_id=_person(registers, place),
        answer="" if is_open else ANSWERS[place % len(ANSWERS)],
        answered_on=None if is_open else answered,
        accepted=None if is_open else place % 4 != 0,
        task_id=None,
    )


def _petition(registers: Registers, meeting: t.Meeting, turn: int) -> t.Petition:
    place = meeting.day.year * len(PETITION_MONTHS) + turn
    goes_up = turn % 2 == 0
    texts = PETITIONS if goes_up else CONCERNS
    sent = meeting.day + timedelta(days=2)
    answered = sent + timedelta(days=5 + place % 24)
    told = answered + timedelta(days=4)
    is_over = told <= registers.last_day
    return t.Petition(
        kind=PetitionKind.PETITION if goes_up else PetitionKind.CONCERN,
        text=f"{texts[place % len(texts)]} (tháng {meeting.day.month}/{meeting.day.year})",
        member_id=_person(registers, place) if turn % 4 else None,
        author_name="",
        meeting_id=meeting.id,
        item_id=None,
        received_on=meeting.day,
        addressee=SUPERIOR if goes_up else "",
        sent_on=sent if goes_up and sent <= registers.last_day else None,
        due_on=None,
        answer=ANSWERS[place % len(ANSWERS)] if is_over else "",
        answered_on=answered if is_over else None,
        announced_on=told if is_over else None,
        closed_on=told if is_over else None,
        closing="",
    )


def _model(registers: Registers, meeting: t.Meeting) -> t.GoodModel:
    place = meeting.day.year * 2 + meeting.day.month
    title, effect = MODELS[place % len(MODELS)]
    reported = meeting.day + timedelta(days=30)
    return t.GoodModel(
        title=f"{title} {meeting.day.year}",
        text="Làm thử ở một bộ phận trong ba tháng rồi nhân ra cả cơ quan.",
        effect=effect,
        on=meeting.day,
        member_id=_person(registers, place),
        meeting_id=meeting.id,
        reported_on=reported if reported <= registers.last_day else None,
    )


def _person(registers: Registers, place: int) -> int:
    return registers.people[place % len(registers.people)]
