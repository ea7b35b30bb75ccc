"""A meeting at one look: whether it is locked, and which findings stand on which step."""

from dataclasses import replace
from datetime import datetime

from app.domain.counting import count
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingOutline
from app.domain.meeting_views import MeetingView
from app.domain.next_acts import NextAct
from tests.builders import a_meeting_file

WHERES = ("prepare:notices", "attendance:12", "run:item:7", "score", "finish:posting")
NOW = datetime(2026, 11, 4, 8, 5)


def a_view() -> MeetingView:
    file = a_meeting_file()
    findings = tuple(Finding("K01", Severity.WARNING, "…", where) for where in WHERES)
    act = NextAct("Khóa biên bản", "Khóa", "finish")
    return MeetingView(file, NOW, count(file), None, findings, act, ())


def test_findings_stand_on_the_step_their_place_names():
    view = a_view()
    found = {step: len(view.findings_of(step)) for step in ("prepare", "run", "score", "plan")}
    assert found == {"prepare": 1, "run": 1, "score": 1, "plan": 0}
    assert view.findings_of("finish")[0].where == "finish:posting"


def test_a_meeting_is_locked_from_the_moment_written_in_it():
    view = a_view()
    header = replace(view.file.header, locked_at=None)
    assert not replace(view, file=replace(view.file, header=header)).is_locked
    locked = replace(view.file, header=replace(header, locked_at=NOW))
    assert replace(view, file=locked).is_locked


def test_an_outline_names_those_it_knows():
    outline = MeetingOutline(a_meeting_file().header, (), {3: "Lê Thị Bình"})
    assert [outline.name(member) for member in (3, 4, None)] == ["Lê Thị Bình", "", ""]
