"""The trash: deleted records come back with all that went with them; the journal is cleared."""

from datetime import date
from pathlib import Path

import pytest

from app.data.folder import DataFolder
from app.domain.errors import AppError, Conflict, Refused
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm
from app.domain.periods import Period
from app.domain.tasks import TaskDraft
from app.services.workspace import Services
from tests.services.sample_book import open_sample
from tests.services.test_history_service import tables

NOVEMBER = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))


@pytest.fixture
def meeting(services, members) -> int:
    return services.meetings.create(NOVEMBER)


def give_task(services, members, meeting: int | None) -> int:
    draft = TaskDraft("Lập danh sách", members["Hồ Sỹ Đạt"], due_on=date(2026, 12, 1))
    return services.tasks.assign(meeting, draft)


def titles(services) -> list[str]:
    return [line.title for line in services.journals.trash()]


def test_a_deleted_meeting_of_the_sample_comes_back_row_by_row(tmp_path: Path):
    services = open_sample(tmp_path / "mau")
    before = tables(tmp_path / "mau")
    november = services.meetings.id_of("2026-11")
    services.meetings.remove(november)
    services.close()
    assert tables(tmp_path / "mau") != before

    again = Services.open(DataFolder.open(tmp_path / "mau"))
    (line,) = again.journals.trash()
    assert (line.noun, line.title) == ("Buổi họp", "Thường kỳ tháng 11/2026")
    assert line.children > 50
    assert again.journals.put_back(line) == f"meeting:{november}"
    assert again.journals.trash() == ()
    again.close()
    assert tables(tmp_path / "mau") == before


def test_the_trash_says_what_it_was_and_what_it_belonged_to(services, members, meeting, clock):
    services.tasks.remove(give_task(services, members, meeting))
    (line,) = services.journals.trash()
    assert (line.noun, line.title, line.of) == (
        "Nhiệm vụ", "Lập danh sách", "Thường kỳ tháng 11/2026",
    )  # fmt: skip
    assert (line.at, line.trouble) == (clock.moment, "")


def test_what_went_with_its_meeting_is_not_listed_and_what_went_before_says_why(
    services, members, meeting
):
    services.tasks.remove(give_task(services, members, meeting))
    give_task(services, members, meeting)
    services.meetings.remove(meeting)
    gone, task = services.journals.trash()
    assert (gone.noun, task.noun) == ("Buổi họp", "Nhiệm vụ")
    assert task.trouble == (
        "Buổi họp Thường kỳ tháng 11/2026 cũng đã bị xóa. Hãy lấy lại mục đó trước."
    )
    with pytest.raises(Conflict, match="Mục chứa nó"):
        services.journals.put_back(task)
    services.journals.put_back(gone)
    assert [line.trouble for line in services.journals.trash()] == [""]


def test_undoing_a_deletion_takes_it_out_of_the_trash(services, members):
    task = give_task(services, members, None)
    services.tasks.remove(task)
    services.history.undo()
    assert services.journals.trash() == ()


def test_putting_back_is_one_act_that_can_be_undone(services, members):
    services.tasks.remove(give_task(services, members, None))
    services.journals.put_back(services.journals.trash()[0])
    assert services.search.find("lap danh sach")
    assert services.history.undo() == "Lấy lại nhiệm vụ"
    assert titles(services) == ["Lập danh sách"]


def test_a_meeting_whose_place_is_taken_is_refused_in_words(services, meeting):
    services.meetings.remove(meeting)
    services.meetings.create(NOVEMBER)
    with pytest.raises(AppError) as refused:
        services.journals.put_back(services.journals.trash()[0])
    assert refused.value.sentence.endswith("Hãy mở lại danh sách để xem.")
    assert titles(services) == ["Thường kỳ tháng 11/2026"]


def test_clearing_forgets_what_is_older_than_the_cell_wants_and_says_so(services, clock):
    services.members.add(MemberForm("Trần Văn An"))
    clock.set(8, 0, date(2028, 11, 4))
    assert services.journals.old_actions().count == 0
    with pytest.raises(Refused, match="không có việc nào trước 04/11/2026"):
        services.journals.clear_old()
    clock.set(8, 0, date(2028, 11, 5))
    services.members.add(MemberForm("Lê Thị Bình"))
    old = services.journals.old_actions()
    assert services.journals.clear_old() == old.count > 0
    lines = services.journals.page().lines
    assert [line.label for line in lines] == [
        f"Dọn nhật ký trước 05/11/2026: bỏ {old.count} việc", "Thêm đảng viên",
    ]  # fmt: skip
    assert services.journals.details(lines[0].id).refusal.startswith("Việc này không còn dòng nào")


def test_cleared_deletions_leave_the_trash_and_the_file(services, clock, members):
    services.tasks.remove(give_task(services, members, None))
    clock.set(8, 0, date(2029, 1, 1))
    services.journals.clear_old()
    assert services.journals.trash() == ()
    assert "Lập danh sách".encode() not in (services.place / "so-chi-bo.db").read_bytes()
