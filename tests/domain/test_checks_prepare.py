"""K06 to K12, K33, K34, K39, K40 and A4: how a meeting was prepared."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.agenda_presets import COMBINED
from app.domain.agendas import ItemKind, ItemPart
from app.domain.attendance import AttendanceState
from app.domain.meeting_file import CommitteeRecord
from app.domain.meetings import (
    MeetingForm,
    MeetingKind,
    MeetingPart,
    MeetingStage,
    PartKind,
    Topic,
)
from app.domain.votes import VoteMatter
from tests.builders import (
    IDS,
    MEETING_DAY,
    a_meeting_file,
    a_vote,
    an_agenda,
    an_item,
    at,
    at_stage,
    before_meeting,
    found,
    item_of,
    some_rules,
    the_notices,
    with_header,
)

OCTOBER_30 = datetime(2026, 10, 30, 9, 42)
FILE, EARLY = a_meeting_file(), before_meeting()
THEMATIC, COMMITTEE = MeetingKind.THEMATIC, MeetingKind.COMMITTEE


def with_kind(kind: MeetingKind, file=FILE, **changes):
    return with_header(file, kind=kind, **changes)


def agenda_of(*parts: ItemPart):
    return tuple(an_item(n, part=part) for n, part in enumerate(parts, start=1))


R, T = ItemPart.REGULAR, ItemPart.THEMATIC
MIXED = "Phần thường kỳ và chuyên đề đang xen nhau; nên xong phần này rồi đến phần kia."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((R, R, T, T), None),
        ((T, R), None),
        ((R, T, R), MIXED),
        ((R, R), "Chương trình chưa có đủ hai phần thường kỳ và chuyên đề."),
    ],
)
def test_k06_a_combined_meeting_has_two_blocks_in_a_row(parts, message):
    file = with_kind(MeetingKind.COMBINED, replace(FILE, agenda=agenda_of(*parts)))
    assert found(file, "K06") == ([("W", message)] if message else [])


def test_k06_the_shipped_agenda_and_other_kinds_pass():
    items = tuple(item_of(draft, n) for n, draft in enumerate(COMBINED.items, start=1))
    assert found(with_kind(MeetingKind.COMBINED, replace(EARLY, agenda=items)), "K06") == []
    assert found(replace(FILE, agenda=agenda_of(R, T, R)), "K06") == []
    assert found(with_kind(MeetingKind.COMBINED, replace(FILE, agenda=())), "K06") == []


@pytest.mark.parametrize(("second_start", "overlaps"), [((15, 10), False), ((15, 4), True)])
def test_k06_the_halves_do_not_overlap_in_time(second_start, overlaps):
    parts = (
        MeetingPart(1, PartKind.REGULAR, started_at=at(14, 0), ended_at=at(15, 5)),
        MeetingPart(2, PartKind.THEMATIC, started_at=at(*second_start), ended_at=at(16, 10)),
    )
    file = replace(FILE, agenda=agenda_of(R, T), parts=parts)
    assert bool(found(with_kind(MeetingKind.COMBINED, file), "K06")) is overlaps


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"title": "Giao ban tuần 44"}, "giao ban"),
        ({"title": "Bàn việc CHUYÊN MÔN"}, "chuyên môn"),
        ({"is_professional": True}, "công việc chuyên môn"),
    ],
)
@pytest.mark.parametrize("stage", [MeetingStage.PLANNED, MeetingStage.PREPARING])
def test_k07_items_of_a_work_meeting_are_named(stage, changes, word):
    early = with_header(EARLY, stage=stage)
    file = replace(early, agenda=(*EARLY.agenda, an_item(10, **changes)))
    message = f"Mục 10 nhắc “{word}”; sinh hoạt chi bộ họp riêng với họp công việc."
    assert found(file, "K07", OCTOBER_30) == [("W", message)]


def test_k07_a_word_inside_another_word_is_no_sign():
    file = replace(EARLY, agenda=(an_item(1, title="Bản giao banner"),))
    assert found(file, "K07") == []


@pytest.mark.parametrize(
    ("stage", "ticked", "asked"),
    [
        (MeetingStage.PREPARING, None, False),
        (MeetingStage.SCORING, None, True),
        (MeetingStage.FINISHING, False, True),
        (MeetingStage.FINISHING, True, False),
    ],
)
def test_k07_asks_for_the_tick_after_the_talk(stage, ticked, asked):
    file = with_header(at_stage(stage), separate_from_work=ticked)
    message = "Chưa đánh dấu họp riêng, không ghép với họp công việc."
    assert found(file, "K07") == ([("W", message)] if asked else [])


def a_record(day=date(2026, 10, 28), *, held=True, minutes=True, consultation=False):
    return CommitteeRecord(1, "2026-11-cu", day, held, minutes, consultation)


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ((a_record(),), None),
        ((a_record(day=MEETING_DAY),), None),
        ((), "Chưa ghi buổi họp chi ủy trước buổi này."),
        ((a_record(held=False),), "Chưa ghi buổi họp chi ủy trước buổi này."),
        ((a_record(day=date(2026, 11, 4)),), "Chưa ghi buổi họp chi ủy trước buổi này."),
        ((a_record(minutes=False),), "Họp chi ủy 28/10 chưa có biên bản."),
        ((a_record(minutes=False, consultation=True),), "Hội ý 28/10 chưa có biên bản."),
        ((a_record(), a_record(minutes=False)), None),
    ],
)
def test_k08_the_committee_met_before_with_minutes(records, message):
    file = replace(FILE, committee=records)
    assert found(file, "K08") == ([("E", message)] if message else [])


def test_k08_a_cell_without_committee_confers_and_one_with_a_secretary_only_need_not():
    file = replace(FILE, committee=(), has_committee=False)
    assert found(file, "K08") == [("E", "Chưa ghi hội ý bí thư, phó bí thư trước buổi này.")]
    assert found(replace(file, secretary_only=True), "K08") == []
    assert found(with_kind(COMMITTEE, file), "K08") == []


def test_k08_is_not_red_before_the_meeting_and_silent_while_only_planned():
    assert found(replace(EARLY, committee=()), "K08", OCTOBER_30)[0][0] == "W"
    planned = before_meeting(MeetingStage.PLANNED, committee=())
    assert found(planned, "K08", OCTOBER_30) == []
    info = replace(EARLY, committee=(), rules=some_rules(K08__severity="I"))
    assert found(info, "K08", OCTOBER_30)[0][0] == "I"


def test_k08_minutes_may_be_optional_in_a_cell():
    file = replace(FILE, committee=(a_record(minutes=False),))
    assert found(replace(file, rules=some_rules(committee_minutes_required="0")), "K08") == []


@pytest.mark.parametrize(
    ("notices", "messages"),
    [
        (the_notices(), []),
        ((*the_notices()[7:], *the_notices(None)[:7]), ["Còn 7 nơi nhận chưa gửi giấy mời."]),
        ((), ["Chưa lập danh sách nơi nhận giấy mời."]),
        (the_notices()[:22], ["Danh sách giấy mời chưa có cấp ủy viên theo dõi chi bộ."]),
    ],
)
def test_k09_everybody_has_the_invitation(notices, messages):
    file = replace(EARLY, notices=notices)
    assert found(file, "K09", OCTOBER_30) == [("W", message) for message in messages]


def test_k09_does_not_ask_for_invitations_to_a_committee_meeting():
    assert found(with_kind(COMMITTEE, replace(EARLY, notices=())), "K09") == []


@pytest.mark.parametrize(
    ("posted", "message"),
    [
        (date(2026, 11, 2), None),
        (None, "Tài liệu chưa đăng trên Sổ tay đảng viên điện tử; hạn 02/11."),
        (MEETING_DAY, "Tài liệu đăng ngày 03/11, muộn hơn hạn 02/11."),
    ],
)
def test_k10_papers_are_posted_a_day_before(posted, message):
    file = with_header(EARLY, papers_posted_on=posted)
    assert found(file, "K10", OCTOBER_30) == ([("W", message)] if message else [])
    assert found(with_kind(COMMITTEE, file), "K10") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"draft_resolution": " "}, "Chưa có dự thảo nghị quyết."),
        ({"discussion_prompts": ""}, "Chưa có câu hỏi gợi ý thảo luận."),
        (
            {"draft_resolution": "", "discussion_prompts": ""},
            "Chưa có dự thảo nghị quyết, câu hỏi gợi ý thảo luận.",
        ),
        ({"kind": THEMATIC, "draft_resolution": ""}, None),
        ({"kind": COMMITTEE, "discussion_prompts": ""}, None),
    ],
)
def test_k11_drafts_and_prompts_exist(changes, message):
    file = with_header(EARLY, **changes)
    assert found(file, "K11") == ([("W", message)] if message else [])


def test_k11_prompts_may_be_optional():
    file = with_header(EARLY, discussion_prompts="")
    assert found(replace(file, rules=some_rules(prompts_required="0")), "K11") == []


@pytest.mark.parametrize(
    ("collected", "today", "asked"),
    [
        (False, date(2026, 10, 14), False),
        (False, date(2026, 10, 15), True),
        (True, date(2026, 10, 30), False),
    ],
)
def test_k12_the_bulletin_is_collected_once_it_is_out(collected, today, asked):
    file = with_header(EARLY, bulletin_collected=collected)
    now = datetime.combine(today, datetime.min.time())
    expected = [("I", "Chưa lấy Bản tin sinh hoạt chi bộ của tháng.")] if asked else []
    assert found(file, "K12", now) == expected


@pytest.mark.parametrize(
    ("form", "basis", "messages"),
    [
        (MeetingForm.IN_PERSON, "", []),
        (MeetingForm.BY_GROUP, "", ["Họp theo tổ đảng cần ghi căn cứ cho phép."]),
        (MeetingForm.BY_GROUP, "Công văn 12", []),
        (
            MeetingForm.ONLINE,
            "Công văn 12",
            ["Dự trực tuyến 0/22; chỉ áp dụng khi hơn một nửa ở phân tán."],
        ),
        (
            MeetingForm.HYBRID,
            "",
            [
                "Họp trực tiếp kết hợp trực tuyến cần ghi căn cứ cho phép.",
                "Dự trực tuyến 0/22; chỉ áp dụng khi hơn một nửa ở phân tán.",
            ],
        ),
    ],
)
def test_k33_a_meeting_apart_names_its_basis(form, basis, messages):
    file = with_header(FILE, form=form, form_basis=basis)
    assert found(file, "K33") == [("W", message) for message in messages]


@pytest.mark.parametrize(("online", "asked"), [(11, True), (12, False)])
def test_k33_exactly_half_online_is_not_more_than_half(online, asked):
    lines = tuple(
        replace(line, state=AttendanceState.ONLINE, reason="") if n < online else line
        for n, line in enumerate(FILE.attendance)
    )
    file = with_header(FILE, form=MeetingForm.ONLINE, form_basis="Công văn 12")
    assert bool(found(replace(file, attendance=lines), "K33")) is asked


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        (Topic("X", 2, 1, MEETING_DAY, MEETING_DAY, MEETING_DAY), None),
        (
            Topic("X", 2, 1, MEETING_DAY),
            "Chuyên đề chưa có ngày duyệt dự thảo, ngày gửi.",
        ),
        (
            Topic("X"),
            "Chuyên đề chưa có người viết, dự thảo bằng văn bản, ngày duyệt dự thảo, ngày gửi.",
        ),
    ],
)
def test_k34_a_topic_is_written_approved_and_sent(topic, message):
    file = with_header(EARLY, kind=THEMATIC, topic=topic)
    assert found(file, "K34") == ([("W", message)] if message else [])
    assert found(with_kind(MeetingKind.REGULAR, file), "K34") == []


BAO = IDS["Lý Gia Bảo"]


@pytest.mark.parametrize(
    ("ends_on", "changes", "asked"),
    [
        (MEETING_DAY, {}, True),
        (date(2026, 11, 20), {}, False),
        (MEETING_DAY, {"agenda": (an_item(1, title="Công nhận đ/c Lý Gia Bảo"),)}, False),
        (
            MEETING_DAY,
            {"votes": (a_vote(matter=VoteMatter.RECOGNITION, text="Lý Gia Bảo"),)},
            False,
        ),
        (MEETING_DAY, {"votes": (a_vote(text="Lý Gia Bảo"),)}, True),
    ],
)
def test_k39_the_end_of_probation_is_on_the_agenda(ends_on, changes, asked):
    file = replace(EARLY, probation_due=((BAO, ends_on),), **changes)
    message = "Đ/c Lý Gia Bảo đủ 12 tháng dự bị ngày 03/11, chưa có trong chương trình."
    assert found(file, "K39") == ([("W", message)] if asked else [])
    assert found(with_kind(THEMATIC, file), "K39") == []


@pytest.mark.parametrize(("presenter", "asked"), [(IDS["Hoàng Thị Lan"], False), (None, True)])
def test_k40_somebody_reports_on_the_study(presenter, asked):
    agenda = tuple(
        replace(item, presenter_id=presenter) if item.kind is ItemKind.STUDY else item
        for item in an_agenda()
    )
    expected = [("I", "Chưa có đồng chí báo cáo học tập và làm theo Bác kỳ này.")] if asked else []
    assert found(replace(EARLY, agenda=agenda), "K40") == expected
    assert found(with_kind(THEMATIC, replace(EARLY, agenda=agenda)), "K40") == []


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("", None),
        ("Hạn chế: chậm. Nguyên nhân: thiếu người. Giải pháp: bổ sung.", None),
        ("HẠN CHẾ. GIẢI PHÁP.", "Báo cáo tháng 10 chưa có phần nguyên nhân."),
        ("Ưu điểm. Giải pháp.", "Báo cáo tháng 10 chưa có phần hạn chế, nguyên nhân."),
    ],
)
def test_a4_the_report_of_the_month_has_limits_causes_and_remedies(draft, message):
    report = an_item(
        4,
        kind=ItemKind.REPORT,
        title="Báo cáo tháng 10, phương hướng tháng 11",
        step_ids=("R-M1",),
        draft_text=draft,
        content="",
    )
    assert found(replace(EARLY, agenda=(report,)), "A4") == ([("W", message)] if message else [])
    other = replace(report, step_ids=("R-M2",))
    assert found(replace(EARLY, agenda=(other,)), "A4") == []


def test_k40_a_large_cell_wants_two_and_a_second_one_named_under_the_item_counts():
    large = replace(EARLY, member_total=30)
    study = an_item(5, kind=ItemKind.STUDY, presenter_id=IDS["Hoàng Thị Lan"], carried_lines=())
    message = "Mới có 1/2 đồng chí báo cáo học tập và làm theo Bác kỳ này."
    assert found(replace(large, agenda=(study,)), "K40") == [("I", message)]
    lines = ("Đến lượt đ/c Hoàng Thị Lan báo cáo", "Đến lượt đ/c Tạ Thị Loan báo cáo, chờ 3 kỳ")
    both = replace(study, carried_lines=lines)
    assert found(replace(large, agenda=(both,)), "K40") == []
