import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import buttons, flow
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.chips import Chip, ChipSpec, grade_chip, severity_chip
from ui.kit.counted_tabs import CountedTabs
from ui.kit.labels import ElidedLabel, Label
from ui.kit.page import Page


class MembersPage(Page):
    title = "Đảng viên"
    tables = frozenset({"members", "cells"})

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0

    def refresh(self) -> None:
        self.loads += 1
        self.set_subtitle("24 đồng chí: 22 chính thức")

    def acts(self):
        return (buttons.secondary("Nhập từ Excel"), buttons.primary("Thêm đảng viên"))


@pytest.fixture
def page(qtbot):
    made = MembersPage()
    qtbot.addWidget(made)
    return made


def test_a_page_loads_when_it_is_first_seen(page):
    assert page.loads == 0

    page.show()

    assert page.loads == 1
    assert page.header.subtitle.text() == "24 đồng chí: 22 chính thức"


@pytest.mark.parametrize(
    ("tables", "loads"), [({"members"}, 2), ({"meetings"}, 1), ({"cells", "x"}, 2)]
)
def test_a_seen_page_loads_again_only_for_its_own_tables(page, tables, loads):
    page.show()

    page.on_changed(tables)

    assert page.loads == loads


def test_a_hidden_page_waits_until_it_is_seen(page):
    page.show()
    page.hide()
    page.on_changed({"members"})
    page.on_changed({"members"})
    assert page.loads == 1

    page.show()
    assert page.loads == 2
    page.hide()
    page.show()
    assert page.loads == 2


def test_the_primary_act_stands_last(page):
    page.show()

    row = page.header._acts
    words = [row.itemAt(place).widget().text() for place in range(row.count())]
    assert words == ["Nhập từ Excel", "Thêm đảng viên"]


def test_a_card_names_itself_and_keeps_its_corners_above_its_content(qtbot):
    card = Card("Việc cần làm", right=[Label("5")], edge_to_edge=True)
    qtbot.addWidget(card)
    card.add(QWidget())
    card.add(Label("x"))

    assert card.accessibleName() == "Việc cần làm"
    assert card.children()[-1] is card._edge


def test_an_empty_state_offers_its_act(qtbot):
    empty = EmptyState("inbox", "Chưa có góp ý nào.", "Ghi sau mỗi lần dự họp.", act="Ghi góp ý")
    qtbot.addWidget(empty)

    with qtbot.waitSignal(empty.pressed):
        empty.findChild(buttons.PushButton).click()


def test_a_notice_can_be_acted_on_and_closed(qtbot):
    acted = []
    notice = Notice(
        "Cần hỏi cấp trên.", "warn", act="Xem", on_act=lambda: acted.append(1), closable=True
    )
    qtbot.addWidget(notice)
    notice.show()
    act, close = notice.findChildren(buttons.PushButton)

    act.click()
    close.click()

    assert acted == [1]
    assert notice.isHidden()
    assert close.accessibleName() == "Đóng thông báo"


@pytest.mark.parametrize(
    ("word", "role"),
    [("Tốt", "ok"), ("Khá", "info"), ("Trung bình", "warn"), ("Kém", "error"), ("–", "neutral")],
)
def test_grades_have_their_roles(word, role):
    assert grade_chip(word) == ChipSpec(word, role)


def test_severities_come_with_a_word_and_an_icon():
    assert severity_chip("E") == ChipSpec("Phải sửa", "error", "octagon-alert")


def test_chips_are_never_cut(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    chip = Chip(ChipSpec("Cần hỏi cấp trên", "warn", "triangle-alert"))
    column.addWidget(chip)
    holder.resize(20, 50)
    holder.show()

    assert chip.width() == chip.sizeHint().width()
    assert chip.height() == 24


def test_a_cut_label_offers_its_whole_text(qtbot):
    label = ElidedLabel("Thực hành tiết kiệm, chống lãng phí trong công sở")
    qtbot.addWidget(label)
    label.resize(100, 24)
    label.show()
    assert label.toolTip() == label.text()

    label.resize(900, 24)
    assert label.toolTip() == ""


def test_flowing_widgets_start_a_new_line_when_one_is_full(qtbot):
    chips = [Chip(ChipSpec("Đang làm")) for _ in range(6)]
    holder = flow.flow(*chips)
    qtbot.addWidget(holder)
    width = 2 * chips[0].sizeHint().width() + 8
    holder.resize(width, holder.heightForWidth(width))
    holder.show()

    assert holder.height() == 3 * 24 + 2 * 8
    assert [chip.x() for chip in chips] == [0, chips[1].x()] * 3
    assert chips[1].geometry().right() < width


def test_the_key_of_a_button_takes_room_beside_its_words(qtbot):
    plain, keyed = buttons.secondary("Mục tiếp"), buttons.secondary("Mục tiếp", keys="F2")
    for button in (plain, keyed):
        qtbot.addWidget(button)

    assert keyed.sizeHint().width() > plain.sizeHint().width() + 20
    keyed.set_keys("")
    assert keyed.sizeHint() == plain.sizeHint()


def test_an_icon_button_has_a_name_and_a_tooltip_with_its_key(qtbot):
    button = buttons.icon_button("undo-2", "Hoàn tác", keys="Ctrl+Z")
    qtbot.addWidget(button)

    assert (button.accessibleName(), button.toolTip()) == ("Hoàn tác", "Hoàn tác (Ctrl+Z)")
    assert button.sizeHint().width() == button.sizeHint().height() == 36


def test_tabs_leave_their_pictures_out_when_figures_come_later(qtbot):
    """The figures of a page are counted after it was laid out: no window is resized then."""
    tabs = CountedTabs((("Góp ý của người dự", "hand"), ("Kiến nghị", "inbox")), "Sổ")
    qtbot.addWidget(tabs)
    tabs.resize(tabs.sizeHint())
    assert not tabs.tabIcon(0).isNull()
    tabs.set_count(1, 140)
    assert tabs.tabIcon(0).isNull()
    tabs.set_count(1, None)
    assert not tabs.tabIcon(0).isNull()
