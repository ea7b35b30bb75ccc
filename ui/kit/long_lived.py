"""What a window and its pages are made of stays until the book is closed.

Looking through all of it again for garbage takes a tenth of a second, in the middle of a click.
"""

import gc


def begin() -> None:
    """Look for no garbage while nearly everything that is made stays."""
    gc.disable()


def settle() -> None:
    """Look for garbage again, but not among what is there now."""
    gc.freeze()
    gc.enable()


def let_go() -> None:
    """Look among everything again, as when the book is closed."""
    gc.unfreeze()
