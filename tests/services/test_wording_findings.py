"""Sentences of the last twelve months are read from the book and named in the findings."""

from datetime import date

from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period

COPIED = "Chi bộ giao từng đồng chí theo dõi hồ sơ sắp đến hạn và báo cáo vào thứ Sáu hằng tuần."


def a_meeting(services, year: int, month: int, conclusion: str, *, held: bool = True) -> int:
    day = date(year, month, 3)
    draft = MeetingDraft(MeetingKind.REGULAR, Period(year, month), day, planned_minutes=90)
    meeting_id = services.meetings.create(draft)
    services.meetings.set_fact(meeting_id, "conclusion", conclusion)
    if held:
        services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    return meeting_id


def wordings(services, meeting_id: int) -> list[str]:
    return [f.message for f in services.findings.of_meeting(meeting_id) if f.code == "R3"]


def test_a_sentence_of_the_last_year_is_found_with_the_month_it_comes_from(services, members):
    a_meeting(services, 2026, 1, COPIED)
    a_meeting(services, 2026, 9, COPIED)
    now = a_meeting(services, 2026, 10, COPIED)
    (found,) = wordings(services, now)
    assert found.endswith("” giống T9; nên viết cho kỳ này.")


def test_a_sentence_of_a_meeting_not_held_or_too_long_ago_is_not(services, members):
    a_meeting(services, 2025, 9, COPIED)
    a_meeting(services, 2026, 9, COPIED, held=False)
    assert wordings(services, a_meeting(services, 2026, 10, COPIED)) == []


def test_changing_the_sentence_takes_the_finding_away_at_once(services, members):
    a_meeting(services, 2026, 9, COPIED)
    now = a_meeting(services, 2026, 10, COPIED)
    assert len(wordings(services, now)) == 1
    services.meetings.set_fact(now, "conclusion", "Giao đ/c Hà theo dõi 96 hồ sơ.")
    assert wordings(services, now) == []
