"""The look of the whole window: palette, size mode, fonts, style and the one style sheet."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from ui.kit import fonts, svg
from ui.kit.style import KitStyle
from ui.kit.tokens import (
    Colours,
    PaletteName,
    SizeName,
    Sizes,
    palette,
    size_mode,
    snake,
)

__all__ = [
    "Colours", "PaletteName", "SizeName", "Sizes", "Theme", "apply", "colour", "colours",
    "current", "face", "font", "notifier", "sheet", "sizes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """What the window wears now."""

    palette: PaletteName
    size: SizeName
    colours: Colours
    sizes: Sizes

    @property
    def is_high_contrast(self) -> bool:
        """Say whether edges and hatches must replace tints."""
        return self.palette is PaletteName.HIGH_CONTRAST


class Notifier(QObject):
    """Tells own-painted widgets that colours or sizes are others now."""

    changed = Signal()


class _State:
    """The look in force; replaced as a whole by `apply`."""

    def __init__(self) -> None:
        self.theme = _theme(PaletteName.LIGHT, SizeName.NORMAL)
        self.known: dict[str, QColor] = {}
        self.faces: dict[tuple[str, int | None, bool], fonts.Face] = {}
        """Colours and faces of that theme by what was asked: drawing asks for little else."""
        self.asked: PaletteName | None = None
        self.style: KitStyle | None = None
        self.pictures: QTemporaryDir | None = None


def _theme(palette_name: PaletteName, size: SizeName) -> Theme:
    return Theme(palette_name, size, palette(palette_name), size_mode(size))


@cache
def _state() -> _State:
    return _State()


@cache
def notifier() -> Notifier:
    """Return the object whose `changed` signal follows every change of look."""
    return Notifier()


def current() -> Theme:
    """Return the look in force."""
    return _state().theme


def colours() -> Colours:
    """Return the colours in force."""
    return _state().theme.colours


def sizes() -> Sizes:
    """Return the sizes in force."""
    return _state().theme.sizes


def colour(name: str) -> QColor:
    """Return a colour by token (`border_strong` or `borderStrong`) or written as `#RRGGBB`."""
    known = _state().known
    found = known.get(name)
    if found is None:
        if name.startswith("#"):
            return QColor(name)
        found = known[name] = _parse(getattr(colours(), snake(name)))
    return found


def font(style: str = "body", *, weight: int | None = None, tabular: bool = False) -> QFont:
    """Return the font of a text style: body, strong, small, section, title, figure, clock…"""
    return fonts.of(face(style, weight, tabular=tabular))


def face(style: str, weight: int | None = None, *, tabular: bool = False) -> fonts.Face:
    """Return what the font of a text style is made of in the size mode in force."""
    known = _state().faces
    found = known.get((style, weight, tabular))
    if found is None:
        found = known[style, weight, tabular] = _face(style, weight, tabular=tabular)
    return found


def _face(style: str, weight: int | None, *, tabular: bool) -> fonts.Face:
    name, usual = _STYLES[style]
    points = getattr(sizes(), name) if isinstance(name, str) else name
    return fonts.Face(points, weight or usual, tabular or style in _TABULAR)


_STYLES: dict[str, tuple[str | float, int]] = {
    "body": ("font_body", 400),
    "strong": ("font_body", 600),
    "small": ("font_small", 400),
    "label": ("font_small", 500),
    "caption": ("font_caption", 400),
    "header": ("font_small", 600),
    "chip": ("font_small", 600),
    "section": ("font_section", 600),
    "title": ("font_title", 600),
    "figure": ("font_figure", 600),
    "clock": ("font_clock", 600),
    "readback": ("font_readback", 400),
    "key": (9.5, 400),
}
_TABULAR = frozenset({"clock"})


def apply(app: QApplication, palette: PaletteName | None, size: SizeName) -> None:
    """Dress the application; `palette` None follows the system, now and later."""
    state = _state()
    state.asked = palette
    style = _prepared_style(app, state)
    chosen = _theme(palette or _system_palette(), size)
    sheet = _sheet(chosen, state)
    if sheet == style.sheet:
        return
    dressed = [widget for widget in app.allWidgets() if widget.styleSheet() == style.sheet != ""]
    state.theme, style.sheet = chosen, ""
    state.known.clear()
    state.faces.clear()
    app.setFont(font())  # with the old sheet off, parts would take this font one change late
    app.setPalette(_qt_palette(chosen.colours))
    for widget in dressed:  # put on anew Qt dresses each part once, else once for each ancestor
        widget.setStyleSheet("")
    style.sheet = sheet
    for window in app.topLevelWidgets():
        style.dress(window)
    notifier().changed.emit()


def sheet() -> str:
    """Return the style sheet in force, which every window wears."""
    style = _state().style
    return style.sheet if style is not None else ""


def _prepared_style(app: QApplication, state: _State) -> KitStyle:
    if state.style is not None and app.property("dressed"):
        return state.style
    fonts.load()
    style = state.style = KitStyle("Fusion")
    app.setStyle(style)
    app.setProperty("dressed", True)
    app.styleHints().colorSchemeChanged.connect(lambda: _follow_system(app))
    return style


def _follow_system(app: QApplication) -> None:
    state = _state()
    if state.asked is None:
        apply(app, None, state.theme.size)


def _system_palette() -> PaletteName:
    hints = QGuiApplication.styleHints()
    if _wants_contrast(hints):
        return PaletteName.HIGH_CONTRAST
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    return PaletteName.DARK if is_dark else PaletteName.LIGHT


def _wants_contrast(hints: QObject) -> bool:
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast)


def _qt_palette(tokens: Colours) -> QPalette:
    """Return the QPalette that unstyled parts and rich-text links use."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, tokens.window), (role.WindowText, tokens.text),
        (role.Base, tokens.surface), (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text), (role.Button, tokens.surface),
        (role.ButtonText, tokens.text), (role.BrightText, tokens.on_primary),
        (role.Highlight, tokens.selection_bg), (role.HighlightedText, tokens.selection_text),
        (role.Link, tokens.primary_text), (role.LinkVisited, tokens.primary_text),
        (role.PlaceholderText, tokens.text_muted), (role.ToolTipBase, tokens.tooltip_bg),
        (role.ToolTipText, tokens.tooltip_text), (role.Mid, tokens.border_strong),
        (role.Midlight, tokens.hover), (role.Dark, tokens.border_strong),
        (role.Light, tokens.surface), (role.Shadow, tokens.border_strong),
    ):  # fmt: skip
        made.setColor(target, _parse(value))
    disabled = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, target, _parse(tokens.text_disabled))
    return made


_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")


@cache
def _parse(value: str) -> QColor:
    match = _RGBA.fullmatch(value)
    if match is None:
        return QColor(value)
    red, green, blue = (int(part) for part in match.groups()[:3])
    return QColor(red, green, blue, round(float(match[4]) * 255))


_PLACE = re.compile(r"\$\{(\w+)(?:-(\d+))?\}")
_PICTURES = (
    ("chevron-down", "text_secondary"),
    ("chevron-up", "text_secondary"),
    ("check", "on_primary"),
    ("x", "text_secondary"),
)


def _sheet(chosen: Theme, state: _State) -> str:
    template = paths.resource("theme.qss").read_text(encoding="utf-8")
    if chosen.is_high_contrast:
        template = template.replace("/*HC", "").replace("HC*/", "")
    pictures = _draw_pictures(chosen, state)

    def value(match: re.Match[str]) -> str:
        name, less = match[1], int(match[2] or 0)
        if name == "pictures":
            return pictures
        if name.startswith("marks_"):
            return str(_marks(name.removeprefix("marks_"), chosen))
        if hasattr(chosen.colours, name):
            return str(getattr(chosen.colours, name))
        return f"{getattr(chosen.sizes, name) - less:g}"

    return _PLACE.sub(value, template)


def _marks(style: str, chosen: Theme) -> int:
    """Return the room above a label of a style for stacked marks such as Ẩ."""
    name, weight = _STYLES[style]
    points = getattr(chosen.sizes, name) if isinstance(name, str) else name
    return fonts.room_for_marks(fonts.make(points, weight))


def _draw_pictures(chosen: Theme, state: _State) -> str:
    """Write the few arrows and marks a style sheet can only take as files; return their stem."""
    if state.pictures is None:
        state.pictures = QTemporaryDir()
    if not state.pictures.isValid():
        return ""
    stem = f"{state.pictures.path()}/{chosen.palette}"
    for name, token in _PICTURES:
        target = Path(f"{stem}-{name}.svg")
        if not target.exists():
            target.write_bytes(svg.recoloured(name, getattr(chosen.colours, token)))
    return stem
