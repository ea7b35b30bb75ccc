"""Cards beside a list, or whole below it where the window is narrow; always painted."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.labels import Label
from ui.kit.list_with_side import ListWithSide


@pytest.fixture
def card() -> Card:
    made = Card("Nhiệm vụ")
    for word in ("Chủ trì", "Hạn", "Sản phẩm"):
        made.add(Label(word))
    return made


@pytest.fixture
def view(card: Card) -> ListWithSide:
    return ListWithSide(QWidget(), (card,))


def test_below_the_list_the_cards_stand_whole(view, card, show, qtbot):
    show(view, 800, 400)
    assert card.mapTo(view, card.rect().topLeft()).y() >= view._main.geometry().bottom()
    qtbot.waitUntil(lambda: card.height() >= card.sizeHint().height())
    view.resize(1400, 400)
    assert card.mapTo(view, card.rect().topLeft()).x() >= view._main.geometry().right()


def test_cards_measured_while_hidden_are_painted_once_seen(dressed, view, card, show):
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    stack.addWidget(view)
    show(stack, 800, 700)
    stack.grab()  # gives its size to what is hidden, as a paper preview or a screen shot does
    stack.setCurrentIndex(1)
    picture = stack.grab().toImage()
    spot = card.mapTo(stack, card.rect().center())
    assert picture.pixelColor(spot.x() + 60, spot.y()) == theme.colour("surface")


def test_a_card_that_grows_takes_its_room(view, card, show, qtbot):
    show(view, 800, 400)
    before = view._area.height()
    for _ in range(6):
        card.add(Label("Kết quả"))
    qtbot.waitUntil(lambda: view._area.height() > before)
    assert card.height() <= view._area.height()
