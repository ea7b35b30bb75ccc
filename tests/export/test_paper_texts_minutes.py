from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.agendas import ItemFate, ItemKind, ItemPart
from app.domain.attendance import AttendanceState
from app.domain.counting import count, may_vote_at
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import Person
from app.domain.meetings import Guest, MeetingForm, MeetingKind, MeetingPart, PartKind, Topic
from app.domain.members import MemberClass
from app.domain.minutes import Correction, EntryKind
from app.domain.periods import Period
from app.domain.text import percent_text
from app.domain.votes import VoteMatter
from app.services.export import word
from app.services.export.contexts import (
    CombinedMinutes,
    RegularMinutes,
    ThematicMinutes,
)
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.minutes import minutes
from app.services.paper_texts.minutes_items import regular_part
from app.services.paper_texts.minutes_opening import minutes_opening
from app.services.paper_texts.source import PaperSource
from tests import builders as b
from tests.export.docx_reader import text_of


def regular(**changes) -> RegularMinutes:
    paper = minutes(PaperSource(replace(b.a_meeting_file(), **changes)))
    assert isinstance(paper, RegularMinutes)
    return paper


def with_item(number: int, **changes):
    file = b.a_meeting_file()
    agenda = tuple(replace(i, **changes) if i.id == number else i for i in file.agenda)
    return replace(file, agenda=agenda)


def test_the_opening_has_the_figures_of_the_screen():
    file = b.a_meeting_file()
    opening, counts = minutes_opening(file), count(file)
    assert (opening.total, opening.official, opening.probationary) == (24, 22, 2)
    assert (opening.present, opening.attendance_base) == (
        counts.present,
        counts.attendance_base,
    )
    assert opening.attendance_percent == percent_text(counts.attendance) == "90,9%"
    assert [(a.name, a.reason) for a in opening.excused] == [
        ("Trần Quang Huy", "ốm"),
        ("Mai Thị Hương", "đi công tác"),
    ]
    assert opening.exempt == (b.EXEMPT,)
    assert opening.temporary_out == (b.AWAY,)


def test_arrivals_online_members_and_guests_are_named():
    file = b.a_meeting_file()
    lines = tuple(
        replace(line, state=AttendanceState.ONLINE) if line.member_id == b.DUNG else line
        for line in file.attendance
    )
    guests = (Guest(1, "Nguyễn Hữu Phước", "Tổ công tác số 2", is_superior=True, online=True),)
    header = replace(file.header, form=MeetingForm.HYBRID)
    opening = minutes_opening(replace(file, attendance=lines, guests=guests, header=header))
    assert opening.form == "trực tiếp kết hợp trực tuyến (trực tuyến 01 đồng chí)"
    assert opening.arrivals == (
        "đồng chí Cao Thị Diệp đến lúc 14 giờ 10",
        "đồng chí Hồ Sỹ Đạt về lúc 15 giờ 20",
    )
    assert opening.superior_guests == ("đồng chí Nguyễn Hữu Phước, Tổ công tác số 2 (trực tuyến)",)


def test_special_duty_suspension_and_missing_marks_are_named():
    lines = (
        b.a_line("Đỗ An", member_class=MemberClass.SPECIAL_DUTY),
        b.a_line("Vũ Bình", member_id=91, member_class=MemberClass.SUSPENDED),
        b.a_line("Lê Chi", member_id=92, state=AttendanceState.UNMARKED),
    )
    file = b.a_meeting_file()
    paper = regular(attendance=(*file.attendance, *lines))
    printed = text_of(word.render(word.shipped_template(PaperKind.REGULAR_MINUTES), paper))
    assert "làm nhiệm vụ đặc biệt: 01 (đồng chí Đỗ An)" in printed
    assert "đình chỉ hoặc đang chuyển sinh hoạt: 01 (đồng chí Vũ Bình)." in printed
    assert "Chưa điểm danh: 01 (đồng chí Lê Chi)." in printed


def test_a_temporary_member_is_counted_apart():
    file = b.a_meeting_file()
    guest_member = b.a_line("Trịnh Văn Quý", member_class=MemberClass.TEMPORARY_IN)
    opening = minutes_opening(replace(file, attendance=(*file.attendance, guest_member)))
    assert (opening.temporary_in, opening.present_temporary_in) == (1, 1)
    assert opening.total == 24


def test_a_meeting_by_groups_names_place_chair_and_minute_taker_of_each():
    part = MeetingPart(1, PartKind.GROUP, 1, "Nhà văn hóa", b.DUNG, b.HA, b.at(14, 0), b.at(15, 30))
    opening = minutes_opening(replace(b.a_meeting_file(), parts=(part,)))
    (place,) = opening.group_places
    assert place == (
        "Tổ đảng 1: tại Nhà văn hóa, từ 14 giờ 00 phút, đến 15 giờ 30 phút, "
        "chủ trì đồng chí Phạm Văn Dũng, thư ký đồng chí Bùi Thị Thu Hà"
    )


def test_chair_and_minute_taker_carry_their_posts():
    people = (Person(b.HANH, "Nguyễn Thị Hạnh", "Bí thư"), Person(b.HA, "Bùi Thị Thu Hà"))
    paper = regular(people=people)
    assert paper.opening.chair == "Nguyễn Thị Hạnh, Bí thư"
    assert paper.closing.chair.name == "Nguyễn Thị Hạnh"
    assert paper.closing.note_taker.capacity == "NGƯỜI GHI BIÊN BẢN"


@pytest.mark.parametrize(
    ("announced", "note", "said"),
    [
        (True, "", "đã thông báo trước chi bộ."),
        (False, "", "chưa thông báo."),
        (None, "", ""),
        (True, "24/24 đồng chí đã nộp", "24/24 đồng chí đã nộp."),
    ],
)
def test_dues_are_said_as_recorded(announced, note, said):
    file = b.with_header(b.a_meeting_file(), dues_announced=announced, dues_note=note)
    assert minutes_opening(file).dues == said


def test_a_report_is_printed_by_its_parts():
    text = "Ưu điểm: xong 7/8. Hạn chế: còn trễ; Nguyên nhân: thiếu người.\n- Giải pháp: tăng ca"
    file = with_item(4, content=text)
    item = next(i for i in regular_part(file).items if i.strengths)
    assert (item.strengths, item.limits) == ("xong 7/8.", "còn trễ.")
    assert (item.causes, item.remedies) == ("thiếu người.", "tăng ca.")
    assert item.summary == ""


def test_parts_a_report_lacks_come_from_what_was_prepared():
    file = with_item(4, content="Đã báo cáo.", draft_text="Hạn chế: họp muộn.")
    item = next(i for i in regular_part(file).items if i.limits)
    assert (item.summary, item.limits) == ("Đã báo cáo.", "họp muộn.")


def test_opening_and_closing_acts_without_text_have_no_number_of_their_own():
    quiet = {ItemKind.PROCEDURE, ItemKind.DECISION, ItemKind.SCORING, ItemKind.READING}
    file = b.a_meeting_file()
    agenda = tuple(replace(i, content="") if i.kind in quiet else i for i in file.agenda)
    items = regular_part(replace(file, agenda=agenda)).items
    assert [item.number for item in items] == ["1", "2", "3", "4"]
    assert items[0].title == "Thời sự; văn bản mới của cấp trên"


def test_an_act_with_written_text_is_not_lost():
    titles = [item.title for item in regular_part(b.a_meeting_file()).items]
    assert "Đọc và thông qua biên bản" in titles


def test_the_conclusion_is_printed_once_with_what_was_said_on_it():
    ends = next(i for i in b.a_meeting_file().agenda if "R-C4" in i.step_ids)
    said = "Thống nhất bảy nhiệm vụ"
    file = with_item(ends.id, content="Nêu dự thảo", conclusion=f"{said}.")
    file = b.with_header(file, conclusion=said)
    speech = b.an_entry(1, item_id=ends.id, text="Đề nghị ghi rõ sản phẩm")
    paper = minutes(PaperSource(replace(file, entries=(speech,))))
    assert paper.closing.conclusion == "Thống nhất bảy nhiệm vụ."
    assert paper.closing.discussion == "Nêu dự thảo."
    assert [o.text for o in paper.closing.opinions] == ["Đề nghị ghi rõ sản phẩm."]
    assert ends.title not in [item.title for item in paper.regular.items]


def test_an_item_put_off_says_so_with_its_reason():
    file = with_item(5, content="", fate=ItemFate.POSTPONED, fate_reason="hết giờ.")
    item = next(i for i in regular_part(file).items if i.conclusion)
    assert item.conclusion == "để lại kỳ sau; lý do: hết giờ."
    assert item.presenter == ""


def test_what_is_parked_stands_apart_from_the_conclusion():
    parked = b.an_entry(1, item_id=4, kind=EntryKind.PARKED, text="Quy định trực cuối tuần.")
    file = replace(with_item(4, conclusion="Thống nhất"), entries=(parked,))
    item = next(i for i in regular_part(file).items if i.deferred)
    assert (item.conclusion, item.deferred) == ("Thống nhất.", "quy định trực cuối tuần.")


@pytest.mark.parametrize(
    ("content", "summary"),
    [
        ("", "Chi bộ hoàn thành 7/8 nhiệm vụ, đạt 87,5%."),
        ("Đã đọc bảng", "Đã đọc bảng.\nChi bộ hoàn thành 7/8 nhiệm vụ, đạt 87,5%."),
        ("Xong 7/8 việc", "Xong 7/8 việc."),
    ],
)
def test_a_result_item_says_how_far_the_tasks_are_unless_it_is_written(content, summary):
    assert regular_part(with_item(3, content=content)).items[2].summary == summary


def test_every_line_of_the_minutes_is_printed_somewhere():
    entries = (
        b.an_entry(1, text="Một ý kiến"),
        b.an_entry(2, kind=EntryKind.RESPONSE, text="Xin tiếp thu", member_id=b.HANH),
        b.an_entry(3, kind=EntryKind.DECISION, text="Giao đồng chí Dũng"),
        b.an_entry(4, kind=EntryKind.NOTE, text="Có tài liệu kèm theo"),
        b.an_entry(5, kind=EntryKind.PARKED, text="Trực cuối tuần"),
        b.an_entry(6, kind=EntryKind.REMINDER, text="Đi họp muộn", member_id=b.DAT),
        b.an_entry(7, kind=EntryKind.SPEECH, item_id=None, text="Ý kiến ngoài chương trình"),
    )
    printed = str(regular(entries=entries))
    assert all(entry.text.lower() in printed.lower() for entry in entries)
    assert "Ý kiến khác" in printed


def test_a_vote_says_denominator_threshold_and_who_could_vote():
    file = b.a_meeting_file()
    line = regular().closing.votes[0]
    assert (line.agree, line.base, line.percent, line.needed) == (17, 20, "85%", 11)
    assert line.may_vote == may_vote_at(file, b.at(15, 24)) == 17
    assert (line.matter, line.method, line.passed) == (
        "thông qua nghị quyết",
        "giơ thẻ đảng viên",
        True,
    )


def test_a_vote_of_an_item_stands_under_it_and_others_at_the_end():
    votes = (
        b.a_vote(id=1, matter=VoteMatter.OTHER, text="gia hạn nhiệm vụ 16.7", item_id=4),
        b.a_vote(id=2, matter=VoteMatter.OTHER, text="việc ngoài chương trình", item_id=None),
    )
    paper = regular(votes=votes)
    assert [v.matter for i in paper.regular.items for v in i.votes] == ["gia hạn nhiệm vụ 16.7"]
    assert [v.matter for v in paper.closing.votes] == ["việc ngoài chương trình"]


def test_overridden_checks_and_corrections_print_with_their_reasons():
    finding = Finding(
        "K10", Severity.ERROR, "Đăng tài liệu chậm.", "prepare", overridden="mất mạng."
    )
    correction = Correction(
        1, "312 đọc là 321", "đối chiếu lại", "Bùi Thị Thu Hà", datetime(2026, 11, 10, 9, 0)
    )
    file = replace(b.a_meeting_file(), corrections=(correction,))
    closing = minutes(PaperSource(file, (finding,))).closing
    assert closing.overrides[0].what == "Đăng tài liệu chậm (K10)"
    assert closing.overrides[0].reason == "mất mạng"
    assert closing.corrections[0].text == "312 đọc là 321."
    assert closing.corrections[0].date_text == "ngày 10 tháng 11 năm 2026"


def test_a_thematic_meeting_has_topic_group_and_all_opinions():
    topic = Topic("Tiết kiệm", 2, b.DUNG, purpose="Giảm chi phí", assessment="Bài viết sát thực tế")
    header = b.a_header(kind=MeetingKind.THEMATIC, period=Period(2026, quarter=4), topic=topic)
    main = b.an_item(1, kind=ItemKind.PAPER, title="Trình bày", presenter_id=b.DUNG)
    other = b.an_item(2, kind=ItemKind.PAPER, title="Tham luận", presenter_id=b.HA)
    file = replace(b.a_meeting_file(), header=header, agenda=(main, other))
    paper = minutes(PaperSource(file))
    assert isinstance(paper, ThematicMinutes)
    assert paper.subject == "Sinh hoạt chuyên đề quý IV năm 2026"
    assert paper.thematic.group.startswith("2. Cần, kiệm, liêm, chính")
    assert paper.thematic.purpose == "Giảm chi phí."
    assert [p.title for p in paper.thematic.papers] == ["Tham luận"]
    assert len(paper.thematic.opinions) == 11
    assert paper.thematic.praise == ("Biểu dương: đồng chí Phạm Văn Dũng: số hóa trước hạn.",)


def test_the_discussion_of_a_topic_stands_with_the_opinions_and_not_in_the_summary():
    main = b.an_item(1, kind=ItemKind.PAPER, title="Trình bày", content="Ba giải pháp")
    talk = b.an_item(2, kind=ItemKind.DISCUSSION, title="Thảo luận: liên hệ", content="Sôi nổi")
    file = b.with_header(b.a_meeting_file(), kind=MeetingKind.THEMATIC)
    paper = minutes(PaperSource(replace(file, agenda=(main, talk))))
    assert isinstance(paper, ThematicMinutes)
    assert (paper.thematic.summary, paper.thematic.discussion) == ("Ba giải pháp.", "Sôi nổi.")


def test_a_combined_meeting_has_two_parts_with_their_times():
    parts = (
        MeetingPart(1, PartKind.REGULAR, started_at=b.at(14, 0), ended_at=b.at(15, 0)),
        MeetingPart(2, PartKind.THEMATIC, started_at=b.at(15, 0), ended_at=b.at(16, 5)),
    )
    paper_item = b.an_item(20, kind=ItemKind.PAPER, part=ItemPart.THEMATIC, title="Chuyên đề")
    file = b.with_header(b.a_meeting_file(), kind=MeetingKind.COMBINED)
    own = b.a_task(id=3, item_id=20, text="Viết thu hoạch")
    file = replace(file, parts=parts, agenda=(*file.agenda, paper_item), tasks=(*file.tasks, own))
    paper = minutes(PaperSource(file))
    assert isinstance(paper, CombinedMinutes)
    assert paper.regular.ended == paper.thematic.started == "15 giờ 00 phút"
    assert [t.text for t in paper.thematic.duties] == ["Viết thu hoạch"]
    assert len(paper.closing.tasks) == 2
    assert paper.subject == "Sinh hoạt thường kỳ kết hợp chuyên đề tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("kind", "subject", "session"),
    [
        (
            MeetingKind.REGULAR,
            "Sinh hoạt chi bộ thường kỳ tháng 02 năm 2026",
            "sinh hoạt thường kỳ tháng 02 năm 2026",
        ),
        (
            MeetingKind.EXTRAORDINARY,
            "Sinh hoạt chi bộ bất thường tháng 02 năm 2026",
            "sinh hoạt bất thường tháng 02 năm 2026",
        ),
    ],
)
def test_titles_name_kind_and_month(kind, subject, session):
    header = b.a_header(kind=kind, period=Period(2026, month=2), day=date(2026, 2, 3))
    paper = regular(header=header)
    assert (paper.subject, paper.opening.session_name) == (subject, session)
    assert paper.header.place_and_date == "Tân Hòa, ngày 03 tháng 02 năm 2026"


def test_a_combined_meeting_names_its_month_and_its_quarter():
    period = Period(2025, month=12, quarter=4)
    header = b.a_header(kind=MeetingKind.COMBINED, period=period)
    paper = minutes(PaperSource(replace(b.a_meeting_file(), header=header)))
    assert paper.subject == "Sinh hoạt thường kỳ tháng 12 kết hợp chuyên đề quý IV năm 2025"


def test_tasks_print_code_person_deadline_product_and_report():
    line = regular().closing.tasks[0]
    assert (line.number, line.person, line.due) == ("17.1", "Nguyễn Thị Hạnh", "25/11/2026")
    assert (line.product, line.report_at) == ("Dự thảo báo cáo", "Tháng 12")
