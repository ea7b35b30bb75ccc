from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.member_cards import MemberFigure
from app.domain.members import LeftKind, MemberClass, MemberForm, Post, Situation
from app.domain.minutes import EntryDraft, EntryKind


def test_members_are_listed_by_given_name(services, members):
    names = [row.full_name for row in services.members.list(2026)]
    assert names == [
        "Lý Gia Bảo",
        "Phạm Văn Dũng",
        "Hồ Sỹ Đạt",
        "Bùi Thị Thu Hà",
        "Nguyễn Thị Hạnh",
        "Vũ Thị Thắm",
    ]


def test_names_are_those_of_the_list_as_members_come_and_leave(services, members):
    def listed() -> tuple[tuple[int, str], ...]:
        return tuple((row.id, row.full_name) for row in services.members.list(2026))

    assert services.members.names() == listed()
    services.members.leave(members["Lý Gia Bảo"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    services.members.add(MemberForm("Trần Văn An"))
    assert services.members.names() == listed()
    assert "Lý Gia Bảo" not in dict(services.members.names()).values()


def test_a_member_without_a_name_is_refused(services):
    with pytest.raises(ValidationError) as refusal:
        services.members.add(MemberForm("  "))
    assert refusal.value.problems[0].field == "full_name"


def test_one_undo_takes_back_an_import_of_many(services):
    services.members.add_many((MemberForm("Trần Văn An"), MemberForm("Lê Thị Bình")))
    assert services.history.undo() == "Thêm 2 đảng viên"
    assert services.members.list(2026, with_left=True) == ()


def test_a_situation_changes_the_class_from_its_day_on(services, members):
    member = members["Hồ Sỹ Đạt"]
    services.members.set_situation(member, Situation.EXEMPT, date(2026, 11, 1))
    row = next(r for r in services.members.list(2026) if r.id == member)
    assert row.member_class is MemberClass.EXEMPT


def test_two_situations_of_one_kind_may_not_overlap(services, members):
    member = members["Hồ Sỹ Đạt"]
    services.members.set_situation(member, Situation.EXEMPT, date(2026, 1, 1))
    with pytest.raises(ValidationError):
        services.members.set_situation(member, Situation.EXEMPT, date(2026, 5, 1))


def test_a_situation_ends_on_its_last_day_exclusively(services, members):
    member = members["Hồ Sỹ Đạt"]
    period = services.members.set_situation(member, Situation.EXEMPT, date(2026, 1, 1))
    services.members.end_situation(period, date(2026, 11, 4))
    row = next(r for r in services.members.list(2026) if r.id == member)
    assert row.member_class is MemberClass.OFFICIAL


@pytest.mark.parametrize("ends_on", [date(2025, 6, 1), date(2025, 5, 1)])
def test_a_post_may_not_end_before_it_began(services, members, ends_on):
    post = services.members.get(members["Nguyễn Thị Hạnh"]).posts[0]
    with pytest.raises(ValidationError):
        services.members.end_post(post.id, ends_on)


def test_who_left_is_shown_only_when_asked(services, members):
    services.members.leave(members["Vũ Thị Thắm"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    shown = {row.full_name for row in services.members.list(2026)}
    every = {row.full_name for row in services.members.list(2026, with_left=True)}
    assert "Vũ Thị Thắm" not in shown
    assert "Vũ Thị Thắm" in every


def test_a_member_named_in_a_meeting_cannot_be_deleted(services, members):
    meetings = services.plans.accept(services.plans.propose(2026))
    services.meetings.set_person(meetings[0], "chair_id", members["Hồ Sỹ Đạt"])
    with pytest.raises(Refused):
        services.members.remove(members["Hồ Sỹ Đạt"])


def test_a_member_entered_by_mistake_can_be_deleted_and_put_back(services, members):
    services.members.remove(members["Hồ Sỹ Đạt"])
    with pytest.raises(NotFound):
        services.members.get(members["Hồ Sỹ Đạt"])
    services.history.undo()
    assert services.members.get(members["Hồ Sỹ Đạt"]).full_name == "Hồ Sỹ Đạt"


def test_moving_to_another_group_ends_the_first(services, members):
    first, second = services.members.add_group("Tổ 1"), services.members.add_group("Tổ 2")
    member = members["Hồ Sỹ Đạt"]
    services.members.set_group(member, first, date(2026, 1, 1))
    services.members.set_group(member, second, date(2026, 6, 1))
    row = next(r for r in services.members.list(2026) if r.id == member)
    assert row.group_name == "Tổ 2"
    assert services.members.get(member).groups[0].ends_on == date(2026, 6, 1)


def test_a_post_shows_in_the_list(services, members):
    row = next(r for r in services.members.list(2026) if r.full_name == "Nguyễn Thị Hạnh")
    assert row.post_label == "Bí thư"
    services.members.set_post(members["Vũ Thị Thắm"], Post.COMMITTEE_MEMBER, date(2026, 1, 1))
    row = next(r for r in services.members.list(2026) if r.full_name == "Vũ Thị Thắm")
    assert row.post_label == "Chi ủy viên"


def test_the_roll_sentence_is_of_today(services, members):
    assert services.members.roll_sentence() == "6 đồng chí: 5 chính thức, 1 dự bị."


def test_coming_dates_follow_the_threshold_of_the_book(services, members, clock):
    clock.set(8, 0, date(2027, 2, 10))
    (line,) = services.members.coming_dates()
    assert line.text == "Đ/c Lý Gia Bảo đủ 12 tháng dự bị ngày 03/3/2027"


def test_a_list_may_be_sorted_by_family_name(services, members):
    settings = replace(services.cells.settings(), sort_by_family=True)
    services.cells.save_settings(settings)
    assert services.members.list(2026)[0].full_name == "Bùi Thị Thu Hà"


def test_leaving_needs_a_reason_and_a_day_after_joining(services, members):
    with pytest.raises(ValidationError) as refusal:
        services.members.leave(members["Vũ Thị Thắm"], date(2014, 1, 1), None)
    assert {problem.field for problem in refusal.value.problems} == {"left_kind", "left_on"}


def test_a_leaving_written_by_mistake_is_taken_back(services, members):
    services.members.leave(members["Vũ Thị Thắm"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    services.members.take_back_leaving(members["Vũ Thị Thắm"])
    assert services.members.get(members["Vũ Thị Thắm"]).form.left_kind is None


def test_a_second_secretary_is_named_and_not_refused(services, members):
    secretary_to_be = members["Vũ Thị Thắm"]
    found = services.members.post_warnings(secretary_to_be, Post.SECRETARY, date(2026, 11, 1))
    assert [p.message for p in found] == [
        "Đ/c Nguyễn Thị Hạnh cũng đang giữ chức bí thư trong thời gian này."
    ]
    assert (
        services.members.post_warnings(secretary_to_be, Post.COMMITTEE_MEMBER, date(2026, 11, 1))
        == ()
    )


def test_joining_a_group_by_name_makes_it_once(services, members):
    services.members.join_group(members["Hồ Sỹ Đạt"], "Tổ đảng số 1", date(2026, 1, 1))
    services.members.join_group(members["Vũ Thị Thắm"], "tổ đảng số 1", date(2026, 1, 1))
    assert [group.name for group in services.members.groups()] == ["Tổ đảng số 1"]


def test_a_move_to_a_group_is_one_action(services, members):
    services.members.join_group(members["Hồ Sỹ Đạt"], "Tổ đảng số 1", date(2026, 1, 1))
    services.history.undo()
    assert services.members.groups() == ()
    assert services.members.get(members["Hồ Sỹ Đạt"]).groups == ()


def test_a_group_cannot_be_left_before_it_was_joined(services, members):
    services.members.join_group(members["Hồ Sỹ Đạt"], "Tổ đảng số 1", date(2026, 5, 1))
    with pytest.raises(ValidationError):
        services.members.join_group(members["Hồ Sỹ Đạt"], "", date(2026, 5, 1))


def test_a_wrong_group_is_taken_away(services, members):
    member = members["Hồ Sỹ Đạt"]
    services.members.join_group(member, "Tổ đảng số 1", date(2026, 5, 1))
    services.members.remove_group_period(services.members.get(member).groups[0].id)
    assert services.members.get(member).groups == ()


def test_a_card_follows_the_minutes_and_an_undo_at_once(services, scoring, members):
    hanh = members["Nguyễn Thị Hạnh"]

    def said():
        card = services.members.card(hanh, 2026)
        return card.count(MemberFigure.PRAISE), [line.text for line in card.recent]

    before = said()
    item = services.meetings.file(scoring).agenda[0].id
    draft = EntryDraft(EntryKind.COMMENDATION, "Gương mẫu", item_id=item, member_id=hanh)
    services.minutes.add(scoring, draft)
    after = said()
    assert after[0] == before[0] + 1
    assert any("Gương mẫu" in text for text in after[1])
    services.history.undo()
    assert said() == before


def test_a_saved_member_is_told_anew_and_the_others_are_the_same(services, members):
    before = {member.id: member.form for member in services.members.all()}
    hanh = members["Nguyễn Thị Hạnh"]
    services.members.save(hanh, replace(before[hanh], phone="0900 000 001"))
    after = {member.id: member.form for member in services.members.all()}
    assert after[hanh].phone == "0900 000 001"
    assert all(after[other] is before[other] for other in before if other != hanh)
    services.history.undo()
    assert {member.id: member.form for member in services.members.all()} == before
