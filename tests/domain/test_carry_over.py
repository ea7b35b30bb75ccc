"""What enters a new agenda by itself, and where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda_building import with_carried
from app.domain.agenda_presets import COMBINED, HD42, MODEL_NINETY, TUY_LOC
from app.domain.agendas import AgendaItemDraft, ItemFate, ItemKind, ItemOrigin, ItemPart
from app.domain.carry_over import (
    CarrySource,
    EarlierMeeting,
    OpenRemarks,
    ProbationEnd,
    ReportTurn,
    carried_items,
    next_reporters,
    reporters_due,
    tasks_line,
    why_returns,
)
from app.domain.directives import Directive
from app.domain.meetings import MeetingKind
from app.domain.minutes import EntryKind
from app.domain.tasks import TaskState
from tests.builders import (
    MEETING_DAY,
    a_previous,
    a_task,
    an_entry,
    an_item,
    an_old_task,
    some_rules,
)

LAN = ReportTurn(11, "Hoàng Thị Lan", 13)
LOAN = ReportTurn(12, "Tạ Thị Loan", 12)
MINH = ReportTurn(13, "Lương Ngọc Minh", 12)
NEW = ReportTurn(30, "Phan Thị Mỹ Linh", None)


def source(**changes) -> CarrySource:
    return CarrySource(MEETING_DAY, **changes)


def titles(drafts) -> list[str]:
    return [draft.title for draft in drafts]


def test_the_tasks_of_the_last_resolution_come_with_how_they_stand():
    states = [TaskState.DONE] * 6 + [TaskState.IN_PROGRESS] * 2
    tasks = tuple(an_old_task(n, state) for n, state in enumerate(states, start=1))
    item = carried_items(source(previous=a_previous(tasks=tasks)))[0]
    assert item.title == "Kết quả Nghị quyết 16-NQ/CB"
    assert item.carried_lines == ("Bảng 8 nhiệm vụ: 6 xong, 2 đang làm",)
    assert item.origin is ItemOrigin.CARRIED


def test_open_tasks_of_still_earlier_meetings_are_counted():
    older = (a_task(id=5), a_task(id=6, state=TaskState.DONE))
    item = carried_items(source(previous=a_previous(tasks=()), tasks=older))[0]
    assert item.carried_lines == ("Nhiệm vụ của các kỳ trước nữa còn mở: 1",)


def test_a_resolution_without_tasks_has_no_table():
    assert tasks_line(()) == ""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"fate": None, "content": ""}, "chưa bàn"),
        ({"fate": ItemFate.POSTPONED, "content": ""}, "chưa bàn"),
        ({"fate": ItemFate.POSTPONED, "fate_reason": "hết giờ"}, "hết giờ"),
        ({"fate": ItemFate.DROPPED, "content": ""}, ""),
        ({"recurring": True}, "mục thường xuyên"),
        ({"fate": None}, ""),
        ({"fate": None, "content": "", "given_minutes": 5}, ""),
        ({}, ""),
        ({"kind": ItemKind.CRITIQUE, "fate": None, "content": ""}, ""),
        ({"step_ids": ("R-M2",), "fate": None, "content": ""}, ""),
    ],
)
def test_an_item_returns_if_not_discussed_or_recurring(changes, reason):
    assert why_returns(an_item(1, **changes), ()) == reason


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (a_task(item_id=1), "còn việc chưa xong"),
        (a_task(item_id=1, state=TaskState.DONE), ""),
        (a_task(item_id=2), ""),
    ],
)
def test_an_item_returns_while_it_has_an_open_action(task, reason):
    assert why_returns(an_item(1), (task,)) == reason
    assert why_returns(an_item(1), (task,), is_last=False) == reason


@pytest.mark.parametrize(
    ("changes", "returns"),
    [
        ({"previous": a_previous()}, False),
        ({"previous": a_previous(), "kind": MeetingKind.THEMATIC}, True),
        ({}, True),
    ],
)
def test_tasks_of_the_conclusion_come_back_once_in_the_table_of_results(changes, returns):
    end = an_item(1, kind=ItemKind.DECISION, title="Kết luận", step_ids=("R-C2", "R-C4"))
    earlier = (EarlierMeeting("T8", (end,)),)
    drafts = carried_items(source(earlier=earlier, tasks=(a_task(item_id=1),), **changes))
    assert ("Kết luận" in titles(drafts)) is returns
    unended = replace(end, fate=ItemFate.POSTPONED, fate_reason="hết giờ")
    earlier = (EarlierMeeting("T8", (unended,)),)
    assert "Kết luận" in titles(carried_items(source(earlier=earlier, **changes)))


def test_only_the_last_meeting_gives_undiscussed_and_recurring_items():
    assert why_returns(an_item(1, recurring=True), (), is_last=False) == ""
    assert why_returns(an_item(1, fate=ItemFate.POSTPONED), (), is_last=False) == ""


def test_a_returning_item_keeps_what_it_was_and_says_why():
    item = an_item(7, title="Quy định trực", presenter_id=6, draft_text="Dự thảo", recurring=True)
    draft = carried_items(source(earlier=(EarlierMeeting("T10", (item,)),)))[0]
    assert (draft.title, draft.presenter_id, draft.draft_text) == ("Quy định trực", 6, "Dự thảo")
    assert draft.carried_lines == ("T10: mục thường xuyên",)
    assert (draft.carried_from_id, draft.origin) == (7, ItemOrigin.CARRIED)


def test_an_item_already_carried_further_returns_once():
    first = an_item(1, title="Quy định trực")
    second = an_item(2, title="Quy định trực cuối tuần", carried_from_id=1)
    meetings = (EarlierMeeting("T9", (first,)), EarlierMeeting("T10", (second,)))
    tasks = (a_task(id=1, item_id=1), a_task(id=2, item_id=2))
    drafts = carried_items(source(earlier=meetings, tasks=tasks))
    assert titles(drafts) == ["Quy định trực cuối tuần"]


def test_two_items_of_one_name_return_as_one():
    meetings = tuple(EarlierMeeting(f"T{n}", (an_item(n, title="Trực"),)) for n in (9, 10))
    tasks = tuple(a_task(id=n, item_id=n) for n in (9, 10))
    drafts = carried_items(source(earlier=meetings, tasks=tasks))
    assert [draft.carried_lines for draft in drafts] == [("T10: còn việc chưa xong",)]


def test_parked_lines_of_the_last_meeting_return():
    parked = an_entry(kind=EntryKind.PARKED, text="Quy định trực cuối tuần ")
    meetings = (
        EarlierMeeting("T9", (), (parked,)),
        EarlierMeeting("T10", (), (parked, an_entry())),
    )
    drafts = carried_items(source(earlier=meetings))
    assert [(d.title, d.carried_lines) for d in drafts] == [
        ("Quy định trực cuối tuần", ("T10: để lại kỳ sau",))
    ]


def test_unanswered_remarks_and_petitions_are_named():
    remarks = (OpenRemarks("Tổ công tác số 2", 1), OpenRemarks("Đảng ủy", 0))
    draft = carried_items(source(remarks=remarks, petitions=2))[0]
    assert draft.carried_lines == (
        "Góp ý của Tổ công tác số 2 chưa trả lời: 1",
        "Kiến nghị, nguyện vọng chưa trả lời: 2",
    )


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [(MEETING_DAY, 1), (date(2026, 11, 4), 0)],
)
def test_the_end_of_probation_enters_at_the_first_meeting_after_it(ends_on, expected):
    drafts = carried_items(source(probation=(ProbationEnd(21, "Lý Gia Bảo", ends_on),)))
    assert len(drafts) == expected
    if expected:
        assert drafts[0].title == "Xét công nhận đảng viên chính thức: đ/c Lý Gia Bảo"
        assert drafts[0].carried_lines == ("Đủ 12 tháng dự bị ngày 03/11/2026",)


@pytest.mark.parametrize(
    ("number", "skipped", "names"),
    [
        (1, (), ["Phan Thị Mỹ Linh"]),
        (2, (30,), ["Hoàng Thị Lan", "Tạ Thị Loan"]),
        (3, (30,), ["Hoàng Thị Lan", "Tạ Thị Loan", "Lương Ngọc Minh"]),
        (1, (11, 12, 13, 30), []),
    ],
)
def test_who_never_reported_comes_first_then_the_longest_wait(number, skipped, names):
    chosen = next_reporters((MINH, LOAN, NEW, LAN), number, skipped)
    assert [turn.full_name for turn in chosen] == names


@pytest.mark.parametrize(("members", "expected"), [(29, 1), (30, 2)])
def test_a_large_cell_hears_two_reports(members, expected):
    assert reporters_due(members, some_rules()) == expected


def test_the_one_whose_turn_it_is_stands_on_the_agenda():
    draft = carried_items(source(turns=(LAN, LOAN)))[0]
    assert (draft.title, draft.presenter_id) == ("Học tập và làm theo Bác: đ/c Lan", 11)
    assert draft.carried_lines == ("Đến lượt đ/c Hoàng Thị Lan báo cáo, chờ 13 kỳ",)


def test_two_reporters_of_one_given_name_are_told_apart():
    other = ReportTurn(31, "Nguyễn Thị Lan", None)
    draft = carried_items(source(turns=(LAN, other), reporters=2))[0]
    assert draft.title == "Học tập và làm theo Bác: đ/c Nguyễn Thị Lan, đ/c Hoàng Thị Lan"
    assert draft.carried_lines[0] == "Đến lượt đ/c Nguyễn Thị Lan báo cáo, chưa báo cáo lần nào"
    assert (draft.present_minutes, draft.discuss_minutes) == (10, 6)


@pytest.mark.parametrize("kind", [MeetingKind.THEMATIC, MeetingKind.COMMITTEE])
def test_other_kinds_take_over_their_own_items_only(kind):
    meetings = (EarlierMeeting("Quý III", (an_item(1, fate=ItemFate.POSTPONED),)),)
    drafts = carried_items(source(kind=kind, previous=a_previous(), turns=(LAN,), earlier=meetings))
    assert titles(drafts) == ["Thảo luận"]


def carried(kind=ItemKind.DISCUSSION, title="Trực", steps=(), from_id=None, **changes):
    return AgendaItemDraft(
        kind=kind,
        title=title,
        step_ids=steps,
        origin=ItemOrigin.CARRIED,
        carried_from_id=from_id,
        carried_lines=("T10: chưa bàn",),
        **changes,
    )


def test_results_and_reporter_take_the_lines_meant_for_them():
    drafts = carried_items(source(previous=a_previous(), turns=(LAN,)))
    agenda = with_carried(HD42.items, drafts)
    assert len(agenda) == len(HD42.items)
    assert agenda[2].title == "Kết quả Nghị quyết 16-NQ/CB"
    assert agenda[4].title == "Học tập và làm theo Bác: đ/c Lan"
    assert agenda[4].presenter_id == 11
    assert {agenda[n].origin for n in (2, 4)} == {ItemOrigin.CARRIED}
    assert sum(i.present_minutes + i.discuss_minutes for i in agenda) == 93


def test_remarks_are_named_under_the_report_of_the_month():
    drafts = carried_items(source(remarks=(OpenRemarks("Tổ công tác số 2", 1),)))
    agenda = with_carried(HD42.items, drafts)
    assert len(agenda) == len(HD42.items)
    assert agenda[3].carried_lines == ("Góp ý của Tổ công tác số 2 chưa trả lời: 1",)


def test_results_are_named_under_a_line_that_covers_them_too():
    agenda = with_carried(TUY_LOC.items, carried_items(source(previous=a_previous())))
    assert agenda[4].title == TUY_LOC.items[4].title
    assert agenda[4].carried_lines == ("Bảng 8 nhiệm vụ: 7 xong, 1 gia hạn",)


def test_a_new_thing_stands_before_the_closing_items():
    agenda = with_carried(HD42.items, [carried()])
    assert titles(agenda)[6:8] == ["Trực", "Kết luận; biểu quyết nghị quyết; giao việc"]


def test_a_new_thing_of_a_combined_meeting_stays_in_its_half():
    agenda = with_carried(COMBINED.items, [carried()])
    parts = [item.part for item in agenda]
    assert parts == sorted(parts)
    thematic = with_carried(COMBINED.items, [carried(part=ItemPart.THEMATIC)])
    assert titles(thematic)[-4] == "Trực"


def test_an_undiscussed_line_of_the_preset_is_named_under_its_successor():
    item = carried(ItemKind.INFORMATION, "Thời sự tháng 10", ("R-M3",), from_id=4)
    agenda = with_carried(HD42.items, [item])
    assert agenda[1].carried_lines == ("T10: chưa bàn: Thời sự tháng 10",)


def test_what_is_already_on_the_agenda_is_not_doubled():
    agenda = with_carried(HD42.items, [carried(), carried(title="TRỰC")])
    assert titles(agenda).count("Trực") == 1
    assert agenda[6].carried_lines == ("T10: chưa bàn",)


def test_a_longer_slot_of_the_preset_is_kept():
    agenda = with_carried(MODEL_NINETY.items, carried_items(source(turns=(LAN,))))
    study = next(item for item in agenda if item.kind is ItemKind.STUDY)
    assert (study.present_minutes, study.discuss_minutes) == (8, 7)


def test_an_empty_agenda_takes_what_is_carried():
    assert titles(with_carried((), [carried()])) == ["Trực"]


def a_directive(number=4, **changes) -> Directive:
    plain = Directive(
        number, f"{number}-NQ/ĐU", "Đảng ủy xã", "Chuyển đổi số", date(2026, 10, 20),
        summary="Nộp hồ sơ qua mạng\nBáo cáo ngày 25",
    )  # fmt: skip
    return replace(plain, **changes)


def test_a_paper_from_above_comes_as_an_information_item_with_what_it_means_here():
    (item,) = carried_items(source(directives=(a_directive(),)))
    assert (item.kind, item.directive_id) == (ItemKind.INFORMATION, 4)
    assert item.title == "Phổ biến: Chuyển đổi số (4-NQ/ĐU)"
    assert item.info_source == "Đảng ủy xã, 4-NQ/ĐU"
    assert item.local_meaning == "Nộp hồ sơ qua mạng\nBáo cáo ngày 25"
    assert item.carried_lines == ("Nhận 20/10, chờ 14 ngày",)


def test_a_paper_without_a_summary_says_so():
    (item,) = carried_items(source(directives=(a_directive(summary=""),)))
    assert item.carried_lines[0].endswith("chưa có tóm tắt")


def test_a_paper_whose_item_returns_does_not_come_twice():
    put_off = an_item(1, fate=ItemFate.POSTPONED, fate_reason="hết giờ", directive_id=4)
    earlier = (EarlierMeeting("T10", (put_off,)),)
    drafts = carried_items(source(earlier=earlier, directives=(a_directive(), a_directive(5))))
    assert [draft.directive_id for draft in drafts] == [4, 5]


def test_papers_stand_after_the_news_of_the_agenda():
    carried = carried_items(source(directives=(a_directive(), a_directive(5))))
    agenda = with_carried(HD42.items, carried)
    kinds = [item.kind for item in agenda]
    first = kinds.index(ItemKind.INFORMATION)
    assert [item.directive_id for item in agenda[first : first + 3]] == [None, 4, 5]


def test_papers_stand_before_the_closing_items_where_there_is_no_news():
    preset = (
        AgendaItemDraft(ItemKind.REPORT, "Báo cáo"),
        AgendaItemDraft(ItemKind.READING, "Đọc biên bản"),
    )
    agenda = with_carried(preset, carried_items(source(directives=(a_directive(),))))
    assert [item.kind for item in agenda][1] is ItemKind.INFORMATION


def test_a_returning_item_that_passes_a_paper_on_keeps_an_item_of_its_own():
    news = an_item(1, kind=ItemKind.INFORMATION, step_ids=("R-M3",), directive_id=4, content="",
                   fate=None, title="Thời sự")  # fmt: skip
    drafts = carried_items(source(earlier=(EarlierMeeting("T10", (news,)),)))
    agenda = with_carried(HD42.items, drafts)
    assert [item.title for item in agenda if item.directive_id == 4] == ["Thời sự"]


def test_answers_that_came_are_told_at_the_next_meeting():
    report = carried_items(source(petitions=1, answers=("Sửa mái nhà văn hóa",)))[0]
    assert report.carried_lines == (
        "Kiến nghị, nguyện vọng chưa trả lời: 1",
        "Báo lại trả lời kiến nghị: Sửa mái nhà văn hóa",
    )
