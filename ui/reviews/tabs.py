"""The tabs of the place in their order; a new one is a module of its own and a line here."""

from ui.place_tab import PlaceTab
from ui.reviews.turns_tab import TurnsTab

TABS: tuple[type[PlaceTab], ...] = (TurnsTab,)
