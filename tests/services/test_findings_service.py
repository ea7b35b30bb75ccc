import pytest
from sqlalchemy import Engine, event

from app.domain.errors import NotFound, Refused
from app.domain.findings import Severity, open_errors

REASON = "cấp trên đã đồng ý bằng văn bản"


@pytest.fixture
def meeting(services, scoring) -> int:
    """A meeting being finished whose minutes were not adopted: an E finding is open."""
    services.minutes.adopt(scoring)
    services.meetings.set_fact(scoring, "minutes_adopted_at", None)
    services.meetings.set_fact(scoring, "minutes_read_at", None)
    return scoring


def first_error(services, meeting):
    return open_errors(services.findings.of_meeting(meeting))[0]


def test_the_gravest_findings_come_first(services, meeting):
    severities = [finding.severity for finding in services.findings.of_meeting(meeting)]
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert severities == sorted(severities, key=order.index)
    assert severities[0] is Severity.ERROR


def test_an_error_is_passed_by_only_with_a_reason_that_says_something(services, meeting):
    error = first_error(services, meeting)
    with pytest.raises(Refused, match="10 chữ"):
        services.findings.override(meeting, error.code, error.where, "  vì thế ")
    services.findings.override(meeting, error.code, error.where, f"  {REASON} ")
    found = [f for f in services.findings.of_meeting(meeting) if f.where == error.where]
    assert REASON in [finding.overridden for finding in found]


def test_a_second_reason_replaces_the_first(services, meeting):
    error = first_error(services, meeting)
    for reason in (REASON, "chi bộ thống nhất ghi bổ sung sau"):
        services.findings.override(meeting, error.code, error.where, reason)
    overrides = services.meetings.file(meeting).overrides
    assert [override.reason for override in overrides] == ["chi bộ thống nhất ghi bổ sung sau"]


def test_a_reason_taken_back_lets_the_error_stand_again(services, meeting):
    error = first_error(services, meeting)
    services.findings.override(meeting, error.code, error.where, REASON)
    services.findings.withdraw(meeting, error.code, error.where)
    assert first_error(services, meeting).where == error.where
    with pytest.raises(NotFound):
        services.findings.withdraw(meeting, error.code, error.where)


def test_a_locked_meeting_is_read_from_one_reading_of_its_copy(services, finished):
    before = services.findings.of_meeting(finished)
    services.finishing.lock(finished)
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    view = services.meetings.view(finished)
    event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if "FROM snapshots" in statement]) == 1
    assert view.findings == services.findings.of_meeting(finished)
    assert {f.code for f in view.findings} <= {f.code for f in before} | {"K29", "K31"}


def test_a_locked_meeting_takes_no_more_reasons(services, finished):
    services.finishing.lock(finished)
    with pytest.raises(Refused, match="đã khóa"):
        services.findings.override(finished, "K20", "run", REASON)


def test_a_month_without_its_meeting_is_found_in_the_year_and_stops_nothing(services, members):
    found = services.findings.of_year(2026)
    assert {finding.where.split(":")[0] for finding in found} == {"plan"}
    assert "plan:2026-10" in {finding.where for finding in found}
