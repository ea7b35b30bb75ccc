"""The tabs of the place in their order; a new one is a module of its own and a line here."""

from ui.place_tab import PlaceTab
from ui.remarks.directives_view import DirectivesView
from ui.remarks.models_view import ModelsView
from ui.remarks.petitions_view import PetitionsView
from ui.remarks.remarks_view import RemarksView
from ui.remarks.teams_view import TeamsView

TABS: tuple[type[PlaceTab], ...] = (
    RemarksView,
    PetitionsView,
    DirectivesView,
    ModelsView,
    TeamsView,
)
