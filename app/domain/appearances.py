"""How the window of one computer looks; told before anything of a book is loaded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AppearanceChoice:
    """Palette and size of the window; kept per computer, not in the data file."""

    palette: str = "light"
    size: str = "normal"
    show_keys: bool = True
