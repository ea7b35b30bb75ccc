"""The card Chương trình: editing in place, order, presets, shares of time, read-only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.directives import DirectiveDraft
from app.domain.meetings import MeetingKind
from tests.told_books import peopled_book
from tests.ui.meeting_samples import a_meeting, opened_meeting
from ui.kit.choice import Choice
from ui.meetings.agenda_item_form import ItemDialog
from ui.meetings.agenda_table import DISCUSS, PRESENT, PRESENTER, TITLE
from ui.meetings.prepare_agenda import AgendaCard


@pytest.fixture
def made_book(request: pytest.FixtureRequest) -> Path:
    return opened_meeting()[0] if "meeting" in request.fixturenames else peopled_book()


@pytest.fixture
def meeting(services) -> int:
    return opened_meeting()[1]


@pytest.fixture
def card(workspace, services, meeting: int, show: Callable[..., None]) -> AgendaCard:
    made = AgendaCard(workspace)
    show(made, 900, 700)
    made.show_view(services.meetings.view(meeting))
    workspace.changed.connect(lambda _tables: made.show_view(services.meetings.view(meeting)))
    return made


def agenda(services, meeting: int) -> tuple[AgendaItem, ...]:
    return services.meetings.file(meeting).agenda


def test_items_show_number_minutes_and_running_start(card):
    rows = [texts for texts in card.table.texts() if texts[0]]
    assert rows[0] == ("1", "Mở đầu, điểm danh, đảng phí, chương trình", "", "8", "–", "14:00")
    assert rows[1][3:] == ("9", "3", "14:08")
    assert [row[0] for row in rows] == [str(n) for n in range(1, 10)]


def test_what_is_carried_in_stands_under_its_item(card):
    texts = card.table.texts()
    place = next(i for i, row in enumerate(texts) if row[1].startswith("Học tập và làm theo Bác"))
    assert texts[place + 1][0] == ""
    assert texts[place + 1][1].startswith("Đến lượt đ/c")


def test_minutes_are_edited_in_place(card, services, meeting, qtbot):
    item = agenda(services, meeting)[1]
    card.edit_cell(card.table.index_of(item.id, PRESENT))
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert agenda(services, meeting)[1].present_minutes == 12
    assert card.table.texts()[2][5] == "14:23"


def test_a_digit_begins_to_edit_and_escape_leaves_all_as_it_was(card, services, meeting, qtbot):
    item = agenda(services, meeting)[1]
    card.table.setFocus()
    card.table.setCurrentIndex(card.table.index_of(item.id, DISCUSS))
    qtbot.keyClick(card.table, Qt.Key.Key_7)
    field = QApplication.focusWidget()
    assert field.text() == "7"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert agenda(services, meeting)[1].discuss_minutes == 3


def test_minutes_that_cannot_be_read_stay_to_be_mended(card, services, meeting, qtbot):
    item = agenda(services, meeting)[1]
    card.edit_cell(card.table.index_of(item.id, PRESENT))
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert field.toolTip() == "Chỉ ghi số, ví dụ 12."
    assert agenda(services, meeting)[1].present_minutes == 9


def test_title_and_presenter_are_edited_in_place(card, services, meeting, qtbot):
    item, member = agenda(services, meeting)[1], services.members.all()[0]
    card.edit_cell(card.table.index_of(item.id, TITLE))
    qtbot.keyClicks(QApplication.focusWidget(), "Thoi su")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    card.edit_cell(card.table.index_of(item.id, PRESENTER))
    card._edit.field.hidePopup()
    card._edit.field.set_value(member.id)
    card._edit.close(keeps=True)
    kept = agenda(services, meeting)[1]
    assert (kept.title, kept.presenter_id) == ("Thoi su", member.id)


def test_alt_and_arrows_move_an_item_and_undo_moves_it_back(
    card, services, meeting, workspace, qtbot
):
    before = [item.id for item in agenda(services, meeting)]
    card.table.select_item(before[3])
    qtbot.keyClick(card.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = [item.id for item in agenda(services, meeting)]
    assert moved[2:4] == [before[3], before[2]]
    assert card.table.current_item().id == before[3]
    workspace.undo()
    assert [item.id for item in agenda(services, meeting)] == before


def test_an_item_is_dragged_to_another_place(card, services, meeting, qtbot):
    before = [item.id for item in agenda(services, meeting)]
    view = card.table.viewport()
    start = card.table.visualRect(card.table.index_of(before[1], TITLE)).center()
    end = card.table.visualRect(card.table.index_of(before[6], TITLE)).bottomLeft() + QPoint(60, -4)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QApplication.sendEvent(view, _move(start + QPoint(0, 40)))
    QApplication.sendEvent(view, _move(end))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    after = [item.id for item in agenda(services, meeting)]
    assert after == [before[0], *before[2:7], before[1], *before[7:]]


def _move(point: QPoint):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), left, left, none)


def test_a_new_item_is_asked_for_and_stands_before_the_closing_ones(
    card, services, meeting, dialogs
):
    def fill(dialog: ItemDialog) -> bool:
        dialog.form.set_values({"title": "Quy chế trực cuối tuần", "kind": ItemKind.DISCUSSION})
        return True

    dialogs.answers.append(fill)
    card.add_button.click()
    items = agenda(services, meeting)
    place = [item.title for item in items].index("Quy chế trực cuối tuần")
    assert items[place + 1].kind is ItemKind.DECISION
    assert card.table.current_item().title == "Quy chế trực cuối tuần"


def test_delete_takes_an_item_off_and_undo_puts_it_back(card, services, meeting, workspace, qtbot):
    card.table.select_item(agenda(services, meeting)[1].id)
    qtbot.keyClick(card.table, Qt.Key.Key_Delete)
    assert len(agenda(services, meeting)) == 8
    workspace.undo()
    assert len(agenda(services, meeting)) == 9


def test_a_preset_takes_the_place_of_the_agenda(card, services, meeting):
    card.use_preset("thuong-ky-90", "Thường kỳ 90 phút")
    assert agenda(services, meeting)[0].title == "Ổn định, điểm danh, chương trình"


def test_shares_add_up_to_the_minutes_and_say_whether_they_are_enough(card, services, meeting):
    total = card.shares._total
    planned = sum(item.planned_minutes for item in agenda(services, meeting))
    assert total.figure == f"{planned} phút"
    assert total.sentence.startswith("đủ mức 90, kết thúc")
    for item in agenda(services, meeting)[1:4]:
        services.agendas.remove(item.id)
    assert card.shares._total.sentence.startswith("thiếu")
    assert card.shares._total.role == "warn"


def test_a_combined_meeting_names_its_halves(workspace, services, show):
    meeting = a_meeting(services, MeetingKind.COMBINED)
    card = AgendaCard(workspace)
    show(card, 900, 900)
    card.show_view(services.meetings.view(meeting))
    titles = [texts[0] for texts in card.table.texts() if len(texts) == 2]
    assert titles == ["Phần thường kỳ", "Phần chuyên đề"]


def test_the_author_of_a_topic_presents_it(services):
    author = services.members.all()[0].id
    meeting = a_meeting(services, MeetingKind.THEMATIC, is_open=False, day=date(2026, 11, 17))
    services.meetings.set_person(meeting, "topic_author_id", author)
    services.agendas.open(meeting)
    paper = next(item for item in agenda(services, meeting) if item.kind is ItemKind.PAPER)
    assert paper.presenter_id == author


def test_the_draft_of_an_item_is_kept_while_it_is_typed(workspace, services, meeting, show, qtbot):
    item = agenda(services, meeting)[3]
    dialog = ItemDialog(workspace, services.meetings.file(meeting), item)
    show(dialog, 800, 600)
    qtbot.keyClicks(dialog.text.field, "Uu diem")
    dialog.text.keep_now()
    assert services.history.unfinished()[0].key == dialog.text_key
    assert dialog.draft().draft_text == "Uu diem"
    dialog.reject()
    assert services.history.unfinished() == ()


def test_an_information_item_is_asked_for_its_source_and_what_it_means_here(
    card, services, meeting, dialogs, show
):
    def fill(dialog: ItemDialog) -> bool:
        show(dialog, 800, 600)
        assert not dialog.form.input("info_source").isVisible()
        dialog.form.input("kind").set_value(ItemKind.INFORMATION)
        dialog.form.input("kind").changed.emit()
        assert dialog.form.input("local_meaning").isVisible()
        dialog.form.set_values(
            {
                "title": "Tin trong tháng",
                "info_source": "Bản tin tháng 11",
                "local_meaning": "Trả hồ sơ qua mạng",
                "serves": "việc 17.3",
            }
        )
        return True

    dialogs.answers.append(fill)
    card.add_button.click()
    item = next(i for i in agenda(services, meeting) if i.title == "Tin trong tháng")
    said = (item.info_source, item.local_meaning, item.serves)
    assert said == ("Bản tin tháng 11", "Trả hồ sơ qua mạng", "việc 17.3")
    assert "Phục vụ: việc 17.3" in [row[1] for row in card.table.texts()]


def test_a_locked_agenda_can_only_be_read(workspace, services, meeting, card, qtbot):
    view = services.meetings.view(meeting)
    header = replace(view.file.header, locked_at=view.now)
    card.show_view(replace(view, file=replace(view.file, header=header)))
    item = agenda(services, meeting)[3]
    card.edit_cell(card.table.index_of(item.id, PRESENT))
    assert card._edit is None
    card.table.select_item(item.id)
    qtbot.keyClick(card.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert agenda(services, meeting)[3].id == item.id
    assert card.add_button.isHidden()


def test_an_item_of_the_preset_is_linked_to_a_paper_from_above_by_hand(
    card, services, meeting, dialogs, workspace
):
    items = agenda(services, meeting)
    news = next(item for item in items if item.kind is ItemKind.INFORMATION)
    received = DirectiveDraft("18-HD/ĐU", "Đảng ủy xã", "Sổ tay", date(2026, 10, 20))
    paper = services.directives.add(received)
    own = next((i for i in agenda(services, meeting) if i.directive_id == paper), None)
    if own is not None:
        services.agendas.remove(own.id)

    def fill(dialog: ItemDialog) -> bool:
        dialog.form.set_values({"directive_id": paper})
        return True

    dialogs.answers.append(fill)
    card.go_to(news.id, opens=True)
    assert services.directives.of_meeting(meeting)[0].id == paper
    other = next(item for item in items if item.id != news.id)
    offered = ItemDialog(workspace, services.meetings.file(meeting), other)
    choice = offered.form.input("directive_id")
    assert isinstance(choice, Choice)
    assert choice.texts() == ("Không phổ biến văn bản nào",)
