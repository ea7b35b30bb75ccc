"""The tabs of the place in their order; a new one is a module of its own and a line here."""

from ui.remarks.remarks_view import RemarksView
from ui.remarks.tab import PlaceTab

TABS: tuple[type[PlaceTab], ...] = (RemarksView,)
