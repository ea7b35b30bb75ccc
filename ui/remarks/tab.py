"""Its tabs are those of any place with tabs."""

from ui.place_tab import PlaceTab

__all__ = ["PlaceTab"]
