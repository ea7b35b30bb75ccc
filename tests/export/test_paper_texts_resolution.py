from dataclasses import replace
from datetime import date

import pytest

from app.domain.agendas import ItemKind
from app.domain.derived_sheets import derive
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_file import Person
from app.domain.meetings import MeetingKind, NoticeLine
from app.domain.score_sheets import SheetState
from app.domain.tasks import TaskResult, TaskState
from app.services.export import word
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.invitation import invitation
from app.services.paper_texts.programme import programme
from app.services.paper_texts.resolution import (
    lettered_results,
    limits_with_causes,
    resolution,
)
from app.services.paper_texts.source import PaperSource
from tests import builders as b
from tests.export.docx_reader import text_of
from tests.export.paper_sheets import a_rubric, a_view

PEOPLE = (
    Person(b.HANH, "Nguyễn Thị Hạnh", "Bí thư"),
    Person(b.DUNG, "Phạm Văn Dũng", "Phó bí thư"),
    Person(b.HA, "Bùi Thị Thu Hà", "Chi ủy viên"),
)


def a_document(number: int = 17, **changes) -> IssuedDocument:
    paper = IssuedDocument(
        1,
        DocumentType.RESOLUTION,
        number,
        1,
        date(2026, 11, 4),
        "Nghị quyết tháng 11",
        11,
        DocumentState.ISSUED,
    )
    return replace(paper, **changes)


def source(**changes) -> PaperSource:
    return PaperSource(replace(b.a_meeting_file(), people=PEOPLE, **changes))


def test_before_issuing_the_number_is_left_open():
    assert resolution(source()).header.number == "…-NQ/CB"


def test_number_and_day_are_those_of_the_register():
    paper = resolution(source(documents=(a_document(),)))
    assert paper.header.number == "17-NQ/CB"
    assert paper.header.place_and_date == "Tân Hòa, ngày 04 tháng 11 năm 2026"
    assert paper.vote is not None
    assert paper.vote.matter == "thông qua Nghị quyết số 17-NQ/CB"


def test_a_cancelled_number_is_not_printed():
    cancelled = a_document(state=DocumentState.CANCELLED)
    assert resolution(source(documents=(cancelled,))).header.number == "…-NQ/CB"


def test_the_opening_counts_as_the_screen_does():
    paper = resolution(source())
    assert (paper.total, paper.present, paper.attendance_base) == (24, 20, 22)
    assert (paper.excused, paper.unexcused, paper.exempt) == (2, 0, 1)
    assert (paper.duration_minutes, paper.attendance_percent) == (95, "90,9%")
    assert (paper.last_month, paper.month) == ("tháng 10", "tháng 11")
    assert paper.report_days == "02"
    assert paper.superior_name == "Đảng ủy xã Tân Hòa"


def test_the_tasks_of_the_last_resolution_show_first_state_and_result():
    late = TaskResult(
        7, TaskState.EXTENDED, date(2026, 10, 31), "Chờ hồ sơ.", new_due_on=date(2026, 11, 13)
    )
    tasks = (
        b.an_old_task(1),
        b.an_old_task(2, TaskState.EXTENDED, results=(late,)),
        b.an_old_task(3, standing=True, due_on=None),
        b.an_old_task(4, TaskState.NOT_STARTED, due_on=None, results=()),
    )
    paper = resolution(source(previous=b.a_previous(tasks=tasks)))
    assert [(row.state, row.result) for row in paper.previous_tasks] == [
        ("Có mốc thời hạn", "Xong"),
        ("Có mốc thời hạn", "Chưa xong, gia hạn đến 13/11/2026; chờ hồ sơ"),
        ("Nhiệm vụ thường xuyên", "Xong"),
        ("Chưa xác định mốc", "Chưa làm"),
    ]
    assert (paper.previous_number, paper.done_tasks) == ("16-NQ/CB", 2)


def test_completion_is_the_share_the_points_use():
    paper = resolution(source())
    assert (paper.done_tasks, paper.counted_tasks, paper.completion_percent) == (7, 8, "87,5%")


def test_without_a_last_resolution_nothing_is_claimed():
    paper = resolution(source(previous=None))
    assert (paper.previous_tasks, paper.previous_number, paper.counted_tasks) == ((), "", 0)


@pytest.mark.parametrize(
    ("limits", "causes", "lines"),
    [
        ("", "", ()),
        ("Họp muộn.", "", ("họp muộn.",)),
        ("Họp muộn", "Trời mưa", ("họp muộn; nguyên nhân: trời mưa.",)),
        ("A\nB", "C", ("a.", "b; nguyên nhân: c.")),
        ("A\nB", "C\nD", ("a; nguyên nhân: c.", "b; nguyên nhân: d.")),
        ("A\nA", "", ("a.",)),
    ],
)
def test_limits_stand_with_their_causes(limits, causes, lines):
    assert limits_with_causes(limits, causes) == lines


def test_results_are_lettered_the_vietnamese_way():
    results = lettered_results("Số hóa: Xong\nhai\nba\nbốn\nnăm")
    assert [r.letter for r in results] == ["a", "b", "c", "d", "đ"]
    assert (results[0].title, results[0].text) == ("Số hóa", "xong.")
    assert (results[1].title, results[1].text) == ("", "Hai.")


def test_a_single_result_has_no_letter_and_a_repeated_one_is_said_once():
    assert [r.letter for r in lettered_results("xong việc")] == [""]
    assert [r.text for r in lettered_results("xong việc\nxong việc")] == ["Xong việc."]


def test_each_member_has_one_line_with_the_numbers_of_all_that_is_given():
    tasks = (
        b.a_task(),
        b.a_task(id=2, text="Dự toán"),
        b.a_task(id=3, owner_name="Lê Minh Tuấn", co_owner_names="Nguyễn Thị Hạnh, Tạ Thị Loan"),
        b.a_task(id=4, owner_id=None, owner_group_id=1, owner_name="Tổ đảng số 1"),
    )
    paper = resolution(source(tasks=tasks))
    assert paper.member_assignments == (
        "Đồng chí Nguyễn Thị Hạnh: chủ trì nhiệm vụ 1, 2; phối hợp nhiệm vụ 3.",
        "Đồng chí Lê Minh Tuấn: chủ trì nhiệm vụ 3.",
        "Tổ đảng số 1: chủ trì nhiệm vụ 4.",
        "Đồng chí Tạ Thị Loan: phối hợp nhiệm vụ 3.",
    )
    printed = text_of(word.render(word.shipped_template(PaperKind.RESOLUTION), paper))
    assert "Tổ đảng số 1 chủ trì; sản phẩm" in printed
    assert "đồng chí Tổ đảng" not in printed


def test_the_committee_is_named_by_rank():
    paper = resolution(PaperSource(replace(b.a_meeting_file(), people=PEOPLE[::-1])))
    (line,) = paper.committee_assignments
    assert line.endswith(
        "đồng chí Nguyễn Thị Hạnh, Bí thư; đồng chí Phạm Văn Dũng, Phó bí thư; "
        "đồng chí Bùi Thị Thu Hà, Chi ủy viên."
    )


def test_the_members_mind_is_taken_from_the_self_criticism_where_no_report_tells_it():
    file = b.a_meeting_file()
    agenda = tuple(
        replace(item, content="Tư tưởng ổn định. Góp ý thẳng thắn.")
        if item.kind is ItemKind.CRITIQUE
        else replace(item, content="", draft_text="")
        for item in file.agenda
    )
    assert resolution(PaperSource(replace(file, agenda=agenda))).ideology == "tư tưởng ổn định."


@pytest.mark.parametrize(
    ("agree", "sentence"),
    [
        (17, "được chi bộ biểu quyết thông qua với 17/20 đồng chí tán thành, đạt 85%."),
        (9, "chưa được chi bộ thông qua: 9/20 đồng chí tán thành, đạt 45%."),
    ],
)
def test_the_resolution_ends_with_its_vote(agree, sentence):
    paper = resolution(source(votes=(b.a_vote(agree=agree),)))
    printed = text_of(word.render(word.shipped_template(PaperKind.RESOLUTION), paper))
    assert f"Nghị quyết này {sentence}" in printed


def test_an_unknown_duration_is_left_open():
    header = b.a_header(started_at=None, ended_at=None)
    paper = resolution(source(header=header))
    printed = text_of(word.render(word.shipped_template(PaperKind.RESOLUTION), paper))
    assert paper.duration_minutes == 0
    assert "Thời lượng: ………… phút." in printed


@pytest.mark.parametrize(
    ("records_from", "note"),
    [(date(2026, 11, 1), ""), (date(2026, 10, 1), "Kỳ trước chi bộ không có nghị quyết.")],
)
def test_without_a_last_resolution_the_book_says_only_what_it_knows(records_from, note):
    cell = b.a_cell(records_from=records_from)
    assert resolution(source(cell=cell, previous=None)).previous_note == note


def test_the_appendix_follows_the_programme_where_no_time_was_written():
    entries = (b.an_entry(1, item_id=4, at=None), b.an_entry(2, item_id=2, at=None))
    opinions = resolution(source(entries=entries)).opinions
    assert [o.topic for o in opinions] == [
        "Thời sự; văn bản mới của cấp trên",
        "Báo cáo tháng trước, phương hướng tháng này",
    ]


def test_the_signature_names_who_holds_the_post():
    signed = resolution(source()).signature
    assert (signed.capacity, signed.title, signed.name) == (
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Nguyễn Thị Hạnh",
    )


def test_part_four_adds_the_groups_of_the_scored_sheet():
    file = replace(b.a_meeting_file(), people=PEOPLE)
    view = a_view(file)
    paper = resolution(
        PaperSource(file, view=view, derived=derive(view.sheet, a_rubric("hd42-7-nhom")))
    )
    assert len(paper.groups) == 7
    assert sum(int(group.maximum) for group in paper.groups) == 100
    assert sum(int(group.points) for group in paper.groups) == int(paper.total_points)
    assert paper.grade == view.sheet.grade_label


def test_before_the_vote_no_points_are_claimed():
    file = b.a_meeting_file()
    view = a_view(file, state=SheetState.OPEN)
    paper = resolution(PaperSource(file, view=view))
    assert (paper.total_points, paper.grade, paper.groups) == ("…", "…", ())


def test_the_appendix_has_every_speech_in_order():
    opinions = resolution(source()).opinions
    assert [o.number for o in opinions] == list(range(1, 12))
    assert opinions[0].topic == "Báo cáo tháng trước, phương hướng tháng này"


def test_the_separator_of_recipients_follows_the_day():
    assert resolution(source()).recipients.separator == ";"
    old = b.with_header(b.a_meeting_file(), day=date(2026, 3, 3))
    assert resolution(PaperSource(old)).recipients.separator == ","


def test_the_programme_runs_from_the_planned_start():
    paper = programme(source())
    assert [row.time for row in paper.rows][:2] == ["14:00, 8 phút", "14:08, 12 phút"]
    assert (paper.total_minutes, paper.ends_at) == (93, "15 giờ 33 phút")
    assert paper.rows[2].note == "Bảng 8 nhiệm vụ: 7 xong, 1 gia hạn"
    assert paper.participants == ("Đảng viên trong diện triệu tập của chi bộ: 22 đồng chí.",)


def test_the_programme_says_what_an_item_serves():
    file = b.a_meeting_file()
    agenda = tuple(replace(item, serves="Nghị quyết 16-NQ/CB") for item in file.agenda)
    notes = [row.note for row in programme(source(agenda=agenda)).rows]
    assert notes[0] == "Phục vụ: Nghị quyết 16-NQ/CB"
    assert notes[2] == ("Bảng 8 nhiệm vụ: 7 xong, 1 gia hạn; Phục vụ: Nghị quyết 16-NQ/CB")


def test_the_invitation_calls_members_and_the_superior():
    paper = invitation(source(notices=b.the_notices()))
    assert paper.title == "Giấy mời"
    assert paper.addressees == (
        "Các đồng chí đảng viên Chi bộ Văn phòng",
        "Đồng chí Nguyễn Hữu Phước, cấp ủy viên phụ trách chi bộ",
    )
    assert paper.header.place_and_date == "Tân Hòa, ngày 30 tháng 10 năm 2026"
    assert paper.documents == ("dự thảo nghị quyết (Sổ tay đảng viên điện tử, 01/11/2026)",)
    assert paper.absence_contact == "đồng chí Bùi Thị Thu Hà chậm nhất ngày 02/11/2026"
    assert paper.prompts == ("Làm gì để giảm hồ sơ trễ hạn?",)


def test_a_numbered_notice_takes_the_place_of_the_invitation():
    notice = a_document(number=5, type=DocumentType.NOTICE)
    paper = invitation(source(documents=(notice,)))
    assert (paper.title, paper.header.number) == ("Thông báo", "05-TB/CB")
    assert paper.call == "thông báo và kính mời"


def test_the_title_of_an_item_writes_the_address_out():
    file = b.a_meeting_file()
    agenda = (replace(file.agenda[4], title="Học Bác: đ/c Lan"),)
    paper = invitation(PaperSource(replace(file, agenda=agenda)))
    assert paper.contents == ("Học Bác: đồng chí Lan.",)
    assert paper.preparers == ("đồng chí Hoàng Thị Lan: học Bác",)


def test_nobody_is_named_where_nobody_is_known():
    line = NoticeLine(1, None, "", is_superior=True)
    header = b.a_header(minute_taker_id=None, chair_id=None)
    paper = invitation(source(header=header, notices=(line,)))
    assert paper.absence_contact == "chi ủy chậm nhất ngày 02/11/2026"


def test_the_programme_of_a_committee_meeting_stays_in_the_house():
    file = b.with_header(b.a_meeting_file(), kind=MeetingKind.COMMITTEE)
    paper = programme(PaperSource(file))
    assert paper.recipients.lines == ("Các đồng chí chi ủy viên", "Lưu Chi bộ")
    assert invitation(PaperSource(file)).cell_name == "Chi ủy Chi bộ Văn phòng"


def test_the_programme_gives_the_frame_to_chair_and_minute_taker():
    file = b.a_meeting_file()
    agenda = tuple(replace(item, presenter_id=None) for item in file.agenda)
    people = [row.person for row in programme(PaperSource(replace(file, agenda=agenda))).rows]
    assert (people[0], people[1], people[-1]) == ("Chủ trì", "", "Thư ký")
