"""What stories of several meetings share: people, a chi ủy meeting, a meeting told item by item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemFate
from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS, Choice
from app.domain.dates import PartialDate
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.score_sheets import SheetState
from app.domain.text import fold
from app.domain.votes import VoteDraft, VoteMatter
from app.services.workspace import Services
from tests.books import MovingClock

People = Mapping[str, int]
POSTS = tuple(Post)


@dataclass(frozen=True)
class Line:
    """One line of the minutes: who, what; a speech unless said otherwise."""

    who: str
    text: str
    kind: EntryKind = EntryKind.SPEECH


@dataclass(frozen=True)
class Told:
    """One item as it went: minutes, what the minutes say, who spoke, what became of it."""

    minutes: int
    content: str = ""
    said: tuple[Line, ...] = ()
    put_off: str = ""
    """Why it was left for the next meeting."""


@dataclass(frozen=True)
class Chosen:
    """What a chi ủy enters by hand: lines it fails, with why; why others lost; what it answers."""

    failed: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, str] = field(default_factory=dict)


def add_members(services: Services, names: Sequence[str], since: date) -> dict[str, int]:
    """Add official members; the first three are the chi ủy since a day."""
    ids = services.members.add_many(tuple(official(name) for name in names))
    people = dict(zip(names, ids, strict=True))
    for name, post in zip(names, POSTS, strict=False):
        services.members.set_post(people[name], post, since)
    return people


def official(name: str) -> MemberForm:
    return MemberForm(
        name,
        admission_date=PartialDate(date(2005, 2, 3)),
        official_date=PartialDate(date(2006, 2, 3)),
        joined_on=date(2015, 1, 5),
    )


def draft_of(item: AgendaItem) -> AgendaItemDraft:
    """Return an item as its form submits it."""
    values = {name: getattr(item, name) for name in AgendaItemDraft.__dataclass_fields__}
    return AgendaItemDraft(**values)


def committee_meets(
    services: Services, clock: MovingClock, header: MeetingDraft, meeting: int, conclusion: str
) -> int:
    """Add the chi ủy meeting that prepares a meeting, with its minutes."""
    committee = services.meetings.create(replace(header, kind=MeetingKind.COMMITTEE))
    services.agendas.open(committee)
    services.meetings.link_committee(committee, meeting)
    clock.set(8, 0, header.day)
    services.minutes.start(committee)
    services.attendance.mark_all_present(committee)
    for item in services.meetings.file(committee).agenda[1:4]:
        services.minutes.set_item_text(item.id, "content", "Chi ủy thống nhất.")
    services.meetings.set_fact(committee, "conclusion", conclusion)
    clock.set(9, 0)
    services.minutes.adopt(committee)
    return committee


def send_notices(services: Services, meeting: int, on: date) -> None:
    lines = services.meetings.file(meeting).notices
    services.meetings.send_notices(tuple(line.id for line in lines), on, "giấy mời")


def choose_rubric(services: Services, meeting: int, rubric: str) -> None:
    """Take a rubric that was not in force on the day of the meeting."""
    edition = next(row.id for row in services.rubrics.list() if row.rubric_id == rubric)
    services.scoring.choose_rubric(meeting, edition)


def item_called(services: Services, meeting: int, words: str) -> AgendaItem:
    """Return the first item of a meeting whose title has these words."""
    agenda = services.meetings.file(meeting).agenda
    return next(item for item in agenda if fold(words) in fold(item.title))


def hold(
    services: Services,
    meeting: int,
    told: Mapping[str, Told],
    people: People,
    start: datetime,
    away: Mapping[str, str] | None = None,
) -> datetime:
    """Record a meeting from its paper up to the end of the talk; returns when that was."""
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, start)
    for name, reason in (away or {}).items():
        services.attendance.mark(meeting, people[name], AttendanceState.EXCUSED, reason)
    services.attendance.mark_all_present(meeting)
    at = start
    for item in services.meetings.file(meeting).agenda:
        went = _of_item(item, told)
        end = at + timedelta(minutes=went.minutes)
        _write(services, meeting, item, went, people, (at, end))
        at = end
    return at


def _of_item(item: AgendaItem, told: Mapping[str, Told]) -> Told:
    found = [went for words, went in told.items() if fold(words) in fold(item.title)]
    assert len(found) == 1, f"{item.title}: told {len(found)} times"
    return found[0]


def _write(
    services: Services,
    meeting: int,
    item: AgendaItem,
    went: Told,
    people: People,
    times: tuple[datetime, datetime],
) -> None:
    if went.put_off:
        services.agendas.set_fate(item.id, ItemFate.POSTPONED, went.put_off)
        return
    services.minutes.set_item_times(item.id, *times)
    if went.content:
        services.minutes.set_item_text(item.id, "content", went.content)
    for line in went.said:
        member = people.get(line.who)
        guest = "" if member else line.who
        services.minutes.add(
            meeting, EntryDraft(line.kind, line.text, item.id, times[0], member, guest)
        )


def vote(services: Services, meeting: int, matter: VoteMatter, agree: int, at: datetime) -> None:
    services.votes.record(meeting, VoteDraft(matter, agree, at=at))


def score(services: Services, meeting: int, chosen: Chosen) -> None:
    """Enter what only persons can say; every line that records decide is left alone."""
    for promise in ("adoption_committed", "posting_committed"):
        services.meetings.set_fact(meeting, promise, True)
    services.minutes.to_scoring(meeting)
    view = services.scoring.view(meeting)
    assert view is not None
    for item in view.sheet.open_items:
        failed = chosen.failed.get(item.id, "")
        policy = chosen.policies.get(item.id, "")
        level = "" if policy else FAIL if failed else PASS
        services.scoring.choose(meeting, Choice(item.id, level, policy=policy, note=failed))
    for item_id, note in chosen.notes.items():
        services.scoring.set_note(meeting, item_id, note)


def adopt(services: Services, meeting: int, end: datetime, agree: int) -> None:
    """Vote on the points, read the minutes and adopt them at the end."""
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, agree, at=end))
    services.minutes.adopt(meeting, end, VoteDraft(VoteMatter.MINUTES, agree, at=end))


def finish(services: Services, meeting: int, on: date) -> None:
    """Post, report and announce on one day, close the sheet and lock."""
    for name in ("finished_posted_on", "reported_on", "announced_on"):
        services.meetings.set_fact(meeting, name, on)
    services.scoring.close(meeting)
    view = services.scoring.view(meeting)
    assert view is not None
    assert view.state is SheetState.CLOSED


def clock_at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
