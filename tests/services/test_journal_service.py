"""The journal page: what was done in words, narrowed, and one old action taken back alone."""

from datetime import date

import pytest

from app.domain.attendance import AttendanceState
from app.domain.documents import DocumentType
from app.domain.errors import Conflict, NotFound
from app.domain.journals import ChangeKind, FieldChange, JournalFilter, RecordGroup, RecordKey
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.members import MemberForm
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft

NOVEMBER = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))
DECEMBER = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3))


@pytest.fixture
def meeting(services, members) -> int:
    return services.meetings.create(NOVEMBER)


def labels(services, wanted: JournalFilter | None = None) -> list[str]:
    page = services.journals.page(wanted) if wanted else services.journals.page()
    return [line.label for line in page.lines]


def newest(services) -> int:
    return services.journals.page(limit=1).lines[0].id


def test_an_action_is_told_in_words(services, clock, meeting):
    services.attendance.mark_all_present(meeting)
    line = services.journals.page().lines[0]
    (changed,) = line.records
    assert (line.label, line.at, line.undone) == ("Điểm danh: tất cả có mặt", clock.moment, False)
    assert (changed.words, changed.of) == ("6 điểm danh", "Thường kỳ tháng 11/2026")
    assert changed.where.startswith(f"meeting:{meeting}:attendance:")


def test_the_journal_comes_in_pages(services):
    for place in range(5):
        services.members.add(MemberForm(f"Trần Văn {place}"))
    first = services.journals.page(limit=2)
    rest = services.journals.page(before_id=first.lines[-1].id)
    assert (len(first.lines), first.has_more) == (2, True)
    assert [line.records[0].words for line in rest.lines][:3] == [
        f"Đảng viên Trần Văn {place}" for place in (2, 1, 0)
    ]
    assert not rest.has_more


def test_the_journal_is_narrowed_to_a_kind(services, meeting):
    services.members.add(MemberForm("Trần Văn An"))
    assert labels(services, JournalFilter(RecordGroup.MEMBERS))[0] == "Thêm đảng viên"
    assert labels(services, JournalFilter(RecordGroup.MEETINGS)) == ["Tạo buổi họp"]
    assert labels(services, JournalFilter(RecordGroup.TASKS)) == []


def test_the_journal_is_narrowed_to_days_of_the_wall_clock(services, clock):
    for day in (1, 2, 3):
        clock.set(0 if day == 2 else 23, 30, date(2026, 11, day))
        services.members.add(MemberForm(f"Trần Văn {day}"))
    second = date(2026, 11, 2)
    page = services.journals.page(JournalFilter(since=second, until=second))
    assert [line.records[0].words for line in page.lines] == ["Đảng viên Trần Văn 2"]


def test_the_journal_of_one_record_holds_its_parts_even_those_gone(services, members, meeting):
    other = services.meetings.create(DECEMBER)
    services.agendas.open(other)
    services.agendas.open(meeting)
    item = services.meetings.file(meeting).agenda[0]
    draft = EntryDraft(EntryKind.SPEECH, "nhất trí", item.id, member_id=members["Hồ Sỹ Đạt"])
    services.minutes.remove(services.minutes.add(meeting, draft))
    page = services.journals.page(JournalFilter(record=RecordKey("meetings", meeting)))
    assert page.record == "Buổi họp Thường kỳ tháng 11/2026"
    assert [line.label for line in page.lines] == [
        "Xóa dòng biên bản", "Ghi biên bản", "Mở chuẩn bị buổi họp", "Tạo buổi họp",
    ]  # fmt: skip


def test_details_say_each_field_before_and_after(services):
    member = services.members.add(MemberForm("Trần Văn An", phone="0912"))
    services.members.save(member, MemberForm("Trần Văn Ân", phone=""))
    (changed,) = services.journals.details(newest(services)).records
    assert changed.kind is ChangeKind.CHANGED
    assert changed.where == f"member:{member}"
    assert FieldChange("Họ và tên", "Trần Văn An", "Trần Văn Ân") in changed.changes
    assert FieldChange("Điện thoại", "0912", "") in changed.changes


def test_a_deleted_record_keeps_its_words_and_leads_to_its_owner(services, members, meeting):
    services.agendas.open(meeting)
    item = services.meetings.file(meeting).agenda[0]
    services.agendas.remove(item.id)
    records = services.journals.details(newest(services)).records
    gone = next(one for one in records if one.key.table == "agenda_items" and one.kind == "deleted")
    assert (gone.words, gone.where) == (f"Mục chương trình “{item.title}”", f"meeting:{meeting}")


def test_an_old_action_is_taken_back_alone(services):
    an = services.members.add(MemberForm("Trần Văn An"))
    services.members.save(an, MemberForm("Trần Văn Ân"))
    old = newest(services)
    services.members.add(MemberForm("Lê Thị Bình"))
    assert services.journals.details(old).refusal == ""
    services.journals.undo_alone(old)
    assert services.members.get(an).full_name == "Trần Văn An"
    assert len(services.members.all()) == 2
    assert services.history.undo() == "Hoàn tác riêng: Sửa đảng viên"
    assert services.members.get(an).full_name == "Trần Văn Ân"


def test_an_action_changed_since_is_not_taken_back_alone(services):
    an = services.members.add(MemberForm("Trần Văn An"))
    added = newest(services)
    services.members.save(an, MemberForm("Trần Văn Ân"))
    refusal = services.journals.details(added).refusal
    assert refusal.startswith("Đảng viên Trần Văn Ân đã được sửa sau việc này")
    with pytest.raises(Conflict, match="đã được sửa"):
        services.journals.undo_alone(added)
    assert services.members.get(an).full_name == "Trần Văn Ân"


def test_a_record_others_stand_on_is_not_taken_back_alone(services, meeting, members):
    created = newest(services)
    services.attendance.mark(meeting, members["Hồ Sỹ Đạt"], AttendanceState.PRESENT)
    assert "ghi chép khác dựa vào" in services.journals.details(created).refusal


def test_a_deletion_is_not_taken_back_without_what_it_belongs_to(services, members, meeting):
    draft = TaskDraft("Lập danh sách", members["Hồ Sỹ Đạt"], due_on=date(2026, 12, 1))
    task = services.tasks.assign(meeting, draft)
    services.tasks.remove(task)
    removed = newest(services)
    services.meetings.remove(meeting)
    assert services.journals.details(removed).refusal.startswith("Mục chứa nó đã bị xóa")


def test_a_stage_is_not_moved_back_under_later_records(services, members, meeting):
    services.agendas.open(meeting)
    services.minutes.start(meeting)
    started = newest(services)
    assert services.journals.details(started).refusal == ""
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất")
    assert services.meetings.file(meeting).header.stage is MeetingStage.IN_SESSION
    assert "sau khi chuyển bước" in services.journals.details(started).refusal


def test_an_undone_action_and_an_unknown_one_are_refused(services):
    services.members.add(MemberForm("Trần Văn An"))
    services.history.undo()
    assert services.journals.details(newest(services)).refusal == "Việc này đã được hoàn tác."
    with pytest.raises(NotFound):
        services.journals.undo_alone(999)


def test_a_number_once_given_is_not_taken_back(services, meeting):
    services.cells.save_term(None, "Nhiệm kỳ 2025-2027", date(2025, 1, 1), date(2027, 12, 31))
    services.documents.issue(DocumentType.RESOLUTION, "Nghị quyết", date(2026, 11, 3))
    assert "Hủy số" in services.journals.details(newest(services)).refusal
