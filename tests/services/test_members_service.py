from datetime import date

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.members import LeftKind, MemberClass, MemberForm, Post, Situation


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
