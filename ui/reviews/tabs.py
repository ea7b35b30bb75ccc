"""The tabs of the place in their order; a new one is a module of its own and a line here."""

from ui.place_tab import PlaceTab
from ui.reviews.points_tab import PointsTab
from ui.reviews.turns_tab import TurnsTab
from ui.reviews.year_tab import YearTab

TABS: tuple[type[PlaceTab], ...] = (YearTab, PointsTab, TurnsTab)
