"""The tabs of the place in their order; a new one is a module of its own and a line here."""

from ui.place_tab import PlaceTab
from ui.remarks.remarks_view import RemarksView
from ui.remarks.teams_view import TeamsView

TABS: tuple[type[PlaceTab], ...] = (RemarksView, TeamsView)
