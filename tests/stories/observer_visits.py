"""What the working group of seed 003 writes after the meetings it attends, and the answers."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from app.domain.remarks import AnswerForm, RemarkForm
from app.services.workspace import Services
from tests.books import MovingClock
from tests.filled_sheets import fill_excel, fill_word
from tests.stories import followed_cell as told

Sheet = dict[int, tuple[str, ...]]
"""Per place on the agenda: ưu điểm, hạn chế, đề nghị."""
ON_WORD: Sheet = {
    4: ("Báo cáo có đủ hạn chế, nguyên nhân", "", "Giải pháp cần rõ người làm"),
    6: ("", "Ít đảng viên phát biểu", "Khuyến khích đảng viên nêu ý kiến"),
}
ON_EXCEL: Sheet = {
    5: ("Học tập và làm theo Bác có việc cụ thể", "", ""),
    7: ("", "", "Giao việc gắn với vấn đề trọng tâm"),
}
BY_HAND = RemarkForm(
    strength="Họp riêng với họp chuyên môn, đủ thời lượng",
    proposal="Chuyên đề sau gắn với sự kiện chính trị",
)


def sheet_goes_out_and_back(
    services: Services, clock: MovingClock, meeting: int, said: Sheet, *, as_excel: bool
) -> Path:
    """Send the sheet on the day of the meeting; two days later take in what was written."""
    day = services.meetings.file(meeting).header.day
    clock.set(17, 0, day)
    visit = services.remarks.add_guest_visit(services.meetings.file(meeting).guests[0].id)
    path = services.remark_sheets.export(meeting, visit, as_excel=as_excel)
    fill: Callable[[Path, Sheet], None] = fill_excel if as_excel else fill_word
    fill(path, said)
    clock.set(8, 0, day + timedelta(days=2))
    services.remark_sheets.take(services.remark_sheets.read(path))
    return path


def answer_all(services: Services, clock: MovingClock, on: date) -> None:
    """Answer what waits."""
    clock.set(9, 0, on)
    for row in services.remarks.board(2022).rows:
        if row.remark.is_waiting(on):
            answer = AnswerForm("Chi bộ tiếp thu, làm từ tháng sau.", accepted=True, on=on)
            services.remarks.answer(row.id, answer)


def note_by_hand(services: Services, clock: MovingClock, meeting: int) -> None:
    """Write down what the head said at the end of a meeting."""
    clock.set(16, 0, services.meetings.file(meeting).header.day)
    guest = services.meetings.file(meeting).guests[0]
    services.remarks.note(services.remarks.guest_form(guest.id), (BY_HAND,))


def keep_visits(services: Services, clock: MovingClock) -> None:
    """January on Word, March on Excel, both answered; May by hand, not answered yet."""
    january, march, may = (told.meeting_of(services, month) for month in (1, 3, 5))
    sheet_goes_out_and_back(services, clock, january, ON_WORD, as_excel=False)
    sheet_goes_out_and_back(services, clock, march, ON_EXCEL, as_excel=True)
    answer_all(services, clock, date(2022, 3, 7))
    note_by_hand(services, clock, may)
