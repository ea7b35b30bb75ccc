from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.members import LeftKind, Post, Situation
from ui.members.editor import MemberEditor
from ui.members.facts import NEW_GROUP
from ui.members.page import MembersPage


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def said(workspace) -> list[str]:
    sentences: list[str] = []
    workspace.said.connect(lambda sentence, _undo: sentences.append(sentence))
    return sentences


@pytest.fixture
def secretary(services) -> int:
    return next(m.id for m in services.members.all() if m.full_name == "Nguyễn Thị Hạnh")


@pytest.fixture
def editor(page, services) -> MemberEditor:
    member = next(m for m in services.members.all() if m.full_name == "Hồ Sỹ Đạt")
    page.edit(member.id)
    return page.editor


def type_into(form, name, text):
    field = form.input(name)
    (field.line if hasattr(field, "line") else field).setText(text)
    field.changed.emit()


def test_a_new_member_is_written_and_chosen(page, said, services):
    page.add()
    type_into(page.editor.forms[0], "full_name", "Trần Văn An")
    type_into(page.editor.forms[0], "birth_date", "05/1984")
    page.editor.save()
    assert said == ["Đã thêm đ/c Trần Văn An."]
    assert page.listing.panel.name.text() == "Trần Văn An"
    added = next(m for m in services.members.all() if m.full_name == "Trần Văn An")
    assert added.form.birth_date.text() == "05/1984"
    services.history.undo()
    assert page.listing.panel.name.text() != "Trần Văn An"


def test_a_member_without_a_name_is_not_written(page, services):
    page.add()
    page.editor.save()
    assert page.editor.forms[0].problem_texts() == {"full_name": "Chưa ghi: Họ và tên khai sinh."}
    assert len(services.members.all()) == 6


def test_an_unreadable_date_is_named_beside_its_field(page):
    page.add()
    type_into(page.editor.forms[0], "full_name", "Trần Văn An")
    type_into(page.editor.forms[0], "birth_date", "13/13/1984")
    page.editor.save()
    assert "birth_date" in page.editor.forms[0].problem_texts()


def test_odd_dates_are_warned_of_and_still_written(editor, services):
    type_into(editor.forms[0], "birth_date", "2000")
    type_into(editor.forms[0], "card_number", "123")
    assert "chưa đủ 18 tuổi" in editor.warnings.label.text()
    assert "3 chữ số" in editor.warnings.label.text()
    editor.save()
    assert services.members.get(editor.member_id).form.card_number == "123"


def test_leaving_the_form_keeps_a_change(page, editor, services):
    type_into(editor.forms[1], "occupation", "Kế toán")
    editor.leave()
    assert services.members.get(editor.member_id).form.occupation == "Kế toán"
    assert not page.listing.isHidden()


def test_the_window_can_keep_what_is_typed(page, editor, services):
    type_into(editor.forms[1], "work_unit", "Văn phòng")
    page.keep_typed()
    assert services.members.get(editor.member_id).form.work_unit == "Văn phòng"


def test_a_change_can_be_dropped(page, editor, services):
    type_into(editor.forms[1], "work_unit", "Văn phòng")
    editor.drop()
    assert services.members.get(editor.member_id).form.work_unit == ""


def test_a_new_member_half_written_is_still_there_after_looking_elsewhere(page, editor):
    page.add()
    type_into(editor.forms[0], "full_name", "Trần Văn")
    editor.leave()
    page.add()
    assert editor.form().full_name == "Trần Văn"


def test_typing_survives_a_change_made_elsewhere(page, editor, services, secretary):
    type_into(editor.forms[1], "work_unit", "Văn phòng")
    services.members.set_post(secretary, Post.COMMITTEE_MEMBER, date(2026, 1, 1))
    assert editor.form().work_unit == "Văn phòng"


def test_a_situation_is_added_ended_and_removed(editor, services, said):
    card = editor.facts.situations
    card.add_button.click()
    card.form.input("situation").set_value(Situation.TEMPORARY_OUT)
    type_into(card.form, "starts_on", "01/7/2026")
    card.keep_button.click()
    (row,) = card.rows
    assert row.fact.dates_text() == "từ 01/7/2026 đến nay"
    row.end_button.click()
    row.end_now.click()
    assert card.rows[0].fact.ends_on == date(2026, 11, 4)
    card.rows[0].remove_button.click()
    assert card.rows == []
    assert [sentence.partition(" ")[0] for sentence in said] == ["Đã", "Đã", "Đã"]


def test_tab_reaches_a_form_opened_later_where_it_stands(page, secretary):
    page.edit(secretary)
    editor = page.editor
    posts = editor.facts.posts
    for card in (editor.facts.situations, posts):
        card.show_form(is_shown=True)
    row = posts.rows[0]
    row.end_button.click()
    parts = (
        editor.facts.situations.add_button, editor.facts.situations.form, posts.add_button,
        posts.form, editor.facts.groups.add_button, row.remove_button, row.end_now,
    )  # fmt: skip
    stops = tab_stops(editor.window())
    places = [next(n for n, stop in enumerate(stops) if holds(part, stop)) for part in parts]
    assert places == sorted(places)


def tab_stops(window: QWidget) -> list[QWidget]:
    """The parts of a window in the order in which Tab goes through them."""
    found: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not None and part is not window:
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part)
        part = part.nextInFocusChain()
    return found


def holds(part: QWidget, stop: QWidget) -> bool:
    return stop is part or part.isAncestorOf(stop)


def test_a_situation_without_a_day_is_not_written(editor, services):
    card = editor.facts.situations
    card.add_button.click()
    card.form.input("situation").set_value(Situation.EXEMPT)
    card.keep_button.click()
    assert set(card.form.problem_texts()) == {"starts_on"}
    assert services.members.get(editor.member_id).situations == ()


def test_the_same_situation_twice_is_refused_beside_the_field(editor, services):
    services.members.set_situation(editor.member_id, Situation.EXEMPT, date(2026, 1, 1))
    card = editor.facts.situations
    card.add_button.click()
    card.form.input("situation").set_value(Situation.EXEMPT)
    type_into(card.form, "starts_on", "01/7/2026")
    card.keep_button.click()
    assert "trùng" in card.form.problem_texts()["starts_on"]


def test_a_second_secretary_is_only_warned_of(editor, services):
    card = editor.facts.posts
    card.add_button.click()
    card.form.input("post").set_value(Post.SECRETARY)
    type_into(card.form, "starts_on", "01/11/2026")
    assert "cũng đang giữ chức bí thư" in card.warning.text()
    card.keep_button.click()
    assert services.members.get(editor.member_id).posts[0].post is Post.SECRETARY


def test_a_new_group_is_made_by_putting_someone_in(editor, services):
    card = editor.facts.groups
    card.add_button.click()
    card.form.input("group").set_value(NEW_GROUP)
    type_into(card.form, "name", "Tổ đảng số 1")
    type_into(card.form, "starts_on", "01/01/2026")
    card.keep_button.click()
    assert card.rows[0].fact.title == "Tổ đảng số 1"
    card.rows[0].end_button.click()
    card.rows[0].end_now.click()
    assert services.members.get(editor.member_id).groups[0].ends_on == date(2026, 11, 4)


def test_leaving_the_cell_is_written_and_taken_back(editor, services):
    card = editor.facts.leaving
    card.leave_button.click()
    assert set(card.form.problem_texts()) == {"left_kind", "left_on"}
    card.form.input("left_kind").set_value(LeftKind.TRANSFERRED)
    type_into(card.form, "left_on", "01/11/2026")
    card.leave_button.click()
    assert card.state.text() == "Chuyển sinh hoạt chính thức từ ngày 01/11/2026."
    card.back_button.click()
    assert services.members.get(editor.member_id).form.left_on is None


def test_a_wrong_entry_is_deleted_and_can_be_put_back(page, editor, services, said):
    editor.facts.leaving.remove_button.click()
    assert said == ["Đã xóa đ/c Hồ Sỹ Đạt."]
    assert not page.listing.isHidden()
    services.history.undo()
    assert len(services.members.all()) == 6


def test_someone_named_in_a_meeting_is_not_deleted(editor, services, dialogs):
    meeting = services.plans.accept(services.plans.propose(2026))[0]
    services.meetings.set_person(meeting, "chair_id", editor.member_id)
    editor.facts.leaving.remove_button.click()
    assert "ngày rời chi bộ" in dialogs.errors[0]


def test_undoing_an_addition_leaves_the_form_of_that_member(page, services, workspace):
    page.add()
    type_into(page.editor.forms[0], "full_name", "Trần Văn An")
    page.editor.save()
    page.edit(page.listing.table.current().id)
    workspace.undo()
    assert not page.listing.isHidden()
    assert page.editor.member_id is None
