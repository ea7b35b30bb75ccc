"""K01 to K40 one by one: its severity as the rules state it, a case that raises it, one that not.

The meeting of November and its year are in order; every case changes the one thing that matters.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.agendas import ItemKind
from app.domain.attendance import AttendanceState
from app.domain.checked_meetings import MESSAGE_LIMIT, NO_OUTCOME, ScoreOutcome
from app.domain.checks_year import CheckedYear, GradedMeeting, TermPapers, check_year
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.findings import Finding
from app.domain.meeting_checks import check_meeting
from app.domain.meeting_file import MeetingFile, MemberYear, SiblingMeeting
from app.domain.meetings import MeetingForm, MeetingKind
from app.domain.minutes import EntryKind
from app.domain.registers import register_lines
from app.domain.rule_sets import RuleSet, RuleValue, rule_set_on
from app.domain.shipped_rules import CHECK_RULES, HD12_FROM
from app.domain.tasks import TaskState
from app.domain.votes import Threshold, VoteMatter
from tests.builders import (
    HUY,
    MEETING_DAY,
    NOW,
    a_meeting_file,
    a_previous,
    a_task,
    a_vote,
    an_attendance,
    an_old_task,
    at,
    plain_lines,
    some_rules,
    with_header,
)

FILE = a_meeting_file()
Change = Callable[[MeetingFile], MeetingFile]


@dataclass(frozen=True)
class Case:
    severity: str
    change: Change
    outcome: ScoreOutcome = NO_OUTCOME
    now: datetime = NOW


def header(**changes: Any) -> Change:
    return lambda file: with_header(file, **changes)


def record(**changes: Any) -> Change:
    return lambda file: replace(file, **changes)


def rules(**values: Any) -> Change:
    return lambda file: replace(file, rules=some_rules(**values))


def both(*changes: Change) -> Change:
    def change(file: MeetingFile) -> MeetingFile:
        for one in changes:
            file = one(file)
        return file

    return change


def absent() -> Change:
    lines = tuple(
        replace(line, state=AttendanceState.UNEXCUSED, reason="") if line.member_id == HUY else line
        for line in an_attendance()
    )
    return record(attendance=lines)


def streak(excused: int = 0, months: int = 0) -> Change:
    return record(member_years=(MemberYear(HUY, excused, (), unexcused_months=months),))


def without_item(kind: ItemKind) -> Change:
    return lambda file: replace(
        file, agenda=tuple(item for item in file.agenda if item.kind is not kind)
    )


def silent(file: MeetingFile) -> MeetingFile:
    praise = [e for e in file.entries if e.kind is EntryKind.COMMENDATION]
    return replace(file, entries=tuple(praise))


def unpraised(file: MeetingFile) -> MeetingFile:
    rest = [e for e in file.entries if e.kind is not EntryKind.COMMENDATION]
    return replace(file, entries=tuple(rest))


def short_critique(file: MeetingFile) -> MeetingFile:
    agenda = tuple(
        replace(i, ended_at=i.started_at) if i.kind is ItemKind.CRITIQUE else i for i in file.agenda
    )
    return replace(file, agenda=agenda)


COMBINED, THEMATIC = MeetingKind.COMBINED, MeetingKind.THEMATIC
LOST = ScoreOutcome(lost_without_note=("4.7",), asked_without_note=("4.7",))
GATED = ScoreOutcome(gate_missing=("2.1",))
OPEN_TASK = an_old_task(1, results=(), state=TaskState.NOT_STARTED)
MEETINGS = {
    "K02": Case("W", header(day=date(2026, 11, 9))),
    "K05": Case("E", header(ended_at=at(15, 0))),
    "K06": Case("W", header(kind=COMBINED)),
    "K07": Case("W", header(separate_from_work=None)),
    "K08": Case("E", record(committee=())),
    "K09": Case("W", record(notices=())),
    "K10": Case("W", header(papers_posted_on=MEETING_DAY)),
    "K11": Case("W", header(draft_resolution="")),
    "K12": Case("I", header(bulletin_collected=False)),
    "K13": Case("W", record(attendance=plain_lines(20, 17))),
    "K14": Case("E", absent()),
    "K15": Case("E", streak(excused=4)),
    "K16": Case("E", streak(months=3)),
    "K17": Case("W", silent),
    "K18": Case("E", header(chair_id=None)),
    "K19": Case("W", both(record(attendance=plain_lines(20, 13)), rules(K19__on="1"))),
    "K20": Case("E", record(votes=(a_vote(agree=30),))),
    "K21": Case(
        "E", record(votes=(a_vote(matter=VoteMatter.ADMISSION, threshold=Threshold.HALF),))
    ),
    "K22": Case("E", record(tasks=(a_task(owner_id=None),))),
    "K23": Case("W", record(previous=a_previous(tasks=(OPEN_TASK,)))),
    "K24": Case("I", record(sheet=None)),
    "K25": Case("W", unpraised),
    "K26": Case("W", short_critique),
    "K27": Case("W", header(dues_announced=False)),
    "K28": Case("E", both(header(minutes_adopted_at=None), record(votes=()))),
    "K29": Case("E", record(sheet=None)),
    "K30": Case("W", lambda file: file, outcome=LOST),
    "K31": Case("W", lambda file: file, now=datetime(2026, 11, 6, 8, 0)),
    "K32": Case("W", rules(K32__on="1"), outcome=GATED),
    "K33": Case("W", header(form=MeetingForm.ONLINE)),
    "K34": Case("W", header(kind=THEMATIC)),
    "K39": Case("W", record(probation_due=((21, date(2026, 11, 1)),))),
    "K40": Case("I", without_item(ItemKind.STUDY)),
}


def of_meeting(code: str, file: MeetingFile, case: Case) -> list[Finding]:
    return [f for f in check_meeting(file, case.now, case.outcome) if f.code == code]


@pytest.mark.parametrize("code", list(MEETINGS))
def test_a_check_of_a_meeting_raises_on_its_fault_and_only_then(code):
    case = MEETINGS[code]
    found = of_meeting(code, case.change(FILE), case)
    assert found, "the fault is not seen"
    assert {finding.severity.value for finding in found} == {case.severity}
    switched: dict[str, Any] = {f"{code}__on": "1"}
    in_order = replace(FILE, rules=some_rules(**switched))
    assert of_meeting(code, in_order, Case("", record())) == []


@pytest.mark.parametrize("code", list(MEETINGS))
def test_a_check_that_is_off_or_milder_does_as_the_cell_says(code):
    case = MEETINGS[code]
    bad = case.change(FILE)

    def under(**values: Any) -> list[Finding]:
        switched = [RuleValue(k.replace("__", "."), v, MEETING_DAY) for k, v in values.items()]
        return of_meeting(code, replace(bad, rules=with_values(bad.rules, switched)), case)

    assert under(**{f"{code}__on": "0"}) == []
    assert [f.severity.value for f in under(**{f"{code}__severity": "I"})][:1] == ["I"]


def with_values(known: RuleSet, values: list[RuleValue]) -> RuleSet:
    changed = {value.key: value.value for value in values}
    return replace(known, values=tuple((k, changed.get(k, v)) for k, v in known.values))


# --- The year -------------------------------------------------------------------------------------


def a_meeting_of(kind: MeetingKind, month: int, *, held: bool = True) -> SiblingMeeting:
    day = date(2026, month, 3)
    return SiblingMeeting(f"{kind}-{month}", kind, month, (month + 2) // 3, day, held, True)


WHOLE = (
    *(a_meeting_of(MeetingKind.REGULAR, month, held=month < 12) for month in range(1, 13)),
    *(a_meeting_of(THEMATIC, month, held=month < 11) for month in (3, 5, 8, 11)),
)
YEAR = CheckedYear(2026, NOW.date(), rule_set_on, WHOLE, plan_sent_on=date(2026, 1, 12))


def paper(number: int, kind: DocumentType = DocumentType.NOTICE) -> IssuedDocument:
    day = date(2026, 2, 5)
    return IssuedDocument(number, kind, number, 1, day, "", None, DocumentState.ISSUED)


def term(*papers: IssuedDocument) -> tuple[TermPapers, ...]:
    return (TermPapers(papers, register_lines(papers, dict.fromkeys(DocumentType, 1))),)


def with_rule(key: str, value: str) -> Callable[[date], RuleSet]:
    return lambda day: rule_set_on(day, [RuleValue(key, value, HD12_FROM)])


YEARS: dict[str, tuple[str, dict[str, Any]]] = {
    "K01": ("E", {"siblings": WHOLE[1:]}),
    "K03": ("E", {"siblings": tuple(s for s in WHOLE if s.key != "thematic-3")}),
    "K04": ("E", {"siblings": tuple(s for s in WHOLE if s.key != "regular-3")}),
    "K35": ("W", {"plan_sent_on": None}),
    "K36": (
        "I",
        {
            "graded": (GradedMeeting(1, is_held=True, grade="poor"),),
            "rules_on": with_rule("K36.on", "1"),
        },
    ),
    "K37": ("W", {"papers": term(paper(1), paper(3))}),
    "K38": ("E", {"papers": term(paper(1, DocumentType.DIRECTIVE))}),
}


@pytest.mark.parametrize("code", list(YEARS))
def test_a_check_of_the_year_raises_on_its_fault_and_only_then(code):
    severity, changes = YEARS[code]
    found = [f for f in check_year(replace(YEAR, **changes)) if f.code == code]
    assert [finding.severity.value for finding in found] == [severity]
    assert [f for f in check_year(YEAR) if f.code == code] == []


@pytest.mark.parametrize("code", list(YEARS))
def test_a_finding_of_the_year_is_short_and_leads_somewhere(code):
    for finding in check_year(replace(YEAR, **YEARS[code][1])):
        assert len(finding.message) <= MESSAGE_LIMIT
        assert 0 < len(finding.action) <= 24
        assert finding.where.partition(":")[0] in {"plan", "document", "meeting"}


def test_every_row_of_the_table_has_its_case_and_its_severity():
    numbered = {rule.code: rule.severity.value for rule in CHECK_RULES if rule.code[0] == "K"}
    stated = {code: case.severity for code, case in MEETINGS.items()}
    stated |= {code: severity for code, (severity, _) in YEARS.items()}
    assert sorted(stated) == [f"K{number:02d}" for number in range(1, 41)]
    assert stated == numbered
