"""What is late is counted anew after each change, its undo, and when the day turns."""

from datetime import date, time

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.petitions import PetitionDraft, PetitionKind
from app.domain.remarks import RemarkForm, VisitForm
from app.domain.tasks import TaskDraft, TaskState

DUE, NEXT_DAY = date(2026, 11, 10), date(2026, 11, 11)


@pytest.fixture
def late(services, clock):
    def count(day):
        clock.set(8, 0, day)
        return services.tasks.overdue(), services.remarks.overdue(), services.petitions.overdue()

    return count


def test_counts_follow_the_day_each_change_and_its_undo(services, members, late):
    held = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=10), date(2026, 10, 5), time(14))
    meeting = services.meetings.create(held)
    assert late(NEXT_DAY) == (0, 0, 0)
    owner = members["Hồ Sỹ Đạt"]
    task = services.tasks.assign(None, TaskDraft("Lập danh sách", owner_id=owner, due_on=DUE))
    form = RemarkForm(shortcoming="Còn chậm", due_on=DUE)
    services.remarks.note(VisitForm(meeting, name="Lê Văn Bình"), (form,))
    asked = PetitionDraft(PetitionKind.PETITION, "Sửa mái nhà", date(2026, 9, 1), due_on=DUE)
    services.petitions.add(asked)
    assert (late(DUE), late(NEXT_DAY)) == ((0, 0, 0), (1, 1, 1))

    services.history.undo()
    assert late(NEXT_DAY) == (1, 1, 0)
    services.history.undo()
    assert late(NEXT_DAY) == (1, 0, 0)
    services.tasks.record(
        task, TaskState.EXTENDED, "xin thêm", on=DUE, new_due_on=date(2026, 12, 1)
    )
    assert late(NEXT_DAY) == (0, 0, 0)
    services.history.undo()
    assert late(NEXT_DAY) == (1, 0, 0)
    services.history.undo()
    assert late(NEXT_DAY) == (0, 0, 0)
    services.history.redo()
    assert late(NEXT_DAY) == (1, 0, 0)
