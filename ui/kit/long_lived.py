"""What a window and its pages are made of stays until the book is closed.

Looking through all of it again for garbage takes a tenth of a second, in the middle of a click. And
Qt crashes when garbage with widgets in it is found, and so destroyed, on a background thread.
"""

import gc
from collections.abc import Hashable

_reasons: set[Hashable] = set()
"""Why Python does not look for garbage of its own accord now."""

_BUILDING = "building"


def pause(reason: Hashable) -> None:
    """Look for no garbage unasked until the reason is gone."""
    _reasons.add(reason)
    gc.disable()


def resume(reason: Hashable) -> None:
    """Look for garbage again, unless there is another reason not to."""
    _reasons.discard(reason)
    if not _reasons:
        gc.enable()


def sweep() -> None:
    """Look through what was made lately, on the thread that asks."""
    gc.collect(1)


def begin() -> None:
    """Look for no garbage while nearly everything that is made stays."""
    pause(_BUILDING)


def settle() -> None:
    """Look for garbage again, but not among what is there now."""
    gc.freeze()
    resume(_BUILDING)


def let_go() -> None:
    """Look among everything again, as when the book is closed."""
    gc.unfreeze()
