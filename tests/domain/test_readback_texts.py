"""The minutes as they are read aloud."""

from dataclasses import replace
from datetime import date

from app.domain.agendas import ItemFate, ItemKind
from app.domain.checked_meetings import ScoreOutcome
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import Guest
from app.domain.minutes import EntryKind
from app.domain.readback_texts import readback_sections, vote_words
from app.domain.tasks import TaskState
from app.domain.votes import VoteMatter
from tests.builders import HANH, a_meeting_file, a_vote, an_entry, with_header


def texts(file: MeetingFile, outcome: ScoreOutcome | None = None) -> list[str]:
    sections = readback_sections(file, outcome or ScoreOutcome())
    return [row.text for section in sections for row in section.rows]


def has(file: MeetingFile, words: str) -> bool:
    return any(words in text for text in texts(file))


def test_every_item_is_a_section_with_its_place():
    sections = readback_sections(a_meeting_file())
    assert [section.place for section in sections][:2] == ["Mục 1 trên 9", "Mục 2 trên 9"]
    assert sections[8].title == "Đọc và thông qua biên bản"


def test_figures_are_read_in_words_too():
    file = a_meeting_file()
    assert vote_words(file.votes[1], file) == (
        "Chi bộ biểu quyết thông qua nghị quyết với 17/20 đồng chí tán thành"
        " (mười bảy trên hai mươi), đạt 85%."
    )
    assert has(file, "Có mặt hai mươi trên hai mươi hai đồng chí được triệu tập.")
    assert has(file, "hoàn thành 7/8 nhiệm vụ (bảy trên tám), đạt 87,5%")


def test_a_vote_that_failed_says_what_it_needed():
    file = a_meeting_file()
    failed = a_vote(agree=9, against=6, matter=VoteMatter.CONCLUSION)
    words = vote_words(failed, file)
    assert "không tán thành 6 (sáu)" in words
    assert words.endswith("Cần từ 11 đồng chí nên chưa được thông qua.")


def test_lines_keep_their_key_so_that_a_mark_stays_on_them():
    rows = [row for section in readback_sections(a_meeting_file()) for row in section.rows]
    praise = next(row for row in rows if row.entry_id == 99)
    assert praise.key == "entry:99"
    assert praise.text == "Chi bộ biểu dương đồng chí Phạm Văn Dũng: Số hóa trước hạn."


def test_the_chair_is_named_as_chair():
    line = an_entry(1, member_id=HANH, as_chair=True, text="nêu yêu cầu")
    file = a_meeting_file(entries=(line,))
    assert has(file, "Đồng chí chủ trì Nguyễn Thị Hạnh: nêu yêu cầu.")


def test_a_guest_speaks_under_the_name_that_was_typed():
    file = a_meeting_file(entries=(an_entry(1, member_id=None, guest_name="Nguyễn Hữu Phước"),))
    assert has(file, "Nguyễn Hữu Phước: Đề nghị rà soát hồ sơ.")


def test_an_extended_task_is_read_with_its_new_day():
    file = a_meeting_file()
    assert file.previous is not None
    task = file.previous.tasks[6]
    longer = replace(task.results[0], new_due_on=task.due_on.replace(month=11, day=13))
    tasks = (replace(task, state=TaskState.EXTENDED, results=(longer,)),)
    extended = replace(file, previous=replace(file.previous, tasks=tasks))
    assert has(extended, "gia hạn đến ngày 13 tháng 11 năm 2026.")


def test_points_are_read_in_the_scoring_item():
    said = texts(a_meeting_file(), ScoreOutcome(points="94", grade_label="Tốt"))
    assert any("94 điểm (chín mươi tư), xếp loại Tốt" in text for text in said)


def test_what_belongs_to_no_item_is_read_at_the_end():
    loose = an_entry(7, item_id=None, kind=EntryKind.PARKED, text="Quy định trực")
    sections = readback_sections(a_meeting_file(entries=(loose,)))
    assert sections[-1].title == "Nội dung khác"
    assert sections[-1].rows[0].text == "Để lại kỳ sau: Quy định trực."


def test_an_agenda_without_opening_gets_one():
    file = a_meeting_file()
    agenda = tuple(item for item in file.agenda if item.kind is not ItemKind.PROCEDURE)
    sections = readback_sections(replace(file, agenda=agenda))
    assert sections[0].title == "Mở đầu"
    assert sections[0].rows[0].text.startswith("Hồi 14 giờ 00 phút")


def test_guests_are_read_with_post_and_place():
    guests = (Guest(1, "Nguyễn Hữu Phước", "Đảng ủy xã", "cấp ủy viên"), Guest(2, "Lê Thị Mai"))
    file = replace(a_meeting_file(), guests=guests)
    assert has(file, "khách mời: Nguyễn Hữu Phước, cấp ủy viên, Đảng ủy xã; Lê Thị Mai.")


def test_a_typed_note_on_the_dues_stands_before_the_bare_answer():
    typed = with_header(a_meeting_file(), dues_note="đã nộp đủ quý IV", dues_announced=True)
    assert has(typed, "Đảng phí: đã nộp đủ quý IV.")
    asked = with_header(a_meeting_file(), dues_note="", dues_announced=False)
    assert has(asked, "Tình hình nộp đảng phí: chưa thông báo trước chi bộ.")


def test_the_answer_and_the_conclusion_of_an_item_close_it():
    file = a_meeting_file()
    concluded = replace(file.agenda[4], response="Xin nhận", conclusion="Làm trước 20/11")
    changed = replace(file, agenda=(*file.agenda[:4], concluded, *file.agenda[5:]))
    assert [row.text for row in readback_sections(changed)[4].rows[-2:]] == [
        "Tiếp thu, giải trình: Xin nhận.",
        "Kết luận: Làm trước 20/11.",
    ]


def test_a_response_is_read_with_and_without_a_name():
    answer = an_entry(1, kind=EntryKind.RESPONSE, member_id=HANH, text="Sẽ rà soát")
    assert has(a_meeting_file(entries=(answer,)), "Nguyễn Thị Hạnh tiếp thu: Sẽ rà soát.")
    nobody = replace(answer, member_id=None)
    assert has(a_meeting_file(entries=(nobody,)), "Tiếp thu, giải trình: Sẽ rà soát.")


def test_a_dropped_task_is_read_with_its_reason():
    file = a_meeting_file()
    assert file.previous is not None
    task = file.previous.tasks[6]
    given_up = replace(task.results[0], state=TaskState.DROPPED, text="không còn kinh phí")
    dropped = replace(task, state=TaskState.DROPPED, results=(given_up,))
    tasks = (*file.previous.tasks[:6], dropped)
    changed = replace(file, previous=replace(file.previous, tasks=tasks))
    assert has(changed, "thôi thực hiện. Lý do: không còn kinh phí.")


def test_petitions_and_conclusion_are_read_even_without_an_item_for_them():
    file = with_header(a_meeting_file(), petitions_up="Thêm biên chế", conclusion="Giữ nhịp")
    bare = replace(file, agenda=tuple(replace(item, step_ids=()) for item in file.agenda))
    loose = readback_sections(bare)[-1]
    assert loose.title == "Nội dung khác"
    assert [row.text for row in loose.rows][:2] == [
        "Kiến nghị với cấp trên: Thêm biên chế.",
        "Đồng chí Nguyễn Thị Hạnh kết luận: Giữ nhịp.",
    ]


def test_a_vote_is_called_by_number_or_by_what_was_typed():
    file = a_meeting_file()
    paper = IssuedDocument(
        1, DocumentType.RESOLUTION, 17, 1, date(2026, 11, 3), "", 11, DocumentState.ISSUED
    )
    assert "thông qua Nghị quyết số 17-NQ/CB với" in vote_words(
        file.votes[1], replace(file, documents=(paper,))
    )
    other = a_vote(matter=VoteMatter.OTHER, text="Chuyển ngày họp.")
    assert "biểu quyết chuyển ngày họp với" in vote_words(other, file)
    assert "biểu quyết việc khác với" in vote_words(replace(other, text=""), file)


def test_an_item_about_which_nothing_is_written_says_so():
    file = a_meeting_file()
    bare = replace(file.agenda[4], content="", fate=ItemFate.DONE)
    silent = replace(file, agenda=(*file.agenda[:4], bare, *file.agenda[5:]))
    assert readback_sections(silent)[4].rows[0].text == "Chưa ghi nội dung của mục này."


def test_a_dropped_item_is_read_with_its_reason():
    file = a_meeting_file()
    left = replace(file.agenda[4], fate=ItemFate.DROPPED, fate_reason="thiếu tài liệu")
    changed = replace(file, agenda=(*file.agenda[:4], left, *file.agenda[5:]))
    assert has(changed, "Không bàn tại kỳ này; lý do: thiếu tài liệu.")


def test_the_conclusion_stands_in_the_item_that_decides():
    file = with_header(a_meeting_file(), conclusion="Giảm hồ sơ trễ hạn")
    section = next(s for s in readback_sections(file) if s.title.startswith("Kết luận"))
    assert "Đồng chí Nguyễn Thị Hạnh kết luận: Giảm hồ sơ trễ hạn." in [
        row.text for row in section.rows
    ]


def test_a_meeting_of_which_little_is_known_reads_only_that():
    file = with_header(
        a_meeting_file(), dues_note="", dues_announced=None, conclusion="",
        minutes_read_at=None, ended_at=None,
    )  # fmt: skip
    keys = [
        row.key
        for section in readback_sections(replace(file, previous=None))
        for row in section.rows
    ]
    for absent in ("opening:dues", "conclusion", "reading", "end", "results:share"):
        assert absent not in keys
