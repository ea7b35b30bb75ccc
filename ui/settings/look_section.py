"""Giao diện, cỡ chữ: three sizes, four palettes with small pictures, keys on buttons; at once."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import appearance, fonts, theme
from ui.kit.cards import Card
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.kit.option_cards import OptionCard, OptionCards
from ui.kit.painted import Painted
from ui.kit.painting import draw_box, scaled
from ui.kit.tokens import (
    PALETTE_LABELS,
    SIZE_LABELS,
    Colours,
    PaletteName,
    SizeName,
    palette,
    size_mode,
)
from ui.settings.section import Section
from ui.settings.section_places import LOOK
from ui.workspace import Workspace

SAMPLE_WORDS = "Chi bộ Văn phòng"
SYSTEM_LABEL = "Theo máy"


class LookSection(Section):
    """Changes the look on this computer; the book itself is not touched."""

    entry = LOOK

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.sizes = OptionCards([(size.value, _size_card(size)) for size in SizeName])
        self.palettes = OptionCards(
            [
                (appearance.SYSTEM, _palette_card(SYSTEM_LABEL, None)),
                *((name.value, _palette_card(PALETTE_LABELS[name], name)) for name in PaletteName),
            ]
        )
        self.keys = Check("Hiện phím tắt trên nút")
        note = Label("Đổi là thấy ngay, không cần khởi động lại", "small")
        card = Card(self.entry.title, right=[note])
        card.body.setSpacing(12)
        for widget in (self.sizes, self.palettes, self.keys):
            card.add(widget)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._connect()

    def refresh(self) -> None:
        """Show the look that was chosen."""
        chosen = appearance.choice(self.workspace.state)
        self.sizes.set_value(chosen.size)
        self.palettes.set_value(chosen.palette)
        self.keys.set_value(chosen.show_keys)

    def _connect(self) -> None:
        self.sizes.chosen.connect(lambda key: self._keep(size=key))
        self.palettes.chosen.connect(lambda key: self._keep(palette=key))
        self.keys.changed.connect(lambda: self._keep(show_keys=self.keys.value()))
        theme.notifier().changed.connect(self.refresh)

    def _keep(self, **changed: str | bool) -> None:
        state = self.workspace.state
        chosen = appearance.choice(state)
        wanted = replace(
            chosen,
            palette=str(changed.get("palette", chosen.palette)),
            size=str(changed.get("size", chosen.size)),
            show_keys=bool(changed.get("show_keys", chosen.show_keys)),
        )
        appearance.keep_choice(state, wanted)


class PalettePicture(Painted):
    """A window in miniature: rail, two lines of words, one red button."""

    def __init__(self, name: PaletteName | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name

    def natural_height(self, width: int) -> int:
        """Return the height of the miniature."""
        del width
        return scaled(62)

    def paint(self, painter: QPainter) -> None:
        """Draw the miniature; “Theo máy” is half light, half dark."""
        whole = QRectF(self.rect())
        if self._name is not None:
            _paint_window(painter, whole, palette(self._name))
            return
        _paint_window(painter, whole, palette(PaletteName.LIGHT))
        painter.setClipRect(whole.adjusted(whole.width() / 2, 0, 0, 0))
        _paint_window(painter, whole, palette(PaletteName.DARK))
        painter.setClipping(False)


def _paint_window(painter: QPainter, whole: QRectF, tokens: Colours) -> None:
    draw_box(painter, whole, fill=tokens.window, edge=tokens.border_strong, radius=4)
    rail = QRectF(whole.left() + 1, whole.top() + 1, scaled(26), whole.height() - 2)
    draw_box(painter, rail, fill=tokens.sidebar, edge=tokens.border)
    chosen = QRectF(rail.left() + 6, rail.top() + 9, rail.width() - 12, 6)
    draw_box(painter, chosen, fill=tokens.primary, radius=2)
    left, room = rail.right() + 10, whole.right() - rail.right() - 20
    lines = ((10, 0.55, tokens.text), (22, 0.8, tokens.text_secondary))
    for top, share, colour in lines:
        line = QRectF(left, whole.top() + scaled(top), room * share, 6)
        draw_box(painter, line, fill=colour, radius=2)
    button = QRectF(left, whole.top() + scaled(37), min(room * 0.3, scaled(44)), scaled(13))
    draw_box(painter, button, fill=tokens.primary, radius=3)


def _size_card(size: SizeName) -> OptionCard:
    points = size_mode(size).font_body
    card = OptionCard(SIZE_LABELS[size], f"{points:g} pt")
    sample = SampleWords(points)
    card.column.addWidget(sample)
    return card


class SampleWords(Label):
    """Words in a type size of their own, whatever the window wears."""

    def __init__(self, points: float) -> None:
        super().__init__(SAMPLE_WORDS)
        self._points = points
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(fonts.make(self._points))


def _palette_card(label: str, name: PaletteName | None) -> OptionCard:
    card = OptionCard(label)
    card.column.addWidget(PalettePicture(name))
    return card
