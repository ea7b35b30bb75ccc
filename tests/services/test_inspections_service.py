"""The programme of inspection through its service: kept, done, found, printed, brought back."""

from datetime import date

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.inspections import (
    InspectionDraft,
    InspectionKind,
    InspectionResult,
)
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period

DUTY_BOOK = InspectionDraft(InspectionKind.SUPERVISION, "Ghi sổ trực một cửa", "q3")
DONE = date(2026, 9, 1)


@pytest.fixture
def meeting(services, members) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), date(2026, 9, 3))
    return services.meetings.create(draft)


@pytest.fixture
def line(services) -> int:
    return services.inspections.add(2026, DUTY_BOOK)


def only(services, year=2026):
    (found,) = services.inspections.list(year)
    return found


def test_lines_stand_in_the_parts_of_the_form_each_at_its_end(services, members, line):
    member = members["Vũ Thị Thắm"]
    about = InspectionDraft(InspectionKind.MEMBER, "Tự học nghị quyết", "q4", member)
    services.inspections.add(2026, about)
    services.inspections.add(2026, InspectionDraft(InspectionKind.SUPERVISION, "Tiết kiệm"))
    services.inspections.add(2025, DUTY_BOOK)

    titles = [found.title for found in services.inspections.list(2026)]
    assert titles == ["Vũ Thị Thắm: Tự học nghị quyết", "Ghi sổ trực một cửa", "Tiết kiệm"]
    assert services.inspections.year_of(line) == 2026
    assert services.inspections.year_of(99) is None


def test_a_line_is_done_at_a_meeting_and_taken_back(services, meeting, line):
    services.inspections.finish(line, InspectionResult(DONE, " ghi đủ ", meeting))
    done = only(services)
    assert (done.done_on, done.result, done.meeting_id) == (DONE, "ghi đủ", meeting)
    assert done.meeting_title == "Thường kỳ tháng 9/2026"

    services.inspections.reopen(line)
    assert (only(services).done_on, only(services).result, only(services).meeting_id) == (
        None, "", None,
    )  # fmt: skip
    services.history.undo()
    assert only(services) == done


def test_a_deleted_meeting_leaves_the_result_and_undo_joins_them_again(services, meeting, line):
    services.inspections.finish(line, InspectionResult(DONE, "ghi đủ", meeting))
    done = only(services)
    services.meetings.remove(meeting)
    assert (only(services).result, only(services).meeting_id) == ("ghi đủ", None)
    services.history.undo()
    assert only(services) == done


def test_what_cannot_be_is_refused_with_the_reason(services, line, clock):
    clock.set(8, 0, date(2026, 11, 4))
    with pytest.raises(Refused, match="sau hôm nay"):
        services.inspections.finish(line, InspectionResult(date(2026, 11, 5)))
    with pytest.raises(NotFound):
        services.inspections.finish(line, InspectionResult(DONE, "", 99))
    with pytest.raises(ValidationError, match="Chưa ghi nội dung"):
        services.inspections.save(line, InspectionDraft(InspectionKind.OTHER, " "))
    with pytest.raises(NotFound, match="không còn"):
        services.inspections.remove(99)


def test_the_journal_says_what_changed_and_the_trash_gives_it_back(services, line):
    services.inspections.save(line, InspectionDraft(InspectionKind.OTHER, "Đảng phí", "m12"))
    assert only(services).planned_label == "Tháng 12"
    services.inspections.remove(line)
    assert services.inspections.list(2026) == ()

    (gone,) = services.journals.trash()
    assert (gone.noun, gone.title) == ("Việc kiểm tra, giám sát", "Đảng phí")
    assert services.journals.put_back(gone) == f"inspection:{line}"
    assert only(services).subject == "Đảng phí"


def test_a_line_is_found_by_its_words_and_its_member(services, members, line):
    member = members["Vũ Thị Thắm"]
    about = InspectionDraft(InspectionKind.MEMBER, "Nêu gương", "year", member)
    of_member = services.inspections.add(2026, about)

    (found,) = services.search.find("so truc")
    assert (found.kind, found.where) == ("inspection", f"inspection:{line}")
    assert found.origin == "quý III năm 2026 · quá hạn"
    (found,) = services.search.find("nêu gương thắm")
    assert (found.where, found.origin) == (
        f"inspection:{of_member}", "cả năm 2026 · đang trong hạn",
    )  # fmt: skip


def test_what_is_late_is_work_to_do_and_many_are_one_line(services, line):
    (late,) = _late(services)
    assert (late.what, late.when) == ("Ghi sổ trực một cửa", "Quá 35 ngày")
    assert late.where == f"inspection:{line}"

    for month in (1, 2, 3):
        draft = InspectionDraft(InspectionKind.OTHER, "Đảng phí", f"m{month}")
        services.inspections.add(2026, draft)
    (late,) = _late(services)
    assert late.what == "4 việc kiểm tra, giám sát quá hạn"
    assert late.due_on == date(2026, 1, 31)


def _late(services):
    work = services.overview.load(2026).work
    return [one for one in work if one.where.startswith("inspection:")]


def test_an_inspected_member_cannot_be_deleted_unseen(services, members):
    member = members["Vũ Thị Thắm"]
    services.inspections.add(
        2026, InspectionDraft(InspectionKind.MEMBER, "Nêu gương", "q4", member)
    )
    with pytest.raises(Refused, match="có tên trong hồ sơ"):
        services.members.remove(member)
