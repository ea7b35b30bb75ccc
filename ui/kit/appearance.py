"""The look a person has chosen on this computer: kept between runs and put on at once."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.domain.appearances import AppearanceChoice
from ui.kit import theme
from ui.kit.state import WindowState
from ui.kit.tokens import PaletteName, SizeName

SYSTEM = "system"
"""The palette choice that follows the computer."""

_PALETTE, _SIZE, _SHOW_KEYS = "look/palette", "look/size", "look/show_keys"
_SIZES = tuple(SizeName)


def choice(state: WindowState) -> AppearanceChoice:
    """Return the look that was chosen; what cannot be read is as if never chosen."""
    usual = AppearanceChoice()
    palette, size = state.text(_PALETTE), state.text(_SIZE)
    return AppearanceChoice(
        palette=palette if palette == SYSTEM or palette in set(PaletteName) else usual.palette,
        size=size if size in set(SizeName) else usual.size,
        show_keys=state.flag(_SHOW_KEYS, default=usual.show_keys),
    )


def keep_choice(state: WindowState, chosen: AppearanceChoice) -> None:
    """Remember a look and put it on."""
    state.set_text(_PALETTE, chosen.palette)
    state.set_text(_SIZE, chosen.size)
    state.set_flag(_SHOW_KEYS, value=chosen.show_keys)
    state.save()
    apply_choice(state)


def apply_choice(state: WindowState) -> None:
    """Put on the look that was chosen."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    chosen = choice(state)
    app.setProperty("show_keys", chosen.show_keys)
    palette = None if chosen.palette == SYSTEM else PaletteName(chosen.palette)
    theme.apply(app, palette, SizeName(chosen.size))


def shows_keys() -> bool:
    """Say whether keys are printed on buttons."""
    app = QApplication.instance()
    return app is None or app.property("show_keys") is not False


def change_size(state: WindowState, steps: int) -> None:
    """Make everything larger or smaller by a step; none goes back to the usual size."""
    chosen = choice(state)
    at = _SIZES.index(SizeName(chosen.size)) + steps if steps else 0
    wanted = _SIZES[min(max(at, 0), len(_SIZES) - 1)]
    if wanted != chosen.size:
        keep_choice(state, replace(chosen, size=wanted.value))
